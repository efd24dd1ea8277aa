//! Values of cells, with a finding for each that is not read as it stands.

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic, Report, print};
use crate::value::{Phone, PhoneError, PhoneKind, Rupiah, RupiahError, Stock, parse_truth, words};

use super::sheet::{is_error, is_formula};

/// Receiver of findings about a sheet. Texts of private columns never come here.
pub(super) struct Teller<'r> {
    path: &'r Utf8Path,
    report: &'r mut Report,
}

/// Place of a cell, as people name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'h> {
    /// The row's number in the spreadsheet.
    pub row: usize,
    /// The column's header.
    pub column: &'h str,
}

/// A price, with the unit that stood behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Price {
    pub amount: Option<Rupiah>,
    pub unit: Option<String>,
}

/// A price that cannot be read; the finding is told.
#[derive(Debug)]
pub(super) struct Unreadable;

impl<'r> Teller<'r> {
    pub fn new(path: &'r Utf8Path, report: &'r mut Report) -> Self {
        Self { path, report }
    }

    /// A finding about a row.
    pub fn row(&self, code: Code, row: usize) -> Diagnostic {
        Diagnostic::new(code, self.path).arg("row", row)
    }

    /// A finding about a cell.
    pub fn cell(&self, code: Code, at: At) -> Diagnostic {
        self.row(code, at.row)
            .arg("column", print::shown(at.column))
    }

    pub fn push(&mut self, finding: Diagnostic) {
        self.report.push(finding);
    }

    /// Tells that a text was read as another.
    pub fn read_as(&mut self, at: At, found: &str, read: &str) {
        let finding = self.cell(Code::ReadInSheet, at);
        self.push(finding.arg("found", shown(found)).arg("read", read));
    }

    /// Tells that a value was left out, since it cannot be read.
    pub fn left_out(&mut self, at: At, found: &str) {
        let finding = self.cell(Code::ValueOfSheet, at);
        let finding = finding.arg("found", shown(found));
        self.push(finding.arg("missing", "none"));
    }

    /// Tells that a value was left out, since it means nothing without that of another column.
    pub fn left_alone(&mut self, at: At, found: &str, missing: &str) {
        let finding = self.cell(Code::ValueOfSheet, at);
        let finding = finding.arg("found", shown(found));
        self.push(finding.arg("missing", print::shown(missing)));
    }

    /// A text as it is. Formulas are told and stay texts; an error in place of a value is none.
    pub fn text(&mut self, at: At, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        if is_error(text) {
            let finding = self.cell(Code::ErrorInSheet, at).arg("found", text);
            self.push(finding);
            return None;
        }
        if is_formula(text) {
            let finding = self.cell(Code::FormulaInSheet, at);
            self.push(finding.arg("found", shown(text)));
        }
        Some(text.to_owned())
    }

    /// A price. Words without a digit ask for one (`tanya`, `variable`): none.
    pub fn price(&mut self, at: At, text: &str) -> Result<Price, Unreadable> {
        let some = |amount: Rupiah| Price {
            amount: Some(amount).filter(|amount| amount.0 > 0),
            unit: None,
        };
        let Some(text) = self.text(at, text) else {
            return Ok(Price::default());
        };
        if !text.contains(|sign: char| sign.is_numeric()) && !is_formula(&text) {
            self.read_as(at, &text, "none");
            return Ok(Price::default());
        }
        let (reason, suggestion) = match Rupiah::parse(&text) {
            // What a spreadsheet made of `12.9`; the first number is no price.
            _ if is_date(&text) => ("date", None),
            Ok(Rupiah(0)) => {
                self.read_as(at, &text, "none");
                return Ok(Price::default());
            }
            Ok(amount) => return Ok(some(amount)),
            Err(RupiahError::Unit { amount, unit }) => {
                return Ok(Price {
                    unit: Some(unit),
                    ..some(amount)
                });
            }
            // `12,500` is thousands in English, and nothing costs 12.5 Rupiah.
            Err(RupiahError::Comma { suggestion } | RupiahError::Doubled { suggestion }) => {
                self.read_as(at, &text, &suggestion.to_string());
                return Ok(some(suggestion));
            }
            Err(RupiahError::Cents { suggestion }) => ("cents", Some(suggestion)),
            Err(RupiahError::Range) => ("range", None),
            Err(_) => ("other", None),
        };
        let finding = self.cell(Code::PriceOfSheet, at);
        let suggestion = suggestion.map(|amount| amount.to_string());
        self.push(
            finding
                .arg("found", shown(&text))
                .arg("reason", reason)
                .arg_or_none("suggestion", suggestion),
        );
        Err(Unreadable)
    }

