//! `check --report`: the file, and the scores of the day in `kurasi/skor.csv`.

use std::thread;
use std::time::Duration;

use camino::Utf8Path;

use super::Exit;
use super::args::ReportOptions;
use super::build::{now, today};
use super::screen::Screen;
use crate::audit::{self, Audited, PrivateColumns, SCORES, Scores, Subject};
use crate::build::{BuildError, Checked};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::edit::{EditError, MOST_ROWS, Recovered, Session};
use crate::export::{self, ExportError};
use crate::files::{self, SourcePath};
use crate::import::{Private, private_keys};
use crate::locale::Arg;

/// Tries to take the lock while another command holds it, and the pause between them.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(250);

/// Refuses private columns in a form that gets handed round.
pub(super) fn refuse(options: &ReportOptions, screen: &Screen) -> Result<(), Exit> {
    if options.private && !options.form.takes_private() {
        let path = Arg::from(options.path.as_path());
        screen.warn("failed-private-form", &[("path", path)]);
        return Err(Exit::WrongUsage);
    }
    Ok(())
}

/// Takes over the first score of each shop of a group, and reports rows that are no scores.
pub(super) fn read_scores(checked: &mut Checked, folder: &Utf8Path, report: &mut Report) {
    if checked.group.is_none() {
        return;
    }
    let path = SourcePath::of(SCORES).under(folder);
    if files::plain_size(&path).is_none() {
        return;
    }
    let odd = |reason: &str| Diagnostic::new(Code::ScoreRowOdd, &*path).arg("reason", reason);
    let bytes = files::read_bytes(&path, MOST_ROWS).unwrap_or_default();
    let Ok(scores) = Scores::read(&bytes) else {
        report.push(odd("file"));
        return;
    };
    for span in scores.odd() {
        report.push(odd("row").at(span));
    }
    for shop in &mut checked.shops {
        shop.first = scores.first(names(shop, folder).iter().map(String::as_str));
    }
}

/// The folder of a shop as rows have it, and as it was called before.
fn names(shop: &Audited, checked: &Utf8Path) -> Vec<String> {
    let Some(folder) = row_folder(shop, checked) else {
        return Vec::new();
    };
    let parent = folder.parent().unwrap_or_else(SourcePath::root);
    let former = shop.audit.enrolment.former.iter();
    let former = former.map(|name| parent.join(&SourcePath::of([name.as_str()])));
    let former: Vec<SourcePath> = former.collect();
    let all = std::iter::once(folder).chain(former);
    all.map(|folder| folder.to_string()).collect()
}

/// The folder of a shop from the checked one.
fn row_folder(shop: &Audited, checked: &Utf8Path) -> Option<SourcePath> {
    SourcePath::below(checked, shop.file.parent()?)
}

/// Writes the report, then the scores of the day.
pub(super) fn put(
    options: &ReportOptions,
    (checked, folder): (&Checked, &Utf8Path),
    report: &Report,
    screen: &Screen,
) -> Result<(), Exit> {
    let private = options.private.then(|| private(&checked.shops, screen));
    let shop = checked.shops.first().map(|shop| &shop.audit.name);
    let name = checked.group.as_ref().or(shop);
    let subject = Subject {
        name: name.map_or("", String::as_str),
        folder,
        is_group: checked.group.is_some(),
        color: checked.color,
        shops: &checked.shops,
        unread: &checked.unread,
        programmes: &checked.programmes,
        findings: report,
        today: today(),
        private: private.as_ref(),
    };
    let form = options.form;
    let bytes = audit::report(form, subject, &screen.texts, screen.language);
    let bytes = bytes.expect("a report is made in memory");
    let path = ("path", Arg::from(options.path.as_path()));
    match export::put_over(&options.path, &bytes, |former| form.is_ours(former)) {
        Ok(()) => screen.say("check-report", std::slice::from_ref(&path)),
        Err(ExportError::NotOurs { .. }) => {
            screen.warn("failed-report-not-ours", &[path]);
            return Err(Exit::WrongUsage);
        }
        Err(ExportError::File(error)) => return Err(screen.failed(&BuildError::File(error))),
        Err(error) => unreachable!("putting a file fails no other way: {error}"),
    }
    if options.private {
        screen.warn("check-report-private", &[path]);
    }
    if checked.group.is_some() && !checked.shops.is_empty() {
        record(&checked.shops, folder, screen)?;
    }
    Ok(())
}

/// Writes the scores of the day.
fn record(shops: &[Audited], folder: &Utf8Path, screen: &Screen) -> Result<(), Exit> {
    let scores: Vec<(String, u32)> = shops
        .iter()
        .filter_map(|shop| Some((row_folder(shop, folder)?.to_string(), shop.score())))
        .collect();
    let change = |former: &[u8]| {
        let mut all = Scores::read(former).ok()?;
        let scores = scores.iter().map(|(name, score)| (name.as_str(), *score));
        all.put(today(), scores);
        Some(all.bytes())
    };
    let recorded = open(folder).and_then(|(session, recovered)| {
        if let Some(recovered) = recovered {
            screen.tell_recovered(&recovered);
        }
        session.change_rows(&SourcePath::of(SCORES), change)
    });
    recorded.map_err(|error| {
        screen.warn("check-scores-failed", &[]);
        screen.edit_failed(&error)
    })
}

/// Takes the lock of the group's folder; another report holds it for a moment only.
fn open(folder: &Utf8Path) -> Result<(Session, Option<Recovered>), EditError> {
    for _ in 1..TRIES {
        match Session::open(folder, now()) {
            Err(EditError::Busy { .. }) => thread::sleep(PAUSE),
            opened => return opened,
        }
    }
    Session::open(folder, now())
}

/// The texts of private columns of all shops. Tells which could not be read, and nothing that is in them.
fn private(shops: &[Audited], screen: &Screen) -> PrivateColumns {
    let rows = shops.iter().map(|shop| {
        let folder = shop.file.parent().unwrap_or(Utf8Path::new(""));
        let kept = Private::kept(folder).unwrap_or_else(|_| {
            let folder = Arg::from(shop.folder.as_path());
            screen.warn("check-private-unread", &[("folder", folder)]);
            Private::default()
        });
        let texts = private_keys().map(|key| match key {
            "jenis_kelamin" => short_gender(&kept.joined(key)),
            key => kept.joined(key),
        });
        texts.chain([kept.others()]).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let title = |key: &str| screen.text(&format!("report-private-{key}"), &[]);
    PrivateColumns {
        titles: private_keys().chain(["lainnya"]).map(title).collect(),
        rows,
    }
}

/// `L` or `P`, as offices count; other answers stay as they are.
fn short_gender(text: &str) -> String {
    match text.to_lowercase().trim() {
        "l" | "laki-laki" | "laki laki" | "laki" | "pria" | "lk" | "male" => "L".to_owned(),
        "p" | "perempuan" | "wanita" | "pr" | "female" => "P".to_owned(),
        _ => text.to_owned(),
    }
}
