//! `import`: sheets into products and shops.

mod again;
mod goods;
mod oddities;
mod pictures;
mod signups;
mod sources;
