//! GitHub's Markdown, and the same with the front matter of site generators.

use crate::compose::Syntax;
use crate::compose::escape;
use crate::draft::block::{Block, Card, Inline, Page, Table};
use crate::draft::record::Draft;
use crate::push_json_string;

/// The text, with its title as a heading or without.
pub(super) fn text(page: &Page, titled: bool) -> String {
    let mut out = String::new();
    words(&mut out, &page.disclosure, true);
    out += "\n\n";
    if titled && !page.title.is_empty() {
        heading(&mut out, "# ", &page.title);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(title) => heading(&mut out, "## ", title),
            Block::Paragraph(inlines) => paragraph(&mut out, inlines),
            Block::List { ordered, items } => list(&mut out, *ordered, items),
            Block::Table(table) => rows(&mut out, table),
            Block::Card(card) => product(&mut out, card),
            Block::Fine(fine) => paragraph(&mut out, &[Inline::Text(fine.clone())]),
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// The text behind a front matter, whose values are JSON, which YAML takes as it is.
pub(super) fn with_front_matter(page: &Page, draft: &Draft, jekyll: bool) -> String {
    let mut out = String::from("---\n");
    if jekyll {
        out += "layout: post\n";
    }
    out += "title: ";
    push_json_string(&mut out, &page.title);
    let day = draft.published.as_deref().and_then(|text| text.get(..10)?.parse::<crate::value::Day>().ok());
    if let Some(day) = day {
        out += &format!("\ndate: {day}");
    }
    if let Some(author) = draft.author.as_deref().map(escape::one_line).filter(|author| !author.is_empty()) {
        out += "\nauthor: ";
        push_json_string(&mut out, &author);
    }
    out += "\n---\n\n";
    out + &text(page, false)
}

fn heading(out: &mut String, mark: &str, title: &str) {
    *out += mark;
    words(out, title, false);
    *out += "\n\n";
}

fn paragraph(out: &mut String, inlines: &[Inline]) {
    line(out, inlines, true);
    *out += "\n\n";
}

fn list(out: &mut String, ordered: bool, items: &[Vec<Inline>]) {
    for (number, item) in (1..).zip(items) {
        *out += &if ordered { format!("{number}. ") } else { "- ".to_owned() };
        line(out, item, true);
        out.push('\n');
    }
    out.push('\n');
}

fn rows(out: &mut String, table: &Table) {
    out.push('|');
    for name in &table.head {
        out.push(' ');
        words(out, name, false);
        out.push_str(" |");
    }
    out.push_str("\n|");
    table.head.iter().for_each(|_| out.push_str(" --- |"));
    out.push('\n');
    for row in &table.rows {
        out.push('|');
        for cell in row {
            out.push(' ');
            let from = out.len();
            line(out, cell, false);
            // In a table a bar ends the cell even within a link.
            let cell = out.split_off(from);
            *out += &barred(&cell);
            out.push_str(" |");
        }
        out.push('\n');
    }
    out.push('\n');
}

/// Bars that are not escaped yet.
fn barred(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut escaped = false;
    for c in cell.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

fn product(out: &mut String, card: &Card) {
    heading(out, "## ", &card.title);
    if !card.ribbons.is_empty() {
        paragraph(out, &[Inline::Strong(card.ribbons.join(" · "))]);
    }
    if let Some(picture) = &card.picture {
        *out += "![](";
        target(out, picture);
        *out += ")\n\n";
    }
    if let Some(price) = &card.price {
        paragraph(out, price);
    }
    let fact = |(name, said): &(String, String)| vec![Inline::Text(format!("{name}: {said}"))];
    let facts: Vec<Vec<Inline>> = card.facts.iter().map(fact).collect();
    if !facts.is_empty() {
        list(out, false, &facts);
    }
    card.words.iter().for_each(|line| paragraph(out, line));
    for (name, points) in &card.notes {
        paragraph(out, &[Inline::Strong(name.clone())]);
        list(out, false, points);
    }
    if let Some(link) = &card.link {
        paragraph(out, &[Inline::Link(link.clone(), card.action.clone())]);
    }
}

fn line(out: &mut String, inlines: &[Inline], mut start: bool) {
    for piece in inlines {
        match piece {
            Inline::Text(text) => words(out, text, start),
            Inline::Strong(text) => emphasised(out, "**", text),
            Inline::Link(link, text) => {
                out.push('[');
                words(out, text, false);
                out.push_str("](");
                target(out, link);
                out.push(')');
            }
        }
        start = false;
    }
}

/// Blanks within the marks would make them words.
fn emphasised(out: &mut String, mark: &str, text: &str) {
    let inside = text.trim();
    if inside.is_empty() {
        return;
    }
    *out += mark;
    words(out, inside, false);
    *out += mark;
}

/// Words; a brace would begin a template in the generators of sites.
fn words(out: &mut String, text: &str, start: bool) {
    let mut escaped = String::new();
    escape::text(&mut escaped, text, Syntax::Markdown, start);
    *out += &escaped.replace("{%", "{\\%").replace('{', "\\{");
}

/// An address between angles, letter for letter: an ampersand that would begin a character's name is escaped.
fn target(out: &mut String, link: &str) {
    out.push('<');
    let mut before = ' ';
    for (at, c) in link.char_indices() {
        let named = c == '&' && {
            let rest = link.get(at + 1..).unwrap_or_default().as_bytes();
            let end = rest.iter().take(40).position(|b| !b.is_ascii_alphanumeric() && *b != b'#');
            end.and_then(|end| rest.get(end)) == Some(&b';')
        };
        if named || c == '{' || c == '%' && before == '{' {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out.push('>');
}
