//! Rows → goods: rows of one product, for its choices or its photos, are joined.

use std::collections::HashMap;

use super::cell::{At, Price, Teller, Unreadable, plain, says_none, truth};
use super::sheet::Sheet;
use super::source::Source;
use super::table::Row;
use crate::diagnostic::{Code, Report, print};
use crate::edit::NewValue;
use crate::parse::{PRODUCT, Platform};
use crate::value::{Rupiah, slug};

/// A new product.
#[derive(Debug, Clone, Default)]
pub struct Goods {
    /// Number of its first row in the sheet.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// Its article number.
    pub sku: Option<String>,
    /// Its number in the list.
    pub number: Option<String>,
    /// Its photos, as the sheet names them: files, or links.
    pub photos: Vec<String>,
    /// Keys of `produk.yaml` with their values, in the order of the table of keys.
    pub entries: Vec<(&'static str, NewValue)>,
    /// Identifies it among the exports of a marketplace.
    pub(super) id: Option<String>,
}

/// A product whose rows are being joined.
#[derive(Debug, Default)]
struct Draft {
    goods: Goods,
    price: Price,
    original: Option<Rupiah>,
    /// Price in a row without a choice, with the one before its reduction.
    base: Option<(Rupiah, Option<Rupiah>)>,
    stock: Option<String>,
    choices: Vec<Choice>,
    /// `true` when a price cannot be read: the product is left out.
    is_broken: bool,
}

#[derive(Debug)]
struct Choice {
    name: String,
    /// `None` where it is to be asked for.
    price: Option<Rupiah>,
    /// Price before its reduction.
    original: Option<Rupiah>,
    stock: Option<String>,
    sku: Option<String>,
}

/// Keys whose texts are taken as they are, in the order of `produk.yaml`.
const TEXTS: [&str; 8] = [
    "satuan",
    "deskripsi",
    "ukuran",
    "masa_simpan",
    "bahan",
    "izin.pirt",
    "izin.halal",
    "izin.bpom",
];

/// Names of choices that are none: shops elsewhere give one to every product.
const NO_CHOICE: [&str; 3] = ["Default Title", "Default", "-"];

/// Reads the goods of a sheet.
pub fn goods(sheet: &Sheet, report: &mut Report) -> Vec<Goods> {
    let mut teller = Teller::new(&sheet.path, report);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // The product of the row above; `None` below a row without a name, which may be of any.
    let mut above: Option<usize> = None;
    for row in sheet.rows() {
        let keys = Keys::of(sheet, row);
        let joined = keys.find(&known, above);
        let index = match joined {
            Some(index) => index,
            None => {
                let name = teller.text(at(sheet, row, "nama"), sheet.text(row, "nama"));
                let Some(name) = name else {
                    above = None;
                    let finding = teller.row(Code::RowWithoutName, row.number);
                    teller.push(finding);
                    continue;
                };
                drafts.push(Draft::first(sheet, row, &name, keys.parent.clone()));
                drafts.len() - 1
            }
        };
        for key in keys.own {
            known.entry(key).or_insert(index);
        }
        above = Some(index);
        let draft = &mut drafts[index];
        let added = draft.add(sheet, row, joined.is_some(), &mut teller);
        draft.is_broken |= added.is_err();
    }
    drafts.retain(|draft| !draft.is_broken);
    let goods: Vec<Goods> = drafts.into_iter().map(Draft::finish).collect();
    tell_same_names(&goods, &mut teller);
    goods
}

/// Adds what a second export of the same goods knows beside the first. Goods of the second alone are added.
pub fn join(first: &mut Vec<Goods>, second: Vec<Goods>) {
    let places: HashMap<String, usize> = first
        .iter()
        .enumerate()
        .filter_map(|(index, goods)| Some((goods.id.clone()?, index)))
        .collect();
    for goods in second {
        let place = goods.id.as_ref().and_then(|id| places.get(id));
        let Some(known) = place.map(|index| &mut first[*index]) else {
            first.push(goods);
            continue;
        };
        for (key, value) in goods.entries {
            if known.entries.iter().all(|(own, _)| *own != key) {
                known.entries.push((key, value));
            }
        }
        known.photos.extend(goods.photos);
    }
}

/// The keys by which the rows of one product find each other.
struct Keys {
    /// Handle, number of the product, or that of its parent.
    parent: Option<String>,
    /// Keys under which later rows may name it.
    own: Vec<String>,
    /// Keys of rows above that it may belong to.
    above: Vec<String>,
    /// `true` for a row without a name that has a choice for the product above, or nothing but a photo of it: with a
    /// price of its own it is other goods.
    continues: bool,
}

impl Keys {
    fn of(sheet: &Sheet, row: &Row) -> Self {
        let given = |key| Some(sheet.text(row, key)).filter(|text| !text.is_empty());
        let parent = given("induk").map(str::to_owned);
        let mut own: Vec<String> = parent.iter().cloned().collect();
        let mut above = own.clone();
        // A variation of WooCommerce names its parent by article number or `id:12`.
        if sheet.source == Source::WooCommerce && parent.is_none() {
            let id = sheet.columns.iter().find(|column| column.header == "ID");
            own.extend(id.map(|column| format!("id:{}", row.get(column.index))));
            own.extend(given("sku").map(str::to_owned));
        }
        // In sheets that people make a choice repeats the name.
        if let (None, Some(name), Some(_)) = (&parent, given("nama"), given("varian")) {
            let by_name = format!("nama:{}", slug(name));
            above.push(by_name.clone());
            own.push(by_name);
        }
        let has_price = ["harga", "harga_diskon", "harga_coret"]
            .into_iter()
            .any(|key| given(key).is_some());
        let has_more = given("varian").is_some() || (given("foto").is_some() && !has_price);
        Self {
            continues: parent.is_none() && given("nama").is_none() && has_more,
            parent,
            own,
            above,
        }
    }

