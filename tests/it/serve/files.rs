//! HTTP features: types, conditional requests, ranges, compression, folders, the 404 page.

use std::io::{BufReader, Read, Write};

use super::{Answer, Serving};
use crate::support::{Shop, groups, html, rename};

/// A photo that the site has, by its address.
fn photo(shop: &Shop, extension: &str) -> String {
    let site = shop.site_as_it_is();
    let mut paths = site.files().map(|(path, _)| path);
    let photo = paths.find(|path| path.starts_with("foto") && path.extension() == Some(extension));
    format!("/{}", photo.expect("a photo"))
}

fn shop() -> Shop {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/1.jpg");
    shop.write("halaman/tentang.md", "---\njudul: Tentang\n---\nKami.\n");
    shop
}

#[test]
fn pages_scripts_and_photos_come_as_what_they_are() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let site = shop.site_as_it_is();
    for (path, bytes) in site.files() {
        if path.as_str().starts_with(['.', '_']) {
            continue;
        }
        let answer = serving.get(&format!("/{path}"), &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body == bytes, "{path}");
        let kind = match path.extension().expect("a dot") {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "webp" => "image/webp",
            "jpg" => "image/jpeg",
            "png" => "image/png",
            "svg" => "image/svg+xml; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json; charset=utf-8",
            "webmanifest" => "application/manifest+json; charset=utf-8",
            other => panic!("{other}"),
        };
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        for safe in [
            "referrer-policy",
            "permissions-policy",
            "content-security-policy",
        ] {
            assert!(answer.header(safe).is_some(), "{path}: no {safe}");
        }
        let kept = answer.header("cache-control").expect("a word on keeping");
        let expected = if path.extension() == Some("css") {
            "public, max-age=604800"
        } else if path.starts_with("foto") || path.starts_with("aset") {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        assert_eq!(kept, expected, "{path}");
    }
}

