//! The report as a page that prints on A4, with charts of phases, scores and regions drawn as SVG.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::Subject;
use super::data::ShopView;
use super::sheets;
use crate::audit::tally::{Figures, Kind, Row as TallyRow, Tally};
use crate::audit::{Audited, criterion_name};
use crate::diagnostic::print::{self, Sources};
use crate::diagnostic::{Diagnostic, Shown};
use crate::locale::{Arg, Language, Texts};

/// First bytes of a page.
pub(super) const MARK: &str =
    "<!-- Dibuat oleh Etalase. Laporan berikutnya mengganti berkas ini. -->\n";

/// Most bars in a chart; the table has all.
const MOST_BARS: usize = 24;
/// Height of a bar with its gap, in units of the drawing.
const BAR: usize = 20;
/// Longest bar of a narrow and of a wide chart; its text stands behind it.
const NARROW: usize = 170;
const WIDE: usize = 290;
/// Longest labels of them, in characters.
const NARROW_LABEL: usize = 16;
const WIDE_LABEL: usize = 30;
/// Scores are counted by tens; 100 counts with the 90s.
const BINS: usize = 10;
/// Width of a bin, and height of the highest column.
const BIN: usize = 34;
const COLUMN: usize = 104;

/// Values of a group on a page.
#[derive(Serialize)]
struct GroupView {
    tiles: Vec<Tile>,
    /// Sentence about shops that could not be read.
    unread: Option<String>,
    /// Empty when nobody speaks of phases.
    phases: Chart,
    scores: Scores,
    regions: Chart,
    /// Sentence about regions without any shop.
    empty: Option<String>,
    tables: Vec<Table>,
}

#[derive(Serialize)]
struct Tile {
    value: String,
    label: String,
}

/// Bars side by side.
#[derive(Serialize)]
struct Chart {
    title: String,
    height: usize,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    y: usize,
    label: String,
    width: usize,
    /// Class of its style.
    style: &'static str,
    text: String,
}

/// Number of shops by score.
#[derive(Serialize)]
struct Scores {
    bins: Vec<Bin>,
    legend: String,
    /// `true` when first scores differ from the present ones.
    rises: bool,
}

#[derive(Serialize)]
struct Bin {
    x: usize,
    label: String,
    count: usize,
    height: usize,
    first_height: usize,
    /// Start and middle of the column within the bin, and its width.
    inset: usize,
    middle: usize,
    width: usize,
}

#[derive(Serialize)]
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<TableRow>,
}

#[derive(Serialize)]
struct TableRow {
    cells: Vec<String>,
    is_sum: bool,
}

/// A finding on a page.
#[derive(Serialize)]
struct FindingView {
    code: &'static str,
    severity: String,
    place: String,
    message: String,
    hint: Option<String>,
}

pub(super) fn page(subject: Subject, texts: &Texts, language: Language) -> Vec<u8> {
    let mut shops: Vec<ShopView> = subject
        .shops
        .iter()
        .map(|shop| ShopView::of(shop, texts))
        .collect();
    shops.sort_by_key(|shop| shop.score);
    let words = [
        "title",
        "print",
        "shops",
        "shop",
        "score",
        "first",
        "next",
        "findings",
        "none",
        "hidden",
        "withheld",
        "whole",
        "scores",
        "regions_note",
    ];
    let words = words.map(|word| (word, texts.format(&format!("audit-{word}"), &[])));
    let palette = subject.palette();
    let mut context = Context::new();
    context.insert("lang", language.code());
    context.insert("name", subject.name);
    context.insert("date", &subject.today.long(language.code()));
    context.insert("brand", &palette.brand);
    context.insert("ink", &palette.brand_text_light);
    context.insert("t", &BTreeMap::from(words));
    context.insert("shops", &shops);
    context.insert("findings", &findings(&subject, texts));
    if subject.is_group {
        context.insert("group", &GroupView::of(&subject, texts, language));
    }
    let page = Tera::one_off(include_str!("page.html"), &context, true);
    let page = page.expect("a test fills in the template");
    format!("{MARK}{page}").into_bytes()
}

fn findings(subject: &Subject, texts: &Texts) -> Vec<FindingView> {
    let mut sources = Sources::default();
    let mut view = |finding: &Diagnostic| {
        let (message, hint) = print::sentences(finding, texts);
        let place = print::place(finding, &mut sources);
        FindingView {
            code: finding.code.as_str(),
            severity: sheets::severity(finding, texts),
            place: subject.shown(&place).to_owned(),
            message,
            hint,
        }
    };
    let shown = subject.findings.shown().into_iter();
    let shown = shown.map(|row| match row {
        Shown::Finding(finding) => view(finding),
        Shown::More(finding, count) => FindingView {
            message: print::more(finding, count, texts),
            hint: None,
            ..view(finding)
        },
    });
    shown.collect()
}

