//! The command line: messages, streams, exit statuses.

use crate::support::{Run, Shop, etalase, told};

/// Output, errors and exit status as one text.
fn transcript(run: &Run) -> String {
    format!(
        "status: {}\n--- output\n{}--- errors\n{}",
        run.status, run.output, run.errors
    )
}

/// The transcript of a build without the sentence about sizes of photos, which depend on the encoders.
fn without_sizes(run: &Run) -> String {
    let transcript = transcript(run);
    let (before, rest) = transcript.split_once('(').expect("a bracket");
    let (sizes, after) = rest.split_once(')').expect("its end");
    let words: Vec<&str> = sizes.split(' ').collect();
    let between = words[2..words.len() - 2].join(" ");
    format!("{before}([UKURAN] {between} [UKURAN]){after}")
}

#[test]
fn a_good_build_is_told_in_two_lines() {
    let shop = Shop::fixture("warung");
    shop.good_photo("produk/makanan/getas/1.jpg");
    told("good_build_id", &without_sizes(&shop.build()));
    told("unchanged_build_id", &transcript(&shop.build()));
    shop.remove("situs").remove(".etalase");
    told(
        "good_build_en",
        &without_sizes(&shop.run(&["build", "--lang", "en"])),
    );
    told(
        "unchanged_build_en",
        &transcript(&shop.run(&["build", "--lang", "en"])),
    );
}

/// A shop with errors in several files.
fn broken() -> Shop {
    let shop = Shop::fixture("warung");
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsap: 0812-0000-1234\nwarna: hijau lumut\n",
    );
    shop.product(
        "makanan/getas",
        "nama: Getas\nharga: 12.50\nstok: sedikit\n",
    );
    shop.write("produk/makanan/getas/1.jpg", "bukan foto");
    shop.product("teh", "nama: \"Teh\nharga: 4.000\n");
    shop
}

#[test]
fn all_problems_of_all_files_are_told_in_one_run() {
    let shop = broken();
    told("troubled_build_id", &transcript(&shop.build()));
    told(
        "troubled_build_en",
        &transcript(&shop.run(&["build", "--lang", "en"])),
    );
    told(
        "troubled_strict_id",
        &transcript(&shop.run(&["build", "--strict"])),
    );
    told(
        "troubled_json",
        &transcript(&shop.run(&["build", "--json"])),
    );
}

#[test]
fn a_good_check_is_told_in_one_line() {
    let shop = Shop::fixture("warung");
    told("good_check_id", &transcript(&shop.check()));
    told(
        "good_check_en",
        &transcript(&shop.run(&["check", "--lang", "en"])),
    );
    assert!(
        !shop.path("situs").exists() && !shop.path(".etalase").exists(),
        "a check makes nothing"
    );
}

#[test]
fn help_speaks_both_languages() {
    let shop = Shop::empty();
    for (name, words) in [
        ("help", &["--help"][..]),
        ("help_build", &["build", "--help"]),
        ("help_check", &["check", "--help"]),
        ("help_init", &["init", "--help"]),
        ("help_add", &["add", "--help"]),
        ("help_edit", &["edit", "--help"]),
        ("help_remove", &["remove", "--help"]),
        ("help_price", &["price", "--help"]),
        ("help_import", &["import", "--help"]),
        ("help_cache", &["cache", "--help"]),
        ("help_prune", &["cache", "prune", "--help"]),
        ("help_export", &["export", "--help"]),
        ("help_pricelist", &["export", "pricelist", "--help"]),
        ("help_labels", &["export", "labels", "--help"]),
        ("help_poster", &["export", "poster", "--help"]),
        ("help_attendance", &["export", "attendance", "--help"]),
        ("help_form", &["export", "form", "--help"]),
    ] {
        for language in ["id", "en"] {
            let run = shop
                .run_inside(&[words, &["--lang", language]].concat())
                .ended(0);
            assert_eq!(run.errors, "");
            told(&format!("{name}_{language}"), &run.output);
        }
    }
}

