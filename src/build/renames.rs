//! Notices renames: an address of the last build that is gone, and a new one with the same content. It is told until it
//! is written down as a former address, or the former name belongs to another thing.
//!
//! Nothing is guessed: a rename counts only while the content is the same to the byte (but for comments and the former
//! addresses themselves), and when one thing lost it and one has it.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use super::read::Reading;
use super::site::Site;
use super::store::Rows;
use crate::catalogue::{Category, Product};
use crate::diagnostic::{Addition, Code, Diagnostic};
use crate::discover::{ShopSource, is_data_name};
use crate::files::SourcePath;
use crate::parse::{ArticleDraft, ArticleFile, GroupDrafts, ShopDrafts};
use crate::plan::SitePlan;
use crate::portal::Content;

/// Kind of a thing with an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Kind {
    Product,
    Category,
    Page,
    News,
    Member,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Category => "category",
            Self::Page => "page",
            Self::News => "news",
            Self::Member => "member",
        }
    }
}

/// A thing with an address of its own.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub kind: Kind,
    pub slug: String,
    /// Slugs that lead to it.
    pub former: Vec<String>,
    /// Digest of its content; absent when it is unknown.
    pub content: Option<blake3::Hash>,
    /// The file for its former slugs; the folder of a product without one.
    pub file: Utf8PathBuf,
}

/// An address within a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct Address {
    kind: Kind,
    slug: String,
}

/// Addresses of a site, for the next build.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Addresses {
    /// The content of each that is there, and of each that is gone without a trace.
    known: BTreeMap<Address, blake3::Hash>,
    /// Renames that are not written down: the former address, and the present slug.
    renamed: BTreeMap<Address, String>,
    /// Digest of the whole site, by which its folder is recognised under another name.
    site: Option<blake3::Hash>,
}

/// Tells renames, and keeps the addresses for the next build. Returns the digest of the whole site, by which a group
/// recognises a member.
pub(super) fn notice(site: &mut Site, reading: &mut Reading) -> blake3::Hash {
    let digest = of_site(reading.data, &reading.holders);
    let former = former(site, digest);
    let addresses = Addresses {
        site: Some(digest),
        ..former.renewed(&reading.holders)
    };
    for finding in addresses.findings(&reading.holders) {
        site.report.push(finding);
    }
    let is_new = addresses != former || site.rows.are_new();
    reading.rows.addresses = is_new.then_some(addresses);
    digest
}

/// The addresses of the last build, also those of a site whose folder had another name.
fn former(site: &Site, digest: blake3::Hash) -> Addresses {
    let gone = site.gone.as_ref().and_then(|gone| gone.0.get(&digest));
    let rows = gone.and_then(Option::as_ref).unwrap_or(&site.rows);
    rows.addresses()
}

/// Sites of the last build that are gone, by their digests; nothing for two that are equal.
#[derive(Debug)]
pub(super) struct Gone(HashMap<blake3::Hash, Option<Rows>>);

impl Gone {
    pub fn of(sites: impl Iterator<Item = Rows>) -> Self {
        let mut gone: HashMap<blake3::Hash, Option<Rows>> = HashMap::new();
        for rows in sites {
            if let Some(digest) = rows.addresses().site {
                let entry = gone.entry(digest);
                entry
                    .and_modify(|twice| *twice = None)
                    .or_insert(Some(rows));
            }
        }
        Self(gone)
    }
}

impl Addresses {
    /// The addresses now that these things are there.
    fn renewed(&self, now: &[Holder]) -> Self {
        let address = |holder: &Holder, slug: &str| Address {
            kind: holder.kind,
            slug: slug.to_owned(),
        };
        let present: HashMap<Address, Option<blake3::Hash>> = now
            .iter()
            .map(|holder| (address(holder, &holder.slug), holder.content))
            .collect();
        let written: HashSet<Address> = now
            .iter()
            .flat_map(|holder| holder.former.iter().map(|slug| address(holder, slug)))
            .collect();
        let moves = Moves::new(&self.known, &present);
        let is_settled =
            |address: &Address| present.contains_key(address) || written.contains(address);

        let mut next = Self::default();
        for (address, slug) in &self.renamed {
            if !is_settled(address) {
                let slug = moves.follow(address.kind, slug);
                next.renamed.insert(address.clone(), slug);
            }
        }
        for (address, content) in &self.known {
            if is_settled(address) || next.renamed.contains_key(address) {
                continue;
            }
            match moves.found(address.kind, *content) {
                Some(slug) => {
                    let slug = slug.to_owned();
                    next.renamed.insert(address.clone(), slug);
                }
                None => {
                    next.known.insert(address.clone(), *content);
                }
            }
        }
        for (address, content) in present {
            next.known.extend(content.map(|content| (address, content)));
        }
        next
    }

