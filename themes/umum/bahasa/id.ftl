### Kata-kata etalase yang dibaca pembeli. Tiap tema memakai berkas ini.

## Navigasi

home = Beranda
skip-to-content = Langsung ke isi
categories = Kategori
all-categories = Semua kategori
all-products = Semua produk
see-all-products = Lihat semua ({ $count } produk)
price-list-title = Daftar harga
news-title = Kabar
search-title = Cari produk
cart-title = Keranjang
not-found-title = Halaman tidak ditemukan
breadcrumbs = Posisi halaman
menu = Menu toko

## Beranda

products = Produk
latest-news = Kabar terbaru
all-news = Semua kabar
about-shop = Tentang toko
no-products = Produk sedang disiapkan. Silakan kembali lagi nanti, ya.
product-count = { $count } produk

## Harga dan stok

price-from = mulai dari
price-ask = Tanya harga
price-before = Harga semula
stock-available = Tersedia
stock-count = Stok { $count }
stock-few = Sisa { $count }
stock-sold-out = Stok habis
stock-preorder = Pre-order
stock-preorder-days = Pre-order { $days } hari
stock-preorder-note = Dibuat setelah dipesan, siap sekitar { $days } hari.
wholesale = Grosir
wholesale-title = Harga grosir
wholesale-quantity = Jumlah beli
wholesale-price = Harga satuan
wholesale-for = Untuk { $choices }
wholesale-from = mulai { $min }
wholesale-from-unit = mulai { $min } { $unit }
badge-featured = Unggulan

## Halaman produk

photos = Foto produk
photo-number = Foto { $number }
variants = Pilihan
facts = Rincian
fact-weight = Berat
fact-size = Ukuran
fact-shelf_life = Masa simpan
fact-ingredients = Bahan
fact-sku = Kode barang
description = Deskripsi
story = Cerita produk
related = Produk lain
related-instead = Yang mirip dan masih ada
also-sold-at = Juga tersedia di
delivery-and-payment = Pengiriman dan pembayaran
payment-details = Lihat rekening dan cara bayar

## Pesan dan hubungi

order-whatsapp = Pesan WA
order-phone = Telepon
order-email = Kirim email
order-short = Pesan
order-variant = Pesan { $variant }
order-scan = Pesan dari HP: pindai kode ini.
order-scan-alt = Kode QR
ask-price-button = Tanya harga
ask-stock-button = Tanya stok
contact-whatsapp = WhatsApp
contact-phone = Telepon
contact-email = Email
chat-whatsapp = Chat
chat-phone = Telepon
chat-email = Email
contact-us = Hubungi kami

## Isi pesan yang dikirim pembeli

order-message-product = Halo { $shop }, saya mau pesan { $product }.
order-message-variant = Halo { $shop }, saya mau pesan { $product } ({ $variant }).
order-price = Harga: { $price }
order-price-unit = Harga: { $price } per { $unit }
order-ask-price = Boleh tahu harganya?
order-page = Halaman produk: { $url }
order-subject = Pesanan: { $product }
order-greeting = Halo { $shop }, saya mau pesan:
order-item = { $name }: { $quantity } x { $price } = { $sum }
order-item-brief = { $quantity } x { $name } = { $sum }
order-item-ask = { $name }: { $quantity }, harganya?
order-wholesale = { $item } (grosir)
order-more = dan { $count } macam barang lain
order-closing = Mohon dikabari stok dan jumlahnya, ya.

## Kaki halaman

open-map = Buka peta
hours = Jam buka
hours-zone = Jam buka ({ $zone })
closed = Tutup
payment = Pembayaran
account-holder = a.n. { $holder }
cod = Bayar di tempat (COD)
qris = QRIS
qris-show = Tampilkan kode QRIS
qris-check = Sebelum membayar, pastikan nama penerima dan jumlahnya benar.
shipping = Pengiriman
social = Ikuti kami
marketplaces = Toko kami di lokapasar
permits = Izin usaha
product-permits = Izin produk

## Buka, bagikan, hemat kuota

