//! What the portal of a group shows of its members.
//!
//! A shop tells it once ([`Member`]), with addresses from its own root; builds keep it, so that a shop that
//! has not changed need not be read for the portal's sake. [`Members`] are all of them, with addresses from
//! the portal's root; those of a group within the group are among them.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{CardView, ContactView, PERMIT_KINDS, PictureView};
use crate::catalogue::{Category, Network, Portal, categories};
use crate::files::{SitePath, path_or_root};
use crate::theme::InlineScripts;

/// What a portal shows of one shop, or of a group within the group.
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
    /// What it looks for and has to give.
    pub network: Network,
    /// From 0 to 100, how ready it is for shoppers.
    pub score: u32,
    /// The scripts within its pages and, of a group, those of its members: one policy of the host is for all.
    pub scripts: InlineScripts,
    /// Its products; none for a group.
    pub goods: Vec<Goods>,
    /// Whether it is a group.
    pub is_group: bool,
    /// The shops of a group.
    pub shops: Vec<Member>,
}

/// What a portal shows of one product.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Goods {
    /// Its card.
    pub card: CardView,
    /// The titles of its categories, each from the widest to the narrowest.
    pub categories: Vec<Vec<String>>,
    /// What else than its name it is found by.
    pub words: Vec<String>,
}

impl Member {
    /// How many products it shows: its own, or those of a group's shops.
    pub fn product_count(&self) -> usize {
        let inner = self.shops.iter().map(|shop| shop.goods.len());
        self.goods.len() + inner.sum::<usize>()
    }

    /// Whether a site with these files may tell this of itself: it leads nowhere else, and what is no plain text has its
    /// form. To be asked when another machine tells it; templates make text of all else.
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
    fn into_folder(mut self, folder: &SitePath) -> Self {
        let before = |address: &mut SitePath| *address = folder.join(address);
        before(&mut self.folder);
        if let Some(picture) = &mut self.picture {
            move_picture(picture, folder);
        }
        for goods in &mut self.goods {
            before(&mut goods.card.url);
            goods.card.shop = Some(self.name.clone());
            if let Some(picture) = &mut goods.card.picture {
                move_picture(picture, folder);
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

fn move_picture(picture: &mut PictureView, folder: &SitePath) {
    picture.src = folder.join(&picture.src);
    let files = picture
        .sources
        .iter_mut()
        .flat_map(|source| &mut source.files);
    files.for_each(|file| file.url = folder.join(&file.url));
}

/// All members of a group.
#[derive(Debug, Default)]
pub struct Members {
    /// Its shops, those of groups within it included.
    pub shops: Vec<Member>,
    /// The groups within it, without their shops.
    pub groups: Vec<Member>,
    /// The scripts within the pages of all members, those that the portal does not show included.
    pub scripts: InlineScripts,
    /// All products as numbers of a shop and of one of its products: from each shop one in turn, so that
    /// no shop has the first page for itself.
    order: Vec<(usize, usize)>,
}

impl Members {
    /// Gathers the members of a group with the folders that they have in its site.
    pub fn gather(members: Vec<(SitePath, Member)>) -> Self {
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

    /// One of them.
    pub fn product(&self, index: usize) -> &Goods {
        let (shop, number) = self.order[index];
        &self.shops[shop].goods[number]
    }

    /// What the portal is made of, and the categories of its products.
    pub fn outline(&self) -> (Portal, Vec<Category>) {
        let portal = Portal {
            shops: self.shops.len(),
            products: self.order.len(),
            places: categories(self.shops.iter().map(|shop| vec![shop.places.as_slice()])),
            network: self
                .shops
                .iter()
                .any(|shop| shop.network != Network::default()),
        };
        // One level: what each shop divides further is its own business.
        let widest = self.goods().map(|(_, goods)| {
            let paths = goods.categories.iter();
            paths.filter_map(|path| path.get(..1)).collect()
        });
        let categories = categories(widest);
        (portal, categories)
    }
}
