//! Binds the port: the requested one, or on request the next free one.

use std::io;

use super::super::args::ServeOptions;
use super::super::screen::Screen;
use super::super::{Exit, ask};
use crate::locale::Arg;
use crate::serve::Door;

/// Binds the port; returns it with its number.
pub(super) fn open(options: &ServeOptions, screen: &Screen) -> Result<(Door, u16), Exit> {
    let failed = |error: io::Error| {
        let detail = ("detail", Arg::from(error.to_string()));
        let port = ("port", port_arg(options.port));
        screen.warn("serve-port-denied", &[port, detail]);
        Exit::MachineFailed
    };
    let door = match Door::open(options.reach, options.port) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let port = port_arg(options.port);
            screen.warn("serve-port-busy", &[("port", port)]);
            let next = Door::next_free(options.reach, options.port).ok_or(Exit::MachineFailed)?;
            if !asked(next, screen) {
                screen.warn("serve-port-next", &[("next", port_arg(next))]);
                return Err(Exit::MachineFailed);
            }
            Door::open(options.reach, next)
        }
        other => other,
    };
    let door = door.map_err(failed)?;
    let port = door.port().map_err(failed)?;
    Ok((door, port))
}

/// Asks on a terminal; true when the person accepts the next port.
fn asked(next: u16, screen: &Screen) -> bool {
    let question = screen.text("serve-port-ask", &[("next", port_arg(next))]);
    let answer = || ask::answer(&question).ok().flatten();
    ask::person_is_there() && ask::is_yes(answer().as_deref())
}

/// The number as typed: without a thousands separator.
fn port_arg(port: u16) -> Arg {
    Arg::from(port.to_string())
}