open-now = Buka sekarang
open-until = Buka sampai { $time }
opens-today = Tutup, buka pukul { $time }
opens-later = Tutup, buka { $day } { $time }
see-hours = Lihat jam buka
share = Bagikan
link-copied = Tautan tersalin
save-quota = Hemat kuota
save-quota-note = Foto baru dimuat setelah diketuk. Pilihan ini diingat di ponsel ini.
tap-for-photo = Ketuk untuk memuat foto

## Izin

permit-nib = NIB
permit-pirt = P-IRT
permit-halal = Halal
permit-bpom = BPOM
permit-number-nib = NIB { $number }
permit-number-pirt = { $number }
permit-number-halal = Halal { $number }
permit-number-bpom = { $number }
permit-meaning-nib = Usaha terdaftar resmi (Nomor Induk Berusaha).
permit-meaning-pirt = Pangan rumahan yang terdaftar di pemerintah kabupaten/kota.
permit-meaning-halal = Bersertifikat halal.
permit-meaning-bpom = Terdaftar di Badan Pengawas Obat dan Makanan.
permit-until = Berlaku sampai { $year }.
permit-stated = Dicantumkan penjual.
permit-confirmed = Diperiksa { $by }.
permit-confirmed-on = Diperiksa { $by }, { $date }.

## Daftar panjang

pagination = Halaman daftar
page-previous = Sebelumnya
page-next = Berikutnya
page-number = Halaman { $number }
page-of = Halaman { $current } dari { $total }

## Daftar harga

price-list-product = Produk
price-list-price = Harga
price-list-other = Produk lainnya
price-list-note = Harga dapat berubah sewaktu-waktu. Tanyakan ketersediaan sebelum memesan.
print = Cetak

## Kabar

no-news = Belum ada kabar.

## Halaman tidak ditemukan

not-found-text = Alamatnya mungkin salah ketik, atau halamannya sudah dipindah.
not-found-home = Ke beranda toko
not-found-help = Cari sesuatu? Tanya langsung ke kami.
not-found-back = Kembalilah ke halaman sebelumnya lalu coba lagi.
not-found-last = Kembali ke halaman tadi

## Alamat lama

moved-title = Alamat baru
moved-text = Halaman ini pindah ke alamat baru.
moved-link = Buka halaman yang baru

## Pencarian

search-placeholder = Cari nama produk
search-submit = Cari
refine = Saring
refine-show = Tampilkan { $count } produk
search-refine = Saring dan urutkan
search-category = Kategori
search-sort = Urutan
search-sort-best = Paling cocok
search-sort-murah = Termurah
search-sort-mahal = Termahal
search-sort-nama = Nama A-Z
search-sort-toko = Urutan toko
search-price-min = Harga dari
search-price-max = Harga sampai
search-in-stock = Sembunyikan yang habis
search-loosen = Hapus saringan
search-more = Tampilkan lagi
search-loading = Mencari…
search-failed = Daftar produk belum bisa dimuat. Periksa sambungan, lalu coba lagi.
search-near = Tidak ada yang persis cocok. Ini yang paling dekat:
search-none = Tidak ada produk yang cocok dengan “{ $words }”.
search-nothing = Tidak ada produk yang cocok dengan saringan ini.
search-none-help = Coba kata lain yang lebih umum, atau tanya langsung ke kami.
search-ask-whatsapp = Tanya lewat WhatsApp
search-ask-phone = Tanya lewat telepon
search-ask-email = Tanya lewat email
search-ask = Halo { $shop }, apakah ada { $words }?
search-needs-script = Pencarian di halaman ini butuh JavaScript. Tanpa itu, pilih kategori di bawah, atau buka daftar harga dan pakai menu “Cari di halaman” pada peramban.

## Tanpa internet

offline-title = Sedang tidak ada internet
offline-text = Halaman ini belum pernah dibuka di HP ini, jadi belum tersimpan.
offline-retry = Coba lagi
offline-list = Yang bisa dibuka tanpa internet

## Hari dan bulan

day-0 = Senin
day-1 = Selasa
day-2 = Rabu
day-3 = Kamis
day-4 = Jumat
day-5 = Sabtu
day-6 = Minggu
month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember

## Tanggal dan ongkos

date = { $day } { $month } { $year }
free = Gratis

## Keranjang dan pesanan

