//! Photos from a folder or a ZIP archive, matched to goods by article number, name, or number in the list.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;
use zip::ZipArchive;

use super::error::{Foreign, ImportError, Limit};
use super::goods::Goods;
use crate::diagnostic::{Code, Diagnostic, Report, print};
use crate::discover::is_photo_name;
use crate::files::{self, FileError, SourcePath, typed_names};
use crate::photo::SourceKind;
use crate::scaffold::free_photo_name;
use crate::value::{natural_cmp, nearest, share_a_word, slug};

/// Most photos that are looked at.
const MOST_PHOTOS: usize = 50_000;
/// Most bytes of one photo; a build takes none that is larger.
const MOST_BYTES: u64 = 60_000_000;

/// The photos of a folder or archive.
#[derive(Debug)]
pub struct Photos {
    place: Utf8PathBuf,
    /// In natural order of their paths.
    names: Vec<Name>,
    archive: Option<Mutex<ZipArchive<BufReader<File>>>>,
}

/// Name of a photo.
#[derive(Debug)]
struct Name {
    /// Its path within the folder or archive.
    path: SourcePath,
    /// Its index in the archive.
    index: usize,
}

/// Goods that photos are looked for, with the shop they belong to in a group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'g> {
    pub goods: &'g Goods,
    /// Name of the shop.
    pub shop: Option<&'g str>,
}

impl Photos {
    /// Lists the photos of a folder or a ZIP archive.
    ///
    /// # Errors
    /// [`ImportError::NotASheet`] for anything else, [`ImportError::Damaged`], [`ImportError::File`].
    pub fn open(place: &Utf8Path) -> Result<Self, ImportError> {
        let (mut names, archive) = match place.is_dir() {
            true => (names_in(place), None),
            false => {
                let (names, archive) = names_in_archive(place)?;
                (names, Some(Mutex::new(archive)))
            }
        };
        names.sort_by(|one, two| natural_cmp(one.path.as_str(), two.path.as_str()));
        if names.len() > MOST_PHOTOS {
            return Err(ImportError::TooMuch {
                limit: Limit::Cells,
                most: MOST_PHOTOS,
                row: 0,
            });
        }
        Ok(Self {
            place: place.to_owned(),
            names,
            archive,
        })
    }

    /// Number of photos.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The photos that each of the goods gets. Photos that nothing wants are told, with the goods that are perhaps meant.
    pub(super) fn matched(&self, wanted: &[Wanted], report: &mut Report) -> Vec<Vec<usize>> {
        let index = Index::of(wanted);
        let mut matched = vec![Vec::new(); wanted.len()];
        for (number, name) in self.names.iter().enumerate() {
            match index.find(&name.path) {
                Some(goods) => matched[goods].push(number),
                None => {
                    let finding = Diagnostic::new(Code::PhotoUnmatched, &*self.place);
                    let near = near(&name.path, wanted);
                    report.push(
                        finding
                            .arg("name", print::shown(name.path.as_str()))
                            .arg_or_none("nearest", near),
                    );
                }
            }
        }
        matched
    }

    /// Copies a photo into a folder under a name that a build takes; `None` when it is no photo.
    pub(super) fn copy(
        &self,
        number: usize,
        folder: &Utf8Path,
        taken: &mut HashSet<String>,
    ) -> Result<Option<Utf8PathBuf>, ImportError> {
        let name = &self.names[number];
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        let Ok(kind) = SourceKind::sniff(&bytes) else {
            return Ok(None);
        };
        let path = folder.join(free_photo_name(
            Utf8Path::new(name.path.file_name()),
            kind,
            taken,
        ));
        files::folder::write_fresh(&path, |file| std::io::Write::write_all(file, &bytes))?;
        Ok(Some(path))
    }

