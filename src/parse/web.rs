//! Web addresses, and accounts that people write by name instead (`@kopi.sari`).

use serde::{Deserialize, Serialize};
use url::Url;

/// A service with accounts or shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// instagram.com
    Instagram,
    /// facebook.com
    Facebook,
    /// tiktok.com
    Tiktok,
    /// youtube.com
    Youtube,
    /// t.me
    Telegram,
    /// tokopedia.com
    Tokopedia,
    /// shopee.co.id
    Shopee,
    /// lazada.co.id
    Lazada,
    /// bukalapak.com
    Bukalapak,
    /// blibli.com
    Blibli,
}

/// An account or shop at another service.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Outside {
    /// The service.
    pub platform: Platform,
    /// Its absolute address.
    pub url: String,
}

impl Platform {
    /// The site of a key.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "instagram" => Platform::Instagram,
            "facebook" => Platform::Facebook,
            "tiktok" => Platform::Tiktok,
            "youtube" => Platform::Youtube,
            "telegram" => Platform::Telegram,
            "tokopedia" => Platform::Tokopedia,
            "shopee" => Platform::Shopee,
            "lazada" => Platform::Lazada,
            "bukalapak" => Platform::Bukalapak,
            "blibli" => Platform::Blibli,
            _ => return None,
        })
    }

    /// Its name as people write it.
    pub fn title(self) -> &'static str {
        match self {
            Platform::Instagram => "Instagram",
            Platform::Facebook => "Facebook",
            Platform::Tiktok => "TikTok",
            Platform::Youtube => "YouTube",
            Platform::Telegram => "Telegram",
            Platform::Tokopedia => "Tokopedia",
            Platform::Shopee => "Shopee",
            Platform::Lazada => "Lazada",
            Platform::Bukalapak => "Bukalapak",
            Platform::Blibli => "Blibli",
        }
    }

    /// Lower-case name: `instagram`.
    pub fn kind(self) -> String {
        self.title().to_lowercase()
    }

    /// Prefix of an account's address, before its name.
    fn account_prefix(self) -> &'static str {
        match self {
            Platform::Instagram => "https://www.instagram.com/",
            Platform::Facebook => "https://www.facebook.com/",
            Platform::Tiktok => "https://www.tiktok.com/@",
            Platform::Youtube => "https://www.youtube.com/@",
            Platform::Telegram => "https://t.me/",
            Platform::Tokopedia => "https://www.tokopedia.com/",
            Platform::Shopee => "https://shopee.co.id/",
            Platform::Lazada => "https://www.lazada.co.id/shop/",
            Platform::Bukalapak => "https://www.bukalapak.com/u/",
            Platform::Blibli => "https://www.blibli.com/merchant/",
        }
    }

    /// The service's domains, short ones included.
    fn domains(self) -> &'static [&'static str] {
        match self {
            Platform::Instagram => &["instagram.com", "instagr.am"],
            Platform::Facebook => &["facebook.com", "fb.com", "fb.me"],
            Platform::Tiktok => &["tiktok.com"],
            Platform::Youtube => &["youtube.com", "youtu.be"],
            Platform::Telegram => &["t.me", "telegram.me"],
            Platform::Tokopedia => &["tokopedia.com", "tokopedia.link"],
            Platform::Shopee => &["shopee.co.id", "shope.ee"],
            Platform::Lazada => &["lazada.co.id"],
            Platform::Bukalapak => &["bukalapak.com"],
            Platform::Blibli => &["blibli.com"],
        }
    }

    /// Parses an account at this service: an address with or without `https://`, or the account's name with or without
    /// `@`.
    pub(crate) fn account(self, typed: &str) -> Option<Outside> {
        let typed = typed.trim();
        let name = typed.trim_start_matches('@');
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
        let looks_like_address = typed.contains('/') || typed.starts_with("www.");
        let url = if is_name && !looks_like_address {
            Url::parse(&format!("{}{name}", self.account_prefix())).ok()?
        } else {
            let url = address(typed)?;
            let host = url.host_str().unwrap_or_default();
            let is_here = |domain: &str| {
                host == domain
                    || host
                        .strip_suffix(domain)
                        .is_some_and(|sub| sub.ends_with('.'))
            };
            self.domains()
                .iter()
                .any(|domain| is_here(domain))
                .then_some(url)?
        };
        Some(Outside {
            platform: self,
            url: url.into(),
        })
    }
}

/// An `http` or `https` address, with or without the scheme.
pub(super) fn address(typed: &str) -> Option<Url> {
    let typed = typed.trim();
    let url = match Url::parse(typed) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => url,
        Ok(url) if url.has_host() || typed.contains("://") => return None,
        _ if typed.contains('.') && !typed.contains([' ', ':']) => {
            Url::parse(&format!("https://{typed}")).ok()?
        }
        _ => return None,
    };
    url.host_str()
        .is_some_and(|host| host.contains('.') || host == "localhost")
        .then_some(url)
}

/// True when a text can be an e-mail address: something, one `@`, a domain with a dot.
pub(super) fn is_email(typed: &str) -> bool {
    let Some((name, domain)) = typed.split_once('@') else {
        return false;
    };
    let odd = |text: &str| {
        text.is_empty()
            || text
                .contains(|c: char| c.is_whitespace() || matches!(c, '@' | ',' | '<' | '>' | '"'))
    };
    !odd(name)
        && !odd(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_by_name_or_address() {
        let url = |site: Platform, typed: &str| site.account(typed).map(|outside| outside.url);
        assert_eq!(
            url(Platform::Instagram, "@kopi.sari").unwrap(),
            "https://www.instagram.com/kopi.sari"
        );
        assert_eq!(
            url(Platform::Tiktok, "kopisari").unwrap(),
            "https://www.tiktok.com/@kopisari"
        );
        assert_eq!(
            url(Platform::Shopee, "shopee.co.id/kopisari").unwrap(),
            "https://shopee.co.id/kopisari"
        );
        assert_eq!(url(Platform::Facebook, "javascript:alert(1)"), None);
        assert_eq!(url(Platform::Facebook, "two words"), None);
        assert_eq!(
            url(Platform::Facebook, "https://facebook.com.example.net/x"),
            None
        );
        assert_eq!(url(Platform::Tiktok, "https://instagram.com/x"), None);
        assert!(url(Platform::Facebook, "https://m.facebook.com/kopisari").is_some());
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert!(address("https://tokosari.pages.dev/").is_some());
        assert!(address("tokosari.pages.dev").is_some());
        for bad in [
            "",
            "tokosari",
            "ftp://x.id/",
            "javascript:alert(1)",
            "https://",
            "data:text/html,x",
        ] {
            assert!(address(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn emails_need_a_name_and_a_domain() {
        assert!(is_email("sari@example.com"));
        for bad in [
            "sari",
            "@example.com",
            "sari@",
            "sari@com",
            "a b@example.com",
            "a@b@c.d",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
