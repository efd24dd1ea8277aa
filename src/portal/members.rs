//! All members of a group, those of nested groups included, with addresses from the portal's root.

use rayon::prelude::*;

use super::{Goods, Member, Place};
use crate::catalogue::{Category, Taxonomy};
use crate::files::SitePath;

/// All members of a group.
#[derive(Debug, Default)]
pub struct Members {
    /// Its shops, those of groups within it included.
    pub shops: Vec<Member>,
    /// The groups within it, without their shops.
    pub groups: Vec<Member>,
    /// All products as pairs of shop and product index. Round robin over the shops, so that no shop fills the first
    /// page alone.
    order: Vec<(usize, usize)>,
}

impl Members {
    /// Gathers members with the folders that they have in the group's site.
    pub(super) fn gather(members: Vec<(SitePath, Member)>) -> Self {
        let mut all = Self::default();
        let members: Vec<Member> = members
            .into_par_iter()
            .map(|(folder, member)| member.into_folder(&folder))
            .collect();
        for mut member in members {
            if member.is_group {
                all.shops.append(&mut member.shops);
                all.groups.push(member);
            } else {
                all.shops.push(member);
            }
        }
        let most = all.shops.iter().map(|shop| shop.goods.len()).max();
        for number in 0..most.unwrap_or(0) {
            let having = all.shops.iter().enumerate();
            let having = having.filter(|(_, shop)| shop.goods.len() > number);
            all.order.extend(having.map(|(shop, _)| (shop, number)));
        }
        all
    }

    /// All products in their order, each with its shop.
    pub fn goods(&self) -> impl ExactSizeIterator<Item = (&Member, &Goods)> {
        self.order.iter().map(|(shop, number)| {
            let shop = &self.shops[*shop];
            (shop, &shop.goods[*number])
        })
    }

    /// The product at an index of [`goods`](Self::goods).
    pub fn product(&self, index: usize) -> &Goods {
        let (shop, number) = self.order[index];
        &self.shops[shop].goods[number]
    }

    /// The categories of the products, one level deep.
    pub(super) fn categories(&self) -> Vec<Category> {
        let mut taxonomy = Taxonomy::default();
        for (index, (_, goods)) in self.goods().enumerate() {
            for path in goods.categories.iter().filter_map(|path| path.get(..1)) {
                taxonomy.add_path(index, path);
            }
        }
        taxonomy.finish().0
    }

    /// The places of the shops, as a tree.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut taxonomy = Taxonomy::default();
        for (index, shop) in self.shops.iter().enumerate() {
            taxonomy.add_path(index, &shop.places);
        }
        taxonomy.finish().0
    }
}
