//! The command line, in the person's language, parsed into commands with options.

mod curation;
mod edit;
mod export;
mod generated;
mod import;
mod serve;

pub(super) use edit::{EditOptions, PriceOptions, RemoveOptions, TypedValue, path_of};
pub(super) use export::Export;
pub(super) use generated::Generated;
pub(super) use import::ImportOptions;
pub(super) use serve::{OpenOptions, ServeOptions};

use std::ffi::OsString;
use std::num::NonZeroUsize;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use thiserror::Error;

use crate::audit::Form;
use crate::build::{Scope, Share};
use crate::diagnostic::Strictness;
use crate::files::typed_path;
use crate::locale::{self, Language, Texts};
use crate::parse::{PRODUCT, SHOP};
use crate::scaffold::{DataFile, Service};

/// A command with resolved options.
#[derive(Debug)]
pub(super) enum Command {
    Init(InitOptions),
    Add(AddOptions),
    Edit(EditOptions),
    Remove(RemoveOptions),
    Price(PriceOptions),
    Import(ImportOptions),
    Build(BuildWish),
    Join(JoinOptions),
    Check(CheckOptions),
    Language(LanguageOptions),
    Prune(FolderOptions),
    Export(ExportOptions),
    Serve(ServeOptions),
    Open(OpenOptions),
    Generate(Generated),
    /// Prints all keys of a file.
    Keys(DataFile),
}

/// Options of all commands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Common {
    pub strictness: Strictness,
    pub json: bool,
    pub quiet: bool,
}

/// `build`, `check` and `cache prune`.
#[derive(Debug, Clone)]
pub(super) struct FolderOptions {
    pub folder: Utf8PathBuf,
    pub target: Utf8PathBuf,
    pub cache: Utf8PathBuf,
    pub workers: NonZeroUsize,
}

impl FolderOptions {
    /// The defaults for a folder.
    pub fn of(folder: &Utf8Path) -> Self {
        Self {
            folder: folder.to_owned(),
            target: folder.join("situs"),
            cache: folder.join(".etalase"),
            workers: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        }
    }
}

/// `build`.
#[derive(Debug)]
pub(super) struct BuildWish {
    pub folder: FolderOptions,
    pub scope: Scope,
    /// Ignores the store and reads everything anew.
    pub fresh: bool,
    /// Repeats findings of unchanged files.
    pub repeats: bool,
    /// Lets a group that has lost all its shops be published without any.
    pub may_empty: bool,
}

/// `check`.
#[derive(Debug)]
pub(super) struct CheckOptions {
    pub folder: FolderOptions,
    /// Applies the replacements that are certain.
    pub fix: bool,
    pub report: Option<ReportOptions>,
}

/// The report of `check`.
#[derive(Debug)]
pub(super) struct ReportOptions {
    pub path: Utf8PathBuf,
    pub form: Form,
    /// Adds the texts of `_pribadi.yaml`.
    pub private: bool,
}

/// `join`.
#[derive(Debug)]
pub(super) struct JoinOptions {
    pub parts: Vec<Utf8PathBuf>,
    pub folder: FolderOptions,
}

/// `language`.
#[derive(Debug)]
pub(super) struct LanguageOptions {
    pub code: String,
    pub folder: Utf8PathBuf,
}

/// `export`.
#[derive(Debug)]
pub(super) struct ExportOptions {
    pub folder: FolderOptions,
    /// The file; `None` for the default.
    pub file: Option<Utf8PathBuf>,
    pub what: Export,
}

/// `init`.
#[derive(Debug, Default)]
pub(super) struct InitOptions {
    pub folder: Utf8PathBuf,
    pub group: bool,
    pub demo: bool,
    /// A service whose workflow file is written, in place of a new folder.
    pub ci: Option<Service>,
    pub name: Option<String>,
    pub whatsapp: Option<String>,
    pub tagline: Option<String>,
    pub place: Option<String>,
}

impl InitOptions {
    /// A new shop in this folder.
    pub fn of(folder: &Utf8Path) -> Self {
        Self {
            folder: folder.to_owned(),
            ..Self::default()
        }
    }
}

/// `add`.
#[derive(Debug)]
pub(super) struct AddOptions {
    pub shop: Utf8PathBuf,
    pub name: String,
    pub photos: Vec<Utf8PathBuf>,
    pub price: Option<String>,
    pub unit: Option<String>,
    pub category: Option<String>,
}

