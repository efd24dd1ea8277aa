//! Stock of a product.

use super::folding::fold;
use super::numeral::{Numeral, split_number};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Stock as sellers give it: a number, available, or sold out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stock {
    /// Number of pieces, at least 1.
    Count(u32),
    /// Available, in unknown number.
    Available,
    /// Sold out.
    SoldOut,
}

/// A text is no stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StockError {
    /// Nothing was written.
    Empty,
    /// Neither a number nor a known word.
    Unknown,
    /// A count below zero.
    Negative,
    /// A count with decimals, or with dots and commas in odd places.
    NotWhole,
    /// More than fits in 32 bits.
    TooLarge,
}

impl Stock {
    /// Reads `12`, `12 bungkus`, `1.200`, `ada`, `habis` and their like; `0` is sold out.
    ///
    /// # Errors
    /// One variant of [`StockError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, StockError> {
        let folded = fold(text);
        match folded.as_str() {
            "" => return Err(StockError::Empty),
            "ada" | "tersedia" | "ready" | "ready stock" | "ready stok" | "available"
            | "in stock" => return Ok(Self::Available),
            "habis" | "kosong" | "tidak ada" | "sold out" | "soldout" | "out of stock" => {
                return Ok(Self::SoldOut);
            }
            _ => {}
        }
        if folded.starts_with('-') {
            return Err(StockError::Negative);
        }
        let (number, unit) = split_number(&folded);
        let is_unit = unit.chars().all(|c| c.is_alphabetic() || " .".contains(c));
        if number.is_empty() || !is_unit {
            return Err(StockError::Unknown);
        }
        Self::counted(number)
    }

    fn counted(number: &str) -> Result<Self, StockError> {
        let mut numeral = Numeral::read(number).ok_or(StockError::NotWhole)?;
        if numeral.tail_may_be_group() {
            numeral = numeral.tail_as_group();
        }
        let scaled = numeral.scaled(0).ok_or(StockError::TooLarge)?;
        if !scaled.exact {
            return Err(StockError::NotWhole);
        }
        match u32::try_from(scaled.value) {
            Ok(0) => Ok(Self::SoldOut),
            Ok(count) => Ok(Self::Count(count)),
            Err(_) => Err(StockError::TooLarge),
        }
    }
}

/// Typed form: `12`, `ada`, `habis`.
impl fmt::Display for Stock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(formatter, "{count}"),
            Self::Available => formatter.write_str("ada"),
            Self::SoldOut => formatter.write_str("habis"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_and_words() {
        for (text, stock) in [
            ("12 | 12 bungkus | 12 Pcs. | 12,0 | １２", Stock::Count(12)),
            ("1.200 | 1,200 | 1200", Stock::Count(1200)),
            ("ada | Tersedia | in stock", Stock::Available),
            ("habis | KOSONG | sold out | 0 | 0 kg", Stock::SoldOut),
        ] {
            for text in text.split(" | ") {
                assert_eq!(Stock::parse(text), Ok(stock), "{text}");
            }
        }
    }

    #[test]
    fn slips_say_what_they_are() {
        for (text, error) in [
            ("", StockError::Empty),
            ("banyak", StockError::Unknown),
            ("12-15", StockError::Unknown),
            ("-3", StockError::Negative),
            ("1,5 kg", StockError::NotWhole),
            ("5000000000", StockError::TooLarge),
        ] {
            assert_eq!(Stock::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(count in 1u32.., text in "\\PC*") {
            for stock in [Stock::Count(count), Stock::Available, Stock::SoldOut] {
                prop_assert_eq!(Stock::parse(&stock.to_string()), Ok(stock));
            }
            let _ = Stock::parse(&text);
        }
    }
}
