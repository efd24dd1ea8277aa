//! A page of a group's shops: those in a place, or all.

use serde::Serialize;

use super::Page;
use crate::files::SitePath;
use crate::plan::{category_pages, front_url, shops_url};
use crate::portal::{Member, PictureView, Portal};
use crate::render::Views;
use crate::render::link::LinkView;
use crate::render::pagination::{PaginationView, pagination};
use crate::render::portal::{PlaceLinkView, places};

/// Products whose photos a shop's card shows.
const SHELF: usize = 3;

/// A shop, or a group within the group, in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ShopCardView {
    /// Name.
    pub name: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// Short name of the place.
    pub place: Option<String>,
    /// Address of its home page from the portal's root.
    pub url: SitePath,
    /// Its sign, or the photo of its first product.
    pub picture: Option<PictureView>,
    /// Number of products that it shows.
    pub product_count: usize,
    /// Number of its shops; 0 for a shop.
    pub shop_count: usize,
    /// Kinds of permits that it has: `nib`, `pirt`, `halal`, `bpom`.
    pub permits: Vec<String>,
    /// Those of them that the group has confirmed.
    pub confirmed: Vec<String>,
    /// `true` below the group's least score.
    pub growing: bool,
    /// `true` for a shop that has texts and no products.
    pub services: bool,
    /// Photos of its first products that have one, at most three.
    pub goods: Vec<PictureView>,
}

/// A page of a list of shops, known as `list`; its shops come as `shops`.
#[derive(Debug, Serialize)]
pub struct ShopListView {
    /// The place, or the words for all shops.
    pub title: String,
    /// Shops in it.
    pub count: usize,
    /// Places within it, on its first page.
    pub places: Vec<PlaceLinkView>,
}

/// A page of a list of shops.
#[derive(Debug, Serialize)]
struct ShopsPage {
    /// The list.
    list: ShopListView,
    /// Its shops on this page.
    shops: Vec<ShopCardView>,
    /// The other pages.
    pagination: PaginationView,
}

impl Views<'_> {
    /// Page `number`, from 1, of the shops in a place; without one, of all.
    pub(super) fn shops(&self, portal: &Portal, index: Option<usize>, number: usize) -> Page<'_> {
        let place = index.map(|index| &portal.places[index]);
        let shops = &portal.members.shops;
        let all: Vec<usize> = match place {
            Some(place) => place.shops.clone(),
            None => (0..shops.len()).collect(),
        };
        let title = match place {
            Some(place) => place.title.clone(),
            None => self.text("shops-title"),
        };
        let slug = place.map(|place| place.slug.as_str());
        let on_page = all.iter().skip((number - 1) * self.per_page());
        let on_page = on_page.take(self.per_page());
        let total = category_pages(all.len(), self.per_page());
        Page {
            title: title.clone(),
            description: self.tagline(),
            trail: self.place_trail(portal, index),
            menu: shops_url(None, 1).into(),
            own: Box::new(ShopsPage {
                list: ShopListView {
                    title,
                    count: all.len(),
                    places: match number {
                        1 => places(portal, index),
                        _ => Vec::new(),
                    },
                },
                shops: on_page
                    .map(|index| shop_card(&shops[*index], portal))
                    .collect(),
                pagination: pagination(number, total, |number| shops_url(slug, number)),
            }),
            ..Page::default()
        }
    }

    /// The trail to a place: the list of all shops, and the places that it lies in.
    fn place_trail(&self, portal: &Portal, place: Option<usize>) -> Vec<LinkView> {
        let list = &portal.places;
        let parent = |index: &usize| list[*index].parent;
        let above = place.and_then(|index| list[index].parent);
        let mut trail: Vec<LinkView> = std::iter::successors(above, parent)
            .map(|index| LinkView {
                title: list[index].title.clone(),
                url: shops_url(Some(&list[index].slug), 1).into(),
            })
            .collect();
        if place.is_some() {
            trail.push(self.link("shops-title", shops_url(None, 1)));
        }
        trail.reverse();
        trail
    }
}

pub(super) fn shop_card(member: &Member, portal: &Portal) -> ShopCardView {
    let goods = member
        .goods
        .iter()
        .chain(member.shops.iter().flat_map(|shop| &shop.goods));
    let goods = goods.filter_map(|goods| goods.card.picture.clone());
    ShopCardView {
        name: member.name.clone(),
        tagline: member.tagline.clone(),
        place: member.place.clone(),
        url: member.folder.join(&front_url()),
        picture: member.picture.clone(),
        product_count: member.product_count(),
        shop_count: member.shops.len(),
        permits: member.permits.clone(),
        confirmed: member.confirmed.clone(),
        growing: portal.is_growing(member),
        services: !member.is_group && member.goods.is_empty() && member.has_texts,
        goods: goods.take(SHELF).collect(),
    }
}
