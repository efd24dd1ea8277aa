### The words of the storefront that shoppers read. Every theme uses this file.

## Navigation

home = Home
skip-to-content = Skip to content
categories = Categories
all-categories = All categories
all-products = All products
see-all-products = { $count ->
    [one] See the one product
   *[other] See all { $count } products
}
price-list-title = Price list
news-title = News
search-title = Search products
cart-title = Cart
not-found-title = Page not found
breadcrumbs = You are here
menu = Shop menu

## Home page

products = Products
latest-news = Latest news
all-news = All news
about-shop = About the shop
no-products = Our products are on their way. Please come back soon.
product-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
}

## Price and stock

price-from = from
price-ask = Ask for the price
price-before = Price before
stock-available = In stock
stock-count = { $count } in stock
stock-few = Only { $count } left
stock-sold-out = Sold out
stock-preorder = Pre-order
stock-preorder-days = { $days ->
    [one] Pre-order, { $days } day
   *[other] Pre-order, { $days } days
}
stock-preorder-note = { $days ->
    [one] Made to order, ready in about { $days } day.
   *[other] Made to order, ready in about { $days } days.
}
wholesale = Wholesale
wholesale-title = Wholesale prices
wholesale-quantity = Quantity
wholesale-price = Price each
wholesale-for = For { $choices }
wholesale-from = from { $min }
wholesale-from-unit = from { $min } { $unit }
badge-featured = Our pick

## Product page

photos = Product photos
    [one] See the photo
   *[other] See { $count } photos
}
photo-number = Photo { $number }
variants = Choices
facts = Details
fact-weight = Weight
fact-size = Size
fact-shelf_life = Shelf life
fact-ingredients = Ingredients
fact-sku = Item code
description = Description
story = The story
related = More products
related-instead = Similar, and in stock
also-sold-at = Also sold at
delivery-and-payment = Delivery and payment
payment-details = See accounts and ways to pay

## Ordering and contact

order-whatsapp = Order by WA
order-phone = Call
order-email = Send an e-mail
order-short = Order
order-variant = Order { $variant }
order-scan = Order from your phone: scan this code.
order-scan-alt = QR code
ask-price-button = Ask for the price
ask-stock-button = Ask about stock
contact-whatsapp = WhatsApp
contact-phone = Phone
contact-email = Email
chat-whatsapp = Chat
chat-phone = Call
chat-email = Email
contact-us = Contact us

## The message that the shopper sends

order-message-product = Hello { $shop }, I would like to order { $product }.
order-message-variant = Hello { $shop }, I would like to order { $product } ({ $variant }).
order-price = Price: { $price }
order-price-unit = Price: { $price } per { $unit }
order-ask-price = What is the price, please?
order-page = Product page: { $url }
order-subject = Order: { $product }
order-greeting = Hello { $shop }, I would like to order:
order-item = { $name }: { $quantity } x { $price } = { $sum }
order-item-brief = { $quantity } x { $name } = { $sum }
order-item-ask = { $name }: { $quantity }, what is the price?
order-wholesale = { $item } (wholesale)
order-more = and { $count } other kinds of goods
order-closing = Please tell me whether everything is in stock and what it comes to.

## Footer

open-map = Open the map
hours = Opening hours
hours-zone = Opening hours ({ $zone })
closed = Closed
payment = Payment
account-holder = name: { $holder }
cod = Pay on delivery (COD)
qris = QRIS
qris-show = Show the QRIS code
qris-check = Before you pay, check the name of the payee and the amount.
shipping = Delivery
social = Follow us
marketplaces = Our marketplace shops
permits = Business licences
product-permits = Product licences

## Open, share, save quota

open-now = Open now
open-until = Open until { $time }
opens-today = Closed, opens at { $time }
opens-later = Closed, opens { $day } { $time }
see-hours = See opening hours
share = Share
link-copied = Link copied
save-quota = Save data
save-quota-note = Photos load when tapped. This phone remembers your choice.
tap-for-photo = Tap to load the photo

