//! A group's programme: its phases and regions, and the part of a member in it.

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::category::Category;
use super::product::Product;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::parse::{AddressDraft, GroupDraft, RegionDraft, ShopDraft, Spanned};
use crate::value::{Permit, RegionName, nearest, words};

/// Phases of a programme that names none.
const PHASES: [&str; 4] = ["daftar", "kurasi", "bootcamp", "lulus"];
/// English words for them.
const ENGLISH: [(&str, &str); 4] = [
    ("registration", "daftar"),
    ("registered", "daftar"),
    ("curation", "kurasi"),
    ("graduated", "lulus"),
];

/// Phases and regions of a group's programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Names of its phases in order; never empty.
    pub phases: Vec<String>,
    /// `true` when the group names its phases itself.
    pub has_own_phases: bool,
    /// Its regions in order, each once; empty when it lists none.
    pub regions: Vec<Region>,
}

impl Default for Programme {
    fn default() -> Self {
        Self {
            phases: PHASES.map(str::to_owned).to_vec(),
            has_own_phases: false,
            regions: Vec::new(),
        }
    }
}

/// A region of the programme's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The regency around a district.
    pub regency: Option<Name>,
    /// Its name.
    pub name: Name,
    level: Level,
}

/// A name as it was written, and folded.
#[derive(Debug, Clone)]
pub struct Name {
    /// As the group or the seller wrote it.
    pub text: String,
    folded: RegionName,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.folded.is(&other.folded)
    }
}

impl Eq for Name {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Regency,
    District,
    /// The list does not say.
    Any,
}

/// A member's part in the programme, for reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// `fase`, as written.
    pub phase: Option<Spanned<String>>,
    /// `pendamping`.
    pub coach: Option<String>,
    /// Its place.
    pub place: Place,
    /// The first permit of each kind, of the shop or else of a product.
    pub permits: Vec<Permit>,
    /// Titles of its widest categories.
    pub goods: Vec<String>,
    /// Names that its folder had in its group.
    pub former: Vec<String>,
    /// `true` without consent to be published.
    pub is_withheld: bool,
}

/// A place as the seller wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `provinsi`.
    pub province: Option<String>,
    /// `kabupaten`.
    pub regency: Option<String>,
    /// `kecamatan`.
    pub district: Option<String>,
    /// `desa`.
    pub village: Option<String>,
    /// The whole address, when it is not in parts.
    pub text: Option<String>,
    /// Where the narrowest part that a list can name is written.
    pub span: Option<Span>,
}

impl Name {
    /// A name with a letter or digit in it.
    pub fn of(text: &str) -> Option<Self> {
        Some(Self {
            folded: RegionName::of(text)?,
            text: text.to_owned(),
        })
    }
}

impl Programme {
    /// Resolves a group's data; what it leaves open is as in the group above.
    pub fn of(draft: &GroupDraft, above: Option<&Self>) -> Self {
        let mut programme = above.cloned().unwrap_or_default();
        let phases = draft.phases.iter().map(|phase| phase.value.clone());
        let mut own: Vec<String> = Vec::new();
        for phase in phases {
            if !own.iter().any(|known| words(known) == words(&phase)) {
                own.push(phase);
            }
        }
        if !own.is_empty() {
            (programme.phases, programme.has_own_phases) = (own, true);
        }
        let regions = regions(&draft.regions);
        if !regions.is_empty() {
            programme.regions = regions;
        }
        programme
    }

    /// The phase of a member: one of the list, or what it wrote; the first where it wrote nothing.
    pub fn phase_of<'p>(&'p self, enrolment: &'p Enrolment) -> &'p str {
        let Some(written) = &enrolment.phase else {
            return &self.phases[0];
        };
        self.listed(&written.value).unwrap_or(&written.value)
    }

    /// The phase of the list that is meant by a text.
    fn listed(&self, written: &str) -> Option<&str> {
        let mut wanted = words(written);
        if !self.has_own_phases
            && let Some((_, phase)) = ENGLISH.iter().find(|(word, _)| wanted == [*word])
        {
            wanted = words(phase);
        }
        let found = self.phases.iter().find(|phase| words(phase) == wanted);
        found.map(String::as_str)
    }

    /// Index of the region that a place lies in, the narrowest of several.
    pub fn region_of(&self, place: &Place) -> Option<usize> {
        let place = Folded::of(place);
        let within = |(_, region): &(usize, &Region)| region.holds(&place);
        let found = self.regions.iter().enumerate().filter(within);
        let found = found.min_by_key(|(_, region)| match region.level {
            Level::District => 0,
            Level::Any => 1,
            Level::Regency => 2,
        });
        found.map(|(index, _)| index)
    }

