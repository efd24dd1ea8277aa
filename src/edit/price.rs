//! Works out new prices: of products, of their choices and of wholesale, in whole Rupiah.

use camino::Utf8Path;

use super::document::{Document, Refusal, Step};
use super::value::NewValue;
use crate::diagnostic::Report;
use crate::parse;
use crate::value::{Rupiah, RupiahError};

/// A change of prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceRule {
    /// How much they rise or fall.
    pub by: By,
    /// The amount of which new prices are a multiple.
    pub round: Option<Rupiah>,
}

/// How much prices rise or fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Only rounding.
    Nothing,
    /// Up.
    Up(Amount),
    /// Down.
    Down(Amount),
}

/// A part of a price, or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Hundredths of a per cent.
    Part(u32),
    /// The same for every price.
    Rupiah(Rupiah),
}

/// A text is not how much prices can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Neither per cent nor an amount.
    NotUnderstood,
    /// Below zero: the other option is meant.
    Negative,
    /// Nothing.
    Zero,
    /// Down by all of it, or more.
    Everything,
    /// Up to tenfold or more.
    TooMuch,
}

/// Rise to tenfold, in hundredths of a per cent: this much at once is a slip.
const TO_TENFOLD: u32 = 90_000;
/// All of a price, in hundredths of a per cent.
const WHOLE: u32 = 10_000;

impl Amount {
    /// Reads `5%`, `7,5 %`, `500` or `1rb`.
    ///
    /// # Errors
    /// [`AmountError`].
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let text = text.trim();
        if text.starts_with(['-', '−']) {
            return Err(AmountError::Negative);
        }
        let Some(number) = text.strip_suffix('%') else {
            return match Rupiah::parse(text) {
                Ok(Rupiah(0)) => Err(AmountError::Zero),
                Ok(amount) => Ok(Self::Rupiah(amount)),
                Err(RupiahError::Negative) => Err(AmountError::Negative),
                Err(_) => Err(AmountError::NotUnderstood),
            };
        };
        match hundredths(number.trim()) {
            None => Err(AmountError::NotUnderstood),
            Some(0) => Err(AmountError::Zero),
            Some(TO_TENFOLD..) => Err(AmountError::TooMuch),
            Some(part) => Ok(Self::Part(part)),
        }
    }

    fn of(self, price: Rupiah) -> u64 {
        match self {
            // Half a Rupiah is rounded up; a price has 12 digits at most.
            Self::Part(part) => {
                (price.0 * u64::from(part) + u64::from(WHOLE / 2)) / u64::from(WHOLE)
            }
            Self::Rupiah(amount) => amount.0,
        }
    }
}

/// A number with up to two decimals, in hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let decimals: u32 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

/// A new price that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceError {
    /// Nothing would be left.
    Zero,
    /// More than [`Rupiah::MAX`].
    TooLarge,
}

impl PriceRule {
    /// The rule, unless it takes all of every price.
    ///
    /// # Errors
    /// [`AmountError::Everything`].
    pub fn new(by: By, round: Option<Rupiah>) -> Result<Self, AmountError> {
        match by {
            By::Down(Amount::Part(WHOLE..)) => Err(AmountError::Everything),
            _ => Ok(Self { by, round }),
        }
    }

    /// The new price: half a step of rounding goes up.
    ///
    /// # Errors
    /// [`PriceError`].
    pub fn apply(self, price: Rupiah) -> Result<Rupiah, PriceError> {
        let changed = match self.by {
            By::Nothing => price.0,
            By::Up(step) => price.0 + step.of(price),
            By::Down(step) => price.0.saturating_sub(step.of(price)),
        };
        let rounded = match self.round {
            Some(Rupiah(unit)) if unit > 0 => (changed + unit / 2) / unit * unit,
            _ => changed,
        };
        match Rupiah(rounded) {
            // A price of nothing stays nothing.
            Rupiah(0) if price.0 > 0 => Err(PriceError::Zero),
            price if price > Rupiah::MAX => Err(PriceError::TooLarge),
            price => Ok(price),
        }
    }
}

/// The price that a row of the table is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Priced {
    /// The product itself.
    Product,
    /// A choice, by its name.
    Variant(String),
    /// Wholesale, from a number on as it is written.
    Tier(String),
}

/// A price before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// Product, choice or wholesale that has it.
    pub what: Priced,
    /// The present price.
    pub before: Rupiah,
    /// The new price.
    pub after: Rupiah,
}

/// Outcome for one product.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repriced {
    /// Its prices, changed or not.
    pub rows: Vec<PriceRow>,
    /// Prices that are none, as they are written.
    pub not_understood: Vec<String>,
}

/// A product's prices could not be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepriceError {
    /// A new price cannot be.
    Price {
        /// The present price.
        before: Rupiah,
        /// The reason.
        error: PriceError,
    },
    /// The document refused it.
    Refused(Refusal),
}

/// Changes all prices of a product's document.
///
/// # Errors
/// [`RepriceError`]; the document may have some new prices then.
pub fn reprice(document: &mut Document, rule: PriceRule) -> Result<Repriced, RepriceError> {
    let mut places = vec![(Priced::Product, vec![Step::Key("harga")])];
    for (list, name) in [("varian", "nama"), ("grosir", "min")] {
        for row in 0..document.rows(&[Step::Key(list)]) {
            let at = |key| vec![Step::Key(list), Step::Row(row), Step::Key(key)];
            let name = document.get(&at(name)).unwrap_or_default();
            let what = match list {
                "varian" => Priced::Variant(name),
                _ => Priced::Tier(name),
            };
            places.push((what, at("harga")));
        }
    }
    let mut repriced = Repriced::default();
    for (what, path) in places {
        let Some(written) = document.get(&path) else {
            continue;
        };
        let Ok(before) = Rupiah::parse(&written) else {
            repriced.not_understood.push(written);
            continue;
        };
        let after = rule
            .apply(before)
            .map_err(|error| RepriceError::Price { before, error })?;
        if after != before {
            let text = NewValue::Text(alike(&written, before, after));
            document.set(&path, &text).map_err(RepriceError::Refused)?;
        }
        repriced.rows.push(PriceRow {
            what,
            before,
            after,
        });
    }
    let short = short_prices(document, &repriced.rows);
    repriced.not_understood.extend(short);
    Ok(repriced)
}