#[test]
fn the_flag_wins_over_the_variable_and_the_machine_is_not_asked() {
    let output = |variable: Option<&str>, words: &[&str]| {
        let mut command = etalase();
        command
            .args(words)
            .env("LANG", "en_US.UTF-8")
            .env("LC_ALL", "en_US.UTF-8");
        if let Some(language) = variable {
            command.env("ETALASE_LANG", language);
        }
        String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8")
    };
    assert!(output(None, &["--help"]).contains("Cara pakai"));
    assert!(output(Some("en"), &["--help"]).contains("Usage"));
    assert!(output(Some("en"), &["--help", "--lang", "id"]).contains("Cara pakai"));
    assert!(output(None, &["--help", "--lang=en"]).contains("Usage"));
    assert!(output(Some("klingon"), &["--help"]).contains("Cara pakai"));
}

#[test]
fn commands_are_known_by_their_indonesian_names() {
    let shop = Shop::small();
    shop.run(&["bangun"]).ended(0);
    shop.run(&["periksa"]).ended(0);
    shop.run_inside(&["tembolok", "rapikan"]).ended(0);
    assert!(shop.path("situs/index.html").is_file());
}

#[test]
fn what_was_typed_wrongly_ends_with_2_and_says_what_to_type() {
    let shop = Shop::small();
    for (words, part) in [
        (&[][..], "Perintahnya belum ditulis"),
        (&["bangunn"], "bangun"),
        (&["build", "--strik"], "--strict"),
        (&["build", "--jobs", "nol"], "nol"),
        (&["build", "--jobs", "0"], "0"),
        (&["build", "--lang", "fr"], "fr"),
        (&["build", "a", "b"], "b"),
        (&["cache"], "(rapikan)"),
        (&["ekspor"], "(daftar-harga)"),
        (&["ekspor", "label", "--size", "sedng"], "sedang"),
        (&["mulai", "--ci", "gitlb"], "github, gitlab"),
        (&["ekspor", "html", "--max", "besar"], "2MB"),
        (&["tembolok", "rapikn"], "rapikan"),
        (&["add"], "NAMA"),
    ] {
        let run = shop.run_inside(words);
        assert_eq!(
            (run.status, run.output.as_str()),
            (2, ""),
            "{words:?}: {run:?}"
        );
        assert!(
            run.errors.contains(part) && run.errors.contains("--help"),
            "{words:?}: {}",
            run.errors
        );
        for english in ["error", "unexpected", "Usage", "found argument"] {
            assert!(!run.errors.contains(english), "{words:?}: {}", run.errors);
        }
    }
}

#[test]
fn an_option_that_is_no_price_or_number_is_refused_before_anything_is_made() {
    let shop = Shop::small();
    let run = shop.run_inside(&["tambah", "Teh", "--harga", "mahal"]);
    run.ended(2).said("12.500");
    assert!(!shop.path("produk/teh").exists());
    let run = shop.run_inside(&["mulai", "baru", "--nama", "Baru", "--wa", "0651-12345"]);
    run.ended(2).said("WhatsApp");
    assert!(!shop.path("baru").exists());
    shop.run_inside(&["tambah", "Teh", "--harga", "12rb", "--satuan", "dus"])
        .ended(0);
    let data = std::fs::read_to_string(shop.path("produk/teh/produk.yaml")).expect("it was made");
    assert!(data.contains("harga: 12rb") && data.contains("satuan: dus"));
}

#[test]
fn help_is_a_command_too() {
    let shop = Shop::small();
    for (words, meant) in [
        (&["bantuan"][..], &["--help"][..]),
        (&["help", "tambah"], &["add", "--help"]),
        (
            &["bantuan", "ekspor", "label"],
            &["export", "labels", "--help"],
        ),
    ] {
        let (run, meant) = (shop.run_inside(words), shop.run_inside(meant));
        assert_eq!((run.status, run.output), (0, meant.output), "{words:?}");
    }
}

