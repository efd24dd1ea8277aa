//! Reads a site's folder up to a plan: parse → catalogue → plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8Path;

use super::recognise::unsettled;
use super::renames::{Contents, Holder};
use super::site::{ReadSite, Site, State, Subject};
use super::store::{NewRows, Photos, Sources, Store};
use super::{BuildOptions, prune, qris, survey};
use crate::audit::Audit;
use crate::catalogue::{self, Shop};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::{self, ShopSource};
use crate::files::{SitePath, SourcePath};
use crate::parse::{self, Texts};
use crate::plan::{self, PhotoHeaders, SitePlan};
use crate::portal::{Content, Portal};
use crate::theme::{self, Theme};
use crate::value::Date;

/// A site that was read, with its rows for the next run.
pub(super) struct Reading {
    pub site: ReadSite,
    pub rows: NewRows,
    /// Its things with addresses; a portal's members come when they are gathered.
    pub holders: Vec<Holder>,
    /// Digest of the data file.
    pub data: Option<blake3::Hash>,
}

/// A shop that was read and planned, but not built.
#[derive(Debug)]
pub struct Opened {
    /// The shop.
    pub shop: Shop,
    pub(super) theme: Arc<Theme>,
    pub(super) plan: SitePlan,
}

/// Reads and plans a site, or sets a state that says why not. A portal does not know its members yet.
pub(super) fn read(site: &mut Site, options: &BuildOptions) -> Option<Reading> {
    if let Some(path) = unseen(site) {
        // A folder that was never published and cannot be seen was reported when it was listed.
        if site.is_there || !path.is_root() {
            site.report.push(site.source.unseen_finding(&path));
        }
        site.set_aside();
        return None;
    }
    // Hashed first: an edit during this run then counts as a change in the next.
    let mut rows = NewRows::default();
    rows.head.get_or_insert_default().unsettled = unsettled(&site.source);
    let rows_of = &site.rows;
    let (mut sources, (known, pages)) = rayon::join(
        || rows_of.sources(),
        || rayon::join(|| rows_of.photos(), || rows_of.pages()),
    );
    let Some((subject, contents)) = subject(site, &mut sources, options) else {
        site.set_aside();
        let is_unread = keep_unread(site);
        if site.is_there && !site.place.is_root() && !is_unread {
            let kept = Diagnostic::new(Code::ShopKept, site.data_file());
            let name = site.source.root.file_name().unwrap_or_default();
            site.report.push(kept.arg("name", name));
        }
        return None;
    };
    if is_withheld(site, &subject) {
        return None;
    }
    let content = subject.content();
    let (themes, report) = (&options.themes, &mut site.report);
    let theme = themes.of(content.profile(), &site.source, report);
    let plan = plan::site(content, &site.source, &theme, &known.headers, report);
    if keep_unread(site) {
        return None;
    }
    sources.files = site
        .source
        .read_files()
        .map(|file| file.path.clone())
        .collect();
    rows.sources = Some(sources);
    rows.photos = Some(Photos {
        headers: PhotoHeaders::default(),
        made: known.made,
        in_use: prune::keys(&plan),
    });
    rows.pages = Some(pages);
    site.products = content.own_products().len();
    let holders = contents.holders(content, &plan, &site.source);
    Some(Reading {
        holders,
        data: contents.data,
        site: ReadSite {
            subject,
            theme,
            plan,
            looks: BTreeMap::new(),
            photo_bytes: BTreeMap::new(),
        },
        rows,
    })
}

/// Parses and settles a shop or a group.
fn subject(
    site: &mut Site,
    sources: &mut Sources,
    options: &BuildOptions,
) -> Option<(Subject, Contents)> {
    let (source, report) = (&site.source, &mut site.report);
    if site.members.is_some() {
        let drafts = parse::group_drafts(source, site.group.take()?, report);
        let contents = Contents::of_group(&drafts);
        let group = catalogue::group(source, drafts, report);
        return Some((Subject::Portal(Box::new(Portal::new(group))), contents));
    }
    let drafts = parse::drafts(source, &mut sources.texts, report)?;
    let contents = Contents::of_shop(&drafts);
    let mut shop = catalogue::shop(source, drafts, options.today, report);
    qris::read_picture(&mut shop, source, &mut sources.qris, options, report);
    if let Some(membership) = &site.membership {
        shop.join(membership.clone());
    }
    Some((Subject::Shop(Box::new(shop)), contents))
}

