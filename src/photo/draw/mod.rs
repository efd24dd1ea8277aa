//! Draws letters: captions below photos, icons, and pictures without a photo.

mod caption;
mod drawing;
mod icon;
mod lettering;
mod mount;

pub use caption::{Caption, Price, Words};
pub use drawing::{Drawing, DrawnLetters};
pub use icon::Icon;
pub use mount::Mount;
