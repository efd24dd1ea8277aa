//! The board of a group: what members look for and have to give.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{Page, values};
use crate::files::SitePath;
use crate::locale::Arg;
use crate::plan::{front_url, network_url};
use crate::portal::{ContactView, Member, Portal};
use crate::render::Views;

/// A notice of a member.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// In the member's words.
    pub text: String,
    /// The member's name.
    pub shop: String,
    /// Its home page.
    pub url: SitePath,
    /// Short name of its place.
    pub place: Option<String>,
    /// Way to reach it; its link has a message in it where the way allows one.
    pub contact: Option<ContactView>,
}

/// The board of a group, known as `network`.
#[derive(Debug, Serialize)]
pub struct NetworkView {
    /// Things that members look for.
    pub needs: Vec<NoticeView>,
    /// Things that they have to give.
    pub offers: Vec<NoticeView>,
}

impl Views<'_> {
    pub(super) fn network_page(&self, portal: &Portal) -> Page<'_> {
        Page {
            menu: network_url().into(),
            own: values("network", self.network(portal)),
            ..self.plain("network-title", "network-help")
        }
    }

    /// The notices of all members.
    fn network(&self, portal: &Portal) -> NetworkView {
        let notices = |id: &str, texts: fn(&Member) -> &[String]| -> Vec<NoticeView> {
            let all = portal
                .members
                .shops
                .iter()
                .flat_map(|shop| texts(shop).iter().map(move |text| (shop, text)));
            all.map(|(shop, text)| NoticeView {
                text: text.clone(),
                shop: shop.name.clone(),
                url: shop.folder.join(&front_url()),
                place: shop.place.clone(),
                contact: shop
                    .contacts
                    .first()
                    .map(|contact| self.with_message(contact, id, text)),
            })
            .collect()
        };
        NetworkView {
            needs: notices("network-answer", |shop| &shop.network.needs),
            offers: notices("network-ask", |shop| &shop.network.offers),
        }
    }

    /// A contact whose link starts a message about a notice.
    fn with_message(&self, contact: &ContactView, id: &str, notice: &str) -> ContactView {
        let mut contact = contact.clone();
        if contact.kind == "whatsapp" {
            let args = [("notice".to_owned(), Arg::Text(notice.to_owned()))];
            let message = self.theme.texts.format(id, &args);
            let message = utf8_percent_encode(&message, NON_ALPHANUMERIC);
            contact.href = format!("{}?text={message}", contact.href);
        }
        contact
    }
}
