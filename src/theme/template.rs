//! Prepares templates once when they are loaded, so that pages need not be minified: removes comments, and white space
//! that does not show.
//!
//! White space beside tags of block elements is removed, as browsers ignore it there; other runs become one space.
//! Output of Tera is not touched, and elements such as `pre` and `script` stay as written. Attributes lose quotes that
//! they do not need. Texts without arguments are filled in: they are the same on every page.

use std::ops::Range;

use camino::Utf8PathBuf;

use crate::diagnostic::Span;
use crate::escape;
use crate::locale::Texts;

/// A template.
#[derive(Debug, Clone)]
pub struct Template {
    /// Tera source, prepared.
    pub text: String,
    /// The shop's file it comes from; absent for a built-in one.
    pub file: Option<Utf8PathBuf>,
    /// Source map: start of each piece in `text` and in the file.
    pieces: Vec<(usize, usize)>,
}

impl Template {
    /// Prepares the text of a file, with texts of the page's language.
    pub fn new(source: &str, file: Option<Utf8PathBuf>, texts: &Texts) -> Self {
        let mut finisher = Finisher {
            source,
            texts,
            at: 0,
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
            space: None,
            after_block: false,
        };
        while finisher.at < source.len() {
            finisher.step();
        }
        finisher.put_space();
        let Finisher { text, pieces, .. } = finisher;
        Self { text, file, pieces }
    }

    /// The range in the file for a range of bytes of `text`.
    pub fn written(&self, range: Range<usize>) -> Span {
        let start = self.written_at(range.start);
        let end = range
            .end
            .checked_sub(1)
            .map(|last| self.written_at(last) + 1);
        Span::new(start, end.unwrap_or(0).max(start))
    }

    fn written_at(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|(start, _)| *start <= at);
        let piece = after.checked_sub(1).map(|index| self.pieces[index]);
        piece.map_or(at, |(start, written)| written + at - start)
    }
}

/// Block-level elements and `br`: white space beside their tags does not show.
#[rustfmt::skip]
const BLOCKS: [&str; 55] = [
    "!doctype", "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
];

/// Elements whose content is verbatim text, or no HTML.
const VERBATIM: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Start and end of an expression that is a text without arguments.
const TEXT: (&str, &str) = ("{{ t(id=\"", "\") }}");

struct Finisher<'s> {
    source: &'s str,
    texts: &'s Texts,
    at: usize,
    text: String,
    pieces: Vec<(usize, usize)>,
    /// Start of the pending white space.
    space: Option<usize>,
    /// `true` after the tag of a block element, white space aside.
    after_block: bool,
}

