//! A shop, or a group, as the portal above it shows it.

use super::Views;
use crate::catalogue::{Product, readiness};
use crate::files::SitePath;
use crate::plan::Use;
use crate::render::members::{Goods, Member};
use crate::render::view::PermitView;
use crate::theme::InlineScripts;

impl Views<'_> {
    /// What the portal of a group shows of this site.
    pub fn member(&self) -> Member {
        let shop = self.shop;
        let goods: Vec<Goods> = shop
            .products
            .iter()
            .map(|product| Goods {
                card: self.card(product),
                categories: self.category_titles(product),
                words: super::words_of(product),
            })
            .collect();
        let logo = shop
            .logo
            .as_ref()
            .and_then(|photo| self.picture(photo, Use::Logo, &shop.name));
        let first = goods.iter().find_map(|goods| goods.card.picture.clone());
        let address = &shop.address;
        let places = [&address.regency, &address.district, &address.village];
        let mut permits: Vec<String> = shop
            .permits
            .iter()
            .chain(shop.products.iter().flat_map(|product| &product.permits))
            .map(|permit| PermitView::from(permit).kind.to_owned())
            .collect();
        permits.sort();
        permits.dedup();
        Member {
            folder: SitePath::root(),
            name: shop.name.clone(),
            tagline: shop.tagline.clone(),
            id: self.id(),
            contact: self.contacts().into_iter().next(),
            places: places
                .into_iter()
                .map_while(|place| place.clone())
                .collect(),
            place: super::shop::address(address).and_then(|address| address.place),
            picture: logo.or(first),
            permits,
            network: shop.network.clone(),
            score: readiness(shop),
            scripts: self.inline_scripts(),
            goods,
            is_group: shop.group.is_some(),
            shops: self
                .members
                .map(|members| members.shops.clone())
                .unwrap_or_default(),
        }
    }

    /// The scripts within the pages of this site and of those below it.
    pub(in crate::render) fn inline_scripts(&self) -> InlineScripts {
        let mut scripts = self.theme.inline_scripts();
        if let Some(members) = self.members {
            scripts.join(&members.scripts);
        }
        scripts
    }

    /// The titles of a product's categories, each after those it lies in.
    fn category_titles(&self, product: &Product) -> Vec<Vec<String>> {
        let trail = |innermost: &usize| {
            let parent = |index: &usize| self.shop.categories[*index].parent;
            let mut trail: Vec<String> = std::iter::successors(Some(*innermost), parent)
                .map(|index| self.shop.categories[index].title.clone())
                .collect();
            trail.reverse();
            trail
        };
        product.categories.iter().map(trail).collect()
    }
}