## Licences

permit-nib = NIB
permit-pirt = P-IRT
permit-halal = Halal
permit-bpom = BPOM
permit-number-nib = NIB { $number }
permit-number-pirt = { $number }
permit-number-halal = Halal { $number }
permit-number-bpom = { $number }
permit-meaning-nib = Officially registered business (Indonesian business number).
permit-meaning-pirt = Home-made food registered with the local government.
permit-meaning-halal = Certified halal.
permit-meaning-bpom = Registered with the Indonesian Food and Drug Authority.
permit-until = Valid until { $year }.
permit-stated = Stated by the seller.
permit-confirmed = Checked by { $by }.
permit-confirmed-on = Checked by { $by }, { $date }.

## Long lists

pagination = Pages of the list
page-previous = Previous
page-next = Next
page-number = Page { $number }
page-of = Page { $current } of { $total }

## Price list

price-list-product = Product
price-list-price = Price
price-list-other = Other products
price-list-note = Prices may change at any time. Please ask about stock before you order.
print = Print

## News

no-news = No news yet.

## Page not found

not-found-text = The address may have a typing slip, or the page has moved.
not-found-home = To the shop's home page
not-found-help = Looking for something? Just ask us.
not-found-back = Go back to the page before and try again.
not-found-last = Back to the page before

## Former addresses

moved-title = New address
moved-text = This page has moved to a new address.
moved-link = Open the new page

## Search

search-placeholder = Search for a product
search-submit = Search
refine = Filter
refine-show = Show { $count } products
search-refine = Filter and sort
search-category = Category
search-sort = Order
search-sort-best = Best match
search-sort-murah = Cheapest first
search-sort-mahal = Dearest first
search-sort-nama = Name A-Z
search-sort-toko = The shop's order
search-price-min = Price from
search-price-max = Price to
search-in-stock = Hide what is sold out
search-loosen = Clear filters
search-more = Show more
search-loading = Searching…
search-failed = The list of products could not be loaded. Check your connection and try again.
search-near = Nothing fits exactly. These come closest:
search-none = No product fits “{ $words }”.
search-nothing = No product fits these filters.
search-none-help = Try another, more general word, or ask us directly.
search-ask-whatsapp = Ask on WhatsApp
search-ask-phone = Ask by phone
search-ask-email = Ask by email
search-ask = Hello { $shop }, do you have { $words }?
search-needs-script = Searching on this page needs JavaScript. Without it, choose a category below, or open the price list and use "Find in page" in your browser.

## Without a connection

offline-title = No internet right now
offline-text = This page was never opened on this phone, so it is not stored here.
offline-retry = Try again
offline-list = What opens without internet

## Days and months

day-0 = Monday
day-1 = Tuesday
day-2 = Wednesday
day-3 = Thursday
day-4 = Friday
day-5 = Saturday
day-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Dates and costs

date = { $day } { $month } { $year }
free = free

## Cart and order

