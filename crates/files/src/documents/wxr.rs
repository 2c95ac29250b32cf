//! Exports of WordPress (WXR), one document a published post, links of link plugins joined.

use std::collections::HashMap;

use affix_core::audit::{Document, From, Kind, Link, Place};
use affix_core::value::Day;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::html;
use super::places::Places;

/// What an export says of one post or link.
#[derive(Default)]
struct Item {
    id: String,
    slug: String,
    status: String,
    kind: String,
    title: String,
    day: Option<Day>,
    texts: Vec<Written>,
    /// Where a link of a link plugin leads.
    destination: Option<Written>,
}

/// A text, put together of pieces of the file.
#[derive(Default)]
struct Written {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl Written {
    fn push(&mut self, text: &str, file: usize) {
        self.pieces.push((self.text.len(), file));
        self.text.push_str(text);
    }
}

/// Meta fields in which plugins keep where a link leads.
const DESTINATIONS: &[&str] = &["_ta_destination_url", "lasso_custom_redirect", "lasso_final_url"];

/// Reads an export. Drafts, revisions and comments are passed over: readers' names and addresses stand in them.
pub(crate) fn read(
    name: &str,
    source: &str,
    places: &mut Places<'_>,
    out: &mut dyn FnMut(Document),
) -> Result<(), String> {
    let mut export = Export::default();
    let read = export.go(source);
    let links: HashMap<String, String> = export
        .items
        .iter()
        .filter_map(|item| item.destination.as_ref().map(|to| (item, to.text.trim().to_owned())))
        .flat_map(|(item, to)| [(item.id.clone(), to.clone()), (item.slug.clone(), to)])
        .filter(|(key, _)| !key.is_empty())
        .collect();
    for item in &export.items {
        if !matches!(item.status.as_str(), "publish" | "") {
            continue;
        }
        if let Some(to) = &item.destination {
            out(listed(name, item, to, places));
            continue;
        }
        if matches!(item.kind.as_str(), "revision" | "attachment" | "nav_menu_item") {
            continue;
        }
        for text in &item.texts {
            places.pieces(text.pieces.clone());
            let mut document = html::read(name, &text.text, places);
            document.part = Some(format!("post={}", item.id));
            document.title.clone_from(&item.title);
            document.language = export.language.clone();
            document.day = document.day.or(item.day);
            // An export is no site: what is replaced there changes nothing that readers see.
            for link in &mut document.links {
                link.place.written = None;
            }
            join(&mut document, &text.text, &links);
            out(document);
        }
    }
    read
}

/// The link of a link plugin, as a list of one.
fn listed(name: &str, item: &Item, to: &Written, places: &mut Places<'_>) -> Document {
    let mut document = Document::new(name, Kind::List);
    document.part = Some(format!("link={}", item.id));
    places.pieces(to.pieces.clone());
    let mut place = places.place(0..0, false);
    place.written = None;
    document.title.clone_from(&item.title);
    let words = item.title.clone();
    document.links.push(Link {
        target: to.text.trim().to_owned(),
        at: None,
        words,
        from: From::Data,
        rel: None,
        place,
    });
    document
}

/// Shortcodes and tags of link plugins stand for links that are listed.
fn join(document: &mut Document, html: &str, links: &HashMap<String, String>) {
    let listed = |id: &str, at: Option<usize>| {
        let place = Place { line: 1, column: 1, ..Place::default() };
        let target = links.get(id)?.clone();
        Some(Link { target, at, words: String::new(), from: From::Listed, rel: None, place })
    };
    let mut found = Vec::new();
    for start in ["[thirstylink ", "[lasso "] {
        for (at, _) in document.text.match_indices(start) {
            let inside = document.text.get(at..).and_then(|rest| rest.split(']').next()).unwrap_or_default();
            let ids = inside.split('"').nth(1).unwrap_or_default();
            found.extend(listed(ids.split(',').next().unwrap_or_default().trim(), Some(at)));
        }
    }
    for (at, mark) in html.match_indices("linkid=\"") {
        let id = html.get(at + mark.len()..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        found.extend(listed(id, None));
    }
    document.links.extend(found);
    document.links.sort_by_key(|link| (link.at.is_none(), link.at));
}

#[derive(Default)]
struct Export {
    language: Option<String>,
    items: Vec<Item>,
}

impl Export {
    fn go(&mut self, source: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = false;
        let mut path: Vec<String> = Vec::new();
        let mut item: Option<Item> = None;
        let mut value = Written::default();
        let mut meta = (String::new(), Written::default());
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(e) => {
                    self.items.extend(item);
                    return Err(e.to_string());
                }
            };
            match event {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    if name == "item" {
                        item = Some(Item::default());
                    }
                    if name == "wp:postmeta" {
                        meta = Default::default();
                    }
                    path.push(name);
                    value = Written::default();
                }
                Event::Text(text) => {
                    value.push(&text, start);
                }
                Event::GeneralRef(entity) => {
                    let words = match entity.resolve_char_ref() {
                        Ok(Some(c)) => c.to_string(),
                        _ => resolve_predefined_entity(&entity).unwrap_or_default().to_owned(),
                    };
                    value.push(&words, start);
                }
                Event::CData(text) => value.push(&text, start + 9),
                Event::End(_) => {
                    let name = path.pop().unwrap_or_default();
                    let in_comment = path.iter().any(|open| open == "wp:comment");
                    let done = std::mem::take(&mut value);
                    match (&mut item, name.as_str()) {
                        (Some(_), "item") => self.items.extend(item.take()),
                        (Some(item), "wp:postmeta") => {
                            let (key, to) = std::mem::take(&mut meta);
                            if DESTINATIONS.contains(&key.as_str())
                                && item.destination.is_none()
                                && !to.text.trim().is_empty()
                            {
                                item.destination = Some(to);
                            }
                        }
                        (Some(_), "wp:meta_key") => meta.0 = done.text,
                        (Some(_), "wp:meta_value") => meta.1 = done,
                        (Some(item), name) if !in_comment => item.take(name, done),
                        (None, "language") => self.language = Some(done.text),
                        _ => {}
                    }
                }
                Event::Eof => {
                    self.items.extend(item);
                    return Ok(());
                }
                _ => {}
            }
        }
    }
}

impl Item {
    fn take(&mut self, name: &str, value: Written) {
        match name {
            "title" => self.title = value.text,
            "content:encoded" | "excerpt:encoded" if !value.text.trim().is_empty() => self.texts.push(value),
            "wp:post_id" => self.id = value.text,
            "wp:post_name" => self.slug = value.text,
            "wp:status" => self.status = value.text,
            "wp:post_type" => self.kind = value.text,
            "wp:post_date" => self.day = value.text.get(..10).and_then(|day| day.parse().ok()),
            _ => {}
        }
    }
}
