//! End-to-end tests: a shop in a folder, a command, and checks of its output and files. One module a feature.
//!
//! `support` builds the shops; `tests/shops/` holds small ones that build, `tests/findings/` the
//! broken ones (see its `README.md`).

#![cfg_attr(
    windows,
    expect(
        unused_imports,
        dead_code,
        reason = "some tests, which are not for Windows, need more"
    )
)]

mod afternoon;
mod audit;
mod browser;
mod budgets;
mod builds;
mod cache;
mod catalogue;
mod checkout;
mod command;
mod copied;
mod curation;
mod dependencies;
mod driver;
mod editing;
mod edits;
mod export;
mod finding;
mod findings;
mod first_screen;
mod folders;
mod forms;
mod freshness;
mod group_links;
mod groups;
mod hostile;
mod importing;
mod information;
#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod killed;
mod links;
mod looking;
mod manual;
mod offline;
mod one_file;
mod only;
mod order_links;
mod ordering;
mod pages;
mod papers;
mod parts;
mod paths;
mod payments;
mod photos;
mod portal;
mod previews;
mod printing;
mod publishing;
mod rebuilds;
mod remembering;
mod renames;
mod reports;
mod scaffold;
mod scanning;
mod schema;
mod searching;
mod serve;
mod slips;
mod storefront;
mod stores;
mod support;
mod texts;
mod theme;
#[cfg(unix)]
mod unseen;
#[cfg(windows)]
mod windows;
