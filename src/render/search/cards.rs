//! Cards of search results, split into their shapes and their texts.
//!
//! Cards that differ only in texts and numbers share a model, a card with slots such as `{name}` in place of these.
//! Templates render the models like every card, so that results look like the rest of the shop in any theme;
//! `search.js` copies a model and fills its slots.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::script;
use crate::portal::{CardView, FileView, PictureView, StockState};
use crate::theme::Asset;

/// Products up to which a shop is small.
const LARGE: usize = 2_000;

/// Products in one file of a large shop, where a screen of results may need a file for each of its cards; more when
/// there would be over [`MOST_FILES`] files.
const FEW: usize = 25;
/// Most files, since the page names every one.
const MOST_FILES: usize = 400;

/// Products in one file.
pub(super) fn a_file(products: usize) -> usize {
    match products {
        0..=LARGE => 100,
        _ => FEW.max(products.div_ceil(MOST_FILES)),
    }
}

/// Texts and numbers of a product's card that are not in the names. Default values are omitted.
#[derive(Debug, Serialize)]
struct Row<'c> {
    /// Index of its model.
    model: usize,
    url: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<Photo<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'c str>,
    #[serde(skip_serializing_if = "is_zero")]
    saving: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u16>,
}

#[derive(Debug, Serialize)]
struct Photo<'c> {
    /// Common prefix of all file addresses.
    start: &'c str,
    /// Rest of each address, in the order of the model; the last is `src`.
    files: Vec<&'c str>,
    widths: Vec<u32>,
    /// Width and height of the largest file.
    size: (u32, u32),
    color: &'c str,
    /// Alternative text; absent when it is the product's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'c str>,
}

/// The files and the models, as templates see them.
pub(super) fn files<'c>(cards: &[&'c CardView]) -> (Vec<Asset>, Vec<Json>) {
    let mut numbers: HashMap<Shape, usize> = HashMap::new();
    let mut models: Vec<Json> = Vec::new();
    let number_of = |card: &&'c CardView| {
        *numbers.entry(Shape::of(card)).or_insert_with_key(|shape| {
            models.push(shape.model());
            models.len() - 1
        })
    };
    let numbers: Vec<usize> = cards.iter().map(number_of).collect();
    // Without photos anywhere, lists are rows.
    let is_pictured = models.iter().any(|model| !model["picture"].is_null());
    for model in &mut models {
        model["among_photos"] = is_pictured.into();
    }
    let each = a_file(cards.len());
    let chunks = cards.par_chunks(each).zip(numbers.par_chunks(each));
    let files = chunks.enumerate().map(|(number, (cards, models))| {
        let rows = cards.iter().zip(models);
        let rows: Vec<Row> = rows.map(|(card, model)| Row::of(card, *model)).collect();
        script::file("cards", number, &rows)
    });
    (files.collect(), models)
}

/// Shape of a card: which fields it has, without their values.
#[derive(PartialEq, Eq, Hash)]
struct Shape<'c> {
    /// Formats of its photo, each with its number of files.
    picture: Option<Vec<(&'c str, usize)>>,
    is_priced: bool,
    from: bool,
    original: bool,
    saving: bool,
    unit: bool,
    state: StockState,
    count: bool,
    days: bool,
    featured: bool,
    wholesale: bool,
    labels: usize,
    shop: bool,
}

impl<'c> Shape<'c> {
    fn of(card: &'c CardView) -> Self {
        let formats = |picture: &'c PictureView| {
            let sources = picture.sources.iter();
            let formats = sources.map(|source| (&*source.mime, source.files.len()));
            formats.collect()
        };
        Self {
            picture: card.picture.as_ref().map(formats),
            is_priced: card.price.amount.is_some(),
            from: card.price.from,
            original: card.price.original.is_some(),
            saving: card.price.saving_percent > 0,
            unit: card.price.unit.is_some(),
            state: card.stock.state,
            count: card.stock.count.is_some(),
            days: card.stock.preorder_days.is_some(),
            featured: card.featured,
            wholesale: card.wholesale,
            labels: card.labels.len(),
            shop: card.shop.is_some(),
        }
    }

    /// A [`CardView`] with slots.
    fn model(&self) -> Json {
        let slot = |is_there: bool, slot: &str| is_there.then(|| format!("{{{slot}}}"));
        let labels = (0..self.labels).map(|number| format!("{{label{number}}}"));
        json!({
            "is_model": true,
            "name": "{name}",
            "url": "{url}",
            "picture": self.picture.as_deref().map(picture_model),
            "price": {
                "text": slot(self.is_priced, "price"),
                "amount": slot(self.is_priced, "amount"),
                "from": self.from,
                "original": slot(self.original, "original"),
                "saving_percent": slot(self.saving, "saving"),
                "unit": slot(self.unit, "unit"),
            },
            "stock": {
                "state": self.state,
                "count": slot(self.count, "count"),
                "preorder_days": slot(self.days, "days"),
            },
            "featured": self.featured,
            "wholesale": self.wholesale,
            "labels": labels.collect::<Vec<_>>(),
            "shop": slot(self.shop, "shop"),
        })
    }
}

