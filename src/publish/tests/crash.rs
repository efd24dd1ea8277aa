//! A run that is cut off between any two steps. The steps are called one by one, and the rest never is.

use super::*;
use crate::publish::spare;

fn changed() -> Site {
    let site = without(
        with(small(), "produk/teh/index.html", "teh"),
        "produk/sirup/index.html",
    );
    with(site, "index.html", "beranda baru")
}

/// A shop that was built twice, so that it has a spare, with a file of a person's in it.
fn built(best: Exchange) -> Shop {
    let mut shop = Shop::new(best);
    shop.build(&with(small(), "index.html", "lama"));
    shop.build(&small());
    shop.put("catatan.txt", "milik saya");
    shop
}

/// The run after the cut-off one mends everything, with the rows of before or with none.
fn assert_mended(mut shop: Shop) {
    for site in [changed(), small(), changed()] {
        let published = shop.build(&site);
        assert_eq!(published.foreign, ["catatan.txt"]);
        assert!(published.conflicts.is_empty());
        shop.assert_is(&with(site, "catatan.txt", "milik saya"));
        shop.rows = OutputRows::default();
    }
    for passing in [".situs.ganti", ".situs.serah"] {
        assert!(!shop.beside(passing).exists());
    }
}

#[test]
fn cut_off_while_bytes_are_delivered() {
    for best in WAYS {
        let shop = built(best);
        let stage = shop.open(&changed()).expect("opened");
        stage.put("produk/teh/index.html", b"te").expect("written");
        drop(stage);
        shop.assert_is(&with(small(), "catatan.txt", "milik saya"));
        assert_mended(shop);
    }
}

#[test]
fn cut_off_before_the_exchange() {
    let shop = built(Exchange::Swapped);
    shop.stage(&changed()).complete_spare().expect("completed");
    shop.assert_is(&with(small(), "catatan.txt", "milik saya"));
    assert_mended(shop);
}

#[test]
fn cut_off_between_the_exchange_and_the_files_of_people() {
    for best in WAYS.into_iter().filter(|way| *way < Exchange::InPlace) {
        let shop = built(best);
        let stage = shop.stage(&changed());
        stage.complete_spare().expect("completed");
        assert_eq!(stage.exchange().expect("exchanged"), Some(best));
        drop(stage);
        shop.assert_is(&changed());
        assert_mended(shop);
    }
}

#[test]
fn people_get_their_files_back_whatever_name_the_spare_has() {
    for best in WAYS.into_iter().filter(|way| *way < Exchange::InPlace) {
        let shop = built(best);
        let foreign = shop.beside("titipan");
        fs::rename(shop.spare(), &foreign).expect("moved");
        fs::create_dir(shop.spare()).expect("made");
        fs::write(shop.spare().join("x"), "x").expect("written");
        let stage = shop.stage(&changed());
        stage.complete_spare().expect("completed");
        assert_eq!(stage.exchange().expect("exchanged"), Some(best));
        drop(stage);
        fs::remove_dir_all(shop.spare()).expect("removed");
        assert_mended(shop);
    }
}

#[test]
fn cut_off_after_the_first_of_two_renames() {
    let shop = built(Exchange::Renamed);
    shop.stage(&changed()).complete_spare().expect("completed");
    fs::rename(shop.target(), shop.beside(".situs.ganti")).expect("renamed");
    drop(shop.open(&changed()).expect("opened"));
    shop.assert_is(&with(small(), "catatan.txt", "milik saya"));
    assert_mended(shop);
}

#[test]
fn cut_off_after_the_second_of_two_renames() {
    let shop = built(Exchange::Renamed);
    let stage = shop.stage(&changed());
    stage.complete_spare().expect("completed");
    spare::give_up(&stage.places).expect("noted");
    drop(stage);
    fs::rename(shop.target(), shop.beside(".situs.ganti")).expect("renamed");
    fs::rename(shop.spare(), shop.target()).expect("renamed");
    shop.assert_is(&changed());
    assert_mended(shop);
}

#[test]
fn cut_off_in_the_very_first_build() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.stage(&small()).complete_spare().expect("completed");
    assert!(!shop.target().exists());
    shop.build(&changed());
    shop.assert_is(&changed());
}

/// Pages that name each other: the content is the list of what the page links to.
fn linked() -> (Site, Site) {
    let old = [
        ("index.html", "lama/index.html gaya-1.css"),
        ("lama/index.html", "index.html gaya-1.css"),
        ("tetap/index.html", "index.html"),
        ("gaya-1.css", ""),
    ];
    let new = [
        ("index.html", "baru/index.html tetap/index.html gaya-2.css"),
        ("baru/index.html", "index.html tetap/index.html gaya-2.css"),
        ("tetap/index.html", "index.html baru/index.html"),
        ("gaya-2.css", ""),
    ];
    (old.into(), new.into())
}

#[test]
fn in_place_no_link_is_ever_broken_and_every_cut_is_mended() {
    let (old, new) = linked();
    let moves = 4;
    for cut in 0..=moves {
        let mut shop = Shop::new(Exchange::InPlace);
        shop.build(&old);
        shop.put("catatan.txt", "");
        let stage = shop.stage(&new);
        let coming = stage.in_order();
        assert_eq!(coming.len(), moves);
        stage.announce().expect("announced");
        for output in &coming[..cut] {
            stage.place(output).expect("placed");
            let tree = shop.tree();
            for (page, links) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
                // A page that is new and not linked to yet is seen by nobody.
                let seen = old.contains_key(page.as_str())
                    || tree.values().any(|links| links.contains(page.as_str()));
                let broken = links
                    .split_whitespace()
                    .find(|link| !tree.contains_key(*link));
                assert!(
                    !seen || broken.is_none() || !reachable(&tree).contains(page),
                    "{page} -> {broken:?}"
                );
            }
        }
        drop(coming);
        drop(stage);
        for site in [&new, &old, &new] {
            let published = shop.build(site);
            assert_eq!(published.foreign, ["catatan.txt"]);
            shop.assert_is(&with(site.clone(), "catatan.txt", ""));
        }
        assert!(!shop.spare().exists());
    }
}

/// The pages that a shopper who begins at the front page can come to.
fn reachable(tree: &BTreeMap<String, String>) -> Vec<String> {
    let mut pages = vec!["index.html".to_owned()];
    let mut at = 0;
    while let Some(links) = pages.get(at).and_then(|page| tree.get(page)) {
        for link in links.split_whitespace() {
            if !pages.iter().any(|page| page == link) {
                pages.push(link.to_owned());
            }
        }
        at += 1;
    }
    pages
}
