//! Reads sheets that people and programs made, and turns their rows into new folders: products of a shop, or sign-ups
//! into shops of a group.
//!
//! 1. `kind` tells a file by its content; `csv` and `xlsx` read it into a `table` of texts, up to limits.
//! 2. `header` finds the names of the columns, `field` what they mean, `source` where a sheet comes from.
//! 3. [`goods`](Goods) and [`signups`](SignUp) join the rows; `cell` reads values, with a finding for each that is not
//!    read as it stands. `again` compares with what is there, `photos` matches pictures.
//! 4. [`Plan`] shows what will be written, and writes it through `scaffold`.
//!
//! `kept` reads `_pribadi.yaml` back, for a report that was asked for it.
//!
//! Never happens: a formula is worked out; a link is followed; a file that is there is changed; a text of a private
//! column goes anywhere but into `_pribadi.yaml`, and by `check --private` into a report.

mod again;
mod cell;
mod csv;
mod duplicates;
mod error;
mod field;
mod first_goods;
mod goods;
mod header;
mod kept;
mod kind;
mod number;
mod photos;
mod plan;
mod private;
mod scoresheet;
mod sheet;
mod signups;
mod source;
mod table;
mod xlsx;
mod yaml;

pub use error::{Foreign, ImportError, Limit};
pub use goods::Goods;
pub use header::{Column, Mapping, Meaning};
pub use kept::{UnreadPrivate, private_keys};
pub use photos::Photos;
pub use plan::{Plan, Request, Subject, Written};
pub use private::Private;
pub use scoresheet::{FilledSheet, MARKS, ScoreChange, ScorePlan};
pub use sheet::Sheet;
pub use signups::SignUp;
pub use source::Source;
pub use table::{Row, Table};