    /// The product that the row belongs to: one with a key of it, or that of the row above.
    fn find(&self, known: &HashMap<String, usize>, above: Option<usize>) -> Option<usize> {
        let by_key = self.above.iter().find_map(|key| known.get(key)).copied();
        by_key.or_else(|| above.filter(|_| self.continues))
    }
}

impl Draft {
    /// A product by its first row, without prices and choices.
    fn first(sheet: &Sheet, row: &Row, name: &str, id: Option<String>) -> Self {
        let given = |key| Some(sheet.text(row, key).to_owned()).filter(|text| !text.is_empty());
        Self {
            goods: Goods {
                row: row.number,
                name: one_line(name),
                sku: given("sku"),
                number: given("nomor"),
                id,
                ..Goods::default()
            },
            ..Self::default()
        }
    }

    /// Adds a row: its values to the product, and a choice or photos of it.
    fn add(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        is_joined: bool,
        teller: &mut Teller,
    ) -> Result<(), Unreadable> {
        let stock = teller.stock(at(sheet, row, "stok"), sheet.text(row, "stok"));
        let price = teller.price(at(sheet, row, "harga"), sheet.text(row, "harga"))?;
        let reduced = teller.price(
            at(sheet, row, "harga_diskon"),
            sheet.text(row, "harga_diskon"),
        )?;
        let original = teller.price(
            at(sheet, row, "harga_coret"),
            sheet.text(row, "harga_coret"),
        )?;
        // A reduced price makes the normal one the price before.
        let (now, before) = match (price.amount, reduced.amount) {
            (Some(normal), Some(reduced)) if reduced < normal => (Some(reduced), Some(normal)),
            (normal, reduced) => (normal.or(reduced), original.amount),
        };
        for photo in sheet.all(row, "foto") {
            let links = photo.split([',', ';', '|', '\n']).map(str::trim);
            let new = links.filter(|link| !link.is_empty());
            for link in new {
                if self.goods.photos.iter().all(|known| known != link) {
                    self.goods.photos.push(link.to_owned());
                }
            }
        }
        let choice = ["varian", "varian2", "varian3"].map(|key| sheet.text(row, key));
        let choice = choice
            .into_iter()
            .filter(|name| !name.is_empty() && !NO_CHOICE.contains(name));
        let choice = one_line(&choice.collect::<Vec<_>>().join(", "));
        // The head of a variable product of WooCommerce lists all choices in one cell.
        let is_head = sheet.source == Source::WooCommerce && !is_joined && now.is_none();
        if choice.is_empty() {
            self.base = self.base.or(now.map(|now| (now, before)));
        } else if !is_head {
            let sku = Some(sheet.text(row, "sku").to_owned()).filter(|sku| !sku.is_empty());
            // Where not even `tanya` is written, the price of the product holds.
            let is_blank = ["harga", "harga_diskon"]
                .into_iter()
                .all(|key| sheet.text(row, key).is_empty());
            let base = self.base.filter(|_| is_blank);
            let (price, original) = base.map_or((now, before), |(now, before)| (Some(now), before));
            self.choices.push(Choice {
                name: choice,
                price,
                original,
                stock: stock.clone(),
                sku,
            });
        }
        if !is_joined || self.price.amount.is_none() {
            self.price = Price {
                amount: now,
                unit: price.unit.or(self.price.unit.take()),
            };
            self.original = before;
        }
        if !is_joined {
            self.stock = stock;
        }
        self.add_texts(sheet, row, teller);
        Ok(())
    }

