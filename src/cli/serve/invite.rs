//! Invitation for phones: addresses, QR codes, a poster. Printed again when the network changes, since hotspots are
//! often started last.

use std::io::{self, IsTerminal};
use std::net::Ipv4Addr;

use super::super::args::ServeOptions;
use super::super::screen::Screen;
use crate::locale::Arg;
use crate::qr::Code;
use crate::serve::{self, Invitation, POSTER, Reach, Server, WELCOME, Wifi};

/// Colours of QR codes, whatever the terminal's: phones read these most reliably.
const WHITE_ON_BLACK: &str = "\u{1b}[97;40m";
const AS_BEFORE: &str = "\u{1b}[0m";

/// Addresses and Wi-Fi for phones.
pub(super) struct Guests {
    /// `None` without `--lan`.
    wifi_of_guests: Option<Option<Wifi>>,
    port: u16,
    addresses: Vec<Ipv4Addr>,
}

impl Guests {
    pub fn new(options: &ServeOptions, port: u16) -> Self {
        Self {
            wifi_of_guests: (options.reach == Reach::Network).then(|| options.wifi.clone()),
            port,
            addresses: Vec::new(),
        }
    }

    /// True when this machine has other addresses than those printed.
    pub fn have_moved(&self) -> bool {
        self.wifi_of_guests.is_some() && serve::addresses() != self.addresses
    }

    /// Prints the invitation, with `--lan`.
    pub fn look(&mut self, server: &Server, screen: &Screen) {
        let Some(wifi) = &self.wifi_of_guests else {
            return;
        };
        self.addresses = serve::addresses();
        let port = self.port;
        let mut addresses = self
            .addresses
            .iter()
            .map(|address| format!("http://{address}:{port}{WELCOME}"));
        let address = addresses.next();
        server.invite(Invitation {
            address: address.clone(),
            wifi: wifi.clone(),
        });
        let Some(address) = address else {
            screen.say("serve-lan-none", &[]);
            return;
        };
        if let Some(wifi) = wifi {
            screen.say("serve-wifi", &[("wifi", Arg::from(&wifi.name))]);
            show_code(&wifi.code(), screen);
        }
        screen.say("serve-lan", &[("address", Arg::from(&address))]);
        show_code(&address, screen);
        let more: Vec<String> = addresses.collect();
        if !more.is_empty() {
            screen.say(
                "serve-lan-more",
                &[("addresses", Arg::from(more.join(", ")))],
            );
        }
        let poster = format!("http://127.0.0.1:{port}{POSTER}");
        screen.say("serve-poster", &[("address", Arg::from(poster))]);
    }
}

/// Prints a QR code, on a terminal.
fn show_code(text: &str, screen: &Screen) {
    if screen.is_quiet() || !io::stdout().is_terminal() {
        return;
    }
    if let Some(code) = Code::of(text) {
        for line in code.blocks().lines() {
            screen.print(&format!("{WHITE_ON_BLACK}{line}{AS_BEFORE}"));
        }
    }
}
