### Texts of all findings, one message a code, in the order of the table of codes.
###
### The value says what was found, `.label` and `.other` stand at the first and the second mark,
### `.hint` says what to type or do, `.explain` is Markdown for the manual and uses no arguments.
### An argument that is empty arrives as `none`.

## Report

severity-error = kesalahan
severity-warning = peringatan
severity-note = catatan
report-hint = saran
report-summary = { $errors ->
    [0] { $warnings ->
        [0] Tidak ada kesalahan dan tidak ada peringatan.
       *[other] Ditemukan { $warnings } peringatan.
    }
   *[other] { $warnings ->
        [0] Ditemukan { $errors } kesalahan.
       *[other] Ditemukan { $errors } kesalahan dan { $warnings } peringatan.
    }
}
report-more = … dan { $count } temuan { $code } lagi dalam `{ $file }`.
report-more-elsewhere = … dan { $count } temuan { $code } lagi di tempat lain.
report-clean = Semua beres, tidak ada yang perlu diperbaiki.

## 1xx: folders and files

shop-file-missing = Di folder `{ $folder }` tidak ada file `toko.yaml`.
    .hint = Buka folder toko yang sudah ada, atau buat toko baru dengan `etalase mulai`.
    .explain =
        Sebuah folder menjadi toko karena ada `toko.yaml` di dalamnya: di situ nama dan nomor toko
        ditulis. Biasanya perintah dijalankan satu folder terlalu atas atau terlalu dalam.

        - Sebelum: `etalase bangun Dokumen`
        - Sesudah: `etalase bangun Dokumen/toko-sari`

folder-missing = Folder `{ $folder }` tidak ditemukan.
    .hint = Periksa ejaan nama foldernya. Kalau namanya memakai spasi, apit dengan tanda kutip.
    .explain =
        Perintah hanya bisa bekerja pada folder yang sudah ada. Nama yang memakai spasi perlu tanda
        kutip, sebab tanpa itu hanya kata pertamanya yang dianggap nama folder.

        - Sebelum: `etalase bangun Toko Sari`
        - Sesudah: `etalase bangun "Toko Sari"`

not-a-folder = `{ $folder }` adalah file, padahal yang diperlukan folder toko.
    .hint = Tulis nama folder tempat `toko.yaml` berada, bukan nama filenya.
    .explain =
        Toko terdiri dari beberapa file dan foto, jadi yang disebut dalam perintah adalah foldernya.
        Kalau perintah dijalankan dari dalam folder toko, nama folder tidak perlu ditulis.

        - Sebelum: `etalase bangun toko-sari/toko.yaml`
        - Sesudah: `etalase bangun toko-sari`

group-folder = Folder `{ $folder }` berisi kelompok toko, padahal perintah ini untuk satu toko.
    .hint = Sebutkan folder salah satu tokonya, misalnya `{ $folder }/toko/toko-sari`. Ekspor untuk semua toko: tambahkan `--tiap`.
    .explain =
        Folder yang berisi `kelompok.yaml` adalah kumpulan beberapa toko. Seluruhnya bisa dibangun
        dan diperiksa sekaligus, tetapi perintah seperti mencetak daftar harga bekerja untuk satu toko.
        Dengan `--tiap` ekspor dibuat untuk semua toko sekaligus.

        - Sebelum: `etalase ekspor daftar-harga koperasi-maju`
        - Sesudah: `etalase ekspor daftar-harga koperasi-maju/toko/toko-sari`

odd-file-name = Nama file `{ $found }` kurang tepat, tetapi isinya tetap dibaca sebagai `{ $expected }`.
    .hint = Ganti nama `{ $found }` menjadi `{ $expected }`.
    .explain =
        Notepad suka menambahkan `.txt` di belakang nama, dan Windows sering menyembunyikannya.
        Isinya tetap dibaca, tetapi nama yang tepat mencegah bingung nanti. Saat menyimpan di
        Notepad, pilih "Semua file" pada pilihan jenis file.

        - Sebelum: `produk.yaml.txt`
        - Sesudah: `produk.yaml`

two-data-files = Ada dua file data di satu folder; `{ $used }` dibaca, `{ $ignored }` tidak.
    .other = file yang satu lagi
    .hint = Pindahkan isi yang masih perlu ke `{ $used }`, lalu hapus `{ $ignored }`.
    .explain =
        Satu folder memakai satu file data. Kalau ada dua, mudah terjadi harga diubah di file yang
        tidak dibaca, sehingga di toko tidak ada yang berubah.

        - Sebelum: `produk.yaml` dan `produk.yml`
        - Sesudah: `produk.yaml`

empty-folder = Folder `{ $folder }` tidak berisi apa pun yang bisa ditampilkan.
    .hint = Masukkan foto atau `produk.yaml` ke folder itu, atau hapus foldernya kalau tidak dipakai.
    .explain =
        Folder di dalam `produk` menjadi produk kalau berisi foto atau `produk.yaml`. Folder kosong
        dilewati, jadi pembeli tidak melihatnya.

        - Sebelum: `produk/sirup-pala/` tanpa isi
        - Sesudah: `produk/sirup-pala/1-depan.jpg`

unreadable = { $reason ->
        [permission] `{ $name }` tidak boleh dibuka oleh program ini.
        [missing] `{ $name }` tiba-tiba tidak ada lagi saat hendak dibaca.
        [held] `{ $name }` sedang dipakai program lain.
       *[other] `{ $name }` tidak bisa dibuka.
    }
    .hint = { $reason ->
        [permission] Tutup program lain yang memakainya, atau salin ke folder milik sendiri lalu coba lagi.
        [held] Tutup program yang memakainya, lalu coba lagi. Yang sudah terbit dari toko ini tetap tampil.
        [missing] Periksa apakah flashdisk masih terpasang dan namanya belum berubah, lalu coba lagi.
       *[other] Buka dulu dengan program lain; kalau gagal juga, ambil salinan cadangannya.
    }
    .explain =
        Bagian toko yang tidak bisa dibuka tidak ikut tampil. Penyebab yang sering: file sedang
        dipakai program lain, flashdisk tercabut, atau kartu memori mulai rusak.

        - Sebelum: `produk.yaml` masih terkunci di program lain
        - Sesudah: program itu ditutup, lalu `etalase bangun` dijalankan lagi

name-not-unicode = Nama `{ $name }` berisi huruf yang tidak terbaca, jadi dilewati.
    .hint = Ganti namanya dengan huruf biasa, angka, dan tanda hubung, misalnya `kopi-gayo.jpg`.
    .explain =
        Nama seperti ini biasanya datang dari ponsel atau komputer lama. Komputer lain bisa
        membacanya berbeda, sehingga foto hilang dari halaman.

        - Sebelum: `kopi-?.jpg`
        - Sesudah: `kopi-gayo.jpg`

link-not-followed = `{ $name }` hanya tautan ke tempat lain, jadi dilewati.
    .hint = Salin file atau folder yang asli ke sini, lalu hapus tautannya.
    .explain =
        Tautan menunjuk ke tempat yang mungkin tidak ada di komputer lain. Dengan salinan yang asli,
        folder toko tetap utuh saat dipindah ke flashdisk.

        - Sebelum: tautan `1-depan.jpg` ke folder `Foto`
        - Sesudah: foto `1-depan.jpg` yang asli

unused-file = File `{ $name }` tidak dibaca, karena namanya tidak dikenal.
    .hint = Ganti namanya menjadi `{ $expected }`. Kalau hanya catatan, awali namanya dengan `_`.
    .explain =
        Hanya file dengan nama tertentu yang dibaca. Peringatan ini muncul supaya tulisan yang sudah
        dibuat tidak diam-diam terlewat. File yang namanya diawali `_` dianggap catatan pribadi.

        - Sebelum: `ceritaa.md`
        - Sesudah: `cerita.md`

folder-in-product = Folder `{ $name }` ada di dalam folder produk, dan isinya tidak dibaca.
    .hint = Pindahkan foto di dalamnya ke folder produk. Kalau isinya produk lain, keluarkan foldernya.
    .explain =
        Foto produk harus berada langsung di folder produknya. Folder yang sudah berisi foto atau
        `produk.yaml` adalah satu produk, jadi folder lain di dalamnya tidak dianggap produk.

        - Sebelum: `produk/kopi-gayo/foto/1-depan.jpg`
        - Sesudah: `produk/kopi-gayo/1-depan.jpg`

photo-in-category = Foto `{ $name }` ada di folder kategori dan bukan milik produk mana pun.
    .hint = Pindahkan foto itu ke folder produknya, atau buat folder baru untuk produk itu.
    .explain =
        Folder yang berisi folder produk adalah kategori. Foto yang tergeletak di sana tidak jelas
        milik produk yang mana, jadi tidak ditampilkan.

        - Sebelum: `produk/minuman/sirup.jpg`
        - Sesudah: `produk/minuman/sirup-pala/sirup.jpg`

