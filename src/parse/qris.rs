//! `pembayaran.qris`: the text of a payment code, or the name of a picture of it.

use super::Spanned;
use super::decode;
use super::fields::Context;
use super::tree::Node;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::discover::is_photo_name;
use crate::value::{Qris, QrisError, QrisErrorKind};

/// The value of a shop's QRIS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QrisDraft {
    /// The text of the code.
    Code(Qris),
    /// The file name of a picture.
    Picture(String),
}

pub(super) fn qris(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<QrisDraft>> {
    let typed = decode::text(node, key, cx)?;
    if is_photo_name(&typed.value) && !typed.value.starts_with(Qris::START) {
        return Some(typed.map(QrisDraft::Picture));
    }
    match Qris::parse(&typed.value) {
        Ok(code) => Some(Spanned::new(QrisDraft::Code(code), typed.span)),
        Err(error) => {
            let place = Label {
                file: cx.file.to_owned(),
                span: Some(decode::span_within(&typed, &error.range)),
            };
            cx.push(qris_finding(&error, &typed.value, place));
            None
        }
    }
}

/// The finding for an invalid payload.
pub(crate) fn qris_finding(error: &QrisError, text: &str, place: Label) -> Diagnostic {
    let (code, reason) = match error.kind {
        QrisErrorKind::Empty | QrisErrorKind::OtherText => (Code::QrisNotUnderstood, "other"),
        QrisErrorKind::TooLong => (Code::QrisNotUnderstood, "long"),
        QrisErrorKind::Lacks(59) => (Code::QrisNotUnderstood, "name"),
        QrisErrorKind::Broken | QrisErrorKind::Repeated | QrisErrorKind::Lacks(_) => {
            (Code::QrisNotUnderstood, "form")
        }
        QrisErrorKind::Checksum => (Code::QrisChecksum, "checksum"),
        QrisErrorKind::Currency => (Code::QrisForeign, "currency"),
        QrisErrorKind::Country => (Code::QrisForeign, "country"),
    };
    let found = match text.get(error.range.clone()) {
        Some(part) if !part.is_empty() => part,
        _ => text,
    };
    Diagnostic::new(code, place.file)
        .at(place.span)
        .arg("found", shortened(found))
        .arg("reason", reason)
}

/// Start of a text, long enough to recognise it.
fn shortened(text: &str) -> String {
    const MOST: usize = 30;
    let start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start + "…"
    } else {
        start
    }
}
