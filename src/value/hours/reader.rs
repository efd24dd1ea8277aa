//! Parses tokens to days with their times.

use super::super::day::Day;
use super::tokens::{Kind, Token, read_tokens};
use super::week::{DaySet, Placed, Week};
use super::{DAY_MINUTES, EntryError, EntryPart, Hours, HoursError, HoursErrorKind, Interval};
use std::ops::Range;

/// Cursor over the tokens of one text.
struct Reader<'a> {
    tokens: &'a [Token],
    /// End of the text, the place of errors about missing parts.
    end: usize,
    /// Index of the entry that the text belongs to.
    entry: usize,
}

/// Parses a text with days and times.
pub(super) fn read_week(text: &str) -> Result<Hours, HoursError> {
    let tokens = read_tokens(text)?;
    let mut reader = Reader::new(&tokens, text, 0);
    if reader.is_done() {
        return Err(HoursErrorKind::Empty.at(0..0));
    }
    let mut week = Week::default();
    if reader.peek() == Some(Kind::AroundTheClock) {
        let every_day = DaySet::Every(reader.here());
        week.set(every_day, reader.times()?)?;
    }
    reader.skip_separators();
    while !reader.is_done() {
        let days = reader.days()?;
        while matches!(reader.peek(), Some(Kind::Colon | Kind::Break | Kind::And)) {
            reader.next();
        }
        let times = reader.times()?;
        week.set(days, times)?;
        reader.skip_separators();
    }
    week.finish().map_err(|(_, error)| error)
}

/// Parses entries with separate days and times.
pub(super) fn read_entries<'a>(
    entries: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Hours, EntryError> {
    let mut week = Week::default();
    let mut is_empty = true;
    for (index, (days, times)) in entries.into_iter().enumerate() {
        is_empty = false;
        let at = |part| move |error| EntryError { index, part, error };
        let days = read_whole(days, index, |reader| reader.days()).map_err(at(EntryPart::Days))?;
        let times =
            read_whole(times, index, |reader| reader.times()).map_err(at(EntryPart::Times))?;
        week.set(days, times).map_err(at(EntryPart::Days))?;
    }
    if is_empty {
        return Err(EntryError {
            index: 0,
            part: EntryPart::Days,
            error: HoursErrorKind::Empty.at(0..0),
        });
    }
    week.finish().map_err(|(index, error)| EntryError {
        index,
        part: EntryPart::Times,
        error,
    })
}

/// Parses one text of an entry, to its end.
fn read_whole<T>(
    text: &str,
    entry: usize,
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, HoursError>,
) -> Result<T, HoursError> {
    let tokens = read_tokens(text)?;
    let mut reader = Reader::new(&tokens, text, entry);
    if reader.is_done() {
        return Err(HoursErrorKind::Empty.at(0..0));
    }
    let value = read(&mut reader)?;
    reader.skip_separators();
    if reader.is_done() {
        Ok(value)
    } else {
        let range = reader.here();
        Err(HoursErrorKind::UnknownWord.at(range))
    }
}

impl<'a> Reader<'a> {
    fn new(tokens: &'a [Token], text: &str, entry: usize) -> Self {
        let end = text.trim_end().len();
        let mut reader = Self { tokens, end, entry };
        reader.skip_separators();
        reader
    }

    fn is_done(&self) -> bool {
        self.tokens.is_empty()
    }

    fn peek(&self) -> Option<Kind> {
        self.tokens.first().map(|token| token.kind)
    }

    fn peek_second(&self) -> Option<Kind> {
        self.tokens.get(1).map(|token| token.kind)
    }

    fn next(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    /// Span of the next token, or the end of the text.
    fn here(&self) -> Range<usize> {
        self.tokens
            .first()
            .map_or(self.end..self.end, |token| token.range.clone())
    }

    fn skip_separators(&mut self) {
        while matches!(self.peek(), Some(Kind::Break | Kind::And)) {
            self.next();
        }
    }

    /// `Senin`, `Senin-Kamis`, `Sabtu & Minggu`, `Senin, Rabu, Jumat`, `setiap hari`.
    fn days(&mut self) -> Result<DaySet, HoursError> {
        if self.peek() == Some(Kind::EveryDay) {
            let range = self.here();
            self.next();
            return Ok(DaySet::Every(range));
        }
        let mut named = Vec::new();
        loop {
            let start = self.here();
            let first = self.day()?;
            let (mut last, mut end) = (first, start.end);
            if self.peek() == Some(Kind::Through) {
                self.next();
                end = self.here().end;
                last = self.day()?;
            }
            // Modulo a week: Saturday to Monday is three days.
            let count = (last.index() + 7 - first.index()) % 7 + 1;
            let run = Day::WEEK.into_iter().cycle().skip(first.index());
            named.extend(run.take(count).map(|day| (day, start.start..end)));
            match (self.peek(), self.peek_second()) {
                (Some(Kind::And), Some(Kind::Day(_))) => self.next(),
                _ => return Ok(DaySet::Named(named)),
            }
        }
    }

    fn day(&mut self) -> Result<Day, HoursError> {
        match self.peek() {
            Some(Kind::Day(day)) => {
                self.next();
                Ok(day)
            }
            _ => Err(HoursErrorKind::DayExpected.at(self.here())),
        }
    }

    /// `tutup`, `24 jam`, or spans with commas between; sorted.
    fn times(&mut self) -> Result<Vec<Placed>, HoursError> {
        let range = self.here();
        match self.peek() {
            Some(Kind::Closed) => {
                self.next();
                return Ok(Vec::new());
            }
            Some(Kind::AroundTheClock) => {
                self.next();
                let interval = Interval {
                    open: 0,
                    close: DAY_MINUTES,
                };
                let entry = self.entry;
                return Ok(vec![Placed {
                    interval,
                    entry,
                    range,
                }]);
            }
            Some(Kind::Time(_)) => {}
            _ => return Err(HoursErrorKind::TimesExpected.at(range)),
        }
        let mut spans = vec![self.span()?];
        while self.peek() == Some(Kind::And) && matches!(self.peek_second(), Some(Kind::Time(_))) {
            self.next();
            spans.push(self.span()?);
        }
        spans.sort_by_key(|span| span.interval);
        Ok(spans)
    }

    fn span(&mut self) -> Result<Placed, HoursError> {
        let start = self.here();
        let open = self.time();
        let joined = self.peek() == Some(Kind::Through);
        if joined {
            self.next();
        }
        let range = start.start..self.here().end;
        let close = if joined { self.time() } else { None };
        let (Some(open), Some(close)) = (open, close) else {
            return Err(HoursErrorKind::CloseExpected.at(start));
        };
        if open == DAY_MINUTES {
            return Err(HoursErrorKind::BadTime.at(start));
        }
        if open == close {
            return Err(HoursErrorKind::SameTime.at(range));
        }
        let close = if close < open {
            close + DAY_MINUTES
        } else {
            close
        };
        let interval = Interval { open, close };
        let entry = self.entry;
        Ok(Placed {
            interval,
            entry,
            range,
        })
    }

    fn time(&mut self) -> Option<u16> {
        let Some(Kind::Time(time)) = self.peek() else {
            return None;
        };
        self.next();
        Some(time)
    }
}