name-not-portable = { $used ->
    [no] Nama `{ $name }` berisi `\`, jadi dilewati.
   *[other] Nama `{ $name }` tidak bisa disimpan di Windows.
}
    .hint = Ganti namanya dengan huruf, angka, dan tanda hubung saja, misalnya `kopi-gayo`.
    .explain =
        Folder toko sering berpindah lewat flashdisk, dan sebagian besar laptop memakai Windows.
        Nama dengan tanda seperti `:` `?` `*` `"`, dengan titik atau spasi di akhir, atau nama
        seperti `con` dan `nul` gagal disalin. Tanda `\` di sana memisahkan folder, jadi nama yang
        memuatnya tidak dibaca di sistem mana pun.

        - Sebelum: `kopi: gayo?`
        - Sesudah: `kopi-gayo`

folder-name-slip = Folder `{ $found }` tidak dibaca. Mungkin maksudnya `{ $expected }`.
    .hint = Ganti nama foldernya menjadi `{ $expected }`.
    .explain =
        Nama folder yang dibaca sudah tetap: `produk`, `halaman`, `kabar`, dan `tema`. Satu huruf
        yang berbeda membuat seluruh isinya tidak tampil.

        - Sebelum: `poduk/kopi-gayo/`
        - Sesudah: `produk/kopi-gayo/`

no-products = Toko di `{ $folder }` belum menampilkan satu produk pun.
    .hint = Tambahkan produk pertama dengan `etalase tambah "Kopi Gayo" foto.jpg`.
    .explain =
        Toko tanpa produk tetap dibangun, tetapi pembeli tidak menemukan apa-apa di sana. Kalau
        produknya sudah ada, periksa apakah semuanya disembunyikan dengan `tampil: tidak`.

        - Sebelum: `tampil: tidak`
        - Sesudah: `tampil: ya`

not-a-file = `{ $name }` seharusnya file teks, tetapi yang ada di sini bukan file.
    .hint = Ganti nama folder itu, lalu simpan file teks yang benar dengan nama `{ $name }`.
    .explain =
        Kadang sebuah folder tidak sengaja diberi nama seperti file. Isi folder seperti itu tidak
        dibaca.

        - Sebelum: folder `produk.yaml/`
        - Sesudah: file `produk.yaml`

## 2xx: what is written in a file

no-shops = Kelompok `{ $folder }` belum punya toko.
    .hint = { $file ->
        [none] Buat toko di dalam folder `toko`, misalnya `etalase mulai { $folder }/toko/toko-sari`.
       *[other] `{ $file }` di sini adalah file. Ganti namanya, lalu buat toko dengan `etalase mulai { $folder }/toko/toko-sari`.
    }
    .explain =
        Tiap anggota kelompok punya satu folder di dalam folder `toko`, lengkap dengan `toko.yaml`-nya.
        Selama belum ada, portal hanya menampilkan halaman kelompok sendiri.

        - Sebelum: `koperasi-maju/kelompok.yaml` saja
        - Sesudah: `koperasi-maju/toko/toko-sari/toko.yaml`

file-among-shops = `{ $name }` adalah file, padahal di folder ini tiap toko punya foldernya sendiri.
    .hint = Pindahkan file itu ke folder tokonya, atau awali namanya dengan `_` kalau hanya catatan.
    .explain =
        Folder `toko` di dalam kelompok hanya berisi folder, satu untuk tiap toko. Toko yang dikirim
        sebagai satu file, misalnya `.zip`, perlu diekstrak dulu.

        - Sebelum: `toko/toko-sari.zip`
        - Sesudah: `toko/toko-sari/toko.yaml`

group-in-shop = `{ $name }` tidak dibaca, sebab folder ini sudah menjadi toko karena ada `toko.yaml`.
    .hint = Pindahkan `{ $name }` ke folder di atasnya, dan folder toko ini ke `toko` di sana.
    .explain =
        Satu folder bisa menjadi toko atau kelompok, tidak keduanya. Kelompok punya foldernya sendiri,
        dan tokonya ada di dalamnya.

        - Sebelum: `toko-sari/toko.yaml` dan `toko-sari/kelompok.yaml`
        - Sesudah: `koperasi-maju/kelompok.yaml` dan `koperasi-maju/toko/toko-sari/toko.yaml`

group-too-deep = Kelompok `{ $folder }` ada di dalam kelompok yang ada di dalam kelompok lain, jadi dilewati.
    .hint = Pindahkan foldernya ke `toko` milik kelompok yang paling atas.
    .explain =
        Kelompok boleh berisi kelompok, misalnya kota dengan koperasinya, tetapi hanya dua tingkat.

        - Sebelum: `kota/toko/koperasi/toko/kelas/kelompok.yaml`
        - Sesudah: `kota/toko/kelas/kelompok.yaml`

shop-address-taken = Alamat untuk folder `{ $folder }` sudah dipakai toko lain; alamatnya menjadi `toko/{ $address }`.
    .hint = Beri salah satu folder nama lain, supaya alamat yang sudah dibagikan tidak tertukar.
    .explain =
        Alamat toko di situs kelompok dibuat dari nama foldernya, tanpa huruf besar, spasi, dan tanda
        baca. Dua folder yang namanya hampir sama jadi berebut alamat.

        - Sebelum: `toko/Toko Sari` dan `toko/toko-sari`
        - Sesudah: `toko/toko-sari-takengon` dan `toko/toko-sari-bener`

unseen = `{ $name }` tidak bisa dilihat sekarang. Toko atau kelompoknya dibiarkan seperti terakhir terbit.
    .hint = Periksa flash disk, izin, dan nama foldernya, lalu bangun lagi. Kalau memang tidak dipakai lagi, hapus `{ $name }`.
    .explain =
        Yang tidak bisa dilihat belum tentu dihapus: flash disk tercabut, folder terkunci, atau folder yang
        tiba-tiba hanya tautan. Karena itu pembeli tetap melihat toko seperti terakhir terbit, sampai isinya
        bisa dilihat lagi atau benar-benar dihapus. Toko lain dalam kelompok tetap dibangun.

        - Sebelum: `toko/toko-sari/`, terkunci atau hanya tautan
        - Sesudah: `toko/toko-sari/toko.yaml` bisa dibuka lagi

shops-gone = Kelompok `{ $folder }` punya toko di situsnya, tetapi sekarang tidak satu pun ada di foldernya. Situsnya dibiarkan seperti terakhir terbit.
    .hint = Periksa apakah flash disk masih terpasang dan folder `toko` masih pada tempatnya. Kalau semua toko memang dihapus, ketik `etalase bangun --kosong`.
    .explain =
        Kalau semua toko hilang sekaligus, biasanya flash disk tercabut atau folder `toko` dipindahkan.
        Karena itu situs tidak dikosongkan begitu saja. Satu toko yang dihapus, sementara yang lain masih
        ada, langsung hilang dari situs.

        - Sebelum: `etalase bangun`, padahal folder `toko` kosong
        - Sesudah: `etalase bangun --kosong`, kalau memang itu maksudnya

word-file = File `{ $name }` dibuat dengan Word, jadi isinya tidak bisa dibaca di sini.
    .hint = Buka di Word, pilih "Simpan sebagai", lalu pilih jenis "Teks biasa" (`.txt`). Kalau hanya catatan, awali namanya dengan `_`.
    .explain =
        File Word berisi banyak hal selain tulisan, dan hanya Word yang bisa membukanya. Tulisan untuk
        pembeli disimpan sebagai teks: di `halaman` dan `kabar` namanya boleh berakhir `.txt` atau `.md`,
        dan di folder produk namanya `cerita.md`.

        - Sebelum: `halaman/tentang.docx`
        - Sesudah: `halaman/tentang.txt`

video-file = Video `{ $name }` tidak ditampilkan.
    .hint = Unggah videonya ke YouTube atau TikTok, lalu tulis alamatnya di `deskripsi`. Kalau hanya simpanan, awali namanya dengan `_`.
    .explain =
        Satu video menghabiskan kuota pembeli lebih banyak daripada seluruh toko. Karena itu toko hanya
        menampilkan foto, dan video cukup ditautkan.

        - Sebelum: `produk/kopi/sangrai.mp4`
        - Sesudah: `produk/kopi/3-sangrai.jpg`, dan alamat videonya di `deskripsi`

shop-kept = Toko `{ $name }` dibiarkan seperti terakhir terbit, karena datanya tidak bisa dibaca.
    .hint = Perbaiki kesalahan yang ditunjuk di file itu; tokonya lalu ikut diperbarui.
    .explain =
        Satu toko yang salah tulis tidak menghentikan kelompoknya. Toko lain tetap dibangun, dan pembeli melihat
        toko ini seperti sebelum kesalahannya.

        - Sebelum: `nama: "Toko Sari`
        - Sesudah: `nama: "Toko Sari"`

not-utf8 = Ada huruf di file `{ $name }` yang rusak, sehingga tidak terbaca.
    .label = mulai di sini tidak terbaca
    .hint = Buka dengan Notepad, pilih "Simpan sebagai", lalu pilih `UTF-8` pada pilihan pengodean.
    .explain =
        UTF-8 adalah cara menyimpan huruf yang dipakai di mana-mana sekarang. Dengan cara lama,
        huruf seperti é atau tanda kutip miring berubah menjadi tanda aneh.

        - Sebelum: pengodean `ANSI`
        - Sesudah: pengodean `UTF-8`

text-too-large = File `{ $name }` terlalu besar; file teks paling besar { $limit }.
    .hint = Pendekkan isinya. Kalau ada foto di dalamnya, simpan foto itu sebagai file sendiri.
    .explain =
        Teks sepanjang buku pun jarang melewati batas ini. Biasanya penyebabnya foto yang ikut
        ditempel ke dalam teks, atau file lain yang salah nama.

        - Sebelum: foto ditempel di dalam `cerita.md`
        - Sesudah: `cerita.md` dan `2-isi.jpg` di folder yang sama

yaml-tab = Ada Tab di awal baris ini, padahal yang bisa dibaca hanya spasi.
    .label = ini Tab
    .hint = Hapus Tab itu, lalu ketik dua spasi dengan tombol spasi.
    .explain =
        Jarak di awal baris menunjukkan baris itu bagian dari baris di atasnya. Lebar Tab berbeda di
        tiap komputer, jadi yang dipakai hanya spasi.

        - Sebelum: `[Tab]jalan: Jalan Pasar`
        - Sesudah: `[spasi][spasi]jalan: Jalan Pasar`

yaml-missing-space = Di antara `{ $key }:` dan isinya belum ada spasi.
    .label = beri satu spasi di sini
    .hint = Tulis `{ $key }: { $value }`, dengan satu spasi setelah titik dua.
    .explain =
        Spasi setelah titik dua memisahkan nama keterangan dari isinya. Tanpa spasi, keduanya
        dianggap satu kata.

        - Sebelum: `harga:12500`
        - Sesudah: `harga: 12500`

yaml-unquoted-colon = Di dalam isi `{ $key }` ada titik dua, sehingga isinya terbaca terpotong.
    .label = titik dua ini
    .hint = Apit isinya dengan tanda kutip: `{ $key }: "{ $value }"`.
    .explain =
        Titik dua yang diikuti spasi menandai awal sebuah isi. Kalau titik dua itu bagian dari
        tulisan, tanda kutip membuat semuanya terbaca sebagai satu tulisan.

        - Sebelum: `nama: Kopi: bubuk Gayo`
        - Sesudah: `nama: "Kopi: bubuk Gayo"`

yaml-hash-swallows = `{ $swallowed }` tidak ikut terbaca, karena tanda pagar dianggap awal catatan.
    .label = mulai di sini dianggap catatan
    .hint = Apit seluruh isi dengan tanda kutip, misalnya `"Kopi #1"`. Kalau memang catatan, pindahkan ke baris sendiri.
    .explain =
        Tulisan setelah spasi dan tanda pagar dianggap catatan untuk diri sendiri dan tidak tampil.
        Warna juga diawali tanda pagar, jadi selalu perlu tanda kutip.

        - Sebelum: `nama: Kopi #1 dari Takengon`
        - Sesudah: `nama: "Kopi #1 dari Takengon"`

yaml-reserved-start = Isi ini diawali tanda `{ $sign }`, yang punya arti khusus di awal isi.
    .label = tanda ini
    .hint = Apit seluruh isi dengan tanda kutip, misalnya `"{ $sign }..."`.
    .explain =
        Beberapa tanda seperti `@`, `%`, dan `*` punya arti khusus kalau berada di awal isi. Di
        dalam tanda kutip, semua tanda dibaca apa adanya.

        - Sebelum: `slogan: @tokosari di mana saja`
        - Sesudah: `slogan: "@tokosari di mana saja"`

yaml-unclosed-quote = Tanda kutip dibuka, tetapi belum ditutup.
    .label = tanda kutip dibuka di sini
    .other = sampai di sini belum ditutup
    .hint = Tambahkan tanda kutip yang sama di akhir isinya.
    .explain =
        Tanda kutip selalu berpasangan. Selama pasangannya belum ada, baris-baris di bawahnya ikut
        dianggap bagian dari isi ini.

        - Sebelum: `nama: "Kopi Gayo`
        - Sesudah: `nama: "Kopi Gayo"`

yaml-unclosed-bracket = Tanda kurung `{ $bracket }` dibuka, tetapi belum ditutup.
    .label = kurung dibuka di sini
    .other = sampai di sini belum ditutup
    .hint = Tambahkan pasangannya di akhir isi: `]` untuk `[`, atau `{"}"}` untuk `{"{"}`.
    .explain =
        Kurung siku dan kurung kurawal dipakai untuk menulis daftar dalam satu baris, jadi harus
        berpasangan. Kalau kurung itu hanya bagian dari tulisan, apit isinya dengan tanda kutip.

        - Sebelum: `label: [pedas, gurih`
        - Sesudah: `label: [pedas, gurih]`

yaml-indentation = Spasi di awal baris ini tidak sejajar dengan baris-baris di atasnya.
    .label = periksa spasi di depan ini
    .hint = Samakan jumlah spasinya dengan baris lain yang setingkat; bagian dari sebuah baris masuk dua spasi.
    .explain =
        Banyaknya spasi di awal baris menunjukkan baris mana bagian dari baris mana. Baris yang
        setingkat harus mulai di tempat yang sama.

        Sebelum:
        ```yaml
        alamat:
          desa: Kemili
           kecamatan: Bebesen
        ```
        Sesudah:
        ```yaml
        alamat:
          desa: Kemili
          kecamatan: Bebesen
        ```

yaml-reference = Tanda `{ $sign }` di awal isi menunjuk ke isi lain, dan itu tidak dipakai di sini.
    .label = tanda ini
    .hint = Apit isinya dengan tanda kutip, atau tulis sekali lagi isi yang dimaksud.
    .explain =
        Kata yang diawali `&` atau `*` dianggap petunjuk ke isi di tempat lain. Supaya tiap file
        mudah dibaca, petunjuk seperti itu tidak dipakai. Kalau tandanya bagian dari tulisan,
        tanda kutip cukup.

        - Sebelum: `nama: *Promo* kopi`
        - Sesudah: `nama: "*Promo* kopi"`

yaml-too-complex = Isi file ini terlalu bertingkat atau terlalu banyak.
    .hint = Sederhanakan isinya mengikuti contoh yang dibuat oleh `etalase tambah`.
    .explain =
        Data toko hanya memerlukan beberapa tingkat dan beberapa puluh baris. Kalau jauh lebih dari
        itu, biasanya isi file lain ikut tertempel.

        - Sebelum: `label: [[[[pedas]]]]`
        - Sesudah: `label: [pedas]`

yaml-unreadable = Bagian ini tidak bisa dibaca.
    .label = tidak terbaca mulai di sini
    .hint = Periksa baris ini dan baris di atasnya: spasi setelah titik dua, tanda kutip, spasi di awal baris.
    .explain =
        Sering kali penyebabnya ada satu baris di atas tempat yang ditunjuk. Kalau sebuah tulisan
        berisi tanda baca yang tidak biasa, apit dengan tanda kutip.

        - Sebelum: `deskripsi: "Gurih" dan renyah`
        - Sesudah: `deskripsi: Gurih dan renyah`

yaml-second-document = Isi di bawah garis `---` ini tidak dibaca.
    .label = mulai di sini tidak dibaca
    .hint = Hapus garis `---`, atau pindahkan isi di bawahnya ke file lain.
    .explain =
        Garis `---` berarti isi file sudah selesai dan isi baru dimulai. Satu file hanya untuk satu
        toko atau satu produk.

        - Sebelum: dua produk dalam satu `produk.yaml`, dipisah `---`
        - Sesudah: dua folder, masing-masing dengan `produk.yaml`

yaml-not-a-map = Isi file ini belum berbentuk baris `kunci: isi`.
    .label = tulis kuncinya di sini
    .hint = Tulis satu keterangan per baris, misalnya `nama: Kopi Gayo`.
    .explain =
        Tiap baris perlu nama keterangan, titik dua, spasi, lalu isinya. Dari nama itulah diketahui
        mana yang harga dan mana yang nama.

        - Sebelum: `Kopi Gayo 12500`
        - Sesudah: `nama: Kopi Gayo`, lalu di baris berikutnya `harga: 12500`

encoding-guessed = File `{ $name }` disimpan dengan cara lama, dan dibaca sebagai `{ $encoding }`.
    .hint = Periksa hurufnya di situs. Kalau ada yang aneh: buka dengan Notepad, pilih "Simpan sebagai", lalu pilih `UTF-8`.
    .explain =
        UTF-8 adalah cara menyimpan huruf yang dipakai di mana-mana sekarang. Cara lama dikenali dari
        hurufnya, dan dugaan itu hampir selalu benar.

        - Sebelum: pengodean `ANSI`
        - Sesudah: pengodean `UTF-8`

text-without-bar = Tulisan beberapa baris ini dibaca sebagai isi `deskripsi`.
    .label = dibaca sampai akhir
    .hint = Lebih pasti: tulis `deskripsi: |`, lalu awali tiap baris di bawahnya dengan dua spasi.
    .explain =
        Tanda `|` menunjukkan bahwa tulisannya ada di baris-baris berikutnya. Tanpa tanda itu, tulisan
        dibaca sampai baris yang diawali keterangan lain, seperti `harga:`.

        - Sebelum: `deskripsi:` dan tulisan di baris berikutnya
        - Sesudah: `deskripsi: |` dan tulisan yang diawali dua spasi

read-as-meant = `{ $found }` dibaca sebagai `{ $read }`.
    .label = dibaca begitu
    .hint = Kalau sudah benar, tidak ada yang perlu diubah.
    .explain =
        Ada beberapa cara menulis yang maksudnya jelas walaupun bentuknya lain: tanda kutip miring,
        pilihan yang dipisahkan koma, harga di belakang nama pilihan, nama warna. Semua itu dibaca
        sebagaimana dimaksud, dan di sini tertulis bagaimana dibacanya.

        - Sebelum: `varian: Asin, Manis`
        - Sesudah: `varian: [Asin, Manis]`

yaml-parent-commented = Baris `{ $key }:` masih diawali tanda pagar, padahal isinya di bawahnya sudah dipakai.
    .label = hapus tanda pagar ini
    .other = ini bagian dari `{ $key }`
    .hint = Hapus `#` di depan `{ $key }:`.
    .explain =
        Baris yang diawali tanda pagar tidak dibaca. Isi yang menjorok di bawahnya lalu tidak punya
        tempat, jadi keduanya harus dibuka bersama.

        - Sebelum: `#alamat:`, dan di bawahnya `  desa: Kute`
        - Sesudah: `alamat:`, dan di bawahnya `  desa: Kute`

unknown-key = Kunci `{ $key }` tidak dikenal, jadi isinya tidak dipakai.
    .label = kunci ini tidak dikenal
    .hint = { $nearest ->
        [none] Hapus baris ini, atau cari nama yang tepat di daftar kunci pada panduan.
       *[other] Ganti `{ $key }` menjadi `{ $nearest }`.
    }
    .explain =
        Kata di depan titik dua harus salah satu kunci yang dikenal. Satu huruf yang berbeda membuat
        isinya tidak tampil di toko.

        - Sebelum: `harag: 12500`
        - Sesudah: `harga: 12500`

duplicate-key = Kunci `{ $key }` ditulis dua kali; yang dipakai yang pertama.
    .label = ditulis lagi di sini
    .other = pertama kali ditulis di sini
    .hint = Hapus salah satu baris `{ $key }`.
    .explain =
        Kalau satu keterangan punya dua isi, tidak jelas mana yang benar. Harga lama yang tertinggal
        bisa tampil tanpa sengaja.

        Sebelum:
        ```yaml
        harga: 12500
        harga: 14000
        ```
        Sesudah:
        ```yaml
        harga: 14000
        ```

key-and-alias = `{ $key }` dan `{ $other }` adalah keterangan yang sama; yang dipakai yang pertama.
    .label = keterangan yang sama
    .other = sudah ditulis di sini
    .hint = Hapus salah satu: `{ $key }` atau `{ $other }`.
    .explain =
        Tiap kunci punya nama Indonesia dan nama Inggris. Boleh pilih yang mana saja, tetapi cukup
        satu.

        Sebelum:
        ```yaml
        harga: 12500
        price: 14000
        ```
        Sesudah:
        ```yaml
        harga: 14000
        ```

expected-text = Isi `{ $key }` seharusnya satu tulisan, bukan daftar.
    .label = tulis satu isi saja
    .hint = Tulis isinya di belakang titik dua pada baris yang sama, seperti `{ $key }: tulisan`.
    .explain =
        Kunci ini hanya punya satu isi. Daftar dengan tanda hubung, atau baris-baris yang menjorok
        di bawahnya, tidak bisa dipakai di sini.

        Sebelum:
        ```yaml
        nama:
          - Kopi Gayo
        ```
        Sesudah:
        ```yaml
        nama: Kopi Gayo
        ```

expected-list = Isi `{ $key }` seharusnya sebuah daftar.
    .label = tulis sebagai daftar
    .hint = Tulis tiap isi di baris sendiri di bawah `{ $key }:`, diawali dua spasi, tanda hubung, dan satu spasi.
    .explain =
        Kunci ini bisa punya beberapa isi, jadi ditulis sebagai daftar walaupun isinya baru satu.

        Sebelum:
        ```yaml
        pengiriman: Ambil sendiri
        ```
        Sesudah:
        ```yaml
        pengiriman:
          - nama: Ambil sendiri
        ```

expected-map = Isi `{ $key }` seharusnya baris-baris `kunci: isi`.
    .label = tulis sebagai `kunci: isi`
    .hint = Tulis isinya di bawah `{ $key }:`, satu baris `kunci: isi` tiap keterangan, diawali dua spasi.
    .explain =
        Kunci ini punya beberapa bagian yang masing-masing bernama. Tiap bagian ditulis di baris
        sendiri, masuk dua spasi.

        Sebelum:
        ```yaml
        sosial: "@tokosari"
        ```
        Sesudah:
        ```yaml
        sosial:
          instagram: tokosari
        ```

missing-key = Keterangan `{ $key }` belum ada, padahal diperlukan.
    .label = di sini belum ada `{ $key }`
    .hint = Tambahkan baris yang diawali `{ $key }: `, lalu tulis isinya.
    .explain =
        Beberapa keterangan tidak bisa ditebak, misalnya nama toko. Tanpa itu, bagian ini tidak
        bisa ditampilkan.

        - Sebelum: `slogan: Oleh-oleh dari Takengon`
        - Sesudah: `nama: Toko Sari`, lalu `slogan: Oleh-oleh dari Takengon`

empty-data = File `{ $name }` kosong, jadi produknya tampil tanpa harga.
    .hint = Tulis paling sedikit `nama:` dan `harga:`, masing-masing di baris sendiri.
    .explain =
        Nama produk lalu diambil dari nama foldernya, dan pembeli diminta menanyakan harganya.

        - Sebelum: `produk.yaml` tanpa isi
        - Sesudah: `nama: Kopi Gayo` dan `harga: 12.500`

sample-value = `{ $found }` masih contoh dari Etalase, jadi tidak ditampilkan.
    .label = ganti dengan yang sebenarnya
    .hint = Ganti dengan yang sebenarnya, atau tulis `#` di depan baris itu.
    .explain =
        Nomor, rekening, izin, atau nama dari contoh bukan milik toko. Pembeli bisa mengirim uang atau
        pesanan ke tempat yang salah, jadi contoh tidak pernah tampil di situs.

        - Sebelum: `nib: 0000123456789`
        - Sesudah: `nib:` diikuti nomor yang sudah terbit

commented-key = `{ $key }: { $value }` tidak dipakai, karena barisnya diawali tanda pagar.
    .label = hapus tanda pagar ini untuk memakainya
    .hint = Hapus `#` di depan `{ $key }:`. Kalau memang tidak dipakai, hapus saja barisnya.
    .explain =
        Baris yang diawali tanda pagar adalah contoh atau catatan, dan tidak dibaca. Isinya baru dipakai kalau
        pagarnya dihapus.

        - Sebelum: `#harga: 85.000`
        - Sesudah: `harga: 85.000`

price-has-cents = Harga `{ $found }` memakai sen, padahal Rupiah ditulis utuh.
    .label = titik atau koma di sini terbaca sebagai sen
    .hint = { $suggestion ->
        [none] Tulis harga tanpa sen, misalnya `12500`.
       *[other] Kalau maksudnya { $suggestion }, tulis `{ $suggestion }`.
    }
    .explain =
        Titik pemisah ribuan selalu diikuti tiga angka. Kalau yang mengikuti hanya satu atau dua
        angka, harga terbaca sebagai beberapa rupiah dan sekian sen. Supaya tidak ada harga yang
        salah tampil, harga seperti ini tidak ditebak.

        - Sebelum: `harga: 12.50`
        - Sesudah: `harga: 12.500`

price-not-a-number = `{ $found }` tidak terbaca sebagai harga.
    .label = tulis harga di sini
    .hint = Tulis angkanya, misalnya `12500`, `12.500`, atau `12,5rb`.
    .explain =
        Harga ditulis dengan angka supaya bisa dihitung dan diurutkan. Kalau harganya ingin
        ditanyakan dulu, hapus saja baris `harga`; pembeli akan melihat "Tanya harga".

        - Sebelum: `harga: dua belas ribu`
        - Sesudah: `harga: 12000`

price-is-range = Harga `{ $found }` berupa kisaran, padahal di sini hanya satu harga.
    .label = cukup satu harga
    .hint = Tulis harga terendah di `harga`, lalu tulis harga lainnya di `varian` atau `grosir`.
    .explain =
        Pesanan di WhatsApp memerlukan satu harga yang pasti. Kalau harganya berbeda menurut ukuran,
        pakai `varian`; kalau berbeda menurut banyaknya, pakai `grosir`.

        Sebelum:
        ```yaml
        harga: 10.000-15.000
        ```
        Sesudah:
        ```yaml
        harga: 10.000
        varian:
          - nama: Besar
            harga: 15.000
        ```

price-has-unit = Di dalam harga `{ $found }` ada satuan `{ $unit }`.
    .label = tulis angkanya saja
    .hint = Hapus satuannya dari harga, lalu tambahkan baris `satuan: { $unit }`.
    .explain =
        Harga dan satuan ditulis terpisah supaya harga bisa dihitung. Di toko keduanya tetap tampil
        bersama.

        - Sebelum: `harga: 85.000/kg`
        - Sesudah: `harga: 85.000`, lalu `satuan: kg`

price-out-of-range = Harga `{ $found }` kurang dari nol atau terlalu besar.
    .label = periksa angka ini
    .hint = Periksa jumlah nolnya dan hapus tanda minus, misalnya `12500`.
    .explain =
        Harga tidak bisa kurang dari nol, dan paling tinggi ratusan miliar rupiah. Biasanya ada nol
        yang terketik berulang atau tanda hubung yang tertinggal.

        - Sebelum: `harga: -12500`
        - Sesudah: `harga: 12500`

price-ambiguous = Harga `{ $found }` bisa dibaca dengan dua cara.
    .label = angka ini bisa berarti dua hal
    .hint = { $suggestion ->
        [none] Tulis angkanya tanpa titik dan koma, misalnya `12500`.
       *[other] Tulis `{ $suggestion }` kalau itu maksudnya, atau tulis angkanya tanpa titik dan koma.
    }
    .explain =
        Di Indonesia ribuan dipisah dengan titik, di negara lain dengan koma. Kalau tandanya bisa
        berarti ribuan atau sen, harga tidak ditebak.

        - Sebelum: `harga: 12,500`
        - Sesudah: `harga: 12.500`

phone-not-understood = { $reason ->
        [short] Nomor `{ $found }` terlalu pendek untuk nomor telepon.
        [long] Nomor `{ $found }` terlalu panjang untuk nomor telepon.
        [letters] Di dalam nomor `{ $found }` ada huruf.
        [several] Di `{ $found }` ada lebih dari satu nomor.
        [zeros] Nomor `{ $found }` diawali terlalu banyak angka nol.
       *[other] `{ $found }` tidak terbaca sebagai nomor telepon.
    }
    .label = periksa nomor ini
    .hint = { $reason ->
        [short] Periksa apakah ada angka yang tertinggal, lalu tulis seperti `0812-0000-1234`.
        [long] Periksa apakah ada angka yang terketik dua kali, lalu tulis seperti `0812-0000-1234`.
        [letters] Tulis angkanya saja, misalnya `0812-0000-1234`.
        [several] Tulis satu nomor saja di sini, misalnya `0812-0000-1234`.
        [zeros] Tulis dengan satu angka nol di depan, misalnya `0812-0000-1234`.
       *[other] Tulis nomor lengkap yang diawali nol, dengan kode daerahnya, misalnya `0812-0000-1234`.
    }
    .explain =
        Dari nomor ini tombol pesan dibuat. Satu angka yang kurang membuat pesanan tidak sampai,
        jadi nomornya diperiksa dulu.

        - Sebelum: `whatsapp: 0812-0000`
        - Sesudah: `whatsapp: 0812-0000-1234`

lost-leading-zero = Angka nol di depan `{ $found }` hilang; nomor ini dibaca sebagai `{ $read }`.
    .label = nol di depan hilang
    .hint = Tulis `{ $read }`.
    .explain =
        Excel dan program sejenisnya suka menghapus nol di depan nomor. Nomornya tetap bisa dipakai,
        tetapi sebaiknya diperiksa sekali.

        - Sebelum: `whatsapp: 81200001234`
        - Sesudah: `whatsapp: 0812-0000-1234`

phone-not-mobile = `{ $found }` adalah nomor telepon rumah, padahal pesanan WhatsApp perlu nomor ponsel.
    .label = perlu nomor ponsel
    .hint = Tulis nomor ponsel di `whatsapp`, dan pindahkan nomor ini ke `telepon`.
    .explain =
        Tombol pesan membuka WhatsApp, jadi nomornya harus nomor ponsel. Telepon rumah tetap bisa
        ditampilkan lewat kunci `telepon`.

        - Sebelum: `whatsapp: (0651) 12345`
        - Sesudah: `whatsapp: 0812-0000-1234`, lalu `telepon: (0651) 12345`

hours-not-understood = { $reason ->
        [day] Hari dalam `{ $found }` tidak dikenal.
        [time] Jam dalam `{ $found }` tidak terbaca.
        [order] Jam buka dan jam tutup dalam `{ $found }` tidak berurutan.
        [repeated] Ada hari yang ditulis dua kali dalam `{ $found }`.
        [overlap] Jam buka dalam `{ $found }` saling menimpa.
        [empty] Jam buka belum diisi.
       *[other] Jam buka `{ $found }` tidak terbaca.
    }
    .label = periksa bagian ini
    .hint = { $reason ->
        [day] Tulis nama hari seperti `Senin`, `Senin-Kamis`, atau `setiap hari`.
        [time] Tulis jam dengan dua angka dan titik, misalnya `08.00-17.00`.
        [order] Tulis jam buka dulu, lalu jam tutup, dari pagi ke malam: `08.00-11.30, 14.00-17.00`.
        [repeated] Tulis tiap hari satu kali; gabungkan jamnya dengan koma: `Jumat 08.00-11.30, 14.00-17.00`.
        [overlap] Gabungkan jam yang bertemu, misalnya menjadi `08.00-17.00`.
        [empty] Tulis hari dan jamnya, misalnya `Senin-Sabtu 08.00-17.00`, atau hapus baris ini.
       *[other] Tulis seperti `Senin-Kamis 08.00-17.00; Jumat 14.00-17.00; Minggu tutup`.
    }
    .explain =
        Dari jam buka ini pembeli tahu kapan toko buka hari ini. Hari dan jam dipisah spasi, antarhari
        dipisah titik koma, dan hari yang tidak disebut dianggap tutup.

        - Sebelum: `jam_buka: pagi sampai sore`
        - Sesudah: `jam_buka: Senin-Sabtu 08.00-17.00; Minggu tutup`

permit-not-understood = { $reason ->
        [length] Nomor { $kind } `{ $found }` tidak terdiri dari { $expected } angka.
        [letters] Di dalam nomor { $kind } `{ $found }` ada huruf yang tidak semestinya.
        [kh] `{ $found }` adalah nomor ketetapan halal, bukan nomor sertifikat halal.
        [prefix] Huruf di depan nomor { $kind } `{ $found }` tidak cocok.
        [old] `{ $found }` adalah nomor { $kind } bentuk lama.
       *[other] Nomor { $kind } `{ $found }` tidak terbaca.
    }
    .label = periksa nomor ini
    .hint = { $reason ->
        [kh] Tulis nomor yang diawali `ID` dan 17 angka dari sertifikat halalnya.
        [old] Tulis nomor yang baru kalau sudah ada; bentuk baru terdiri dari 15 angka.
       *[other] { $kind ->
            [NIB] Tulis 13 angka persis seperti di surat NIB.
            [P-IRT] Tulis 15 angka persis seperti di sertifikatnya, misalnya `1234567890123-45`.
            [Halal] Tulis `ID` dan 17 angka persis seperti di sertifikatnya.
            [BPOM] Tulis huruf dan angkanya persis seperti di kemasan, misalnya `MD 123456789012`.
           *[other] Tulis nomornya persis seperti di surat izin.
        }
    }
    .explain =
        Nomor izin membuat pembeli percaya, dan banyak yang memeriksanya. NIB terdiri dari 13 angka,
        P-IRT 15 angka, halal `ID` dan 17 angka, BPOM huruf seperti `MD` dan angka.

        - Sebelum: `nib: 12345678901`
        - Sesudah: `nib: 1234567890123`

focus-not-understood = Letak `{ $found }` tidak dikenal.
    .label = tulis letak bagian terpenting foto di sini
    .hint = Tulis misalnya `kiri-atas`, `kanan`, `tengah`, atau dua persentase dari kiri dan dari atas: `30% 40%`.
    .explain =
        `fokus` mengatakan bagian foto yang harus tetap terlihat bila foto dipotong persegi untuk kartu.
        Letaknya ditulis dengan kata (kiri, kanan, atas, bawah, tengah) atau dengan dua persentase. Tanpa
        `fokus`, program mencari sendiri letak barangnya.

color-not-understood = Warna `{ $found }` tidak terbaca.
    .label = tulis kode warna di sini
    .hint = Tulis kode warnanya di dalam tanda kutip, misalnya `"#0f766e"`.
    .explain =
        Kode warna adalah tanda pagar dan enam angka atau huruf a sampai f. Tanda kutip diperlukan,
        sebab tanpa itu tanda pagar dianggap awal catatan.

        - Sebelum: `warna: hijau tua`
        - Sesudah: `warna: "#0f766e"`

not-yes-or-no = `{ $found }` bukan jawaban ya atau tidak.
    .label = ya atau tidak
    .hint = Tulis `ya` atau `tidak`.
    .explain =
        Kunci ini seperti sakelar: hanya nyala atau mati. Jawaban lain tidak ditebak. Untuk `tampil` dan
        `izin_terbit` dianggap `tidak`, supaya tidak ada yang tampil karena salah ketik.

        - Sebelum: `unggulan: mungkin`
        - Sesudah: `unggulan: ya`

not-a-number = `{ $found }` bukan bilangan bulat.
    .label = tulis angka di sini
    .hint = Tulis angkanya saja tanpa koma, misalnya `7`.
    .explain =
        Kunci ini dipakai untuk menghitung atau mengurutkan, jadi perlu angka utuh. Keterangan lain
        bisa ditulis di `deskripsi`.

        - Sebelum: `urutan: pertama`
        - Sesudah: `urutan: 1`

stock-not-understood = Stok `{ $found }` tidak terbaca.
    .label = tulis jumlah, `ada`, atau `habis`
    .hint = Tulis jumlahnya, misalnya `12`, atau tulis `ada` atau `habis`.
    .explain =
        Dari stok ini pembeli tahu apakah barang masih bisa dipesan. Kalau jumlahnya tidak dihitung,
        cukup tulis `ada`.

        - Sebelum: `stok: tinggal dikit`
        - Sesudah: `stok: 3`

date-not-understood = Tanggal `{ $found }` tidak terbaca.
    .label = tulis tanggal di sini
    .hint = Tulis tanggal, bulan, dan tahun lengkap, misalnya `12 Mei 2026`.
    .explain =
        Kabar diurutkan menurut tanggal, yang terbaru di atas. Karena itu tanggalnya perlu lengkap
        dengan tahun.

        - Sebelum: `tanggal: Mei kemarin`
        - Sesudah: `tanggal: 12 Mei 2026`

size-not-understood = Ukuran `{ $found }` tidak terbaca.
    .label = tulis ukuran di sini
    .hint = Tulis angka dan satuannya, misalnya `150KB` atau `1,5 MB`.
    .explain =
        Ukuran ini menjadi batas berat halaman. Dengan satuan `KB` atau `MB`, batasnya jelas.

        - Sebelum: `beranda: kecil`
        - Sesudah: `beranda: 150KB`

coordinates-not-understood = { $reason ->
        [swapped] Kedua angka koordinat `{ $found }` tampaknya tertukar.
        [outside] Koordinat `{ $found }` berada di luar Indonesia.
       *[form] Koordinat `{ $found }` tidak terbaca.
    }
    .label = periksa koordinat ini
    .hint = { $reason ->
        [swapped] Tukar urutannya: lintang dulu, lalu bujur, misalnya `"4.6262, 96.8441"`.
        [outside] Salin lagi koordinatnya dari aplikasi peta, misalnya `"4.6262, 96.8441"`.
       *[form] Tulis dua angka yang dipisah koma, misalnya `"4.6262, 96.8441"`.
    }
    .explain =
        Koordinat membuat tautan peta ke toko. Di aplikasi peta, tekan lama pada tempat toko, lalu
        salin dua angka yang muncul: lintang dulu, bujur kemudian.

        - Sebelum: `koordinat: "96.8441, 4.6262"`
        - Sesudah: `koordinat: "4.6262, 96.8441"`

address-not-understood = `{ $found }` bukan alamat web.
    .label = tulis alamat web di sini
    .hint = Tulis alamat lengkapnya mulai dari `https://`, misalnya `https://toko-sari.example.com`.
    .explain =
        Alamat yang lengkap membuat tautan bisa ditekan. Cara termudah: buka halamannya di peramban,
        lalu salin alamat dari bagian atas.

        - Sebelum: `url: toko sari`
        - Sesudah: `url: https://toko-sari.example.com`

email-not-understood = `{ $found }` bukan alamat email.
    .label = tulis alamat email di sini
    .hint = Tulis alamat lengkap dengan `@`, misalnya `sari@example.com`.
    .explain =
        Email dipakai kalau pembeli tidak memakai WhatsApp. Alamat yang kurang lengkap membuat
        suratnya tidak sampai.

        - Sebelum: `email: sari.example.com`
        - Sesudah: `email: sari@example.com`

unknown-choice = `{ $found }` tidak ada di antara pilihannya.
    .label = pilihan ini tidak dikenal
    .hint = { $nearest ->
        [none] Tulis salah satu dari ini: { $choices }.
       *[other] Tulis `{ $nearest }`. Pilihan yang ada: { $choices }.
    }
    .explain =
        Kunci ini hanya menerima beberapa kata tertentu. Kata lain tidak ditebak.

        - Sebelum: `mutu: bagus`
        - Sesudah: `mutu: tajam`

width-out-of-range = Lebar foto { $found } piksel tidak dibuat.
    .label = di luar batas
    .hint = Tulis angka dari { $least } sampai { $most }, misalnya `[320, 640, 1080]`.
    .explain = Foto yang terlalu sempit tidak jelas, dan yang terlalu lebar memboroskan kuota pembeli. Lebar di luar batas dilewati; lebar lainnya tetap dibuat. Contoh: `lebar: [320, 640, 1080]`.

former-address-odd = { $read ->
        [none] `{ $found }` bukan alamat.
       *[other] `{ $found }` dibaca sebagai alamat `{ $read }`.
    }
    .label = alamat lama ini
    .hint = { $read ->
        [none] Tulis nama folder yang dulu, misalnya `kopi-gayo`.
       *[other] Tulis `{ $read }`.
    }
    .explain =
        Alamat lama ditulis seperti di peramban, tanpa bagian depannya: huruf kecil, angka, dan tanda
        hubung. Untuk `https://toko.id/produk/kopi-gayo/` cukup `kopi-gayo`.

        - Sebelum: `alamat_lama: Kopi Gayo`
        - Sesudah: `alamat_lama: kopi-gayo`

front-matter-unclosed = Keterangan di atas halaman dibuka dengan `---`, tetapi belum ditutup.
    .label = dibuka di sini
    .hint = Tulis `---` di baris sendiri setelah keterangan terakhir, sebelum isi halaman.
    .explain =
        Keterangan seperti judul dan tanggal berada di antara dua garis `---`. Tanpa garis kedua,
        seluruh tulisan dianggap keterangan.

        Sebelum:
        ```
        ---
        judul: Tentang kami
        Kami mulai berjualan tahun 2012.
        ```
        Sesudah:
        ```
        ---
        judul: Tentang kami
        ---
        Kami mulai berjualan tahun 2012.
        ```

qris-not-understood = { $reason ->
    [name] QRIS ini tidak memuat nama penerima.
    [long] QRIS ini terlalu panjang, lebih dari 512 huruf dan angka.
    [form] QRIS ini tidak utuh: ada huruf atau angka yang hilang, berubah, atau berlebih di `{ $found }`.
   *[other] `{ $found }` bukan QRIS; isi QRIS selalu diawali `000201`.
}
    .label = tidak dapat dipakai
    .hint = Salin ulang seluruh teks QRIS Anda, atau simpan gambar kodenya di folder toko lalu tulis nama file-nya, misalnya `qris.jpg`.
    .explain =
        Kode QRIS berisi satu baris teks panjang: diawali `000201` dan diakhiri `6304` ditambah empat
        huruf atau angka. Satu huruf saja hilang, kodenya tidak bisa dibayar. Karena itu kode yang
        tidak utuh tidak ditampilkan di toko; bagian toko yang lain tetap dibuat.

        Teksnya terlihat bila stiker QRIS dipindai dengan aplikasi pemindai kode QR biasa, bukan
        aplikasi bank. Cara yang lebih mudah: simpan foto stikernya di folder toko.

        - Sebelum: `qris: https://contoh.example.com/qris`
        - Sesudah: `qris: qris.jpg`

qris-checksum = QRIS ini berubah dari aslinya: kode pemeriksanya `{ $found }` tidak cocok dengan isinya.
    .label = tidak cocok
    .hint = Salin ulang seluruh teks QRIS Anda; jangan mengubah satu huruf pun, juga spasinya.
    .explain =
        Empat huruf atau angka terakhir QRIS adalah kode pemeriksa, dihitung dari semua yang ada di
        depannya. Kalau tidak cocok, ada huruf atau angka yang berubah sewaktu disalin. Aplikasi bank
        akan menolaknya, jadi kodenya tidak ditampilkan di toko. Kode pemeriksa yang benar tidak
        disebut dengan sengaja: yang salah bisa saja nomor penerimanya, dan uang pembeli sampai ke
        orang lain. Salin lagi dari aslinya.

qris-foreign = { $reason ->
    [country] Kode bayar ini untuk penerima di negara `{ $found }`, bukan Indonesia.
   *[currency] Kode bayar ini memakai mata uang `{ $found }`, bukan Rupiah (`360`).
}
    .label = bukan Indonesia
    .hint = Pakai kode QRIS dari bank atau dompet digital di Indonesia.
    .explain =
        Kode bayar negara lain bentuknya sama dengan QRIS, tetapi harga di toko ini dalam Rupiah.
        Kode itu tidak ditampilkan, supaya pembeli tidak keliru membayar.

## 3xx: what does not fit together

original-not-higher = Harga coret { $original } tidak lebih tinggi dari harga sekarang, { $price }.
    .label = harga sebelum potongan
    .other = harga sekarang
    .hint = Tulis harga sebelum potongan di `harga_coret`, atau hapus baris itu kalau tidak ada potongan.
    .explain =
        Harga coret menunjukkan berapa yang dihemat pembeli. Kalau tidak lebih tinggi dari harga
        sekarang, tidak ada yang dihemat.

        Sebelum:
        ```yaml
        harga: 15.000
        harga_coret: 12.000
        ```
        Sesudah:
        ```yaml
        harga: 12.000
        harga_coret: 15.000
        ```

wholesale-order = Jumlah grosir { $min } tidak lebih banyak dari jumlah sebelumnya, { $previous }.
    .label = harus lebih dari { $previous }
    .other = jumlah sebelumnya
    .hint = Urutkan daftar `grosir` dari `min` terkecil ke `min` terbesar, masing-masing satu kali.
    .explain =
        Harga grosir dipilih menurut banyaknya pesanan. Kalau urutannya naik, jelas harga mana yang
        berlaku untuk berapa banyak.

        Sebelum:
        ```yaml
        grosir:
          - min: 50
            harga: 10.000
          - min: 10
            harga: 11.000
        ```
        Sesudah:
        ```yaml
        grosir:
          - min: 10
            harga: 11.000
          - min: 50
            harga: 10.000
        ```

wholesale-not-cheaper = Harga grosir { $price } tidak lebih murah dari harga sebelumnya, { $previous }.
    .label = seharusnya di bawah { $previous }
    .other = harga sebelumnya
    .hint = Periksa kedua harga, lalu tulis harga yang lebih murah untuk jumlah yang lebih banyak.
    .explain =
        Pembeli berharap makin banyak membeli makin murah harganya. Kalau sebaliknya, lebih baik
        memesan dua kali, dan itu jarang dimaksudkan.

        Sebelum:
        ```yaml
        harga: 12.500
        grosir:
          - min: 10
            harga: 13.000
        ```
        Sesudah:
        ```yaml
        harga: 12.500
        grosir:
          - min: 10
            harga: 11.000
        ```

wholesale-unused = Harga grosir ini tidak berlaku untuk varian mana pun.
    .label = tidak dipakai
    .hint = Tulis `harga` yang sama dengan harga varian yang dijual grosir.
    .explain =
        Harga grosir menurunkan `harga` produk. Varian yang harganya lain tidak ikut, karena bisa saja
        harga grosir itu jauh di bawah harganya sendiri.

        Sebelum:
        ```yaml
        varian:
          - nama: 250 g
            harga: 50.000
          - nama: 500 g
            harga: 95.000
        grosir:
          - min: 10
            harga: 45.000
        ```
        Sesudah:
        ```yaml
        harga: 50.000
        varian:
          - nama: 250 g
          - nama: 500 g
            harga: 95.000
        grosir:
          - min: 10
            harga: 45.000
        ```

same-variant = Ada dua varian bernama `{ $name }`.
    .label = nama yang sama
    .other = pertama kali dipakai di sini
    .hint = Ganti salah satu namanya, misalnya `{ $name } besar`, atau hapus yang berlebih.
    .explain =
        Nama varian ikut ditulis di pesanan. Kalau dua varian bernama sama, tidak jelas mana yang
        dipesan.

        Sebelum:
        ```yaml
        varian:
          - nama: 250 g
          - nama: 250 g
        ```
        Sesudah:
        ```yaml
        varian:
          - nama: 250 g bubuk
          - nama: 250 g biji
        ```

same-slug = Alamat `{ $slug }` sudah dipakai `{ $other }`, jadi produk ini mendapat alamat lain.
    .label = alamat yang sama
    .other = sudah dipakai di sini
    .hint = Ganti nama folder salah satu produk supaya berbeda, misalnya `{ $slug }-500g`.
    .explain =
        Nama folder produk menjadi alamat halamannya. Dua folder bernama sama di kategori yang
        berbeda berebut satu alamat. Dengan nama yang berbeda, alamatnya tetap untuk seterusnya.

        - Sebelum: `produk/kopi/gayo/` dan `produk/titipan/gayo/`
        - Sesudah: `produk/kopi/gayo/` dan `produk/titipan/gayo-titipan/`

same-sku = Kode `{ $sku }` dipakai lebih dari satu kali.
    .label = kode yang sama
    .other = pertama kali dipakai di sini
    .hint = Ganti salah satu kodenya supaya tiap barang punya `sku` sendiri.
    .explain =
        Kode barang dipakai untuk mengenali barang di pesanan dan di daftar harga. Satu kode untuk
        dua barang membuat keduanya tertukar.

        - Sebelum: `sku: KG-250` pada dua produk
        - Sesudah: `sku: KG-250` dan `sku: KG-500`

permit-expired = Izin `{ $number }` berlaku sampai tahun { $year }, dan tahun itu sudah lewat.
    .label = masa berlakunya sudah lewat
    .hint = Tulis nomor izin yang baru. Kalau belum diperpanjang, hapus dulu baris ini.
    .explain =
        Dua angka terakhir nomor P-IRT adalah tahun berakhirnya. Izin yang sudah lewat sebaiknya
        tidak dipajang, karena pembeli dan petugas bisa memeriksanya.

        - Sebelum: `pirt: 1234567890123-24`
        - Sesudah: `pirt: 1234567890123-29`

photo-missing = Foto `{ $name }` tidak ditemukan.
    .label = foto ini tidak ada
    .hint = { $nearest ->
        [none] Salin fotonya ke folder ini, atau hapus namanya dari file ini.
       *[other] Ganti menjadi `{ $nearest }`, atau salin foto yang dimaksud ke folder ini.
    }
    .explain =
        Nama foto harus sama persis dengan nama filenya, termasuk `.jpg` atau `.jpeg` di belakang.
        Foto yang tidak ditemukan tidak ikut tampil.

        - Sebelum: `foto: [depan.jpg]`, padahal filenya `1-depan.jpg`
        - Sesudah: `foto: [1-depan.jpg]`

no-contact = Toko ini belum punya cara untuk dihubungi, jadi pembeli tidak bisa memesan.
    .hint = Tambahkan nomor WhatsApp di `toko.yaml`, misalnya `whatsapp: 0812-0000-1234`.
    .explain =
        Tombol pesan memerlukan nomor WhatsApp, telepon, atau email. Tanpa salah satunya, pembeli
        hanya bisa melihat-lihat.

        - Sebelum: `nama: Toko Sari`
        - Sesudah: `nama: Toko Sari`, lalu `whatsapp: 0812-0000-1234`

price-very-low = Harga { $price } sangat rendah untuk satu barang.
    .label = mungkin ada angka yang kurang
    .hint = Tulis `{ $suggestion }` kalau itu maksudnya. Kalau harganya memang { $price }, biarkan saja.
    .explain =
        Harga di bawah Rp100 biasanya berarti tiga nol tertinggal. Harga ini tetap ditampilkan
        seperti yang ditulis.

        - Sebelum: `harga: 25`
        - Sesudah: `harga: 25.000`

broken-link = Tautan ke `{ $target }` menuju file yang tidak ada.
    .label = tujuan ini tidak ada
    .hint = { $nearest ->
        [none] Periksa ejaan tujuannya, atau hapus tautannya dan biarkan tulisannya.
       *[other] Ganti menjadi `{ $nearest }`, atau hapus tautannya dan biarkan tulisannya.
    }
    .explain =
        Pembeli yang menekan tautan ini tidak sampai ke mana-mana. Tujuan ditulis dari tempat file
        ini berada, dan huruf besar dan kecil dibedakan.

        - Sebelum: `[Cara pesan](cara-pesn.md)`
        - Sesudah: `[Cara pesan](cara-pesan.md)`

unsafe-link = Tautan ke `{ $target }` dihapus, karena bisa membahayakan pembeli.
    .label = tujuan ini tidak aman
    .hint = Tulis alamat yang diawali `https://`, atau nama file di dalam toko ini.
    .explain =
        Beberapa macam alamat menjalankan program di ponsel pembeli, bukan membuka halaman. Alamat
        seperti itu sering terbawa saat menyalin tulisan dari tempat lain.

        - Sebelum: `[Pesan](javascript:pesan)`
        - Sesudah: `[Pesan](cara-pesan.md)`

unsafe-html = `{ $tag }` dihapus dari tulisan ini, karena bisa menjalankan program.
    .label = bagian ini dihapus
    .hint = Hapus bagian ini dan tulis isinya sebagai teks biasa.
    .explain =
        Tulisan di toko hanya untuk dibaca. Potongan yang menjalankan program bisa memperlambat
        halaman atau membahayakan pembeli, jadi tidak diikutkan.

        - Sebelum: `Selamat datang <script src="lain.js"></script>`
        - Sesudah: `Selamat datang`

unknown-theme = Tema `{ $found }` tidak dikenal.
    .label = tema ini tidak dikenal
    .hint = { $nearest ->
        [none] Tulis salah satu tema yang ada: { $choices }.
       *[other] Tulis `{ $nearest }`. Tema yang ada: { $choices }.
    }
    .explain =
        Tema menentukan tampilan toko. Kalau baris ini dihapus, toko memakai tema bawaan.

        - Sebelum: `tema: lapk`
        - Sesudah: `tema: lapak`

unknown-language = Bahasa `{ $found }` belum tersedia.
    .label = bahasa ini belum tersedia
    .hint = Tulis salah satu bahasa yang ada: { $choices }.
    .explain =
        Bahasa menentukan tulisan pada tombol dan judul di toko. Nama dan cerita produk tetap tampil
        seperti yang ditulis sendiri.

        - Sebelum: `bahasa: indonesia`
        - Sesudah: `bahasa: id`

page-name-taken = Alamat `{ $slug }` sudah dipakai, jadi halaman ini beralamat `{ $read }`.
    .hint = Ganti nama file halaman ini, misalnya menjadi `{ $read }.md`.
    .explain =
        Nama file menjadi alamat halaman, dan beberapa alamat sudah dipakai oleh bagian toko,
        misalnya `produk` dan `kabar`. Dengan nama lain, alamatnya bisa dipilih sendiri.

        - Sebelum: `halaman/produk.md`
        - Sesudah: `halaman/tentang-produk.md`

price-missing = Di `{ $key }` ada harga, tetapi produknya sendiri belum punya harga.
    .label = harga hanya ada di sini
    .hint = Tambahkan baris `harga: ` di atas `{ $key }`, lalu tulis harga biasa untuk satu barang.
    .explain =
        Harga produk tampil di daftar dan dipakai kalau tidak ada harga lain yang cocok. Tanpa itu
        pembeli melihat "Tanya harga".

        Sebelum:
        ```yaml
        grosir:
          - min: 10
            harga: 11.000
        ```
        Sesudah:
        ```yaml
        harga: 12.500
        grosir:
          - min: 10
            harga: 11.000
        ```

stock-disagrees = Stok produk `{ $stock }` tidak cocok dengan stok variannya.
    .label = stok produk
    .other = stok varian
    .hint = Hapus `stok` produk dan tulis stok di tiap varian saja.
    .explain =
        Kalau produk punya varian, yang dibeli adalah salah satu variannya. Karena itu stok cukup
        ditulis di tiap varian.

        Sebelum:
        ```yaml
        stok: habis
        varian:
          - nama: 250 g
            stok: 5
        ```
        Sesudah:
        ```yaml
        varian:
          - nama: 250 g
            stok: 5
        ```

variant-without-name = Ada varian yang belum punya nama.
    .label = varian ini belum bernama
    .hint = Tambahkan `nama` pada varian ini, misalnya `nama: 250 g`.
    .explain =
        Pembeli memilih varian dari namanya, dan nama itu ikut ditulis di pesanan. Varian tanpa nama
        tidak bisa dipilih.

        Sebelum:
        ```yaml
        varian:
          - harga: 12.500
        ```
        Sesudah:
        ```yaml
        varian:
          - nama: 250 g
            harga: 12.500
        ```

text-too-deep = Daftar, kutipan, atau tanda HTML dalam tulisan ini bertumpuk terlalu dalam, jadi tulisannya tidak ditampilkan.
    .hint = Kurangi tanda `>` dan spasi di awal baris; tiga tingkat sudah cukup.
    .explain = Tulisan yang bertumpuk puluhan tingkat biasanya terjadi karena salah tempel. Tulisan itu dilewati; isi toko yang lain tetap dibuat.

outside-picture = Gambar `{ $target }` dari situs lain tidak ditampilkan.
    .label = gambar ini tidak ditampilkan
    .hint = Salin gambarnya ke folder ini, lalu tulis nama file-nya, misalnya `![Kebun](kebun.jpg)`.
    .explain = Semua gambar toko disimpan bersama tokonya, supaya tetap tampil dari flashdisk dan tanpa internet, dan supaya situs lain tidak tahu siapa yang berkunjung. Gambar dari situs lain dilewati.

same-shop-name = Ada dua toko bernama `{ $name }` di kelompok ini.
    .other = toko yang satu lagi
    .hint = Tambahkan nama tempat atau pemilik, supaya pembeli bisa membedakannya.
    .explain =
        Keduanya tetap tampil. Tetapi pembeli yang mencari nama itu tidak tahu toko mana yang dimaksud.

        - Sebelum: `nama: Kopi Gayo` di dua toko
        - Sesudah: `nama: Kopi Gayo Pegasing` dan `nama: Kopi Gayo Bebesen`

group-without-contact = Pesanan diminta lewat kelompok, tetapi kelompok belum punya nomor.
    .label = pesanan ke sini tidak punya tujuan
    .hint = Isi `whatsapp` di file ini. Sementara itu pesanan tetap dikirim ke tiap toko.
    .explain =
        Dengan `pesan_lewat: kelompok` semua pesanan dikirim ke pengurus, jadi nomornya harus ada.

        - Sebelum: `pesan_lewat: kelompok` tanpa `whatsapp`
        - Sesudah: `whatsapp: 0812-3456-7890` dan `pesan_lewat: kelompok`

same-product-name = Dua produk bernama `{ $name }`.
    .label = nama yang sama
    .other = pertama kali dipakai di sini
    .hint = Bedakan namanya, misalnya dengan isi atau rasanya. Kalau satu produk dalam beberapa ukuran, jadikan satu produk dengan `varian`.
    .explain =
        Di pesanan hanya namanya yang tertulis. Dua produk dengan satu nama mudah tertukar.

        - Sebelum: `nama: Kopi Gayo` pada dua produk
        - Sesudah: `nama: Kopi Gayo bubuk` dan `nama: Kopi Gayo biji`

price-zero = Harga Rp0 berarti gratis.
    .label = harga nol
    .hint = Tulis harganya, atau hapus baris ini supaya tertulis "Tanya harga".
    .explain =
        Nol biasanya ditulis karena harganya belum pasti. Tanpa harga, pembeli diminta menanyakannya.

        - Sebelum: `harga: 0`
        - Sesudah: `harga: 25.000`, atau tanpa baris `harga`

no-price = Produk ini belum berharga; pembeli melihat "Tanya harga".
    .hint = Tulis `harga:`, misalnya `harga: 12.500`.
    .explain =
        Banyak pembeli tidak bertanya dan pergi. Untuk barang yang harganya berubah-ubah, harga terendah pun
        menolong. Temuan ini hanya muncul di `etalase periksa`.

        - Sebelum: `nama: Kopi Gayo`
        - Sesudah: `nama: Kopi Gayo` dan `harga: 12.500`

no-photo = Produk ini belum berfoto; pembeli melihat gambar polos.
    .hint = Salin fotonya ke folder produk ini. Foto dari HP boleh langsung dipakai.
    .explain =
        Barang tanpa foto jarang dibeli. Temuan ini hanya muncul di `etalase periksa`.

        - Sebelum: folder berisi `produk.yaml` saja
        - Sesudah: folder berisi `produk.yaml` dan `1-depan.jpg`

one-variant = `varian` hanya berisi satu pilihan, jadi pembeli tidak bisa memilih.
    .hint = Tambah pilihan yang lain, atau hapus `varian` dan tulis harganya di `harga`.
    .explain =
        Pilihan tunggal menambah satu langkah tanpa guna. Temuan ini hanya muncul di `etalase periksa`.

        - Sebelum: `varian: [250 g]`
        - Sesudah: `berat: 250 g`

price-unlike-others = Harga `{ $price }` jauh dari harga produk lain di sekitarnya (`{ $usual }`).
    .label = kelebihan atau kekurangan nol?
    .hint = Kalau memang benar, biarkan saja.
    .explain =
        Harga yang seratus kali lebih mahal atau lebih murah dari produk lain biasanya salah ketik. Temuan ini
        hanya muncul di `etalase periksa`.

        - Sebelum: `harga: 1.250.000`
        - Sesudah: `harga: 12.500`

shop-hidden = { $name } belum tampil di portal: { $by ->
    [curators] nilai kurator { $score }
   *[other] nilainya { $score }
}, paling sedikit { $minimum }.
    .hint = Yang masih kurang dan langkah berikutnya: etalase periksa
    .explain =
        Kelompok ini menyembunyikan toko yang belum siap (`kurasi: sembunyikan`). Tokonya sendiri tetap terbit
        di alamatnya. Angka itu nilai rata-rata kurator kalau tokonya sudah dinilai, selain itu nilai
        kesiapan. Syaratnya ada di `kurasi: nilai_minimum`.

        - Sebelum: toko tanpa foto dan alamat, nilainya 45
        - Sesudah: toko dengan foto dan alamat, nilainya 75

score-not-understood = { $row ->
    [none] {""}
   *[other] Baris { $row }, kolom `{ $column }`:{" "}
}Nilai `{ $found }` bukan angka, jadi tidak dihitung.
    .label = nilainya di sini
    .hint = Tulis angka saja, misalnya `8` atau `7,5`.
    .explain =
        Nilai kurator berupa angka dari 0 sampai nilai tertinggi (`skala` di `kurasi/kriteria.yaml`, biasanya
        10). Setengah boleh, dengan koma atau titik.

        - Sebelum: `mutu: baik`
        - Sesudah: `mutu: 8`

score-out-of-range = { $row ->
    [none] {""}
   *[other] Baris { $row }, kolom `{ $column }`:{" "}
}Nilai { $found } tidak dihitung: yang bisa dipakai 0 sampai { $most }.
    .label = di luar skala
    .hint = Tulis nilai yang dimaksud, atau ubah `skala` di `kurasi/kriteria.yaml`.
    .explain =
        Semua kurator memakai skala yang sama, supaya nilainya bisa dirata-rata. Nilai di luar skala tidak
        ikut dihitung, dan nilai lain dari kurator itu tetap dipakai.

        - Sebelum: `mutu: 11`
        - Sesudah: `mutu: 10`

curated-shop-missing = { $row ->
    [none] {""}
   *[other] Baris { $row }:{" "}
}Tidak ada toko `{ $found }` di kelompok ini, jadi bagian ini tidak dipakai.
    .label = toko ini tidak ada
    .hint = { $nearest ->
        [none] Tulis nama folder tokonya, seperti di folder `toko`.
       *[other] Mungkin maksudnya `{ $nearest }`.
    }
    .explain =
        Di `kurasi/`, toko disebut dengan nama foldernya. Kalau folder toko diganti namanya, tulis juga
        `alamat_lama` di toko.yaml, maka nilai yang lama tetap ikut.

        - Sebelum: `tokosari:`
        - Sesudah: `toko-sari:`

criterion-unknown = { $row ->
    [none] {""}
   *[other] Baris { $row }:{" "}
}Kriteria `{ $found }` tidak dinilai untuk { $trade }, jadi tidak dihitung.
    .label = kriteria ini
    .hint = { $nearest ->
        [none] Tambahkan kriteria itu dengan bobotnya di `kurasi/kriteria.yaml`, atau hapus baris ini.
       *[other] Mungkin maksudnya `{ $nearest }`.
    }
    .explain =
        Tiap jenis usaha punya daftar kriteria: `pangan`, `busana`, `kerajinan`, `jasa`, dan `umum`. Jasa,
        misalnya, tidak punya kemasan. Daftarnya bisa diganti di `kurasi/kriteria.yaml`.

        - Sebelum: `kemasn: 8`
        - Sesudah: `kemasan: 8`

curator-twice = Kurator `{ $name }` punya dua berkas. Yang ini tidak dipakai.
    .label = nama yang sama
    .hint = Gabungkan kedua berkas, atau betulkan `nama` di salah satunya.
    .explain =
        Satu kurator, satu berkas: kalau dua-duanya dihitung, pendapatnya terhitung dua kali.

        - Sebelum: `ratna.yaml` dan `ratna-baru.yaml`, keduanya `nama: Bu Ratna`
        - Sesudah: `ratna.yaml` saja

curators-apart = { $name } dan { $other } tidak menilai satu toko pun yang sama, jadi nilainya tidak bisa dibandingkan.
    .hint = Minta kurator menilai beberapa toko yang sama, supaya terlihat siapa yang murah dan siapa yang mahal nilai.
    .explain =
        Ada kurator yang murah nilai dan ada yang ketat. Itu baru terlihat kalau beberapa toko dinilai
        lebih dari satu kurator. Tanpa itu, peringkat bergantung pada siapa yang kebetulan menilai.

        - Sebelum: Bu Ratna menilai toko 1 sampai 10, Pak Amir toko 11 sampai 20
        - Sesudah: keduanya juga menilai toko 5 dan 15

curation-incomplete = { $count ->
    [1] Satu berkas kurasi tidak terbaca
   *[other] { $count } berkas kurasi tidak terbaca
}, jadi nilai kurator belum lengkap dan belum ada toko yang disembunyikan.
    .hint = Betulkan berkas itu dulu. Yang salah di dalamnya disebut di temuan lain.
    .explain =
        Rata-rata tanpa sebagian nilainya bisa terlalu rendah. Supaya tidak ada toko yang hilang dari portal
        karena salah ketik di berkas kurator, `sembunyikan` menunggu sampai semua berkas terbaca.

        - Sebelum: `nilai: [`
        - Sesudah: berkas yang bisa dibaca

criteria-weightless = Semua bobot `{ $trade }` nol, jadi daftar ini tidak dipakai.
    .label = bobotnya nol semua
    .hint = Beri paling sedikit satu kriteria bobot di atas nol, atau hapus daftar ini.
    .explain =
        Nilai toko adalah rata-rata berbobot. Tanpa bobot tidak ada yang bisa dirata-rata, dan daftar yang
        biasa dipakai sebagai gantinya. Bobot 0 pada satu kriteria berarti kriteria itu tidak dinilai.

        - Sebelum: `mutu: 0` sendirian di bawah `jasa`
        - Sesudah: `mutu: 100`

permit-changed = { $name } tidak lagi mencantumkan { $confirmed }{ $stated ->
    [none] {""}
   *[other] {" "}tetapi { $stated }
}, jadi tanda "diperiksa" tidak tampil.
    .label = nomor yang disahkan
    .hint = Periksa izinnya lagi, lalu tulis nomor yang sekarang di `kurasi/pengesahan.yaml`.
    .explain =
        Pengesahan berlaku untuk nomor yang diperiksa. Kalau toko mengganti nomornya, tanda perisai hilang
        sampai nomor yang baru diperiksa juga.

        - Sebelum: nomor lama di `kurasi/pengesahan.yaml`, nomor baru di toko.yaml
        - Sesudah: nomor yang sama di keduanya

qris-for-one-payment = QRIS ini hanya untuk satu kali bayar.
    .hint = Pakai QRIS dari stiker di meja kasir (QRIS statis), bukan kode yang dibuat aplikasi kasir untuk satu pembeli.
    .explain =
        Aplikasi kasir bisa membuat QRIS untuk satu pembayaran, lengkap dengan jumlahnya (QRIS dinamis).
        Setelah dibayar atau kedaluwarsa, kode itu tidak berlaku lagi. Toko memerlukan kode yang bisa
        dibayar berkali-kali, seperti pada stiker. Kode sekali bayar tidak ditampilkan.

qris-name-differs = Nama penerima QRIS, `{ $name }`, tidak mirip dengan nama toko `{ $shop }`.
    .hint = Pastikan QRIS ini milik Anda. Kalau benar atas nama Anda sendiri, tulis nama itu di `atas_nama` pada rekening atau dompet digital Anda.
    .explain =
        Pembeli diminta mencocokkan nama penerima sebelum membayar, dan ragu kalau namanya lain. Ada
        pula penipuan dengan menempelkan stiker QRIS orang lain di atas stiker toko. Nama penerima
        dibandingkan dengan nama toko dan dengan `atas_nama` semua rekening; satu kata yang sama sudah
        cukup. Kodenya tetap ditampilkan.

        - Sebelum: `nama: Umah Ine`, QRIS atas nama `SITI AMINAH`
        - Sesudah: ditambah rekening dengan `atas_nama: Siti Aminah`

qris-amount-unused = `nominal: ya` belum berguna, karena isi QRIS toko ini tidak diketahui.
    .hint = Tulis teks QRIS atau gambar yang bisa dibaca di `qris`, atau hapus `nominal`.
    .explain =
        Dengan `nominal: ya`, halaman produk punya QRIS yang sudah berisi harganya, dan keranjang menyebut
        jumlah yang harus diketik. Untuk itu isi kode QRIS harus diketahui: sebagai teks, atau dibaca dari
        gambarnya.

not-published = Toko `{ $name }` tidak diterbitkan, karena belum ada persetujuan (`izin_terbit: tidak`).
    .label = belum disetujui
    .hint = Kalau pemiliknya sudah setuju, ketik di folder tokonya: etalase ubah --izin_terbit ya
    .explain =
        Toko anggota hanya tampil di situs kelompok kalau pemiliknya setuju. Tanpa persetujuan, tidak ada halaman,
        foto, atau namanya di folder hasil. Toko itu sendiri tetap bisa dibangun untuk dilihat pemiliknya.

        - Sebelum: `izin_terbit: tidak`
        - Sesudah: `izin_terbit: ya`

phase-unknown = Fase `{ $found }` tidak ada di daftar fase kelompok.
    .label = fase ini
    .hint = { $nearest ->
        [none] Tulis salah satu dari ini: { $choices }. Fase baru ditambahkan di `fase` dalam kelompok.yaml.
       *[other] Tulis `{ $nearest }`. Fase yang ada: { $choices }.
    }
    .explain =
        Fase anggota dihitung di `etalase periksa` dan di laporan. Tanpa `fase` di kelompok.yaml, fasenya daftar,
        kurasi, bootcamp, dan lulus. Fase yang tidak dikenal dihitung tersendiri.

        - Sebelum: `fase: kurassi`
        - Sesudah: `fase: kurasi`

region-outside = `{ $found }` tidak ada di daftar wilayah kelompok.
    .label = di luar daftar
    .hint = { $nearest ->
        [none] Kalau wilayah ini memang ikut, tambahkan di `wilayah` dalam kelompok.yaml. Kalau tidak, periksa alamatnya.
       *[other] Mungkin maksudnya `{ $nearest }`. Kalau wilayah ini memang ikut, tambahkan di `wilayah` dalam kelompok.yaml.
    }
    .explain =
        Kelompok ini menyebut wilayah programnya di `wilayah`. Toko di luar daftar tetap ikut dan tetap tampil; di
        laporan ia dihitung tersendiri. "Kab. Aceh Tengah" dan "Aceh Tengah" dianggap sama.

        - Sebelum: `kecamatan: Bebesan`
        - Sesudah: `kecamatan: Bebesen`

score-row-odd = { $reason ->
        [file] `kurasi/skor.csv` tidak terbaca sebagai teks, jadi nilai hari ini tidak dicatat di situ.
       *[row] Baris ini bukan nilai, dan dibiarkan apa adanya.
    }
    .label = tidak dipahami
    .hint = { $reason ->
        [file] Simpan lagi berkas itu sebagai CSV (UTF-8), atau pindahkan ke tempat lain.
       *[row] Isinya tanggal, folder toko, dan nilai 0 sampai 100, misalnya 2026-11-30,toko/dapur-sari,75.
    }
    .explain =
        `etalase periksa --report` mencatat nilai tiap toko hari itu di `kurasi/skor.csv`, supaya kemajuannya
        kelihatan. Baris yang tidak dipahami tidak dihapus dan tidak dihitung.

        - Sebelum: `2026-11-30;toko/dapur-sari;bagus`
        - Sesudah: `2026-11-30;toko/dapur-sari;75`

former-address-taken = Alamat lama `{ $address }` sedang dipakai, jadi tidak bisa mengarah ke sini.
    .label = alamat lama ini
    .other = alamatnya dipakai di sini
    .hint = Hapus `{ $address }` dari daftar alamat lama, atau ganti nama yang memakainya sekarang.
    .explain =
        Satu alamat hanya bisa membuka satu halaman. Yang sekarang bernama begitu tetap memakainya, dan
        alamat lama yang sama diabaikan.

        - Sebelum: `alamat_lama: teh, kopi`, padahal ada folder `produk/kopi`
        - Sesudah: `alamat_lama: teh`

former-address-twice = Alamat lama `{ $address }` ditulis dua kali; yang pertama dipakai.
    .label = alamat lama yang sama
    .other = pertama kali ditulis di sini
    .hint = Hapus `{ $address }` dari salah satunya.
    .explain =
        Alamat lama hanya bisa mengarah ke satu halaman. Pilih yang paling cocok dengan kode QR atau
        tautan yang sudah beredar.

        - Sebelum: `alamat_lama: kopi` pada dua produk
        - Sesudah: `alamat_lama: kopi` pada satu produk

former-category-lost = { $nearest ->
        [none] Alamat lama `{ $address }` mengarah ke kategori `{ $found }`, yang tidak ada.
       *[other] Alamat lama `{ $address }` mengarah ke kategori `{ $found }`, yang tidak ada. Mungkin maksudnya `{ $nearest }`.
    }
    .label = kategori ini tidak ada
    .hint = { $nearest ->
        [none] Tulis alamat kategori yang ada sekarang, misalnya `minuman`, atau hapus baris ini.
       *[other] Tulis `{ $nearest }`, atau hapus baris ini.
    }
    .explain =
        Di `kategori_lama`, di depan titik dua ditulis alamat kategori yang dulu, di belakangnya alamat
        kategori yang sekarang. Alamatnya terlihat di peramban: `kategori/minuman/`.

        Sebelum:
        ```yaml
        kategori_lama:
          minuman-segar: minumam
        ```
        Sesudah:
        ```yaml
        kategori_lama:
          minuman-segar: minuman
        ```

former-category-circle = Alamat lama `{ $address }` berputar dan tidak sampai ke kategori mana pun.
    .label = mulai dari sini
    .hint = Arahkan salah satunya ke kategori yang ada sekarang, atau hapus baris ini.
    .explain =
        Kategori yang lama boleh mengarah ke kategori lama lain, asalkan akhirnya sampai ke kategori yang
        ada.

        Sebelum:
        ```yaml
        kategori_lama:
          segar: dingin
          dingin: segar
        ```
        Sesudah:
        ```yaml
        kategori_lama:
          segar: minuman
          dingin: minuman
        ```

renamed = { $kind ->
        [category] Kategori `{ $former }` berganti nama menjadi `{ $present }`; tulis `{ $line }` di `{ $file }` supaya alamat lamanya tetap terbuka.
       *[other] `{ $former }` berganti nama menjadi `{ $present }`; tulis `{ $line }` di `{ $file }` supaya alamat lamanya tetap terbuka.
    }
    .hint = { $kind ->
        [category] Kalau `kategori_lama` sudah ada, tambahkan isinya di sana. Atau jalankan `etalase periksa --betulkan`.
       *[other] Atau jalankan `etalase periksa --betulkan`.
    }
    .explain =
        Nama folder atau berkas menjadi alamat halaman. Sesudah berganti nama, kode QR yang sudah dicetak
        dan tautan yang sudah dibagikan masih menunjuk alamat yang lama. Dengan `alamat_lama`, alamat itu
        terus mengantar pembeli ke halaman yang sekarang.

        - Sebelum: `produk/kopi` berganti nama menjadi `produk/kopi-gayo`
        - Sesudah: `alamat_lama: kopi` di `produk/kopi-gayo/produk.yaml`

## 5xx: photos

photo-not-a-photo = `{ $name }` bukan foto, walaupun namanya seperti foto.
    .hint = Salin lagi foto aslinya dari ponsel, atau hapus file ini.
    .explain =
        Yang dilihat adalah isi file, bukan namanya. Mengganti akhiran nama menjadi `.jpg` tidak
        mengubah isinya menjadi foto.

        - Sebelum: catatan yang diberi nama `1-depan.jpg`
        - Sesudah: foto `1-depan.jpg` dari ponsel

photo-empty = File foto `{ $name }` kosong.
    .hint = Salin lagi fotonya dari ponsel, lalu tunggu sampai selesai sebelum kabel dicabut.
    .explain =
        File kosong biasanya tersisa dari penyalinan yang terputus. Foto aslinya hampir selalu masih
        ada di ponsel.

        - Sebelum: `1-depan.jpg`, 0 byte
        - Sesudah: `1-depan.jpg`, 2,4 MB

photo-heic = Foto `{ $name }` berjenis HEIC yang tidak bisa dibaca.
    .hint = Ubah foto ini menjadi JPEG. Untuk foto berikutnya, di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel.
    .explain =
        HEIC biasa dari iPhone bisa dibaca. Yang tidak bisa adalah jenis yang jarang, misalnya HDR atau
        gambar bergerak, dan semua HEIC kalau program ini dibuat tanpa pembaca HEIC. Foto yang dikirim
        lewat WhatsApp lalu disimpan biasanya sudah menjadi JPEG. Mengganti akhiran namanya saja tidak
        cukup.

        - Sebelum: `IMG_0412.HEIC`
        - Sesudah: `IMG_0412.jpg`, disimpan sebagai JPEG

photo-too-large = Foto `{ $name }` berukuran { $megapixels } megapiksel; paling besar { $limit } megapiksel.
    .hint = Setel kamera HP ke ukuran biasa (12 megapiksel, bukan 50, 108, atau 200), lalu foto ulang. Foto yang sudah ada bisa dikecilkan: sisi terpanjang 4000 piksel lebih dari cukup.
    .explain =
        Foto sebesar ini bisa menghabiskan memori komputer, sedangkan di toko lebarnya hanya sekitar
        seribu piksel. Mengecilkannya tidak mengurangi apa yang dilihat pembeli. JPEG biasa dari HP 108 dan
        200 megapiksel tetap bisa dipakai.

        - Sebelum: foto 20000 x 15000 piksel
        - Sesudah: foto 4000 x 3000 piksel

photo-unsupported = Foto `{ $name }` berjenis { $kind }, dan jenis ini tidak bisa dibaca.
    .hint = Simpan fotonya sebagai JPEG atau PNG, lalu pakai hasilnya.
    .explain =
        Yang bisa dibaca adalah jenis foto yang biasa dipakai, seperti JPEG, PNG, dan WebP. Aplikasi
        foto di ponsel dan Paint di Windows bisa menyimpan ulang sebagai JPEG.

        - Sebelum: `1-depan.psd`
        - Sesudah: `1-depan.jpg`

photo-damaged = Isi foto `{ $name }` rusak dan tidak bisa ditampilkan.
    .hint = Salin lagi fotonya dari ponsel. Kalau yang asli juga rusak, ambil foto baru.
    .explain =
        Foto bisa rusak saat penyalinan terputus atau kartu memori mulai aus. Di toko tempatnya diisi
        gambar pengganti sampai ada foto yang utuh.

        - Sebelum: `1-depan.jpg` yang tidak bisa dibuka
        - Sesudah: `1-depan.jpg` yang disalin ulang

photo-dark = Foto `{ $name }` gelap: bagian paling terang hanya { $light }% dari putih.
    .hint = Potret di dekat jendela atau di teras pada siang hari, tanpa lampu kilat, lalu ganti fotonya.
    .explain =
        Foto yang gelap membuat barang sulit dilihat di layar ponsel. Fotonya tetap dipakai apa adanya;
        program tidak mengubah terangnya. Pada foto yang cukup cahaya, sepersepuluh bagian paling terang
        mencapai 40% atau lebih.

photo-blurred = Foto `{ $name }` buram: batas paling tajam hanya { $sharpness } dari 255 tingkat.
    .hint = Lap lensa ponsel, sentuh barangnya di layar supaya fokus, tahan napas, lalu potret lagi.
    .explain =
        Foto goyang atau tidak fokus tidak bisa ditajamkan. Fotonya tetap dipakai apa adanya. Pada foto
        yang tajam, angkanya 13 atau lebih.

photo-small = Foto `{ $name }` kecil: sisi pendeknya hanya { $side } piksel.
    .hint = Pakai foto asli dari kamera ponsel, bukan tangkapan layar atau kiriman yang sudah diperkecil.
    .explain =
        Foto dengan sisi pendek di bawah 400 piksel tampak kabur di layar ponsel. Foto tidak pernah
        diperbesar. Kiriman lewat WhatsApp diperkecil; kirim sebagai dokumen supaya ukurannya tetap.

photo-cut-off = { $percent ->
        [0] File foto `{ $name }` terpotong; fotonya tetap ditampilkan, tetapi kurang tajam.
       *[other] Bagian akhir foto `{ $name }` hilang, kira-kira { $percent }%; sisanya tetap ditampilkan.
    }
    .hint = Salin lagi fotonya dari ponsel, lalu tunggu sampai selesai.
    .explain =
        Penyalinan yang terputus membuat bagian bawah foto menjadi abu-abu. Fotonya tetap dipakai,
        tetapi pembeli akan melihat bagian yang kosong.

        - Sebelum: `1-depan.jpg`, bagian bawahnya abu-abu
        - Sesudah: `1-depan.jpg` yang utuh

photo-changed = File foto `{ $name }` berubah selagi toko dibuat, jadi fotonya belum ditampilkan.
    .hint = Tunggu sampai fotonya selesai disalin atau disimpan, lalu jalankan perintah yang sama sekali lagi.
    .explain =
        Setiap foto dibaca dua kali: dulu untuk ukurannya, lalu untuk gambarnya. Kalau di antara itu
        file-nya masih ditulis, foto itu dilewati supaya gambar yang setengah jadi tidak masuk ke toko.
        Fotonya tidak rusak.

        - Sebelum: `1-depan.jpg` yang masih disalin dari ponsel
        - Sesudah: `1-depan.jpg` yang sudah selesai disalin

qris-unreadable = Kode QR dalam gambar `{ $name }` tidak terbaca.
    .label = gambar ini ditampilkan apa adanya
    .hint = Potret stikernya lurus dari depan, seluruh kotaknya terlihat, terang dan tanpa pantulan; atau tempel teks QRIS-nya di sini.
    .explain =
        Kalau kodenya terbaca, halaman toko menampilkan kode yang bersih beserta nama penerimanya, bisa
        disimpan pembeli, dan diperiksa lebih dulu. Kalau tidak terbaca, gambarnya ditampilkan apa
        adanya, dan mungkin juga tidak terbaca oleh aplikasi bank pembeli. Paling mudah: simpan gambar
        QRIS dari aplikasi bank atau dompet digital Anda, bukan foto stikernya.

## 6xx: the shop's own theme

template-broken = File tema `{ $name }` tidak bisa dibaca, jadi dipakai file bawaan: { $detail }
    .label = periksa bagian ini
    .hint = Perbaiki file itu, atau hapus dari folder `tema` supaya file bawaan tetap dipakai.
    .explain =
        File di folder `tema` menggantikan file bawaan dengan nama yang sama. Selama ada yang salah di
        dalamnya, tampilan bawaan yang dipakai, sehingga toko tetap bisa dibuka.

        - Sebelum: `{"{{"} product.name {"}"}`
        - Sesudah: `{"{{"} product.name {"}}"}`

template-failed = File tema `{ $name }` gagal pada halaman `{ $page }`, jadi dipakai file bawaan: { $detail }
    .label = gagal di sini
    .hint = Periksa apakah semua nama yang dipakai di file itu memang ada untuk halaman ini.
    .explain =
        File tema bisa terbaca tetapi gagal pada halaman tertentu, misalnya karena memakai keterangan
        yang tidak dimiliki produk itu. Hanya halaman tersebut yang memakai tampilan bawaan.

        - Sebelum: `{"{{"} product.pricee {"}}"}`
        - Sesudah: `{"{{"} product.price {"}}"}`

theme-file-unused = File `{ $name }` di folder `tema` tidak menggantikan file bawaan mana pun.
    .hint = { $nearest ->
        [none] Samakan nama dan foldernya dengan file bawaan yang ingin diganti, atau hapus file ini.
       *[other] Ganti namanya menjadi `{ $nearest }`.
    }
    .explain =
        File tema dikenali dari nama dan letaknya. Kalau keduanya tidak sama dengan file bawaan,
        perubahan di dalamnya tidak pernah terlihat.

        - Sebelum: `tema/templates/produk.html`
        - Sesudah: `tema/templates/product.html`

language-broken = Di file bahasa `{ $name }` ada yang tidak bisa dibaca: { $detail }
    .label = periksa bagian ini
    .hint = Perbaiki baris itu, dengan contoh baris-baris lain di file yang sama.
    .explain =
        File bahasa berisi tulisan pada tombol dan judul, satu tulisan satu baris. Baris yang salah
        dilewati, dan tulisan bawaannya yang tampil.

        - Sebelum: `all-products Semua produk`
        - Sesudah: `all-products = Semua produk`

stylesheet-broken = File gaya `{ $name }` tidak bisa dibaca, jadi dipakai gaya bawaan: { $detail }
    .label = periksa bagian ini
    .hint = Perbaiki bagian itu; biasanya ada kurung kurawal atau titik koma yang kurang.
    .explain =
        File gaya mengatur warna, jarak, dan huruf. Selama tidak bisa dibaca, gaya bawaan yang dipakai
        supaya toko tetap rapi.

        - Sebelum: `h1 {"{"} color: teal`
        - Sesudah: `h1 {"{"} color: teal; {"}"}`

## 7xx: the finished pages

over-budget = Halaman `{ $page }` beratnya { $weight }, melewati batas { $budget }. Yang terberat: { $heaviest }.
    .hint = Kurangi foto di halaman ini, atau tulis `mutu: hemat` di bawah `gambar:` pada `toko.yaml`.
    .explain =
        Makin berat halaman, makin lama pembeli dengan sinyal lemah menunggu dan makin banyak kuota
        yang terpakai. Batasnya bisa diubah di `anggaran` pada `toko.yaml`.

        Sebelum:
        ```yaml
        gambar:
          mutu: tajam
        ```
        Sesudah:
        ```yaml
        gambar:
          mutu: hemat
        ```

## 8xx: the output folder

foreign-file = `{ $name }` di folder hasil bukan buatan program ini, jadi dibiarkan.
    .hint = Biarkan kalau memang sengaja ditaruh di sana, atau hapus sendiri kalau tidak perlu.
    .explain =
        Yang diganti saat membangun hanya file buatan program ini. File lain di folder hasil tidak
        pernah dihapus, dan ikut terunggah kalau folder itu diunggah.

        - Sebelum: `situs/catatan.txt`
        - Sesudah: `catatan.txt` dipindah ke luar folder `situs`

foreign-conflict = File `{ $name }` yang bukan buatan program ini menempati letak sebuah halaman, jadi halaman itu tidak ditulis.
    .hint = Pindahkan file itu atau ganti namanya, lalu jalankan `etalase bangun` sekali lagi.
    .explain =
        File yang ditaruh sendiri di folder hasil tidak pernah ditimpa. Karena letaknya sama dengan
        letak sebuah halaman, halaman itu menunggu sampai tempatnya kosong.

        - Sebelum: `situs/kabar/index.html` dari tempat lain
        - Sesudah: file itu dipindah, dan halaman kabar ditulis kembali

spare-left-alone = `{ $name }` memakai nama simpanan program ini, tetapi isinya bukan buatan program ini di komputer ini, jadi dibiarkan dan tidak diterbitkan.
    .hint = Lihat isinya, pindahkan kalau ada yang mau disimpan, lalu hapus `{ $name }`.
    .explain =
        Di sebelah folder hasil, program menyimpan situs sebelumnya dalam folder tersembunyi. Folder bernama sama
        yang datang dari flash disk, arsip, atau komputer lain bisa berisi apa saja. Karena itu isinya tidak dihapus
        dan tidak ikut diterbitkan, dan program memakai nama lain.

        - Sebelum: `.situs.sebelumnya` berisi `titipan.html`
        - Sesudah: `titipan.html` dipindah, `.situs.sebelumnya` dihapus

## 9xx: imported sheets

row-without-name = Baris { $row } tidak punya nama, jadi dilewati.
    .hint = Kalau baris ini memang barang atau usaha, isi namanya, lalu impor sekali lagi.
    .explain =
        Setiap baris menjadi satu barang atau satu toko, dan keduanya perlu nama. Baris jumlah di bawah tabel boleh
        dibiarkan.

        - Sebelum: `;12.500;10`
        - Sesudah: `Kopi Gayo;12.500;10`

price-of-sheet = { $reason ->
    [cents] Baris { $row }, kolom `{ $column }`: harga `{ $found }` memakai desimal, jadi tidak diambil.
    [range] Baris { $row }, kolom `{ $column }`: `{ $found }` berisi dua harga, jadi tidak diambil.
    [date] Baris { $row }, kolom `{ $column }`: `{ $found }` sebuah tanggal. Excel mungkin mengubah harganya.
   *[other] Baris { $row }, kolom `{ $column }`: `{ $found }` belum bisa dibaca sebagai harga.
}
    .hint =
        { $suggestion ->
            [none] Tulis satu harga, misalnya 12.500, lalu impor sekali lagi.
           *[other] Kalau maksudnya { $suggestion }, tulis begitu di lembarnya, lalu impor sekali lagi.
        }
    .explain =
        Barang dengan harga yang belum jelas dilewati; untuk pendaftaran, barangnya masuk tanpa harga. Excel
        berbahasa Inggris sering mengubah `12.500` menjadi 12,5.

        - Sebelum: `12.50` atau `10.000-15.000`
        - Sesudah: `12.500`

read-in-sheet = { $read ->
    [none] Baris { $row }, kolom `{ $column }`: `{ $found }` dibaca sebagai tanpa harga ("Tanya harga").
   *[other] Baris { $row }, kolom `{ $column }`: `{ $found }` dibaca sebagai `{ $read }`.
}
    .hint = Kalau bukan itu maksudnya, betulkan di lembarnya sebelum diimpor.
    .explain =
        Tulisan di lembar sering berbeda dari yang dimaksud: nol di depan hilang, dua nomor dalam satu kotak, koma
        sebagai pemisah ribuan. Yang pasti maksudnya dibaca begitu, dan disebutkan di sini.

        - Sebelum: `0812-0000-1234 / 0651-12345`
        - Sesudah: `0812-0000-1234`

value-of-sheet = { $missing ->
    [none] Baris { $row }, kolom `{ $column }`: `{ $found }` belum bisa dibaca, jadi tidak diambil.
   *[other] Baris { $row }, kolom `{ $column }`: `{ $found }` tidak diambil, karena `{ $missing }` belum jelas isinya.
}
    .hint = Betulkan di lembarnya lalu impor sekali lagi, atau isi nanti di berkasnya.
    .explain =
        Hanya isian itu yang tidak diambil; barang atau tokonya tetap dibuat.

        - Sebelum: nomor WhatsApp `0812-34`
        - Sesudah: `0812-0000-1234`

formula-in-sheet = Baris { $row }, kolom `{ $column }`: `{ $found }` sebuah rumus. Rumus tidak dihitung, hanya disalin sebagai tulisan.
    .hint = Buka lembarnya di Excel atau LibreOffice, simpan, lalu impor lagi. Yang diambil hasil rumusnya.
    .explain =
        Lembar yang disimpan program lain kadang berisi rumus tanpa hasil. Program ini tidak pernah menghitung rumus.

        - Sebelum: `=B2*1000` tanpa hasil
        - Sesudah: `12.500`

error-in-sheet = Baris { $row }, kolom `{ $column }` berisi kesalahan `{ $found }`, jadi dianggap kosong.
    .hint = Betulkan rumusnya di lembar, lalu impor sekali lagi.
    .explain =
        `#N/A`, `#REF!`, dan sejenisnya tanda bahwa sebuah rumus gagal.

        - Sebelum: `#REF!`
        - Sesudah: `12.500`

number-damaged = { $reason ->
    [length] Baris { $row }, kolom `{ $column }`: jumlah angkanya bukan 16.
   *[damaged] Baris { $row }, kolom `{ $column }`: angka belakangnya sepertinya rusak oleh Excel.
}
    .hint = Cocokkan dengan KTP atau KK, lalu betulkan di `_pribadi.yaml`. Di Excel, buat kolomnya menjadi Teks (Text) sebelum diisi.
    .explain =
        Excel hanya menyimpan 15 angka. NIK dan nomor KK punya 16, jadi angka terakhirnya menjadi 0, atau seluruhnya
        menjadi `1,10601E+15`. Angka yang hilang tidak bisa dikembalikan dari lembar itu.

        - Sebelum: kolom berformat Umum (General)
        - Sesudah: kolom berformat Teks (Text)

private-in-public = Baris { $row }, kolom `{ $column }` sepertinya berisi NIK, jadi disimpan di `_pribadi.yaml` dan tidak ditampilkan.
    .hint = Isi nomor yang benar nanti di `toko.yaml`. NIB punya 13 angka.
    .explain =
        NIK sering tertulis di kolom NIB. NIK tidak boleh tampil di mana pun.

        - Sebelum: NIB diisi 16 angka
        - Sesudah: NIB diisi 13 angka

same-in-sheet = { $by ->
    [product] Baris { $row }: `{ $name }` sudah ada di baris { $other }. Keduanya dibuat.
    [joined] Baris { $row }: `{ $name }` usaha yang sama dengan baris { $other }, jadi digabung.
    [phone] Baris { $row }: nomor HP `{ $name }` sama dengan baris { $other }. Keduanya dibuat.
    [nib] Baris { $row }: NIB `{ $name }` sama dengan baris { $other }. Keduanya dibuat.
    [scores] Baris { $row }: `{ $name }` sudah ada di baris { $other }. Nilai di baris { $row } yang dipakai.
   *[name] Baris { $row }: nama dan tempat `{ $name }` sama dengan baris { $other }. Keduanya dibuat.
}
    .hint = Kalau ternyata satu, hapus salah satunya di lembar sebelum diimpor.
    .explain =
        Formulir yang dikirim dua kali menjadi dua baris. Nama yang sama dengan nomor atau NIB yang sama digabung;
        yang lain hanya disebutkan, karena satu orang bisa punya dua usaha.

        - Sebelum: dua baris `Dapur Bu Sari` dari Desa Pegasing
        - Sesudah: satu baris

same-as-there = { $by ->
    [phone] Baris { $row }: nomor HP `{ $name }` sama dengan toko `{ $there }` yang sudah ada. Toko baru tetap dibuat.
    [nib] Baris { $row }: NIB `{ $name }` sama dengan toko `{ $there }` yang sudah ada.
   *[name] Baris { $row }: `{ $name }` sama dengan toko `{ $there }` yang sudah ada.
}
    .hint = Kalau ternyata satu usaha yang berganti nama, hapus barisnya, lalu ubah nama tokonya di `toko.yaml`.
    .explain =
        Satu nomor HP bisa dipakai dua usaha sekeluarga, jadi hanya disebutkan.

        - Sebelum: `Dapur Sari` dan `Katering Sari` dengan satu nomor
        - Sesudah: dibiarkan, atau digabung dengan tangan

differs-from-sheet = { $before ->
    [none] { $name }: `{ $key }` di lembar `{ $after }` (baris { $row }), di berkas belum ada.
   *[other] { $name }: `{ $key }` di lembar `{ $after }` (baris { $row }), di berkas `{ $before }`.
}
    .hint =
        { $what ->
            [shop] Berkasnya dibiarkan. Kalau lembar yang benar, ubah `toko.yaml` toko itu.
           *[product] Berkasnya dibiarkan. Kalau lembar yang benar: etalase ubah "{ $name }" --{ $key } "{ $after }"
        }
    .explain =
        Yang sudah ada tidak pernah ditimpa lembar, karena mungkin sudah diperbaiki orang.

        - Sebelum: harga di lembar 13.000, di berkas 12.500
        - Sesudah: `etalase ubah "Kopi Gayo" --harga 13.000`

removed-before = Baris { $row }: `{ $name }` pernah dihapus, jadi tidak dibuat lagi.
    .hint = Mengembalikannya: etalase hapus "{ $name }" --kembalikan
    .explain =
        Barang yang dihapus ada di `_sampah`. Lembar lama tidak menghidupkannya kembali.

        - Sebelum: barang di `_sampah`
        - Sesudah: `etalase hapus "Kopi Gayo" --kembalikan`

no-consent = { $column ->
    [there] { $count } toko belum setuju ditampilkan, jadi belum ada di situs kelompok.
   *[none] Tidak ada kolom persetujuan, jadi { $count } toko belum tampil di situs kelompok.
}
    .hint = Setelah pemiliknya setuju, ketik di folder tokonya: etalase ubah --izin_terbit ya
    .explain =
        Data orang hanya diterbitkan dengan persetujuannya. Kolomnya bisa bernama `Persetujuan`, atau berupa
        pertanyaan seperti "Bersedia usahanya ditampilkan di situs?". Jawaban selain ya yang jelas berarti tidak.

        - Sebelum: tanpa kolom persetujuan
        - Sesudah: kolom `Persetujuan` berisi `Ya`

photo-links = { $count } foto di lembar berupa tautan. Impor tidak memakai internet, jadi fotonya tidak diambil.
    .hint = Unduh fotonya ke satu folder, lalu: etalase impor LEMBAR --foto FOLDER
    .explain =
        Google Formulir menyimpan foto di Drive: buka foldernya, pilih semua, unduh sebagai ZIP, lalu sebutkan ZIP itu
        dengan `--foto`.

        - Sebelum: `https://drive.google.com/...`
        - Sesudah: `etalase impor daftar.xlsx --foto foto.zip`

photo-unmatched = { $nearest ->
    [none] Foto `{ $name }` tidak cocok dengan barang mana pun.
   *[other] Foto `{ $name }` tidak cocok dengan barang mana pun. Mungkin untuk `{ $nearest }`?
}
    .hint = Beri foto nama barangnya, kodenya, atau nomornya di lembar, misalnya `kopi-gayo-1.jpg`. Atau salin sendiri ke folder barangnya.
    .explain =
        Foto dicocokkan dengan kode (SKU), nama, atau nomor barang; nama folder tempat foto itu juga dilihat.

        - Sebelum: `IMG_2021.jpg`
        - Sesudah: `kopi-gayo.jpg`
