//! `check`.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{CheckOptions, Common};
use super::build::{build_options, now};
use super::screen::Screen;
use super::{Exit, ask, curation, programme, report};
use crate::audit::{self, Audited, STEPS};
use crate::build::{self, Checked};
use crate::diagnostic::{Addition, Report, print};
use crate::edit::{
    EditError, Fix, FixedLines, Rewrite, Session, changed_lines, fixed, with_addition,
};
use crate::files::{self, SourcePath};
use crate::locale::Arg;
use crate::parse::MAX_TEXT;

/// The data file of a product that has none yet.
const DATA_FILE: &str = "produk.yaml";
/// Shops of which the next steps are printed; a report has all.
const PRINTED_SHOPS: usize = 50;

pub(super) fn run(options: &CheckOptions, common: &Common, screen: &Screen) -> Exit {
    match check(options, common, screen) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn check(options: &CheckOptions, common: &Common, screen: &Screen) -> Result<Exit, Exit> {
    if let Some(wish) = &options.report {
        report::refuse(wish, screen)?;
    }
    let (mut checked, mut report) = look(options, common, screen)?;
    if options.fix
        && let Some(found) = &checked
        && mend(found, &report, screen)?
    {
        (checked, report) = look(options, common, screen)?;
    }
    let folder = &options.folder.folder;
    if let (Some(checked), Some(_)) = (&mut checked, &options.report) {
        report::read_scores(checked, folder, &mut report);
        report.sort();
    }
    screen.report(&report);
    if let Some(checked) = &checked {
        tell(checked, &report, screen);
        programme::tell(checked, screen);
        if let Some(wish) = &options.report {
            report::put(wish, (checked, folder), &report, screen)?;
        }
    }
    Ok(screen.exit(&report))
}

fn look(
    options: &CheckOptions,
    common: &Common,
    screen: &Screen,
) -> Result<(Option<Checked>, Report), Exit> {
    let mut report = Report::default();
    let build_options = build_options(&options.folder, common);
    let outcome = build::check(&options.folder.folder, &build_options, screen, &mut report);
    report.sort();
    screen.settle();
    match outcome {
        Ok(checked) => Ok((checked, report)),
        Err(error) => {
            screen.report(&report);
            Err(screen.failed(&error))
        }
    }
}

/// Prints the readiness: all rows of a shop, the next steps of a group's shops.
fn tell(checked: &Checked, report: &Report, screen: &Screen) {
    let is_ready = checked.shops.iter().all(|shop| shop.score() == 100);
    let products = ("products", Arg::from(checked.products));
    if report.is_empty() {
        let id = if is_ready {
            "check-clean"
        } else {
            "check-no-findings"
        };
        screen.say(id, &[products]);
    }
    match &checked.shops[..] {
        [shop] if checked.group.is_none() => tell_shop(shop, screen),
        shops => tell_group(shops, screen),
    }
    let seated = checked
        .curated
        .iter()
        .filter(|group| group.panel.is_seated());
    seated.for_each(|curated| curation::tell(curated, screen));
}

fn tell_shop(shop: &Audited, screen: &Screen) {
    screen.say("readiness", &[("score", Arg::from(shop.score() as usize))]);
    let weights = &shop.curation.weights;
    for row in shop.audit.readiness.steps(weights) {
        let args = [
            (
                "criterion",
                Arg::from(audit::criterion_name(row, &screen.texts)),
            ),
            ("points", Arg::from(row.points(weights) as usize)),
            ("possible", Arg::from(weights.of(row.criterion) as usize)),
            (
                "next",
                Arg::from(audit::sentence(row, &screen.texts).unwrap_or_default()),
            ),
        ];
        screen.say("readiness-row", &args);
    }
}

/// Prints the shops of a group, the highest score first.
fn tell_group(shops: &[Audited], screen: &Screen) {
    if shops.is_empty() {
        return;
    }
    screen.say("readiness-shops", &[("shops", Arg::from(shops.len()))]);
    let mut by_score: Vec<&Audited> = shops.iter().collect();
    by_score.sort_by_key(|shop| std::cmp::Reverse(shop.score()));
    for shop in by_score.iter().take(PRINTED_SHOPS) {
        let curated = shop.mark.as_ref().map(|mark| mark.score.to_string());
        let args = [
            ("score", Arg::from(shop.score() as usize)),
            ("name", Arg::from(print::shown(&shop.audit.name))),
            ("folder", Arg::from(shop.folder.as_path())),
            (
                "hidden",
                match shop.audit.enrolment.is_withheld {
                    true => "withheld",
                    false if shop.is_hidden() => "yes",
                    false => "no",
                }
                .into(),
            ),
            ("minimum", Arg::from(shop.curation.minimum as usize)),
            (
                "curated",
                Arg::from(curated.unwrap_or_else(|| "none".to_owned())),
            ),
        ];
        screen.say("readiness-shop", &args);
        let steps = shop.audit.readiness.steps(&shop.curation.weights);
        for row in steps.into_iter().take(STEPS) {
            let next = audit::sentence(row, &screen.texts).unwrap_or_default();
            screen.say("readiness-step", &[("next", Arg::from(next))]);
        }
    }
    let more = by_score.len().saturating_sub(PRINTED_SHOPS);
    if more > 0 {
        screen.say("readiness-more", &[("more", Arg::from(more))]);
    }
}

/// Applies what is certain, after showing it; true when something was written.
fn mend(checked: &Checked, report: &Report, screen: &Screen) -> Result<bool, Exit> {
    let mends = mends(checked, report);
    if mends.is_empty() {
        screen.say("fix-nothing", &[]);
        return Ok(false);
    }
    let mut count = 0;
    for mend in mends.values().flatten() {
        for lines in &mend.lines {
            count += 1;
            let file = ("file", Arg::from(mend.file.as_path()));
            screen.say("fix-place", &[file, ("line", Arg::from(lines.line))]);
            for (id, text) in [("fix-before", &lines.before), ("fix-after", &lines.after)] {
                for line in text.lines() {
                    screen.say(id, &[("text", Arg::from(print::clean(line.trim_end())))]);
                }
            }
        }
    }
    if !ask::agreed("fix-ask", screen)? {
        screen.say("fix-not-done", &[]);
        return Ok(false);
    }
    for (root, mends) in mends {
        let rewrites: Vec<Rewrite> = mends.into_iter().map(|mend| mend.rewrite).collect();
        write(&root, &rewrites).map_err(|error| screen.edit_failed(&error))?;
    }
    screen.say("fix-done", &[("count", Arg::from(count))]);
    Ok(true)
}

fn write(root: &Utf8Path, rewrites: &[Rewrite]) -> Result<(), EditError> {
    let (session, _) = Session::open(root, now())?;
    session.write(rewrites)
}

/// A file to be mended.
struct Mend {
    file: Utf8PathBuf,
    rewrite: Rewrite,
    lines: Vec<FixedLines>,
}

/// Suggestions of findings for a file.
#[derive(Default)]
struct Suggested<'r> {
    fixes: Vec<Fix>,
    additions: Vec<&'r Addition>,
}

