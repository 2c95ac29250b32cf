//! The places where drafts are published, each with its printer.

mod bbcode;
mod bio;
mod caption;
mod html;
mod lines;
mod markdown;
mod markup;
mod newsletter;
mod printer;
mod readable;
mod telegram;
mod thread;
mod wordpress;
mod x;

pub(crate) use readable::readable;
use serde::{Deserialize, Serialize};

use super::block::{Block, Page};
use super::layout::{Taken, page};
use super::record::Draft;
use super::ribbon::Ribbon;
use crate::compose::{Format, Hint, INSTAGRAM_CAPTION, Syntax, TIKTOK_CAPTION, hints};
use crate::text::message::{Note, code};

/// Where a draft is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
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
    /// Telegram's MarkdownV2, in as many messages as it takes.
    TelegramMarkdown,
    /// The same with a first message that fits under pictures.
    TelegramMarkdownAlbum,
    /// A thread on X.
    X,
    /// A caption, whose links are in the profile.
    Instagram,
    /// The same for TikTok.
    Tiktok,
    /// A Pin for each product.
    Pinterest,
    /// A post with its title.
    Reddit,
    /// The description of a video.
    Youtube,
    /// A page of links for the address of a profile.
    Bio,
    /// What search engines may be told of it.
    JsonLd,
}

impl Output {
    /// All of them by name, in the order to offer them.
    pub const NAMES: [(&'static str, Self); 19] = [
        ("html", Self::Html),
        ("wordpress", Self::Wordpress),
        ("markdown", Self::Markdown),
        ("hugo", Self::Hugo),
        ("jekyll", Self::Jekyll),
        ("bbcode", Self::Bbcode),
        ("newsletter", Self::Newsletter),
        ("telegram", Self::Telegram),
        ("telegram-album", Self::TelegramAlbum),
        ("telegram-markdown", Self::TelegramMarkdown),
        ("telegram-markdown-album", Self::TelegramMarkdownAlbum),
        ("x", Self::X),
        ("instagram", Self::Instagram),
        ("tiktok", Self::Tiktok),
        ("pinterest", Self::Pinterest),
        ("reddit", Self::Reddit),
        ("youtube", Self::Youtube),
        ("bio", Self::Bio),
        ("json-ld", Self::JsonLd),
    ];

    /// The output of a name.
    ///
    /// # Errors
    /// It is none of [`Output::NAMES`].
    pub fn named(name: &str) -> Result<Self, Note> {
        let found = Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, output)| *output).ok_or_else(|| {
            let names = Self::NAMES.map(|(known, _)| known).join(", ");
            Note::new(code::DRAFT_OUTPUT, [("name", name), ("names", &names)])
        })
    }
}

