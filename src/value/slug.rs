//! Slugs: names for folders and addresses, made from any text.

use deunicode::deunicode_char;

use super::folding::composed;

/// Longest slug in bytes; with its photos' names it stays far below the path limits of Windows.
const MOST_BYTES: usize = 80;
/// Hexadecimal digits of the hash at the end of a truncated slug.
const HASH_DIGITS: usize = 8;

/// Lower-case ASCII letters, digits and single hyphens between them: safe in addresses and as file names on every
/// system. Never empty, at most 80 bytes; equal for composed and decomposed letters; idempotent.
///
/// Overlong text is truncated and ends in a hash of the whole. Text without a letter or digit becomes `x-` and a hash;
/// device names of Windows get `-x`.
pub fn slug(text: &str) -> String {
    let mut named = composed(text).into_owned();
    named.retain(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ'));
    let whole = spelled(&named);
    if whole.is_empty() {
        format!("x-{}", short_hash(&named))
    } else if whole.len() > MOST_BYTES {
        let kept = whole[..MOST_BYTES - HASH_DIGITS - 1].trim_end_matches('-');
        format!("{kept}-{}", short_hash(&whole))
    } else if is_device(&whole) {
        whole + "-x"
    } else {
        whole
    }
}

/// The words of the text in lower-case ASCII letters and digits, with hyphens between them.
fn spelled(text: &str) -> String {
    let mut ascii = String::new();
    for character in text.chars() {
        match character.is_ascii() {
            true => ascii.push(character),
            false => ascii.push_str(deunicode_char(character).unwrap_or("-")),
        }
    }
    let words = ascii.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

fn short_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..HASH_DIGITS].to_owned()
}

/// Device names of Windows, with any extension (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_device(name: &str) -> bool {
    let numbered = |port| {
        name.strip_prefix(port)
            .is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    #[test]
    fn names_become_slugs() {
        for (name, expected) in [
            ("Kopi Gayo 250g", "kopi-gayo-250g"),
            ("  Bu Ani's   Café & Té ", "bu-anis-cafe-te"),
            ("Jum’at Berkah", "jumat-berkah"),
            ("Keripik_Pisang--(Manis)", "keripik-pisang-manis"),
            ("北京", "bei-jing"),
            ("CON", "con-x"),
            ("com1", "com1-x"),
            ("com10", "com10"),
        ] {
            assert_eq!(slug(name), expected);
        }
        assert_eq!(slug("caf\u{e9}"), slug("cafe\u{301}"));
        assert!(slug("!!!").starts_with("x-"));
        assert_ne!(slug("!!!"), slug("???"));
    }

    #[test]
    fn long_names_that_differ_late_stay_apart() {
        let long = "kopi arabika ".repeat(20);
        let (one, other) = (slug(&format!("{long}1")), slug(&format!("{long}2")));
        assert_eq!(one[..60], other[..60]);
        assert_ne!(one, other);
    }

    proptest! {
        #[test]
        fn slugs_are_safe_and_stable(text in "\\PC{0,200}") {
            let made = slug(&text);
            prop_assert!(!made.is_empty() && made.len() <= MOST_BYTES);
            let safe = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            prop_assert!(made.bytes().all(safe));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert!(!is_device(&made));
            prop_assert_eq!(slug(&made), made.clone());
            prop_assert_eq!(slug(&DecomposingNormalizerBorrowed::new_nfd().normalize(&text)), made);
        }
    }
}
