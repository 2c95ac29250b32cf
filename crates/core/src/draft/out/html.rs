//! A block of HTML for a page of the user's own.

use super::printer::{Printer, Rank};
use crate::compose::escape;
use crate::draft::block::{Card, Inline, Line, Page, Table, words_of};
use crate::draft::direction::is_rtl;

/// How it looks, as far as a page does not say it itself. On phones each row of the table stands as a list.
const STYLE: &str = "\
.pp{overflow-wrap:anywhere}.pp [dir]{text-align:-webkit-match-parent;text-align:match-parent}\
.pp table{border-collapse:collapse;width:100%}\
.pp th,.pp td{border:1px solid #8886;min-width:4.5em;padding:.5em;text-align:start;vertical-align:top}\
.pp article{border:1px solid #8886;border-radius:8px;display:flow-root;margin-block:1em;padding:1em}\
.pp article img{float:inline-end;height:auto;margin-inline-start:1em;max-width:30%}\
.pp dl{display:grid;gap:.2em 1em;grid-template-columns:max-content 1fr}.pp dd{margin:0}\
.pp .pp-ribbon{border:1px solid;border-radius:4px;display:inline-block;font-size:.85em;margin:0;padding:0 .4em}\
.pp .pp-note{font-size:.9em}\
@media(max-width:40em){.pp thead{display:none}.pp tr,.pp td,.pp tbody th{border:0;display:block}\
.pp tr{border:1px solid #8886;border-radius:8px;margin-block:1em}.pp td::before{content:attr(data-name) \": \";font-weight:600}\
.pp dl{display:block}}";

/// A printer of HTML: each element says which way it runs, where that is not the way of the whole.
pub(super) struct Html<'a> {
    pub(super) out: String,
    pub(super) rtl: bool,
    /// The level of the title's heading.
    pub(super) top: u8,
    /// The level of a product's.
    pub(super) product: u8,
    /// What stands beside each link of a product.
    pub(super) label: Option<&'a str>,
}

/// The block.
pub(super) fn block(page: &Page, language: &str) -> String {
    let direction = if page.rtl { "rtl" } else { "ltr" };
    let out = format!("<section class=\"pp\" lang=\"{language}\" dir=\"{direction}\">\n<style>{STYLE}</style>\n");
    let mut printer = Html { out, rtl: page.rtl, top: 2, product: 3, label: None };
    printer.element("p", "", &page.disclosure);
    printer.page(page);
    printer.out + "</section>\n"
}

impl Html<'_> {
    /// An element of words alone.
    pub(super) fn element(&mut self, name: &str, attributes: &str, words: &str) {
        self.open(name, attributes, words);
        text(&mut self.out, words);
        self.out += &format!("</{name}>\n");
    }

    fn filled(&mut self, name: &str, attributes: &str, inlines: &[Inline]) {
        self.open(name, attributes, &words_of(inlines));
        line(&mut self.out, inlines);
        self.out += &format!("</{name}>");
    }

    fn open(&mut self, name: &str, attributes: &str, words: &str) {
        let direction = match is_rtl(words) {
            Some(true) if !self.rtl => " dir=\"rtl\"",
            Some(false) if self.rtl => " dir=\"ltr\"",
            _ => "",
        };
        self.out += &format!("<{name}{attributes}{direction}>");
    }
}

impl Printer for Html<'_> {
    fn heading(&mut self, rank: Rank, words: &str) {
        let level = match rank {
            Rank::Title => self.top,
            Rank::Part => self.top + 1,
            Rank::Product => self.product,
            Rank::Note => self.product + 1,
        };
        self.element(&format!("h{level}"), "", words);
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        self.filled("p", "", inlines);
        self.out.push('\n');
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        let name = if ordered { "ol" } else { "ul" };
        self.out += &format!("<{name}>\n");
        for item in items {
            self.filled("li", "", item);
            self.out.push('\n');
        }
        self.out += &format!("</{name}>\n");
    }

    fn table(&mut self, table: &Table) {
        self.out += "<table>\n<thead><tr>";
        for name in &table.head {
            self.filled("th", " scope=\"col\"", &[Inline::Text(name.clone())]);
        }
        self.out += "</tr></thead>\n<tbody>\n";
        for row in &table.rows {
            self.out += "<tr>";
            for (at, (cell, name)) in row.iter().zip(&table.head).enumerate() {
                if at == 0 {
                    self.filled("th", " scope=\"row\"", cell);
                } else {
                    let mut named = String::from(" data-name=\"");
                    text(&mut named, name);
                    named.push('"');
                    self.filled("td", &named, cell);
                }
            }
            self.out += "</tr>\n";
        }
        self.out += "</tbody>\n</table>\n";
    }

    fn picture(&mut self, address: &str) {
        self.out += "<img src=\"";
        escape::html(&mut self.out, address);
        self.out += "\" alt=\"\" loading=\"lazy\">\n";
    }

    fn ribbons(&mut self, ribbons: &[String]) {
        ribbons.iter().for_each(|ribbon| self.element("p", " class=\"pp-ribbon\"", ribbon));
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        self.out += "<dl>\n";
        for (name, said) in facts {
            self.filled("dt", "", &[Inline::Text(name.clone())]);
            self.element("dd", "", said);
        }
        self.out += "</dl>\n";
    }

    /// The link says to a screen reader what it leads to: a list of links that are all named alike says nothing.
    fn action(&mut self, link: &str, card: &Card) {
        self.open("p", " class=\"pp-go\"", &card.action);
        let mut named = String::from(" aria-label=\"");
        text(&mut named, &format!("{}: {}", card.action, card.title));
        named.push('"');
        anchor(&mut self.out, link, &named);
        text(&mut self.out, &card.action);
        self.out += "</a>";
        if let Some(label) = self.label {
            self.out += " <small>";
            text(&mut self.out, label);
            self.out += "</small>";
        }
        self.out += "</p>\n";
    }

    fn fine(&mut self, words: &str) {
        self.element("p", " class=\"pp-note\"", words);
    }

    /// The picture floats beside all that follows.
    fn product(&mut self, card: &Card) {
        self.out += "<article>\n";
        if let Some(picture) = &card.picture {
            self.picture(picture);
        }
        self.parts(&Card { picture: None, ..card.clone() });
        self.out += "</article>\n";
    }
}

/// A line of inlines.
pub(super) fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(words) => text(out, words),
            Inline::Strong(words) => {
                out.push_str("<strong>");
                text(out, words);
                out.push_str("</strong>");
            }
            Inline::Link(link, words) => {
                anchor(out, link, "");
                text(out, words);
                out.push_str("</a>");
            }
        }
    }
}

/// The beginning of a paid link; it opens where the reader wants it to.
pub(super) fn anchor(out: &mut String, link: &str, more: &str) {
    out.push_str("<a href=\"");
    escape::html(out, link);
    *out += &format!("\" rel=\"sponsored nofollow noopener\"{more}>");
}

/// Words; a bracket would begin a shortcode in some systems that pages are made with, a brace a template.
pub(super) fn text(out: &mut String, words: &str) {
    let mut escaped = String::new();
    escape::html(&mut escaped, words);
    for c in escaped.chars() {
        match c {
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            c => out.push(c),
        }
    }
}
