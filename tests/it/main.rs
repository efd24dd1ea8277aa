//! Temporary.
mod findings;
mod support;
