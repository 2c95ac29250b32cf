//! A message as it was written, with the user's own links where AliExpress' addresses and ids stand.

use std::ops::Range;

use serde::Serialize;

use crate::address::UrlKind;

use super::{Row, RowStatus};

/// A message with the user's own links. Outside of them it is the same, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct InPlace {
    /// The whole text.
    pub text: String,
    /// The same in parts, for showing which are links.
    pub parts: Vec<TextPart>,
    /// How many links stand in it.
    pub made: u32,
    /// How many addresses and ids of AliExpress stand in it as they were.
    pub open: u32,
}

/// A part of the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct TextPart {
    /// As it stands in the text.
    pub text: String,
    /// Whether it is the user's own link (`true`), something that has none (`false`), or the message's text.
    pub link: Option<bool>,
}

impl InPlace {
    pub(super) fn of(text: &str, rows: Vec<(Row, Option<Range<usize>>)>) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for (row, span) in rows {
            let Some(span) = span.filter(|span| span.start >= at) else { continue };
            let Some(found) = text.get(span.clone()) else { continue };
            let (part, link) = match row.link.filter(|_| row.status != RowStatus::Nothing) {
                Some(link) => {
                    out.made += 1;
                    (fitted(link, found, text.get(..span.start).unwrap_or_default()), true)
                }
                None if is_open(row.kind, found) => {
                    out.open += 1;
                    (found.to_owned(), false)
                }
                None => continue,
            };
            out.push(text.get(at..span.start).unwrap_or_default().to_owned(), None);
            out.push(part, Some(link));
            at = span.end;
        }
        out.push(text.get(at..).unwrap_or_default().to_owned(), None);
        out
    }

    fn push(&mut self, text: String, link: Option<bool>) {
        if !text.is_empty() {
            self.text.push_str(&text);
            self.parts.push(TextPart { text, link });
        }
    }
}

/// It is AliExpress' and has no link. Other shops' addresses and numbers of any kind are the message's text.
fn is_open(kind: UrlKind, found: &str) -> bool {
    match kind {
        UrlKind::Foreign => false,
        UrlKind::Invalid => !found.bytes().all(|b| b.is_ascii_digit()),
        _ => true,
    }
}

/// The link as the markup around it asks for it: `&` as HTML writes it where the address was written so,
/// and no parenthesis that would end a Markdown link.
fn fitted(link: String, found: &str, before: &str) -> String {
    if ["&amp;", "&#38;", "&#038;", "&#x26;"].iter().any(|written| found.contains(written)) {
        return link.replace('&', "&amp;");
    }
    if before.ends_with("](") || before.ends_with("](<") {
        return link.replace('(', "%28").replace(')', "%29");
    }
    link
}
