//! Templates that were read, lent to one shop after the other.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tera::Tera;

/// The templates of a theme made ready. Each shop needs them for itself while its pages are rendered, and a
/// copy takes megabytes: there are only as many as there are shops in work at once.
#[derive(Debug, Default)]
pub struct ReadTemplates {
    first: OnceLock<Tera>,
    idle: Mutex<Vec<Tera>>,
}

impl ReadTemplates {
    /// Has a copy ready for the next who asks; `read` reads one if there is none.
    pub fn prepare(&self, read: impl FnOnce() -> Tera) {
        if self.idle().is_empty() {
            let copy = read();
            self.give_back(copy);
        }
    }

    /// A copy, to be given back as it was; `read` reads the first.
    pub fn take(&self, read: impl FnOnce() -> Tera) -> Tera {
        let copy = self.idle().pop();
        copy.unwrap_or_else(|| self.first.get_or_init(read).clone())
    }

    /// Takes a copy back.
    pub fn give_back(&self, copy: Tera) {
        self.idle().push(copy);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Tera>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
