//! The formats by name: one for each kind of place where a publisher pastes, and those that bots send.

use serde::Deserialize;

use crate::text::message::{Note, code};

/// Where a text is going to be posted. The other names are those of the command line's first formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text without markup; a link stands alone.
    #[default]
    #[serde(alias = "plain")]
    Link,
    /// Pasted into Telegram, by a person: text, and rich text beside it.
    Telegram,
    /// Pasted into WhatsApp or Facebook: as Telegram's, but every address is in sight, since these keep no
    /// anchors.
    Whatsapp,
    /// Pasted into the editor of a blog or a mail: rich text, links with `rel="sponsored nofollow"`.
    Blog,
    /// CommonMark.
    Markdown,
    /// Forum code.
    Bbcode,
    /// X; always carries `#ad`, as its paid-partnerships policy demands.
    X,
    /// For bots: Telegram's HTML parse mode.
    #[serde(alias = "telegram-html")]
    TelegramHtml,
    /// For bots: Telegram's MarkdownV2 parse mode.
    #[serde(alias = "telegram-md")]
    TelegramMarkdownV2,
    /// For bots: the fields by name, `{"disclosure", "items"}`.
    Json,
    /// For bots and pages: HTML source; anchors carry `rel="sponsored nofollow"`.
    Html,
}

impl Format {
    /// The names, in the order to offer them.
    pub const NAMES: [(&'static str, Self); 11] = [
        ("link", Self::Link),
        ("telegram", Self::Telegram),
        ("whatsapp", Self::Whatsapp),
        ("blog", Self::Blog),
        ("markdown", Self::Markdown),
        ("bbcode", Self::Bbcode),
        ("x", Self::X),
        ("telegram_html", Self::TelegramHtml),
        ("telegram_markdown_v2", Self::TelegramMarkdownV2),
        ("json", Self::Json),
        ("html", Self::Html),
    ];

    /// Other names that mean the same.
    const ALIASES: [(&'static str, Self); 3] =
        [("plain", Self::Link), ("telegram-html", Self::TelegramHtml), ("telegram-md", Self::TelegramMarkdownV2)];

    /// The format of a name.
    ///
    /// # Errors
    /// The name is none of [`Format::NAMES`], nor another name of one of them.
    pub fn parse(name: &str) -> Result<Self, Note> {
        Self::NAMES.iter().chain(&Self::ALIASES).find(|(n, _)| *n == name).map(|(_, f)| *f).ok_or_else(|| {
            let names = Self::NAMES.map(|(n, _)| n).join(", ");
            Note::new(code::COMPOSE_UNKNOWN_FORMAT, [("name", name), ("names", &names)])
        })
    }

    /// The place makes links, mentions and tags of plain words.
    pub(super) fn is_lively(self) -> bool {
        matches!(
            self,
            Self::Link | Self::Telegram | Self::Whatsapp | Self::X | Self::TelegramHtml | Self::TelegramMarkdownV2
        )
    }

    /// A link can have a text of its own, in every kind that is copied.
    pub(super) fn has_anchors(self) -> bool {
        !matches!(self, Self::Link | Self::X | Self::Telegram | Self::Whatsapp | Self::Json)
    }

    /// A person pastes it where bold and links can survive.
    pub(super) fn is_rich(self) -> bool {
        matches!(self, Self::Telegram | Self::Whatsapp | Self::Blog)
    }

    /// How its text is written: where nothing is said with markup, as a bare text.
    pub(super) fn syntax(self) -> Syntax {
        match self {
            Self::Markdown => Syntax::Markdown,
            Self::Bbcode => Syntax::Bbcode,
            Self::Html => Syntax::Html,
            Self::TelegramHtml => Syntax::TelegramHtml,
            Self::TelegramMarkdownV2 => Syntax::TelegramMarkdown,
            Self::Link | Self::Telegram | Self::Whatsapp | Self::Blog | Self::X | Self::Json => Syntax::Text,
        }
    }
}

/// A way to write a post down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// No markup.
    Text,
    Markdown,
    Bbcode,
    Html,
    TelegramHtml,
    TelegramMarkdown,
}
