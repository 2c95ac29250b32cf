//! The formats by name.

use serde::Deserialize;

use crate::text::message::{Note, code};

/// Where a text is going to be posted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text without markup; a link stands alone.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
    /// HTML; anchors carry `rel="sponsored nofollow"`.
    Html,
    /// Forum code.
    Bbcode,
    /// Telegram's HTML parse mode.
    TelegramHtml,
    /// Telegram's MarkdownV2 parse mode.
    TelegramMd,
    /// X; always carries `#ad`, as its paid-partnerships policy demands.
    X,
}

impl Format {
    /// The names on the command line and in settings.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("plain", Self::Plain),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("bbcode", Self::Bbcode),
        ("telegram-html", Self::TelegramHtml),
        ("telegram-md", Self::TelegramMd),
        ("x", Self::X),
    ];

    /// The format of a name.
    ///
    /// # Errors
    /// The name is none of [`Format::NAMES`].
    pub fn parse(name: &str) -> Result<Self, Note> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f).ok_or_else(|| {
            let names = Self::NAMES.map(|(n, _)| n).join(", ");
            Note::new(code::COMPOSE_UNKNOWN_FORMAT, [("name", name), ("names", &names)])
        })
    }

    /// The place makes links, mentions and tags of plain words.
    pub(super) fn is_lively(self) -> bool {
        matches!(self, Self::Plain | Self::X | Self::TelegramHtml | Self::TelegramMd)
    }

    /// A link can have a text of its own.
    pub(super) fn has_anchors(self) -> bool {
        !matches!(self, Self::Plain | Self::X)
    }
}
