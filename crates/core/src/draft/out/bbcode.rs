//! Forum code.

use crate::compose::Syntax;
use crate::compose::escape;
use crate::draft::block::{Block, Card, Inline, Page, Table};

/// The text. Boards know no tables that all of them show, so each row stands as a list.
pub(super) fn text(page: &Page) -> String {
    let mut out = String::new();
    words(&mut out, &page.disclosure);
    out += "\n\n";
    if !page.title.is_empty() {
        bold(&mut out, &page.title);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(title) => bold(&mut out, title),
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

fn bold(out: &mut String, text: &str) {
    paragraph(out, &[Inline::Strong(text.to_owned())]);
}

fn paragraph(out: &mut String, inlines: &[Inline]) {
    line(out, inlines);
    *out += "\n\n";
}

fn list(out: &mut String, ordered: bool, items: &[Vec<Inline>]) {
    *out += if ordered { "[list=1]\n" } else { "[list]\n" };
    for item in items {
        *out += "[*]";
        line(out, item);
        out.push('\n');
    }
    *out += "[/list]\n\n";
}

fn rows(out: &mut String, table: &Table) {
    for row in &table.rows {
        let Some((first, rest)) = row.split_first() else { continue };
        paragraph(out, first);
        let named = table.head.iter().skip(1).zip(rest).map(|(name, cell)| {
            let mut item = vec![Inline::Text(format!("{name}: "))];
            item.extend(cell.iter().cloned());
            item
        });
        list(out, false, &named.collect::<Vec<_>>());
    }
}

fn product(out: &mut String, card: &Card) {
    bold(out, &card.title);
    if !card.ribbons.is_empty() {
        paragraph(out, &[Inline::Text(card.ribbons.join(" · "))]);
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
        bold(out, name);
        list(out, false, points);
    }
    if let Some(link) = &card.link {
        paragraph(out, &[Inline::Link(link.clone(), card.action.clone())]);
    }
}

fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(text) => words(out, text),
            Inline::Strong(text) => within(out, "b", text),
            Inline::Link(link, text) => {
                *out += &format!("[url={link}]");
                words(out, text);
                *out += "[/url]";
            }
        }
    }
}

fn within(out: &mut String, name: &str, text: &str) {
    *out += &format!("[{name}]");
    words(out, text);
    *out += &format!("[/{name}]");
}

fn words(out: &mut String, text: &str) {
    escape::text(out, text, Syntax::Bbcode, false);
}
