//! Yes and no.

use super::folding::fold;

/// Parses unambiguous words for yes and no; `None` for all others. A single `t` is ambiguous: `true` or `tidak`.
pub fn parse_truth(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "ya" | "iya" | "y" | "yes" | "true" | "benar" => Some(true),
        "tidak" | "tdk" | "n" | "no" | "false" | "salah" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clear_words_count() {
        assert_eq!(parse_truth(" Ya "), Some(true));
        assert_eq!(parse_truth("TIDAK"), Some(false));
        assert_eq!(parse_truth("t"), None);
        assert_eq!(parse_truth("mungkin"), None);
        assert_eq!(parse_truth(""), None);
    }
}
