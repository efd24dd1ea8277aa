# The program's words: help, closing sentences, failures. Findings are in findings.en.ftl.

about = Etalase makes a light storefront site from folders of photos and price notes.
help-usage = Usage
help-commands = Commands
help-exports = What can be made
help-options = Options
help-arguments = Arguments
help-after =
    Examples:
      etalase init toko-sari               make a new shop
      etalase add "Kopi Gayo" photo.jpg    add a product
      etalase build                        make the site of this folder
      etalase check                        look without making anything

    Help on one command: etalase build --help

usage-etalase = etalase COMMAND [FOLDER] [options]
usage-init = etalase init [FOLDER] [options]
usage-add = etalase add NAME [PHOTO...] [options]
usage-build = etalase build [FOLDER] [options]
usage-check = etalase check [FOLDER] [options]
usage-language = etalase language CODE [FOLDER] [options]
usage-cache = etalase cache COMMAND [FOLDER] [options]
usage-prune = etalase cache prune [FOLDER] [options]
usage-export = etalase export WHAT [FOLDER] [options]
usage-html = etalase export html [FOLDER] [options]
usage-pricelist = etalase export pricelist [FOLDER] [options]
usage-labels = etalase export labels [FOLDER] [options]
usage-letters = etalase export letters [FOLDER] [options]
usage-certificates = etalase export certificates [FOLDER] [options]
usage-scoresheet = etalase export scoresheet [FOLDER] [options]
usage-poster = etalase export poster [FOLDER] [options]
usage-attendance = etalase export attendance [FOLDER] [options]
usage-program = etalase export program [FOLDER] [options]
usage-form = etalase export form [FOLDER] [options]

about-init = (mulai) Make a new shop; asks question by question
about-add = (tambah) Add a product: a new folder with photos and produk.yaml
about-build = (bangun) Make the shop's site in the folder `situs`
about-check = (periksa) Look through the folder without making anything
about-language = (bahasa) Write the words of the site that a language lacks
about-cache = (tembolok) Look after the cache, where processed photos are kept
about-prune = (rapikan) Delete from the cache what is no longer used
about-export = (ekspor) Make one file of the whole shop, or a price list, labels or a poster to print
about-html = The whole shop in one file, to send by WhatsApp or Bluetooth
about-pricelist = (daftar-harga) A price list for A4, A5 or a 58 mm receipt printer
about-labels = (label) Labels for prices, shelves and packaging with QR codes, on A4
about-letters = (surat) Letters with the result of a group's curation, one for each shop
about-certificates = (sertifikat) Certificates of a curation, a page a shop
about-scoresheet = (lembar-nilai) An Excel sheet for curators, with lists of scores
about-poster = (poster) A poster of the shop with a large QR code
about-attendance = (absen) A list of the group's shops to sign, on A4
about-program = One page of A4 to hang up: what the programme is, how to join, and its QR codes
about-form = (formulir) A sign-up form for phones in one file, which works without internet
about-join = Puts the parts of a site together that were built on several machines

value-folder = FOLDER
value-language = LANGUAGE
value-number = NUMBER
value-text = TEXT
value-name = NAME
value-command = COMMAND
value-photo = PHOTO
value-price = PRICE
value-file = FILE
value-paper = PAPER
value-size = SIZE
value-bytes = SIZE
value-service = SERVICE
value-share = PART/COUNT
value-part = PART

