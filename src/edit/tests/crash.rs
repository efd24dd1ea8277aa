//! A change that is cut off at every single file operation: each file is as before or as after, and the next session
//! finishes what was begun.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use camino::Utf8Path;
use walkdir::WalkDir;

use super::*;
use crate::files::{SourcePath, cut};

const PRODUCTS: usize = 12;

fn shop() -> Place {
    let place = Place::new();
    for number in 0..PRODUCTS {
        let product = format!("produk/makanan/p{number}/produk.yaml");
        place.write(&product, &before(number));
    }
    place
}

impl Place {
    /// The texts of all data files, and of those in the bin.
    fn files(&self) -> BTreeMap<String, String> {
        let files = WalkDir::new(&self.root).into_iter().flatten();
        files
            .filter(|file| file.file_name() == "produk.yaml")
            .map(|file| {
                let path = file
                    .path()
                    .strip_prefix(&self.root)
                    .expect("below the root");
                let text = fs::read_to_string(file.path()).expect("a whole text");
                (path.to_string_lossy().replace('\\', "/"), text)
            })
            .collect()
    }

    fn rewrites(&self) -> Vec<Rewrite> {
        let rewrite = |number| Rewrite {
            path: path(number),
            before: Some(before(number).into()),
            after: after(number).into(),
        };
        (0..PRODUCTS).map(rewrite).collect()
    }
}

fn path(number: usize) -> SourcePath {
    let name = format!("p{number}");
    SourcePath::of(["produk", "makanan", name.as_str(), "produk.yaml"])
}

fn before(number: usize) -> String {
    format!("nama: P{number}\nharga: 1.000\n")
}

fn after(number: usize) -> String {
    format!("nama: P{number}\nharga: 1.100\n")
}

/// Runs something until the power is cut after some operations; true when it came to its end.
fn until_cut(root: &Utf8Path, operations: usize, run: impl FnOnce()) -> bool {
    cut::below(root, operations);
    let ended = catch_unwind(AssertUnwindSafe(run)).is_ok();
    cut::mend(root);
    ended
}

#[test]
fn many_files_are_finished_after_every_cut() {
    let mut finished = 0;
    for operations in 0.. {
        let place = shop();
        let rewrites = place.rewrites();
        let ended = until_cut(&place.root, operations, || {
            let (session, _) = Session::open(&place.root, now()).expect("opened");
            session.write(&rewrites).expect("written");
        });
        let files = place.files();
        assert_eq!(files.len(), PRODUCTS);
        let mut done = 0;
        for number in 0..PRODUCTS {
            let text = &files[path(number).as_str()];
            assert!([before(number), after(number)].contains(text), "{text}");
            done += usize::from(*text == after(number));
        }
        let (session, recovered) = Session::open(&place.root, now()).expect("opened");
        let is_new = |number| place.files()[path(number).as_str()] == after(number);
        match recovered {
            // Begun: all are new.
            Some(recovered) => {
                assert_eq!(recovered.finished, PRODUCTS, "{:?}", recovered.left);
                assert!((0..PRODUCTS).all(is_new));
                finished += 1;
            }
            None => assert!(done == 0 || done == PRODUCTS, "{done} of {PRODUCTS}"),
        }
        drop(session);
        assert_eq!(Session::open(&place.root, now()).expect("opened").1, None);
        if ended {
            assert!(finished > PRODUCTS, "the cuts reached the renames");
            assert!(operations > 60, "{operations}");
            return;
        }
    }
}

#[test]
fn a_removed_product_is_here_or_there() {
    for restore in [false, true] {
        for operations in 0.. {
            let place = shop();
            let product = SourcePath::of(["produk", "makanan", "p3"]);
            let open = || Session::open(&place.root, now()).expect("opened").0;
            if restore {
                bin::remove(&open(), &product).expect("removed");
            }
            let all = place.files().len();
            let ended = until_cut(&place.root, operations, || {
                let session = open();
                if restore {
                    let removed = bin::removed(&place.root).expect("listed");
                    bin::restore(&session, &removed[0]).expect("restored");
                } else {
                    bin::remove(&session, &product).expect("removed");
                }
            });
            let texts = place.files();
            assert_eq!(texts.len(), all);
            assert!(texts.values().any(|text| *text == before(3)));
            // The next command does what this one was to do.
            let is_here = place.root.join("produk/makanan/p3").is_dir();
            if restore && !is_here {
                let removed = bin::removed(&place.root).expect("listed");
                bin::restore(&open(), &removed[0]).expect("restored");
            }
            if !restore && is_here {
                bin::remove(&open(), &product).expect("removed");
            }
            assert_eq!(place.root.join("produk/makanan/p3").is_dir(), restore);
            if ended {
                break;
            }
        }
    }
}
