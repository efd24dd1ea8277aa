//! Reads all texts of a shop, in parallel.

use super::texts::{Read, Text};
use super::{
    ArticleDraft, GroupDraft, ProductDraft, ShopDraft, Texts, article, group, product, read_file,
    shop,
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
    /// Its folder.
    pub source: &'s ProductSource,
    /// Its data; empty for a folder of photos only.
    pub draft: ProductDraft,
    /// `cerita.md`.
    pub story: Option<ArticleDraft>,
}

/// A Markdown file with its draft.
#[derive(Debug)]
pub struct ArticleFile<'s> {
    /// Its file.
    pub source: &'s SourceFile,
    /// Its parsed content.
    pub draft: ArticleDraft,
}

/// Reads all texts of a shop, except unchanged ones of products that are in `texts`; texts with settled stamps are left
/// there for the next run. `None` when `toko.yaml` cannot be read, since a shop needs a name and a number; findings
/// about the other files are reported all the same.
pub fn drafts<'s>(
    source: &'s ShopSource,
    texts: &mut Texts,
    report: &mut Report,
) -> Option<ShopDrafts<'s>> {
    let data = source.full(&source.data.path);
    let shop = read_file(&data, report).and_then(|text| shop(&text, &data, report));
    let products = products(source, texts, report);
    let (pages, news) = articles(source, report);
    Some(ShopDrafts {
        shop: shop?,
        products,
        pages,
        news,
    })
}

fn products<'s>(
    source: &'s ShopSource,
    texts: &mut Texts,
    report: &mut Report,
) -> Vec<ProductFile<'s>> {
    let known = std::mem::take(texts);
    let read = report.gather(&source.products, |product, report| {
        let (text, mut read) = match known.of(product) {
            Some((text, read)) => (Some(text), read),
            None => {
                let read = product_texts(source, product);
                (Text::of(product, &read), read)
            }
        };
        report.merge(std::mem::take(&mut read.report));
        (text, read.drafts)
    });
    let mut files = Vec::with_capacity(read.len());
    for (product, (text, drafts)) in source.products.iter().zip(read) {
        if let Some(text) = text {
            texts.insert(product, text);
        }
        files.extend(drafts.map(|drafts| {
            let (draft, story) = *drafts;
            ProductFile {
                source: product,
                draft,
                story,
            }
        }));
    }
    files
}

/// Reads the other texts of a group, but none of its members'.
pub fn group_drafts<'s>(
    source: &'s ShopSource,
    group: GroupDraft,
    report: &mut Report,
) -> GroupDrafts<'s> {
    let (pages, news) = articles(source, report);
    GroupDrafts { group, pages, news }
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

/// Reads files in parallel, and leaves out those that cannot be read.
fn gather<'s, S: Sync, T: Send>(
    sources: &'s [S],
    report: &mut Report,
    read: impl Fn(&'s S, &mut Report) -> Option<T> + Sync,
) -> Vec<T> {
    let read = report.gather(sources, |source, report| read(source, report));
    read.into_iter().flatten().collect()
}

fn product_texts(shop: &ShopSource, source: &ProductSource) -> Read {
    let mut report = Report::default();
    let story = source.story.as_ref().and_then(|file| {
        let path = shop.full(&file.path);
        let text = read_file(&path, &mut report)?;
        Some(article(&text, &path, &mut report))
    });
    let draft = match &source.data {
        None => Some(ProductDraft::default()),
        Some(file) => {
            let path = shop.full(&file.path);
            let text = read_file(&path, &mut report);
            text.and_then(|text| product(&text, &path, &mut report))
        }
    };
    Read {
        drafts: draft.map(|draft| Box::new((draft, story))),
        report,
    }
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
