//! Sheets of curators → scores by shop; what cannot count is reported and left out.

use std::collections::{BTreeMap, HashMap};

use super::panel::Entrant;
use super::rubric::{Rubric, RubricRow};
use super::standing::CuratorScores;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::{ScoresheetDraft, ShopScores};
use crate::value::{Score, Trade, nearest, slug};

/// Reads sheets into scores by shop.
pub(super) struct Reader<'r> {
    rubric: &'r Rubric,
    shops: &'r [Entrant],
    places: HashMap<String, usize>,
    /// Curators with their scores and notes, by shop.
    pub scores: Vec<Vec<CuratorScores>>,
    pub report: &'r mut Report,
}

impl<'r> Reader<'r> {
    /// A reader of sheets about some shops.
    pub fn new(rubric: &'r Rubric, shops: &'r [Entrant], report: &'r mut Report) -> Self {
        Self {
            rubric,
            shops,
            places: places(shops),
            scores: vec![Vec::new(); shops.len()],
            report,
        }
    }

    /// Reads the sheet of a curator; returns the number of shops that it scores.
    pub fn read(&mut self, curator: usize, sheet: &ScoresheetDraft) -> usize {
        let mut scored = 0;
        for row in &sheet.shops {
            let Some(shop) = self.places.get(&slug(&row.shop.value)).copied() else {
                let folders = self.shops.iter().map(|shop| shop.folder.as_str());
                let nearest = nearest(&row.shop.value, folders);
                self.report.push(
                    Diagnostic::new(Code::CuratedShopMissing, sheet.file.clone())
                        .at(row.shop.span)
                        .arg("row", "none")
                        .arg("found", &row.shop.value)
                        .arg_or_none("nearest", nearest),
                );
                continue;
            };
            let scores = CuratorScores {
                curator,
                scores: self.scores_of(shop, row, sheet),
                note: row.note.clone(),
            };
            scored += usize::from(!scores.scores.is_empty());
            // A former name beside the present one: the first row stays.
            let is_there = self.scores[shop].iter().any(|own| own.curator == curator);
            if !is_there && (!scores.scores.is_empty() || scores.note.is_some()) {
                self.scores[shop].push(scores);
            }
        }
        scored
    }

    /// The scores of a row that count.
    fn scores_of(
        &mut self,
        shop: usize,
        row: &ShopScores,
        sheet: &ScoresheetDraft,
    ) -> BTreeMap<String, Score> {
        let trade = self.shops[shop].trade;
        let known = match trade {
            Some(trade) => self.rubric.rows_of([trade].into_iter()),
            None => self.rubric.rows_of(Trade::ALL.into_iter()),
        };
        let most = Score::whole(self.rubric.scale.into());
        let mut scores = BTreeMap::new();
        for (criterion, score) in &row.scores {
            let key = RubricRow::key_of(&criterion.value);
            if !known.contains(&key.as_str()) {
                let nearest = self.rubric.nearest(&key, trade.unwrap_or_default());
                self.report.push(
                    Diagnostic::new(Code::CriterionUnknown, sheet.file.clone())
                        .at(criterion.span)
                        .arg("row", "none")
                        .arg("found", &criterion.value)
                        .arg("trade", trade.unwrap_or_default().key())
                        .arg_or_none("nearest", nearest),
                );
            } else if score.value < Score::default() || score.value > most {
                self.report.push(
                    Diagnostic::new(Code::ScoreOutOfRange, sheet.file.clone())
                        .at(score.span)
                        .arg("row", "none")
                        .arg("found", score.value.to_string())
                        .arg("most", self.rubric.scale as usize),
                );
            } else {
                scores.entry(key).or_insert(score.value);
            }
        }
        scores
    }
}

/// Indices of shops by the slugs of their folders, former ones included unless a shop has them now.
fn places(shops: &[Entrant]) -> HashMap<String, usize> {
    let former = shops
        .iter()
        .enumerate()
        .flat_map(|(index, shop)| shop.former.iter().map(move |slug| (slug.clone(), index)));
    let present = shops.iter().enumerate();
    let present = present.map(|(index, shop)| (slug(&shop.folder), index));
    former.chain(present).collect()
}
