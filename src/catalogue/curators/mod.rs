//! Curators: what they score (`rubric`), their `sheets`, the `standing` of a shop, all of them together (`panel`), and
//! the permits that a group has confirmed (`confirmation`).
//!
//! Scores and means are whole hundredths, rounded down: the order of files and of additions cannot show in them.

mod confirmation;
mod panel;
mod rubric;
mod sheets;
mod standing;

pub use confirmation::{Confirmation, Confirmations};
pub use panel::{Curator, Disagreement, Entrant, Panel, panel};
pub use rubric::{Grade, Rubric, RubricRow};
pub use standing::{CriterionMean, Standing};
