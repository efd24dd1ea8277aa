//! Plan of an import: shown first, then written as a whole.

use std::collections::{BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::again::{self, There};
use super::cell::Teller;
use super::error::ImportError;
use super::goods::{self, Goods};
use super::header::Mapping;
use super::kept;
use super::photos::{Photos, Wanted, is_link};
use super::sheet::Sheet;
use super::signups::{self, SignUp};
use super::yaml;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::MEMBERS;
use crate::edit::Session;
use crate::files::{self, FileError, SourcePath, folder};
use crate::locale::{Arg, Texts};
use crate::scaffold::{GITIGNORE, Intake, TakenNames};

/// Result that the rows of a sheet become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Products of a shop.
    Goods,
    /// Shops of a group.
    Shops,
}

impl Subject {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Goods => Self::Shops,
            Self::Shops => Self::Goods,
        }
    }

    /// Name in the texts of the program.
    pub fn word(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Shops => "shops",
        }
    }
}

/// Request of an import.
#[derive(Debug, Clone, Copy)]
pub struct Request<'r> {
    /// The sheets; a second one tells more of the goods of the first.
    pub files: &'r [Utf8PathBuf],
    /// The folder of the shop or group.
    pub folder: &'r Utf8Path,
    /// Kind of rows that the folder takes.
    pub subject: Subject,
    /// Meanings of columns that a person typed.
    pub mappings: &'r [Mapping],
    /// A folder or archive of photos.
    pub photos: Option<&'r Utf8Path>,
}

/// Things to write.
#[derive(Debug)]
pub struct Plan {
    /// The sheets, as they were understood.
    pub sheets: Vec<Sheet>,
    /// New products, for a shop.
    pub goods: Vec<Goods>,
    /// New shops, for a group.
    pub shops: Vec<SignUp>,
    /// Number of products or shops that are there already.
    pub known: usize,
    /// Number of photos that were matched, and of all.
    pub matched: (usize, usize),
    subject: Subject,
    folder: Utf8PathBuf,
    photos: Option<Photos>,
    /// Photos of new goods, in their order; of shops, those of each shop's goods.
    photos_of: Vec<Vec<usize>>,
    /// Photos for products that are there and have none.
    added: Vec<(SourcePath, Vec<usize>)>,
}

/// Counts of written things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// New shops.
    pub shops: usize,
    /// New products.
    pub products: usize,
    /// Copied photos.
    pub photos: usize,
}

