//! Makes the [`Member`] that the portal above a site shows.

use std::collections::BTreeSet;

use super::Views;
use super::item::choices;
use super::search::words_of;
use crate::catalogue::{Network, Product, Readiness, Shop};
use crate::files::SitePath;
use crate::plan::Use;
use crate::portal::{Content, Goods, Member};
use crate::theme::InlineScripts;
use crate::value::{Permit, Trade};

impl Views<'_> {
    /// This site as the portal above shows it.
    pub fn member(&self) -> Member {
        let profile = self.profile();
        let logo = profile.logo.as_ref();
        let address = &profile.address;
        let places = [&address.regency, &address.district, &address.village];
        let mut member = Member {
            folder: SitePath::root(),
            name: profile.name.clone(),
            tagline: profile.tagline.clone(),
            id: self.id(),
            contacts: self.contacts(),
            shipping: Vec::new(),
            payments: Vec::new(),
            places: places.into_iter().map_while(Clone::clone).collect(),
            place: super::address::address(address).and_then(|address| address.place),
            picture: logo.and_then(|photo| self.picture(photo, Use::Logo, &profile.name)),
            permits: Vec::new(),
            confirmed: Vec::new(),
            stated: Vec::new(),
            trade: Trade::default(),
            network: Network::default(),
            readiness: Readiness::default(),
            curated: None,
            scripts: self.inline_scripts(),
            has_texts: profile.description.is_some() || !profile.pages.is_empty(),
            goods: Vec::new(),
            is_group: false,
            shops: Vec::new(),
            former: Vec::new(),
            leads: self.plan.leads.clone(),
            former_categories: Vec::new(),
            content: None,
        };
        match self.content {
            Content::Shop(shop) => {
                member.shipping = self.offered_shipping(shop);
                member.payments = self.payment_names(&shop.payment);
                member.stated = stated(shop);
                member.permits = kinds(member.stated.iter());
                let confirmed = member.stated.iter();
                member.confirmed = kinds(confirmed.filter(|one| shop.confirmation(one).is_some()));
                member.trade = shop.trade;
                member.network = shop.network.clone();
                member.former.clone_from(&shop.former);
                member.former_categories = former_categories(shop);
                member.goods = shop.products.iter().map(|one| self.goods(one)).collect();
                let mut pictures = member
                    .goods
                    .iter()
                    .filter_map(|goods| goods.card.picture.clone());
                member.picture = member.picture.take().or_else(|| pictures.next());
            }
            Content::Portal(portal) => {
                member.is_group = true;
                member.shops = portal.members.shops.clone();
                member.former.clone_from(&portal.group.former);
                member.leads.extend_from_slice(&portal.leads);
            }
        }
        member
    }

    fn goods(&self, product: &Product) -> Goods {
        Goods {
            card: self.card(product),
            choices: choices(product),
            categories: self.category_titles(product),
            words: words_of(product),
        }
    }

    /// The inline scripts of this site and of those below it.
    pub(super) fn inline_scripts(&self) -> InlineScripts {
        let mut scripts = self.theme.inline_scripts();
        if let Content::Portal(portal) = self.content {
            scripts.join(&portal.scripts);
        }
        scripts
    }

    /// The titles of a product's categories, each after its parents.
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

/// The former slugs of the categories that a portal shows too, which are the widest, with their present ones.
fn former_categories(shop: &Shop) -> Vec<(String, String)> {
    let widest = shop.categories.iter();
    let widest = widest.filter(|category| category.parent.is_none());
    widest
        .flat_map(|category| {
            let former = category.former.iter();
            former.map(|former| (former.clone(), category.slug.clone()))
        })
        .collect()
}

/// The permits of a shop and its products, each once.
fn stated(shop: &Shop) -> Vec<Permit> {
    let mut stated: Vec<Permit> = Vec::new();
    let of_products = shop.products.iter().flat_map(|product| &product.permits);
    for permit in shop.permits.iter().chain(of_products) {
        if !stated.contains(permit) {
            stated.push(permit.clone());
        }
    }
    stated
}

/// The kinds of permits, each once.
fn kinds<'p>(permits: impl Iterator<Item = &'p Permit>) -> Vec<String> {
    let kinds: BTreeSet<&str> = permits.map(|permit| permit.kind().key()).collect();
    kinds.into_iter().map(str::to_owned).collect()
}
