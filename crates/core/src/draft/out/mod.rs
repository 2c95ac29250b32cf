//! The places where drafts are published, each with its printer.

mod bbcode;
mod html;
mod markdown;
mod newsletter;
mod telegram;
mod wordpress;

use serde::Serialize;

use super::layout::page;
use super::record::Draft;
use crate::text::message::{Note, code};

/// Where a draft is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A block for a page: semantic HTML with a few styles of its own, no script.
    Html,
    /// Blocks of WordPress' own.
    Wordpress,
    /// GitHub's Markdown.
    Markdown,
    /// The same with front matter of Hugo.
    Hugo,
    /// The same with front matter of Jekyll.
    Jekyll,
    /// Forum code.
    Bbcode,
    /// HTML for mail programs, with its twin in plain text.
    Newsletter,
    /// Telegram's HTML, in as many messages as it takes.
    Telegram,
    /// The same with a first message that fits under pictures.
    TelegramAlbum,
}

impl Output {
    /// All of them by name, in the order to offer them.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("html", Self::Html),
        ("wordpress", Self::Wordpress),
        ("markdown", Self::Markdown),
        ("hugo", Self::Hugo),
        ("jekyll", Self::Jekyll),
        ("bbcode", Self::Bbcode),
        ("newsletter", Self::Newsletter),
        ("telegram", Self::Telegram),
        ("telegram-album", Self::TelegramAlbum),
    ];

    /// The output of a name.
    ///
    /// # Errors
    /// It is none of [`Output::NAMES`].
    pub fn named(name: &str) -> Result<Self, Note> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, output)| *output).ok_or_else(|| {
            let names = Self::NAMES.map(|(known, _)| known).join(", ");
            Note::new(code::DRAFT_OUTPUT, [("name", name), ("names", &names)])
        })
    }
}

/// A text to publish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The length that counts in the place.
    pub used: Option<u32>,
    /// The most that the place allows.
    pub limit: Option<u32>,
}

/// A draft as it is published.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Written {
    /// Its texts, in order: one, or several messages.
    pub parts: Vec<Piece>,
    /// The same in plain text, where both are sent.
    pub plain: Option<String>,
    /// What has to be there before it is published.
    pub missing: Vec<Note>,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// A draft as it is published at a place.
///
/// ```
/// use affix_core::draft::{Draft, Output, written};
/// let draft = r#"{"version": 1, "kind": "factBox", "title": "Lamp", "market": "de",
///     "products": [{"title": "Lamp <new>", "link": "https://example.com/?a=1&b=2", "price": "9.90", "currency": "EUR"}]}"#;
/// let written = written(&Draft::open(draft).unwrap(), Output::Markdown).unwrap();
/// let text = &written.parts[0].text;
/// assert!(text.starts_with("Anzeige: ") && text.contains("(<https://example.com/?a=1&b=2>)"));
/// // A price without its day is left out, and that is said.
/// assert!(!text.contains("9.90") && written.notes[0].code == "draft_undated_price");
/// ```
///
/// # Errors
/// There are no words for its readers, or no disclosure for its market.
pub fn written(draft: &Draft, output: Output) -> Result<Written, Note> {
    let lively = matches!(output, Output::Telegram | Output::TelegramAlbum);
    let (page, desk) = page(draft, lively)?;
    let language = desk.words.language;
    let one = |text: String| vec![Piece { text, ..Piece::default() }];
    let mut out = Written { missing: desk.missing, notes: desk.notes, ..Written::default() };
    match output {
        Output::Html => out.parts = one(html::block(&page, language)),
        Output::Wordpress => out.parts = one(wordpress::blocks(&page)),
        Output::Markdown => out.parts = one(markdown::text(&page, true)),
        Output::Hugo | Output::Jekyll => {
            out.parts = one(markdown::with_front_matter(&page, draft, output == Output::Jekyll));
        }
        Output::Bbcode => out.parts = one(bbcode::text(&page)),
        Output::Newsletter => {
            let text = newsletter::mail(&page, language);
            let (used, limit) = (u32::try_from(text.len()).unwrap_or(u32::MAX), newsletter::LONGEST);
            if used > limit {
                let params = [("kib", (used / 1024).to_string()), ("limit", (limit / 1024).to_string())];
                out.notes.push(Note::new(code::DRAFT_MAIL_LARGE, params));
            }
            out.parts = vec![Piece { text, used: Some(used), limit: Some(limit) }];
            out.plain = Some(newsletter::twin(&page));
        }
        Output::Telegram => out.parts = telegram::messages(&page, false),
        Output::TelegramAlbum => out.parts = telegram::messages(&page, true),
    }
    Ok(out)
}
