//! Resolves a group: its own data, and the part of it that members need.

use super::curators::Confirmation;
use super::link::Places;
use super::profile::Profile;
use super::readiness::{Criterion, Readiness, Weights};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::ShopSource;
use crate::parse::{CurationDraft, GroupDrafts, GroupKind, OrdersTo, Spanned};
use crate::value::{Phone, Score};

/// A group, without its members.
#[derive(Debug, Clone)]
pub struct Group {
    /// Name, contacts, looks, pages, news.
    pub profile: Profile,
    /// Its kind, when it says so.
    pub kind: Option<GroupKind>,
    /// The address of the members' chat.
    pub discussion: Option<String>,
    /// The address of the sign-up form.
    pub form: Option<String>,
    /// The fee for joining, in words; absent: none.
    pub fee: Option<String>,
    /// `true` when it receives the orders of all members.
    pub takes_orders: bool,
    /// Readiness that the portal requires.
    pub curation: Curation,
    /// Names that its folder had in the group above, with their places in `kelompok.yaml`.
    pub former: Vec<Spanned<String>>,
}

/// Readiness that a portal requires of its shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Curation {
    /// Shops with a lower score, from 0 to 100, are not ready.
    pub minimum: u32,
    /// `true` to hide such shops in the portal.
    pub hides: bool,
    /// Points of the criteria.
    pub weights: Weights,
}

/// The group that a shop belongs to, as the shop knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The group's name.
    pub name: String,
    /// Identifies the group in the browser's storage.
    pub id: String,
    /// Relative address of the group's home page from the shop's root.
    pub url: String,
    /// `true` when the group has a public address.
    pub is_public: bool,
    /// Contacts for orders, when the group receives them.
    pub orders: Option<Orders>,
    /// The shop's permits that the group has confirmed.
    pub confirmed: Vec<Confirmation>,
}

/// Contacts of a group that receives orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// Its WhatsApp.
    pub whatsapp: Option<Phone>,
    /// Its telephone.
    pub phone: Option<Phone>,
    /// Its e-mail address.
    pub email: Option<String>,
}

/// Resolves a group. Links to its members are resolved later, once these are known.
pub fn group(source: &ShopSource, drafts: GroupDrafts, report: &mut Report) -> Group {
    let GroupDrafts {
        group: draft,
        pages,
        news,
    } = drafts;
    let orders = draft.orders;
    let orders = orders.filter(|orders| orders.value == OrdersTo::Group);
    let wants_orders = orders.is_some();
    // A contact that was not understood is reported by itself.
    if let Some(orders) = orders.filter(|_| !draft.profile.contact_written) {
        let file = source.full(&source.data.path);
        report.push(Diagnostic::new(Code::GroupWithoutContact, file).at(orders.span));
    }
    let mut profile = Profile::new(source, draft.profile, (pages, news), report);
    let places = Places::of_group(source, &profile);
    profile.settle_texts(&places, report);
    let takes_orders = wants_orders && profile.is_reachable();
    Group {
        profile,
        kind: draft.kind.map(|kind| kind.value),
        discussion: draft.discussion.map(|address| address.value),
        form: draft.form.map(|address| address.value),
        fee: draft.fee.map(|fee| fee.value),
        takes_orders,
        curation: Curation::of(&draft.curation),
        former: draft.former,
    }
}

impl Curation {
    /// Resolves `kurasi`.
    pub fn of(draft: &CurationDraft) -> Self {
        let mut weights = Weights::default();
        for (key, points) in &draft.weights {
            if let Some(criterion) = Criterion::from_key(key) {
                weights.set(criterion, points.value);
            }
        }
        Self {
            minimum: draft.minimum.as_ref().map_or(0, |score| score.value),
            hides: draft.hide.as_ref().is_some_and(|hide| hide.value),
            weights,
        }
    }

    /// The score that counts for a shop: the curators' mean, or else its readiness.
    pub fn score(&self, readiness: &Readiness, curated: Option<Score>) -> Score {
        curated.unwrap_or_else(|| Score::whole(readiness.score(&self.weights).into()))
    }

    /// True for a shop below the least score.
    pub fn is_below(&self, readiness: &Readiness, curated: Option<Score>) -> bool {
        self.score(readiness, curated) < Score::whole(self.minimum.into())
    }
}
