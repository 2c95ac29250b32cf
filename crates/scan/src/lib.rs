//! Where JSON values end, and where a word stands: the loops that go over every byte of a page state.
//!
//! A crate of its own because the module is built for size and these few hundred bytes of code for
//! speed (`[profile.wasm.package.affix-scan]`): it more than halves the time to read a page state.
//! All places are byte offsets; a place that is returned is a character boundary of UTF-8 text when the
//! places handed in are.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod walk;

pub use walk::{Inside, Place};

/// The place of the next byte that is no JSON white space, from `at` on.
///
/// ```
/// assert_eq!(affix_scan::blank(b"{ \n1", 1), 3);
/// ```
#[must_use]
pub fn blank(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// Where every object and array of a JSON value ends: one pass over its bytes, after which a reader
/// steps over a value without looking inside.
///
/// Containers are numbered in the order in which they open; the outermost is 0.
#[derive(Debug, Default)]
pub struct Outline(Vec<Container>);

#[derive(Debug)]
struct Container {
    end: u32,
    /// The number of the first container that opens behind this one's end.
    next: u32,
}

impl Outline {
    /// No containers.
    pub const EMPTY: &Self = &Self(Vec::new());

    /// Of the value that the text starts with, and the value's end; none when the text ends inside it,
    /// when no value starts there, or when it is longer than 4 GB. Only brackets and strings are looked
    /// at: what stands between them is not judged.
    ///
    /// ```
    /// let text = br#"{"a":["]"],"b":1} rest"#;
    /// let (outline, end) = affix_scan::Outline::of(text).unwrap();
    /// assert_eq!((end, outline.end(1), outline.next(1)), (17, Some(10), Some(2)));
    /// assert!(affix_scan::Outline::of(&text[..16]).is_none());
    /// ```
    #[must_use]
    pub fn of(text: &[u8]) -> Option<(Self, usize)> {
        u32::try_from(text.len()).ok()?;
        if !matches!(text.first()?, b'{' | b'[') {
            return Some((Self::default(), scalar_end(text, 0)?));
        }
        let mut containers = Vec::with_capacity(text.len() / 64);
        let mut open: Vec<u32> = Vec::new();
        let mut at = 0;
        loop {
            let byte = *text.get(at)?;
            at += 1;
            match byte {
                b'"' => at = string_end(text, at)?,
                b'{' | b'[' => {
                    open.push(number(containers.len()));
                    containers.push(Container { end: 0, next: 0 });
                }
                b'}' | b']' => {
                    let next = number(containers.len());
                    let container = containers.get_mut(open.pop()? as usize)?;
                    *container = Container { end: number(at), next };
                    if open.is_empty() {
                        return Some((Self(containers), at));
                    }
                }
                _ => {}
            }
        }
    }

    /// The place behind a container.
    #[must_use]
    pub fn end(&self, container: u32) -> Option<usize> {
        Some(self.0.get(container as usize)?.end as usize)
    }

    /// The number of the first container that opens behind this one's end.
    #[must_use]
    pub fn next(&self, container: u32) -> Option<u32> {
        Some(self.0.get(container as usize)?.next)
    }
}

/// A place or number within a text of at most 4 GB.
#[expect(clippy::cast_possible_truncation, reason = "the length was checked to fit")]
fn number(n: usize) -> u32 {
    n as u32
}

/// The end of the string, number or word that starts at `at`; none when the text ends inside a string
/// or when none of them starts there.
///
/// ```
/// assert_eq!(affix_scan::scalar_end(br#"["\"",1]"#, 1), Some(5));
/// assert_eq!(affix_scan::scalar_end(b"[8.46,1]", 1), Some(5));
/// ```
#[must_use]
pub fn scalar_end(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' => string_end(text, at + 1),
        b'0'..=b'9' | b'-' | b't' | b'f' | b'n' => {
            let rest = text.get(at..)?;
            let len = rest.iter().position(|b| !matches!(b, b'0'..=b'9' | b'a'..=b'z' | b'E' | b'+' | b'-' | b'.'));
            Some(at + len.unwrap_or(rest.len()))
        }
        _ => None,
    }
}

/// The place of `word` in the text, from `from` on.
///
/// ```
/// assert_eq!(affix_scan::find(b"a runaway run", b"run ", 0), None);
/// assert_eq!(affix_scan::find(b"a runaway run", b"run", 3), Some(10));
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

/// The place after the closing quotation mark of a string whose inside starts at `at`. Eight bytes at
/// a time: most of a page state is strings.
fn string_end(text: &[u8], mut at: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero_byte = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    loop {
        while let Some(chunk) = text.get(at..).and_then(|b| b.first_chunk::<8>()) {
            let word = u64::from_le_bytes(*chunk);
            let hit = zero_byte(word ^ (ONES * b'"' as u64)) | zero_byte(word ^ (ONES * b'\\' as u64));
            if hit != 0 {
                at += (hit.trailing_zeros() / 8) as usize;
                break;
            }
            at += 8;
        }
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
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
/// assert_eq!(affix_scan::split_once("a://b://c", "://"), Some(("a", "b://c")));
/// assert_eq!(affix_scan::split_once("abc", "://"), None);
/// ```
#[must_use]
pub fn split_once<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text.as_bytes(), word.as_bytes(), 0)?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// What stands before and behind the last `word` of a text.
///
/// ```
/// assert_eq!(affix_scan::rsplit_once("a://b://c", "://"), Some(("a://b", "c")));
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
/// assert_eq!(affix_scan::replace("{a}-{a}", "{a}", "1"), "1-1");
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
