//! The goods that a sign-up names: in columns of their own, or several in one cell.

use super::cell::Teller;
use super::goods::{Goods, at, one_line};
use super::private::{digits, holds_personal_number};
use super::sheet::Sheet;
use super::table::Row;
use crate::diagnostic::Code;
use crate::edit::NewValue;
use crate::value::{Rupiah, RupiahError, slug};

/// Most goods that one cell names.
const MOST_GOODS: usize = 30;

/// The goods that a row names: in columns of their own, or several in one cell.
pub(super) fn read(sheet: &Sheet, row: &Row, teller: &mut Teller) -> Vec<Goods> {
    let mut all: Vec<Goods> = Vec::new();
    for number in 1..=sheet.count("barang") {
        let place = at(sheet, row, "barang");
        let Some(text) = teller.text(place, sheet.numbered(row, "barang", number)) else {
            continue;
        };
        if holds_personal_number(&text) {
            let finding = teller.cell(Code::PrivateInPublic, place);
            teller.push(finding);
            continue;
        }
        let named: Vec<(String, Option<Rupiah>)> = items(&text).take(MOST_GOODS).collect();
        let is_one = named.len() == 1;
        for (name, price) in named {
            let field = |key| {
                Some(sheet.numbered(row, key, number)).filter(|text| is_one && !text.is_empty())
            };
            let mut goods = Goods {
                row: row.number,
                name: name.clone(),
                photos: field("foto").map(str::to_owned).into_iter().collect(),
                ..Goods::default()
            };
            let price_at = at(sheet, row, "harga");
            let (price, unit) = match field("harga") {
                None => (price, None),
                // The goods are worth more than their price: the shop is asked.
                Some(text) => match teller.price(price_at, text) {
                    Ok(own) => (own.amount.or(price), own.unit),
                    Err(_) => (price, None),
                },
            };
            let stock = field("stok").and_then(|text| teller.stock(at(sheet, row, "stok"), text));
            let entries = [
                ("nama", Some(name)),
                ("harga", price.map(Rupiah::grouped)),
                ("satuan", field("satuan").map(one_line).or(unit)),
                ("stok", stock),
                ("deskripsi", field("deskripsi_barang").map(str::to_owned)),
            ];
            let entries = entries
                .into_iter()
                .filter_map(|(key, text)| Some((key, NewValue::Text(text?))));
            goods.entries = entries.collect();
            let is_known = |known: &Goods| slug(&known.name) == slug(&goods.name);
            if !all.iter().any(is_known) {
                all.push(goods);
            }
        }
    }
    all
}

/// `Kopi Gayo 25rb; Teh (Rp10.000)`: names with their prices. A comma between digits separates nothing.
fn items(text: &str) -> impl Iterator<Item = (String, Option<Rupiah>)> {
    let mut parts = vec![String::new()];
    let signs: Vec<char> = text.chars().collect();
    for (index, sign) in signs.iter().enumerate() {
        let is_digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let before = index.checked_sub(1).and_then(|before| signs.get(before));
        let in_number = is_digit(before) && is_digit(signs.get(index + 1));
        match sign {
            '\n' | ';' | '•' => parts.push(String::new()),
            ',' if !in_number => parts.push(String::new()),
            sign => parts.last_mut().expect("one at least").push(*sign),
        }
    }
    let bare = |part: String| {
        let part = part.trim();
        // `1. Kopi`, `2) Teh`, `- Gula`.
        let numbered = part.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let counted = numbered
            .strip_prefix(['.', ')'])
            .filter(|rest| rest.starts_with(' '));
        one_line(counted.unwrap_or(part).trim_start_matches(['-', '*', ' ']))
    };
    let parts = parts.into_iter().map(bare).filter(|part| !part.is_empty());
    parts.map(|part| match priced(&part) {
        Some((name, price)) => (name, Some(price)),
        None => (part, None),
    })
}

/// A name with a price behind it that is clearly one: `Rp`, `rb`, or a sign before at least three digits.
fn priced(text: &str) -> Option<(String, Rupiah)> {
    let text = text.trim_end_matches([')', ' ']);
    let starts = text
        .char_indices()
        .filter(|(_, sign)| matches!(sign, ' ' | '(' | '@' | ':' | '=' | '-'));
    // The last one that is a price: a weight may stand before it.
    for (start, _) in starts.rev() {
        let (name, tail) = text.split_at(start);
        let tail = tail.trim_start_matches([' ', '(', '@', ':', '=', '-']);
        let marked = text[start..].contains(['@', ':', '=', '('])
            || text[start..].trim_start().starts_with('-');
        let lower = tail.to_lowercase();
        let worded = lower.starts_with("rp")
            || ["rb", "ribu", "jt", "juta", "k"]
                .iter()
                .any(|word| lower.trim_end().ends_with(word));
        let digits = digits(tail).len();
        let amount = match Rupiah::parse(tail) {
            Ok(amount) => Some(amount),
            Err(RupiahError::Unit { amount, .. }) if worded || marked => Some(amount),
            Err(_) => None,
        };
        let name = name.trim_end_matches([' ', '(', '@', ':', '=', '-', ',']);
        let is_cut = ["rp", "rp."]
            .iter()
            .any(|currency| name.to_lowercase().ends_with(currency));
        if let Some(amount) = amount
            && !is_cut
            && amount.0 >= 100
            && (worded || (digits >= 3 && marked) || tail.contains('.'))
            && !name.is_empty()
        {
            return Some((name.to_owned(), amount));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_are_read_out_of_one_cell() {
        let read = |text: &str| -> Vec<(String, Option<u64>)> {
            items(text)
                .map(|(name, price)| (name, price.map(|price| price.0)))
                .collect()
        };
        let item = |name: &str, price: Option<u64>| (name.to_owned(), price);
        for (text, expected) in [
            (
                "Kopi Gayo 25rb, Teh Hijau",
                vec![item("Kopi Gayo", Some(25_000)), item("Teh Hijau", None)],
            ),
            (
                "1. Keripik 250 g (Rp12.500)\n2. Sirup - 30.000",
                vec![
                    item("Keripik 250 g", Some(12_500)),
                    item("Sirup", Some(30_000)),
                ],
            ),
            (
                "Kue 12,5rb; Bolu @15.000",
                vec![item("Kue", Some(12_500)), item("Bolu", Some(15_000))],
            ),
            ("Kopi 250 g", vec![item("Kopi 250 g", None)]),
            (
                "Teh Rp 10.000, Gula Rp. 12.000 / 250 g",
                vec![item("Teh", Some(10_000)), item("Gula", Some(12_000))],
            ),
            ("Teh 2 in 1", vec![item("Teh 2 in 1", None)]),
            ("-", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
