//! Parts: components whose HTML stands on many pages, such as the footer or a product's card.
//!
//! A template writes `part(component="card", card=card)` where it could write `<card card />`. The
//! component is rendered once for the same arguments and looked up from then on. With `parts` it is rendered
//! for every value of a list, side by side; those parts are forgotten with their page. Until `finish` puts the
//! part in its place, a mark stands in the page: an empty element of the same name, so that white space around
//! it is treated alike.
//!
//! A part serves pages at any depth of the site: in place of `root` it holds [`ROOT`], which becomes the
//! page's own way to the root when the part is put there.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, Weak};

use memchr::memmem;
use rayon::prelude::*;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// The attribute by which a mark is known. Templates escape what people write, and no sanitised text has
/// `data-` attributes, so that nobody else can set a mark.
const ATTRIBUTE: &str = " data-bagian=";

/// Stands in parts where the page's way to the site's root will be: the last of Unicode's private
/// characters, which nobody types.
pub const ROOT: &str = "\u{10FFFD}";

/// HTML with the parts that are still to be put where their marks stand.
#[derive(Debug, Default)]
pub struct Html {
    /// The HTML with the marks.
    pub text: String,
    /// The parts in the order of their marks; one that is there twice is named twice.
    pub parts: Vec<Arc<Part>>,
    /// The way to the site's root; [`ROOT`] within a part.
    pub root: String,
}

/// What comes of rendering a component; pages that need one which fails share the error.
type Rendered = Result<Html, Arc<tera::Error>>;

/// A rendered component.
#[derive(Debug)]
pub struct Part {
    /// What stands in a page in its place; nothing for a component that shows nothing.
    pub mark: String,
    html: Rendered,
    finished: OnceLock<Box<[u8]>>,
    number: usize,
    /// The arguments of a part that other pages may ask for, kept in their places in memory, by which
    /// they are known again.
    held: Option<Vec<Value>>,
}

impl Part {
    /// The part's finished bytes, made by `finish` the first time. `finish` must not wait for other
    /// threads.
    pub fn finished(&self, finish: impl FnOnce(&Html) -> Vec<u8>) -> &[u8] {
        let html = self.html.as_ref();
        self.finished
            .get_or_init(|| html.map(finish).unwrap_or_default().into())
    }

    /// Why its component could not be rendered.
    pub(super) fn error(&self) -> Option<&Arc<tera::Error>> {
        match &self.html {
            Ok(html) => html.parts.iter().find_map(|part| part.error()),
            Err(error) => Some(error),
        }
    }
}

/// The parts of one shop's pages, made when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The templates that the components are in.
    tera: OnceLock<Weak<Tera>>,
    /// Whether parts of cards are forgotten with their page too.
    forgets_cards: bool,
    made: RwLock<Made>,
}

#[derive(Debug, Default)]
struct Made {
    numbers: HashMap<Vec<u8>, usize>,
    /// Nothing is left of those that are forgotten.
    parts: Vec<Option<Arc<Part>>>,
}

impl Parts {
    /// None yet. `forgets_cards` is for shops of so many products that the parts of all their cards would
    /// take too much memory.
    pub fn new(forgets_cards: bool) -> Self {
        Self {
            forgets_cards,
            ..Self::default()
        }
    }

    /// Registers `part` and `parts` as functions of the templates.
    pub fn register(self: &Arc<Self>, tera: &mut Tera) {
        let parts = Arc::clone(self);
        tera.register_function(
            "part",
            move |given: Kwargs, _: &State| -> TeraResult<Value> {
                let call = Call::new(&given)?;
                let is_card = call.arguments.iter().any(|(name, _)| *name == "card");
                let mark = match parts.forgets_cards && is_card {
                    true => parts.passing(&call, None),
                    false => parts.lasting(&call),
                }?;
                Ok(Value::safe_string(&mark))
            },
        );
        let parts = Arc::clone(self);
        tera.register_function(
            "parts",
            move |given: Kwargs, _: &State| -> TeraResult<Value> {
                let call = Call::new(&given)?;
                let name: &str = given.must_get("as")?;
                let values: &[Value] = given.must_get("each")?;
                let marks: Vec<String> = values
                    .par_iter()
                    .map(|value| parts.passing(&call, Some((name, value))))
                    .collect::<TeraResult<_>>()?;
                Ok(Value::safe_string(&marks.concat()))
            },
        );
    }

    /// To be called once, when the templates are complete.
    pub fn use_templates(&self, tera: &Arc<Tera>) {
        self.tera
            .set(Arc::downgrade(tera))
            .expect("the templates are completed once");
    }

    /// HTML as it was rendered, with the parts that its marks stand for.
    pub fn collect(&self, text: String, root: &str) -> Html {
        let numbers = memmem::find_iter(text.as_bytes(), ATTRIBUTE).filter_map(|at| {
            let digits = &text[at + ATTRIBUTE.len()..];
            let end = digits.find(|c: char| !c.is_ascii_digit())?;
            digits[..end].parse::<usize>().ok()
        });
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        let parts = numbers
            .filter_map(|number| made.parts.get(number)?.clone())
            .collect();
        Html {
            text,
            parts,
            root: root.to_owned(),
        }
    }