impl<'s> Finisher<'s> {
    /// Consumes one Tera construct, comment, tag, word or run of white space.
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        if let Some(length) = construct(rest) {
            self.construct(length);
        } else if let Some(length) = comment(rest) {
            self.put_space();
            self.at += length;
        } else if let Some(name) = tag_name(rest) {
            self.tag(name);
        } else if rest.starts_with(is_space) {
            self.space.get_or_insert(self.at);
            self.at += length_of(rest, is_space);
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let more = length_of(&rest[first..], |c| !is_space(c) && c != '<' && c != '{');
            self.put_space();
            self.keep(first + more);
            self.after_block = false;
        }
    }

    /// Consumes an expression, a statement or a comment of Tera, which may trim the white space beside it.
    fn construct(&mut self, length: usize) {
        let construct = &self.source[self.at..][..length];
        if construct[2..].starts_with('-') {
            self.space = None;
        } else {
            self.put_space();
        }
        if construct.starts_with("{#") {
            self.at += length;
        } else {
            self.keep(length);
            self.after_block = false;
        }
        let takes_space = ["-}}", "-%}", "-#}"]
            .iter()
            .any(|end| construct.ends_with(end));
        if takes_space {
            self.at += length_of(&self.source[self.at..], is_space);
        }
    }

    /// Consumes a tag, and the verbatim text after it.
    fn tag(&mut self, name: &str) {
        let lower = name.to_ascii_lowercase();
        let element = lower.trim_start_matches('/');
        self.after_block |= BLOCKS.contains(&element);
        self.put_space();
        self.after_block = BLOCKS.contains(&element);
        self.keep(1 + name.len());
        self.attributes();
        if VERBATIM.contains(&lower.as_str()) {
            let rest = &self.source[self.at..];
            self.keep(find_end(rest, &lower).unwrap_or(rest.len()));
        }
    }

    /// Consumes the attributes and the end of a tag.
    fn attributes(&mut self) {
        while let Some(next) = self.source[self.at..].chars().next() {
            let rest = &self.source[self.at..];
            if is_space(next) {
                self.at += length_of(rest, is_space);
                if !self.source[self.at..].starts_with('>') {
                    self.push(self.at - 1, " ");
                }
            } else if let Some(length) = construct(rest) {
                self.keep(length);
            } else if matches!(next, '"' | '\'') {
                let length = quoted(rest);
                if self.text.ends_with('=') && needs_no_quotes(rest, length) {
                    self.at += 1;
                    self.keep(length - 2);
                    self.at += 1;
                } else {
                    self.keep(length);
                }
            } else {
                self.keep(next.len_utf8());
                if next == '>' {
                    return;
                }
            }
        }
    }

    /// Writes a space for pending white space, if it shows.
    fn put_space(&mut self) {
        if let Some(at) = self.space.take()
            && !self.after_block
            && !self.text.ends_with(' ')
        {
            self.push(at, " ");
        }
    }

    fn keep(&mut self, length: usize) {
        let end = self.at + length;
        let source = &self.source[..end];
        while let Some((start, after, text)) = self.text_in(source) {
            self.push(self.at, &source[self.at..start]);
            self.push(start, &text);
            self.at = after;
        }
        self.push(self.at, &source[self.at..]);
        self.at = end;
    }

    /// The next text without arguments: where its expression starts and ends, and its HTML.
    fn text_in(&self, source: &str) -> Option<(usize, usize, String)> {
        let mut from = self.at;
        loop {
            let start = from + source[from..].find(TEXT.0)?;
            let id_at = start + TEXT.0.len();
            let id_end = id_at + source[id_at..].find('"')?;
            let is_whole = source[id_end..].starts_with(TEXT.1);
            let text = self.texts.get(&source[id_at..id_end], &[]);
            // With a brace, Tera would take the text for its own syntax.
            if let Some(text) = text.filter(|text| is_whole && !text.contains('{')) {
                return Some((start, id_end + TEXT.1.len(), escape::html(&text)));
            }
            from = id_end;
        }
    }

    fn push(&mut self, from: usize, text: &str) {
        let start = self.text.len();
        let follows = |(begin, written): &(usize, usize)| written + start - begin == from;
        if !self.pieces.last().is_some_and(follows) {
            self.pieces.push((start, from));
        }
        self.text.push_str(text);
    }
}

/// The length of the Tera expression, statement or comment at the start of a text. An unclosed one extends to the end;
/// `raw` blocks are skipped whole.
fn construct(text: &str) -> Option<usize> {
    let end = match text.as_bytes() {
        [b'{', b'{', ..] => "}}",
        [b'{', b'%', ..] => "%}",
        [b'{', b'#', ..] => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        _ => return None,
    };
    let mut at = 2;
    while !text[at..].starts_with(end) {
        let Some(next) = text[at..].chars().next() else {
            return Some(text.len());
        };
        at += match next {
            '"' | '\'' | '`' => {
                let close = text[at + 1..].find(next);
                close.map_or(text.len() - at, |close| close + 2)
            }
            _ => next.len_utf8(),
        };
    }
    at += 2;
    let word = text[2..at].trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if end == "%}" && word == "raw" {
        let raw = text[at..].find("endraw").map(|close| at + close);
        at = raw
            .and_then(|raw| Some(raw + text[raw..].find("%}")? + 2))
            .unwrap_or(text.len());
    }
    Some(at)
}

/// The length of the HTML comment at the start of a text. One with a Tera construct is kept, since that may be half of
/// a pair.
fn comment(text: &str) -> Option<usize> {
    let length = text.strip_prefix("<!--")?.find("-->")? + 7;
    let is_plain = !["{{", "{%", "{#"]
        .iter()
        .any(|start| text[..length].contains(start));
    is_plain.then_some(length)
}

/// The name of the tag at the start of a text, also of a closing tag.
fn tag_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let sign = usize::from(name.starts_with(['/', '!']));
    let letters = length_of(&name[sign..], |c| c.is_ascii_alphanumeric() || c == '-');
    let starts_well = name[sign..].starts_with(|c: char| c.is_ascii_alphabetic());
    starts_well.then(|| &name[..sign + letters])
}