/// A field that a place asks for apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PiecePart {
    /// Its heading.
    Title,
    /// Its text.
    Description,
    /// Where it leads.
    Link,
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
    /// The field that it is for, where the place has several.
    pub part: Option<PiecePart>,
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
    /// What the place asks of those who post there.
    pub hints: Vec<Hint>,
    /// The ribbons that its products have, each with its rule.
    pub ribbons: Vec<Ribbon>,
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
/// There is no disclosure for its market.
pub fn written(draft: &Draft, output: Output) -> Result<Written, Note> {
    let (page, mut desk) = page(draft, output.taken())?;
    let language = desk.language;
    let one = |text: String| vec![Piece { text, ..Piece::default() }];
    let mut plain = None;
    let parts = match output {
        Output::Html => one(html::block(&page, language)),
        Output::Wordpress => one(wordpress::blocks(&page)),
        Output::Markdown => one(markdown::text(&page)),
        Output::Hugo | Output::Jekyll => one(markdown::with_front_matter(&page, draft, output == Output::Jekyll)),
        Output::Bbcode => one(bbcode::text(&page)),
        Output::Newsletter => {
            plain = Some(newsletter::twin(&page));
            desk.notes.extend(pictures_left_out(&page));
            let text = newsletter::mail(&page, language);
            let used = u32::try_from(text.len()).unwrap_or(u32::MAX);
            vec![Piece { text, used: Some(used), limit: Some(newsletter::LONGEST), part: None }]
        }
        Output::Telegram => telegram::messages(&page, false, Syntax::TelegramHtml),
        Output::TelegramAlbum => telegram::messages(&page, true, Syntax::TelegramHtml),
        Output::TelegramMarkdown => telegram::messages(&page, false, Syntax::TelegramMarkdown),
        Output::TelegramMarkdownAlbum => telegram::messages(&page, true, Syntax::TelegramMarkdown),
        Output::X => x::posts(&page),
        Output::Instagram => vec![caption::caption(&page, desk.words.say("in_bio"), INSTAGRAM_CAPTION)],
        Output::Tiktok => vec![caption::caption(&page, desk.words.say("in_bio"), TIKTOK_CAPTION)],
        Output::Pinterest => caption::pins(&page),
        Output::Reddit => caption::reddit(&page.title, markdown::post(&page)),
        Output::Youtube => vec![caption::youtube(&page)],
        Output::Bio => one(bio::file(&page, language)),
        Output::JsonLd => markup::script(&mut desk).map(one).unwrap_or_default(),
    };
    let too_long =
        parts.iter().filter_map(|piece| Some((piece.used?, piece.limit?))).filter(|(used, limit)| used > limit);
    desk.notes.extend(too_long.map(|(used, limit)| match output {
        Output::Newsletter => {
            Note::new(code::DRAFT_MAIL_LARGE, [("kib", used / 1024), ("limit", limit / 1024)].map(numbered))
        }
        _ => Note::new(code::DRAFT_TOO_LONG, [("used", used), ("limit", limit)].map(numbered)),
    }));
    let hints = output.place().map(|place| place_hints(place, draft)).unwrap_or_default();
    let ribbons = desk.products.into_iter().flat_map(|shown| shown.ribbons).collect();
    Ok(Written { parts, plain, missing: desk.missing, notes: desk.notes, hints, ribbons })
}

fn numbered((name, number): (&'static str, u32)) -> (&'static str, String) {
    (name, number.to_string())
}

/// Pictures that mail programs do not show.
fn pictures_left_out(page: &Page) -> Vec<Note> {
    let left_out = |block: &Block| match block {
        Block::Card(card) if !newsletter::is_shown(card.picture.as_deref()?) => {
            Some(Note::new(code::DRAFT_MAIL_PICTURE, [("product", card.title.clone())]))
        }
        _ => None,
    };
    page.blocks.iter().filter_map(left_out).collect()
}

/// What the place asks for, and what is known of the hosts of the links, each once.
fn place_hints(place: &str, draft: &Draft) -> Vec<Hint> {
    let mut out: crate::map::Map<&str, Hint> = crate::map::Map::new();
    let links = draft.products.iter().filter_map(|product| product.link.as_deref());
    for hint in std::iter::once("").chain(links).flat_map(|link| hints(place, link.trim())) {
        out.entry(hint.note.code).or_insert(hint);
    }
    out.into_values().collect()
}

impl Output {
    fn taken(self) -> Taken {
        let written = matches!(
            self,
            Self::Html
                | Self::Wordpress
                | Self::Markdown
                | Self::Hugo
                | Self::Jekyll
                | Self::Bbcode
                | Self::Newsletter
                | Self::Bio
                | Self::JsonLd
        );
        Taken {
            disclosed: if self == Self::X { Format::X } else { Format::Link },
            lively: !written,
            products_alone: matches!(self, Self::Bio | Self::Pinterest),
        }
    }

    /// The place where it goes, as `platforms.json` names it.
    fn place(self) -> Option<&'static str> {
        Some(match self {
            Self::Telegram | Self::TelegramAlbum | Self::TelegramMarkdown | Self::TelegramMarkdownAlbum => "telegram",
            Self::X => "x",
            Self::Instagram => "instagram",
            Self::Tiktok => "tiktok",
            Self::Pinterest => "pinterest",
            Self::Reddit => "reddit",
            Self::Youtube => "youtube",
            Self::Newsletter => "email",
            Self::Bbcode => "forum",
            Self::Html | Self::Wordpress | Self::Markdown | Self::Hugo | Self::Jekyll => "blog",
            Self::Bio | Self::JsonLd => return None,
        })
    }
}
