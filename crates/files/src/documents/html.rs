//! Pages, posts and parts of mails in HTML.

use std::collections::HashMap;
use std::ops::Range;

use affix_core::address::{What, find_all};
use affix_core::audit::{Document, From, Kind, Link, Picture, Place};
use affix_core::value::Day;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Spanned, Tokenizer};
use serde_json::Value;

use super::flow::Flow;
use super::places::Places;

/// Elements that stand in lines of their own.
const BLOCKS: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"br",
    b"dd",
    b"div",
    b"dl",
    b"dt",
    b"figcaption",
    b"figure",
    b"footer",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"li",
    b"main",
    b"nav",
    b"ol",
    b"p",
    b"pre",
    b"section",
    b"table",
    b"td",
    b"th",
    b"title",
    b"tr",
    b"ul",
];

/// Elements whose words are no text of the page.
const UNREAD: &[&[u8]] = &[b"script", b"style", b"template", b"code", b"pre", b"kbd", b"samp"];

type Attribute = Spanned<HtmlString, usize>;

/// Reads it; `source` is the text that `places` are of.
pub(super) fn read(name: &str, source: &str, places: &Places<'_>) -> Document {
    let mut document = Document::new(name, Kind::Html);
    let mut flow = Flow::default();
    let mut page = Page {
        source,
        base: 0,
        places,
        flow: &mut flow,
        open: None,
        unread: [0; UNREAD.len()],
        in_title: false,
        data: None,
    };
    page.go(&mut document);
    page.close(&mut document);
    flow.finish(&mut document, places);
    document
}

/// Adds a fragment that starts at `base` of another text; the place in the document of the link that it leaves open.
pub(super) fn into(
    source: &str,
    base: usize,
    places: &Places<'_>,
    flow: &mut Flow,
    document: &mut Document,
) -> Option<usize> {
    let mut page =
        Page { source, base, places, flow, open: None, unread: [0; UNREAD.len()], in_title: false, data: None };
    page.go(document);
    page.open
}

struct Page<'a, 'p> {
    source: &'a str,
    /// Where it starts in the text that `places` are of.
    base: usize,
    places: &'a Places<'p>,
    flow: &'a mut Flow,
    /// The link whose end is still to come: its place in the document.
    open: Option<usize>,
    /// How many of each of `UNREAD` are open.
    unread: [u32; UNREAD.len()],
    in_title: bool,
    /// The script that is open holds data of this kind.
    data: Option<Data>,
}

#[derive(Clone, Copy, PartialEq)]
enum Data {
    /// Structured data about the page.
    Structured,
    /// The links of a link page.
    Links,
}

fn text_of(value: &HtmlString) -> String {
    String::from_utf8_lossy(value).into_owned()
}

