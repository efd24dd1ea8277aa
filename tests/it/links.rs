//! A site works everywhere: in a folder, on a stick, in any sub-folder of a host, on a hotspot.

use crate::support::{Shop, example, html};

#[test]
fn every_link_of_the_example_leads_to_a_file_that_is_there() {
    example().site_as_it_is().expect_sound_links();
}

#[test]
fn every_link_of_a_shop_with_everything_leads_to_a_file_that_is_there() {
    let shop = Shop::fixture("warung");
    shop.photo("sampul.jpg", 200, 100).photo("logo.jpg", 50, 50);
    shop.photo("produk/makanan/getas/2 x.jpg", 60, 60).photo(
        "produk/makanan/getas/10 x.jpg",
        60,
        60,
    );
    shop.write(
        "halaman/galeri.md",
        "# Foto\n\n![Getas](<../produk/makanan/getas/2 x.jpg>)\n",
    );
    shop.site().expect_sound_links();
}

#[test]
fn nothing_is_loaded_but_by_plain_tags() {
    let site = example().site_as_it_is();
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        // The service worker runs only where the site has an address.
        let code = matches!(path.extension(), Some("html" | "js")) && path != "sw.js";
        for word in [
            "fetch(",
            "XMLHttpRequest",
            "import(",
            "type=module",
            "type=\"module\"",
            "document.write",
        ] {
            assert!(!code || !text.contains(word), "{path} has {word}");
        }
        assert!(
            path.extension() != Some("css")
                || !text.contains("@import") && !text.contains("url(http"),
            "{path}"
        );
    }
}

#[test]
fn no_page_loads_anything_from_another_origin() {
    for (path, html) in example().site_as_it_is().pages() {
        for tag in html::tags(&html).iter().filter(|tag| tag.name != "a") {
            for name in ["src", "srcset", "href"] {
                let address = tag.attribute(name).unwrap_or_default();
                assert!(
                    !address.contains("//"),
                    "{path}: <{}> loads {address}",
                    tag.name
                );
            }
        }
    }
}

#[test]
fn every_photo_has_its_size_and_words() {
    for (path, html) in example().site_as_it_is().pages() {
        for tag in html::tags_named(&html::tags(&html), "img") {
            for name in ["width", "height", "alt"] {
                // Models of the search page have a slot for each.
                let slot = format!("data-slot-{name}");
                assert!(
                    tag.attribute(name).or(tag.attribute(&slot)).is_some(),
                    "{path}: a photo without {name}: {tag:?}"
                );
            }
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    for (path, page) in example().site_as_it_is().pages() {
        let tags = html::tags(&page);
        let count = |name| html::tags_named(&tags, name).count();
        assert_eq!(
            (count("title"), count("h1"), count("main")),
            (1, 1, 1),
            "{path}"
        );
        let viewport =
            html::tags_named(&tags, "meta").any(|tag| tag.attribute("name") == Some("viewport"));
        assert!(viewport && page.starts_with("<!doctype html>"), "{path}");
    }
}

#[test]
fn ids_are_unique_on_a_page_and_inner_links_find_them() {
    for (path, page) in example().site_as_it_is().pages() {
        let tags = html::tags(&page);
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
        let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{path}: {ids:?}");
        for link in html::links(&page)
            .iter()
            .filter_map(|link| link.strip_prefix('#'))
        {
            assert!(unique.contains(link), "{path} has no #{link}");
        }
    }
}