#[test]
fn a_folder_is_its_page_and_what_is_not_there_is_our_page() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let site = shop.site_as_it_is();
    let home = serving.get("/", &[]);
    assert_eq!(home.text(), site.html("index.html"));
    let product = serving.get("/produk/kopi/?utm_source=wa", &[]);
    assert_eq!(product.text(), site.html("produk/kopi/index.html"));

    let folder = serving.get("/produk/kopi?a=b", &[]);
    assert_eq!(folder.status, 308);
    assert_eq!(folder.header("location"), Some("/produk/kopi/?a=b"));

    for lost in ["/produk/teh/", "/produk", "/index.html/", "/x"] {
        let answer = serving.get(lost, &[("If-None-Match", "*"), ("Range", "bytes=0-1")]);
        assert_eq!(answer.status, 404, "{lost}");
        assert_eq!(answer.text(), site.html("404.html"), "{lost}");
        assert!(answer.header("content-security-policy").is_some(), "{lost}");
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let shop = shop();
    let serving = Serving::start(&shop);
    for path in ["/".to_owned(), photo(&shop, "webp")] {
        let first = serving.get(&path, &[]);
        let tag = first.header("etag").expect("a tag").to_owned();
        let weak = format!("\"x\", W/{tag}");
        for known in [tag.as_str(), &weak, "*"] {
            let again = serving.get(&path, &[("If-None-Match", known)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
            assert_eq!(again.header("etag"), Some(tag.as_str()));
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
        }
        assert_eq!(serving.get(&path, &[("If-None-Match", "\"x\"")]), first);
        assert_eq!(serving.get(&path, &[("If-Match", "\"x\"")]).status, 412);
        assert_eq!(serving.get(&path, &[("If-Match", &tag)]).status, 200);
    }
    // The same bytes have the same tag in another run; others have another.
    let tag = serving.get("/", &[]).header("etag").map(str::to_owned);
    drop(serving);
    let serving = Serving::start(&shop);
    assert_eq!(serving.get("/", &[]).header("etag"), tag.as_deref());
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("diperbarui");
    let changed = serving.get("/", &[("If-None-Match", tag.as_deref().expect("a tag"))]);
    assert_eq!(changed.status, 200);
    assert!(changed.text().contains("13.000"));
}

#[test]
fn parts_are_sent_of_what_was_begun() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let path = photo(&shop, "jpg");
    let whole = serving.get(&path, &[]);
    let (size, tag) = (whole.body.len(), whole.header("etag").expect("a tag"));
    let part = |range: &str, headers: &[(&str, &str)]| {
        serving.get(&path, &[&[("Range", range)], headers].concat())
    };
    for (range, from, to) in [
        ("bytes=0-99".to_owned(), 0, 100),
        (format!("bytes={}-", size - 5), size - 5, size),
        ("bytes=-7".to_owned(), size - 7, size),
    ] {
        let answer = part(&range, &[("If-Range", tag)]);
        assert_eq!(answer.status, 206, "{range}");
        assert!(answer.body == whole.body[from..to], "{range}");
        let place = format!("bytes {from}-{}/{size}", to - 1);
        assert_eq!(answer.header("content-range"), Some(place.as_str()));
    }
    let beyond = part(&format!("bytes={size}-"), &[]);
    assert_eq!(beyond.status, 416);
    assert_eq!(
        beyond.header("content-range"),
        Some(format!("bytes */{size}").as_str())
    );
    // Another version, several ranges and an invalid range get the whole.
    for (range, condition) in [("bytes=0-9", "\"x\""), ("bytes=0-1,4-5", tag), ("x", tag)] {
        let answer = part(range, &[("If-Range", condition)]);
        assert_eq!((answer.status, answer.body.len()), (200, size), "{range}");
    }
}

#[test]
fn texts_are_packed_for_those_who_can_read_it() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let plain = serving.get("/", &[]);
    let mut tags = vec![plain.header("etag").expect("a tag").to_owned()];
    for (accepted, packing) in [("gzip, deflate", "gzip"), ("gzip, deflate, br", "br")] {
        let packed = serving.get("/", &[("Accept-Encoding", accepted)]);
        assert_eq!(packed.header("content-encoding"), Some(packing));
        assert_eq!(packed.header("vary"), Some("accept-encoding"));
        assert!(packed.body.len() < plain.body.len() / 2);
        let mut back = Vec::new();
        match packing {
            "gzip" => flate2::read::GzDecoder::new(&*packed.body)
                .read_to_end(&mut back)
                .map(drop),
            _ => brotli::BrotliDecompress(&mut &*packed.body, &mut back),
        }
        .expect("it can be unpacked");
        assert!(back == plain.body, "{packing}");
        tags.push(packed.header("etag").expect("a tag").to_owned());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "each form has a tag of its own");
    let photo = serving.get(&photo(&shop, "webp"), &[("Accept-Encoding", "gzip, br")]);
    assert_eq!(photo.header("content-encoding"), None);
}

#[test]
fn head_tells_all_but_the_bytes_and_nothing_else_is_allowed() {
    let shop = shop();
    let serving = Serving::start(&shop);
    for path in [
        "/",
        "/produk/kopi/",
        "/tidak-ada",
        &photo(&shop, "webp"),
        "/bawa/toko.zip",
    ] {
        let (get, head) = (serving.get(path, &[]), serving.ask("HEAD", path, &[]));
        assert_eq!(
            (get.status, &get.headers),
            (head.status, &head.headers),
            "{path}"
        );
        assert_eq!(head.body.len(), 0);
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"] {
        let answer = serving.ask(method, "/", &[("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{method}");
    }
}

#[test]
fn no_answer_lacks_the_safe_headers() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let safe = |answer: &Answer, status: u16| {
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{answer:?}"
        );
        for name in ["content-security-policy", "referrer-policy"] {
            assert!(answer.header(name).is_some(), "{answer:?} lacks {name}");
        }
    };
    for path in ["/", "/produk/kopi", "/bawa", "/bawa/", "/_etalase/kabar"] {
        let answer = serving.ask("POST", path, &[("Content-Length", "0")]);
        safe(&answer, 405);
    }
    safe(&serving.get("/produk/kopi", &[]), 308);
    for path in ["/tidak-ada", "/_etalase/", "/_etalase/kabar", "/bawa/"] {
        safe(&serving.get(path, &[]), 404);
    }
    for path in ["/bawa", "/bawa/toko.html", "/bawa/toko.zip"] {
        safe(&serving.get(path, &[]), 200);
    }
    safe(&serving.preview("/_etalase/muat.js"), 200);
    safe(&serving.get("/", &[("If-None-Match", "*")]), 304);
    safe(&serving.get("/", &[("If-Match", "\"x\"")]), 412);
    safe(&serving.get("/", &[("Range", "bytes=99999999-")]), 416);
    // The folder is away, and this was not looked at before.
    rename(shop.folder(), &shop.beside("ditarik"));
    safe(&serving.get("/tentang/", &[]), 503);
}

