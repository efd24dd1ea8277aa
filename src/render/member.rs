//! A shop, or a group, as the portal above it shows it.

use super::Views;
use super::permit::PermitView;
use super::search::words_of;
use crate::catalogue::{Network, Product, Shop, profile_score, readiness};
use crate::files::SitePath;
use crate::plan::Use;
use crate::portal::{Content, Goods, Member};
use crate::theme::InlineScripts;

/// Parts that differ between a shop and a group.
#[derive(Default)]
struct Own {
    permits: Vec<String>,
    network: Network,
    score: u32,
    goods: Vec<Goods>,
    is_group: bool,
    shops: Vec<Member>,
}

impl Views<'_> {
    /// This site as the portal above shows it.
    pub fn member(&self) -> Member {
        let profile = self.profile();
        let own = match self.content {
            Content::Shop(shop) => self.shop_member(shop),
            Content::Portal(portal) => Own {
                score: profile_score(profile),
                is_group: true,
                shops: portal.members.shops.clone(),
                ..Own::default()
            },
        };
        let logo = profile
            .logo
            .as_ref()
            .and_then(|photo| self.picture(photo, Use::Logo, &profile.name));
        let goods = &own.goods;
        let first = || goods.iter().find_map(|goods| goods.card.picture.clone());
        let address = &profile.address;
        let places = [&address.regency, &address.district, &address.village];
        Member {
            folder: SitePath::root(),
            name: profile.name.clone(),
            tagline: profile.tagline.clone(),
            id: self.id(),
            contact: self.contacts().into_iter().next(),
            places: places
                .into_iter()
                .map_while(|place| place.clone())
                .collect(),
            place: super::address::address(address).and_then(|address| address.place),
            picture: logo.or_else(first),
            permits: own.permits,
            network: own.network,
            score: own.score,
            scripts: self.inline_scripts(),
            goods: own.goods,
            is_group: own.is_group,
            shops: own.shops,
        }
    }

    fn shop_member(&self, shop: &Shop) -> Own {
        let of_products = shop.products.iter().flat_map(|product| &product.permits);
        let permits = shop.permits.iter().chain(of_products);
        let mut permits: Vec<String> = permits
            .map(|permit| PermitView::from(permit).kind.to_owned())
            .collect();
        permits.sort();
        permits.dedup();
        let goods = shop.products.iter().map(|product| Goods {
            card: self.card(product),
            categories: self.category_titles(product),
            words: words_of(product),
        });
        Own {
            permits,
            network: shop.network.clone(),
            score: readiness(shop),
            goods: goods.collect(),
            ..Own::default()
        }
    }

    /// The scripts within the pages of this site and of those below it.
    pub(super) fn inline_scripts(&self) -> InlineScripts {
        let mut scripts = self.theme.inline_scripts();
        if let Content::Portal(portal) = self.content {
            scripts.join(&portal.scripts);
        }
        scripts
    }

    /// The titles of a product's categories, each after those it lies in.
    fn category_titles(&self, product: &Product) -> Vec<Vec<String>> {
        let trail = |innermost: &usize| {
            let parent = |index: &usize| self.categories()[*index].parent;
            let mut trail: Vec<String> = std::iter::successors(Some(*innermost), parent)
                .map(|index| self.categories()[index].title.clone())
                .collect();
            trail.reverse();
            trail
        };
        product.categories.iter().map(trail).collect()
    }
}
