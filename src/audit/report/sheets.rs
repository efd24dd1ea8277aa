//! The tables of a report: shops, regions, coaches, criteria and findings, as cells.

use rayon::prelude::*;

use super::Subject;
use crate::audit::tally::{Figures, Kind, Row as TallyRow, Tally};
use crate::audit::{Audited, STEPS, criterion_name, sentence};
use crate::catalogue::{Criterion, Row};
use crate::diagnostic::print::{self, Sources};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::{Arg, Texts};
use crate::value::{Date, PermitKind, Trade};

/// Most findings in a sheet.
const MOST_FINDINGS: usize = 20_000;
/// Permits in the order of their columns.
const PERMITS: [(PermitKind, &str); 4] = [
    (PermitKind::Nib, "nib"),
    (PermitKind::Pirt, "pirt"),
    (PermitKind::Halal, "halal"),
    (PermitKind::Bpom, "bpom"),
];

/// A table.
pub(super) struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column, with its width in characters.
pub(super) struct Column {
    pub title: String,
    pub width: u16,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(u64),
    /// A number of tenths.
    Tenths(u64),
    Day(Date),
    /// A text that stands out.
    Mark(String),
}

/// Texts of private columns, a row a shop. `Debug` does not show them.
#[derive(Clone)]
pub struct PrivateColumns {
    /// Titles of the columns.
    pub titles: Vec<String>,
    /// The texts of each shop, in the order of the titles.
    pub rows: Vec<Vec<String>>,
}

impl std::fmt::Debug for PrivateColumns {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PrivateColumns({} rows)", self.rows.len())
    }
}

/// The tables of a workbook.
pub(super) fn sheets(subject: Subject, texts: &Texts) -> [Sheet; 5] {
    let tally = subject.tally();
    [
        shops(subject, texts),
        regions(&tally, texts),
        coaches(&tally, texts),
        criteria(subject, texts),
        findings(subject, texts),
    ]
}

/// A row a shop.
pub(super) fn shops(subject: Subject, texts: &Texts) -> Sheet {
    let is_marked = subject.shops.iter().any(|shop| shop.mark.is_some());
    let mut titles = vec![
        ("no", 4),
        ("name", 20),
        ("folder", 15),
        ("nib", 14),
        ("regency", 12),
        ("district", 12),
        ("village", 11),
        ("goods", 12),
        ("has-nib", 6),
        ("has-pirt", 6),
        ("has-halal", 6),
        ("has-bpom", 6),
        ("first", 6),
        ("score", 6),
    ];
    if is_marked {
        titles.extend([("mark", 7), ("grade", 8)]);
    }
    titles.extend([
        ("phase", 10),
        ("coach", 12),
        ("date", 11),
        ("problems", 22),
        ("steps", 44),
    ]);
    let mut columns = columns(&titles, texts);
    let private = subject.private;
    let own = private.iter().flat_map(|private| &private.titles);
    columns.extend(own.map(|title| Column {
        title: title.clone(),
        width: 20,
    }));
    let counts = finding_counts(&subject);
    let rows = subject.shops.iter().enumerate().map(|(index, shop)| {
        let enrolment = &shop.audit.enrolment;
        let place = &enrolment.place;
        let nib = shop.permit(PermitKind::Nib).map(ToString::to_string);
        let mut row = vec![
            Cell::Number(index as u64 + 1),
            text(&shop.audit.name),
            text(shop.folder.as_str()),
            maybe(nib.as_deref()),
            maybe(place.regency.as_deref()),
            maybe(place.district.as_deref()),
            maybe(place.village.as_deref()),
            match shop.audit.trade {
                Trade::General => text(&enrolment.goods.join(", ")),
                trade => text(trade.key()),
            },
        ];
        row.extend(PERMITS.map(|(kind, _)| permit(shop, kind, texts)));
        row.extend([
            Cell::Number(shop.first_score().into()),
            Cell::Number(shop.score().into()),
        ]);
        if is_marked {
            let mark = shop.mark.as_ref();
            row.push(mark.map_or(Cell::Empty, |mark| Cell::Tenths(mark.tenths())));
            row.push(maybe(mark.and_then(|mark| mark.grade.as_deref())));
        }
        row.extend([
            text(shop.phase()),
            maybe(enrolment.coach.as_deref()),
            Cell::Day(subject.today),
            text(&problems(shop, counts[index], texts)),
            text(&steps(shop, texts).join("\n")),
        ]);
        row.extend(
            private
                .iter()
                .flat_map(|private| private.rows[index].iter().map(|one| text(one))),
        );
        row
    });
    Sheet {
        name: title("shops", texts),
        rows: rows.collect(),
        columns,
    }
}

