//! Postal addresses.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::catalogue::Address;

/// A postal address, for templates.
#[derive(Debug, Clone, Serialize)]
pub struct AddressView {
    /// The lines of the address, most exact first.
    pub lines: Vec<String>,
    /// Short name of the place (`Kec. Lut Tawar, Aceh Tengah`), for headers and cards.
    pub place: Option<String>,
    /// Link to a web map, when coordinates are known.
    pub map_url: Option<String>,
    /// Link to the map app of a phone: `geo:4.62,96.84`.
    pub geo_url: Option<String>,
}

pub(super) fn address(address: &Address) -> Option<AddressView> {
    let village = address.village.clone();
    let district = address
        .district
        .as_ref()
        .map(|name| prefixed(name, "Kec.", &["kec", "distrik"]));
    let towns = [&address.regency, &address.province]
        .into_iter()
        .flatten()
        .cloned();
    let mut last = towns.collect::<Vec<_>>().join(", ");
    if let Some(postcode) = &address.postcode {
        last = format!("{last} {postcode}").trim().to_owned();
    }
    let middle = [village, district.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let lines: Vec<String> = [
        address.text.clone(),
        address.street.clone(),
        Some(middle),
        Some(last),
    ]
    .into_iter()
    .flatten()
    .filter(|line| !line.is_empty())
    .collect();
    if lines.is_empty() && address.coordinates.is_none() {
        return None;
    }
    let place = [district, address.regency.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let map_url = address.coordinates.as_ref().map(|place| {
        let query = format!("{},{}", place.latitude(), place.longitude());
        format!(
            "https://www.google.com/maps/search/?api=1&query={}",
            utf8_percent_encode(&query, NON_ALPHANUMERIC)
        )
    });
    Some(AddressView {
        lines,
        place: (!place.is_empty()).then_some(place),
        map_url,
        geo_url: address.coordinates.map(|place| place.geo_uri()),
    })
}

/// A name with its kind before it (`Kec.`), unless the seller typed one.
fn prefixed(name: &str, prefix: &str, known: &[&str]) -> String {
    let lower = name.to_lowercase();
    if known.iter().any(|word| lower.starts_with(word)) {
        name.to_owned()
    } else {
        format!("{prefix} {name}")
    }
}
