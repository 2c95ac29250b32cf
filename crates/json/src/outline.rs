//! Where every object and array of a JSON value ends, and how its scalars end.

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
