# Kata-kata program: bantuan, kalimat penutup, kegagalan. Temuan ada di findings.id.ftl.

about = Etalase membuat situs toko yang ringan dari folder berisi foto dan catatan harga.
help-usage = Cara pakai
help-commands = Perintah
help-exports = Yang bisa dibuat
help-options = Pilihan
help-arguments = Isian
help-after =
    Contoh:
      etalase mulai toko-sari              membuat toko baru
      etalase tambah "Kopi Gayo" foto.jpg  menambah produk
      etalase bangun                       membuat situs dari folder ini
      etalase periksa                      memeriksa tanpa membuat situs

    Bantuan satu perintah: etalase bangun --help

usage-etalase = etalase PERINTAH [FOLDER] [pilihan]
usage-init = etalase mulai [FOLDER] [pilihan]
usage-add = etalase tambah NAMA [FOTO...] [pilihan]
usage-build = etalase bangun [FOLDER] [pilihan]
usage-check = etalase periksa [FOLDER] [pilihan]
usage-language = etalase bahasa KODE [FOLDER] [pilihan]
usage-cache = etalase tembolok PERINTAH [FOLDER] [pilihan]
usage-prune = etalase tembolok rapikan [FOLDER] [pilihan]
usage-export = etalase ekspor APA [FOLDER] [pilihan]
usage-html = etalase ekspor html [FOLDER] [pilihan]
usage-pricelist = etalase ekspor daftar-harga [FOLDER] [pilihan]
usage-labels = etalase ekspor label [FOLDER] [pilihan]
usage-letters = etalase ekspor surat [FOLDER] [pilihan]
usage-certificates = etalase ekspor sertifikat [FOLDER] [pilihan]
usage-scoresheet = etalase ekspor lembar-nilai [FOLDER] [pilihan]
usage-poster = etalase ekspor poster [FOLDER] [pilihan]
usage-attendance = etalase ekspor absen [FOLDER] [pilihan]
usage-program = etalase ekspor program [FOLDER] [pilihan]
usage-form = etalase ekspor formulir [FOLDER] [pilihan]

about-init = (mulai) Membuat toko baru; bertanya satu per satu
about-add = (tambah) Menambah produk: folder baru dengan foto dan produk.yaml
about-build = (bangun) Membuat situs toko ke folder `situs`
about-check = (periksa) Memeriksa isi folder tanpa membuat situs
about-language = (bahasa) Menulis kata-kata situs yang belum ada dalam suatu bahasa
about-cache = (tembolok) Mengurus tembolok: simpanan foto yang sudah diolah
about-prune = (rapikan) Membuang dari tembolok apa yang tidak dipakai lagi
about-export = (ekspor) Membuat satu berkas berisi seluruh toko, atau daftar harga, label, dan poster untuk dicetak
about-html = Seluruh toko dalam satu berkas, untuk dikirim lewat WhatsApp atau Bluetooth
about-pricelist = (daftar-harga) Daftar harga untuk kertas A4, A5, atau printer struk 58 mm
about-labels = (label) Label harga, rak, dan kemasan dengan kode QR, di kertas A4
about-letters = (surat) Surat hasil kurasi untuk tiap toko di kelompok
about-certificates = (sertifikat) Sertifikat kurasi, satu halaman satu toko
about-scoresheet = (lembar-nilai) Lembar Excel untuk kurator, dengan pilihan nilai
about-poster = (poster) Poster toko dengan kode QR besar
about-attendance = (absen) Daftar hadir toko-toko kelompok untuk ditandatangani, di kertas A4
about-program = Selembar A4 untuk ditempel: apa programnya, cara ikut, dan kode QR-nya
about-form = (formulir) Formulir pendaftaran untuk HP dalam satu berkas, bisa dipakai tanpa internet
about-join = (satukan) Menyatukan bagian situs yang dibangun di beberapa komputer

value-folder = FOLDER
value-language = BAHASA
value-number = ANGKA
value-text = TEKS
value-name = NAMA
value-command = PERINTAH
value-photo = FOTO
value-price = HARGA
value-file = BERKAS
value-paper = KERTAS
value-size = UKURAN
value-bytes = UKURAN
value-service = LAYANAN
value-share = BAGIAN/JUMLAH
value-part = BAGIAN

help-help = Menampilkan bantuan ini
help-version = Menampilkan versi
help-lang = Bahasa pesan: id atau en
help-strict = Peringatan dianggap kesalahan; kalau ada, situs tidak diterbitkan
help-json = Temuan ditulis sebagai JSON, satu per baris
help-quiet = Hanya menampilkan temuan
help-folder = Folder toko; folder ini kalau tidak ditulis
help-out = Folder hasil; biasanya `situs` di dalam folder toko
help-cache = Folder tembolok (simpanan sementara); biasanya `.etalase` di dalam folder toko
help-jobs = Berapa foto dikerjakan sekaligus
help-code = Kode bahasa, misalnya ace, min, jv
help-group = Membuat kelompok (koperasi, gampong, kelas), bukan satu toko
help-ci = Menulis berkas untuk membangun situs di github atau gitlab
help-demo = Diisi beberapa produk contoh
help-name = Nama toko
help-whatsapp = Nomor WhatsApp untuk pesanan
help-tagline = Satu kalimat di bawah nama toko
help-place = Desa atau kabupaten
help-product-name = Nama produk, misalnya "Kopi Gayo 250g"
help-product-photo = Berkas foto; boleh beberapa
help-shop = Folder toko; folder ini kalau tidak ditulis
help-price = Harga, misalnya 12.500
help-unit = Satuan: bungkus, kg, lusin
help-category = Kategori: nama folder di dalam `produk`
help-out-file = Berkas hasil; biasanya di `cetak` di dalam folder toko
help-out-html = Berkas hasil; biasanya di `kirim` di dalam folder toko
help-max = Besar berkas paling banyak, misalnya 2MB; foto menyesuaikan
help-paper-pricelist = Kertas: a4 (biasanya), a5, atau 58mm (printer struk)
help-best = Hanya sekian toko terbaik (--terbaik); biasanya semua di atas grade terendah
help-curator = Nama kurator (--kurator); nilainya yang sudah ada ikut ditulis
help-paper-poster = Kertas: a4 (biasanya), a3, atau a5
help-size = Ukuran: kecil (38 x 21 mm, 65 label selembar), sedang (70 x 37 mm, 24, biasanya), atau besar (99 x 68 mm, 8)
help-copies = Berapa label yang sama untuk tiap barang; biasanya 1
help-product = Hanya barang ini: nama foldernya; boleh diulang
help-each = Di folder kelompok: membuatnya untuk tiap toko sekaligus; --out menjadi folder untuk semuanya
help-group-folder = Folder kelompok; folder ini kalau tidak ditulis
help-days = Berapa hari ditandatangani, 1 sampai 7; biasanya 1
help-nik = Formulir juga menanyakan NIK; tidak pernah tampil di situs atau di pesan WhatsApp
help-from = Membuat kelompok baru yang seperti kelompok ini, tanpa data anggotanya
help-only = Hanya toko ini (nama foldernya, atau desa/toko-sari) yang dibangun; yang lain tetap seperti terakhir. Boleh diulang
help-changed = Temuan hanya untuk toko yang berubah sejak terakhir dibangun
help-empty = Kelompok yang semua tokonya sudah dihapus memang ingin dikosongkan
help-fresh = Jangan percaya catatan dari bangunan lama: baca dan bandingkan semua lagi (untuk stik atau komputer yang jamnya kacau)
help-report = Menyimpan laporan semua toko: FILE.xlsx (untuk kantor), .html (untuk dicetak), .csv, atau .json; nilainya dicatat di kurasi/skor.csv
help-private = Ikut menyimpan data pribadi (NIK dan lain-lain) di laporan .xlsx atau .csv
help-fix = Membetulkan yang sudah pasti, setelah ditampilkan
help-shard = Hanya sebagian toko kelompok, misalnya 2/3; disatukan dengan `etalase satukan`
help-part = Folder hasil `etalase bangun --shard`
help-join-folder = Folder kelompok; biasanya folder ini
help-command = Perintah yang ingin diketahui

