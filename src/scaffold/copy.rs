//! A new group that is like another one, for the next region: settings, theme, criteria and pages, without any member's
//! data and without what belongs to the old group alone.

use camino::Utf8Path;

use super::created::{Copied, Created, CreatedKind};
use super::error::ScaffoldError;
use super::shop::{ShopAnswers, nameless_group, refuse_taken};
use super::template::GITIGNORE;
use super::{given, is_group};
use crate::catalogue;
use crate::diagnostic::Report;
use crate::discover::{self, CURATION, Found, ShopSource};
use crate::edit::{Document, NewValue, Refusal, Step};
use crate::files::folder::create_folder;
use crate::files::{self, Folders, SourcePath};
use crate::locale::Language;
use crate::parse::{self, Key, Shape};

/// Limit in bytes of a file that is copied.
const LARGEST: u64 = 1 << 28;
/// Folder of news, which are of the old region.
const NEWS: &str = "kabar";
/// The criteria of curation; scores and confirmations beside them are of members.
const CRITERIA: [&str; 2] = [CURATION, "kriteria.yaml"];

/// The keys that are written anew or left out, in the order in which they are told. `unggah` has the account at a host.
const CHANGED: &[Key] = &[
    text("nama", "name"),
    text("slogan", "tagline"),
    text("whatsapp", "whatsapp"),
    text("telepon", "phone"),
    text("email", "email"),
    text("alamat", "address"),
    text("wilayah", "regions"),
    text("diskusi", "discussion"),
    text("formulir", "form"),
    text("sosial", "social"),
    text("url", "base_url"),
    text("unggah", "upload"),
    text("alamat_lama", "former_addresses"),
];
/// The first of these that are left out: a name and a slogan are taken over where none is given.
const LEFT_OUT: usize = 2;

const fn text(name: &'static str, alias: &'static str) -> Key {
    Key {
        name,
        alias,
        shape: Shape::Text,
    }
}

/// Creates a group like the one in `from`, in a new or existing folder that is no shop or group.
///
/// # Errors
/// [`ScaffoldError::NotAGroup`], [`ScaffoldError::Entangled`], [`ScaffoldError::AlreadyAShop`],
/// [`ScaffoldError::AlreadyAGroup`], [`ScaffoldError::File`].
pub fn group_like(
    folder: &Utf8Path,
    from: &Utf8Path,
    answers: &ShopAnswers,
    language: Language,
) -> Result<Created, ScaffoldError> {
    refuse_taken(folder)?;
    let not_a_group = || ScaffoldError::NotAGroup {
        folder: from.to_owned(),
    };
    if !is_group(from) {
        return Err(not_a_group());
    }
    // What is wrong with the old group is told where it is checked; what is taken over, where the new one is.
    let report = &mut Report::default();
    let found = discover::folder(from, (&[], &Folders::default()), report);
    let Some(Found::Group(source)) = found else {
        return Err(not_a_group());
    };
    let source = source.own;
    let answers = answers.named(folder, nameless_group(language));
    let data = files::read_bytes(&source.full(&source.data.path), LARGEST)?;
    let entangled = |_: Refusal| ScaffoldError::Entangled {
        file: source.full(&source.data.path),
    };
    let settings = Settings::of(&data, &answers, language).map_err(entangled)?;
    let mut created = Created::new(CreatedKind::Group, folder, folder);
    created.write(".gitignore", GITIGNORE.as_bytes())?;
    let mut naming = Vec::new();
    for path in taken_over(&source, report) {
        let bytes = files::read_bytes(&source.full(&path), LARGEST)?;
        created.write(path.as_str(), &bytes)?;
        if settings.are_named_in(&bytes) {
            naming.push(path.under(folder));
        }
    }
    create_folder(&folder.join(discover::MEMBERS))?;
    let file = "kelompok.yaml";
    if settings.are_named_in(settings.text.as_bytes()) {
        naming.push(folder.join(file));
    }
    created.copied = Some(Copied {
        from: from.to_owned(),
        left_keys: settings.left_keys,
        naming,
        unseen: source.unseen.iter().map(|path| source.full(path)).collect(),
    });
    created.write_last(file, settings.text.as_bytes())
}

/// The files that are taken over, by their paths from the folder; links among them were never listed.
fn taken_over(source: &ShopSource, report: &mut Report) -> Vec<SourcePath> {
    let is_news = |path: &SourcePath| {
        let first = path.names().next();
        first.is_some_and(|first| first.eq_ignore_ascii_case(NEWS))
    };
    let pictures = source.pictures.iter().map(|file| &file.path);
    let pictures = pictures.filter(|path| !is_news(path));
    let files = source.theme.iter().chain(&source.pages);
    let files = files.map(|file| &file.path).chain(pictures);
    let mut paths: Vec<SourcePath> = files.cloned().collect();
    if let Some(draft) = parse::group_draft(source, report) {
        let drafts = parse::group_drafts(source, draft, report);
        let profile = catalogue::group(source, drafts, report).profile;
        let signs = [profile.logo, profile.cover].into_iter().flatten();
        paths.extend(signs.map(|photo| photo.path));
    }
    paths.extend(criteria(&source.root));
    paths.sort();
    paths.dedup();
    paths
}

