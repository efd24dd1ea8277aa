//! Criteria with their weights, the scale of scores, and grades.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::{RubricDraft, folded_key};
use crate::value::{Score, Trade, nearest};

/// The highest score of a rubric that sets none.
const USUAL_SCALE: u32 = 10;

/// Criteria by which curators of a group score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rubric {
    /// The highest score.
    pub scale: u32,
    /// Number of shops that are chosen.
    pub best: Option<usize>,
    /// The person who signs letters and certificates.
    pub signatory: Option<String>,
    /// The highest first.
    grades: Vec<Grade>,
    lists: BTreeMap<Trade, Vec<RubricRow>>,
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Its name: `A`.
    pub name: String,
    /// The least score for it, from 0 to 100.
    pub least: u32,
}

/// A criterion of curators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricRow {
    /// Its name as a key: `izin_usaha`.
    pub key: String,
    /// Its weight among those of its list.
    pub weight: u32,
}

/// The usual criteria with their names in English.
const USUAL: [(&str, &str); 7] = [
    ("izin_usaha", "business_permits"),
    ("izin_produk", "product_permits"),
    ("mutu", "quality"),
    ("kemasan", "packaging"),
    ("kapasitas", "capacity"),
    ("pemasaran", "marketing"),
    ("daya_saing", "competitiveness"),
];

/// Weights of the usual criteria. No programme has published its own; Jakarta and East Java name permits, quality and
/// packaging first. Food is sold by its permits (P-IRT, halal) and packaging, what is worn or made by hand by its
/// quality. Clothes and crafts need few permits of the product; a service has neither a permit of the product nor
/// packaging.
fn usual_weights(trade: Trade) -> [u32; 7] {
    match trade {
        Trade::Food => [10, 25, 20, 20, 10, 10, 5],
        Trade::Fashion => [15, 5, 30, 10, 15, 15, 10],
        Trade::Craft => [15, 5, 30, 10, 10, 15, 15],
        Trade::Service => [25, 0, 30, 0, 15, 15, 15],
        Trade::General => [15, 15, 20, 15, 10, 15, 10],
    }
}

impl Default for Rubric {
    fn default() -> Self {
        let grade = |(name, least): (&str, u32)| Grade {
            name: name.to_owned(),
            least,
        };
        let list = |trade: Trade| {
            let rows = USUAL.iter().zip(usual_weights(trade));
            let rows = rows.filter(|(_, weight)| *weight > 0);
            let rows = rows.map(|((key, _), weight)| RubricRow {
                key: (*key).to_owned(),
                weight,
            });
            (trade, rows.collect())
        };
        Self {
            scale: USUAL_SCALE,
            best: None,
            signatory: None,
            grades: [("A", 85), ("B", 70), ("C", 55), ("D", 0)]
                .map(grade)
                .into(),
            lists: Trade::ALL.into_iter().map(list).collect(),
        }
    }
}

impl Rubric {
    /// Resolves `kriteria.yaml`. A line of business without a list of its own has that of `umum`, when it is written.
    pub fn of(draft: Option<&RubricDraft>, report: &mut Report) -> Self {
        let mut rubric = Self::default();
        let Some(draft) = draft else {
            return rubric;
        };
        if let Some(scale) = draft.scale.as_ref().filter(|scale| scale.value > 0) {
            rubric.scale = scale.value;
        }
        rubric.best = draft.best.as_ref().map(|best| best.value as usize);
        rubric.signatory.clone_from(&draft.signatory);
        if !draft.grades.is_empty() {
            let grades = draft.grades.iter();
            let grades = grades.map(|(name, least)| Grade {
                name: name.clone(),
                least: (*least).min(100),
            });
            rubric.grades = grades.collect();
            rubric
                .grades
                .sort_by_key(|grade| std::cmp::Reverse(grade.least));
        }
        let mut own = BTreeMap::new();
        for list in &draft.lists {
            let rows = list.rows.iter().filter(|(_, weight)| *weight > 0);
            let rows: Vec<RubricRow> = rows
                .map(|(name, weight)| RubricRow {
                    key: RubricRow::key_of(name),
                    weight: *weight,
                })
                .collect();
            match rows.is_empty() {
                true => report.push(
                    Diagnostic::new(Code::CriteriaWeightless, draft.file.clone())
                        .at(list.span)
                        .arg("trade", list.trade.key()),
                ),
                false => drop(own.insert(list.trade, rows)),
            }
        }
        if let Some(general) = own.get(&Trade::General).cloned() {
            for trade in Trade::ALL {
                rubric.lists.insert(trade, general.clone());
            }
        }
        rubric.lists.extend(own);
        rubric
    }

