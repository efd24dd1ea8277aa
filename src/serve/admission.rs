//! Limits connections by address, so that a greedy client leaves room for others.
//!
//! An address may have a quarter as many connections as there are free places: a dynamic threshold, after Choudhury and
//! Hahne's for the buffers of switches. Of 2,048 places a greedy address gets 404, a second one 323, and the next still
//! finds room: 67 phones behind one hotspot, which share one address, with the usual 6 connections of a browser each.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// Places reserved for the seller's browsers, which hold a connection for each tab with a news stream.
const KEPT: usize = 32;
/// Ratio of free places to connections of one address.
const FREE_FOR_ONE: usize = 4;

/// Connections from other machines.
#[derive(Debug)]
pub(super) struct Admission {
    places: usize,
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// Admission of one connection; released on drop.
#[derive(Debug)]
pub(super) struct Pass {
    /// `None` for this machine, whose connections are not counted.
    of: Option<(Arc<Admission>, IpAddr)>,
}

impl Admission {
    /// Distributes `places` places, less those reserved for this machine.
    pub fn to(places: usize) -> Arc<Self> {
        Arc::new(Self {
            places: places.saturating_sub(KEPT),
            held: Mutex::default(),
        })
    }

    /// Admits a connection between two addresses, if there is room. A peer with the address it connects to is on this
    /// machine: systems drop such packets from outside (martians).
    pub fn admit(self: &Arc<Self>, from: IpAddr, to: IpAddr) -> Option<Pass> {
        if from == to {
            return Some(Pass { of: None });
        }
        let from = network(from);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let free = self.places.saturating_sub(held.values().sum());
        let own = held.get(&from).copied().unwrap_or_default();
        if own * FREE_FOR_ONE >= free {
            return None;
        }
        held.insert(from, own + 1);
        let of = Some((Arc::clone(self), from));
        Some(Pass { of })
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let Some((admission, from)) = &self.of else {
            return;
        };
        let mut held = admission
            .held
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut own) = held.entry(*from) {
            *own.get_mut() -= 1;
            if *own.get() == 0 {
                own.remove();
            }
        }
    }
}

/// The unit of counting: an IPv4 address, or the /64 prefix of an IPv6 address, within which a machine chooses
/// addresses freely.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 1));

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    /// All connections that a greedy client gets.
    fn greedy(admission: &Arc<Admission>, from: &str) -> Vec<Pass> {
        let more = || admission.admit(address(from), HERE);
        std::iter::from_fn(more).collect()
    }

    #[test]
    fn greedy_ones_leave_places_for_others() {
        let admission = Admission::to(2_048);
        let phones: Vec<Vec<Pass>> = (2..7)
            .map(|last| greedy(&admission, &format!("192.168.1.{last}")))
            .collect();
        let got: Vec<usize> = phones.iter().map(Vec::len).collect();
        assert_eq!(got, [404, 323, 258, 207, 165]);
        let next: Vec<_> = (0..6)
            .map(|_| admission.admit(address("192.168.1.9"), HERE))
            .collect();
        assert!(next.iter().all(Option::is_some));
        drop((phones, next));
        assert!(admission.held.lock().unwrap().is_empty());
        assert_eq!(greedy(&admission, "192.168.1.9").len(), 404);
    }

    #[test]
    fn this_machine_gets_in_when_all_places_are_taken() {
        let admission = Admission::to(KEPT + 3);
        let phones = ["10.0.0.2", "10.0.0.3", "10.0.0.4"];
        let passes = phones.map(|phone| admission.admit(address(phone), HERE));
        assert!(passes.iter().all(Option::is_some));
        assert!(admission.admit(address("10.0.0.5"), HERE).is_none());
        let own = [HERE, address("127.0.0.1"), address("::1")];
        let passes = own.map(|own| admission.admit(own, own));
        assert!(passes.iter().all(Option::is_some));
    }

    #[test]
    fn a_network_of_ipv6_is_one() {
        for (one, other, is_same) in [
            ("192.168.1.7", "::ffff:192.168.1.7", true),
            ("192.168.1.7", "192.168.1.8", false),
            ("2001:db8:0:1::7", "2001:db8:0:1:ffff::8", true),
            ("2001:db8:0:1::7", "2001:db8:0:2::7", false),
        ] {
            let networks = [one, other].map(|text| network(address(text)));
            assert_eq!(networks[0] == networks[1], is_same, "{one} {other}");
        }
    }
}
