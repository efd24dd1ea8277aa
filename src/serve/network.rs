//! Addresses of this machine in its networks, and the Wi-Fi to join.

use std::net::{IpAddr, Ipv4Addr};

/// Name parts of virtual networks, which only this machine sees.
const WITHIN: [&str; 9] = [
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "vethernet",
    "tun",
    "tailscale",
];

/// Addresses of this machine, the likeliest for phones first. Empty without a network.
pub fn addresses() -> Vec<Ipv4Addr> {
    let mut found: Vec<(u8, Ipv4Addr)> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .iter()
        .filter_map(|network| match network.ip() {
            IpAddr::V4(address) => Some((rank(&network.name, address)?, address)),
            IpAddr::V6(_) => None,
        })
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, address)| address).collect()
}

/// Sort key of a network: lower is likelier to have phones; `None` for virtual networks.
fn rank(name: &str, address: Ipv4Addr) -> Option<u8> {
    let name = name.to_lowercase();
    if address.is_loopback() || address.is_link_local() || address.is_unspecified() {
        return None;
    }
    if WITHIN.iter().any(|part| name.contains(part)) {
        return None;
    }
    Some(match address.octets() {
        // Default addresses of hotspots of Windows and Linux.
        [192, 168, 137, _] | [10, 42, _, _] => 0,
        [192, 168, ..] => 1,
        _ if address.is_private() => 2,
        _ => 3,
    })
}

/// A Wi-Fi to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wifi {
    /// Its SSID.
    pub name: String,
    /// Its password; absent for an open one.
    pub password: Option<String>,
}

impl Wifi {
    /// Text of a QR code for joining it (`WIFI:…`).
    pub fn code(&self) -> String {
        let name = escaped(&self.name);
        match &self.password {
            Some(password) => format!("WIFI:T:WPA;S:{name};P:{};;", escaped(password)),
            None => format!("WIFI:T:nopass;S:{name};;"),
        }
    }
}

/// Escapes the five special characters with a backslash. Never quotes: the format asks for quotes around text that
/// could be hexadecimal, but iPhones take them for a part of the password.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | ';' | ',' | ':' | '"') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_that_phones_are_in_come_first() {
        let rank = |name, octets: [u8; 4]| rank(name, Ipv4Addr::from(octets));
        assert_eq!(rank("wlan0", [10, 42, 0, 1]), Some(0));
        assert_eq!(
            rank("Local Area Connection* 2", [192, 168, 137, 1]),
            Some(0)
        );
        assert_eq!(rank("wlan0", [192, 168, 43, 20]), Some(1));
        assert_eq!(rank("eth0", [172, 16, 0, 9]), Some(2));
        assert_eq!(rank("lo", [127, 0, 0, 1]), None);
        assert_eq!(rank("eth0", [169, 254, 3, 4]), None);
        assert_eq!(rank("docker0", [172, 17, 0, 1]), None);
        assert_eq!(rank("vEthernet (WSL)", [172, 20, 0, 1]), None);
    }

    #[test]
    fn names_and_passwords_are_written_as_phones_read_them() {
        let code = |name: &str, password: Option<&str>| {
            let (name, password) = (name.to_owned(), password.map(str::to_owned));
            Wifi { name, password }.code()
        };
        assert_eq!(
            code("Balai Desa", Some("kopi;gayo:1\\2,\"3\"")),
            "WIFI:T:WPA;S:Balai Desa;P:kopi\\;gayo\\:1\\\\2\\,\\\"3\\\";;"
        );
        assert_eq!(code("Warung ☕", None), "WIFI:T:nopass;S:Warung ☕;;");
        assert_eq!(
            code("kopi", Some("12345678")),
            "WIFI:T:WPA;S:kopi;P:12345678;;"
        );
    }
}