impl Plan {
    /// Reads the sheets and compares them with what is there. Writes nothing.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn of(request: Request, report: &mut Report) -> Result<Self, ImportError> {
        let Request {
            files,
            folder,
            subject,
            mappings,
            photos,
        } = request;
        let sheets = files
            .iter()
            .map(|file| Sheet::read(file, subject, mappings));
        let sheets = sheets.collect::<Result<Vec<_>, _>>()?;
        let mut plan = Self {
            sheets,
            goods: Vec::new(),
            shops: Vec::new(),
            known: 0,
            matched: (0, 0),
            subject,
            folder: folder.to_owned(),
            photos: photos.map(Photos::open).transpose()?,
            photos_of: Vec::new(),
            added: Vec::new(),
        };
        match subject {
            Subject::Goods => plan.add_goods(report)?,
            Subject::Shops => plan.add_shops(report)?,
        }
        Ok(plan)
    }

    /// True when nothing is new.
    pub fn is_empty(&self) -> bool {
        self.goods.is_empty() && self.shops.is_empty() && self.added.is_empty()
    }

    fn add_goods(&mut self, report: &mut Report) -> Result<(), ImportError> {
        let mut all: Vec<Goods> = Vec::new();
        for sheet in &self.sheets {
            let read = goods::goods(sheet, report);
            goods::join(&mut all, read);
        }
        let present = again::source(&self.folder).map(|source| again::products(&source));
        let present = present.unwrap_or_default();
        let path = self.sheets[0].path.clone();
        let mut teller = Teller::new(&path, report);
        let sorted = again::goods(all, (&self.folder, &present), &mut teller)?;
        self.known = sorted.known.len();
        self.goods = sorted.new;
        tell_links(&path, self.goods.iter(), report);
        let there = sorted.known.into_iter().map(|(index, goods)| There {
            folder: present[index].folder.clone(),
            has_photos: present[index].has_photos,
            goods,
            shop: None,
        });
        self.match_photos(&there.collect::<Vec<_>>(), report);
        Ok(())
    }

    fn add_shops(&mut self, report: &mut Report) -> Result<(), ImportError> {
        let mut all: Vec<SignUp> = Vec::new();
        for sheet in &self.sheets {
            all.extend(signups::signups(sheet, report));
        }
        let names = match folder::names_in(&self.folder.join(MEMBERS)) {
            Ok(names) => names,
            Err(error) if error.is_missing() => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let present = again::shops(&self.folder, &names);
        let path = self.sheets[0].path.clone();
        let sorted = again::signups(all, &present, &mut Teller::new(&path, report));
        self.known = sorted.known.len();
        self.shops = sorted.new;
        tell_links(
            &path,
            self.shops.iter().flat_map(|shop| &shop.goods),
            report,
        );
        if self.photos.is_some() {
            let known: BTreeSet<usize> = sorted.known.iter().map(|(index, _)| *index).collect();
            let there = known
                .into_iter()
                .flat_map(|index| again::products_of(&self.folder, &present[index]));
            self.match_photos(&there.collect::<Vec<_>>(), report);
        }
        Ok(())
    }

    /// Matches the photos with new goods, and with those that are there; the latter get them when they have none.
    fn match_photos(&mut self, there: &[There], report: &mut Report) {
        let Some(photos) = &self.photos else {
            return;
        };
        let of_shops = self.shops.iter().flat_map(|shop| {
            shop.goods.iter().map(|goods| Wanted {
                goods,
                shop: Some(&shop.name),
            })
        });
        let new = self.goods.iter().map(|goods| Wanted { goods, shop: None });
        let known = there.iter().map(|there| Wanted {
            goods: &there.goods,
            shop: there.shop.as_deref(),
        });
        let wanted: Vec<Wanted> = new.chain(of_shops).chain(known).collect();
        let mut matched = photos.matched(&wanted, report);
        self.matched = (matched.iter().map(Vec::len).sum(), photos.len());
        let of_known = matched.split_off(matched.len() - there.len());
        let added = there
            .iter()
            .zip(of_known)
            .filter(|(there, photos)| !there.has_photos && !photos.is_empty());
        self.added = added
            .map(|(there, photos)| (there.folder.clone(), photos))
            .collect();
        self.photos_of = matched;
    }

    /// Writes the new folders: all of them, or none when the disk is full. `session` holds the folder's lock.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn write(
        &self,
        session: &Session,
        texts: &Texts,
        report: &mut Report,
    ) -> Result<Written, ImportError> {
        let root = session.root();
        let writer = Writer {
            heads: Heads::of(self, texts),
            photos: self.photos.as_ref(),
        };
        let mut intake = Intake::inside(root)?;
        let mut outcome = match self.subject {
            Subject::Goods => {
                let mut taken = TakenNames::of_products(root);
                let products = root.join("produk");
                let folders = self.goods.iter().map(|goods| {
                    let staged = intake.add(products.join(taken.take(&goods.name)));
                    (staged, goods)
                });
                let folders: Vec<_> = folders.collect();
                writer.products(&folders, &self.photos_of)?
            }
            Subject::Shops => {
                let members = root.join(MEMBERS);
                folder::create_folder(&members)?;
                let mut taken = TakenNames::of_folder(&members)?;
                let folders = self.shops.iter().map(|shop| {
                    let staged = intake.add(members.join(taken.take(&shop.name)));
                    (staged, shop)
                });
                let folders: Vec<_> = folders.collect();
                keep_from_git(root)?;
                writer.shops(&folders, &self.photos_of)?
            }
        };
        let staged = outcome.files.len();
        outcome.merge(writer.add_photos(root, &self.added)?);
        // The staged ones go with their folder.
        intake
            .place(&outcome.files)
            .inspect_err(|_| remove(&outcome.files[staged..]))?;
        for number in outcome.refused {
            let photos = self.photos.as_ref().expect("a photo was refused");
            let finding = Diagnostic::new(Code::PhotoUnmatched, photos.place());
            report.push(
                finding
                    .arg("name", photos.name(number))
                    .arg("nearest", "none"),
            );
        }
        Ok(Written {
            shops: self.shops.len(),
            products: match self.subject {
                Subject::Goods => self.goods.len(),
                Subject::Shops => self.shops.iter().map(|shop| shop.goods.len()).sum(),
            },
            photos: outcome.photos,
        })
    }
}