    /// A stock, as it is written into a file.
    pub fn stock(&mut self, at: At, text: &str) -> Option<String> {
        let text = self.text(at, text)?;
        match Stock::parse(&text) {
            Ok(Stock::Count(count)) => Some(count.to_string()),
            Ok(Stock::Available) => Some("ada".to_owned()),
            Ok(Stock::SoldOut) => Some("habis".to_owned()),
            Err(_) => {
                self.left_out(at, &text);
                None
            }
        }
    }

    /// A quantity, at least 1. A unit behind it is passed over, and told.
    pub fn quantity(&mut self, at: At, text: &str) -> Option<u32> {
        let text = self.text(at, text)?;
        // It is written as a stock is.
        let Ok(Stock::Count(count)) = Stock::parse(&text) else {
            self.left_out(at, &text);
            return None;
        };
        if text.contains(|sign: char| !sign.is_ascii_digit() && sign != '.') {
            self.read_as(at, &text, &count.to_string());
        }
        Some(count)
    }

    /// A phone number. Of several the first mobile one is taken, and the rest is told.
    pub fn phone(&mut self, at: At, text: &str) -> Option<Phone> {
        let text = self.text(at, text).filter(|text| !says_none(text))?;
        let error = match Phone::parse(&text) {
            Ok(phone) => return Some(phone),
            Err(error) => error,
        };
        let several = || numbers(&text);
        let first = match error {
            PhoneError::Several => {
                let is_mobile = |phone: &Phone| phone.kind() == PhoneKind::Mobile;
                several().find(is_mobile).or_else(|| several().next())
            }
            // `0812-… (Bu Sari)`: the only number among words.
            PhoneError::Letters => several().next().filter(|_| several().count() == 1),
            _ => None,
        };
        match first {
            Some(phone) => {
                self.read_as(at, &text, &phone.to_string());
                Some(phone)
            }
            None => {
                self.left_out(at, &text);
                None
            }
        }
    }
}

/// A value in a finding. Long numbers are masked: a NIK may stand in any column.
fn shown(text: &str) -> String {
    let longest = text.split(|sign: char| !sign.is_ascii_digit() && !" .-".contains(sign));
    let longest = longest
        .map(|run| run.bytes().filter(u8::is_ascii_digit).count())
        .max();
    match longest {
        Some(15..) => print::shown(&text.replace(|sign: char| sign.is_ascii_digit(), "•")),
        _ => print::shown(text),
    }
}

/// True for `09/12/2025`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    matches!(parts[..], [_, _, _]) && parts.iter().all(is_number)
}

/// The numbers in a text.
fn numbers(text: &str) -> impl Iterator<Item = Phone> {
    let parts = text.split(|sign: char| {
        !(sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '+' | '(' | ')' | '.'))
    });
    // Two numbers with nothing but a space between them: each begins anew.
    let parts = parts.flat_map(|part| {
        let starts = part.match_indices(" 08").chain(part.match_indices(" +62"));
        let cut = starts.map(|(at, _)| at).find(|at| *at >= 9);
        let (first, second) = part.split_at(cut.unwrap_or(part.len()));
        [first.trim(), second.trim()]
    });
    parts.filter_map(|part| Phone::parse(part).ok())
}

