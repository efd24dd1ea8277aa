//! Splits numbers at dots and commas, without deciding what these mean.
//!
//! `12.500` is twelve thousand in a price and twelve and a half in a spreadsheet. A [`Numeral`] only says
//! where the marks stand; the parser that knows what is being counted decides.

/// A number as it was typed: groups of digits, then perhaps a mark and more digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The digits before the last undecided mark, without the marks that certainly group them.
    pub(super) whole: String,
    /// Number of marks that certainly group thousands.
    pub(super) groups: usize,
    /// The one mark that may be a decimal mark, with the digits after it.
    pub(super) tail: Option<Tail>,
}

/// A mark that stands once, and what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tail {
    /// `.` or `,`.
    pub(super) mark: char,
    /// At least one digit.
    pub(super) digits: String,
}

/// A numeral times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scaled {
    /// The whole part, cut, never rounded.
    pub(super) value: u64,
    /// `true` when nothing was cut off.
    pub(super) exact: bool,
}

impl Numeral {
    /// Parses digits, dots and commas. `None` when the marks are misplaced.
    pub(super) fn read(text: &str) -> Option<Self> {
        let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        if marks.iter().any(|mark| !matches!(mark, '.' | ',')) {
            return None;
        }
        let pieces: Vec<&str> = text.split(['.', ',']).collect();
        if pieces.iter().any(|piece| piece.is_empty()) {
            return None;
        }
        let last = marks.last().copied();
        let last_stands_once = marks.iter().filter(|mark| Some(**mark) == last).count() == 1;
        let (grouped, tail) = match last {
            Some(mark) if last_stands_once => {
                let (digits, grouped) = pieces.split_last().expect("split gives a piece");
                let digits = (*digits).to_owned();
                (grouped, Some(Tail { mark, digits }))
            }
            _ => (pieces.as_slice(), None),
        };
        let grouping = &marks[..grouped.len() - 1];
        let one_kind = grouping.windows(2).all(|pair| pair[0] == pair[1]);
        let (first, rest) = grouped.split_first().expect("split gives a piece");
        let threes = rest.iter().all(|group| group.len() == 3);
        let starts_a_group = rest.is_empty() || (first.len() <= 3 && !first.starts_with('0'));
        (one_kind && threes && starts_a_group).then(|| Self {
            whole: grouped.concat(),
            groups: rest.len(),
            tail,
        })
    }

    /// True when the tail may also be a last group of thousands, as in `12.500`.
    pub(super) fn tail_may_be_group(&self) -> bool {
        let fits = self.groups == 0 && self.whole.len() <= 3 && !self.whole.starts_with('0');
        fits && self
            .tail
            .as_ref()
            .is_some_and(|tail| tail.digits.len() == 3)
    }

    /// The same digits with the tail read as a group of thousands.
    pub(super) fn tail_as_group(self) -> Self {
        let digits = self.tail.map(|tail| tail.digits).unwrap_or_default();
        Self {
            whole: self.whole + &digits,
            groups: self.groups + 1,
            tail: None,
        }
    }

    /// The value times ten to the `power`, the tail read as decimals. `None` past 64 bits.
    pub(super) fn scaled(&self, power: usize) -> Option<Scaled> {
        let decimals = self.tail.as_ref().map_or("", |tail| tail.digits.as_str());
        let (kept, cut) = decimals.split_at(power.min(decimals.len()));
        let digits = format!("{}{kept:0<power$}", self.whole);
        Some(Scaled {
            value: digits.parse().ok()?,
            exact: cut.bytes().all(|digit| digit == b'0'),
        })
    }
}

/// Splits leading digits, dots and commas from the rest. Marks at the end of the number go with the rest, so `12.500,-`
/// gives `12.500` and `,-`.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    let run = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(text.len());
    let number = text[..run].trim_end_matches(['.', ',']);
    text.split_at(number.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Option<(String, usize, String)> {
        Numeral::read(text).map(|n| {
            (
                n.whole,
                n.groups,
                n.tail.map_or(String::new(), |t| t.digits),
            )
        })
    }

    #[test]
    fn marks_are_told_apart() {
        let made = |whole: &str, groups, tail: &str| Some((whole.into(), groups, tail.into()));
        assert_eq!(parts("12500"), made("12500", 0, ""));
        assert_eq!(parts("12.500"), made("12", 0, "500"));
        assert_eq!(parts("1.250.000"), made("1250000", 2, ""));
        assert_eq!(parts("1.250.000,00"), made("1250000", 2, "00"));
        assert_eq!(parts("12,500.00"), made("12500", 1, "00"));
        assert_eq!(parts("1.25.000"), None);
        assert_eq!(parts("1.250,000.00"), None);
        assert_eq!(parts("12..5"), None);
        assert_eq!(parts(""), None);
    }

    #[test]
    fn scaling_never_rounds() {
        let scaled = |text, power| Numeral::read(text).and_then(|n| n.scaled(power));
        let (value, exact) = (12_500, true);
        assert_eq!(scaled("12,5", 3), Some(Scaled { value, exact }));
        assert_eq!(
            scaled("1,2345", 3),
            Some(Scaled {
                value: 1234,
                exact: false
            })
        );
        assert_eq!(scaled("99999999999999999999", 3), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC*") {
            let (number, rest) = split_number(&text);
            prop_assert_eq!(number.len() + rest.len(), text.len());
            if let Some(numeral) = Numeral::read(number) { let _ = numeral.scaled(3); }
        }
    }
}