impl GroupView {
    fn of(subject: &Subject, texts: &Texts, language: Language) -> Self {
        let tally = subject.tally();
        let words = Words { texts, language };
        let phases: Vec<&TallyRow> = match tally.has_phases {
            true => tally.phases.iter().collect(),
            false => Vec::new(),
        };
        Self {
            tiles: tiles(&tally, &words),
            unread: (!subject.unread.is_empty()).then(|| {
                let folders = subject.unread.iter().map(|folder| folder.as_str());
                words.list("audit-unread", folders)
            }),
            phases: words.chart("audit-phases", &phases, (NARROW, NARROW_LABEL)),
            scores: Scores::of(subject.shops, &words),
            regions: words.regions(&tally),
            empty: {
                let empty: Vec<&str> = tally.empty_regions().map(|row| row.name.as_str()).collect();
                (!empty.is_empty()).then(|| words.list("audit-empty", empty.into_iter()))
            },
            tables: tables(subject, &tally, &words),
        }
    }
}

fn tiles(tally: &Tally, words: &Words) -> Vec<Tile> {
    let tile = |id: &str, value: String| Tile {
        value,
        label: words.text(id),
    };
    let all = &tally.all;
    let mut tiles = vec![
        tile("audit-tile-shops", all.shops.to_string()),
        tile("audit-tile-nib", words.percent(all.nib_share())),
        tile("audit-tile-score", words.decimal(all.mean_score())),
    ];
    tiles.push(match (all.mean_first(), all.mean_score()) {
        (Some(first), Some(now)) if first != now => {
            let (sign, rise) = match now.checked_sub(first) {
                Some(rise) => ("+", rise),
                None => ("−", first - now),
            };
            tile(
                "audit-tile-rise",
                format!("{sign}{}", words.decimal(Some(rise))),
            )
        }
        _ if tally.has_list => {
            let empty = tally.empty_regions().count();
            tile("audit-tile-empty", empty.to_string())
        }
        _ => tile("audit-tile-with-nib", all.with_nib.to_string()),
    });
    tiles
}

/// The figures of regions, coaches and criteria as tables.
fn tables(subject: &Subject, tally: &Tally, words: &Words) -> Vec<Table> {
    let columns = |first: &str| {
        let ids = [
            first,
            "shop-count",
            "with-nib",
            "nib-share",
            "mean-first",
            "mean-score",
        ];
        ids.map(|id| words.text(&format!("report-column-{id}")))
            .to_vec()
    };
    let row = |name: String, figures: &Figures, is_sum| TableRow {
        cells: vec![
            name,
            figures.shops.to_string(),
            figures.with_nib.to_string(),
            words.percent(figures.nib_share()),
            words.decimal(figures.mean_first()),
            words.decimal(figures.mean_score()),
        ],
        is_sum,
    };
    let sum = || row(words.text("report-total"), &tally.all, true);
    let of = |id: &str, first: &str, rows: Vec<TableRow>| Table {
        name: words.text(id),
        columns: columns(first),
        rows: rows.into_iter().chain([sum()]).collect(),
    };
    let mut tables = Vec::new();
    if tally.regions.iter().any(|row| row.kind != Kind::Unknown) {
        let rows = tally.regions.iter();
        let rows = rows.map(|one| row(words.region(one), &one.figures, false));
        tables.push(of("report-sheet-regions", "region", rows.collect()));
    }
    if !tally.coaches.is_empty() {
        let rows = tally.coaches.iter();
        let rows = rows.map(|one| row(words.name(one), &one.figures, false));
        tables.push(of("report-sheet-coaches", "coach", rows.collect()));
    }
    let columns = ["criterion", "mean-share", "whole", "lacking"];
    let criteria = sheets::criterion_figures(subject.shops).into_iter();
    tables.push(Table {
        name: words.text("report-sheet-criteria"),
        columns: columns
            .map(|id| words.text(&format!("report-column-{id}")))
            .to_vec(),
        rows: criteria
            .map(|figures| TableRow {
                cells: vec![
                    criterion_name(figures.row, words.texts),
                    words.percent(Some(figures.mean)),
                    figures.whole.to_string(),
                    figures.lacking.to_string(),
                ],
                is_sum: false,
            })
            .collect(),
    });
    tables
}

