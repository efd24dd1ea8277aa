//! Judges a shop by the criteria of readiness.

use crate::catalogue::{Criterion, Lack, Product, Readiness, Row, Shop, Step};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::locale::Arg;

/// Products from which on categories help shoppers.
const MANY: usize = 6;
/// Part of the photos' points for products with a photo; the rest is for photos without faults.
const HAVING_PHOTOS: u32 = 700;
/// Part of the place's points for the address; the rest is for opening hours.
const HAVING_ADDRESS: u32 = 600;
/// Part of the contact's points for a telephone or e-mail alone.
const NO_WHATSAPP: u32 = 500;
/// Part of the descriptions' points for words about the shop; the rest is for its products.
const SHOP_WORDS: u32 = 500;

/// The readiness of a shop, by its catalogue and by the findings about its photos and pages.
pub fn readiness(shop: &Shop, report: &Report) -> Readiness {
    let profile = &shop.profile;
    let address = &profile.address;
    let is_placed = address.text.is_some() || address.street.is_some() || address.regency.is_some();
    let is_public = profile.url.is_some()
        || shop
            .membership
            .as_ref()
            .is_some_and(|group| group.is_public);
    let payment = &shop.payment;
    let is_paid = payment.qris.is_some()
        || payment.cod
        || !payment.banks.is_empty()
        || !payment.ewallets.is_empty();
    let of_products = shop.products.iter().flat_map(|product| &product.permits);
    let is_permitted = shop.permits.iter().chain(of_products).next().is_some();
    let rows = vec![
        match (&profile.whatsapp, profile.is_reachable()) {
            (Some(_), _) => whole(Criterion::Contact),
            (None, true) => part(Criterion::Contact, NO_WHATSAPP, lack(Lack::WhatsApp)),
            (None, false) => part(Criterion::Contact, 0, lack(Lack::Missing)),
        },
        photos(shop, report),
        products(shop, Criterion::Prices, |product| {
            product.lowest_price().is_some()
        }),
        match (is_placed, shop.hours.is_some()) {
            (true, true) => whole(Criterion::Place),
            (true, false) => part(Criterion::Place, HAVING_ADDRESS, lack(Lack::Hours)),
            (false, has_hours) => {
                let share = if has_hours {
                    Row::WHOLE - HAVING_ADDRESS
                } else {
                    0
                };
                part(Criterion::Place, share, lack(Lack::Missing))
            }
        },
        descriptions(shop),
        if_so(Criterion::Payment, is_paid),
        if_so(Criterion::Permits, is_permitted),
        if_so(Criterion::Delivery, !shop.shipping.is_empty()),
        weight(shop, report),
        match shop.products.len() < MANY {
            true => whole(Criterion::Categories),
            false => products(shop, Criterion::Categories, |product| {
                !product.categories.is_empty()
            }),
        },
        if_so(Criterion::Address, is_public),
    ];
    Readiness { rows }
}

fn whole(criterion: Criterion) -> Row {
    Row {
        criterion,
        share: Row::WHOLE,
        step: None,
    }
}

fn part(criterion: Criterion, share: u32, step: Step) -> Row {
    Row {
        criterion,
        share,
        step: Some(step),
    }
}

fn if_so(criterion: Criterion, is_so: bool) -> Row {
    match is_so {
        true => whole(criterion),
        false => part(criterion, 0, lack(Lack::Missing)),
    }
}

/// A step about the shop itself.
fn lack(lack: Lack) -> Step {
    Step {
        lack,
        count: 0,
        example: String::new(),
    }
}

/// `having` of `all` as a share of `most`.
fn share(having: usize, all: usize, most: u32) -> u32 {
    let share = having as u64 * u64::from(most) / all.max(1) as u64;
    u32::try_from(share).unwrap_or(most)
}

/// A criterion that each product fulfils or not. A shop without products fulfils none.
fn products(shop: &Shop, criterion: Criterion, has: impl Fn(&Product) -> bool) -> Row {
    let lacking: Vec<&Product> = shop.products.iter().filter(|one| !has(one)).collect();
    let having = shop.products.len() - lacking.len();
    let step = Step {
        lack: Lack::Missing,
        count: lacking.len(),
        example: lacking
            .first()
            .map_or_else(String::new, |one| one.name.clone()),
    };
    match having == shop.products.len() && having > 0 {
        true => whole(criterion),
        false => part(
            criterion,
            share(having, shop.products.len(), Row::WHOLE),
            step,
        ),
    }
}

fn photos(shop: &Shop, report: &Report) -> Row {
    let has_photo = products(shop, Criterion::Photos, |product| {
        !product.photos.is_empty()
    });
    let having = has_photo.share * HAVING_PHOTOS / Row::WHOLE;
    let all: usize = shop
        .products
        .iter()
        .map(|product| product.photos.len())
        .sum();
    let faults = [
        (Code::PhotoDark, Lack::Light),
        (Code::PhotoBlurred, Lack::Sharpness),
        (Code::PhotoSmall, Lack::Size),
    ];
    let faulty = |code: Code| -> Vec<&Diagnostic> {
        let findings = report.findings().iter();
        findings.filter(|finding| finding.code == code).collect()
    };
    let faults = faults.map(|(code, lack)| (faulty(code), lack));
    // A photo that is dark and shaken counts twice, but never more than all.
    let count: usize = faults.iter().map(|(found, _)| found.len()).sum();
    let good = all.saturating_sub(count);
    let fault = faults.into_iter().find(|(found, _)| !found.is_empty());
    let fault = fault.map(|(found, lack)| Step {
        lack,
        count: found.len(),
        example: found[0]
            .primary
            .file
            .file_name()
            .unwrap_or_default()
            .to_owned(),
    });
    let share = having + share(good, all, Row::WHOLE - HAVING_PHOTOS);
    match has_photo.step.or(fault) {
        None => whole(Criterion::Photos),
        Some(step) => part(Criterion::Photos, share, step),
    }
}

fn descriptions(shop: &Shop) -> Row {
    let described = products(shop, Criterion::Descriptions, |product| {
        product.description.is_some() || product.story.is_some()
    });
    let of_products = described.share * (Row::WHOLE - SHOP_WORDS) / Row::WHOLE;
    // A page or news tell of a shop as well.
    let tells = shop.profile.description.is_some() || !shop.profile.pages.is_empty();
    let own = if tells { SHOP_WORDS } else { 0 };
    let step = match tells {
        false => Some(lack(Lack::Missing)),
        true => described.step.map(|step| Step {
            lack: Lack::Products,
            ..step
        }),
    };
    match step {
        None => whole(Criterion::Descriptions),
        Some(step) => part(Criterion::Descriptions, own + of_products, step),
    }
}

/// Pages within their budget: the home page and those of products.
fn weight(shop: &Shop, report: &Report) -> Row {
    let findings = report.findings().iter();
    let heavy: Vec<&Diagnostic> = findings
        .filter(|finding| finding.code == Code::OverBudget)
        .collect();
    let Some(first) = heavy.first() else {
        return whole(Criterion::Weight);
    };
    let all = shop.products.len() + 1;
    let page = first.args.iter().find(|(name, _)| name == "page");
    let step = Step {
        lack: Lack::Size,
        count: heavy.len(),
        example: match page {
            Some((_, Arg::Text(page))) => page.clone(),
            _ => String::new(),
        },
    };
    let light = all.saturating_sub(heavy.len());
    part(Criterion::Weight, share(light, all, Row::WHOLE), step)
}