usage-no-command = Perintahnya belum ditulis.
usage-unknown-argument = `{ $found }` tidak dikenal.
usage-unknown-command = Perintah `{ $found }` tidak dikenal.
usage-missing-argument = Masih kurang: { $found }.
usage-invalid-value = `{ $found }` tidak bisa dipakai untuk { $argument }.
usage-choices = Tulis misalnya: { $choices }
usage-invalid-utf8 = Ada huruf yang tidak bisa dibaca dalam perintah itu.
usage-other = Perintah itu tidak bisa dipahami.
usage-nearest = Mungkin maksudnya: { $nearest }
usage-see-help = Ketik `etalase --help` untuk melihat semua perintah.
usage-join = etalase satukan BAGIAN... [pilihan]

progress-photos = Foto { $done } dari { $count }{ $bytes ->
        [0] {""}
       *[other] , { $taken } menjadi { $made }
    }{ $unit ->
        [none] {""}
        [seconds] , sisa { $left } detik
       *[minutes] , sisa { $left } menit
    }

build-done =
    Situs siap: { $shops ->
        [none] {""}
       *[other] { $shops } toko,{" "}
    }{ $products } produk, { $pages } halaman dibuat{ $photos ->
        [0] .
       *[other] , { $photos } foto diolah ({ $taken } menjadi { $made }).
    }
    Buka { $home }
build-unchanged =
    Tidak ada yang berubah; situs tetap seperti semula ({ $products } produk).
    Buka { $home }
build-strict = Situs tidak diterbitkan karena ada temuan. Situs yang lama tetap utuh.
build-nothing = Situs belum dibuat. Situs yang lama, kalau ada, tetap utuh.
check-clean = Semua baik: { $products } produk, tidak ada temuan.
check-no-findings = Tidak ada kesalahan pada { $products } produk.
check-report = Laporannya di `{ $path }`.
check-report-private = Perhatian: `{ $path }` sekarang memuat data pribadi (NIK dan lain-lain). Simpan baik-baik dan jangan diteruskan ke orang lain.
check-private-unread = `_pribadi.yaml` di `{ $folder }` tidak terbaca, jadi data pribadinya tidak ikut.
check-scores-failed = Laporannya sudah jadi, tetapi nilai hari ini belum tercatat di `kurasi/skor.csv`:
failed-report-not-ours = `{ $path }` sudah ada dan bukan laporan buatan Etalase, atau sudah diubah orang, jadi tidak ditimpa. Tulis nama lain di `--report`.
failed-private-form = Data pribadi hanya bisa disimpan di laporan .xlsx atau .csv, bukan di `{ $path }`.

programme = Program, { $shops } toko:
programme-line = { "  " }{ $line }
programme-phases = Fase: { $list }
programme-regions = Wilayah: { $list }
programme-empty = Belum ada toko di { $count } wilayah: { $list }
programme-outside = Di luar daftar wilayah: { $list }
programme-coaches = Pendamping: { $list }
programme-unread = { $count } toko tidak terbaca: { $list }
programme-more = {" "}dan { $more } lainnya

fix-place = { $file }:{ $line }
fix-before = { "  " }- { $text }
fix-after = { "  " }+ { $text }
fix-nothing = Tidak ada yang bisa dibetulkan sendiri dengan pasti.
fix-ask = Tulis perubahan ini? (Enter = ya, t = tidak):
fix-not-done = Baik, tidak ada yang diubah.
fix-done = { $count } tempat dibetulkan. Teks yang lama disimpan di `_riwayat`.

readiness = Kesiapan toko: { $score } dari 100
readiness-row = { "  " }{ $criterion } ({ $points } dari { $possible }): { $next }
readiness-shops = Kesiapan { $shops } toko, yang paling siap dulu:
readiness-shop = { $score }  { $name } ({ $folder }){ $hidden ->
        [yes] {" "}- belum tampil di portal{ $curated ->
            [none] , paling sedikit { $minimum }
           *[other] : nilai kurator { $curated }, paling sedikit { $minimum }
        }
        [withheld] {" "}- belum disetujui terbit
        *[no] {""}
    }
readiness-step = { "    " }- { $next }
curation =
    Kurasi{ $group ->
        [none] {""}
       *[other] {" "}{ $group }
    }: { $curators } kurator, { $scored } dari { $shops } toko sudah dinilai.
curation-shop = { $rank }. { $score }{ $grade ->
        [none] {""}
       *[other] {" "}{ $grade }
    }  { $name } ({ $folder }){ $best ->
        [yes] {" "}- terpilih
       *[no] {""}
    }
curation-more = ... dan { $more } toko lain.
curation-unscored = Belum dinilai siapa pun: { $list }
curation-left-out = { $name } belum menilai { $count } toko: { $list }
curation-missing = Belum semua kriteria dinilai di { $count } toko, misalnya { $name }: { $list }
curation-apart = Kurator berbeda jauh, sebaiknya dibicarakan:
curation-apart-row = { "  " }{ $name }, { $criterion }: { $high } memberi { $most }, { $low } memberi { $least }
curation-apart-more = ... dan { $more } perbedaan lain.
curation-incomplete-mean = Ada berkas kurator yang tidak terbaca, jadi nilai ini belum lengkap.
readiness-more = ... dan { $more } toko lain. Semuanya: etalase periksa --report laporan.html

