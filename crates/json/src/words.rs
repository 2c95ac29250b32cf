//! Where a word stands in a long text.

use crate::block::{Vector, WIDTH};

/// The place of `word` in the text, from `from` on.
///
/// ```
/// assert_eq!(affix_json::find(b"a runaway run", b"run ", 0), None);
/// assert_eq!(affix_json::find(b"a runaway run", b"run", 3), Some(10));
/// ```
#[must_use]
pub fn find(text: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let (first, last) = (*word.first()?, *word.last()?);
    let mut at = from;
    // Sixteen places at a time where both the first and the last byte stand as they should.
    let ends = |at: usize| Some((text.get(at..)?.first_chunk()?, text.get(at + word.len() - 1..)?.first_chunk()?));
    while let Some((starts, ends)) = ends(at) {
        let mut hits = Vector::of(starts).are(first) & Vector::of(ends).are(last);
        while hits != 0 {
            let place = at + hits.trailing_zeros() as usize;
            if text.get(place..)?.starts_with(word) {
                return Some(place);
            }
            hits &= hits - 1;
        }
        at += WIDTH;
    }
    let rest = text.get(at..)?;
    rest.windows(word.len()).position(|place| place == word).map(|place| at + place)
}

/// The place of the first of two bytes.
///
/// ```
/// assert_eq!(affix_json::find_either(b"one line\r\n", b'\n', b'\r'), Some(8));
/// ```
#[must_use]
pub fn find_either(text: &[u8], one: u8, other: u8) -> Option<usize> {
    let (chunks, rest) = text.as_chunks::<WIDTH>();
    for (start, chunk) in (0..).step_by(WIDTH).zip(chunks) {
        let hits = Vector::of(chunk).are_either(one, other);
        if hits != 0 {
            return Some(start + hits.trailing_zeros() as usize);
        }
    }
    rest.iter().position(|b| *b == one || *b == other).map(|at| text.len() - rest.len() + at)
}

/// Whether `word` stands in the text. These four do what `str`'s own do; the searcher behind those is
/// made for long words and weighs 3 KB in the module.
#[must_use]
pub fn contains(text: &str, word: &str) -> bool {
    find(text.as_bytes(), word.as_bytes(), 0).is_some()
}

/// What stands before and behind the first `word` of a text.
///
/// ```
/// assert_eq!(affix_json::split_once("a://b://c", "://"), Some(("a", "b://c")));
/// assert_eq!(affix_json::split_once("abc", "://"), None);
/// ```
#[must_use]
pub fn split_once<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text.as_bytes(), word.as_bytes(), 0)?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// What stands before and behind the last `word` of a text.
///
/// ```
/// assert_eq!(affix_json::rsplit_once("a://b://c", "://"), Some(("a://b", "c")));
/// ```
#[must_use]
pub fn rsplit_once<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut last = None;
    let mut from = 0;
    while let Some(at) = find(text.as_bytes(), word.as_bytes(), from) {
        last = Some(at);
        from = at + 1;
    }
    let at = last?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// The text with every `word` replaced.
///
/// ```
/// assert_eq!(affix_json::replace("{a}-{a}", "{a}", "1"), "1-1");
/// ```
#[must_use]
pub fn replace(text: &str, word: &str, with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, word) {
        out.push_str(before);
        out.push_str(with);
        rest = after;
    }
    out.push_str(rest);
    out
}
