//! Interactive questions on a terminal, for missing options.
//!
//! Answers are checked line by line, and a question is repeated with an explanation after an invalid one; an empty line
//! skips it. At the end of the input the answers so far count. Writes nothing to the disk.

use std::io::{self, BufRead, IsTerminal, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::Exit;
use super::screen::Screen;
use crate::locale::{Arg, Texts};
use crate::scaffold::{NewProduct, ShopAnswers, find_photo};
use crate::value::{Phone, PhoneError, Rupiah, RupiahError};

/// Reader of answers, writer of questions.
pub struct Questions<'a, R, W> {
    input: R,
    output: W,
    texts: &'a Texts,
    /// `true` at the end of the input: nothing more is asked.
    ended: bool,
}

/// Optional or mandatory answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Optional,
    Required,
}

/// Explanation of an invalid answer, in lines.
type Refusal = Vec<String>;

/// Validates an answer.
pub(super) type Check = fn(&str, &Texts) -> Result<(), Refusal>;

impl<'a, R: BufRead, W: Write> Questions<'a, R, W> {
    /// Questions in the language of `texts`.
    pub fn new(input: R, output: W, texts: &'a Texts) -> Self {
        Self {
            input,
            output,
            texts,
            ended: false,
        }
    }

    /// Asks for missing data of a new shop.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn shop(&mut self, known: ShopAnswers) -> io::Result<ShopAnswers> {
        self.say("ask-shop-intro")?;
        self.answers(known, "ask-shop-name", "ask-tagline")
    }

    /// Asks for missing data of a new group.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn group(&mut self, known: ShopAnswers) -> io::Result<ShopAnswers> {
        self.say("ask-group-intro")?;
        self.answers(known, "ask-group-name", "ask-group-tagline")
    }

    /// Asks for missing data of a new product, except its category, which is an option only.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn product(&mut self, mut known: NewProduct) -> io::Result<NewProduct> {
        if known.name.trim().is_empty() {
            let name = self.ask("ask-product-name", Need::Required, any)?;
            known.name = name.unwrap_or_default();
        }
        known.price = self.unless_known(known.price, "ask-price", price)?;
        known.unit = self.unless_known(known.unit, "ask-unit", any)?;
        if known.photos.is_empty() {
            let mut id = "ask-photo";
            while let Some(typed) = self.ask(id, Need::Optional, photo)? {
                for path in photos_in(&typed) {
                    if known.photos.contains(&path) {
                        self.say("ask-photo-again")?;
                    } else {
                        known.photos.push(path);
                    }
                }
                id = "ask-photo-more";
            }
        }
        Ok(known)
    }

    fn answers(
        &mut self,
        known: ShopAnswers,
        name_id: &str,
        tagline_id: &str,
    ) -> io::Result<ShopAnswers> {
        Ok(ShopAnswers {
            name: self.unless_known(known.name, name_id, any)?,
            whatsapp: self.unless_known(known.whatsapp, "ask-whatsapp", whatsapp)?,
            tagline: self.unless_known(known.tagline, tagline_id, any)?,
            place: self.unless_known(known.place, "ask-place", any)?,
        })
    }

    fn unless_known(
        &mut self,
        known: Option<String>,
        id: &str,
        check: Check,
    ) -> io::Result<Option<String>> {
        match known {
            Some(known) => Ok(Some(known)),
            None => self.ask(id, Need::Optional, check),
        }
    }

    /// Asks until the answer is valid or skipped, or the input ends.
    fn ask(&mut self, id: &str, need: Need, check: Check) -> io::Result<Option<String>> {
        while !self.ended {
            self.show_question(id, need)?;
            let Some(answer) = self.read_line()? else {
                self.ended = true;
                // Ends the line of the question.
                writeln!(self.output)?;
                self.say("ask-ended")?;
                break;
            };
            if answer.is_empty() {
                match need {
                    Need::Optional => return Ok(None),
                    Need::Required => self.say("ask-required")?,
                }
                continue;
            }
            match check(&answer, self.texts) {
                Ok(()) => return Ok(Some(answer)),
                Err(refusal) => {
                    for line in refusal {
                        writeln!(self.output, "{line}")?;
                    }
                }
            }
        }
        Ok(None)
    }

    fn show_question(&mut self, id: &str, need: Need) -> io::Result<()> {
        let question = self.texts.format(id, &[]);
        let example = self.texts.attribute(id, "example", &[]).unwrap_or_default();
        let args = [("example".to_owned(), Arg::from(example))];
        let mut remarks = self.texts.format("ask-example", &args);
        if need == Need::Optional {
            remarks = format!("{remarks}; {}", self.texts.format("ask-skip", &[]));
        }
        write!(self.output, "{question} ({remarks}): ")?;
        self.output.flush()
    }

    fn say(&mut self, id: &str) -> io::Result<()> {
        writeln!(self.output, "{}", self.texts.format(id, &[]))
    }

    /// Reads a line without control characters, such as those of arrow keys; `None` at the end of the input.
    fn read_line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).replace(char::is_control, "");
        Ok(Some(line.trim().to_owned()))
    }
}