    /// The criteria of a line of business, in their order.
    pub fn rows(&self, trade: Trade) -> &[RubricRow] {
        &self.lists[&trade]
    }

    /// The criteria of some lines of business, each once.
    pub fn rows_of(&self, trades: impl Iterator<Item = Trade>) -> Vec<&str> {
        let mut keys: Vec<&str> = Vec::new();
        for row in trades.flat_map(|trade| self.rows(trade)) {
            if !keys.contains(&row.key.as_str()) {
                keys.push(&row.key);
            }
        }
        keys
    }

    /// The criterion of a line of business that was probably meant by a key; `None` for one of another line.
    pub fn nearest(&self, key: &str, trade: Trade) -> Option<&str> {
        let is_other = self.lists.values().flatten().any(|row| row.key == key);
        let own = self.rows(trade).iter().map(|row| row.key.as_str());
        nearest(key, own).filter(|_| !is_other)
    }

    /// The grade of a score from 0 to 100; `None` below all of them.
    pub fn grade(&self, score: Score) -> Option<&Grade> {
        let mut grades = self.grades.iter();
        grades.find(|grade| score >= Score::whole(grade.least.into()))
    }
}

impl RubricRow {
    /// The key of a criterion, as typed in either language.
    pub fn key_of(typed: &str) -> String {
        let folded = folded_key(typed);
        let usual = USUAL.iter().find(|(_, english)| *english == folded);
        usual.map_or(folded, |(key, _)| (*key).to_owned())
    }

    /// True for one of the usual criteria.
    pub fn is_usual(key: &str) -> bool {
        USUAL.iter().any(|(usual, _)| *usual == key)
    }

    /// The name of a criterion for people: `Izin usaha`, or `Business permits` in English.
    pub fn title(key: &str, language: &str) -> String {
        let english = USUAL.iter().find(|(usual, _)| *usual == key);
        let key = match english {
            Some((_, english)) if language == "en" => english,
            _ => key,
        };
        let words = key.replace('_', " ");
        let mut letters = words.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_weights_of_each_trade_add_up_to_100() {
        let rubric = Rubric::default();
        for trade in Trade::ALL {
            let weights = rubric.rows(trade).iter().map(|row| row.weight);
            assert_eq!(weights.sum::<u32>(), 100, "{trade:?}");
        }
        let services = rubric.rows(Trade::Service);
        assert!(services.iter().all(|row| row.key != "kemasan"));
        // Not a slip, but a criterion of goods.
        assert_eq!(rubric.nearest("kemasan", Trade::Service), None);
        assert_eq!(rubric.nearest("mutuu", Trade::Service), Some("mutu"));
    }

    #[test]
    fn a_grade_begins_at_its_least_score() {
        let rubric = Rubric::default();
        let grade = |hundredths| {
            let grade = rubric.grade(Score::of_hundredths(hundredths));
            grade.map(|grade| grade.name.as_str())
        };
        assert_eq!(grade(8500), Some("A"));
        assert_eq!(grade(8490), Some("B"));
        assert_eq!(grade(0), Some("D"));
    }

    #[test]
    fn a_criterion_has_a_name_for_people() {
        assert_eq!(RubricRow::title("izin_usaha", "id"), "Izin usaha");
        assert_eq!(RubricRow::title("mutu", "en"), "Quality");
        assert_eq!(RubricRow::title("rasa", "en"), "Rasa");
        assert_eq!(RubricRow::key_of("Product permits"), "izin_produk");
    }
}
