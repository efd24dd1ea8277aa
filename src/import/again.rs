//! A newer sheet: what is there already is never overwritten; where it differs, both values are told.

use std::collections::{HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::cell::Teller;
use super::duplicates::{Identity, Known, Likeness};
use super::field::CONSENT_KEY;
use super::goods::Goods;
use super::signups::SignUp;
use crate::diagnostic::{Code, Report, print};
use crate::discover::{self, ShopSource, is_data_name};
use crate::edit::{Document, EditError, NewValue, Step, bin};
use crate::files::{self, SourcePath};
use crate::parse::MAX_TEXT;
use crate::value::{Phone, Rupiah, Stock, slug, title_from_folder, words};

/// A product or shop that is there.
#[derive(Debug)]
pub(super) struct Present {
    /// Its folder, from the shop's or group's.
    pub folder: SourcePath,
    pub name: String,
    sku: Option<String>,
    /// `true` when it has a photo.
    pub has_photos: bool,
    data: Option<Document>,
}

impl Present {
    /// The text of a key; `None` when the data cannot be read.
    pub fn text(&self, key: &'static str) -> Option<Option<String>> {
        let data = self.data.as_ref()?;
        Some(data.get(&[Step::Key(key)]))
    }
}

/// The products of a shop.
pub(super) fn products(source: &ShopSource) -> Vec<Present> {
    let products = source.products.par_iter();
    let present = products.map(|product| {
        let data = product.data.as_ref().and_then(|data| {
            let bytes = files::read_bytes(&source.full(&data.path), MAX_TEXT).ok()?;
            Document::product(&bytes).ok()
        });
        let get = |key| data.as_ref().and_then(|data| data.get(&[Step::Key(key)]));
        Present {
            name: get("nama").unwrap_or_else(|| title_from_folder(product.folder.file_name())),
            sku: get("sku"),
            has_photos: !product.photos.is_empty(),
            folder: product.folder.clone(),
            data,
        }
    });
    present.collect()
}

/// Goods that are new, and those that are there, each with its place among `present`.
#[derive(Debug, Default)]
pub(super) struct Sorted<T> {
    pub new: Vec<T>,
    pub known: Vec<(usize, T)>,
}

/// Parts the goods of a sheet into new and known ones, and tells where a known one differs.
///
/// # Errors
/// When the bin cannot be read.
pub(super) fn goods(
    goods: Vec<Goods>,
    (shop, present): (&Utf8Path, &[Present]),
    teller: &mut Teller,
) -> Result<Sorted<Goods>, EditError> {
    let mut by_sku: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, product) in present.iter().enumerate() {
        if let Some(sku) = &product.sku {
            by_sku.entry(slug(sku)).or_default().push(index);
        }
        for name in [&*product.name, product.folder.file_name()] {
            by_name.entry(slug(name)).or_default().push(index);
        }
    }
    // Codes first: of two products with one name each is found by its own.
    let ways = ["sku", "nama"];
    let places = matched(&goods, present.len(), &ways, |goods, way| {
        let found = match way {
            "sku" => goods.sku.as_ref().and_then(|sku| by_sku.get(&slug(sku))),
            _ => by_name.get(&slug(&goods.name)),
        };
        found.into_iter().flatten().copied()
    });
    let removed = bin::removed(shop)?;
    let removed: HashSet<String> = removed
        .iter()
        .map(|removed| slug(removed.folder.file_name()))
        .collect();
    let mut sorted = Sorted::default();
    for (goods, place) in goods.into_iter().zip(places) {
        match place {
            Some(index) => {
                tell_differences(
                    &goods.entries,
                    &present[index],
                    (goods.row, "product"),
                    teller,
                );
                sorted.known.push((index, goods));
            }
            None if removed.contains(&slug(&goods.name)) => {
                let finding = teller.row(Code::RemovedBefore, goods.row);
                teller.push(finding.arg("name", print::shown(&goods.name)));
            }
            _ => sorted.new.push(goods),
        }
    }
    Ok(sorted)
}

