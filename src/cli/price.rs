//! `price`.

use camino::Utf8Path;

use super::args::PriceOptions;
use super::edit::shop;
use super::screen::Screen;
use super::{Exit, ask, build};
use crate::diagnostic::{Report, print};
use crate::discover::{ProductSource, ShopSource};
use crate::edit::price::{
    Amount, AmountError, By, PriceError, PriceRow, PriceRule, Priced, RepriceError, reprice,
};
use crate::edit::{Document, EditError, Rewrite, Session, Step};
use crate::files::{self, typed_names};
use crate::locale::Arg;
use crate::parse::MAX_TEXT;
use crate::value::{Rupiah, nearest, slug, title_from_folder};

pub(super) fn run(options: &PriceOptions, screen: &Screen) -> Exit {
    match change(options, screen) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn change(options: &PriceOptions, screen: &Screen) -> Result<Exit, Exit> {
    let rule = rule(options, screen)?;
    let source = shop(&options.shop, screen)?;
    let session = match options.dry_run {
        true => None,
        false => Some(session(&source, screen)?),
    };
    let mut work = work(&source, rule, options.category.as_deref());
    if let Some(exit) = work.refused(&source, options, screen) {
        return Err(exit);
    }
    work.products.retain(|product| product.is_changed());
    work.tell(screen);
    let exit = match work.unread.is_empty() {
        true => Exit::Done,
        false => Exit::ContentError,
    };
    let Some(session) = session.filter(|_| !work.products.is_empty()) else {
        if !work.products.is_empty() {
            screen.say("price-dry-run", &[]);
        }
        return Ok(exit);
    };
    if !ask::agreed("price-ask", screen)? {
        screen.say("price-not-done", &[]);
        return Ok(exit);
    }
    let count = ("prices", Arg::from(work.changed_prices()));
    let rewrites: Vec<Rewrite> = work
        .products
        .into_iter()
        .map(|product| product.rewrite)
        .collect();
    session
        .write(&rewrites)
        .map_err(|error| screen.edit_failed(&error))?;
    screen.say("price-done", &[count, ("files", Arg::from(rewrites.len()))]);
    screen.say("edit-next", &[]);
    Ok(exit)
}

/// The session; after an interrupted change was finished, nothing more is done: prices might rise twice.
fn session(source: &ShopSource, screen: &Screen) -> Result<Session, Exit> {
    let opened = Session::open(&source.root, build::now());
    let (session, recovered) = opened.map_err(|error| screen.edit_failed(&error))?;
    match recovered {
        None => Ok(session),
        Some(recovered) => {
            screen.tell_recovered(&recovered);
            screen.say("price-look-first", &[]);
            Err(Exit::Done)
        }
    }
}

fn rule(options: &PriceOptions, screen: &Screen) -> Result<PriceRule, Exit> {
    let refuse = |option: &str, found: &str, error: AmountError| {
        let reason = match error {
            AmountError::NotUnderstood => "other",
            AmountError::Negative => "negative",
            AmountError::Zero => "zero",
            AmountError::Everything => "everything",
            AmountError::TooMuch => "much",
        };
        let args = [
            ("option", option.into()),
            ("found", found.into()),
            ("reason", reason.into()),
        ];
        screen.warn("price-amount", &args);
        Exit::WrongUsage
    };
    let amount = |option, typed: &Option<String>| match typed {
        None => Ok(None),
        Some(typed) => Amount::parse(typed)
            .map(Some)
            .map_err(|error| refuse(option, typed, error)),
    };
    let by = match (
        amount("--up", &options.up)?,
        amount("--down", &options.down)?,
    ) {
        (Some(up), _) => By::Up(up),
        (None, Some(down)) => By::Down(down),
        (None, None) => By::Nothing,
    };
    let round = match &options.round {
        None => None,
        Some(typed) => match Rupiah::parse(typed) {
            Ok(Rupiah(0)) => return Err(refuse("--round", typed, AmountError::Zero)),
            Ok(unit) => Some(unit),
            Err(_) => return Err(refuse("--round", typed, AmountError::NotUnderstood)),
        },
    };
    if by == By::Nothing && round.is_none() {
        screen.warn("price-nothing-asked", &[]);
        return Err(Exit::WrongUsage);
    }
    let down = options.down.as_deref().unwrap_or_default();
    PriceRule::new(by, round).map_err(|error| refuse("--down", down, error))
}

/// New prices of a product.
struct Product {
    name: String,
    rewrite: Rewrite,
    rows: Vec<PriceRow>,
    not_understood: Vec<String>,
    /// The crossed-out price, when the new price is not below it.
    not_below: Option<Rupiah>,
}

impl Product {
    fn is_changed(&self) -> bool {
        self.rewrite.before.as_ref() != Some(&self.rewrite.after)
    }
}

/// New prices, and those that cannot be changed.
#[derive(Default)]
struct Work {
    products: Vec<Product>,
    /// Number of products without any price.
    priceless: usize,
    /// Files that cannot be read or edited.
    unread: Vec<EditError>,
    /// The first product with a price that cannot be.
    impossible: Option<(String, Rupiah, PriceError)>,
    /// Prices that are none, with their products.
    not_understood: Vec<(String, String)>,
    /// Number of products in the category.
    chosen: usize,
    categories: Vec<String>,
}

/// Outcome for one product.
enum Outcome {
    /// In another category; the names of its own.
    Elsewhere(Vec<String>),
    Priceless,
    Priced(Product),
    Unread(EditError),
    Impossible(String, Rupiah, PriceError),
}

fn work(source: &ShopSource, rule: PriceRule, category: Option<&str>) -> Work {
    let outcomes = Report::default().gather(&source.products, |product, _| {
        one(source, product, rule, category).unwrap_or_else(Outcome::Unread)
    });
    let mut work = Work::default();
    for outcome in outcomes {
        if !matches!(outcome, Outcome::Elsewhere(_)) {
            work.chosen += 1;
        }
        match outcome {
            Outcome::Elsewhere(names) => work.categories.extend(names),
            Outcome::Priceless => work.priceless += 1,
            Outcome::Priced(product) => {
                let odd = product.not_understood.iter().cloned();
                work.not_understood
                    .extend(odd.map(|found| (product.name.clone(), found)));
                work.products.push(product);
            }
            Outcome::Unread(error) => work.unread.push(error),
            Outcome::Impossible(name, price, error) => {
                work.impossible.get_or_insert((name, price, error));
            }
        }
    }
    work
}

fn one(
    source: &ShopSource,
    product: &ProductSource,
    rule: PriceRule,
    category: Option<&str>,
) -> Result<Outcome, EditError> {
    let Some(data) = &product.data else {
        return Ok(match is_in(&product.categories, category) {
            true => Outcome::Priceless,
            false => Outcome::Elsewhere(product.categories.clone()),
        });
    };
    let path = source.full(&data.path);
    let before = files::read_bytes(&path, MAX_TEXT)?;
    let refused = |refusal| EditError::Refused {
        path: path.clone(),
        refusal,
    };
    let mut document = Document::product(&before).map_err(refused)?;
    let own = document.get(&[Step::Key("kategori")]);
    let categories = match &own {
        Some(own) => own.split(',').map(|name| name.trim().to_owned()).collect(),
        None => product.categories.clone(),
    };
    if !is_in(&categories, category) {
        return Ok(Outcome::Elsewhere(categories));
    }
    let name = document
        .get(&[Step::Key("nama")])
        .unwrap_or_else(|| title_from_folder(product.folder.file_name()));
    let name = print::shown(&name);
    let repriced = match reprice(&mut document, rule) {
        Ok(repriced) => repriced,
        Err(RepriceError::Price { before, error }) => {
            return Ok(Outcome::Impossible(name, before, error));
        }
        Err(RepriceError::Refused(refusal)) => return Err(refused(refusal)),
    };
    if repriced.rows.is_empty() && repriced.not_understood.is_empty() {
        return Ok(Outcome::Priceless);
    }
    let original = document.get(&[Step::Key("harga_coret")]);
    let original = original.and_then(|text| Rupiah::parse(&text).ok());
    let own_price = repriced.rows.iter().find(|row| row.what == Priced::Product);
    let not_below = original.filter(|original| {
        own_price.is_some_and(|row| row.before < *original && row.after >= *original)
    });
    Ok(Outcome::Priced(Product {
        name,
        rewrite: Rewrite {
            path: data.path.clone(),
            before: Some(before),
            after: document.bytes().0,
        },
        rows: repriced.rows,
        not_understood: repriced.not_understood,
        not_below,
    }))
}

/// True when one of some categories is the wanted one, or lies in it. Each is a name or a path of names.
fn is_in(categories: &[String], wanted: Option<&str>) -> bool {
    let Some(wanted) = wanted else {
        return true;
    };
    let wanted: Vec<String> = typed_names(wanted).map(slug).collect();
    let names = |text: &str| -> Vec<String> {
        typed_names(text)
            .map(|name| slug(&title_from_folder(name)))
            .collect()
    };
    let path: Vec<String> = categories.iter().flat_map(|name| names(name)).collect();
    !wanted.is_empty() && path.windows(wanted.len()).any(|window| window == wanted)
}

impl Work {
    fn changed_prices(&self) -> usize {
        let rows = self.products.iter().flat_map(|product| &product.rows);
        rows.filter(|row| row.before != row.after).count()
    }

    /// Refuses a change that would leave out what was asked for, or make a price impossible.
    fn refused(
        &self,
        source: &ShopSource,
        options: &PriceOptions,
        screen: &Screen,
    ) -> Option<Exit> {
        if let (0, Some(category)) = (self.chosen, &options.category) {
            screen.warn("price-no-category", &[("category", (&**category).into())]);
            let names = self.categories.iter().map(String::as_str);
            if let Some(nearest) = nearest(category, names) {
                screen.warn("edit-nearest", &[("nearest", nearest.into())]);
            }
            return Some(Exit::WrongUsage);
        }
        if let Some((name, price, error)) = &self.impossible {
            let reason = match error {
                PriceError::Zero => "zero",
                PriceError::TooLarge => "large",
            };
            let args = [
                ("name", (&**name).into()),
                ("price", price.to_string().into()),
                ("reason", reason.into()),
            ];
            screen.warn("price-impossible", &args);
            return Some(Exit::WrongUsage);
        }
        if self.products.is_empty() && self.unread.is_empty() {
            let folder: &Utf8Path = &source.root;
            screen.warn("price-none", &[("folder", folder.as_str().into())]);
            return Some(Exit::ContentError);
        }
        None
    }

    /// Prints the table, and what was passed over.
    fn tell(&self, screen: &Screen) {
        if !screen.is_quiet() {
            for line in self.table(screen) {
                screen.print(&line);
            }
        }
        if self.products.is_empty() {
            screen.say("price-same", &[]);
        }
        if self.priceless > 0 {
            screen.say("price-priceless", &[("count", Arg::from(self.priceless))]);
        }
        for (name, found) in &self.not_understood {
            let args = [
                ("name", (&**name).into()),
                ("found", print::shown(found).into()),
            ];
            screen.warn("price-not-understood", &args);
        }
        for product in &self.products {
            if let Some(original) = product.not_below {
                let args = [
                    ("name", (&*product.name).into()),
                    ("price", original.to_string().into()),
                ];
                screen.warn("price-not-below", &args);
            }
        }
        for error in &self.unread {
            screen.edit_failed(error);
        }
    }

    /// The lines of the table: the product, then its choices and wholesale prices, indented.
    fn table(&self, screen: &Screen) -> Vec<String> {
        let mut rows: Vec<[String; 3]> = Vec::new();
        for product in &self.products {
            let mut names = Some(product.name.as_str());
            for row in product.rows.iter().filter(|row| row.before != row.after) {
                let what = match &row.what {
                    Priced::Product => names.take().unwrap_or_default().to_owned(),
                    Priced::Variant(name) => format!("  {}", print::shown(name)),
                    Priced::Tier(min) => {
                        format!(
                            "  {}",
                            screen.text("price-tier", &[("min", print::shown(min).into())])
                        )
                    }
                };
                if let Some(name) = names.take() {
                    rows.push([name.to_owned(), String::new(), String::new()]);
                }
                rows.push([what, row.before.to_string(), row.after.to_string()]);
            }
        }
        if rows.is_empty() {
            return Vec::new();
        }
        let titles = ["price-name", "price-before", "price-after"];
        rows.insert(0, titles.map(|id| screen.text(id, &[])));
        let width = |column: usize| {
            let widths = rows.iter().map(|row| row[column].chars().count());
            widths.max().unwrap_or_default()
        };
        let (name, before, after) = (width(0), width(1), width(2));
        let line = |[what, old, new]: &[String; 3]| {
            format!("{what:<name$}  {old:>before$}  {new:>after$}")
                .trim_end()
                .to_owned()
        };
        rows.iter().map(line).collect()
    }
}
