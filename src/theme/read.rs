//! A pool of parsed templates, used by one shop at a time.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tera::Tera;

/// Parsed templates of a theme. A shop needs a copy of its own while its pages are rendered, which takes megabytes: the
/// pool has as many as there are shops rendered at once.
#[derive(Debug, Default)]
pub struct ReadTemplates {
    first: OnceLock<Tera>,
    idle: Mutex<Vec<Tera>>,
}

impl ReadTemplates {
    /// Puts a copy into an empty pool; `read` parses it.
    pub fn prepare(&self, read: impl FnOnce() -> Tera) {
        if self.idle().is_empty() {
            let copy = read();
            self.give_back(copy);
        }
    }

    /// Takes a copy, which is to be returned unchanged; `read` parses one when the pool is empty.
    pub fn take(&self, read: impl FnOnce() -> Tera) -> Tera {
        let copy = self.idle().pop();
        copy.unwrap_or_else(|| self.first.get_or_init(read).clone())
    }

    /// Returns a copy to the pool.
    pub fn give_back(&self, copy: Tera) {
        self.idle().push(copy);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Tera>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
