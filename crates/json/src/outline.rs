//! Where every object and array of a JSON value ends, and how its scalars end.

use crate::block::{Signs, Vector, WIDTH};

/// The place of the next byte that is no JSON white space, from `at` on.
///
/// ```
/// assert_eq!(affix_json::blank(b"{ \n1", 1), 3);
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
    /// let (outline, end) = affix_json::Outline::of(text).unwrap();
    /// assert_eq!((end, outline.end(1), outline.next(1)), (17, Some(10), Some(2)));
    /// assert!(affix_json::Outline::of(&text[..16]).is_none());
    /// ```
    #[must_use]
    pub fn of(text: &[u8]) -> Option<(Self, usize)> {
        u32::try_from(text.len()).ok()?;
        if !matches!(text.first()?, b'{' | b'[') {
            return Some((Self::default(), scalar_end(text, 0)?));
        }
        let mut scan = Scan { containers: Vec::with_capacity(text.len() / 64), open: Vec::new() };
        let end = scan.blocks(text)?;
        Some((Self(scan.containers), end))
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
/// assert_eq!(affix_json::scalar_end(br#"["\"",1]"#, 1), Some(5));
/// assert_eq!(affix_json::scalar_end(b"[8.46,1]", 1), Some(5));
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

/// The place after the closing quotation mark of a string whose inside starts at `at`. Sixteen bytes at
/// a time: most of a page state is strings.
fn string_end(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        while let Some(chunk) = text.get(at..).and_then(|b| b.first_chunk::<WIDTH>()) {
            let hits = Vector::of(chunk).are_either(b'"', b'\\');
            if hits != 0 {
                at += hits.trailing_zeros() as usize;
                break;
            }
            at += WIDTH;
        }
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The containers met so far, and the numbers of those that are open.
struct Scan {
    containers: Vec<Container>,
    open: Vec<u32>,
}

impl Scan {
    /// The end of the container that the text starts with, sixty-four bytes at a time: only brackets
    /// outside of strings are looked at one by one.
    fn blocks(&mut self, text: &[u8]) -> Option<usize> {
        // Of the byte before the block: it escapes the next one; all ones inside of a string.
        let (mut escapes, mut inside) = (0u64, 0u64);
        let (blocks, rest) = text.as_chunks::<64>();
        let mut last = [0; 64];
        last.get_mut(..rest.len())?.copy_from_slice(rest);
        for (start, block) in (0..).step_by(64).zip(blocks.iter().chain([&last])) {
            let signs = Signs::of(block);
            let escaped = escaped(signs.backslashes, &mut escapes);
            let strings = running_xor(signs.quotes & !escaped) ^ inside;
            if signs.backslashes & !strings != 0 {
                // No JSON has a backslash there. What it escapes is then nobody's matter.
                return self.one_by_one(text);
            }
            inside = if strings >> 63 == 1 { u64::MAX } else { 0 };
            let opens = signs.opens & !strings;
            let mut brackets = opens | signs.closes & !strings;
            while brackets != 0 {
                let bit = brackets & brackets.wrapping_neg();
                brackets ^= bit;
                let at = start + bit.trailing_zeros() as usize;
                if opens & bit != 0 {
                    self.opens();
                } else if self.closes(at + 1)? {
                    return Some(at + 1);
                }
            }
        }
        None
    }

    /// The same, byte by byte.
    fn one_by_one(&mut self, text: &[u8]) -> Option<usize> {
        self.containers.clear();
        self.open.clear();
        let mut at = 0;
        loop {
            let byte = *text.get(at)?;
            at += 1;
            match byte {
                b'"' => at = string_end(text, at)?,
                b'{' | b'[' => self.opens(),
                b'}' | b']' if self.closes(at)? => return Some(at),
                _ => {}
            }
        }
    }

    fn opens(&mut self) {
        self.open.push(number(self.containers.len()));
        self.containers.push(Container { end: 0, next: 0 });
    }

    /// The innermost container ends before `end`; whether it was the outermost.
    fn closes(&mut self, end: usize) -> Option<bool> {
        let next = number(self.containers.len());
        let container = self.containers.get_mut(self.open.pop()? as usize)?;
        *container = Container { end: number(end), next };
        Some(self.open.is_empty())
    }
}

/// Which bytes a backslash before them escapes: every second one of a run escapes the next.
/// `escapes`: the byte before the first one does; set for the next block.
#[inline]
fn escaped(backslashes: u64, escapes: &mut u64) -> u64 {
    if backslashes == 0 {
        return std::mem::take(escapes);
    }
    let mut left = backslashes & !*escapes;
    let mut escaped = *escapes;
    *escapes = 0;
    while left != 0 {
        let first = left & left.wrapping_neg();
        if first >> 63 == 1 {
            *escapes = 1;
        }
        escaped |= first << 1;
        left &= !(first | first << 1);
    }
    escaped
}

/// For each bit whether an odd number of bits is set up to it, itself included.
#[inline]
fn running_xor(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ends(scan: &Scan) -> Vec<(u32, u32)> {
        scan.containers.iter().map(|c| (c.end, c.next)).collect()
    }

    proptest! {
        #[test]
        fn blocks_see_what_single_bytes_show(text in "[{\\[]([\\[\\]{}\",:0-9a-z ]|(\\\\){1,4}[\"u]?|[a-z\"]{20}){0,80}") {
            let [mut fast, mut slow] = [(); 2].map(|()| Scan { containers: Vec::new(), open: Vec::new() });
            let end = fast.blocks(text.as_bytes());
            prop_assert_eq!(end, slow.one_by_one(text.as_bytes()));
            if end.is_some() {
                prop_assert_eq!(ends(&fast), ends(&slow));
            }
        }
    }
}