/// The next steps of a shop, the dearest first.
pub(super) fn steps(shop: &Audited, texts: &Texts) -> Vec<String> {
    let rows = shop.audit.readiness.steps(&shop.curation.weights);
    let rows = rows.into_iter().take(STEPS);
    rows.filter_map(|row| sentence(row, texts)).collect()
}

fn permit(shop: &Audited, kind: PermitKind, texts: &Texts) -> Cell {
    let id = match shop.permit(kind) {
        Some(_) => "report-has",
        None => "report-has-not",
    };
    Cell::Text(texts.format(id, &[]))
}

/// Problems of a shop in a few words: criteria that it lacks, and the reason when it is not shown.
fn problems(shop: &Audited, (errors, warnings): (usize, usize), texts: &Texts) -> String {
    let mut problems = Vec::new();
    if shop.audit.enrolment.is_withheld {
        problems.push(texts.format("report-withheld", &[]));
    } else if shop.is_hidden() {
        problems.push(texts.format("audit-hidden", &[]));
    }
    let counted = [("report-errors", errors), ("report-warnings", warnings)];
    for (id, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        problems.push(texts.format(id, &[("count".to_owned(), Arg::from(count))]));
    }
    let rows = shop.audit.readiness.steps(&shop.curation.weights);
    problems.extend(rows.into_iter().map(|row| criterion_name(row, texts)));
    problems.join("; ")
}

/// Number of errors and warnings of each shop.
fn finding_counts(subject: &Subject) -> Vec<(usize, usize)> {
    let by_root = subject.by_root();
    let mut counts = vec![(0, 0); subject.shops.len()];
    for finding in subject.findings.findings() {
        if let Some(index) = subject.shop_of(finding, &by_root) {
            match finding.code.severity() {
                Severity::Error => counts[index].0 += 1,
                Severity::Warning => counts[index].1 += 1,
                Severity::Note => {}
            }
        }
    }
    counts
}

/// A row a region, with the share of shops that have a NIB.
fn regions(tally: &Tally, texts: &Texts) -> Sheet {
    let titles = [
        ("region", 26),
        ("regency", 22),
        ("shop-count", 10),
        ("with-nib", 12),
        ("nib-share", 14),
        ("mean-first", 14),
        ("mean-score", 14),
        ("note", 24),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &tally.regions {
        let mut cells = vec![named(row, texts), maybe(row.regency.as_deref())];
        cells.extend(figures(&row.figures));
        cells.push(note(row, tally, texts));
        rows.push(cells);
    }
    let mut total = vec![total(texts), Cell::Empty];
    total.extend(figures(&tally.all));
    total.push(Cell::Empty);
    rows.push(total);
    Sheet {
        name: title("regions", texts),
        columns: columns(&titles, texts),
        rows,
    }
}

/// Shops, those with a NIB and their share, mean scores.
fn figures(figures: &Figures) -> [Cell; 5] {
    let tenths = |tenths: Option<u64>| tenths.map_or(Cell::Empty, Cell::Tenths);
    [
        Cell::Number(figures.shops as u64),
        Cell::Number(figures.with_nib as u64),
        tenths(figures.nib_share()),
        tenths(figures.mean_first()),
        tenths(figures.mean_score()),
    ]
}

/// Tells of a region what its figures do not.
fn note(row: &TallyRow, tally: &Tally, texts: &Texts) -> Cell {
    match row.kind {
        Kind::Listed if row.figures.shops == 0 => {
            Cell::Mark(texts.format("report-empty-region", &[]))
        }
        Kind::Outside if tally.has_list => text(&texts.format("report-outside", &[])),
        _ => Cell::Empty,
    }
}

/// A row a coach, with the phases of the shops.
fn coaches(tally: &Tally, texts: &Texts) -> Sheet {
    let mut columns = columns(&[("coach", 26), ("shop-count", 10)], texts);
    columns.extend(tally.phases.iter().map(|phase| Column {
        title: phase.name.clone(),
        width: 12,
    }));
    columns.extend(self::columns(
        &[
            ("with-nib", 12),
            ("nib-share", 14),
            ("mean-first", 14),
            ("mean-score", 14),
        ],
        texts,
    ));
    let row = |name: Cell, shops: &Figures, phases: &[usize]| {
        let [count, others @ ..] = figures(shops);
        let mut cells = vec![name, count];
        cells.extend(phases.iter().map(|count| Cell::Number(*count as u64)));
        cells.extend(others);
        cells
    };
    let coaches = tally.coaches.iter();
    let mut rows: Vec<Vec<Cell>> = coaches
        .map(|coach| row(named(coach, texts), &coach.figures, &coach.phases))
        .collect();
    let phases: Vec<usize> = tally
        .phases
        .iter()
        .map(|phase| phase.figures.shops)
        .collect();
    rows.push(row(total(texts), &tally.all, &phases));
    Sheet {
        name: title("coaches", texts),
        columns,
        rows,
    }
}

/// One criterion of readiness over all shops.
pub(super) struct CriterionFigures<'s> {
    pub row: &'s Row,
    /// Mean share in tenths of a percent.
    pub mean: u64,
    /// Number of shops that fulfil it, and that do not.
    pub whole: usize,
    pub lacking: usize,
}

