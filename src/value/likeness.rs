//! Similarity of two business names.

use super::folding::fold;

/// Frequent words in the names of shops, which distinguish none.
const COMMON: [&str; 26] = [
    "and", "bapak", "bu", "cv", "dan", "di", "ibu", "kedai", "kios", "lapak", "of", "pak", "pd",
    "pt", "rumah", "shop", "store", "tb", "the", "toko", "ud", "umkm", "usaha", "warung", "yang",
    "yayasan",
];

/// Least length in characters of a word that may match inside a longer one: `TOKOSARI` and `Toko Sari`, or a truncated
/// name.
const TELLING: usize = 4;

/// True when a distinctive word of one name is in the other; case, accents and punctuation are ignored.
pub fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let has = |words: &[String], joined: &str, word: &String| {
        words.contains(word) || (word.chars().count() >= TELLING && joined.contains(word.as_str()))
    };
    let (one_joined, other_joined) = (one.concat(), other.concat());
    telling(&one).any(|word| has(&other, &other_joined, word))
        || telling(&other).any(|word| has(&one, &one_joined, word))
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The distinctive words; all words where there are none.
fn telling(words: &[String]) -> impl Iterator<Item = &String> {
    let is_telling = |word: &&String| !COMMON.contains(&word.as_str());
    let any = words.iter().any(|word| is_telling(&word));
    words.iter().filter(move |word| !any || is_telling(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_business_share_a_word() {
        for (shop, merchant) in [
            ("Umah Ine Takengon", "UMAH INE"),
            ("Toko Sari", "TOKOSARI, BANDA ACEH"),
            ("Kedai Café Gayo", "CAFE GAYO 2"),
            ("Keripik Pisang Meureudu", "KRPK MEUREUD"),
            ("Bu Ani", "ANI"),
            ("Toko", "TOKO"),
            ("Warung Kopi", "KOPI WARUNG"),
        ] {
            assert!(share_a_word(shop, merchant), "{shop} / {merchant}");
            assert!(share_a_word(merchant, shop), "{merchant} / {shop}");
        }
    }

    #[test]
    fn names_of_two_do_not() {
        for (shop, merchant) in [
            ("Toko Sari", "TOKO JAYA"),
            ("Warung Bu Ani", "WARUNG BU SITI"),
            ("Umah Ine", "PT MAJU BERSAMA"),
            ("Ani", "JANIAH"),
            ("Toko Sari", ""),
            ("☕", "♥"),
        ] {
            assert!(!share_a_word(shop, merchant), "{shop} / {merchant}");
            assert!(!share_a_word(merchant, shop), "{merchant} / {shop}");
        }
    }
}
