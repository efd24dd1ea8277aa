//! Lines of business, as people name them on forms.

use serde::{Deserialize, Serialize};

use super::folding::words;

/// Kind of goods that a business sells. Curators judge each by criteria of its own.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Trade {
    /// Food and drinks.
    Food,
    /// Clothes, and what is worn with them.
    Fashion,
    /// Things made by hand.
    Craft,
    /// Work that is done for others.
    Service,
    /// Anything else, or not said.
    #[default]
    General,
}

/// Words by which a line of business is known, folded.
const WORDS: [(Trade, &[&str]); 5] = [
    (
        Trade::Food,
        &[
            "pangan", "makanan", "minuman", "kuliner", "kue", "roti", "kopi", "jajanan", "camilan",
            "cemilan", "snack", "katering", "catering", "bumbu", "sambal", "keripik", "food",
            "foods", "beverage", "drinks", "fnb",
        ],
    ),
    (
        Trade::Fashion,
        &[
            "busana", "fesyen", "fashion", "pakaian", "baju", "konveksi", "batik", "tenun",
            "songket", "bordir", "hijab", "kerudung", "sepatu", "tas", "tekstil", "wastra",
            "clothes", "clothing",
        ],
    ),
    (
        Trade::Craft,
        &[
            "kerajinan",
            "kriya",
            "craft",
            "crafts",
            "handicraft",
            "handicrafts",
            "anyaman",
            "ukiran",
            "mebel",
            "meubel",
            "furnitur",
            "gerabah",
            "keramik",
            "suvenir",
            "souvenir",
            "cenderamata",
        ],
    ),
    (
        Trade::Service,
        &[
            "jasa",
            "layanan",
            "servis",
            "service",
            "services",
            "salon",
            "bengkel",
            "laundry",
            "penatu",
            "wisata",
            "travel",
            "rias",
            "fotografi",
        ],
    ),
    (
        Trade::General,
        &[
            "umum",
            "lain",
            "lainnya",
            "dagang",
            "perdagangan",
            "kelontong",
            "pertanian",
            "peternakan",
            "perikanan",
            "general",
            "other",
            "others",
        ],
    ),
];

impl Trade {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Food,
        Self::Fashion,
        Self::Craft,
        Self::Service,
        Self::General,
    ];

    /// The line of business of a text, by the first word that names one: `Kuliner (kue kering)`.
    pub fn parse(text: &str) -> Option<Self> {
        let named = |word: &String| {
            let mut trades = WORDS.iter();
            let found = trades.find(|(_, names)| names.contains(&word.as_str()));
            found.map(|(trade, _)| *trade)
        };
        words(text).iter().find_map(named)
    }

    /// Its key in `kurasi/kriteria.yaml`, and its word in the data of a shop.
    pub fn key(self) -> &'static str {
        match self {
            Self::Food => "pangan",
            Self::Fashion => "busana",
            Self::Craft => "kerajinan",
            Self::Service => "jasa",
            Self::General => "umum",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_name_their_trade_in_many_words() {
        for (text, trade) in [
            ("Makanan dan minuman", Trade::Food),
            ("KULINER", Trade::Food),
            ("Industri kue kering", Trade::Food),
            ("Fesyen/batik tulis", Trade::Fashion),
            ("kriya", Trade::Craft),
            ("Jasa jahit pakaian", Trade::Service),
            ("Lain-lain", Trade::General),
        ] {
            assert_eq!(Trade::parse(text), Some(trade), "{text}");
        }
        assert_eq!(Trade::parse("tambang"), None);
        for trade in Trade::ALL {
            assert_eq!(Trade::parse(trade.key()), Some(trade));
        }
    }
}
