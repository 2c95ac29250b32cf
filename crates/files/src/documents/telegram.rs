//! Exports of Telegram Desktop (`result.json`): one document a message of the channel's own.

use std::fmt;

use affix_core::audit::{Document, From, Kind, Link};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::flow::Flow;
use super::places::Places;
use super::source::{Room, Source, Text as File};
use super::{Found, Unread};

#[derive(Deserialize)]
struct Message {
    id: i64,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    date: String,
    /// Somebody else's words.
    #[serde(default)]
    forwarded_from: Option<IgnoredAny>,
    #[serde(default)]
    text: Text,
    #[serde(default)]
    inline_bot_buttons: Vec<Vec<Button>>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Parts(Vec<Part>),
    #[default]
    None,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Plain(String),
    Marked {
        #[serde(rename = "type", default)]
        kind: String,
        #[serde(default)]
        text: String,
        #[serde(default)]
        href: Option<String>,
    },
}

#[derive(Deserialize)]
struct Button {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    data: String,
}

/// The messages that are the channel's own; false where the file is no such export, and nothing was handed over.
pub(super) fn read(name: &str, source: &dyn Source, out: &mut dyn FnMut(Found)) -> bool {
    let file = match File::open(source) {
        Ok(file) => file,
        Err(e) => {
            out(Err(Unread { part: None, reason: e.to_string() }));
            return true;
        }
    };
    let room = file.room();
    let mut export = Export { name, room, last: None, is_export: false, out };
    let mut reader = serde_json::Deserializer::from_reader(file);
    let read = reader.deserialize_map(&mut export);
    let part = export.last.map(|id| format!("message={id}"));
    if let Err(e) = read.and_then(|()| reader.end())
        && export.is_export
    {
        let part = part.map(|part| format!("{part}, behind it"));
        (export.out)(Err(Unread { part, reason: e.to_string() }));
    }
    export.is_export
}

struct Export<'a> {
    name: &'a str,
    room: Room,
    /// The number of the last message.
    last: Option<i64>,
    /// A list of messages was seen.
    is_export: bool,
    out: &'a mut dyn FnMut(Found),
}

impl<'de> Visitor<'de> for &mut Export<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an export")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.room.renew();
            if key == "messages" {
                map.next_value_seed(Messages(&mut *self))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Messages<'e, 'a>(&'e mut Export<'a>);

impl<'de> DeserializeSeed<'de> for Messages<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Messages<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut messages: A) -> Result<(), A::Error> {
        let export = self.0;
        while let Some(raw) = messages.next_element::<Box<RawValue>>()? {
            export.room.renew();
            export.message(raw.get());
        }
        Ok(())
    }
}

impl Export<'_> {
    fn message(&mut self, raw: &str) {
        match serde_json::from_str::<Message>(raw) {
            Ok(message) => {
                self.is_export = true;
                self.last = Some(message.id);
                if message.kind == "message" && message.forwarded_from.is_none() {
                    (self.out)(Ok(document(self.name, message)));
                }
            }
            Err(e) if self.is_export => {
                let part = self.last.map(|id| format!("message={id}, behind it"));
                (self.out)(Err(Unread { part, reason: e.to_string() }));
            }
            // A list of something else.
            Err(_) => {}
        }
    }
}

fn document(name: &str, message: Message) -> Document {
    let mut document = Document::new(name, Kind::Text);
    document.part = Some(format!("message={}", message.id));
    document.day = message.date.get(..10).and_then(|day| day.parse().ok());
    let parts = match message.text {
        Text::Plain(text) => vec![Part::Plain(text)],
        Text::Parts(parts) => parts,
        Text::None => Vec::new(),
    };
    let mut text = String::new();
    let mut links: Vec<(usize, usize, String)> = Vec::new();
    let mut code: Vec<std::ops::Range<usize>> = Vec::new();
    for part in parts {
        match part {
            Part::Plain(words) => text.push_str(&words),
            Part::Marked { kind, text: words, href } => {
                let start = text.len();
                text.push_str(&words);
                match (kind.as_str(), href) {
                    ("text_link", Some(href)) => links.push((start, text.len(), href)),
                    ("code" | "pre", _) => code.push(start..text.len()),
                    _ => {}
                }
            }
        }
    }
    let places = Places::decoded(&text);
    let mut flow = Flow::default();
    flow.push(&text, Some(0));
    for (start, end, href) in links {
        let place = places.place(start..end, false);
        let words = text.get(start..end).unwrap_or_default().trim().to_owned();
        document.links.push(Link { target: href, at: Some(start), words, from: From::Words, rel: None, place });
        flow.take(start..end);
    }
    for words in code {
        flow.take(words);
    }
    for button in message.inline_bot_buttons.into_iter().flatten().filter(|button| button.kind == "url") {
        let place = places.place(text.len()..text.len(), false);
        let at = Some(text.len());
        document.links.push(Link { target: button.data, at, words: button.text, from: From::Words, rel: None, place });
    }
    flow.finish(&mut document, &places);
    document
}
