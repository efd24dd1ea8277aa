//! The portal of a group.

use std::borrow::Cow;
use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Views;
use super::list::pagination;
use crate::files::SitePath;
use crate::locale::Arg;
use crate::parse::GroupKind;
use crate::plan::{category_pages, front_url, network_url, share_url, shops_url, voice_url};
use crate::portal::{ContactView, Member, Place, Portal};
use crate::render::search::data_file;
use crate::render::view::{
    LinkView, NetworkView, NoticeView, PlaceLinkView, PortalPage, PortalView, ShopCardView,
    ShopListView, ShopsPage,
};
use crate::theme::Asset;

/// So many shops' carts are told of by one script, which takes 2.5 KB then.
const CARTS_IN_ONE: usize = 500;
/// Shops on the front.
const FRONT_SHOPS: usize = 12;

impl Views<'_> {
    /// What all pages of a portal know of the group.
    pub(super) fn portal(&self) -> Option<PortalView> {
        let portal = self.content.portal()?;
        let group = &portal.group;
        let link = |id: &str, url: SitePath| LinkView {
            title: self.text(id),
            url: url.into(),
        };
        let contacts = self.contacts();
        Some(PortalView {
            kind: match group.kind {
                Some(GroupKind::Cooperative) => "cooperative",
                Some(GroupKind::Village) => "village",
                Some(GroupKind::Class) => "class",
                Some(GroupKind::Community) => "community",
                None => "group",
            },
            shop_count: portal.members.shops.len(),
            shops: link("shops-title", shops_url(None, 1)),
            places: places(portal, None),
            network: portal
                .has_network()
                .then(|| link("network-title", network_url())),
            voice: (!contacts.is_empty()).then(|| link("voice-title", voice_url())),
            share: link("share-title", share_url()),
            discussion: group.discussion.clone(),
            takes_orders: group.takes_orders,
            directory: self.directory().map(|file| file.url),
            carts: self.carts().into_iter().map(|file| file.url).collect(),
        })
    }

    /// The front.
    pub(in crate::render) fn portal_page(&self, portal: &Portal) -> PortalPage {
        let members = &portal.members;
        let cards = |members: &[Member], most| -> Vec<ShopCardView> {
            let first = members.iter().take(most);
            first.map(|member| shop_card(member, portal)).collect()
        };
        PortalPage {
            shops: cards(&members.shops, FRONT_SHOPS),
            groups: cards(&members.groups, members.groups.len()),
            news: self.latest_news(),
        }
    }

    /// A page of the shops in a place, or of all.
    pub(in crate::render) fn shops_page(
        &self,
        portal: &Portal,
        (place, number): (Option<usize>, usize),
    ) -> ShopsPage {
        let shops = &portal.members.shops;
        let per_page = self.theme.manifest.per_page.get();
        let all: Vec<usize> = match place {
            Some(index) => portal.places[index].shops.clone(),
            None => (0..shops.len()).collect(),
        };
        let on_page = all.iter().skip((number - 1) * per_page).take(per_page);
        let slug = place.map(|index| portal.places[index].slug.as_str());
        let total = category_pages(all.len(), per_page);
        ShopsPage {
            list: ShopListView {
                title: self.shops_title(place),
                count: all.len(),
                places: match number {
                    1 => places(portal, place),
                    _ => Vec::new(),
                },
            },
            shops: on_page
                .map(|index| shop_card(&shops[*index], portal))
                .collect(),
            pagination: pagination(number, total, |number| shops_url(slug, number)),
        }
    }

    /// The board of what members look for and have to give.
    pub(in crate::render) fn network(&self, portal: &Portal) -> NetworkView {
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
                    .contact
                    .as_ref()
                    .map(|contact| self.with_message(contact, id, text)),
            })
            .collect()
        };
        NetworkView {
            needs: notices("network-answer", |shop| &shop.network.needs),
            offers: notices("network-ask", |shop| &shop.network.offers),
        }
    }

    /// A contact whose link begins a message about a notice.
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

    /// The places of a portal.
    fn places(&self) -> &[Place] {
        self.content.portal().map_or(&[], |portal| &portal.places)
    }

    /// The name of a place, or the words for all shops.
    pub(super) fn shops_title(&self, place: Option<usize>) -> String {
        match place {
            Some(index) => self.places()[index].title.clone(),
            None => self.text("shops-title"),
        }
    }

    /// The trail to a place: the list of all shops, and the places that it lies in.
    pub(super) fn place_trail(&self, place: Option<usize>) -> Vec<LinkView> {
        let list = self.places();
        let parent = |index: &usize| list[*index].parent;
        let above = place.and_then(|index| list[index].parent);
        let mut trail: Vec<LinkView> = std::iter::successors(above, parent)
            .map(|index| LinkView {
                title: list[index].title.clone(),
                url: shops_url(Some(&list[index].slug), 1).into(),
            })
            .collect();
        if place.is_some() {
            trail.push(LinkView {
                title: self.text("shops-title"),
                url: shops_url(None, 1).into(),
            });
        }
        trail.reverse();
        trail
    }
}

