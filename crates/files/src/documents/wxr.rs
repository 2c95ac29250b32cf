//! Exports of WordPress (WXR), one document a published post, links of link plugins joined.

use std::collections::HashMap;
use std::io;

use affix_core::audit::{Document, From, Kind, Link, Place};
use affix_core::text::message::{Note, code};
use affix_core::value::Day;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::html;
use super::places::{Piece, Places};
use super::source::{Source, Spot, Text, holds};

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
    pieces: Vec<Piece>,
    /// Characters of its last line.
    last: usize,
}

impl Written {
    fn push(&mut self, text: &str, spot: Spot) {
        self.pieces.push(Piece { at: self.text.len(), line: spot.line, column: spot.column, before: self.last });
        self.text.push_str(text);
        self.last = match text.rsplit_once('\n') {
            Some((_, last)) => last.chars().count(),
            None => self.last + text.chars().count(),
        };
    }
}

/// Meta fields in which plugins keep where a link leads.
const DESTINATIONS: &[&str] = &["_ta_destination_url", "lasso_custom_redirect", "lasso_final_url"];

/// Reads an export. Drafts, revisions and comments are passed over: readers' names and addresses stand in them. Links of
/// plugins are gathered first, for they may stand behind the posts that they are put into.
pub(super) fn read(name: &str, source: &dyn Source, out: &mut dyn FnMut(Document)) -> Result<(), String> {
    let mut links = HashMap::new();
    if holds(source, DESTINATIONS).map_err(|e| e.to_string())? {
        // What cannot be read is said when the posts are.
        let _ = each_item(source, &mut |item, _| {
            let Some(to) = &item.destination else { return };
            let to = to.text.trim();
            links
                .extend([item.id, item.slug].into_iter().filter(|key| !key.is_empty()).map(|key| (key, to.to_owned())));
        });
    }
    each_item(source, &mut |item, language| post(name, &item, language, &links, out))
}

/// The documents of a post or link.
fn post(
    name: &str,
    item: &Item,
    language: Option<&str>,
    links: &HashMap<String, String>,
    out: &mut dyn FnMut(Document),
) {
    if !matches!(item.status.as_str(), "publish" | "") {
        return;
    }
    if let Some(to) = &item.destination {
        return out(listed(name, item, to));
    }
    if matches!(item.kind.as_str(), "revision" | "attachment" | "nav_menu_item") {
        return;
    }
    for text in &item.texts {
        let places = Places::pieces(&text.text, &text.pieces);
        let mut document = html::read(name, &text.text, &places);
        document.part = Some(format!("post={}", item.id));
        document.title.clone_from(&item.title);
        document.language = language.map(str::to_owned);
        document.day = document.day.or(item.day);
        join(&mut document, &text.text, links);
        out(document);
    }
}

/// The link of a link plugin, as a list of one.
fn listed(name: &str, item: &Item, to: &Written) -> Document {
    let mut document = Document::new(name, Kind::List);
    document.part = Some(format!("link={}", item.id));
    let target = to.text.trim();
    let start = to.text.len() - to.text.trim_start().len();
    let place = Places::pieces(&to.text, &to.pieces).place(start..start + target.len(), true);
    document.title.clone_from(&item.title);
    let words = item.title.clone();
    document.links.push(Link { target: target.to_owned(), at: None, words, from: From::Data, rel: None, place });
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

/// Hands over each post or link, with the language of the site.
fn each_item(source: &dyn Source, out: &mut dyn FnMut(Item, Option<&str>)) -> Result<(), String> {
    let text = Text::open(source).map_err(|e: io::Error| e.to_string())?;
    let room = text.room();
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = false;
    let mut language: Option<String> = None;
    let mut path: Vec<String> = Vec::new();
    let mut item: Option<Item> = None;
    let mut value = Written::default();
    let mut meta = (String::new(), Written::default());
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let spot = reader.get_ref().spot;
        let event = match reader.read_event_into(&mut bytes) {
            Ok(event) => event,
            Err(e) => {
                item.into_iter().for_each(|item| out(item, language.as_deref()));
                return Err(e.to_string());
            }
        };
        if item.is_none() {
            room.renew();
        }
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
            Event::Text(text) => value.push(&text, spot),
            Event::GeneralRef(entity) => {
                let words = match entity.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => resolve_predefined_entity(&entity).unwrap_or_default().to_owned(),
                };
                value.push(&words, spot);
            }
            Event::CData(text) => {
                let inside = "<![CDATA[".len();
                value.push(&text, Spot { column: spot.column.saturating_add(inside as u32), ..spot });
            }
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                let in_comment = path.iter().any(|open| open == "wp:comment");
                let done = std::mem::take(&mut value);
                match (&mut item, name.as_str()) {
                    (Some(_), "item") => item.take().into_iter().for_each(|item| out(item, language.as_deref())),
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
                    (None, "language") => language = Some(done.text),
                    _ => {}
                }
            }
            Event::Eof => {
                let Some(item) = item else { return Ok(()) };
                out(item, language.as_deref());
                return Err(Note::plain(code::AUDIT_CUT_OFF).said().to_owned());
            }
            _ => {}
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
