//! Web addresses, and accounts that people write by name instead (`@kopi.sari`).

use serde::{Deserialize, Serialize};
use url::Url;

/// A service with accounts or shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Site {
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
    pub site: Site,
    /// Its absolute address.
    pub url: String,
}

impl Site {
    /// The site of a key.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "instagram" => Site::Instagram,
            "facebook" => Site::Facebook,
            "tiktok" => Site::Tiktok,
            "youtube" => Site::Youtube,
            "telegram" => Site::Telegram,
            "tokopedia" => Site::Tokopedia,
            "shopee" => Site::Shopee,
            "lazada" => Site::Lazada,
            "bukalapak" => Site::Bukalapak,
            "blibli" => Site::Blibli,
            _ => return None,
        })
    }

    /// Its name as people write it.
    pub fn title(self) -> &'static str {
        match self {
            Site::Instagram => "Instagram",
            Site::Facebook => "Facebook",
            Site::Tiktok => "TikTok",
            Site::Youtube => "YouTube",
            Site::Telegram => "Telegram",
            Site::Tokopedia => "Tokopedia",
            Site::Shopee => "Shopee",
            Site::Lazada => "Lazada",
            Site::Bukalapak => "Bukalapak",
            Site::Blibli => "Blibli",
        }
    }

    /// Lower-case name: `instagram`.
    pub fn kind(self) -> String {
        self.title().to_lowercase()
    }

    /// Prefix of an account's address, before its name.
    fn account_prefix(self) -> &'static str {
        match self {
            Site::Instagram => "https://www.instagram.com/",
            Site::Facebook => "https://www.facebook.com/",
            Site::Tiktok => "https://www.tiktok.com/@",
            Site::Youtube => "https://www.youtube.com/@",
            Site::Telegram => "https://t.me/",
            Site::Tokopedia => "https://www.tokopedia.com/",
            Site::Shopee => "https://shopee.co.id/",
            Site::Lazada => "https://www.lazada.co.id/shop/",
            Site::Bukalapak => "https://www.bukalapak.com/u/",
            Site::Blibli => "https://www.blibli.com/merchant/",
        }
    }

    /// The service's domains, short ones included.
    fn domains(self) -> &'static [&'static str] {
        match self {
            Site::Instagram => &["instagram.com", "instagr.am"],
            Site::Facebook => &["facebook.com", "fb.com", "fb.me"],
            Site::Tiktok => &["tiktok.com"],
            Site::Youtube => &["youtube.com", "youtu.be"],
            Site::Telegram => &["t.me", "telegram.me"],
            Site::Tokopedia => &["tokopedia.com", "tokopedia.link"],
            Site::Shopee => &["shopee.co.id", "shope.ee"],
            Site::Lazada => &["lazada.co.id"],
            Site::Bukalapak => &["bukalapak.com"],
            Site::Blibli => &["blibli.com"],
        }
    }

    /// Parses an account at this service: an address with or without `https://`, or the account's name with or without
    /// `@`.
    pub(super) fn account(self, typed: &str) -> Option<Outside> {
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
            site: self,
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
        let url = |site: Site, typed: &str| site.account(typed).map(|outside| outside.url);
        assert_eq!(
            url(Site::Instagram, "@kopi.sari").unwrap(),
            "https://www.instagram.com/kopi.sari"
        );
        assert_eq!(
            url(Site::Tiktok, "kopisari").unwrap(),
            "https://www.tiktok.com/@kopisari"
        );
        assert_eq!(
            url(Site::Shopee, "shopee.co.id/kopisari").unwrap(),
            "https://shopee.co.id/kopisari"
        );
        assert_eq!(url(Site::Facebook, "javascript:alert(1)"), None);
        assert_eq!(url(Site::Facebook, "two words"), None);
        assert_eq!(
            url(Site::Facebook, "https://facebook.com.example.net/x"),
            None
        );
        assert_eq!(url(Site::Tiktok, "https://instagram.com/x"), None);
        assert!(url(Site::Facebook, "https://m.facebook.com/kopisari").is_some());
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