/// The criteria over all shops.
pub(super) fn criterion_figures(shops: &[Audited]) -> Vec<CriterionFigures<'_>> {
    let of = |criterion: Criterion| {
        let all = shops.iter().flat_map(|shop| &shop.audit.readiness.rows);
        let rows: Vec<&Row> = all.filter(|row| row.criterion == criterion).collect();
        let shares = rows.iter().map(|row| u64::from(row.share.min(Row::WHOLE)));
        let sum: u64 = shares.sum();
        let whole = rows.iter().filter(|row| row.step.is_none()).count();
        Some(CriterionFigures {
            row: rows.first()?,
            mean: sum / rows.len() as u64,
            whole,
            lacking: rows.len() - whole,
        })
    };
    Criterion::ALL.into_iter().filter_map(of).collect()
}

fn criteria(subject: Subject, texts: &Texts) -> Sheet {
    let titles = [
        ("criterion", 24),
        ("possible", 10),
        ("mean-share", 16),
        ("whole", 12),
        ("lacking", 14),
    ];
    let weights = subject.shops.first().map(|shop| shop.curation.weights);
    let rows = criterion_figures(subject.shops).into_iter().map(|figures| {
        let points = weights.map_or(0, |weights| weights.of(figures.row.criterion));
        vec![
            text(&criterion_name(figures.row, texts)),
            Cell::Number(points.into()),
            Cell::Tenths(figures.mean),
            Cell::Number(figures.whole as u64),
            Cell::Number(figures.lacking as u64),
        ]
    });
    Sheet {
        name: title("criteria", texts),
        rows: rows.collect(),
        columns: columns(&titles, texts),
    }
}

/// A row a finding.
fn findings(subject: Subject, texts: &Texts) -> Sheet {
    let titles = [
        ("name", 20),
        ("file", 34),
        ("line", 6),
        ("severity", 11),
        ("code", 6),
        ("finding", 46),
        ("hint", 46),
    ];
    let by_root = subject.by_root();
    let all = subject.findings.findings();
    let shown = &all[..all.len().min(MOST_FINDINGS)];
    let said: Vec<(String, Option<String>)> = shown
        .par_iter()
        .map(|finding| print::sentences(finding, texts))
        .collect();
    let mut sources = Sources::default();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (finding, (message, hint)) in shown.iter().zip(said) {
        let shop = subject.shop_of(finding, &by_root);
        let shop = shop.map(|index| subject.shops[index].audit.name.as_str());
        let (file, line) = print::file_and_line(finding, &mut sources);
        rows.push(vec![
            maybe(shop),
            text(subject.shown(&file)),
            line.map_or(Cell::Empty, |line| Cell::Number(line as u64)),
            text(&severity(finding, texts)),
            text(finding.code.as_str()),
            text(&message),
            maybe(hint.as_deref()),
        ]);
    }
    if all.len() > shown.len() {
        let more = [("more".to_owned(), Arg::from(all.len() - shown.len()))];
        rows.push(vec![text(&texts.format("report-more-findings", &more))]);
    }
    Sheet {
        name: title("findings", texts),
        columns: columns(&titles, texts),
        rows,
    }
}

/// The severity of a finding, for people.
pub(super) fn severity(finding: &Diagnostic, texts: &Texts) -> String {
    let id = match finding.code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    texts.format(id, &[])
}

/// The name of a row, or the words for shops that do not say.
pub(super) fn name_of(row: &TallyRow, texts: &Texts) -> String {
    match row.kind {
        Kind::Unknown => texts.format("report-unknown", &[]),
        _ => row.name.clone(),
    }
}

fn named(row: &TallyRow, texts: &Texts) -> Cell {
    text(&name_of(row, texts))
}

fn total(texts: &Texts) -> Cell {
    Cell::Mark(texts.format("report-total", &[]))
}

fn columns(titles: &[(&str, u16)], texts: &Texts) -> Vec<Column> {
    let columns = titles.iter().map(|(id, width)| Column {
        title: texts.format(&format!("report-column-{id}"), &[]),
        width: *width,
    });
    columns.collect()
}

fn title(id: &str, texts: &Texts) -> String {
    texts.format(&format!("report-sheet-{id}"), &[])
}

fn text(text: &str) -> Cell {
    match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(text.to_owned()),
    }
}

fn maybe(one: Option<&str>) -> Cell {
    one.map_or(Cell::Empty, text)
}
