//! One document, one change: the whole text that comes of it.

use super::*;

/// Sets a value of a product and expects a text.
#[track_caller]
fn set(before: &str, path: &[Step], value: &str, after: &str) {
    let mut document = product(before);
    assert_eq!(document.set(path, &text(value)), Ok(true));
    assert_eq!(document.text(), after);
    assert_eq!(document.get(path).unwrap_or_default(), value.trim());
}

#[test]
fn a_value_is_replaced_in_its_notation() {
    for (before, value, after) in [
        ("harga: 12.500\n", "13.000", "harga: 13.000\n"),
        (
            "nama: Kopi\r\nharga:   12.500  # naik\r\n",
            "13.000",
            "nama: Kopi\r\nharga:   13.000  # naik\r\n",
        ),
        ("harga: '12.500'", "13.000", "harga: '13.000'"),
        (
            "harga: \"12.500\" # x\n",
            "13.000",
            "harga: \"13.000\" # x\n",
        ),
        (
            "{nama: Kopi, harga: 12.500}\n",
            "13.000",
            "{nama: Kopi, harga: 13.000}\n",
        ),
        ("Price: 1\nharga: 2\n", "3", "Price: 3\nharga: 2\n"),
        ("HARGA: 1\n", "3", "HARGA: 3\n"),
        ("harga:\nnama: Kopi\n", "3", "harga: 3\nnama: Kopi\n"),
        (
            "harga:   # belum tahu\nnama: Kopi\n",
            "3",
            "harga: 3   # belum tahu\nnama: Kopi\n",
        ),
        ("harga: &a 1\nnama: *a\n", "3", "harga: &a 3\nnama: *a\n"),
        ("harga: *a\n", "3", "harga: 3\n"),
        (
            "harga: |\n  12.500\nnama: Kopi\n",
            "3",
            "harga: |\n  3\nnama: Kopi\n",
        ),
        ("harga: [1, 2]\n", "3", "harga: 3\n"),
        (
            "harga: # x\n  - 1\n  - 2\nnama: Kopi\n",
            "3",
            "harga: 3 # x\nnama: Kopi\n",
        ),
        (
            "---\nharga: 1\n---\nharga: 2\n",
            "3",
            "---\nharga: 3\n---\nharga: 2\n",
        ),
    ] {
        set(before, &KEY("harga"), value, after);
    }
}

#[test]
fn quotes_come_only_where_they_are_needed() {
    for (before, value, after) in [
        ("nama: Kopi\n", "Kopi: pahit", "nama: \"Kopi: pahit\"\n"),
        ("nama: Kopi\n", "#1", "nama: \"#1\"\n"),
        (
            "nama: Kopi\n",
            "kata \"enak\": ya",
            "nama: 'kata \"enak\": ya'\n",
        ),
        ("nama: 'Kopi'\n", "Jum'at", "nama: 'Jum''at'\n"),
        (
            "nama: \"Kopi\"\n",
            "\\ dan \"x\"",
            "nama: \"\\\\ dan \\\"x\\\"\"\n",
        ),
        (
            "nama: satu\n  dua # x\nharga: 1\n",
            "Kopi",
            "nama: Kopi # x\nharga: 1\n",
        ),
        ("{nama: Kopi}\n", "a, b", "{nama: \"a, b\"}\n"),
    ] {
        set(before, &KEY("nama"), value, after);
    }
}

#[test]
fn lines_become_a_block() {
    let two = "Satu: #1\n\ndua";
    for (before, after) in [
        (
            "deskripsi: x # y\nberat: 1\n",
            "deskripsi: | # y\n  Satu: #1\n\n  dua\nberat: 1\n",
        ),
        ("deskripsi: x", "deskripsi: |\n  Satu: #1\n\n  dua"),
        (
            "deskripsi: >- # y\r\n    x\r\n    y\r\nberat: 1\r\n",
            "deskripsi: |- # y\r\n    Satu: #1\r\n\r\n    dua\r\nberat: 1\r\n",
        ),
        (
            "nama: Kopi\nberat: 1\n",
            "nama: Kopi\ndeskripsi: |\n  Satu: #1\n\n  dua\nberat: 1\n",
        ),
    ] {
        let mut document = product(before);
        assert_eq!(document.set(&KEY("deskripsi"), &text(two)), Ok(true));
        assert_eq!(document.text(), after);
    }
}

