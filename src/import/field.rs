//! The meanings of columns: keys of ours, with the headers under which forms, offices and marketplaces have them.
//!
//! Sources: templates and exports of Shopee (2026-08, keys in row 1), Tokopedia, TikTok Shop, Shopify (old and new
//! names), WooCommerce, Loyverse, Square; OSS "proyek", BPUM; forms of Google and Kobo.

use std::cmp::Reverse;

use Fit::{Contained, Exact, Inner};

/// A meaning of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// The Indonesian name of its key, behind that of its map.
    pub key: &'static str,
    /// Headers that mean it, folded, in the order of trust, with bars between them.
    names: &'static str,
}

/// Fit of a header, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A name of several words, or one that means nothing else, stands within the header: a question of a form.
    Contained,
    /// Without what stands in brackets or before a slash.
    Inner,
    /// The header is a name.
    Exact,
    /// A person said so.
    Typed,
}

/// A match of a header, by which the best column for a key is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    pub fit: Fit,
    /// Place of the name among those of its field: `nama usaha` is trusted more than `nama`.
    pub rank: Reverse<usize>,
}

impl Field {
    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.names.split('|').map(str::trim)
    }

    /// True when a folded header is one of its names.
    pub fn is_named(&self, header: &str) -> bool {
        self.names().any(|name| name == header)
    }
}

const fn field(key: &'static str, names: &'static str) -> Field {
    Field { key, names }
}

/// Columns of goods. Keys without a counterpart in `produk.yaml` are worked out by `goods`.
pub(super) const GOODS: &[Field] = &[
    field(
        "nama",
        "nama produk | nama barang | product name | item name | nama item | nama menu | nama jasa | \
         nama dagangan | nama | name | title | produk | barang | item | menu | product | \
         ps product name | et title product name",
    ),
    field(
        "harga",
        "harga jual | harga satuan | harga | harga rp | harga produk | harga barang | \
         harga jual satuan | harga eceran | harga normal | price | variant price | regular price | \
         selling price | retail price | unit price | ps price | et title variation price",
    ),
    field("harga_diskon", "harga diskon | harga promo | sale price"),
    field(
        "harga_coret",
        "harga coret | harga lama | harga sebelum diskon | harga sebelum promo | original price | \
         compare at price | variant compare at price",
    ),
    field("satuan", "satuan | unit | uom"),
    field(
        "grosir.min",
        "min grosir | minimal grosir | jumlah grosir | wholesale min",
    ),
    field("grosir.harga", "harga grosir | wholesale price"),
    field(
        "stok",
        "stok | stock | jumlah stok | sisa stok | persediaan | qty | quantity | inventory quantity | \
         variant inventory qty | in stock | ps stock | et title variation stock",
    ),
    field(
        "kategori",
        "kategori | kategori produk | kategori barang | category | categories | product category | \
         product type | jenis barang | jenis produk",
    ),
    field("label", "label | tag | tags"),
    field(
        "deskripsi",
        "deskripsi | deskripsi produk | deskripsi barang | keterangan | uraian | description | \
         product description | body html | body | short description | ps product description | \
         et title product description",
    ),
    field(
        "berat",
        "berat | berat gram | berat kg | weight | weight kg | weight g | variant grams | ps weight",
    ),
    field("ukuran", "ukuran | size | dimensi"),
    field(
        "masa_simpan",
        "masa simpan | kedaluwarsa | kadaluarsa | shelf life",
    ),
    field("bahan", "bahan | komposisi | bahan baku | ingredients"),
    field(
        "sku",
        "sku | kode | kode barang | kode produk | kode variasi | variant sku | sku name | item code | \
         et title variation sku | ps sku short",
    ),
    field(
        "induk",
        "handle | url handle | sku induk | id produk | kode produk induk | product id | parent | \
         parent sku | et title product id | ps sku parent short",
    ),
    field("nomor", "no | nomor | no urut | nomor urut"),
    field(
        "izin.pirt",
        "pirt | p irt | no pirt | nomor pirt | no p irt | nomor p irt",
    ),
    field(
        "izin.halal",
        "halal | no halal | nomor halal | sertifikat halal",
    ),
    field("izin.bpom", "bpom | no bpom | nomor bpom"),
    field(
        "foto",
        "foto | foto produk | foto barang | foto sampul | gambar | gambar produk | photo | photos | \
         image | images | image src | variant image | image url | product image | product image url | \
         main image | main product image | ps item cover image | ps item image",
    ),
    field(
        "varian",
        "varian | pilihan | nama varian | variasi | variant | variation name | option1 value | \
         option 1 value | varian untuk variasi 1 | attribute 1 value s | et title variation name | \
         et title option for variation 1",
    ),
    field(
        "varian2",
        "option2 value | option 2 value | varian untuk variasi 2 | attribute 2 value s | \
         et title option for variation 2",
    ),
    field("varian3", "option3 value | option 3 value"),
    field("tampil", "tampil | tayang | published | visible | status"),
    field("lokapasar.shopee", "shopee | link shopee"),
    field("lokapasar.tokopedia", "tokopedia | link tokopedia"),
];

