//! Replaces `heic` in a program built without it: reports every HEIC.

use super::Turn;
use super::decode::Decoded;
use crate::photo::PhotoError;

pub(super) fn size_and_turn(_: &[u8]) -> Result<((u32, u32), Turn), PhotoError> {
    Err(PhotoError::Heic)
}

pub(super) fn decode(_: &[u8]) -> Result<Decoded, PhotoError> {
    Err(PhotoError::Heic)
}
