//! Addresses within a site, from its root. All page addresses end in `index.html`, so that the same links work from a
//! folder, a USB stick and any host.

use crate::files::SitePath;
use crate::photo::{Format, Key};

const INDEX: &str = "index.html";
const PRODUCTS: &str = "produk";
const NEWS: &str = "kabar";
const PHOTOS: &str = "foto";

/// The front of a site.
pub fn front_url() -> SitePath {
    SitePath::of([INDEX])
}

/// The 404 page.
pub fn not_found_url() -> SitePath {
    SitePath::of(["404.html"])
}

/// The search page.
pub fn search_url() -> SitePath {
    page_in(["cari"])
}

/// The cart.
pub fn cart_url() -> SitePath {
    page_in(["keranjang"])
}

/// The board of a group's notices.
pub fn network_url() -> SitePath {
    page_in(["jejaring"])
}

/// The page for a letter to a group.
pub fn voice_url() -> SitePath {
    page_in(["aspirasi"])
}

/// The page for sharing a group.
pub fn share_url() -> SitePath {
    page_in(["bagikan"])
}

/// Page `page`, from 1, of a group's shops: those in a place, or all of them.
pub fn shops_url(place: Option<&str>, page: usize) -> SitePath {
    match place {
        Some(slug) => list_url(["tempat", slug], page),
        None => list_url(["daftar-toko"], page),
    }
}

/// A product's page.
pub fn product_url(slug: &str) -> SitePath {
    page_in([PRODUCTS, slug])
}

/// The root of the site that a product's page belongs to, from the portal's root.
pub fn site_of_product(page: &SitePath) -> SitePath {
    let mut folder = page.clone();
    for _ in product_url("x").names() {
        folder = folder.parent().expect("every site has its pages below it");
    }
    folder
}

/// Page `page`, from 1, of a category's list.
pub fn category_url(slug: &str, page: usize) -> SitePath {
    list_url(["kategori", slug], page)
}

/// Page `page`, from 1, of the price list.
pub fn price_list_url(page: usize) -> SitePath {
    list_url(["daftar-harga"], page)
}

/// Page `page`, from 1, of a list in its own folder.
fn list_url<const N: usize>(folder: [&str; N], page: usize) -> SitePath {
    let folder = SitePath::of(folder);
    match page {
        1 => folder.join(&front_url()),
        _ => folder.join(&page_in([page.to_string().as_str()])),
    }
}

/// The search page, filtered by a category.
pub fn category_search_url(slug: &str) -> String {
    format!("{}?kategori={slug}", search_url())
}

/// A page of the shop: `tentang/index.html`.
pub fn page_url(slug: &str) -> SitePath {
    page_in([slug])
}

/// The list of all news.
pub fn news_list_url() -> SitePath {
    page_in([NEWS])
}

/// A news item.
pub fn news_url(slug: &str) -> SitePath {
    page_in([NEWS, slug])
}

/// The Atom feed of news.
pub fn feed_url() -> SitePath {
    SitePath::of([NEWS, "atom.xml"])
}

fn page_in<const N: usize>(folder: [&str; N]) -> SitePath {
    SitePath::of(folder).join(&front_url())
}

/// The address of a picture by its name.
pub fn photo_url(name: &str) -> SitePath {
    SitePath::of([PHOTOS, name])
}

/// Folder and start of the file name of a photo's pictures.
pub(super) fn photo_stem(name: &str) -> [&str; 2] {
    [PHOTOS, name]
}

/// Folder and start of the file name of icons, beside the scripts.
pub(super) const ICON: [&str; 2] = ["aset", "ikon"];

/// Address of a picture whose name has a content hash.
pub(super) fn picture_url(
    [folder, stem]: [&str; 2],
    size: &str,
    (key, format): (&Key, Format),
) -> SitePath {
    let key = &key.to_string()[..8];
    let name = format!("{stem}-{size}.{key}.{}", format.extension());
    SitePath::of([folder, &name])
}

/// The folder of an `index.html`; `None` for other names.
pub fn folder_of(page: &SitePath) -> Option<&str> {
    let folder = || page.folders_above().next().unwrap_or_default();
    (page.file_name() == INDEX).then(folder)
}

/// The absolute address of a page, as hosts show it: that of its folder. `base` is the site's, and ends in `/`.
pub fn absolute_url(base: &str, page: &str) -> String {
    format!("{base}{}", page.trim_end_matches(INDEX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_their_first_page_at_their_own_address() {
        assert_eq!(category_url("kopi", 1), "kategori/kopi/index.html");
        assert_eq!(category_url("kopi", 2), "kategori/kopi/2/index.html");
        assert_eq!(shops_url(None, 1), "daftar-toko/index.html");
        assert_eq!(
            absolute_url("https://kopi.id/", "kategori/kopi/2/index.html"),
            "https://kopi.id/kategori/kopi/2/"
        );
        assert_eq!(absolute_url("https://kopi.id/", INDEX), "https://kopi.id/");
    }

    #[test]
    fn the_site_of_a_product_is_above_its_page() {
        let shop = SitePath::of(["toko", "sari"]);
        assert_eq!(site_of_product(&shop.join(&product_url("kopi"))), shop);
        assert!(site_of_product(&product_url("kopi")).is_root());
    }
}
