//! Plans a site: takes a shop or a portal and a theme, returns the [`SitePlan`] with every page and its address, every
//! photo with its sizes, addresses and job.
//!
//! Everything is settled from names and photo headers, before a pixel is decoded or a page rendered, so that later
//! stages only look things up and can run in parallel.

mod address;
mod drawings;
mod leads;
mod pages;
mod photos;
mod qris;

pub use address::{
    absolute_url, cart_url, category_search_url, category_url, feed_url, folder_of, front_url,
    network_url, news_list_url, news_url, page_url, photo_url, price_list_url, product_url,
    search_url, share_url, shops_url, site_of_product, voice_url,
};
pub use drawings::{IconUse, PlannedDrawing, Topic};
pub use pages::{FRONT_PRODUCTS, PRICES_A_PAGE, PageKind, PagePlan, category_pages};
pub use photos::{PhotoHeaders, PhotoPlan, PlannedPhoto, Use};
pub(crate) use photos::{fault_finding, photo_finding};
pub use qris::QrisFiles;

use crate::diagnostic::Report;
use crate::discover::ShopSource;
use crate::portal::{Content, Lead, Portal};
use crate::theme::Theme;

/// The plan of one site.
#[derive(Debug)]
pub struct SitePlan {
    /// Its pages.
    pub pages: Vec<PagePlan>,
    /// Its own former addresses, with the pages that they lead to.
    pub leads: Vec<Lead>,
    /// Pages of a group's members at the addresses that they had while their folder had another name.
    pub moved: Vec<Lead>,
    /// Its photos.
    pub photos: PhotoPlan,
    /// Its payment code.
    pub qris: Option<QrisFiles>,
}

impl SitePlan {
    /// Plans the pages anew, once a portal's members are known, with the pages of those whose folders were renamed.
    pub fn lay_out(&mut self, portal: &Portal, theme: &Theme, moved: Vec<Lead>) {
        let (content, per_page) = (Content::Portal(portal), theme.manifest.per_page.get());
        self.pages = pages::pages(content, per_page);
        self.leads = leads::leads(content, per_page);
        self.moved = moved;
    }
}

/// Plans a site. Photos whose header cannot be read are reported and left out.
pub fn site(
    content: Content,
    source: &ShopSource,
    theme: &Theme,
    headers: &PhotoHeaders,
    report: &mut Report,
) -> SitePlan {
    SitePlan {
        pages: pages::pages(content, theme.manifest.per_page.get()),
        leads: leads::leads(content, theme.manifest.per_page.get()),
        moved: Vec::new(),
        photos: photos::photos(content, source, theme, headers, report),
        qris: content.shop().and_then(qris::files),
    }
}