/// The byte where an element's closing tag starts.
fn find_end(text: &str, element: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(length) = construct(rest) {
            at += length;
        } else if tag_name(rest).is_some_and(|name| {
            name.strip_prefix('/')
                .is_some_and(|name| name.eq_ignore_ascii_case(element))
        }) {
            return Some(at);
        } else {
            at += next.len_utf8();
        }
    }
    None
}

/// The length of the attribute value at the start of a text, quotes included.
fn quoted(text: &str) -> usize {
    let quote = text.chars().next();
    let mut at = 1;
    while let Some(next) = text[at..].chars().next() {
        if let Some(length) = construct(&text[at..]) {
            at += length;
        } else {
            at += next.len_utf8();
            if Some(next) == quote {
                break;
            }
        }
    }
    at
}

/// True when a quoted value, `length` long, means the same without quotes. A Tera construct right after it may extend
/// it.
fn needs_no_quotes(text: &str, length: usize) -> bool {
    let value = text[..length].get(1..length - 1).unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/#?&;,%+@*()".contains(c);
    let is_closed = text[length..].starts_with(|c| is_space(c) || c == '>');
    !value.is_empty() && value.chars().all(is_plain) && is_closed
}

/// White space of HTML, which a no-break space is not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c')
}

fn length_of(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::theme::layers;

    fn finished(source: &str) -> String {
        Template::new(source, None, &Texts::empty()).text
    }

    #[test]
    fn white_space_goes_where_none_shows() {
        for (source, expected) in [
            (
                "<ul>\n  <li>satu\n  dua</li>\n\n  <li> tiga </li>\n</ul>\n",
                "<ul><li>satu dua</li><li>tiga</li></ul>",
            ),
            (
                "<p>\n<b>Rp1</b>\n<i>per</i>\nkg\n</p>",
                "<p><b>Rp1</b> <i>per</i> kg</p>",
            ),
            (
                "<b>a</b>\n{% if x %}\n<p>b</p>\n{% endif %}\n<i>c</i>",
                "<b>a</b> {% if x %}<p>b</p>{% endif %} <i>c</i>",
            ),
            ("a <!-- b --> c <!-- {{ d }} -->", "a c <!-- {{ d }} -->"),
            ("<p>a\u{a0} {# b #} c</p>", "<p>a\u{a0} c</p>"),
            (
                "a {#- b -#} c {{- d -}} e {%- if f -%} g",
                "ac{{- d -}}e{%- if f -%}g",
            ),
            (
                "<pre>\n a  b\n</pre> <textarea>\n</textarea>",
                "<pre>\n a  b\n</pre><textarea>\n</textarea>",
            ),
            ("<script>\n x  < y </script>", "<script>\n x  < y </script>"),
            (
                "{% raw %} {{  a  <p> {% endraw %} b",
                "{% raw %} {{  a  <p> {% endraw %} b",
            ),
            ("1  < 2 <3", "1 < 2 <3"),
        ] {
            assert_eq!(finished(source), expected);
        }
    }

    #[test]
    fn quotes_go_where_a_value_does_without() {
        for (source, expected) in [
            ("<a  class=\"x\"\n href='y/z' >", "<a class=x href=y/z>"),
            (
                "<a class=\"x y\" title=\"\" href=\"a=b\">",
                "<a class=\"x y\" title=\"\" href=\"a=b\">",
            ),
            ("<path d=\"M4\"/>", "<path d=\"M4\"/>"),
            (
                "<i class=\"{% if a == \"b\" %}c{% endif %}\" id=\"d\">",
                "<i class=\"{% if a == \"b\" %}c{% endif %}\" id=d>",
            ),
            (
                "<i id=\"d\"{% if a > b %} e=\"f\"{% endif %} g=\"h\">",
                "<i id=\"d\"{% if a > b %} e=\"f\"{% endif %} g=h>",
            ),
            ("<i id=\"{{ \"}}\" }}\">", "<i id=\"{{ \"}}\" }}\">"),
        ] {
            assert_eq!(finished(source), expected);
        }
    }

    #[test]
    fn texts_without_arguments_are_filled_in() {
        let mut texts = Texts::empty();
        texts.add_language("id", &["a = Satu & dua\nb = {\"{\"}x\nc = {$n} lagi\n"]);
        let source = "<p title=\"{{ t(id=\"a\") }}\">{{ t(id=\"a\") }} {{ t(id=\"b\") }} \
            {{ t(id=\"c\", n=1) }} {{ t(id=\"d\") }}</p>{{ x }}";
        let template = Template::new(source, None, &texts);
        assert_eq!(
            template.text,
            "<p title=\"Satu &amp; dua\">Satu &amp; dua {{ t(id=\"b\") }} \
             {{ t(id=\"c\", n=1) }} {{ t(id=\"d\") }}</p>{{ x }}"
        );
        let at = template.text.len() - 3;
        assert_eq!(
            template.written(at..at + 1),
            Span::new(source.len() - 3, source.len() - 2)
        );
    }

    /// True when every byte of a prepared template maps to its place in the source.
    fn is_traced(source: &str) -> bool {
        let template = Template::new(source, None, &Texts::empty());
        template.text.bytes().enumerate().all(|(at, byte)| {
            let written = source.as_bytes()[template.written_at(at)];
            written == byte || byte == b' ' && is_space(written.into())
        })
    }

    #[test]
    fn every_place_of_a_built_in_template_is_known_in_its_file() {
        for theme in layers::theme_names() {
            for source in layers::Layers::built_in(theme).template_sources() {
                assert!(is_traced(source));
            }
        }
    }

    #[test]
    fn a_place_that_something_was_taken_from_ends_where_it_was_written() {
        let template = Template::new("<p>\n{# a #}\n{{ b }}\n\n</p>", None, &Texts::empty());
        assert_eq!(template.text, "<p>{{ b }}</p>");
        assert_eq!(template.written(3..10), Span::new(12, 19));
        assert_eq!(
            Template::new("", None, &Texts::empty()).written(0..0),
            Span::new(0, 0)
        );
    }

    /// Normal form of a document: parsed and serialized, without white space beside blocks.
    fn read(html: &str) -> String {
        let clean = ammonia::Builder::default()
            .link_rel(None)
            .clean(html)
            .to_string();
        let spaces: Vec<&str> = clean
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect();
        let mut read = spaces.join(" ");
        for tag in ["p", "ul", "li", "div", "br"] {
            for tag in [
                format!("<{tag}>"),
                format!("</{tag}>"),
                format!("<{tag} title=\"a b\">"),
            ] {
                read = read
                    .replace(&format!(" {tag}"), &tag)
                    .replace(&format!("{tag} "), &tag);
            }
        }
        read.trim().to_owned()
    }

    fn select(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
        proptest::sample::select(pieces).prop_map(str::to_owned)
    }

    /// HTML with valid nesting: no paragraph in another or among words, where browsers would insert closing tags.
    fn document() -> impl Strategy<Value = String> {
        let leaf = select(&[
            " ",
            "\n",
            "\t \n",
            "kopi",
            "3 < 4",
            "<!-- c -->",
            "<img src=\"a/b\" alt=\"\">",
            "<br>",
            "<a href='x?y&amp;z'  title=\"q\" > susu</a>",
            "<b> gula </b>",
        ]);
        let words = around(&["i", "span"], leaf);
        let paragraphs = ["p", "li"].map(|element| {
            let inner = proptest::collection::vec(words.clone(), 0..6);
            inner.prop_map(move |inner| format!("<{element}>{}</{element}>", inner.concat()))
        });
        let [paragraph, item] = paragraphs;
        let mixed = prop_oneof![words, paragraph, item];
        around(&["ul", "div title=\"a b\""], mixed)
    }

    /// Elements around others and around what `leaf` gives.
    fn around(
        elements: &'static [&'static str],
        leaf: impl Strategy<Value = String> + 'static,
    ) -> impl Strategy<Value = String> + Clone {
        leaf.prop_recursive(3, 24, 6, move |inner| {
            let inner = proptest::collection::vec(inner, 0..6);
            (select(elements), inner).prop_map(|(element, inner)| {
                let name = element.split(' ').next().unwrap_or_default();
                format!("<{element}>{}</{name}>", inner.concat())
            })
        })
    }

    proptest! {
        #[test]
        fn a_document_stays_what_it_is(source in document()) {
            prop_assert_eq!(read(&finished(&source)), read(&source));
        }

        #[test]
        fn nothing_that_people_write_stops_it(pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "{{", "}}", "{%", "%}", "{#", "#}", "-", "raw", "endraw", "\"", "'", "`", "<p", "<", ">", "/", "</script",
                "<script>", "<!--", "-->", "=", "a", " ", "\n", "é", "<pre ",
            ]),
            0..24,
        )) {
            let source = pieces.concat();
            prop_assert!(is_traced(&source));
            let once = finished(&source);
            prop_assert!(once.len() <= source.len());
        }
    }
}
