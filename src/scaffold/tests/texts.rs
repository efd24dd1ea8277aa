//! Templates and messages in both languages.

use proptest::prelude::*;

use super::*;
use crate::locale::{Arg, Texts};
use crate::parse::key_table;

/// The text with every example line uncommented: those with no space, or two, after the hash.
fn with_examples(text: &str) -> String {
    text.lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest)
                if !rest.is_empty() && (!rest.starts_with(' ') || rest.starts_with("  ")) =>
            {
                format!("{rest}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect()
}

fn keys(text: &str) -> Vec<String> {
    let examples = with_examples(text);
    let value: BTreeMap<String, Value> =
        serde_yaml::from_str(&examples).unwrap_or_else(|error| panic!("{error}\n{examples}"));
    value.into_keys().collect()
}

/// The text without the first of two examples of an address, of which one is used.
fn with_one_address(text: &str) -> String {
    let in_parts = |line: &str| matches!(line, "#alamat:" | "#address:");
    let has_parts = text.lines().any(in_parts);
    let is_second = |line: &&str| {
        let on_one_line = line.starts_with("#alamat: ") || line.starts_with("#address: ");
        !(has_parts && on_one_line)
    };
    text.lines()
        .filter(is_second)
        .flat_map(|line| [line, "\n"])
        .collect()
}

#[test]
fn a_page_has_every_key_of_the_table_as_an_example() {
    let table = |file: DataFile| {
        let (_, keys) = key_table()
            .into_iter()
            .find(|(name, _)| *name == file.name())
            .expect("a table");
        keys
    };
    for language in LANGUAGES {
        for file in DataFile::ALL {
            let page = file.page(language);
            let found: Vec<String> = keys(&with_one_address(&page));
            let mut expected: Vec<&str> = table(file)
                .iter()
                .map(|key| match language {
                    Language::Indonesian => key.name,
                    Language::English => key.alias,
                })
                .collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{}", file.name());
            assert!(!page.contains('\t') && !page.contains('\r'));
        }
    }
}

#[test]
fn new_files_are_short_and_their_examples_can_be_read() {
    let blanks = template::Blanks {
        name: "Sari".to_owned(),
        example: true,
        ..Default::default()
    };
    for language in LANGUAGES {
        let templates = template::Templates::of(language);
        for (text, most, file) in [
            (templates.shop, 40, DataFile::Shop),
            (templates.group, 40, DataFile::Group),
            (templates.product, 25, DataFile::Product),
        ] {
            let filled = template::fill_of("https://example.com/etalase", text, &blanks);
            assert!(filled.lines().count() <= most, "{}", file.name());
            let schema = file.name().replace(".yaml", ".json");
            assert!(filled.contains(&format!("etalase/raw/main/docs/skema/{schema}\n")));
            let bare = template::fill_of("", text, &blanks);
            assert!(!bare.contains("yaml-language-server"));
            let examples = keys(&filled);
            let every = keys(&with_one_address(&file.page(language)));
            assert!(
                examples.iter().all(|key| every.contains(key)),
                "{examples:?}"
            );
            assert!(filled.contains(file.name()), "it says where the others are");
            assert!(!filled.contains('\t') && !filled.contains('\r'));
        }
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let sources = [
        include_str!("../../locale/scaffold.id.ftl"),
        include_str!("../../locale/scaffold.en.ftl"),
    ];
    let names = sources.map(|source| {
        let marks = |line: &str| {
            let (name, _) = line.split_once(" =")?;
            Some(name.to_owned()).filter(|_| !line.starts_with('#'))
        };
        source.lines().filter_map(marks).collect::<Vec<_>>()
    });
    assert_eq!(names[0], names[1]);
    let arguments = sources.map(|source| {
        let mut used: Vec<&str> = source.split("{ $").skip(1).collect();
        used.iter_mut()
            .for_each(|rest| *rest = rest.split(' ').next().unwrap_or_default());
        used
    });
    assert_eq!(arguments[0], arguments[1]);
}

#[test]
fn errors_and_summaries_have_texts() {
    let place = Place::new();
    let folder = place.root().join("toko-baru");
    let path = Utf8PathBuf::from("x");
    for source in [
        include_str!("../../locale/scaffold.id.ftl"),
        include_str!("../../locale/scaffold.en.ftl"),
    ] {
        let mut texts = Texts::empty();
        assert_eq!(texts.add_language("id", &[source]), []);
        let system = |kind: std::io::ErrorKind| {
            ScaffoldError::File(crate::files::FileError::System {
                action: "create",
                path: path.clone(),
                source: kind.into(),
            })
        };
        for error in [
            ScaffoldError::AlreadyAShop { file: path.clone() },
            ScaffoldError::AlreadyAGroup { file: path.clone() },
            ScaffoldError::NotAShop {
                folder: path.clone(),
            },
            ScaffoldError::NoName,
            ScaffoldError::CategoryIsProduct {
                folder: path.clone(),
            },
            ScaffoldError::PhotoMissing { path: path.clone() },
            ScaffoldError::PhotoNotAFile { path: path.clone() },
            ScaffoldError::NotAPhoto { path: path.clone() },
            system(std::io::ErrorKind::StorageFull),
            system(std::io::ErrorKind::PermissionDenied),
            system(std::io::ErrorKind::AlreadyExists),
            system(std::io::ErrorKind::TimedOut),
        ] {
            let args: Vec<(String, Arg)> = error.args();
            let text = texts.get(error.text_id(), &args).expect("a text");
            assert!(!text.contains('{'), "{text}");
            assert!(texts.attribute(error.text_id(), "hint", &args).is_some());
        }
        let _ = fs::remove_dir_all(&folder);
        let created = shop(&folder, &named("Sari"), false, Language::Indonesian).expect("a shop");
        let lines = created.summary(&texts);
        assert!(
            lines
                .iter()
                .any(|line| line.starts_with("  etalase") && line.ends_with(folder.as_str())),
            "{lines:?}"
        );
        assert!(
            lines
                .iter()
                .all(|line| !line.contains("scaffold-") && !line.contains('{'))
        );
        assert!(
            lines
                .last()
                .is_some_and(|line| line.starts_with("  etalase b"))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_printable_answer_is_read_back(
        name in "[^\\pC\\p{Zl}\\p{Zp}]{0,60}",
        tagline in "[-#:&*!|>'\"%@`{}\\[\\], ?~=<.0-9a-z]{0,20}",
        place in "[^\\pC\\p{Zl}\\p{Zp}]{0,60}",
        price in "[ 0-9.,rpRP#:-]{0,12}",
    ) {
        let there = Place::new();
        let answers = ShopAnswers {
            name: Some(name.clone()),
            whatsapp: Some(price.clone()),
            tagline: Some(tagline.clone()),
            place: Some(place.clone()),
        };
        let folder = there.root().join("toko");
        shop(&folder, &answers, false, Language::Indonesian).expect("a shop");
        let data = yaml_at(&folder.join("toko.yaml"));
        let seen = |text: &str| !text.trim().is_empty();
        let expected = if seen(&name) { name.as_str() } else { "Toko" };
        prop_assert_eq!(&data["nama"], &Value::from(expected));
        for (key, value) in [("slogan", &tagline), ("alamat", &place), ("whatsapp", &price)] {
            let written = data.get(key).cloned();
            prop_assert_eq!(written, seen(value).then(|| Value::from(value.as_str())));
        }
        if seen(&name) {
            let new = NewProduct { price: Some(price.clone()), ..new_product(&name) };
            let created = product(&folder, &new, Language::English).expect("a product");
            let data = yaml_at(&created.folder.join("produk.yaml"));
            prop_assert_eq!(&data["name"], &Value::from(name));
            prop_assert_eq!(data.get("price").cloned(), seen(&price).then(|| Value::from(price)));
        }
    }

    #[test]
    fn any_text_at_all_makes_yaml_that_can_be_read(text in any::<String>()) {
        let written = format!("nama: {}\n\n# next\nx: 1\n", yaml(&text));
        let read: BTreeMap<String, Value> = serde_yaml::from_str(&written).expect("YAML");
        prop_assert_eq!(&read["nama"], &Value::from(template::one_line(&text)));
    }
}
