//! Nearest name to one with typing slips.

/// Largest edit distance.
const MOST_SLIPS: usize = 3;

/// The nearest name to a typed one, case-insensitive, the first of several; `None` when all are too far.
pub fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    // The difference in length is a lower bound of the distance.
    let may_be = |name: &&str| name.len().abs_diff(typed.len()) <= MOST_SLIPS;
    let slips = |name: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &typed);
    let all = names.filter(may_be).map(|name| (slips(name), name));
    all.min_by_key(|(slips, _)| *slips)
        .filter(|(slips, _)| *slips <= MOST_SLIPS)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_far_from_what_was_typed_are_not_suggested() {
        let names = || ["kopi-gayo", "kue-bhoi"].into_iter();
        assert_eq!(nearest("Kopi-Gayoo", names()), Some("kopi-gayo"));
        assert_eq!(nearest("tenun", names()), None);
    }
}
