//! Decodes nodes to values; an invalid one is reported and its field dropped.

use std::ops::Range;

use super::fields::Context;
use super::syntax::quoted;
use super::tree::{Node, Notation, Value};
use super::{Spanned, meant};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::{
    ByteSize, Color, Coordinates, CoordinatesError, Date, Days, EntryPart, Hours, HoursError,
    HoursErrorKind, Permit, PermitError, PermitKind, Phone, PhoneError, Point, Rupiah, RupiahError,
    Score, Stock, Trade, Zone, parse_truth,
};

/// A trimmed text. A list or map is a finding; empty text is absent.
pub(super) fn text(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<String>> {
    let Value::Text { text, .. } = &node.value else {
        let finding = cx.finding(Code::ExpectedText, node.span).arg("key", key);
        cx.push(finding);
        return None;
    };
    let mut trimmed = text.trim();
    if let Some(inner) = meant::within_curly_quotes(trimmed) {
        let inner = inner.trim();
        meant::note(cx, node.span, trimmed, &quoted(inner));
        trimmed = inner;
    }
    (!trimmed.is_empty()).then(|| Spanned::new(trimmed.to_owned(), node.span))
}

/// A list of texts; one text is split at commas.
pub(super) fn texts(node: &Node, key: &str, cx: &mut Context) -> Vec<Spanned<String>> {
    match &node.value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| text(item, key, cx))
            .collect(),
        Value::Text {
            notation: Notation::Plain,
            ..
        } => {
            let Some(typed) = text(node, key, cx) else {
                return Vec::new();
            };
            let parts = typed
                .value
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            parts
                .map(|part| Spanned::new(part.to_owned(), typed.span))
                .collect()
        }
        _ => text(node, key, cx).into_iter().collect(),
    }
}

/// The items of a list; a single value counts as a list of one.
pub(super) fn list<'n>(node: &'n Node, key: &str, cx: &mut Context) -> Vec<&'n Node> {
    match &node.value {
        Value::List(items) => items.iter().filter(|item| !item.is_empty()).collect(),
        Value::Map(_) => vec![node],
        Value::Text { .. } => {
            let finding = cx.finding(Code::ExpectedList, node.span).arg("key", key);
            cx.push(finding);
            Vec::new()
        }
    }
}

/// Parses a text with one of the parsers of `value`; `explain` turns its error into a finding.
fn parsed<T, E>(
    node: &Node,
    key: &str,
    cx: &mut Context,
    parse: impl FnOnce(&str) -> Result<T, E>,
    explain: impl FnOnce(E, Diagnostic) -> Diagnostic,
) -> Option<Spanned<T>> {
    let typed = text(node, key, cx)?;
    match parse(&typed.value) {
        Ok(value) => Some(Spanned::new(value, typed.span)),
        Err(error) => {
            let blank = Diagnostic::new(Code::YamlUnreadable, cx.file)
                .at(typed.span)
                .arg("found", typed.value);
            cx.push(explain(error, blank));
            None
        }
    }
}

fn coded(mut finding: Diagnostic, code: Code) -> Diagnostic {
    finding.code = code;
    finding
}

