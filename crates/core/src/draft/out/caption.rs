//! Plain texts for places where a text stands below a picture or a video.

use super::lines::{lines, printed};
use super::{Piece, PiecePart};
use crate::compose::{PIN_DESCRIPTION, PIN_LINK, PIN_TITLE, REDDIT_TEXT, REDDIT_TITLE, YOUTUBE_DESCRIPTION, units};
use crate::draft::block::{Block, Inline, Line, Page, words_of};

/// A caption in which no address can be opened: what the links stand for is said, and where they are.
pub(super) fn caption(page: &Page, in_bio: &str, limit: u32) -> Piece {
    let linked = |line: &Line| line.iter().any(|piece| matches!(piece, Inline::Link(..)));
    let mut any = false;
    let mut out = begun(page);
    let units_of_lines = lines(page);
    for line in units_of_lines.iter().flatten() {
        any |= linked(line);
        // The line of a link alone says where to press, and there is nothing to press.
        if !matches!(line.as_slice(), [Inline::Link(..)]) {
            out.push(words_of(line));
        }
    }
    if any {
        out.push(in_bio.to_owned());
    }
    let text = joined(&out);
    Piece { used: Some(units(&text)), limit: Some(limit), text, part: None }
}

/// The text below a video: the disclosure in its first line, which is all that is shown before a click. Its length
/// counts in bytes, and neither of the signs `<` and `>` may be in it.
pub(super) fn youtube(page: &Page) -> Piece {
    let mut out = begun(page);
    out.extend(lines(page).iter().flatten().map(|line| printed(line)));
    let text = joined(&out).replace('<', "‹").replace('>', "›");
    Piece {
        used: Some(u32::try_from(text.len()).unwrap_or(u32::MAX)),
        limit: Some(YOUTUBE_DESCRIPTION),
        text,
        part: None,
    }
}

/// A Pin for each product: title, description and the address that it leads to, each for its field.
pub(super) fn pins(page: &Page) -> Vec<Piece> {
    let mut out = Vec::new();
    for block in &page.blocks {
        let Block::Card(card) = block else { continue };
        let piece = |part, text: String, limit: Option<u32>| Piece {
            used: limit.map(|_| units(&text)),
            limit,
            text,
            part: Some(part),
        };
        out.push(piece(PiecePart::Title, card.title.clone(), Some(PIN_TITLE)));
        let mut alone = card.clone();
        alone.link = None;
        let alone = Page { blocks: vec![Block::Card(alone)], ..Page::default() };
        let mut said = vec![page.disclosure.clone()];
        said.extend(lines(&alone).iter().flatten().skip(1).map(|line| words_of(line)));
        out.push(piece(PiecePart::Description, joined(&said), Some(PIN_DESCRIPTION)));
        if let Some(link) = &card.link {
            out.push(piece(PiecePart::Link, link.clone(), Some(PIN_LINK)));
        }
    }
    out
}

/// A post: its title, in which nothing is markup, and its text.
pub(super) fn reddit(title: &str, text: String) -> Vec<Piece> {
    let piece =
        |part, text: String, limit| Piece { used: Some(units(&text)), limit: Some(limit), text, part: Some(part) };
    let title = Some(title).filter(|title| !title.is_empty());
    let title = title.map(|title| piece(PiecePart::Title, title.to_owned(), REDDIT_TITLE));
    title.into_iter().chain([piece(PiecePart::Description, text, REDDIT_TEXT)]).collect()
}

fn begun(page: &Page) -> Vec<String> {
    let mut out = vec![page.disclosure.clone(), String::new()];
    if !page.title.is_empty() {
        out.extend([page.title.clone(), String::new()]);
    }
    out
}

fn joined(lines: &[String]) -> String {
    lines.join("\n").trim_end().to_owned()
}
