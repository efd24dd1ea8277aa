//! Meaning of file names, slips included.

/// Match of a name with the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameFit {
    /// Exactly `produk.yaml`.
    Exact,
    /// `produk.yml`, `PRODUK.YAML`, `produk.yaml.txt`, ` produk.yaml`.
    Slip,
}

/// Extensions of photos; the photo room checks the bytes.
const PHOTO_EXTENSIONS: [&str; 16] = [
    "jpg", "jpeg", "jpe", "jfif", "mpo", "png", "webp", "gif", "bmp", "tif", "tiff", "heic",
    "heif", "hif", "avif", "svg",
];

/// Name of a product's long description.
pub(super) const STORY: &str = "cerita.md";

/// Match of a name with a folder's data file (`stem` + `.yaml`).
pub(super) fn fits(name: &str, stem: &str) -> Option<NameFit> {
    if name.strip_suffix(".yaml") == Some(stem) {
        return Some(NameFit::Exact);
    }
    let lower = name.trim().to_lowercase();
    let lower = lower.strip_suffix(".txt").unwrap_or(&lower);
    let base = lower
        .strip_suffix(".yaml")
        .or_else(|| lower.strip_suffix(".yml"))?;
    (base.trim() == stem).then_some(NameFit::Slip)
}

/// True for the name of a folder's data file (`stem` + `.yaml`), slips included.
pub fn is_data_name(name: &str, stem: &str) -> bool {
    fits(name, stem).is_some()
}

/// Match of a name with a product's long description; Notepad saves texts as `.txt`.
pub(super) fn fits_story(name: &str) -> Option<NameFit> {
    if name.eq_ignore_ascii_case(STORY) {
        return Some(NameFit::Exact);
    }
    let lower = name.trim().to_lowercase();
    ["cerita.txt", "cerita.md.txt", STORY]
        .contains(&&*lower)
        .then_some(NameFit::Slip)
}

/// True for the name of a product's long description, slips included.
pub fn is_story_name(name: &str) -> bool {
    fits_story(name).is_some()
}

/// True for the name of a YAML file, slips included.
pub fn is_yaml_name(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let lower = lower.strip_suffix(".txt").unwrap_or(&lower);
    lower.ends_with(".yaml") || lower.ends_with(".yml")
}

/// True for a photo's name.
pub fn is_photo_name(name: &str) -> bool {
    has_extension(name, &PHOTO_EXTENSIONS)
}

/// True when a name ends in one of some extensions, case-insensitively.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|found| {
        extensions
            .iter()
            .any(|known| found.eq_ignore_ascii_case(known))
    })
}

/// True for a text of a word processor, which nobody but it can read.
pub(super) fn is_word_name(name: &str) -> bool {
    has_extension(name, &["docx", "doc", "odt", "rtf"])
}

/// True for hidden files, drafts (`_`), and files that systems create.
pub(super) fn is_clutter(name: &str) -> bool {
    name.starts_with(['.', '_'])
        // Copies that editors make, but no folder that a person named so.
        || (name.ends_with('~') && name != "~")
        || ["desktop.ini", "thumbs.db", "__macosx"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_file_names_are_understood() {
        assert_eq!(fits("produk.yaml", "produk"), Some(NameFit::Exact));
        for slip in [
            "produk.yml",
            "PRODUK.YAML",
            "Produk.yaml",
            "produk.yaml.txt",
            "produk.yml.TXT",
            "produk .yaml",
        ] {
            assert_eq!(fits(slip, "produk"), Some(NameFit::Slip), "{slip}");
        }
        for other in [
            "produk.txt",
            "produk",
            "produk2.yaml",
            "toko.yaml",
            "produk.json",
        ] {
            assert_eq!(fits(other, "produk"), None, "{other}");
        }
    }
}
