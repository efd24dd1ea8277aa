//! The shop's news as a feed (Atom, RFC 4287), for those who follow it with a reader.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};

use super::markdown;
use crate::catalogue::{Article, Shop};
use crate::plan::{absolute_url, feed_url, news_list_url, news_url};
use crate::value::Date;

/// Whether a shop has a feed: its public address is known, and some of its news has a date, which the format
/// asks for.
pub(super) fn has_feed(shop: &Shop) -> bool {
    shop.url.is_some() && shop.news.iter().any(|item| item.date.is_some())
}

/// The feed of a shop that [has one](has_feed).
pub(super) fn feed(shop: &Shop) -> Option<String> {
    let base = shop.url.as_deref()?;
    let dated = shop.news.iter().filter_map(|item| Some((item, item.date?)));
    let entries: Vec<Entry> = dated.map(|(item, date)| entry(item, date, base)).collect();
    let updated = entries.iter().map(|entry| entry.updated).max()?;
    let author = Person {
        name: shop.name.clone(),
        ..Person::default()
    };
    let feed = Feed {
        title: Text::plain(shop.name.clone()),
        subtitle: shop.tagline.clone().map(Text::plain),
        id: base.to_owned(),
        updated,
        authors: vec![author],
        links: vec![
            link(absolute_url(base, feed_url().as_str()), "self"),
            link(absolute_url(base, news_list_url().as_str()), "alternate"),
        ],
        generator: Some(Generator {
            value: "Etalase".to_owned(),
            ..Generator::default()
        }),
        entries,
        ..Feed::default()
    };
    Some(feed.to_string())
}

fn entry(item: &Article, date: Date, base: &str) -> Entry {
    let address = absolute_url(base, news_url(&item.slug).as_str());
    Entry {
        title: Text::plain(item.title.clone()),
        id: address.clone(),
        updated: noon(date),
        links: vec![link(address, "alternate")],
        summary: Some(Text::plain(markdown::excerpt(
            &item.text,
            Some(&item.title),
        ))),
        ..Entry::default()
    }
}

fn link(href: String, rel: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        ..Link::default()
    }
}

/// News has a day and no time. Noon in the middle of Indonesia is that day everywhere in it.
fn noon(date: Date) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&format!("{}T12:00:00+08:00", date.iso()))
        .expect("a date of the calendar")
}