/// The member shops of a group.
pub(super) fn shops(group: &Utf8Path, folders: &[String]) -> Vec<Present> {
    let shops = folders.par_iter().filter_map(|name| {
        // A build passes over names that no path takes.
        let folder = SourcePath::of([discover::MEMBERS]).child(name).ok()?;
        let bytes = files::read_bytes(&data_of(&folder.under(group))?, MAX_TEXT).ok()?;
        let data = Document::shop(&bytes).ok();
        let get = |key| data.as_ref().and_then(|data| data.get(&[Step::Key(key)]));
        Some(Present {
            name: get("nama").unwrap_or_else(|| title_from_folder(name)),
            folder,
            sku: None,
            has_photos: false,
            data,
        })
    });
    shops.collect()
}

/// The data file of a member, as a build chooses it: the exact name before slips of it.
fn data_of(shop: &Utf8Path) -> Option<Utf8PathBuf> {
    let files = files::folder::files_in(shop).ok()?;
    let named = files.into_iter().filter(|path| {
        path.file_name()
            .is_some_and(|name| is_data_name(name, "toko"))
    });
    named.min_by_key(|path| path.file_name() != Some("toko.yaml"))
}

/// Goods that are there, for which photos may come later.
#[derive(Debug)]
pub(super) struct There {
    /// Their folder, from the shop's or group's.
    pub folder: SourcePath,
    pub goods: Goods,
    /// The shop, in a group.
    pub shop: Option<String>,
    pub has_photos: bool,
}

/// The products of a member shop.
pub(super) fn products_of(group: &Utf8Path, shop: &Present) -> Vec<There> {
    let products = source(&shop.folder.under(group)).map(|source| products(&source));
    let products = products.unwrap_or_default().into_iter();
    let there = products.map(|product| There {
        folder: shop.folder.join(&product.folder),
        goods: Goods {
            name: product.name,
            sku: product.sku,
            ..Goods::default()
        },
        shop: Some(shop.name.clone()),
        has_photos: product.has_photos,
    });
    there.collect()
}

impl Present {
    fn identity(&self) -> Identity {
        Identity::of(&self.name, |key| {
            let steps: Vec<Step> = key.split('.').map(Step::Key).collect();
            self.data.as_ref()?.get(&steps)
        })
    }
}

/// Parts sign-ups into new and known shops, and tells where a known one differs.
pub(super) fn signups(
    signups: Vec<SignUp>,
    present: &[Present],
    teller: &mut Teller,
) -> Sorted<SignUp> {
    let mut known = Known::default();
    for (index, shop) in present.iter().enumerate() {
        known.add(&shop.identity(), index);
    }
    let identities: Vec<Identity> = signups.iter().map(SignUp::identity).collect();
    // The surest ways first, over all rows. A number alone is no way: one person may have two businesses.
    let ways = [
        &[Likeness::PhoneAndName, Likeness::NibAndName][..],
        &[Likeness::NameAndPlace],
        &[Likeness::Nib],
    ];
    let places = matched(&identities, present.len(), &ways, |identity, way| {
        known.like(identity, way).map(|(_, place)| place)
    });
    let mut sorted = Sorted::default();
    for ((mut signup, identity), place) in signups.into_iter().zip(&identities).zip(places) {
        if let Some(index) = place {
            if !signup.answers() {
                // The sheet says nothing about it: what the file says was given otherwise.
                signup.entries.retain(|(key, _)| *key != CONSENT_KEY);
            }
            tell_differences(
                &signup.entries,
                &present[index],
                (signup.row, "shop"),
                teller,
            );
            sorted.known.push((index, signup));
            continue;
        }
        if let Some((by, index)) = known.like(identity, &Likeness::DOUBTFUL).next() {
            let finding = teller.row(Code::SameAsThere, signup.row);
            teller.push(
                finding
                    .arg("name", print::shown(&signup.name))
                    .arg("there", print::shown(&present[index].name))
                    .arg("by", by.word()),
            );
        }
        sorted.new.push(signup);
    }
    sorted
}

/// For each row the thing of `count` that it is, each for one row at most. The first way is tried with all rows before
/// the second; a way gives the things that a row may be, the likeliest first.
fn matched<'r, R, W: ?Sized, F: Iterator<Item = usize>>(
    rows: &'r [R],
    count: usize,
    ways: &'r [&'r W],
    find: impl Fn(&'r R, &'r W) -> F,
) -> Vec<Option<usize>> {
    let mut places = vec![None; rows.len()];
    let mut is_met = vec![false; count];
    for way in ways {
        for (row, place) in rows.iter().zip(&mut places) {
            if place.is_none() {
                *place = find(row, way).find(|place| !is_met[*place]);
                if let Some(place) = *place {
                    is_met[place] = true;
                }
            }
        }
    }
    places
}

