//! `import`.

use camino::Utf8Path;

use super::args::ImportOptions;
use super::edit::open_session;
use super::screen::Screen;
use super::{Exit, ask, import_scores};
use crate::diagnostic::{Report, Strictness, print};
use crate::edit::NewValue;
use crate::import::{
    Column, Goods, ImportError, Meaning, Plan, Request, Sheet, SignUp, Subject, Written,
};
use crate::locale::Arg;
use crate::scaffold::{is_group, is_shop};

/// Rows that are shown before anything is written.
const SHOWN_ROWS: usize = 5;
/// Longest text of a cell in the table, in characters.
const SHOWN_WIDTH: usize = 32;

pub(super) fn run(options: &ImportOptions, screen: &Screen) -> Exit {
    match import(options, screen) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn import(options: &ImportOptions, screen: &Screen) -> Result<Exit, Exit> {
    let subject = subject(&options.folder, screen)?;
    if let Some(done) = (subject == Subject::Shops)
        .then(|| import_scores::import(options, screen))
        .flatten()
    {
        return done;
    }
    let is_asked = ask::person_is_there() && !screen.is_quiet() && !options.yes;
    let writes = !options.dry_run && (options.yes || is_asked);
    // The lock is taken before anything is compared with what is there.
    let session = match writes {
        true => Some(open_session(&options.folder, screen)?),
        false => None,
    };
    let mut report = Report::default();
    let request = Request {
        files: &options.files,
        folder: &options.folder,
        subject,
        mappings: &options.mappings,
        photos: options.photos.as_deref(),
    };
    let plan = Plan::of(request, &mut report).map_err(|error| refuse(&error, screen))?;
    tell(&plan, subject, screen);
    screen.report(&report);
    let exit = match report.has_errors(Strictness::Lenient) {
        true => Exit::ContentError,
        false => Exit::Done,
    };
    if plan.is_empty() {
        screen.say("import-nothing-new", &[("known", Arg::from(plan.known))]);
        return Ok(exit);
    }
    let Some(session) = session else {
        if options.dry_run {
            screen.say("import-dry-run", &[]);
            return Ok(exit);
        }
        screen.warn("import-say-yes", &[]);
        return Err(Exit::WrongUsage);
    };
    if is_asked && !ask::agreed("import-ask", screen)? {
        screen.say("import-not-done", &[]);
        return Ok(exit);
    }
    let mut later = Report::default();
    let written = plan.write(&session, &screen.texts, &mut later);
    let written = written.map_err(|error| refuse(&error, screen))?;
    screen.report(&later);
    tell_written(written, subject, screen);
    Ok(exit)
}

/// Kind of rows that the folder takes.
fn subject(folder: &Utf8Path, screen: &Screen) -> Result<Subject, Exit> {
    if is_shop(folder) {
        Ok(Subject::Goods)
    } else if is_group(folder) {
        Ok(Subject::Shops)
    } else {
        screen.warn("import-no-folder", &[("folder", folder.as_str().into())]);
        Err(Exit::WrongUsage)
    }
}

pub(super) fn refuse(error: &ImportError, screen: &Screen) -> Exit {
    let args = error.args();
    let args: Vec<(&str, Arg)> = args
        .iter()
        .map(|(name, arg)| (&**name, arg.clone()))
        .collect();
    screen.warn(error.text_id(), &args);
    screen.hint(error.text_id(), &args);
    match error {
        _ if error.is_usage() => Exit::WrongUsage,
        _ if error.is_machine() => Exit::MachineFailed,
        _ => Exit::ContentError,
    }
}

/// Shows the sheets, the meanings of their columns, the first rows, and the counts.
fn tell(plan: &Plan, subject: Subject, screen: &Screen) {
    if screen.is_quiet() {
        return;
    }
    for sheet in &plan.sheets {
        tell_sheet(sheet, subject, screen);
    }
    let rows: Vec<Vec<String>> = match subject {
        Subject::Goods => plan.goods.iter().take(SHOWN_ROWS).map(goods_row).collect(),
        Subject::Shops => plan.shops.iter().take(SHOWN_ROWS).map(shop_row).collect(),
    };
    let titles: &[&str] = match subject {
        Subject::Goods => &[
            "import-row",
            "import-name",
            "import-price",
            "import-stock",
            "import-choices",
        ],
        Subject::Shops => &[
            "import-row",
            "import-name",
            "import-whatsapp",
            "import-place",
            "import-goods",
            "import-consent",
        ],
    };
    if !rows.is_empty() {
        screen.print("");
        for line in table(titles, rows, screen) {
            screen.print(&line);
        }
    }
    let goods = plan
        .shops
        .iter()
        .map(|shop| shop.goods.len())
        .sum::<usize>();
    let args = [
        ("what", subject.word().into()),
        ("new", Arg::from(plan.goods.len() + plan.shops.len())),
        ("goods", Arg::from(goods)),
        ("known", Arg::from(plan.known)),
    ];
    screen.print("");
    screen.print(&screen.text("import-counts", &args));
    let (matched, all) = plan.matched;
    if all > 0 {
        let args = [("matched", Arg::from(matched)), ("all", Arg::from(all))];
        screen.print(&screen.text("import-photos", &args));
    }
}

/// Shows a sheet and the meanings of its columns. Private columns are named, and nothing of them is shown.
fn tell_sheet(sheet: &Sheet, subject: Subject, screen: &Screen) {
    let or_none = |text: String| {
        if text.is_empty() {
            Arg::from("none")
        } else {
            text.into()
        }
    };
    let args = [
        ("file", Arg::from(sheet.path.as_path())),
        ("sheet", or_none(print::shown(sheet.name()))),
        ("source", sheet.source.word().into()),
        ("rows", Arg::from(sheet.rows().count())),
    ];
    screen.print(&screen.text("import-sheet", &args));
    let keys = sheet
        .columns
        .iter()
        .filter_map(|column| match column.meaning {
            Meaning::Key(key, _) => Some(format!("  {} → {key}", print::shown(&column.header))),
            _ => None,
        });
    keys.for_each(|line| screen.print(&line));
    let named = |is_it: fn(&Column) -> bool| -> String {
        let columns = sheet.columns.iter().filter(|column| is_it(column));
        let headers = columns.map(|column| print::shown(&column.header));
        headers.collect::<Vec<_>>().join(", ")
    };
    let private = match subject {
        Subject::Shops => {
            named(|column| matches!(column.meaning, Meaning::Private(_) | Meaning::Unknown))
        }
        Subject::Goods => String::new(),
    };
    let left_out = match subject {
        Subject::Shops => named(|column| column.meaning == Meaning::LeftOut),
        Subject::Goods => {
            named(|column| matches!(column.meaning, Meaning::Unknown | Meaning::LeftOut))
        }
    };
    let lists = [
        ("import-private", private),
        ("import-left-out", left_out),
        ("import-unread-sheets", sheet.unread.join(", ")),
    ];
    for (id, list) in lists {
        if !list.is_empty() {
            screen.print(&screen.text(id, &[("list", list.into())]));
        }
    }
}

fn goods_row(goods: &Goods) -> Vec<String> {
    let text = |key| entry(&goods.entries, key);
    let choices = goods.entries.iter().find_map(|(key, value)| match value {
        NewValue::Rows(rows) if *key == "varian" => Some(rows.len().to_string()),
        _ => None,
    });
    vec![
        goods.row.to_string(),
        goods.name.clone(),
        text("harga"),
        text("stok"),
        choices.unwrap_or_default(),
    ]
}

fn shop_row(shop: &SignUp) -> Vec<String> {
    let place = shop.entries.iter().find_map(|(key, value)| match value {
        NewValue::Map(fields) if *key == "alamat" => {
            let places = ["desa", "kecamatan", "kabupaten"];
            places.iter().find_map(|wanted| {
                let (_, value) = fields.iter().find(|(own, _)| own == wanted)?;
                match value {
                    NewValue::Text(text) => Some(text.clone()),
                    _ => None,
                }
            })
        }
        _ => None,
    });
    let goods = shop.goods.iter().map(|goods| goods.name.as_str());
    vec![
        shop.row.to_string(),
        shop.name.clone(),
        entry(&shop.entries, "whatsapp"),
        place.unwrap_or_default(),
        goods.collect::<Vec<_>>().join(", "),
        entry(&shop.entries, "izin_terbit"),
    ]
}

fn entry(entries: &[(&'static str, NewValue)], wanted: &str) -> String {
    let found = entries.iter().find_map(|(key, value)| match value {
        NewValue::Text(text) if *key == wanted => Some(text.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// The lines of a table below its titles.
fn table(titles: &[&str], rows: Vec<Vec<String>>, screen: &Screen) -> Vec<String> {
    let titles = titles.iter().map(|id| screen.text(id, &[])).collect();
    let short = |text: String| {
        let text = print::shown(&text);
        match text.char_indices().nth(SHOWN_WIDTH) {
            Some((cut, _)) => format!("{}…", &text[..cut]),
            None => text,
        }
    };
    let rows: Vec<Vec<String>> = std::iter::once(titles)
        .chain(rows)
        .map(|row: Vec<String>| row.into_iter().map(short).collect())
        .collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn tell_written(written: Written, subject: Subject, screen: &Screen) {
    let args = [
        ("what", Arg::from(subject.word())),
        ("shops", Arg::from(written.shops)),
        ("products", Arg::from(written.products)),
        ("photos", Arg::from(written.photos)),
    ];
    screen.say("import-done", &args);
    screen.say("import-next", &[]);
}
