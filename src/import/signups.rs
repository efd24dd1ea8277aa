//! Rows of sign-ups → member shops with their first goods, and what is private about their owners.

use super::cell::{At, Teller, consents, says_none};
use super::duplicates::{Identity, Known, Likeness, tell_same};
use super::field::CONSENT_KEY;
use super::first_goods;
use super::goods::{Goods, at, one_line};
use super::header::Meaning;
use super::private::{self, Private, holds_personal_number};
use super::sheet::{Sheet, value};
use super::table::Row;
use crate::diagnostic::{Code, Report};
use crate::edit::NewValue;
use crate::parse::SHOP;
use crate::value::{Coordinates, Hours, PhoneKind, Trade, slug};

/// A new member shop.
#[derive(Debug, Clone, Default)]
pub struct SignUp {
    /// Number of its first row in the sheet.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// Keys of `toko.yaml` with their values, in the order of the table of keys.
    pub entries: Vec<(&'static str, NewValue)>,
    /// Its first goods.
    pub goods: Vec<Goods>,
    /// Private entries, which nothing publishes: keys or headers with texts.
    pub private: Private,
    /// `true` when the row has an answer that is no consent.
    refuses: bool,
}

/// Reads the sign-ups of a sheet.
pub fn signups(sheet: &Sheet, report: &mut Report) -> Vec<SignUp> {
    let mut teller = Teller::new(&sheet.path, report);
    let mut shops: Vec<SignUp> = Vec::new();
    let mut known = Known::default();
    let doubtful = private::has_doubtful_numbers(sheet);
    // The shop of the row above; `None` below a row without a name, which may be anybody's.
    let mut above: Option<usize> = None;
    for row in sheet.rows() {
        if let Some(index) = above.filter(|_| continues(sheet, row)) {
            shops[index].add_goods(first_goods::read(sheet, row, &mut teller));
            continue;
        }
        let Some(name) = teller.text(at(sheet, row, "nama"), sheet.text(row, "nama")) else {
            above = None;
            let finding = teller.row(Code::RowWithoutName, row.number);
            teller.push(finding);
            continue;
        };
        let shop = shop(sheet, row, &one_line(&name), (doubtful, &mut teller));
        let identity = shop.identity();
        let one = known.like(&identity, identity.certain()).next();
        let index = match one {
            // One business in several rows, or a form that was sent twice.
            Some((_, index)) => {
                let before = shops[index].goods.len();
                let row = shop.row;
                shops[index].join(shop);
                if shops[index].goods.len() == before {
                    tell_same(&shops[index], row, "joined", &mut teller);
                }
                index
            }
            None => {
                if let Some((by, index)) = known.like(&identity, &Likeness::DOUBTFUL).next() {
                    tell_same(&shops[index], shop.row, by.word(), &mut teller);
                }
                shops.push(shop);
                shops.len() - 1
            }
        };
        known.add(&identity, index);
        above = Some(index);
    }
    tell_consent(sheet, &shops, &mut teller);
    shops
}

impl SignUp {
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        let (top, inner) = key.split_once('.').unwrap_or((key, ""));
        let (_, value) = self.entries.iter().find(|(own, _)| *own == top)?;
        match value {
            NewValue::Text(text) => Some(text),
            NewValue::Map(fields) => {
                let (_, value) = fields.iter().find(|(own, _)| *own == inner)?;
                match value {
                    NewValue::Text(text) => Some(text),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// True when it may be published.
    pub fn may_be_published(&self) -> bool {
        self.text(CONSENT_KEY) == Some("ya")
    }

    /// True when its row says yes or no to being published.
    pub(super) fn answers(&self) -> bool {
        self.refuses || self.may_be_published()
    }

    pub(super) fn identity(&self) -> Identity {
        Identity::of(&self.name, |key| self.text(key).map(str::to_owned))
    }

    fn add_goods(&mut self, more: Vec<Goods>) {
        for goods in more {
            let is_known = |own: &Goods| slug(&own.name) == slug(&goods.name);
            if !self.goods.iter().any(is_known) {
                self.goods.push(goods);
            }
        }
    }

    /// Takes over from another row of the same business what it lacks itself.
    fn join(&mut self, other: Self) {
        self.add_goods(other.goods);
        for (key, value) in other.entries {
            if self.entries.iter().all(|(own, _)| *own != key) {
                self.entries.push((key, value));
            }
        }
        for (key, text) in other.private.entries() {
            self.private.put(key, text);
        }
        // One refusal of two answers is a refusal.
        if other.refuses {
            self.entries.retain(|(key, _)| *key != CONSENT_KEY);
            let refusal = NewValue::Text("tidak".to_owned());
            self.entries.push((CONSENT_KEY, refusal));
        }
        sort(&mut self.entries);
    }
}

/// Keys of what a row may say of goods.
const OF_GOODS: [&str; 6] = [
    "barang",
    "harga",
    "satuan",
    "stok",
    "deskripsi_barang",
    "foto",
];

/// True for a row that only names more goods of the shop above, as below a merged name that was saved as CSV. A row that
/// says anything else may be another person's, who left out the name.
fn continues(sheet: &Sheet, row: &Row) -> bool {
    let is_of_goods = |index: usize| {
        let mut columns = sheet.columns.iter();
        columns.find(|column| column.index == index).is_some_and(
            |column| matches!(column.meaning, Meaning::Key(key, _) if OF_GOODS.contains(&key)),
        )
    };
    let mut filled = row.cells().filter(|(_, text)| !value(text).is_empty());
    filled.all(|(index, _)| is_of_goods(index)) && !sheet.text(row, "barang").is_empty()
}

/// Tells how many shops stay out of the portal for want of consent.
fn tell_consent(sheet: &Sheet, shops: &[SignUp], teller: &mut Teller) {
    let without = shops.iter().filter(|shop| !shop.may_be_published()).count();
    if without > 0 {
        let finding = teller.row(Code::NoConsent, 0).arg("count", without);
        let column = if sheet.has(CONSENT_KEY) {
            "there"
        } else {
            "none"
        };
        teller.push(finding.arg("column", column));
    }
}

/// Keys of texts on one line, as `toko.yaml` has them, with those of maps behind a point.
const TEXTS: [&str; 23] = [
    "jenis",
    "email",
    "slogan",
    "alamat.jalan",
    "alamat.desa",
    "alamat.kecamatan",
    "alamat.kabupaten",
    "alamat.provinsi",
    "alamat.kode_pos",
    "alamat.koordinat",
    "jam_buka",
    "sosial.instagram",
    "sosial.facebook",
    "sosial.tiktok",
    "lokapasar.shopee",
    "lokapasar.tokopedia",
    "izin.nib",
    "izin.pirt",
    "izin.halal",
    "izin.bpom",
    "fase",
    "pendamping",
    "deskripsi",
];

/// Reads a row. `doubtful` is true when the sheet's personal numbers look damaged.
fn shop(sheet: &Sheet, row: &Row, name: &str, (doubtful, teller): (bool, &mut Teller)) -> SignUp {
    let mut shop = SignUp {
        row: row.number,
        name: name.to_owned(),
        private: private::read(sheet, row, doubtful, teller),
        ..SignUp::default()
    };
    let mut maps: Vec<(&'static str, Vec<(&'static str, NewValue)>)> = Vec::new();
    shop.entries.push(("nama", NewValue::Text(name.to_owned())));
    add_phones(&mut shop, sheet, row, teller);
    for key in TEXTS {
        let place = at(sheet, row, key);
        let Some(text) = teller.text(place, sheet.text(row, key)) else {
            continue;
        };
        if holds_personal_number(&text) {
            // A NIK in the column of another number, mostly that of the NIB.
            let finding = teller.cell(Code::PrivateInPublic, place);
            teller.push(finding);
            shop.private.put("nik", &text);
            continue;
        }
        if !is_read(key, &text) {
            teller.left_out(place, &text);
            shop.private.put(sheet.header(key), &text);
            continue;
        }
        let text = match key {
            "deskripsi" => text,
            "izin.nib" => with_lost_zero(&text, place, teller),
            _ => one_line(&text),
        };
        if may_be_none(key) && says_none(&text) {
            continue;
        }
        match key.split_once('.') {
            None => shop.entries.push((key, NewValue::Text(text))),
            Some((map, inner)) => {
                let known = maps.iter_mut().find(|(own, _)| *own == map);
                let field = (inner, NewValue::Text(text));
                match known {
                    Some((_, fields)) => fields.push(field),
                    None => maps.push((map, vec![field])),
                }
            }
        }
    }
    let (latitude, longitude) = (sheet.text(row, "lintang"), sheet.text(row, "bujur"));
    if !latitude.is_empty() && !longitude.is_empty() {
        let point = NewValue::Text(format!("{latitude}, {longitude}"));
        match maps.iter_mut().find(|(own, _)| *own == "alamat") {
            Some((_, fields)) => fields.push(("koordinat", point)),
            None => maps.push(("alamat", vec![("koordinat", point)])),
        }
    }
    let maps = maps
        .into_iter()
        .map(|(key, fields)| (key, NewValue::Map(fields)));
    shop.entries.extend(maps);
    let answer = sheet.text(row, CONSENT_KEY);
    let consent = if consents(answer) { "ya" } else { "tidak" };
    shop.refuses = !answer.is_empty() && consent == "tidak";
    shop.entries
        .push((CONSENT_KEY, NewValue::Text(consent.to_owned())));
    sort(&mut shop.entries);
    shop.goods = first_goods::read(sheet, row, teller);
    shop
}

/// In the order of `toko.yaml`.
fn sort(entries: &mut [(&'static str, NewValue)]) {
    let rank = |key: &str| SHOP.iter().position(|known| known.name == key);
    entries.sort_by_key(|(key, _)| rank(key));
}

/// The number for orders, and another one. A mobile number in a column for telephones takes orders when no other does.
fn add_phones(shop: &mut SignUp, sheet: &Sheet, row: &Row, teller: &mut Teller) {
    let whatsapp = teller.phone(at(sheet, row, "whatsapp"), sheet.text(row, "whatsapp"));
    let phone = teller.phone(at(sheet, row, "telepon"), sheet.text(row, "telepon"));
    let (whatsapp, phone) = match (whatsapp, phone) {
        (None, Some(phone)) if phone.kind() == PhoneKind::Mobile => (Some(phone), None),
        // A landline in the column for WhatsApp.
        (Some(whatsapp), None) if whatsapp.kind() == PhoneKind::Landline => (None, Some(whatsapp)),
        (whatsapp, phone) => (
            whatsapp.clone(),
            phone.filter(|phone| Some(phone) != whatsapp.as_ref()),
        ),
    };
    for (key, phone) in [("whatsapp", whatsapp), ("telepon", phone)] {
        shop.entries
            .extend(phone.map(|phone| (key, NewValue::Text(phone.to_string()))));
    }
}

/// A NIB with the zero that a spreadsheet took from its start: all have 13 digits.
fn with_lost_zero(text: &str, place: At, teller: &mut Teller) -> String {
    let text = one_line(text);
    let is_number = text.bytes().all(|sign| sign.is_ascii_digit());
    if text.len() == 12 && is_number {
        let whole = format!("0{text}");
        teller.read_as(place, &text, &whole);
        return whole;
    }
    text
}

/// True for keys whose column people fill with `belum ada`.
fn may_be_none(key: &str) -> bool {
    let maps = ["izin.", "sosial.", "lokapasar."];
    key == "email" || maps.iter().any(|map| key.starts_with(map))
}

/// True when a build understands a value, of keys that have a form.
fn is_read(key: &str, text: &str) -> bool {
    match key {
        "jenis" => Trade::parse(text).is_some(),
        "jam_buka" => Hours::parse_text(text).is_ok(),
        "alamat.koordinat" => Coordinates::parse(text).is_ok(),
        "email" => says_none(text) || (text.contains('@') && !text.contains(' ')),
        _ => true,
    }
}
