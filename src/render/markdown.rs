//! Markdown → sanitised HTML.
//!
//! Links and pictures get the addresses that the catalogue resolved; raw HTML passes through a sanitiser (ammonia), so
//! that no text can bring a script. Headings move down a level, below the page's title.

use std::collections::HashSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};
use url::Url;

use super::minify::minified;
use super::picture::cap_density;
use crate::catalogue::{MARKDOWN, PhotoRef, Target, Text};
use crate::escape;
use crate::files::SitePath;
use crate::portal::{PictureView, SourceView};

/// Context of a text on its page.
pub(super) struct Surroundings<'s> {
    /// Relative path to the site's root.
    pub root: &'s str,
    /// The level of the text's highest headings; no level is skipped below them, whatever was typed.
    pub top_heading: u8,
    /// The address, from the root, of a product, page or news item.
    pub url_of: &'s dyn Fn(&Target) -> Option<SitePath>,
    /// The picture of a photo in a text.
    pub picture_of: &'s dyn Fn(&PhotoRef, &str) -> Option<PictureView>,
}

/// A text's HTML. A first heading that repeats `title` is left out.
///
/// A text without raw HTML skips sanitiser and minifier: the renderer escapes words and writes compact HTML, and only
/// addresses that the catalogue resolved become links.
pub(super) fn to_html(text: &Text, title: Option<&str>, around: &Surroundings) -> String {
    let events: Vec<Event> = Parser::new_ext(&text.markdown, MARKDOWN).collect();
    let is_raw = |event: &Event| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    let has_raw_html = events.iter().any(is_raw);
    let events = without_title(events, title);
    let mut pictures = Vec::new();
    let events = resolve(events, text, around, &mut pictures);
    let events = with_boxes(events, has_raw_html);
    let links: HashSet<String> = events.iter().filter_map(address).collect();
    let mut html = String::with_capacity(text.markdown.len() * 2);
    html::push_html(&mut html, events.into_iter());
    if has_raw_html {
        html = sanitize(&html, links);
    }
    if has_raw_html || !pictures.is_empty() {
        html = with_pictures(&html, &pictures, around.root);
    }
    match has_raw_html {
        true => minified(html),
        false => html,
    }
}

/// The start of a text, for lists and link previews.
pub(super) fn excerpt(text: &Text, title: Option<&str>) -> String {
    const LONGEST: usize = 160;
    let words = plain(text, title, LONGEST * 2);
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((cut, _)) => {
            let end = words[..cut].rfind(' ').unwrap_or(cut);
            format!("{}…", words[..end].trim_end_matches(['.', ',', ';', ':']))
        }
    }
}

/// The words of a text without markup, links and pictures, up to about `longest` characters.
pub(super) fn plain(text: &Text, title: Option<&str>, longest: usize) -> String {
    let events: Vec<Event> = Parser::new_ext(&text.markdown, MARKDOWN).collect();
    let mut words = String::new();
    let mut in_picture = false;
    for event in without_title(events, title) {
        match event {
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            Event::Text(part) | Event::Code(part) if !in_picture => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
        if words.len() > longest && words.chars().count() > longest {
            break;
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn address(event: &Event) -> Option<String> {
    match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    }
}

fn without_title<'e>(events: Vec<Event<'e>>, title: Option<&str>) -> Vec<Event<'e>> {
    let starts_with_heading = matches!(
        events.first(),
        Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }))
    );
    let Some(title) = title.filter(|_| starts_with_heading) else {
        return events;
    };
    let end = events
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
    let Some(end) = end else { return events };
    let words: String = events[..end]
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    if words.trim() == title {
        events.into_iter().skip(end + 1).collect()
    } else {
        events
    }
}

/// Puts check boxes before the items of a checklist. The sanitiser removes check boxes: with raw HTML, a symbol is used
/// instead.
fn with_boxes(events: Vec<Event>, has_raw_html: bool) -> Vec<Event> {
    let html = |text: &'static str| Event::InlineHtml(CowStr::from(text));
    let mut boxed = Vec::with_capacity(events.len());
    let mut is_open = false;
    for event in events {
        let ends_label = matches!(
            event,
            Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_))
        );
        if is_open && ends_label {
            boxed.push(html("</label>"));
            is_open = false;
        }
        match event {
            Event::TaskListMarker(ticked) if has_raw_html => {
                boxed.push(Event::Text(if ticked { "☑ " } else { "☐ " }.into()));
            }
            Event::TaskListMarker(ticked) => {
                boxed.push(html(if ticked {
                    "<label class=\"check\"><input type=\"checkbox\" checked>"
                } else {
                    "<label class=\"check\"><input type=\"checkbox\">"
                }));
                is_open = true;
            }
            event => boxed.push(event),
        }
    }
    boxed
}