unit = barang
quantity = Jumlah
quantity-less = Kurangi
quantity-more = Tambah
quantity-limit = Stok tinggal { $count }.
wholesale-applied = Harga grosir { $price }, hemat { $saving }
wholesale-next = Tambah { $more } lagi, harga jadi { $price }
choose-first = Pilih dulu
cart-add-short = + Keranjang
cart-in = Masuk ({ $count })
cart-add-named = Tambah { $name } ke keranjang
dialog-close = Tutup
cart-added = { $name } masuk keranjang.
cart-most = Stok { $name } hanya sebanyak yang sudah ada di keranjang.
cart-summary = { $count } barang · { $total }
cart-summary-shops = { $count } barang · { $shops } toko · { $total }
cart-asks = { $total } + harga ditanyakan
cart-open = Lihat keranjang
cart-empty = Keranjang masih kosong
cart-empty-help = Buka produk yang disukai, atur jumlahnya, lalu tekan "Tambah ke keranjang". Semua barang dikirim dalam satu pesan ke penjual.
cart-without-script = Peramban ini tidak menjalankan skrip, jadi keranjangnya tidak bisa dipakai. Tiap barang tetap bisa dipesan dari halamannya sendiri.
cart-products = Lihat produk
cart-more = + Tambah barang lain
cart-removed = { $name } dihapus.
cart-cleared = Keranjang dikosongkan.
cart-undo = Urungkan
cart-gone = Sudah tidak ada, jadi tidak ikut dipesan.
cart-delivery = Cara menerima barang
cart-payment = Cara bayar
cart-sums = Ringkasan
cart-clear = Kosongkan keranjang
remove-named = Hapus { $name }
optional = (boleh kosong)
buyer = Pemesan
buyer-name = Nama
buyer-address = Alamat
buyer-address-hint = Jalan, desa, kecamatan, patokan
buyer-note = Catatan
buyer-note-hint = Misalnya: digiling halus, dikirim sore
buyer-kept = Isian ini hanya diingat di HP ini.
buyer-forget = Lupakan
delivery-send = Dikirim ke alamat
delivery-pickup = Ambil sendiri
delivery-open = Ongkir ditanyakan
delivery-asked = ditanyakan
delivery-cost = Ongkir
with-delivery = { $total } + ongkir
pay-bank = Transfer { $name }
pay-later = Bayar setelah penjual mengabari stok dan jumlahnya.
subtotal = Harga barang
total = Total
total-so-far = Total sementara
send-whatsapp = Kirim lewat WhatsApp
send-sms = Kirim lewat SMS
send-email = Kirim lewat email
send-phone = Telepon dan bacakan pesanan
send-short-whatsapp = Kirim pesanan
send-short-sms = Kirim SMS
send-short-email = Kirim email
send-short-phone = Telepon
send-turn = Kirim { $turn } dari { $all }: { $shop }
send-again = Kirim lagi
send-drop = Hapus
sent-whatsapp = Dibuka di WhatsApp
sent-sms = Dibuka di SMS
sent-email = Dibuka di email
sent-phone = Sudah ditelepon
sent-all = Semua pesanan sudah dibuka. Pastikan tombol kirim sudah ditekan di sana.
mistake-name = Isi nama dulu, ya.
mistake-address = Isi alamat dulu, supaya barangnya bisa dikirim.
mistake-delivery = Pilih dulu cara menerima barang.
send-note-whatsapp = WhatsApp terbuka dengan pesanan Anda di dalamnya. Tekan kirim di sana.
send-note-phone = Pesanan belum mengikat sampai penjual menjawab.
send-note-email = Surat terbuka dengan pesanan Anda di dalamnya. Tekan kirim di sana.
order-copy = Salin pesanan
message-show = Lihat isi pesan
message-shortened = Pesanan ini terlalu panjang untuk satu tautan: { $shown } dari { $count } macam barang ikut. Setelah terkirim, salin pesanan lengkapnya lalu tempel di percakapan yang sama.
copied = Tersalin. Tempel di percakapan mana pun.
copy-by-hand = Tekan lama tulisan di atas, lalu salin.

## Pembayaran

