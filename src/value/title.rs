//! Titles made from the names of folders.

/// Hyphens and underscores become spaces, a number that only keeps folders in order is dropped, and words
/// get capitals unless the name has some of its own: `01-kopi-gayo-250g` becomes `Kopi Gayo 250g`.
///
/// Numbers for order are those with a leading zero, those followed by a full stop, and those of two or
/// three digits before a hyphen or underscore. `7-up` and `3 roti` keep theirs.
pub fn title_from_folder(name: &str) -> String {
    let name = without_order_number(name.trim());
    let has_capitals = name.chars().any(char::is_uppercase);
    let words = name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'))
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| {
            if has_capitals {
                word.to_owned()
            } else {
                capitalized(word)
            }
        })
        .collect();
    words.join(" ")
}

fn without_order_number(name: &str) -> &str {
    let end = name
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(name.len());
    let (number, after) = name.split_at(end);
    let mark = after.chars().next();
    let parts = matches!(mark, Some('-' | '_' | ' ' | '.'));
    let counts = number.starts_with('0')
        || mark == Some('.')
        || (matches!(number.len(), 2..=3) && matches!(mark, Some('-' | '_')));
    let rest = after.trim_start_matches(['-', '_', ' ', '.']);
    let is_order = !number.is_empty() && parts && counts;
    if is_order && rest.starts_with(char::is_alphabetic) {
        rest
    } else {
        name
    }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folders_become_names() {
        for (folder, title) in [
            ("kopi-gayo-250g", "Kopi Gayo 250g"),
            ("kopi_gayo", "Kopi Gayo"),
            ("01-kopi-gayo", "Kopi Gayo"),
            ("01 kopi", "Kopi"),
            ("10-teh-tarik", "Teh Tarik"),
            ("1. sirup pala", "Sirup Pala"),
            ("7-up", "7 Up"),
            ("3 roti", "3 Roti"),
            ("01", "01"),
            ("Kopi GAYO-asli", "Kopi GAYO asli"),
            ("", ""),
        ] {
            assert_eq!(title_from_folder(folder), title, "{folder}");
        }
    }

    proptest! {
        #[test]
        fn titles_have_single_spaces(name in "\\PC*") {
            let title = title_from_folder(&name);
            prop_assert!(!title.contains("  ") && title.trim() == title);
        }
    }
}
