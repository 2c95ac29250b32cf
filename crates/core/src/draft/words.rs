//! The words that readers see and nobody typed.

use crate::text::message::{Note, code};

include!(concat!(env!("OUT_DIR"), "/readers.rs"));

/// A language and its words by name.
type Readers = [(&'static str, &'static [(&'static str, &'static str)])];

/// The language that has every word.
const USUAL: &str = "en";

/// The words of a language; what it lacks stands in English.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    words: &'static [(&'static str, &'static str)],
    usual: &'static [(&'static str, &'static str)],
}

impl Words {
    /// For readers of a language such as `en` or `en-GB`, and what is to be said of words that it lacks.
    pub(super) fn of(language: &str) -> (Self, Option<Note>) {
        Self::among(READERS, language)
    }

    fn among(readers: &'static Readers, language: &str) -> (Self, Option<Note>) {
        let of = |name: &str| {
            let found = readers.iter().find(|(language, _)| language.eq_ignore_ascii_case(name));
            found.map_or(&[][..], |(_, words)| *words)
        };
        let words = Self { words: of(primary(language)), usual: of(USUAL) };
        let lacking = words.usual.iter().filter(|(name, _)| words.own(name).is_none()).count();
        let note = match lacking {
            0 => None,
            _ if words.words.is_empty() => Some(Note::new(code::DRAFT_LANGUAGE, [("language", language)])),
            _ => {
                Some(Note::new(code::DRAFT_LANGUAGE_PARTLY, [("language", language), ("count", &lacking.to_string())]))
            }
        };
        (words, note)
    }

    fn own(self, name: &str) -> Option<&'static str> {
        self.words.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
    }

    /// Words by their name.
    pub(super) fn say(self, name: &str) -> &'static str {
        let usual = || self.usual.iter().find(|(known, _)| *known == name).map(|(_, words)| *words);
        self.own(name).or_else(usual).unwrap_or_default()
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

/// The readers' language as a page names it, and what is wrong with its name: English where none is named.
pub(super) fn language_of(named: Option<&str>) -> (&str, Option<Note>) {
    let named = named.map(str::trim).filter(|text| !text.is_empty()).unwrap_or(USUAL);
    let short = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = primary(named);
    let is_one = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    if is_one && named.len() <= 35 && named.split('-').all(short) {
        return (named, None);
    }
    (USUAL, Some(Note::new(code::DRAFT_NO_LANGUAGE, [("language", named)])))
}

/// `pt` of `pt-BR`.
pub(super) fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// It is written from right to left.
pub(super) fn runs_rtl(language: &str) -> bool {
    ["ar", "he", "fa", "ur", "yi"].iter().any(|known| known.eq_ignore_ascii_case(primary(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &[(&str, &str)] = &[("price", "Price"), ("more", "{count}+"), ("store", "Store")];
    /// A made-up language that lacks a word.
    const SOME: &[(&str, &str)] = &[("price", "[Prîçé]"), ("more", "[{count} ôr môré]")];
    static READERS: &Readers = &[("en", ENGLISH), ("qps", SOME), ("qpt", ENGLISH)];

    #[test]
    fn what_a_language_lacks_stands_in_english_and_that_is_said() {
        let (words, note) = Words::among(READERS, "qps-XA");
        assert_eq!(["price", "store"].map(|name| words.say(name)), ["[Prîçé]", "Store"]);
        assert_eq!(words.fill("more", &[("count", "5")]), "[5 ôr môré]");
        let note = note.map(|note| (note.code, note.params["count"].clone(), note.params["language"].clone()));
        assert_eq!(note, Some(("draft_language_partly", "1".into(), "qps-XA".into())));
        let (words, note) = Words::among(READERS, "eo");
        assert_eq!((words.say("price"), note.map(|note| note.code)), ("Price", Some("draft_language")));
        assert_eq!(["en", "en-GB", "qpt"].map(|language| Words::among(READERS, language).1), [None, None, None]);
    }

    #[test]
    fn what_is_no_language_is_said() {
        let code = |named: &str| {
            let (language, note) = language_of(Some(named));
            (language.to_owned(), note.map(|note| note.code))
        };
        for named in ["de", "pt-BR", "zh-Hant-TW", "yue"] {
            assert_eq!(code(named), (named.to_owned(), None));
        }
        assert_eq!(language_of(Some(" ")), ("en", None));
        for named in ["German", "\"><b>", "de_DE", "d", "de-", "12"] {
            assert_eq!(code(named), ("en".to_owned(), Some("draft_no_language")), "{named}");
        }
        assert!(runs_rtl("ar-EG") && !runs_rtl("arn"));
    }
}
