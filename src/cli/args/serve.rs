//! Arguments of `serve`, parsed.

use camino::Utf8PathBuf;
use clap::{Arg, ArgMatches, value_parser};

use super::{FolderOptions, folder_options, path, text};
use crate::serve::{Reach, Wifi};

/// The default port.
const USUAL_PORT: u16 = 8080;

/// `serve`.
#[derive(Debug)]
pub(in crate::cli) struct ServeOptions {
    pub folder: FolderOptions,
    /// 0 for any free one.
    pub port: u16,
    pub reach: Reach,
    /// `true` to open the browser.
    pub open: bool,
    pub wifi: Option<Wifi>,
}

/// `open`.
#[derive(Debug)]
pub(in crate::cli) struct OpenOptions {
    /// The shop; `None` for the one near the program.
    pub folder: Option<Utf8PathBuf>,
    /// 0 for any free one.
    pub port: u16,
}

impl OpenOptions {
    /// Those of a double click, or of a folder that was dropped on the program.
    pub fn of(folder: Option<Utf8PathBuf>) -> Self {
        Self {
            folder,
            port: USUAL_PORT,
        }
    }
}

/// Lets an option name a port.
pub(super) fn port(option: Arg) -> Arg {
    option.value_parser(value_parser!(u16))
}

/// Resolves the arguments of `open`.
pub(super) fn open_options(options: &ArgMatches) -> OpenOptions {
    OpenOptions {
        folder: path(options, "folder"),
        port: options.get_one("port").copied().unwrap_or(USUAL_PORT),
    }
}

/// Resolves the arguments of `serve`.
pub(super) fn options(options: &ArgMatches) -> ServeOptions {
    let wifi = text(options, "wifi").map(|name| Wifi {
        name,
        password: text(options, "wifi-password").filter(|password| !password.is_empty()),
    });
    // Naming a Wi-Fi implies `--lan`.
    let reach = match options.get_flag("lan") || wifi.is_some() {
        true => Reach::Network,
        false => Reach::Machine,
    };
    ServeOptions {
        folder: folder_options(options),
        port: options.get_one("port").copied().unwrap_or(USUAL_PORT),
        open: options.get_flag("open"),
        reach,
        wifi,
    }
}
