//! Any text as any value: reading never panics, and what a value prints reads back as itself.
#![no_main]

use etalase::value::{
    ByteSize, Color, Coordinates, Date, Days, Hours, Permit, PermitKind, Phone, Rupiah, Stock,
    slug, title_from_folder,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(price) = Rupiah::parse(text) {
        assert_eq!(Rupiah::parse(&price.to_string()), Ok(price));
    }
    if let Ok(phone) = Phone::parse(text) {
        assert_eq!(Phone::parse(&phone.to_string()), Ok(phone));
    }
    if let Ok(hours) = Hours::parse_text(text) {
        assert_eq!(Hours::parse_text(&hours.to_string()), Ok(hours));
    }
    for kind in [
        PermitKind::Nib,
        PermitKind::Pirt,
        PermitKind::Halal,
        PermitKind::Bpom,
    ] {
        if let Ok(permit) = Permit::parse(kind, text) {
            assert_eq!(Permit::parse(kind, &permit.to_string()), Ok(permit));
        }
    }
    let _ = (
        ByteSize::parse(text),
        Color::parse(text),
        Coordinates::parse(text),
    );
    let _ = (
        Date::parse(text),
        Days::parse(text),
        Stock::parse(text),
        title_from_folder(text),
    );
    let once = slug(text);
    assert_eq!(slug(&once), once);
});
