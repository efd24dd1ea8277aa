//! The small files beside the pages: for search engines, hosts and GitHub's builder.

use super::escape;
use super::feed::{FEED_URL, feed};
use crate::catalogue::Shop;
use crate::plan::{PageKind, ShopPlan};

/// Files of fixed names with their contents, in the order of their names.
pub fn plain_files(shop: &Shop, plan: &ShopPlan) -> Vec<(&'static str, String)> {
    let mut files = vec![
        // GitHub Pages leaves out files that begin with `_` unless told not to build anything.
        (".nojekyll", String::new()),
        ("_headers", headers()),
        ("robots.txt", robots(shop)),
    ];
    files.extend(feed(shop).map(|text| (FEED_URL, text)));
    if let Some(url) = &shop.url {
        files.push(("sitemap.xml", sitemap(url, plan)));
    }
    files
}

/// Cloudflare Pages and Netlify read this: names with a hash may be kept for ever. Pages are asked for
/// anew by both as they are, and the worker and the manifest have to be.
fn headers() -> String {
    let mut text = String::from(
        "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n",
    );
    for folder in ["foto", "aset"] {
        text.push_str(&format!(
            "/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    for file in ["sw.js", "manifest.webmanifest"] {
        text.push_str(&format!("/{file}\n  Cache-Control: no-cache\n"));
    }
    text
}

fn robots(shop: &Shop) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(url) = &shop.url {
        text.push_str(&format!("Sitemap: {url}sitemap.xml\n"));
    }
    text
}

/// <https://www.sitemaps.org/protocol.html>. Without dates: they would change with every build.
fn sitemap(url: &str, plan: &ShopPlan) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in plan
        .pages
        .iter()
        .filter(|page| !matches!(page.kind, PageKind::NotFound | PageKind::Cart))
    {
        let address = page.path.as_str().trim_end_matches("index.html");
        let escaped = escape::html(&format!("{url}{address}"));
        text.push_str(&format!("<url><loc>{escaped}</loc></url>\n"));
    }
    text.push_str("</urlset>\n");
    text
}