/// Columns of sign-ups that a shop shows.
pub(super) const SHOPS: &[Field] = &[
    field(
        "nama",
        "nama usaha | nama toko | nama umkm | nama ukm | nama brand | nama merek | nama merk | \
         merek usaha | merek dagang | merek | brand | nama warung | nama kios | nama kelompok usaha | \
         nama perusahaan | business name | shop name | store name | nama | name",
    ),
    field(
        "whatsapp",
        "whatsapp | wa | no wa | nomor wa | no whatsapp | nomor whatsapp | whatsapp number | no hp wa | \
         nomor hp wa | no wa hp | kontak wa",
    ),
    field(
        "telepon",
        "no hp | nomor hp | hp | no handphone | nomor handphone | handphone | nomor ponsel | \
         no telepon | nomor telepon | telepon | no telp | nomor telp | telp | kontak | nomor kontak | \
         no kontak | phone | phone number",
    ),
    field("email", "email | e mail | alamat email | email address"),
    field(
        "jenis",
        "jenis usaha | bidang usaha | bidang | sektor usaha | sektor | kategori usaha | jenis umkm | \
         line of business | business type | type of business",
    ),
    field("slogan", "slogan | tagline"),
    field(
        "deskripsi",
        "deskripsi usaha | tentang usaha | profil usaha | keterangan usaha | uraian usaha | deskripsi | \
         description",
    ),
    field(
        "alamat.jalan",
        "alamat usaha | alamat toko | alamat tempat usaha | alamat produksi | lokasi usaha | \
         business address | alamat | address | jalan | street",
    ),
    field(
        "alamat.desa",
        "desa | kelurahan | gampong | nagari | desa kelurahan | kelurahan desa | nama desa | \
         desa gampong | gampong desa | kelurahan usaha | village",
    ),
    field("alamat.kecamatan", "kecamatan | kecamatan usaha | district"),
    field(
        "alamat.kabupaten",
        "kabupaten | kabupaten kota | kota kabupaten | kab kota | kota | kab | kab kota usaha | regency",
    ),
    field("alamat.provinsi", "provinsi | propinsi | province"),
    field("alamat.kode_pos", "kode pos | postcode | zip"),
    field(
        "alamat.koordinat",
        "koordinat | titik koordinat | lokasi gps | gps | coordinates",
    ),
    field(
        "lintang",
        "latitude | lintang | gps latitude | lokasi latitude | koordinat latitude",
    ),
    field(
        "bujur",
        "longitude | bujur | gps longitude | lokasi longitude | koordinat longitude",
    ),
    field(
        "jam_buka",
        "jam buka | jam operasional | hours | opening hours",
    ),
    field(
        "sosial.instagram",
        "instagram | ig | akun instagram | akun ig",
    ),
    field("sosial.facebook", "facebook | fb | akun facebook | akun fb"),
    field("sosial.tiktok", "tiktok | tik tok | akun tiktok"),
    field("lokapasar.shopee", "shopee | link shopee | toko shopee"),
    field(
        "lokapasar.tokopedia",
        "tokopedia | link tokopedia | toko tokopedia",
    ),
    field(
        "izin.nib",
        "nib | no nib | nomor nib | nomor induk berusaha",
    ),
    field(
        "izin.pirt",
        "pirt | p irt | no pirt | nomor pirt | no p irt | nomor p irt",
    ),
    field(
        "izin.halal",
        "halal | no halal | nomor halal | sertifikat halal",
    ),
    field("izin.bpom", "bpom | no bpom | nomor bpom"),
    field(
        CONSENT_KEY,
        "izin terbit | izin tampil | persetujuan | persetujuan terbit | persetujuan publikasi | consent",
    ),
    field("fase", "fase | tahap | phase"),
    field(
        "pendamping",
        "pendamping | nama pendamping | coach | mentor",
    ),
    field(
        "barang",
        "produk | produk unggulan | produk utama | nama produk | nama barang | barang | daftar produk | \
         produk yang dijual | jenis produk | produk usaha | product | product name | products",
    ),
    field(
        "harga",
        "harga | harga produk | harga jual | harga barang | price",
    ),
    field("satuan", "satuan | unit"),
    field("stok", "stok | stock"),
    field(
        "deskripsi_barang",
        "deskripsi produk | deskripsi barang | keterangan produk | product description",
    ),
    field(
        "foto",
        "foto | foto produk | foto barang | upload foto produk | unggah foto produk | photo",
    ),
];