/// The language for a code, case-insensitive.
pub(super) fn language_of(code: &str) -> Option<Language> {
    match code.trim().to_ascii_lowercase().as_str() {
        "id" => Some(Language::Indonesian),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// Scans for `--lang` before parsing: help and usage errors depend on it.
pub(super) fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    words
        .iter()
        .enumerate()
        .find_map(|(index, word)| match word.strip_prefix("--lang=") {
            Some(code) => language_of(code),
            None if *word == "--lang" => words.get(index + 1).and_then(|code| language_of(code)),
            None => None,
        })
}

/// Allowed values of an option, for the error message.
#[derive(Debug, Error)]
#[error("{0}")]
pub(super) struct Choices(String);

impl Choices {
    fn of<'c>(choices: impl IntoIterator<Item = &'c str>) -> Self {
        Self(choices.into_iter().collect::<Vec<_>>().join(", "))
    }
}

/// The wish of a double click, whose only argument, if any, is a folder that was dropped on the program. `None` for a
/// typed command.
pub(super) fn double_click(arguments: &[OsString]) -> Option<OpenOptions> {
    match arguments {
        [] | [_] => Some(OpenOptions::of(None)),
        [_, dropped] => {
            let folder = typed_path(dropped.to_str()?);
            folder.is_dir().then(|| OpenOptions::of(Some(folder)))
        }
        _ => None,
    }
}

/// Reads the command line.
///
/// # Errors
/// clap's, for [`super::usage`] to explain; requests for help and version are among them.
pub(super) fn parse(
    arguments: &[OsString],
    voice: (&Texts, Language),
) -> Result<(Command, Common), clap::Error> {
    let matches = command_line(voice).try_get_matches_from(arguments)?;
    let (mut name, mut options) = matches.subcommand().expect("clap asks for a command");
    if name == "help" {
        if let Some(file) = file_asked_about(options) {
            return Ok((Command::Keys(file), Common::default()));
        }
        return parse(&asking_for_help(&arguments[0], options), voice);
    }
    // `cache` and `export` have subcommands.
    if let Some(inner) = options.subcommand() {
        (name, options) = inner;
    }
    let common = Common {
        strictness: match options.get_flag("strict") {
            true => Strictness::Strict,
            false => Strictness::Lenient,
        },
        json: options.get_flag("json"),
        quiet: options.get_flag("quiet"),
    };
    let command = match name {
        "init" => Command::Init(InitOptions {
            folder: folder(options),
            group: options.get_flag("group"),
            demo: options.get_flag("demo"),
            ci: options.get_one("ci").copied(),
            name: text(options, "name"),
            whatsapp: text(options, "whatsapp"),
            tagline: text(options, "tagline"),
            place: text(options, "place"),
        }),
        "add" => Command::Add(AddOptions {
            shop: path(options, "shop").unwrap_or_else(|| ".".into()),
            name: text(options, "name").unwrap_or_default(),
            photos: options
                .get_many("photo")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            price: text(options, "price"),
            unit: text(options, "unit"),
            category: text(options, "category"),
        }),
        "edit" => Command::Edit(edit::edit(options)),
        "remove" => Command::Remove(edit::remove(options)),
        "price" => Command::Price(edit::price(options)),
        "import" => Command::Import(import::options(options)),
        "build" => Command::Build(BuildWish {
            folder: folder_options(options),
            scope: scope(options),
            fresh: options.get_flag("fresh"),
            repeats: !options.get_flag("changed"),
            may_empty: options.get_flag("empty"),
        }),
        "join" => Command::Join(JoinOptions {
            parts: options
                .get_many::<Utf8PathBuf>("part")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            folder: folder_options(options),
        }),
        "check" => Command::Check(CheckOptions {
            folder: folder_options(options),
            fix: options.get_flag("fix"),
            report: options
                .get_one::<(Utf8PathBuf, Form)>("report")
                .map(|(path, form)| ReportOptions {
                    path: path.clone(),
                    form: *form,
                    private: options.get_flag("private"),
                }),
        }),
        "language" => Command::Language(LanguageOptions {
            code: text(options, "code").unwrap_or_default(),
            folder: folder(options),
        }),
        "prune" => Command::Prune(folder_options(options)),
        "html" | "pricelist" | "labels" | "poster" | "letters" | "certificates" | "scoresheet" => {
            Command::Export(export::options(name, options))
        }
        "serve" => Command::Serve(serve::options(options)),
        "open" => Command::Open(serve::open_options(options)),
        "generate" => Command::Generate(generated::asked(options)),
        other => unreachable!("clap knows no command {other}"),
    };
    Ok((command, common))
}

