//! The curators' work in a group, for reports and letters.

use camino::Utf8PathBuf;

use crate::catalogue::{Entrant, Panel};
use crate::value::Score;

/// A mark that curators gave a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// From 0 to 100, in tenths.
    pub score: Score,
    /// Name of its grade; `None` below all grades.
    pub grade: Option<String>,
    /// Its place among the scored shops, from 1.
    pub rank: usize,
    /// `true` among the best, when the group sets their number.
    pub is_best: bool,
}

impl Mark {
    /// Its score in tenths.
    pub fn tenths(&self) -> u64 {
        u64::try_from(self.score.hundredths() / 10).unwrap_or_default()
    }
}

/// The curators of a group with its shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curated {
    /// The group's folder, from the checked one; empty for the checked group itself.
    pub folder: Utf8PathBuf,
    /// Its shops, in the order of their folders.
    pub shops: Vec<Entrant>,
    /// Their curators and standings.
    pub panel: Panel,
}

impl Curated {
    /// The mark of a shop by its folder's name.
    pub fn mark(&self, folder: &str) -> Option<Mark> {
        let shop = self.shops.iter().position(|shop| shop.folder == folder)?;
        let standing = self.panel.standing(shop)?;
        Some(Mark {
            score: standing.score,
            grade: self.panel.grade(standing).map(str::to_owned),
            rank: standing.rank,
            is_best: standing.is_best,
        })
    }
}
