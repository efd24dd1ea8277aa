//! The data of a shop, or of a nested group, that the portal above it shows. Addresses start at the member's own root.
//! Builds store it, so that a portal can be rebuilt without reading unchanged shops.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CardView, ChoiceView, ContactView, Lead, PictureView, ShippingView};
use crate::catalogue::{Network, Readiness};
use crate::files::{SitePath, path_or_root};
use crate::parse::Spanned;
use crate::theme::InlineScripts;
use crate::value::{Permit, Score, Trade, slug};

/// The kinds of permits.
const PERMIT_KINDS: [&str; 4] = ["nib", "pirt", "halal", "bpom"];

/// A shop, or a group within the group, as a portal shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Member {
    /// Its folder.
    #[serde(deserialize_with = "path_or_root")]
    pub folder: SitePath,
    /// Name.
    pub name: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// Identifies the shop's cart in the browser's storage.
    pub id: String,
    /// Ways to reach it, that which receives its orders first.
    pub contacts: Vec<ContactView>,
    /// Ways to get its goods, as its cart offers them.
    pub shipping: Vec<ShippingView>,
    /// Names of its ways to pay.
    pub payments: Vec<String>,
    /// Its location, from the widest to the narrowest: regency, district, village.
    pub places: Vec<String>,
    /// Short name of the place, for cards.
    pub place: Option<String>,
    /// Its logo, or else the photo of its first product.
    pub picture: Option<PictureView>,
    /// Kinds of permits that it has: `nib`, `pirt`, `halal`, `bpom`.
    pub permits: Vec<String>,
    /// Those of them that its group has confirmed.
    pub confirmed: Vec<String>,
    /// All permits that it states, its products' included.
    pub stated: Vec<Permit>,
    /// Its line of business.
    pub trade: Trade,
    /// Its notices on the board.
    pub network: Network,
    /// Its readiness; empty for a group.
    pub readiness: Readiness,
    /// The mean of its group's curators; set by the portal, which knows their scores.
    #[serde(skip)]
    pub curated: Option<Score>,
    /// Hashes of the inline scripts of its pages and, for a group, of its members' pages: a host sends one
    /// Content-Security-Policy for all.
    pub scripts: InlineScripts,
    /// `true` when it tells of itself in a description or on pages of its own.
    pub has_texts: bool,
    /// Its products; none for a group.
    pub goods: Vec<Goods>,
    /// `true` for a group.
    pub is_group: bool,
    /// The shops of a group; empty for a shop.
    pub shops: Vec<Member>,
    /// Names that its folder had, as slugs with their places in its data file.
    pub former: Vec<Spanned<String>>,
    /// Former addresses within its site.
    pub leads: Vec<Lead>,
    /// Former slugs of its widest categories, each with the present one.
    pub former_categories: Vec<(String, String)>,
    /// Digest of its content but for its name, by which a renamed folder is recognised.
    pub content: Option<blake3::Hash>,
}

/// A product as a portal shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Goods {
    /// Its card.
    pub card: CardView,
    /// Its choices; a product without any is one choice without a name.
    pub choices: Vec<ChoiceView>,
    /// The titles of its categories, each from the widest to the narrowest.
    pub categories: Vec<Vec<String>>,
    /// Search words besides its name.
    pub words: Vec<String>,
}

impl Member {
    /// Number of products that it shows: its own, or those of a group's shops.
    pub fn product_count(&self) -> usize {
        let inner = self.shops.iter().map(|shop| shop.goods.len());
        self.goods.len() + inner.sum::<usize>()
    }

    /// `true` when all links lead to `files` and all fields that are no plain text have their form (templates escape
    /// the rest). For members from other machines.
    pub fn is_sound(&self, files: &BTreeSet<SitePath>) -> bool {
        let is_inner = |shop: &Self| !shop.is_group && shop.shops.is_empty();
        self.folder.is_root()
            && self.is_sound_alone(files)
            && self.shops.iter().all(is_inner)
            && self.shops.iter().all(|shop| shop.is_sound_alone(files))
    }

    /// The same check without the shops of a group.
    fn is_sound_alone(&self, files: &BTreeSet<SitePath>) -> bool {
        let is_known = |path: &SitePath| path.starts_with(&self.folder) && files.contains(path);
        let goods = self.goods.iter().map(|goods| &goods.card);
        let pictures = goods.clone().flat_map(|card| &card.picture);
        let is_slug = |text: &str| slug(text) == text;
        let is_permit = |permit: &String| PERMIT_KINDS.contains(&&**permit);
        is_known(&self.folder.join(&SitePath::of(["index.html"])))
            && goods.map(|card| &card.url).all(is_known)
            && pictures
                .chain(&self.picture)
                .all(|picture| picture.is_sound(is_known))
            && self.contacts.iter().all(ContactView::is_sound)
            && self.permits.iter().chain(&self.confirmed).all(is_permit)
            && self.id.chars().all(|c| c.is_ascii_hexdigit())
            && self.scripts.are_sound()
            && self.former.iter().all(|former| is_slug(&former.value))
            && self.leads.iter().all(|lead| lead.is_sound(is_known))
            && self
                .former_categories
                .iter()
                .all(|(former, _)| is_slug(former))
    }

    /// Moves it into a folder of a portal: prefixes all addresses, and names the shop on its cards.
    pub(super) fn into_folder(mut self, folder: &SitePath) -> Self {
        let before = |address: &mut SitePath| *address = folder.join(address);
        before(&mut self.folder);
        if let Some(picture) = &mut self.picture {
            picture.move_into(folder);
        }
        for lead in &mut self.leads {
            before(&mut lead.from);
            before(&mut lead.to);
        }
        for goods in &mut self.goods {
            before(&mut goods.card.url);
            goods.card.shop = Some(self.name.clone());
            if let Some(picture) = &mut goods.card.picture {
                picture.move_into(folder);
            }
        }
        self.shops = self
            .shops
            .into_iter()
            .map(|shop| shop.into_folder(folder))
            .collect();
        self
    }
}