readiness-kontak = Kontak
    .next = { $lack ->
        [whatsapp] Isi `whatsapp` supaya pesanan masuk lewat WhatsApp.
       *[missing] Isi `whatsapp` di toko.yaml, supaya pembeli bisa memesan.
    }
    .letter = Sampaikan nomor WhatsApp usaha Anda kepada pendamping, supaya pembeli bisa memesan.
readiness-foto = Foto
    .next = { $lack ->
        [light] { $count } foto terlalu gelap, misalnya `{ $example }`. Foto ulang di dekat jendela, pagi atau sore.
        [sharpness] { $count } foto goyang atau tidak tajam, misalnya `{ $example }`. Foto ulang dengan HP yang disandarkan.
        [size] { $count } foto terlalu kecil, misalnya `{ $example }`. Salin yang asli dari HP, bukan kiriman WhatsApp.
       *[missing] { $count ->
            [0] Tambah produk dengan fotonya: etalase tambah "Nama barang" foto.jpg
           *[other] { $count } produk belum berfoto, misalnya `{ $example }`. Salin fotonya ke folder produk itu.
        }
    }
    .letter = { $lack ->
        [light] { $count } foto terlalu gelap. Foto ulang di dekat jendela, pagi atau sore.
        [sharpness] { $count } foto goyang atau tidak tajam. Foto ulang dengan HP yang disandarkan.
        [size] { $count } foto terlalu kecil. Kirim yang asli dari HP, sebagai dokumen.
       *[missing] { $count ->
            [0] Pilih barang yang dijual, lalu foto di tempat terang.
           *[other] { $count } barang belum berfoto, misalnya { $example }. Foto di tempat terang, lalu kirim ke pendamping.
        }
    }
readiness-harga = Harga
    .next = { $count ->
        [0] Tambah produk dengan harganya: etalase tambah "Nama barang" --harga 12.500
       *[other] { $count } produk belum berharga, misalnya `{ $example }`. Tulis `harga: 12.500` di produk.yaml.
    }
    .letter = { $count ->
        [0] Tentukan barang yang dijual dan harganya.
       *[other] { $count } barang belum berharga, misalnya { $example }. Tentukan harganya.
    }
readiness-tempat = Alamat dan jam
    .next = { $lack ->
        [hours] Isi `jam_buka`, misalnya Senin-Sabtu 08.00-17.00.
       *[missing] Isi `alamat`, supaya pembeli tahu barangnya dari mana.
    }
    .letter = { $lack ->
        [hours] Sampaikan jam buka, misalnya Senin-Sabtu 08.00-17.00.
       *[missing] Sampaikan alamat usaha, supaya pembeli tahu barangnya dari mana.
    }
readiness-keterangan = Keterangan
    .next = { $lack ->
        [products] { $count } produk belum punya `deskripsi`, misalnya `{ $example }`. Dua kalimat sudah cukup.
       *[missing] Ceritakan tokonya di `deskripsi` atau di halaman/tentang.md.
    }
    .letter = { $lack ->
        [products] { $count } barang belum punya keterangan, misalnya { $example }. Dua kalimat sudah cukup: isinya, rasanya, ukurannya.
       *[missing] Ceritakan usaha Anda dalam dua kalimat: siapa yang membuat, dari apa, dan apa yang istimewa.
    }
readiness-pembayaran = Pembayaran
    .next = Isi `pembayaran`: rekening, QRIS, atau bayar di tempat.
    .letter = Tentukan cara pembeli membayar: rekening, QRIS, atau bayar di tempat.
readiness-izin = Izin
    .next = Tulis nomor NIB, P-IRT, atau halal yang sudah terbit di `izin`.
    .letter = Urus izin usaha (NIB, gratis di oss.go.id) dan izin produknya. Kalau sudah punya, sampaikan nomornya.
readiness-pengiriman = Pengiriman
    .next = Isi `pengiriman`: ambil sendiri, antar, atau ekspedisi.
    .letter = Tentukan cara barang sampai ke pembeli: ambil sendiri, diantar, atau ekspedisi.
readiness-berat = Ringan dibuka
    .next = { $count } halaman terlalu berat, misalnya `{ $example }`. Tulis `mutu: hemat` di `gambar`.
    .letter = { $count } halaman toko terlalu berat untuk HP pembeli. Pendamping bisa meringankannya.
readiness-kategori = Kategori
    .next = { $count } produk belum berkategori, misalnya `{ $example }`. Pindahkan foldernya ke dalam folder kategori.
    .letter = { $count } barang belum dikelompokkan, misalnya { $example }. Kelompokkan menurut jenisnya.
readiness-alamat_situs = Alamat situs
    .next = Kalau situs sudah ada di internet, tulis alamatnya di `url`.
    .letter = Toko belum punya alamat di internet. Tanyakan kepada pendamping.

audit-title = Laporan kesiapan toko
audit-print = Untuk mencetak atau menyimpan sebagai PDF: tekan Ctrl+P. Kertas A4.
audit-shops = Toko, yang paling perlu dibantu dulu
audit-shop = Toko
audit-score = Nilai
audit-first = awal
audit-next = Langkah berikutnya
audit-whole = Lengkap
audit-hidden = Belum tampil di portal
audit-withheld = Belum disetujui terbit
audit-findings = Temuan
audit-none = Tidak ada temuan.
audit-phases = Toko menurut fase
audit-scores = Toko menurut nilai
audit-legend = (0 sampai 100)
audit-legend-rise = (putih: awal, penuh: sekarang)
audit-regions = Toko menurut wilayah
audit-regions_note = (jumlah toko, dan berapa persen yang punya NIB)
audit-region = { $shops } toko, NIB { $share }
audit-tile-shops = toko
audit-tile-nib = toko yang punya NIB
audit-tile-score = nilai rata-rata, dari 100
audit-tile-rise = sejak nilai awal
audit-tile-empty = wilayah belum ada tokonya
audit-tile-with-nib = nomor NIB
audit-empty = Belum ada toko di { $count } wilayah: { $list }.
audit-unread = { $count } toko tidak terbaca dan tidak ikut dihitung: { $list }. Sebabnya ada di bagian Temuan.

