//! Finds the header among title rows, and what its columns mean.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Subject;
use super::error::ImportError;
use super::field::{self, Field, Fit, GOODS, Match, PRIVATE, SHOPS};
use super::table::{Row, Table};
use crate::value::nearest;

/// Rows among which the header is looked for: Shopee's template has six above its data.
const MOST_TITLE_ROWS: usize = 30;
/// Word of `--map` for a column that is left out.
const LEFT_OUT: [&str; 2] = ["abaikan", "ignore"];
/// Word of `--map` for a column that is never published.
const NOT_PUBLISHED: [&str; 2] = ["pribadi", "private"];

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its index from 0.
    pub index: usize,
    /// Its header as it is written.
    pub header: String,
    /// Its meaning.
    pub meaning: Meaning,
}

/// Meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The value of a key. Headers such as `Produk 2` are numbered; others have 1.
    Key(&'static str, usize),
    /// Something about a person, by its key in `_pribadi.yaml`; of sign-ups only.
    Private(&'static str),
    /// Nothing that is known. With sign-ups it goes to `_pribadi.yaml` under its header.
    Unknown,
    /// Left out as asked.
    LeftOut,
}

/// A column's meaning that a person typed: header and key.
pub type Mapping = (String, String);

/// A header row.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Its index among the rows of the table.
    pub row: usize,
    pub columns: Vec<Column>,
    /// Higher for rows that are more of a header.
    pub score: usize,
}

impl Subject {
    fn table(self) -> &'static [Field] {
        match self {
            Self::Goods => GOODS,
            Self::Shops => SHOPS,
        }
    }

    fn private(self) -> &'static [Field] {
        match self {
            // A sheet of goods tells of no person; what it has beside goods is not imported.
            Self::Goods => &[],
            Self::Shops => PRIVATE,
        }
    }
}

/// Finds the header of a table; its score is 0 when no row is one.
pub(super) fn find(table: &Table, subject: Subject, mappings: &[Mapping]) -> Header {
    let rows = table.rows.iter().take(MOST_TITLE_ROWS).enumerate();
    let headers = rows.map(|(index, row)| header(index, row, subject, mappings));
    let mut best = Header::default();
    for header in headers {
        if header.score > best.score {
            best = header;
        }
    }
    best
}

/// Reads a row as if it were the header.
fn header(row: usize, cells: &Row, subject: Subject, mappings: &[Mapping]) -> Header {
    let mut fits: Vec<(Column, Option<Match>)> = Vec::new();
    for (index, text) in cells.cells() {
        let (meaning, fit) = meaning(text, subject, mappings);
        let header = text.to_owned();
        let column = Column {
            index,
            header,
            meaning,
        };
        fits.push((column, fit));
    }
    keep_best(&mut fits);
    let score: usize = fits
        .iter()
        .map(
            |(column, found)| match (column.meaning, found.map(|found| found.fit)) {
                // `Produk 2` says no more of the sheet than `Produk 1`.
                (Meaning::Key(_, 2..), _) => 0,
                // A name is what makes a row of it.
                (Meaning::Key("nama", _), Some(Fit::Exact | Fit::Typed)) => 5,
                (Meaning::Key("nama", _), Some(_)) => 4,
                (_, Some(Fit::Exact | Fit::Typed)) => 3,
                (_, Some(Fit::Inner)) => 2,
                (_, Some(Fit::Contained)) => 1,
                (_, None) => 0,
            },
        )
        .sum();
    let columns: Vec<Column> = fits.into_iter().map(|(column, _)| column).collect();
    let names = |column: &Column| matches!(column.meaning, Meaning::Key("nama", _));
    let mut header = Header {
        row,
        score: if columns.iter().any(names) { score } else { 0 },
        columns,
    };
    if subject == Subject::Shops {
        settle_people(&mut header.columns);
    }
    settle_options(&mut header.columns);
    header
}

/// The meaning of a header by itself.
fn meaning(header: &str, subject: Subject, mappings: &[Mapping]) -> (Meaning, Option<Match>) {
    let spellings = field::spellings(header);
    let whole = &spellings[0].0;
    let typed = mappings
        .iter()
        .find(|(name, _)| field::spellings(name)[0].0 == *whole);
    if let Some((_, key)) = typed {
        let found = Match {
            fit: Fit::Typed,
            rank: Reverse(0),
        };
        return (
            typed_meaning(key, subject).unwrap_or(Meaning::Unknown),
            Some(found),
        );
    }
    let mut best: Option<(Meaning, Match)> = None;
    let mut take = |meaning, found: Match, least: Fit| {
        let found = Match {
            fit: found.fit.min(least),
            ..found
        };
        if best.is_none_or(|(_, known)| found.fit > known.fit) {
            best = Some((meaning, found));
        }
    };
    for (spelling, least) in &spellings {
        let (unnumbered, number) = without_number(spelling);
        // What is about a person is taken for that first.
        if let Some((field, found)) = field::find(spelling, subject.private()) {
            take(Meaning::Private(field.key), found, *least);
        }
        if let Some((field, found)) = field::find(spelling, subject.table()) {
            take(Meaning::Key(field.key, 1), found, *least);
        }
        if let Some(number) = number
            && let Some((field, found)) = field::find(unnumbered, subject.table())
            && found.fit == Fit::Exact
        {
            take(Meaning::Key(field.key, number), found, *least);
        }
    }
    match best {
        Some((meaning, found)) => (meaning, Some(found)),
        None => (Meaning::Unknown, None),
    }
}

