//! A whole group as one page, a file to be sent from phone to phone: its shops with their goods, each with a link that
//! orders it. Needs no script; the browser's own search finds what is wanted.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use tera::Context;

use super::order::{Order, OrderView, order};
use super::{RenderError, TemplateRenderer, Views};
use crate::catalogue::Product;
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::locale::Arg;
use crate::plan::front_url;
use crate::portal::{CardView, ContactView, Member};

/// `root` on this page: all addresses become fragments.
const ROOT: &str = "#";

/// Links that order from a shop.
#[derive(Debug, Clone, Default)]
pub struct OrderLinks {
    /// Way to write to whoever receives its orders.
    pub contact: Option<ContactView>,
    /// A link for each product.
    pub products: Vec<Option<OrderView>>,
}

/// A shop in the file of its group.
#[derive(Debug, Serialize)]
pub struct ShelfView {
    /// Its name.
    pub name: String,
    /// Its place in the page.
    pub url: SitePath,
    /// Short name of where it is.
    pub place: Option<String>,
    /// Kinds of permits that it has: `nib`, `pirt`, `halal`, `bpom`.
    pub permits: Vec<String>,
    /// Way to write to whoever receives its orders.
    pub contact: Option<ContactView>,
    /// Its goods.
    pub goods: Vec<ShelfGoodsView>,
}

/// A product in the file of a group.
#[derive(Debug, Serialize)]
pub struct ShelfGoodsView {
    /// Its card.
    pub card: CardView,
    /// The link that orders it; absent when nobody can be reached, or it is sold out.
    pub order: Option<OrderView>,
}

impl ShelfView {
    /// The shelf of a portal's shop. Its cards have no pictures yet.
    pub fn new(shop: &Member, links: OrderLinks) -> Self {
        let goods = shop.goods.iter().zip(links.products);
        Self {
            name: shop.name.clone(),
            url: shop.folder.join(&front_url()),
            place: shop.place.clone(),
            permits: shop.permits.clone(),
            contact: links.contact,
            goods: goods
                .map(|(goods, order)| ShelfGoodsView {
                    card: CardView {
                        // The heading above names it.
                        shop: None,
                        picture: None,
                        ..goods.card.clone()
                    },
                    order,
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct GroupFileContext<'a> {
    root: &'static str,
    shelves: &'a [ShelfView],
    about_html: Option<String>,
}

impl Views<'_> {
    /// The links that order from this shop, out of the file of a group.
    pub fn order_links(&self, group: &str) -> OrderLinks {
        let profile = self.profile();
        let product = |product: &Product| {
            let price = product.lowest_price().map(|(price, _)| price.to_string());
            let wish = Order {
                product: &product.name,
                variant: None,
                price,
                unit: product.unit.as_deref(),
                page: None,
            };
            let link = order(profile, &self.theme.texts, &wish);
            link.filter(|_| !product.is_sold_out())
        };
        let mut contact = self.contacts().into_iter().next();
        if let Some(contact) = contact.as_mut().filter(|way| way.kind == "whatsapp") {
            let args = [("shop", profile.name.as_str()), ("group", group)];
            let args = args.map(|(name, text)| (name.to_owned(), Arg::from(text)));
            let message = self.theme.texts.format("group-file-hello", &args);
            let message = utf8_percent_encode(&message, NON_ALPHANUMERIC);
            contact.href = format!("{}?text={message}", contact.href);
        }
        OrderLinks {
            contact,
            products: self.own_products().iter().map(product).collect(),
        }
    }
}

impl TemplateRenderer<'_> {
    /// Renders a whole group as one page with names in place of files. A failing template of the group is reported, and
    /// the built-in ones are used.
    ///
    /// # Errors
    /// When a built-in template fails.
    pub fn group_file(
        &self,
        shelves: &[ShelfView],
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let about = views.profile().description.as_ref();
        let context = GroupFileContext {
            root: ROOT,
            shelves,
            about_html: about.map(|text| views.html(text, None, ROOT, 3)),
        };
        let context = Context::from_serialize(&context).expect("views always become a context");
        let template = "one_file_group.html";
        self.engine.render(template, &context, template, report)
    }
}
