//! Printing a post in a format, with everything escaped that the format would take for its own.

use super::Format;
use super::escape::{target, text};
use super::post::Piece;

/// The post as text of the format.
pub(super) fn print(post: &[Piece], format: Format) -> String {
    let mut out = String::new();
    for piece in post {
        match piece {
            Piece::Text(plain) => {
                let line_start = out.is_empty() || out.ends_with('\n') || out.ends_with("\n- ");
                text(&mut out, if line_start { plain.trim_start() } else { plain }, format, line_start);
            }
            Piece::Link(link, words) => anchor(&mut out, link, words.as_deref(), format),
            Piece::Bold(on) => out.push_str(mark(format, *on, ["**", "*", "b"])),
            Piece::Italic(on) => out.push_str(mark(format, *on, ["*", "_", "i"])),
            Piece::Break => out.push_str(match format {
                Format::Html => "<br>\n",
                // Two blanks before a line's end are a break; an empty line ends the paragraph anyway.
                Format::Markdown if !out.is_empty() && !out.ends_with('\n') => "  \n",
                _ => "\n",
            }),
            Piece::List(on) => out.push_str(match (format, on) {
                (Format::Html, true) => "<ul>\n",
                (Format::Html, false) => "</ul>\n",
                (Format::Bbcode, true) => "[list]\n",
                (Format::Bbcode, false) => "[/list]\n",
                _ => "",
            }),
            Piece::Item(on) => out.push_str(match (format, on) {
                (Format::Html, true) => "<li>",
                (Format::Html, false) => "</li>\n",
                (Format::Bbcode, true) => "[*]",
                (Format::Markdown, true) => "- ",
                (_, true) => "• ",
                (_, false) => "\n",
            }),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn anchor(out: &mut String, link: &str, words: Option<&str>, format: Format) {
    let label = words.unwrap_or(link);
    match format {
        Format::Plain | Format::X => {
            if let Some(words) = words {
                out.push_str(words);
                out.push(' ');
            }
            out.push_str(link);
        }
        Format::Markdown | Format::TelegramMd => {
            out.push('[');
            text(out, label, format, false);
            out.push_str("](");
            target(out, link, format);
            out.push(')');
        }
        Format::Html | Format::TelegramHtml => {
            out.push_str("<a href=\"");
            target(out, link, format);
            out.push_str(if format == Format::Html { "\" rel=\"sponsored nofollow\">" } else { "\">" });
            text(out, label, format, false);
            out.push_str("</a>");
        }
        Format::Bbcode => {
            out.push_str("[url=");
            target(out, link, format);
            out.push(']');
            text(out, label, format, false);
            out.push_str("[/url]");
        }
    }
}

/// The mark of an emphasis: Markdown's, Telegram's, or the name of a tag.
fn mark(format: Format, on: bool, [markdown, telegram, tag]: [&'static str; 3]) -> &'static str {
    match (format, on, tag) {
        (Format::Plain | Format::X, ..) => "",
        (Format::Markdown, ..) => markdown,
        (Format::TelegramMd, ..) => telegram,
        (Format::Html | Format::TelegramHtml, true, "b") => "<b>",
        (Format::Html | Format::TelegramHtml, false, "b") => "</b>",
        (Format::Html | Format::TelegramHtml, true, _) => "<i>",
        (Format::Html | Format::TelegramHtml, false, _) => "</i>",
        (Format::Bbcode, true, "b") => "[b]",
        (Format::Bbcode, false, "b") => "[/b]",
        (Format::Bbcode, true, _) => "[i]",
        (Format::Bbcode, false, _) => "[/i]",
    }
}
