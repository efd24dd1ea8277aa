//! The table of keys: Indonesian names with their English aliases, one list a kind of map.
//!
//! The manual's tables and the hints for typing slips are made from it.

/// A key and its other name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The Indonesian name, which decides.
    pub name: &'static str,
    /// The English name; equal to `name` where both languages agree.
    pub alias: &'static str,
}

const fn key(name: &'static str, alias: &'static str) -> Key {
    Key { name, alias }
}

const fn same(name: &'static str) -> Key {
    Key { name, alias: name }
}

pub(super) const SHOP: &[Key] = &[
    key("nama", "name"),
    key("slogan", "tagline"),
    key("deskripsi", "description"),
    same("whatsapp"),
    key("telepon", "phone"),
    same("email"),
    key("alamat", "address"),
    key("jam_buka", "hours"),
    key("zona", "timezone"),
    same("logo"),
    key("sampul", "cover"),
    key("warna", "color"),
    key("bahasa", "language"),
    key("tema", "theme"),
    key("url", "base_url"),
    key("sosial", "social"),
    key("lokapasar", "marketplaces"),
    key("pembayaran", "payment"),
    key("pengiriman", "shipping"),
    key("izin", "permits"),
    key("gambar", "images"),
    key("anggaran", "budget"),
    key("jejaring", "network"),
];

pub(super) const GROUP: &[Key] = &[
    key("nama", "name"),
    key("jenis", "kind"),
    key("slogan", "tagline"),
    key("deskripsi", "description"),
    same("whatsapp"),
    key("telepon", "phone"),
    same("email"),
    key("alamat", "address"),
    same("logo"),
    key("sampul", "cover"),
    key("warna", "color"),
    key("bahasa", "language"),
    key("tema", "theme"),
    key("url", "base_url"),
    key("sosial", "social"),
    key("gambar", "images"),
    key("diskusi", "discussion"),
    key("pesan_lewat", "order_via"),
    key("kurasi", "curation"),
];

pub(super) const PRODUCT: &[Key] = &[
    key("nama", "name"),
    key("harga", "price"),
    key("harga_coret", "original_price"),
    key("satuan", "unit"),
    key("grosir", "wholesale"),
    key("varian", "variants"),
    key("stok", "stock"),
    key("kategori", "category"),
    key("label", "tags"),
    key("deskripsi", "description"),
    key("berat", "weight"),
    key("ukuran", "size"),
    key("masa_simpan", "shelf_life"),
    key("bahan", "ingredients"),
    key("izin", "permits"),
    key("unggulan", "featured"),
    key("urutan", "order"),
    key("tampil", "visible"),
    key("pra_pesan", "preorder"),
    key("lokapasar", "marketplaces"),
    key("foto", "photos"),
    key("fokus", "focus"),
    same("sku"),
];

pub(super) const ARTICLE: &[Key] = &[
    key("judul", "title"),
    key("tanggal", "date"),
    key("foto", "photo"),
    key("tampil", "visible"),
];

pub(super) const ADDRESS: &[Key] = &[
    key("jalan", "street"),
    key("desa", "village"),
    key("kecamatan", "district"),
    key("kabupaten", "regency"),
    key("provinsi", "province"),
    key("kode_pos", "postcode"),
    key("koordinat", "coordinates"),
];

pub(super) const SOCIAL: &[Key] = &[
    same("instagram"),
    same("facebook"),
    same("tiktok"),
    same("youtube"),
    same("telegram"),
];

pub(super) const MARKETPLACES: &[Key] = &[
    same("tokopedia"),
    same("shopee"),
    same("lazada"),
    same("bukalapak"),
    same("blibli"),
];

pub(super) const PAYMENT: &[Key] = &[
    same("qris"),
    key("nominal", "amount"),
    same("bank"),
    same("ewallet"),
    same("cod"),
];

pub(super) const ACCOUNT: &[Key] = &[
    key("nama", "name"),
    key("rekening", "account"),
    key("atas_nama", "holder"),
];

pub(super) const SHIPPING: &[Key] = &[
    key("nama", "name"),
    key("ongkos", "cost"),
    key("catatan", "note"),
];

pub(super) const PERMITS: &[Key] = &[same("nib"), same("pirt"), same("halal"), same("bpom")];

pub(super) const IMAGES: &[Key] = &[key("mutu", "quality"), same("avif"), key("lebar", "widths")];

pub(super) const BUDGET: &[Key] = &[key("beranda", "home"), key("produk", "product")];

pub(super) const TIER: &[Key] = &[same("min"), key("harga", "price")];

pub(super) const VARIANT: &[Key] = &[
    key("nama", "name"),
    key("harga", "price"),
    key("stok", "stock"),
    key("foto", "photo"),
    same("sku"),
];

pub(super) const PHOTO: &[Key] = &[key("berkas", "file"), same("alt"), key("fokus", "focus")];

pub(super) const NETWORK: &[Key] = &[key("butuh", "needs"), key("tawar", "offers")];

pub(super) const CURATION: &[Key] = &[
    key("nilai_minimum", "minimum_score"),
    key("sembunyikan", "hide"),
];

/// The keys of a kind of map, by the name it has in the manual.
pub fn key_table() -> [(&'static str, &'static [Key]); 17] {
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
    ]
}
