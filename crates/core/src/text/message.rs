//! What the product says to its user: a stable code, the values in it, and the English sentence.
//!
//! The sentences are data (`data/messages/en/`); the extension shows its own translation of the
//! same code, the command line prints the English one.

use crate::map::Map;
#[cfg(feature = "sentences")]
use std::borrow::Cow;

use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A sentence of the catalogue. Made only by the constants in [`code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(u16);

impl Code {
    /// The stable name, for instance `link_no_id`.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The English sentence with its `{fields}` still open; empty without the feature `sentences`.
    #[cfg(feature = "sentences")]
    pub fn template(self) -> &'static str {
        SENTENCES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The English sentence with its `{fields}` still open; empty without the feature `sentences`.
    #[cfg(not(feature = "sentences"))]
    pub fn template(self) -> &'static str {
        ""
    }
}

/// A sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The stable code, for instance `link_no_id`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The values that stand in the sentence, by field name.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub params: Map<&'static str, String>,
    /// The English sentence; empty in the module, which leaves the words to the catalogue.
    pub text: String,
}

impl Note {
    /// A sentence with the values that its `{fields}` need.
    ///
    /// ```
    /// use affix_core::text::message::{Note, code};
    /// let note = Note::new(code::LINK_NO_ID, [("network", "Admitad")]);
    /// assert_eq!(note.code, "link_no_id");
    /// assert!(note.text.contains("Admitad"));
    /// ```
    pub fn new<V: AsRef<str>, const N: usize>(code: Code, params: [(&'static str, V); N]) -> Self {
        Self::build(code, &params.each_ref().map(|(name, value)| (*name, value.as_ref())))
    }

    /// One piece of code for all shapes of `params`.
    fn build(code: Code, params: &[(&'static str, &str)]) -> Self {
        let mut map = Map::new();
        for (name, value) in params {
            map.insert(*name, (*value).to_owned());
        }
        #[cfg(feature = "sentences")]
        let text = fill(code.template(), &map);
        #[cfg(not(feature = "sentences"))]
        let text = String::new();
        Self { code: code.name(), params: map, text }
    }

    /// The same in the command line's own words, where it has any: there flags and files stand for what is
    /// chosen in the extension's options. The code stays.
    ///
    /// ```
    /// use affix_core::text::message::{Note, code};
    /// let note = Note::new(code::LINK_NO_IDS_HERE, [("network", "Your own template")]).on_command_line();
    /// assert_eq!((note.code, note.text.contains("--template")), ("link_no_ids_here", true));
    /// ```
    #[cfg(feature = "sentences")]
    #[must_use]
    pub fn on_command_line(mut self) -> Self {
        if let Some(words) = words(&format!("cli_{}", self.code)) {
            self.text = fill(words, &self.params);
        }
        self
    }

    /// Its sentence or, without the feature `sentences`, its code, for which the caller has the words.
    pub fn said(&self) -> &str {
        if self.text.is_empty() { self.code } else { &self.text }
    }

    /// It says just this.
    pub(crate) fn is(&self, code: Code) -> bool {
        self.code == code.name()
    }

    /// It says that a number can be read in two ways.
    pub(crate) fn is_two_ways(&self) -> bool {
        self.is(code::NUMBER_AMBIGUOUS) || self.is(code::NUMBER_GROUPED)
    }

    /// A sentence without values.
    pub fn plain(code: Code) -> Self {
        Self::build(code, &[])
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Note {}

/// A field of a form and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WrongField {
    /// The field's name in the value that was checked; a point leads into a range: `rate.low`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub field: &'static str,
    /// What is wrong and what to do.
    pub problem: Note,
}

impl WrongField {
    /// What is wrong with a field.
    pub fn new(field: &'static str, problem: Note) -> Self {
        Self { field, problem }
    }
}

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// The field's name in the value that was checked; a point leads into a part of it: `subIds.af`.
    pub field: String,
    /// What is wrong and what to do.
    pub problem: Note,
    /// The field is only still empty.
    pub missing: bool,
}

impl FieldProblem {
    /// What is wrong with a field that is filled in.
    pub(crate) fn new(field: &str, problem: Note) -> Self {
        Self { field: field.to_owned(), problem, missing: false }
    }

    /// What to write into a field that is still empty.
    pub(crate) fn missing(field: &str, problem: Note) -> Self {
        Self { missing: true, ..Self::new(field, problem) }
    }
}

/// The words of a code's name, with their `{fields}` still open; `None` for what is no code.
#[cfg(feature = "sentences")]
pub fn words(code: &str) -> Option<&'static str> {
    SENTENCES.get(NAMES.binary_search(&code).ok()?).copied()
}

/// Values of these names are codes of the catalogue, several with commas between: what a network calls
/// its ids. Whoever shows the sentence shows their words.
pub const LABELS: [&str; 2] = ["label", "missing"];

/// The words of codes.
#[cfg(feature = "sentences")]
fn named(codes: &str) -> Cow<'_, str> {
    Cow::Owned(codes.split(", ").map(|code| words(code).unwrap_or(code)).collect::<Vec<_>>().join(", "))
}

/// Puts values into a sentence in one pass, so that a value holding `{…}` stays as it is.
#[cfg(feature = "sentences")]
fn fill(template: &str, params: &Map<&'static str, String>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                let value = params.get(name).map_or(Cow::Owned(format!("{{{name}}}")), |v| Cow::Borrowed(v.as_str()));
                out.push_str(&if LABELS.contains(&name) { named(&value) } else { value });
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(all(test, feature = "sentences"))]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_braces_stays_as_it_is() {
        let note = Note::new(code::LINK_NO_ID, [("network", "{network} {x}")]);
        assert!(note.text.contains("{network} {x}"), "{}", note.text);
    }

    #[test]
    fn every_sentence_is_a_sentence() {
        for (name, text) in NAMES.iter().zip(SENTENCES) {
            assert!(
                !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
                "{name}"
            );
            assert!(!text.trim().is_empty(), "{name} has no text");
            assert!(!text.contains('$'), "{name}: `$` is special in the browser's catalogue");
        }
    }
}