/// Replaces link targets by addresses, and pictures by marks that survive the sanitiser.
fn resolve<'e>(
    events: Vec<Event<'e>>,
    text: &Text,
    around: &Surroundings,
    pictures: &mut Vec<PictureView>,
) -> Vec<Event<'e>> {
    let mut resolved = Vec::with_capacity(events.len());
    let mut outline = Outline::new();
    let mut dropped_link = false;
    let mut alt: Option<(String, String)> = None;
    for event in events {
        if let Some((address, words)) = &mut alt {
            match event {
                Event::Text(part) | Event::Code(part) => words.push_str(&part),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::End(TagEnd::Image) => {
                    let photo = text.pictures.get(address);
                    let picture = photo.and_then(|photo| (around.picture_of)(photo, words));
                    if let Some(picture) = picture {
                        let mark = format!("<img src=\"{MARK}{}\">", pictures.len());
                        pictures.push(picture);
                        resolved.push(Event::InlineHtml(CowStr::from(mark)));
                    } else {
                        resolved.push(Event::Text(CowStr::from(std::mem::take(words))));
                    }
                    alt = None;
                }
                _ => {}
            }
            continue;
        }
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                alt = Some((dest_url.into_string(), String::new()))
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let target = text
                    .targets
                    .get(dest_url.as_ref())
                    .unwrap_or(&Target::Dropped);
                let address = match target {
                    Target::Outside => Some(dest_url),
                    target => (around.url_of)(target)
                        .map(|url| CowStr::from(format!("{}{url}", around.root))),
                };
                match address {
                    Some(dest_url) => {
                        resolved.push(Event::Start(Tag::Link {
                            link_type,
                            dest_url,
                            title,
                            id,
                        }));
                    }
                    None => dropped_link = true,
                }
            }
            Event::End(TagEnd::Link) if dropped_link => dropped_link = false,
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let level = outline.level(level, around.top_heading);
                resolved.push(Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(_)) => {
                resolved.push(Event::End(TagEnd::Heading(outline.last)));
            }
            other => resolved.push(other),
        }
    }
    resolved
}

/// Open headings above the current position, at their typed levels.
struct Outline {
    above: Vec<HeadingLevel>,
    last: HeadingLevel,
}

impl Outline {
    fn new() -> Self {
        Self {
            above: Vec::new(),
            last: HeadingLevel::H6,
        }
    }

    /// Level of a heading on the page: one below its parent.
    fn level(&mut self, typed: HeadingLevel, top: u8) -> HeadingLevel {
        self.above.retain(|above| *above < typed);
        let level = (usize::from(top) + self.above.len()).min(6);
        self.above.push(typed);
        self.last = HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6);
        self.last
    }
}

/// Prefix of a picture's mark. No typed address can start so, since the sanitiser drops all other picture addresses.
const MARK: &str = "etalase-foto-";

/// Sanitises HTML (ammonia). Of relative addresses only the resolved `links` stay.
fn sanitize(html: &str, links: HashSet<String>) -> String {
    let mut attributes = ammonia::Builder::default().clone_tag_attributes();
    attributes.insert("img", ["src"].into());
    let is_mark = |value: &str| {
        value
            .strip_prefix(MARK)
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    ammonia::Builder::default()
        .url_schemes(["http", "https", "mailto", "tel", "sms", "geo", "whatsapp"].into())
        .tag_attributes(attributes)
        .attribute_filter(move |element, attribute, value| {
            let kept = match (element, attribute) {
                ("img", "src") => is_mark(value),
                (_, "href" | "cite" | "src") => {
                    Url::parse(value).is_ok() || value.starts_with('#') || links.contains(value)
                }
                _ => true,
            };
            kept.then_some(value.into())
        })
        .clean(html)
        .to_string()
}

/// Replaces each `<img` by the picture that it marks. Only for HTML that was not minified: there, `<` and `>` are escaped in
/// texts and attributes, and no attribute can be taken for a tag.
fn with_pictures(html: &str, pictures: &[PictureView], root: &str) -> String {
    let mut rest = html;
    let mut out = String::with_capacity(html.len());
    while let Some(start) = rest.find("<img") {
        let Some(end) = rest[start..].find('>').map(|end| start + end + 1) else {
            break;
        };
        out.push_str(&rest[..start]);
        let tag = &rest[start..end];
        let number = tag.split(MARK).nth(1).and_then(|after| {
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()
        });
        if let Some(picture) = number.and_then(|number| pictures.get(number)) {
            out.push_str(&picture_html(picture, root));
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// A photo within a text, with the markup that themes use for photos elsewhere.
fn picture_html(picture: &PictureView, root: &str) -> String {
    let mut html = String::from("<picture>");
    let address = |url: &SitePath| escape::html(&format!("{root}{url}"));
    let srcset = |source: &SourceView| {
        let files: Vec<String> = source
            .files
            .iter()
            .map(|file| format!("{} {}w", address(&file.url), file.width))
            .collect();
        files.join(", ")
    };
    let sizes = cap_density("(min-width: 700px) 640px, 92vw");
    let (jpeg, others) = picture
        .sources
        .split_last()
        .expect("every picture has a JPEG");
    for source in others {
        html.push_str(&format!(
            "<source type=\"{}\" srcset=\"{}\" sizes=\"{sizes}\">",
            source.mime,
            srcset(source)
        ));
    }
    html.push_str(&format!(
        "<img src=\"{}\" srcset=\"{}\" sizes=\"{sizes}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" \
         decoding=\"async\" style=\"background:{}\"></picture>",
        address(&picture.src),
        srcset(jpeg),
        picture.width,
        picture.height,
        escape::html(&picture.alt),
        picture.color,
    ));
    html
}
