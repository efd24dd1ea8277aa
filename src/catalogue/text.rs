//! Markdown texts: resolves links and pictures, and reports forbidden HTML.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use camino::Utf8PathBuf;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use url::Url;

use super::link::{AddressOf, Places, Target};
use super::product::PhotoRef;
use crate::diagnostic::{Code, Diagnostic, Label, Report, Span};
use crate::files::SourcePath;
use crate::parse::{ArticleDraft, Spanned};

/// Markdown dialect: CommonMark with tables and strikethrough.
pub(crate) const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// A Markdown text with resolved links.
#[derive(Debug, Clone)]
pub struct Text {
    /// The Markdown.
    pub markdown: String,
    /// Targets by address in the text.
    pub targets: BTreeMap<String, Target>,
    /// Photos by address in the text. A link may have the same address.
    pub pictures: BTreeMap<String, PhotoRef>,
    /// The folder that relative addresses start from.
    folder: SourcePath,
    /// Place of the text.
    at: Label,
    /// Byte of the file where the Markdown starts; absent for YAML values, whose escapes shift bytes.
    offset: Option<usize>,
}

/// By its Markdown alone: pages hash link targets themselves.
impl Hash for Text {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.markdown.hash(hasher);
    }
}

impl Text {
    /// The text of a YAML value.
    pub(super) fn of_value(value: Spanned<String>, folder: SourcePath, file: Utf8PathBuf) -> Self {
        Self {
            markdown: value.value,
            targets: BTreeMap::new(),
            pictures: BTreeMap::new(),
            folder,
            at: Label {
                file,
                span: Some(value.span),
            },
            offset: None,
        }
    }

    /// The text of a Markdown file.
    pub(super) fn of_file(draft: ArticleDraft, folder: SourcePath, file: Utf8PathBuf) -> Self {
        Self {
            markdown: draft.body,
            targets: BTreeMap::new(),
            pictures: BTreeMap::new(),
            folder,
            at: Label { file, span: None },
            offset: Some(draft.body_offset),
        }
    }

    /// The photos it shows.
    pub fn photos(&self) -> impl Iterator<Item = &PhotoRef> {
        self.pictures.values()
    }

    /// Resolves its links and pictures; reports dead links and forbidden HTML.
    pub(super) fn settle(&mut self, places: &Places, report: &mut Report) {
        if is_too_deep(&self.markdown) {
            let label = Label {
                file: self.at.file.clone(),
                span: self.at.span,
            };
            report.push(Diagnostic::new(Code::TextTooDeep, label.file).at(label.span));
            self.markdown.clear();
        }
        if !self.markdown.contains(['[', '<']) {
            return;
        }
        let mut targets = BTreeMap::new();
        let mut pictures = BTreeMap::new();
        for (event, range) in Parser::new_ext(&self.markdown, MARKDOWN).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let target = self.link(&dest_url, places);
                    if target == Target::Dropped {
                        let nearest = self
                            .path_of(&dest_url)
                            .and_then(|path| places.nearest(&path));
                        report.push(self.dropped(&dest_url, range, false, nearest));
                    }
                    targets.insert(dest_url.into_string(), target);
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    match self.picture(&dest_url, places, &range) {
                        Some(photo) => {
                            pictures.insert(dest_url.into_string(), photo);
                        }
                        None => report.push(self.dropped(&dest_url, range, true, None)),
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    if let Some(tag) = forbidden_tag(&html) {
                        report.push(self.finding(Code::UnsafeHtml, range).arg("tag", tag));
                    }
                }
                _ => {}
            }
        }
        self.targets = targets;
        self.pictures = pictures;
    }

    /// Resolves links into the folders of a group's members; reports dead ones.
    pub(super) fn settle_members(&mut self, address_of: &AddressOf, report: &mut Report) {
        let is_open = |target: &Target| matches!(target, Target::Member(_));
        if !self.targets.values().any(is_open) {
            return;
        }
        let mut settled = BTreeMap::new();
        for (event, range) in Parser::new_ext(&self.markdown, MARKDOWN).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let Some(Target::Member(path)) = self.targets.get(&*dest_url) else {
                continue;
            };
            let target = address_of(path).map_or_else(
                |nearest| {
                    report.push(self.dropped(&dest_url, range, false, nearest));
                    Target::Dropped
                },
                Target::Address,
            );
            settled.insert(dest_url.into_string(), target);
        }
        self.targets.extend(settled);
    }

    fn link(&self, address: &str, places: &Places) -> Target {
        if address.starts_with('#') {
            return Target::Outside;
        }
        // `//example.com` inherits the page's scheme, which is `file` on a USB stick.
        if address.starts_with("//") {
            return Target::Dropped;
        }
        if let Ok(url) = Url::parse(address) {
            let known = ["http", "https", "mailto", "tel", "sms", "geo", "whatsapp"]
                .contains(&url.scheme());
            return if known {
                Target::Outside
            } else {
                Target::Dropped
            };
        }
        let Some(path) = self.path_of(address) else {
            return Target::Dropped;
        };
        places.target(&path)
    }

    fn picture(
        &self,
        address: &str,
        places: &Places,
        range: &std::ops::Range<usize>,
    ) -> Option<PhotoRef> {
        let file = places.shop.picture(&self.path_of(address)?)?;
        Some(PhotoRef {
            path: file.path.clone(),
            alt: None,
            focus: None,
            asked_at: self.label(range.clone()),
        })
    }

    /// Path from the shop's folder for a relative address; `None` when it leaves the shop.
    fn path_of(&self, address: &str) -> Option<SourcePath> {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let decoded = percent_encoding::percent_decode_str(address)
            .decode_utf8()
            .ok()?;
        self.folder
            .resolve(&decoded)
            .filter(|_| !address.is_empty())
    }

    /// Reports a dead link; `nearest` is an existing path, from the shop's folder, shown as it is to be typed.
    fn dropped(
        &self,
        address: &str,
        range: std::ops::Range<usize>,
        is_picture: bool,
        nearest: Option<SourcePath>,
    ) -> Diagnostic {
        let code = match Url::parse(address) {
            Ok(url) if is_picture && matches!(url.scheme(), "http" | "https") => {
                Code::OutsidePicture
            }
            Ok(_) => Code::UnsafeLink,
            Err(_) => Code::BrokenLink,
        };
        let finding = self.finding(code, range).arg("target", address);
        if code != Code::BrokenLink {
            return finding;
        }
        let typed = nearest.map(|path| path.seen_from(&self.folder));
        finding.arg_or_none("nearest", typed)
    }

    fn finding(&self, code: Code, range: std::ops::Range<usize>) -> Diagnostic {
        let label = self.label(range);
        Diagnostic::new(code, label.file).at(label.span)
    }

    fn label(&self, range: std::ops::Range<usize>) -> Label {
        let span = match self.offset {
            Some(offset) => Some(Span::new(range.start, range.end).shift(offset)),
            None => self.at.span,
        };
        Label {
            file: self.at.file.clone(),
            span,
        }
    }
}

