//! A sheet that a curator has filled in → their file in `kurasi/`.
//!
//! The sheet is known by a text that `export scoresheet` writes into its first cell. A blank cell says nothing: it never
//! takes a score away.

use std::collections::{BTreeMap, HashMap};

use camino::{Utf8Path, Utf8PathBuf};

use super::again;
use super::cell::{At, Teller};
use super::error::ImportError;
use super::sheet::{self, value};
use super::table::{Row, Table};
use crate::catalogue::{Entrant, Rubric, RubricRow, free_slug};
use crate::diagnostic::{Code, Report, print};
use crate::discover::{self, CURATION, Found, MEMBERS};
use crate::edit::{NewScores, Rewrite, Session, with_scores};
use crate::files::{self, Folders, SourcePath};
use crate::parse::{self, CurationDrafts, MAX_TEXT, folded_key};
use crate::scaffold::yaml;
use crate::value::{Score, Trade, nearest, slug};

/// Texts of the first cell, by which a sheet is known.
pub const MARKS: [&str; 2] = ["Lembar nilai Etalase", "Etalase score sheet"];
/// Headers of the columns that are no criteria, folded.
const FOLDER: [&str; 2] = ["folder", "folder_toko"];
const NOTE: [&str; 3] = ["catatan", "note", "notes"];
const OTHERS: [&str; 5] = ["toko", "shop", "jenis", "kind", "no"];
/// First cells of the row with the curator's name, folded.
const CURATOR: [&str; 2] = ["kurator", "curator"];

/// A filled sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledSheet {
    /// The file.
    pub path: Utf8PathBuf,
    /// The curator; empty when the name was not filled in.
    pub curator: String,
    rows: Vec<FilledRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct FilledRow {
    number: usize,
    folder: String,
    /// Headers with texts.
    cells: Vec<(String, String)>,
}

/// New scores and notes of a curator.
#[derive(Debug)]
pub struct ScorePlan {
    /// The curator.
    pub curator: String,
    /// The file to write, from the group's folder.
    pub path: SourcePath,
    /// Values that differ from those that are there.
    pub changes: Vec<ScoreChange>,
    /// Number of shops with a value in the sheet.
    pub filled: usize,
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

/// A new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreChange {
    /// The shop's folder.
    pub shop: String,
    /// The criterion, or `catatan`.
    pub key: String,
    /// The value that is there.
    pub before: Option<String>,
    /// The value of the sheet.
    pub after: String,
}

impl FilledSheet {
    /// Reads a file. `None` when it is no sheet of scores.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn read(path: &Utf8Path) -> Result<Option<Self>, ImportError> {
        let tables = sheet::tables(path)?;
        let marked = tables.iter().find(|table| is_marked(table));
        Ok(marked.map(|table| Self::of(table, path)))
    }

    fn of(table: &Table, path: &Utf8Path) -> Self {
        let is_named = |row: &Row, names: &[&str]| names.contains(&folded_key(row.get(0)).as_str());
        let mut rows = table.rows.iter();
        let curator = table.rows.iter().find(|row| is_named(row, &CURATOR));
        let header = rows.by_ref().find(|row| is_named(row, &FOLDER));
        let filled = rows.filter_map(|row| {
            let folder = value(row.get(0));
            let cells = row.cells().filter_map(|(column, text)| {
                let header = header?.get(column);
                let is_value = column > 0
                    && !header.is_empty()
                    && !OTHERS.contains(&folded_key(header).as_str())
                    && !value(text).is_empty();
                is_value.then(|| (header.to_owned(), value(text).to_owned()))
            });
            let cells: Vec<(String, String)> = cells.collect();
            (!folder.is_empty() && !cells.is_empty()).then(|| FilledRow {
                number: row.number,
                folder: folder.to_owned(),
                cells,
            })
        });
        Self {
            path: path.to_owned(),
            rows: filled.collect(),
            curator: curator.map_or_else(String::new, |row| value(row.get(1)).to_owned()),
        }
    }
}

fn is_marked(table: &Table) -> bool {
    let first = table.rows.first().map_or("", |row| row.get(0));
    MARKS.iter().any(|mark| first.trim() == *mark)
}