/// Leaves a member out of its group's site when it has not consented to be published (`izin_terbit: tidak`): nothing of
/// it stays in the output. Alone it is built all the same, for its owner to look at.
fn is_withheld(site: &mut Site, subject: &Subject) -> bool {
    let Subject::Shop(shop) = subject else {
        return false;
    };
    let Some(span) = shop.withheld.filter(|_| site.membership.is_some()) else {
        return false;
    };
    // A check counts it, and curators look at it all the same.
    site.audit = Some(Audit::of(shop, &site.report));
    let finding = Diagnostic::new(Code::NotPublished, site.data_file()).at(span);
    site.report.push(finding.arg("name", &*shop.profile.name));
    site.state = State::Gone;
    true
}

/// True when the data of a shop says that it has not consented to be published.
pub(super) fn withholds(source: &ShopSource) -> bool {
    let (file, mut report) = (source.full(&source.data.path), Report::default());
    let text = parse::read_file(&file, &mut report);
    let draft = text.and_then(|text| parse::shop(&text, &file, &mut report));
    draft
        .and_then(|draft| draft.consent)
        .is_some_and(|consent| !consent.value)
}

/// The first path that cannot be seen and is needed to build the site, or to keep its published files.
fn unseen(site: &Site) -> Option<SourcePath> {
    let was_read = |path: &&SourcePath| site.is_there && site.rows.has_read(path);
    let hidden = site.source.hidden.as_ref();
    let unseen = hidden.or_else(|| site.source.unseen.iter().find(was_read));
    unseen.cloned()
}

/// Keeps the site unchanged when a file of it could not be opened; returns whether that is so.
pub(super) fn keep_unread(site: &mut Site) -> bool {
    let unread = site.report.unread().find_map(|file| {
        let path = SourcePath::below(&site.source.root, file)?;
        (site.is_there && site.rows.has_read(&path)).then_some(path)
    });
    let finding = unread.map(|path| site.source.unseen_finding(&path));
    let is_kept = finding.is_some();
    if let Some(finding) = finding {
        site.report.push(finding);
        site.state = State::Broken;
    }
    is_kept
}

/// Reads and plans a shop's folder, with every finding but those that need its photos decoded. `None` when no shop
/// could be understood.
pub fn open(folder: &Utf8Path, options: &BuildOptions, report: &mut Report) -> Option<Opened> {
    let skip = [options.target.clone(), options.cache.clone()];
    let source = discover::shop(folder, &skip, report)?;
    let store = Arc::new(Store::open(folder, options));
    let rows = store.rows(&SitePath::root());
    let mut sources = rows.sources();
    let drafts = parse::drafts(&source, &mut sources.texts, report)?;
    let mut shop = catalogue::shop(&source, drafts, options.today, report);
    report.drop_advice();
    qris::read_picture(&mut shop, &source, &mut sources.qris, options, report);
    if let Some(orders) = survey::orders_above(folder) {
        shop.hand_orders_to(&orders);
    }
    let theme = options.themes.of(&shop.profile, &source, report);
    let headers = rows.photos().headers;
    let plan = plan::site(Content::Shop(&shop), &source, &theme, &headers, report);
    Some(Opened { shop, theme, plan })
}

/// Storefront texts (in Indonesian) that a language lacks for a shop, and the number of all texts. `None` when no shop
/// could be understood.
pub fn lacking_texts(
    folder: &Utf8Path,
    language: &str,
    today: Date,
    report: &mut Report,
) -> Option<(Vec<String>, usize)> {
    let source = discover::shop(folder, &[], report)?;
    let drafts = parse::drafts(&source, &mut Texts::default(), report)?;
    let shop = catalogue::shop(&source, drafts, today, report);
    report.drop_advice();
    Some(theme::lacking_texts(
        &shop.profile,
        &source,
        language,
        report,
    ))
}