unit = pcs
quantity = Quantity
quantity-less = Less
quantity-more = More
quantity-limit = Only { $count } left.
wholesale-applied = Wholesale price { $price }, you save { $saving }
wholesale-next = Add { $more } more for { $price } each
choose-first = Choose first
cart-add-short = + Cart
cart-in = Added ({ $count })
cart-add-named = Add { $name } to the cart
dialog-close = Close
cart-added = { $name } is in the cart.
cart-most = There is no more { $name } than what is in the cart.
cart-summary = { $count } pcs · { $total }
cart-summary-shops = { $count } items · { $shops } shops · { $total }
cart-asks = { $total } + price on request
cart-open = See cart
cart-empty = Your cart is empty
cart-empty-help = Open a product that you like, set the quantity and press “Add to cart”. Everything goes to the seller in one message.
cart-without-script = This browser runs no scripts, so the cart cannot be used. Every product can still be ordered from its own page.
cart-products = See products
cart-more = + Add something else
cart-removed = { $name } removed.
cart-cleared = The cart was emptied.
cart-undo = Undo
cart-gone = No longer available, so it is not ordered.
cart-delivery = How to receive it
cart-payment = How to pay
cart-sums = Summary
cart-clear = Empty the cart
remove-named = Remove { $name }
optional = (optional)
buyer = Your details
buyer-name = Name
buyer-address = Address
buyer-address-hint = Street, village, district, landmark
buyer-note = Note
buyer-note-hint = For example: finely ground, deliver in the afternoon
buyer-kept = This is remembered on this phone only.
buyer-forget = Forget it
delivery-send = Delivered to an address
delivery-pickup = Pick up
delivery-open = Cost on request
delivery-asked = on request
delivery-cost = Delivery
with-delivery = { $total } + delivery
pay-bank = Transfer to { $name }
pay-later = Pay once the seller has confirmed stock and amount.
subtotal = Goods
total = Total
total-so-far = Total so far
send-whatsapp = Send on WhatsApp
send-sms = Send as SMS
send-email = Send by email
send-phone = Call and read the order out
send-short-whatsapp = Send order
send-short-sms = Send SMS
send-short-email = Send email
send-short-phone = Call
send-turn = Send { $turn } of { $all }: { $shop }
send-again = Send again
send-drop = Remove
sent-whatsapp = Opened in WhatsApp
sent-sms = Opened as a text message
sent-email = Opened as an e-mail
sent-phone = Called
sent-all = All orders have been opened. Make sure that you have pressed send there.
mistake-name = Fill in your name first.
mistake-address = Fill in your address, so that the goods can be sent.
mistake-delivery = Choose first how to get the goods.
send-note-whatsapp = WhatsApp opens with your order in it. Press send there.
send-note-phone = Nothing is binding until the seller answers.
send-note-email = A letter opens with your order in it. Press send there.
order-copy = Copy order
message-show = See the message
message-shortened = This order is too long for one link: { $shown } of { $count } kinds are in it. Once it is sent, copy the whole order and paste it into the same chat.
copied = Copied. Paste it into any chat.
copy-by-hand = Press and hold the text above, then copy it.

## Paying

account-copy = Copy
account-copy-of = Copy the number of { $name }
account-copied = Copied
qris-alt = QRIS code of { $merchant }
qris-nmid = NMID { $nmid }
qris-keep = Keep the QRIS picture
qris-one = Pay one { $unit } by QRIS: { $price }
qris-one-note = The amount is in the code, without delivery. Pay once the seller has answered your order. Does your app refuse it?
qris-plain = Use the plain QRIS code
qris-amount = Amount for QRIS:
qris-same-phone = Paying with this very phone? Keep the picture, then open it from the gallery in the QRIS menu of your bank's or e-wallet's app.

## What is printed

print-labels-title = Labels
print-poster-title = Poster
print-date = of { $date }
print-place = Address
print-scan-page = Scan to shop
print-scan-whatsapp = Scan to order on WhatsApp
print-scan-again = Scan to order again
print-best-before = Best before
print-help = Press Ctrl+P to print. Paper { $paper }, scale 100%. Switch "Headers and footers" off if you see it.
print-help-labels = Press Ctrl+P to print. Paper A4, scale 100%, margins "None". Try one sheet of plain paper first.
print-help-receipt = Press Ctrl+P and choose the receipt printer. Paper 58 mm, scale 100%, margins "None".

## Groups

part-of = Part of { $group }
group-cooperative = Cooperative
group-village = Village market
group-class = Business class
group-community = Business community
group-group = Group of businesses
see-all-shops = See { $count } shops
shops-title = All shops
shop-count = { $count ->
        [1] 1 shop
       *[other] { $count } shops
    }
