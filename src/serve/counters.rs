//! Anonymous counters of visitors, pages and copies. Phones are told apart by a hash of their address with a random
//! salt, which is kept in memory only and differs with each run.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A phone counts as connected for this long after a request.
const CONNECTED: Duration = Duration::from_secs(60);
/// Most phones that are counted, more than any class has; beyond that only known ones are updated.
const MOST_PHONES: usize = 10_000;

/// Current numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Phones, and other machines except this one.
    pub phones: usize,
    /// Those with a request in the last minute.
    pub connected: usize,
    /// Pages that they opened.
    pub pages: u64,
    /// Copies of the shop that they took.
    pub takeaways: u64,
}

#[derive(Debug, Default)]
pub(super) struct Counters {
    salt: RandomState,
    /// Time of each phone's last request, by hash.
    phones: Mutex<HashMap<u64, Instant>>,
    pages: AtomicU64,
    takeaways: AtomicU64,
}

impl Counters {
    /// Counts a request of another machine.
    pub fn seen(&self, address: IpAddr) {
        let phone = self.salt.hash_one(address);
        let mut phones = self.phones.lock().unwrap_or_else(PoisonError::into_inner);
        if phones.len() < MOST_PHONES || phones.contains_key(&phone) {
            phones.insert(phone, Instant::now());
        }
    }

    /// Counts a page view.
    pub fn page(&self) {
        self.pages.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a download of the shop.
    pub fn takeaway(&self) {
        self.takeaways.fetch_add(1, Ordering::Relaxed);
    }

    pub fn counts(&self) -> Counts {
        let phones = self.phones.lock().unwrap_or_else(PoisonError::into_inner);
        let connected = phones.values().filter(|seen| seen.elapsed() < CONNECTED);
        Counts {
            phones: phones.len(),
            connected: connected.count(),
            pages: self.pages.load(Ordering::Relaxed),
            takeaways: self.takeaways.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_counts_once_and_its_address_is_not_kept() {
        let counters = Counters::default();
        let phone = |last| IpAddr::from([192, 168, 1, last]);
        for last in [7, 8, 7] {
            counters.seen(phone(last));
            counters.page();
        }
        counters.takeaway();
        let counts = Counts {
            phones: 2,
            connected: 2,
            pages: 3,
            takeaways: 1,
        };
        assert_eq!(counters.counts(), counts);
        let kept = format!("{:?}", counters.phones);
        assert!(!kept.contains("192.168"), "{kept}");
        let other = Counters::default();
        other.seen(phone(7));
        let keys = |counters: &Counters| -> Vec<u64> {
            counters.phones.lock().unwrap().keys().copied().collect()
        };
        assert!(
            !keys(&counters).contains(&keys(&other)[0]),
            "the salt is another"
        );
    }
}
