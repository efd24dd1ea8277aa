//! The room from outside: files in, pictures in the cache out.

mod caching;
mod findings;
mod pictures;