/// The places within one, or the widest.
fn places(portal: &Portal, parent: Option<usize>) -> Vec<PlaceLinkView> {
    let list = portal.places.iter();
    let within = list.filter(|place| place.parent == parent);
    let link = |place: &Place| PlaceLinkView {
        title: place.title.clone(),
        url: shops_url(Some(&place.slug), 1),
        count: place.shops.len(),
    };
    within.map(link).collect()
}

fn shop_card(member: &Member, portal: &Portal) -> ShopCardView {
    ShopCardView {
        name: member.name.clone(),
        tagline: member.tagline.clone(),
        place: member.place.clone(),
        url: member.folder.join(&front_url()),
        picture: member.picture.clone(),
        product_count: member.product_count(),
        shop_count: member.shops.len(),
        permits: member.permits.clone(),
        growing: portal.is_growing(member),
    }
}

/// What a cart's page is told of the shops: enough to write to each.
#[derive(serde::Serialize)]
struct Seller<'m> {
    id: &'m str,
    name: &'m str,
    /// With a `/` at its end.
    folder: String,
    kind: Cow<'m, str>,
    href: &'m str,
}

impl Views<'_> {
    /// The scripts that tell which carts are those of its shops. Of many shops there are as many scripts as
    /// ids have first digits, so that a shopper with two carts loads what tells of these.
    pub(in crate::render) fn carts(&self) -> Vec<Asset> {
        let Some(shops) = self.selling_shops() else {
            return Vec::new();
        };
        let ids: BTreeSet<&str> = shops.iter().map(|shop| &*shop.id).collect();
        let files = if ids.len() > CARTS_IN_ONE { 16 } else { 1 };
        let file_of = |id: &str| {
            let digit = id.chars().next().and_then(|digit| digit.to_digit(16));
            digit.unwrap_or_default() as usize * files / 16
        };
        let of_file = |file| -> Vec<&str> {
            let ids = ids.iter().copied();
            ids.filter(|id| file_of(id) == file).collect()
        };
        (0..files)
            .map(|file| data_file("carts", file, &of_file(file).join(" ")))
            .collect()
    }

    /// The shops of a portal with products.
    fn selling_shops(&self) -> Option<&[Member]> {
        let members = &self.content.portal()?.members;
        (members.goods().len() > 0).then_some(&*members.shops)
    }

    /// The script that tells carts whose they are.
    pub(in crate::render) fn directory(&self) -> Option<Asset> {
        let sellers = self.selling_shops()?.iter().map(|shop| {
            let contact = shop.contact.as_ref();
            Seller {
                id: &shop.id,
                name: &shop.name,
                folder: shop.folder.to_base(),
                kind: contact.map_or_else(|| "".into(), |contact| contact.kind.clone()),
                href: contact.map_or("", |contact| &contact.href),
            }
        });
        Some(data_file("shops", 0, &sellers.collect::<Vec<_>>()))
    }
}