    /// Reports a phase and a place that are not in the lists. `file` is the member's data file.
    pub fn check(&self, enrolment: &Enrolment, file: &Utf8Path, report: &mut Report) {
        if let Some(phase) = &enrolment.phase
            && self.listed(&phase.value).is_none()
        {
            let names = self.phases.iter().map(String::as_str);
            let finding = Diagnostic::new(Code::PhaseUnknown, file).at(phase.span);
            report.push(
                finding
                    .arg("found", &phase.value)
                    .arg("choices", self.phases.join(", "))
                    .arg_or_none("nearest", nearest(&phase.value, names)),
            );
        }
        let place = &enrolment.place;
        let is_listed = self.regions.is_empty() || self.region_of(place).is_some();
        if !is_listed && let Some(found) = place.narrowest() {
            let finding = Diagnostic::new(Code::RegionOutside, file).at(place.span);
            let nearest = RegionName::of(found).and_then(|found| self.nearest(found.name()));
            report.push(finding.arg("found", found).arg_or_none("nearest", nearest));
        }
    }

    fn nearest(&self, found: &str) -> Option<&str> {
        let names = self.regions.iter().map(|region| region.name.folded.name());
        let near = nearest(found, names)?;
        let region = self
            .regions
            .iter()
            .find(|region| region.name.folded.name() == near);
        region.map(|region| region.name.text.as_str())
    }
}

/// The regions of a list, each once.
fn regions(drafts: &[RegionDraft]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut add = |region: Region| {
        if !regions.contains(&region) {
            regions.push(region);
        }
    };
    for draft in drafts {
        match draft {
            RegionDraft::Named(name) => {
                Name::of(&name.value).into_iter().for_each(|name| {
                    add(Region {
                        regency: None,
                        name,
                        level: Level::Any,
                    });
                });
            }
            RegionDraft::Regency { name, districts } => {
                let Some(regency) = Name::of(&name.value) else {
                    continue;
                };
                if districts.is_empty() {
                    add(Region {
                        regency: None,
                        name: regency,
                        level: Level::Regency,
                    });
                    continue;
                }
                for name in districts.iter().filter_map(|name| Name::of(&name.value)) {
                    add(Region {
                        regency: Some(regency.clone()),
                        name,
                        level: Level::District,
                    });
                }
            }
        }
    }
    regions
}

impl Region {
    /// True for a place in it.
    fn holds(&self, place: &Folded) -> bool {
        let [_, regency, district, _] = &place.parts;
        match (self.level, &self.regency) {
            (Level::Regency, _) => place.has(regency, &self.name),
            (Level::District, Some(around)) => {
                // Who writes the district alone means the one of the list.
                let is_open = regency.is_none() && place.text.is_empty();
                (is_open || place.has(regency, around)) && place.has(district, &self.name)
            }
            _ => place.parts.iter().any(|part| place.has(part, &self.name)),
        }
    }
}

/// A place with folded names.
struct Folded {
    /// Province, regency, district, village.
    parts: [Option<Name>; 4],
    /// The parts of an address that is one text: `Desa Pegasing, Aceh Tengah`.
    text: Vec<Name>,
}

impl Folded {
    fn of(place: &Place) -> Self {
        let parts = [
            &place.province,
            &place.regency,
            &place.district,
            &place.village,
        ];
        let text = place.text.iter().flat_map(|text| text.split(','));
        Self {
            parts: parts.map(|part| part.as_deref().and_then(Name::of)),
            text: text.filter_map(Name::of).collect(),
        }
    }

    fn has(&self, part: &Option<Name>, name: &Name) -> bool {
        match part {
            Some(part) => part == name,
            None => self.text.contains(name),
        }
    }
}

impl Place {
    fn of(draft: &AddressDraft) -> Self {
        let plain =
            |field: &Option<Spanned<String>>| field.as_ref().map(|field| field.value.clone());
        let parts = [
            &draft.district,
            &draft.regency,
            &draft.village,
            &draft.province,
            &draft.text,
        ];
        let span = parts.into_iter().flatten().next().map(|part| part.span);
        Self {
            province: plain(&draft.province),
            regency: plain(&draft.regency),
            district: plain(&draft.district),
            village: plain(&draft.village),
            text: plain(&draft.text),
            span,
        }
    }

    /// The part at [`Place::span`].
    fn narrowest(&self) -> Option<&str> {
        let parts = [
            &self.district,
            &self.regency,
            &self.village,
            &self.province,
            &self.text,
        ];
        parts.into_iter().flatten().next().map(String::as_str)
    }
}

