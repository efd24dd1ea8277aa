//! Links.

use serde::Serialize;

use super::Views;
use crate::files::SitePath;
use crate::parse::Outside;

/// A link inside the site or out of it.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The link text.
    pub title: String,
    /// Address from the site's root, or absolute for links that lead out.
    pub url: String,
}

/// An account or a shop elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    /// Lower-case name of the place: `instagram`.
    pub kind: String,
    /// Its name as people write it: `Instagram`.
    pub title: String,
    /// Absolute address.
    pub url: String,
}

impl Views<'_> {
    /// A link whose words are a text of the site's language.
    pub(super) fn link(&self, text: &str, url: SitePath) -> LinkView {
        LinkView {
            title: self.text(text),
            url: url.into(),
        }
    }
}

impl From<&Outside> for OutsideView {
    fn from(place: &Outside) -> Self {
        Self {
            kind: place.platform.kind(),
            title: place.platform.title().to_owned(),
            url: place.url.clone(),
        }
    }
}
