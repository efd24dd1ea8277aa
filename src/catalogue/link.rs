//! Where a link in a text may lead: within the shop, or from a group to its members.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::discover::{MEMBERS, ShopSource};
use crate::files::SitePath;
use crate::value::nearest;

/// What an address in a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the shop, or a place in the same page; used as it stands.
    Outside,
    /// The product of this index.
    Product(usize),
    /// The page of this index.
    Page(usize),
    /// The news item of this index.
    News(usize),
    /// A path in the folder of a member, from the group's folder; where it leads is known once the members
    /// are.
    Member(Utf8PathBuf),
    /// An address from the site's root.
    Address(SitePath),
    /// Leads nowhere or must not be followed; the words stay, the link goes.
    Dropped,
}

/// Gives the address, from the site's root, of what lies at a path in the folder of a group's member. Where
/// nothing does: the path that was probably meant.
pub type AddressOf<'a> = dyn Fn(&Utf8Path) -> Result<SitePath, Option<Utf8PathBuf>> + 'a;

/// What can be linked to: paths from the shop's folder.
pub(super) struct Places<'s> {
    pub shop: &'s ShopSource,
    targets: BTreeMap<Utf8PathBuf, Target>,
    /// Whether it is a group, in whose folder members lie.
    has_members: bool,
}

impl<'s> Places<'s> {
    /// The places of a shop or a group for its texts to link to.
    pub fn new(
        shop: &'s ShopSource,
        has_members: bool,
        targets: impl Iterator<Item = (Utf8PathBuf, Target)>,
    ) -> Self {
        Self {
            shop,
            targets: targets.collect(),
            has_members,
        }
    }

    /// What lies at a path: a product's folder or its data, a text with or without its ending.
    pub fn target(&self, path: &Utf8Path) -> Target {
        if self.has_members && is_of_member(path) {
            return Target::Member(path.to_owned());
        }
        let folder_of_data = path.parent().filter(|_| path.extension() == Some("yaml"));
        let with_extension = Utf8PathBuf::from(format!("{path}.md"));
        [Some(path), folder_of_data, Some(&*with_extension)]
            .into_iter()
            .flatten()
            .find_map(|path| self.targets.get(path).cloned())
            .unwrap_or(Target::Dropped)
    }

    /// The place that was probably meant by a path at which nothing lies.
    pub fn nearest(&self, path: &Utf8Path) -> Option<Utf8PathBuf> {
        let known = self.targets.keys().map(|known| known.as_str());
        nearest(path.as_str(), known).map(Utf8PathBuf::from)
    }
}

fn is_of_member(path: &Utf8Path) -> bool {
    let mut parts = path.components();
    let first = parts.next();
    first.is_some_and(|part| part.as_str().eq_ignore_ascii_case(MEMBERS)) && parts.next().is_some()
}

/// A path from the shop's folder as it is written in a text that lies in another folder of it.
pub(super) fn path_from(folder: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
    let mut own = folder.components().peekable();
    let mut parts = path.components().peekable();
    while own.peek().is_some() && own.peek() == parts.peek() {
        own.next();
        parts.next();
    }
    own.map(|_| "..")
        .chain(parts.map(|part| part.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_seen_from_the_text() {
        let from = |folder: &str, path: &str| path_from(folder.into(), path.into()).into_string();
        assert_eq!(from("halaman", "halaman/cara.md"), "cara.md");
        assert_eq!(from("halaman", "toko/kopi"), "../toko/kopi");
        assert_eq!(from("", "toko/kopi"), "toko/kopi");
        assert_eq!(from("produk/a/b", "produk/c"), "../../c");
    }
}