/// Columns about a person, which nothing ever publishes.
pub(super) const PRIVATE: &[Field] = &[
    field(
        "nik",
        "nik | no nik | nomor nik | nomor induk kependudukan | ktp | no ktp | nomor ktp | nik ktp | \
         no identitas | nomor identitas",
    ),
    field(
        "no_kk",
        "no kk | nomor kk | kk | kartu keluarga | no kartu keluarga | nomor kartu keluarga",
    ),
    field(
        "tanggal_lahir",
        "tanggal lahir | tgl lahir | tempat tanggal lahir | tempat tgl lahir | ttl | birth date | \
         birthdate | date of birth",
    ),
    field(
        "alamat_rumah",
        "alamat rumah | alamat ktp | alamat sesuai ktp | alamat domisili | alamat tinggal | \
         alamat tempat tinggal | alamat pemilik | domisili | home address",
    ),
    field(
        "nama_ibu",
        "nama ibu | nama ibu kandung | ibu kandung | mother name | mothers name",
    ),
    field("npwp", "npwp | no npwp | nomor npwp | npwp perusahaan"),
    field(
        "pemilik",
        "nama pemilik | pemilik | nama lengkap | nama pelaku usaha | nama peserta | nama anggota | \
         nama pendaftar | nama penanggung jawab | nama sesuai ktp | nama user | owner | owner name | \
         full name",
    ),
    field(
        EMERGENCY_KEY,
        "kontak darurat | nomor darurat | no darurat | telepon darurat | emergency contact | \
         emergency phone | emergency number | kontak keluarga | nomor keluarga | family contact",
    ),
    field(
        "jenis_kelamin",
        "jenis kelamin | kelamin | l p | gender | sex",
    ),
];

/// The key of consent to be published.
pub(super) const CONSENT_KEY: &str = "izin_terbit";

/// The key of who is called in an emergency.
const EMERGENCY_KEY: &str = "kontak_darurat";