/// The file of `help produk.yaml`.
fn file_asked_about(options: &ArgMatches) -> Option<DataFile> {
    let word: &OsString = options.get_one("command")?;
    DataFile::of(word.to_str()?)
}

/// `help add` is the same as `add --help`.
fn asking_for_help(program: &OsString, options: &ArgMatches) -> Vec<OsString> {
    let about = options
        .get_many::<OsString>("command")
        .into_iter()
        .flatten();
    let words = std::iter::once(program).chain(about).cloned();
    words.chain(["--help".into()]).collect()
}

/// Shops of a group to build; clap makes the options exclusive.
fn scope(options: &ArgMatches) -> Scope {
    let only = options.get_many::<String>("only").into_iter().flatten();
    let only: Vec<String> = only.cloned().collect();
    match options.get_one::<Share>("shard") {
        Some(share) => Scope::Share(*share),
        None if only.is_empty() => Scope::All,
        None => Scope::Only(only),
    }
}

fn service(typed: &str) -> Result<Service, Choices> {
    match typed.trim().to_ascii_lowercase().as_str() {
        "github" => Ok(Service::GitHub),
        "gitlab" => Ok(Service::GitLab),
        _ => Err(Choices::of(["github", "gitlab"])),
    }
}

/// `2/3`: the second of three shares.
fn share(typed: &str) -> Result<Share, Choices> {
    let numbers = typed.split_once('/').and_then(|(part, of)| {
        let (part, of) = (part.trim().parse().ok()?, of.trim().parse().ok()?);
        (part >= 1 && part <= of).then_some(Share { part, of })
    });
    numbers.ok_or_else(|| Choices::of(["1/3", "2/3", "3/3"]))
}

/// A file whose name tells the form of the report.
fn report_file(typed: &str) -> Result<(Utf8PathBuf, Form), Choices> {
    let path = folder_or_file(typed)?;
    let form = path.file_name().and_then(Form::of);
    let form = form.ok_or_else(|| {
        Choices::of([
            "laporan.xlsx",
            "laporan.html",
            "laporan.csv",
            "laporan.json",
        ])
    })?;
    Ok((path, form))
}

fn folder_options(options: &ArgMatches) -> FolderOptions {
    let usual = FolderOptions::of(&folder(options));
    // Only commands that develop photos have the option.
    let workers: Option<&NonZeroUsize> = options.try_get_one("jobs").ok().flatten();
    FolderOptions {
        target: path(options, "out").unwrap_or(usual.target),
        cache: path(options, "cache").unwrap_or(usual.cache),
        workers: workers.copied().unwrap_or(usual.workers),
        folder: usual.folder,
    }
}

fn folder(options: &ArgMatches) -> Utf8PathBuf {
    path(options, "folder").unwrap_or_else(|| ".".into())
}

fn path(options: &ArgMatches, id: &str) -> Option<Utf8PathBuf> {
    // Only some commands have the option.
    options.try_get_one(id).ok().flatten().cloned()
}

/// A path, but none with a quote in it on Windows: no name has one there, and `"D:\Toko\" --out X` arrives as one word.
fn folder_or_file(typed: &str) -> Result<Utf8PathBuf, Choices> {
    match typed.trim_matches('"').split_once('"') {
        Some((path, _)) if cfg!(windows) => Err(Choices(format!("\"{path}\""))),
        _ => Ok(typed_path(typed)),
    }
}

fn text(options: &ArgMatches, id: &str) -> Option<String> {
    options.get_one::<String>(id).cloned()
}

/// Options of all commands come last in the help.
const COMMON: usize = 500;

fn command_line((texts, language): (&Texts, Language)) -> clap::Command {
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
    let paper = |help: &str| option("paper", "value-paper").help(t(help));
    clap::Command::new("etalase")
        .version(env!("ETALASE_VERSION"))
        .about(t("about"))
        .after_help(t("help-after"))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            t("help-usage")
        ))
        .override_usage(t("usage-program"))
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
                        .arg(jobs()),
                )
                .subcommand(
                    exportable("pricelist", "daftar-harga")
                        .arg(export::list_paper(paper("help-paper-pricelist"))),
                )
                .subcommand(
                    exportable("labels", "label")
                        .arg(export::label_size(option("size", "value-size")))
                        .arg(export::number_of_copies(option("copies", "value-number")))
                        .arg(option("product", "value-name").action(ArgAction::Append)),
                )
                .subcommand(
                    exportable("poster", "poster")
                        .arg(export::poster_paper(paper("help-paper-poster"))),
                )
                .subcommands(curation::exports(&exportable, &option)),
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