report-sheet-shops = Toko
report-sheet-regions = Wilayah
report-sheet-coaches = Pendamping
report-sheet-criteria = Kriteria
report-sheet-findings = Temuan
report-column-no = No
report-column-name = Nama
report-column-folder = Folder
report-column-nib = NIB
report-column-regency = Kabupaten/Kota
report-column-district = Kecamatan
report-column-village = Desa
report-column-goods = Jenis
report-column-has-nib = Izin NIB
report-column-has-pirt = Izin P-IRT
report-column-has-halal = Izin halal
report-column-has-bpom = Izin BPOM
report-column-first = Skor awal
report-column-score = Skor akhir
report-column-mark = Nilai kurasi
report-column-grade = Tingkat
report-column-phase = Fase
report-column-coach = Pendamping
report-column-date = Tanggal
report-column-problems = Masalah
report-column-steps = Tindak lanjut
report-column-region = Wilayah
report-column-shop-count = Toko
report-column-with-nib = Punya NIB
report-column-nib-share = Punya NIB (%)
report-column-mean-first = Rata-rata skor awal
report-column-mean-score = Rata-rata skor akhir
report-column-note = Keterangan
report-column-criterion = Kriteria
report-column-possible = Poin
report-column-mean-share = Terpenuhi rata-rata (%)
report-column-whole = Toko lengkap
report-column-lacking = Toko belum lengkap
report-column-file = Berkas
report-column-line = Baris
report-column-severity = Tingkat
report-column-code = Kode
report-column-finding = Temuan
report-column-hint = Saran
report-has = ada
report-has-not = belum
report-withheld = Belum disetujui terbit
report-errors = { $count } kesalahan
report-warnings = { $count } peringatan
report-empty-region = belum ada toko
report-outside = di luar daftar
report-unknown = belum diisi
report-total = Jumlah
report-more-findings = ... dan { $more } temuan lain. Semuanya: etalase periksa --json
report-pages = Halaman { $page } dari { $pages }
report-private-nik = NIK
report-private-no_kk = No. KK
report-private-tanggal_lahir = Tanggal lahir
report-private-alamat_rumah = Alamat rumah
report-private-nama_ibu = Nama ibu
report-private-npwp = NPWP
report-private-pemilik = Pemilik
report-private-kontak_darurat = Kontak darurat
report-private-jenis_kelamin = L/P
report-private-lainnya = Data pribadi lain

prune-nothing = Tembolok tidak dirapikan; tidak ada yang dibuang.
prune-done = { $files ->
    [0] Tembolok sudah rapi; tidak ada yang dibuang.
   *[other] Tembolok dirapikan: { $files } berkas, { $size } dibuang.
}

language-lacks =
    Bahasa { $code }: { $lacking } dari { $all } kata-kata situs belum ada.
    Hapus tanda pagar di depan baris, lalu ganti kata di kanan tanda sama dengan.
    Simpan sebagai tema/bahasa/{ $code }.ftl, lalu tulis `bahasa: { $code }` di toko.yaml.

export-done =
    Siap dicetak: { $path }
    Buka berkas itu di browser, lalu tekan Ctrl+P. Kertas: { $paper }.
export-labels-done =
    Siap dicetak: { $path }
    Buka berkas itu di browser, lalu tekan Ctrl+P. Kertas: { $paper }, skala 100%, tanpa margin.
export-no-code = Tanpa kode QR, karena `url` dan `whatsapp` belum diisi di toko.yaml.
export-html-done =
    Seluruh toko jadi satu berkas: { $path } ({ $size })
    { $photos ->
        [0] Tanpa foto produk.
       *[other] { $photos } foto produk, lebar sampai { $width } piksel{ $quality ->
            [lowered] , mutunya diturunkan supaya muat.
           *[own] .
        }
    }{ $left ->
        [0] {""}
       *[other] {" "}{ $left } foto terakhir tidak ikut karena tidak muat.
    }
    Kirim berkas itu lewat WhatsApp (sebagai dokumen) atau Bluetooth. Penerima membukanya tanpa internet.
export-letters-done =
    { $shops } surat siap dicetak: { $path }
    Buka berkas itu di browser, lalu tekan Ctrl+P. Kertas: A4.{ $unscored ->
        [0] {""}
       *[other] {" "}{ $unscored } toko belum dinilai, jadi belum ada suratnya.
    }
export-certificates-done =
    { $shops } sertifikat siap dicetak: { $path }
    Buka berkas itu di browser, lalu tekan Ctrl+P. Kertas: A4 mendatar.
export-scoresheet-done =
    Lembar nilai untuk { $shops } toko: { $path }
    Kirim ke kurator. Setelah diisi, masukkan lagi: etalase impor LEMBAR.xlsx
export-strict = Berkas tidak dibuat karena ada temuan.
export-nothing = Berkas belum dibuat. Yang lama, kalau ada, tetap utuh.
export-each-done =
    Selesai untuk { $made } dari { $all } toko. { $place ->
        [own] Berkasnya di folder `{ $folder }` tiap toko.
       *[target] Berkasnya di `{ $target }`, satu folder untuk tiap toko.
    }
export-each-no-code = { $count } toko tanpa kode QR, karena `url` dan `whatsapp` belum diisi: { $names }
export-each-none = Kelompok ini belum punya toko, jadi tidak ada yang dibuat.
export-each-failed = Yang belum jadi ({ $count }):
export-each-failed-one = - { $name } (`{ $folder }`): { $why }
export-each-unread = datanya belum bisa dipakai, lihat temuan di atas.
export-each-more = ... dan { $count } toko lain.
export-attendance-done =
    Siap dicetak: { $path } ({ $shops } toko, ditambah baris kosong)
    Buka berkas itu di browser, lalu tekan Ctrl+P. Kertas: { $paper }.
export-form-done =
    Formulir siap: { $path }
    Kirim berkas itu lewat WhatsApp (sebagai dokumen). Formulir terbuka di Chrome, juga tanpa internet.
    Berkas CSV yang disimpan dari formulir dibaca dengan: etalase impor BERKAS.csv
export-group-no-whatsapp = Tanpa nomor WhatsApp kelompok, karena `whatsapp` belum diisi di kelompok.yaml.
export-group-html-done =
    Seluruh kelompok jadi satu berkas: { $path } ({ $size })
    { $photos ->
        [0] Tanpa foto produk.
       *[other] { $photos } foto produk, lebar sampai { $width } piksel.
    }{ $left ->
        [0] {""}
       *[other] {" "}{ $left } foto tidak ikut karena tidak muat: dari tiap toko, barang yang terakhir.
    }
    Kirim berkas itu lewat WhatsApp (sebagai dokumen) atau Bluetooth. Penerima membukanya tanpa internet.

