//! Events of a watched folder.

use std::time::SystemTime;

use crate::diagnostic::print::clean;
use crate::files::SourcePath;

/// Data file of a product, shown by its folder.
const PRODUCT_FILE: &str = "produk.yaml";
/// Least length of a shortened name, in characters.
const SHORTEST: usize = 8;

/// Event of a watched folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Files in it changed.
    Files(Saved),
    /// It was removed.
    Gone,
    /// It is empty, as after a stick was pulled out.
    Emptied,
    /// It is back.
    Back,
    /// It is polled every second from now on, for this reason.
    Polled(Reason),
}

/// A change of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Time of the event.
    pub noticed: SystemTime,
    /// Part of the folder.
    pub extent: Extent,
}

impl Saved {
    /// A change noticed now.
    pub fn now(extent: Extent) -> Self {
        Self {
            noticed: SystemTime::now(),
            extent,
        }
    }
}

/// Reason for polling a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is on a stick or a memory card.
    Stick,
    /// It is on a network drive.
    Network,
    /// The system's watcher fails, for all or a part of it.
    System,
}

/// The changed part of a folder: a file, or the lowest common folder of all changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// Absent without a change; the root stands for the whole folder.
    path: Option<SourcePath>,
}

impl Extent {
    /// The whole folder.
    pub fn all() -> Self {
        Self {
            path: Some(SourcePath::root()),
        }
    }

    /// Adds a path.
    pub fn add(&mut self, path: &SourcePath) {
        self.path = Some(match &self.path {
            None => path.clone(),
            Some(known) => known.shared_with(path),
        });
    }

    /// Adds another extent.
    pub fn join(&mut self, other: &Self) {
        if let Some(path) = &other.path {
            self.add(path);
        }
    }

    /// Its name in at most `most` characters, shortened at the start. `None` for the whole folder.
    pub fn name(&self, most: usize) -> Option<String> {
        let path = self.path.as_ref().filter(|_| most >= SHORTEST)?;
        let is_product = path.file_name() == PRODUCT_FILE;
        let parent = path.parent().filter(|_| is_product);
        let path = parent.as_ref().unwrap_or(path);
        let shown = |folder: &str, path: &SourcePath| clean(path.under(folder.into()).as_str());
        let length = |name: &str| name.chars().count();
        let name = shown("", path);
        if length(&name) <= most {
            return (!path.is_root()).then_some(name);
        }
        // As many trailing names as fit, or else the end of the last.
        let ends = (1..path.depth()).map(|skipped| SourcePath::of(path.names().skip(skipped)));
        let mut ends = ends.map(|end| shown("…", &end));
        ends.find(|end| length(end) <= most).or_else(|| {
            let cut = length(&name) - (most - 1);
            let end: String = name.chars().skip(cut).collect();
            Some(format!("…{end}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(paths: &[&str]) -> Option<String> {
        let mut extent = Extent::default();
        for path in paths {
            extent.add(&SourcePath::parse(path).unwrap());
        }
        extent.name(24)
    }

    #[test]
    fn the_smallest_part_that_holds_all_is_named() {
        for (paths, expected) in [
            (&["produk/kopi/produk.yaml"][..], "produk/kopi"),
            (
                &["produk/kopi/1.jpg", "produk/kopi/1.jpg"],
                "produk/kopi/1.jpg",
            ),
            (
                &["produk/kopi/4913", "produk/kopi/produk.yaml"],
                "produk/kopi",
            ),
            (&["produk/kopi", "produk/kopi-gayo/1.jpg"], "produk"),
            (&["toko.yaml"], "toko.yaml"),
            (&["produk/kopi-gayo-arabika/2.jpg"], "…/2.jpg"),
            (
                &["produk/kopi-gayo-arabika/produk.yaml"],
                "produk/kopi-gayo-arabika",
            ),
            (
                &["produk/kopi-gayo-arabika-asli/produk.yaml"],
                "…/kopi-gayo-arabika-asli",
            ),
            (
                &["halaman/kopi-gayo-arabika-pilihan.md"],
                "…gayo-arabika-pilihan.md",
            ),
            (&["a\u{1b}[2J.md"], "a\u{fffd}[2J.md"),
        ] {
            let expected = expected.replace('/', std::path::MAIN_SEPARATOR_STR);
            assert_eq!(name(paths), Some(expected), "{paths:?}");
        }
        assert_eq!(name(&["toko.yaml", "produk/kopi/1.jpg"]), None);
        assert_eq!(name(&[]), None);
    }

    #[test]
    fn what_is_joined_holds_both() {
        let mut extent = Extent::default();
        extent.join(&Extent::default());
        assert_eq!(extent, Extent::default());
        extent.add(&SourcePath::of(["produk", "kopi", "1.jpg"]));
        extent.join(&Extent::default());
        assert!(extent.name(24).is_some_and(|name| name.ends_with("1.jpg")));
        extent.join(&Extent::all());
        assert_eq!(extent, Extent::all());
    }
}
