//! A whole group in one file: its shops with their goods.

use std::collections::{BTreeMap, HashSet};

use super::Fitting;
use super::fitting::{Limits, Page, fit};
use super::pictures::{Picture, Pictures, looks, photos};
use crate::build::group::{ListedShop, OpenedGroup};
use crate::build::site::{ReadSite, Subject};
use crate::build::{BuildError, BuildOptions, Progress};
use crate::catalogue::PhotoRef;
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::photo::Quality;
use crate::plan::{PlannedPhoto, Use};
use crate::portal::{Content, Member, Portal};
use crate::render::{Looks, OrderLinks, Renderer, ShelfView, Views};

/// Widths of photos in the lowest quality, the finest first: two stand side by side on a phone.
const WIDTHS: [u32; 4] = [320, 240, 160, 96];
/// Size limit in bytes when none is given: WhatsApp takes it on every phone, and a phone on 3G has it in a minute.
const COMFORTABLE: u64 = 5_000_000;

/// A shop with what the page needs of it beside its row in the portal.
struct Shelved {
    place: SitePath,
    member: Member,
    links: OrderLinks,
    /// The first photo of each product.
    photos: Vec<Option<(PhotoRef, PlannedPhoto)>>,
}

/// Builds a group as one file of at most `most` bytes, of the shops at these places in its site, or of all that have
/// consented.
///
/// # Errors
/// When the machine fails.
pub fn group_file(
    group: OpenedGroup,
    (shown, most): (Option<&HashSet<SitePath>>, Option<u64>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Fitting, BuildError> {
    let listed: Vec<ListedShop> = group
        .shops()
        .filter(|shop| shown.is_none_or(|shown| shown.contains(shop.place())))
        .collect();
    let name = &group.group().profile.name;
    let shelved = report.gather(listed, |shop, report| shelved(shop, name, options, report));
    let shelved: Vec<Shelved> = shelved.into_iter().flatten().collect();
    let ReadSite {
        subject: Subject::Portal(mut portal),
        theme,
        mut plan,
        ..
    } = group.into_site()
    else {
        unreachable!("the site of a group is a portal");
    };
    // Shops that it hides are left out already.
    portal.group.curation.hides = false;
    let mut members = Vec::new();
    let mut links = Vec::new();
    let mut goods_photos = Vec::new();
    for shop in shelved {
        members.push((shop.place, shop.member));
        links.push(shop.links);
        goods_photos.push(shop.photos);
    }
    portal.gather(members, Vec::new());
    let planned = std::mem::take(&mut plan.photos.photos);
    let logo = portal.group.profile.logo.clone();
    let logo = logo.and_then(|photo| Some((photo.clone(), Use::Logo, planned.get(&photo.path)?)));
    let own: Vec<_> = logo.into_iter().collect();
    let mut page = GroupPage {
        own: own.len(),
        goods: Vec::new(),
        site: ReadSite {
            subject: Subject::Portal(portal),
            theme,
            plan,
            looks: Looks::new(),
            photo_bytes: BTreeMap::new(),
        },
        links,
        options,
        findings: Report::default(),
    };
    let in_turn = in_turn(&goods_photos);
    page.goods = in_turn.iter().map(|(place, _)| *place).collect();
    let goods = in_turn.into_iter().map(|(_, photo)| photo);
    let mut pictures = Pictures::of(own.into_iter().chain(goods));
    let limits = Limits {
        rounds: &[(Quality::Hemat, &WIDTHS)],
        most: most.unwrap_or(COMFORTABLE),
        may_exceed: false,
    };
    let fitting = fit(
        &mut page,
        &mut pictures,
        &limits,
        (options, progress),
        report,
    )?;
    report.merge(page.findings);
    Ok(fitting)
}

/// Reads a shop. `None` when it cannot be shown; the report says why.
fn shelved(
    shop: ListedShop,
    group: &str,
    options: &BuildOptions,
    report: &mut Report,
) -> Option<Shelved> {
    let mut opened = shop.open_for_group(options, report)?;
    let mut planned = std::mem::take(&mut opened.plan.photos.photos);
    let views = Views {
        content: Content::Shop(&opened.shop),
        plan: &opened.plan,
        looks: &Looks::new(),
        theme: &opened.theme,
    };
    let products = opened.shop.products.iter();
    let photos = products.map(|product| {
        let photo = product.photos.first()?;
        Some((photo.clone(), planned.remove(&photo.path)?))
    });
    Some(Shelved {
        place: shop.place().clone(),
        member: views.member(),
        links: views.order_links(group),
        photos: photos.collect(),
    })
}

/// A product by the indices of its shop and of itself there.
type GoodsAt = (usize, usize);

/// The photos in the order of their importance: the first product of each shop, then the second of each, so that want of
/// room is shared.
fn in_turn(
    shops: &[Vec<Option<(PhotoRef, PlannedPhoto)>>],
) -> Vec<(GoodsAt, (PhotoRef, Use, &PlannedPhoto))> {
    let most = shops.iter().map(Vec::len).max().unwrap_or(0);
    let places = (0..most).flat_map(|goods| (0..shops.len()).map(move |shop| (shop, goods)));
    let photo = |(shop, goods): GoodsAt| {
        let (photo, planned) = shops[shop].get(goods)?.as_ref()?;
        Some(((shop, goods), (photo.clone(), Use::Card, planned)))
    };
    places.filter_map(photo).collect()
}

/// The page of a group.
struct GroupPage<'o> {
    site: ReadSite,
    links: Vec<OrderLinks>,
    /// Number of the group's own photos, which come first.
    own: usize,
    /// The products of the other photos, in their order.
    goods: Vec<GoodsAt>,
    options: &'o BuildOptions,
    /// Findings in the group's own templates, replaced whenever the page is rendered.
    findings: Report,
}

impl GroupPage<'_> {
    fn portal(&self) -> &Portal {
        match &self.site.subject {
            Subject::Portal(portal) => portal,
            Subject::Shop(_) => unreachable!("the site of a group is a portal"),
        }
    }
}

impl Page for GroupPage<'_> {
    fn named(&mut self, pictures: &[Picture]) -> Result<Vec<u8>, BuildError> {
        let own = pictures.partition_point(|picture| picture.number() < self.own);
        let (own, of_goods) = pictures.split_at(own);
        self.site.plan.photos.photos = photos(own);
        self.site.looks = looks(own);
        self.findings = Report::default();
        let shops = self.portal().members.shops.iter().zip(&self.links);
        let mut shelves: Vec<ShelfView> = shops
            .map(|(shop, links)| ShelfView::new(shop, links.clone()))
            .collect();
        for picture in of_goods {
            let (shop, goods) = self.goods[picture.number() - self.own];
            shelves[shop].goods[goods].card.picture = Some(picture.view());
        }
        let renderer = Renderer::new(self.site.views(), &self.options.program);
        let templates = renderer.load_templates(&mut self.findings);
        let html = templates.group_file(&shelves, &mut self.findings)?;
        Ok(html.into_bytes())
    }

    fn other_files(&self) -> BTreeMap<SitePath, String> {
        BTreeMap::new()
    }
}