groups-title = Member groups
no-shops-yet = No shops here yet. Please come back soon.
by-place = By place
services = Services
growing = Still growing
badge-nib = NIB
badge-pirt = P-IRT
badge-halal = Halal
badge-bpom = BPOM
about-group = About us
group-together = Together
network-title = Network
network-help = What members look for and offer: materials, tools, hands and partnership.
network-needs = Wanted
network-offers = Offered
network-have = I have this
network-want = I want this
network-answer = Hello, I saw on the network page that you are looking for: { $notice }. I have it.
network-ask = Hello, I saw on the network page that you offer: { $notice }. Is it still there?
discussion-title = Discussion group
discussion-help = Ask and tell other members on WhatsApp.
voice-title = Raise your voice
voice-help = Tell the group of a problem or an idea. It becomes one message, or a sheet to print.
voice-opening = Hello, I would like to raise something.
voice-name = Name
voice-village = Village or shop
voice-about = What it is about
voice-wish = What could be done
voice-send-whatsapp = Send by WhatsApp
voice-send-phone = Call the group
voice-send-email = Send by e-mail
voice-copy = Copy the text
voice-without-script = Print this page and fill it in by hand, or reach us at
print-it = Print
share-title = Spread the word
share-help = Words ready to send that make all shops known to friends and customers.
share-short = Short message
share-short-text = Shop at the { $shops } shops of { $group }: { $products } products, ordered directly by WhatsApp.
share-invite = Invitation for business owners
share-invite-text = Do you have a business? Join { $group }. Your shop will be on the internet and opens on any phone.
share-whatsapp = Send by WhatsApp
share-more = Other ways
share-tip-status = Make one of these your WhatsApp status, with the photo of your best product.
share-tip-poster = Ask the group for a poster with a QR code for stalls, halls and markets.
share-tip-stick = Copy the folder of this site to a USB stick: all shops open without internet.
comment-whatsapp = Comment by WhatsApp
comment-text = My comment on "{ $title }":
baskets-help = Each shop gets its own order. Send them one by one.
baskets-help-group = All orders go to { $group } in one message.

## The whole shop in one file

one-file-back = Back to the shop
one-file-search = Search needs JavaScript. Without it, choose a category below, or use “Find in page” in your browser.

## Groups: one file for all shops, attendance, the programme's sheet.

group-file-hello = Hello { $shop }, I saw your goods in the file of { $group }.
group-file-search = Looking for something? Open the browser's menu and choose "Find in page". Tap goods to order them.
group-file-shops = List of shops ({ $count })
group-file-online = See everything on the internet
print-attendance-title = Attendance
attendance-event = Event
attendance-date = Date
attendance-place = Place
attendance-leader = Led by
attendance-number = No.
attendance-shop = Shop
attendance-person = Name
attendance-region = Region
attendance-signature = Signature
attendance-day = Day { $day }
print-program-title = About the programme
program-kicker = For owners of small businesses
program-about = We help small businesses to have a shop on the internet: photos, prices and a WhatsApp number on one site that opens fast on a phone.
program-how = How to join
program-step-join = Sign up.
program-step-join-page = Scan the code "Sign up here" with the camera of a phone and fill in the form. No phone? Ask at the village office.
program-step-join-whatsapp = Scan the code "Sign up here" with the camera of a phone and send the message. Writing or calling the number below works too.
program-step-join-none = Get in touch. Tell your name, your village and what you sell.
program-step-ready = Get your goods ready.
program-step-ready-text = Their names, prices, and photos from a phone. Permits if you have any; none is fine too.
program-step-shown = Your shop is shown.
program-step-shown-text = A coach helps to make the shop. You look at it first; it is shown once you agree.
program-fee = Cost:
program-free = none at all.
program-scan-page = Sign up here
program-scan-whatsapp = Sign up here, by WhatsApp
program-scan-portal = See who has joined
program-join-message = I would like to join { $group }.

## The sign-up form.