/// Tells each value of a sheet that differs from the one in a file.
fn tell_differences(
    entries: &[(&'static str, NewValue)],
    present: &Present,
    (row, what): (usize, &str),
    teller: &mut Teller,
) {
    let Some(document) = &present.data else {
        return;
    };
    for (key, value) in entries {
        for (path, name, after) in flat(key, value) {
            let before = match &value {
                NewValue::Rows(_) => written_rows(document, key),
                _ => document.get(&path),
            };
            if is_same(key, before.as_deref(), &after) {
                continue;
            }
            let finding = teller.row(Code::DiffersFromSheet, row);
            teller.push(
                finding
                    .arg("name", print::shown(&present.name))
                    .arg("key", name)
                    .arg("what", what)
                    .arg_or_none("before", before.map(|text| print::shown(&text)))
                    .arg("after", print::shown(&after)),
            );
        }
    }
}

/// The texts of a value, each with its path and its name.
fn flat(key: &'static str, value: &NewValue) -> Vec<(Vec<Step>, String, String)> {
    let top = Step::Key(key);
    match value {
        NewValue::Text(text) => vec![(vec![top], key.to_owned(), text.clone())],
        NewValue::Texts(texts) => vec![(vec![top], key.to_owned(), texts.join(", "))],
        NewValue::Map(fields) => {
            let texts = fields.iter().filter_map(|(inner, value)| match value {
                NewValue::Text(text) => {
                    let path = vec![top, Step::Key(inner)];
                    Some((path, format!("{key}.{inner}"), text.clone()))
                }
                _ => None,
            });
            texts.collect()
        }
        // No column has them.
        NewValue::Pairs(_) => Vec::new(),
        NewValue::Rows(rows) => {
            let rows = rows.iter().filter_map(|row| match row {
                NewValue::Map(fields) => {
                    let texts = fields.iter().filter_map(|(_, value)| match value {
                        NewValue::Text(text) => Some(text.as_str()),
                        _ => None,
                    });
                    Some(texts.collect::<Vec<_>>().join(" "))
                }
                _ => None,
            });
            let rows: Vec<String> = rows.collect();
            vec![(vec![top], key.to_owned(), rows.join("; "))]
        }
    }
}

/// The rows of a list in a file, as [`flat`] joins those of a sheet.
fn written_rows(document: &Document, key: &'static str) -> Option<String> {
    let list = [Step::Key(key)];
    let fields = ["min", "nama", "harga", "stok", "sku"];
    let rows = (0..document.rows(&list)).map(|row| {
        let texts = fields
            .iter()
            .filter_map(|field| document.get(&[list[0], Step::Row(row), Step::Key(field)]));
        texts.collect::<Vec<_>>().join(" ")
    });
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| rows.join("; "))
}

/// True when two texts mean the same for a key.
fn is_same(key: &str, before: Option<&str>, after: &str) -> bool {
    let Some(before) = before else {
        return false;
    };
    let same = |one: Option<String>, two: Option<String>| one.is_some() && one == two;
    let by_kind = match key {
        "harga" | "harga_coret" => same(
            Rupiah::parse(before).ok().map(|price| price.to_string()),
            Rupiah::parse(after).ok().map(|price| price.to_string()),
        ),
        "stok" => match (Stock::parse(before), Stock::parse(after)) {
            (Ok(one), Ok(two)) => one == two,
            _ => false,
        },
        "whatsapp" | "telepon" => same(
            Phone::parse(before).ok().map(|phone| phone.to_string()),
            Phone::parse(after).ok().map(|phone| phone.to_string()),
        ),
        _ => false,
    };
    by_kind || words(before) == words(after)
}

/// The products of a shop that a build would read.
pub(super) fn source(shop: &Utf8Path) -> Option<ShopSource> {
    discover::shop(shop, &[], &mut Report::default())
}
