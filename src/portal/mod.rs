//! Joins the members of a group into a [`Portal`]: their shops by place, their products by category.
//!
//! A portal is no shop: it sells nothing, and its products have their pages in the shops below it. Reads nothing of a
//! member but its [`Member`], and renders nothing.

mod card;
mod choice;
mod contact;
mod content;
mod lead;
mod member;
mod members;
mod picture;
mod place;
mod shipping;

pub use card::{CardView, PriceView, StockState, StockView};
pub use choice::ChoiceView;
pub use contact::ContactView;
pub use content::Content;
pub use lead::Lead;
pub use member::{Goods, Member};
pub use members::Members;
pub use picture::{FileView, PictureView, SourceView};
pub use place::Place;
pub use shipping::ShippingView;

use std::collections::{HashMap, HashSet};

use crate::catalogue::{ALL_PRODUCTS, Category, Group, Network};
use crate::files::SitePath;
use crate::theme::InlineScripts;

/// The site of a group.
#[derive(Debug)]
pub struct Portal {
    /// The group without its members.
    pub group: Group,
    /// Members with a place in the portal.
    pub members: Members,
    /// Shops without one, which sell all the same: their carts lead to the group's.
    pub hidden: Vec<Member>,
    /// Inline scripts of all members' pages, hidden members included: hosts send one policy for all.
    pub scripts: InlineScripts,
    /// The categories of its products, one level deep; deeper levels differ from shop to shop.
    pub categories: Vec<Category>,
    /// Places as a tree.
    pub places: Vec<Place>,
    /// Former addresses within the members' sites, and former folders of members.
    pub leads: Vec<Lead>,
}

impl Portal {
    /// A portal without members.
    pub fn new(group: Group) -> Self {
        Self {
            group,
            members: Members::default(),
            hidden: Vec::new(),
            scripts: InlineScripts::default(),
            categories: Vec::new(),
            places: Vec::new(),
            leads: Vec::new(),
        }
    }

    /// Adds the members with their folders, from the portal's root, and the former folders that lead to these.
    pub fn gather(&mut self, members: Vec<(SitePath, Member)>, moves: Vec<Lead>) {
        for (folder, member) in &members {
            self.scripts.join(&member.scripts);
            let leads = member.leads.iter();
            self.leads.extend(leads.map(|lead| lead.within(folder)));
        }
        self.leads.extend(moves);
        let is_shown = |(_, member): &(SitePath, Member)| !self.is_hidden(member);
        let (shown, hidden) = members.into_iter().partition(is_shown);
        self.members = Members::gather(shown);
        self.hidden = Members::gather(hidden).shops;
        self.categories = self.members.categories();
        self.lead_to_categories();
        self.places = self.members.places();
    }

    /// Gives categories the former slugs of the shops' own ones, unless a present category has them.
    fn lead_to_categories(&mut self) {
        let present = self.categories.iter().enumerate();
        let present: HashMap<String, usize> = present
            .map(|(index, category)| (category.slug.clone(), index))
            .collect();
        let mut led = HashSet::new();
        let shops = self.members.shops.iter();
        for (former, slug) in shops.flat_map(|shop| &shop.former_categories) {
            let is_free = former != ALL_PRODUCTS && !present.contains_key(former);
            if let Some(index) = present.get(slug).filter(|_| is_free)
                && led.insert(former)
            {
                self.categories[*index].former.push(former.clone());
            }
        }
    }

    /// True for a shop below the group's least score.
    pub fn is_growing(&self, member: &Member) -> bool {
        let curation = &self.group.curation;
        !member.is_group && curation.is_below(&member.readiness, member.curated)
    }

    /// True for a shop that is left out of the portal until it is ready.
    pub fn is_hidden(&self, member: &Member) -> bool {
        self.group.curation.hides && self.is_growing(member)
    }

    /// All shops, when any of them has products.
    pub fn sellers(&self) -> impl Iterator<Item = &Member> {
        let all = || self.members.shops.iter().chain(&self.hidden);
        let sells = all().any(|shop| !shop.goods.is_empty());
        all().filter(move |_| sells)
    }

    /// True when some member has a notice on the board.
    pub fn has_network(&self) -> bool {
        let mut shops = self.members.shops.iter();
        shops.any(|shop| shop.network != Network::default())
    }
}
