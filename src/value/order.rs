//! Natural sort order: numbers by value, letters case-insensitively.

use super::folding::fold;
use std::cmp::Ordering;

/// Natural order: `2` before `10`, `02` beside `2`, capitals and accents beside plain letters. Texts
/// that differ only in such things are told apart by their bytes, so the order is total.
pub fn natural_cmp(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(fold(one), fold(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_count_and_case_does_not() {
        let mut names = [
            "Foto 10",
            "foto 2",
            "FOTO 1",
            "foto 02b",
            "foto",
            "2-isi",
            "10-belakang",
            "bakpia",
            "Álpukat",
        ];
        names.sort_by(|one, other| natural_cmp(one, other));
        assert_eq!(
            names,
            [
                "2-isi",
                "10-belakang",
                "Álpukat",
                "bakpia",
                "foto",
                "FOTO 1",
                "foto 2",
                "foto 02b",
                "Foto 10"
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn the_order_is_total(
            a in "[aAb0129 .é章-]{0,6}",
            b in "[aAb0129 .é章-]{0,6}",
            c in "[aAb0129 .é章-]{0,6}",
        ) {
            prop_assert_eq!(natural_cmp(&a, &b), natural_cmp(&b, &a).reverse());
            prop_assert_eq!(natural_cmp(&a, &b).is_eq(), a == b);
            if natural_cmp(&a, &b).is_le() && natural_cmp(&b, &c).is_le() {
                prop_assert!(natural_cmp(&a, &c).is_le(), "{:?} {:?} {:?}", a, b, c);
            }
        }
    }
}