    /// The bytes of a photo; `None` when it is too large, or cannot be unpacked.
    fn bytes(&self, name: &Name) -> Result<Option<Vec<u8>>, FileError> {
        let Some(archive) = &self.archive else {
            return match files::read_bytes(&name.path.under(&self.place), MOST_BYTES) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(FileError::TooLarge { .. }) => Ok(None),
                Err(error) => Err(error),
            };
        };
        let mut archive = archive.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(file) = archive.by_index(name.index) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        // The size is what the archive claims: one byte more tells that it lies.
        let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
        Ok((read.is_ok() && bytes.len() as u64 <= MOST_BYTES).then_some(bytes))
    }

    /// The path of a photo, for findings.
    pub(super) fn name(&self, number: usize) -> &str {
        self.names[number].path.as_str()
    }

    /// The folder or archive.
    pub(super) fn place(&self) -> &Utf8Path {
        &self.place
    }
}

fn is_photo(path: &SourcePath) -> bool {
    let is_hidden = |name: &str| name.starts_with(['.', '_']);
    is_photo_name(path.file_name()) && !path.names().any(is_hidden)
}

fn names_in(folder: &Utf8Path) -> Vec<Name> {
    let entries = WalkDir::new(folder).max_depth(8).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let paths = files.filter_map(|entry| {
        let path = Utf8PathBuf::from_path_buf(entry.into_path()).ok()?;
        SourcePath::below(folder, &path)
    });
    let photos = paths.filter(is_photo).take(MOST_PHOTOS + 1);
    photos.map(|path| Name { path, index: 0 }).collect()
}

fn names_in_archive(
    path: &Utf8Path,
) -> Result<(Vec<Name>, ZipArchive<BufReader<File>>), ImportError> {
    let file = File::open(path).map_err(|source| FileError::System {
        action: "open",
        path: path.to_owned(),
        source,
    })?;
    let start = files::read_start(path, 4)?;
    if !start.starts_with(b"PK") {
        return Err(ImportError::NotASheet {
            path: path.to_owned(),
            kind: Foreign::Other,
        });
    }
    let archive = ZipArchive::new(BufReader::new(file)).map_err(|_| ImportError::Damaged {
        path: path.to_owned(),
    })?;
    let names = (0..archive.len()).filter_map(|index| {
        let name = archive.name_for_index(index)?.ok()?;
        let path = SourcePath::root().resolve(&name)?;
        is_photo(&path).then_some(Name { path, index })
    });
    let names = names.take(MOST_PHOTOS + 1).collect();
    Ok((names, archive))
}

/// Goods by what photos may be called; a name that two have is none.
#[derive(Debug, Default)]
struct Index {
    /// Names of files that the sheet gives.
    files: HashMap<String, Option<usize>>,
    /// Article numbers and names, those in a group behind that of the shop.
    names: HashMap<(Option<String>, String), Option<usize>>,
    numbers: HashMap<(Option<String>, String), Option<usize>>,
    /// Shops by name or number, with their only goods.
    shops: HashMap<String, Option<usize>>,
}

impl Index {
    fn of(wanted: &[Wanted]) -> Self {
        let mut index = Self::default();
        for (place, wanted) in wanted.iter().enumerate() {
            let goods = wanted.goods;
            for photo in &goods.photos {
                put(&mut index.files, file_key(photo), place);
            }
            let shop = wanted.shop.map(slug);
            for name in goods.sku.iter().chain([&goods.name]) {
                put(&mut index.names, (shop.clone(), slug(name)), place);
                // In a group a photo may lie outside the folder of its shop when only one has such goods.
                if shop.is_some() {
                    put(&mut index.names, (None, slug(name)), place);
                }
            }
            if let Some(number) = &goods.number {
                put(&mut index.numbers, (shop.clone(), number.clone()), place);
            }
            if let Some(shop) = shop {
                put(&mut index.shops, shop, place);
            }
        }
        index
    }