/// The criteria, when they are there as plain files.
fn criteria(root: &Utf8Path) -> Option<SourcePath> {
    let [folder, file] = CRITERIA;
    let is_folder = root.join(folder).symlink_metadata().ok()?.is_dir();
    let path = SourcePath::of(CRITERIA);
    let is_file = root
        .join(folder)
        .join(file)
        .symlink_metadata()
        .ok()?
        .is_file();
    (is_folder && is_file).then_some(path)
}

/// The settings of the new group.
struct Settings {
    /// Its data.
    text: String,
    /// The keys that are not among them.
    left_keys: Vec<&'static str>,
    /// The former values of these.
    former: Vec<String>,
}

impl Settings {
    fn of(data: &[u8], answers: &ShopAnswers, language: Language) -> Result<Self, Refusal> {
        let mut document = Document::read(data, CHANGED)?;
        let mut left_keys = Vec::new();
        let mut former = Vec::new();
        for key in &CHANGED[LEFT_OUT..] {
            let path = [Step::Key(key.name)];
            former.extend(document.get(&path));
            if document.remove(&path)? {
                left_keys.push(match language {
                    Language::Indonesian => key.name,
                    Language::English => key.alias,
                });
            }
        }
        let values = [
            ("nama", &answers.name),
            ("slogan", &answers.tagline),
            ("whatsapp", &answers.whatsapp),
            ("alamat", &answers.place),
        ];
        for (key, answer) in values {
            if let Some(text) = given(answer) {
                document.set(&[Step::Key(key)], &NewValue::Text(text.to_owned()))?;
            }
        }
        Ok(Self {
            text: with_examples(&document, language),
            left_keys,
            former,
        })
    }

    /// True for a text that still names a contact or an address of the old group.
    fn are_named_in(&self, bytes: &[u8]) -> bool {
        let text = std::str::from_utf8(bytes);
        text.is_ok_and(|text| self.former.iter().any(|value| names(text, value)))
    }
}

/// The text with an example of each value that the new group lacks, to be filled in.
fn with_examples(document: &Document, language: Language) -> String {
    let mut text = document.text().to_owned();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let is_missing = |key: &'static str| document.get(&[Step::Key(key)]).is_none();
    let asked = to_fill_in(language).into_iter();
    let asked: Vec<&str> = asked
        .filter_map(|(key, line)| is_missing(key).then_some(line))
        .collect();
    if asked.is_empty() {
        return text;
    }
    if !text.ends_with('\n') {
        text.push_str(newline);
    }
    let head = match language {
        Language::Indonesian => "# Isi untuk wilayah ini: hapus tanda pagarnya, lalu ganti isinya.",
        Language::English => {
            "# Fill in for this region: take away the sign, then change the value."
        }
    };
    for line in ["", head].into_iter().chain(asked) {
        text.push_str(line);
        text.push_str(newline);
    }
    text
}

/// Examples of what every group needs of its own.
fn to_fill_in(language: Language) -> [(&'static str, &'static str); 4] {
    match language {
        Language::Indonesian => [
            ("whatsapp", "#whatsapp: 0812-3456-7890"),
            ("alamat", "#alamat: Kecamatan, Kabupaten"),
            ("wilayah", "#wilayah: [Kecamatan Satu, Kecamatan Dua]"),
            ("url", "#url: https://koperasi.example.com"),
        ],
        Language::English => [
            ("whatsapp", "#whatsapp: 0812-3456-7890"),
            ("alamat", "#address: District, Regency"),
            ("wilayah", "#regions: [First District, Second District]"),
            ("url", "#base_url: https://koperasi.example.com"),
        ],
    }
}

/// Digits by which a phone number is known, without its zero or country code.
const PHONE_DIGITS: usize = 8;

/// True for a text with a value in it; a phone number is known in any spelling.
fn names(text: &str, value: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let number = digits(value);
    let number = number.trim_start_matches("62").trim_start_matches('0');
    let is_phone = number.len() >= PHONE_DIGITS && !value.contains(char::is_alphabetic);
    match is_phone {
        true => text.lines().any(|line| digits(line).contains(number)),
        false => text.to_lowercase().contains(&value.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_in_any_spelling() {
        for (text, value, expected) in [
            ("Hubungi +62 812 0000 1200.", "0812-0000-1200", true),
            ("0812 0000 1201", "0812-0000-1200", false),
            ("Surat: A@example.com", "a@example.com", true),
            ("", "a@example.com", false),
        ] {
            assert_eq!(names(text, value), expected, "{text}");
        }
    }
}