form-title = Sign-up form
form-opening = Sign-up for { $group }
form-help = Fill in what you can; what has a star is needed. This form works without internet.
form-lasting = Answers are kept on this phone only, so that none is lost. The buttons below wipe them.
form-passing = This phone cannot keep answers. Do not close this page before they are sent.
form-without-script = This form does not work in this app. Open it with Chrome, or get in touch:
form-needed = needed
form-choose = Choose
form-business = Business
form-name = Name of the business
form-name-hint = The name that buyers know, such as Dapur Mak Nyak.
form-owner = Name of the owner
form-phone = WhatsApp number
form-phone-hint = A number that you answer yourself, such as 0812-0000-1234.
form-kind = Line of business
form-kind-1 = Food and drinks
form-kind-2 = Clothing
form-kind-3 = Crafts
form-kind-4 = Farming and fishing
form-kind-5 = Services
form-kind-6 = Other
form-about = About the business, in a sentence or two
form-place = Where it is
form-street = Address of the business
form-village = Village
form-district = District (kecamatan)
form-regency = Regency or city
form-goods = What you sell
form-goods-hint = Name and price, such as Banana chips 250 g and 12.500. The price may be left out.
form-goods-more = Add more goods
form-good = Goods { $number }
form-price = Price
form-permits = Permits, if any
form-permits-hint = Write their numbers. None yet? Leave them empty.
form-halal = Halal certificate
form-nik-why = { $group } keeps the NIK for its records only. It is never shown on the site, nor in the WhatsApp message.
form-consent = I agree that the name of my business, its WhatsApp number, place, photos and prices are shown on the site of { $group }.
form-consent-hint = Without a tick, your answers are for your coach only. You can take your consent back at any time.
form-wrong = Something needs a correction. See the words in red above.
form-need-name = Write the name of the business.
form-need-phone = Write its WhatsApp number.
form-odd-phone = The number seems too short or too long. An example: 0812-0000-1234.
form-odd-price = Write the price in digits, such as 12.500.
form-odd-nib = A NIB has 13 digits. Check it, or leave it empty.
form-odd-nik = A NIK has 16 digits. Check it, or leave it empty.
form-send = Send by WhatsApp
form-add = Keep on this phone, next person
form-clear = Clear the form
form-sent = WhatsApp opens with the answers. Press send there.
form-added = { $name } is kept on this phone.
form-cleared = The form is empty.
form-people = Kept on this phone: { $count } people
form-people-help = Save them as a file and send it to the group, which reads it with: etalase import
form-remove = Remove
form-save = Save a CSV file
form-wipe = Wipe everything from this phone
form-wipe-ask = Wipe all answers and { $count } people from this phone?
form-wiped = All answers are wiped from this phone.
form-not-saved = No file in the Download folder? Copy its content and paste it into a message.

## Letters and certificates of a curation

letter-title = Result of the curation
letter-to = To
letter-owner = The owner of { $name }
letter-at = Delivered by hand
letter-greeting = Dear Sir or Madam,
letter-thanks = Thank you for taking part in the curation of { $group }. Curators who scored your business: { $count }.
letter-chosen = Congratulations: { $name } is among those chosen.
letter-score = Score
letter-grade = Grade
letter-good = What is good already
letter-steps = Next steps
letter-closing = This letter is meant to help your business grow. Please ask us whatever you would like to know.
letter-regards = Yours sincerely,
advice-izin_usaha = Business permits: get your NIB, or complete it. It is free at oss.go.id, and your coach can help.
advice-izin_produk = Product permits: ask which of P-IRT, halal or BPOM your goods need.
advice-mutu = Quality: take the one thing that shoppers complain about most, and mend that first.
advice-kemasan = Packaging: close it well, with a clear label: name, content, date and WhatsApp number.
advice-kapasitas = Capacity: write down how much you can make in a week, and what holds you up.
advice-pemasaran = Marketing: share the address of your shop every week, with one new photo of your goods.
advice-daya_saing = Competitiveness: write down what sets your goods apart, and tell it in your shop.
advice-other = { $criterion }: talk with your coach about how to raise it.
certificate-title = Certificate
certificate-to = awarded to
certificate-for = for its result in the curation of { $group }
certificate-chosen = as one of the chosen businesses in the curation of { $group }
certificate-stamp = Stamp