    /// The goods that a photo shows, by its path.
    fn find(&self, path: &SourcePath) -> Option<usize> {
        if let Some(found) = self.files.get(&file_key(path.as_str())) {
            return *found;
        }
        let stem = path.stem();
        let folder = path.parent().unwrap_or_else(SourcePath::root);
        let shop = folder
            .names()
            .map(slug)
            .find(|name| self.shops.contains_key(name));
        let named = |name: &str| {
            self.names
                .get(&(shop.clone(), slug(name)))
                .copied()
                .flatten()
        };
        // The folder of a product says more than `1.jpg` in it.
        let folders = folder.names().rev().find_map(named);
        let by_stem = || named(stem).or_else(|| named(without_count(stem)));
        let by_number = || {
            let number = stem.split(|sign: char| !sign.is_ascii_digit()).next()?;
            let number = number.trim_start_matches('0');
            self.numbers
                .get(&(shop.clone(), number.to_owned()))
                .copied()
                .flatten()
        };
        // All photos in the folder of a shop with one product show that.
        let only = || self.shops.get(shop.as_ref()?).copied().flatten();
        folders.or_else(by_stem).or_else(by_number).or_else(only)
    }
}

fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<usize>>, key: K, place: usize) {
    map.entry(key)
        .and_modify(|known| {
            if *known != Some(place) {
                *known = None;
            }
        })
        .or_insert(Some(place));
}

fn file_key(path: &str) -> String {
    typed_names(path).next_back().unwrap_or(path).to_lowercase()
}

/// `Kopi Gayo (2)`, `KG-250_3`: without what only counts photos.
fn without_count(stem: &str) -> &str {
    let stem = stem.trim_end_matches(')');
    let without = stem.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let base = without.trim_end_matches([' ', '-', '_', '(', '.']);
    match base.len() < without.len() && !base.is_empty() {
        true => base,
        false => stem,
    }
}

/// The name of the goods that a photo is perhaps of.
fn near(path: &SourcePath, wanted: &[Wanted]) -> Option<String> {
    let stem = without_count(path.stem());
    let slugs: Vec<String> = wanted
        .iter()
        .map(|wanted| slug(&wanted.goods.name))
        .collect();
    let by_slips = nearest(&slug(stem), slugs.iter().map(String::as_str));
    let place = by_slips.and_then(|found| slugs.iter().position(|slug| slug == found));
    let place = place.or_else(|| {
        wanted
            .iter()
            .position(|wanted| share_a_word(stem, &wanted.goods.name))
    });
    Some(print::shown(&wanted[place?].goods.name))
}

/// True for a link, which is not followed: importing asks no network.
pub(super) fn is_link(photo: &str) -> bool {
    let lower = photo.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_find_their_goods() {
        let goods = |name: &str, sku: &str, number: &str| Goods {
            name: name.to_owned(),
            sku: Some(sku.to_owned()),
            number: Some(number.to_owned()),
            photos: vec!["depan-rumah.jpg".to_owned()]
                .into_iter()
                .filter(|_| number == "1")
                .collect(),
            ..Goods::default()
        };
        let all = [
            goods("Kopi Gayo", "KG250", "1"),
            goods("Keripik Pisang", "KP", "2"),
        ];
        let wanted: Vec<Wanted> = all
            .iter()
            .map(|goods| Wanted { goods, shop: None })
            .collect();
        let index = Index::of(&wanted);
        for (path, expected) in [
            ("kopi gayo.jpg", Some(0)),
            ("Foto/Kopi_Gayo (2).JPG", Some(0)),
            ("KG250-3.png", Some(0)),
            ("keripik-pisang/1.jpg", Some(1)),
            ("2.jpg", Some(1)),
            ("02-depan.jpg", Some(1)),
            ("Depan-Rumah.jpg", Some(0)),
            ("kopi.jpg", None),
            ("IMG_2021.jpg", None),
        ] {
            let path = SourcePath::parse(path).unwrap();
            assert_eq!(index.find(&path), expected, "{path}");
        }
        assert_eq!(
            near(&SourcePath::of(["keripik pisan.jpg"]), &wanted).as_deref(),
            Some("Keripik Pisang")
        );
    }
}
