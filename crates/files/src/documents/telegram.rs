//! Exports of Telegram Desktop (`result.json`): one document a message of the channel's own.

use affix_core::audit::{Document, From, Kind, Link};
use serde::Deserialize;

use super::flow::Flow;
use super::places::Places;

#[derive(Deserialize)]
struct Export {
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    id: i64,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    date: String,
    /// Somebody else's words.
    #[serde(default)]
    forwarded_from: Option<serde::de::IgnoredAny>,
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

/// The messages that are the channel's own; none where the file is no such export.
pub(crate) fn read(name: &str, source: &str, out: &mut dyn FnMut(Document)) -> Option<()> {
    let export: Export = serde_json::from_str(source).ok()?;
    for message in export.messages {
        if message.kind == "message" && message.forwarded_from.is_none() {
            out(document(name, message));
        }
    }
    Some(())
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
