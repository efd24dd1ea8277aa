//! Prices in whole Rupiah, parsed from the many ways in which people write them.
//!
//! Printed as `Rp12.500`: no space, a dot per thousand (Ejaan Bahasa Indonesia, the former PUEBI II.H.5). There are no
//! cents: a price that seems to have some is an error with a suggestion.

use super::folding::fold;
use super::numeral::{Numeral, Scaled, split_number};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of money in whole Rupiah.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rupiah(pub u64);

/// Reason why a text is not a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RupiahError {
    /// Nothing was written.
    Empty,
    /// The amount is below zero.
    Negative,
    /// There are letters or signs where an amount should stand.
    Letters,
    /// Two prices in one value, as in `10.000-15.000`.
    Range,
    /// A unit is behind the price; it has a key of its own (`satuan`).
    Unit {
        /// The price without the unit.
        amount: Rupiah,
        /// The unit, in lower case and without `/` or `per`.
        unit: String,
    },
    /// Decimals below one Rupiah, or thousands cut short: `12.50` was perhaps `12.500`.
    Cents {
        /// The likely price.
        suggestion: Rupiah,
    },
    /// `12,500`: thousands in English, decimals in Indonesian.
    Comma {
        /// The English reading.
        suggestion: Rupiah,
    },
    /// Thousands as digits and as a word: `12.500rb`.
    Doubled {
        /// The amount without the word.
        suggestion: Rupiah,
    },
    /// Dots or commas do not group the digits by threes.
    Grouping,
    /// More than [`Rupiah::MAX`].
    TooLarge,
}

impl Rupiah {
    /// The largest plausible price: just under a thousand miliar.
    pub const MAX: Self = Self(999_999_999_999);

    /// Reads a price such as `12500`, `Rp 12.500,-`, `12,5rb`, `1,2 juta` or `1,250,000`.
    ///
    /// # Errors
    /// One variant of [`RupiahError`] per kind of slip, with a suggestion where only one thing can have
    /// been meant.
    pub fn parse(text: &str) -> Result<Self, RupiahError> {
        let folded = fold(text);
        let amount = without_currency(&folded)?;
        let joined = without_group_spaces(amount);
        let amount = joined.as_deref().unwrap_or(amount);
        if !amount.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(RupiahError::Letters);
        }
        let (number, rest) = split_number(amount);
        let (power, rest) = split_magnitude(without_dash_of_completion(rest));
        if begins_second_price(rest) {
            return Err(RupiahError::Range);
        }
        let price = match power {
            None => plain_amount(number)?,
            Some(power) => amount_in_words(number, power)?,
        };
        match without_dash_of_completion(rest).trim() {
            "" | "rupiah" | "idr" => Ok(price),
            unit => Err(unit_error(price, unit)),
        }
    }

    /// True for an amount such as `12 500`, as it is written in French and in handwriting.
    pub fn is_grouped_by_spaces(text: &str) -> bool {
        // Most prices have no space, and need no folding.
        text.contains(char::is_whitespace)
            && without_currency(&fold(text))
                .is_ok_and(|amount| without_group_spaces(amount).is_some())
    }

    /// The amount with a dot per thousand and no currency: `12.500`.
    pub fn grouped(self) -> String {
        let digits = self.0.to_string();
        let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The difference; `None` when `other` is larger.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&format!("Rp{}", self.grouped()))
    }
}

/// Reduction of `now` below `original` in per cent, rounded down so that no shop promises too much; 0 without one.
pub fn saving_percent(original: Rupiah, now: Rupiah) -> u8 {
    let saved = u128::from(original.checked_sub(now).unwrap_or_default().0);
    let percent = (saved * 100).checked_div(u128::from(original.0));
    u8::try_from(percent.unwrap_or_default()).expect("a part of the original is at most 100 %")
}

/// Removes `Rp`, `Rp.` or `IDR` at the start, and rejects a minus sign before or after it.
fn without_currency(folded: &str) -> Result<&str, RupiahError> {
    let amount = after_currency_name(folded.trim_start_matches('-'));
    let negative = folded.starts_with('-') || amount.starts_with('-');
    match amount {
        "" | "-" => Err(RupiahError::Empty),
        _ if negative => Err(RupiahError::Negative),
        _ => Ok(amount),
    }
}

/// The rest after `Rp`, `Rp.` or `IDR`, or the whole text without them.
fn after_currency_name(text: &str) -> &str {
    let text = text.trim_start();
    ["rp.", "rp", "idr"]
        .iter()
        .find_map(|name| text.strip_prefix(name))
        .unwrap_or(text)
        .trim_start()
}

