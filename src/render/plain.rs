//! Plain files beside the pages, for search engines and hosts.

use super::feed::feed;
use super::headers::{HEADERS_FILE, headers};
use super::redirects::{REDIRECTS_FILE, redirects};
use super::views::Views;
use crate::catalogue::Profile;
use crate::escape;
use crate::files::SitePath;
use crate::plan::{PageKind, PagePlan, SitePlan, absolute_url, feed_url};

const SITEMAP: &str = "sitemap.xml";

/// Files with their contents, sorted by name.
pub fn plain_files(views: &Views) -> Vec<(SitePath, String)> {
    let profile = views.profile();
    let mut files = vec![
        // Disables Jekyll on GitHub Pages, which would drop files that begin with `_`.
        (SitePath::of([".nojekyll"]), String::new()),
        (
            SitePath::of([HEADERS_FILE]),
            headers(&views.inline_scripts()),
        ),
        (SitePath::of(["robots.txt"]), robots(profile)),
    ];
    files.extend(redirects(views).map(|text| (SitePath::of([REDIRECTS_FILE]), text)));
    files.extend(feed(profile).map(|text| (feed_url(), text)));
    if let Some(url) = &profile.url {
        files.push((SitePath::of([SITEMAP]), sitemap(url, views.plan)));
    }
    files
}

fn robots(profile: &Profile) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(url) = &profile.url {
        text.push_str(&format!("Sitemap: {url}{SITEMAP}\n"));
    }
    text
}

/// <https://www.sitemaps.org/protocol.html>. No dates, which would change with every build.
fn sitemap(url: &str, plan: &SitePlan) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    // Nobody looks for an empty cart.
    let is_for_all = |page: &&PagePlan| {
        !matches!(
            page.kind,
            PageKind::NotFound | PageKind::Cart | PageKind::Baskets
        )
    };
    for page in plan.pages.iter().filter(is_for_all) {
        let escaped = escape::html(&absolute_url(url, page.path.as_str()));
        text.push_str(&format!("<url><loc>{escaped}</loc></url>\n"));
    }
    text.push_str("</urlset>\n");
    text
}
