//! Limits on the pixels in memory, over all threads.

use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, PoisonError};

/// Decoded pixels allowed in memory at once: 20 megapixels, or 8 for each worker if that is more. Decoding is at most a
/// third of the work on a photo, so workers rarely wait; two stay below 200 MB with photos of 12 megapixels, and eight
/// below 600 MB. A photo above the whole budget waits until it is alone.
pub(super) fn pixels_in_flight(workers: NonZeroUsize) -> u64 {
    const LEAST: u64 = 20_000_000;
    const FOR_EACH: u64 = 8_000_000;
    LEAST.max(FOR_EACH * workers.get() as u64)
}

/// Threads that judge: one for every second worker. The others decode and encode meanwhile, so that they hardly wait; each
/// thread more takes 46 MB.
pub(super) fn judges(workers: NonZeroUsize) -> usize {
    workers.get().div_ceil(2)
}

/// Counting semaphore for pixels; waiting threads go on when enough were released.
pub(super) struct PixelBudget {
    free: Mutex<u64>,
    given_back: Condvar,
    whole: u64,
}

/// Pixels taken from the budget until dropped.
pub(super) struct Permit<'budget> {
    budget: &'budget PixelBudget,
    pixels: u64,
}

impl PixelBudget {
    /// A budget of `whole` pixels.
    pub(super) fn new(whole: u64) -> Self {
        Self {
            free: Mutex::new(whole),
            given_back: Condvar::new(),
            whole,
        }
    }

    /// Blocks until `pixels` are free, or all of them for a photo larger than the budget.
    ///
    /// Deadlocks if a thread that holds a permit waits for other threads.
    pub(super) fn take(&self, pixels: u64) -> Permit<'_> {
        let pixels = pixels.min(self.whole);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .given_back
            .wait_while(free, |free| *free < pixels)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= pixels;
        Permit {
            budget: self,
            pixels,
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut free = (self.budget.free.lock()).unwrap_or_else(PoisonError::into_inner);
        *free += self.pixels;
        self.budget.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::PixelBudget;

    #[test]
    fn pixels_in_flight_stay_within_the_budget() {
        let budget = PixelBudget::new(10);
        let in_flight = AtomicU64::new(0);
        let work = |pixels: u64| {
            let _permit = budget.take(pixels);
            let now = in_flight.fetch_add(pixels, Ordering::SeqCst) + pixels;
            assert!(now <= 10 || now == pixels, "{now} in flight");
            thread::yield_now();
            in_flight.fetch_sub(pixels, Ordering::SeqCst);
        };
        thread::scope(|scope| {
            // 25 is more than the whole budget and must wait until it is alone.
            for pixels in [4, 6, 25, 3, 10, 7, 25, 1] {
                scope.spawn(move || (0..50).for_each(|_| work(pixels)));
            }
        });
    }
}
