//! Papers of a group as a whole: the attendance sheet, the programme to hang up, and the sign-up form.

use std::cmp::Ordering;

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use super::file::{self, PRINTS, SENDINGS};
use crate::build::{self, BuildOptions, OpenedGroup};
use crate::catalogue::{Address, Profile};
use crate::diagnostic::Report;
use crate::render::{AttendanceRow, FormWish, GroupSheet};
use crate::value::natural_cmp;

/// A paper of a group, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupWish {
    /// A list of its shops to sign, for some days.
    Attendance {
        /// Number of days.
        days: usize,
    },
    /// The programme on one page.
    Program,
    /// The sign-up form.
    Form(FormWish),
}

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPrinted {
    /// The file.
    pub path: Utf8PathBuf,
    /// Number of shops on it; 0 where none are named.
    pub shops: usize,
    /// `true` when the group has no WhatsApp that people could write to.
    pub lacks_whatsapp: bool,
}

/// Exports a paper of a group, to the typed path or into the group's `cetak/` or `kirim/`. `None` when the group could not
/// be understood, or findings prevent it (`--strict`).
///
/// # Errors
/// [`ExportError`]; an earlier file then stands.
pub fn print_group(
    folder: &Utf8Path,
    wish: GroupWish,
    file: Option<&Utf8Path>,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<GroupPrinted>, ExportError> {
    let Some(group) = build::open_group(folder, options, report)? else {
        return Ok(None);
    };
    let mut count = 0;
    let page = match wish {
        GroupWish::Attendance { days } => {
            let shops = attendance(&group, options, report);
            count = shops.len();
            let sheet = GroupSheet::Attendance { days, shops };
            build::group_sheet(&group, &sheet, options, report)?
        }
        GroupWish::Program => build::group_sheet(&group, &GroupSheet::Program, options, report)?,
        GroupWish::Form(wish) => build::form(&group, wish, options, report)?,
    };
    if report.withholds(options.strictness) {
        return Ok(None);
    }
    let (usual, name) = wish.file();
    let path = file::place(file, (&folder.join(usual), name));
    file::put_page(&path, &page)?;
    let whatsapp = &group.group().profile.whatsapp;
    Ok(Some(GroupPrinted {
        path,
        shops: count,
        lacks_whatsapp: whatsapp
            .as_ref()
            .and_then(|phone| phone.whatsapp())
            .is_none(),
    }))
}

impl GroupWish {
    /// Its usual folder and name.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Attendance { .. } => (PRINTS, "daftar-hadir.html"),
            Self::Program => (PRINTS, "program.html"),
            Self::Form(_) => (SENDINGS, "formulir.html"),
        }
    }
}

/// The shops by region, then by name; those without an address come last.
fn attendance(
    group: &OpenedGroup,
    options: &BuildOptions,
    report: &mut Report,
) -> Vec<AttendanceRow> {
    let shops: Vec<_> = group.shops().collect();
    let profiles = report.gather(shops, |shop, report| {
        let opened = shop.open_for_group(options, report)?;
        Some(opened.shop.profile)
    });
    let mut profiles: Vec<Profile> = profiles.into_iter().flatten().collect();
    profiles.sort_by(|one, other| {
        let regions = by_region(&one.address, &other.address);
        regions.then_with(|| natural_cmp(&one.name, &other.name))
    });
    let row = |profile: Profile| AttendanceRow {
        region: region(&profile.address),
        name: profile.name,
    };
    profiles.into_iter().map(row).collect()
}

/// Names of places, the widest first.
fn places(address: &Address) -> [Option<&String>; 3] {
    let Address {
        regency,
        district,
        village,
        ..
    } = address;
    [regency, district, village].map(Option::as_ref)
}

fn by_region(one: &Address, other: &Address) -> Ordering {
    let pairs = places(one).into_iter().zip(places(other));
    let order = |(one, other): (Option<&String>, Option<&String>)| match (one, other) {
        (Some(one), Some(other)) => natural_cmp(one, other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    pairs
        .map(order)
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// `Paya Tumpi, Kebayakan, Aceh Tengah`, or the address as it was written.
fn region(address: &Address) -> String {
    let mut parts: Vec<&str> = places(address)
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    parts.reverse();
    match (parts.is_empty(), &address.text) {
        (true, Some(text)) => text.clone(),
        _ => parts.join(", "),
    }
}