    /// A finding for each thing that has another name.
    fn findings(&self, now: &[Holder]) -> Vec<Diagnostic> {
        let mut former: HashMap<(Kind, &str), Vec<&str>> = HashMap::new();
        for (address, slug) in &self.renamed {
            let list = former.entry((address.kind, slug.as_str())).or_default();
            list.push(&address.slug);
        }
        let mut findings = Vec::new();
        for holder in now {
            if let Some(former) = former.get(&(holder.kind, holder.slug.as_str())) {
                findings.push(finding(holder, former));
            }
        }
        findings
    }
}

/// Things that moved from one address to another since the last build.
struct Moves<'m> {
    known: &'m BTreeMap<Address, blake3::Hash>,
    present: &'m HashMap<Address, Option<blake3::Hash>>,
    /// Number of known addresses that do not have their content any more.
    lost: HashMap<(Kind, blake3::Hash), usize>,
    /// Present addresses with a content.
    holding: HashMap<(Kind, blake3::Hash), Vec<&'m Address>>,
}

impl<'m> Moves<'m> {
    fn new(
        known: &'m BTreeMap<Address, blake3::Hash>,
        present: &'m HashMap<Address, Option<blake3::Hash>>,
    ) -> Self {
        let mut lost: HashMap<_, usize> = HashMap::new();
        for (address, content) in known {
            if present.get(address) != Some(&Some(*content)) {
                *lost.entry((address.kind, *content)).or_default() += 1;
            }
        }
        let mut holding: HashMap<_, Vec<&Address>> = HashMap::new();
        for (address, content) in present {
            if let Some(content) = content {
                let list = holding.entry((address.kind, *content)).or_default();
                list.push(address);
            }
        }
        Self {
            known,
            present,
            lost,
            holding,
        }
    }

    /// The address that a lost content has now, when nothing else may be meant.
    fn found(&self, kind: Kind, content: blake3::Hash) -> Option<&'m str> {
        let is_lost_once = self.lost.get(&(kind, content)) == Some(&1);
        match self.holding.get(&(kind, content))?.as_slice() {
            [one] if is_lost_once && self.known.get(*one) != Some(&content) => {
                Some(one.slug.as_str())
            }
            _ => None,
        }
    }

    /// The present slug of a thing that had this one.
    fn follow(&self, kind: Kind, slug: &str) -> String {
        let address = Address {
            kind,
            slug: slug.to_owned(),
        };
        let content = self.known.get(&address);
        let now = self.present.get(&address).copied().flatten();
        // An edited thing keeps its address; one with the content of another gave it away.
        let is_same = now.as_ref() == content;
        let is_edited = now.is_some_and(|now| {
            let mut known = self.known.iter();
            !known.any(|(known, content)| known.kind == kind && *content == now)
        });
        let found = content.filter(|_| !is_same && !is_edited);
        let found = found.and_then(|content| self.found(kind, *content));
        found.map_or(address.slug, str::to_owned)
    }
}

fn finding(holder: &Holder, former: &[&str]) -> Diagnostic {
    let texts = || former.iter().map(|slug| (*slug).to_owned());
    let (line, addition) = match holder.kind {
        Kind::Category => {
            let fields: Vec<(String, String)> =
                texts().map(|slug| (slug, holder.slug.clone())).collect();
            let lines = fields.iter().map(|(slug, to)| format!("{slug}: {to}"));
            let line = lines.collect::<Vec<_>>().join(", ");
            let key = "kategori_lama".to_owned();
            (
                format!("{key}: {{{line}}}"),
                Addition::Fields { key, fields },
            )
        }
        _ => {
            let key = "alamat_lama".to_owned();
            let all: Vec<String> = holder.former.iter().cloned().chain(texts()).collect();
            let texts = texts().collect();
            (
                format!("{key}: {}", all.join(", ")),
                Addition::Texts { key, texts },
            )
        }
    };
    let name = holder.file.file_name().unwrap_or_default();
    let file = match holder.kind {
        Kind::Product if !is_data_name(name, "produk") => "produk.yaml",
        _ => name,
    };
    Diagnostic::new(Code::Renamed, holder.file.clone())
        .arg("kind", holder.kind.name())
        .arg("former", former.join(", "))
        .arg("present", &holder.slug)
        .arg("line", line)
        .arg("file", file)
        .with_addition(addition)
}