/// Names of one word that mean the same wherever they stand in a question.
const TELLING: [&str; 15] = [
    "whatsapp",
    "wa",
    "nik",
    "npwp",
    "nib",
    "kk",
    "ktp",
    "pirt",
    "bpom",
    "halal",
    "email",
    "instagram",
    "facebook",
    "tiktok",
    "kecamatan",
];
/// Words of a question for consent, and those that tell what for: to be willing to come to a course is no consent.
const CONSENT: [&str; 9] = [
    "setuju",
    "bersedia",
    "berkenan",
    "boleh",
    "diizinkan",
    "izin",
    "mengizinkan",
    "persetujuan",
    "menyetujui",
];
const PUBLISHING: [&str; 19] = [
    "publikasikan",
    "dimuat",
    "tayang",
    "ditayangkan",
    "terbit",
    "terbitkan",
    "diterbitkan",
    "tampil",
    "tampilkan",
    "ditampilkan",
    "publikasi",
    "dipublikasikan",
    "dipajang",
    "diunggah",
    "online",
    "daring",
    "situs",
    "website",
    "katalog",
];

/// Words for a way to reach somebody, and for people who are not the shop; `saudara` is a polite word for who fills the
/// form in.
const CONTACT: [&str; 10] = [
    "hp",
    "wa",
    "whatsapp",
    "telepon",
    "telp",
    "handphone",
    "ponsel",
    "kontak",
    "phone",
    "contact",
];
const OTHER_PEOPLE: [&str; 12] = [
    "darurat",
    "emergency",
    "keluarga",
    "family",
    "kerabat",
    "suami",
    "istri",
    "anak",
    "ortu",
    "orangtua",
    "tetangga",
    "wali",
];

/// The field that a folded header means, and how well.
pub(super) fn find(header: &str, table: &'static [Field]) -> Option<(&'static Field, Match)> {
    let found = |fit, rank| Match {
        fit,
        rank: Reverse(rank),
    };
    for field in table {
        if let Some(rank) = field.names().position(|name| name == header) {
            return Some((field, found(Exact, rank)));
        }
    }
    let has = |words: &[&str]| header.split(' ').any(|word| words.contains(&word));
    if has(&CONSENT) && has(&PUBLISHING) {
        let field = table.iter().find(|field| field.key == CONSENT_KEY)?;
        return Some((field, found(Contained, 0)));
    }
    if has(&CONTACT)
        && has(&OTHER_PEOPLE)
        && let Some(field) = table.iter().find(|field| field.key == EMERGENCY_KEY)
    {
        // More than a word of the public tables within the same header, behind its slash too.
        return Some((field, found(Inner, 0)));
    }
    let is_within = |name: &str| {
        let is_word = |at: usize| {
            let (before, after) = (&header[..at], &header[at + name.len()..]);
            (before.is_empty() || before.ends_with(' '))
                && (after.is_empty() || after.starts_with(' '))
        };
        (name.contains(' ') || TELLING.contains(&name))
            && header.match_indices(name).any(|(at, _)| is_word(at))
    };
    let within = table.iter().flat_map(|field| {
        let names = field.names().enumerate();
        let names = names.filter(|(_, name)| is_within(name));
        names.map(move |(rank, name)| (name.len(), field, rank))
    });
    // The longest says most: `nama ibu kandung` before `nama ibu`.
    let (_, field, rank) = within.max_by_key(|(length, ..)| *length)?;
    Some((field, found(Contained, rank)))
}

/// A header in the spelling of the tables, and how much of it that is.
pub(super) fn spellings(header: &str) -> Vec<(String, Fit)> {
    let folded = |text: &str| crate::value::words(text).join(" ");
    let whole = folded(header);
    let outside = folded(&without_brackets(header));
    let last = header.rsplit_once('/').map(|(_, last)| folded(last));
    let mut spellings = vec![(whole, Exact)];
    for inner in [Some(outside), last].into_iter().flatten() {
        if !inner.is_empty() && spellings.iter().all(|(known, _)| *known != inner) {
            spellings.push((inner, Inner));
        }
    }
    spellings
}

/// `Harga (Rp)*` and `Price [Toko Sari]` without what stands in brackets.
fn without_brackets(header: &str) -> String {
    let (mut depth, mut kept) = (0_usize, String::new());
    for sign in header.chars() {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}
