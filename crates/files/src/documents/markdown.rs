//! Markdown, with the front matter of Hugo and Jekyll.

use std::collections::HashMap;
use std::ops::Range;

use affix_core::address::{What, find_all};
use affix_core::audit::{Document, From, Kind, Link, Picture};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::flow::Flow;
use super::html;
use super::places::Places;

/// Reads a file.
pub(super) fn read(name: &str, source: &str, places: &mut Places<'_>) -> Document {
    let mut document = Document::new(name, Kind::Markdown);
    let (front, start) = front_matter(source);
    front_links(source, front, places, &mut document);
    let body = source.get(start..).unwrap_or_default();
    places.from(start);
    document.disclosed_elsewhere = put_in_elsewhere(body);
    Reader { body, places, flow: Flow::default(), open: None, code: 0, picture: false, heading: false }
        .go(&mut document);
    document
}

/// The bytes of the front matter, and where the text behind it starts.
fn front_matter(source: &str) -> (Range<usize>, usize) {
    let start = source.strip_prefix('\u{feff}').map_or(0, |_| 3);
    let rest = source.get(start..).unwrap_or_default();
    for fence in ["---", "+++"] {
        let Some(inside) = rest.strip_prefix(fence).filter(|r| r.starts_with(['\n', '\r'])) else { continue };
        let base = start + fence.len();
        for close in [format!("\n{fence}\n"), format!("\n{fence}\r\n")] {
            if let Some(at) = inside.find(&close) {
                return (base..base + at, base + at + close.len());
            }
        }
        if inside.trim_end().ends_with(fence) {
            return (base..base + inside.len(), source.len());
        }
    }
    (start..start, start)
}

/// What the front matter says of the post, and the addresses in it.
fn front_links(source: &str, front: Range<usize>, places: &Places<'_>, document: &mut Document) {
    let text = source.get(front.clone()).unwrap_or_default();
    for line in text.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "title" => value.clone_into(&mut document.title),
            "date" | "publishDate" => document.day = value.get(..10).and_then(|day| day.parse().ok()),
            "lang" | "language" | "locale" if !value.is_empty() => document.language = Some(value.to_owned()),
            _ => {}
        }
    }
    for found in find_all(text).filter(|found| found.what == What::Address) {
        let at = front.start + found.start;
        let place = places.place(at..at + found.text.len(), true);
        let target = found.text.to_owned();
        document.links.push(Link { target, at: None, words: String::new(), from: From::Data, rel: None, place });
    }
}

/// A part that is put in when the site is built and is named for its disclosure.
fn put_in_elsewhere(body: &str) -> bool {
    let mut rest = body;
    while let Some(at) = rest.find('{') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let Some(behind) = rest.strip_prefix(['{', '%']) else { continue };
        let inside = behind.split('}').next().unwrap_or_default();
        let lower = inside.to_ascii_lowercase();
        if lower.contains("disclos") || lower.contains("disclaimer") {
            return true;
        }
        rest = behind.get(inside.len()..).unwrap_or_default();
    }
    false
}

struct Reader<'a, 'p> {
    body: &'a str,
    places: &'a Places<'p>,
    flow: Flow,
    /// The place in the document of the link that is open.
    open: Option<usize>,
    code: usize,
    picture: bool,
    heading: bool,
}