    /// Forgets the parts of a page that no other page asks for.
    pub fn forget(&self, page: &Html) {
        let mut numbers = Vec::new();
        gather_passing(page, &mut numbers);
        if numbers.is_empty() {
            return;
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        for number in numbers {
            made.parts[number] = None;
        }
    }

    /// The mark of a part that other pages may ask for too, made by whoever asks first.
    fn lasting(&self, call: &Call) -> TeraResult<String> {
        let identity = call.identity();
        let known = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(mark) = known.mark(&identity) {
            return Ok(mark);
        }
        drop(known);
        let (element, html) = self.render(call, None)?;
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been quicker.
        if let Some(mark) = made.mark(&identity) {
            return Ok(mark);
        }
        let held = call.arguments.iter().map(|(_, value)| (*value).clone());
        let (number, mark) = made.add(element, html, Some(held.collect()));
        made.numbers.insert(identity, number);
        Ok(mark)
    }

    /// The mark of a part of one page; `own` is an argument besides those of the call.
    fn passing(&self, call: &Call, own: Option<(&str, &Value)>) -> TeraResult<String> {
        let (element, html) = self.render(call, own)?;
        if element.is_none() {
            return Ok(String::new());
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        let (_, mark) = made.add(element, html, None);
        Ok(mark)
    }

    /// Renders the component that a call asks for; gives the name of the element that it begins with too,
    /// unless it shows nothing. One that fails is a part as well: the page that needs it tells of the error.
    fn render(
        &self,
        call: &Call,
        own: Option<(&str, &Value)>,
    ) -> TeraResult<(Option<String>, Rendered)> {
        let mut arguments = Context::new();
        for (name, value) in call.arguments.iter().copied().chain(own) {
            arguments.insert_value(name.to_owned(), value.clone());
        }
        let tera = self.tera.get().and_then(Weak::upgrade);
        let tera = tera.expect("pages are rendered while their templates live");
        let mut implicit = Context::new();
        implicit.insert("root", ROOT);
        let component = call.component;
        let html = tera
            .render_component_with_implicits(component, &arguments, &implicit, None, true)
            .map(|text| self.collect(text, ROOT))
            .map_err(Arc::new);
        let element = match &html {
            Ok(html) if html.text.trim().is_empty() => None,
            Ok(html) => {
                let element = first_element(&html.text);
                let none = || format!("`{component}` does not begin with an element");
                Some(element.ok_or_else(|| tera::Error::message(none()))?)
            }
            Err(_) => Some("p"),
        };
        Ok((element.map(str::to_owned), html))
    }
}

impl Made {
    /// The mark of a part that is there.
    fn mark(&self, identity: &[u8]) -> Option<String> {
        let number = self.numbers.get(identity)?;
        let part = self.parts[*number].as_ref();
        Some(part.expect("what is known lasts").mark.clone())
    }

    /// Adds a part, a lasting one with the arguments that it holds; gives its number and its mark.
    fn add(
        &mut self,
        element: Option<String>,
        html: Rendered,
        held: Option<Vec<Value>>,
    ) -> (usize, String) {
        let number = self.parts.len();
        let mark = element.map_or_else(String::new, |element| {
            format!("<{element}{ATTRIBUTE}{number}></{element}>")
        });
        self.parts.push(Some(Arc::new(Part {
            mark: mark.clone(),
            html,
            finished: OnceLock::new(),
            number,
            held,
        })));
        (number, mark)
    }
}

fn gather_passing(html: &Html, numbers: &mut Vec<usize>) {
    for part in &html.parts {
        if part.held.is_none() {
            numbers.push(part.number);
        }
        if let Ok(inner) = &part.html {
            gather_passing(inner, numbers);
        }
    }
}

/// A call of `part` or `parts`.
struct Call<'c> {
    component: &'c str,
    /// What the component is given, by name.
    arguments: Vec<(&'c str, &'c Value)>,
}

impl<'c> Call<'c> {
    fn new(given: &'c Kwargs) -> TeraResult<Self> {
        let mut arguments: Vec<(&str, &Value)> = given
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?, value)))
            .filter(|(name, _)| !matches!(*name, "component" | "each" | "as"))
            .collect();
        arguments.sort_unstable_by_key(|(name, _)| *name);
        Ok(Self {
            component: given.must_get("component")?,
            arguments,
        })
    }

    /// Two calls of the same identity give the same HTML.
    fn identity(&self) -> Vec<u8> {
        let mut identity = Vec::from(self.component);
        for (name, value) in &self.arguments {
            identify(&mut identity, name, value);
        }
        identity
    }
}

/// Adds an argument to a call's identity: a map or a list by its place in memory, which is quick and
/// finds the values that pages share; anything else by what it says.
fn identify(identity: &mut Vec<u8>, name: &str, value: &Value) {
    let mut add = |text: &str| {
        identity.extend_from_slice(&text.len().to_ne_bytes());
        identity.extend_from_slice(text.as_bytes());
    };
    add(name);
    add(value.name());
    if let Some(map) = value.as_map() {
        let place = std::ptr::from_ref(map).addr();
        identity.extend_from_slice(&place.to_ne_bytes());
    } else if let Some(list) = value.as_array() {
        identity.extend_from_slice(&list.as_ptr().addr().to_ne_bytes());
    } else if let Some(text) = value.as_str() {
        add(text);
    } else {
        add(&value.to_string());
    }
}

/// The name of the element that HTML begins with.
fn first_element(html: &str) -> Option<&str> {
    let name = html.trim_start().strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    (end > 0).then(|| &name[..end])
}
