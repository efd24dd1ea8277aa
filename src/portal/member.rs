//! What a shop, or a group within the group, shows of itself in the portal above it. It is told once, with addresses
//! from the member's own root; builds keep it, so that a shop that has not changed need not be read for the
//! portal's sake.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CardView, ContactView, PictureView};
use crate::catalogue::Network;
use crate::files::{SitePath, path_or_root};
use crate::theme::InlineScripts;

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
    /// Tells the shop's cart from others in the memory of a browser.
    pub id: String,
    /// Where its orders go.
    pub contact: Option<ContactView>,
    /// Where it is, from the widest to the narrowest: regency, district, village.
    pub places: Vec<String>,
    /// Short name of the place, for cards.
    pub place: Option<String>,
    /// Its sign, or else the photo of its first product.
    pub picture: Option<PictureView>,
    /// Kinds of permits that it has: `nib`, `pirt`, `halal`, `bpom`.
    pub permits: Vec<String>,
    /// Its notices on the board.
    pub network: Network,
    /// From 0 to 100, how ready it is for shoppers.
    pub score: u32,
    /// The scripts within its pages and, of a group, those of its members: one policy of the host is for all.
    pub scripts: InlineScripts,
    /// Its products; none for a group.
    pub goods: Vec<Goods>,
    /// `true` for a group.
    pub is_group: bool,
    /// The shops of a group.
    pub shops: Vec<Member>,
}

/// A product as a portal shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Goods {
    /// Its card.
    pub card: CardView,
    /// The titles of its categories, each from the widest to the narrowest.
    pub categories: Vec<Vec<String>>,
    /// Words besides its name that a search finds it by.
    pub words: Vec<String>,
}

impl Member {
    /// Number of products that it shows: its own, or those of a group's shops.
    pub fn product_count(&self) -> usize {
        let inner = self.shops.iter().map(|shop| shop.goods.len());
        self.goods.len() + inner.sum::<usize>()
    }

    /// `true` when a site with these files may tell this of itself: it leads nowhere else, and what is no plain text has
    /// its form. Templates make text of all else. To be asked when another machine tells it.
    pub fn is_sound(&self, files: &BTreeSet<SitePath>) -> bool {
        let is_inner = |shop: &Self| !shop.is_group && shop.shops.is_empty();
        self.folder.is_root()
            && self.is_sound_alone(files)
            && self.shops.iter().all(is_inner)
            && self.shops.iter().all(|shop| shop.is_sound_alone(files))
    }

    /// The same but for the shops of a group.
    fn is_sound_alone(&self, files: &BTreeSet<SitePath>) -> bool {
        let is_known = |path: &SitePath| path.starts_with(&self.folder) && files.contains(path);
        let goods = self.goods.iter().map(|goods| &goods.card);
        let pictures = goods.clone().flat_map(|card| &card.picture);
        let is_permit = |permit: &String| PERMIT_KINDS.contains(&&**permit);
        is_known(&self.folder.join(&SitePath::of(["index.html"])))
            && goods.map(|card| &card.url).all(is_known)
            && pictures
                .chain(&self.picture)
                .all(|picture| picture.is_sound(is_known))
            && self.contact.iter().all(ContactView::is_sound)
            && self.permits.iter().all(is_permit)
            && self.id.chars().all(|c| c.is_ascii_hexdigit())
            && self.scripts.are_sound()
    }

    /// Moves it into a folder of a portal: all its addresses begin there, and its cards name it.
    pub(super) fn into_folder(mut self, folder: &SitePath) -> Self {
        let before = |address: &mut SitePath| *address = folder.join(address);
        before(&mut self.folder);
        if let Some(picture) = &mut self.picture {
            picture.move_into(folder);
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
