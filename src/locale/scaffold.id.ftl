### Texts of `init` and `add`: what was made, why not, and the questions asked on a terminal.

## What was made

scaffold-made-shop = { $place ->
    [here] Toko sudah dibuat di folder ini.
   *[there] Toko sudah dibuat di `{ $folder }`.
}
scaffold-made-group = { $place ->
    [here] Kelompok sudah dibuat di folder ini.
   *[there] Kelompok sudah dibuat di `{ $folder }`.
}
scaffold-made-product = Produk sudah dibuat di `{ $folder }`.
scaffold-made-workflow = Folder `{ $folder }` siap dibangun di internet setiap kali dikirim (push).
scaffold-taken = Nama folder `{ $name }` sudah dipakai, jadi foldernya diberi nomor. Mengubah yang sudah ada: etalase ubah { $name }
scaffold-kept = Yang sudah ada ({ $count }) dibiarkan seperti semula:
scaffold-copied = Diambil dari `{ $from }`: setelan, tampilan, kriteria kurasi, dan halaman. Toko anggota, kabar, nilai, dan pengesahan tidak ikut, sebab itu milik wilayah yang lama.
scaffold-copied-left = Tidak ikut, karena milik kelompok yang lama: { $keys }. Isi dengan yang baru di kelompok.yaml.
scaffold-copied-naming = Masih menyebut nomor atau alamat kelompok yang lama, jadi periksa dulu:
scaffold-copied-unseen = Tidak diambil, karena hanya tautan atau tidak bisa dibuka:
scaffold-next = Selanjutnya, ketik:
scaffold-next-shop = { $place ->
    [here]
        etalase tambah "Kopi Gayo"
        etalase bangun
   *[there]
        etalase tambah "Kopi Gayo" --shop { $root }
        etalase bangun { $root }
}
scaffold-next-group = { $place ->
    [here]
        etalase mulai toko/toko-sari
        etalase bangun
   *[there]
        etalase mulai { $root }/toko/toko-sari
        etalase bangun { $root }
}
scaffold-next-workflow =
    git add -A
    git commit -m "Situs dibangun sendiri"
    git push
scaffold-next-product = { $place ->
    [here] etalase bangun
   *[there] etalase bangun { $root }
}

## Why nothing was made

scaffold-error-already-a-shop = Di folder ini sudah ada toko: `{ $path }`.
    .hint = Tambah barang dengan `etalase tambah "Nama barang"`, atau pilih folder lain untuk toko baru.
scaffold-error-already-a-group = Di folder ini sudah ada kelompok: `{ $path }`.
    .hint = Toko anggota dibuat di dalamnya, misalnya `etalase mulai toko/toko-sari`.
scaffold-error-not-a-shop = Di folder `{ $path }` tidak ada file `toko.yaml`, jadi belum bisa diisi barang.
    .hint = Buka dulu folder tokonya, atau buat toko baru dengan `etalase mulai`.
scaffold-error-not-a-group = `{ $path }` bukan folder kelompok: tidak ada file `kelompok.yaml` di dalamnya.
    .hint = Sebutkan folder kelompok yang mau ditiru, misalnya `--dari ../kelompok-lama`.
scaffold-error-entangled = `{ $path }` tidak bisa ditiru: isinya belum bisa dibaca, atau beberapa isian tertulis dalam satu baris.
    .hint = Jalankan `etalase periksa` di kelompok itu. Tulis tiap isian di barisnya sendiri, lalu ulangi.
scaffold-error-no-name = Barangnya belum punya nama.
    .hint = Tulis namanya di antara tanda kutip: `etalase tambah "Kopi Gayo"`.
scaffold-error-category-is-product = Folder `{ $path }` berisi produk, jadi tidak bisa menjadi kategori.
    .hint = Pilih nama kategori yang lain.
scaffold-error-photo-missing = Foto `{ $path }` tidak ditemukan.
    .hint = Nama barang yang lebih dari satu kata diapit tanda kutip: `etalase tambah "Kopi Gayo"`. Foto lebih mudah diseret ke jendela ini, supaya alamatnya tertulis sendiri. Alamat yang memakai spasi perlu tanda kutip.