/// Yes or no in the words of forms and shops; `None` for others.
pub(super) fn truth(text: &str) -> Option<bool> {
    match words(text).join(" ").as_str() {
        "1" | "aktif" | "active" | "tayang" | "publish" | "published" => Some(true),
        "0" | "nonaktif" | "non aktif" | "tidak aktif" | "inactive" | "draft" | "draf"
        | "archived" | "arsip" => Some(false),
        _ => parse_truth(text),
    }
}

/// Consent in the words of forms: what does not begin with a clear yes is a no.
pub(super) fn consents(text: &str) -> bool {
    let words = words(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let second = words.get(1).map(String::as_str).unwrap_or_default();
    let is_yes = |word: &str| {
        matches!(
            word,
            "ya" | "iya" | "y" | "yes" | "setuju" | "bersedia" | "boleh" | "true" | "1"
        )
    };
    let says_no = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "tidak" | "tdk" | "belum" | "bukan" | "no" | "jangan"
        )
    });
    !says_no && (is_yes(first) || (first == "saya" && is_yes(second)))
}

/// True for words that say that there is nothing: `belum ada`, `tidak punya`, `sedang diurus`.
pub(super) fn says_none(text: &str) -> bool {
    let first = words(text).into_iter().next();
    matches!(
        first.as_deref(),
        None | Some("belum" | "tidak" | "tdk" | "blm" | "no" | "none" | "proses" | "sedang")
    )
}

/// Plain text of a description in HTML, as shops elsewhere export it.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    if !["</", "<br", "<p>"].iter().any(|tag| lower.contains(tag)) {
        return text.to_owned();
    }
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tagged)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((tag, after)) = tagged.split_once('>') else {
            plain.push('<');
            rest = tagged;
            break;
        };
        let name = tag.strip_prefix('/').unwrap_or(tag).to_ascii_lowercase();
        let name = name
            .split(|sign: char| !sign.is_ascii_alphanumeric())
            .next();
        match name.unwrap_or_default() {
            "br" | "p" | "div" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" => plain.push('\n'),
            "li" if !tag.starts_with('/') => plain.push_str("\n- "),
            _ => {}
        }
        rest = after;
    }
    plain.push_str(rest);
    for (name, sign) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(name, sign);
    }
    let lines = plain.lines().map(str::trim);
    let mut kept: Vec<&str> = Vec::new();
    for line in lines {
        if !(line.is_empty() && kept.last().is_none_or(|last| last.is_empty())) {
            kept.push(line);
        }
    }
    kept.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_must_be_clear() {
        for (text, expected) in [
            ("Ya", true),
            ("Setuju", true),
            ("Saya bersedia", true),
            ("Ya, saya setuju data usaha ditampilkan", true),
            ("Tidak", false),
            ("tidak keberatan", false),
            ("Ya tapi jangan nomor saya", false),
            ("mungkin", false),
            ("", false),
        ] {
            assert_eq!(consents(text), expected, "{text}");
        }
    }

    #[test]
    fn html_becomes_plain_text() {
        assert_eq!(
            plain("<p>Kopi &amp; teh</p><ul><li>250 g</li><li>1 kg</li></ul>"),
            "Kopi & teh\n\n- 250 g\n- 1 kg"
        );
        assert_eq!(plain("Isi < 5 buah"), "Isi < 5 buah");
    }

    #[test]
    fn the_mobile_number_of_several_is_taken() {
        let mut report = Report::default();
        let mut teller = Teller::new(Utf8Path::new("x"), &mut report);
        let at = At {
            row: 2,
            column: "WA",
        };
        for text in [
            "0651-12345 / 0812-0000-1234",
            "0812-0000-1234 0812-0000-1299",
            "0812-0000-1234 (Bu Sari)",
        ] {
            let phone = teller.phone(at, text).expect(text);
            assert_eq!(phone.to_string(), "0812-0000-1234", "{text}");
        }
        assert_eq!(report.findings().len(), 3);
    }
}
