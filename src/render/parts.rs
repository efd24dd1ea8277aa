//! Parts: components whose HTML stands on many pages, such as the footer or a product's card.
//!
//! A template writes `part(component="card", card=card)` where it could write `<card card />`. The
//! component is rendered once for the same arguments and looked up from then on. With `parts` it is rendered
//! for every value of a list, side by side; those parts are forgotten with their page. Until `finish` puts the part in its place, a mark stands in the
//! page: an empty element of the same name, so that white space around it is treated alike.
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

/// A rendered component.
#[derive(Debug)]
pub struct Part {
    /// What stands in a page in its place; nothing for a component that shows nothing.
    pub mark: String,
    html: Result<Html, Arc<tera::Error>>,
    finished: OnceLock<Box<[u8]>>,
    number: usize,
    /// Whether other pages may ask for it.
    is_lasting: bool,
    /// Keeps the arguments of a lasting part in their places in memory, by which they are known again.
    _arguments: Vec<Value>,
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
            move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
                let mut call = Call::new(&arguments)?;
                call.is_lasting = !(parts.forgets_cards && call.arguments.contains_key("card"));
                let mark = parts.mark(&call, None)?;
                Ok(Value::safe_string(&mark))
            },
        );
        let parts = Arc::clone(self);
        tera.register_function(
            "parts",
            move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
                let call = Call::new(&arguments)?;
                let name: &str = arguments.must_get("as")?;
                let values: &[Value] = arguments.must_get("each")?;
                let marks: Vec<String> = values
                    .par_iter()
                    .map(|value| parts.mark(&call, Some((name, value))))
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

    /// The mark of the part that a call asks for, `own` being an argument besides those of the call. A
    /// component that fails gives a part too: the page that needs it tells of the error.
    fn mark(&self, call: &Call, own: Option<(&str, &Value)>) -> TeraResult<String> {
        if call.is_lasting {
            let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(mark) = made.mark(&call.identity) {
                return Ok(mark);
            }
        }
        let mut arguments = call.arguments.clone();
        if let Some((name, value)) = own {
            arguments.insert_value(name.to_owned(), value.clone());
        }
        let tera = self.tera.get().and_then(Weak::upgrade);
        let tera = tera.expect("pages are rendered while their templates live");
        let mut implicit = Context::new();
        implicit.insert("root", ROOT);
        let html = tera
            .render_component_with_implicits(&call.component, &arguments, &implicit, None, true)
            .map(|text| self.collect(text, ROOT))
            .map_err(Arc::new);
        let element = match &html {
            Ok(html) if html.text.trim().is_empty() => None,
            Ok(html) => Some(first_element(&html.text).ok_or_else(|| {
                let component = &call.component;
                tera::Error::message(format!("`{component}` does not begin with an element"))
            })?),
            Err(_) => Some("p"),
        };

        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(mark) = made.mark(&call.identity).filter(|_| call.is_lasting) {
            return Ok(mark);
        }
        let number = made.parts.len();
        let mark = element.map_or_else(String::new, |element| {
            format!("<{element}{ATTRIBUTE}{number}></{element}>")
        });
        let part = Part {
            mark: mark.clone(),
            html,
            finished: OnceLock::new(),
            number,
            is_lasting: call.is_lasting,
            _arguments: if call.is_lasting {
                call.held.clone()
            } else {
                Vec::new()
            },
        };
        made.parts.push(Some(Arc::new(part)));
        if call.is_lasting {
            made.numbers.insert(call.identity.clone(), number);
        }
        Ok(mark)
    }
}

impl Made {
    /// The mark of a part that is there.
    fn mark(&self, identity: &[u8]) -> Option<String> {
        let number = self.numbers.get(identity)?;
        let part = self.parts[*number].as_ref();
        Some(part.expect("what is known lasts").mark.clone())
    }
}

fn gather_passing(html: &Html, numbers: &mut Vec<usize>) {
    for part in &html.parts {
        if !part.is_lasting {
            numbers.push(part.number);
        }
        if let Ok(inner) = &part.html {
            gather_passing(inner, numbers);
        }
    }
}

/// A call of `part` or `parts`.
struct Call {
    component: String,
    /// What the component is given.
    arguments: Context,
    /// Two calls of the same identity give the same HTML.
    identity: Vec<u8>,
    /// Whether other pages may ask for the same.
    is_lasting: bool,
    /// The arguments once more, to be held for as long as the part lives.
    held: Vec<Value>,
}

impl Call {
    fn new(given: &Kwargs) -> TeraResult<Self> {
        let component: &str = given.must_get("component")?;
        let mut named: Vec<(&str, &Value)> = given
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?, value)))
            .filter(|(name, _)| !matches!(*name, "component" | "each" | "as"))
            .collect();
        named.sort_unstable_by_key(|(name, _)| *name);
        let mut identity = Vec::from(component);
        let mut arguments = Context::new();
        for (name, value) in &named {
            identify(&mut identity, name, value);
            arguments.insert_value((*name).to_owned(), (*value).clone());
        }
        Ok(Self {
            component: component.to_owned(),
            arguments,
            identity,
            is_lasting: false,
            held: named.into_iter().map(|(_, value)| value.clone()).collect(),
        })
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
