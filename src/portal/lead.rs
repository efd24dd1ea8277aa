//! Former addresses that lead to present ones.

use serde::{Deserialize, Serialize};

use crate::files::SitePath;
use crate::value::slug;

/// A former address and the present one, from a site's root: two pages, or two folders for all that lies in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// The former address, at which no page is.
    pub from: SitePath,
    /// The present address.
    pub to: SitePath,
}

impl Lead {
    /// The same addresses from the root of a portal, for the site in a folder of it.
    #[must_use]
    pub fn within(&self, folder: &SitePath) -> Self {
        Self {
            from: folder.join(&self.from),
            to: folder.join(&self.to),
        }
    }

    /// `true` when all names are slugs or `index.html`, and a page that it leads to is known. For leads from other
    /// machines, which become lines of a file that hosts read.
    pub(super) fn is_sound(&self, is_known: impl Fn(&SitePath) -> bool) -> bool {
        let index = SitePath::of(["index.html"]);
        let is_plain = |path: &SitePath| {
            let mut names = path.names();
            names.all(|name| name == index.as_str() || slug(name) == name)
        };
        let target = [&self.to, &self.to.join(&index)];
        is_plain(&self.from) && is_plain(&self.to) && target.into_iter().any(is_known)
    }
}