#[test]
fn an_absent_key_comes_where_the_template_or_the_table_has_it() {
    for (before, after) in [
        (
            "nama: Kopi\n# Jumlah.\n#stok: 10\n\nberat: 1\n",
            "nama: Kopi\n# Jumlah.\nstok: 3\n\nberat: 1\n",
        ),
        (
            "nama: Kopi\n# stok: 10\nberat: 1\n",
            "nama: Kopi\nstok: 3\nberat: 1\n",
        ),
        (
            "nama: Kopi\n#stok: 10  # hitung dulu\nberat: 1\n",
            "nama: Kopi\nstok: 3  # hitung dulu\nberat: 1\n",
        ),
        (
            "nama: Kopi\n# stok: yang ada\nberat: 1\n",
            "nama: Kopi\nstok: 3\n# stok: yang ada\nberat: 1\n",
        ),
        (
            "name: Kopi\nweight: 1\n",
            "name: Kopi\nstock: 3\nweight: 1\n",
        ),
        ("berat: 1\nnama: Kopi\n", "berat: 1\nnama: Kopi\nstok: 3\n"),
        ("# Berat.\nberat: 1\n", "stok: 3\n# Berat.\nberat: 1\n"),
        ("berat: 1", "stok: 3\nberat: 1"),
        ("nama: Kopi", "nama: Kopi\nstok: 3"),
        ("", "stok: 3\n"),
        ("# kosong\n", "# kosong\nstok: 3\n"),
        ("{nama: Kopi, berat: 1}", "{nama: Kopi, stok: 3, berat: 1}"),
        (
            "varian:\n  - nama: a\n  # - nama: b\nberat: 1\n",
            "varian:\n  - nama: a\n  # - nama: b\nstok: 3\nberat: 1\n",
        ),
        (
            "deskripsi: |\n  #stok: 10\n",
            "stok: 3\ndeskripsi: |\n  #stok: 10\n",
        ),
        (
            "nama: |+\n  Kopi\n\nberat: 1\n",
            "nama: |+\n  Kopi\n\nstok: 3\nberat: 1\n",
        ),
    ] {
        set(before, &KEY("stok"), "3", after);
    }
}

#[test]
fn an_example_of_several_lines_becomes_the_key() {
    let before =
        "nama: Kopi\n\n# Izin.\n#izin:\n#  pirt: 1\n\n#deskripsi: |\n#  Satu.\n#  Dua.\n# Lain.\n";
    let mut document = product(before);
    document.set(&KEY("deskripsi"), &text("Enak.")).unwrap();
    document
        .set(&[Step::Key("izin"), Step::Key("nib")], &text("123"))
        .unwrap();
    assert_eq!(
        document.text(),
        "nama: Kopi\n\n# Izin.\nizin:\n  nib: 123\n\ndeskripsi: Enak.\n# Lain.\n"
    );
}

