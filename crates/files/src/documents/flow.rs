//! A text as people read it, and where its parts stand in the source.

use std::ops::Range;

use affix_core::address::{What, find_all};
use affix_core::audit::{Document, From, Link, Place};
use memchr::memmem;

use super::places::Places;

/// A text that grows from pieces of a source.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) text: String,
    /// Where pieces that stand in the source letter for letter start in the text and there, and their length.
    pieces: Vec<(usize, usize, usize)>,
    /// Words of links, in which no address is looked for.
    taken: Vec<Range<usize>>,
}

impl Flow {
    /// Adds words; `source`: they stand there as they are.
    pub(super) fn push(&mut self, words: &str, source: Option<usize>) {
        if let Some(source) = source {
            match self.pieces.last_mut() {
                // What is read on without a gap is one piece.
                Some((at, from, length)) if *at + *length == self.text.len() && *from + *length == source => {
                    *length += words.len();
                }
                _ => self.pieces.push((self.text.len(), source, words.len())),
            }
        }
        self.text.push_str(words);
    }

    /// A paragraph, cell or line ends.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// These words are those of a link.
    pub(super) fn take(&mut self, words: Range<usize>) {
        self.taken.push(words);
    }

    /// The bytes of the source where a part of the text stands as it is.
    fn in_source(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let piece = self.pieces.partition_point(|(at, ..)| *at <= part.start).checked_sub(1)?;
        let (at, source, length) = *self.pieces.get(piece)?;
        let start = part.start - at;
        (part.end - at <= length).then(|| source + start..source + start + part.len())
    }

    /// Puts the text into the document, with the addresses that stand in it as they are.
    pub(super) fn finish(mut self, document: &mut Document, places: &Places<'_>) {
        self.taken.sort_by_key(|words| words.start);
        let mut taken = self.taken.iter().peekable();
        // Addresses are looked for only where one can stand: going over every word takes longer than reading the page.
        let searched = if may_hold_address(&self.text) { self.text.as_str() } else { "" };
        for found in find_all(searched).filter(|found| found.what == What::Address) {
            let part = found.start..found.start + found.text.len();
            while taken.next_if(|words| words.end <= part.start).is_some() {}
            if taken.peek().is_some_and(|words| words.start < part.end) {
                continue;
            }
            let source = self.in_source(&part);
            let nearest = || self.pieces.partition_point(|(at, ..)| *at <= part.start).checked_sub(1);
            let near = || {
                nearest()
                    .and_then(|n| self.pieces.get(n))
                    .map_or(0, |(at, source, length)| source + (part.start - at).min(*length))
            };
            let place = match source {
                Some(source) => places.place(source, true),
                None => {
                    let near = near();
                    places.place(near..near, false)
                }
            };
            document.links.push(Link {
                target: found.text.to_owned(),
                at: Some(part.start),
                words: String::new(),
                from: From::Bare,
                rel: None,
                place,
            });
        }
        let pieces = self.pieces.iter().map(|(at, source, _)| {
            let Place { line, column, .. } = places.place(*source..*source, false);
            (*at, line, column)
        });
        document.pieces = pieces.collect();
        document.links.sort_by_key(|link| (link.at.is_none(), link.at));
        document.text = self.text;
    }
}

/// Whether an address that concerns an audit can stand in a text.
fn may_hold_address(text: &str) -> bool {
    ["//", "liexpress", "liExpress", "LIEXPRESS"]
        .iter()
        .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}
