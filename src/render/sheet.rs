//! Sheets to print: price list, labels, poster. Each is a self-contained page, which can be sent, stored on a stick,
//! and printed anywhere.

use serde::Serialize;
use tera::Context;

use super::order::{Order, scanned_chat};
use super::pages::{FactView, PriceGroupView, facts};
use super::permit::PermitView;
use super::tiers::{TierView, tiers};
use super::{RenderError, TemplateRenderer, Views};
use crate::catalogue::{Product, Variant};
use crate::diagnostic::Report;
use crate::qr::Code;
use crate::value::Date;

/// A sheet to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// All prices.
    PriceList(Paper),
    /// Labels, on A4.
    Labels {
        /// Their size.
        size: LabelSize,
        /// Indices of the products that get one.
        products: Vec<usize>,
        /// Number of copies of each.
        copies: usize,
    },
    /// The shop's poster for wall and counter.
    Poster(Paper),
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 297 mm by 420 mm.
    A3,
    /// 210 mm by 297 mm.
    A4,
    /// 148 mm by 210 mm.
    A5,
    /// A receipt printer's roll, 58 mm wide, with a print width of 48 mm.
    Receipt,
}

impl Paper {
    /// Its name as an option.
    pub fn name(self) -> &'static str {
        match self {
            Self::A3 => "a3",
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::Receipt => "58mm",
        }
    }

    /// Its `size` in CSS. A roll has no fixed length: the page's script sets where it is cut, and without it the list
    /// is printed in pieces.
    pub(super) fn css(self) -> &'static str {
        match self {
            Self::A3 => "A3",
            Self::A4 => "A4",
            Self::A5 => "A5",
            Self::Receipt => "58mm 297mm",
        }
    }
}

/// Sizes of labels. All three are also sold as cut sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelSize {
    /// 38.1 mm by 21.2 mm: name and price.
    Small,
    /// 70 mm by 37 mm, for shelves.
    Medium,
    /// 99.1 mm by 67.7 mm, for packaging.
    Large,
}

impl LabelSize {
    /// Its name as an option.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "kecil",
            Self::Medium => "sedang",
            Self::Large => "besar",
        }
    }

    /// Number of labels on A4.
    pub fn on_a_page(self) -> usize {
        match self {
            Self::Small => 5 * 13,
            Self::Medium => 3 * 8,
            Self::Large => 2 * 4,
        }
    }

    /// `false` for price tags, where a code would be too small to scan.
    pub fn has_code(self) -> bool {
        self != Self::Small
    }
}

impl Sheet {
    /// Names of all kinds; templates and styles have the same names.
    pub const NAMES: [&str; 3] = ["print_price_list", "print_labels", "print_poster"];

    /// The name of this kind.
    pub fn name(&self) -> &'static str {
        let index = match self {
            Self::PriceList(_) => 0,
            Self::Labels { .. } => 1,
            Self::Poster(_) => 2,
        };
        Self::NAMES[index]
    }

    /// Id of its title.
    fn title(&self) -> &'static str {
        match self {
            Self::PriceList(_) => "price-list-title",
            Self::Labels { .. } => "print-labels-title",
            Self::Poster(_) => "print-poster-title",
        }
    }
}

/// Values of a sheet in addition to the shop's.
#[derive(Debug, Clone, Copy)]
pub struct Imprint<'a> {
    /// The day that the price list names.
    pub today: Date,
    /// The shop's logo as a data address, for the poster.
    pub logo: Option<&'a str>,
}

/// A sheet to print, known to its template as `sheet`.
#[derive(Debug, Serialize)]
pub struct SheetView {
    /// `print_price_list`, `print_labels`, `print_poster`, or a kind of a group's.
    pub kind: &'static str,
    /// Its title, without the shop's name.
    pub title: String,
    /// `a3`, `a4`, `a5` or `58mm`.
    pub paper: &'static str,
    /// The paper's size as CSS reads it.
    pub page_size: &'static str,
    /// The day it is made, in words.
    pub date: String,
    /// A code that leads to the shop; absent when it has neither public address nor WhatsApp.
    pub code: Option<CodeView>,
    /// The shop's public address as people read it: `umahine.example.com`.
    pub address: Option<String>,
}

/// A QR code.
#[derive(Debug, Clone, Serialize)]
pub struct CodeView {
    /// `page` or `whatsapp`: what opens when it is scanned.
    pub leads_to: &'static str,
    /// The code as SVG, with its white border.
    pub code_html: String,
}

/// A product, or a variant of one, on a label.
#[derive(Debug, Serialize)]
pub struct LabelView {
    /// Name of the product.
    pub name: String,
    /// Name of the variant.
    pub variant: Option<String>,
    /// Its price; absent: the label shows none.
    pub price: Option<String>,
    /// The price before, crossed out.
    pub original: Option<String>,
    /// Unit of the price: `bungkus`.
    pub unit: Option<String>,
    /// Prices by quantity, where the price is the product's own.
    pub tiers: Vec<TierView>,
    /// Plain facts, as on the product's page. A variant whose name has an amount gets no `weight` and `size`, which may
    /// be the product's only.
    pub facts: Vec<FactView>,
    /// Licences of the product.
    pub permits: Vec<PermitView>,
    /// A code that leads to the product.
    pub code: Option<CodeView>,
}

/// The values of one sheet.
#[derive(Serialize)]
#[serde(untagged)]
enum Contents<'a> {
    PriceList {
        groups: Vec<PriceGroupView>,
    },
    Labels {
        size: &'static str,
        labels: Vec<LabelView>,
        pages: Vec<Vec<usize>>,
    },
    Poster {
        logo: Option<&'a str>,
    },
}

