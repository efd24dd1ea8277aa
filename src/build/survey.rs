//! Surveys the folders of a build: the sites, the place and the key of each. Of the files only those of groups are
//! read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::renames::Gone;
use super::site::{Site, State};
use super::store::Store;
use super::{BuildError, BuildOptions, Scope};
use crate::catalogue::{self, Confirmations, Membership, Orders};
use crate::diagnostic::{Code, Diagnostic, Report, Strictness};
use crate::discover::{self, Found, GroupSource, MEMBERS, MemberSource, ShopSource};
use crate::files::{Folders, SitePath, typed_names};
use crate::parse::{self, CurationDrafts, GroupDraft, GroupDrafts};
use crate::value::{nearest, slug};

/// Depth of nested groups: a city with its cooperatives.
const LEVELS: usize = 2;
/// From a shop of a group to the group's home page.
const UP: &str = "../../index.html";

/// Surveys the folder of a shop or a group. `None` when it is neither; the report says why.
///
/// # Errors
/// When a shop is asked for that the group does not have.
pub(super) fn sites(
    folder: &Utf8Path,
    (store, folders): (&Arc<Store>, &Folders),
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Vec<Site>>, BuildError> {
    let survey = Survey {
        skip: vec![options.target.clone(), options.cache.clone()],
        store,
        folders,
        options,
    };
    let mut findings = Report::default();
    let Some(found) = discover::folder(folder, (&survey.skip, folders), &mut findings) else {
        report.merge(findings);
        return Ok(None);
    };
    let mut sites = Vec::new();
    let root = Root {
        folder: folder.to_owned(),
        place: SitePath::root(),
        membership: None,
        report: findings,
    };
    survey.add(Some(found), root, &mut sites);
    let root = sites.last().expect("the root was added");
    if root.members.is_none() && !matches!(options.scope, Scope::All) {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    match &options.scope {
        Scope::All => {}
        Scope::Only(names) => leave_others(names, &mut sites)?,
        // The portal is made when the parts are joined; but a group that cannot be seen makes no part.
        Scope::Share(_) => drop(sites.pop_if(|root| root.source.hidden.is_none())),
    }
    find_gone(&mut sites, store);
    settle_keys(&mut sites, options);
    Ok(Some(sites))
}

/// Gives new sites the rows of those that are gone.
fn find_gone(sites: &mut [Site], store: &Arc<Store>) {
    if !sites.iter().any(|site| site.rows.are_new()) {
        return;
    }
    let present: HashSet<&str> = sites.iter().map(|site| site.place.as_str()).collect();
    let gone = store.places().filter(|place| !present.contains(place));
    let gone = Arc::new(Gone::of(gone.map(|place| store.rows_at(place))));
    for site in sites.iter_mut().filter(|site| site.rows.are_new()) {
        site.gone = Some(Arc::clone(&gone));
    }
}

/// Leaves all sites unchanged except those asked for, their members, and the portals above.
fn leave_others(names: &[String], sites: &mut [Site]) -> Result<(), BuildError> {
    let asked = names.iter().map(|name| place_of(name, sites));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    for site in sites {
        let is_near =
            |place: &SitePath| site.place.starts_with(place) || place.starts_with(&site.place);
        site.is_left = !asked.iter().any(is_near);
    }
    Ok(())
}

/// The place of a member by its typed name: the folders on the way to it (`kota/desa`), or its own folder when that is
/// unique.
fn place_of(name: &str, sites: &[Site]) -> Result<SitePath, BuildError> {
    let steps = typed_names(name).filter(|step| *step != ".");
    let steps: Vec<String> = steps.map(slug).collect();
    let wanted = SitePath::of(steps.iter().map(String::as_str));
    let members = sites.iter().filter(|site| !site.place.is_root());
    let known: Vec<(SitePath, &Site)> = members.map(|site| (way_to(&site.place), site)).collect();
    let is_meant = |way: &SitePath, site: &Site| *way == wanted || site.place == wanted;
    if let Some((_, site)) = known.iter().find(|(way, site)| is_meant(way, site)) {
        return Ok(site.place.clone());
    }
    let own_name = |site: &Site| site.place.file_name() == wanted.as_str();
    let found: Vec<_> = known.iter().filter(|(_, site)| own_name(site)).collect();
    match found[..] {
        [(_, site)] => Ok(site.place.clone()),
        [] => {
            let names = known
                .iter()
                .flat_map(|(way, site)| [(site.place.file_name(), way), (way.as_str(), way)]);
            let names: HashMap<&str, &SitePath> = names.collect();
            let nearest = nearest(wanted.as_str(), names.keys().copied());
            Err(BuildError::UnknownShop {
                found: name.to_owned(),
                nearest: nearest.map(|name| names[name].to_string()),
            })
        }
        _ => Err(BuildError::AmbiguousShop {
            found: name.to_owned(),
            ways: found.iter().map(|(way, _)| way.to_string()).collect(),
        }),
    }
}

/// `kota/desa` for `toko/kota/toko/desa`.
pub(super) fn way_to(place: &SitePath) -> SitePath {
    SitePath::of(place.names().skip(1).step_by(2))
}

/// Computes the key of every site.
fn settle_keys(sites: &mut [Site], options: &BuildOptions) {
    let own: Vec<Option<blake3::Hash>> = sites
        .par_iter()
        .map(|site| match (site.is_left, &site.source.hidden) {
            // The portal shows the site as it was built last.
            (true, _) => site.rows.head().key,
            (false, Some(_)) => None,
            (false, None) => Some(site_key(site, options)),
        })
        .collect();
    for (number, own) in own.into_iter().enumerate() {
        let site = &sites[number];
        let members = site.members.iter().flatten().filter(|_| !site.is_left);
        let members = members.map(|member| sites[*member].key);
        sites[number].key = match (&site.members, own) {
            (Some(_), Some(own)) if !site.is_left => {
                let mut hasher = blake3::Hasher::new();
                hasher.update(own.as_bytes());
                for key in members {
                    let key = key.unwrap_or(blake3::Hash::from_bytes([0; 32]));
                    hasher.update(key.as_bytes());
                }
                Some(hasher.finalize())
            }
            (_, own) => own,
        };
    }
}

/// The key of one site: stamps of its files, findings about their names, its group, the year (for permits), the program
/// and its options.
fn site_key(site: &Site, options: &BuildOptions) -> blake3::Hash {
    let parts = (
        &site.source,
        site.source.root.as_str(),
        &site.report,
        site.membership.as_ref().map(|group| format!("{group:?}")),
        options.today.civil().year(),
        &options.program,
        options.target.as_str(),
        options.strictness == Strictness::Strict,
    );
    let bytes = postcard::to_stdvec(&parts).expect("plain data always becomes bytes");
    blake3::hash(&bytes)
}

struct Survey<'o> {
    skip: Vec<Utf8PathBuf>,
    store: &'o Arc<Store>,
    folders: &'o Folders,
    options: &'o BuildOptions,
}

/// Folder and place of a site.
struct Root {
    /// Its folder, as typed.
    folder: Utf8PathBuf,
    place: SitePath,
    membership: Option<Membership>,
    /// Findings from listing its folder.
    report: Report,
}

impl Survey<'_> {
    /// Adds a site after its members, or a placeholder for one that cannot be seen. Returns its index.
    fn add(&self, found: Option<Found>, mut root: Root, sites: &mut Vec<Site>) -> usize {
        let mut group_draft = None;
        let mut curation = CurationDrafts::default();
        let (source, members) = match found {
            Some(Found::Shop(source)) => (source, None),
            Some(Found::Group(group)) if root.place.depth() / 2 >= LEVELS => {
                let folder = &group.own.root;
                let finding = Diagnostic::new(Code::GroupTooDeep, folder.clone());
                root.report.push(finding.arg("folder", folder.as_path()));
                (ShopSource::hidden(folder), None)
            }
            Some(Found::Group(group)) => {
                group_draft = parse::group_draft(&group.own, &mut root.report);
                curation = parse::curation(&group.own, &mut root.report);
                let membership = group_draft.as_ref();
                let membership = membership.map(|draft| membership_of(&group.own, draft));
                let confirmations = membership.as_ref().map(|group: &Membership| {
                    Confirmations::of(&curation.confirmations, &group.name)
                });
                let joined = membership.zip(confirmations);
                let members = self.members(&group, joined.as_ref(), &mut root, sites);
                (group.own, Some(members))
            }
            None => (ShopSource::hidden(&root.folder), None),
        };
        root.report.sort();
        sites.push(Site {
            rows: self.store.rows(&root.place),
            gone: None,
            place: root.place,
            source,
            members,
            group: group_draft,
            curation,
            membership: root.membership,
            is_left: false,
            is_there: false,
            has_lost_shops: false,
            key: None,
            renewed: None,
            listing: Report::default(),
            report: root.report,
            state: State::Changed,
            products: 0,
            has_old_member: false,
            audit: None,
            member: None,
        });
        sites.len() - 1
    }

    /// Adds the members of a group.
    fn members(
        &self,
        group: &GroupSource,
        joined: Option<&(Membership, Confirmations)>,
        root: &mut Root,
        sites: &mut Vec<Site>,
    ) -> Vec<usize> {
        let found: Vec<(Option<Found>, Report)> = group
            .members
            .par_iter()
            .map(|member| {
                let mut findings = Report::default();
                let found = match member {
                    MemberSource::Folder(folder) => {
                        discover::folder(folder, (&self.skip, self.folders), &mut findings)
                    }
                    MemberSource::Hidden(_) => None,
                };
                (found, findings)
            })
            .collect();
        let mut numbers = Vec::new();
        let mut taken = HashSet::new();
        let is_outermost = root.place.is_root();
        for (number, (member, (found, report))) in group.members.iter().zip(found).enumerate() {
            let folder = member.path();
            let wanted = slug(folder.file_name().unwrap_or_default());
            let address = catalogue::free_slug(&wanted, |slug| taken.contains(slug));
            if address != wanted && found.is_some() {
                let finding = Diagnostic::new(Code::ShopAddressTaken, folder);
                root.report
                    .push(finding.arg("folder", folder).arg("address", &address));
            }
            let place = root.place.join(&SitePath::of([MEMBERS, &address]));
            taken.insert(address);
            if matches!(self.options.scope, Scope::Share(share) if is_outermost && !share.has(number))
            {
                continue;
            }
            let membership = joined.map(|(group, confirmations)| Membership {
                confirmed: confirmations.of_shop(folder.file_name().unwrap_or_default()),
                ..group.clone()
            });
            let member = Root {
                folder: folder.to_owned(),
                place,
                membership,
                report,
            };
            numbers.push(self.add(found, member, sites));
        }
        numbers
    }
}

