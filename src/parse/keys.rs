//! The table of keys: Indonesian names with their English aliases, one list a kind of map.
//!
//! The manual's tables, the hints for typing slips, the options of `edit` and the JSON Schema are made from it.

use Shape::{
    Choice, Hours, Map, Markdown, Number, Numbers, Pairs, Price, Rows, RowsOrTexts, Stock, Text,
    TextOrMap, Texts, Truth,
};

/// A key and its other name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The Indonesian name, which decides.
    pub name: &'static str,
    /// The English name; equal to `name` where both languages agree.
    pub alias: &'static str,
    /// Form of its value.
    pub shape: Shape,
}

/// Form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text on one line; most have a form of their own, such as a phone number.
    Text,
    /// A text of any length, as Markdown.
    Markdown,
    /// An amount in Rupiah.
    Price,
    /// A whole number.
    Number,
    /// Yes or no.
    Truth,
    /// A number, or a word for available or sold out.
    Stock,
    /// A text, or a map of days to times.
    Hours,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A list of texts, or one text with commas.
    Texts,
    /// A list of whole numbers, or one.
    Numbers,
    /// A map of texts whose keys the seller chooses.
    Pairs,
    /// A map with keys of its own.
    Map(&'static [Key]),
    /// One text, or a map with keys of its own.
    TextOrMap(&'static [Key]),
    /// A list of maps.
    Rows(&'static [Key]),
    /// A list of maps and texts; a text stands for the first key.
    RowsOrTexts(&'static [Key]),
}

impl Shape {
    /// The keys of the map, or of the maps in the list, that may stand here.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Map(keys)
            | Self::TextOrMap(keys)
            | Self::Rows(keys)
            | Self::RowsOrTexts(keys) => keys,
            _ => &[],
        }
    }
}

impl Key {
    /// The key of a name or alias, as typed in any case, with `-` or a space for `_`.
    pub fn find(table: &'static [Self], typed: &str) -> Option<&'static Self> {
        let typed = fold(typed);
        let also = ALSO.iter().find(|(other, _)| *other == typed);
        let typed = also.map_or(typed.as_str(), |(_, name)| name);
        table
            .iter()
            .find(|key| key.name == typed || key.alias == typed)
    }

    /// The name of the key in whose place people write a word.
    pub(super) fn of_other_word(table: &[Self], typed: &str) -> Option<&'static str> {
        let typed = fold(typed);
        let (name, _) = OTHER_WORDS
            .iter()
            .find(|(_, words)| words.contains(&typed.as_str()))?;
        table.iter().any(|key| key.name == *name).then_some(*name)
    }

    /// True when the key was typed in English, where that differs.
    pub fn is_alias(&self, typed: &str) -> bool {
        self.name != self.alias && fold(typed) == self.alias
    }
}

/// True for a key of a whole file, also with a slip of one letter.
pub(super) fn is_root_key(typed: &str) -> bool {
    let folded = fold(typed);
    let tables = [SHOP, PRODUCT, GROUP, ARTICLE];
    let names = tables
        .into_iter()
        .flatten()
        .flat_map(|key| [key.name, key.alias]);
    let mut near = names.filter(|name| strsim::damerau_levenshtein(&folded, name) <= 1);
    !typed.starts_with(char::is_whitespace) && near.next().is_some()
}

/// A typed key in the spelling of the table.
pub(crate) fn fold(typed: &str) -> String {
    typed.trim().to_lowercase().replace(['-', ' '], "_")
}

/// Further names of keys, as forms have them.
const ALSO: [(&str, &str); 1] = [("bidang", "jenis")];

/// Words that people write in the place of a key. They are asked about, not read: they may mean something else.
const OTHER_WORDS: [(&str, &[&str]); 8] = [
    (
        "nama",
        &[
            "judul",
            "nama_produk",
            "nama_barang",
            "nama_toko",
            "nama_usaha",
            "title",
        ],
    ),
    ("harga", &["harga_jual", "harga_satuan", "rp"]),
    ("stok", &["jumlah", "persediaan", "sisa"]),
    (
        "deskripsi",
        &[
            "keterangan",
            "penjelasan",
            "cerita",
            "ringkasan",
            "uraian",
            "story",
            "summary",
        ],
    ),
    ("bahan", &["komposisi", "bahan_baku"]),
    (
        "masa_simpan",
        &["kedaluwarsa", "kadaluarsa", "kadaluwarsa", "tahan"],
    ),
    (
        "whatsapp",
        &[
            "wa",
            "no_wa",
            "nomor_wa",
            "nomor_whatsapp",
            "hp",
            "no_hp",
            "nomor_hp",
        ],
    ),
    ("alamat", &["lokasi", "tempat"]),
];

const fn key(name: &'static str, alias: &'static str, shape: Shape) -> Key {
    Key { name, alias, shape }
}

const fn same(name: &'static str, shape: Shape) -> Key {
    key(name, name, shape)
}

pub(crate) const SHOP: &[Key] = &[
    key("nama", "name", Text),
    key("jenis", "kind", Text),
    key("slogan", "tagline", Text),
    key("deskripsi", "description", Markdown),
    same("whatsapp", Text),
    key("telepon", "phone", Text),
    same("email", Text),
    key("alamat", "address", TextOrMap(ADDRESS)),
    key("jam_buka", "hours", Hours),
    key("zona", "timezone", Choice(&["WIB", "WITA", "WIT"])),
    same("logo", Text),
    key("sampul", "cover", Text),
    key("warna", "color", Text),
    key("bahasa", "language", Text),
    key("tema", "theme", Text),
    key("url", "base_url", Text),
    key("sosial", "social", Map(SOCIAL)),
    key("lokapasar", "marketplaces", Map(MARKETPLACES)),
    key("pembayaran", "payment", Map(PAYMENT)),
    key("pengiriman", "shipping", RowsOrTexts(SHIPPING)),
    key("izin", "permits", Map(PERMITS)),
    key("gambar", "images", Map(IMAGES)),
    key("anggaran", "budget", Map(BUDGET)),
    key("jejaring", "network", Map(NETWORK)),
    key("izin_terbit", "consent", Truth),
    key("fase", "phase", Text),
    key("pendamping", "coach", Text),
    key("alamat_lama", "former_addresses", Texts),
    key("kategori_lama", "former_categories", Pairs),
];

pub(crate) const GROUP: &[Key] = &[
    key("nama", "name", Text),
    key("jenis", "kind", Choice(KINDS)),
    key("slogan", "tagline", Text),
    key("deskripsi", "description", Markdown),
    same("whatsapp", Text),
    key("telepon", "phone", Text),
    same("email", Text),
    key("alamat", "address", TextOrMap(ADDRESS)),
    same("logo", Text),
    key("sampul", "cover", Text),
    key("warna", "color", Text),
    key("bahasa", "language", Text),
    key("tema", "theme", Text),
    key("url", "base_url", Text),
    key("sosial", "social", Map(SOCIAL)),
    key("gambar", "images", Map(IMAGES)),
    key("diskusi", "discussion", Text),
    key("formulir", "form", Text),
    key("biaya", "fee", Text),
    key("pesan_lewat", "order_via", Choice(ORDERS)),
    key("kurasi", "curation", Map(CURATION)),
    key("fase", "phases", Texts),
    key("wilayah", "regions", RowsOrTexts(REGION)),
    key("alamat_lama", "former_addresses", Texts),
];

pub(crate) const PRODUCT: &[Key] = &[
    key("nama", "name", Text),
    key("harga", "price", Price),
    key("harga_coret", "original_price", Price),
    key("satuan", "unit", Text),
    key("grosir", "wholesale", Rows(TIER)),
    key("varian", "variants", RowsOrTexts(VARIANT)),
    key("stok", "stock", Stock),
    key("kategori", "category", Texts),
    key("label", "tags", Texts),
    key("deskripsi", "description", Markdown),
    key("berat", "weight", Text),
    key("ukuran", "size", Text),
    key("masa_simpan", "shelf_life", Text),
    key("bahan", "ingredients", Text),
    key("izin", "permits", Map(PERMITS)),
    key("unggulan", "featured", Truth),
    key("urutan", "order", Number),
    key("tampil", "visible", Truth),
    key("pra_pesan", "preorder", Text),
    key("lokapasar", "marketplaces", Map(MARKETPLACES)),
    key("foto", "photos", RowsOrTexts(PHOTO)),
    key("fokus", "focus", Text),
    same("sku", Text),
    key("alamat_lama", "former_addresses", Texts),
];

pub(crate) const ARTICLE: &[Key] = &[
    key("judul", "title", Text),
    key("tanggal", "date", Text),
    key("foto", "photo", Text),
    key("tampil", "visible", Truth),
    key("alamat_lama", "former_addresses", Texts),
];

pub(super) const ADDRESS: &[Key] = &[
    key("jalan", "street", Text),
    key("desa", "village", Text),
    key("kecamatan", "district", Text),
    key("kabupaten", "regency", Text),
    key("provinsi", "province", Text),
    key("kode_pos", "postcode", Text),
    key("koordinat", "coordinates", Text),
];

pub(super) const SOCIAL: &[Key] = &[
    same("instagram", Text),
    same("facebook", Text),
    same("tiktok", Text),
    same("youtube", Text),
    same("telegram", Text),
];

pub(super) const MARKETPLACES: &[Key] = &[
    same("tokopedia", Text),
    same("shopee", Text),
    same("lazada", Text),
    same("bukalapak", Text),
    same("blibli", Text),
];

pub(super) const PAYMENT: &[Key] = &[
    same("qris", Text),
    key("nominal", "amount", Truth),
    same("bank", Rows(ACCOUNT)),
    same("ewallet", Rows(ACCOUNT)),
    same("cod", Truth),
];

pub(super) const ACCOUNT: &[Key] = &[
    key("nama", "name", Text),
    key("rekening", "account", Text),
    key("atas_nama", "holder", Text),
];

pub(super) const SHIPPING: &[Key] = &[
    key("nama", "name", Text),
    key("ongkos", "cost", Price),
    key("catatan", "note", Text),
];

pub(super) const PERMITS: &[Key] = &[
    same("nib", Text),
    same("pirt", Text),
    same("halal", Text),
    same("bpom", Text),
];

pub(super) const IMAGES: &[Key] = &[
    key("mutu", "quality", Choice(&["hemat", "seimbang", "tajam"])),
    same("avif", Truth),
    key("lebar", "widths", Numbers),
];

pub(super) const BUDGET: &[Key] = &[key("beranda", "home", Text), key("produk", "product", Text)];

pub(super) const TIER: &[Key] = &[same("min", Number), key("harga", "price", Price)];

pub(super) const VARIANT: &[Key] = &[
    key("nama", "name", Text),
    key("harga", "price", Price),
    key("stok", "stock", Stock),
    key("foto", "photo", Text),
    same("sku", Text),
];

pub(super) const PHOTO: &[Key] = &[
    key("berkas", "file", Text),
    same("alt", Text),
    key("fokus", "focus", Text),
];

pub(super) const NETWORK: &[Key] = &[key("butuh", "needs", Texts), key("tawar", "offers", Texts)];

/// A region of the programme's list. One text stands for a region of any level.
pub(super) const REGION: &[Key] = &[
    key("kabupaten", "regency", Text),
    key("kecamatan", "districts", Texts),
];

pub(super) const CURATION: &[Key] = &[
    key("nilai_minimum", "minimum_score", Number),
    key("sembunyikan", "hide", Truth),
    key("bobot", "weights", Map(WEIGHTS)),
];

/// Criteria of readiness.
pub(super) const WEIGHTS: &[Key] = &[
    key("kontak", "contact", Number),
    key("foto", "photos", Number),
    key("harga", "prices", Number),
    key("tempat", "place", Number),
    key("keterangan", "descriptions", Number),
    key("pembayaran", "payment", Number),
    key("izin", "permits", Number),
    key("pengiriman", "shipping", Number),
    key("berat", "page_weight", Number),
    key("kategori", "categories", Number),
    key("alamat_situs", "site_address", Number),
];

/// `kurasi/kriteria.yaml`.
pub(super) const RUBRIC: &[Key] = &[
    key("skala", "scale", Number),
    key("grade", "grades", Pairs),
    key("terbaik", "best", Number),
    key("penandatangan", "signatory", Text),
    key("umum", "general", Pairs),
    key("pangan", "food", Pairs),
    key("busana", "fashion", Pairs),
    key("kerajinan", "craft", Pairs),
    key("jasa", "service", Pairs),
];

/// `kurasi/<curator>.yaml`.
pub(super) const SCORESHEET: &[Key] = &[key("nama", "name", Text), key("nilai", "scores", Pairs)];

/// A permit in `kurasi/pengesahan.yaml`.
pub(super) const CONFIRMATION: &[Key] = &[
    key("nomor", "number", Text),
    key("oleh", "by", Text),
    key("tanggal", "date", Text),
];

/// The words of `jenis` of a group.
const KINDS: &[&str] = &[
    "koperasi",
    "gampong",
    "desa",
    "kelas",
    "komunitas",
    "cooperative",
    "class",
    "community",
];

/// The words of `pesan_lewat`.
const ORDERS: &[&str] = &["toko", "kelompok", "shop", "group"];

/// The keys of a kind of map, by the name it has in the manual.
pub fn key_table() -> [(&'static str, &'static [Key]); 19] {
    [
        ("toko.yaml", SHOP),
        ("produk.yaml", PRODUCT),
        ("kelompok.yaml", GROUP),
        ("halaman/*.md, kabar/*.md", ARTICLE),
        ("alamat", ADDRESS),
        ("sosial", SOCIAL),
        ("lokapasar", MARKETPLACES),
        ("pembayaran", PAYMENT),
        ("pembayaran.bank, pembayaran.ewallet", ACCOUNT),
        ("pengiriman", SHIPPING),
        ("izin", PERMITS),
        ("gambar", IMAGES),
        ("anggaran", BUDGET),
        ("grosir", TIER),
        ("varian", VARIANT),
        ("jejaring", NETWORK),
        ("kurasi", CURATION),
        ("kurasi.bobot", WEIGHTS),
        ("wilayah", REGION),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_word_for_a_key_is_understood_where_the_key_stands() {
        assert_eq!(Key::of_other_word(PRODUCT, "Keterangan"), Some("deskripsi"));
        assert_eq!(Key::of_other_word(SHOP, "no wa"), Some("whatsapp"));
        assert_eq!(Key::of_other_word(PRODUCT, "no wa"), None);
        for (name, words) in OTHER_WORDS {
            for word in words {
                let is_key = [SHOP, PRODUCT, GROUP]
                    .into_iter()
                    .any(|file| Key::find(file, word).is_some());
                assert!(!is_key, "`{word}` is a key itself, no word for `{name}`");
            }
        }
    }
}
