//! Figures of a programme: shops by phase, region and coach.

use std::sync::Arc;

use super::Audited;
use crate::catalogue::{Name, Place, Programme, Region};
use crate::value::{PermitKind, natural_cmp, words};

/// Shops of a programme, counted.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// All shops.
    pub all: Figures,
    /// By phase, in the order of the programme.
    pub phases: Vec<Row>,
    /// `true` when the group names phases, or a shop has one.
    pub has_phases: bool,
    /// By region: those of the programme's list in its order, then others by name. Without a list, regencies; districts
    /// where all shops lie in one regency, villages where all lie in one district.
    pub regions: Vec<Row>,
    /// `true` when the programme lists regions.
    pub has_list: bool,
    /// By coach, by name; empty when no shop has one.
    pub coaches: Vec<Row>,
}

/// One phase, region or coach.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name; empty for [`Kind::Unknown`].
    pub name: String,
    /// The regency around a district.
    pub regency: Option<String>,
    /// Its relation to the programme.
    pub kind: Kind,
    /// Its shops.
    pub figures: Figures,
    /// Number of its shops in each phase, in the order of [`Tally::phases`].
    pub phases: Vec<usize>,
}

/// Relation of a row to the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In its list, or needs no list.
    Listed,
    /// Of a shop, but not in the list.
    Outside,
    /// Shops that do not say.
    Unknown,
}

/// Figures of some shops together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Number of shops.
    pub shops: usize,
    /// Number of them with a NIB.
    pub with_nib: usize,
    score: u64,
    first: u64,
}

impl Figures {
    fn add(&mut self, shop: &Audited) {
        self.shops += 1;
        self.with_nib += usize::from(shop.permit(PermitKind::Nib).is_some());
        self.score += u64::from(shop.score());
        self.first += u64::from(shop.first_score());
    }

    /// Share of shops with a NIB in tenths of a percent; `None` without any shop. The indicator of RPJMN 2025-2029: with a
    /// NIB / all x 100, by region.
    pub fn nib_share(&self) -> Option<u64> {
        self.mean(self.with_nib as u64 * 100)
    }

    /// Mean score, in tenths.
    pub fn mean_score(&self) -> Option<u64> {
        self.mean(self.score)
    }

    /// Mean of the first scores, in tenths.
    pub fn mean_first(&self) -> Option<u64> {
        self.mean(self.first)
    }

    /// A sum over its shops as a mean in tenths, rounded to the nearest.
    fn mean(&self, sum: u64) -> Option<u64> {
        let shops = self.shops as u64;
        (shops > 0).then(|| (sum * 10 + shops / 2) / shops)
    }
}

impl Tally {
    /// Counts shops. `programmes` has those of all groups, the outermost first.
    pub fn of(shops: &[Audited], programmes: &[Arc<Programme>]) -> Self {
        let mut tally = Self {
            has_phases: programmes.iter().any(|one| one.has_own_phases)
                || shops
                    .iter()
                    .any(|shop| shop.audit.enrolment.phase.is_some()),
            has_list: programmes.iter().any(|one| !one.regions.is_empty()),
            ..Self::default()
        };
        for phase in programmes.iter().flat_map(|one| &one.phases) {
            row(&mut tally.phases, phase, Kind::Listed);
        }
        let of_phase: Vec<usize> = shops
            .iter()
            .map(|shop| {
                tally.all.add(shop);
                let index = row(&mut tally.phases, shop.phase(), Kind::Outside);
                tally.phases[index].figures.add(shop);
                index
            })
            .collect();
        let mut regions = match tally.has_list {
            true => by_list(shops, programmes),
            false => by_level(shops),
        };
        let mut coaches: Vec<Row> = Vec::new();
        let of_coach: Vec<usize> = shops
            .iter()
            .map(|shop| match &shop.audit.enrolment.coach {
                Some(coach) => row(&mut coaches, coach, Kind::Listed),
                None => row(&mut coaches, "", Kind::Unknown),
            })
            .collect();
        for (rows, of_row) in [
            (&mut regions.rows, &regions.of_shop),
            (&mut coaches, &of_coach),
        ] {
            for row in rows.iter_mut() {
                row.phases = vec![0; tally.phases.len()];
            }
            for (index, shop) in shops.iter().enumerate() {
                let row = &mut rows[of_row[index]];
                row.figures.add(shop);
                row.phases[of_phase[index]] += 1;
            }
        }
        if coaches.iter().any(|row| row.kind != Kind::Unknown) {
            sort(&mut coaches);
            tally.coaches = coaches;
        }
        // The list keeps its order.
        let listed = match tally.has_list {
            true => regions.rows.partition_point(|row| row.kind == Kind::Listed),
            false => 0,
        };
        sort(&mut regions.rows[listed..]);
        tally.regions = regions.rows;
        tally
    }

