### Texts of `init` and `add`: what was made, why not, and the questions asked on a terminal.

## What was made

scaffold-made-shop = { $place ->
    [here] The shop is made in this folder.
   *[there] The shop is made in `{ $folder }`.
}
scaffold-made-group = { $place ->
    [here] The group is made in this folder.
   *[there] The group is made in `{ $folder }`.
}
scaffold-made-product = The product is made in `{ $folder }`.
scaffold-made-workflow = The folder `{ $folder }` will be built on the internet whenever it is pushed.
scaffold-taken = The folder name `{ $name }` is taken, so the folder got a number. To change the one that is there: etalase edit { $name }
scaffold-kept = What was there already ({ $count }) stays as it was:
scaffold-copied = Taken from `{ $from }`: settings, theme, criteria of curation, and pages. Shops, news, scores and confirmations were left there, since they belong to the old region.
scaffold-copied-left = Left out, since they are the old group's: { $keys }. Fill in new ones in kelompok.yaml.
scaffold-copied-naming = These still name a number or an address of the old group, so look at them first:
scaffold-copied-unseen = Not taken, since they are links or cannot be opened:
scaffold-next = Next, type:
scaffold-next-shop = { $place ->
    [here]
        etalase add "Gayo Coffee"
        etalase build
   *[there]
        etalase add "Gayo Coffee" --shop { $root }
        etalase build { $root }
}
scaffold-next-group = { $place ->
    [here]
        etalase init toko/toko-sari
        etalase build
   *[there]
        etalase init { $root }/toko/toko-sari
        etalase build { $root }
}
scaffold-next-workflow =
    git add -A
    git commit -m "The site builds itself"
    git push
scaffold-next-product = { $place ->
    [here] etalase build
   *[there] etalase build { $root }
}

## Why nothing was made

scaffold-error-already-a-shop = There is a shop in this folder already: `{ $path }`.
    .hint = Add a product with `etalase add "Its name"`, or choose another folder for a new shop.
scaffold-error-already-a-group = There is a group in this folder already: `{ $path }`.
    .hint = Shops of members are made inside it, for example `etalase init toko/toko-sari`.
scaffold-error-not-a-shop = The folder `{ $path }` holds no `toko.yaml`, so no product can be added yet.
    .hint = Open the shop's folder first, or make a new shop with `etalase init`.
scaffold-error-not-a-group = `{ $path }` is not the folder of a group: it holds no `kelompok.yaml`.
    .hint = Name the folder of the group to be copied, such as `--from ../old-group`.
scaffold-error-entangled = `{ $path }` cannot be copied: it cannot be read, or several values share a line.
    .hint = Run `etalase check` on that group. Write each value on a line of its own, then try again.
scaffold-error-no-name = The product has no name yet.
    .hint = Write its name in quotes: `etalase add "Gayo Coffee"`.
scaffold-error-category-is-product = The folder `{ $path }` is a product, so it cannot be a category.
    .hint = Choose another name for the category.
scaffold-error-photo-missing = The photo `{ $path }` was not found.
    .hint = A name of more than one word stands in quotes: `etalase add "Gayo Coffee"`. Drag the photo into this window, and its path is written for you. A path with spaces needs quotes.
scaffold-error-photo-not-a-file = `{ $path }` is a folder, not a photo.
    .hint = Name the photos one by one, or copy them into the product's folder yourself afterwards.
scaffold-error-not-a-photo = `{ $path }` is not a photo that can be used.
    .hint = These can: JPG, PNG, WebP, HEIC, GIF, BMP and TIFF. Photos of other kinds usually become a JPG when they are sent through WhatsApp.
scaffold-error-disk-full = The disk is full, `{ $path }` could not be written.
    .hint = Free some space, then run the command once more.
scaffold-error-denied = `{ $path }` may not be written.
    .hint = Choose a folder of your own, such as Documents. On a USB stick, look whether it is locked.
scaffold-error-taken = `{ $path }` is there already and stands in the way.
    .hint = Give it another name, then run the command once more.
scaffold-error-file = `{ $path }` could not be opened or written.
    .hint = Check the spelling of the path, and whether the USB stick is still there.

## Questions

ask-example = example: { $example }
ask-skip = Enter = skip
ask-ended = All right, that is enough. The rest can be filled in later.
ask-required = This one is needed first.

ask-shop-intro = A few questions about the shop. Every answer can be changed later in toko.yaml.
ask-shop-name = Name of the shop
    .example = Sari's Kitchen
ask-group-intro = A few questions about the group. Every answer can be changed later in kelompok.yaml.
ask-group-name = Name of the group
    .example = Maju Bersama Cooperative
ask-whatsapp = WhatsApp number for orders
    .example = 0812-3456-7890
ask-tagline = One sentence about the shop
    .example = Gayo coffee straight from the farm
ask-group-tagline = One sentence about the group
    .example = From the gardens and kitchens of our members
ask-place = Where it is
    .example = Pegasing village, Aceh Tengah
ask-product-name = Name of the product
    .example = Gayo Coffee 250 g
ask-price = Its price
    .example = 12.500
ask-unit = What that price is for
    .example = pack
ask-photo = A photo, drag it into this window
    .example = C:\Photos\coffee.jpg
ask-photo-more = The next photo
    .example = C:\Photos\coffee-2.jpg
ask-photo-again = That photo was named already.

add-again = `{ $name }` is there already, in `{ $folder }`. Add another one? (y = yes, Enter = no):
add-edit = To change the one that is there: etalase edit "{ $name }" --price 13.000

## Answers that cannot be used

ask-phone-short = The number has only { $digits } digits, some seem to be missing. Please try again.
ask-phone-long = The number has { $digits } digits, that seems too many. Please try again.
ask-phone-several = Just one number for now. Please try again.
ask-phone-landline = That is a landline. WhatsApp needs a mobile number. Please try again.
ask-phone-odd = Write a mobile number in digits, beginning with 08. Please try again.
ask-price-maybe = Did you mean { $suggestion }? Write it out like that. Please try again.
ask-price-unit = Just the price, such as { $amount }. Its unit is asked for next.
ask-price-range = Just one price for now. More can be added later. Please try again.
ask-price-odd = Write the price in digits, such as 12.500 or 12,5rb. Please try again.
