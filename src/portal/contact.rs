//! Ways to reach a shop.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::value::{Phone, PhoneKind};

/// One way to reach the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactView {
    /// `whatsapp`, `phone` or `email`.
    pub kind: Cow<'static, str>,
    /// Text for people: `0812-3456-7890`.
    pub text: String,
    /// `https://wa.me/…`, `tel:…` or `mailto:…`.
    pub href: String,
    /// `sms:…`, for a number that can receive SMS.
    pub sms: Option<String>,
}

impl ContactView {
    /// A WhatsApp chat; `None` for a landline.
    pub fn whatsapp(phone: &Phone) -> Option<Self> {
        Some(Self {
            kind: "whatsapp".into(),
            text: phone.to_string(),
            href: format!("https://wa.me/{}", phone.whatsapp()?),
            sms: sms(phone),
        })
    }

    /// A telephone call.
    pub fn phone(phone: &Phone) -> Self {
        Self {
            kind: "phone".into(),
            text: phone.to_string(),
            href: phone.tel_uri(),
            sms: sms(phone),
        }
    }

    /// An e-mail.
    pub fn email(email: &str) -> Self {
        Self {
            kind: "email".into(),
            text: email.to_owned(),
            href: format!("mailto:{email}"),
            sms: None,
        }
    }

    /// `true` when its links are those of its text. For data from other machines.
    pub(super) fn is_sound(&self) -> bool {
        let phone = Phone::parse(&self.text).ok();
        let chat = phone.as_ref().and_then(Self::whatsapp);
        let call = phone.as_ref().map(Self::phone);
        let ways = chat.into_iter().chain(call);
        ways.chain([Self::email(&self.text)])
            .any(|way| way == *self)
    }
}

fn sms(phone: &Phone) -> Option<String> {
    let takes_messages = phone.kind() != PhoneKind::Landline;
    takes_messages.then(|| format!("sms:+{}", phone.international()))
}
