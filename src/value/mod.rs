//! Values as people write them: prices, phone numbers, opening hours, permits and the like.
//!
//! Parsers take a text as typed, with any letter case, odd spaces, wide digits and curly quotes, and return a typed
//! value with one printed form, or an error as data (never a sentence: those are localised). Parsers accept all that
//! values print.
//!
//! Touches neither disk nor clock, and depends on no other room.

mod bytes;
mod color;
mod coordinates;
mod date;
mod day;
mod days;
mod folding;
mod hours;
mod likeness;
mod nearest;
mod numeral;
mod order;
mod palette;
mod permit;
mod phone;
mod point;
mod qris;
mod region;
mod rupiah;
mod score;
mod slug;
mod stock;
mod title;
mod trade;
mod truth;
mod zone;

pub use bytes::{ByteSize, ByteSizeError};
pub use color::{Color, ColorError, contrast};
pub use coordinates::{Coordinates, CoordinatesError};
pub use date::{Date, DateError};
pub use day::Day;
pub use days::{Days, DaysError};
pub use folding::{composed, words};
pub use hours::{EntryError, EntryPart, Hours, HoursError, HoursErrorKind, HoursRow, Interval};
pub use likeness::share_a_word;
pub use nearest::nearest;
pub use order::natural_cmp;
pub use palette::Palette;
pub use permit::{Permit, PermitError, PermitKind};
pub use phone::{Phone, PhoneError, PhoneKind};
pub use point::{Point, PointError};
pub use qris::{Qris, QrisError, QrisErrorKind};
pub use region::RegionName;
pub use rupiah::{Rupiah, RupiahError, saving_percent};
pub use score::Score;
pub use slug::slug;
pub use stock::{Stock, StockError};
pub use title::title_from_folder;
pub use trade::Trade;
pub use truth::parse_truth;
pub use zone::Zone;
