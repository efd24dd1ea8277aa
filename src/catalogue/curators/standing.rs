//! The scores of one shop, merged.

use std::collections::BTreeMap;

use super::panel::Entrant;
use super::rubric::Rubric;
use crate::value::Score;

/// The place of a shop among those that were scored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Weighted mean of the criteria, from 0 to 100, in tenths.
    pub score: Score,
    /// Difference between the highest and the lowest mean of a curator.
    pub spread: Score,
    /// The criteria of its line of business, in their order.
    pub criteria: Vec<CriterionMean>,
    /// Curators by index, with their own means.
    pub curators: Vec<(usize, Score)>,
    /// Notes of curators, by index.
    pub notes: Vec<(usize, String)>,
    /// From 1; equal scores share a place.
    pub rank: usize,
    /// `true` among the best, when their number is set.
    pub is_best: bool,
}

/// A criterion of a shop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CriterionMean {
    /// The criterion.
    pub key: String,
    /// Mean of its scores, from 0 to 100; `None` when nobody scored it.
    pub mean: Option<Score>,
    /// Curators by index, with their scores on the rubric's scale.
    pub scores: Vec<(usize, Score)>,
}

/// Scores of a curator for one shop.
#[derive(Debug, Clone, Default)]
pub(super) struct CuratorScores {
    pub curator: usize,
    pub scores: BTreeMap<String, Score>,
    pub note: Option<String>,
}

impl Standing {
    /// The score that a curator gave a criterion.
    pub fn score_by(&self, curator: usize, criterion: &str) -> Option<Score> {
        let mut criteria = self.criteria.iter();
        let scores = &criteria.find(|one| one.key == criterion)?.scores;
        let own = scores.iter().find(|(own, _)| *own == curator);
        own.map(|(_, score)| *score)
    }

    /// The note that a curator wrote.
    pub fn note_by(&self, curator: usize) -> Option<&str> {
        let own = self.notes.iter().find(|(own, _)| *own == curator);
        own.map(|(_, note)| note.as_str())
    }
}

/// Merges the scores of a shop, but for its place.
pub(super) fn standing(all: Vec<CuratorScores>, shop: &Entrant, rubric: &Rubric) -> Standing {
    let rows = rubric.rows(shop.trade.unwrap_or_default());
    let share = |sum: i64, count: i64| {
        // Of 100, in hundredths: 7 of 10 is 70.00.
        Score::of_hundredths(sum * 100 / (i64::from(rubric.scale) * count.max(1)))
    };
    let criteria = rows.iter().map(|row| {
        let scores = all.iter().filter_map(|own| {
            let score = own.scores.get(&row.key)?;
            Some((own.curator, *score))
        });
        let scores: Vec<(usize, Score)> = scores.collect();
        let sum = scores.iter().map(|(_, score)| score.hundredths()).sum();
        CriterionMean {
            key: row.key.clone(),
            mean: (!scores.is_empty()).then(|| share(sum, scores.len() as i64)),
            scores,
        }
    });
    let criteria: Vec<CriterionMean> = criteria.collect();
    let weighted = |mean: &dyn Fn(usize) -> Option<Score>| {
        let scored = rows.iter().enumerate().filter_map(|(index, row)| {
            let weight = i64::from(row.weight);
            Some((weight, weight * mean(index)?.hundredths()))
        });
        let (weights, sum) = scored.fold((0, 0), |(weights, sum), (weight, points)| {
            (weights + weight, sum + points)
        });
        // In tenths, as it is shown: a grade never differs from the score beside it.
        (weights > 0).then(|| Score::of_hundredths(sum / weights / 10 * 10))
    };
    let own_mean = |own: &CuratorScores| {
        weighted(&|index: usize| {
            let score = own.scores.get(&rows[index].key)?;
            Some(share(score.hundredths(), 1))
        })
    };
    let curators = all.iter();
    let curators = curators.filter_map(|own| Some((own.curator, own_mean(own)?)));
    let curators: Vec<(usize, Score)> = curators.collect();
    let means = || curators.iter().map(|(_, mean)| mean.hundredths());
    let spread = means().max().unwrap_or(0) - means().min().unwrap_or(0);
    let notes = all
        .iter()
        .filter_map(|own| Some((own.curator, own.note.clone()?)));
    Standing {
        score: weighted(&|index: usize| criteria[index].mean).unwrap_or_default(),
        spread: Score::of_hundredths(spread),
        notes: notes.collect(),
        curators,
        criteria,
        ..Standing::default()
    }
}
