//! JSON Schema of the data files (`docs/skema/*.json`), for editors, matches the table of keys that the parser reads.
//! `ETALASE_WRITE=1 cargo test schema` regenerates it.

use etalase::parse::{Key, Shape, key_table};
use serde_json::{Map, Value, json};

use crate::support::{committed, repository};

const FILES: [&str; 3] = ["toko.yaml", "produk.yaml", "kelompok.yaml"];

/// Any text: readers of YAML take some for numbers or truths, and an empty one for null.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Markdown => text(),
        Shape::Price | Shape::Stock | Shape::Number => {
            json!({ "type": ["string", "number", "null"] })
        }
        Shape::Truth => json!({ "enum": [true, false, "ya", "tidak", "yes", "no", null] }),
        Shape::Choice(words) => {
            let words = words.iter().map(|word| json!(word));
            json!({ "enum": words.chain([Value::Null]).collect::<Vec<_>>() })
        }
        Shape::Hours => json!({
            "anyOf": [text(), { "type": "object", "additionalProperties": text() }]
        }),
        Shape::Pairs => json!({
            "anyOf": [{ "type": "object", "additionalProperties": text() }, { "type": "null" }]
        }),
        Shape::Texts | Shape::Numbers => {
            json!({ "anyOf": [text(), { "type": "array", "items": text() }] })
        }
        Shape::Map(keys) => json!({ "anyOf": [map(keys), { "type": "null" }] }),
        Shape::TextOrMap(keys) => json!({ "anyOf": [text(), map(keys)] }),
        Shape::Rows(keys) => json!({
            "anyOf": [{ "type": "array", "items": map(keys) }, map(keys), { "type": "null" }]
        }),
        Shape::RowsOrTexts(keys) => {
            let row = json!({ "anyOf": [text(), map(keys)] });
            json!({ "anyOf": [{ "type": "array", "items": row }, map(keys), text()] })
        }
    }
}

/// A map: each key by either of its names.
fn map(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        for name in [key.name, key.alias] {
            properties.insert(name.to_owned(), shape(key.shape));
        }
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

#[test]
fn the_schema_has_every_key() {
    for file in FILES {
        let table = key_table();
        let (_, keys) = table
            .iter()
            .find(|(name, _)| *name == file)
            .expect("a table");
        let mut schema = map(keys);
        schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        schema["title"] = json!(format!("Etalase: {file}"));
        let json = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
        let name = file.replace(".yaml", ".json");
        committed(&repository().join("docs/skema").join(name), &json);
    }
}
