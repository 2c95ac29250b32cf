//! A block of HTML for a page of the user's own.

use crate::compose::escape;
use crate::draft::block::{Block, Card, Inline, Page, Table};

/// How it looks, as far as a page does not say it itself. On phones each row of the table stands as a list.
const STYLE: &str = "\
.pp table{border-collapse:collapse;width:100%}\
.pp th,.pp td{border:1px solid #8886;padding:.5em;text-align:start;vertical-align:top}\
.pp article{border:1px solid #8886;border-radius:8px;margin-block:1em;padding:1em}\
.pp article img{float:inline-end;height:auto;margin-inline-start:1em;max-width:30%}\
.pp dl{display:grid;gap:.2em 1em;grid-template-columns:max-content 1fr}.pp dd{margin:0}\
.pp .pp-ribbon{border:1px solid;border-radius:4px;display:inline-block;font-size:.85em;padding:0 .4em}\
.pp .pp-note{font-size:.9em}\
@media(max-width:40em){.pp thead{display:none}.pp tr,.pp td,.pp tbody th{border:0;display:block}\
.pp tr{border:1px solid #8886;border-radius:8px;margin-block:1em}.pp td::before{content:attr(data-name) \": \";font-weight:600}\
.pp dl{display:block}}";

/// The block.
pub(super) fn block(page: &Page, language: &str) -> String {
    let mut out = format!("<section class=\"pp\" lang=\"{language}\">\n<style>{STYLE}</style>\n<p>");
    text(&mut out, &page.disclosure);
    out += "</p>\n";
    if !page.title.is_empty() {
        element(&mut out, "h2", &page.title);
    }
    for block in &page.blocks {
        one(&mut out, block);
    }
    out + "</section>\n"
}

fn one(out: &mut String, block: &Block) {
    match block {
        Block::Heading(words) => element(out, "h3", words),
        Block::Paragraph(line) => paragraph(out, line),
        Block::List { ordered, items } => list(out, *ordered, items),
        Block::Table(table) => rows(out, table),
        Block::Card(card) => article(out, card),
        Block::Fine(words) => {
            out.push_str("<p class=\"pp-note\">");
            text(out, words);
            out.push_str("</p>\n");
        }
    }
}

fn article(out: &mut String, card: &Card) {
    out.push_str("<article>\n");
    if let Some(picture) = &card.picture {
        out.push_str("<img src=\"");
        escape::html(out, picture);
        out.push_str("\" alt=\"\" loading=\"lazy\">\n");
    }
    element(out, "h3", &card.title);
    for ribbon in &card.ribbons {
        out.push_str("<p class=\"pp-ribbon\">");
        text(out, ribbon);
        out.push_str("</p>\n");
    }
    if let Some(price) = &card.price {
        paragraph(out, price);
    }
    if !card.facts.is_empty() {
        out.push_str("<dl>\n");
        for (name, said) in &card.facts {
            out.push_str("<dt>");
            text(out, name);
            out.push_str("</dt><dd>");
            text(out, said);
            out.push_str("</dd>\n");
        }
        out.push_str("</dl>\n");
    }
    card.words.iter().for_each(|line| paragraph(out, line));
    for (name, points) in &card.notes {
        element(out, "h4", name);
        list(out, false, points);
    }
    if let Some(link) = &card.link {
        paragraph(out, &[Inline::Link(link.clone(), card.action.clone())]);
    }
    out.push_str("</article>\n");
}

fn rows(out: &mut String, table: &Table) {
    out.push_str("<table>\n<thead><tr>");
    for name in &table.head {
        out.push_str("<th scope=\"col\">");
        text(out, name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, (cell, name)) in row.iter().zip(&table.head).enumerate() {
            if at == 0 {
                out.push_str("<th scope=\"row\">");
            } else {
                out.push_str("<td data-name=\"");
                text(out, name);
                out.push_str("\">");
            }
            line(out, cell);
            out.push_str(if at == 0 { "</th>" } else { "</td>" });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn list(out: &mut String, ordered: bool, items: &[Vec<Inline>]) {
    let name = if ordered { "ol" } else { "ul" };
    *out += &format!("<{name}>\n");
    for item in items {
        out.push_str("<li>");
        line(out, item);
        out.push_str("</li>\n");
    }
    *out += &format!("</{name}>\n");
}

fn paragraph(out: &mut String, inlines: &[Inline]) {
    out.push_str("<p>");
    line(out, inlines);
    out.push_str("</p>\n");
}

fn element(out: &mut String, name: &str, words: &str) {
    *out += &format!("<{name}>");
    text(out, words);
    *out += &format!("</{name}>\n");
}

/// A line of inlines.
pub(super) fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(words) => text(out, words),
            Inline::Strong(words) => within(out, "strong", words),
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

fn within(out: &mut String, name: &str, words: &str) {
    *out += &format!("<{name}>");
    text(out, words);
    *out += &format!("</{name}>");
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