/// The group that receives the orders of a shop, if the shop's folder lies among the members of one. What is wrong with
/// the group is not the shop's.
pub(super) fn orders_above(shop: &Utf8Path) -> Option<Orders> {
    let shop = shop.canonicalize_utf8().ok()?;
    let members = shop.parent()?;
    if !members.file_name()?.eq_ignore_ascii_case(MEMBERS) {
        return None;
    }
    let group = members.parent()?;
    let report = &mut Report::default();
    // Neither its members nor its site are of use here.
    let skip = [members.to_owned(), group.join("situs")];
    match discover::folder(group, (&skip, &Folders::default()), report)? {
        Found::Group(source) => {
            let draft = parse::group_draft(&source.own, report)?;
            membership_of(&source.own, &draft).orders
        }
        Found::Shop(_) => None,
    }
}

/// The group as its members know it, before any permit is confirmed.
fn membership_of(source: &ShopSource, group: &GroupDraft) -> Membership {
    let drafts = GroupDrafts {
        group: group.clone(),
        pages: Vec::new(),
        news: Vec::new(),
    };
    let group = catalogue::group(source, drafts, &mut Report::default());
    let profile = group.profile;
    Membership {
        id: profile.id(),
        name: profile.name,
        url: UP.to_owned(),
        is_public: profile.url.is_some(),
        orders: group.takes_orders.then_some(Orders {
            whatsapp: profile.whatsapp,
            phone: profile.phone,
            email: profile.email,
        }),
        confirmed: Vec::new(),
    }
}
