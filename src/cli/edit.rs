//! `edit`.

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{EditOptions, TypedValue, path_of};
use super::screen::Screen;
use super::{Exit, build};
use crate::diagnostic::{Diagnostic, Report, Severity, print};
use crate::discover::{self, Found, ShopSource};
use crate::edit::find::{self, NotFound};
use crate::edit::history::{self, Former};
use crate::edit::{Document, EditError, Lossy, NewValue, Rewrite, Session, Step};
use crate::files::{Folders, SourcePath};
use crate::locale::Arg;
use crate::parse::{self, GROUP, Key, PRODUCT, SHOP, Shape};

pub(super) fn run(options: &EditOptions, screen: &Screen) -> Exit {
    match edit(options, screen) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

/// A file to be edited.
#[derive(Debug)]
struct Target {
    /// The folder of the shop or group.
    root: Utf8PathBuf,
    file: SourcePath,
    /// `false` for a product of photos only.
    is_there: bool,
    /// The keys that the file can have.
    table: &'static [Key],
}

fn edit(options: &EditOptions, screen: &Screen) -> Result<(), Exit> {
    let target = target(options, screen)?;
    if options.history {
        return list(&target, screen);
    }
    if options.values.is_empty() && options.restore.is_none() {
        let name = options.name.as_deref().unwrap_or_default();
        let place = if name.is_empty() { "shop" } else { "product" };
        screen.warn(
            "edit-nothing-asked",
            &[("place", place.into()), ("name", name.into())],
        );
        return Err(Exit::WrongUsage);
    }
    let failed = |error: EditError| screen.edit_failed(&error);
    let session = open_session(&target.root, screen)?;
    let before = match target.is_there {
        true => Some(session.read(&target.file).map_err(failed)?),
        false => None,
    };
    let after = match options.restore {
        Some(number) => restored(&target, number, screen)?,
        None => {
            let bytes = before.as_deref().unwrap_or_default();
            let mut document = target.document(bytes).map_err(failed)?;
            let changes = change(&mut document, &target, &options.values, screen)?;
            if changes.is_empty() {
                screen.say("edit-same", &[("file", target.shown().into())]);
                return Ok(());
            }
            refuse_errors(bytes, &document, &target, screen)?;
            let (bytes, lossy) = document.bytes();
            write(&session, &target, (before, bytes), screen)?;
            let args = [
                ("file", target.shown().into()),
                ("changes", changes.join(", ").into()),
            ];
            screen.say("edit-done", &args);
            if lossy == Lossy::BecameUtf8 {
                screen.say("edit-became-utf8", &[("file", target.shown().into())]);
            }
            screen.say("edit-next", &[]);
            return Ok(());
        }
    };
    if before.as_ref() == Some(&after.bytes) {
        screen.say("edit-same", &[("file", target.shown().into())]);
        return Ok(());
    }
    write(&session, &target, (before, after.bytes), screen)?;
    let args = [("file", target.shown().into()), ("time", after.time.into())];
    screen.say("edit-restored", &args);
    screen.say("edit-next", &[]);
    Ok(())
}

/// Takes the lock of a shop's folder, and says what was left by an interrupted change.
pub(super) fn open_session(root: &Utf8Path, screen: &Screen) -> Result<Session, Exit> {
    let opened = Session::open(root, build::now());
    let (session, recovered) = opened.map_err(|error| screen.edit_failed(&error))?;
    if let Some(recovered) = recovered {
        screen.tell_recovered(&recovered);
    }
    Ok(session)
}

/// The shop in a folder; a group is refused.
pub(super) fn shop(folder: &Utf8Path, screen: &Screen) -> Result<ShopSource, Exit> {
    match found(folder, screen)? {
        Found::Shop(source) => Ok(source),
        Found::Group(_) => {
            screen.warn("edit-group", &[("folder", folder.as_str().into())]);
            Err(Exit::WrongUsage)
        }
    }
}

fn found(folder: &Utf8Path, screen: &Screen) -> Result<Found, Exit> {
    let mut report = Report::default();
    discover::folder(folder, (&[], &Folders::default()), &mut report).ok_or_else(|| {
        screen.report(&report);
        Exit::ContentError
    })
}

/// Says which name was perhaps meant.
pub(super) fn not_found(name: &str, error: NotFound, screen: &Screen) -> Exit {
    match error {
        NotFound::None { nearest } => {
            screen.warn("edit-unknown-product", &[("name", name.into())]);
            if let Some(nearest) = nearest {
                screen.warn("edit-nearest", &[("nearest", nearest.into())]);
            }
        }
        NotFound::Several(folders) => {
            screen.warn("edit-several", &[("name", name.into())]);
            screen.warn("usage-choices", &[("choices", folders.join(", ").into())]);
        }
    }
    Exit::WrongUsage
}

fn target(options: &EditOptions, screen: &Screen) -> Result<Target, Exit> {
    let target = |source: &ShopSource, table| Target {
        root: source.root.clone(),
        file: source.data.path.clone(),
        is_there: true,
        table,
    };
    let Some(name) = &options.name else {
        return Ok(match found(&options.shop, screen)? {
            Found::Shop(source) => target(&source, SHOP),
            Found::Group(source) => target(&source.own, GROUP),
        });
    };
    let source = shop(&options.shop, screen)?;
    let product = find::product(&source, name).map_err(|error| not_found(name, error, screen))?;
    let file = match &product.data {
        Some(data) => data.path.clone(),
        None => product.folder.join(&SourcePath::of(["produk.yaml"])),
    };
    Ok(Target {
        file,
        is_there: product.data.is_some(),
        ..target(&source, PRODUCT)
    })
}

impl Target {
    fn shown(&self) -> String {
        self.file.as_str().to_owned()
    }

    fn document(&self, bytes: &[u8]) -> Result<Document, EditError> {
        Document::read(bytes, self.table).map_err(|refusal| EditError::Refused {
            path: self.file.under(&self.root),
            refusal,
        })
    }
}

/// Changes a document, and tells each change in a few words.
fn change(
    document: &mut Document,
    target: &Target,
    values: &[TypedValue],
    screen: &Screen,
) -> Result<Vec<String>, Exit> {
    let mut wanted = Vec::new();
    for value in values {
        match path_of(&value.key, target.table) {
            Some((path, shape)) => wanted.push((path, shape, value)),
            None => {
                let args = [
                    ("key", (&*value.key).into()),
                    ("file", target.shown().into()),
                ];
                screen.warn("edit-foreign-key", &args);
                return Err(Exit::WrongUsage);
            }
        }
    }
    let rank = |path: &[Step]| {
        let is_first = |key: &Key| path.first() == Some(&Step::Key(key.name));
        target.table.iter().position(is_first)
    };
    wanted.sort_by_key(|(path, ..)| rank(path));
    let mut changes = Vec::new();
    for (path, shape, value) in wanted {
        let new = match shape {
            Shape::Texts | Shape::Numbers => {
                NewValue::Texts(value.typed.split(',').map(str::to_owned).collect())
            }
            _ => NewValue::Text(value.typed.clone()),
        };
        let before = document.get(&path);
        let changed = document.set(&path, &new).map_err(|refusal| {
            screen.edit_failed(&EditError::Refused {
                path: target.file.under(&target.root),
                refusal,
            })
        })?;
        if !changed {
            continue;
        }
        let after = document.get(&path);
        let kind = match (&before, &after) {
            (Some(_), Some(_)) => "changed",
            (None, _) => "new",
            (_, None) => "gone",
        };
        let shown = |text: Option<String>| Arg::from(print::shown(&text.unwrap_or_default()));
        let args = [
            ("kind", Arg::from(kind)),
            ("key", Arg::from(&*value.key)),
            ("before", shown(before)),
            ("after", shown(after)),
        ];
        changes.push(screen.text("edit-change", &args));
    }
    Ok(changes)
}

/// Refuses values that a build would not understand, in the words of its findings.
fn refuse_errors(
    before: &[u8],
    document: &Document,
    target: &Target,
    screen: &Screen,
) -> Result<(), Exit> {
    let findings = |text: &str| {
        let (mut report, file) = (Report::default(), &target.file.under(&target.root));
        if target.table == PRODUCT {
            parse::product(text, file, &mut report);
        } else if target.table == SHOP {
            parse::shop(text, file, &mut report);
        } else {
            parse::group(text, file, &mut report);
        }
        report
    };
    let known = match target.document(before) {
        Ok(former) => findings(former.text()),
        Err(_) => Report::default(),
    };
    let is_known = |finding: &Diagnostic| {
        let alike = |other: &Diagnostic| (other.code, &other.args) == (finding.code, &finding.args);
        known.findings().iter().any(alike)
    };
    let report = findings(document.text());
    let new: Vec<&Diagnostic> = report
        .findings()
        .iter()
        .filter(|finding| !is_known(finding))
        .collect();
    for finding in &new {
        screen.tell_finding(finding);
    }
    match new
        .iter()
        .any(|finding| finding.code.severity() == Severity::Error)
    {
        true => {
            screen.warn("edit-not-written", &[("file", target.shown().into())]);
            Err(Exit::WrongUsage)
        }
        false => Ok(()),
    }
}

fn write(
    session: &Session,
    target: &Target,
    (before, after): (Option<Vec<u8>>, Vec<u8>),
    screen: &Screen,
) -> Result<(), Exit> {
    let rewrite = Rewrite {
        path: target.file.clone(),
        before,
        after,
    };
    session
        .write(&[rewrite])
        .map_err(|error| screen.edit_failed(&error))
}

/// A former text.
struct Restored {
    bytes: Vec<u8>,
    time: String,
}

/// The former text of a number, the newest being 1.
fn restored(target: &Target, number: usize, screen: &Screen) -> Result<Restored, Exit> {
    let formers = formers(target, screen)?;
    let former = number.checked_sub(1).and_then(|index| formers.get(index));
    let Some(former) = former else {
        let args = [
            ("file", target.shown().into()),
            ("number", Arg::from(number)),
            ("count", Arg::from(formers.len())),
        ];
        screen.warn("edit-no-former", &args);
        return Err(Exit::WrongUsage);
    };
    let bytes = former
        .read()
        .map_err(|error| screen.edit_failed(&error.into()))?;
    Ok(Restored {
        bytes,
        time: former.moment.shown(),
    })
}

/// Lists the former texts of a file: when each was replaced, and which keys were changed then.
fn list(target: &Target, screen: &Screen) -> Result<(), Exit> {
    let formers = formers(target, screen)?;
    if formers.is_empty() {
        screen.print(&screen.text("edit-no-history", &[("file", target.shown().into())]));
        return Ok(());
    }
    screen.print(&screen.text("edit-history", &[("file", target.shown().into())]));
    let now = crate::files::read_bytes(&target.file.under(&target.root), parse::MAX_TEXT);
    let document = |bytes: Vec<u8>| target.document(&bytes).ok();
    let mut later = now.ok().and_then(document);
    for (number, former) in (1_usize..).zip(&formers) {
        let own = former.read().ok().and_then(document);
        let keys = match (&own, &later) {
            (Some(own), Some(later)) => own.differing(later).join(", "),
            _ => String::new(),
        };
        let args = [
            ("number", Arg::from(number)),
            ("time", former.moment.shown().into()),
            (
                "keys",
                Arg::from(if keys.is_empty() { "none" } else { &keys }),
            ),
        ];
        screen.print(&screen.text("edit-former", &args));
        later = own;
    }
    Ok(())
}

fn formers(target: &Target, screen: &Screen) -> Result<Vec<Former>, Exit> {
    history::of(&target.root, &target.file).map_err(|error| screen.edit_failed(&error))
}
