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

featured = Pilihan kami
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
price-saving = Hemat { $percent }%
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
wholesale-from = mulai { $min }
wholesale-from-unit = mulai { $min } { $unit }
badge-featured = Unggulan

## Halaman produk

photos = Foto produk
show-photo = Foto
show-photo-of = Lihat foto { $name }
show-photos = Lihat { $count } foto
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
also-sold-at = Juga tersedia di
delivery-and-payment = Pengiriman dan pembayaran
payment-details = Lihat rekening dan cara bayar

## Pesan dan hubungi

order-whatsapp = Pesan lewat WhatsApp
order-phone = Pesan lewat telepon
order-email = Pesan lewat email
order-short = Pesan
order-variant = Pesan { $variant }
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

## Paying

account-copy = Salin
account-copy-of = Salin nomor { $name }
account-copied = Tersalin
qris-alt = Kode QRIS atas nama { $merchant }
qris-nmid = NMID { $nmid }
qris-keep = Simpan gambar QRIS
qris-same-phone = Bayar dari ponsel ini juga? Simpan gambarnya, lalu buka dari galeri di menu QRIS aplikasi bank atau dompet digital Anda.