help-help = Show this help
help-version = Show the version
help-lang = Language of messages: id or en
help-strict = Take warnings for errors; with any, the site is not published
help-json = Write findings as JSON, one a line
help-quiet = Show findings only
help-folder = The shop's folder; this one when absent
help-out = Output folder; usually `situs` in the shop's folder
help-cache = Cache folder; usually `.etalase` in the shop's folder
help-jobs = How many photos to work on at once
help-code = Code of a language, such as ace, min or jv
help-group = Make a group (cooperative, village, class) instead of a shop
help-ci = Write the file that builds the site at github or gitlab
help-demo = With a few sample products
help-name = Name of the shop
help-whatsapp = WhatsApp number that takes orders
help-tagline = One sentence below the shop's name
help-place = Village or regency
help-product-name = Name of the product, such as "Kopi Gayo 250g"
help-product-photo = Photo files; as many as you like
help-shop = The shop's folder; this one when absent
help-price = Price, such as 12.500
help-unit = Unit: bungkus, kg, lusin
help-category = Category: the name of a folder within `produk`
help-out-file = Output file; usually in `cetak` in the shop's folder
help-out-html = The file; usually in `kirim` inside the shop folder
help-max = How large the file may be, such as 2MB; photos follow
help-paper-pricelist = Paper: a4 (the usual one), a5, or 58mm (receipt printer)
help-best = Only so many of the best shops; usually all above the lowest grade
help-curator = Name of the curator; scores that are there already are filled in
help-paper-poster = Paper: a4 (the usual one), a3, or a5
help-size = Size: kecil (38 x 21 mm, 65 labels a sheet), sedang (70 x 37 mm, 24, the usual one), or besar (99 x 68 mm, 8)
help-copies = How many equal labels of each product; usually 1
help-product = This product only: its folder's name; may be repeated
help-each = In a group's folder: make it for every shop at once; --out is then a folder for all of them
help-group-folder = Folder of the group; this folder unless given
help-days = How many days are signed for, 1 to 7; usually 1
help-nik = The form asks for the NIK too; it is never shown on the site or in a WhatsApp message
help-from = Make a new group that is like this one, without the data of its members
help-only = Build this shop only (its folder's name, or village/toko-sari); the others stay as they were built last. May be repeated
help-changed = Tell findings only of shops that have changed since the last build
help-empty = A group whose shops were all deleted is meant to be emptied
help-fresh = Believe nothing of earlier builds: read and compare everything again (for sticks and computers whose clocks are wrong)
help-report = Saves a report of all shops: FILE.xlsx (for offices), .html (to print), .csv, or .json; scores are noted in kurasi/skor.csv
help-private = Adds private data (NIK and others) to a report in .xlsx or .csv
help-fix = Mends what is certain, after showing it
help-shard = Build only a share of a group's shops, such as 2/3; `etalase join` puts them together
help-part = A folder made by `etalase build --shard`
help-join-folder = The group's folder; usually this one
help-command = The command to be explained

usage-no-command = There is no command yet.
usage-unknown-argument = `{ $found }` is not known.
usage-unknown-command = There is no command `{ $found }`.
usage-missing-argument = Still missing: { $found }.
usage-invalid-value = `{ $found }` cannot be used for { $argument }.
usage-choices = Type, for example: { $choices }
usage-invalid-utf8 = Some letters of the command cannot be read.
usage-other = The command cannot be understood.
usage-nearest = Perhaps you meant: { $nearest }
usage-see-help = Type `etalase --help` to see all commands.
usage-join = etalase join PART... [options]

progress-photos = Photo { $done } of { $count }{ $bytes ->
        [0] {""}
       *[other] , { $taken } made into { $made }
    }{ $unit ->
        [none] {""}
        [seconds] , { $left } s left
       *[minutes] , { $left } min left
    }

build-done =
    The site is ready: { $shops ->
        [none] {""}
        [one] 1 shop,{" "}
       *[other] { $shops } shops,{" "}
    }{ $products } { $products ->
        [one] product
       *[other] products
    }, { $pages } { $pages ->
        [one] page
       *[other] pages
    } made{ $photos ->
        [0] .
        [one] , 1 photo processed ({ $taken } made into { $made }).
       *[other] , { $photos } photos processed ({ $taken } made into { $made }).
    }
    Open { $home }
build-unchanged =
    Nothing has changed; the site stays as it is ({ $products } { $products ->
        [one] product
       *[other] products
    }).
    Open { $home }
build-strict = The site was not published, because something was found. The former site stands.
build-nothing = No site was made. The former one, if there was one, stands.
check-clean = All is well: { $products } { $products ->
        [one] product
       *[other] products
    }, nothing found.
check-no-findings = No mistakes in { $products } { $products ->
        [one] product
       *[other] products
    }.
check-report = The report is in `{ $path }`.
check-report-private = Mind: `{ $path }` now holds private data (NIK and others). Keep it safe, and do not pass it on.
check-private-unread = `_pribadi.yaml` in `{ $folder }` cannot be read, so its private data is not included.
check-scores-failed = The report is made, but today's scores are not noted in `kurasi/skor.csv` yet:
failed-report-not-ours = `{ $path }` is there already and is no report by Etalase, or somebody has changed it, so it was left alone. Choose another name in `--report`.
failed-private-form = Private data can be saved in a report in .xlsx or .csv only, not in `{ $path }`.

programme = The programme, { $shops } shops:
programme-line = { "  " }{ $line }
programme-phases = Phases: { $list }
programme-regions = Regions: { $list }
programme-empty = No shop yet in { $count } { $count ->
        [one] region
       *[other] regions
    }: { $list }
programme-outside = Outside the list of regions: { $list }
programme-coaches = Coaches: { $list }
programme-unread = { $count } { $count ->
        [one] shop
       *[other] shops
    } cannot be read: { $list }
programme-more = {" "}and { $more } more

fix-place = { $file }:{ $line }
fix-before = { "  " }- { $text }
fix-after = { "  " }+ { $text }
fix-nothing = Nothing can be mended with certainty.
fix-ask = Write these changes? (Enter = yes, n = no):
fix-not-done = Nothing was changed.
fix-done = { $count ->
        [one] One place was mended.
       *[other] { $count } places were mended.
    } The former text is kept in `_riwayat`.

readiness = Readiness of the shop: { $score } of 100
readiness-row = { "  " }{ $criterion } ({ $points } of { $possible }): { $next }
readiness-shops = Readiness of { $shops } shops, the readiest first:
readiness-shop = { $score }  { $name } ({ $folder }){ $hidden ->
        [yes] {" "}- not in the portal yet{ $curated ->
            [none] , which asks for { $minimum }
           *[other] : the curators' score is { $curated }, and the portal asks for { $minimum }
        }
        [withheld] {" "}- no consent to be published
        *[no] {""}
    }
readiness-step = { "    " }- { $next }
curation =
    Curation{ $group ->
        [none] {""}
       *[other] {" "}of { $group }
    }: { $curators } curators, { $scored } of { $shops } shops have scores.
curation-shop = { $rank }. { $score }{ $grade ->
        [none] {""}
       *[other] {" "}{ $grade }
    }  { $name } ({ $folder }){ $best ->
        [yes] {" "}- chosen
       *[no] {""}
    }
curation-more = ... and { $more } more shops.
curation-unscored = Nobody has scored: { $list }
curation-left-out = { $name } has not scored { $count } shops: { $list }
curation-missing = Not all criteria are scored in { $count } shops, such as { $name }: { $list }
curation-apart = Curators who differ widely, and should talk about it:
curation-apart-row = { "  " }{ $name }, { $criterion }: { $high } gave { $most }, { $low } gave { $least }
curation-apart-more = ... and { $more } more.
curation-incomplete-mean = A curator's file cannot be read, so these scores are incomplete.
readiness-more = ... and { $more } more shops. All of them: etalase check --report report.html

readiness-kontak = Contact
    .next = { $lack ->
        [whatsapp] Fill in `whatsapp`, so that orders come by WhatsApp.
       *[missing] Fill in `whatsapp` in toko.yaml, so that buyers can order.
    }
    .letter = Give your WhatsApp number to your coach, so that buyers can order.
readiness-foto = Photos
    .next = { $lack ->
        [light] { $count ->
            [one] One photo is too dark: `{ $example }`.
           *[other] { $count } photos are too dark, for instance `{ $example }`.
        } Take it again near a window, in the morning or afternoon.
        [sharpness] { $count ->
            [one] One photo is shaken or not sharp: `{ $example }`.
           *[other] { $count } photos are shaken or not sharp, for instance `{ $example }`.
        } Take it again with the phone leaned on something.
        [size] { $count ->
            [one] One photo is too small: `{ $example }`.
           *[other] { $count } photos are too small, for instance `{ $example }`.
        } Copy the original from the phone, not the one sent by WhatsApp.
       *[missing] { $count ->
            [0] Add products with their photos: etalase add "Name" photo.jpg
            [one] One product has no photo: `{ $example }`. Copy one into its folder.
           *[other] { $count } products have no photo, for instance `{ $example }`. Copy one into the folder of each.
        }
    }
    .letter = { $lack ->
        [light] { $count ->
            [one] One photo is too dark.
           *[other] { $count } photos are too dark.
        } Take it again near a window, in the morning or afternoon.
        [sharpness] { $count ->
            [one] One photo is shaken or not sharp.
           *[other] { $count } photos are shaken or not sharp.
        } Take it again with the phone leaned on something.
        [size] { $count ->
            [one] One photo is too small.
           *[other] { $count } photos are too small.
        } Send the original from the phone, as a document.
       *[missing] { $count ->
            [0] Choose the goods you sell, and take photos of them in good light.
            [one] One product has no photo: { $example }. Take one in good light and send it to your coach.
           *[other] { $count } products have no photo, for instance { $example }. Take them in good light and send them to your coach.
        }
    }
readiness-harga = Prices
    .next = { $count ->
        [0] Add products with their prices: etalase add "Name" --price 12.500
        [one] One product has no price: `{ $example }`. Write `price: 12.500` in its produk.yaml.
       *[other] { $count } products have no price, for instance `{ $example }`. Write `price: 12.500` in produk.yaml.
    }
    .letter = { $count ->
        [0] Decide which goods you sell, and their prices.
        [one] One product has no price: { $example }. Decide on one.
       *[other] { $count } products have no price, for instance { $example }. Decide on them.
    }
readiness-tempat = Address and hours
    .next = { $lack ->
        [hours] Fill in `hours`, for instance Monday-Saturday 08.00-17.00.
       *[missing] Fill in `address`, so that buyers know where the goods come from.
    }
    .letter = { $lack ->
        [hours] Say when you are open, for instance Monday-Saturday 08.00-17.00.
       *[missing] Say where your business is, so that buyers know where the goods come from.
    }
readiness-keterangan = Descriptions
    .next = { $lack ->
        [products] { $count ->
            [one] One product has no `description`: `{ $example }`.
           *[other] { $count } products have no `description`, for instance `{ $example }`.
        } Two sentences will do.
       *[missing] Tell about the shop in `description` or in halaman/tentang.md.
    }
    .letter = { $lack ->
        [products] { $count ->
            [one] One product has no description: { $example }.
           *[other] { $count } products have no description, for instance { $example }.
        } Two sentences will do: what is in it, how it tastes, its size.
       *[missing] Tell about your business in two sentences: who makes the goods, of what, and what is special.
    }
readiness-pembayaran = Payment
    .next = Fill in `payment`: an account, QRIS, or cash on delivery.
    .letter = Decide how buyers pay: bank account, QRIS, or cash on delivery.
readiness-izin = Permits
    .next = Write the number of a permit that was issued (NIB, P-IRT, halal) in `permits`.
    .letter = Apply for a business permit (NIB, free at oss.go.id) and for that of your product. If you have them, tell the numbers.
readiness-pengiriman = Delivery
    .next = Fill in `shipping`: pick-up, delivery, or a courier.
    .letter = Decide how goods reach buyers: collected, brought, or sent.
readiness-berat = Light to open
    .next = { $count ->
        [one] One page is too heavy: `{ $example }`.
       *[other] { $count } pages are too heavy, for instance `{ $example }`.
    } Write `quality: hemat` in `images`.
    .letter = { $count ->
        [one] One page of the shop is
       *[other] { $count } pages of the shop are
    } too heavy for buyers' phones. Your coach can make them lighter.
readiness-kategori = Categories
    .next = { $count ->
        [one] One product has no category: `{ $example }`.
       *[other] { $count } products have no category, for instance `{ $example }`.
    } Move its folder into the folder of a category.
    .letter = { $count ->
        [one] One product is in no category: { $example }.
       *[other] { $count } products are in no category, for instance { $example }.
    } Group them by kind.
readiness-alamat_situs = Public address
    .next = Once the site is on the internet, write its address in `url`.
    .letter = The shop has no address on the internet yet. Ask your coach.

audit-title = Readiness of the shops
audit-print = To print or save as PDF: press Ctrl+P. A4 paper.
audit-shops = Shops, those that need most help first
audit-shop = Shop
audit-score = Score
audit-first = first
audit-next = Next steps
audit-whole = Complete
audit-hidden = Not in the portal yet
audit-withheld = No consent to be published
audit-findings = Findings
audit-none = No findings.
audit-phases = Shops by phase
audit-scores = Shops by score
audit-legend = (0 to 100)
audit-legend-rise = (white: first, filled: now)
audit-regions = Shops by region
audit-regions_note = (number of shops, and the share of them that has a NIB)
audit-region = { $shops } { $shops ->
        [one] shop
       *[other] shops
    }, NIB { $share }
audit-tile-shops = shops
audit-tile-nib = of the shops have a NIB
audit-tile-score = mean score, of 100
audit-tile-rise = since the first score
audit-tile-empty = regions without a shop
audit-tile-with-nib = NIB numbers
audit-empty = No shop yet in { $count } { $count ->
        [one] region
       *[other] regions
    }: { $list }.
audit-unread = { $count } { $count ->
        [one] shop
       *[other] shops
    } cannot be read and not counted: { $list }. The reason is among the findings.

report-sheet-shops = Shops
report-sheet-regions = Regions
report-sheet-coaches = Coaches
report-sheet-criteria = Criteria
report-sheet-findings = Findings
report-column-no = No
report-column-name = Name
report-column-folder = Folder
report-column-nib = NIB
report-column-regency = Regency
report-column-district = District
report-column-village = Village
report-column-goods = Goods
report-column-has-nib = Permit NIB
report-column-has-pirt = Permit P-IRT
report-column-has-halal = Permit halal
report-column-has-bpom = Permit BPOM
report-column-first = First score
report-column-score = Last score
report-column-mark = Curators' score
report-column-grade = Grade
report-column-phase = Phase
report-column-coach = Coach
report-column-date = Date
report-column-problems = Problems
report-column-steps = Next steps
report-column-region = Region
report-column-shop-count = Shops
report-column-with-nib = With NIB
report-column-nib-share = With NIB (%)
report-column-mean-first = Mean first score
report-column-mean-score = Mean last score
report-column-note = Note
report-column-criterion = Criterion
report-column-possible = Points
report-column-mean-share = Fulfilled, mean (%)
report-column-whole = Shops that fulfil it
report-column-lacking = Shops that do not
report-column-file = File
report-column-line = Line
report-column-severity = Severity
report-column-code = Code
report-column-finding = Finding
report-column-hint = Hint
report-has = yes
report-has-not = not yet
report-withheld = No consent to be published
report-errors = { $count } { $count ->
        [one] error
       *[other] errors
    }
report-warnings = { $count } { $count ->
        [one] warning
       *[other] warnings
    }
report-empty-region = no shop yet
report-outside = not in the list
report-unknown = not said
report-total = Total
report-more-findings = ... and { $more } more findings. All of them: etalase check --json
report-pages = Page { $page } of { $pages }
report-private-nik = NIK
report-private-no_kk = Family card
report-private-tanggal_lahir = Birth date
report-private-alamat_rumah = Home address
report-private-nama_ibu = Mother's name
report-private-npwp = NPWP
report-private-pemilik = Owner
report-private-kontak_darurat = Emergency contact
report-private-jenis_kelamin = L/P
report-private-lainnya = Other private data

prune-nothing = The cache was not pruned; nothing was deleted.
prune-done = { $files ->
    [0] The cache is tidy; nothing was deleted.
    [one] Cache pruned: 1 file, { $size } deleted.
   *[other] Cache pruned: { $files } files, { $size } deleted.
}

language-lacks =
    Language { $code } lacks { $lacking } of { $all } texts of the site.
    Take away the sign before a line, then replace the words right of the equals sign.
    Save as tema/bahasa/{ $code }.ftl, then write `language: { $code }` in toko.yaml.

export-done =
    Ready to print: { $path }
    Open that file in a browser and press Ctrl+P. Paper: { $paper }.
export-labels-done =
    Ready to print: { $path }
    Open that file in a browser and press Ctrl+P. Paper: { $paper }, scale 100%, no margins.
export-no-code = There is no QR code on it, since toko.yaml has neither `url` nor `whatsapp`.
export-html-done =
    The whole shop is one file: { $path } ({ $size })
    { $photos ->
        [0] Without photos of products.
       *[other] { $photos } { $photos ->
            [one] photo
           *[other] photos
        } of products, up to { $width } pixels wide{ $quality ->
            [lowered] , in a lower quality so that they fit.
           *[own] .
        }
    }{ $left ->
        [0] {""}
        [one] {" "}The last photo is left out, since there was no room.
       *[other] {" "}The last { $left } photos are left out, since there was no room.
    }
    Send that file by WhatsApp (as a document) or Bluetooth. It opens without internet.
export-letters-done =
    { $shops } letters, ready to print: { $path }
    Open that file in a browser and press Ctrl+P. Paper: A4.{ $unscored ->
        [0] {""}
       *[other] {" "}Nobody has scored { $unscored } shops, which get no letter yet.
    }
export-certificates-done =
    { $shops } certificates, ready to print: { $path }
    Open that file in a browser and press Ctrl+P. Paper: A4, across.
export-scoresheet-done =
    A sheet for the scores of { $shops } shops: { $path }
    Send it to the curator. When it is filled in, take it back: etalase import SHEET.xlsx
export-strict = The file was not made, because something was found.
export-nothing = No file was made. The former one, if there was one, stands.
export-each-done =
    Done for { $made } of { $all } shops. { $place ->
        [own] The files are in the folder `{ $folder }` of each shop.
       *[target] The files are in `{ $target }`, a folder for each shop.
    }
export-each-no-code = { $count } shops without a QR code, since they have neither `url` nor `whatsapp`: { $names }
export-each-none = This group has no shop yet, so nothing was made.
export-each-failed = Not made ({ $count }):
export-each-failed-one = - { $name } (`{ $folder }`): { $why }
export-each-unread = its data cannot be used yet, see the findings above.
export-each-more = ... and { $count } more shops.
export-attendance-done =
    Ready to print: { $path } ({ $shops } shops, and empty rows)
    Open that file in a browser and press Ctrl+P. Paper: { $paper }.
export-form-done =
    The form is ready: { $path }
    Send that file by WhatsApp (as a document). It opens in Chrome, without internet too.
    A CSV file that was saved from the form is read by: etalase import FILE.csv
export-group-no-whatsapp = There is no WhatsApp number of the group on it, since kelompok.yaml has no `whatsapp`.
export-group-html-done =
    The whole group is one file: { $path } ({ $size })
    { $photos ->
        [0] Without photos of products.
       *[other] { $photos } { $photos ->
            [one] photo
           *[other] photos
        } of products, up to { $width } pixels wide.
    }{ $left ->
        [0] {""}
        [one] {" "}One photo is left out, since there was no room: that of some shop's last goods.
       *[other] {" "}{ $left } photos are left out, since there was no room: those of each shop's last goods.
    }
    Send that file by WhatsApp (as a document) or Bluetooth. It opens without internet.

failed-disk-full = The disk is full; `{ $path }` could not be written. Free some space and run it again. The former site, if there is one, stands.
failed-permission = Writing to `{ $path }` is not allowed. Move the shop's folder to a place of your own, such as Documents, and run it again.
failed-held = Another program is using `{ $path }`. Close it and run the command again.
failed-not-ours = The folder `{ $path }` holds files that Etalase did not make, so it was left alone. Choose another folder with `--out`, or empty that one.
failed-target-not-a-folder = `{ $path }` is not an ordinary folder. Move or rename it and run the command again.
failed-busy = Etalase is at work in `{ $path }`. Wait until it has finished and run the command again.
failed-other = The computer failed at `{ $path }`: { $detail }
failed-terminal = The terminal cannot be used for questions: { $detail }
failed-no-name = `{ $path }` cannot be the output folder. Write a folder's name, such as `--out situs`.
failed-marker = Etalase's own mark `{ $path }` is damaged, so the folder was left alone. Look into that output folder; if there is nothing to keep, delete it and build again.
failed-no-cache = There is no cache in `{ $path }`, so nothing was pruned. If the cache is elsewhere, write `--cache FOLDER`.
failed-cache-in-output = The cache folder `{ $path }` must not lie within the output folder: it would be published with it.
failed-no-scores = No shop has a score that is high enough yet. Let curators fill in the sheet of `etalase export scoresheet`, then import it.
failed-sheet-there = `{ $path }` is there already and may have been filled in, so it was left alone. Move it away, or choose another name with `--out`.
failed-workbook = The sheet could not be made: { $detail }
failed-no-products = There are no products yet, so there is nothing to print. Add one with `etalase add "Its name"`.
failed-too-large = The file was not made: even without photos this shop takes { $size }. Give a larger `--max`.
failed-unknown-product = There is no product `{ $found }`. Write the name of its folder within `produk`.
failed-file-not-ours = `{ $path }` is there already and was not made by Etalase, so it was left alone. Choose another name with `--out`.
failed-no-group = `{ $path }` is no group. This is for groups: folders with a `kelompok.yaml`.
failed-unknown-shop = There is no shop `{ $path }` in this group. Type the name of its folder inside `toko`.
failed-ambiguous-shop = There are several shops `{ $path }` in this group. Type the name of its group's folder too.
failed-no-part = `{ $path }` is no part of a site. Parts are made by `etalase build --shard 1/3 --out FOLDER`.
failed-other-part = `{ $path }` is of another number of shares or another version of the program. Build all parts alike.
failed-part-twice = The shop in `{ $path }` is in two parts. Name each part once only.
failed-cut-part = `{ $path }` is not whole: missing, cut off, or only a link. Copy the whole folder of that part again.
failed-forged-part = What `{ $path }` says does not fit the files of that part. Build the part again with `etalase build --shard`.
failed-missing-part = The shop in `{ $path }` is in none of the parts, so the site was not put together. Give all parts.

## Serve: preview and hotspot.

usage-serve = etalase serve [FOLDER] [options]
usage-help = etalase help [COMMAND]
about-serve = (layani) Shows the shop in the browser, anew with each change; with --lan on phones near by as well
about-help = (bantuan) Shows help on a command
help-port = Port of the address; usually 8080, 0 for any
help-open = Open the browser
help-lan = Open the shop to phones in the same network, with a QR code
help-wifi = Name of the Wi-Fi, for a second QR code by which phones join it
help-wifi-password = Password of that Wi-Fi

usage-open = etalase open [FOLDER] [options]
about-open = (buka) Opens the shop near this program, as a double click does; makes one if there is none
help-open-folder = Folder of the shop; usually looked for where this program is
open-window =
    This window runs the shop in { $folder }
    Leave it open while you use it. To stop, press Ctrl+C or close this window.
open-make = There is no shop near this program yet. Make a new one in `{ $folder }`? (Enter = yes, n = no):
open-none = There is no shop near this program yet. To make one: etalase init "{ $folder }"
open-choice = { $number }. { $folder }
open-which = Which shop? (1 to { $count }):
open-wait = Press Enter to close this window.

serve-ready =
    The shop is at { $address }
    Every file that you save shows at once. To stop: Ctrl+C.
serve-not-yet = There is no site to show yet. As soon as the mistakes are mended it will be at { $address }
serve-lan = On a phone, open { $address } or scan this code:
serve-lan-more = If it does not open, try: { $addresses }
serve-lan-none =
    This computer is in no network yet, so phones cannot come.
    Turn on a hotspot or join a Wi-Fi; the address will then appear here.
serve-wifi = To join the Wi-Fi `{ $wifi }`, scan this code first:
serve-poster = A poster with the codes, to print: { $address }
serve-rebuilt = { $time } Site renewed: { $pages } pages in { $duration } milliseconds.
serve-rebuilt-after = { $time } Site renewed: { $pages } pages in { $duration } milliseconds ({ $what }).
serve-kept = { $time } Site not renewed, because of a new mistake. The former one is still shown.
serve-mended = { $time } All mistakes are mended.
serve-failed = { $time } Site not renewed. The former one is still shown.
serve-gone = { $time } The folder `{ $folder }` is gone. Etalase waits for it to come back.
serve-emptied = { $time } The folder `{ $folder }` is empty. Was its stick pulled out? Etalase waits for it to come back.
serve-back = { $time } The folder `{ $folder }` is back.
serve-polled = { $reason ->
        [stick] This folder is on a USB stick or a memory card
        [network] This folder is on the network
       *[other] This computer cannot watch all folders
    }, so changes are looked for once a second.
serve-stopped = Done.{ $pages ->
        [0] {""}
       *[other] {" "}{ $phones } phones opened { $pages } pages; the shop was taken home { $takeaways } times.
    }
serve-status = { $connected } phones connected, { $phones } in all; { $pages } pages opened, taken home { $takeaways } times
serve-status-alone = Waiting for changes in `{ $folder }`
serve-port-busy = Port { $port } is used by another program.
serve-port-next = Try: etalase serve --port { $next }
serve-port-ask = Use { $next } instead? (Enter = yes, n = no):
serve-port-denied = Port { $port } may not be used: { $detail }
serve-browser-failed = The browser could not be opened. Open { $address }

serve-error-kept = Site not renewed: something needs mending
serve-error-shown = Some of it does not show yet: something needs mending
serve-error-close = Close

serve-welcome = Welcome to { $shop }
serve-welcome-some-shop = our shop
serve-welcome-look = See the shop
serve-welcome-take = Take the shop home
serve-welcome-take-text = Keep it on your phone and open it whenever you like, without internet.
serve-take-one-file = One file ({ $size })
serve-take-one-file-text = The easiest: just open it, and send it on WhatsApp.
serve-take-zip = The whole shop (ZIP, about { $size })
serve-take-zip-text = With all photos, better for a laptop. After the download, extract it, then open index.html.
serve-unavailable = The shop is being updated. Please try again in a moment.

serve-poster-print = Press Ctrl+P to print on A4. This line is not printed.
serve-poster-wifi = Join the Wi-Fi
serve-poster-wifi-name = Name:
serve-poster-wifi-password = Password:
serve-poster-shop = Open the shop
serve-poster-address = Address:

## Changing, removing, and new prices.

usage-edit = etalase edit [NAME] [--key VALUE...] [options]
usage-remove = etalase remove NAME [options]
usage-price = etalase price [options]
about-edit = (ubah) Changes keys of a product or the shop in place; notes and order in the file stay
about-remove = (hapus) Moves a product to `_sampah`; --restore brings it back
about-price = (harga) Changes many prices at once, with a table before and after
value-amount = AMOUNT
help-edit-product = Name of the product or its folder; without a name, the shop itself
help-edit-keys =
    Keys of products: { $product }

    Keys of the shop (without NAME): { $shop }

    An empty value ("") removes the key. Examples:
      etalase edit banana-chips --price 13.000 --stock habis
      etalase edit --whatsapp 0812-3456-7890
      etalase edit banana-chips --restore
help-history = Lists the former texts of the file
help-restore-text = Brings a former text back: the last one, or its number in --history
help-remove-product = Name of the product or its folder
help-restore-product = Brings a removed product back
help-up = Up by this, for example 5% or 500
help-down = Down by this, for example 5% or 500
help-round = Rounded to multiples of this, for example 500
help-price-category = Only products in this category
help-dry-run = Only shows the table; changes nothing

edit-done = { $file }: { $changes }
edit-change = { $kind ->
    [new] { $key } { $after }
    [gone] { $key } { $before } removed
   *[changed] { $key } { $before } → { $after }
}
edit-same = { $file }: it is like that already, so nothing was changed.
edit-restored = { $file }: back to the text before { $time }.
edit-became-utf8 = { $file }: saved as UTF-8 now, since its former encoding lacks a letter.
edit-next = To update the site: etalase build
edit-recovered = A change that was interrupted has been finished: { $count } files.
edit-left = `{ $file }` stays as it is, since it has changed or cannot be written.
edit-nothing-asked = { $place ->
    [product] Nothing to change was named. Type for example: etalase edit "{ $name }" --price 13.000
   *[shop] Nothing to change was named. Type for example: etalase edit banana-chips --price 13.000
}
edit-foreign-key = `{ $key }` is no key of { $file }. Keys of a product need its name, keys of the shop none.
edit-group = `{ $folder }` is a group's folder. Name the shop, for example `--shop toko/toko-sari`.
edit-unknown-product = There is no product `{ $name }`.
edit-nearest = Did you mean `{ $nearest }`?
edit-several = There are several products `{ $name }`. Name the folder.
edit-not-written = { $file } was not changed.
edit-no-history = { $file } was never changed by `etalase edit` or `etalase price`.
edit-history = { $file }, the newest first. To bring one back: --restore NUMBER
edit-former = { $number }. before { $time }{ $keys ->
        [none] {""}
       *[other] {" "}({ $keys })
    }
edit-no-former = { $count ->
    [0] There is no former text of { $file } yet.
    [one] There is { $count } former text of { $file }; number { $number } is not there.
   *[other] There are { $count } former texts of { $file }; number { $number } is not there.
}

edit-error-unreadable = `{ $path }` cannot be read yet, so it was not changed.
    .hint = See what is wrong with `etalase check`, then correct it in a text editor.
edit-error-not-a-map = `{ $path }` has no keys, so it was not changed.
    .hint = Write each key like `name: Gayo coffee`. See `etalase check`.
edit-error-entangled = That key in `{ $path }` cannot be changed without touching others, so nothing was changed.
    .hint = Change it in a text editor.
edit-error-changed = Another program changed `{ $path }` meanwhile, so it was not overwritten.
    .hint = Save and close it there, then run the command again.
edit-error-read-only = `{ $path }` is marked as read-only, so it was not changed.
    .hint = Right-click the file, choose Properties, untick Read-only, then try again.
edit-error-busy = Another command is changing the shop in `{ $path }`.
    .hint = Wait until it is done, then try again.
edit-error-not-plain = `{ $path }` is a link, or no plain file or folder, so it was left alone.
    .hint = Move or rename it, then try again.
edit-error-taken = `{ $path }` is there already, so it was not overwritten.
    .hint = Rename what is there, then try again.
edit-error-too-large = `{ $path }` is larger than 1 MB, so it was not changed.
    .hint = This file should hold a few lines of text. Look into it with a text editor.
edit-error-disk-full = The disk is full while writing `{ $path }`. Nothing was changed.
    .hint = Free some space, then run the command again.
edit-error-held = Another program uses `{ $path }`. Nothing was changed.
    .hint = Close the program that uses it, then try again.
edit-error-denied = `{ $path }` may not be written. Nothing was changed.
    .hint = Move the shop's folder to a place of your own, such as Documents. On a stick, see if its lock is closed.
edit-error-file = `{ $path }` cannot be read or written. Nothing was changed.
    .hint = See if the stick is still there, then try again.

remove-done =
    { $folder } moved to { $bin }
    To bring it back: etalase remove { $name } --restore
remove-restored = { $folder } is back.
remove-not-in-bin = There is no product `{ $name }` in `_sampah`.

price-name = Product
price-before = Now
price-after = Then
price-tier = from { $min }
price-ask = Change all these prices? (Enter = yes, n = no):
price-not-done = Nothing was changed.
price-done = { $prices ->
    [one] { $prices } price
   *[other] { $prices } prices
} in { $files ->
    [one] { $files } file changed.
   *[other] { $files } files changed.
}
price-dry-run = This was a dry run; nothing was changed.
price-same = No price changes.
price-priceless = { $count ->
    [one] { $count } product without a price was passed over.
   *[other] { $count } products without a price were passed over.
}
price-not-understood = { $name }: the price `{ $found }` is not understood, so it was passed over.
price-not-below = { $name }: the crossed-out price { $price } is no longer above its price.
price-none = No product in `{ $folder }` has a price yet.
price-no-category = There are no products in the category `{ $category }`.
price-look-first = This command was not run, so that no price changes twice. Look at the prices first; if it is still needed, type it again.
price-impossible = { $reason ->
    [zero] The price of { $name }, now { $price }, would become 0. Nothing was changed.
   *[large] The price of { $name }, now { $price }, would be over the limit. Nothing was changed.
}
price-nothing-asked = How much was not named. Type for example: etalase price --up 5% --round 500
price-amount = { $reason ->
    [negative] `{ $found }` cannot be used for { $option }: not below zero. Up with --up, down with --down.
    [zero] `{ $found }` cannot be used for { $option }: it must be more than zero.
    [everything] `{ $found }` cannot be used for { $option }: all prices would become zero.
    [much] `{ $found }` cannot be used for { $option }: too large, probably a slip.
   *[other] `{ $found }` cannot be used for { $option }. Type for example 5% or 500.
}

## Taking sheets in.

usage-import = etalase import FILE [FOLDER] [options]
about-import = (impor) Takes products or sign-ups from a CSV or Excel sheet
value-sheet = FILE
value-mapping = COLUMN=KEY
help-import-sheet = A CSV or XLSX sheet, then the folder of a shop or group (without one: this folder)
help-map = Meaning of a column, such as "Nama Usaha=nama"; `abaikan` leaves it out, `pribadi` keeps it private
help-photos = A folder or ZIP of photos; they are matched by code, name or number
help-import-dry-run = Only shows the outcome; writes nothing
help-yes = Writes without asking
import-scores = Scores of { $curator }: { $shops } shops filled in, { $new } new scores, { $changed } changed.
import-scores-change = { "  " }{ $shop }, { $key }: { $before } → { $after }
import-scores-more = ... and { $more } more changes.
import-scores-nothing = No score is new.
import-scores-done = The scores are in { $path }. To see the ranking: etalase check
scoresheet-guide = Guide
scoresheet-scores = Scores
scoresheet-mark = Etalase score sheet
scoresheet-title = How to fill in the sheet
scoresheet-help =
    1. Open the sheet "Scores" below. Write your name beside the word Curator.
    2. One row, one shop. Give each criterion a score from 0 to { $scale }; choose it from the list in its cell.
    3. Cells with – are not scored for that line of business. Leave them.
    4. An empty cell means not scored yet, not zero.
    5. Kind notes are quoted in the letter to the owner of the shop.
    6. Do not change the column Folder: the shop is known by it.
    7. Save it as Excel (.xlsx) and send it back to the coach.
scoresheet-curator = Curator
scoresheet-folder = Folder
scoresheet-shop = Shop
scoresheet-kind = Kind
scoresheet-note = Note
scoresheet-error = A number from 0 to { $scale }.
help-import-after =
    In a shop's folder each row becomes a product, in a group's a member shop.
    What is there is not overwritten; differences are told.

    Examples:
      etalase import goods.xlsx --dry-run
      etalase import signups.csv koperasi-maju --photos photos.zip
      etalase import signups.csv --map "Trade name=nama" --yes

import-sheet = { $file }{ $sheet ->
        [none] {""}
       *[other] , sheet { $sheet }
    }: { $rows } rows{ $source ->
        [google] , from Google Forms
        [kobo] , from Kobo
        [shopee] , from Shopee
        [tokopedia] , from Tokopedia
        [tiktok] , from TikTok Shop
        [shopify] , from Shopify
        [woocommerce] , from WooCommerce
        [loyverse] , from Loyverse
        [oss] , from OSS (a row a project; equal NIBs are joined)
       *[own] {""}
    }
import-private = Never published, only kept in `_pribadi.yaml`: { $list }
import-left-out = Not taken: { $list }
import-unread-sheets = Other sheets that are not read: { $list }
import-row = Row
import-name = Name
import-price = Price
import-stock = Stock
import-choices = Choices
import-whatsapp = WhatsApp
import-place = Place
import-goods = Products
import-consent = Consent
import-counts = { $what ->
    [goods] New products: { $new }. There already: { $known }.
   *[shops] New shops: { $new }, with { $goods } products. There already: { $known }.
}
import-photos = Photos that fit: { $matched } of { $all }.
import-ask = Write all that? (Enter = yes, n = no):
import-not-done = Nothing was written.
import-dry-run = This was a dry run; nothing was written.
import-say-yes = Nothing was written yet. If it is right, run it again with --yes.
import-nothing-new = Nothing is new. All { $known } rows are there already.
import-done = { $what ->
    [goods] Done: { $products } new products{ $photos ->
        [0] {""}
       *[other] , { $photos } photos
    }.
   *[shops] Done: { $shops } new shops with { $products } products{ $photos ->
        [0] {""}
       *[other] , { $photos } photos
    }.
}
import-next = Have a look with: etalase check, then etalase build
import-no-folder = There is no shop or group in `{ $folder }`. Make one with `etalase init` (shop) or `etalase init --group` (group), or name its folder behind the sheet.
import-head-product =
    Data of a product from { $file }. May be changed; a later import does not overwrite it.
    All other keys: etalase help produk.yaml
import-head-shop =
    Data of a shop from { $file }. May be changed; a later import does not overwrite it.
    All other keys: etalase help toko.yaml
import-head-private =
    Private data from { $file }. Never published, and not read by a build.
    Do not send or upload it.

import-error-missing = There is no file `{ $path }`.
    .hint = Check its spelling. Names with spaces need quotation marks.
import-error-not-a-sheet = { $kind ->
    [pdf] `{ $path }` is a PDF, whatever its name.
    [word] `{ $path }` is a Word document.
    [xls] `{ $path }` is a file of old Excel (XLS).
    [ods] `{ $path }` is a LibreOffice sheet (ODS).
    [page] `{ $path }` is a web page under the name of a sheet.
    [picture] `{ $path }` is a picture.
    [zip] `{ $path }` is a ZIP archive without a sheet.
   *[other] `{ $path }` is no sheet that can be read.
}
    .hint = Open it in Excel or LibreOffice, save it as XLSX or CSV, and import that file.
import-error-encrypted = `{ $path }` is locked with a password.
    .hint = Open it in Excel, remove the password (File, Info, Protect Workbook), save, and import again.
import-error-damaged = `{ $path }` is damaged or cut off; nothing was taken.
    .hint = Copy or download it again. If that does not help, open it in Excel or LibreOffice and save it under another name.
import-error-empty = `{ $path }` has no rows of data.
    .hint = The first row has the names of the columns, the rows below their values. Save the sheet if it is still open.
import-error-too-much = { $limit ->
    [file] The file is too large.
    [inflated] The file holds far more than a sheet does, so it was not opened.
    [rows] The sheet has more than { $most } rows.
    [columns] Row { $row } has something beyond column { $most }.
    [cell] A cell in row { $row } has more than { $most } characters.
    [cells] It holds too much.
   *[text] It holds too much text.
}
    .hint = Part it into several sheets, or delete what is not needed, and import one by one.
import-error-open-quote = From row { $row } on a quotation mark (") is not closed and swallows the rows below.
    .hint = Find the mark in that row, close or delete it, and import again.
import-error-no-header = { $found ->
    [none] `{ $path }` has no names of columns that are known.
   *[other] `{ $path }` has no names of columns that are known. Seen: { $found }
}
    .hint = { $wanted ->
        [goods] A column with the name of the product is needed. If it is called otherwise, say so: --map "Header=nama" --map "Other header=harga"
       *[shops] A column with the name of the business is needed. If it is called otherwise, say so: --map "Header=nama" --map "Other header=whatsapp"
    }
import-error-other-subject = { $wanted ->
    [goods] `{ $path }` looks like a list of businesses, and the folder is a shop.
   *[shops] `{ $path }` looks like a list of products, and the folder is a group.
}
    .hint = { $wanted ->
        [goods] Name the group's folder: etalase import FILE GROUP-FOLDER
       *[shops] Name the folder of the shop that has the products, such as: etalase import FILE toko/toko-sari
    }
import-error-no-column = There is no column `{ $found }`.
    .hint = Columns that there are: { $columns }
import-error-no-curator = The curator's name is not filled in in `{ $path }`.
    .hint = Write it beside the word Curator, save the sheet, and import it again.
import-error-scores-unreadable = `{ $path }` cannot be changed, so the sheet was not imported.
    .hint = Run `etalase check`, mend that file, and import again.
import-error-no-key = { $nearest ->
    [none] There is no key `{ $found }`.
   *[other] There is no key `{ $found }`. Did you mean `{ $nearest }`?
}
    .hint = Keys that can be used: { $keys }
