//! Curators: what they score (`rubric`), their scores merged (`panel`), and the permits that a group has confirmed
//! (`confirmation`).
//!
//! Scores and means are whole hundredths, rounded down: the order of files and of additions cannot show in them.

mod confirmation;
mod panel;
mod rubric;

pub use confirmation::{Confirmation, Confirmations};
pub use panel::{CriterionMean, Curator, Disagreement, Entrant, Panel, Standing, panel};
pub use rubric::{Grade, Rubric, RubricRow};
