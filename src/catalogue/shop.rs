//! Resolves a shop.

use serde::{Deserialize, Serialize};

use super::category::Category;
use super::curators::Confirmation;
use super::former;
use super::group::{Membership, Orders};
use super::link::Places;
use super::payment::{self, Payment};
use super::product::{self, Product};
use super::profile::Profile;
use super::programme::Enrolment;
use super::rules;
use super::taxonomy::Taxonomy;
use super::text::Text;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::discover::ShopSource;
use crate::parse::{BudgetDraft, Outside, ShippingDraft, ShopDrafts, Spanned};
use crate::value::{ByteSize, Date, Hours, Permit, Rupiah, Trade};

/// A shop as shoppers see it.
#[derive(Debug, Clone)]
#[expect(
    missing_docs,
    reason = "most fields are the keys of SPEC section 2, in its order"
)]
pub struct Shop {
    pub profile: Profile,
    pub trade: Trade,
    pub hours: Option<Hours>,
    pub marketplaces: Vec<Outside>,
    pub payment: Payment,
    /// Name, cost and note of each way to get the goods.
    pub shipping: Vec<(String, Option<Rupiah>, Option<String>)>,
    pub permits: Vec<Permit>,
    pub budget: Budget,
    /// Its notices for other members of its group.
    pub network: Network,
    /// Its part in the programme of its group.
    pub enrolment: Enrolment,
    /// Where it says that its group must not publish it.
    pub withheld: Option<Span>,
    /// Names that its folder had in its group, with their places in `toko.yaml`.
    pub former: Vec<Spanned<String>>,
    /// The group it belongs to, when it is built as a member.
    pub membership: Option<Membership>,
    /// Categories in their order.
    pub categories: Vec<Category>,
    /// Products in their order.
    pub products: Vec<Product>,
}

/// Notices of a member for the other members of its group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Things that it looks for.
    pub needs: Vec<String>,
    /// Things that it has to give.
    pub offers: Vec<String>,
}

/// Budgets of page weight.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// For the home page.
    pub home: ByteSize,
    /// For a product's page.
    pub product: ByteSize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            home: ByteSize(150_000),
            product: ByteSize(100_000),
        }
    }
}

impl Shop {
    /// Makes the shop a member of a group.
    pub fn join(&mut self, membership: Membership) {
        if let Some(orders) = &membership.orders {
            self.hand_orders_to(orders);
        }
        self.membership = Some(membership);
    }

    /// Lets its group receive its orders.
    pub fn hand_orders_to(&mut self, orders: &Orders) {
        self.profile.whatsapp.clone_from(&orders.whatsapp);
        self.profile.phone.clone_from(&orders.phone);
        self.profile.email.clone_from(&orders.email);
    }

    /// The confirmation of a permit by its group, for the very number.
    pub fn confirmation(&self, permit: &Permit) -> Option<&Confirmation> {
        let confirmed = &self.membership.as_ref()?.confirmed;
        confirmed.iter().find(|one| one.permit == *permit)
    }

    /// The Markdown of its products.
    fn product_texts(&mut self) -> impl Iterator<Item = &mut Text> {
        self.products.iter_mut().flat_map(|product| {
            let story = product.story.iter_mut();
            product.description.iter_mut().chain(story)
        })
    }
}

/// Resolves a shop. `today` decides which permits have expired; nothing else depends on it.
pub fn shop(source: &ShopSource, drafts: ShopDrafts, today: Date, report: &mut Report) -> Shop {
    let file = source.full(&source.data.path);
    let ShopDrafts {
        shop: draft,
        products,
        pages,
        news,
    } = drafts;
    rules::permits(&draft.permits, &file, today, report);
    if !draft.profile.contact_written {
        report.push(Diagnostic::new(Code::NoContact, &*file));
    }
    let (products, mut categories) =
        categorised(product::products(source, products, today, report));
    former::categories(&mut categories, &draft.former_categories, &file, report);
    let mut enrolment = Enrolment::of(&draft);
    enrolment.add_goods(&products, &categories);
    let profile = Profile::new(source, draft.profile, (pages, news), report);
    let payment = payment::payment(source, draft.payment, (&profile.name, &file), report);
    let mut shop = Shop {
        trade: draft.trade.map(|trade| trade.value).unwrap_or_default(),
        hours: draft.hours.map(|hours| hours.value),
        marketplaces: values(draft.marketplaces),
        payment,
        shipping: draft.shipping.into_iter().map(way).collect(),
        permits: values(draft.permits),
        budget: Budget::of(draft.budget),
        network: Network {
            needs: values(draft.network.needs),
            offers: values(draft.network.offers),
        },
        enrolment,
        withheld: draft
            .consent
            .and_then(|consent| (!consent.value).then_some(consent.span)),
        former: draft.former,
        membership: None,
        categories,
        products,
        profile,
    };
    let places = Places::of_shop(source, &shop.profile, &shop.products);
    shop.profile.settle_texts(&places, report);
    for text in shop.product_texts() {
        text.settle(&places, report);
    }
    shop
}

/// Products with the indices of their categories, and the categories.
fn categorised(settled: Vec<product::Settled>) -> (Vec<Product>, Vec<Category>) {
    let mut taxonomy = Taxonomy::default();
    let mut products = Vec::with_capacity(settled.len());
    for (index, one) in settled.into_iter().enumerate() {
        let mut product = one.product;
        product.categories = taxonomy.add(index, &one.folders, &one.named);
        products.push(product);
    }
    let (categories, places) = taxonomy.finish();
    for product in &mut products {
        for category in &mut product.categories {
            *category = places[*category];
        }
    }
    (products, categories)
}

impl Budget {
    fn of(draft: BudgetDraft) -> Self {
        let default = Self::default();
        Self {
            home: draft.home.map_or(default.home, |size| size.value),
            product: draft.product.map_or(default.product, |size| size.value),
        }
    }
}

fn way(way: ShippingDraft) -> (String, Option<Rupiah>, Option<String>) {
    let cost = way.cost.map(|cost| cost.value);
    (way.name.value, cost, way.note.map(|note| note.value))
}

fn values<T>(list: Vec<Spanned<T>>) -> Vec<T> {
    list.into_iter().map(|field| field.value).collect()
}