impl ScorePlan {
    /// Compares a sheet with the curator's file in a group. Writes nothing.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn of(
        sheet: &FilledSheet,
        folder: &Utf8Path,
        report: &mut Report,
    ) -> Result<Self, ImportError> {
        if sheet.curator.is_empty() {
            let path = sheet.path.clone();
            return Err(ImportError::NoCurator { path });
        }
        // What is wrong in the folder is told by a check.
        let drafts = drafts(folder);
        let shops = &entrants(folder)?;
        let rubric = Rubric::of(drafts.rubric.as_ref(), &mut Report::default());
        let known = drafts.sheets.iter().find(|draft| {
            let name = draft.name.as_ref().map(|name| name.value.as_str());
            let name = name.unwrap_or_else(|| draft.file.file_stem().unwrap_or_default());
            slug(name) == slug(&sheet.curator)
        });
        let is_own = |file: &&Utf8PathBuf| {
            let stem = file.file_stem().unwrap_or_default();
            slug(stem) == slug(&sheet.curator)
        };
        if let Some(path) = drafts.unread.iter().find(is_own) {
            let path = path.clone();
            return Err(ImportError::ScoresUnreadable { path });
        }
        let path = match known.and_then(|draft| SourcePath::below(folder, &draft.file)) {
            Some(path) => path,
            None => free_path(folder, &sheet.curator),
        };
        let before = match files::read_bytes(&path.under(folder), MAX_TEXT) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.is_missing() => None,
            Err(error) => return Err(error.into()),
        };
        let mut there: BTreeMap<(String, String), String> = BTreeMap::new();
        for shop in known.iter().flat_map(|draft| &draft.shops) {
            let folder = slug(&shop.shop.value);
            let scores = shop.scores.iter();
            let scores =
                scores.map(|(key, score)| (RubricRow::key_of(&key.value), score.value.to_string()));
            let note = shop
                .note
                .iter()
                .map(|note| ("catatan".to_owned(), note.clone()));
            there.extend(
                scores
                    .chain(note)
                    .map(|(key, text)| ((folder.clone(), key), text)),
            );
        }
        let reader = RowReader {
            rubric: &rubric,
            shops,
            there: &there,
        };
        let mut teller = Teller::new(&sheet.path, report);
        let mut changes: Vec<ScoreChange> = Vec::new();
        let mut rows_of: HashMap<&str, usize> = HashMap::new();
        for row in &sheet.rows {
            let Some((shop, values)) = reader.read(row, &mut teller) else {
                continue;
            };
            let other = rows_of.insert(shop, row.number);
            if let Some(other) = other {
                let finding = teller.row(Code::SameInSheet, row.number);
                let finding = finding.arg("other", other).arg("by", "scores");
                teller.push(finding.arg("name", print::shown(shop)));
            }
            for value in values {
                let is_it =
                    |known: &&mut ScoreChange| known.shop == value.shop && known.key == value.key;
                // Of a shop that stands twice the last row counts.
                match other.and_then(|_| changes.iter_mut().find(is_it)) {
                    Some(known) => *known = value,
                    None => changes.push(value),
                }
            }
        }
        changes.retain(|change| change.before.as_ref() != Some(&change.after));
        let filled = rows_of.len();
        let new = new_scores(&changes);
        let start = before.clone().unwrap_or_else(|| {
            let name = yaml(&sheet.curator);
            format!("nama: {name}\n").into_bytes()
        });
        let after = match new.is_empty() {
            true => start,
            false => with_scores(&start, &new).map_err(|_| ImportError::ScoresUnreadable {
                path: path.under(folder),
            })?,
        };
        Ok(Self {
            curator: sheet.curator.clone(),
            path,
            changes,
            filled,
            before,
            after,
        })
    }

    /// True when nothing is new.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Writes the curator's file; its former text goes to the history.
    ///
    /// # Errors
    /// [`ImportError::Edit`].
    pub fn write(&self, session: &Session) -> Result<(), ImportError> {
        files::folder::create_folder(&session.root().join(CURATION))?;
        let rewrite = Rewrite {
            path: self.path.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
        };
        Ok(session.write(&[rewrite])?)
    }
}

/// The files of a group's `kurasi/`.
fn drafts(folder: &Utf8Path) -> CurationDrafts {
    let report = &mut Report::default();
    match discover::folder(folder, (&[], &Folders::default()), report) {
        Some(Found::Group(source)) => parse::curation(&source.own, report),
        _ => CurationDrafts::default(),
    }
}

