//! The room from outside: files in, pictures in the cache out.

mod caching;
mod codes;
mod damage;
mod findings;
#[cfg(feature = "heic")]
mod heic;
mod pictures;
mod words;
