//! Blocks of WordPress' own, which are pasted into its code editor and need no plugin.

use super::html::{anchor, line, text};
use super::printer::{Printer, Rank};
use crate::compose::escape;
use crate::draft::block::{Card, Inline, Line, Page, Table, plain};

struct Wordpress(String);

/// The blocks.
pub(super) fn blocks(page: &Page) -> String {
    let mut printer = Wordpress(String::new());
    printer.paragraph(&plain(page.disclosure.clone()));
    printer.page(page);
    printer.0
}

/// A block with its name and attributes.
fn wrapped(out: &mut String, name: &str, attributes: &str, inside: impl FnOnce(&mut String)) {
    *out += &format!("<!-- wp:{name}{attributes} -->\n");
    inside(out);
    *out += &format!("\n<!-- /wp:{name} -->\n\n");
}

impl Printer for Wordpress {
    fn heading(&mut self, rank: Rank, words: &str) {
        let (level, attributes) = match rank {
            Rank::Title => (2, ""),
            Rank::Part | Rank::Product => (3, " {\"level\":3}"),
            Rank::Note => (4, " {\"level\":4}"),
        };
        wrapped(&mut self.0, "heading", attributes, |out| {
            *out += &format!("<h{level} class=\"wp-block-heading\">");
            text(out, words);
            *out += &format!("</h{level}>");
        });
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        wrapped(&mut self.0, "paragraph", "", |out| {
            out.push_str("<p>");
            line(out, inlines);
            out.push_str("</p>");
        });
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        let (name, attributes) = if ordered { ("ol", " {\"ordered\":true}") } else { ("ul", "") };
        wrapped(&mut self.0, "list", attributes, |out| {
            *out += &format!("<{name} class=\"wp-block-list\">");
            for item in items {
                out.push_str("<!-- wp:list-item -->\n<li>");
                line(out, item);
                out.push_str("</li>\n<!-- /wp:list-item -->");
            }
            *out += &format!("</{name}>");
        });
    }

    fn table(&mut self, table: &Table) {
        wrapped(&mut self.0, "table", "", |out| {
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

    fn picture(&mut self, address: &str) {
        wrapped(&mut self.0, "image", "", |out| {
            out.push_str("<figure class=\"wp-block-image\"><img src=\"");
            escape::html(out, address);
            out.push_str("\" alt=\"\"/></figure>");
        });
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let fact =
            |(name, said): &(String, String)| vec![Inline::Strong(format!("{name}: ")), Inline::Text(said.clone())];
        let items: Vec<Line> = facts.iter().map(fact).collect();
        if !items.is_empty() {
            self.list(false, &items);
        }
    }

    fn action(&mut self, link: &str, card: &Card) {
        wrapped(&mut self.0, "buttons", "", |out| {
            out.push_str("<div class=\"wp-block-buttons\">");
            out.push_str("<!-- wp:button -->\n<div class=\"wp-block-button\">");
            anchor(out, link, " class=\"wp-block-button__link wp-element-button\"");
            text(out, &card.action);
            out.push_str("</a></div>\n<!-- /wp:button --></div>");
        });
    }
}