failed-disk-full = Penyimpanan penuh saat menulis `{ $path }`. Kosongkan sedikit ruang, lalu ulangi. Situs yang lama, kalau ada, tetap utuh.
failed-permission = Tidak boleh menulis di `{ $path }`. Pindahkan folder toko ke tempat milik Anda, misalnya Dokumen, lalu ulangi.
failed-held = `{ $path }` sedang dipakai program lain. Tutup program yang memakainya, lalu ulangi.
failed-not-ours = Folder `{ $path }` berisi berkas yang bukan buatan Etalase, jadi tidak disentuh. Pilih folder lain dengan `--out`, atau kosongkan folder itu.
failed-target-not-a-folder = `{ $path }` bukan folder biasa. Pindahkan atau ganti namanya, lalu ulangi.
failed-busy = Etalase sedang bekerja di `{ $path }`. Tunggu sampai selesai, lalu ulangi.
failed-other = Komputer gagal mengerjakan `{ $path }`: { $detail }
failed-terminal = Layar tidak bisa dipakai bertanya: { $detail }
failed-no-name = `{ $path }` tidak bisa dipakai sebagai folder hasil. Tulis nama folder, misalnya `--out situs`.
failed-marker = Tanda milik Etalase di `{ $path }` rusak, jadi folder itu tidak disentuh. Lihat isi folder hasil itu; kalau tidak ada yang mau disimpan, hapus, lalu bangun lagi.
failed-no-cache = Di `{ $path }` belum ada tembolok, jadi tidak ada yang dirapikan. Kalau temboloknya di tempat lain, tulis `--cache FOLDER`.
failed-cache-in-output = Folder simpanan `{ $path }` tidak boleh berada di dalam folder hasil: isinya akan ikut terunggah.
failed-no-scores = Belum ada toko yang nilainya cukup. Minta kurator mengisi lembar dari `etalase ekspor lembar-nilai`, lalu impor lembarnya.
failed-sheet-there = `{ $path }` sudah ada dan mungkin sudah diisi kurator, jadi tidak ditimpa. Pindahkan dulu, atau pilih nama lain dengan `--out`.
failed-workbook = Lembarnya tidak bisa dibuat: { $detail }
failed-no-products = Belum ada produk, jadi belum ada yang bisa dicetak. Tambah dulu dengan `etalase tambah "Nama barang"`.
failed-too-large = Berkas belum dibuat: tanpa foto pun toko ini { $size }. Tulis `--max` yang lebih besar.
failed-unknown-product = Tidak ada produk `{ $found }`. Tulis nama foldernya di dalam `produk`.
failed-file-not-ours = `{ $path }` sudah ada dan bukan buatan Etalase, jadi tidak ditimpa. Pilih nama lain dengan `--out`.
failed-no-group = `{ $path }` bukan folder kelompok. Pilihan ini untuk kelompok, yaitu folder yang berisi `kelompok.yaml`.
failed-unknown-shop = Tidak ada toko `{ $path }` di kelompok ini. Tulis nama foldernya di dalam `toko`.
failed-ambiguous-shop = Ada beberapa toko `{ $path }` di kelompok ini. Tulis juga nama folder kelompoknya.
failed-no-part = `{ $path }` bukan bagian situs. Bagian dibuat dengan `etalase bangun --shard 1/3 --out FOLDER`.
failed-other-part = `{ $path }` berasal dari pembagian atau versi program yang lain. Bangun semua bagian dengan jumlah dan versi yang sama.
failed-part-twice = Toko di `{ $path }` ada di dua bagian. Sebutkan tiap bagian satu kali saja.
failed-cut-part = `{ $path }` tidak utuh: hilang, terpotong, atau hanya tautan. Salin lagi seluruh folder bagian itu.
failed-forged-part = Isi `{ $path }` tidak cocok dengan berkas di bagian itu. Bangun lagi bagian itu dengan `etalase bangun --shard`.
failed-missing-part = Toko di `{ $path }` tidak ada di bagian mana pun, jadi situs tidak disatukan. Sertakan semua bagian.

## Layani: pratinjau dan hotspot.

usage-serve = etalase layani [FOLDER] [pilihan]
usage-help = etalase bantuan [PERINTAH]
about-serve = (layani) Menampilkan toko di browser dan memperbaruinya tiap ada perubahan; dengan --lan juga di HP sekitar
about-help = (bantuan) Menampilkan bantuan tentang suatu perintah
help-port = Nomor port; biasanya 8080, 0 untuk port mana saja yang kosong
help-open = Langsung membuka browser
help-lan = Membuka toko untuk HP di jaringan yang sama, dengan kode QR
help-wifi = Nama Wi-Fi untuk kode QR kedua, yang menyambungkan HP ke Wi-Fi itu
help-wifi-password = Kata sandi Wi-Fi itu

usage-open = etalase buka [FOLDER] [pilihan]
about-open = (buka) Membuka toko yang ada di dekat program ini, seperti klik dua kali; kalau belum ada, membuatnya
help-open-folder = Folder toko; biasanya dicari di tempat program ini berada
open-window =
    Jendela ini menjalankan toko di { $folder }
    Biarkan terbuka selama dipakai. Berhenti: tekan Ctrl+C, atau tutup jendela ini.
open-make = Di dekat program ini belum ada toko. Buat toko baru di `{ $folder }`? (Enter = ya, t = tidak):
open-none = Di dekat program ini belum ada toko. Membuatnya: etalase mulai "{ $folder }"
open-choice = { $number }. { $folder }
open-which = Toko yang mana? (1 sampai { $count }):
open-wait = Tekan Enter untuk menutup jendela ini.

serve-ready =
    Toko tampil di { $address }
    Setiap berkas yang disimpan langsung terlihat. Berhenti: Ctrl+C.
serve-not-yet = Belum ada situs yang bisa ditampilkan. Begitu kesalahannya diperbaiki, situsnya muncul di { $address }
serve-lan = Di HP, buka { $address } atau pindai kode ini:
serve-lan-more = Kalau tidak terbuka, coba: { $addresses }
serve-lan-none =
    Laptop ini belum tersambung ke jaringan mana pun, jadi HP belum bisa masuk.
    Nyalakan hotspot atau sambungkan Wi-Fi; alamatnya nanti muncul di sini.
serve-wifi = Untuk masuk ke Wi-Fi `{ $wifi }`, pindai kode ini dulu:
serve-poster = Poster berisi kodenya, untuk dicetak: { $address }
serve-rebuilt = { $time } Situs diperbarui: { $pages } halaman dalam { $duration } milidetik.
serve-rebuilt-after = { $time } Situs diperbarui: { $pages } halaman dalam { $duration } milidetik ({ $what }).
serve-kept = { $time } Situs belum diperbarui, karena ada kesalahan baru. Yang tampil masih yang lama.
serve-mended = { $time } Semua kesalahan sudah dibetulkan.
serve-failed = { $time } Situs belum diperbarui. Yang tampil masih yang lama.
serve-gone = { $time } Folder `{ $folder }` tidak ada lagi. Etalase menunggu sampai foldernya kembali.
serve-emptied = { $time } Folder `{ $folder }` kosong. Flash disk-nya tercabut? Etalase menunggu sampai isinya kembali.
serve-back = { $time } Folder `{ $folder }` sudah kembali.
serve-polled = { $reason ->
        [stick] Folder ini ada di flash disk atau kartu memori
        [network] Folder ini ada di jaringan
       *[other] Komputer ini tidak sanggup memantau semua folder
    }, jadi perubahan dilihat sekali tiap detik.
serve-stopped = Selesai.{ $pages ->
        [0] {""}
       *[other] {" "}{ $phones } HP membuka { $pages } halaman; { $takeaways } kali toko dibawa pulang.
    }
