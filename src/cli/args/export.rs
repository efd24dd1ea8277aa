//! Arguments of `export`, parsed.

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, value_parser};

use super::{Choices, ExportOptions, FolderOptions, curation, folder, folder_options, path};
use crate::export::{CurationWish, GroupWish, Wish};
use crate::render::{FormWish, LabelSize, Paper};
use crate::value::ByteSize;

/// Kind of export.
#[derive(Debug)]
pub(in crate::cli) enum Export {
    /// `pricelist`, `labels`, `poster`.
    Print(Wish),
    /// `html`: the whole shop or group as one file, of at most this size.
    OneFile(Option<ByteSize>),
    /// `attendance`, `program`, `form`: a paper of a group.
    Group(GroupWish),
    /// `letters`, `certificates`, `scoresheet`: of a group's curation.
    Curation(CurationWish),
}

/// Papers of a price list, the default first.
const LIST_PAPERS: [Paper; 3] = [Paper::A4, Paper::A5, Paper::Receipt];
/// Papers of a poster, the default first.
const POSTER_PAPERS: [Paper; 3] = [Paper::A4, Paper::A3, Paper::A5];
/// Sizes of labels with their English names, the default first.
const SIZES: [(LabelSize, &str); 3] = [
    (LabelSize::Medium, "medium"),
    (LabelSize::Small, "small"),
    (LabelSize::Large, "large"),
];

/// Restricts an option to papers of price lists.
pub(super) fn list_paper(option: Arg) -> Arg {
    one_of(
        option,
        LIST_PAPERS.map(|paper| (paper.name(), paper)).into(),
    )
}

/// Restricts an option to papers of posters.
pub(super) fn poster_paper(option: Arg) -> Arg {
    one_of(
        option,
        POSTER_PAPERS.map(|paper| (paper.name(), paper)).into(),
    )
}

/// Restricts an option to sizes of labels.
pub(super) fn label_size(option: Arg) -> Arg {
    let names = |(size, english): (LabelSize, _)| [(size.name(), size), (english, size)];
    one_of(option, SIZES.into_iter().flat_map(names).collect())
}

/// Makes an option a number of copies.
pub(super) fn number_of_copies(option: Arg) -> Arg {
    let parser = value_parser!(u16).range(1..=1000);
    option
        .value_parser(parser)
        .default_value("1")
        .hide_default_value(true)
}

/// Makes an option a number of days, as many as a sheet has room for.
pub(super) fn number_of_days(option: Arg) -> Arg {
    let parser = value_parser!(u8).range(1..=7);
    option
        .value_parser(parser)
        .default_value("1")
        .hide_default_value(true)
}

/// Makes an option a size in bytes.
pub(super) fn size_in_bytes(option: Arg) -> Arg {
    let parser = |typed: &str| ByteSize::parse(typed).map_err(|_| Choices::of(["500KB", "2MB"]));
    option.value_parser(ValueParser::new(parser))
}

/// Restricts an option to some values, case-insensitive; the first is the default. Its help lists them in the person's
/// language.
fn one_of<T>(option: Arg, choices: Vec<(&'static str, T)>) -> Arg
where
    T: Copy + Send + Sync + 'static,
{
    let (usual, _) = choices[0];
    let parser = move |typed: &str| {
        let is_meant = |(name, _): &&(&str, T)| name.eq_ignore_ascii_case(typed);
        let found = choices.iter().find(is_meant).map(|(_, value)| *value);
        found.ok_or_else(|| Choices::of(choices.iter().map(|(name, _)| *name)))
    };
    option
        .value_parser(ValueParser::new(parser))
        .default_value(usual)
        .hide_default_value(true)
}

/// Resolves the arguments of `export`.
pub(super) fn options(what: &str, options: &ArgMatches) -> ExportOptions {
    let paper = || {
        *options
            .get_one::<Paper>("paper")
            .expect("it has a usual one")
    };
    let what = match what {
        "pricelist" => Export::Print(Wish::PriceList(paper())),
        "labels" => Export::Print(labels(options)),
        "poster" => Export::Print(Wish::Poster(paper())),
        "html" => Export::OneFile(options.get_one("max").copied()),
        "attendance" => Export::Group(GroupWish::Attendance {
            days: days(options),
        }),
        "program" => Export::Group(GroupWish::Program),
        "form" => Export::Group(GroupWish::Form(FormWish {
            asks_nik: options.get_flag("nik"),
        })),
        other => match curation::wish(other, options) {
            Some(wish) => Export::Curation(wish),
            None => unreachable!("clap knows no export {other}"),
        },
    };
    ExportOptions {
        file: path(options, "out"),
        folder: FolderOptions {
            // `--out` names a file here; the site is at its default place.
            target: folder(options).join("situs"),
            ..folder_options(options)
        },
        // Papers of a group as a whole have no such option.
        each: options.try_get_one("each").ok().flatten().copied() == Some(true),
        what,
    }
}

fn days(options: &ArgMatches) -> usize {
    let days: &u8 = options.get_one("days").expect("there is a usual number");
    usize::from(*days)
}

fn labels(options: &ArgMatches) -> Wish {
    let size = options.get_one("size").expect("there is a usual size");
    let copies: &u16 = options.get_one("copies").expect("there is a usual number");
    let products = options.get_many("product").into_iter().flatten();
    Wish::Labels {
        size: *size,
        products: products.cloned().collect(),
        copies: usize::from(*copies),
    }
}
