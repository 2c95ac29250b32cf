//! Texts with named fields, such as `{date}-{channel}`: cut up and checked once, so that filling one
//! cannot fail.

use serde::Serialize;

use crate::text::message::{Note, code};

/// A mistake in a text with fields, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Flaw {
    /// Where it starts, in UTF-16 units, as a text field's selection counts.
    pub at: u32,
    /// How long it is, in UTF-16 units; 0 for something that is not there.
    pub length: u32,
    /// What is wrong and what to do.
    pub problem: Note,
}

/// A part of a checked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<F> {
    /// Text as it is.
    Text(String),
    /// A field to fill, and where its brace opens, in bytes.
    Field(F, usize),
}

/// Cuts a text up. `{name}` is a field of the list; `{{` and `}}` are braces.
///
/// # Errors
/// Every mistake: a name that no field has, a brace that is not closed or not opened.
pub(crate) fn parse<F: Copy>(text: &str, fields: &[(&'static str, F)]) -> Result<Vec<Part<F>>, Vec<Flaw>> {
    let mut parts = Vec::new();
    let mut flaws = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.find(['{', '}']).unwrap_or(rest.len());
        let (before, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        plain.push_str(before);
        at += before.len();
        if let Some(brace) = ["{{", "}}"].into_iter().find(|pair| tail.starts_with(pair)) {
            plain.push_str(brace.get(1..).unwrap_or(""));
            at += 2;
        } else if tail.starts_with('}') {
            flaws.push((at, 1, Note::plain(code::PATTERN_LONE_BRACE)));
            at += 1;
        } else if let Some(inner) = tail.strip_prefix('{') {
            // A name ends before the next brace or line; otherwise one slip would swallow the rest.
            let end = inner.find(['{', '}', '\n']).unwrap_or(inner.len());
            let (name, after) = inner.split_at_checked(end).unwrap_or((inner, ""));
            let field = fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            match field {
                _ if !after.starts_with('}') => {
                    flaws.push((at, 1 + name.len(), Note::plain(code::PATTERN_UNCLOSED)));
                    at += 1 + name.len();
                    continue;
                }
                Some((_, field)) => {
                    if !plain.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut plain)));
                    }
                    parts.push(Part::Field(*field, at));
                }
                None => {
                    let known = fields.iter().map(|(name, _)| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
                    let name_in_text = format!("{{{name}}}");
                    let problem = match nearest(name, fields) {
                        Some(near) => {
                            let params = [("name", name_in_text), ("near", format!("{{{near}}}")), ("known", known)];
                            Note::new(code::PATTERN_UNKNOWN_FIELD_NEAR, params)
                        }
                        None => Note::new(code::PATTERN_UNKNOWN_FIELD, [("name", name_in_text), ("known", known)]),
                    };
                    flaws.push((at, name.len() + 2, problem));
                }
            }
            at += name.len() + 2;
        }
    }
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    if flaws.is_empty() { Ok(parts) } else { Err(placed(text, flaws)) }
}

/// Longer names are no slips of a field's name.
const LONGEST_NAME: usize = 24;

/// The field whose name is nearest to one that none has: at most two letters away, and fewer than half of
/// them.
fn nearest<F>(name: &str, fields: &[(&'static str, F)]) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase();
    if name.len() > LONGEST_NAME {
        return None;
    }
    let away = |known: &str| distance(&name, &known.to_ascii_lowercase());
    let (known, away) = fields.iter().map(|(known, _)| (*known, away(known))).min_by_key(|(_, away)| *away)?;
    (away <= 2 && away * 2 < name.chars().count()).then_some(known)
}

/// How many letters have to be put in, taken out or changed to make one word of another.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut corner = i;
        for (cell, to) in row.iter_mut().skip(1).zip(b.chars()) {
            let changed = corner + usize::from(from != to);
            corner = *cell;
            left = changed.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// A mistake at a place in bytes.
pub(crate) fn flaw(text: &str, at: usize, length: usize, problem: Note) -> Flaw {
    let units =
        |text: Option<&str>| u32::try_from(text.map_or(0, |text| text.encode_utf16().count())).unwrap_or(u32::MAX);
    Flaw { at: units(text.get(..at)), length: units(text.get(at..at + length)), problem }
}

/// Mistakes with their places and lengths in bytes: the text is counted once for all of them.
pub(crate) fn placed(text: &str, flaws: Vec<(usize, usize, Note)>) -> Vec<Flaw> {
    let mut units = vec![0; text.len() + 1];
    let mut count = 0_u32;
    for (at, c) in text.char_indices() {
        if let Some(place) = units.get_mut(at) {
            *place = count;
        }
        count = count.saturating_add(if c.len_utf16() == 2 { 2 } else { 1 });
    }
    if let Some(end) = units.last_mut() {
        *end = count;
    }
    let at = |place: usize| units.get(place).copied().unwrap_or(count);
    let flaw = |(place, length, problem): (usize, usize, Note)| Flaw {
        at: at(place),
        length: at(place + length).saturating_sub(at(place)),
        problem,
    };
    flaws.into_iter().map(flaw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [(&str, u8); 2] = [("a", 1), ("b", 2)];

    #[test]
    fn fields_and_braces() {
        let text = |text: &str| Part::Text(text.to_owned());
        assert_eq!(
            parse("x{a}{{y}}{b}", &FIELDS),
            Ok(vec![text("x"), Part::Field(1, 1), text("{y}"), Part::Field(2, 9)])
        );
        assert_eq!(parse("", &FIELDS), Ok(vec![]));
    }

    #[test]
    fn every_mistake_has_its_place() {
        for (text, found) in [
            ("é{c}", &[(1, 3, "pattern_unknown_field")][..]),
            ("😀{a", &[(2, 2, "pattern_unclosed")]),
            ("{a {b}", &[(0, 3, "pattern_unclosed")]),
            ("a}b{}", &[(1, 1, "pattern_lone_brace"), (3, 2, "pattern_unknown_field")]),
            ("{\n}", &[(0, 1, "pattern_unclosed"), (2, 1, "pattern_lone_brace")]),
        ] {
            let flaws = parse(text, &FIELDS).err().unwrap_or_default();
            assert_eq!(flaws.iter().map(|f| (f.at, f.length, f.problem.code)).collect::<Vec<_>>(), found, "{text}");
        }
    }
}