impl Scores {
    fn of(shops: &[Audited], words: &Words) -> Self {
        let count = |score: &dyn Fn(&Audited) -> u32| {
            let mut counts = [0; BINS];
            for shop in shops {
                counts[(score(shop) as usize / 10).min(BINS - 1)] += 1;
            }
            counts
        };
        let (now, first) = (count(&Audited::score), count(&Audited::first_score));
        let rises = shops.iter().any(|shop| shop.first_score() != shop.score());
        let most = now.iter().chain(&first).copied().max().unwrap_or_default();
        let height = |count: usize| scaled(count, most, COLUMN);
        // Beside the first score, or alone.
        let (inset, middle, width) = if rises { (18, 24, 13) } else { (5, 17, 24) };
        let bins = (0..BINS).map(|bin| Bin {
            x: bin * BIN,
            label: (bin * 10).to_string(),
            count: now[bin],
            height: height(now[bin]),
            first_height: height(first[bin]),
            inset,
            middle,
            width,
        });
        Self {
            bins: bins.collect(),
            legend: words.text(if rises {
                "audit-legend-rise"
            } else {
                "audit-legend"
            }),
            rises,
        }
    }
}

/// Length of a bar: at least a hair for one shop.
fn scaled(count: usize, most: usize, longest: usize) -> usize {
    match count {
        0 => 0,
        count => (count * longest / most.max(1)).max(1),
    }
}

/// Texts and numbers of the page.
struct Words<'t> {
    texts: &'t Texts,
    language: Language,
}

impl Words<'_> {
    fn text(&self, id: &str) -> String {
        self.texts.format(id, &[])
    }

    fn name(&self, row: &TallyRow) -> String {
        let name = sheets::name_of(row, self.texts);
        match row.kind {
            Kind::Outside => format!("{name} ({})", self.text("report-outside")),
            Kind::Listed | Kind::Unknown => name,
        }
    }

    /// The name of a region; an empty one is marked.
    fn region(&self, row: &TallyRow) -> String {
        match row.figures.shops {
            0 => format!("{} ({})", row.name, self.text("report-empty-region")),
            _ => self.name(row),
        }
    }

    /// A sentence about some names.
    fn list<'n>(&self, id: &str, names: impl Iterator<Item = &'n str>) -> String {
        let names: Vec<&str> = names.collect();
        let args = [
            ("count".to_owned(), Arg::from(names.len())),
            ("list".to_owned(), Arg::from(names.join(", "))),
        ];
        self.texts.format(id, &args)
    }

    fn decimal(&self, tenths: Option<u64>) -> String {
        let sign = match self.language {
            Language::Indonesian => ',',
            Language::English => '.',
        };
        tenths.map_or("–".to_owned(), |tenths| {
            format!("{}{sign}{}", tenths / 10, tenths % 10)
        })
    }

    fn percent(&self, tenths: Option<u64>) -> String {
        match tenths {
            Some(_) => format!("{}\u{a0}%", self.decimal(tenths)),
            None => self.decimal(None),
        }
    }

    fn chart(&self, title: &str, rows: &[&TallyRow], (longest, label): (usize, usize)) -> Chart {
        let most = rows
            .iter()
            .map(|row| row.figures.shops)
            .max()
            .unwrap_or_default();
        let bars = rows
            .iter()
            .take(MOST_BARS)
            .enumerate()
            .map(|(index, row)| Bar {
                y: index * BAR,
                label: cut(&self.name(row), label),
                width: scaled(row.figures.shops, most, longest),
                style: if row.kind == Kind::Listed {
                    "fill"
                } else {
                    "open"
                },
                text: row.figures.shops.to_string(),
            });
        let bars: Vec<Bar> = bars.collect();
        Chart {
            title: self.text(title),
            height: bars.len() * BAR,
            bars,
        }
    }

    /// Regions with the share of their shops that have a NIB; an empty one is marked. Of many regions, those with the
    /// most shops.
    fn regions(&self, tally: &Tally) -> Chart {
        let mut rows: Vec<&TallyRow> = tally.regions.iter().collect();
        if rows.len() > MOST_BARS {
            rows.sort_by_key(|row| std::cmp::Reverse(row.figures.shops));
        }
        if rows.len() < 2 {
            rows.clear();
        }
        let mut chart = self.chart("audit-regions", &rows, (WIDE, WIDE_LABEL));
        for (bar, row) in chart.bars.iter_mut().zip(&rows) {
            if row.figures.shops == 0 {
                (bar.style, bar.width) = ("none", 60);
                bar.text = self.text("report-empty-region");
                continue;
            }
            let args = [
                ("shops".to_owned(), Arg::from(row.figures.shops)),
                (
                    "share".to_owned(),
                    Arg::from(self.percent(row.figures.nib_share())),
                ),
            ];
            bar.text = self.texts.format("audit-region", &args);
        }
        chart
    }
}

/// A label that fits beside its bar.
fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
