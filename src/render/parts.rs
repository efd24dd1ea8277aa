//! Components whose HTML is on many pages, such as the footer or a product's card.
//!
//! A template writes `part(component="card", card=card)` in place of `<card card />`, with the same HTML. The component
//! is rendered once for equal arguments and an equal root, and cached. Maps and lists among the arguments are compared
//! by the digest they carry; without one, nothing is cached. `parts` renders a component for every value of a list, in
//! parallel.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, Weak};

use rayon::prelude::*;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::engine::Fault;

/// Field of a value with the digest of all its fields.
pub(super) const DIGEST: &str = "digest";

/// Depth limit of nested parts, the same as Tera's for components: stops recursion.
const DEEPEST: usize = 20;

/// Cache of parts of one shop's pages.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Templates with the components.
    tera: OnceLock<Weak<Tera>>,
    made: RwLock<HashMap<Vec<u8>, Value>>,
}

impl Parts {
    /// Registers `part` and `parts` as functions of the templates.
    pub fn register(self: &Arc<Self>, tera: &mut Tera) {
        let parts = Arc::clone(self);
        tera.register_function(
            "part",
            move |given: Kwargs, _: &State| -> TeraResult<Value> {
                let call = Call::new(&given)?;
                let Some(key) = call.key() else {
                    return Ok(Value::safe_string(&parts.render(&call, None)?));
                };
                let made = parts.made.read().unwrap_or_else(PoisonError::into_inner);
                if let Some(html) = made.get(&key) {
                    return Ok(html.clone());
                }
                drop(made);
                let html = Value::safe_string(&parts.render(&call, None)?);
                let mut made = parts.made.write().unwrap_or_else(PoisonError::into_inner);
                // Another thread may have been faster, with the same HTML.
                made.insert(key, html.clone());
                Ok(html)
            },
        );
        let parts = Arc::clone(self);
        tera.register_function(
            "parts",
            move |given: Kwargs, _: &State| -> TeraResult<Value> {
                let call = Call::new(&given)?;
                let name: &str = given.must_get("as")?;
                let values: &[Value] = given.must_get("each")?;
                let html: Vec<String> = values
                    .par_iter()
                    .map(|value| parts.render(&call, Some((name, value))))
                    .collect::<TeraResult<_>>()?;
                Ok(Value::safe_string(&html.concat()))
            },
        );
    }

    /// Sets the templates; called once, when they are complete.
    pub fn use_templates(&self, tera: &Arc<Tera>) {
        self.tera
            .set(Arc::downgrade(tera))
            .expect("the templates are completed once");
    }

    /// Renders the component of a call; `own` is an additional argument.
    fn render(&self, call: &Call, own: Option<(&str, &Value)>) -> TeraResult<String> {
        let page = call.page.deeper()?;
        let mut arguments = Context::new();
        for (name, value) in call.arguments.iter().copied().chain(own) {
            arguments.insert_value(name.to_owned(), value.clone());
        }
        let mut implicit = Context::new();
        implicit.insert("root", &*page.root);
        let tera = self.tera.get().and_then(Weak::upgrade);
        let tera = tera.expect("pages are rendered while their templates live");
        let (component, arguments) = (call.component, &arguments);
        page.render(|| {
            tera.render_component_with_implicits(component, arguments, &implicit, None, true)
        })
        .map_err(|error| Fault::of(&error).into_error())
    }
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

/// Page of the current thread (thread-local, since Tera passes functions only the arguments of the call).
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Its relative path to the site's root.
    root: Arc<str>,
    /// Depth of nested parts at the moment.
    depth: usize,
}

impl Page {
    pub fn new(root: &str) -> Self {
        let root = root.into();
        Self { root, depth: 0 }
    }

    /// Calls `render` with this as the thread's page.
    pub fn render<T>(self, render: impl FnOnce() -> T) -> T {
        let before = PAGE.replace(self);
        let rendered = render();
        PAGE.set(before);
        rendered
    }

    fn deeper(&self) -> TeraResult<Self> {
        if self.depth == DEEPEST {
            return Err(tera::Error::message(
                "a part that asks for itself has no end",
            ));
        }
        let root = Arc::clone(&self.root);
        let depth = self.depth + 1;
        Ok(Self { root, depth })
    }
}

/// A call of `part` or `parts`.
struct Call<'c> {
    component: &'c str,
    page: Page,
    /// Arguments of the component, by name.
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
            page: PAGE.with_borrow(Page::clone),
            arguments,
        })
    }

    /// Cache key: equal keys give equal HTML; `None` where an argument has no digest.
    fn key(&self) -> Option<Vec<u8>> {
        let mut key = Vec::new();
        let mut add = |text: &str| {
            key.extend_from_slice(&text.len().to_ne_bytes());
            key.extend_from_slice(text.as_bytes());
        };
        add(self.component);
        add(&self.page.root);
        for (name, value) in &self.arguments {
            add(name);
            add(value.name());
            if let Some(map) = value.as_map() {
                add(map.get(&DIGEST.into())?.as_str()?);
            } else if let Some(text) = value.as_str() {
                add(text);
            } else if value.as_array().is_some() {
                return None;
            } else {
                add(&value.to_string());
            }
        }
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn key(root: &str, arguments: Json) -> Option<Vec<u8>> {
        let arguments = Value::from_serializable(&arguments).into_map().unwrap();
        let given = Kwargs::new(Arc::new(arguments));
        Page::new(root).render(|| Call::new(&given).unwrap().key())
    }

    #[test]
    fn a_part_is_known_again_by_all_that_its_html_depends_on() {
        let card = |digest: &str| {
            let card = json!({"name": "Kopi", "digest": digest});
            key(
                "",
                json!({"component": "card", "card": card, "eager": true}),
            )
        };
        assert_eq!(card("1"), card("1"));
        let icon = |root: &str, name: Json| key(root, json!({"component": "icon", "name": name}));
        let known = [
            card("1"),
            card("2"),
            icon("", json!("1")),
            icon("", json!(1)),
            icon("../", json!("1")),
            key("", json!({"component": "icon"})),
        ];
        for (number, one) in known.iter().enumerate() {
            assert!(one.is_some() && !known[..number].contains(one), "{number}");
        }
        assert_eq!(
            key("", json!({"component": "card", "card": {"name": "Kopi"}})),
            None
        );
        assert_eq!(key("", json!({"component": "list", "rows": [1]})), None);
    }
}