    /// Adds the texts that the product lacks yet.
    fn add_texts(&mut self, sheet: &Sheet, row: &Row, teller: &mut Teller) {
        let mut permits = Vec::new();
        for key in TEXTS {
            let top = key.split('.').next().unwrap_or(key);
            if self.has(top) {
                continue;
            }
            let Some(text) = teller.text(at(sheet, row, key), sheet.text(row, key)) else {
                continue;
            };
            match key.strip_prefix("izin.") {
                Some("pirt") => permits.push(("pirt", NewValue::Text(one_line(&text)))),
                Some("halal") => permits.push(("halal", NewValue::Text(one_line(&text)))),
                Some(_) => permits.push(("bpom", NewValue::Text(one_line(&text)))),
                None if key == "deskripsi" => self.put(key, NewValue::Text(plain(&text))),
                None => self.put(key, NewValue::Text(one_line(&text))),
            }
        }
        if !permits.is_empty() {
            self.put("izin", NewValue::Map(permits));
        }
        if !self.has("kategori") {
            let categories = categories(sheet.text(row, "kategori"));
            if !categories.is_empty() {
                self.put("kategori", NewValue::Texts(categories));
            }
        }
        if !self.has("label") {
            let labels = sheet.text(row, "label").split([',', ';']).map(one_line);
            let labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
            if !labels.is_empty() {
                self.put("label", NewValue::Texts(labels));
            }
        }
        if !self.has("berat")
            && let Some(weight) = weight(sheet.text(row, "berat"), sheet.header("berat"))
        {
            self.put("berat", NewValue::Text(weight));
        }
        if !self.has("grosir")
            && let Some(tier) = tier(sheet, row, teller)
        {
            self.put("grosir", NewValue::Rows(vec![tier]));
        }
        if !self.has("lokapasar") {
            let links = links(sheet, row, teller);
            if !links.is_empty() {
                self.put("lokapasar", NewValue::Map(links));
            }
        }
        let shown = sheet.text(row, "tampil");
        if !self.has("tampil") && !shown.is_empty() {
            match truth(shown) {
                Some(false) => self.put("tampil", NewValue::Text("tidak".to_owned())),
                Some(true) => {}
                None => teller.left_out(at(sheet, row, "tampil"), shown),
            }
        }
    }

    fn has(&self, key: &str) -> bool {
        self.goods.entries.iter().any(|(own, _)| *own == key)
    }

    fn put(&mut self, key: &'static str, value: NewValue) {
        self.goods.entries.push((key, value));
    }

