//! Readiness of a shop for shoppers: a share for each criterion, and a score from 0 to 100 by weights.

use serde::{Deserialize, Serialize};

/// Part of readiness, in the order of the default weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Criterion {
    /// A way to order.
    Contact,
    /// Photos: how many products have one, light, sharpness, size.
    Photos,
    /// Prices.
    Prices,
    /// Address and opening hours.
    Place,
    /// Words about the shop and its products.
    Descriptions,
    /// Ways to pay.
    Payment,
    /// Permits of the shop or of a product.
    Permits,
    /// Ways to get the goods.
    Delivery,
    /// Page weights within the budget.
    Weight,
    /// Categories, where there are many products.
    Categories,
    /// A public address, of the shop or of its group.
    Address,
}

/// Number of criteria.
const COUNT: usize = Criterion::ALL.len();

impl Criterion {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Contact,
        Self::Photos,
        Self::Prices,
        Self::Place,
        Self::Descriptions,
        Self::Payment,
        Self::Permits,
        Self::Delivery,
        Self::Weight,
        Self::Categories,
        Self::Address,
    ];

    /// Its key in `kurasi: bobot`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contact => "kontak",
            Self::Photos => "foto",
            Self::Prices => "harga",
            Self::Place => "tempat",
            Self::Descriptions => "keterangan",
            Self::Payment => "pembayaran",
            Self::Permits => "izin",
            Self::Delivery => "pengiriman",
            Self::Weight => "berat",
            Self::Categories => "kategori",
            Self::Address => "alamat_situs",
        }
    }

    /// The criterion of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|criterion| criterion.key() == key)
    }
}

/// Points of each criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights([u32; COUNT]);

impl Default for Weights {
    /// The weights of a group that sets none; they add up to 100.
    fn default() -> Self {
        Self([20, 20, 15, 10, 8, 7, 5, 5, 4, 3, 3])
    }
}

impl Weights {
    /// Sets the points of one criterion.
    pub fn set(&mut self, criterion: Criterion, points: u32) {
        self.0[criterion as usize] = points;
    }

    /// The points of one criterion.
    pub fn of(&self, criterion: Criterion) -> u32 {
        self.0[criterion as usize]
    }
}

/// First thing that a criterion lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// It is not there at all, in the shop or in some products.
    Missing,
    /// Only a telephone or e-mail.
    WhatsApp,
    /// Opening hours.
    Hours,
    /// Words about products.
    Products,
    /// Light in photos.
    Light,
    /// Sharpness of photos.
    Sharpness,
    /// Pixels of photos.
    Size,
}

impl Lack {
    /// Its name in the texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WhatsApp => "whatsapp",
            Self::Hours => "hours",
            Self::Products => "products",
            Self::Light => "light",
            Self::Sharpness => "sharpness",
            Self::Size => "size",
        }
    }
}

/// The next thing to do about a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The lacking thing.
    pub lack: Lack,
    /// Number of products, photos or pages that lack it; 0 when the shop does.
    pub count: usize,
    /// The first of them; empty when the shop itself lacks it.
    pub example: String,
}

/// A criterion with the part of it that a shop fulfils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The criterion.
    pub criterion: Criterion,
    /// From 0 to [`Row::WHOLE`].
    pub share: u32,
    /// The next thing to do; `None` when it is fulfilled.
    pub step: Option<Step>,
}

impl Row {
    /// The share of a fulfilled criterion.
    pub const WHOLE: u32 = 1000;

    /// Points of it, rounded down: full points only for a fulfilled criterion.
    pub fn points(&self, weights: &Weights) -> u32 {
        weights.of(self.criterion) * self.share.min(Self::WHOLE) / Self::WHOLE
    }
}

/// The readiness of a shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// One row a criterion.
    pub rows: Vec<Row>,
}

impl Readiness {
    /// The score from 0 to 100, rounded down.
    pub fn score(&self, weights: &Weights) -> u32 {
        let possible: u32 = self.rows.iter().map(|row| weights.of(row.criterion)).sum();
        let reached = self.rows.iter().map(|row| {
            let share = row.share.min(Row::WHOLE);
            u64::from(weights.of(row.criterion)) * u64::from(share)
        });
        let reached: u64 = reached.sum();
        let whole = u64::from(possible.max(1)) * u64::from(Row::WHOLE);
        u32::try_from(100 * reached / whole).expect("at most 100")
    }

    /// The rows with something to do, the dearest first.
    pub fn steps(&self, weights: &Weights) -> Vec<&Row> {
        let lost = |row: &Row| weights.of(row.criterion) * (Row::WHOLE - row.share.min(Row::WHOLE));
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| row.step.is_some()).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(lost(row)));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_weights_add_up_to_100() {
        let weights = Weights::default();
        let points = Criterion::ALL.map(|criterion| weights.of(criterion));
        assert_eq!(points.iter().sum::<u32>(), 100);
    }

    #[test]
    fn a_score_follows_the_weights() {
        let row = |criterion, share| Row {
            criterion,
            share,
            step: None,
        };
        let readiness = Readiness {
            rows: vec![row(Criterion::Contact, 1000), row(Criterion::Photos, 500)],
        };
        let mut weights = Weights::default();
        assert_eq!(readiness.score(&weights), 75);
        weights.set(Criterion::Photos, 60);
        assert_eq!(readiness.score(&weights), 62);
        weights.set(Criterion::Contact, 0);
        weights.set(Criterion::Photos, 0);
        assert_eq!(readiness.score(&weights), 0);
        // A forged row gives no more than its points.
        let forged = Readiness {
            rows: vec![row(Criterion::Contact, u32::MAX)],
        };
        assert_eq!(forged.score(&Weights::default()), 100);
    }
}
