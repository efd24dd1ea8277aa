//! Addresses within a site, from its root. Every one of a page names `index.html`, so that the same links
//! work from a folder, a USB stick and any host.

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

/// The page for an address that is not there.
pub fn not_found_url() -> SitePath {
    SitePath::of(["404.html"])
}

/// The page that searches all products.
pub fn search_url() -> SitePath {
    page_in(["cari"])
}

/// The page with what the shopper has chosen.
pub fn cart_url() -> SitePath {
    page_in(["keranjang"])
}

/// The page with what members of a group look for and have to give.
pub fn network_url() -> SitePath {
    page_in(["jejaring"])
}

/// The page that helps to write to a group.
pub fn voice_url() -> SitePath {
    page_in(["aspirasi"])
}

/// The page that helps to make a group known.
pub fn share_url() -> SitePath {
    page_in(["bagikan"])
}

/// A page, from 1, of a group's shops: those in a place, or all of them.
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

/// The root, seen from the portal, of the site that a product's page belongs to.
pub fn site_of_product(page: &SitePath) -> SitePath {
    let mut folder = page.clone();
    for _ in product_url("x").names() {
        folder = folder.parent().expect("every site has its pages below it");
    }
    folder
}

/// A page of a category's list, from 1.
pub fn category_url(slug: &str, page: usize) -> SitePath {
    list_url(["kategori", slug], page)
}

/// Address of a page of the price list, from 1.
pub fn price_list_url(page: usize) -> SitePath {
    list_url(["daftar-harga"], page)
}

/// A page, from 1, of a list in a folder of its own.
fn list_url<const N: usize>(folder: [&str; N], page: usize) -> SitePath {
    let folder = SitePath::of(folder);
    match page {
        1 => folder.join(&front_url()),
        _ => folder.join(&page_in([page.to_string().as_str()])),
    }
}

/// The search page with a category chosen.
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

/// The news for programs that gather them.
pub fn feed_url() -> SitePath {
    SitePath::of([NEWS, "atom.xml"])
}

fn page_in<const N: usize>(folder: [&str; N]) -> SitePath {
    SitePath::of(folder).join(&front_url())
}

/// A picture under a name of its own.
pub fn photo_url(name: &str) -> SitePath {
    SitePath::of([PHOTOS, name])
}

/// The folder and the beginning of the name of pictures made of something's photo.
pub(super) fn photo_stem(name: &str) -> [&str; 2] {
    [PHOTOS, name]
}

/// Icons lie beside the scripts, for they are no photos of anything.
pub(super) const ICON: [&str; 2] = ["aset", "ikon"];

/// A picture in a folder under a name that changes with what it shows.
pub(super) fn picture_url(
    [folder, stem]: [&str; 2],
    size: &str,
    (key, format): (&Key, Format),
) -> SitePath {
    let key = &key.to_string()[..8];
    let name = format!("{stem}-{size}.{key}.{}", format.extension());
    SitePath::of([folder, &name])
}

/// The folder that a page is the front of; none of one with another name than `index.html`.
pub fn folder_of(page: &SitePath) -> Option<&str> {
    let folder = || page.folders_above().next().unwrap_or_default();
    (page.file_name() == INDEX).then(folder)
}

/// The absolute address of a page, as hosts show it: that of its folder. `base` is the site's, with a `/` at
/// its end.
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
