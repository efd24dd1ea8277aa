//! Lists missing translations of storefront texts.

use std::collections::HashSet;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::parser::parse;
use fluent_syntax::serializer::serialize;

/// The messages of `model` that none of `sources` has, each in its source form.
pub(super) fn lacking(model: &str, sources: &[&str]) -> Vec<String> {
    let known: HashSet<String> = sources
        .iter()
        .flat_map(|source| messages(source))
        .map(|(id, _)| id)
        .collect();
    messages(model)
        .into_iter()
        .filter(|(id, _)| !known.contains(id))
        .map(|(_, message)| message)
        .collect()
}

/// The messages of a file, in order: id and source. Skips what cannot be parsed.
fn messages(source: &str) -> Vec<(String, String)> {
    let resource = parse(source).unwrap_or_else(|(readable, _)| readable);
    let message = |entry: Entry<&str>| match entry {
        Entry::Message(mut message) => {
            let id = message.id.name.to_owned();
            message.comment = None;
            let body = vec![Entry::Message(message)];
            Some((id, serialize(&Resource { body })))
        }
        _ => None,
    };
    resource.body.into_iter().filter_map(message).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_told_in_the_order_of_the_model() {
        let model = "# Kata\nhome = Beranda\n\nprice =\n    { $count ->\n        [one] satu\n       *[other] banyak\n    }\nclose = Tutup\n";
        let found = lacking(model, &["close = Top\n", "rusak ="]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], "home = Beranda\n");
        assert!(
            found[1].starts_with("price =") && found[1].contains("*[other]"),
            "{found:?}"
        );
        assert!(lacking(model, &[model]).is_empty());
    }
}
