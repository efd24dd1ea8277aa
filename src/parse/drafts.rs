//! All texts of a shop, read side by side.

use super::known::{ProductTexts, ShopTexts};
use super::{
    ArticleDraft, GroupDraft, KnownTexts, ProductDraft, ShopDraft, article, group, product,
    read_file, shop,
};
use crate::diagnostic::Report;
use crate::discover::{ProductSource, ShopSource, SourceFile};

/// A shop's drafts, in the order of its source.
#[derive(Debug)]
pub struct ShopDrafts<'s> {
    /// `toko.yaml`.
    pub shop: ShopDraft,
    /// Products whose data could be read.
    pub products: Vec<ProductFile<'s>>,
    /// `halaman/*.md`.
    pub pages: Vec<ArticleFile<'s>>,
    /// `kabar/*.md`.
    pub news: Vec<ArticleFile<'s>>,
}

/// A group's drafts, in the order of its source.
#[derive(Debug)]
pub struct GroupDrafts<'s> {
    /// `kelompok.yaml`.
    pub group: GroupDraft,
    /// `halaman/*.md`.
    pub pages: Vec<ArticleFile<'s>>,
    /// `kabar/*.md`.
    pub news: Vec<ArticleFile<'s>>,
}

/// A product's folder with its drafts.
#[derive(Debug)]
pub struct ProductFile<'s> {
    /// Where it comes from.
    pub source: &'s ProductSource,
    /// Its data; empty for a folder of photos only.
    pub draft: ProductDraft,
    /// `cerita.md`.
    pub story: Option<ArticleDraft>,
}

/// A Markdown file with its draft.
#[derive(Debug)]
pub struct ArticleFile<'s> {
    /// Where it comes from.
    pub source: &'s SourceFile,
    /// What it says.
    pub draft: ArticleDraft,
}

/// Reads all texts of a shop, but for those of products that are known. `None` when `toko.yaml` itself
/// cannot be read: a shop without its name and number is not shown; the findings of its other files are
/// reported all the same.
pub fn drafts<'s>(
    source: &'s ShopSource,
    known: Option<&KnownTexts>,
    report: &mut Report,
) -> Option<ShopDrafts<'s>> {
    let data = source.full(&source.data.path);
    let shop = read_file(&data, report).and_then(|text| shop(&text, &data, report));
    let products = match known {
        None => gather(&source.products, report, |product, report| {
            product_file(source, product, report)
        }),
        Some(known) => known_products(source, known, report),
    };
    let (pages, news) = articles(source, report);
    Some(ShopDrafts {
        shop: shop?,
        products,
        pages,
        news,
    })
}

/// Reads the products of which the texts are not known, and lets them be known.
fn known_products<'s>(
    source: &'s ShopSource,
    known: &KnownTexts,
    report: &mut Report,
) -> Vec<ProductFile<'s>> {
    let before = known.take(&source.root);
    let read = report.gather(&source.products, |product, report| {
        let same = before.get(&product.folder);
        let same = same.filter(|texts| texts.are_of(product)).cloned();
        let texts = same.unwrap_or_else(|| {
            let mut findings = Report::default();
            let file = product_file(source, product, &mut findings);
            let drafts = file.map(|file| (file.draft, file.story));
            ProductTexts::read(product, drafts, findings)
        });
        report.merge(texts.report.clone());
        texts
    });
    let mut files = Vec::with_capacity(read.len());
    let mut now = ShopTexts::with_capacity(read.len());
    for (product, texts) in source.products.iter().zip(read) {
        files.extend(texts.drafts.clone().map(|(draft, story)| ProductFile {
            source: product,
            draft,
            story,
        }));
        if texts.will_last() {
            now.insert(product.folder.clone(), texts);
        }
    }
    known.put(&source.root, now);
    files
}

/// Reads all texts of a group, but none of its members'. `None` when `kelompok.yaml` itself cannot be
/// read.
pub fn group_drafts<'s>(source: &'s ShopSource, report: &mut Report) -> Option<GroupDrafts<'s>> {
    let group = group_draft(source, report);
    let (pages, news) = articles(source, report);
    Some(GroupDrafts {
        group: group?,
        pages,
        news,
    })
}

/// Reads `kelompok.yaml` alone.
pub fn group_draft(source: &ShopSource, report: &mut Report) -> Option<GroupDraft> {
    let data = source.full(&source.data.path);
    read_file(&data, report).and_then(|text| group(&text, &data, report))
}

/// Pages and news.
fn articles<'s>(
    source: &'s ShopSource,
    report: &mut Report,
) -> (Vec<ArticleFile<'s>>, Vec<ArticleFile<'s>>) {
    let mut read = |files: &'s [SourceFile]| {
        gather(files, report, |file, report| {
            article_file(source, file, report)
        })
    };
    (read(&source.pages), read(&source.news))
}

/// Reads many files side by side, and leaves out those that cannot be read.
fn gather<'s, S: Sync, T: Send>(
    sources: &'s [S],
    report: &mut Report,
    read: impl Fn(&'s S, &mut Report) -> Option<T> + Sync,
) -> Vec<T> {
    let read = report.gather(sources, |source, report| read(source, report));
    read.into_iter().flatten().collect()
}

fn product_file<'s>(
    shop: &ShopSource,
    source: &'s ProductSource,
    report: &mut Report,
) -> Option<ProductFile<'s>> {
    let story = source.story.as_ref().and_then(|file| {
        let path = shop.full(&file.path);
        read_file(&path, report).map(|text| article(&text, &path, report))
    });
    let draft = match &source.data {
        None => ProductDraft::default(),
        Some(file) => {
            let path = shop.full(&file.path);
            let text = read_file(&path, report)?;
            product(&text, &path, report)?
        }
    };
    Some(ProductFile {
        source,
        draft,
        story,
    })
}

fn article_file<'s>(
    shop: &ShopSource,
    source: &'s SourceFile,
    report: &mut Report,
) -> Option<ArticleFile<'s>> {
    let path = shop.full(&source.path);
    let text = read_file(&path, report)?;
    Some(ArticleFile {
        source,
        draft: article(&text, &path, report),
    })
}