#[test]
fn keys_in_maps_and_rows() {
    for (before, path, value, after) in [
        (
            "izin:\n  pirt: 1\n",
            vec![Step::Key("izin"), Step::Key("nib")],
            "2",
            "izin:\n  nib: 2\n  pirt: 1\n",
        ),
        (
            "izin: {pirt: 1}\n",
            vec![Step::Key("izin"), Step::Key("nib")],
            "2",
            "izin: {nib: 2, pirt: 1}\n",
        ),
        (
            "izin: # x\nstok: 1\n",
            vec![Step::Key("izin"), Step::Key("nib")],
            "2",
            "izin: # x\n  nib: 2\nstok: 1\n",
        ),
        (
            "varian:\n- nama: a\n  harga: 1\n- nama: b\n",
            field("varian", 0, "harga"),
            "2",
            "varian:\n- nama: a\n  harga: 2\n- nama: b\n",
        ),
        (
            "varian:\n- nama: a\n- nama: b\n",
            field("varian", 1, "harga"),
            "2",
            "varian:\n- nama: a\n- nama: b\n  harga: 2\n",
        ),
        (
            "varian:\n  - harga: 1\n",
            field("varian", 0, "nama"),
            "a",
            "varian:\n  - nama: a\n    harga: 1\n",
        ),
        (
            "varian:\n  - 250 g # x\n  - 500 g\n",
            field("varian", 0, "harga"),
            "2",
            "varian:\n  - nama: 250 g # x\n    harga: 2\n  - 500 g\n",
        ),
        (
            "varian: [250 g, 500 g]\n",
            field("varian", 1, "harga"),
            "2",
            "varian: [250 g, {nama: 500 g, harga: 2}]\n",
        ),
        (
            "grosir: {min: 1, harga: 2}\n",
            field("grosir", 0, "harga"),
            "3",
            "grosir: {min: 1, harga: 3}\n",
        ),
        (
            "grosir:\n  min: 1\n  harga: 2\n",
            field("grosir", 0, "harga"),
            "3",
            "grosir:\n  min: 1\n  harga: 3\n",
        ),
        (
            "varian:\n  -\n    nama: a\n    harga: 1\n",
            field("varian", 0, "harga"),
            "2",
            "varian:\n  -\n    nama: a\n    harga: 2\n",
        ),
    ] {
        set(before, &path, value, after);
    }
}

#[test]
fn rows_come_and_go() {
    let row =
        |name: &str, price: &str| NewValue::Map(vec![("nama", text(name)), ("harga", text(price))]);
    for (before, after) in [
        (
            "varian:\n  - nama: a\nstok: 1\n",
            "varian:\n  - nama: a\n  - nama: b\n    harga: 2\nstok: 1\n",
        ),
        (
            "varian:\n-   nama: a",
            "varian:\n-   nama: a\n-   nama: b\n    harga: 2",
        ),
        (
            "varian: [{nama: a}]\n",
            "varian: [{nama: a}, {nama: b, harga: 2}]\n",
        ),
        ("varian: []\n", "varian: [{nama: b, harga: 2}]\n"),
        (
            "nama: x\r\n",
            "nama: x\r\nvarian:\r\n  - nama: b\r\n    harga: 2\r\n",
        ),
        (
            "name: x\n",
            "name: x\nvariants:\n  - name: b\n    price: 2\n",
        ),
    ] {
        let mut document = product(before);
        document.append(&KEY("varian"), &row("b", "2")).unwrap();
        assert_eq!(document.text(), after);
        let last = document.rows(&KEY("varian")) - 1;
        assert_eq!(
            document.remove(&[Step::Key("varian"), Step::Row(last)]),
            Ok(true)
        );
        if last > 0 {
            assert_eq!(document.text(), before);
        }
    }
}

#[test]
fn keys_go_with_their_lines() {
    for (before, path, after) in [
        (
            "nama: a\nharga: 1 # x\nstok: 2\n",
            KEY("harga"),
            "nama: a\nstok: 2\n",
        ),
        ("nama: a\nharga: 1", KEY("harga"), "nama: a"),
        ("harga: 1\n", KEY("harga"), ""),
        ("{nama: a, harga: 1}\n", KEY("harga"), "{nama: a}\n"),
        ("{harga: 1, nama: a}\n", KEY("harga"), "{nama: a}\n"),
        (
            "nama: a\nharga: |\n  1\n\nstok: 2\n",
            KEY("harga"),
            "nama: a\n\nstok: 2\n",
        ),
        (
            "varian:\n  - nama: a\n    harga: 1\n",
            field("varian", 0, "nama"),
            "varian:\n  - harga: 1\n",
        ),
        (
            "nama: a\nvarian:\n  - harga: 1\nstok: 2\n",
            field("varian", 0, "harga"),
            "nama: a\nstok: 2\n",
        ),
        (
            "izin:\n  nib: 1\nnama: a\n",
            vec![Step::Key("izin"), Step::Key("nib")],
            "nama: a\n",
        ),
    ] {
        let mut document = product(before);
        assert_eq!(document.remove(&path), Ok(true), "{before}");
        assert_eq!(document.text(), after);
        assert_eq!(document.remove(&path), Ok(false));
    }
}