/// `foto produk 3` → `foto produk` and 3.
fn without_number(spelling: &str) -> (&str, Option<usize>) {
    match spelling.rsplit_once(' ') {
        Some((rest, number)) if number.len() <= 2 => match number.parse() {
            Ok(number) => (rest, Some(number)),
            Err(_) => (spelling, None),
        },
        _ => (spelling, None),
    }
}

/// Of several columns for one key the best keeps it, the first among equals; of photos all do.
fn keep_best(columns: &mut [(Column, Option<Match>)]) {
    let mut best: BTreeMap<(&str, usize), (usize, Match)> = BTreeMap::new();
    for (place, (column, found)) in columns.iter().enumerate() {
        if let (Meaning::Key(key, number), Some(found)) = (column.meaning, found) {
            let known = best.entry((key, number)).or_insert((place, *found));
            if *found > known.1 {
                *known = (place, *found);
            }
        }
    }
    for (place, (column, found)) in columns.iter_mut().enumerate() {
        if let Meaning::Key(key, number) = column.meaning
            && key != "foto"
            && best
                .get(&(key, number))
                .is_some_and(|(kept, _)| *kept != place)
        {
            (column.meaning, *found) = (Meaning::Unknown, None);
        }
    }
}

/// A plain `Alamat` is where the person lives when the business has an address of its own, or when the form asks for
/// identity papers; a plain `Nama` is the person's then, too.
fn settle_people(columns: &mut [Column]) {
    let has = |wanted: Meaning| columns.iter().any(|column| column.meaning == wanted);
    let asks_papers = has(Meaning::Private("nik")) || has(Meaning::Private("no_kk"));
    for column in columns {
        let plain = field::spellings(&column.header)[0].0.clone();
        if asks_papers && matches!(&*plain, "alamat" | "address") {
            column.meaning = Meaning::Private("alamat_rumah");
        } else if column.meaning == Meaning::Unknown {
            match &*plain {
                "alamat" | "address" => column.meaning = Meaning::Private("alamat_rumah"),
                "nama" | "name" => column.meaning = Meaning::Private("pemilik"),
                _ => {}
            }
        }
    }
}

/// Kobo repeats the answers of a question in a column each, `jenis/makanan`, with 1 or 0: the question's own column says
/// it all.
fn settle_options(columns: &mut [Column]) {
    let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
    for column in columns {
        let question = column.header.rsplit_once('/').map(|(question, _)| question);
        if question.is_some_and(|question| headers.iter().any(|header| header == question)) {
            column.meaning = Meaning::LeftOut;
        }
    }
}

/// Checks typed mappings against a header and the keys.
///
/// # Errors
/// [`ImportError::NoColumn`], [`ImportError::NoKey`].
pub(super) fn check(
    mappings: &[Mapping],
    columns: &[Column],
    subject: Subject,
) -> Result<(), ImportError> {
    for (name, key) in mappings {
        if typed_meaning(key, subject).is_none() {
            let keys = keys(subject);
            return Err(ImportError::NoKey {
                found: key.clone(),
                nearest: nearest(key, keys.iter().copied()),
                keys,
            });
        }
        let folded = &field::spellings(name)[0].0;
        let is_it = |column: &Column| field::spellings(&column.header)[0].0 == *folded;
        if !columns.iter().any(is_it) {
            return Err(ImportError::NoColumn {
                found: name.clone(),
                columns: columns.iter().map(|column| column.header.clone()).collect(),
            });
        }
    }
    Ok(())
}

/// The keys that `--map` takes.
fn keys(subject: Subject) -> Vec<&'static str> {
    let tables = subject.table().iter().chain(subject.private());
    let words = [NOT_PUBLISHED[0], LEFT_OUT[0]];
    let words = words
        .into_iter()
        .skip(usize::from(subject == Subject::Goods));
    tables.map(|field| field.key).chain(words).collect()
}

/// The meaning of a typed key; its last part is enough, and any name of a column is one too.
fn typed_meaning(typed: &str, subject: Subject) -> Option<Meaning> {
    let typed = typed.trim().to_lowercase();
    if LEFT_OUT.contains(&&*typed) {
        return Some(Meaning::LeftOut);
    }
    if NOT_PUBLISHED.contains(&&*typed) && subject == Subject::Shops {
        return Some(Meaning::Unknown);
    }
    let is_it = |field: &&Field| {
        let key = field.key;
        key == typed || key.rsplit_once('.').is_some_and(|(_, last)| last == typed)
    };
    let folded = crate::value::words(&typed).join(" ");
    let is_named = |field: &&Field| field.is_named(&folded);
    let (table, private) = (subject.table(), subject.private());
    let public = |field: &Field| Meaning::Key(field.key, 1);
    table
        .iter()
        .find(is_it)
        .map(public)
        .or_else(|| Some(Meaning::Private(private.iter().find(is_it)?.key)))
        .or_else(|| table.iter().find(is_named).map(public))
}