/// Comments at the head of new files.
struct Heads {
    product: String,
    shop: String,
    private: String,
}

impl Heads {
    fn of(plan: &Plan, texts: &Texts) -> Self {
        let file = plan.sheets[0].path.file_name().unwrap_or_default();
        let head = |id: &str| texts.format(id, &[("file".to_owned(), Arg::from(file))]);
        Self {
            product: head("import-head-product"),
            shop: head("import-head-shop"),
            private: head("import-head-private"),
        }
    }
}

/// Writer of staged folders.
struct Writer<'p> {
    heads: Heads,
    photos: Option<&'p Photos>,
}

/// Result of writing some folders.
#[derive(Debug, Default)]
struct Outcome {
    files: Vec<Utf8PathBuf>,
    /// Number of copied photos.
    photos: usize,
    /// Photos that are none by their content.
    refused: Vec<usize>,
}

impl Outcome {
    fn merge(&mut self, other: Self) {
        self.files.extend(other.files);
        self.photos += other.photos;
        self.refused.extend(other.refused);
    }

    fn all(outcomes: Vec<Self>) -> Self {
        let mut all = Self::default();
        for outcome in outcomes {
            all.merge(outcome);
        }
        all
    }
}

impl Writer<'_> {
    fn products(
        &self,
        folders: &[(Utf8PathBuf, &Goods)],
        photos_of: &[Vec<usize>],
    ) -> Result<Outcome, ImportError> {
        let outcomes = folders
            .par_iter()
            .enumerate()
            .map(|(index, (folder, goods))| {
                let photos = photos_of.get(index).map_or(&[][..], Vec::as_slice);
                self.product(folder, goods, photos)
            });
        let outcomes: Vec<Outcome> = outcomes.collect::<Result<_, ImportError>>()?;
        Ok(Outcome::all(outcomes))
    }

    fn product(
        &self,
        folder: &Utf8Path,
        goods: &Goods,
        photos: &[usize],
    ) -> Result<Outcome, ImportError> {
        let mut outcome = Outcome::default();
        self.copy((folder, &mut HashSet::new()), photos, &mut outcome)?;
        let data = yaml::data(&self.heads.product, &goods.entries);
        outcome
            .files
            .push(write(&folder.join("produk.yaml"), &data)?);
        Ok(outcome)
    }

    /// Copies photos into a folder, beside the names that are taken there. `outcome` has them also when one fails.
    fn copy(
        &self,
        (folder, taken): (&Utf8Path, &mut HashSet<String>),
        numbers: &[usize],
        outcome: &mut Outcome,
    ) -> Result<(), ImportError> {
        let Some(photos) = self.photos else {
            return Ok(());
        };
        for number in numbers {
            match photos.copy(*number, folder, taken)? {
                Some(path) => {
                    outcome.files.push(path);
                    outcome.photos += 1;
                }
                None => outcome.refused.push(*number),
            }
        }
        Ok(())
    }

    /// Adds photos to products that have none: all of them, or none when one fails.
    fn add_photos(
        &self,
        root: &Utf8Path,
        added: &[(SourcePath, Vec<usize>)],
    ) -> Result<Outcome, ImportError> {
        let mut all = Outcome::default();
        let mut add = |(folder, numbers): &(SourcePath, Vec<usize>)| {
            let folder = folder.under(root);
            let names = folder::names_in(&folder)?;
            let mut taken = names.iter().map(|name| name.to_lowercase()).collect();
            self.copy((&folder, &mut taken), numbers, &mut all)
        };
        let outcome = added.iter().try_for_each(&mut add);
        outcome.inspect_err(|_| remove(&all.files))?;
        Ok(all)
    }

    fn shops(
        &self,
        folders: &[(Utf8PathBuf, &SignUp)],
        photos_of: &[Vec<usize>],
    ) -> Result<Outcome, ImportError> {
        let starts = folders.iter().scan(0, |next, (_, shop)| {
            let start = *next;
            *next += shop.goods.len();
            Some(start)
        });
        let starts: Vec<usize> = starts.collect();
        let outcomes = folders
            .par_iter()
            .zip(starts)
            .map(|((folder, shop), start)| {
                let own = photos_of
                    .get(start..start + shop.goods.len())
                    .unwrap_or_default();
                self.shop(folder, shop, own)
            });
        let outcomes: Vec<Outcome> = outcomes.collect::<Result<_, ImportError>>()?;
        Ok(Outcome::all(outcomes))
    }

    /// Writes a shop; the file that makes it one comes last.
    fn shop(
        &self,
        folder: &Utf8Path,
        shop: &SignUp,
        photos_of: &[Vec<usize>],
    ) -> Result<Outcome, ImportError> {
        let mut outcome = Outcome::default();
        let mut taken = TakenNames::none();
        for (index, goods) in shop.goods.iter().enumerate() {
            let product = folder.join("produk").join(taken.take(&goods.name));
            let photos = photos_of.get(index).map_or(&[][..], Vec::as_slice);
            outcome.merge(self.product(&product, goods, photos)?);
        }
        if !shop.private.entries().is_empty() {
            let private = yaml::private(&self.heads.private, &shop.private);
            outcome
                .files
                .push(write(&folder.join(kept::FILE), &private)?);
        }
        let data = yaml::data(&self.heads.shop, &shop.entries);
        outcome.files.push(write(&folder.join("toko.yaml"), &data)?);
        Ok(outcome)
    }
}

