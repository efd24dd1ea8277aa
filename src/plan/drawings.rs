//! Link previews (Open Graph images) with words on them, and icons. Made from a photo where a suitable one exists, else
//! drawn.

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
    /// The shop: its name and tagline.
    Shop,
    /// A product, by its index: its name and price.
    Product(usize),
    /// A text: only its photo.
    Text,
}

/// An icon of the shop, by its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IconUse {
    /// The favicon of a browser's tab.
    Tab,
    /// The home screen of an iPhone (`apple-touch-icon`).
    Touch,
    /// The home screen of other phones.
    Home,
    /// The splash screen.
    Splash,
    /// A maskable icon, which phones cut to their own shape.
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

    /// Share of the side that the logo may take, in per cent. For maskable icons three fifths: such a square lies
    /// within the safe zone (a circle) but for the tips of its corners.
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
    /// The drawing to make.
    pub drawing: Drawing,
    /// Its address from the site's root.
    pub url: SitePath,
    /// The photo that replaces it, if that could be developed.
    instead: Option<SourcePath>,
}

impl PlannedDrawing {
    /// `true` when it is shown; `is_made` tells which photos could be developed.
    pub fn is_needed(&self, is_made: impl Fn(&SourcePath) -> bool) -> bool {
        !self.instead.as_ref().is_some_and(is_made)
    }
}

/// Source material for previews and icons of a site.
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

    /// The caption below a photo; `None` when the fonts can draw nothing of its name.
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

    /// Text-only previews for the shop and each product. Only with a public address.
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