    /// The product with its prices, in the order of the keys of `produk.yaml`.
    fn finish(mut self) -> Goods {
        let amount = |amount: Rupiah| NewValue::Text(amount.grouped());
        let (price, original) = match self.choices.is_empty() {
            true => (self.price.amount, self.original),
            false => common_price(&self.choices),
        };
        let name = self.goods.name.clone();
        self.put("nama", NewValue::Text(name));
        if let Some(price) = price {
            self.put("harga", amount(price));
            if let Some(original) = original.filter(|original| *original > price) {
                self.put("harga_coret", amount(original));
            }
        }
        if let Some(unit) = self.price.unit.take().filter(|_| !self.has("satuan")) {
            self.put("satuan", NewValue::Text(unit));
        }
        let choices = std::mem::take(&mut self.choices);
        let has_stock = choices.iter().any(|choice| choice.stock.is_some());
        if !choices.is_empty() {
            let rows = choices.into_iter().map(|choice| choice.written(price));
            let rows = rows.collect();
            self.put("varian", NewValue::Rows(rows));
        }
        if let Some(stock) = self.stock.take().filter(|_| !has_stock) {
            self.put("stok", NewValue::Text(stock));
        }
        let is_of_choice = self.has("varian");
        if let Some(sku) = self.goods.sku.clone().filter(|_| !is_of_choice) {
            self.put("sku", NewValue::Text(sku));
        }
        let rank = |key: &str| PRODUCT.iter().position(|known| known.name == key);
        self.goods.entries.sort_by_key(|(key, _)| rank(key));
        self.goods
    }
}

/// The lowest price of choices, with the one before its reduction. Choices without a price of their own have it, so
/// there is none when one of them is to be asked for; and what was reduced is so for all that have it.
fn common_price(choices: &[Choice]) -> (Option<Rupiah>, Option<Rupiah>) {
    let all: Option<Vec<Rupiah>> = choices.iter().map(|choice| choice.price).collect();
    let lowest = all.and_then(|all| all.into_iter().min());
    let mut originals = choices
        .iter()
        .filter(|choice| choice.price == lowest)
        .map(|choice| choice.original);
    let first = originals.next().flatten();
    (
        lowest,
        first.filter(|_| originals.all(|other| other == first)),
    )
}

impl Choice {
    /// The choice as a row of `varian`; a price that is the product's own is left out.
    fn written(self, of_product: Option<Rupiah>) -> NewValue {
        let mut fields = vec![("nama", NewValue::Text(self.name))];
        let own = self.price.filter(|price| Some(*price) != of_product);
        fields.extend(own.map(|price| ("harga", NewValue::Text(price.grouped()))));
        fields.extend(self.stock.map(|stock| ("stok", NewValue::Text(stock))));
        fields.extend(self.sku.map(|sku| ("sku", NewValue::Text(sku))));
        NewValue::Map(fields)
    }
}

/// `Makanan > Keripik, Oleh-oleh`: the innermost of each path. Numbers are codes of marketplaces.
fn categories(text: &str) -> Vec<String> {
    let innermost = |path: &str| one_line(path.rsplit(['>', '/']).next().unwrap_or(path));
    let all = text.split([',', ';', '|']).map(innermost);
    let is_name = |name: &String| name.contains(char::is_alphabetic);
    all.filter(is_name).collect()
}

/// A weight with the unit that stands in the header when it is a bare number.
fn weight(text: &str, header: &str) -> Option<String> {
    let text = one_line(text);
    let number = text.replace(',', ".").parse::<f64>().ok();
    let header = crate::value::words(header);
    let has = |unit: &str| header.iter().any(|word| word == unit);
    match number {
        _ if text.is_empty() || number == Some(0.0) => None,
        Some(number) if number > 0.0 && has("kg") => Some(format!("{} kg", text.replace('.', ","))),
        Some(number) if number > 0.0 && (has("gram") || has("grams") || has("g")) => {
            Some(format!("{text} g"))
        }
        _ => Some(text),
    }
}

/// Addresses of the product elsewhere. An account's name would lead to another product, and `ya` to nothing.
fn links(sheet: &Sheet, row: &Row, teller: &mut Teller) -> Vec<(&'static str, NewValue)> {
    let mut links = Vec::new();
    for (key, inner, site) in [
        ("lokapasar.tokopedia", "tokopedia", Platform::Tokopedia),
        ("lokapasar.shopee", "shopee", Platform::Shopee),
    ] {
        let place = at(sheet, row, key);
        let Some(text) = teller.text(place, sheet.text(row, key)) else {
            continue;
        };
        if text.contains('/') && site.account(&text).is_some() {
            links.push((inner, NewValue::Text(one_line(&text))));
        } else if !says_none(&text) {
            teller.left_out(place, &text);
        }
    }
    links
}

/// A wholesale price with its least quantity; one without the other means nothing.
fn tier(sheet: &Sheet, row: &Row, teller: &mut Teller) -> Option<NewValue> {
    let [least, price] = ["grosir.min", "grosir.harga"].map(|key| at(sheet, row, key));
    let given =
        |key| Some(sheet.text(row, key)).filter(|text| !text.is_empty() && !says_none(text));
    let quantity = given("grosir.min").and_then(|text| teller.quantity(least, text));
    let amount = given("grosir.harga").and_then(|text| teller.price(price, text).ok()?.amount);
    match (quantity, amount) {
        (Some(quantity), Some(amount)) => {
            return Some(NewValue::Map(vec![
                ("min", NewValue::Text(quantity.to_string())),
                ("harga", NewValue::Text(amount.grouped())),
            ]));
        }
        (Some(_), None) => {
            teller.left_alone(least, sheet.text(row, "grosir.min"), price.column);
        }
        (None, Some(_)) => {
            teller.left_alone(price, sheet.text(row, "grosir.harga"), least.column);
        }
        (None, None) => {}
    }
    None
}

/// Tells of products that shoppers cannot tell apart; each gets a folder of its own.
fn tell_same_names(goods: &[Goods], teller: &mut Teller) {
    let mut known: HashMap<String, usize> = HashMap::new();
    for goods in goods {
        match known.get(&slug(&goods.name)) {
            Some(first) => {
                let finding = teller.row(Code::SameInSheet, goods.row);
                teller.push(
                    finding
                        .arg("other", *first)
                        .arg("name", print::shown(&goods.name))
                        .arg("by", "product"),
                );
            }
            None => {
                known.insert(slug(&goods.name), goods.row);
            }
        }
    }
}

/// The place of a key's cell in a row.
pub(super) fn at<'s>(sheet: &'s Sheet, row: &Row, key: &'static str) -> At<'s> {
    At {
        row: row.number,
        column: sheet.header(key),
    }
}

/// Names are of one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