scaffold-error-photo-not-a-file = `{ $path }` itu folder, bukan foto.
    .hint = Sebutkan fotonya satu per satu, atau salin sendiri ke folder produknya nanti.
scaffold-error-not-a-photo = `{ $path }` bukan foto yang bisa dipakai.
    .hint = Yang bisa: JPG, PNG, WebP, HEIC, GIF, BMP, dan TIFF. Foto jenis lain biasanya jadi JPG kalau dikirim lewat WhatsApp.
scaffold-error-disk-full = Penyimpanan penuh, `{ $path }` tidak bisa ditulis.
    .hint = Kosongkan sedikit tempat, lalu jalankan perintahnya sekali lagi.
scaffold-error-denied = `{ $path }` tidak boleh ditulis.
    .hint = Pilih folder milik sendiri, misalnya di Dokumen. Kalau di flashdisk, lihat apakah kuncinya tertutup.
scaffold-error-taken = `{ $path }` sudah ada dan menghalangi.
    .hint = Ganti namanya, lalu jalankan perintahnya sekali lagi.
scaffold-error-file = `{ $path }` tidak bisa dibuka atau ditulis.
    .hint = Periksa ejaan alamatnya, dan apakah flashdisknya masih terpasang.

## Questions

ask-example = contoh: { $example }
ask-skip = Enter = lewati
ask-ended = Baik, cukup sampai di sini. Sisanya bisa diisi nanti.
ask-required = Yang ini perlu diisi dulu.

ask-shop-intro = Beberapa pertanyaan tentang toko. Semua jawaban bisa diubah nanti di toko.yaml.
ask-shop-name = Nama toko
    .example = Dapur Bu Sari
ask-group-intro = Beberapa pertanyaan tentang kelompok. Semua jawaban bisa diubah nanti di kelompok.yaml.
ask-group-name = Nama kelompok
    .example = Koperasi Maju Bersama
ask-whatsapp = Nomor WhatsApp untuk pesanan
    .example = 0812-3456-7890
ask-tagline = Satu kalimat tentang toko
    .example = Kopi Gayo langsung dari kebun
ask-group-tagline = Satu kalimat tentang kelompok
    .example = Hasil kebun dan dapur anggota kami
ask-place = Tempatnya di mana
    .example = Desa Pegasing, Aceh Tengah
ask-product-name = Nama barang
    .example = Kopi Gayo 250 g
ask-price = Harganya
    .example = 12.500
ask-unit = Harga itu untuk satu apa
    .example = bungkus
ask-photo = Foto, seret ke jendela ini
    .example = C:\Foto\kopi.jpg
ask-photo-more = Foto berikutnya
    .example = C:\Foto\kopi-2.jpg
ask-photo-again = Foto itu sudah disebut tadi.

add-again = Barang `{ $name }` sudah ada di `{ $folder }`. Tambah satu lagi? (y = ya, Enter = tidak):
add-edit = Mengubah yang sudah ada: etalase ubah "{ $name }" --harga 13.000

## Answers that cannot be used

ask-phone-short = Nomornya baru { $digits } angka, sepertinya kurang. Coba lagi.
ask-phone-long = Nomornya { $digits } angka, sepertinya kelebihan. Coba lagi.
ask-phone-several = Satu nomor saja dulu. Coba lagi.
ask-phone-landline = Itu nomor telepon rumah. WhatsApp perlu nomor HP. Coba lagi.
ask-phone-odd = Tulis nomor HP dengan angka, mulai dari 08. Coba lagi.
ask-price-maybe = Maksudnya { $suggestion }? Tulis lengkap seperti itu. Coba lagi.
ask-price-unit = Tulis harganya saja, misalnya { $amount }. Satuannya ditanyakan setelah ini.
ask-price-range = Satu harga saja dulu. Pilihan lain bisa ditambah nanti. Coba lagi.
ask-price-odd = Tulis harga dengan angka, misalnya 12.500 atau 12,5rb. Coba lagi.
