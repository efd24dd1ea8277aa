//! Arguments of `serve`, parsed.

use clap::{Arg, ArgMatches, value_parser};

use super::{FolderOptions, folder_options, text};
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

/// Lets an option name a port.
pub(super) fn port(option: Arg) -> Arg {
    option.value_parser(value_parser!(u16))
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
