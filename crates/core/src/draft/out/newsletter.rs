//! HTML for mail programs: one column of tables with inline styles, and its twin in plain text. What mail programs do
//! not support is not used (caniemail.com): no style sheet, flex, grid, script, form or picture in another form than
//! JPG and PNG.

use super::html::text;
use crate::compose::escape;
use crate::draft::block::{Block, Card, Inline, Line, Page, Table};

/// Bytes that every mail program shows: Gmail cuts off at about 102 KB.
pub(super) const LONGEST: u32 = 90 * 1024;

const FONT: &str = "font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#222222";

/// The mail.
pub(super) fn mail(page: &Page, language: &str) -> String {
    let mut out = format!("<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>");
    text(&mut out, &page.title);
    out += "</title></head>\n<body style=\"margin:0;padding:0\">\n";
    out += "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\">\n";
    out += "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px\">\n";
    row(&mut out, "", |out| text(out, &page.disclosure));
    if !page.title.is_empty() {
        row(&mut out, "font-size:24px;line-height:30px;font-weight:bold", |out| text(out, &page.title));
    }
    for block in &page.blocks {
        match block {
            Block::Heading(words) => heading(&mut out, words),
            Block::Paragraph(inlines) => row(&mut out, "", |out| line(out, inlines)),
            Block::List { ordered, items } => list(&mut out, *ordered, items),
            Block::Table(table) => rows(&mut out, table),
            Block::Card(card) => product(&mut out, card),
            Block::Fine(words) => {
                row(&mut out, "font-size:13px;line-height:18px;color:#555555", |out| text(out, words))
            }
        }
    }
    out + "</table></td></tr></table>\n</body></html>\n"
}

fn row(out: &mut String, style: &str, inside: impl FnOnce(&mut String)) {
    *out += &format!("<tr><td style=\"padding:8px 12px;{FONT}");
    if !style.is_empty() {
        *out += &format!(";{style}");
    }
    *out += "\">";
    inside(out);
    *out += "</td></tr>\n";
}

fn heading(out: &mut String, words: &str) {
    row(out, "font-size:20px;line-height:26px;font-weight:bold", |out| text(out, words));
}

fn list(out: &mut String, ordered: bool, items: &[Line]) {
    for (number, item) in (1..).zip(items) {
        row(out, "", |out| {
            *out += &if ordered { format!("{number}. ") } else { "• ".to_owned() };
            line(out, item);
        });
    }
}

/// Each row of a table as a few lines: a column for each would be too narrow to read.
fn rows(out: &mut String, table: &Table) {
    for each in &table.rows {
        let Some((first, rest)) = each.split_first() else { continue };
        row(out, "border-top:1px solid #cccccc", |out| {
            line(out, first);
            for (name, cell) in table.head.iter().skip(1).zip(rest) {
                *out += "<br>";
                text(out, name);
                *out += ": ";
                line(out, cell);
            }
        });
    }
}

fn product(out: &mut String, card: &Card) {
    if let Some(picture) = card.picture.as_ref().filter(|picture| is_shown(picture)) {
        row(out, "", |out| {
            *out += "<img src=\"";
            escape::html(out, picture);
            *out += "\" width=\"280\" alt=\"\" border=\"0\" style=\"display:block\">";
        });
    }
    heading(out, &card.title);
    if !card.ribbons.is_empty() {
        row(out, "font-weight:bold", |out| text(out, &card.ribbons.join(" · ")));
    }
    if let Some(price) = &card.price {
        row(out, "", |out| line(out, price));
    }
    for (name, said) in &card.facts {
        row(out, "", |out| text(out, &format!("{name}: {said}")));
    }
    card.words.iter().for_each(|words| row(out, "", |out| line(out, words)));
    for (name, points) in &card.notes {
        row(out, "font-weight:bold", |out| text(out, name));
        list(out, false, points);
    }
    if let Some(link) = &card.link {
        row(out, "", |out| {
            *out += "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td bgcolor=\"#b3261e\" style=\"padding:10px 18px\">";
            anchor(out, link, "color:#ffffff;font-family:Arial,sans-serif;font-size:16px;text-decoration:none");
            text(out, &card.action);
            *out += "</a></td></tr></table>";
        });
    }
}

/// Outlook shows neither WebP nor AVIF, Gmail no SVG.
fn is_shown(picture: &str) -> bool {
    let path = picture.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png"].iter().any(|end| path.ends_with(end))
}

fn anchor(out: &mut String, link: &str, style: &str) {
    *out += "<a href=\"";
    escape::html(out, link);
    *out += &format!("\" rel=\"sponsored nofollow noopener\" style=\"{style}\">");
}

fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(words) => text(out, words),
            Inline::Strong(words) => {
                *out += "<b>";
                text(out, words);
                *out += "</b>";
            }
            Inline::Link(link, words) => {
                anchor(out, link, "color:#0b57d0");
                text(out, words);
                *out += "</a>";
            }
        }
    }
}

/// The same without markup; every address stands behind its words.
pub(super) fn twin(page: &Page) -> String {
    let mut out = format!("{}\n\n", page.disclosure);
    if !page.title.is_empty() {
        out += &format!("{}\n\n", page.title);
    }
    for line in super::telegram::lines(page).into_iter().flatten() {
        for piece in line {
            match piece {
                Inline::Text(words) | Inline::Strong(words) => out += &words,
                Inline::Link(link, words) => out += &format!("{words}: {link}"),
            }
        }
        out.push('\n');
    }
    out
}
