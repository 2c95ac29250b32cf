//! A thread for X. Each link counts 23, however long it is; what X would read as one counts as much at least.

use super::Piece;
use super::lines::printed;
use super::thread::Place;
use crate::compose::{X_LINK, X_TEXT, weight};
use crate::draft::block::{Block, Inline, Line, Page, Table};

/// The posts, in order.
pub(super) fn posts(page: &Page) -> Vec<Piece> {
    let page = Page { blocks: page.blocks.iter().map(apart).collect(), ..page.clone() };
    Place { limits: (X_TEXT, X_TEXT), words: counted, link: |link, _| linked(link), print: printed }.messages(&page)
}

/// A block whose links stand apart from their words, so that a line can be parted before any of them.
fn apart(block: &Block) -> Block {
    match block {
        Block::Paragraph(line) => Block::Paragraph(bare(line)),
        Block::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| bare(item)).collect() }
        }
        Block::Table(table) => Block::Table(Table {
            head: table.head.clone(),
            rows: table.rows.iter().map(|row| row.iter().map(|cell| bare(cell)).collect()).collect(),
        }),
        Block::Card(card) => {
            let mut card = card.clone();
            card.words = card.words.iter().map(|line| bare(line)).collect();
            for (_, points) in &mut card.notes {
                *points = points.iter().map(|point| bare(point)).collect();
            }
            // The title stands above it, and no word more fits in a post.
            card.action = String::new();
            Block::Card(card)
        }
        block => block.clone(),
    }
}

fn bare(line: &[Inline]) -> Line {
    let mut out = Line::new();
    for piece in line {
        match piece {
            Inline::Link(link, words) => {
                out.push(Inline::Text(format!("{words}: ")));
                out.push(Inline::Link(link.clone(), String::new()));
            }
            piece => out.push(piece.clone()),
        }
    }
    out
}

/// What words count, at most: one with a dot in it may be an address.
fn counted(words: &str) -> u32 {
    let address = |word: &str| {
        let mut parts = word.split('.');
        let before = parts.next().unwrap_or_default().ends_with(char::is_alphanumeric);
        before && parts.any(|part| part.chars().take_while(|c| c.is_alphabetic() || *c == '-').count() > 1)
    };
    let more = |word: &str| if address(word) { X_LINK.saturating_sub(weight(word)) } else { 0 };
    weight(words) + words.split_whitespace().map(more).sum::<u32>()
}

/// What a link counts, with the blank that parts it from what follows; a letter that X takes for none of an address
/// ends it, and what follows counts for itself.
fn linked(link: &str) -> u32 {
    let within = |c: char| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c);
    let end = link.find(|c| !within(c)).unwrap_or(link.len());
    let (taken, rest) = link.split_at_checked(end).unwrap_or((link, ""));
    let last = taken.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && !"=_&-+#/".contains(c));
    X_LINK + 1 + counted(rest) + u32::try_from(taken.len() - last.len()).unwrap_or_default()
}
