//! Blocks of WordPress' own, which are pasted into its code editor and need no plugin.

use super::html::{anchor, line, text};
use crate::compose::escape;
use crate::draft::block::{Block, Card, Inline, Page, Table};

/// The blocks.
pub(super) fn blocks(page: &Page) -> String {
    let mut out = String::new();
    wrapped(&mut out, "paragraph", "", |out| {
        out.push_str("<p>");
        text(out, &page.disclosure);
        out.push_str("</p>");
    });
    if !page.title.is_empty() {
        heading(&mut out, 2, &page.title);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(words) => heading(&mut out, 3, words),
            Block::Paragraph(inlines) => paragraph(&mut out, inlines),
            Block::List { ordered, items } => list(&mut out, *ordered, items),
            Block::Table(table) => rows(&mut out, table),
            Block::Card(card) => product(&mut out, card),
            Block::Fine(words) => paragraph(&mut out, &[Inline::Text(words.clone())]),
        }
    }
    out
}

/// A block with its name and attributes.
fn wrapped(out: &mut String, name: &str, attributes: &str, inside: impl FnOnce(&mut String)) {
    *out += &format!("<!-- wp:{name}{attributes} -->\n");
    inside(out);
    *out += &format!("\n<!-- /wp:{name} -->\n\n");
}

fn heading(out: &mut String, level: u8, words: &str) {
    let attributes = if level == 2 { String::new() } else { format!(" {{\"level\":{level}}}") };
    wrapped(out, "heading", &attributes, |out| {
        *out += &format!("<h{level} class=\"wp-block-heading\">");
        text(out, words);
        *out += &format!("</h{level}>");
    });
}

fn paragraph(out: &mut String, inlines: &[Inline]) {
    wrapped(out, "paragraph", "", |out| {
        out.push_str("<p>");
        line(out, inlines);
        out.push_str("</p>");
    });
}

fn list(out: &mut String, ordered: bool, items: &[Vec<Inline>]) {
    let (name, attributes) = if ordered { ("ol", " {\"ordered\":true}") } else { ("ul", "") };
    wrapped(out, "list", attributes, |out| {
        *out += &format!("<{name} class=\"wp-block-list\">");
        for item in items {
            out.push_str("<!-- wp:list-item -->\n<li>");
            line(out, item);
            out.push_str("</li>\n<!-- /wp:list-item -->");
        }
        *out += &format!("</{name}>");
    });
}

fn rows(out: &mut String, table: &Table) {
    wrapped(out, "table", "", |out| {
        out.push_str("<figure class=\"wp-block-table\"><table><thead><tr>");
        for name in &table.head {
            out.push_str("<th>");
            text(out, name);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            out.push_str("<tr>");
            for cell in row {
                out.push_str("<td>");
                line(out, cell);
                out.push_str("</td>");
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></figure>");
    });
}

fn product(out: &mut String, card: &Card) {
    heading(out, 3, &card.title);
    if let Some(picture) = &card.picture {
        wrapped(out, "image", "", |out| {
            out.push_str("<figure class=\"wp-block-image\"><img src=\"");
            escape::html(out, picture);
            out.push_str("\" alt=\"\"/></figure>");
        });
    }
    if !card.ribbons.is_empty() {
        paragraph(out, &[Inline::Strong(card.ribbons.join(" · "))]);
    }
    if let Some(price) = &card.price {
        paragraph(out, price);
    }
    if !card.facts.is_empty() {
        let fact =
            |(name, said): &(String, String)| vec![Inline::Strong(format!("{name}: ")), Inline::Text(said.clone())];
        list(out, false, &card.facts.iter().map(fact).collect::<Vec<_>>());
    }
    card.words.iter().for_each(|line| paragraph(out, line));
    for (name, points) in &card.notes {
        heading(out, 4, name);
        list(out, false, points);
    }
    if let Some(link) = &card.link {
        wrapped(out, "buttons", "", |out| {
            out.push_str("<div class=\"wp-block-buttons\">");
            out.push_str("<!-- wp:button -->\n<div class=\"wp-block-button\">");
            anchor(out, link, " class=\"wp-block-button__link wp-element-button\"");
            text(out, &card.action);
            out.push_str("</a></div>\n<!-- /wp:button --></div>");
        });
    }
}