#[test]
fn texts_keep_the_form_of_their_list() {
    let texts = |texts: &[&str]| NewValue::Texts(texts.iter().map(|t| (*t).to_owned()).collect());
    for (before, after) in [
        ("label: a, b # x\n", "label: b, c d # x\n"),
        ("label: [a, b]\n", "label: [b, c d]\n"),
        (
            "label:\n  - a\n  - b\nstok: 1\n",
            "label:\n  - b\n  - c d\nstok: 1\n",
        ),
        ("label: \"a\"\n", "label: b, c d\n"),
        ("nama: x\n", "nama: x\nlabel: b, c d\n"),
    ] {
        let mut document = product(before);
        assert_eq!(document.set(&KEY("label"), &texts(&["b", "c d"])), Ok(true));
        assert_eq!(document.text(), after);
        assert_eq!(
            document.set(&KEY("label"), &texts(&["b", "c d"])),
            Ok(false)
        );
    }
    let mut document = product("nama: x\n");
    document.set(&KEY("label"), &texts(&["a, b", "c"])).unwrap();
    assert_eq!(document.text(), "nama: x\nlabel: [\"a, b\", c]\n");
}

#[test]
fn texts_are_added_below_those_of_a_list() {
    let texts = |texts: &[&str]| NewValue::Texts(texts.iter().map(|t| (*t).to_owned()).collect());
    for (before, after) in [
        (
            "label:\n  # rasa\n  - manis   # laris\n  # baru\n  - asin # lama\n  # habis\nstok: 1\n",
            "label:\n  # rasa\n  - manis   # laris\n  # baru\n  - asin # lama\n  - pedas\n  - kurang manis\n  # habis\nstok: 1\n",
        ),
        (
            "label:\r\n- 'manis'\r\n-  asin",
            "label:\r\n- 'manis'\r\n-  asin\r\n- pedas\r\n- kurang manis",
        ),
    ] {
        let mut document = product(before);
        let all = texts(&["manis", "asin", "pedas", "kurang manis"]);
        assert_eq!(document.set(&KEY("label"), &all), Ok(true));
        assert_eq!(document.text(), after);
    }
}

#[test]
fn what_cannot_be_changed_alone_is_left() {
    let mut document = product("? harga\n: 1\n");
    let before = document.text().to_owned();
    if document.remove(&KEY("harga")).is_err() {
        assert_eq!(document.text(), before);
    }
    for (bytes, refusal) in [
        (&b"nama: \"Kopi\n"[..], Refusal::Unreadable),
        (b"- a\n- b\n", Refusal::NotAMap),
        (b"\x89PNG\r\n\x1a\n\x00", Refusal::Unreadable),
    ] {
        assert_eq!(Document::product(bytes).map(drop), Err(refusal));
    }
}

#[test]
fn encodings_stay_or_it_is_said() {
    let mut document = Document::product(b"nama: Caf\xE9\r\nharga: 1\r\n").unwrap();
    document.set(&KEY("harga"), &text("2")).unwrap();
    assert_eq!(
        document.bytes(),
        (b"nama: Caf\xE9\r\nharga: 2\r\n".to_vec(), Lossy::No)
    );
    document.set(&KEY("nama"), &text("Café ✓")).unwrap();
    let (bytes, lossy) = document.bytes();
    assert_eq!(
        (str::from_utf8(&bytes), lossy),
        (Ok("nama: Café ✓\r\nharga: 2\r\n"), Lossy::BecameUtf8)
    );
    let mut marked = Document::product(b"\xEF\xBB\xBFharga: 1").unwrap();
    marked.set(&KEY("harga"), &text("2")).unwrap();
    assert_eq!(marked.bytes().0, b"\xEF\xBB\xBFharga: 2");
}
