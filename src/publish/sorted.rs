//! Lists in the order of the bytes of their paths, as the marker, the memo, the listings and the wanted files
//! are: of a hundred thousand paths, a set would take longer to make than to ask.

use crate::files::SitePath;

/// Finds paths in a sorted list when they are asked for in the same order.
pub(super) struct Follower<'a, T> {
    rest: &'a [T],
    path: fn(&T) -> &SitePath,
}

impl<'a, T> Follower<'a, T> {
    /// A follower of a list; `path` gives the path of an entry.
    pub fn of(list: &'a [T], path: fn(&T) -> &SitePath) -> Self {
        Self { rest: list, path }
    }

    /// The entry with this path, which is not before the one asked for last.
    pub fn find(&mut self, path: &SitePath) -> Option<&'a T> {
        let passed = self
            .rest
            .iter()
            .take_while(|entry| (self.path)(entry) < path)
            .count();
        self.rest = &self.rest[passed..];
        self.rest.first().filter(|entry| (self.path)(entry) == path)
    }
}

/// The part of a sorted list whose paths lie in a folder: they stand side by side.
pub(super) fn lying_in<'a, T>(
    folder: &SitePath,
    list: &'a [T],
    path: impl Fn(&T) -> &SitePath,
) -> &'a [T] {
    let start = folder.to_base();
    let first = list.partition_point(|entry| path(entry).as_str() < start.as_str());
    let rest = &list[first..];
    &rest[..rest.partition_point(|entry| path(entry).as_str().starts_with(&start))]
}

/// The part of a sorted list whose paths are not before the first and not after the last of `paths`, which are sorted
/// too.
pub(super) fn spanned_by<'a, T>(
    paths: (&SitePath, &SitePath),
    list: &'a [T],
    path: impl Fn(&T) -> &SitePath,
) -> &'a [T] {
    let (first, last) = paths;
    let list = &list[list.partition_point(|entry| path(entry) < first)..];
    &list[..list.partition_point(|entry| path(entry) <= last)]
}
