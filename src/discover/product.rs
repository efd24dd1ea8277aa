//! Sorts folders below `produk/` into products and categories.
//!
//! A folder with a data file is a product. Without one, a folder that holds folders is a category,
//! and a folder that holds photos is a product that needs no data.

use camino::Utf8Path;

use super::{ProductSource, SourceFile, best_fit, data_file, is_photo_name, name, walk::Folder};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::SourcePath;

/// The products in and below a folder. A folder in place of a product's data file hides the product.
pub(super) fn products(
    root: &Utf8Path,
    folder: Option<&Folder>,
    unseen: &mut Vec<SourcePath>,
    report: &mut Report,
) -> Vec<ProductSource> {
    let mut found = Vec::new();
    if let Some(folder) = folder {
        report_stray_photos(root, folder, report);
        for child in &folder.folders {
            collect(root, child, &[], (&mut found, unseen), report);
        }
    }
    found
}

fn collect(
    root: &Utf8Path,
    folder: &Folder,
    categories: &[String],
    (found, unseen): (&mut Vec<ProductSource>, &mut Vec<SourcePath>),
    report: &mut Report,
) {
    let data = data_file(root, folder, "produk", report);
    let has_photos = folder.files.iter().any(|file| is_photo_name(file.name()));
    if let Some(inner) = folder
        .folders
        .iter()
        .find(|inner| name::fits(inner.name(), "produk").is_some())
    {
        report.push(
            Diagnostic::new(Code::NotAFile, inner.path.under(root)).arg("name", inner.name()),
        );
        unseen.push(inner.path.clone());
        return;
    }
    if data.is_none() && !folder.folders.is_empty() {
        report_stray_photos(root, folder, report);
        let mut path = categories.to_vec();
        path.push(folder.name().to_owned());
        for child in &folder.folders {
            collect(root, child, &path, (&mut *found, &mut *unseen), report);
        }
        return;
    }
    report_unused_files(root, folder, data.as_ref(), report);
    if data.is_none() && !has_photos {
        // An unreadable folder need not be empty.
        if folder.unseen.contains(&folder.path) {
            return;
        }
        report.push(
            Diagnostic::new(Code::EmptyFolder, folder.path.under(root))
                .arg("folder", folder.name()),
        );
        return;
    }
    for inner in &folder.folders {
        report.push(
            Diagnostic::new(Code::FolderInProduct, inner.path.under(root))
                .arg("name", inner.name()),
        );
    }
    let story = best_fit(root, folder, (name::STORY, name::fits_story), report);
    found.push(ProductSource {
        folder: folder.path.clone(),
        categories: categories.to_vec(),
        data,
        photos: folder
            .files
            .iter()
            .filter(|file| is_photo_name(file.name()))
            .cloned()
            .collect(),
        story,
    });
}

fn report_stray_photos(root: &Utf8Path, folder: &Folder, report: &mut Report) {
    for file in folder
        .files
        .iter()
        .filter(|file| is_photo_name(file.name()))
    {
        report.push(
            Diagnostic::new(Code::PhotoInCategory, file.path.under(root)).arg("name", file.name()),
        );
    }
}

/// Reports files that seem to be meant for the shop: other YAML files, other texts, videos.
fn report_unused_files(
    root: &Utf8Path,
    folder: &Folder,
    data: Option<&SourceFile>,
    report: &mut Report,
) {
    const TEXTS: [&str; 4] = ["yaml", "yml", "md", "json"];
    const VIDEOS: [&str; 6] = ["mp4", "mov", "3gp", "mkv", "avi", "webm"];
    for file in &folder.files {
        let used = data.is_some_and(|data| data.path == file.path)
            || name::is_story_name(file.name())
            || name::fits(file.name(), "produk").is_some();
        let finding = |code| Diagnostic::new(code, file.path.under(root)).arg("name", file.name());
        if name::is_word_name(file.name()) {
            report.push(finding(Code::WordFile));
        } else if name::has_extension(file.name(), &VIDEOS) {
            report.push(finding(Code::VideoFile));
        }
        let looks_meant = name::has_extension(file.name(), &TEXTS)
            || ["produk.txt", "produk"]
                .iter()
                .any(|known| file.name().eq_ignore_ascii_case(known));
        if !used && looks_meant {
            let expected = if name::has_extension(file.name(), &["md"]) {
                name::STORY
            } else {
                "produk.yaml"
            };
            report.push(finding(Code::UnusedFile).arg("expected", expected));
        }
    }
}