impl Page<'_, '_> {
    fn go(&mut self, document: &mut Document) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(self.source, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start(&tag, document),
                Token::EndTag(tag) => self.end(&tag.name, document),
                Token::String(words) => self.words(&words, document),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn unread_of(&mut self, name: &[u8]) -> Option<&mut u32> {
        let at = UNREAD.iter().position(|known| *known == name)?;
        self.unread.get_mut(at)
    }

    /// Where an attribute's value stands: its span is that of name and value.
    fn value(&self, attribute: &Attribute) -> Range<usize> {
        let (start, end) = (attribute.span.start, attribute.span.end);
        let whole = self.source.get(start..end).unwrap_or_default();
        let Some((_, value)) = whole.split_once('=') else { return start..end };
        let value = value.trim_start();
        let bare = value.trim_end_matches(['"', '\'']);
        let inside = bare.strip_prefix(['"', '\'']).unwrap_or(bare);
        let at = start + whole.len() - value.len() + (bare.len() - inside.len());
        at..at + inside.len()
    }

    fn place(&self, at: Range<usize>, exact: bool) -> Place {
        self.places.place(self.base + at.start..self.base + at.end, exact)
    }

    fn words(&mut self, words: &Attribute, document: &mut Document) {
        let text = String::from_utf8_lossy(words);
        let (start, end) = (words.span.start, words.span.end);
        if let Some(data) = self.data {
            return self.data(data, &text, start, document);
        }
        if self.in_title {
            document.title.push_str(text.trim());
            return;
        }
        if self.unread.iter().any(|open| *open > 0) {
            return;
        }
        let exact = self.source.get(start..end) == Some(&*text);
        if exact || !text.contains("://") {
            return self.flow.push(&text, exact.then_some(self.base + start));
        }
        // Characters written as references: what stands between them is as it is written.
        self.flow.push(&text, None);
    }

    fn start(&mut self, tag: &StartTag<usize>, document: &mut Document) {
        let name: &[u8] = &tag.name;
        let get = |key: &str| tag.attributes.get(key.as_bytes());
        if BLOCKS.contains(&name) {
            self.flow.end_line();
        }
        match name {
            b"html" => {
                document.language = get("lang").map(|lang| text_of(lang).trim().to_owned()).filter(|l| !l.is_empty())
            }
            b"time" => day(document, get("datetime")),
            b"meta" => {
                let named = get("property").or_else(|| get("name")).map(|name| text_of(name));
                if named.is_some_and(|n| matches!(n.as_str(), "article:published_time" | "date" | "datePublished")) {
                    day(document, get("content"));
                }
            }
            b"img" => {
                if let Some(source) = get("src") {
                    let place = self.place(self.value(source), true);
                    document.pictures.push(Picture { source: text_of(source), place });
                }
            }
            b"a" | b"area" => {
                if name == b"a" {
                    self.close(document);
                }
                if let Some(href) = get("href") {
                    let rel = get("rel").map(|rel| text_of(rel)).unwrap_or_default();
                    let rel = rel.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
                    self.link(href, From::Words, Some(rel), document);
                    if name == b"a" {
                        self.open = document.links.len().checked_sub(1);
                    }
                }
            }
            _ => {}
        }
        for key in ["data-href", "data-url", "onclick"] {
            let Some(value) = get(key) else { continue };
            let text = text_of(value);
            for found in find_all(&text).filter(|found| found.what == What::Address) {
                let whole = self.value(value);
                let start = whole.start + found.start;
                let part = start..start + found.text.len();
                let exact = self.source.get(part.clone()) == Some(found.text);
                let place = self.place(if exact { part } else { whole }, exact);
                let at = Some(self.flow.text.len());
                let target = found.text.to_owned();
                document.links.push(Link { target, at, words: String::new(), from: From::Script, rel: None, place });
            }
        }
        self.in_title = name == b"title";
        if let Some(open) = self.unread_of(name).filter(|_| !tag.self_closing) {
            *open += 1;
            if name == b"script" {
                let is = |key: &str, wanted: &str| {
                    get(key).is_some_and(|value| value.eq_ignore_ascii_case(wanted.as_bytes()))
                };
                if is("type", "application/ld+json") {
                    self.data = Some(Data::Structured);
                } else if is("id", "__NEXT_DATA__") {
                    self.data = Some(Data::Links);
                }
            }
        }
    }

    fn end(&mut self, name: &[u8], document: &mut Document) {
        if let Some(open) = self.unread_of(name) {
            *open = open.saturating_sub(1);
            self.data = None;
        }
        self.in_title = false;
        if name == b"a" {
            self.close(document);
        }
        if BLOCKS.contains(&name) {
            self.flow.end_line();
        }
    }

    fn link(&mut self, href: &Attribute, from: From, rel: Option<Vec<String>>, document: &mut Document) {
        let place = self.place(self.value(href), true);
        let at = Some(self.flow.text.len());
        document.links.push(Link { target: text_of(href), at, words: String::new(), from, rel, place });
    }

    /// The link that is open ends.
    fn close(&mut self, document: &mut Document) {
        let Some(link) = self.open.take().and_then(|at| document.links.get_mut(at)) else { return };
        let start = link.at.unwrap_or(0);
        link.words = self.flow.text.get(start..).unwrap_or_default().trim().to_owned();
        self.flow.take(start..self.flow.text.len());
    }

    fn data(&mut self, data: Data, text: &str, start: usize, document: &mut Document) {
        // Where each address stands first; those that are written otherwise stand at the start.
        let mut written: HashMap<&str, usize> = HashMap::new();
        for found in find_all(text).filter(|found| found.what == What::Address) {
            written.entry(found.text).or_insert(start + found.start);
        }
        let mut add = |target: &str, words: &str, from: From| {
            let place = match written.get(target) {
                Some(at) => self.place(*at..at + target.len(), true),
                None => self.place(start..start, false),
            };
            let (target, words) = (target.to_owned(), words.to_owned());
            document.links.push(Link { target, at: None, words, from, rel: None, place });
        };
        match data {
            Data::Structured => {
                let Ok(value) = serde_json::from_str::<Value>(text) else { return };
                let mut left = vec![&value];
                while let Some(value) = left.pop() {
                    match value {
                        Value::Object(map) => {
                            for (key, value) in map {
                                match value {
                                    Value::String(url) if key == "url" => {
                                        add(url, "", From::Data);
                                    }
                                    Value::String(date) if key == "datePublished" && document.day.is_none() => {
                                        document.day = date.get(..10).and_then(|date| date.parse().ok());
                                    }
                                    value => left.push(value),
                                }
                            }
                        }
                        Value::Array(values) => left.extend(values),
                        _ => {}
                    }
                }
            }
            Data::Links => {
                let value = serde_json::from_str::<Value>(text).unwrap_or_default();
                let links = value.pointer("/props/pageProps/links").and_then(Value::as_array);
                for link in links.into_iter().flatten() {
                    let get = |key: &str| link.get(key).and_then(Value::as_str);
                    if let Some(url) = get("url") {
                        add(url, get("title").unwrap_or_default(), From::Words);
                    }
                }
            }
        }
    }
}

/// The first day that is given counts.
fn day(document: &mut Document, value: Option<&Attribute>) {
    if document.day.is_none() {
        document.day = value.and_then(|value| text_of(value).get(..10)?.parse::<Day>().ok());
    }
}