serve-status = { $connected } HP tersambung, { $phones } sejak awal; { $pages } halaman dibuka, { $takeaways } kali dibawa pulang
serve-status-alone = Menunggu perubahan di `{ $folder }`
serve-port-busy = Port { $port } sedang dipakai program lain.
serve-port-next = Coba: etalase layani --port { $next }
serve-port-ask = Pakai { $next } saja? (Enter = ya, t = tidak):
serve-port-denied = Port { $port } tidak boleh dipakai: { $detail }
serve-browser-failed = Browser tidak bisa dibuka sendiri. Buka { $address }

serve-error-kept = Situs belum diperbarui: ada yang perlu dibetulkan
serve-error-shown = Sebagian belum tampil: ada yang perlu dibetulkan
serve-error-close = Tutup

serve-welcome = Selamat datang di { $shop }
serve-welcome-some-shop = toko kami
serve-welcome-look = Lihat toko
serve-welcome-take = Bawa pulang tokonya
serve-welcome-take-text = Simpan di HP, lalu buka kapan saja tanpa internet.
serve-take-one-file = Satu berkas ({ $size })
serve-take-one-file-text = Paling mudah: cukup dibuka, dan mudah dikirim lewat WhatsApp.
serve-take-zip = Seluruh toko (ZIP, sekitar { $size })
serve-take-zip-text = Lengkap dengan semua foto, lebih cocok untuk laptop. Setelah diunduh, ekstrak dulu, lalu buka index.html.
serve-unavailable = Toko sedang diperbarui. Coba lagi sebentar lagi.

serve-poster-print = Tekan Ctrl+P untuk mencetak di kertas A4. Baris ini tidak ikut tercetak.
serve-poster-wifi = Sambungkan HP ke Wi-Fi
serve-poster-wifi-name = Nama:
serve-poster-wifi-password = Kata sandi:
serve-poster-shop = Buka tokonya
serve-poster-address = Alamat:

## Mengubah, membuang, dan mengganti harga.

usage-edit = etalase ubah [NAMA] [--isian ISI...] [pilihan]
usage-remove = etalase hapus NAMA [pilihan]
usage-price = etalase harga [pilihan]
about-edit = (ubah) Mengubah isian produk atau toko di tempatnya; catatan dan susunan berkasnya tetap
about-remove = (hapus) Memindahkan produk ke `_sampah`; --restore mengembalikannya
about-price = (harga) Mengubah banyak harga sekaligus, dengan tabel sebelum dan sesudah
value-amount = BESAR
help-edit-product = Nama produk atau foldernya; tanpa nama, tokonya sendiri
help-edit-keys =
    Isian produk: { $product }

    Isian toko (tanpa NAMA): { $shop }

    Isi kosong ("") membuang isiannya. Contoh:
      etalase ubah keripik-pisang --harga 13.000 --stok habis
      etalase ubah --whatsapp 0812-3456-7890
      etalase ubah keripik-pisang --kembalikan
help-history = Menampilkan tulisan-tulisan lama berkas itu
help-restore-text = Mengembalikan tulisan lama: yang terakhir, atau nomornya di --history
help-remove-product = Nama produk atau foldernya
help-restore-product = Mengembalikan produk yang dibuang
help-up = Naik sekian, misalnya 5% atau 500
help-down = Turun sekian, misalnya 5% atau 500
help-round = Dibulatkan ke kelipatan ini, misalnya 500
help-price-category = Hanya barang dalam kategori ini
help-dry-run = Hanya menampilkan tabelnya; tidak ada yang diubah

edit-done = { $file }: { $changes }
edit-change = { $kind ->
    [new] { $key } { $after }
    [gone] { $key } { $before } dibuang
   *[changed] { $key } { $before } → { $after }
}
edit-same = { $file }: sudah begitu, jadi tidak ada yang diubah.
edit-restored = { $file }: kembali ke tulisan sebelum { $time }.
edit-became-utf8 = { $file }: sekarang disimpan sebagai UTF-8, karena ada huruf yang tidak ada di pengodean lamanya.
edit-next = Situsnya diperbarui dengan: etalase bangun
edit-recovered = Perubahan yang terputus sudah diselesaikan: { $count } berkas.
edit-left = `{ $file }` dibiarkan seperti sekarang, karena sudah berubah atau tidak bisa ditulis.
edit-nothing-asked = { $place ->
    [product] Belum disebut apa yang diubah. Tulis misalnya: etalase ubah "{ $name }" --harga 13.000
   *[shop] Belum disebut apa yang diubah. Tulis misalnya: etalase ubah keripik-pisang --harga 13.000
}
edit-foreign-key = `{ $key }` bukan isian { $file }. Isian produk perlu nama produknya, isian toko ditulis tanpa nama.
edit-group = `{ $folder }` folder kelompok. Sebutkan tokonya, misalnya `--shop toko/toko-sari`.
edit-unknown-product = Tidak ada produk `{ $name }`.
edit-nearest = Maksud Anda `{ $nearest }`?
edit-several = Ada beberapa produk `{ $name }`. Sebutkan foldernya.
edit-not-written = { $file } tidak diubah.
edit-no-history = { $file } belum pernah diubah dengan `etalase ubah` atau `etalase harga`.
edit-history = { $file }, yang terbaru di atas. Mengembalikan: --kembalikan NOMOR
edit-former = { $number }. sebelum { $time }{ $keys ->
        [none] {""}
       *[other] {" "}({ $keys })
    }
edit-no-former = { $count ->
    [0] Belum ada tulisan lama dari { $file }.
   *[other] Tulisan lama dari { $file } ada { $count }; nomor { $number } tidak ada.
}

edit-error-unreadable = `{ $path }` belum bisa dibaca, jadi tidak diubah.
    .hint = Lihat apa yang salah dengan `etalase periksa`, lalu betulkan dengan Notepad.
edit-error-not-a-map = `{ $path }` tidak berisi isian, jadi tidak diubah.
    .hint = Tulis tiap isian seperti `nama: Kopi Gayo`. Lihat `etalase periksa`.
edit-error-entangled = Isian itu di `{ $path }` tidak bisa diubah tanpa menyentuh yang lain, jadi tidak ada yang diubah.
    .hint = Ubah dengan Notepad.
edit-error-changed = `{ $path }` diubah program lain sementara itu, jadi tidak ditimpa.
    .hint = Simpan dan tutup dulu di program itu, lalu jalankan perintahnya sekali lagi.
edit-error-read-only = `{ $path }` ditandai hanya boleh dibaca, jadi tidak diubah.
    .hint = Klik kanan berkasnya, pilih Properties, hilangkan centang Read-only, lalu ulangi.
edit-error-busy = Toko di `{ $path }` sedang diubah oleh perintah lain.
    .hint = Tunggu sampai selesai, lalu ulangi.
