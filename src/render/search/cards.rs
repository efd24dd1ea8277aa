//! The cards of search results, in two parts: what they look like and what is written on them.
//!
//! Cards that differ only in their texts and numbers share one model, a card with marks in the place of
//! these. Templates render the models as they render every card, so that the results look like the rest
//! of the shop in any theme; `search.js` copies a model and puts a product's values where the marks are.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use super::script;
use crate::files::SitePath;
use crate::render::view::{CardView, FileView, PictureView, PriceView, SourceView, StockView};
use crate::theme::Asset;

/// So many products make a shop large.
const LARGE: usize = 2_000;

/// In a large shop a screen of results may need as many files as it has cards: so many products are in one,
/// unless there would be more than [`MOST_FILES`].
const FEW: usize = 25;
/// The page names every file, and has to stay light.
const MOST_FILES: usize = 400;

/// Products in one file.
pub(super) fn a_file(products: usize) -> usize {
    match products {
        0..=LARGE => 100,
        _ => FEW.max(products.div_ceil(MOST_FILES)),
    }
}

/// What is written on a product's card, but for what the names hold. Values that are the default are left
/// out.
#[derive(Debug, Serialize)]
struct Row {
    /// Number of its model.
    model: usize,
    url: SitePath,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<Photo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    saving: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u16>,
}

#[derive(Debug, Serialize)]
struct Photo {
    /// How the addresses of all files begin.
    start: String,
    /// How each goes on, in the order of the model; the last is `src`.
    files: Vec<String>,
    widths: Vec<u32>,
    /// Of the largest.
    size: (u32, u32),
    color: String,
    /// Unless it is the product's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
}

/// The files and the models.
pub(super) fn files(cards: &[&CardView]) -> (Vec<Asset>, Vec<CardView>) {
    let cards: Vec<(CardView, Row)> = cards
        .par_iter()
        .map(|card| taken_apart((*card).clone()))
        .collect();
    let mut numbers: HashMap<CardView, usize> = HashMap::new();
    let mut models: Vec<CardView> = Vec::new();
    let mut rows: Vec<Row> = Vec::with_capacity(cards.len());
    for (model, mut row) in cards {
        row.model = *numbers.entry(model).or_insert_with_key(|model| {
            models.push(model.clone());
            models.len() - 1
        });
        rows.push(row);
    }
    let files = rows.par_chunks(a_file(rows.len())).enumerate();
    let files = files.map(|(number, rows)| script::file("cards", number, &rows));
    (files.collect(), models)
}

/// The places of marks, as `search.js` knows them. Of labels, files and widths there are several.
mod place {
    pub const NAME: u16 = 0;
    pub const URL: u16 = 1;
    pub const PRICE: u16 = 2;
    pub const AMOUNT: u16 = 3;
    pub const ORIGINAL: u16 = 4;
    pub const SAVING: u16 = 5;
    pub const UNIT: u16 = 6;
    pub const COUNT: u16 = 7;
    pub const DAYS: u16 = 8;
    pub const ALT: u16 = 9;
    pub const COLOR: u16 = 10;
    pub const WIDTH: u16 = 11;
    pub const HEIGHT: u16 = 12;
    pub const SHOP: u16 = 13;
    pub const LABEL: u16 = 32;
    pub const FILE: u16 = 64;
    pub const FILE_WIDTH: u16 = 96;
    /// How many there can be of what there are several.
    pub const SEVERAL: usize = 32;
}

/// A number in the place of another: the code of a character that is free for private use.
fn number(place: u16) -> u16 {
    0xE000 + place
}

/// A text in the place of another: that character, and one that closes it. A template that shows the first
/// letter only leaves the first character.
fn text(place: u16) -> String {
    let mark = char::from_u32(number(place).into()).expect("it is free for private use");
    format!("{mark}\u{F8FF}")
}

/// An address in the place of another.
fn mark(place: u16) -> SitePath {
    SitePath::of([text(place).as_str()])
}

/// A colour in the place of another.
fn color(place: u16) -> String {
    format!("#00{:x}", number(place))
}

/// A card's model and values.
fn taken_apart(card: CardView) -> (CardView, Row) {
    let CardView {
        name,
        url,
        picture,
        price,
        stock,
        featured,
        wholesale,
        labels,
        shop,
    } = card;
    let (picture, photo) = picture.map(|picture| picture_apart(picture, &name)).unzip();
    let PriceView {
        text: price_text,
        amount,
        from,
        original,
        saving_percent: saving,
        unit,
    } = price;
    let StockView {
        state,
        count,
        preorder_days: days,
    } = stock;
    let several = |count: usize, place| (place..).take(count.min(place::SEVERAL));
    let model = CardView {
        name: text(place::NAME),
        url: mark(place::URL),
        picture,
        price: PriceView {
            text: price_text.map(|_| text(place::PRICE)),
            amount: amount.map(|_| number(place::AMOUNT).into()),
            from,
            original: original.as_ref().map(|_| text(place::ORIGINAL)),
            saving_percent: if saving == 0 {
                0
            } else {
                number(place::SAVING).into()
            },
            unit: unit.as_ref().map(|_| text(place::UNIT)),
        },
        stock: StockView {
            state,
            count: count.map(|_| number(place::COUNT).into()),
            preorder_days: days.map(|_| number(place::DAYS)),
        },
        featured,
        wholesale,
        labels: several(labels.len(), place::LABEL).map(text).collect(),
        shop: shop.map(|_| text(place::SHOP)),
    };
    let row = Row {
        model: 0,
        url,
        photo,
        unit,
        original,
        saving,
        count,
        days,
    };
    (model, row)
}

fn picture_apart(picture: PictureView, name: &str) -> (PictureView, Photo) {
    let PictureView {
        sources,
        src: _,
        width,
        height,
        alt,
        color: average,
        // A page of results with hundreds of tiny pictures would be heavy: the colour has to do.
        placeholder: _,
    } = picture;
    let mut files: Vec<FileView> = Vec::new();
    let sources: Vec<SourceView> = sources
        .into_iter()
        .map(|SourceView { mime, files: own }| {
            let places = files.len() as u16..(files.len() + own.len()) as u16;
            files.extend(own);
            let files = places.map(|number_of_file| FileView {
                url: mark(place::FILE + number_of_file),
                width: number(place::FILE_WIDTH + number_of_file).into(),
            });
            SourceView {
                mime,
                files: files.collect(),
            }
        })
        .collect();
    let last = files.len() as u16 - 1;
    let start = common_start(&files);
    let photo = Photo {
        files: files
            .iter()
            .map(|file| file.url.as_str()[start.len()..].to_owned())
            .collect(),
        widths: files.iter().map(|file| file.width).collect(),
        start,
        size: (width, height),
        color: average,
        alt: (alt != name).then_some(alt),
    };
    let model = PictureView {
        sources,
        src: mark(place::FILE + last),
        width: number(place::WIDTH).into(),
        height: number(place::HEIGHT).into(),
        alt: text(place::ALT),
        color: color(place::COLOR),
        placeholder: None,
    };
    (model, photo)
}

/// The longest text that all addresses begin with.
fn common_start(files: &[FileView]) -> String {
    let first = files.first().map_or("", |file| file.url.as_str());
    let common = |other: &FileView| {
        let pairs = first.char_indices().zip(other.url.as_str().chars());
        let mut differing = pairs.skip_while(|((_, one), other)| one == other);
        let end = first.len().min(other.url.as_str().len());
        differing.next().map_or(end, |((at, _), _)| at)
    };
    first[..files.iter().map(common).min().unwrap_or(0)].to_owned()
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
