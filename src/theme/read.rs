//! Templates that were read, lent to one shop after the other.

use std::sync::{Mutex, OnceLock, PoisonError};

use tera::Tera;

/// The templates of a theme made ready. Each shop needs them for itself while its pages are rendered, and a
/// copy takes megabytes: there are only as many as there are shops in work at once.
#[derive(Debug, Default)]
pub struct ReadTemplates {
    first: OnceLock<Tera>,
    idle: Mutex<Vec<Tera>>,
}

impl ReadTemplates {
    /// A copy, to be given back as it was; `read` reads the first.
    pub fn take(&self, read: impl FnOnce() -> Tera) -> Tera {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = idle.pop();
        drop(idle);
        copy.unwrap_or_else(|| self.first.get_or_init(read).clone())
    }

    /// Takes a copy back.
    pub fn give_back(&self, copy: Tera) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(copy);
    }
}
