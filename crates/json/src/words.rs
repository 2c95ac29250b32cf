//! Where a word stands in a long text.

/// The place of `word` in the text, from `from` on.
///
/// ```
/// assert_eq!(affix_json::find(b"a runaway run", b"run ", 0), None);
/// assert_eq!(affix_json::find(b"a runaway run", b"run", 3), Some(10));
/// ```
#[must_use]
pub fn find(text: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let first = word.first()?;
    let mut at = from;
    loop {
        at += text.get(at..)?.iter().position(|b| b == first)?;
        if text.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

/// The place of the first of two bytes.
///
/// ```
/// assert_eq!(affix_json::find_either(b"one line\r\n", b'\n', b'\r'), Some(8));
/// ```
#[must_use]
pub fn find_either(text: &[u8], one: u8, other: u8) -> Option<usize> {
    let is_one = |b: u8| b == one || b == other;
    // Without an early end the loop runs on all of a chunk's bytes at once.
    let (chunks, rest) = text.as_chunks::<16>();
    let hit = chunks.iter().position(|chunk| chunk.iter().fold(false, |any, b| any | is_one(*b)));
    let from = hit.map_or(text.len() - rest.len(), |chunks| chunks * 16);
    text.get(from..)?.iter().position(|b| is_one(*b)).map(|at| from + at)
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
