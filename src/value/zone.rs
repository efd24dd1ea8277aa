//! The three time zones of Indonesia, without daylight saving time.

use super::folding::fold;
use serde::{Serialize, Serializer};
use std::fmt;

/// A time zone of Indonesia (Keppres 41/1987).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Waktu Indonesia Barat, UTC+7.
    Wib,
    /// Waktu Indonesia Tengah, UTC+8.
    Wita,
    /// Waktu Indonesia Timur, UTC+9.
    Wit,
}

impl Zone {
    /// Reads `WIB`, `WITA` or `WIT`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match fold(text).as_str() {
            "wib" => Some(Self::Wib),
            "wita" => Some(Self::Wita),
            "wit" => Some(Self::Wit),
            _ => None,
        }
    }

    /// Hours ahead of UTC.
    pub fn utc_offset_hours(self) -> i8 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// The zone of one of the 38 provinces, by its name, its usual short form or its English name.
    pub fn from_province(name: &str) -> Option<Self> {
        let name = fold(name)
            .replace("sumatra", "sumatera")
            .replace("provinsi", "");
        let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
        let province = letters.strip_prefix("prop").unwrap_or(&letters);
        let province = province.strip_prefix("prov").unwrap_or(province);
        PROVINCES
            .iter()
            .find(|(_, names)| names.contains(&province))
            .map(|(zone, _)| *zone)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        })
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One line a province: its zone and its names, in small letters without anything between.
const PROVINCES: [(Zone, &[&str]); 38] = [
    (
        Zone::Wib,
        &[
            "aceh",
            "nad",
            "nanggroeacehdarussalam",
            "nangroeacehdarussalam",
            "diaceh",
            "daerahistimewaaceh",
        ],
    ),
    (Zone::Wib, &["sumaterautara", "sumut", "northsumatera"]),
    (Zone::Wib, &["sumaterabarat", "sumbar", "westsumatera"]),
    (Zone::Wib, &["riau"]),
    (
        Zone::Wib,
        &["kepulauanriau", "kepriau", "kepri", "riauislands"],
    ),
    (Zone::Wib, &["jambi"]),
    (Zone::Wib, &["sumateraselatan", "sumsel", "southsumatera"]),
    (
        Zone::Wib,
        &[
            "bangkabelitung",
            "kepulauanbangkabelitung",
            "kepbangkabelitung",
            "babel",
            "kepbabel",
            "bangkabelitungislands",
        ],
    ),
    (Zone::Wib, &["bengkulu"]),
    (Zone::Wib, &["lampung"]),
    (
        Zone::Wib,
        &[
            "jakarta",
            "dki",
            "dkj",
            "dkijakarta",
            "dkjakarta",
            "dkjjakarta",
            "daerahkhususibukotajakarta",
            "daerahkhususjakarta",
        ],
    ),
    (Zone::Wib, &["banten"]),
    (Zone::Wib, &["jawabarat", "jabar", "westjava"]),
    (Zone::Wib, &["jawatengah", "jateng", "centraljava"]),
    (
        Zone::Wib,
        &[
            "yogyakarta",
            "jogjakarta",
            "jogja",
            "yogya",
            "diy",
            "diyogyakarta",
            "daerahistimewayogyakarta",
            "specialregionofyogyakarta",
        ],
    ),
    (Zone::Wib, &["jawatimur", "jatim", "eastjava"]),
    (Zone::Wita, &["bali"]),
    (
        Zone::Wita,
        &["nusatenggarabarat", "ntb", "westnusatenggara"],
    ),
    (
        Zone::Wita,
        &["nusatenggaratimur", "ntt", "eastnusatenggara"],
    ),
    (Zone::Wib, &["kalimantanbarat", "kalbar", "westkalimantan"]),
    (
        Zone::Wib,
        &["kalimantantengah", "kalteng", "centralkalimantan"],
    ),
    (
        Zone::Wita,
        &["kalimantanselatan", "kalsel", "southkalimantan"],
    ),
    (Zone::Wita, &["kalimantantimur", "kaltim", "eastkalimantan"]),
    (
        Zone::Wita,
        &["kalimantanutara", "kaltara", "northkalimantan"],
    ),
    (Zone::Wita, &["sulawesiutara", "sulut", "northsulawesi"]),
    (Zone::Wita, &["gorontalo"]),
    (
        Zone::Wita,
        &["sulawesitengah", "sulteng", "centralsulawesi"],
    ),
    (Zone::Wita, &["sulawesibarat", "sulbar", "westsulawesi"]),
    (Zone::Wita, &["sulawesiselatan", "sulsel", "southsulawesi"]),
    (
        Zone::Wita,
        &["sulawesitenggara", "sultra", "southeastsulawesi"],
    ),
    (Zone::Wit, &["maluku"]),
    (Zone::Wit, &["malukuutara", "malut", "northmaluku"]),
    (Zone::Wit, &["papua", "irianjaya"]),
    (Zone::Wit, &["papuabarat", "westpapua"]),
    (Zone::Wit, &["papuabaratdaya", "southwestpapua"]),
    (Zone::Wit, &["papuaselatan", "southpapua"]),
    (Zone::Wit, &["papuatengah", "centralpapua"]),
    (Zone::Wit, &["papuapegunungan", "highlandpapua"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_read_back() {
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            assert_eq!(Zone::parse(&zone.to_string().to_lowercase()), Some(zone));
        }
        assert_eq!(Zone::parse("WIBB"), None);
        assert_eq!(Zone::Wit.utc_offset_hours(), 9);
    }

    #[test]
    fn provinces_in_their_usual_spellings() {
        for (name, zone) in [
            ("Aceh", Zone::Wib),
            ("Provinsi Nanggroe Aceh Darussalam", Zone::Wib),
            ("Prov. Sumatra Utara", Zone::Wib),
            ("D.I. Yogyakarta", Zone::Wib),
            ("DKI Jakarta", Zone::Wib),
            ("Kep. Bangka-Belitung", Zone::Wib),
            ("NTT", Zone::Wita),
            ("Gorontalo", Zone::Wita),
            ("PAPUA BARAT DAYA", Zone::Wit),
        ] {
            assert_eq!(Zone::from_province(name), Some(zone), "{name}");
        }
        assert_eq!(Zone::from_province("Johor"), None);
        assert_eq!(Zone::from_province(""), None);
    }

    #[test]
    fn no_name_stands_for_two_provinces() {
        let mut names: Vec<_> = PROVINCES.iter().flat_map(|(_, names)| *names).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
