//! Pictures that stand for a page or for the shop: previews of links with words on them, and icons. Each
//! is made from a photo where there is one that will do, and drawn where there is none.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::address::{ICON, photo_stem, picture_url};
use super::photos::{PlannedPhoto, Use};
use crate::catalogue::{PhotoRef, Product, Profile};
use crate::files::{SitePath, SourcePath};
use crate::photo::{Caption, Drawing, Icon, Price, Words};
use crate::portal::Content;
use crate::theme::Theme;
use crate::value::{Palette, Rupiah};

/// Topic of the preview of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The shop: its name and what it says of itself.
    Shop,
    /// A product, by its number: its name and price.
    Product(usize),
    /// A text: its photo alone.
    Text,
}

/// An icon of the shop, by its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IconUse {
    /// In a browser's tab.
    Tab,
    /// On the home screen of an iPhone.
    Touch,
    /// On the home screen of any other phone.
    Home,
    /// Large, as a phone shows it while the shop opens.
    Splash,
    /// Large, for phones that cut icons to a shape of their own.
    Maskable,
}

impl IconUse {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Tab,
        Self::Touch,
        Self::Home,
        Self::Splash,
        Self::Maskable,
    ];

    /// Pixels across and down.
    pub fn side(self) -> u32 {
        match self {
            Self::Tab => 48,
            Self::Touch => 180,
            Self::Home => 192,
            Self::Splash | Self::Maskable => 512,
        }
    }

    /// How much of it the shop's sign may take, in per cent. A square of three fifths lies within the
    /// circle that every phone leaves whole, but for the tips of its corners.
    fn share(self) -> u8 {
        match self {
            Self::Maskable => 60,
            _ => 100,
        }
    }
}

/// A picture that is drawn unless a photo takes its place.
#[derive(Debug)]
pub struct PlannedDrawing {
    /// The work.
    pub drawing: Drawing,
    /// Its address from the site's root.
    pub url: SitePath,
    /// The photo that makes it needless, once that could be made.
    instead: Option<SourcePath>,
}

impl PlannedDrawing {
    /// `true` when it is shown; `is_made` tells which photos could be made.
    pub fn is_needed(&self, is_made: impl Fn(&SourcePath) -> bool) -> bool {
        !self.instead.as_ref().is_some_and(is_made)
    }
}

/// Motifs of such pictures of a site.
pub(super) struct Motifs<'s> {
    pub profile: &'s Profile,
    products: &'s [Product],
    pub theme: &'s Theme,
    palette: Palette,
}

impl<'s> Motifs<'s> {
    pub fn new(content: Content<'s>, theme: &'s Theme) -> Self {
        Self {
            profile: content.profile(),
            products: content.own_products(),
            theme,
            palette: content.profile().palette(),
        }
    }

    pub fn icon(&self, purpose: IconUse) -> Icon {
        Icon {
            side: purpose.side(),
            share: purpose.share(),
            ground: self.palette.brand,
        }
    }

    /// The words of a topic as they stand below a photo; none where nothing of its name can be drawn.
    pub fn caption(&self, topic: Topic) -> Option<Caption> {
        let words = match topic {
            Topic::Shop => self.words_of_shop(),
            Topic::Product(index) => self.words_of_product(index),
            Topic::Text => return None,
        };
        Caption::new(words, (self.palette.brand, self.palette.on_brand))
    }

    /// All drawings, needed or not.
    pub fn drawings(
        &self,
        photos: &BTreeMap<SourcePath, PlannedPhoto>,
    ) -> BTreeMap<Use, PlannedDrawing> {
        let profile = self.profile;
        let planned =
            |purpose: Use, photo: Option<&PhotoRef>, stem: [&str; 2], drawing: Drawing| {
                let does = |path: &SourcePath| {
                    let uses = photos.get(path).and_then(|photo| photo.uses.get(&purpose));
                    uses.is_some_and(|renditions| !renditions.is_empty())
                };
                let size = format!("{}x{}", drawing.width, drawing.height);
                let planned = PlannedDrawing {
                    url: picture_url(stem, &size, (&drawing.key, Drawing::FORMAT)),
                    drawing,
                    instead: photo.map(|photo| photo.path.clone()).filter(does),
                };
                (purpose, planned)
            };
        let icons = IconUse::ALL.into_iter().map(|purpose| {
            let letter = Drawing::letter(self.icon(purpose), &profile.name, self.palette.on_brand);
            planned(Use::Icon(purpose), profile.logo.as_ref(), ICON, letter)
        });
        let posters = self
            .posters()
            .into_iter()
            .map(|(topic, poster)| match topic {
                Topic::Product(index) => {
                    let product = &self.products[index];
                    let photo = product.photos.first();
                    let stem = photo_stem(&product.slug);
                    planned(Use::Preview(topic), photo, stem, poster)
                }
                Topic::Shop | Topic::Text => planned(
                    Use::Preview(topic),
                    profile.cover.as_ref(),
                    photo_stem("toko"),
                    poster,
                ),
            });
        icons.chain(posters).collect()
    }

    /// Words alone, which name the shop with each of its products. Only where the public address is known.
    fn posters(&self) -> Vec<(Topic, Drawing)> {
        if self.profile.url.is_none() {
            return Vec::new();
        }
        let of_product = |index| {
            let mut words = self.words_of_product(index);
            words.below = Some(self.profile.name.clone());
            (Topic::Product(index), words)
        };
        let products = (0..self.products.len()).into_par_iter().map(of_product);
        rayon::iter::once((Topic::Shop, self.words_of_shop()))
            .chain(products)
            .filter_map(|(topic, words)| {
                let colors = (self.palette.brand, self.palette.on_brand);
                Some((
                    topic,
                    Drawing::poster(Arc::new(Caption::new(words, colors)?)),
                ))
            })
            .collect()
    }

    fn words_of_shop(&self) -> Words {
        let Profile {
            name,
            tagline,
            address,
            ..
        } = self.profile;
        let place = address.regency.as_ref().or(address.province.as_ref());
        Words {
            name: name.clone(),
            price: None,
            below: tagline.as_ref().or(place).cloned(),
        }
    }

    fn words_of_product(&self, index: usize) -> Words {
        let product = &self.products[index];
        let price = |(price, is_lowest): (Rupiah, bool)| Price {
            before: is_lowest.then(|| self.theme.texts.format("price-from", &[])),
            amount: price.to_string(),
            unit: product.unit.as_ref().map(|unit| format!("/{unit}")),
        };
        Words {
            name: product.name.clone(),
            price: product.lowest_price().map(price),
            below: None,
        }
    }
}
