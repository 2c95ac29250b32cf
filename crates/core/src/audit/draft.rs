//! What is asked of a text that is still to be published.

use super::document::{Document, Place};
use super::finding::Findings;
use super::links::Judged;
use super::rules::{self, LIMITATIONS, PICTURE_HOSTS, REVIEWS, SUPERLATIVES};
use super::words::Words;
use crate::address::Address;
use crate::text::message::{Note, code};

pub(super) fn judge(document: &Document, links: &[Judged<'_>], words: &Words, found: &mut Findings<'_>) {
    let titled = Words::of(&document.title);
    for (at, word) in words.each(SUPERLATIVES) {
        let place = line_of(document, at.start);
        found.add(&rules::SUPERLATIVE, &place, word, word, Note::new(code::AUDIT_SUPERLATIVE, [("words", word)]), None);
    }
    for picture in &document.pictures {
        let Ok(address) = Address::parse(&picture.source, "") else { continue };
        let host = address.host();
        if PICTURE_HOSTS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}"))) {
            let why = Note::new(code::AUDIT_IMAGE_HOST, [("host", host)]);
            found.add(&rules::IMAGE_HOST, &picture.place, &picture.source, &picture.source, why, None);
        }
    }
    let is_review = titled.first(REVIEWS).is_some();
    if is_review && !links.is_empty() && words.first(LIMITATIONS).is_none() {
        let place = Place { line: 1, column: 1, ..Place::default() };
        let why = Note::plain(code::AUDIT_LIMITATION_MISSING);
        found.add(&rules::LIMITATION_MISSING, &place, &document.title, "", why, None);
    }
}

/// The place of words of the text: that of the last line of it where a link or picture is known to stand before them,
/// as near as a text without markup says.
fn line_of(document: &Document, at: usize) -> Place {
    let place = document.links.iter().rfind(|link| link.at.is_some_and(|place| place <= at));
    let first = document.links.first();
    match place.or(first) {
        Some(link) => Place { written: None, ..link.place.clone() },
        None => Place { line: 1, column: 1, ..Place::default() },
    }
}
