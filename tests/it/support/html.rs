//! Parses tags and words of our own pages, which are minified but well-formed.

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names and values, entities decoded.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, if the tag has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Elements whose contents are text, whatever it looks like (HTML standard, 13.2.5.1).
const TEXT_ONLY: [&str; 4] = ["script", "style", "textarea", "title"];

/// The start tags of a page, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, after) = tag(rest);
        rest = past_text(&tag, after);
        tags.push(tag);
    }
    tags
}

/// The tags of a name.
pub fn tags_named<'t>(tags: &'t [Tag], name: &'t str) -> impl Iterator<Item = &'t Tag> {
    tags.iter().filter(move |tag| tag.name == name)
}

/// The addresses of all links.
pub fn links(html: &str) -> Vec<String> {
    let tags = tags(html);
    let links = tags_named(&tags, "a").filter_map(|tag| tag.attribute("href"));
    links.map(str::to_owned).collect()
}

/// The words between the tags but those of the title, white space narrowed, entities decoded.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        words.push_str(text);
        words.push(' ');
        let starts_tag = after.starts_with(|c: char| c.is_ascii_alphabetic());
        rest = if starts_tag {
            let (tag, after) = tag(after);
            past_text(&tag, after)
        } else {
            after.split_once('>').map_or("", |(_, rest)| rest)
        };
    }
    words.push_str(rest);
    let words = decode(&words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of the scripts that stand in a page and are no data.
pub fn scripts(html: &str) -> Vec<String> {
    let mut scripts = Vec::new();
    for (at, _) in html.match_indices("<script") {
        let (tag, after) = tag(&html[at + 1..]);
        if tag.attribute("src").is_none() && tag.attribute("type").is_none() {
            let end = after.find("</script>").expect("its end");
            scripts.push(after[..end].to_owned());
        }
    }
    scripts
}

/// The text after a tag, past the content of text-only elements.
fn past_text<'t>(tag: &Tag, after: &'t str) -> &'t str {
    if !TEXT_ONLY.contains(&tag.name.as_str()) {
        return after;
    }
    let end = format!("</{}>", tag.name);
    after.split_once(&end).map_or("", |(_, rest)| rest)
}

/// A tag whose `<` is gone, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
        .unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name, attributes }, after);
        }
        if rest.is_empty() {
            return (Tag { name, attributes }, rest);
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>'))
            .unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(
                    after
                        .find(|c: char| c.is_whitespace() || c == '>')
                        .unwrap_or(after.len()),
                ),
            };
        }
        attributes.push((key, decode(value)));
    }
}

/// The entities that our writers use.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '&' | '#'))
            .unwrap_or(rest.len());
        let character = match &rest[1..end] {
            "amp" => Some('&'),
            "lt" | "LT" => Some('<'),
            "gt" | "GT" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            number => number.strip_prefix('#').and_then(|number| {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
                    None => number.parse().ok(),
                };
                code.and_then(char::from_u32)
            }),
        };
        match character {
            Some(character) => {
                decoded.push(character);
                rest = rest[end..].strip_prefix(';').unwrap_or(&rest[end..]);
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}