account-copy = Salin
account-copy-of = Salin nomor { $name }
account-copied = Tersalin
qris-alt = Kode QRIS atas nama { $merchant }
qris-nmid = NMID { $nmid }
qris-keep = Simpan gambar QRIS
qris-one = Bayar satu { $unit } dengan QRIS: { $price }
qris-one-note = Jumlahnya sudah ada di dalam kode, belum termasuk ongkir. Bayar setelah penjual menjawab pesanan. Aplikasi menolak kode ini?
qris-plain = Pakai kode QRIS biasa
qris-amount = Jumlah untuk QRIS:
qris-same-phone = Bayar dari ponsel ini juga? Simpan gambarnya, lalu buka dari galeri di menu QRIS aplikasi bank atau dompet digital Anda.

## Yang dicetak

print-labels-title = Label
print-poster-title = Poster
print-date = per { $date }
print-place = Alamat
print-scan-page = Pindai untuk belanja
print-scan-whatsapp = Pindai untuk pesan lewat WhatsApp
print-scan-again = Pindai untuk pesan lagi
print-best-before = Baik digunakan sebelum
print-help = Tekan Ctrl+P untuk mencetak. Kertas { $paper }, skala 100%. Kalau ada pilihan "Header dan footer", matikan.
print-help-labels = Tekan Ctrl+P untuk mencetak. Kertas A4, skala 100%, margin "Tidak ada". Coba satu lembar di kertas biasa dulu.
print-help-receipt = Tekan Ctrl+P, lalu pilih printer struk. Kertas 58 mm, skala 100%, margin "Tidak ada".

## Kelompok

part-of = Bagian dari { $group }
group-cooperative = Koperasi
group-village = Pasar desa
group-class = Kelas usaha
group-community = Komunitas usaha
group-group = Kelompok usaha
see-all-shops = Lihat { $count } toko
shops-title = Daftar toko
shop-count = { $count } toko
groups-title = Kelompok anggota
no-shops-yet = Belum ada toko di sini. Kembali lagi sebentar.
by-place = Menurut tempat
services = Jasa dan layanan
growing = Sedang dilengkapi
badge-nib = Ber-NIB
badge-pirt = P-IRT
badge-halal = Halal
badge-bpom = BPOM
about-group = Tentang kami
group-together = Usaha bersama
network-title = Jejaring
network-help = Yang dicari dan ditawarkan anggota: bahan, alat, tenaga, dan kerja sama.
network-needs = Dicari
network-offers = Ditawarkan
network-have = Saya punya
network-want = Saya mau
network-answer = Halo, saya melihat di halaman Jejaring bahwa Anda mencari: { $notice }. Saya punya.
network-ask = Halo, saya melihat di halaman Jejaring bahwa Anda menawarkan: { $notice }. Apakah masih ada?
discussion-title = Grup diskusi
discussion-help = Bertanya dan berbagi cerita dengan anggota lain di WhatsApp.
voice-title = Aspirasi
voice-help = Sampaikan masalah atau usulan kepada pengurus. Isinya menjadi satu pesan, atau lembar yang bisa dicetak.
voice-opening = Halo pengurus, saya ingin menyampaikan aspirasi.
voice-name = Nama
voice-village = Desa atau toko
voice-about = Yang ingin disampaikan
voice-wish = Usulan jalan keluar
voice-send-whatsapp = Kirim lewat WhatsApp
voice-send-phone = Telepon pengurus
voice-send-email = Kirim lewat email
voice-copy = Salin isinya
voice-without-script = Cetak halaman ini dan isi dengan tangan, atau hubungi
print-it = Cetak
share-title = Bantu sebarkan
share-help = Kalimat siap kirim untuk mengenalkan semua toko kepada teman dan pelanggan.
share-short = Pesan singkat
share-short-text = Belanja dari { $shops } toko anggota { $group }: { $products } produk, pesan langsung lewat WhatsApp.
share-invite = Undangan untuk pemilik usaha
share-invite-text = Punya usaha? Mari bergabung dengan { $group }. Toko Anda tampil di internet dan bisa dibuka di HP biasa.
share-whatsapp = Kirim lewat WhatsApp
share-more = Cara lain
share-tip-status = Pasang salah satu kalimat di atas sebagai status WhatsApp, dengan foto produk terbaik.
share-tip-poster = Minta pengurus mencetak poster berkode QR untuk warung, balai desa, dan pasar.
share-tip-stick = Salin folder situs ini ke flashdisk: semua toko bisa dibuka tanpa internet.
comment-whatsapp = Tanggapi lewat WhatsApp
comment-text = Tanggapan saya untuk "{ $title }":
baskets-help = Tiap toko menerima pesanannya sendiri. Kirim satu per satu.
baskets-help-group = Semua pesanan dikirim dalam satu pesan kepada { $group }.