/// Joins `12 500`: one to three digits, then groups of three. `None` without such groups.
fn without_group_spaces(amount: &str) -> Option<String> {
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = amount.split(' ');
    let first = words
        .next()
        .filter(|word| word.len() <= 3 && is_digits(word))?;
    let groups: Vec<&str> = words
        .take_while(|word| word.len() == 3 && is_digits(word))
        .collect();
    let rest = &amount[first.len() + groups.len() * 4..];
    (!groups.is_empty()).then(|| format!("{first}{}{rest}", groups.concat()))
}

/// Removes the handwritten `,-` after an amount, and stray marks at its end.
fn without_dash_of_completion(rest: &str) -> &str {
    let rest = rest.trim_start();
    let dashes = rest.trim_start_matches(['.', ',']);
    let after = dashes.trim_start_matches(['-', '=']);
    let closes = after.len() < dashes.len() && dashes.len() < rest.len();
    if closes || after.is_empty() {
        after
    } else {
        rest
    }
}

/// Splits a word for a power of ten from the front.
fn split_magnitude(rest: &str) -> (Option<usize>, &str) {
    let text = rest.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let power = match &text[..end] {
        "rb" | "ribu" | "k" => 3,
        "jt" | "juta" => 6,
        "miliar" | "milyar" | "mlr" => 9,
        "triliun" => 12,
        _ => return (None, rest),
    };
    let after = text[end..].strip_prefix('.').unwrap_or(&text[end..]);
    (Some(power), after)
}

/// True when another price follows, not a unit: `-15.000`, `s/d 15rb`, `/15.000`.
fn begins_second_price(rest: &str) -> bool {
    let rest = rest.trim_start();
    let joined = [
        "-", "s/d", "sd", "sampai", "hingga", "to", "/", "atau", "or", "~", ",", "&", "dan",
    ]
    .iter()
    .find_map(|word| rest.strip_prefix(word));
    let (number, unit) = split_number(after_currency_name(joined.unwrap_or(rest)));
    // `/100 gram` and `/ 3 bungkus` are units; only `/` can start one with a number.
    let names_unit = rest.starts_with('/') && split_magnitude(unit).0.is_none() && !unit.is_empty();
    !number.is_empty() && !names_unit
}

/// A number written in full.
fn plain_amount(number: &str) -> Result<Rupiah, RupiahError> {
    let numeral = Numeral::read(number).ok_or(RupiahError::Grouping)?;
    if numeral.tail_may_be_group() {
        let by_comma = numeral.tail.as_ref().is_some_and(|tail| tail.mark == ',');
        let (suggestion, _) = bounded(numeral.tail_as_group().scaled(0))?;
        return if by_comma {
            Err(RupiahError::Comma { suggestion })
        } else {
            Ok(suggestion)
        };
    }
    let decimals = numeral.tail.as_ref().map_or(0, |tail| tail.digits.len());
    if decimals > 2 {
        return Err(RupiahError::Grouping);
    }
    // Up to three digits before the mark: rather thousands with a missing zero.
    if decimals > 0 && numeral.groups == 0 && numeral.whole.len() <= 3 {
        let (suggestion, _) = bounded(numeral.scaled(3))?;
        return Err(RupiahError::Cents { suggestion });
    }
    whole_amount(numeral.scaled(0))
}

/// A number followed by a word for a power of ten.
fn amount_in_words(number: &str, power: usize) -> Result<Rupiah, RupiahError> {
    let numeral = Numeral::read(number).ok_or(RupiahError::Grouping)?;
    let by_dot = numeral.tail.as_ref().is_some_and(|tail| tail.mark == '.');
    if numeral.groups > 0 || (by_dot && numeral.tail_may_be_group()) {
        let suggestion = plain_amount(number)?;
        return Err(RupiahError::Doubled { suggestion });
    }
    whole_amount(numeral.scaled(power))
}

fn whole_amount(scaled: Option<Scaled>) -> Result<Rupiah, RupiahError> {
    match bounded(scaled)? {
        (amount, true) => Ok(amount),
        (suggestion, false) => Err(RupiahError::Cents { suggestion }),
    }
}

/// The amount, and true when nothing below one Rupiah was cut off.
fn bounded(scaled: Option<Scaled>) -> Result<(Rupiah, bool), RupiahError> {
    scaled
        .map(|scaled| (Rupiah(scaled.value), scaled.exact))
        .filter(|(amount, _)| *amount <= Rupiah::MAX)
        .ok_or(RupiahError::TooLarge)
}

