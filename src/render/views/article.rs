//! Pages, news, and texts as HTML.

use super::Views;
use crate::catalogue::{Article, PhotoRef, Target, Text};
use crate::plan::{Use, news_url, page_url, product_url};
use crate::render::markdown::{self, Surroundings};
use crate::render::view::{ArticleView, NewsCardView};

impl Views<'_> {
    pub(in crate::render) fn own_page(&self, index: usize, root: &str) -> ArticleView {
        self.article(&self.profile().pages[index], root)
    }

    pub(in crate::render) fn news_item(&self, index: usize, root: &str) -> ArticleView {
        self.article(&self.profile().news[index], root)
    }

    pub(in crate::render) fn news_list(&self) -> Vec<NewsCardView> {
        self.profile()
            .news
            .iter()
            .map(|item| self.news_card(item))
            .collect()
    }

    pub(super) fn news_card(&self, item: &Article) -> NewsCardView {
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

    fn article(&self, article: &Article, root: &str) -> ArticleView {
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

    /// A text as HTML, its highest headings of the level `top_heading`.
    pub fn html(&self, text: &Text, title: Option<&str>, root: &str, top_heading: u8) -> String {
        let url_of = |target: &Target| match target {
            Target::Product(index) => Some(product_url(&self.own_products()[*index].slug)),
            Target::Page(index) => Some(page_url(&self.profile().pages[*index].slug)),
            Target::News(index) => Some(news_url(&self.profile().news[*index].slug)),
            Target::Address(address) => Some(address.clone()),
            Target::Outside | Target::Member(_) | Target::Dropped => None,
        };
        let picture_of = |photo: &PhotoRef, alt: &str| self.picture(photo, Use::Text, alt);
        let around = Surroundings {
            root,
            top_heading,
            url_of: &url_of,
            picture_of: &picture_of,
        };
        markdown::to_html(text, title, &around)
    }
}
