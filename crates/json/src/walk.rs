//! Walks through one object or array at a time.

use crate::{Outline, blank, scalar_end};

/// One JSON value inside a longer text, or nothing.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    raw: &'a str,
    /// Where it starts in the document.
    at: usize,
    /// Its number, when it is an object or array.
    container: u32,
    outline: &'a Outline,
}

impl Default for Place<'_> {
    fn default() -> Self {
        Self { raw: "", at: 0, container: 0, outline: Outline::EMPTY }
    }
}

impl<'a> Place<'a> {
    /// The whole of a text that `outline` was made of.
    #[must_use]
    pub fn whole(raw: &'a str, outline: &'a Outline) -> Self {
        Self { raw, at: 0, container: 0, outline }
    }

    /// The value's text; empty when there is none.
    #[must_use]
    pub fn raw(self) -> &'a str {
        self.raw
    }

    /// Puts the values of some fields of an object into `found`, the first of each name; one whose name
    /// is missing keeps what stands there.
    ///
    /// ```
    /// use affix_json::{Outline, Place};
    /// let text = r#"{"a":[1,2],"b":"x","a":3}"#;
    /// let (outline, _) = Outline::of(text.as_bytes()).unwrap();
    /// let mut found = [Place::default(); 2];
    /// Place::whole(text, &outline).pick(&["b", "a"], &mut found);
    /// assert_eq!(found.map(Place::raw), [r#""x""#, "[1,2]"]);
    /// ```
    pub fn pick(self, names: &[&str], found: &mut [Self]) {
        let mut left = names.len();
        let mut inside = Inside::of(self);
        while let Some((key, value)) = inside.entry() {
            for (name, place) in names.iter().zip(found.iter_mut()) {
                if key == *name && place.raw.is_empty() {
                    *place = value;
                    left -= 1;
                }
            }
            if left == 0 {
                break;
            }
        }
    }
}

/// A walk through an object or array; over at once for anything else.
#[derive(Debug)]
pub struct Inside<'a> {
    of: Place<'a>,
    /// Where the walk stands, from the container's own start; none when it is over.
    at: Option<usize>,
    /// The number of the next container that opens.
    container: u32,
}

impl<'a> Inside<'a> {
    /// A walk from the first entry or element on.
    #[must_use]
    pub fn of(of: Place<'a>) -> Self {
        Self { of, at: of.raw.starts_with(['{', '[']).then_some(1), container: of.container + 1 }
    }

    /// The next key of an object, as it is written, and its value; none for an array.
    pub fn entry(&mut self) -> Option<(&'a str, Place<'a>)> {
        let (text, bytes) = (self.of.raw, self.of.raw.as_bytes());
        let key = separated(bytes, self.at.take()?)?;
        let key_end = scalar_end(bytes, key)?;
        let colon = blank(bytes, key_end);
        if bytes.get(colon) != Some(&b':') {
            return None;
        }
        let value = self.value(blank(bytes, colon + 1))?;
        Some((text.get(key + 1..key_end - 1)?, value))
    }

    /// The next element of an array.
    pub fn element(&mut self) -> Option<Place<'a>> {
        let start = separated(self.of.raw.as_bytes(), self.at.take()?)?;
        self.value(start)
    }

    /// The value that starts here; the walk goes on behind it.
    fn value(&mut self, start: usize) -> Option<Place<'a>> {
        let Place { raw, at, outline, .. } = self.of;
        let container = self.container;
        let end = if matches!(raw.as_bytes().get(start)?, b'{' | b'[') {
            self.container = outline.next(container)?;
            outline.end(container)?.checked_sub(at)?
        } else {
            scalar_end(raw.as_bytes(), start)?
        };
        self.at = Some(end);
        Some(Place { raw: raw.get(start..end)?, at: at + start, container, outline })
    }
}

/// The start of the next element or key: after an opening bracket or a comma.
fn separated(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = blank(bytes, at);
    if bytes.get(at) == Some(&b',') {
        at = blank(bytes, at + 1);
    }
    (!matches!(bytes.get(at)?, b']' | b'}')).then_some(at)
}
