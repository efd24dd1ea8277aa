//! `kurasi/*.yaml` → [`CurationDrafts`]: what curators score, their scores, and the permits that the group has confirmed.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::fields::{Context, Fields};
use super::keys::{self, fold};
use super::product::{first_line, root_fields};
use super::shop::PERMITS;
use super::tree::{self, Entry, Node, Value};
use super::{Spanned, decode, read_file};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::discover::{CURATION, ShopSource, SourceFile};
use crate::value::{Date, Permit, PermitKind, Score, Trade, slug};

/// The key of a note among the scores of a shop.
const NOTE: [&str; 3] = ["catatan", "note", "notes"];

/// The files of a group's `kurasi/`.
#[derive(Debug, Clone, Default)]
pub struct CurationDrafts {
    /// `kriteria.yaml`, when it is there.
    pub rubric: Option<RubricDraft>,
    /// One a curator.
    pub sheets: Vec<ScoresheetDraft>,
    /// `pengesahan.yaml`.
    pub confirmations: Vec<ConfirmationDraft>,
    /// Files that scores depend on and that could not be read.
    pub unread: Vec<Utf8PathBuf>,
}

impl CurationDrafts {
    /// True when there are curators, also ones whose files could not be read.
    pub fn has_scores(&self) -> bool {
        !self.sheets.is_empty() || !self.unread.is_empty()
    }
}

/// Criteria of curators, and how much each counts.
#[derive(Debug, Clone)]
pub struct RubricDraft {
    /// The file.
    pub file: Utf8PathBuf,
    /// `skala`: the highest score.
    pub scale: Option<Spanned<u32>>,
    /// `grade`: names with the least score, from 0 to 100.
    pub grades: Vec<(String, u32)>,
    /// `terbaik`: the number of shops that are chosen.
    pub best: Option<Spanned<u32>>,
    /// `penandatangan`: who signs letters and certificates.
    pub signatory: Option<String>,
    /// Criteria with their weights, by line of business.
    pub lists: Vec<RubricList>,
}

/// The criteria of a line of business.
#[derive(Debug, Clone)]
pub struct RubricList {
    /// The line of business.
    pub trade: Trade,
    /// Its place in the file.
    pub span: Span,
    /// Criteria with their weights.
    pub rows: Vec<(String, u32)>,
}

/// The scores of one curator.
#[derive(Debug, Clone)]
pub struct ScoresheetDraft {
    /// The file.
    pub file: Utf8PathBuf,
    /// `nama`.
    pub name: Option<Spanned<String>>,
    /// By shop, as typed.
    pub shops: Vec<ShopScores>,
}

/// The scores of one curator for a shop.
#[derive(Debug, Clone)]
pub struct ShopScores {
    /// The shop's folder, as typed.
    pub shop: Spanned<String>,
    /// Criteria as typed, with their scores.
    pub scores: Vec<(Spanned<String>, Spanned<Score>)>,
    /// `catatan`.
    pub note: Option<String>,
}

/// A permit that the group has confirmed.
#[derive(Debug, Clone)]
pub struct ConfirmationDraft {
    /// The file.
    pub file: Utf8PathBuf,
    /// The shop's folder, as typed.
    pub shop: Spanned<String>,
    /// The permit, as it was when it was confirmed.
    pub permit: Spanned<Permit>,
    /// `oleh`.
    pub by: Option<String>,
    /// `tanggal`.
    pub day: Option<Date>,
}

/// Reads the files of a group's `kurasi/`.
pub fn curation(source: &ShopSource, report: &mut Report) -> CurationDrafts {
    let files = &source.curation;
    let full = |file: &SourceFile| source.full(&file.path);
    let mut drafts = CurationDrafts::default();
    if let Some(file) = files.rubric.as_ref().map(full) {
        drafts.rubric = read_file(&file, report).and_then(|text| rubric(&text, &file, report));
        if drafts.rubric.is_none() {
            drafts.unread.push(file);
        }
    }
    if let Some(file) = files.confirmations.as_ref().map(full) {
        let text = read_file(&file, report);
        let read = text.and_then(|text| confirmations(&text, &file, report));
        drafts.confirmations = read.unwrap_or_default();
    }
    let sheets = report.gather(&files.sheets, |file, report| {
        let file = full(file);
        let sheet = read_file(&file, report).and_then(|text| scoresheet(&text, &file, report));
        sheet.ok_or(file)
    });
    for sheet in sheets {
        match sheet {
            Ok(sheet) => drafts.sheets.push(sheet),
            Err(file) => drafts.unread.push(file),
        }
    }
    let is_of_curation =
        |first: Option<&str>| first.is_some_and(|name| name.eq_ignore_ascii_case(CURATION));
    let unseen = source.unseen.iter();
    let unseen = unseen.filter(|path| is_of_curation(path.names().next()));
    drafts.unread.extend(unseen.map(|path| source.full(path)));
    drafts
}

/// Reads `kriteria.yaml`. `None` when the YAML cannot be read.
pub fn rubric(text: &str, file: &Utf8Path, report: &mut Report) -> Option<RubricDraft> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    let fields = root_fields(&root, text, keys::RUBRIC, cx)?;
    let lists = Trade::ALL.into_iter().filter_map(|trade| {
        let node = fields.get(trade.key())?;
        Some(RubricList {
            trade,
            span: node.span,
            rows: weights(node, trade.key(), cx),
        })
    });
    let lists = lists.collect();
    let grades = fields
        .get("grade")
        .map(|node| weights(node, "grade", cx))
        .unwrap_or_default();
    Some(RubricDraft {
        file: file.to_owned(),
        scale: fields.read("skala", decode::points, cx),
        grades,
        best: fields.read("terbaik", decode::number, cx),
        signatory: fields
            .read("penandatangan", decode::text, cx)
            .map(|name| name.value),
        lists,
    })
}

