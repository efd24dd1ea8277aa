//! A page of the shop's own, or a news item.

use serde::Serialize;

use super::{Page, values};
use crate::catalogue::Article;
use crate::plan::{Topic, Use, news_list_url, page_url};
use crate::portal::PictureView;
use crate::render::{Views, markdown};

/// A page or a news item, known as `article`.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// `2026-10-05`; news only.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`; news only.
    pub date: Option<String>,
    /// Its photo; news only.
    pub picture: Option<PictureView>,
    /// The text.
    pub content_html: String,
}

impl Views<'_> {
    pub(super) fn own_page(&self, index: usize, root: &str) -> Page<'_> {
        let article = &self.profile().pages[index];
        Page {
            menu: page_url(&article.slug).into(),
            ..self.article_page(article, root)
        }
    }

    pub(super) fn news_item(&self, index: usize, root: &str) -> Page<'_> {
        let article = &self.profile().news[index];
        Page {
            trail: vec![self.link("news-title", news_list_url())],
            menu: news_list_url().into(),
            preview: self.preview(Topic::Text, article.photo.as_ref()),
            ..self.article_page(article, root)
        }
    }

    fn article_page(&self, article: &Article, root: &str) -> Page<'_> {
        Page {
            title: article.title.clone(),
            description: markdown::excerpt(&article.text, Some(&article.title)),
            own: values("article", self.article(article, root)),
            ..Page::default()
        }
    }

    pub(in crate::render) fn article(&self, article: &Article, root: &str) -> ArticleView {
        ArticleView {
            title: article.title.clone(),
            date_iso: article.date.map(|date| date.iso()),
            date: article.date.map(|date| self.date(date)),
            picture: article
                .photo
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Text, &article.title)),
            content_html: self.html(&article.text, Some(&article.title), root, 2),
        }
    }
}