#[derive(Serialize)]
struct SheetContext<C> {
    sheet: SheetView,
    #[serde(flatten)]
    contents: C,
}

impl TemplateRenderer<'_> {
    /// Renders a sheet. A failing template of the shop is reported, and the built-in ones are used.
    ///
    /// # Errors
    /// When a built-in template fails.
    pub fn sheet(
        &self,
        sheet: &Sheet,
        imprint: Imprint,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let contents = match sheet {
            Sheet::PriceList(_) => Contents::PriceList {
                groups: views.price_groups(&views.price_order()),
            },
            Sheet::Labels {
                size,
                products,
                copies,
            } => {
                let labels = views.labels(products, *size);
                let places: Vec<usize> = (0..labels.len())
                    .flat_map(|label| std::iter::repeat_n(label, *copies))
                    .collect();
                Contents::Labels {
                    size: size.name(),
                    pages: places
                        .chunks(size.on_a_page())
                        .map(<[usize]>::to_vec)
                        .collect(),
                    labels,
                }
            }
            Sheet::Poster(_) => Contents::Poster { logo: imprint.logo },
        };
        let paper = match sheet {
            Sheet::PriceList(paper) | Sheet::Poster(paper) => *paper,
            Sheet::Labels { .. } => Paper::A4,
        };
        let paper = (paper, paper.css());
        let view = views.sheet_view(sheet.name(), sheet.title(), paper, imprint.today);
        self.printed(view, contents, report)
    }

    /// Renders the template of a sheet's kind, which knows the fields of `contents` by their names.
    pub(super) fn printed(
        &self,
        sheet: SheetView,
        contents: impl Serialize,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let template = format!("{}.html", sheet.kind);
        let context = SheetContext { sheet, contents };
        let context = Context::from_serialize(&context).expect("views always become a context");
        self.engine
            .render(&template, &context, template.as_ref(), report)
    }
}

impl Views<'_> {
    /// What all sheets of a kind have: the id of its title, its paper, and that as CSS reads it.
    pub(super) fn sheet_view(
        &self,
        kind: &'static str,
        title: &str,
        (paper, page_size): (Paper, &'static str),
        today: Date,
    ) -> SheetView {
        SheetView {
            kind,
            title: self.text(title),
            paper: paper.name(),
            page_size,
            date: self.date(today),
            code: self.shop_code(),
            address: self.address_in_words(),
        }
    }

    /// The public address as printed: without scheme and trailing slash.
    fn address_in_words(&self) -> Option<String> {
        let url = self.profile().url.as_ref()?;
        let words = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        Some(words.trim_end_matches('/').to_owned())
    }

    /// A code that leads to the shop's site, or else to a chat with it.
    fn shop_code(&self) -> Option<CodeView> {
        let chat = || {
            Some(format!(
                "https://wa.me/{}",
                self.profile().whatsapp.as_ref()?.whatsapp()?
            ))
        };
        code(self.profile().url.clone(), chat)
    }

    /// A label of each product, or of each of its variants.
    fn labels(&self, products: &[usize], size: LabelSize) -> Vec<LabelView> {
        let products = products.iter().map(|index| &self.own_products()[*index]);
        let labels = products.flat_map(|product| {
            let variants = product.variants.iter().map(Some);
            let whole = product.variants.is_empty().then_some(None);
            variants
                .chain(whole)
                .map(move |variant| self.label(product, variant, size))
        });
        labels.collect()
    }

    fn label(&self, product: &Product, variant: Option<&Variant>, size: LabelSize) -> LabelView {
        let price = product.price_of(variant);
        let original = product.original_price.filter(|original| {
            price == product.price && price.is_some_and(|price| *original > price)
        });
        let amount_is_named = variant.is_some_and(|variant| names_an_amount(&variant.name));
        let facts = facts(product, variant.and_then(|variant| variant.sku.as_ref()))
            .into_iter()
            .filter(|fact| !(amount_is_named && matches!(fact.kind, "weight" | "size")));
        LabelView {
            name: product.name.clone(),
            variant: variant.map(|variant| variant.name.clone()),
            price: price.map(|price| price.to_string()),
            original: original.map(|price| price.to_string()),
            unit: product.unit.clone(),
            tiers: tiers(product.tiers_of(variant)),
            facts: facts.collect(),
            permits: self.permits(&product.permits),
            code: size
                .has_code()
                .then(|| self.product_code(product, variant))
                .flatten(),
        }
    }

    /// A code that leads to a product's page, or else to a chat about it.
    fn product_code(&self, product: &Product, variant: Option<&Variant>) -> Option<CodeView> {
        let order = Order {
            product: &product.name,
            variant: variant.map(|variant| variant.name.as_str()),
            price: None,
            unit: None,
            page: None,
        };
        code(self.product_address(product), || {
            scanned_chat(self.profile(), &self.theme.texts, &order)
        })
    }
}

/// The code of a page, or else of a chat.
fn code(page: Option<String>, chat: impl FnOnce() -> Option<String>) -> Option<CodeView> {
    let (leads_to, link) = match page {
        Some(page) => ("page", page),
        None => ("whatsapp", chat()?),
    };
    Some(CodeView {
        leads_to,
        code_html: Code::of(&link)?.svg(),
    })
}

/// `true` for a variant's name that holds an amount: `Biji utuh 500 g`.
fn names_an_amount(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit())
}
