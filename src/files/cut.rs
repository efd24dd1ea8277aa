//! Simulated power cuts, for tests: below a folder some operations work, and every later one panics.

use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

/// Folders, each with the number of operations that still work below it.
static CUTS: Mutex<Vec<(Utf8PathBuf, usize)>> = Mutex::new(Vec::new());

/// Lets `operations` work below a folder, whatever thread asks for them.
pub fn below(root: &Utf8Path, operations: usize) {
    mend(root);
    cuts().push((root.to_owned(), operations));
}

/// Lets everything work again.
pub fn mend(root: &Utf8Path) {
    cuts().retain(|(folder, _)| folder != root);
}

/// Counts one operation.
pub(super) fn point(path: &Utf8Path) {
    let is_cut = {
        let mut cuts = cuts();
        let cut = cuts.iter_mut().find(|(folder, _)| path.starts_with(folder));
        cut.is_some_and(|(_, left)| match left {
            0 => true,
            _ => {
                *left -= 1;
                false
            }
        })
    };
    assert!(!is_cut, "power cut");
}

fn cuts() -> MutexGuard<'static, Vec<(Utf8PathBuf, usize)>> {
    CUTS.lock().unwrap_or_else(PoisonError::into_inner)
}