/// True when lists, quotations or HTML tags are nested too deep for later stages, which recurse and would overflow the
/// stack.
fn is_too_deep(markdown: &str) -> bool {
    const DEEPEST: usize = 32;
    // Every level takes a character of its own; most texts have too few to be parsed here.
    let is_sign = |byte: &u8| {
        matches!(
            byte,
            b'>' | b'<' | b'-' | b'*' | b'+' | b'_' | b'[' | b'0'..=b'9'
        )
    };
    if markdown.bytes().filter(|byte| is_sign(byte)).count() <= DEEPEST {
        return false;
    }
    let (mut depth, mut tags) = (0_usize, 0_usize);
    Parser::new_ext(markdown, MARKDOWN).any(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(html) | Event::InlineHtml(html) => {
                let closing = html.matches("</").count();
                tags = (tags + html.matches('<').count()).saturating_sub(2 * closing);
            }
            _ => {}
        }
        depth > DEEPEST || tags > 8 * DEEPEST
    })
}

/// The first HTML tag that the sanitiser will remove.
fn forbidden_tag(html: &str) -> Option<String> {
    let allowed = ammonia::Builder::default().clone_tags();
    html.split('<').skip(1).find_map(|piece| {
        // Closing tags are skipped: their opening tag was reported.
        let end = piece
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(piece.len());
        let name = piece[..end].to_ascii_lowercase();
        (!name.is_empty() && !allowed.contains(name.as_str())).then_some(name)
    })
}

/// The words of a text's first heading, if that is of level 1.
pub(super) fn first_heading(markdown: &str) -> Option<String> {
    let mut events = Parser::new_ext(markdown, MARKDOWN);
    let starts_with_heading = matches!(
        events.next(),
        Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }))
    );
    if !starts_with_heading {
        return None;
    }
    let words: String = events
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (!words.trim().is_empty()).then(|| words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_heading_is_a_title() {
        assert_eq!(
            first_heading("# Tentang *kami*\n\nIsi").as_deref(),
            Some("Tentang kami")
        );
        assert_eq!(first_heading("Isi\n\n# Tentang"), None);
        assert_eq!(first_heading("## Kecil"), None);
    }

    #[test]
    fn tags_that_the_sanitiser_removes_are_named() {
        assert_eq!(forbidden_tag("<b>tebal</b>"), None);
        assert_eq!(
            forbidden_tag("<script>alert(1)</script>").as_deref(),
            Some("script")
        );
        assert_eq!(forbidden_tag("<IFRAME src=x>").as_deref(), Some("iframe"));
    }

    #[test]
    fn relative_addresses_stay_in_the_shop() {
        let text = Text {
            markdown: String::new(),
            targets: BTreeMap::new(),
            pictures: BTreeMap::new(),
            folder: SourcePath::of(["halaman"]),
            at: Label {
                file: Utf8PathBuf::new(),
                span: None,
            },
            offset: Some(0),
        };
        assert_eq!(
            text.path_of("../produk/kopi%20gayo").unwrap(),
            "produk/kopi gayo"
        );
        assert_eq!(text.path_of("cara.md#bayar").unwrap(), "halaman/cara.md");
        assert_eq!(text.path_of("../../rahasia"), None);
        assert_eq!(text.path_of("/etc/passwd"), None);
    }
}
