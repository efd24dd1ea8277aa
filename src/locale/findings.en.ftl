### Texts of all findings, one message a code, in the order of the table of codes.
###
### The value says what was found, `.label` and `.other` stand at the first and the second mark,
### `.hint` says what to type or do, `.explain` is Markdown for the manual and uses no arguments.
### An argument that is empty arrives as `none`.

## Report

severity-error = error
severity-warning = warning
severity-note = note
report-hint = help
report-summary = { $errors ->
    [0] { $warnings ->
        [0] No errors and no warnings.
        [one] Found 1 warning.
       *[other] Found { $warnings } warnings.
    }
    [one] { $warnings ->
        [0] Found 1 error.
        [one] Found 1 error and 1 warning.
       *[other] Found 1 error and { $warnings } warnings.
    }
   *[other] { $warnings ->
        [0] Found { $errors } errors.
        [one] Found { $errors } errors and 1 warning.
       *[other] Found { $errors } errors and { $warnings } warnings.
    }
}
report-more = … and { $count } more of { $code } in `{ $file }`.
report-more-elsewhere = … and { $count } more of { $code } in other places.
report-clean = All is well, nothing needs mending.

## 1xx: folders and files

shop-file-missing = The folder `{ $folder }` has no file `toko.yaml`.
    .hint = Open the folder of your shop, or start a new shop with `etalase init`.
    .explain =
        A folder becomes a shop by the `toko.yaml` in it, which holds the shop's name and number. Most
        often the command was run one folder too high or too deep.

        - Before: `etalase build Documents`
        - After: `etalase build Documents/toko-sari`

folder-missing = The folder `{ $folder }` does not exist.
    .hint = Check the spelling of the folder's name. If it has spaces, put it in quotation marks.
    .explain =
        A command can only work on a folder that is there. A name with spaces needs quotation marks;
        without them only its first word counts as the name.

        - Before: `etalase build Toko Sari`
        - After: `etalase build "Toko Sari"`

not-a-folder = `{ $folder }` is a file, but the folder of a shop is needed here.
    .hint = Type the name of the folder that holds `toko.yaml`, not the name of the file.
    .explain =
        A shop is made of several files and photos, so commands take its folder. Inside that folder
        the name can be left out.

        - Before: `etalase build toko-sari/toko.yaml`
        - After: `etalase build toko-sari`

group-folder = The folder `{ $folder }` is a group of shops, but this command works on one shop.
    .hint = Name the folder of one of its shops, such as `{ $folder }/toko/toko-sari`. To export for all of them, add `--each`.
    .explain =
        A folder with a `kelompok.yaml` is a group of several shops. They can be built and checked all
        at once, but commands such as printing a price list work on one shop. With `--each` an export is
        made for all shops at once.

        - Before: `etalase export pricelist koperasi-maju`
        - After: `etalase export pricelist koperasi-maju/toko/toko-sari`

odd-file-name = The name `{ $found }` is slightly off; the file was read as `{ $expected }` all the same.
    .hint = Rename `{ $found }` to `{ $expected }`.
    .explain =
        Notepad likes to add `.txt` to names, and Windows often hides it. The file is still read, but
        the right name saves confusion later. When saving in Notepad, choose "All files" as the type.

        - Before: `produk.yaml.txt`
        - After: `produk.yaml`

two-data-files = One folder has two data files; `{ $used }` was read, `{ $ignored }` was not.
    .other = the other file
    .hint = Move what you still need into `{ $used }`, then delete `{ $ignored }`.
    .explain =
        A folder has one data file. With two, it is easy to change a price in the one that nobody
        reads, and wonder why the shop stays the same.

        - Before: `produk.yaml` and `produk.yml`
        - After: `produk.yaml`

empty-folder = The folder `{ $folder }` holds nothing that can be shown.
    .hint = Put photos or a `produk.yaml` into it, or delete the folder if it is not needed.
    .explain =
        A folder inside `produk` is a product when it holds photos or a `produk.yaml`. An empty one is
        passed over, so shoppers do not see it.

        - Before: `produk/sirup-pala/` with nothing in it
        - After: `produk/sirup-pala/1-depan.jpg`

unreadable = { $reason ->
        [permission] This program is not allowed to open `{ $name }`.
        [held] Another program is using `{ $name }`.
        [missing] `{ $name }` was gone when it was about to be read.
       *[other] `{ $name }` cannot be opened.
    }
    .hint = { $reason ->
        [permission] Close other programs that use it, or copy it to a folder of your own and try again.
        [held] Close that program and try again. What is published of this shop stays.
        [missing] Check that the USB stick is still in and the name has not changed, then try again.
       *[other] Open it with another program; if that fails too, use your backup copy.
    }
    .explain =
        A part of the shop that cannot be opened is left out. The usual causes: another program is
        using the file, the USB stick was pulled out, or a memory card is wearing out.

        - Before: `produk.yaml` is locked by another program
        - After: that program is closed and `etalase build` is run again

name-not-unicode = The name `{ $name }` has letters that cannot be read, so it was passed over.
    .hint = Rename it with plain letters, digits and hyphens, such as `kopi-gayo.jpg`.
    .explain =
        Such names tend to come from old phones and computers. Another computer may read them
        differently, and the photo would vanish from its page.

        - Before: `kopi-?.jpg`
        - After: `kopi-gayo.jpg`

link-not-followed = `{ $name }` is only a link to another place, so it was passed over.
    .hint = Copy the real file or folder to this place, then delete the link.
    .explain =
        A link points to a place that another computer may not have. With the real files inside, the
        folder of the shop stays whole when it moves on a USB stick.

        - Before: `1-depan.jpg`, a link into the folder `Photos`
        - After: `1-depan.jpg`, the photo itself

unused-file = The file `{ $name }` was not read, because its name is not known.
    .hint = Rename it to `{ $expected }`. If it is just a note, start its name with `_`.
    .explain =
        Only files with certain names are read. This warning is here so that nothing you wrote is
        missed in silence. Files whose names start with `_` count as private notes.

        - Before: `ceritaa.md`
        - After: `cerita.md`

folder-in-product = The folder `{ $name }` lies inside a product's folder, and what is in it was not read.
    .hint = Move its photos up into the product's folder. If it is another product, move the folder out.
    .explain =
        The photos of a product belong straight in its folder. A folder that has photos or a
        `produk.yaml` is one product, so folders inside it are no products.

        - Before: `produk/kopi-gayo/foto/1-depan.jpg`
        - After: `produk/kopi-gayo/1-depan.jpg`

photo-in-category = The photo `{ $name }` lies in a category's folder and belongs to no product.
    .hint = Move the photo into its product's folder, or make a new folder for that product.
    .explain =
        A folder that holds product folders is a category. Nothing tells which product a photo lying
        there belongs to, so it is not shown.

        - Before: `produk/minuman/sirup.jpg`
        - After: `produk/minuman/sirup-pala/sirup.jpg`

