//! The scores of all curators of a group, merged.

use std::collections::HashMap;

use camino::Utf8PathBuf;

use super::rubric::Rubric;
use super::sheets::Reader;
use super::standing::{Standing, standing};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::{CurationDrafts, ScoresheetDraft};
use crate::value::{Score, Trade, slug, title_from_folder};

/// Part of the scale from which on two scores are a disagreement: 3 of 10.
const APART: (i64, i64) = (3, 10);

/// A shop that curators look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Name of its folder.
    pub folder: String,
    /// Names that its folder had, as slugs.
    pub former: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its line of business; `None` when its data cannot be read.
    pub trade: Option<Trade>,
}

/// The curators of a group, and where their scores put its shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Criteria that they score.
    pub rubric: Rubric,
    /// In the order of their files.
    pub curators: Vec<Curator>,
    /// By shop; `None` for one that nobody has scored.
    pub standings: Vec<Option<Standing>>,
    /// `false` when a file could not be read: a mean may be higher than it looks.
    pub is_whole: bool,
}

/// A curator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curator {
    /// Name.
    pub name: String,
    /// The file with their scores.
    pub file: Utf8PathBuf,
    /// Number of shops that they scored.
    pub scored: usize,
}

/// Two curators who see a criterion of a shop differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement<'p> {
    /// Index of the shop.
    pub shop: usize,
    /// The criterion.
    pub criterion: &'p str,
    /// The highest score.
    pub high: (&'p str, Score),
    /// The lowest.
    pub low: (&'p str, Score),
}

/// Merges the scores of all curators for the shops of a group. A score that cannot count is reported and left out.
pub fn panel(drafts: &CurationDrafts, shops: &[Entrant], report: &mut Report) -> Panel {
    let rubric = Rubric::of(drafts.rubric.as_ref(), report);
    let mut reader = Reader::new(&rubric, shops, report);
    let mut curators: Vec<Curator> = Vec::new();
    let mut files: HashMap<String, Utf8PathBuf> = HashMap::new();
    for sheet in &drafts.sheets {
        let name = name_of(sheet);
        if let Some(first) = files.get(&slug(&name)) {
            let finding = Diagnostic::new(Code::CuratorTwice, sheet.file.clone())
                .at(sheet.name.as_ref().map(|name| name.span))
                .arg("name", name)
                .other(first.clone(), None);
            reader.report.push(finding);
            continue;
        }
        files.insert(slug(&name), sheet.file.clone());
        let scored = reader.read(curators.len(), sheet);
        curators.push(Curator {
            name,
            file: sheet.file.clone(),
            scored,
        });
    }
    let mut scores = reader.scores;
    let standings = scores.iter_mut().zip(shops).map(|(scores, shop)| {
        let scores = std::mem::take(scores);
        (!scores.is_empty()).then(|| standing(scores, shop, &rubric))
    });
    let mut panel = Panel {
        standings: standings.collect(),
        curators,
        is_whole: drafts.unread.is_empty(),
        rubric,
    };
    panel.rank(shops);
    panel.report_apart(report);
    if let Some(file) = drafts.unread.first() {
        let finding = Diagnostic::new(Code::CurationIncomplete, file.clone());
        report.push(finding.arg("count", drafts.unread.len()));
    }
    panel
}

/// The name of a curator; without one, that of the file.
fn name_of(sheet: &ScoresheetDraft) -> String {
    let own = sheet.name.as_ref().map(|name| name.value.clone());
    own.unwrap_or_else(|| title_from_folder(sheet.file.file_stem().unwrap_or_default()))
}

impl Panel {
    /// True when there are curators.
    pub fn is_seated(&self) -> bool {
        !self.curators.is_empty() || !self.is_whole
    }

    /// The standing of a shop that somebody has scored.
    pub fn standing(&self, shop: usize) -> Option<&Standing> {
        let standing = self.standings.get(shop)?.as_ref()?;
        (!standing.curators.is_empty()).then_some(standing)
    }

    /// The name of the grade of a standing.
    pub fn grade(&self, standing: &Standing) -> Option<&str> {
        let grade = self.rubric.grade(standing.score)?;
        Some(&grade.name)
    }

    /// Indices of the scored shops, the best first.
    pub fn ranking(&self) -> Vec<usize> {
        let mut shops: Vec<usize> = self.scored().collect();
        shops.sort_by_key(|shop| self.standing(*shop).map(|standing| standing.rank));
        shops
    }

    fn scored(&self) -> impl Iterator<Item = usize> {
        (0..self.standings.len()).filter(|shop| self.standing(*shop).is_some())
    }

    /// Indices of the shops that nobody has scored.
    pub fn unscored(&self) -> impl Iterator<Item = usize> {
        (0..self.standings.len()).filter(|shop| self.standing(*shop).is_none())
    }

    /// Indices of the shops that others have scored and this curator has not.
    pub fn left_out(&self, curator: usize) -> impl Iterator<Item = usize> {
        (0..self.standings.len()).filter(move |shop| {
            self.standing(*shop)
                .is_some_and(|standing| standing.curators.iter().all(|(own, _)| *own != curator))
        })
    }

    /// Criteria of a scored shop that nobody has scored.
    pub fn missing(&self, shop: usize) -> impl Iterator<Item = &str> {
        let criteria = self.standing(shop).into_iter();
        let criteria = criteria.flat_map(|standing| &standing.criteria);
        criteria
            .filter(|criterion| criterion.mean.is_none())
            .map(|criterion| criterion.key.as_str())
    }

    /// Scores of a criterion that lie 3 of 10 or more apart, the widest first.
    pub fn disagreements(&self) -> Vec<Disagreement<'_>> {
        let mut all = Vec::new();
        for shop in 0..self.standings.len() {
            for criterion in self
                .standing(shop)
                .into_iter()
                .flat_map(|one| &one.criteria)
            {
                let scores = criterion.scores.iter();
                let high = scores.clone().rev().max_by_key(|(_, score)| *score);
                let low = scores.clone().min_by_key(|(_, score)| *score);
                let (Some(high), Some(low)) = (high, low) else {
                    continue;
                };
                let difference = high.1.hundredths() - low.1.hundredths();
                let scale = Score::whole(self.rubric.scale.into()).hundredths();
                if difference * APART.1 >= scale * APART.0 {
                    let named = |(curator, score): &(usize, Score)| {
                        (self.curators[*curator].name.as_str(), *score)
                    };
                    all.push(Disagreement {
                        shop,
                        criterion: &criterion.key,
                        high: named(high),
                        low: named(low),
                    });
                }
            }
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.high.1.hundredths() - one.low.1.hundredths()));
        all
    }

    /// Gives the scored shops their places: by score, then by name and folder.
    fn rank(&mut self, shops: &[Entrant]) {
        let mut order: Vec<usize> = self.scored().collect();
        let score = |shop: usize| self.standing(shop).map(|standing| standing.score);
        order.sort_by(|a, b| {
            let name = |shop: usize| (&shops[shop].name, &shops[shop].folder);
            score(*b)
                .cmp(&score(*a))
                .then_with(|| name(*a).cmp(&name(*b)))
        });
        let best = self.rubric.best.unwrap_or(0);
        let (mut rank, mut above) = (0, None);
        for (number, shop) in order.into_iter().enumerate() {
            let Some(standing) = &mut self.standings[shop] else {
                continue;
            };
            if above != Some(standing.score) {
                (rank, above) = (number + 1, Some(standing.score));
            }
            standing.rank = rank;
            standing.is_best = rank <= best;
        }
    }

    /// Reports curators who have no shop in common with the first ones: their scores cannot be compared.
    fn report_apart(&self, report: &mut Report) {
        // Circles of curators who share shops, directly or through others; each by its lowest index.
        let mut circle: Vec<usize> = (0..self.curators.len()).collect();
        for standing in self.standings.iter().flatten() {
            let mut curators = standing.curators.iter().map(|(curator, _)| *curator);
            let Some(first) = curators.next() else {
                continue;
            };
            for other in curators {
                let (one, two) = (circle[first], circle[other]);
                let (low, high) = (one.min(two), one.max(two));
                for own in circle.iter_mut().filter(|own| **own == high) {
                    *own = low;
                }
            }
        }
        let seated = |curator: &usize| self.curators[*curator].scored > 0;
        let Some(first) = (0..self.curators.len()).find(seated) else {
            return;
        };
        for curator in (0..self.curators.len()).filter(seated) {
            if circle[curator] == curator && circle[curator] != circle[first] {
                let finding =
                    Diagnostic::new(Code::CuratorsApart, self.curators[curator].file.clone())
                        .arg("name", &*self.curators[curator].name)
                        .arg("other", &*self.curators[first].name);
                report.push(finding);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;
    use proptest::prelude::*;

    use super::*;
    use crate::parse::scoresheet;

    fn entrants(count: usize) -> Vec<Entrant> {
        let entrant = |number| Entrant {
            folder: format!("toko-{number}"),
            former: Vec::new(),
            name: format!("Toko {number}"),
            trade: Some(Trade::General),
        };
        (0..count).map(entrant).collect()
    }

    fn drafts(texts: &[String]) -> CurationDrafts {
        let sheets = texts.iter().enumerate().map(|(number, text)| {
            let file = format!("kurasi/k{number}.yaml");
            scoresheet(text, Utf8Path::new(&file), &mut Report::default()).expect("YAML")
        });
        CurationDrafts {
            sheets: sheets.collect(),
            ..CurationDrafts::default()
        }
    }

    fn sheet(name: &str, rows: &[(usize, &[(&str, u32)])]) -> String {
        let mut text = format!("nama: {name}\nnilai:\n");
        for (shop, scores) in rows {
            text += &format!("  toko-{shop}:\n");
            for (criterion, score) in *scores {
                text += &format!("    {criterion}: {score}\n");
            }
        }
        text
    }

    fn codes(report: &Report) -> Vec<Code> {
        let findings = report.findings().iter();
        findings.map(|finding| finding.code).collect()
    }

    #[test]
    fn a_mean_follows_the_weights_of_what_was_scored() {
        let texts = [
            sheet("A", &[(0, &[("mutu", 8), ("kemasan", 6)])]),
            sheet("B", &[(0, &[("mutu", 4)])]),
        ];
        let mut report = Report::default();
        let panel = panel(&drafts(&texts), &entrants(2), &mut report);
        let standing = panel.standing(0).expect("it was scored");
        // Quality 6 (20), packaging 6 (15).
        assert_eq!(standing.score, Score::whole(60));
        // A: (8 x 20 + 6 x 15) / 35 = 71.4; B: 40.
        assert_eq!(standing.spread, Score::of_hundredths(3140));
        assert_eq!(panel.unscored().collect::<Vec<_>>(), [1]);
        let apart = panel.disagreements();
        assert_eq!(
            (apart.len(), apart[0].high.0, apart[0].low.0),
            (1, "A", "B")
        );
        assert_eq!(codes(&report), []);
    }

    #[test]
    fn curators_who_never_meet_are_told() {
        let mutu: &[(&str, u32)] = &[("mutu", 8)];
        let texts = [
            sheet("A", &[(0, mutu)]),
            sheet("B", &[(0, mutu), (1, mutu)]),
            sheet("C", &[(2, mutu)]),
            sheet("D", &[(2, mutu)]),
        ];
        let mut report = Report::default();
        panel(&drafts(&texts), &entrants(3), &mut report);
        assert_eq!(codes(&report), [Code::CuratorsApart]);
    }

    #[test]
    fn equal_scores_share_a_place() {
        let rows: &[(usize, &[(&str, u32)])] = &[
            (0, &[("mutu", 7)]),
            (1, &[("mutu", 9)]),
            (2, &[("mutu", 7)]),
        ];
        let panel = panel(
            &drafts(&[sheet("A", rows)]),
            &entrants(3),
            &mut Report::default(),
        );
        let ranks: Vec<usize> = (0..3)
            .map(|shop| panel.standing(shop).expect("scored").rank)
            .collect();
        assert_eq!(ranks, [2, 1, 2]);
        assert_eq!(panel.ranking(), [1, 0, 2]);
    }

    proptest! {
        #[test]
        fn a_mean_lies_between_its_scores_in_any_order_of_files(
            scores in prop::collection::vec(prop::collection::vec(0_u32..=10, 7), 1..5),
            shift in 0_usize..5,
        ) {
            let rubric = Rubric::default();
            let keys: Vec<&str> = rubric.rows(Trade::General).iter().map(|row| &*row.key).collect();
            let texts: Vec<String> = scores.iter().enumerate().map(|(number, scores)| {
                let row: Vec<(&str, u32)> = keys.iter().copied().zip(scores.iter().copied()).collect();
                sheet(&format!("K{number}"), &[(0, &row)])
            }).collect();
            let merged = |texts: &[String]| {
                let panel = panel(&drafts(texts), &entrants(1), &mut Report::default());
                panel.standing(0).cloned().expect("scored")
            };
            let standing = merged(&texts);
            let all = || scores.iter().flatten().copied();
            let low = Score::whole(i64::from(all().min().unwrap_or(0)) * 10);
            let high = Score::whole(i64::from(all().max().unwrap_or(0)) * 10);
            prop_assert!(low <= standing.score && standing.score <= high);
            let mut shifted = texts.clone();
            shifted.rotate_left(shift % texts.len());
            let other = merged(&shifted);
            prop_assert_eq!((standing.score, standing.spread), (other.score, other.spread));
            let means = |standing: &Standing| -> Vec<Option<Score>> {
                standing.criteria.iter().map(|criterion| criterion.mean).collect()
            };
            prop_assert_eq!(means(&standing), means(&other));
        }
    }
}
