//! What the members of a group show of themselves in, the [`Portal`] out: their shops by place, their products by
//! category.
//!
//! A portal is no shop: it sells nothing, and its products have their pages in the shops below it. Nothing of a member
//! is read here but what it [tells](Member), and nothing is rendered.

mod card;
mod contact;
mod content;
mod member;
mod members;
mod picture;
mod place;

pub use card::{CardView, PriceView, StockState, StockView};
pub use contact::ContactView;
pub use content::Content;
pub use member::{Goods, Member};
pub use members::Members;
pub use picture::{FileView, PictureView, SourceView};
pub use place::Place;

use crate::catalogue::{Category, Group, Network};
use crate::files::SitePath;
use crate::theme::InlineScripts;

/// The site of a group.
#[derive(Debug)]
pub struct Portal {
    /// The group without its members.
    pub group: Group,
    /// The members that it shows.
    pub members: Members,
    /// The scripts within the pages of all members, of those too that it does not show: hosts hold them to the same
    /// rules.
    pub scripts: InlineScripts,
    /// The categories of its products, on one level: what each shop divides further is its own business.
    pub categories: Vec<Category>,
    /// Places, each within a larger one.
    pub places: Vec<Place>,
}

impl Portal {
    /// The portal of a group whose members are not known yet.
    pub fn new(group: Group) -> Self {
        Self {
            group,
            members: Members::default(),
            scripts: InlineScripts::default(),
            categories: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Takes the members with their folders, from the portal's root.
    pub fn gather(&mut self, members: Vec<(SitePath, Member)>) {
        let shown = members.into_iter().filter_map(|(folder, member)| {
            self.scripts.join(&member.scripts);
            let is_ready = member.is_group || !self.is_growing(&member);
            (is_ready || !self.group.hides).then_some((folder, member))
        });
        let shown = shown.collect();
        self.members = Members::gather(shown);
        self.categories = self.members.categories();
        self.places = self.members.places();
    }

    /// A member below the group's least score.
    pub fn is_growing(&self, member: &Member) -> bool {
        member.score < self.group.minimum
    }

    /// Some member has said what it looks for or has to give.
    pub fn has_network(&self) -> bool {
        let mut shops = self.members.shops.iter();
        shops.any(|shop| shop.network != Network::default())
    }
}
