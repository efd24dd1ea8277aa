//! Reads the shop's QRIS picture before planning: pages show the code itself, and the picture only when no code can be
//! read in it.

use super::BuildOptions;
use super::store::ReadCode;
use crate::catalogue::{Shop, ShopQris};
use crate::diagnostic::Report;
use crate::discover::ShopSource;
use crate::photo::{SourcePhoto, read_code};

/// Replaces the QRIS picture by its code, when the shop gave a picture. Findings about the photo itself come from the
/// plan and from developing.
pub(super) fn read_picture(
    shop: &mut Shop,
    source: &ShopSource,
    read: &mut Option<ReadCode>,
    options: &BuildOptions,
    report: &mut Report,
) {
    let Some(ShopQris::Picture(picture)) = &shop.payment.qris else {
        return;
    };
    let file = source.picture(&picture.path);
    let stamp = file.filter(|file| file.is_settled).map(|file| file.stamp);
    let known = read.as_ref().filter(|known| {
        known.path == picture.path && Some(known.stamp) == stamp && known.program == options.program
    });
    let code = match known {
        Some(known) => Ok(known.code.clone()),
        None => SourcePhoto::read(&source.full(&picture.path)).and_then(|photo| read_code(&photo)),
    };
    let Ok(code) = code else {
        return;
    };
    let path = picture.path.clone();
    shop.settle_qris(code.as_deref(), report);
    if let Some(stamp) = stamp {
        *read = Some(ReadCode {
            program: options.program.clone(),
            path,
            stamp,
            code,
        });
    }
}
