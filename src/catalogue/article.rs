//! Resolves pages and news.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::files::SourcePath;

use super::former::Claims;
use super::product::{PhotoRef, missing_photo};
use super::text::{Text, first_heading};
use super::{RESERVED_PAGES, free_slug};
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::discover::ShopSource;
use crate::parse::ArticleFile;
use crate::value::{Date, slug, title_from_folder};

/// A page or a news item.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its slug.
    pub slug: String,
    /// Slugs that it had.
    pub former: Vec<String>,
    /// Its file, from the shop's folder.
    pub path: SourcePath,
    /// Its title.
    pub title: String,
    /// Its date; news only.
    pub date: Option<Date>,
    /// Its photo; news only.
    pub photo: Option<PhotoRef>,
    /// Its text.
    pub text: Text,
}

/// Resolves pages, in natural order of their files.
pub(super) fn pages(
    shop: &ShopSource,
    files: Vec<ArticleFile>,
    report: &mut Report,
) -> Vec<Article> {
    let reserved = RESERVED_PAGES
        .iter()
        .map(|slug| (*slug).to_owned())
        .collect();
    articles(shop, files, reserved, report)
}

/// Resolves news, newest first; items without a date come last.
pub(super) fn news(
    shop: &ShopSource,
    files: Vec<ArticleFile>,
    report: &mut Report,
) -> Vec<Article> {
    let mut news = articles(shop, files, HashSet::new(), report);
    for item in &mut news {
        if item.date.is_none() {
            item.date = date_of_name(&item.path);
        }
    }
    news.sort_by_key(|item| Reverse(item.date));
    news
}

fn articles(
    shop: &ShopSource,
    files: Vec<ArticleFile>,
    mut taken: HashSet<String>,
    report: &mut Report,
) -> Vec<Article> {
    let reserved: Vec<String> = taken.iter().cloned().collect();
    let mut typed = Vec::with_capacity(files.len());
    let mut articles: Vec<Article> = Vec::with_capacity(files.len());
    for ArticleFile { source, mut draft } in files {
        if draft.visible.as_ref().is_some_and(|visible| !visible.value) {
            continue;
        }
        let at = shop.full(&source.path);
        // Of `tentang.md.txt` too.
        let stem = source.path.stem().trim_end_matches(".md");
        let wanted = slug(stem);
        let found = free_slug(&wanted, |slug| taken.contains(slug));
        if found != wanted {
            report.push(
                Diagnostic::new(Code::PageNameTaken, &*at)
                    .arg("slug", wanted)
                    .arg("read", &found),
            );
        }
        taken.insert(found.clone());
        let folder = source.path.parent().unwrap_or_else(SourcePath::root);
        let photo = draft.photo.as_ref().and_then(|named| {
            let path = folder.resolve(&named.value);
            let Some(file) = path.and_then(|path| shop.picture(&path)) else {
                let there = shop.pictures.iter().map(|file| file.name());
                report.push(missing_photo(named, &at, there));
                return None;
            };
            Some(PhotoRef {
                path: file.path.clone(),
                alt: None,
                focus: None,
                asked_at: Label {
                    file: at.clone(),
                    span: Some(named.span),
                },
            })
        });
        let heading = first_heading(&draft.body);
        let title = draft
            .title
            .as_ref()
            .map(|title| title.value.clone())
            .or(heading)
            .unwrap_or_else(|| title_from_folder(name_without_date(stem)));
        let date = draft.date.as_ref().map(|date| date.value);
        typed.push((std::mem::take(&mut draft.former), at.clone()));
        let text = Text::of_file(draft, folder, at);
        articles.push(Article {
            slug: found,
            former: Vec::new(),
            path: source.path.clone(),
            title,
            date,
            photo,
            text,
        });
    }
    let places = articles.iter().zip(&typed);
    let mut claims = Claims::new(places.map(|(article, (_, at))| (&article.slug, at)));
    claims.reserve(reserved);
    for (article, (typed, at)) in articles.iter_mut().zip(&typed) {
        article.former = claims.settle(&article.slug, (typed, at), report);
    }
    articles
}

/// The date that a file's name starts with: `2026-10-05-panen-kopi.md`.
fn date_of_name(path: &SourcePath) -> Option<Date> {
    Date::parse(path.stem().get(..10)?).ok()
}

fn name_without_date(stem: &str) -> &str {
    match stem.get(..10).map(Date::parse) {
        Some(Ok(_)) if stem.len() > 11 => stem[10..].trim_start_matches(['-', '_', ' ']),
        _ => stem,
    }
}