impl Reader<'_, '_> {
    fn go(mut self, document: &mut Document) {
        let parser = Parser::new_ext(self.body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
        let definitions: HashMap<String, Range<usize>> =
            parser.reference_definitions().iter().map(|(_, def)| (def.dest.to_string(), def.span.clone())).collect();
        let mut html: Option<Range<usize>> = None;
        for (event, span) in parser.into_offset_iter() {
            // HTML is read from its first tag to where Markdown goes on.
            match (&event, &mut html) {
                (Event::Html(_), Some(open)) => {
                    open.end = span.end;
                    continue;
                }
                (Event::Html(_), None) => {
                    html = Some(span);
                    continue;
                }
                _ => {}
            }
            if let Some(open) = html.take() {
                self.html(open, document);
            }
            self.event(event, span, &definitions, document);
        }
        if let Some(open) = html.take() {
            self.html(open, document);
        }
        self.flow.finish(document, self.places);
    }

    fn event(
        &mut self,
        event: Event<'_>,
        span: Range<usize>,
        definitions: &HashMap<String, Range<usize>>,
        document: &mut Document,
    ) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let written = match link_type {
                    LinkType::Inline | LinkType::Autolink | LinkType::Email => self.inline(&dest_url, &span),
                    _ => definitions.get_key_value(&*dest_url).and_then(|(dest, at)| {
                        let inside = self.body.get(at.clone())?;
                        let start = at.start + inside.rfind(dest.as_str())?;
                        Some(start..start + dest.len())
                    }),
                };
                let place = match written {
                    Some(at) => self.places.place(at, true),
                    None => self.places.place(span.start..span.start, false),
                };
                let rel = attributes(self.body.get(span.end..).unwrap_or_default());
                self.open = Some(document.links.len());
                let from = if link_type == LinkType::Autolink { From::Bare } else { From::Words };
                let at = Some(self.flow.text.len());
                document.links.push(Link { target: dest_url.to_string(), at, words: String::new(), from, rel, place });
            }
            Event::End(TagEnd::Link) => self.close(document),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.picture = true;
                let place = self.places.place(span.start..span.start, false);
                document.pictures.push(Picture { source: dest_url.to_string(), place });
            }
            Event::End(TagEnd::Image) => self.picture = false,
            Event::Start(Tag::CodeBlock(_)) => self.code += 1,
            Event::End(TagEnd::CodeBlock) => self.code = self.code.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => self.heading = document.title.is_empty(),
            Event::Text(words) if self.code == 0 && !self.picture => {
                if self.heading {
                    document.title.push_str(&words);
                }
                let exact = self.body.get(span.clone()) == Some(&*words);
                self.flow.push(&words, exact.then_some(span.start));
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.flow.end_line(),
            Event::InlineHtml(_) => self.inline_html(span, document),
            Event::End(end) => {
                if matches!(end, TagEnd::Heading(_)) {
                    self.heading = false;
                }
                if !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) {
                    self.flow.end_line();
                }
            }
            _ => {}
        }
    }

    /// Where the address of an inline link stands.
    fn inline(&self, target: &str, span: &Range<usize>) -> Option<Range<usize>> {
        let inside = self.body.get(span.clone())?;
        let start = span.start + inside.rfind(target)?;
        Some(start..start + target.len())
    }

    fn close(&mut self, document: &mut Document) {
        let Some(link) = self.open.take().and_then(|at| document.links.get_mut(at)) else { return };
        let start = link.at.unwrap_or(0);
        link.words = self.flow.text.get(start..).unwrap_or_default().trim().to_owned();
        self.flow.take(start..self.flow.text.len());
    }

    /// A tag between words: a link's start or end counts.
    fn inline_html(&mut self, span: Range<usize>, document: &mut Document) {
        let tag = self.body.get(span.clone()).unwrap_or_default();
        if tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("</a")) {
            return self.close(document);
        }
        self.html(span, document);
    }

    fn html(&mut self, span: Range<usize>, document: &mut Document) {
        let source = self.body.get(span.clone()).unwrap_or_default();
        let opened = html::into(source, span.start, self.places, &mut self.flow, document);
        if opened.is_some() {
            self.open = opened;
        }
    }
}

/// The words of `rel` in kramdown's attributes behind a link; none where there are none.
fn attributes(behind: &str) -> Option<Vec<String>> {
    let inside = behind.strip_prefix("{:").or_else(|| behind.strip_prefix('{'))?.split('}').next()?;
    let rel = inside.split_once("rel=").map(|(_, value)| value.trim_start_matches(['"', '\'']));
    let rel = rel.and_then(|value| value.split(['"', '\'']).next()).unwrap_or_default();
    Some(rel.split_ascii_whitespace().map(str::to_ascii_lowercase).collect())
}
