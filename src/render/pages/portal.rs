//! The front of a portal.

use serde::Serialize;

use super::shops::{ShopCardView, shop_card};
use super::{NewsCardView, Page};
use crate::portal::{Member, Portal};
use crate::render::Views;

/// Shops on the front.
const FRONT_SHOPS: usize = 12;

/// The front of a portal.
#[derive(Debug, Serialize)]
struct PortalPage {
    /// The first shops.
    shops: Vec<ShopCardView>,
    /// Groups within the group.
    groups: Vec<ShopCardView>,
    /// The latest news.
    news: Vec<NewsCardView>,
}

impl Views<'_> {
    pub(super) fn portal_front(&self, portal: &Portal) -> Page<'_> {
        let members = &portal.members;
        let cards = |members: &[Member], most| -> Vec<ShopCardView> {
            let first = members.iter().take(most);
            first.map(|member| shop_card(member, portal)).collect()
        };
        Page {
            lists: vec![("products", self.first_products(&[]))],
            own: Box::new(PortalPage {
                shops: cards(&members.shops, FRONT_SHOPS),
                groups: cards(&members.groups, members.groups.len()),
                news: self.latest_news(),
            }),
            ..self.front()
        }
    }
}