edit-error-not-plain = `{ $path }` tautan, atau bukan berkas atau folder biasa, jadi tidak disentuh.
    .hint = Pindahkan atau ganti namanya, lalu ulangi.
edit-error-taken = `{ $path }` sudah ada, jadi tidak ditimpa.
    .hint = Ganti nama yang ada, lalu ulangi.
edit-error-too-large = `{ $path }` lebih dari 1 MB, jadi tidak diubah.
    .hint = Berkas ini seharusnya hanya berisi beberapa baris tulisan. Lihat isinya dengan Notepad.
edit-error-disk-full = Penyimpanan penuh saat menulis `{ $path }`. Tidak ada yang diubah.
    .hint = Kosongkan sedikit tempat, lalu jalankan perintahnya sekali lagi.
edit-error-held = `{ $path }` sedang dipakai program lain. Tidak ada yang diubah.
    .hint = Tutup program yang memakainya, lalu ulangi.
edit-error-denied = `{ $path }` tidak boleh ditulis. Tidak ada yang diubah.
    .hint = Pindahkan folder toko ke tempat milik Anda, misalnya Dokumen. Kalau di flashdisk, lihat apakah kuncinya tertutup.
edit-error-file = `{ $path }` tidak bisa dibaca atau ditulis. Tidak ada yang diubah.
    .hint = Periksa apakah flashdisknya masih terpasang, lalu ulangi.

remove-done =
    { $folder } dipindahkan ke { $bin }
    Mengembalikan: etalase hapus { $name } --kembalikan
remove-restored = { $folder } sudah kembali.
remove-not-in-bin = Di `_sampah` tidak ada produk `{ $name }`.

price-name = Barang
price-before = Sekarang
price-after = Menjadi
price-tier = mulai { $min }
price-ask = Ubah semua harga itu? (Enter = ya, t = tidak):
price-not-done = Tidak ada yang diubah.
price-done = { $prices } harga di { $files } berkas sudah diubah.
price-dry-run = Ini baru percobaan; tidak ada yang diubah.
price-same = Tidak ada harga yang berubah.
price-priceless = { $count } barang tanpa harga dilewati.
price-not-understood = { $name }: harga `{ $found }` tidak dipahami, jadi dilewati.
price-not-below = { $name }: harga coret { $price } tidak lebih tinggi lagi dari harganya.
price-none = Di `{ $folder }` belum ada barang yang berharga.
price-no-category = Tidak ada barang dalam kategori `{ $category }`.
price-look-first = Perintah ini belum dikerjakan, supaya harga tidak berubah dua kali. Periksa dulu harganya; kalau masih perlu, ketik sekali lagi.
price-impossible = { $reason ->
    [zero] Harga { $name }, sekarang { $price }, akan menjadi 0. Tidak ada yang diubah.
   *[large] Harga { $name }, sekarang { $price }, akan melebihi batas. Tidak ada yang diubah.
}
price-nothing-asked = Belum disebut seberapa. Tulis misalnya: etalase harga --naik 5% --bulat 500
price-amount = { $reason ->
    [negative] `{ $found }` tidak bisa dipakai untuk { $option }: jangan di bawah nol. Naik dengan --naik, turun dengan --turun.
    [zero] `{ $found }` tidak bisa dipakai untuk { $option }: harus lebih dari nol.
    [everything] `{ $found }` tidak bisa dipakai untuk { $option }: semua harga akan menjadi nol.
    [much] `{ $found }` tidak bisa dipakai untuk { $option }: terlalu besar, sepertinya salah ketik.
   *[other] `{ $found }` tidak bisa dipakai untuk { $option }. Tulis misalnya 5% atau 500.
}

## Memasukkan lembar.

usage-import = etalase impor BERKAS [FOLDER] [pilihan]
about-import = (impor) Memasukkan barang atau pendaftar dari lembar CSV atau Excel
value-sheet = BERKAS
value-mapping = KOLOM=ISIAN
help-import-sheet = Lembar CSV atau XLSX, lalu folder toko atau kelompok (tanpa folder: folder ini)
help-map = Arti sebuah kolom, misalnya "Nama Usaha=nama"; `abaikan` melewatinya, `pribadi` merahasiakannya
help-photos = Folder atau ZIP berisi foto; dicocokkan lewat kode, nama, atau nomor barang
help-import-dry-run = Hanya menampilkan hasilnya; tidak ada yang ditulis
help-yes = Langsung menulis tanpa bertanya
import-scores = Lembar nilai { $curator }: { $shops } toko terisi, { $new } nilai baru, { $changed } berubah.
import-scores-change = { "  " }{ $shop }, { $key }: { $before } → { $after }
import-scores-more = ... dan { $more } perubahan lain.
import-scores-nothing = Tidak ada nilai yang baru.
import-scores-done = Nilai ditulis ke { $path }. Lihat peringkatnya: etalase periksa
scoresheet-guide = Petunjuk
scoresheet-scores = Nilai
scoresheet-mark = Lembar nilai Etalase
scoresheet-title = Cara mengisi lembar nilai
scoresheet-help =
    1. Buka lembar "Nilai" di bawah. Tulis nama Anda di sebelah kata Kurator.
    2. Satu baris, satu toko. Isi tiap kriteria dengan nilai 0 sampai { $scale }; pilih dari daftar di kotaknya.
    3. Kotak bertanda – tidak dinilai untuk jenis usaha itu. Biarkan saja.
    4. Kotak kosong berarti belum dinilai, bukan nol.
    5. Catatan yang baik akan dikutip di surat untuk pemilik toko. Tulis dengan ramah.
    6. Jangan mengubah kolom Folder: dengan itu tokonya dikenali.
    7. Simpan sebagai Excel (.xlsx), lalu kirim kembali ke pendamping.
scoresheet-curator = Kurator
scoresheet-folder = Folder
scoresheet-shop = Toko
scoresheet-kind = Jenis
scoresheet-note = Catatan
scoresheet-error = Isi dengan angka 0 sampai { $scale }.
help-import-after =
    Di folder toko, tiap baris menjadi barang. Di folder kelompok, tiap baris menjadi toko anggota.
    Yang sudah ada tidak ditimpa; bedanya disebutkan.

    Contoh:
      etalase impor barang.xlsx --coba
      etalase impor pendaftar.csv koperasi-maju --foto foto.zip
      etalase impor pendaftar.csv --petakan "Nama Dagang=nama" --ya

import-sheet = { $file }{ $sheet ->
        [none] {""}
       *[other] , lembar { $sheet }
    }: { $rows } baris{ $source ->
        [google] , dari Google Formulir
        [kobo] , dari Kobo
        [shopee] , dari Shopee
        [tokopedia] , dari Tokopedia
        [tiktok] , dari TikTok Shop
        [shopify] , dari Shopify
        [woocommerce] , dari WooCommerce
        [loyverse] , dari Loyverse
        [oss] , dari OSS (satu baris satu proyek; NIB yang sama digabung)
       *[own] {""}
    }
