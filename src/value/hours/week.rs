//! The week while it is being parsed, and the check for overlaps.

use super::super::day::Day;
use super::{DAY_MINUTES, Hours, HoursError, HoursErrorKind, Interval};
use std::ops::Range;

/// An interval with its span.
#[derive(Clone)]
pub(super) struct Placed {
    pub(super) interval: Interval,
    pub(super) entry: usize,
    pub(super) range: Range<usize>,
}

/// Collected intervals by day.
#[derive(Default)]
pub(super) struct Week {
    /// `None` for a day that nobody named yet.
    days: [Option<Vec<Placed>>; 7],
    /// Intervals of days without their own.
    every_day: Option<Vec<Placed>>,
}

/// Days that share their times, each with its place in the text.
pub(super) enum DaySet {
    Every(Range<usize>),
    Named(Vec<(Day, Range<usize>)>),
}

impl Week {
    /// Gives the days their times. Fails for a day that has some already.
    pub(super) fn set(&mut self, days: DaySet, times: Vec<Placed>) -> Result<(), HoursError> {
        match days {
            DaySet::Every(range) => {
                if self.every_day.is_some() {
                    return Err(HoursErrorKind::DuplicateEveryDay.at(range));
                }
                self.every_day = Some(times);
            }
            DaySet::Named(named) => {
                for (day, range) in named {
                    let slot = &mut self.days[day.index()];
                    if slot.is_some() {
                        return Err(HoursErrorKind::DuplicateDay(day).at(range));
                    }
                    *slot = Some(times.clone());
                }
            }
        }
        Ok(())
    }

    /// The finished week, or an overlap with the entry it is in.
    pub(super) fn finish(self) -> Result<Hours, (usize, HoursError)> {
        let others = self.every_day.unwrap_or_default();
        let days = self.days.map(|day| day.unwrap_or_else(|| others.clone()));
        for (index, day) in days.iter().enumerate() {
            let tomorrow = days[(index + 1) % 7].first();
            let next_morning = tomorrow.map(|span| span.interval.open + DAY_MINUTES);
            let begins = day.iter().skip(1).map(|span| Some(span.interval.open));
            for (span, next) in day.iter().zip(begins.chain([next_morning])) {
                if next.is_some_and(|next| next < span.interval.close) {
                    let range = span.range.clone();
                    return Err((span.entry, HoursErrorKind::Overlap.at(range)));
                }
            }
        }
        let spans = |day: Vec<Placed>| day.into_iter().map(|span| span.interval).collect();
        Ok(Hours {
            days: days.map(spans),
        })
    }
}
