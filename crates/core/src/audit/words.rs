//! Finding words in a text.

use std::ops::Range;

/// A text in lower case, with the places of the original.
pub(super) struct Words {
    lower: String,
    /// It is as long as the text, so that places are the same.
    same: bool,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let lower = if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(lower).collect() };
        Self { same: lower.len() == text.len(), lower }
    }

    /// The first place of any of these words.
    pub(super) fn first(&self, words: &[&str]) -> Option<(Range<usize>, String)> {
        words.iter().filter_map(|word| self.find(word)).min_by_key(|at| at.start).map(|at| {
            let found = self.lower.get(at.clone()).unwrap_or_default().to_owned();
            (at, found)
        })
    }

    /// Every one of these words, each at its first place.
    pub(super) fn each<'w>(&self, words: &'w [&'static str]) -> impl Iterator<Item = (Range<usize>, &'w str)> {
        words.iter().filter_map(|word| Some((self.find(word)?, *word)))
    }

    fn find(&self, word: &str) -> Option<Range<usize>> {
        find_word(&self.lower, word)
    }

    /// All of it in lower case.
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    /// Places are those of the text that was given.
    pub(super) fn in_place(&self) -> bool {
        self.same
    }
}

/// One letter for one, so that most texts keep their length.
pub(super) fn lower(c: char) -> char {
    let mut all = c.to_lowercase();
    match (all.next(), all.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// A word that stands between what are no letters or digits.
pub(super) fn find_word(text: &str, word: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(start) = affix_json::find(text.as_bytes(), word.as_bytes(), from) {
        let end = start + word.len();
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let behind = text.get(end..).and_then(|t| t.chars().next());
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        // “Ad-free” is no “Ad”.
        let joined = behind == Some('-') && text.get(end + 1..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
        let open = !word.starts_with(char::is_alphanumeric) || !part(before) && before != Some('#');
        if open && !part(behind) && !joined {
            return Some(start..end);
        }
        from = end;
    }
    None
}
