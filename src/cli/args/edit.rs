//! Arguments of `edit`, `remove` and `price`, parsed.

use camino::Utf8PathBuf;
use clap::{Arg, ArgMatches};

use super::{path, text};
use crate::edit::Step;
use crate::locale::Language;
use crate::parse::{GROUP, Key, PRODUCT, SHOP, Shape};

/// `edit`.
#[derive(Debug)]
pub(in crate::cli) struct EditOptions {
    pub shop: Utf8PathBuf,
    /// A product; `None` for the shop itself.
    pub name: Option<String>,
    pub values: Vec<TypedValue>,
    /// Lists former texts.
    pub history: bool,
    /// Brings a former text back, the newest being 1.
    pub restore: Option<usize>,
}

/// The value of a key, as typed.
#[derive(Debug)]
pub(in crate::cli) struct TypedValue {
    /// The key's Indonesian name, behind that of its map: `izin.nib`.
    pub key: String,
    pub typed: String,
}

/// `remove`.
#[derive(Debug)]
pub(in crate::cli) struct RemoveOptions {
    pub shop: Utf8PathBuf,
    pub name: String,
    pub restore: bool,
}

/// `price`.
#[derive(Debug)]
pub(in crate::cli) struct PriceOptions {
    pub shop: Utf8PathBuf,
    pub up: Option<String>,
    pub down: Option<String>,
    pub round: Option<String>,
    pub category: Option<String>,
    pub dry_run: bool,
}

/// A key that has an option.
pub(in crate::cli) struct KeyOption {
    /// Its Indonesian name, behind that of its map.
    pub name: String,
    alias: String,
}

impl KeyOption {
    /// Keys of a table whose value is one text, those in maps included.
    pub fn of(table: &'static [Key]) -> Vec<Self> {
        let mut options = Vec::new();
        for key in table {
            if !matches!(
                key.shape,
                Shape::Map(_) | Shape::Pairs | Shape::Rows(_) | Shape::RowsOrTexts(_)
            ) {
                options.push(Self {
                    name: key.name.to_owned(),
                    alias: key.alias.to_owned(),
                });
            }
            if matches!(key.shape, Shape::Map(_) | Shape::TextOrMap(_)) {
                options.extend(Self::of(key.shape.keys()).into_iter().map(|inner| Self {
                    name: format!("{}.{}", key.name, inner.name),
                    alias: format!("{}.{}", key.alias, inner.alias),
                }));
            }
        }
        options
    }

    fn all() -> Vec<Self> {
        let mut options: Vec<Self> = Vec::new();
        for option in [PRODUCT, SHOP, GROUP].into_iter().flat_map(Self::of) {
            if options.iter().all(|other| other.name != option.name) {
                options.push(option);
            }
        }
        options
    }

    /// The option: `--original-price`, with `--original_price`, `--harga-coret` and `--harga_coret`.
    fn arg(self, value: &str) -> Arg {
        let long = self.alias.replace('_', "-");
        let mut aliases: Vec<String> = Vec::new();
        for name in [&self.alias, &self.name, &self.name.replace('_', "-")] {
            if *name != long && !aliases.contains(name) {
                aliases.push(name.clone());
            }
        }
        Arg::new(self.name)
            .long(long)
            .aliases(aliases)
            .value_name(value.to_owned())
            .allow_hyphen_values(true)
            .hide(true)
    }
}

/// The options of `edit` that are named after keys. The help lists them in one paragraph.
pub(super) fn key_args(value: &str) -> Vec<Arg> {
    KeyOption::all()
        .into_iter()
        .map(|option| option.arg(value))
        .collect()
}

/// The options for the keys of a table, as the help lists them.
pub(super) fn listed(table: &'static [Key], language: Language) -> String {
    let options = KeyOption::of(table).into_iter();
    let names = options.map(|option| match language {
        Language::English => format!("--{}", option.alias.replace('_', "-")),
        Language::Indonesian => format!("--{}", option.name),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The path and shape of a key with an option; `None` when the file has no such key.
pub(in crate::cli) fn path_of(name: &str, table: &'static [Key]) -> Option<(Vec<Step>, Shape)> {
    let (mut path, mut table) = (Vec::new(), table);
    let mut shape = None;
    for part in name.split('.') {
        let key = table.iter().find(|key| key.name == part)?;
        path.push(Step::Key(key.name));
        shape = Some(key.shape);
        table = key.shape.keys();
    }
    Some((path, shape?))
}

pub(super) fn edit(options: &ArgMatches) -> EditOptions {
    let values = KeyOption::all().into_iter().filter_map(|option| {
        let typed = text(options, &option.name)?;
        Some(TypedValue {
            key: option.name,
            typed,
        })
    });
    EditOptions {
        shop: shop(options),
        name: text(options, "product"),
        values: values.collect(),
        history: options.get_flag("history"),
        restore: options.get_one("restore").copied(),
    }
}

pub(super) fn remove(options: &ArgMatches) -> RemoveOptions {
    RemoveOptions {
        shop: shop(options),
        name: text(options, "product").unwrap_or_default(),
        restore: options.get_flag("restore"),
    }
}

pub(super) fn price(options: &ArgMatches) -> PriceOptions {
    PriceOptions {
        shop: shop(options),
        up: text(options, "up"),
        down: text(options, "down"),
        round: text(options, "round"),
        category: text(options, "category"),
        dry_run: options.get_flag("dry-run"),
    }
}

fn shop(options: &ArgMatches) -> Utf8PathBuf {
    path(options, "shop").unwrap_or_else(|| ".".into())
}
