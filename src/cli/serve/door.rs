//! Binds the port: the requested one, or on request the next free one.

use std::io::{self, BufRead, IsTerminal, Write};

use super::super::Exit;
use super::super::args::ServeOptions;
use super::super::screen::Screen;
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
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return false;
    }
    let question = screen.text("serve-port-ask", &[("next", port_arg(next))]);
    let mut output = io::stdout();
    let mut answer = String::new();
    let heard = write!(output, "{question} ")
        .and_then(|()| output.flush())
        .and_then(|()| io::stdin().lock().read_line(&mut answer));
    // End of input means no.
    let yes = ["", "y", "ya", "yes"];
    heard.is_ok_and(|bytes| bytes > 0) && yes.contains(&answer.trim().to_lowercase().as_str())
}

/// The number as typed: without a thousands separator.
fn port_arg(port: u16) -> Arg {
    Arg::from(port.to_string())
}