/// The files with certain replacements and additions, by the folder of their shop or group.
fn mends(checked: &Checked, report: &Report) -> BTreeMap<Utf8PathBuf, Vec<Mend>> {
    let mut suggested: BTreeMap<&Utf8Path, Suggested> = BTreeMap::new();
    for finding in report.findings() {
        let file = finding.primary.file.as_path();
        let certain = finding.replacement.as_ref();
        let certain = certain.filter(|_| finding.code.is_certain());
        if let (Some(text), Some(span)) = (certain, finding.primary.span) {
            suggested.entry(file).or_default().fixes.push(Fix {
                code: finding.code,
                span,
                text: text.clone(),
            });
        }
        if let Some(addition) = &finding.addition {
            let additions = &mut suggested.entry(file).or_default().additions;
            additions.push(addition);
        }
    }
    let mut mends: BTreeMap<Utf8PathBuf, Vec<Mend>> = BTreeMap::new();
    for (file, suggested) in suggested {
        let roots = checked.roots.iter().filter(|root| file.starts_with(root));
        // The innermost folder: the history lies in that of the shop.
        let Some(root) = roots.max_by_key(|root| root.as_str().len()) else {
            continue;
        };
        if let Some(mend) = mend_of(root, file, suggested) {
            mends.entry(root.clone()).or_default().push(mend);
        }
    }
    mends
}

fn mend_of(root: &Utf8Path, file: &Utf8Path, suggested: Suggested) -> Option<Mend> {
    // A product's folder without data gets a data file.
    let file = match file.is_dir() {
        true => file.join(DATA_FILE),
        false => file.to_owned(),
    };
    let path = SourcePath::below(root, &file)?;
    let name = file.file_name()?;
    let before = files::read_bytes(&file, MAX_TEXT).ok();
    let mut after = before.clone().unwrap_or_default();
    let mut lines = Vec::new();
    if let Some((mended, changed)) = fixed(&after, name, suggested.fixes) {
        (after, lines) = (mended, changed);
    }
    for addition in suggested.additions {
        let Ok((added, _)) = with_addition(name, &after, addition) else {
            continue;
        };
        lines.extend(changed_lines(&after, &added));
        after = added;
    }
    (before.as_ref() != Some(&after)).then_some(Mend {
        file,
        rewrite: Rewrite {
            path,
            before,
            after,
        },
        lines,
    })
}