import-private = Tidak pernah terbit, hanya disimpan di `_pribadi.yaml`: { $list }
import-left-out = Tidak diambil: { $list }
import-unread-sheets = Lembar lain yang tidak dibaca: { $list }
import-row = Baris
import-name = Nama
import-price = Harga
import-stock = Stok
import-choices = Pilihan
import-whatsapp = WhatsApp
import-place = Tempat
import-goods = Barang
import-consent = Setuju terbit
import-counts = { $what ->
    [goods] Barang baru: { $new }. Sudah ada: { $known }.
   *[shops] Toko baru: { $new }, dengan { $goods } barang. Sudah ada: { $known }.
}
import-photos = Foto yang cocok: { $matched } dari { $all }.
import-ask = Tulis semua itu? (Enter = ya, t = tidak):
import-not-done = Tidak ada yang ditulis.
import-dry-run = Ini baru percobaan; tidak ada yang ditulis.
import-say-yes = Belum ada yang ditulis. Kalau sudah benar, jalankan lagi dengan --ya.
import-nothing-new = Tidak ada yang baru. { $known } baris sudah ada semua.
import-done = { $what ->
    [goods] Selesai: { $products } barang baru{ $photos ->
        [0] {""}
       *[other] , { $photos } foto
    }.
   *[shops] Selesai: { $shops } toko baru dengan { $products } barang{ $photos ->
        [0] {""}
       *[other] , { $photos } foto
    }.
}
import-next = Lihat hasilnya dengan: etalase periksa, lalu etalase bangun
import-no-folder = Di `{ $folder }` tidak ada toko atau kelompok. Buat dulu dengan `etalase mulai` (toko) atau `etalase mulai --group` (kelompok), atau sebutkan foldernya di belakang nama lembar.
import-head-product =
    Data produk dari { $file }. Boleh diubah dengan Notepad; impor berikutnya tidak menimpanya.
    Semua isian lain: etalase bantuan produk.yaml
import-head-shop =
    Data toko dari { $file }. Boleh diubah dengan Notepad; impor berikutnya tidak menimpanya.
    Semua isian lain: etalase bantuan toko.yaml
import-head-private =
    Data pribadi dari { $file }. Tidak pernah terbit, dan tidak dibaca saat membangun situs.
    Jangan dikirim atau diunggah.

import-error-missing = Berkas `{ $path }` tidak ditemukan.
    .hint = Periksa ejaannya. Nama yang memakai spasi perlu diapit tanda kutip.
import-error-not-a-sheet = { $kind ->
    [pdf] `{ $path }` berkas PDF, walaupun namanya mungkin lain.
    [word] `{ $path }` dokumen Word.
    [xls] `{ $path }` berkas Excel lama (XLS).
    [ods] `{ $path }` lembar LibreOffice (ODS).
    [page] `{ $path }` sebenarnya halaman web, walaupun namanya seperti lembar.
    [picture] `{ $path }` sebuah gambar.
    [zip] `{ $path }` arsip ZIP tanpa lembar di dalamnya.
   *[other] `{ $path }` bukan lembar yang bisa dibaca.
}
    .hint = Buka di Excel atau LibreOffice, pilih Simpan Sebagai (Save As) XLSX atau CSV, lalu impor berkas itu.
import-error-encrypted = `{ $path }` dikunci dengan kata sandi.
    .hint = Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), simpan, lalu impor lagi.
import-error-damaged = `{ $path }` rusak atau terpotong, jadi tidak ada yang diambil.
    .hint = Salin atau unduh sekali lagi. Kalau masih begitu, buka di Excel atau LibreOffice dan simpan dengan nama lain.
import-error-empty = `{ $path }` tidak berisi baris data.
    .hint = Baris pertama berisi nama kolom, baris di bawahnya isinya. Simpan dulu lembarnya kalau masih terbuka.
import-error-too-much = { $limit ->
    [file] Berkasnya terlalu besar.
    [inflated] Isi berkasnya jauh lebih besar dari semestinya sebuah lembar, jadi tidak dibuka.
    [rows] Lembarnya lebih dari { $most } baris.
    [columns] Di baris { $row } ada isi melewati kolom ke-{ $most }.
    [cell] Di baris { $row } ada satu kotak yang isinya lebih dari { $most } huruf.
    [cells] Isinya terlalu banyak.
   *[text] Tulisannya terlalu banyak.
}
    .hint = Bagi menjadi beberapa lembar, atau hapus yang tidak diperlukan, lalu impor satu per satu.
import-error-open-quote = Mulai baris { $row } ada tanda kutip (") yang tidak ditutup, sehingga baris-baris di bawahnya ikut tertelan.
    .hint = Cari tanda kutipnya di baris itu, tutup atau hapus, lalu impor lagi.
import-error-no-header = { $found ->
    [none] Di `{ $path }` tidak ada nama kolom yang dikenal.
   *[other] Di `{ $path }` tidak ada nama kolom yang dikenal. Yang terlihat: { $found }
}
    .hint = { $wanted ->
        [goods] Perlu kolom nama barang. Kalau namanya lain, tunjukkan: --petakan "Judul Kolom=nama" --petakan "Judul Lain=harga"
       *[shops] Perlu kolom nama usaha. Kalau namanya lain, tunjukkan: --petakan "Judul Kolom=nama" --petakan "Judul Lain=whatsapp"
    }
import-error-other-subject = { $wanted ->
    [goods] `{ $path }` sepertinya daftar usaha, sedangkan foldernya sebuah toko.
   *[shops] `{ $path }` sepertinya daftar barang, sedangkan foldernya sebuah kelompok.
}
    .hint = { $wanted ->
        [goods] Sebutkan folder kelompoknya: etalase impor BERKAS FOLDER-KELOMPOK
       *[shops] Sebutkan folder toko pemilik barangnya, misalnya: etalase impor BERKAS toko/toko-sari
    }
import-error-no-column = Tidak ada kolom `{ $found }`.
    .hint = Kolom yang ada: { $columns }
import-error-no-curator = Nama kuratornya belum diisi di lembar `{ $path }`.
    .hint = Tulis namanya di sebelah kata Kurator, simpan, lalu impor lagi.
import-error-scores-unreadable = `{ $path }` belum bisa diubah, jadi lembarnya belum diimpor.
    .hint = Jalankan `etalase periksa`, betulkan berkas itu, lalu impor lagi.
import-error-no-key = { $nearest ->
    [none] Tidak ada isian `{ $found }`.
   *[other] Tidak ada isian `{ $found }`. Maksud Anda `{ $nearest }`?
}
    .hint = Isian yang bisa: { $keys }
