//! Printing a post in a format, with everything escaped that the format would take for its own.

use super::escape::{target, text};
use super::format::Syntax;
use super::post::Piece;

/// The post as text of the format.
pub(super) fn print(post: &[Piece], format: Syntax) -> String {
    let mut out = String::new();
    for piece in post {
        match piece {
            Piece::Text(plain) => {
                let line_start = out.is_empty() || out.ends_with('\n') || out.ends_with("\n- ");
                text(&mut out, if line_start { plain.trim_start() } else { plain }, format, line_start);
            }
            Piece::Link(link, words) => anchor(&mut out, link, words.as_deref(), format),
            Piece::Words(link, words) => {
                anchor(&mut out, link, Some(words.as_str()).filter(|_| format != Syntax::Text), format);
            }
            Piece::Bold(on) => out.push_str(mark(format, *on, ["**", "*", "<b>", "</b>", "[b]", "[/b]"])),
            Piece::Italic(on) => out.push_str(mark(format, *on, ["*", "_", "<i>", "</i>", "[i]", "[/i]"])),
            Piece::Strike(on) => out.push_str(mark(format, *on, ["~~", "~", "<s>", "</s>", "[s]", "[/s]"])),
            Piece::Break => out.push_str(match format {
                Syntax::Html => "<br>\n",
                // Two blanks before a line's end are a break; an empty line ends the paragraph anyway.
                Syntax::Markdown if !out.is_empty() && !out.ends_with('\n') => "  \n",
                _ => "\n",
            }),
            Piece::List(on) => out.push_str(match (format, on) {
                (Syntax::Html, true) => "<ul>\n",
                (Syntax::Html, false) => "</ul>\n",
                (Syntax::Bbcode, true) => "[list]\n",
                (Syntax::Bbcode, false) => "[/list]\n",
                _ => "",
            }),
            Piece::Item(on) => out.push_str(match (format, on) {
                (Syntax::Html, true) => "<li>",
                (Syntax::Html, false) => "</li>\n",
                (Syntax::Bbcode, true) => "[*]",
                (Syntax::Markdown, true) => "- ",
                (_, true) => "• ",
                (_, false) => "\n",
            }),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn anchor(out: &mut String, link: &str, words: Option<&str>, format: Syntax) {
    let label = words.unwrap_or(link);
    match format {
        Syntax::Text => {
            if let Some(words) = words {
                out.push_str(words);
                out.push(' ');
            }
            out.push_str(link);
        }
        Syntax::Markdown | Syntax::TelegramMarkdown => {
            out.push('[');
            text(out, label, format, false);
            out.push_str("](");
            target(out, link, format);
            out.push(')');
        }
        Syntax::Html | Syntax::TelegramHtml => {
            out.push_str("<a href=\"");
            target(out, link, format);
            out.push_str(if format == Syntax::Html { "\" rel=\"sponsored nofollow\">" } else { "\">" });
            text(out, label, format, false);
            out.push_str("</a>");
        }
        Syntax::Bbcode => {
            out.push_str("[url=");
            target(out, link, format);
            out.push(']');
            text(out, label, format, false);
            out.push_str("[/url]");
        }
    }
}

/// The mark of an emphasis: Markdown's, Telegram's, and the tags that open and close it in HTML and on boards.
fn mark(
    format: Syntax,
    on: bool,
    [markdown, telegram, open, close, open_board, close_board]: [&'static str; 6],
) -> &'static str {
    match (format, on) {
        (Syntax::Text, _) => "",
        (Syntax::Markdown, _) => markdown,
        (Syntax::TelegramMarkdown, _) => telegram,
        (Syntax::Html | Syntax::TelegramHtml, true) => open,
        (Syntax::Html | Syntax::TelegramHtml, false) => close,
        (Syntax::Bbcode, true) => open_board,
        (Syntax::Bbcode, false) => close_board,
    }
}