fn unit_error(amount: Rupiah, rest: &str) -> RupiahError {
    let named = rest.strip_prefix('/').or_else(|| rest.strip_prefix("per "));
    let unit = named.unwrap_or(rest).trim();
    if unit.starts_with(char::is_alphanumeric) {
        let unit = unit.to_owned();
        RupiahError::Unit { amount, unit }
    } else {
        RupiahError::Letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_many_spellings_of_a_price() {
        let table = [
            (
                "12500 | 12.500 | Rp 12.500 | Rp12.500,- | Rp. 12.500,00 | IDR 12500 | Rp.12.500,-",
                12_500,
            ),
            (
                "12,5rb | 12.5rb | 12,5 ribu | 12,5k | 12.5 RB. | Rp12,5rb,- | 12500,00 | 12500.0",
                12_500,
            ),
            (
                "12.500,- | 12.500.- | 12.500,-- | 12.500. | Rp 12.500 ,- | 12.500 -",
                12_500,
            ),
            ("12.500 rupiah | “12.500” | １２.５００", 12_500),
            ("12rb | 12 ribu | 12k | 12K | Rp\u{a0}12.000", 12_000),
            (
                "1,2 juta | 1,2jt | 1.2 jt | 1,200 juta | 1200rb | 1.200.000 | 1,200,000.00",
                1_200_000,
            ),
            (
                "1.250.000 | 1,250,000 | 1.250.000,00 | 1,25 juta | Rp 1.250.000,-",
                1_250_000,
            ),
            ("2 miliar | 2 milyar | 2.000.000.000", 2_000_000_000),
            ("0 | Rp0", 0),
            ("500 | Rp500", 500),
        ];
        for (spellings, value) in table {
            for spelling in spellings.split(" | ") {
                assert_eq!(Rupiah::parse(spelling), Ok(Rupiah(value)), "{spelling}");
            }
        }
    }

    #[test]
    fn slips_say_what_they_are() {
        use RupiahError::*;
        let cents = |value| Cents {
            suggestion: Rupiah(value),
        };
        let comma = |value| Comma {
            suggestion: Rupiah(value),
        };
        let doubled = |value| Doubled {
            suggestion: Rupiah(value),
        };
        let table = [
            ("12.50 | 12,50 | 12.5 | 12,5", cents(12_500)),
            ("12.00 | 12,00", cents(12_000)),
            ("12.500,50 | 12500.75 | 12,5004rb", cents(12_500)),
            ("12,500 | Rp 12,500", comma(12_500)),
            ("12.500rb | 12.500 ribu", doubled(12_500)),
            (" | Rp | - | Rp - | ''", Empty),
            ("-5000 | Rp -5000 | -Rp5000 | −5000", Negative),
            ("gratis | tanya | $12 | O12", Letters),
            (
                "10.000-15.000 | 10.000 – 15.000 | 10rb-15rb | 10-15rb | 10.000 s/d 15.000",
                Range,
            ),
            (
                "Rp10.000 - Rp15.000 | 10.000/15.000 | 10.000, 15.000 | 1 juta 200 ribu | 10rb sampai 15rb",
                Range,
            ),
            ("1.25.000 | 12.5000 | 1..5 | 0.500", Grouping),
            (
                "1.000.000.000.000 | 99999999999999999999999 | 5 triliun",
                TooLarge,
            ),
        ];
        for (slips, error) in table {
            for slip in slips.split(" | ") {
                assert_eq!(Rupiah::parse(slip), Err(error.clone()), "{slip}");
            }
        }
    }

    #[test]
    fn a_unit_is_named_beside_its_price() {
        for (text, price, unit) in [
            ("12.500/kg", 12_500, "kg"),
            ("Rp 12.500 per bungkus", 12_500, "bungkus"),
            ("12rb/ 100 gram", 12_000, "100 gram"),
            ("12.500,-/Kodi", 12_500, "kodi"),
            ("12.500 lusin", 12_500, "lusin"),
        ] {
            let (amount, unit) = (Rupiah(price), unit.to_owned());
            assert_eq!(
                Rupiah::parse(text),
                Err(RupiahError::Unit { amount, unit }),
                "{text}"
            );
        }
    }

    #[test]
    fn savings_are_rounded_down() {
        assert_eq!(saving_percent(Rupiah(30_000), Rupiah(20_000)), 33);
        assert_eq!(saving_percent(Rupiah(20_000), Rupiah(30_000)), 0);
        assert_eq!(saving_percent(Rupiah(0), Rupiah(0)), 0);
        assert_eq!(saving_percent(Rupiah(u64::MAX), Rupiah(0)), 100);
    }

    proptest! {
        #[test]
        fn parsing_never_panics(
            text in "\\PC*",
            price in "(rp|-)?[0-9.,]{0,9} ?(rb|jt|/|-|s/d)?[0-9.,a-z-]{0,5}",
        ) {
            let _ = (Rupiah::parse(&text), Rupiah::parse(&price));
        }

        #[test]
        fn what_is_printed_is_read_back(value in 0..=Rupiah::MAX.0) {
            let price = Rupiah(value);
            prop_assert_eq!(Rupiah::parse(&price.to_string()), Ok(price));
            prop_assert_eq!(Rupiah::parse(&price.grouped()), Ok(price));
        }
    }
}
