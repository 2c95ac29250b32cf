//! A page in lines, for places that know no blocks.

use super::printer::by_row;
use crate::draft::block::{Block, Inline, Line, Page, plain};

/// The lines of what belongs together, with an empty one behind each.
pub(super) fn lines(page: &Page) -> Vec<Vec<Line>> {
    page.blocks.iter().map(unit).collect()
}

fn unit(block: &Block) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let strong = |words: &str| vec![Inline::Strong(words.to_owned())];
    match block {
        Block::Heading(words) => return vec![strong(words)],
        Block::Paragraph(line) => out.push(line.clone()),
        Block::List { ordered, items } => listed(&mut out, *ordered, items),
        Block::Table(table) => {
            for (first, rest) in by_row(table) {
                out.push(first.clone());
                out.extend(rest);
                out.push(Vec::new());
            }
            return out;
        }
        Block::Card(card) => {
            out.push(strong(&card.title));
            out.extend(card.ribbons.iter().map(|ribbon| plain(format!("★ {ribbon}"))));
            out.extend(card.price.clone());
            out.extend(card.facts.iter().map(|(name, said)| plain(format!("{name}: {said}"))));
            out.extend(card.words.iter().cloned());
            for (name, points) in &card.notes {
                out.push(strong(name));
                listed(&mut out, false, points);
            }
            out.extend(card.link.as_ref().map(|link| vec![Inline::Link(link.clone(), card.action.clone())]));
        }
        Block::Fine(words) => out.push(plain(words.clone())),
    }
    out.push(Vec::new());
    out
}

fn listed(out: &mut Vec<Line>, ordered: bool, items: &[Line]) {
    for (number, item) in (1..).zip(items) {
        let mark = if ordered { format!("{number}. ") } else { "• ".to_owned() };
        let mut line = vec![Inline::Text(mark)];
        line.extend(item.iter().cloned());
        out.push(line);
    }
}

/// A line without markup; every address stands behind its words, and nothing that follows becomes part of it.
pub(super) fn printed(line: &[Inline]) -> String {
    let mut out = String::new();
    let mut linked = false;
    for piece in line {
        let (words, link) = match piece {
            Inline::Text(words) | Inline::Strong(words) => (words, None),
            Inline::Link(link, words) => (words, Some(link)),
        };
        if linked && !words.is_empty() && !words.starts_with(char::is_whitespace) {
            out.push(' ');
        }
        out += words;
        linked = link.is_some();
        if let Some(link) = link {
            out += if words.is_empty() { "" } else { ": " };
            out += link;
        }
    }
    out
}
