//! News as an Atom feed (RFC 4287).

use std::fmt::Write as _;

use super::markdown;
use crate::catalogue::{Article, Profile};
use crate::escape;
use crate::plan::{absolute_url, feed_url, news_list_url, news_url};
use crate::value::Date;

/// `true` when there is a feed: it needs the public address and news with dates, which Atom requires.
pub(super) fn has_feed(profile: &Profile) -> bool {
    profile.url.is_some() && profile.news.iter().any(|item| item.date.is_some())
}

/// The feed of a site that [has one](has_feed).
pub(super) fn feed(profile: &Profile) -> Option<String> {
    let base = profile.url.as_deref()?;
    let dated = profile
        .news
        .iter()
        .filter_map(|item| Some((item, item.date?)));
    let updated = dated.clone().map(|(_, date)| date).max()?;
    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    feed.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(&mut feed, "title", &profile.name);
    element(&mut feed, "id", base);
    element(&mut feed, "updated", &noon(updated));
    feed.push_str("<author>");
    element(&mut feed, "name", &profile.name);
    feed.push_str("</author>\n");
    link(&mut feed, "self", &absolute_url(base, feed_url().as_str()));
    link(
        &mut feed,
        "alternate",
        &absolute_url(base, news_list_url().as_str()),
    );
    if let Some(tagline) = &profile.tagline {
        element(&mut feed, "subtitle", tagline);
    }
    element(&mut feed, "generator", "Etalase");
    for (item, date) in dated {
        entry(&mut feed, (item, date), base);
    }
    feed.push_str("</feed>\n");
    Some(feed)
}

fn entry(feed: &mut String, (item, date): (&Article, Date), base: &str) {
    let address = absolute_url(base, news_url(&item.slug).as_str());
    feed.push_str("<entry>\n");
    element(feed, "title", &item.title);
    element(feed, "id", &address);
    element(feed, "updated", &noon(date));
    link(feed, "alternate", &address);
    element(
        feed,
        "summary",
        &markdown::excerpt(&item.text, Some(&item.title)),
    );
    feed.push_str("</entry>\n");
}

fn element(feed: &mut String, name: &str, text: &str) {
    let text = escape::xml(text);
    writeln!(feed, "<{name}>{text}</{name}>").expect("a String takes everything");
}

fn link(feed: &mut String, relation: &str, address: &str) {
    let address = escape::xml(address);
    writeln!(feed, "<link rel=\"{relation}\" href=\"{address}\"/>")
        .expect("a String takes everything");
}

/// Time of a news item, which has only a day: noon in central Indonesia falls on that day in all its zones.
fn noon(date: Date) -> String {
    format!("{}T12:00:00+08:00", date.iso())
}