/// The member shops of a group.
fn entrants(folder: &Utf8Path) -> Result<Vec<Entrant>, ImportError> {
    let names = match files::folder::names_in(&folder.join(MEMBERS)) {
        Ok(names) => names,
        Err(error) if error.is_missing() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let shops = again::shops(folder, &names);
    let shops = shops.iter().map(|shop| Entrant {
        folder: shop.folder.file_name().to_owned(),
        former: Vec::new(),
        name: shop.name.clone(),
        trade: shop.text("jenis").map(|trade| {
            let trade = trade.and_then(|text| Trade::parse(&text));
            trade.unwrap_or_default()
        }),
    });
    Ok(shops.collect())
}

/// A path for the file of a new curator.
fn free_path(folder: &Utf8Path, curator: &str) -> SourcePath {
    let path = |stem: &str| SourcePath::of([CURATION, &format!("{stem}.yaml")]);
    let is_taken = |stem: &str| {
        ["kriteria", "pengesahan"].contains(&stem)
            || path(stem).under(folder).symlink_metadata().is_ok()
    };
    path(&free_slug(&slug(curator), is_taken))
}

/// The changes by shop, in the order of the sheet.
fn new_scores(changes: &[ScoreChange]) -> Vec<NewScores> {
    let mut all: Vec<NewScores> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for change in changes {
        let place = *places.entry(&change.shop).or_insert_with(|| {
            all.push(NewScores {
                shop: change.shop.clone(),
                values: Vec::new(),
            });
            all.len() - 1
        });
        let value = (change.key.clone(), change.after.clone());
        all[place].values.push(value);
    }
    all
}

struct RowReader<'r> {
    rubric: &'r Rubric,
    shops: &'r [Entrant],
    /// Values that are there, by the slug of the shop's folder and key.
    there: &'r BTreeMap<(String, String), String>,
}

impl<'r> RowReader<'r> {
    /// The shop of a row and the row's values, changed or not; `None` for a shop that is not there.
    fn read(&self, row: &FilledRow, teller: &mut Teller) -> Option<(&'r str, Vec<ScoreChange>)> {
        let wanted = slug(&row.folder);
        let Some(shop) = self.shops.iter().find(|shop| slug(&shop.folder) == wanted) else {
            let folders = self.shops.iter().map(|shop| shop.folder.as_str());
            let finding = teller.row(Code::CuratedShopMissing, row.number);
            teller.push(
                finding
                    .arg("found", &row.folder)
                    .arg_or_none("nearest", nearest(&row.folder, folders)),
            );
            return None;
        };
        let mut values = Vec::new();
        for (header, text) in &row.cells {
            let place = At {
                row: row.number,
                column: header,
            };
            let Some((key, after)) = self.value(shop, (header, text), place, teller) else {
                continue;
            };
            // Of two columns for one key the last counts too.
            values.retain(|known: &ScoreChange| known.key != key);
            values.push(ScoreChange {
                shop: shop.folder.clone(),
                before: self.there.get(&(wanted.clone(), key.clone())).cloned(),
                key,
                after,
            });
        }
        Some((&shop.folder, values))
    }

    fn value(
        &self,
        shop: &Entrant,
        (header, text): (&str, &str),
        place: At,
        teller: &mut Teller,
    ) -> Option<(String, String)> {
        if NOTE.contains(&folded_key(header).as_str()) {
            let note = teller.text(place, text)?;
            let words: Vec<&str> = note.split_whitespace().collect();
            return Some(("catatan".to_owned(), words.join(" ")));
        }
        let key = RubricRow::key_of(header);
        let trade = shop.trade.unwrap_or_default();
        let mut rows = self.rubric.rows(trade).iter();
        if rows.all(|row| row.key != key) {
            let nearest = self.rubric.nearest(&key, trade);
            let finding = teller.cell(Code::CriterionUnknown, place);
            teller.push(
                finding
                    .arg("found", header)
                    .arg("trade", trade.key())
                    .arg_or_none("nearest", nearest),
            );
            return None;
        }
        let text = teller.text(place, text)?;
        let most = Score::whole(self.rubric.scale.into());
        match Score::parse(&text) {
            Some(score) if score >= Score::default() && score <= most => {
                Some((key, score.to_string()))
            }
            Some(score) => {
                let finding = teller.cell(Code::ScoreOutOfRange, place);
                teller.push(
                    finding
                        .arg("found", score.to_string())
                        .arg("most", self.rubric.scale as usize),
                );
                None
            }
            // A formula was told already.
            None if text.starts_with('=') => None,
            None => {
                let finding = teller.cell(Code::ScoreNotUnderstood, place);
                teller.push(finding.arg("found", text));
                None
            }
        }
    }
}