/// The answer to one question on a terminal, in lower case; `None` elsewhere, and at the end of the input.
///
/// # Errors
/// When the terminal fails.
pub(super) fn answer(question: &str) -> io::Result<Option<String>> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut output = io::stdout();
    write!(output, "{question} ")?;
    output.flush()?;
    let mut answer = String::new();
    let bytes = io::stdin().lock().read_line(&mut answer)?;
    Ok((bytes > 0).then(|| answer.trim().to_lowercase()))
}

/// True when a person agrees, or cannot be asked.
///
/// # Errors
/// When the terminal fails.
pub(super) fn agreed(question: &str, screen: &Screen) -> Result<bool, Exit> {
    if !person_is_there() || screen.is_quiet() {
        return Ok(true);
    }
    let answer = answer(&screen.text(question, &[]));
    let answer = answer.map_err(|error| screen.terminal_failed(&error))?;
    Ok(is_yes(answer.as_deref()))
}

/// True for an answer that agrees: Enter does, the end of input does not.
pub(super) fn is_yes(answer: Option<&str>) -> bool {
    matches!(answer, Some("" | "y" | "ya" | "yes"))
}

/// True when a person can be asked.
pub(super) fn person_is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn any(_: &str, _: &Texts) -> Result<(), Refusal> {
    Ok(())
}

/// Validates a mobile phone number.
pub(super) fn whatsapp(typed: &str, texts: &Texts) -> Result<(), Refusal> {
    let digits = |count: usize| vec![("digits".to_owned(), Arg::from(count))];
    let (id, args) = match Phone::parse(typed) {
        Ok(phone) if phone.whatsapp().is_some() => return Ok(()),
        Ok(_) => ("ask-phone-landline", Vec::new()),
        Err(PhoneError::TooShort { digits: count }) => ("ask-phone-short", digits(count)),
        Err(PhoneError::TooLong { digits: count }) => ("ask-phone-long", digits(count)),
        Err(PhoneError::Several) => ("ask-phone-several", Vec::new()),
        Err(PhoneError::Empty | PhoneError::Letters | PhoneError::NoPrefix | PhoneError::Zeros) => {
            ("ask-phone-odd", Vec::new())
        }
    };
    Err(vec![texts.format(id, &args)])
}

/// Validates a price.
pub(super) fn price(typed: &str, texts: &Texts) -> Result<(), Refusal> {
    let amount = |name: &str, price: Rupiah| vec![(name.to_owned(), Arg::from(price.grouped()))];
    let (id, args) = match Rupiah::parse(typed) {
        Ok(_) => return Ok(()),
        Err(
            RupiahError::Cents { suggestion }
            | RupiahError::Comma { suggestion }
            | RupiahError::Doubled { suggestion },
        ) => ("ask-price-maybe", amount("suggestion", suggestion)),
        Err(RupiahError::Unit { amount: price, .. }) => ("ask-price-unit", amount("amount", price)),
        Err(RupiahError::Range) => ("ask-price-range", Vec::new()),
        Err(
            RupiahError::Empty
            | RupiahError::Negative
            | RupiahError::Letters
            | RupiahError::Grouping
            | RupiahError::TooLarge,
        ) => ("ask-price-odd", Vec::new()),
    };
    Err(vec![texts.format(id, &args)])
}

