//! Opening hours for templates and for the script.

use serde::Serialize;

use super::Views;
use crate::value::{Day, Hours};

/// Opening hours of neighbouring days.
#[derive(Debug, Clone, Serialize)]
pub struct HoursView {
    /// First day, from 0 (Monday) to 6 (Sunday).
    pub first_day: u8,
    /// Last day; equal to the first for a single day.
    pub last_day: u8,
    /// `Senin-Kamis` in the language of the site.
    pub days: String,
    /// `08.00-11.30, 14.00-17.00`; empty when closed.
    pub times: String,
}

/// Opening hours as a script reads them.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningView {
    /// Minutes ahead of UTC.
    pub offset: i32,
    /// Seven days from Monday, each a list of openings and closings in minutes since its midnight; a closing
    /// past 1440 is on the next day.
    pub week: Vec<Vec<[u16; 2]>>,
}

impl Views<'_> {
    fn opening_hours(&self) -> Option<&Hours> {
        self.content.shop()?.hours.as_ref()
    }

    pub(super) fn hours(&self) -> Vec<HoursView> {
        let Some(hours) = self.opening_hours() else {
            return Vec::new();
        };
        hours
            .rows()
            .into_iter()
            .map(|row| {
                let (first, last) = (row.first.index() as u8, row.last.index() as u8);
                let first_name = self.text(&format!("day-{first}"));
                let days = if first == last {
                    first_name
                } else {
                    format!("{first_name}-{}", self.text(&format!("day-{last}")))
                };
                let times: Vec<String> = row.times.iter().map(ToString::to_string).collect();
                HoursView {
                    first_day: first,
                    last_day: last,
                    days,
                    times: times.join(", "),
                }
            })
            .collect()
    }

    pub(super) fn opening(&self) -> Option<OpeningView> {
        let (hours, zone) = (self.opening_hours()?, self.profile().zone?);
        let day = |day: &Day| {
            let spans = hours.on(*day).iter();
            spans.map(|span| [span.open, span.close]).collect()
        };
        Some(OpeningView {
            offset: i32::from(zone.utc_offset_hours()) * 60,
            week: Day::WEEK.iter().map(day).collect(),
        })
    }
}