/// Prices that are read from a short form, such as `Manis 14.000` and `10: 11.000`, and have no key that could be set.
fn short_prices(document: &Document, rows: &[PriceRow]) -> Vec<String> {
    let text = document.text();
    let draft = parse::product(text, Utf8Path::new(""), &mut Report::default());
    let Some(draft) = draft else {
        return Vec::new();
    };
    let of_choices = draft.variants.iter().filter_map(|variant| {
        let price = variant.price.as_ref()?;
        (price.span == variant.name.span).then(|| price.span.slice(text).to_owned())
    });
    let is_tier = |row: &&PriceRow| matches!(row.what, Priced::Tier(_));
    let tiers = match rows.iter().filter(is_tier).count() < draft.wholesale.len() {
        true => &draft.wholesale[..],
        false => &[],
    };
    let of_tiers = tiers.iter().map(|tier| {
        let (min, price) = (tier.min.value, tier.price.value.grouped());
        format!("{min}: {price}")
    });
    of_choices.chain(of_tiers).collect()
}

/// A new price in the notation of the present one: with or without dots, `Rp` before it and `,-` behind it.
fn alike(written: &str, before: Rupiah, after: Rupiah) -> String {
    let notations = [
        (before.grouped(), after.grouped()),
        (before.0.to_string(), after.0.to_string()),
    ];
    let alike = notations.into_iter().find_map(|(before, after)| {
        let (start, end) = written.split_once(&before)?;
        let is_free = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
        let text = format!("{start}{after}{end}");
        (is_free(start) && is_free(end)).then_some(text)
    });
    alike
        .filter(|text| Rupiah::parse(text) == Ok(after))
        .unwrap_or_else(|| after.grouped())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn prices_in_short_forms_are_named() {
        let text = "nama: Keripik\nharga: 12.000\nvarian:\n  - Manis 14.000\n  - Asin\ngrosir:\n  10: 11.000\n";
        let mut document = Document::product(text.as_bytes()).unwrap();
        let rule = PriceRule::new(By::Up(Amount::Part(1000)), None).unwrap();
        let repriced = reprice(&mut document, rule).unwrap();
        assert_eq!(repriced.rows.len(), 1);
        assert_eq!(repriced.not_understood, ["Manis 14.000", "10: 11.000"]);
    }

    #[test]
    fn amounts_are_read() {
        for (text, expected) in [
            ("5%", Ok(Amount::Part(500))),
            ("7,5 %", Ok(Amount::Part(750))),
            ("0.25%", Ok(Amount::Part(25))),
            ("500", Ok(Amount::Rupiah(Rupiah(500)))),
            ("1rb", Ok(Amount::Rupiah(Rupiah(1000)))),
            ("-100%", Err(AmountError::Negative)),
            ("-500", Err(AmountError::Negative)),
            ("0%", Err(AmountError::Zero)),
            ("0", Err(AmountError::Zero)),
            ("%", Err(AmountError::NotUnderstood)),
            ("5,123%", Err(AmountError::NotUnderstood)),
            ("banyak", Err(AmountError::NotUnderstood)),
            ("1000%", Err(AmountError::TooMuch)),
            ("99999999999%", Err(AmountError::NotUnderstood)),
        ] {
            assert_eq!(Amount::parse(text), expected, "{text}");
        }
        let all = By::Down(Amount::Part(10_000));
        assert_eq!(PriceRule::new(all, None), Err(AmountError::Everything));
    }

    #[test]
    fn prices_are_rounded_to_whole_steps() {
        let rule = |by, round: Option<u64>| PriceRule {
            by,
            round: round.map(Rupiah),
        };
        let up = By::Up(Amount::Part(500));
        for (rule, before, after) in [
            (rule(up, None), 12_500, Ok(13_125)),
            (rule(up, None), 10, Ok(11)),
            (rule(up, Some(500)), 12_500, Ok(13_000)),
            (rule(up, Some(500)), 13_000, Ok(13_500)),
            (rule(By::Nothing, Some(1_000)), 400, Err(PriceError::Zero)),
            (rule(By::Nothing, Some(1_000)), 0, Ok(0)),
            (
                rule(By::Down(Amount::Rupiah(Rupiah(500))), None),
                500,
                Err(PriceError::Zero),
            ),
            (
                rule(By::Down(Amount::Rupiah(Rupiah(500))), None),
                700,
                Ok(200),
            ),
            (rule(up, None), Rupiah::MAX.0, Err(PriceError::TooLarge)),
        ] {
            assert_eq!(
                rule.apply(Rupiah(before)),
                after.map(Rupiah),
                "{rule:?} {before}"
            );
        }
    }

    #[test]
    fn a_price_keeps_its_notation() {
        for (written, after) in [
            ("12.500", "13.000"),
            ("12500", "13000"),
            ("Rp 12.500,-", "Rp 13.000,-"),
            ("Rp12500", "Rp13000"),
            ("12,5rb", "13.000"),
            ("12.500,00", "13.000"),
        ] {
            assert_eq!(
                alike(written, Rupiah(12_500), Rupiah(13_000)),
                after,
                "{written}"
            );
        }
    }
}
