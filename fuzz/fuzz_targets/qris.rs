//! Any text as the text of a payment code, with and without the start and the checksum that a good one
//! has: reading never panics, and what a code prints reads back as itself, with an amount in it too.
#![no_main]

use etalase::value::{Qris, Rupiah};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u64)| {
    let (text, amount) = input;
    for text in [text, &sealed(text), &sealed(&format!("000201{text}"))] {
        let Ok(qris) = Qris::parse(text) else {
            continue;
        };
        assert_eq!(Qris::parse(&qris.to_string()).as_ref(), Ok(&qris));
        let _ = qris.nmid();
        if let Some(paid) = qris.with_amount(Rupiah(amount)) {
            assert_eq!(Qris::parse(&paid.to_string()), Ok(paid));
        }
    }
});

/// The text with the checksum at its end: by chance none would ever fit.
fn sealed(text: &str) -> String {
    let text = format!("{text}6304");
    let checksum = text.bytes().fold(0xFFFF, |checksum, byte| {
        (0..8).fold(checksum ^ u16::from(byte) << 8, |checksum, _| {
            match checksum >> 15 {
                0 => checksum << 1,
                _ => checksum << 1 ^ 0x1021,
            }
        })
    });
    format!("{text}{checksum:04X}")
}