/// Digests of a site's texts.
#[derive(Debug)]
pub(super) struct Contents {
    /// The data file's.
    pub data: Option<blake3::Hash>,
    /// Those of products by folder, of pages and news by file; none of empty ones, which are all alike.
    things: HashMap<SourcePath, blake3::Hash>,
}

impl Contents {
    pub fn of_shop(drafts: &ShopDrafts) -> Self {
        let products = drafts.products.iter().filter_map(|file| {
            let story = file.story.as_ref().and_then(of_article);
            let content = known([file.draft.content, story])?;
            Some((file.source.folder.clone(), content))
        });
        Self {
            data: drafts.shop.content,
            things: products
                .chain(of_articles(&drafts.pages))
                .chain(of_articles(&drafts.news))
                .collect(),
        }
    }

    pub fn of_group(drafts: &GroupDrafts) -> Self {
        let articles = of_articles(&drafts.pages).chain(of_articles(&drafts.news));
        Self {
            data: drafts.group.content,
            things: articles.collect(),
        }
    }

    /// The site's own things with addresses; the categories of a portal are its members'.
    pub fn holders(&self, content: Content, plan: &SitePlan, source: &ShopSource) -> Vec<Holder> {
        let products = content.own_products();
        let contents: Vec<Option<blake3::Hash>> = products
            .iter()
            .map(|product| self.of_product(product, plan))
            .collect();
        let folders = source.products.iter();
        let files: HashMap<&SourcePath, &SourcePath> = folders
            .filter_map(|product| Some((&product.folder, &product.data.as_ref()?.path)))
            .collect();
        let mut holders = Vec::new();
        for (product, content) in products.iter().zip(&contents) {
            let file = files.get(&product.folder).copied();
            holders.push(Holder {
                kind: Kind::Product,
                slug: product.slug.clone(),
                former: product.former.clone(),
                content: *content,
                file: source.full(file.unwrap_or(&product.folder)),
            });
        }
        let categories = content
            .shop()
            .map_or(&[][..], |shop| shop.categories.as_slice());
        for category in categories {
            holders.push(Holder {
                kind: Kind::Category,
                slug: category.slug.clone(),
                former: category.former.clone(),
                content: of_category(category, categories, &contents),
                file: source.full(&source.data.path),
            });
        }
        let profile = content.profile();
        let pages = profile.pages.iter().map(|page| (Kind::Page, page));
        let news = profile.news.iter().map(|item| (Kind::News, item));
        for (kind, article) in pages.chain(news) {
            holders.push(Holder {
                kind,
                slug: article.slug.clone(),
                former: article.former.clone(),
                content: self.things.get(&article.path).copied(),
                file: source.full(&article.path),
            });
        }
        holders
    }

    /// A product's texts and photos.
    fn of_product(&self, product: &Product, plan: &SitePlan) -> Option<blake3::Hash> {
        let choices = product.variants.iter();
        let photos = product.photos.iter();
        let photos = photos.chain(choices.filter_map(|choice| choice.photo.as_ref()));
        let photos = photos.map(|photo| {
            let planned = plan.photos.photos.get(&photo.path);
            planned.map(|planned| planned.job.source.hash)
        });
        known(std::iter::once(self.things.get(&product.folder).copied()).chain(photos))
    }
}

/// Digest of a whole site: its data, and its things whatever their names.
fn of_site(data: Option<blake3::Hash>, holders: &[Holder]) -> blake3::Hash {
    let things = holders
        .iter()
        .filter(|holder| holder.kind != Kind::Category);
    let things = sorted(things.filter_map(|holder| holder.content));
    of_parts(std::iter::once(data).chain(things.into_iter().map(Some)))
}

/// Digest of a category: its depth, and the products in it.
fn of_category(
    category: &Category,
    categories: &[Category],
    products: &[Option<blake3::Hash>],
) -> Option<blake3::Hash> {
    let parents = std::iter::successors(category.parent, |index| categories[*index].parent);
    // A category whose products all lie in one below it differs from that one by its depth alone.
    let depth = blake3::hash(&parents.count().to_le_bytes());
    let products = sorted(
        category
            .products
            .iter()
            .filter_map(|index| products[*index]),
    );
    let is_known = !products.is_empty();
    is_known.then(|| of_parts([depth].into_iter().chain(products).map(Some)))
}