name-not-portable = { $used ->
    [no] The name `{ $name }` has a `\` in it, so it was passed over.
   *[other] Windows cannot store the name `{ $name }`.
}
    .hint = Rename it with letters, digits and hyphens only, such as `kopi-gayo`.
    .explain =
        Shops travel on USB sticks, and most laptops run Windows. Names with signs like `:` `?` `*` `"`,
        with a dot or space at the end, or names like `con` and `nul` fail to be copied. A `\` divides
        folders there, so a name with one is not read on any system.

        - Before: `kopi: gayo?`
        - After: `kopi-gayo`

folder-name-slip = The folder `{ $found }` was not read. Perhaps `{ $expected }` is meant.
    .hint = Rename the folder to `{ $expected }`.
    .explain =
        The names of the folders that are read are fixed: `produk`, `halaman`, `kabar` and `tema`. One
        different letter hides all that is inside.

        - Before: `poduk/kopi-gayo/`
        - After: `produk/kopi-gayo/`

no-products = The shop in `{ $folder }` does not show a single product yet.
    .hint = Add the first product with `etalase add "Kopi Gayo" photo.jpg`.
    .explain =
        A shop without products is still built, but shoppers find nothing there. If there are products,
        check whether all of them are hidden with `visible: no`.

        - Before: `visible: no`
        - After: `visible: yes`

not-a-file = `{ $name }` should be a text file, but what is here is not a file.
    .hint = Rename that folder, then save the right text file as `{ $name }`.
    .explain =
        Now and then a folder is given the name of a file by accident. What is inside such a folder is
        not read.

        - Before: a folder `produk.yaml/`
        - After: a file `produk.yaml`

## 2xx: what is written in a file

no-shops = The group `{ $folder }` has no shop yet.
    .hint = { $file ->
        [none] Make a shop in the folder `toko`, for instance `etalase init { $folder }/toko/toko-sari`.
       *[other] `{ $file }` is a file here. Give it another name, then make a shop with `etalase init { $folder }/toko/toko-sari`.
    }
    .explain =
        Each member of a group has a folder of its own in `toko`, with its own `toko.yaml`. Until there
        is one, the portal shows the pages of the group alone.

        - Before: `koperasi-maju/kelompok.yaml` alone
        - After: `koperasi-maju/toko/toko-sari/toko.yaml`

file-among-shops = `{ $name }` is a file, but here each shop has a folder of its own.
    .hint = Move it into the folder of its shop, or let its name begin with `_` if it is only a note.
    .explain =
        The folder `toko` of a group holds folders only, one for each shop. A shop that was sent as one
        file, such as a `.zip`, has to be extracted first.

        - Before: `toko/toko-sari.zip`
        - After: `toko/toko-sari/toko.yaml`

group-in-shop = `{ $name }` is not read, since this folder is a shop already: it has a `toko.yaml`.
    .hint = Move `{ $name }` to the folder above, and this shop's folder into `toko` there.
    .explain =
        A folder is a shop or a group, not both. A group has a folder of its own with its shops in it.

        - Before: `toko-sari/toko.yaml` and `toko-sari/kelompok.yaml`
        - After: `koperasi-maju/kelompok.yaml` and `koperasi-maju/toko/toko-sari/toko.yaml`

group-too-deep = The group `{ $folder }` lies in a group that lies in another group, so it is passed over.
    .hint = Move its folder into `toko` of the uppermost group.
    .explain =
        A group may hold groups, such as a city with its cooperatives, but only on two levels.

        - Before: `kota/toko/koperasi/toko/kelas/kelompok.yaml`
        - After: `kota/toko/kelas/kelompok.yaml`

shop-address-taken = The address for the folder `{ $folder }` is taken by another shop; it becomes `toko/{ $address }`.
    .hint = Give one of the folders another name, so that addresses people have do not get mixed up.
    .explain =
        The address of a shop in a group's site is made of its folder's name without capitals, spaces and
        signs. Two folders of nearly the same name want the same address.

        - Before: `toko/Toko Sari` and `toko/toko-sari`
        - After: `toko/toko-sari-takengon` and `toko/toko-sari-bener`

unseen = `{ $name }` cannot be seen now. Its shop or group stays as it was published last.
    .hint = Check the USB stick, the permissions and the name of the folder, then build again. If it is not used any more, delete `{ $name }`.
    .explain =
        What cannot be seen was not necessarily deleted: a USB stick was pulled out, a folder is locked, or
        is suddenly only a link. So shoppers go on seeing the shop as it was published last, until it can
        be seen again or is really deleted. The other shops of a group are built all the same.

        - Before: `toko/toko-sari/`, locked or only a link
        - After: `toko/toko-sari/toko.yaml` can be opened again

shops-gone = The group `{ $folder }` has shops on its site, but none is left in its folder. The site stays as it was published last.
    .hint = Check that the USB stick is still plugged in and that the folder `toko` is in its place. If all shops were really deleted, type `etalase build --empty`.
    .explain =
        When all shops go at once, a USB stick was usually pulled out, or the folder `toko` was moved. So
        the site is not emptied just like that. One shop that is deleted while others are there leaves the
        site at once.

        - Before: `etalase build` with an empty folder `toko`
        - After: `etalase build --empty`, if that is what is meant

word-file = The file `{ $name }` was made with Word, so its text cannot be read here.
    .hint = Open it in Word, choose "Save as", then the type "Plain text" (`.txt`). If it is only a note, let its name start with `_`.
    .explain =
        A Word file holds much besides its text, and only Word can open it. Texts for buyers are saved
        as text: in `halaman` and `kabar` their names may end in `.txt` or `.md`, and in a product's
        folder the name is `cerita.md`.

        - Before: `halaman/tentang.docx`
        - After: `halaman/tentang.txt`

video-file = The video `{ $name }` is not shown.
    .hint = Upload the video to YouTube or TikTok, and write its address into `deskripsi`. If it is only kept here, let its name start with `_`.
    .explain =
        One video takes more of a buyer's data than the whole shop. So the shop shows photos only, and a
        link to a video is enough.

        - Before: `produk/kopi/sangrai.mp4`
        - After: `produk/kopi/3-sangrai.jpg`, and the video's address in `deskripsi`

shop-kept = The shop `{ $name }` stays as it was published last, since its data cannot be read.
    .hint = Mend the mistake that is shown in that file; the shop is updated then.
    .explain =
        One shop with a slip does not stop its group. The other shops are built, and buyers see this one as it
        was before the slip.

        - Before: `name: "Toko Sari`
        - After: `name: "Toko Sari"`

not-utf8 = The file `{ $name }` has damaged letters, so it cannot be read.
    .label = cannot be read from here on
    .hint = Open it in Notepad, choose "Save as", then pick `UTF-8` as the encoding.
    .explain =
        UTF-8 is how letters are stored everywhere today. Older ways turn letters such as é, and curly
        quotation marks, into strange signs.

        - Before: encoding `ANSI`
        - After: encoding `UTF-8`

text-too-large = The file `{ $name }` is too large; a text file may have at most { $limit }.
    .hint = Shorten it. If there is a picture inside, save the picture as a file of its own.
    .explain =
        Even a text as long as a book seldom reaches this limit. Usually a picture was pasted into the
        text, or another file has the wrong name.

        - Before: a photo pasted into `cerita.md`
        - After: `cerita.md` and `2-isi.jpg` in the same folder

yaml-tab = This line starts with a Tab, but only spaces can be read here.
    .label = this is a Tab
    .hint = Delete the Tab, then press the space bar twice.
    .explain =
        The distance at the start of a line shows that it belongs to the line above. A Tab has a
        different width on every computer, so only spaces are used.

        - Before: `[Tab]jalan: Jalan Pasar`
        - After: `[space][space]jalan: Jalan Pasar`

yaml-missing-space = There is no space between `{ $key }:` and what follows.
    .label = put a space here
    .hint = Type `{ $key }: { $value }`, with one space after the colon.
    .explain =
        The space after the colon parts the name of a detail from what it says. Without it, both count
        as one word.

        - Before: `price:12500`
        - After: `price: 12500`

yaml-unquoted-colon = The text of `{ $key }` has a colon in it, which seems to cut the text in two.
    .label = this colon
    .hint = Put the text in quotation marks: `{ $key }: "{ $value }"`.
    .explain =
        A colon and a space mark the start of a value. Where the colon is part of the text, quotation
        marks keep it all together.

        - Before: `name: Coffee: ground, from Gayo`
        - After: `name: "Coffee: ground, from Gayo"`

yaml-hash-swallows = `{ $swallowed }` was not read, because a hash sign starts a note.
    .label = from here on it counts as a note
    .hint = Put the whole text in quotation marks, such as `"Coffee #1"`. If it is a note, move it to a line of its own.
    .explain =
        What follows a space and a hash sign counts as a note to yourself and is not shown. Colours
        start with a hash sign too, so they always need quotation marks.

        - Before: `name: Coffee #1 from Takengon`
        - After: `name: "Coffee #1 from Takengon"`

yaml-reserved-start = This text starts with `{ $sign }`, which has a special meaning at the start.
    .label = this sign
    .hint = Put the whole text in quotation marks, such as `"{ $sign }..."`.
    .explain =
        Some signs, such as `@`, `%` and `*`, have a special meaning at the start of a value. Inside
        quotation marks every sign is read as it is.

        - Before: `tagline: @tokosari everywhere`
        - After: `tagline: "@tokosari everywhere"`

yaml-unclosed-quote = A quotation mark is opened but not closed.
    .label = opened here
    .other = not closed up to here
    .hint = Add the same quotation mark at the end of the text.
    .explain =
        Quotation marks come in pairs. While one is missing, the lines below count as part of this text.

        - Before: `name: "Kopi Gayo`
        - After: `name: "Kopi Gayo"`

yaml-unclosed-bracket = The bracket `{ $bracket }` is opened but not closed.
    .label = opened here
    .other = not closed up to here
    .hint = Add its partner at the end: `]` for `[`, or `{"}"}` for `{"{"}`.
    .explain =
        Square and curly brackets write a list on one line, so they come in pairs. If the bracket is
        just part of a text, put the text in quotation marks.

        - Before: `tags: [spicy, savoury`
        - After: `tags: [spicy, savoury]`

yaml-indentation = The spaces at the start of this line do not line up with the lines above.
    .label = check the spaces before this
    .hint = Use as many spaces as the lines beside it have; a part of a line goes in by two spaces.
    .explain =
        The spaces at the start of a line show which line belongs to which. Lines of one level begin at
        the same place.

        Before:
        ```yaml
        address:
          desa: Kemili
           kecamatan: Bebesen
        ```
        After:
        ```yaml
        address:
          desa: Kemili
          kecamatan: Bebesen
        ```

yaml-reference = The sign `{ $sign }` at the start points to another value, which is not used here.
    .label = this sign
    .hint = Put the text in quotation marks, or write the value you mean once more.
    .explain =
        A word that starts with `&` or `*` counts as a pointer to a value elsewhere. To keep each file
        easy to read, such pointers are not used. If the sign is part of the text, quotation marks are
        enough.

        - Before: `name: *Special* coffee`
        - After: `name: "*Special* coffee"`

yaml-too-complex = This file has too many levels or far too many values.
    .hint = Simplify it, following the example that `etalase add` makes.
    .explain =
        The details of a shop need a few levels and a few dozen lines. When there is much more, another
        file was probably pasted in.

        - Before: `tags: [[[[spicy]]]]`
        - After: `tags: [spicy]`

yaml-unreadable = This part cannot be read.
    .label = cannot be read from here on
    .hint = Check this line and the one above: space after the colon, quotation marks, spaces at the start.
    .explain =
        The cause is often one line above the place that is marked. If a text has unusual punctuation,
        put it in quotation marks.

        - Before: `description: "Savoury" and crisp`
        - After: `description: Savoury and crisp`

yaml-second-document = What stands below this `---` was not read.
    .label = not read from here on
    .hint = Delete the `---`, or move what is below it to another file.
    .explain =
        A line `---` means that one text has ended and a new one begins. A file is for one shop or one
        product only.

        - Before: two products in one `produk.yaml`, parted by `---`
        - After: two folders, each with its `produk.yaml`

yaml-not-a-map = This file is not made of `key: value` lines yet.
    .label = write the key here
    .hint = Write one detail a line, such as `name: Kopi Gayo`.
    .explain =
        Each line needs the name of a detail, a colon, a space, and then its value. The name tells
        which is the price and which is the product's name.

        - Before: `Kopi Gayo 12500`
        - After: `name: Kopi Gayo`, and on the next line `price: 12500`

encoding-guessed = The file `{ $name }` was saved in an old way, and is read as `{ $encoding }`.
    .hint = Look at its letters on the site. If any is odd: open it with Notepad, choose "Save as", then `UTF-8`.
    .explain =
        UTF-8 is how letters are saved everywhere now. The old ways are recognised by their letters, and
        that guess is nearly always right.

        - Before: encoding `ANSI`
        - After: encoding `UTF-8`

text-without-bar = This text of several lines is read as the value of `deskripsi`.
    .label = read to its end
    .hint = Safer: write `deskripsi: |`, and start each line below it with two spaces.
    .explain =
        The sign `|` says that the text stands in the lines that follow. Without it, the text is read up to
        a line that starts with another key, such as `harga:`.

        - Before: `deskripsi:` and a text on the next line
        - After: `deskripsi: |` and a text that starts with two spaces

read-as-meant = `{ $found }` is read as `{ $read }`.
    .label = read so
    .hint = If that is right, nothing has to be changed.
    .explain =
        Some ways to write are clear although they have another form: curly quotation marks, choices with
        commas between them, a price behind the name of a choice, the name of a colour. All of these are
        read as they are meant, and here it says how.

        - Before: `varian: Asin, Manis`
        - After: `varian: [Asin, Manis]`

yaml-parent-commented = The line `{ $key }:` still starts with `#`, but the lines below it are in use.
    .label = remove this sign
    .other = this is part of `{ $key }`
    .hint = Remove the `#` in front of `{ $key }:`.
    .explain =
        Lines that start with `#` are not read. Indented lines below such a line have no place then, so both
        are to be opened together.

        - Before: `#alamat:`, and below it `  desa: Kute`
        - After: `alamat:`, and below it `  desa: Kute`

unknown-key = The key `{ $key }` is not known, so its value is not used.
    .label = this key is not known
    .hint = { $nearest ->
        [none] Delete this line, or look up the right name in the manual's list of keys.
       *[other] Change `{ $key }` to `{ $nearest }`.
    }
    .explain =
        The word before the colon has to be one of the known keys. One different letter keeps its value
        out of the shop.

        - Before: `prcie: 12500`
        - After: `price: 12500`

duplicate-key = The key `{ $key }` is written twice; the first one is used.
    .label = written again here
    .other = first written here
    .hint = Delete one of the two lines `{ $key }`.
    .explain =
        When one detail has two values, nobody can tell which is right. An old price left behind might
        be shown by accident.

        Before:
        ```yaml
        price: 12500
        price: 14000
        ```
        After:
        ```yaml
        price: 14000
        ```

key-and-alias = `{ $key }` and `{ $other }` are the same detail; the first one is used.
    .label = the same detail
    .other = already written here
    .hint = Delete one of them: `{ $key }` or `{ $other }`.
    .explain =
        Each key has an Indonesian and an English name. Use whichever you like, but only one of them.

        Before:
        ```yaml
        harga: 12500
        price: 14000
        ```
        After:
        ```yaml
        price: 14000
        ```

expected-text = `{ $key }` takes a single text, not a list.
    .label = write one value only
    .hint = Write the value behind the colon, on the same line, like `{ $key }: text`.
    .explain =
        This key has one value. A list with hyphens, or lines set in below it, cannot be used here.

        Before:
        ```yaml
        name:
          - Kopi Gayo
        ```
        After:
        ```yaml
        name: Kopi Gayo
        ```

expected-list = `{ $key }` takes a list.
    .label = write this as a list
    .hint = Write each item on its own line below `{ $key }:`, after two spaces, a hyphen and a space.
    .explain =
        This key can have several items, so it is written as a list even when there is only one.

        Before:
        ```yaml
        shipping: Pick up yourself
        ```
        After:
        ```yaml
        shipping:
          - name: Pick up yourself
        ```

expected-map = `{ $key }` takes `key: value` lines.
    .label = write this as `key: value`
    .hint = Write its parts below `{ $key }:`, one `key: value` line for each, after two spaces.
    .explain =
        This key has several parts, each with a name. Every part goes on its own line, set in by two
        spaces.

        Before:
        ```yaml
        social: "@tokosari"
        ```
        After:
        ```yaml
        social:
          instagram: tokosari
        ```

missing-key = The detail `{ $key }` is needed, but it is not there yet.
    .label = `{ $key }` is not here yet
    .hint = Add a line that starts with `{ $key }: `, then write its value.
    .explain =
        Some details cannot be guessed, such as the name of a shop. Without them this part cannot be
        shown.

        - Before: `tagline: Gifts from Takengon`
        - After: `name: Toko Sari`, then `tagline: Gifts from Takengon`

empty-data = The file `{ $name }` is empty, so the product is shown without a price.
    .hint = Write at least `nama:` and `harga:`, each on a line of its own.
    .explain =
        The name of the product is then taken from its folder, and buyers are told to ask for the price.

        - Before: `produk.yaml` without anything in it
        - After: `nama: Kopi Gayo` and `harga: 12.500`

sample-value = `{ $found }` is still an example by Etalase, so it is not shown.
    .label = put the true one here
    .hint = Put the true one here, or write `#` in front of the line.
    .explain =
        Numbers, accounts, permits or names from the examples do not belong to the shop. Buyers might send money
        or orders to the wrong place, so examples never show on the site.

        - Before: `nib: 0000123456789`
        - After: `nib:` followed by the number that was issued

commented-key = `{ $key }: { $value }` is not used, because its line starts with `#`.
    .label = remove this sign to use it
    .hint = Remove the `#` in front of `{ $key }:`. If it is not meant to be used, delete the line.
    .explain =
        Lines that start with `#` are examples or notes and are not read. What they say is used once the sign is
        gone.

        - Before: `#price: 85.000`
        - After: `price: 85.000`

price-has-cents = The price `{ $found }` has cents, but Rupiah are written whole.
    .label = this dot or comma reads as cents
    .hint = { $suggestion ->
        [none] Write the price without cents, such as `12500`.
       *[other] If you mean { $suggestion }, write `{ $suggestion }`.
    }
    .explain =
        A dot that parts thousands is always followed by three digits. With only one or two, the price
        reads as a few rupiah and some cents. So that no wrong price is shown, such prices are not
        guessed.

        - Before: `price: 12.50`
        - After: `price: 12.500`

price-not-a-number = `{ $found }` does not read as a price.
    .label = write the price here
    .hint = Write it in digits, such as `12500`, `12.500` or `12,5rb`.
    .explain =
        Prices are written in digits so that they can be added up and sorted. If people should ask for
        the price, just delete the line `price`; the shop then shows "Ask for the price".

        - Before: `price: twelve thousand`
        - After: `price: 12000`

price-is-range = The price `{ $found }` is a range, but only one price fits here.
    .label = one price is enough
    .hint = Write the lowest price in `price`, and the others in `variants` or `wholesale`.
    .explain =
        An order on WhatsApp needs one certain price. Where prices differ by size, use `variants`; where
        they differ by quantity, use `wholesale`.

        Before:
        ```yaml
        price: 10.000-15.000
        ```
        After:
        ```yaml
        price: 10.000
        variants:
          - name: Large
            price: 15.000
        ```

price-has-unit = The price `{ $found }` has the unit `{ $unit }` in it.
    .label = write only the number
    .hint = Take the unit out of the price, then add a line `unit: { $unit }`.
    .explain =
        Price and unit are written apart so that prices can be added up. The shop shows them together
        all the same.

        - Before: `price: 85.000/kg`
        - After: `price: 85.000`, then `unit: kg`

price-out-of-range = The price `{ $found }` is below zero or far too large.
    .label = check this number
    .hint = Check the number of zeros and delete any minus sign, as in `12500`.
    .explain =
        A price cannot be below zero, and ends at hundreds of billions of rupiah. Usually a zero was
        typed too often, or a hyphen was left in front.

        - Before: `price: -12500`
        - After: `price: 12500`

price-ambiguous = The price `{ $found }` can be read in two ways.
    .label = this number can mean two things
    .hint = { $suggestion ->
        [none] Write the number without dots and commas, such as `12500`.
       *[other] Write `{ $suggestion }` if that is what you mean, or the number without dots and commas.
    }
    .explain =
        Indonesia parts thousands with a dot, other countries with a comma. Where the sign could mean
        thousands or cents, the price is not guessed.

        - Before: `price: 12,500`
        - After: `price: 12.500`

phone-not-understood = { $reason ->
        [short] The number `{ $found }` is too short for a phone number.
        [long] The number `{ $found }` is too long for a phone number.
        [letters] There are letters in the number `{ $found }`.
        [several] There is more than one number in `{ $found }`.
        [zeros] The number `{ $found }` starts with too many zeros.
       *[other] `{ $found }` does not read as a phone number.
    }
    .label = check this number
    .hint = { $reason ->
        [short] Check whether a digit is missing, then write it like `0812-0000-1234`.
        [long] Check whether a digit was typed twice, then write it like `0812-0000-1234`.
        [letters] Write the digits only, such as `0812-0000-1234`.
        [several] Write just one number here, such as `0812-0000-1234`.
        [zeros] Write it with one zero in front, such as `0812-0000-1234`.
       *[other] Write the whole number with its area code, starting with zero, such as `0812-0000-1234`.
    }
    .explain =
        The order button is made from this number. One missing digit and no order arrives, so the number
        is checked first.

        - Before: `whatsapp: 0812-0000`
        - After: `whatsapp: 0812-0000-1234`

lost-leading-zero = The zero in front of `{ $found }` is missing; the number was read as `{ $read }`.
    .label = the zero in front is missing
    .hint = Write `{ $read }`.
    .explain =
        Excel and similar programs like to drop the zero in front of a number. The number still works,
        but look at it once to be sure.

        - Before: `whatsapp: 81200001234`
        - After: `whatsapp: 0812-0000-1234`

phone-not-mobile = `{ $found }` is a landline, but WhatsApp orders need a mobile number.
    .label = a mobile number is needed
    .hint = Write a mobile number in `whatsapp`, and move this one to `phone`.
    .explain =
        The order button opens WhatsApp, so its number has to be a mobile one. A landline can still be
        shown with the key `phone`.

        - Before: `whatsapp: (0651) 12345`
        - After: `whatsapp: 0812-0000-1234`, then `phone: (0651) 12345`

hours-not-understood = { $reason ->
        [day] A day in `{ $found }` is not known.
        [time] A time in `{ $found }` cannot be read.
        [order] The opening and closing times in `{ $found }` are not in order.
        [repeated] A day is written twice in `{ $found }`.
        [overlap] Opening times in `{ $found }` overlap.
        [empty] The opening hours are not filled in.
       *[other] The opening hours `{ $found }` cannot be read.
    }
    .label = check this part
    .hint = { $reason ->
        [day] Write days like `Monday`, `Monday-Thursday` or `setiap hari` (every day).
        [time] Write times with two digits and a dot, such as `08.00-17.00`.
        [order] Write opening before closing, from morning to evening: `08.00-11.30, 14.00-17.00`.
        [repeated] Write each day once; join its times with a comma: `Friday 08.00-11.30, 14.00-17.00`.
        [overlap] Join the times that meet, for example into `08.00-17.00`.
        [empty] Write days and times, such as `Monday-Saturday 08.00-17.00`, or delete this line.
       *[other] Write them like `Monday-Thursday 08.00-17.00; Friday 14.00-17.00; Sunday closed`.
    }
    .explain =
        The hours tell shoppers when the shop is open today. A space parts day and time, a semicolon
        parts the days, and days that are not named count as closed.

        - Before: `hours: morning to evening`
        - After: `hours: Monday-Saturday 08.00-17.00; Sunday closed`

permit-not-understood = { $reason ->
        [length] The { $kind } number `{ $found }` does not have { $expected } digits.
        [letters] The { $kind } number `{ $found }` has letters that do not belong there.
        [kh] `{ $found }` is the number of a halal decision, not of a halal certificate.
        [prefix] The letters in front of the { $kind } number `{ $found }` do not fit.
        [old] `{ $found }` is a { $kind } number of the old form.
       *[other] The { $kind } number `{ $found }` cannot be read.
    }
    .label = check this number
    .hint = { $reason ->
        [kh] Write the number that starts with `ID`, followed by 17 digits, from the halal certificate.
        [old] Write the new number if you have it; the new form has 15 digits.
       *[other] { $kind ->
            [NIB] Write 13 digits, exactly as on the NIB document.
            [P-IRT] Write 15 digits, exactly as on the certificate, such as `1234567890123-45`.
            [Halal] Write `ID` and 17 digits, exactly as on the certificate.
            [BPOM] Write the letters and digits exactly as on the pack, such as `MD 123456789012`.
           *[other] Write the number exactly as on the permit.
        }
    }
    .explain =
        Permit numbers make shoppers trust a shop, and many look them up. An NIB has 13 digits, a P-IRT
        15, halal is `ID` and 17 digits, BPOM is letters such as `MD` and digits.

        - Before: `nib: 12345678901`
        - After: `nib: 1234567890123`

focus-not-understood = The place `{ $found }` is not known.
    .label = write where the most important part of the photo is
    .hint = Write for example `kiri-atas` (top left), `kanan` (right), `tengah` (middle), or two percentages, from the left and from the top: `30% 40%`.
    .explain =
        `fokus` says which part of a photo stays in view where the photo is cut square for a card. The
        place is written in words (left, right, top, bottom, center, in either language) or as two
        percentages. Without `fokus` the program looks for the subject by itself.

color-not-understood = The colour `{ $found }` cannot be read.
    .label = write a colour code here
    .hint = Write the code of the colour in quotation marks, such as `"#0f766e"`.
    .explain =
        A colour code is a hash sign and six digits or letters from a to f. It needs quotation marks,
        because without them the hash sign starts a note.

        - Before: `color: dark green`
        - After: `color: "#0f766e"`

not-yes-or-no = `{ $found }` is neither yes nor no.
    .label = yes or no
    .hint = Write `yes` or `no`.
    .explain =
        This key is like a switch: on or off. Other answers are not guessed. For `visible` and `consent`
        they count as `no`, so that nothing is shown by mistake.

        - Before: `featured: maybe`
        - After: `featured: yes`

not-a-number = `{ $found }` is not a whole number.
    .label = write a number here
    .hint = Write the digits only, without a comma, such as `7`.
    .explain =
        This key is used for counting or sorting, so it needs a whole number. Anything else can be said
        in `description`.

        - Before: `order: first`
        - After: `order: 1`

stock-not-understood = The stock `{ $found }` cannot be read.
    .label = write a number, `ada` or `habis`
    .hint = Write how many there are, such as `12`, or write `ada` (in stock) or `habis` (sold out).
    .explain =
        The stock tells shoppers whether they can still order. If you do not count, `ada` is enough.

        - Before: `stock: just a few`
        - After: `stock: 3`

date-not-understood = The date `{ $found }` cannot be read.
    .label = write a date here
    .hint = Write day, month and year in full, such as `12 May 2026`.
    .explain =
        News is sorted by date, the newest first. So the date needs to be complete, with its year.

        - Before: `tanggal: last May`
        - After: `tanggal: 12 May 2026`

size-not-understood = The size `{ $found }` cannot be read.
    .label = write a size here
    .hint = Write a number and its unit, such as `150KB` or `1,5 MB`.
    .explain =
        This size is the limit for the weight of a page. With `KB` or `MB` the limit is clear.

        - Before: `beranda: small`
        - After: `beranda: 150KB`

coordinates-not-understood = { $reason ->
        [swapped] The two numbers of the coordinates `{ $found }` seem to have changed places.
        [outside] The coordinates `{ $found }` lie outside Indonesia.
       *[form] The coordinates `{ $found }` cannot be read.
    }
    .label = check these coordinates
    .hint = { $reason ->
        [swapped] Swap them: latitude first, then longitude, such as `"4.6262, 96.8441"`.
        [outside] Copy the coordinates from a map app once more, such as `"4.6262, 96.8441"`.
       *[form] Write two numbers with a comma between them, such as `"4.6262, 96.8441"`.
    }
    .explain =
        Coordinates make the map link to the shop. In a map app, press long on the place of the shop,
        then copy the two numbers that appear: latitude first, longitude second.

        - Before: `koordinat: "96.8441, 4.6262"`
        - After: `koordinat: "4.6262, 96.8441"`

address-not-understood = `{ $found }` is not a web address.
    .label = write a web address here
    .hint = Write the whole address from `https://` on, such as `https://toko-sari.example.com`.
    .explain =
        Only a complete address makes a link that works. The easiest way: open the page in a browser and
        copy the address from the top.

        - Before: `url: toko sari`
        - After: `url: https://toko-sari.example.com`

email-not-understood = `{ $found }` is not an e-mail address.
    .label = write an e-mail address here
    .hint = Write the whole address with its `@`, such as `sari@example.com`.
    .explain =
        E-mail is for shoppers who do not use WhatsApp. With an incomplete address their letters never
        arrive.

        - Before: `email: sari.example.com`
        - After: `email: sari@example.com`

unknown-choice = `{ $found }` is not one of the choices.
    .label = this choice is not known
    .hint = { $nearest ->
        [none] Write one of these: { $choices }.
       *[other] Write `{ $nearest }`. The choices are: { $choices }.
    }
    .explain =
        This key takes only certain words. Other words are not guessed.

        - Before: `mutu: good`
        - After: `mutu: tajam`

width-out-of-range = Photos are not made { $found } pixels wide.
    .label = out of bounds
    .hint = Write a number from { $least } to { $most }, such as `[320, 640, 1080]`.
    .explain = Too narrow a photo shows nothing, too wide a one wastes the shopper's data. Widths out of bounds are passed over; the others are made. Example: `widths: [320, 640, 1080]`.

former-address-odd = { $read ->
        [none] `{ $found }` is no address.
       *[other] `{ $found }` was read as the address `{ $read }`.
    }
    .label = this former address
    .hint = { $read ->
        [none] Write the name that the folder had, such as `kopi-gayo`.
       *[other] Write `{ $read }`.
    }
    .explain =
        A former address is written as in the browser, without what stands before it: small letters,
        digits and hyphens. For `https://toko.id/produk/kopi-gayo/` it is `kopi-gayo`.

        - Before: `alamat_lama: Kopi Gayo`
        - After: `alamat_lama: kopi-gayo`

front-matter-unclosed = The details above the page are opened with `---` but not closed.
    .label = opened here
    .hint = Write `---` on a line of its own after the last detail, before the text of the page.
    .explain =
        Details such as title and date stand between two lines `---`. Without the second one, the whole
        text counts as details.

        Before:
        ```
        ---
        judul: About us
        We opened in 2012.
        ```
        After:
        ```
        ---
        judul: About us
        ---
        We opened in 2012.
        ```

qris-not-understood = { $reason ->
    [name] This QRIS does not hold the name of the payee.
    [long] This QRIS is too long, more than 512 letters and digits.
    [form] This QRIS is not whole: letters or digits are missing, changed or too many at `{ $found }`.
   *[other] `{ $found }` is no QRIS; what a QRIS holds always begins with `000201`.
}
    .label = cannot be used
    .hint = Copy the whole text of your QRIS again, or put its picture into the shop's folder and write the file's name, such as `qris.jpg`.
    .explain =
        A QRIS code holds one long line of text, which begins with `000201` and ends in `6304` and four
        letters or digits. With a single letter missing nobody can pay into it. So a code that is not
        whole is not shown in the shop; the rest of the shop is made all the same.

        The text is what an ordinary QR scanner, not the app of a bank, shows of the sticker. It is
        easier to put a photo of the sticker into the shop's folder.

        - Before: `qris: https://contoh.example.com/qris`
        - After: `qris: qris.jpg`

qris-checksum = This QRIS is not what it was: its check code `{ $found }` does not fit what it holds.
    .label = does not fit
    .hint = Copy the whole text of your QRIS again; do not change a single letter, nor a space.
    .explain =
        The last four letters or digits of a QRIS are a check code, worked out from all that stands
        before them. When they do not fit, some letter or digit was changed while it was copied. Apps of
        banks will refuse the code, so it is not shown in the shop. The right check code is left unsaid
        on purpose: what is wrong may be the payee's number, and the money would reach somebody else.
        Copy it from the original again.

qris-foreign = { $reason ->
    [country] This payment code is for a payee in the country `{ $found }`, not in Indonesia.
   *[currency] This payment code uses the currency `{ $found }`, not the Rupiah (`360`).
}
    .label = not of Indonesia
    .hint = Use the QRIS code of a bank or an e-wallet in Indonesia.
    .explain =
        Payment codes of other countries have the form of QRIS, but prices in this shop are in Rupiah. Such
        a code is not shown, so that no shopper pays by mistake.

## 3xx: what does not fit together

original-not-higher = The price before, { $original }, is not higher than the price now, { $price }.
    .label = the price before
    .other = the price now
    .hint = Write the price before the discount in `original_price`, or delete that line if there is no discount.
    .explain =
        The crossed-out price shows what shoppers save. If it is not higher than the price now, they
        save nothing.

        Before:
        ```yaml
        price: 15.000
        original_price: 12.000
        ```
        After:
        ```yaml
        price: 12.000
        original_price: 15.000
        ```

wholesale-order = The wholesale quantity { $min } is not more than the one before it, { $previous }.
    .label = must be more than { $previous }
    .other = the quantity before it
    .hint = Sort the list `wholesale` from the smallest `min` to the largest, each of them once.
    .explain =
        The wholesale price is chosen by how much is ordered. When the quantities rise, it is clear which
        price goes with which quantity.

        Before:
        ```yaml
        wholesale:
          - min: 50
            price: 10.000
          - min: 10
            price: 11.000
        ```
        After:
        ```yaml
        wholesale:
          - min: 10
            price: 11.000
          - min: 50
            price: 10.000
        ```

wholesale-not-cheaper = The wholesale price { $price } is not lower than the one before it, { $previous }.
    .label = should be below { $previous }
    .other = the price before it
    .hint = Check both prices, then write the lower one for the larger quantity.
    .explain =
        Shoppers expect to pay less for each when they buy more. Otherwise two small orders cost less
        than a large one, which is seldom meant.

        Before:
        ```yaml
        price: 12.500
        wholesale:
          - min: 10
            price: 13.000
        ```
        After:
        ```yaml
        price: 12.500
        wholesale:
          - min: 10
            price: 11.000
        ```

wholesale-unused = These wholesale prices are for none of the variants.
    .label = not used
    .hint = Write as `price` what the variants cost that are sold wholesale.
    .explain =
        Wholesale prices lower the `price` of the product. Variants with another price have none, since
        they might be far below their own.

        Before:
        ```yaml
        variants:
          - name: 250 g
            price: 50.000
          - name: 500 g
            price: 95.000
        wholesale:
          - min: 10
            price: 45.000
        ```
        After:
        ```yaml
        price: 50.000
        variants:
          - name: 250 g
          - name: 500 g
            price: 95.000
        wholesale:
          - min: 10
            price: 45.000
        ```

same-variant = Two variants are called `{ $name }`.
    .label = the same name
    .other = first used here
    .hint = Rename one of them, for example to `{ $name } large`, or delete the extra one.
    .explain =
        The variant's name is written in the order. When two have the same name, nobody can tell which
        one was ordered.

        Before:
        ```yaml
        variants:
          - name: 250 g
          - name: 250 g
        ```
        After:
        ```yaml
        variants:
          - name: 250 g ground
          - name: 250 g beans
        ```

same-slug = The address `{ $slug }` belongs to `{ $other }` already, so this product gets another one.
    .label = the same address
    .other = already used here
    .hint = Rename the folder of one of the products so that they differ, for example to `{ $slug }-500g`.
    .explain =
        The name of a product's folder becomes the address of its page. Two folders of one name in
        different categories want the same address. With different names, each address stays for good.

        - Before: `produk/kopi/gayo/` and `produk/titipan/gayo/`
        - After: `produk/kopi/gayo/` and `produk/titipan/gayo-titipan/`

same-sku = The code `{ $sku }` is used more than once.
    .label = the same code
    .other = first used here
    .hint = Change one of the codes so that each article has its own `sku`.
    .explain =
        The code tells articles apart in orders and in the price list. One code for two articles mixes
        them up.

        - Before: `sku: KG-250` on two products
        - After: `sku: KG-250` and `sku: KG-500`

permit-expired = The permit `{ $number }` was valid until { $year }, and that year has passed.
    .label = no longer valid
    .hint = Write the number of the new permit. If it is not renewed yet, delete this line for now.
    .explain =
        The last two digits of a P-IRT number are the year in which it ends. A permit that has run out is
        better not shown, since shoppers and officers can check it.

        - Before: `pirt: 1234567890123-24`
        - After: `pirt: 1234567890123-29`

photo-missing = The photo `{ $name }` was not found.
    .label = this photo is not there
    .hint = { $nearest ->
        [none] Copy the photo into this folder, or delete its name from this file.
       *[other] Change it to `{ $nearest }`, or copy the photo you mean into this folder.
    }
    .explain =
        The name has to be exactly that of the file, with `.jpg` or `.jpeg` at its end. A photo that is
        not found is not shown.

        - Before: `photos: [depan.jpg]`, while the file is `1-depan.jpg`
        - After: `photos: [1-depan.jpg]`

no-contact = This shop has no way to be reached yet, so nobody can order.
    .hint = Add a WhatsApp number to `toko.yaml`, such as `whatsapp: 0812-0000-1234`.
    .explain =
        The order button needs a number for WhatsApp or phone, or an e-mail address. Without any of
        them, shoppers can only look around.

        - Before: `name: Toko Sari`
        - After: `name: Toko Sari`, then `whatsapp: 0812-0000-1234`

price-very-low = The price { $price } is very low for one article.
    .label = some digits may be missing
    .hint = Write `{ $suggestion }` if that is what you mean. If the price really is { $price }, leave it.
    .explain =
        A price below Rp100 usually means that three zeros are missing. The price is still shown as you
        wrote it.

        - Before: `price: 25`
        - After: `price: 25.000`

broken-link = The link to `{ $target }` leads to a file that is not there.
    .label = this does not exist
    .hint = { $nearest ->
        [none] Check the spelling of the target, or delete the link and keep its words.
       *[other] Change it to `{ $nearest }`, or delete the link and keep its words.
    }
    .explain =
        Shoppers who press this link get nowhere. The target is written as seen from this file, and
        capital and small letters differ.

        - Before: `[How to order](cara-pesn.md)`
        - After: `[How to order](cara-pesan.md)`

unsafe-link = The link to `{ $target }` was removed, because it could harm shoppers.
    .label = this is not safe
    .hint = Write an address that starts with `https://`, or the name of a file of this shop.
    .explain =
        Some kinds of addresses run a program on the shopper's phone instead of opening a page. They
        often come along when text is copied from elsewhere.

        - Before: `[Order](javascript:order)`
        - After: `[Order](cara-pesan.md)`

unsafe-html = `{ $tag }` was removed from this text, because it could run a program.
    .label = this was removed
    .hint = Delete this part and write it as plain text.
    .explain =
        The texts of a shop are there to be read. Pieces that run programs can slow a page down or harm
        shoppers, so they are left out.

        - Before: `Welcome <script src="other.js"></script>`
        - After: `Welcome`

unknown-theme = There is no theme called `{ $found }`.
    .label = this theme is not known
    .hint = { $nearest ->
        [none] Write one of the themes there are: { $choices }.
       *[other] Write `{ $nearest }`. The themes are: { $choices }.
    }
    .explain =
        The theme decides how the shop looks. Without this line, the shop uses the built-in theme.

        - Before: `theme: lapk`
        - After: `theme: lapak`

unknown-language = The language `{ $found }` is not available yet.
    .label = this language is not available yet
    .hint = Write one of the languages there are: { $choices }.
    .explain =
        The language decides the words on buttons and headings. Names and stories of products stay as
        you wrote them.

        - Before: `language: english`
        - After: `language: en`

page-name-taken = The address `{ $slug }` is taken, so this page got the address `{ $read }`.
    .hint = Rename the file of this page, for example to `{ $read }.md`.
    .explain =
        The name of the file becomes the address of the page, and parts of the shop use some addresses
        already, such as `produk` and `kabar`. With another name you choose the address yourself.

        - Before: `halaman/produk.md`
        - After: `halaman/tentang-produk.md`

price-missing = There are prices in `{ $key }`, but the product itself has no price yet.
    .label = the only prices are here
    .hint = Add a line `price: ` above `{ $key }`, then write the usual price for one article.
    .explain =
        The product's own price is shown in lists and used when no other price fits. Without it,
        shoppers read "Ask for the price".

        Before:
        ```yaml
        wholesale:
          - min: 10
            price: 11.000
        ```
        After:
        ```yaml
        price: 12.500
        wholesale:
          - min: 10
            price: 11.000
        ```

stock-disagrees = The product's stock `{ $stock }` does not agree with the stock of its variants.
    .label = stock of the product
    .other = stock of the variants
    .hint = Delete the product's `stock` and write a stock for each variant only.
    .explain =
        Where a product has variants, people buy one of the variants. So it is enough to write the stock
        of each variant.

        Before:
        ```yaml
        stock: habis
        variants:
          - name: 250 g
            stock: 5
        ```
        After:
        ```yaml
        variants:
          - name: 250 g
            stock: 5
        ```

variant-without-name = A variant has no name yet.
    .label = this variant has no name yet
    .hint = Add a `name` to this variant, such as `name: 250 g`.
    .explain =
        Shoppers choose a variant by its name, and the name is written in the order. A variant without a
        name cannot be chosen.

        Before:
        ```yaml
        variants:
          - price: 12.500
        ```
        After:
        ```yaml
        variants:
          - name: 250 g
            price: 12.500
        ```

text-too-deep = Lists, quotations or HTML tags of this text lie in each other too deeply, so it is not shown.
    .hint = Use fewer `>` signs and spaces at the start of lines; three levels are enough.
    .explain = A text that is nested dozens of levels deep was usually pasted by mistake. It is passed over; the rest of the shop is made.

outside-picture = The picture `{ $target }` of another site is not shown.
    .label = this picture is not shown
    .hint = Copy the picture into this folder and write its file name, such as `![Garden](garden.jpg)`.
    .explain = A shop keeps all its pictures with it, so that they show from a USB stick and without internet, and no other site learns who visits. Pictures of other sites are passed over.

same-shop-name = Two shops of this group are called `{ $name }`.
    .other = the other shop
    .hint = Add the name of a place or of the owner, so that shoppers can tell them apart.
    .explain =
        Both are shown. But whoever looks for that name cannot know which shop is meant.

        - Before: `nama: Kopi Gayo` in two shops
        - After: `nama: Kopi Gayo Pegasing` and `nama: Kopi Gayo Bebesen`

group-without-contact = Orders are to go to the group, but the group has no number.
    .label = orders have nowhere to go
    .hint = Fill in `whatsapp` in this file. Until then orders go to each shop.
    .explain =
        With `pesan_lewat: kelompok` all orders go to the group, so it has to have a number.

        - Before: `pesan_lewat: kelompok` without `whatsapp`
        - After: `whatsapp: 0812-3456-7890` and `pesan_lewat: kelompok`

same-product-name = Two products are called `{ $name }`.
    .label = the same name
    .other = first used here
    .hint = Tell them apart, for example by contents or taste. If it is one product in several sizes, make it one product with `varian`.
    .explain =
        An order has only the name. Two products of one name are easily mistaken.

        - Before: `nama: Kopi Gayo` in two products
        - After: `nama: Kopi Gayo bubuk` and `nama: Kopi Gayo biji`

price-zero = A price of Rp0 means that it is free.
    .label = nothing
    .hint = Write the price, or remove this line, so that it says "Ask for the price".
    .explain =
        A zero is usually written where the price is not certain yet. Without a price, buyers are told to
        ask for it.

        - Before: `harga: 0`
        - After: `harga: 25.000`, or no line `harga`

no-price = This product has no price; buyers see "Ask for the price".
    .hint = Write `price:`, for instance `price: 12.500`.
    .explain =
        Many buyers do not ask and leave. Where a price changes often, even the lowest one helps. Only
        `etalase check` says this.

        - Before: `name: Gayo coffee`
        - After: `name: Gayo coffee` and `price: 12.500`

no-photo = This product has no photo; buyers see a plain picture.
    .hint = Copy a photo into the folder of this product. Photos from a phone will do as they are.
    .explain =
        Goods without a photo are rarely bought. Only `etalase check` says this.

        - Before: a folder with `produk.yaml` alone
        - After: a folder with `produk.yaml` and `1-front.jpg`

one-variant = `variants` has a single choice, so there is nothing to choose.
    .hint = Add other choices, or remove `variants` and write the price in `price`.
    .explain =
        A single choice adds a step for nothing. Only `etalase check` says this.

        - Before: `variants: [250 g]`
        - After: `weight: 250 g`

price-unlike-others = The price `{ $price }` is far from those of the products around it (`{ $usual }`).
    .label = a zero too many, or too few?
    .hint = If it is right, leave it.
    .explain =
        A price a hundred times higher or lower than those of other products is usually a slip. Only
        `etalase check` says this.

        - Before: `price: 1.250.000`
        - After: `price: 12.500`

shop-hidden = { $name } is not in the portal yet: { $by ->
    [curators] the curators' score is { $score }
   *[other] its score is { $score }
}, and { $minimum } is the least.
    .hint = What it lacks, and what to do next: etalase check
    .explain =
        This group hides shops that are not ready (`curation: hide`). The shop itself is published at its
        address. The score is the curators' mean where the shop has one, else that of readiness;
        `curation: minimum_score` sets the least one.

        - Before: a shop without photos and address, with a score of 45
        - After: a shop with photos and address, with a score of 75

score-not-understood = { $row ->
    [none] {""}
   *[other] Row { $row }, column `{ $column }`:{" "}
}The score `{ $found }` is no number and does not count.
    .label = the score
    .hint = Write a number alone, such as `8` or `7.5`.
    .explain =
        A curator's score is a number from 0 to the highest (`scale` in `kurasi/kriteria.yaml`, usually 10).
        Halves are fine, with a comma or a point.

        - Before: `mutu: good`
        - After: `mutu: 8`

score-out-of-range = { $row ->
    [none] {""}
   *[other] Row { $row }, column `{ $column }`:{" "}
}The score { $found } does not count: it may be 0 to { $most }.
    .label = outside of the scale
    .hint = Write the score that was meant, or change `scale` in `kurasi/kriteria.yaml`.
    .explain =
        All curators use one scale, so that a mean can be taken. A score outside of it does not count; the
        curator's other scores do.

        - Before: `mutu: 11`
        - After: `mutu: 10`

curated-shop-missing = { $row ->
    [none] {""}
   *[other] Row { $row }:{" "}
}There is no shop `{ $found }` in this group, so this part is not used.
    .label = no such shop
    .hint = { $nearest ->
        [none] Write the name of the shop's folder, as it is in `toko`.
       *[other] Perhaps `{ $nearest }` was meant.
    }
    .explain =
        In `kurasi/`, a shop goes by the name of its folder. When a folder is renamed, write
        `former_addresses` in its toko.yaml too, and the scores stay with it.

        - Before: `tokosari:`
        - After: `toko-sari:`

criterion-unknown = { $row ->
    [none] {""}
   *[other] Row { $row }:{" "}
}The criterion `{ $found }` is not scored for { $trade } and does not count.
    .label = this criterion
    .hint = { $nearest ->
        [none] Add it with its weight in `kurasi/kriteria.yaml`, or remove this line.
       *[other] Perhaps `{ $nearest }` was meant.
    }
    .explain =
        Each line of business has a list of criteria: `food`, `fashion`, `craft`, `service` and `general`. A
        service, for one, has no packaging. The lists can be replaced in `kurasi/kriteria.yaml`.

        - Before: `kemasn: 8`
        - After: `kemasan: 8`

curator-twice = The curator `{ $name }` has two files. This one is not used.
    .label = the same name
    .hint = Bring the two files together, or mend `name` in one of them.
    .explain =
        One curator, one file: with both, one opinion would count twice.

        - Before: `ratna.yaml` and `ratna-baru.yaml`, both with `name: Bu Ratna`
        - After: `ratna.yaml` alone

curators-apart = { $name } and { $other } have scored no shop in common, so their scores cannot be compared.
    .hint = Let the curators score some of the same shops, to see who is generous and who is strict.
    .explain =
        Some curators are generous, others are strict. It shows only where several score the same shops.
        Without that, a ranking depends on who happened to score.

        - Before: one curator scores shops 1 to 10, another one shops 11 to 20
        - After: both score shops 5 and 15 as well

curation-incomplete = { $count ->
    [1] A file of the curation cannot be read
   *[other] { $count } files of the curation cannot be read
}: the curators' scores are incomplete, and no shop is hidden for now.
    .hint = Mend that file first. Another finding says what is wrong in it.
    .explain =
        A mean without some of its scores may be too low. So that no shop vanishes from the portal for a slip
        in a curator's file, `hide` waits until all files can be read.

        - Before: `nilai: [`
        - After: a file that can be read

criteria-weightless = All weights of `{ $trade }` are zero, so this list is not used.
    .label = all weights are zero
    .hint = Give one criterion at least a weight above zero, or remove the list.
    .explain =
        A shop's score is a weighted mean. Without a weight there is none, and the usual list is used
        instead. A weight of 0 means that a criterion is not scored.

        - Before: `mutu: 0` alone below `jasa`
        - After: `mutu: 100`

permit-changed = { $name } does not state { $confirmed } any more{ $stated ->
    [none] {""}
   *[other] {" "}but { $stated }
}, so it is not shown as checked.
    .label = the confirmed number
    .hint = Look at the permit again, then write its present number in `kurasi/pengesahan.yaml`.
    .explain =
        A confirmation is for the number that was checked. When a shop changes it, the shield goes until the
        new one is checked too.

        - Before: the former number in `kurasi/pengesahan.yaml`, a new one in toko.yaml
        - After: the same number in both

qris-for-one-payment = This QRIS is for a single payment.
    .hint = Use the QRIS of the sticker on your counter (static QRIS), not a code that a till has made for one shopper.
    .explain =
        A till can make a QRIS for one payment, with the amount in it (dynamic QRIS). Once it is paid, or has
        run out, it is of no use. A shop needs a code that can be paid many times, as on the sticker. A code
        for one payment is not shown.

qris-name-differs = The payee of the QRIS, `{ $name }`, has nothing in common with the shop's name `{ $shop }`.
    .hint = Make sure that this QRIS is yours. If it is in your own name, write that name as `holder` of your account or e-wallet.
    .explain =
        Shoppers are asked to check the payee's name before they pay, and hesitate at another one. There is
        also a fraud in which the sticker of somebody else is put over that of a shop. The payee's name is
        compared with the shop's name and with the `holder` of all accounts; one word in common will do. The
        code is shown all the same.

        - Before: `name: Umah Ine`, QRIS of `SITI AMINAH`
        - After: an account with `holder: Siti Aminah` besides

qris-amount-unused = `amount: yes` is of no use yet: what the QRIS of this shop holds is not known.
    .hint = Write the text of the QRIS, or a picture that can be read, as `qris`; or delete `amount`.
    .explain =
        With `amount: yes` a product's page has a QRIS with its price in it, and the cart names the amount to
        be typed. For that it must be known what the code holds: as text, or read from its picture.

not-published = The shop `{ $name }` is not published, since there is no consent (`izin_terbit: tidak`).
    .label = no consent
    .hint = Once its owner agrees, type in the shop's folder: etalase edit --consent ya
    .explain =
        A member shows on the group's site only when its owner agrees. Without consent none of its pages, photos or
        names is in the output. The shop itself still builds, for its owner to look at.

        - Before: `izin_terbit: tidak`
        - After: `izin_terbit: ya`

phase-unknown = The phase `{ $found }` is not among those of the group.
    .label = this phase
    .hint = { $nearest ->
        [none] Write one of these: { $choices }. New ones are added in `phases` in kelompok.yaml.
       *[other] Write `{ $nearest }`. There are: { $choices }.
    }
    .explain =
        Members are counted by phase in `etalase check` and in reports. Without `phases` in kelompok.yaml they are daftar,
        kurasi, bootcamp and lulus. One that is not known is counted by itself.

        - Before: `phase: kurassi`
        - After: `phase: kurasi`

region-outside = `{ $found }` is not among the regions of the group.
    .label = outside the list
    .hint = { $nearest ->
        [none] If this region takes part, add it to `regions` in kelompok.yaml. If not, look at the address.
       *[other] Perhaps `{ $nearest }` is meant. If this region takes part, add it to `regions` in kelompok.yaml.
    }
    .explain =
        This group lists the regions of its programme in `regions`. A shop outside of it takes part and shows all the same;
        reports count it by itself. "Kab. Aceh Tengah" and "Aceh Tengah" are taken for the same.

        - Before: `district: Bebesan`
        - After: `district: Bebesen`

score-row-odd = { $reason ->
        [file] `kurasi/skor.csv` cannot be read as text, so today's scores are not noted there.
       *[row] This row is no score, and is left as it is.
    }
    .label = not understood
    .hint = { $reason ->
        [file] Save that file again as CSV (UTF-8), or move it elsewhere.
       *[row] It holds a date, the folder of a shop, and a score from 0 to 100, such as 2026-11-30,toko/dapur-sari,75.
    }
    .explain =
        `etalase check --report` notes the scores of the day in `kurasi/skor.csv`, so that progress shows. Rows that are not
        understood are neither removed nor counted.

        - Before: `2026-11-30;toko/dapur-sari;good`
        - After: `2026-11-30;toko/dapur-sari;75`

former-address-taken = The former address `{ $address }` is in use, so it cannot lead here.
    .label = this former address
    .other = the address is used here
    .hint = Remove `{ $address }` from the former addresses, or rename what has it now.
    .explain =
        An address can open one page only. What has the name now keeps it, and the equal former address
        is ignored.

        - Before: `alamat_lama: teh, kopi`, while there is a folder `produk/kopi`
        - After: `alamat_lama: teh`

former-address-twice = The former address `{ $address }` stands twice; the first is used.
    .label = the same former address
    .other = first written here
    .hint = Remove `{ $address }` from one of them.
    .explain =
        A former address can lead to one page only. Choose the one that fits the QR codes and links that
        people have.

        - Before: `alamat_lama: kopi` in two products
        - After: `alamat_lama: kopi` in one product

former-category-lost = { $nearest ->
        [none] The former address `{ $address }` leads to the category `{ $found }`, which is not there.
       *[other] The former address `{ $address }` leads to the category `{ $found }`, which is not there. Perhaps `{ $nearest }` is meant.
    }
    .label = no such category
    .hint = { $nearest ->
        [none] Write the address of a category that is there now, such as `minuman`, or remove this line.
       *[other] Write `{ $nearest }`, or remove this line.
    }
    .explain =
        In `kategori_lama`, the former address of a category stands before the colon, and the address of the
        present category behind it. You see the address in the browser: `kategori/minuman/`.

        Before:
        ```yaml
        kategori_lama:
          minuman-segar: minumam
        ```
        After:
        ```yaml
        kategori_lama:
          minuman-segar: minuman
        ```

former-category-circle = The former address `{ $address }` goes round in a circle and reaches no category.
    .label = it starts here
    .hint = Let one of them lead to a category that is there now, or remove this line.
    .explain =
        A former category may lead to another former one, as long as a category that is there comes at the
        end.

        Before:
        ```yaml
        kategori_lama:
          segar: dingin
          dingin: segar
        ```
        After:
        ```yaml
        kategori_lama:
          segar: minuman
          dingin: minuman
        ```

renamed = { $kind ->
        [category] The category `{ $former }` is called `{ $present }` now; write `{ $line }` into `{ $file }`, and its former address goes on working.
       *[other] `{ $former }` is called `{ $present }` now; write `{ $line }` into `{ $file }`, and its former address goes on working.
    }
    .hint = { $kind ->
        [category] If there is a `kategori_lama` already, add to it. Or run `etalase check --fix`.
       *[other] Or run `etalase check --fix`.
    }
    .explain =
        The name of a folder or file becomes the address of its page. After it is renamed, printed QR codes
        and shared links still point to the former address. With `alamat_lama` that address goes on leading
        shoppers to the present page.

        - Before: `produk/kopi` was renamed to `produk/kopi-gayo`
        - After: `alamat_lama: kopi` in `produk/kopi-gayo/produk.yaml`

## 5xx: photos

photo-not-a-photo = `{ $name }` is not a photo, although it is named like one.
    .hint = Copy the real photo from the phone once more, or delete this file.
    .explain =
        What counts is what is in a file, not its name. Changing the end of a name to `.jpg` does not
        turn the file into a photo.

        - Before: a note that is named `1-depan.jpg`
        - After: the photo `1-depan.jpg` from the phone

photo-empty = The photo file `{ $name }` is empty.
    .hint = Copy the photo from the phone once more, and wait until it is done before pulling the cable.
    .explain =
        Empty files are usually left over from copying that was cut off. The photo is nearly always still
        on the phone.

        - Before: `1-depan.jpg`, 0 bytes
        - After: `1-depan.jpg`, 2.4 MB

photo-heic = The photo `{ $name }` is a HEIC of a kind that cannot be read.
    .hint = Turn this photo into a JPEG. For the next ones, choose Settings > Camera > Formats > Most Compatible on the iPhone.
    .explain =
        The usual HEIC of an iPhone can be read. Rare kinds cannot, such as HDR or moving pictures, and
        none can where this program was built without its HEIC reader. A photo that was sent by WhatsApp
        and saved is usually a JPEG already. Changing only the end of its name is not enough.

        - Before: `IMG_0412.HEIC`
        - After: `IMG_0412.jpg`, saved as a JPEG

photo-too-large = The photo `{ $name }` has { $megapixels } megapixels; at most { $limit } are accepted.
    .hint = Set the phone's camera to its usual size (12 megapixels, not 50, 108 or 200) and take it again. A photo that is there can be shrunk: 4000 pixels on the longest side are more than enough.
    .explain =
        A photo of this size can use up the computer's memory, while the shop shows it about a thousand
        pixels wide. Shrinking it takes nothing from what shoppers see. Ordinary JPEGs of phones with 108 and
        200 megapixels can be used as they are.

        - Before: a photo of 20000 x 15000 pixels
        - After: a photo of 4000 x 3000 pixels

photo-unsupported = The photo `{ $name }` is of the kind { $kind }, which cannot be read.
    .hint = Save the photo as a JPEG or PNG, then use that file.
    .explain =
        The usual kinds of photos can be read, such as JPEG, PNG and WebP. Photo apps on phones, and
        Paint on Windows, can save a photo as a JPEG.

        - Before: `1-depan.psd`
        - After: `1-depan.jpg`

photo-damaged = The photo `{ $name }` is damaged inside and cannot be shown.
    .hint = Copy the photo from the phone once more. If the original is damaged too, take a new one.
    .explain =
        Photos are damaged when copying is cut off or a memory card wears out. The shop shows a
        placeholder until there is a whole photo.

        - Before: a `1-depan.jpg` that does not open
        - After: the same `1-depan.jpg`, copied again

photo-dark = The photo `{ $name }` is dark: its brightest parts reach only { $light }% of white.
    .hint = Take it near a window or on the porch by day, without the flash, and replace the photo.
    .explain =
        On a phone's screen a dark photo hardly shows the product. The photo is used as it is; the program
        never brightens it. In a photo with enough light, the brightest tenth reaches 40% or more.

photo-blurred = The photo `{ $name }` is blurred: its sharpest edges are only { $sharpness } of 255 levels.
    .hint = Wipe the phone's lens, touch the product on the screen to focus, hold your breath, and take it again.
    .explain =
        A photo that is shaken or out of focus cannot be sharpened. It is used as it is. In a sharp photo
        the figure is 13 or more.

photo-small = The photo `{ $name }` is small: its shorter side has only { $side } pixels.
    .hint = Use the photo from the phone's camera, not a screenshot or one that was shrunk on its way.
    .explain =
        A photo whose shorter side has less than 400 pixels looks soft on a phone's screen. No photo is
        ever enlarged. WhatsApp shrinks what it sends; send it as a document to keep its size.

photo-cut-off = { $percent ->
        [0] The file of the photo `{ $name }` was cut off; it is shown, but less sharp than it was taken.
       *[other] The end of the photo `{ $name }` is missing, about { $percent }%; the rest is shown all the same.
    }
    .hint = Copy the photo from the phone once more, and wait until it is done.
    .explain =
        Copying that was cut off leaves the lower part of a photo grey. The photo is used all the same,
        but shoppers will see the empty part.

        - Before: `1-depan.jpg`, grey at the bottom
        - After: `1-depan.jpg`, the whole photo

photo-changed = The file of the photo `{ $name }` changed while the shop was built, so it is not shown yet.
    .hint = Wait until the photo is copied or saved, then run the same command once more.
    .explain =
        Every photo is read twice: first for its size, then for its picture. When the file is still being
        written in between, the photo is passed over, so that no half-made picture gets into the shop.
        The photo is not damaged.

        - Before: a `1-depan.jpg` that is still being copied from the phone
        - After: the same `1-depan.jpg` when it is copied

qris-unreadable = The QR code in the picture `{ $name }` cannot be read.
    .label = this picture is shown as it is
    .hint = Photograph the sticker straight from the front, the whole square in view, in good light without glare; or paste the text of the QRIS here.
    .explain =
        When the code can be read, pages show a clean code with the payee's name, which shoppers can keep and
        which is checked first. When it cannot, the picture is shown as it is, and the apps of shoppers' banks
        may not read it either. The easiest way: keep the picture of the QRIS from the app of your bank or
        e-wallet, instead of a photo of the sticker.

## 6xx: the shop's own theme

template-broken = The theme file `{ $name }` cannot be read, so the built-in one is used: { $detail }
    .label = check this part
    .hint = Mend the file, or delete it from the folder `tema` to keep the built-in one.
    .explain =
        A file in the folder `tema` takes the place of the built-in file of the same name. While it has a
        mistake, the built-in one is used, so that the shop still opens.

        - Before: `{"{{"} product.name {"}"}`
        - After: `{"{{"} product.name {"}}"}`

template-failed = The theme file `{ $name }` fails on the page `{ $page }`, so the built-in one is used: { $detail }
    .label = it fails here
    .hint = Check that every name used in that file exists for this page.
    .explain =
        A theme file may be readable and still fail on some page, for example because it uses a detail
        that this product does not have. Only that page uses the built-in look.

        - Before: `{"{{"} product.pricee {"}}"}`
        - After: `{"{{"} product.price {"}}"}`

theme-file-unused = The file `{ $name }` in the folder `tema` takes the place of no built-in file.
    .hint = { $nearest ->
        [none] Give it the name and folder of the built-in file to replace, or delete it.
       *[other] Rename it to `{ $nearest }`.
    }
    .explain =
        Theme files are known by name and place. Unless both are those of a built-in file, what you change
        in them is never seen.

        - Before: `tema/templates/produk.html`
        - After: `tema/templates/product.html`

language-broken = The language file `{ $name }` has a part that cannot be read: { $detail }
    .label = check this part
    .hint = Mend that line; the other lines of the file show how it should look.
    .explain =
        A language file holds the words on buttons and headings, one text a line. A line with a mistake is
        passed over, and the built-in text is shown.

        - Before: `all-products All products`
        - After: `all-products = All products`

stylesheet-broken = The stylesheet `{ $name }` cannot be read, so the built-in one is used: { $detail }
    .label = check this part
    .hint = Mend that part; most often a curly bracket or a semicolon is missing.
    .explain =
        A stylesheet sets colours, distances and type. While it cannot be read, the built-in one is used to
        keep the shop tidy.

        - Before: `h1 {"{"} color: teal`
        - After: `h1 {"{"} color: teal; {"}"}`

## 7xx: the finished pages

over-budget = The page `{ $page }` weighs { $weight }, more than its limit of { $budget }. The heaviest parts: { $heaviest }.
    .hint = Use fewer photos on this page, or write `mutu: hemat` (small photos) below `images:` in `toko.yaml`.
    .explain =
        The heavier a page, the longer shoppers with a weak signal wait, and the more of their data it
        uses. The limit can be changed in `budget` in `toko.yaml`.

        Before:
        ```yaml
        images:
          mutu: tajam
        ```
        After:
        ```yaml
        images:
          mutu: hemat
        ```

## 8xx: the output folder

foreign-file = `{ $name }` in the output folder was not made by this program, so it was left alone.
    .hint = Leave it if you put it there on purpose, or delete it yourself if it is not needed.
    .explain =
        A build replaces only files that this program made. Other files in the output folder are never
        deleted, and they go online with it when the folder is uploaded.

        - Before: `situs/notes.txt`
        - After: `notes.txt`, moved out of the folder `situs`

foreign-conflict = The file `{ $name }`, which this program did not make, lies where a page belongs, so that page was not written.
    .hint = Move or rename that file, then run `etalase build` once more.
    .explain =
        Files that you put into the output folder are never overwritten. This one lies where a page
        belongs, so the page waits until its place is free.

        - Before: `situs/kabar/index.html` from somewhere else
        - After: that file is moved, and the news page is written again

spare-left-alone = `{ $name }` has the name of a folder that this program keeps, but not what this program put there on this computer, so it was left alone and not published.
    .hint = Look into it, move what you want to keep, then delete `{ $name }`.
    .explain =
        Beside the output folder the program keeps the site before, in a hidden folder. A folder of that name which came
        on a stick, in an archive or from another computer may hold anything. So nothing in it is deleted or published,
        and the program uses another name.

        - Before: `.situs.sebelumnya` holds `titipan.html`
        - After: `titipan.html` is moved, `.situs.sebelumnya` is deleted

## 9xx: imported sheets

row-without-name = Row { $row } has no name and was passed over.
    .hint = If it is a product or a business, fill in its name and import again.
    .explain =
        Each row becomes a product or a shop, and both need a name. Rows of totals may stay.

        - Before: `;12.500;10`
        - After: `Kopi Gayo;12.500;10`

price-of-sheet = { $reason ->
    [cents] Row { $row }, column `{ $column }`: the price `{ $found }` has decimals and was not taken.
    [range] Row { $row }, column `{ $column }`: `{ $found }` holds two prices and was not taken.
    [date] Row { $row }, column `{ $column }`: `{ $found }` is a date. Excel may have changed the price.
   *[other] Row { $row }, column `{ $column }`: `{ $found }` cannot be read as a price.
}
    .hint =
        { $suggestion ->
            [none] Write one price, such as 12.500, and import again.
           *[other] If { $suggestion } is meant, write that in the sheet and import again.
        }
    .explain =
        A product with an unclear price is passed over; of sign-ups the product is made without a price. Excel in
        English often turns `12.500` into 12.5.

        - Before: `12.50` or `10.000-15.000`
        - After: `12.500`

read-in-sheet = { $read ->
    [none] Row { $row }, column `{ $column }`: `{ $found }` was read as no price ("Ask for the price").
   *[other] Row { $row }, column `{ $column }`: `{ $found }` was read as `{ $read }`.
}
    .hint = If something else is meant, mend the sheet before importing.
    .explain =
        What a sheet says is often not what was meant: a zero in front is lost, two numbers stand in one cell, a comma
        parts thousands. Where the meaning is certain it is read so, and told here.

        - Before: `0812-0000-1234 / 0651-12345`
        - After: `0812-0000-1234`

value-of-sheet = { $missing ->
    [none] Row { $row }, column `{ $column }`: `{ $found }` cannot be read and was left out.
   *[other] Row { $row }, column `{ $column }`: `{ $found }` was left out, since `{ $missing }` says nothing of it.
}
    .hint = Mend the sheet and import again, or fill it in later in the file.
    .explain =
        Only this value is left out; the product or shop is made.

        - Before: WhatsApp number `0812-34`
        - After: `0812-0000-1234`

formula-in-sheet = Row { $row }, column `{ $column }`: `{ $found }` is a formula. Formulas are never worked out, only copied as text.
    .hint = Open the sheet in Excel or LibreOffice, save it, and import again: the result of the formula is taken.
    .explain =
        Sheets saved by other programs sometimes hold formulas without results. This program never works one out.

        - Before: `=B2*1000` without a result
        - After: `12.500`

error-in-sheet = Row { $row }, column `{ $column }` holds the error `{ $found }` and counts as empty.
    .hint = Mend the formula in the sheet and import again.
    .explain =
        `#N/A`, `#REF!` and their like say that a formula failed.

        - Before: `#REF!`
        - After: `12.500`

number-damaged = { $reason ->
    [length] Row { $row }, column `{ $column }`: it does not have 16 digits.
   *[damaged] Row { $row }, column `{ $column }`: its last digits look damaged by Excel.
}
    .hint = Compare with the card, and mend `_pribadi.yaml`. In Excel make the column Text before filling it.
    .explain =
        Excel keeps 15 digits. A NIK and the number of a family card have 16, so the last becomes 0, or all of it
        becomes `1.10601E+15`. What is lost cannot be won back from the sheet.

        - Before: a column in the format General
        - After: a column in the format Text

private-in-public = Row { $row }, column `{ $column }` seems to hold a NIK; it was kept in `_pribadi.yaml` and is not shown.
    .hint = Fill in the right number later in `toko.yaml`. A NIB has 13 digits.
    .explain =
        A NIK often stands in the column of the NIB. It must show nowhere.

        - Before: a NIB of 16 digits
        - After: a NIB of 13 digits

same-in-sheet = { $by ->
    [product] Row { $row }: `{ $name }` is in row { $other } already. Both are made.
    [joined] Row { $row }: `{ $name }` is the business of row { $other }; they were joined.
    [phone] Row { $row }: `{ $name }` has the phone number of row { $other }. Both are made.
    [nib] Row { $row }: `{ $name }` has the NIB of row { $other }. Both are made.
    [scores] Row { $row }: `{ $name }` is in row { $other } already. The scores of row { $row } are taken.
   *[name] Row { $row }: `{ $name }` has the name and place of row { $other }. Both are made.
}
    .hint = If they are one, delete one of the rows before importing.
    .explain =
        A form that was sent twice makes two rows. The same name with the same number or NIB is joined; others are only
        told, since one person may have two businesses.

        - Before: two rows `Dapur Bu Sari` from the village Pegasing
        - After: one row

same-as-there = { $by ->
    [phone] Row { $row }: `{ $name }` has the phone number of the shop `{ $there }`, which is there already. The new shop is made all the same.
    [nib] Row { $row }: `{ $name }` has the NIB of the shop `{ $there }`, which is there already.
   *[name] Row { $row }: `{ $name }` is like the shop `{ $there }`, which is there already.
}
    .hint = If it is one business with a new name, delete the row and change the name in its `toko.yaml`.
    .explain =
        Two businesses of one family may share a phone, so it is only told.

        - Before: `Dapur Sari` and `Katering Sari` with one number
        - After: left so, or joined by hand

differs-from-sheet = { $before ->
    [none] { $name }: `{ $key }` is `{ $after }` in the sheet (row { $row }) and missing in the file.
   *[other] { $name }: `{ $key }` is `{ $after }` in the sheet (row { $row }) and `{ $before }` in the file.
}
    .hint =
        { $what ->
            [shop] The file stays. If the sheet is right, change the shop's `toko.yaml`.
           *[product] The file stays. If the sheet is right: etalase edit "{ $name }" --{ $key } "{ $after }"
        }
    .explain =
        A sheet never overwrites what is there, since somebody may have mended it.

        - Before: 13.000 in the sheet, 12.500 in the file
        - After: `etalase edit "Kopi Gayo" --price 13.000`

removed-before = Row { $row }: `{ $name }` was removed before and is not made again.
    .hint = To bring it back: etalase remove "{ $name }" --restore
    .explain =
        Removed products lie in `_sampah`. An old sheet does not bring them back.

        - Before: a product in `_sampah`
        - After: `etalase remove "Kopi Gayo" --restore`

no-consent = { $column ->
    [there] { $count } shops have not consented, so the group's site does not have them yet.
   *[none] There is no column of consent, so the group's site does not have { $count } shops yet.
}
    .hint = Once the owner agrees, type in the shop's folder: etalase edit --consent ya
    .explain =
        Data of people is published only with their consent. The column may be named `Persetujuan`, or be a question
        such as "Bersedia usahanya ditampilkan di situs?". All but a clear yes is a no.

        - Before: no column of consent
        - After: a column `Persetujuan` with `Ya`

photo-links = { $count } photos of the sheet are links. Importing uses no network, so they were not fetched.
    .hint = Download the photos into one folder, then: etalase import SHEET --photos FOLDER
    .explain =
        Google Forms keeps photos in Drive: open the folder, select all, download them as a ZIP, and name that with
        `--photos`.

        - Before: `https://drive.google.com/...`
        - After: `etalase import daftar.xlsx --photos foto.zip`

photo-unmatched = { $nearest ->
    [none] The photo `{ $name }` fits no product.
   *[other] The photo `{ $name }` fits no product. Perhaps it is for `{ $nearest }`?
}
    .hint = Name the photo after the product, its code or its number in the sheet, such as `kopi-gayo-1.jpg`; or copy it into the folder yourself.
    .explain =
        Photos are matched by code (SKU), name or number of the product; the folder that a photo lies in counts too.

        - Before: `IMG_2021.jpg`
        - After: `kopi-gayo.jpg`
