//! The words that readers see and nobody typed.

use crate::text::message::{Note, code};

include!(concat!(env!("OUT_DIR"), "/readers.rs"));

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Its code.
    pub(super) language: &'static str,
    words: &'static [(&'static str, &'static str)],
}

impl Words {
    /// Of a language such as `en` or `en-GB`.
    ///
    /// # Errors
    /// It has no words yet.
    pub(super) fn of(language: Option<&str>) -> Result<Self, Note> {
        let wanted = language.map(str::trim).filter(|text| !text.is_empty()).unwrap_or("en");
        let short = wanted.split(['-', '_']).next().unwrap_or_default();
        let found = READERS.iter().find(|(language, _)| language.eq_ignore_ascii_case(short));
        found.map(|(language, words)| Self { language, words }).ok_or_else(|| {
            let known = READERS.iter().map(|(language, _)| *language).collect::<Vec<_>>().join(", ");
            Note::new(code::DRAFT_LANGUAGE, [("language", wanted), ("known", &known)])
        })
    }

    /// Words by their name.
    pub(super) fn say(self, name: &str) -> &'static str {
        self.words.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words)
    }

    /// Words with values in them.
    pub(super) fn fill(self, name: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.say(name);
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((field, after)) = behind.split_once('}') else { break };
            out += before;
            out += values.iter().find(|(known, _)| *known == field).map_or("", |(_, value)| *value);
            rest = after;
        }
        out + rest
    }
}
