//! Addresses within a site, from its root. Every one of them names `index.html`, so that the same
//! links work from a folder, a USB stick and any host.

use camino::Utf8Path;

use crate::photo::{Format, Key};

/// The page that searches all products.
pub const SEARCH_URL: &str = "cari/index.html";
/// The page with what the shopper has chosen.
pub const CART_URL: &str = "keranjang/index.html";

/// The page with what members of a group look for and have to give.
pub const NETWORK_URL: &str = "jejaring/index.html";
/// The page that helps to write to a group.
pub const VOICE_URL: &str = "aspirasi/index.html";
/// The page that helps to make a group known.
pub const SHARE_URL: &str = "bagikan/index.html";

/// A page, from 1, of a group's shops: those in a place, or all of them.
pub fn shops_url(place: Option<&str>, page: usize) -> String {
    let list = match place {
        Some(slug) => format!("tempat/{slug}"),
        None => "daftar-toko".to_owned(),
    };
    list_url(&list, page)
}

/// A product's page.
pub fn product_url(slug: &str) -> String {
    format!("produk/{slug}/index.html")
}

/// A page of a category's list, from 1.
pub fn category_url(slug: &str, page: usize) -> String {
    list_url(&format!("kategori/{slug}"), page)
}

/// Address of a page of the price list, from 1.
pub fn price_list_url(page: usize) -> String {
    list_url("daftar-harga", page)
}

/// A page, from 1, of a list in a folder of its own.
fn list_url(folder: &str, page: usize) -> String {
    if page == 1 {
        format!("{folder}/index.html")
    } else {
        format!("{folder}/{page}/index.html")
    }
}

/// The search page with a category chosen.
pub fn category_search_url(slug: &str) -> String {
    format!("{SEARCH_URL}?kategori={slug}")
}

/// A page of the shop (`tentang/index.html`) or, below `kabar/`, a news item.
pub fn article_url(folder: Option<&str>, slug: &str) -> String {
    match folder {
        Some(folder) => format!("{folder}/{slug}/index.html"),
        None => format!("{slug}/index.html"),
    }
}

/// Where icons lie: beside the scripts, for they are no photos of anything.
pub(super) const ICON: &str = "aset/ikon";

/// A picture, which `stem` names. Its name changes with what it shows.
pub(super) fn picture_url(stem: &str, size: &str, (key, format): (&Key, Format)) -> String {
    format!(
        "{stem}-{size}.{}.{}",
        &key.to_string()[..8],
        format.extension()
    )
}

/// The way from a page back to the root: empty, `../`, `../../`…
pub fn root_of(page: &Utf8Path) -> String {
    "../".repeat(page.components().count().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_as_far_up_as_the_page_is_down() {
        assert_eq!(root_of(Utf8Path::new("index.html")), "");
        assert_eq!(root_of(Utf8Path::new(&product_url("kopi"))), "../../");
        assert_eq!(
            root_of(Utf8Path::new(&category_url("kopi", 2))),
            "../../../"
        );
    }
}
