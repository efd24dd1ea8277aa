//! Folds typed text to the normal form that the parsers of this room compare.
//!
//! Folding lowers the case, narrows wide digits and letters, drops accents and invisible characters, and
//! turns every dash into `-`, every quote into `'` and every space into a plain one. It never fails.

use std::borrow::Cow;
use std::iter;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The text with composed letters (NFC): names that look the same are the same.
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// The folded text, its runs of white space narrowed to one space and surrounding quotes taken off.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for typed in text.chars() {
        fold_char(typed, |plain| folded.push(plain));
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|edge| edge == '\'' || edge == ' ')
        .to_owned()
}

/// The words of a text, folded: its runs of letters and digits. Quotes within a word are passed over.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for typed in text.chars().chain([' ']) {
        fold_char(typed, |plain| {
            if plain.is_alphanumeric() {
                word.push(plain);
            } else if plain != '\'' && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        });
    }
    words
}

/// Passes on the folded form of one character: nothing, one character, or several (`…` is three dots). Keeps line
/// breaks.
pub(super) fn fold_char(typed: char, mut emit: impl FnMut(char)) {
    match typed {
        'a'..='z' | '0'..='9' => emit(typed),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => emit('\n'),
        '\'' | '"' | '`' | '´' | '‘'..='‟' | '′' | '″' | 'ʻ' | 'ʼ' | '«' | '»' => {
            emit('\'')
        }
        '‐'..='―' | '−' | '﹘' | '－' => emit('-'),
        // Keyboards offer various small circles for the degree sign.
        '°' | 'º' | '˚' => emit('°'),
        invisible if is_invisible(invisible) => {}
        space if space.is_whitespace() => emit(' '),
        other => {
            let categories = CodePointMapData::<GeneralCategory>::new();
            let is_mark = |part: &char| GeneralCategoryGroup::Mark.contains(categories.get(*part));
            DecomposingNormalizerBorrowed::new_nfkd()
                .normalize_iter(iter::once(other))
                .filter(|part| !is_mark(part))
                .flat_map(char::to_lowercase)
                .for_each(emit);
        }
    }
}

/// True for layout and direction marks, which come with text copied from chats and web pages.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_become_plain_ones() {
        assert_eq!(fold(" Ｒｐ\u{a0}１２．５００ "), "rp 12.500");
        assert_eq!(fold("“Jum’at”"), "jum'at");
        assert_eq!(fold("8–17\u{200b}"), "8-17");
        assert_eq!(fold("Café\tKopi"), "cafe kopi");
        assert_eq!(fold("5º"), "5°");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            words("Jum’at: kopi “Gayo” 250\u{a0}g, café—ｗine\u{200b}ry 🌶 شاي"),
            ["jumat", "kopi", "gayo", "250", "g", "cafe", "winery", "شاي"]
        );
        assert_eq!(words(" -- "), [""; 0]);
    }
}