/// Removes new files, which may be what fills the disk.
fn remove(files: &[Utf8PathBuf]) {
    for file in files {
        // The error that led here is told.
        let _ = folder::remove_file(file);
    }
}

fn write(path: &Utf8Path, bytes: &[u8]) -> Result<Utf8PathBuf, FileError> {
    folder::write_fresh(path, |file| std::io::Write::write_all(file, bytes))?;
    Ok(path.to_owned())
}

/// Keeps private files out of a group's repository: its list of ignored files gets a line for them.
fn keep_from_git(root: &Utf8Path) -> Result<(), FileError> {
    const LINE: &str = kept::FILE;
    let path = root.join(".gitignore");
    match files::read_text(&path, 1_000_000) {
        Ok(text) if text.lines().any(|line| line.trim() == LINE) => Ok(()),
        Ok(text) => {
            let end = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            files::write_whole(&path, format!("{text}{end}{LINE}\n").as_bytes())
        }
        Err(error) if error.is_missing() => files::create_new(&path, GITIGNORE.as_bytes()),
        Err(error) => Err(error),
    }
}

/// Tells how many photos are links, which nobody follows here.
fn tell_links<'g>(path: &Utf8Path, goods: impl Iterator<Item = &'g Goods>, report: &mut Report) {
    let photos = goods.flat_map(|goods| &goods.photos);
    let links = photos.filter(|photo| is_link(photo)).count();
    if links > 0 {
        report.push(Diagnostic::new(Code::PhotoLinks, path).arg("count", links));
    }
}
