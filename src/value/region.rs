//! Names of regions as people write them: `Kab. Aceh Tengah` and `Aceh Tengah` are one, `Kab. Bandung` and `Kota Bandung`
//! are two.

use super::folding::words;

/// Words for the level of a region, in front of its name.
const LEVELS: [&str; 19] = [
    "provinsi",
    "propinsi",
    "prov",
    "kabupaten",
    "kab",
    "kecamatan",
    "kec",
    "distrik",
    "desa",
    "ds",
    "kelurahan",
    "kel",
    "gampong",
    "gampoeng",
    "gp",
    "nagari",
    "regency",
    "district",
    "village",
];
/// Words for a city, which is a region of the same level as a regency.
const CITIES: [&str; 4] = ["kota", "kotamadya", "kodya", "city"];
/// Words between the one for a city and its name.
const ADMINISTRATIVE: [&str; 3] = ["administrasi", "adm", "administratif"];

/// A region's name, folded for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionName {
    /// Without words for its level and for a city.
    name: String,
    /// With the word for a city: `kota agung` may be the whole name of a district.
    whole: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    City,
    Regency,
    /// Not said, or another level.
    Other,
}

impl RegionName {
    /// Folds a name; `None` without a letter or digit in it.
    pub fn of(text: &str) -> Option<Self> {
        let all = words(text);
        let mut kind = Kind::Other;
        let mut rest = &all[..];
        if let [level, name @ ..] = rest
            && !name.is_empty()
            && LEVELS.contains(&level.as_str())
        {
            if matches!(level.as_str(), "kabupaten" | "kab" | "regency") {
                kind = Kind::Regency;
            }
            rest = name;
        }
        let whole = rest.join(" ");
        if let [city, name @ ..] = rest
            && !name.is_empty()
            && CITIES.contains(&city.as_str())
        {
            kind = Kind::City;
            rest = match name {
                [word, name @ ..]
                    if !name.is_empty() && ADMINISTRATIVE.contains(&word.as_str()) =>
                {
                    name
                }
                name => name,
            };
        }
        (!rest.is_empty()).then(|| Self {
            name: rest.join(" "),
            whole,
            kind,
        })
    }

    /// True when both are names of one region.
    pub fn is(&self, other: &Self) -> bool {
        let is_told_apart = matches!(
            (self.kind, other.kind),
            (Kind::City, Kind::Regency) | (Kind::Regency, Kind::City)
        );
        !is_told_apart && (self.name == other.name || self.whole == other.whole)
    }

    /// The name for people who look for the nearest one: without words for its level.
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn are_one(one: &str, other: &str) -> bool {
        let of = |text| RegionName::of(text).expect("a name");
        assert_eq!(of(one).is(&of(other)), of(other).is(&of(one)));
        of(one).is(&of(other))
    }

    #[test]
    fn one_region_in_many_spellings() {
        for spelling in [
            "Aceh Tengah",
            "Kab. Aceh Tengah",
            "KABUPATEN ACEH TENGAH",
            " kab aceh  tengah ",
            "Kab.Aceh Tengah",
        ] {
            assert!(are_one(spelling, "Aceh Tengah"), "{spelling}");
        }
        assert!(are_one("Kota Banda Aceh", "Banda Aceh"));
        assert!(are_one("Kota Adm. Jakarta Pusat", "Jakarta Pusat"));
        assert!(are_one("Kec. Kota Agung", "Kota Agung"));
        assert!(are_one("Gampong Lamgugob", "Lamgugob"));
        assert!(!are_one("Kab. Bandung", "Kota Bandung"));
        assert!(!are_one("Aceh Tengah", "Aceh Tenggara"));
        assert_eq!(RegionName::of(" - "), None);
        assert!(are_one("Kota", "kota"));
    }

    proptest! {
        #[test]
        fn any_text_is_its_own_region(text in "\\PC*") {
            if let Some(name) = RegionName::of(&text) {
                prop_assert!(name.is(&name));
            }
        }
    }
}