#[test]
fn a_large_file_is_sent_from_the_disk() {
    let shop = shop();
    shop.build().ended(0);
    let film: Vec<u8> = (0..1_500_000_u32)
        .flat_map(|number| number.to_le_bytes())
        .collect();
    shop.write("situs/film.mp4", &film);
    let serving = Serving::start(&shop);
    let whole = serving.get("/film.mp4", &[]);
    assert_eq!(whole.header("content-type"), Some("video/mp4"));
    assert!(whole.body == film);
    assert!(whole.header("content-security-policy").is_some());
    let part = serving.get("/film.mp4", &[("Range", "bytes=4000000-4000003")]);
    assert_eq!(
        (part.status, part.body),
        (206, film[4_000_000..4_000_004].to_vec())
    );
    let tag = whole.header("etag").expect("a tag");
    assert_eq!(
        serving.get("/film.mp4", &[("If-None-Match", tag)]).status,
        304
    );
    for (had, status) in [(tag, 206), ("\"x\"", 200)] {
        let headers = [("Range", "bytes=0-9"), ("If-Range", had)];
        assert_eq!(serving.get("/film.mp4", &headers).status, status, "{had}");
    }
}

#[test]
fn a_long_text_is_sent_packed_too() {
    let shop = shop();
    shop.build().ended(0);
    let list = "kopi gayo dari takengon\n".repeat(40_000);
    shop.write("situs/daftar.csv", &list);
    let serving = Serving::start(&shop);
    for packing in ["br", "gzip"] {
        let answer = serving.get("/daftar.csv", &[("Accept-Encoding", packing)]);
        assert_eq!(answer.header("content-encoding"), Some(packing));
        assert!(answer.body.len() < list.len() / 20, "{}", answer.body.len());
    }
    assert_eq!(serving.get("/daftar.csv", &[]).text(), list);
}

#[test]
fn a_group_is_served_with_all_its_shops() {
    let group = groups::group(2);
    let serving = Serving::start(&group);
    let portal = serving.get("/", &[]).text();
    let links = html::links(&portal);
    let shops: Vec<&String> = links
        .iter()
        .filter(|link| link.ends_with("/index.html") && link.starts_with("toko/"))
        .collect();
    assert!(!shops.is_empty(), "{links:?}");
    for link in shops {
        assert_eq!(serving.get(&format!("/{link}"), &[]).status, 200, "{link}");
    }
    let welcome = serving.get("/bawa", &[]).text();
    let takeaways = html::links(&welcome);
    for link in takeaways.iter().filter(|link| link.starts_with("/bawa/")) {
        assert_eq!(serving.get(link, &[]).status, 200, "{link}");
    }
    assert!(
        takeaways.iter().any(|link| link.ends_with(".zip")),
        "{takeaways:?}"
    );
}

#[test]
fn one_connection_carries_many_requests() {
    let shop = shop();
    let serving = Serving::start(&shop);
    let mut stream = BufReader::new(serving.connect());
    for _ in 0..3 {
        for path in ["/", "/tidak-ada", "/produk/kopi/"] {
            let request = format!("GET {path} HTTP/1.1\r\nHost: toko.local\r\n\r\n");
            stream
                .get_mut()
                .write_all(request.as_bytes())
                .expect("it reads");
            let answer = Answer::read(&mut stream, false).expect("an answer");
            assert_ne!(answer.body.len(), 0, "{path}");
        }
    }
}