/// The photos of one answer: one path, several in quotes as a terminal writes those that are dragged into it together,
/// or one that was dragged in twice. Paths that lead nowhere are among them.
fn photos_in(typed: &str) -> Vec<Utf8PathBuf> {
    let is_photo = |path: &str| find_photo(Utf8Path::new(path)).is_ok();
    if is_photo(typed) {
        return vec![typed.into()];
    }
    let twice = typed.char_indices().map(|(at, _)| typed.split_at(at));
    let mut twice = twice.filter(|(one, other)| one.trim() == other.trim());
    if let Some((one, _)) = twice.find(|(one, _)| is_photo(one.trim())) {
        return vec![one.trim().into()];
    }
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let parts: Vec<&str> = typed.split(quote).collect();
        let between = parts
            .iter()
            .step_by(2)
            .all(|between| between.trim().is_empty());
        let paths = parts.into_iter().skip(1).step_by(2);
        let paths: Vec<Utf8PathBuf> = paths.map(Utf8PathBuf::from).collect();
        (between && paths.len() > 1 && paths.iter().all(|path| is_photo(path.as_str())))
            .then_some(paths)
    });
    quoted.unwrap_or_else(|| vec![typed.into()])
}

fn photo(typed: &str, texts: &Texts) -> Result<(), Refusal> {
    let mut found = photos_in(typed).into_iter().map(|path| find_photo(&path));
    let Some(error) = found.find_map(Result::err) else {
        return Ok(());
    };
    let (id, args) = (error.text_id(), error.args());
    let hint = texts.attribute(id, "hint", &args);
    Err(std::iter::once(texts.format(id, &args))
        .chain(hint)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let mut texts = Texts::empty();
        let errors = texts.add_language("id", &[include_str!("../locale/scaffold.id.ftl")]);
        assert!(errors.is_empty(), "{errors:?}");
        texts
    }

    /// The answers to typed lines, and the output.
    fn shop(typed: &str, known: ShopAnswers) -> (ShopAnswers, String) {
        let (texts, mut shown) = (texts(), Vec::new());
        let answers = Questions::new(typed.as_bytes(), &mut shown, &texts).shop(known);
        let shown = String::from_utf8(shown).expect("texts are Unicode");
        (answers.expect("memory does not fail"), shown)
    }

    fn product(typed: &str, known: NewProduct) -> (NewProduct, String) {
        let (texts, mut shown) = (texts(), Vec::new());
        let answers = Questions::new(typed.as_bytes(), &mut shown, &texts).product(known);
        let shown = String::from_utf8(shown).expect("texts are Unicode");
        (answers.expect("memory does not fail"), shown)
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn answers_are_taken_and_empty_ones_skipped() {
        let (answers, shown) = shop(
            " Dapur Sari \r\n0812-3456-7890\n\nPegasing\n",
            ShopAnswers::default(),
        );
        assert_eq!(
            answers,
            ShopAnswers {
                name: some("Dapur Sari"),
                whatsapp: some("0812-3456-7890"),
                tagline: None,
                place: some("Pegasing"),
            }
        );
        assert!(shown.contains("Nama toko (contoh: Dapur Bu Sari; Enter = lewati): "));
        assert!(!shown.contains("ask-"), "{shown}");
    }

    #[test]
    fn a_number_that_cannot_be_used_is_asked_for_again() {
        let typed = "Sari\n0812\n(0651) 12345\nrumah\n081234567890\n\n\n";
        let (answers, shown) = shop(typed, ShopAnswers::default());
        assert_eq!(answers.whatsapp, some("081234567890"));
        assert!(shown.contains("baru 4 angka"));
        assert!(shown.contains("telepon rumah"));
        assert!(shown.contains("mulai dari 08"));
        assert_eq!(shown.matches("Nomor WhatsApp").count(), 4);
    }

    #[test]
    fn what_is_known_is_not_asked() {
        let known = ShopAnswers {
            name: some("Sari"),
            tagline: some("Enak"),
            ..ShopAnswers::default()
        };
        let (answers, shown) = shop("\n\n", known.clone());
        assert_eq!(answers, known);
        assert!(!shown.contains("Nama toko"));
    }

    #[test]
    fn the_end_of_the_input_ends_the_questions_once() {
        for typed in ["", "Sari\n", "Sari\n0812"] {
            let (answers, shown) = shop(typed, ShopAnswers::default());
            assert_eq!(answers.name.is_some(), !typed.is_empty());
            assert_eq!(answers.whatsapp, None);
            assert_eq!(shown.matches("cukup sampai di sini").count(), 1, "{shown}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_do_no_harm() {
        let (texts, mut shown) = (texts(), Vec::new());
        let typed: &[u8] = b"Sari\xff\x1b\n";
        let answers = Questions::new(typed, &mut shown, &texts).shop(ShopAnswers::default());
        assert_eq!(
            answers.expect("memory does not fail").name,
            some("Sari\u{fffd}")
        );
    }

    #[test]
    fn a_product_needs_a_name_and_a_price_that_is_one() {
        let typed = "\nKopi\n12.50\n12.500/kg\n10rb-15rb\nmurah\n12.500\nkg\n\n";
        let (new, shown) = product(typed, NewProduct::default());
        assert_eq!(new.name, "Kopi");
        assert_eq!((new.price, new.unit), (some("12.500"), some("kg")));
        assert!(shown.contains("perlu diisi"));
        assert!(shown.contains("Maksudnya 12.500?"));
        assert!(shown.contains("Tulis harganya saja, misalnya 12.500."));
        assert!(shown.contains("Satu harga saja"));
        assert!(shown.contains("12,5rb"));
    }

    #[test]
    fn photos_are_looked_for_at_once() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("foto kopi.png");
        std::fs::write(&path, b"\x89PNG\r\n\x1a\n").expect("a file in it");
        let quoted = format!("\"{}\"", path.display());
        let typed = format!("12.500\n\n/tidak/ada.jpg\n{quoted}\n\n");
        let known = NewProduct {
            name: "Kopi".to_owned(),
            ..NewProduct::default()
        };
        let (new, shown) = product(&typed, known);
        assert_eq!(new.photos, [quoted]);
        assert!(shown.contains("Foto `/tidak/ada.jpg` tidak ditemukan."));
    }

    #[test]
    fn photos_dragged_in_twice_or_together_are_understood() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, b"\x89PNG\r\n\x1a\n").expect("a file in it");
            path.display().to_string()
        };
        let (one, two) = (path("foto 1.png"), path("2.png"));
        for (typed, expected) in [
            (format!("{two}{two}"), vec![&two]),
            (format!("{two} {two}"), vec![&two]),
            (format!("\"{one}\"\"{two}\""), vec![&one, &two]),
            (format!("'{one}' '{two}'"), vec![&one, &two]),
        ] {
            let paths: Vec<Utf8PathBuf> = expected.into_iter().map(Utf8PathBuf::from).collect();
            assert_eq!(photos_in(&typed), paths, "{typed}");
        }
        let typed = format!("12.500\n\n{two}\n{two}\n\n");
        let known = NewProduct {
            name: "Kopi".to_owned(),
            ..NewProduct::default()
        };
        let (new, shown) = product(&typed, known);
        assert_eq!(new.photos, [two]);
        assert!(shown.contains("sudah"), "{shown}");
    }
}