#[test]
fn a_folder_that_is_not_there() {
    let shop = Shop::small();
    let folder = shop.path("tidak ada");
    let run = shop
        .run_inside(&["build", folder.as_str()])
        .ended(1)
        .said("E102");
    told("folder_missing", &transcript(&run));
    told(
        "folder_missing_en",
        &transcript(&shop.run_inside(&["check", folder.as_str(), "--lang", "en"])),
    );
    assert!(!folder.exists(), "nothing is made there");
}

#[test]
fn a_file_in_place_of_a_folder() {
    let shop = Shop::small();
    let file = shop.path("toko.yaml");
    told(
        "not_a_folder",
        &transcript(
            &shop
                .run_inside(&["build", file.as_str()])
                .ended(1)
                .said("E103"),
        ),
    );
    told(
        "not_a_folder_en",
        &transcript(&shop.run_inside(&["build", file.as_str(), "--lang", "en"])),
    );
}

#[test]
fn an_empty_folder_is_no_shop() {
    let shop = Shop::empty();
    shop.build().ended(1).said("E101").said("etalase mulai");
    assert_eq!(
        std::fs::read_dir(shop.folder())
            .expect("the folder")
            .count(),
        0,
        "nothing is made there"
    );
}

#[test]
fn a_folder_dragged_into_the_window_may_come_in_quotes() {
    let shop = Shop::small();
    let quoted = format!("\"{}/\"", shop.folder());
    shop.run_inside(&["check", &quoted]).ended(0);
}

#[test]
fn json_lines_are_for_machines() {
    let shop = broken();
    let run = shop.run(&["build", "--json"]).ended(1);
    assert_eq!(run.errors, "");
    assert!(run.findings().len() >= 6);
    for line in run.output.lines() {
        let json: serde_json::Value = serde_json::from_str(line).expect("each line is an object");
        for key in ["code", "name", "severity", "file", "message", "hint"] {
            assert!(json[key].is_string(), "{key} in {line}");
        }
        assert!(["error", "warning", "note"].contains(&json["severity"].as_str().expect("a text")));
        if !json["start"].is_null() {
            let at = |end: &str, part: &str| json[end][part].as_u64().expect("a number");
            assert!(at("start", "line") >= 1 && at("start", "column") >= 1);
            assert!(
                (at("start", "line"), at("start", "column"))
                    <= (at("end", "line"), at("end", "column")),
                "{line}"
            );
        }
    }
    assert_eq!(Shop::small().run(&["build", "--json"]).output, "");
}

#[test]
fn quiet_says_findings_only() {
    let shop = Shop::small();
    for word in ["--quiet", "-q"] {
        let run = shop.run(&["build", word]).ended(0);
        assert_eq!((run.output.as_str(), run.errors.as_str()), ("", ""));
    }
    shop.write("situs/catatan.txt", "punya saya");
    assert_eq!(
        shop.run(&["build", "--quiet"]).ended(0).errors,
        "",
        "a note is no finding to be told"
    );
    let run = broken().run(&["build", "--quiet"]).ended(1).said("E230");
    assert_eq!(run.output, "");
}

#[test]
fn findings_come_in_the_order_of_files_and_places() {
    let findings = broken().run(&["build", "--json"]).findings();
    let places: Vec<_> = findings
        .iter()
        .map(|finding| (finding.file.clone(), finding.line))
        .collect();
    assert!(places.is_sorted(), "{places:#?}");
}

#[test]
fn a_pipe_gets_no_colours() {
    let run = broken().build();
    assert!(!run.errors.contains('\u{1b}') && !run.output.contains('\u{1b}'));
}

/// Completions and man page, which the program makes of itself.
#[test]
fn shells_and_the_manual_know_every_command() {
    for what in ["bash", "zsh", "fish", "powershell", "elvish", "man"] {
        let run = Shop::empty().run_inside(&["generate", what]).ended(0);
        for command in ["build", "serve", "open", "export"] {
            assert!(run.output.contains(command), "{what}: {command}");
        }
    }
}
