//! Messages for Telegram, in its HTML and in its MarkdownV2. It counts what is left when its entities are read.

use super::Piece;
use super::thread::Place;
use crate::compose::escape;
use crate::compose::{Syntax, TELEGRAM_CAPTION, TELEGRAM_TEXT, units};
use crate::draft::block::{Inline, Page};

/// The messages; the first one under pictures, where less is allowed, if it is an album's.
pub(super) fn messages(page: &Page, album: bool, syntax: Syntax) -> Vec<Piece> {
    let first = if album { TELEGRAM_CAPTION } else { TELEGRAM_TEXT };
    let print = if syntax == Syntax::TelegramMarkdown { markdown } else { html };
    Place { limits: (first, TELEGRAM_TEXT), words: units, link: |_, words| units(words), print }.messages(page)
}

fn html(line: &[Inline]) -> String {
    let mut out = String::new();
    for piece in line {
        match piece {
            Inline::Text(words) => escape::html(&mut out, words),
            Inline::Strong(words) => {
                out += "<b>";
                escape::html(&mut out, words);
                out += "</b>";
            }
            Inline::Link(link, words) => {
                out += "<a href=\"";
                escape::html(&mut out, link);
                out += "\">";
                escape::html(&mut out, words);
                out += "</a>";
            }
        }
    }
    out
}

fn markdown(line: &[Inline]) -> String {
    let mut out = String::new();
    for piece in line {
        match piece {
            Inline::Text(words) => escape::text(&mut out, words, Syntax::TelegramMarkdown, false),
            Inline::Strong(words) => {
                out.push('*');
                escape::text(&mut out, words, Syntax::TelegramMarkdown, false);
                out.push('*');
            }
            Inline::Link(link, words) => {
                out.push('[');
                escape::text(&mut out, words, Syntax::TelegramMarkdown, false);
                out += "](";
                escape::target(&mut out, link, Syntax::TelegramMarkdown);
                out.push(')');
            }
        }
    }
    out
}