pub(super) fn rupiah(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Rupiah>> {
    let price = amount(node, key, cx)?;
    if let Value::Text { text, .. } = &node.value
        && Rupiah::is_grouped_by_spaces(text)
    {
        meant::note(cx, node.span, text.trim(), &price.value.grouped());
    }
    Some(price)
}

fn amount(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Rupiah>> {
    parsed(node, key, cx, Rupiah::parse, |error, finding| match error {
        RupiahError::Cents { suggestion } => coded(finding, Code::PriceHasCents)
            .arg("suggestion", suggestion.grouped())
            .replace_with(suggestion.grouped()),
        RupiahError::Comma { suggestion } | RupiahError::Doubled { suggestion } => {
            coded(finding, Code::PriceAmbiguous)
                .arg("suggestion", suggestion.grouped())
                .replace_with(suggestion.grouped())
        }
        RupiahError::Grouping => coded(finding, Code::PriceAmbiguous).arg("suggestion", "none"),
        RupiahError::Range => coded(finding, Code::PriceIsRange),
        RupiahError::Unit { amount, unit } => coded(finding, Code::PriceHasUnit)
            .arg("unit", unit)
            .replace_with(amount.grouped()),
        RupiahError::Negative | RupiahError::TooLarge => coded(finding, Code::PriceOutOfRange),
        RupiahError::Empty | RupiahError::Letters => coded(finding, Code::PriceNotANumber),
    })
}

/// A phone number; one that lost its leading zero in a spreadsheet is used with a warning.
pub(super) fn phone(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Phone>> {
    let phone = parsed(node, key, cx, Phone::parse, |error, finding| {
        let reason = match error {
            PhoneError::TooShort { .. } | PhoneError::Empty => "short",
            PhoneError::TooLong { .. } => "long",
            PhoneError::Letters => "letters",
            PhoneError::Several => "several",
            PhoneError::Zeros => "zeros",
            PhoneError::NoPrefix => "other",
        };
        coded(finding, Code::PhoneNotUnderstood).arg("reason", reason)
    })?;
    if let Value::Text { text, .. } = &node.value
        && text.trim().starts_with('8')
    {
        cx.push(
            Diagnostic::new(Code::LostLeadingZero, cx.file)
                .at(phone.span)
                .arg("found", text.trim())
                .arg("read", phone.value.to_string())
                .replace_with(phone.value.to_string()),
        );
    }
    Some(phone)
}

pub(super) fn hours(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Hours>> {
    let place = node.span;
    let Value::Map(entries) = &node.value else {
        let typed = text(node, key, cx)?;
        return match Hours::parse_text(&typed.value) {
            Ok(hours) if is_ever_open(&hours) => Some(Spanned::new(hours, place)),
            Ok(_) => {
                let finding = Diagnostic::new(Code::HoursNotUnderstood, cx.file).at(typed.span);
                cx.push(finding.arg("found", typed.value).arg("reason", "time"));
                None
            }
            Err(error) => {
                hours_finding(&error, &typed, cx);
                None
            }
        };
    };
    let typed: Vec<(Spanned<String>, Spanned<String>)> = entries
        .iter()
        .filter_map(|entry| {
            let times = text(&entry.value, &entry.key, cx)?;
            Some((Spanned::new(entry.key.clone(), entry.key_span), times))
        })
        .collect();
    let pairs = typed
        .iter()
        .map(|(days, times)| (days.value.as_str(), times.value.as_str()));
    match Hours::from_days(pairs) {
        Ok(hours) => Some(Spanned::new(hours, place)),
        Err(at) => {
            if let Some((days, times)) = typed.get(at.index) {
                let part = if at.part == EntryPart::Days {
                    days
                } else {
                    times
                };
                hours_finding(&at.error, part, cx);
            }
            None
        }
    }
}

/// False for `Minggu tutup` alone, which gives no opening time.
fn is_ever_open(hours: &Hours) -> bool {
    hours.rows().iter().any(|row| !row.times.is_empty())
}

fn hours_finding(error: &HoursError, typed: &Spanned<String>, cx: &mut Context) {
    let reason = match error.kind {
        HoursErrorKind::Empty => "empty",
        HoursErrorKind::UnknownWord => "other",
        HoursErrorKind::DayExpected => "day",
        HoursErrorKind::TimesExpected | HoursErrorKind::BadTime | HoursErrorKind::CloseExpected => {
            "time"
        }
        HoursErrorKind::SameTime => "order",
        HoursErrorKind::Overlap => "overlap",
        HoursErrorKind::DuplicateDay(_) | HoursErrorKind::DuplicateEveryDay => "repeated",
    };
    let found = typed
        .value
        .get(error.range.clone())
        .filter(|part| !part.is_empty())
        .unwrap_or(&typed.value);
    cx.push(
        Diagnostic::new(Code::HoursNotUnderstood, cx.file)
            .at(span_within(typed, &error.range))
            .arg("found", found)
            .arg("reason", reason),
    );
}

/// Span of a byte range of a value: exact for a value without quotes and line breaks, else the whole value.
pub(super) fn span_within(typed: &Spanned<String>, range: &Range<usize>) -> Span {
    let exact = typed.span.end - typed.span.start == typed.value.len();
    match exact && !range.is_empty() {
        true => Span::new(typed.span.start + range.start, typed.span.start + range.end),
        false => typed.span,
    }
}

/// A permit's number. An invalid one is dropped.
pub(super) fn permit(
    kind: PermitKind,
    node: &Node,
    key: &str,
    cx: &mut Context,
) -> Option<Spanned<Permit>> {
    let (shown, usual) = match kind {
        PermitKind::Nib => ("NIB", "13"),
        PermitKind::Pirt => ("P-IRT", "15"),
        PermitKind::Halal => ("Halal", "17"),
        PermitKind::Bpom => ("BPOM", "12"),
    };
    parsed(
        node,
        key,
        cx,
        |typed| Permit::parse(kind, typed),
        |error, finding| {
            let (reason, expected) = match error {
                PermitError::Length { expected, .. } => ("length", expected.to_string()),
                PermitError::Letters => ("letters", usual.to_owned()),
                PermitError::HalalDecision => ("kh", usual.to_owned()),
                PermitError::UnknownClass => ("prefix", usual.to_owned()),
                PermitError::OldPirt => ("old", usual.to_owned()),
                PermitError::Empty => ("other", usual.to_owned()),
            };
            coded(finding, Code::PermitNotUnderstood)
                .arg("kind", shown)
                .arg("expected", expected)
                .arg("reason", reason)
        },
    )
}

pub(super) fn truth(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<bool>> {
    parsed(
        node,
        key,
        cx,
        |typed| parse_truth(typed).ok_or(()),
        |(), f| coded(f, Code::NotYesOrNo),
    )
}

/// A yes that must be clear, where a wrong one would publish: an answer that cannot be read is a no, with its finding.
pub(super) fn clear_yes(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<bool>> {
    let answer = truth(node, key, cx);
    Some(answer.unwrap_or_else(|| Spanned::new(false, node.span)))
}

pub(super) fn number(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<u32>> {
    parsed(
        node,
        key,
        cx,
        |typed| whole_number(typed).ok_or(()),
        |(), f| coded(f, Code::NotANumber),
    )
}

/// `1000` and `1.000`; a dot anywhere but before three digits would be a decimal one.
fn whole_number(typed: &str) -> Option<u32> {
    if let Some((first, groups)) = typed.split_once('.') {
        let is_grouped = (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && groups.split('.').all(|group| group.len() == 3);
        return is_grouped.then(|| typed.replace('.', "").parse().ok())?;
    }
    typed.parse().ok()
}

/// Points of a criterion.
pub(super) fn points(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<u32>> {
    const MOST: u32 = 1000;
    let points = |typed: &str| typed.parse::<u32>().ok().filter(|points| *points <= MOST);
    parsed(
        node,
        key,
        cx,
        |typed| points(typed).ok_or(()),
        |(), f| coded(f, Code::NotANumber),
    )
}

/// An integer that may be negative, for sort keys.
pub(super) fn integer(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<i64>> {
    parsed(node, key, cx, str::parse::<i64>, |_, f| {
        coded(f, Code::NotANumber)
    })
}

pub(super) fn days(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Days>> {
    parsed(node, key, cx, Days::parse, |_, f| {
        coded(f, Code::NotANumber)
    })
}

pub(super) fn stock(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Stock>> {
    parsed(node, key, cx, Stock::parse, |_, f| {
        coded(f, Code::StockNotUnderstood)
    })
}

pub(super) fn color(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Color>> {
    let color = |typed: &str| Color::named(typed).map_or_else(|| Color::parse(typed), Ok);
    let color = parsed(node, key, cx, color, |_, f| {
        coded(f, Code::ColorNotUnderstood)
    })?;
    if let Value::Text { text, .. } = &node.value
        && Color::named(text).is_some()
    {
        meant::note(
            cx,
            node.span,
            text.trim(),
            &quoted(&color.value.to_string()),
        );
    }
    Some(color)
}

pub(super) fn point(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Point>> {
    parsed(node, key, cx, Point::parse, |_, f| {
        coded(f, Code::FocusNotUnderstood)
    })
}

pub(super) fn date(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Date>> {
    parsed(node, key, cx, Date::parse, |_, f| {
        coded(f, Code::DateNotUnderstood)
    })
}

pub(super) fn size(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<ByteSize>> {
    parsed(node, key, cx, ByteSize::parse, |_, f| {
        coded(f, Code::SizeNotUnderstood)
    })
}

pub(super) fn coordinates(
    node: &Node,
    key: &str,
    cx: &mut Context,
) -> Option<Spanned<Coordinates>> {
    parsed(node, key, cx, Coordinates::parse, |error, finding| {
        let reason = match error {
            CoordinatesError::Swapped { .. } => "swapped",
            CoordinatesError::OutsideIndonesia => "outside",
            _ => "form",
        };
        coded(finding, Code::CoordinatesNotUnderstood).arg("reason", reason)
    })
}

pub(super) fn zone(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Zone>> {
    let typed = text(node, key, cx)?;
    let zone = Zone::parse(&typed.value);
    if zone.is_none() {
        unknown_choice(&typed, &["WIB", "WITA", "WIT"], cx);
    }
    zone.map(|zone| Spanned::new(zone, typed.span))
}

/// A curator's score; its range is the rubric's.
pub(super) fn score(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Score>> {
    parsed(
        node,
        key,
        cx,
        |typed| Score::parse(typed).ok_or(()),
        |(), f| coded(f, Code::ScoreNotUnderstood).arg("row", "none"),
    )
}

/// A line of business, in the words that people have for it.
pub(super) fn trade(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<Trade>> {
    let typed = text(node, key, cx)?;
    let trade = Trade::parse(&typed.value);
    if trade.is_none() {
        unknown_choice(&typed, &Trade::ALL.map(Trade::key), cx);
    }
    trade.map(|trade| Spanned::new(trade, typed.span))
}

/// One of a set of words, case-insensitive.
pub(super) fn choice<T: Copy>(
    node: &Node,
    key: &str,
    choices: &[(&str, T)],
    cx: &mut Context,
) -> Option<Spanned<T>> {
    let typed = text(node, key, cx)?;
    let found = choices
        .iter()
        .find(|(word, _)| typed.value.eq_ignore_ascii_case(word));
    if found.is_none() {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        unknown_choice(&typed, &words, cx);
    }
    found.map(|(_, value)| Spanned::new(*value, typed.span))
}

fn unknown_choice(typed: &Spanned<String>, choices: &[&str], cx: &mut Context) {
    let lower = typed.value.to_lowercase();
    let nearest = choices
        .iter()
        .find(|word| strsim::damerau_levenshtein(&lower, &word.to_lowercase()) <= 2);
    cx.push(
        Diagnostic::new(Code::UnknownChoice, cx.file)
            .at(typed.span)
            .arg("found", &typed.value)
            .arg("choices", choices.join(", "))
            .arg_or_none("nearest", nearest.copied()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_a_number_groups_thousands_or_is_none() {
        for (typed, number) in [
            ("12", Some(12)),
            ("1.000", Some(1000)),
            ("12.500.000", Some(12_500_000)),
            ("2.5", None),
            ("62.5", None),
            ("2.50", None),
            ("0.500", None),
            ("1000.000", None),
            ("1.000.00", None),
            (".500", None),
            ("1.", None),
            ("1.5000", None),
            ("2,5", None),
            ("-1", None),
        ] {
            assert_eq!(whole_number(typed), number, "{typed}");
        }
    }
}