impl Enrolment {
    /// Takes it from a shop's data; permits and goods come with its products.
    pub(super) fn of(draft: &ShopDraft) -> Self {
        Self {
            phase: draft.phase.clone(),
            coach: draft.coach.as_ref().map(|coach| coach.value.clone()),
            place: Place::of(&draft.profile.address),
            permits: draft
                .permits
                .iter()
                .map(|permit| permit.value.clone())
                .collect(),
            goods: Vec::new(),
            former: draft
                .former
                .iter()
                .map(|former| former.value.clone())
                .collect(),
            is_withheld: draft.consent.as_ref().is_some_and(|consent| !consent.value),
        }
    }

    /// Adds what the products tell.
    pub(super) fn add_goods(&mut self, products: &[Product], categories: &[Category]) {
        for permit in products.iter().flat_map(|product| &product.permits) {
            if self.permits.iter().all(|own| own.kind() != permit.kind()) {
                self.permits.push(permit.clone());
            }
        }
        let widest = categories.iter().filter(|one| one.parent.is_none());
        self.goods = widest.map(|category| category.title.clone()).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use camino::Utf8Path;

    fn programme(yaml: &str) -> Programme {
        let mut report = Report::default();
        let draft = parse::group(yaml, Utf8Path::new("kelompok.yaml"), &mut report);
        assert!(report.is_empty(), "{report:?}");
        Programme::of(&draft.expect("it can be read"), None)
    }

    fn enrolment(yaml: &str) -> Enrolment {
        let mut report = Report::default();
        let draft = parse::shop(yaml, Utf8Path::new("toko.yaml"), &mut report);
        Enrolment::of(&draft.expect("it can be read"))
    }

    fn codes(programme: &Programme, enrolment: &Enrolment) -> Vec<Code> {
        let mut report = Report::default();
        programme.check(enrolment, Utf8Path::new("toko.yaml"), &mut report);
        report
            .findings()
            .iter()
            .map(|finding| finding.code)
            .collect()
    }

    #[test]
    fn phases_are_compared_folded_and_the_first_is_the_default() {
        let own = programme("nama: K\nfase: [Calon, Dibina, calon, Mandiri]\n");
        assert_eq!(own.phases, ["Calon", "Dibina", "Mandiri"]);
        assert_eq!(own.phase_of(&enrolment("nama: A\n")), "Calon");
        let known = enrolment("nama: A\nfase: DIBINA\n");
        assert_eq!(own.phase_of(&known), "Dibina");
        assert_eq!(codes(&own, &known), []);
        let unknown = enrolment("nama: A\nfase: lulus\n");
        assert_eq!(own.phase_of(&unknown), "lulus");
        assert_eq!(codes(&own, &unknown), [Code::PhaseUnknown]);
        assert_eq!(codes(&Programme::default(), &unknown), []);
    }

    #[test]
    fn a_place_lies_in_the_narrowest_region_of_the_list() {
        let own = programme(
            "nama: K\nwilayah:\n  - kabupaten: Kab. Aceh Tengah\n    kecamatan: [Bebesen, Pegasing]\n  \
             - kabupaten: Bener Meriah\n  - Banda Aceh\n  - Bener Meriah\n",
        );
        let region = |yaml: &str| {
            let enrolment = enrolment(&format!("nama: A\nalamat: {yaml}\n"));
            let index = own.region_of(&enrolment.place);
            let outside = codes(&own, &enrolment).contains(&Code::RegionOutside);
            assert_eq!(index.is_none(), outside, "{yaml}");
            index.map(|index| own.regions[index].name.text.clone())
        };
        let is = |yaml: &str, name: &str| assert_eq!(region(yaml).as_deref(), Some(name), "{yaml}");
        is(
            "{kecamatan: Kec. Bebesen, kabupaten: ACEH TENGAH}",
            "Bebesen",
        );
        is(
            "{kecamatan: Bukit, kabupaten: Kabupaten Bener Meriah}",
            "Bener Meriah",
        );
        is("{desa: Lamgugob, kabupaten: Kota Banda Aceh}", "Banda Aceh");
        is("Desa Lamgugob, Banda Aceh", "Banda Aceh");
        is("\"Simpang Kelaping, Pegasing, Aceh Tengah\"", "Pegasing");
        assert_eq!(region("{kecamatan: Linge, kabupaten: Aceh Tengah}"), None);
        // A district of the same name in another regency.
        assert_eq!(region("{kecamatan: Bebesen, kabupaten: Gayo Lues}"), None);
    }
}