/// Names with whole numbers: criteria with weights, grades with least scores.
fn weights(node: &Node, key: &str, cx: &mut Context) -> Vec<(String, u32)> {
    let mut rows: Vec<(String, u32)> = Vec::new();
    for entry in distinct(entries(node, key, cx), fold, cx) {
        if let Some(points) = decode::points(&entry.value, &entry.key, cx) {
            rows.push((entry.key.trim().to_owned(), points.value));
        }
    }
    rows
}

/// Reads the scores of a curator. `None` when the YAML cannot be read.
pub fn scoresheet(text: &str, file: &Utf8Path, report: &mut Report) -> Option<ScoresheetDraft> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    let fields = root_fields(&root, text, keys::SCORESHEET, cx)?;
    let shops = fields
        .get("nilai")
        .map(|node| entries(node, "nilai", cx))
        .unwrap_or_default();
    let shops = distinct(shops, slug, cx).into_iter();
    let shops = shops.map(|entry| scores(entry, cx)).collect();
    Some(ScoresheetDraft {
        file: file.to_owned(),
        name: fields.read("nama", decode::text, cx),
        shops,
    })
}

fn scores(shop: &Entry, cx: &mut Context) -> ShopScores {
    let mut read = ShopScores {
        shop: Spanned::new(shop.key.trim().to_owned(), shop.key_span),
        scores: Vec::new(),
        note: None,
    };
    if shop.value.is_empty() {
        return read;
    }
    for entry in distinct(entries(&shop.value, &shop.key, cx), fold, cx) {
        if NOTE.contains(&fold(&entry.key).as_str()) {
            read.note = decode::text(&entry.value, &entry.key, cx).map(|note| note.value);
        } else if let Some(score) = decode::score(&entry.value, &entry.key, cx) {
            let criterion = entry.key.trim().to_owned();
            let criterion = Spanned::new(criterion, entry.key_span);
            read.scores.push((criterion, score));
        }
    }
    read
}

/// Reads `pengesahan.yaml`. `None` when the YAML cannot be read.
pub fn confirmations(
    text: &str,
    file: &Utf8Path,
    report: &mut Report,
) -> Option<Vec<ConfirmationDraft>> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    if !matches!(root.value, Value::Map(_)) {
        let finding = Diagnostic::new(Code::YamlNotAMap, file).at(first_line(text, root.span));
        cx.push(finding);
        return None;
    }
    let mut all = Vec::new();
    for shop in distinct(entries(&root, "pengesahan", cx), slug, cx) {
        if shop.value.is_empty() {
            continue;
        }
        let Some(permits) = Fields::of(&shop.value, &shop.key, keys::PERMITS, cx) else {
            continue;
        };
        for (key, kind) in PERMITS {
            let Some(node) = permits.get(key) else {
                continue;
            };
            let typed = Spanned::new(shop.key.trim().to_owned(), shop.key_span);
            all.extend(confirmation(node, (key, kind), typed, cx));
        }
    }
    Some(all)
}

/// A number alone, or a map that says besides who confirmed it and when.
fn confirmation(
    node: &Node,
    (key, kind): (&'static str, PermitKind),
    shop: Spanned<String>,
    cx: &mut Context,
) -> Option<ConfirmationDraft> {
    let number = |n: &Node, key: &str, cx: &mut Context| decode::permit(kind, n, key, cx);
    let (permit, by, day) = match node.value {
        Value::Map(_) => {
            let fields = Fields::of(node, key, keys::CONFIRMATION, cx)?;
            (
                fields.require("nomor", node, number, cx)?,
                fields.read("oleh", decode::text, cx),
                fields.read("tanggal", decode::date, cx),
            )
        }
        _ => (number(node, key, cx)?, None, None),
    };
    Some(ConfirmationDraft {
        file: cx.file.to_owned(),
        shop,
        permit,
        by: by.map(|by| by.value),
        day: day.map(|day| day.value),
    })
}

/// The entries of a map whose keys are people's.
fn entries<'n>(node: &'n Node, key: &str, cx: &mut Context) -> &'n [Entry] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => {
            let finding = cx.finding(Code::ExpectedMap, node.span).arg("key", key);
            cx.push(finding);
            &[]
        }
    }
}

/// Entries of different names; a second one of a name is reported.
fn distinct<'n>(
    entries: &'n [Entry],
    form: impl Fn(&str) -> String,
    cx: &mut Context,
) -> Vec<&'n Entry> {
    let mut known: HashMap<String, Span> = HashMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        match known.get(&form(&entry.key)) {
            Some(first) => {
                let finding = cx.finding(Code::DuplicateKey, entry.key_span);
                let finding = finding.arg("key", &entry.key);
                let finding = finding.other(cx.file.to_owned(), *first);
                cx.push(finding);
            }
            None => {
                known.insert(form(&entry.key), entry.key_span);
                kept.push(entry);
            }
        }
    }
    kept
}
