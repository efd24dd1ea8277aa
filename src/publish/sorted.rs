//! Search in lists that are sorted by the bytes of their paths: marker, rows, listings, outputs. For a hundred thousand
//! paths, building a set would take longer than all queries.

use crate::files::SitePath;

/// Cursor over a sorted list, for queries in the same order: amortised O(1).
pub(super) struct SortedCursor<'a, T> {
    rest: &'a [T],
    path: fn(&T) -> &SitePath,
}

impl<'a, T> SortedCursor<'a, T> {
    /// A cursor at the start of a list; `path` gives the path of an entry.
    pub fn of(list: &'a [T], path: fn(&T) -> &SitePath) -> Self {
        Self { rest: list, path }
    }

    /// The entry with this path, which must not sort before the last query.
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

/// The part of a sorted list whose paths lie in a folder; they are contiguous.
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

/// The part of a sorted list between the first and the last of `paths`, both included.
pub(super) fn spanned_by<'a, T>(
    paths: (&SitePath, &SitePath),
    list: &'a [T],
    path: impl Fn(&T) -> &SitePath,
) -> &'a [T] {
    let (first, last) = paths;
    let list = &list[list.partition_point(|entry| path(entry) < first)..];
    &list[..list.partition_point(|entry| path(entry) <= last)]
}