## Seluruh toko dalam satu berkas

one-file-back = Kembali ke toko
one-file-search = Pencarian butuh JavaScript. Tanpa itu, pilih kategori di bawah, atau pakai menu “Cari di halaman” pada peramban.

## Kelompok: satu berkas untuk semua toko, daftar hadir, lembar program.

group-file-hello = Halo { $shop }, saya melihat dagangannya di berkas { $group }.
group-file-search = Mencari barang? Buka menu browser, lalu pilih "Cari di halaman". Ketuk barangnya untuk memesan.
group-file-shops = Daftar toko ({ $count })
group-file-online = Lihat semuanya di internet
print-attendance-title = Daftar Hadir
attendance-event = Kegiatan
attendance-date = Tanggal
attendance-place = Tempat
attendance-leader = Pemateri
attendance-number = No
attendance-shop = Toko
attendance-person = Nama peserta
attendance-region = Wilayah
attendance-signature = Tanda tangan
attendance-day = Hari { $day }
print-program-title = Lembar Program
program-kicker = Untuk pemilik usaha kecil
program-about = Kami membantu usaha kecil punya toko di internet: foto, harga, dan nomor WhatsApp tampil di satu situs yang ringan dibuka di HP.
program-how = Cara ikut
program-step-join = Daftar.
program-step-join-page = Pindai kode "Daftar di sini" dengan kamera HP, lalu isi formulirnya. Tidak punya HP? Minta tolong perangkat desa.
program-step-join-whatsapp = Pindai kode "Daftar di sini" dengan kamera HP, lalu kirim pesannya. Bisa juga menulis atau menelepon ke nomor di bawah.
program-step-join-none = Hubungi pengurus. Sebutkan nama, kampung, dan apa yang dijual.
program-step-ready = Siapkan barangnya.
program-step-ready-text = Nama barang, harga, dan foto dari HP. NIB atau P-IRT kalau sudah ada; belum punya tidak apa-apa.
program-step-shown = Toko tampil.
program-step-shown-text = Pendamping membantu membuatkan tokonya. Anda periksa dulu; sesudah Anda setuju, baru tampil.
program-fee = Biaya:
program-free = gratis, tidak dipungut apa pun.
program-scan-page = Daftar di sini
program-scan-whatsapp = Daftar di sini, lewat WhatsApp
program-scan-portal = Lihat toko yang sudah ikut
program-join-message = Saya mau ikut { $group }.

## Formulir pendaftaran.

