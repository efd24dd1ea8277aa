//! Former addresses of a site's own things.

use super::address::{category_url, news_url, page_url, product_url};
use super::pages::category_pages;
use crate::files::SitePath;
use crate::portal::{Content, Lead};

/// The former addresses with the pages that they lead to.
pub(super) fn leads(content: Content, per_page: usize) -> Vec<Lead> {
    let mut leads = Vec::new();
    for product in content.own_products() {
        leads.extend(of(&product.former, &product.slug, product_url));
    }
    for category in content.categories() {
        // Every page of a list had an address.
        for number in 1..=category_pages(category.products.len(), per_page) {
            let url = |slug: &str| category_url(slug, number);
            leads.extend(of(&category.former, &category.slug, url));
        }
    }
    let profile = content.profile();
    for page in &profile.pages {
        leads.extend(of(&page.former, &page.slug, page_url));
    }
    for item in &profile.news {
        leads.extend(of(&item.former, &item.slug, news_url));
    }
    leads
}

fn of(
    former: &[String],
    present: &str,
    url: impl Fn(&str) -> SitePath,
) -> impl Iterator<Item = Lead> {
    former.iter().map(move |former| Lead {
        from: url(former),
        to: url(present),
    })
}
