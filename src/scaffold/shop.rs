//! Creates shops and groups.

use camino::Utf8Path;

use super::created::{Created, CreatedKind};
use super::error::ScaffoldError;
use super::template::{Blanks, GITIGNORE, Templates, fill, markdown, yaml};
use super::{data_file, demo, given};
use crate::files::folder::create_folder;
use crate::locale::Language;
use crate::value::title_from_folder;

/// A new shop or group, in the person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShopAnswers {
    /// Its name; the folder's name when absent.
    pub name: Option<String>,
    /// The WhatsApp number for orders, in any spelling.
    pub whatsapp: Option<String>,
    /// One sentence about it.
    pub tagline: Option<String>,
    /// Its place, on one line.
    pub place: Option<String>,
}

impl ShopAnswers {
    /// The answers, with the folder's name as a default for the name, or else a placeholder.
    pub(super) fn named(&self, folder: &Utf8Path, otherwise: &str) -> Self {
        let of_folder = || title_from_folder(folder.file_name().unwrap_or_default());
        let name = given(&self.name)
            .map(str::to_owned)
            .or_else(|| Some(of_folder()).filter(|name| !name.is_empty()))
            .unwrap_or_else(|| otherwise.to_owned());
        Self {
            name: Some(name),
            ..self.clone()
        }
    }

    /// The answers for a template, escaped.
    fn blanks(&self, safe: fn(&str) -> String) -> Blanks {
        Blanks {
            name: given(&self.name).map(safe).unwrap_or_default(),
            tagline: given(&self.tagline).map(safe),
            whatsapp: given(&self.whatsapp).map(safe),
            place: given(&self.place).map(safe),
            ..Blanks::default()
        }
    }
}

/// Creates a shop in a new or existing folder that is no shop or group. `demo` adds sample products, and a sample phone
/// number when none was given.
///
/// # Errors
/// [`ScaffoldError::AlreadyAShop`], [`ScaffoldError::AlreadyAGroup`], [`ScaffoldError::File`].
pub fn shop(
    folder: &Utf8Path,
    answers: &ShopAnswers,
    demo: bool,
    language: Language,
) -> Result<Created, ScaffoldError> {
    refuse_taken(folder)?;
    let templates = Templates::of(language);
    let mut answers = answers.named(folder, nameless_shop(language));
    if demo && given(&answers.whatsapp).is_none() {
        answers.whatsapp = Some(demo::WHATSAPP.to_owned());
    }
    let mut created = Created::new(CreatedKind::Shop, folder, folder);
    created.write(".gitignore", GITIGNORE.as_bytes())?;
    let texts = answers.blanks(markdown);
    write_filled(&mut created, "halaman/tentang.md", templates.about, &texts)?;
    write_filled(
        &mut created,
        "halaman/cara-pesan.md",
        templates.ordering,
        &texts,
    )?;
    if demo {
        demo::products(&mut created, language)?;
    } else {
        let example = Blanks {
            name: example_name(language).to_owned(),
            example: true,
            ..Blanks::default()
        };
        let file = "produk/_contoh-produk/produk.yaml";
        write_filled(&mut created, file, templates.product, &example)?;
    }
    let data = fill(templates.shop, &answers.blanks(yaml));
    created.write_last("toko.yaml", data.as_bytes())
}

/// Creates a group in a new or existing folder that is no shop or group.
///
/// # Errors
/// [`ScaffoldError::AlreadyAShop`], [`ScaffoldError::AlreadyAGroup`], [`ScaffoldError::File`].
pub fn group(
    folder: &Utf8Path,
    answers: &ShopAnswers,
    language: Language,
) -> Result<Created, ScaffoldError> {
    refuse_taken(folder)?;
    let templates = Templates::of(language);
    let answers = answers.named(folder, nameless_group(language));
    let mut created = Created::new(CreatedKind::Group, folder, folder);
    created.write(".gitignore", GITIGNORE.as_bytes())?;
    let texts = answers.blanks(markdown);
    write_filled(&mut created, "halaman/tentang.md", templates.about, &texts)?;
    create_folder(&folder.join("toko"))?;
    let data = fill(templates.group, &answers.blanks(yaml));
    created.write_last("kelompok.yaml", data.as_bytes())
}

pub(super) fn refuse_taken(folder: &Utf8Path) -> Result<(), ScaffoldError> {
    if let Some(file) = data_file(folder, "toko") {
        return Err(ScaffoldError::AlreadyAShop { file });
    }
    match data_file(folder, "kelompok") {
        Some(file) => Err(ScaffoldError::AlreadyAGroup { file }),
        None => Ok(()),
    }
}

fn write_filled(
    created: &mut Created,
    name: &str,
    template: &str,
    blanks: &Blanks,
) -> Result<(), ScaffoldError> {
    Ok(created.write(name, fill(template, blanks).as_bytes())?)
}

fn nameless_shop(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "Toko Saya",
        Language::English => "My Shop",
    }
}

pub(super) fn nameless_group(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "Kelompok Kami",
        Language::English => "Our Group",
    }
}

fn example_name(language: Language) -> &'static str {
    match language {
        Language::Indonesian => "Contoh Produk",
        Language::English => "Example Product",
    }
}