/// A [`PictureView`] with slots: `file0`, `width0` and so on, in the order of its formats.
fn picture_model(formats: &[(&str, usize)]) -> Json {
    let mut number = 0;
    let sources: Vec<Json> = formats
        .iter()
        .map(|(mime, count)| {
            let files = (number..number + count)
                .map(|file| json!({"url": format!("{{file{file}}}"), "width": format!("{{width{file}}}")}));
            number += count;
            json!({"mime": mime, "files": files.collect::<Vec<_>>()})
        })
        .collect();
    json!({
        "is_model": true,
        "sources": sources,
        "src": format!("{{file{}}}", number - 1),
        "width": "{width}",
        "height": "{height}",
        "alt": "{alt}",
        "color": "{color}",
        // Hundreds of tiny pictures would make results heavy; the colour has to do.
        "placeholder": null,
    })
}

impl<'c> Row<'c> {
    fn of(card: &'c CardView, model: usize) -> Self {
        let picture = card.picture.as_ref();
        Self {
            model,
            url: card.url.as_str(),
            photo: picture.map(|picture| Photo::of(picture, &card.name)),
            unit: card.price.unit.as_deref(),
            original: card.price.original.as_deref(),
            saving: card.price.saving_percent,
            count: card.stock.count,
            days: card.stock.preorder_days,
        }
    }
}

impl<'c> Photo<'c> {
    fn of(picture: &'c PictureView, name: &str) -> Self {
        let sources = picture.sources.iter();
        let files: Vec<&FileView> = sources.flat_map(|source| &source.files).collect();
        let start = common_start(&files);
        Self {
            start,
            files: files
                .iter()
                .map(|file| &file.url.as_str()[start.len()..])
                .collect(),
            widths: files.iter().map(|file| file.width).collect(),
            size: (picture.width, picture.height),
            color: &picture.color,
            alt: Some(&*picture.alt).filter(|alt| *alt != name),
        }
    }
}

/// Longest common prefix of the addresses.
fn common_start<'c>(files: &[&'c FileView]) -> &'c str {
    let first = files.first().map_or("", |file| file.url.as_str());
    let common = |other: &&FileView| {
        let pairs = first.char_indices().zip(other.url.as_str().chars());
        let mut differing = pairs.skip_while(|((_, one), other)| one == other);
        let end = first.len().min(other.url.as_str().len());
        differing.next().map_or(end, |((at, _), _)| at)
    };
    &first[..files.iter().map(common).min().unwrap_or(0)]
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::SitePath;
    use crate::portal::{PriceView, SourceView, StockView};

    /// A card with all fields.
    fn card() -> CardView {
        let file = |url: &str, width| FileView {
            url: SitePath::parse(url).unwrap(),
            width,
        };
        let source = |mime: &'static str, files| SourceView {
            mime: mime.into(),
            files,
        };
        CardView {
            name: "Kopi".to_owned(),
            url: SitePath::parse("produk/kopi/index.html").unwrap(),
            picture: Some(PictureView {
                sources: vec![
                    source(
                        "image/webp",
                        vec![file("foto/a-320.webp", 320), file("foto/a-640.webp", 640)],
                    ),
                    source("image/jpeg", vec![file("foto/a-320.jpg", 320)]),
                ],
                src: SitePath::parse("foto/a-320.jpg").unwrap(),
                width: 640,
                height: 480,
                alt: "Kopi di meja".to_owned(),
                color: "#aabbcc".to_owned(),
                placeholder: None,
            }),
            price: PriceView {
                text: Some("Rp9.000".to_owned()),
                amount: Some(9_000),
                from: true,
                original: Some("Rp12.000".to_owned()),
                saving_percent: 25,
                unit: Some("bungkus".to_owned()),
            },
            stock: StockView {
                state: StockState::Few,
                count: Some(3),
                preorder_days: Some(7),
            },
            featured: true,
            wholesale: true,
            labels: vec!["manis".to_owned(), "pedas".to_owned()],
            shop: Some("Toko Sari".to_owned()),
        }
    }

    /// Names of all fields, nested ones after a dot, except those that only models have.
    fn fields(value: &Json, before: &str, names: &mut Vec<String>) {
        match value {
            Json::Object(fields_of) => {
                for (name, value) in fields_of.iter().filter(|(name, _)| *name != "is_model") {
                    names.push(format!("{before}{name}"));
                    fields(value, &format!("{before}{name}."), names);
                }
            }
            Json::Array(list) => list.iter().for_each(|value| fields(value, before, names)),
            _ => {}
        }
    }

    #[test]
    fn a_model_has_the_fields_of_a_card() {
        let card = card();
        let names = |value: &Json| {
            let mut names = Vec::new();
            fields(value, "", &mut names);
            names.sort();
            names
        };
        let model = Shape::of(&card).model();
        assert_eq!(names(&model), names(&serde_json::to_value(&card).unwrap()));
        assert_eq!(model["picture"]["src"], "{file2}");
        assert_eq!(model["labels"], json!(["{label0}", "{label1}"]));
    }

    #[test]
    fn cards_that_say_other_things_share_a_model() {
        let (one, mut other) = (card(), card());
        other.name = "Teh".to_owned();
        other.price.amount = Some(1);
        let mut bare = card();
        bare.picture = None;
        let (files, models) = files(&[&one, &other, &bare]);
        assert_eq!((files.len(), models.len()), (1, 2));
        let script = String::from_utf8(files[0].bytes().to_vec()).unwrap();
        assert!(
            script.contains(
                r#""photo":{"start":"foto/a-","files":["320.webp","640.webp","320.jpg"]"#
            ),
            "{script}"
        );
    }
}
