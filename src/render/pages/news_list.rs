//! All news.

use serde::Serialize;

use super::{Page, values};
use crate::catalogue::Article;
use crate::files::SitePath;
use crate::plan::{Use, news_list_url, news_url};
use crate::portal::PictureView;
use crate::render::{Views, markdown};

/// News items on the front.
const HOME_NEWS: usize = 3;

/// A news item in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NewsCardView {
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub url: SitePath,
    /// `2026-10-05`, when known.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`.
    pub date: Option<String>,
    /// Its photo.
    pub picture: Option<PictureView>,
    /// The first sentences as text.
    pub excerpt: String,
}

impl Views<'_> {
    pub(super) fn news_page(&self) -> Page<'_> {
        Page {
            title: self.text("news-title"),
            description: self.tagline(),
            menu: news_list_url().into(),
            own: values("news", self.news_list()),
            ..Page::default()
        }
    }

    pub(in crate::render) fn news_list(&self) -> Vec<NewsCardView> {
        self.profile()
            .news
            .iter()
            .map(|item| self.news_card(item))
            .collect()
    }

    /// The latest, for the front.
    pub(super) fn latest_news(&self) -> Vec<NewsCardView> {
        let news = self.profile().news.iter().take(HOME_NEWS);
        news.map(|item| self.news_card(item)).collect()
    }

    fn news_card(&self, item: &Article) -> NewsCardView {
        NewsCardView {
            title: item.title.clone(),
            url: news_url(&item.slug),
            date_iso: item.date.map(|date| date.iso()),
            date: item.date.map(|date| self.date(date)),
            picture: item
                .photo
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Text, &item.title)),
            excerpt: markdown::excerpt(&item.text, Some(&item.title)),
        }
    }
}