fn of_articles(files: &[ArticleFile]) -> impl Iterator<Item = (SourcePath, blake3::Hash)> {
    let files = files.iter();
    files.filter_map(|file| Some((file.source.path.clone(), of_article(&file.draft)?)))
}

fn of_article(draft: &ArticleDraft) -> Option<blake3::Hash> {
    let body = draft.body.trim();
    let body = (!body.is_empty()).then(|| blake3::hash(body.as_bytes()));
    known([draft.content, body])
}

/// Digest of parts; `None` without any.
fn known(parts: impl IntoIterator<Item = Option<blake3::Hash>>) -> Option<blake3::Hash> {
    let parts: Vec<Option<blake3::Hash>> = parts.into_iter().collect();
    parts.iter().any(Option::is_some).then(|| of_parts(parts))
}

fn sorted(contents: impl Iterator<Item = blake3::Hash>) -> Vec<blake3::Hash> {
    let mut contents: Vec<blake3::Hash> = contents.collect();
    contents.sort_unstable_by_key(|content| *content.as_bytes());
    contents
}

fn of_parts(parts: impl IntoIterator<Item = Option<blake3::Hash>>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        match part {
            Some(part) => hasher.update(&[1]).update(part.as_bytes()),
            None => hasher.update(&[0]),
        };
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Products by slug and content, those with `<` also by a former slug.
    fn holders(things: &[&str]) -> Vec<Holder> {
        let holder = |thing: &&str| {
            let (thing, former) = thing.split_once('<').unwrap_or((thing, ""));
            let (slug, content) = thing.split_once('=').expect("a content");
            Holder {
                kind: Kind::Product,
                slug: slug.to_owned(),
                former: former.split_terminator(',').map(str::to_owned).collect(),
                content: Some(blake3::hash(content.as_bytes())),
                file: "produk.yaml".into(),
            }
        };
        things.iter().map(holder).collect()
    }

    /// The renames that are told after builds of these things, one after another.
    fn told(builds: &[&[&str]]) -> Vec<String> {
        let mut addresses = Addresses::default();
        for build in builds {
            addresses = addresses.renewed(&holders(build));
        }
        let renamed = addresses.renamed.iter();
        renamed
            .map(|(from, to)| format!("{}>{to}", from.slug))
            .collect()
    }

    #[test]
    fn a_rename_is_told_until_it_is_written_or_its_name_is_taken() {
        let renamed: [&[&str]; 2] = [&["a=1", "b=2"], &["c=1", "b=2"]];
        assert_eq!(told(&renamed), ["a>c"]);
        let then = |last: &[&str]| told(&[renamed[0], renamed[1], last]);
        assert_eq!(then(&["c=1", "b=2"]), ["a>c"]);
        // Edited, renamed again, hidden.
        assert_eq!(then(&["c=3", "b=2"]), ["a>c"]);
        assert_eq!(then(&["d=1", "b=2"]), ["a>d", "c>d"]);
        assert_eq!(then(&["b=2"]), ["a>c"]);
        // Written, or taken.
        assert!(then(&["c=1<a", "b=2"]).is_empty());
        assert!(then(&["c=1", "a=7"]).is_empty());
        // Its name went to another thing.
        assert_eq!(then(&["c=2", "d=1"]), ["a>d", "b>c"]);
    }

    #[test]
    fn nothing_is_guessed() {
        // Changed content; two candidates; two that may be meant; a copy that was there before.
        assert!(told(&[&["a=1"], &["b=2"]]).is_empty());
        assert!(told(&[&["a=1"], &["b=1", "c=1"]]).is_empty());
        assert!(told(&[&["a=1", "b=1"], &["c=1"]]).is_empty());
        assert!(told(&[&["a=1", "b=1"], &["b=1"]]).is_empty());
        // Two that changed places keep working addresses.
        assert!(told(&[&["a=1", "b=2"], &["a=2", "b=1"]]).is_empty());
    }

    #[test]
    fn what_was_away_for_a_while_is_recognised() {
        assert_eq!(told(&[&["a=1"], &[], &["b=1"]]), ["a>b"]);
        assert_eq!(told(&[&["a=1", "b=2"], &["b=1", "c=2"]]), ["a>b"]);
    }
}
