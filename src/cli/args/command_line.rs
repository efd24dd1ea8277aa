//! The command line's commands, options and help.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use camino::Utf8PathBuf;
use clap::{Arg, ArgAction, value_parser};

use super::{
    curation, edit, export, folder_or_file, generated, import, report_file, serve, service, share,
};
use crate::locale::{self, Language, Texts};
use crate::parse::{PRODUCT, SHOP};

/// Options of all commands come last in the help.
const COMMON: usize = 500;

/// The commands with their options, in the person's language.
pub(super) fn command_line((texts, language): (&Texts, Language)) -> clap::Command {
    let t = |id: &str| texts.format(id, &[]);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        t("help-usage")
    );
    let flag = |id: &'static str| {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(t(&format!("help-{id}")))
            .help_heading(t("help-options"))
    };
    let option = |id: &'static str, value: &str| {
        Arg::new(id)
            .long(id)
            .value_name(t(value))
            .help(t(&format!("help-{id}")))
            .help_heading(t("help-options"))
            .allow_hyphen_values(true)
    };
    let path_option = |id: &'static str| option(id, "value-folder").value_parser(folder_or_file);
    let positional = |id: &'static str, value: &str, help: &str| {
        Arg::new(id)
            .value_name(t(value))
            .help(t(help))
            .help_heading(t("help-arguments"))
    };
    let folder =
        || positional("folder", "value-folder", "help-folder").value_parser(folder_or_file);
    let command = |name: &'static str, alias: &'static str| {
        clap::Command::new(name)
            .aliases((alias != name).then_some(alias))
            .about(t(&format!("about-{name}")))
            .help_template(template.clone())
            .disable_help_flag(true)
            .arg(help_flag(texts))
    };
    let jobs = || option("jobs", "value-number").value_parser(value_parser!(NonZeroUsize));
    let buildable = |name, alias| {
        command(name, alias)
            .arg(folder())
            .arg(path_option("out"))
            .arg(path_option("cache"))
            .arg(jobs())
    };
    let exportable = |name, alias| {
        let file = path_option("out")
            .value_name(t("value-file"))
            .help(t("help-out-file"));
        command(name, alias)
            .override_usage(t(&format!("usage-{name}")))
            .arg(folder())
            .arg(file)
            .arg(path_option("cache"))
    };
    let of_group = |name, alias| {
        exportable(name, alias).mut_arg("folder", |folder| folder.help(t("help-group-folder")))
    };
    let paper = |help: &str| option("paper", "value-paper").help(t(help));
    let each = || flag("each").alias("tiap");
    clap::Command::new("etalase")
        .version(env!("ETALASE_VERSION"))
        .about(t("about"))
        .after_help(t("help-after"))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            t("help-usage")
        ))
        .override_usage(t("usage-etalase"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t("help-commands"))
        .arg(help_flag(texts))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t("help-version"))
                .help_heading(t("help-options")),
        )
        .arg(
            option("lang", "value-language")
                .value_parser(["id", "en"])
                .hide_possible_values(true)
                .display_order(COMMON)
                .global(true),
        )
        .arg(flag("strict").display_order(COMMON).global(true))
        .arg(flag("json").display_order(COMMON).global(true))
        .arg(flag("quiet").short('q').display_order(COMMON).global(true))
        .subcommand(
            command("init", "mulai")
                .override_usage(t("usage-init"))
                .arg(folder())
                .arg(flag("group"))
                .arg(
                    path_option("from")
                        .alias("dari")
                        .conflicts_with_all(["demo", "ci"]),
                )
                .arg(flag("demo"))
                .arg(option("ci", "value-service").value_parser(service))
                .arg(option("name", "value-text").alias("nama"))
                .arg(option("whatsapp", "value-number").alias("wa"))
                .arg(option("tagline", "value-text").alias("slogan"))
                .arg(option("place", "value-text").alias("tempat")),
        )
        .subcommand(
            command("add", "tambah")
                .override_usage(t("usage-add"))
                .arg(positional("name", "value-name", "help-product-name").required(true))
                .arg(
                    positional("photo", "value-photo", "help-product-photo")
                        .num_args(0..)
                        .value_parser(value_parser!(Utf8PathBuf)),
                )
                .arg(path_option("shop").alias("toko"))
                .arg(option("price", "value-price").alias("harga"))
                .arg(option("unit", "value-text").alias("satuan"))
                .arg(option("category", "value-text").alias("kategori")),
        )
        .subcommand(
            command("edit", "ubah")
                .override_usage(t("usage-edit"))
                .arg(positional("product", "value-name", "help-edit-product"))
                .args(edit::key_args(&t("value-text")))
                .arg(flag("history").alias("riwayat"))
                .arg(
                    option("restore", "value-number")
                        .alias("kembalikan")
                        .help(t("help-restore-text"))
                        .num_args(0..=1)
                        .default_missing_value("1")
                        .allow_hyphen_values(false)
                        .value_parser(value_parser!(usize)),
                )
                .arg(path_option("shop").alias("toko"))
                .after_help(edit_keys(texts, language)),
        )
        .subcommand(
            command("remove", "hapus")
                .override_usage(t("usage-remove"))
                .arg(positional("product", "value-name", "help-remove-product").required(true))
                .arg(
                    flag("restore")
                        .alias("kembalikan")
                        .help(t("help-restore-product")),
                )
                .arg(path_option("shop").alias("toko")),
        )
        .subcommand(
            command("price", "harga")
                .override_usage(t("usage-price"))
                .arg(option("up", "value-amount").alias("naik"))
                .arg(
                    option("down", "value-amount")
                        .alias("turun")
                        .conflicts_with("up"),
                )
                .arg(option("round", "value-price").alias("bulat"))
                .arg(
                    option("category", "value-text")
                        .alias("kategori")
                        .help(t("help-price-category")),
                )
                .arg(flag("dry-run").alias("coba"))
                .arg(path_option("shop").alias("toko")),
        )
        .subcommand(
            command("import", "impor")
                .override_usage(t("usage-import"))
                .arg(
                    positional("sheet", "value-sheet", "help-import-sheet")
                        .num_args(1..)
                        .required(true)
                        .value_parser(folder_or_file),
                )
                .arg(
                    option("map", "value-mapping")
                        .alias("petakan")
                        .action(ArgAction::Append)
                        .value_parser(import::mapping),
                )
                .arg(
                    option("photos", "value-folder")
                        .alias("foto")
                        .value_parser(folder_or_file),
                )
                .arg(flag("dry-run").alias("coba").help(t("help-import-dry-run")))
                .arg(flag("yes").alias("ya"))
                .after_help(t("help-import-after")),
        )
        .subcommand(
            buildable("build", "bangun")
                .override_usage(t("usage-build"))
                .arg(
                    option("only", "value-name")
                        .action(ArgAction::Append)
                        .conflicts_with("shard"),
                )
                .arg(flag("changed"))
                .arg(flag("empty").alias("kosong"))
                .arg(flag("fresh").alias("segar"))
                .arg(option("shard", "value-share").value_parser(share)),
        )
        .subcommand(
            command("join", "satukan")
                .override_usage(t("usage-join"))
                .arg(
                    positional("part", "value-part", "help-part")
                        .num_args(1..)
                        .required(true)
                        .value_parser(folder_or_file),
                )
                .arg(path_option("folder").help(t("help-join-folder")))
                .arg(path_option("out"))
                .arg(path_option("cache")),
        )
        .subcommand(
            buildable("serve", "layani")
                .override_usage(t("usage-serve"))
                .arg(serve::port(option("port", "value-number")))
                .arg(flag("open"))
                .arg(flag("lan"))
                .arg(option("wifi", "value-name"))
                .arg(option("wifi-password", "value-text").requires("wifi")),
        )
        .subcommand(
            command("open", "buka")
                .override_usage(t("usage-open"))
                .arg(
                    positional("folder", "value-folder", "help-open-folder")
                        .value_parser(folder_or_file),
                )
                .arg(serve::port(option("port", "value-number"))),
        )
        .subcommand(
            buildable("check", "periksa")
                .override_usage(t("usage-check"))
                .arg(flag("fix").alias("betulkan"))
                .arg(
                    option("report", "value-file")
                        .alias("laporan")
                        .value_parser(report_file),
                )
                .arg(flag("private").alias("pribadi").requires("report")),
        )
        .subcommand(
            command("language", "bahasa")
                .override_usage(t("usage-language"))
                .arg(positional("code", "value-language", "help-code").required(true))
                .arg(folder()),
        )
        .subcommand(
            command("cache", "tembolok")
                .override_usage(t("usage-cache"))
                .subcommand_required(true)
                .arg_required_else_help(true)
                .disable_help_subcommand(true)
                .subcommand_help_heading(t("help-commands"))
                .subcommand(
                    command("prune", "rapikan")
                        .override_usage(t("usage-prune"))
                        .arg(folder())
                        .arg(path_option("cache")),
                ),
        )
        .subcommand(
            command("export", "ekspor")
                .override_usage(t("usage-export"))
                .subcommand_required(true)
                .arg_required_else_help(true)
                .disable_help_subcommand(true)
                .subcommand_help_heading(t("help-exports"))
                .subcommand(
                    exportable("html", "html")
                        .mut_arg("out", |file| file.help(t("help-out-html")).alias("file"))
                        .arg(export::size_in_bytes(option("max", "value-bytes")))
                        .arg(each())
                        .arg(jobs()),
                )
                .subcommand(
                    exportable("pricelist", "daftar-harga")
                        .arg(export::list_paper(paper("help-paper-pricelist")))
                        .arg(each()),
                )
                .subcommand(
                    exportable("labels", "label")
                        .arg(export::label_size(option("size", "value-size")))
                        .arg(export::number_of_copies(option("copies", "value-number")))
                        .arg(option("product", "value-name").action(ArgAction::Append))
                        .arg(each()),
                )
                .subcommand(
                    exportable("poster", "poster")
                        .arg(export::poster_paper(paper("help-paper-poster")))
                        .arg(each()),
                )
                .subcommand(of_group("attendance", "absen").arg(export::number_of_days(
                    option("days", "value-number").alias("hari"),
                )))
                .subcommand(of_group("program", "program"))
                .subcommand(
                    of_group("form", "formulir")
                        .mut_arg("out", |file| file.help(t("help-out-html")))
                        .arg(flag("nik")),
                )
                .subcommands(curation::exports(&exportable, &option, &each)),
        )
        .subcommand(generated::command())
        .subcommand(
            command("help", "bantuan")
                .override_usage(t("usage-help"))
                .arg(
                    positional("command", "value-command", "help-command")
                        .num_args(0..)
                        .value_parser(value_parser!(OsString)),
                ),
        )
}

/// The keys that `edit` has options for, below its help.
fn edit_keys(texts: &Texts, language: Language) -> String {
    let list = |name: &str, table| {
        let options = edit::listed(table, language);
        (name.to_owned(), locale::Arg::from(options))
    };
    texts.format(
        "help-edit-keys",
        &[list("product", PRODUCT), list("shop", SHOP)],
    )
}

fn help_flag(texts: &Texts) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(texts.format("help-help", &[]))
        .help_heading(texts.format("help-options", &[]))
}