    /// Regions of the list without any shop.
    pub fn empty_regions(&self) -> impl Iterator<Item = &Row> {
        let rows = self.regions.iter();
        rows.filter(|row| row.kind == Kind::Listed && row.figures.shops == 0)
    }
}

impl Row {
    fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            regency: None,
            kind,
            figures: Figures::default(),
            phases: Vec::new(),
        }
    }
}

/// Index of the row of a name, which is added where there is none. Names are compared folded.
fn row(rows: &mut Vec<Row>, name: &str, kind: Kind) -> usize {
    let wanted = words(name);
    let known = rows.iter().position(|row| words(&row.name) == wanted);
    known.unwrap_or_else(|| {
        rows.push(Row::new(name, kind));
        rows.len() - 1
    })
}

/// By name, shops that do not say last.
fn sort(rows: &mut [Row]) {
    rows.sort_by(|one, other| {
        let last = |row: &Row| row.kind == Kind::Unknown;
        last(one)
            .cmp(&last(other))
            .then_with(|| natural_cmp(&one.name, &other.name))
    });
}

/// Rows of regions, and the index of the row of each shop.
#[derive(Default)]
struct ByRegion {
    rows: Vec<Row>,
    /// The folded names of rows, and of the regencies around them.
    names: Vec<(Option<Name>, Option<Name>)>,
    of_shop: Vec<usize>,
}

impl ByRegion {
    fn push(&mut self, name: Option<Name>, regency: Option<Name>, kind: Kind) -> usize {
        let text = name.as_ref().map_or("", |name| name.text.as_str());
        self.rows.push(Row {
            regency: regency.as_ref().map(|name| name.text.clone()),
            ..Row::new(text, kind)
        });
        self.names.push((name, regency));
        self.rows.len() - 1
    }

    /// Index of the row of a name behind the first ones, which is added where there is none.
    fn find(
        &mut self,
        from: usize,
        (name, regency): (Option<Name>, Option<Name>),
        kind: Kind,
    ) -> usize {
        let is_it = |(own, around): &(Option<Name>, Option<Name>)| {
            let is_near = around == &regency || around.is_none() || regency.is_none();
            *own == name && is_near
        };
        let kind = match name {
            Some(_) => kind,
            None => Kind::Unknown,
        };
        match self.names[from..].iter().position(is_it) {
            Some(index) => from + index,
            None => self.push(name, regency, kind),
        }
    }
}

/// Rows of the lists, then those of shops that lie in none of their list.
fn by_list(shops: &[Audited], programmes: &[Arc<Programme>]) -> ByRegion {
    let mut by_region = ByRegion::default();
    let mut listed: Vec<&Region> = Vec::new();
    for region in programmes.iter().flat_map(|one| &one.regions) {
        // Groups within the group mostly have its list.
        if !listed.contains(&region) {
            listed.push(region);
            let names = (region.name.clone(), region.regency.clone());
            by_region.push(Some(names.0), names.1, Kind::Listed);
        }
    }
    for shop in shops {
        let place = &shop.audit.enrolment.place;
        let region = shop.programme.region_of(place);
        let region = region.map(|index| &shop.programme.regions[index]);
        let known = region.and_then(|region| listed.iter().position(|one| *one == region));
        let index = known.unwrap_or_else(|| {
            let name = |part: &Option<String>| part.as_deref().and_then(Name::of);
            let own = match name(&place.district) {
                Some(district) => (Some(district), name(&place.regency)),
                None => (name(&place.regency).or_else(|| name(&place.village)), None),
            };
            by_region.find(listed.len(), own, Kind::Outside)
        });
        by_region.of_shop.push(index);
    }
    by_region
}

/// Rows of the widest level at which the shops differ.
fn by_level(shops: &[Audited]) -> ByRegion {
    let levels: [fn(&Place) -> &Option<String>; 3] = [
        |place| &place.regency,
        |place| &place.district,
        |place| &place.village,
    ];
    let rows = |level: fn(&Place) -> &Option<String>| {
        let mut by_region = ByRegion::default();
        for shop in shops {
            let place = &shop.audit.enrolment.place;
            let name = level(place).as_deref().and_then(Name::of);
            let index = by_region.find(0, (name, None), Kind::Listed);
            by_region.of_shop.push(index);
        }
        by_region
    };
    let names = |by_region: &ByRegion| {
        let named = by_region.names.iter().filter(|(name, _)| name.is_some());
        named.count()
    };
    let all = levels.map(rows);
    let chosen = all.iter().position(|one| names(one) > 1);
    let chosen = chosen.or_else(|| all.iter().position(|one| names(one) > 0));
    let mut all = all.into_iter();
    all.nth(chosen.unwrap_or_default()).unwrap_or_default()
}