form-title = Formulir pendaftaran
form-opening = Pendaftaran { $group }
form-help = Isi yang bisa diisi; yang bertanda bintang wajib. Formulir ini bisa dipakai tanpa internet.
form-lasting = Isian disimpan di HP ini saja, supaya tidak hilang. Hapus dengan tombol di bawah.
form-passing = HP ini tidak bisa menyimpan isian. Jangan tutup halaman ini sebelum terkirim.
form-without-script = Formulir ini belum bisa dipakai di aplikasi ini. Buka dengan Chrome, atau hubungi pengurus:
form-needed = wajib
form-choose = Pilih
form-business = Usaha
form-name = Nama usaha
form-name-hint = Nama yang dikenal pembeli, misalnya Dapur Mak Nyak.
form-owner = Nama pemilik
form-phone = Nomor WhatsApp
form-phone-hint = Nomor yang dipegang sendiri, misalnya 0812-0000-1234.
form-kind = Jenis usaha
form-kind-1 = Makanan dan minuman
form-kind-2 = Pakaian
form-kind-3 = Kerajinan
form-kind-4 = Pertanian dan perikanan
form-kind-5 = Jasa
form-kind-6 = Lainnya
form-about = Tentang usaha, satu atau dua kalimat
form-place = Tempat usaha
form-street = Alamat usaha
form-village = Desa atau gampong
form-district = Kecamatan
form-regency = Kabupaten atau kota
form-goods = Barang yang dijual
form-goods-hint = Nama dan harganya, misalnya Keripik pisang 250 g dan 12.500. Harga boleh dikosongkan.
form-goods-more = Tambah barang lain
form-good = Barang { $number }
form-price = Harga
form-permits = Izin, kalau ada
form-permits-hint = Tulis nomornya. Belum punya? Kosongkan saja.
form-halal = Sertifikat halal
form-nik-why = NIK dipakai { $group } untuk pendataan saja. Tidak pernah tampil di situs dan tidak ikut dalam pesan WhatsApp.
form-consent = Saya setuju nama usaha, nomor WhatsApp, tempat, foto, dan harga barang saya ditampilkan di situs { $group }.
form-consent-hint = Tanpa centang, data Anda hanya untuk pendamping. Persetujuan bisa dicabut kapan saja.
form-wrong = Ada yang perlu dibetulkan. Lihat tulisan merah di atas.
form-need-name = Tulis nama usahanya.
form-need-phone = Tulis nomor WhatsApp-nya.
form-odd-phone = Nomornya sepertinya kurang atau lebih. Contoh: 0812-0000-1234.
form-odd-price = Tulis harganya dengan angka, misalnya 12.500.
form-odd-nib = NIB terdiri dari 13 angka. Periksa lagi, atau kosongkan.
form-odd-nik = NIK terdiri dari 16 angka. Periksa lagi, atau kosongkan.
form-send = Kirim lewat WhatsApp
form-add = Simpan di HP ini, isi orang berikutnya
form-clear = Kosongkan formulir
form-sent = WhatsApp dibuka dengan isiannya. Tekan kirim di sana.
form-added = { $name } tersimpan di HP ini.
form-cleared = Formulir dikosongkan.
form-people = Tersimpan di HP ini: { $count } orang
form-people-help = Simpan sebagai berkas, lalu kirim ke pengurus. Pengurus membacanya dengan: etalase impor
form-remove = Hapus
form-save = Simpan berkas CSV
form-wipe = Hapus semua dari HP ini
form-wipe-ask = Hapus semua isian dan { $count } orang dari HP ini?
form-wiped = Semua isian sudah dihapus dari HP ini.
form-not-saved = Berkasnya tidak ada di folder Download? Salin isinya, lalu tempel ke pesan.

## Surat dan sertifikat kurasi

letter-title = Hasil kurasi
letter-to = Kepada Yth.
letter-owner = Pemilik { $name }
letter-at = di tempat
letter-greeting = Dengan hormat,
letter-thanks = Terima kasih sudah ikut kurasi { $group }. Berikut hasil penilaian dari { $count } kurator.
letter-chosen = Selamat, { $name } termasuk yang terpilih.
letter-score = Nilai
letter-grade = Grade
letter-good = Yang sudah bagus
letter-steps = Langkah berikutnya
letter-closing = Surat ini untuk membantu usaha Anda tumbuh. Kalau ada yang ingin ditanyakan, silakan hubungi kami.
letter-regards = Hormat kami,
advice-izin_usaha = Izin usaha: urus atau lengkapi NIB. Gratis di oss.go.id, pendamping bisa membantu.
advice-izin_produk = Izin produk: tanyakan P-IRT, halal, atau BPOM yang perlu untuk barang Anda.
advice-mutu = Mutu: pilih satu hal yang paling sering dikeluhkan pembeli, lalu perbaiki dulu itu.
advice-kemasan = Kemasan: pakai kemasan yang rapat dan label yang jelas: nama, isi, tanggal, dan nomor WhatsApp.
advice-kapasitas = Kapasitas: catat berapa banyak yang bisa dibuat dalam seminggu, dan apa yang menghambat.
advice-pemasaran = Pemasaran: bagikan alamat toko setiap minggu, dengan satu foto barang yang baru.
advice-daya_saing = Daya saing: tulis apa yang membedakan barang Anda dari yang lain, lalu ceritakan di toko.
advice-other = { $criterion }: bicarakan dengan pendamping cara menaikkannya.
certificate-title = Sertifikat
certificate-to = diberikan kepada
certificate-for = atas hasil kurasi { $group }
certificate-chosen = sebagai usaha terpilih dalam kurasi { $group }
certificate-stamp = Cap
