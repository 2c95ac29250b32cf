//! The user's own rules.

use std::ops::Range;

use super::document::{Document, From, Place};
use super::finding::{Around, Findings};
use super::rules::{self, Rule};
use super::words::{Words, lower};
use crate::settings::{LooksAt, OwnRule, check_rule};
use crate::text::message::{Note, code};

/// Bytes of a text that are said of what was found.
const SHOWN: usize = 200;

/// A rule, ready to be asked.
#[derive(Clone, Debug)]
pub(super) struct OwnPattern {
    rule: Rule,
    name: String,
    says: String,
    looks_at: LooksAt,
    /// What has to follow each other, with anything between.
    pieces: Vec<String>,
    /// It may begin, and end, inside of a word.
    open: (bool, bool),
}

impl OwnPattern {
    /// None where the rule cannot be used.
    pub(super) fn of(rule: &OwnRule) -> Option<Self> {
        if !check_rule(rule).is_empty() {
            return None;
        }
        let pattern: String = rule.pattern.trim().chars().map(lower).collect();
        let inside = rule.looks_at == LooksAt::Address;
        Some(Self {
            rule: Rule { severity: rule.severity, ..rules::OWN },
            name: rule.name.trim().to_owned(),
            says: rule.says.trim().to_owned(),
            looks_at: rule.looks_at,
            open: (inside || pattern.starts_with('*'), inside || pattern.ends_with('*')),
            pieces: pattern.split('*').filter(|piece| !piece.is_empty()).map(str::to_owned).collect(),
        })
    }

    /// Where it is found first from a byte of a line on. The line is gone over once for each piece: what follows a piece
    /// at its first place follows it at any other.
    fn find(&self, line: &str, from: usize) -> Option<Range<usize>> {
        let last = self.pieces.len().checked_sub(1)?;
        let (mut at, mut start) = (from, None);
        for (number, piece) in self.pieces.iter().enumerate() {
            let found = loop {
                let place = affix_json::find(line.as_bytes(), piece.as_bytes(), at)?;
                let end = place + piece.len();
                let begins = number > 0 || self.open.0 || is_edge(line, place);
                let ends = number < last || self.open.1 || is_edge(line, end);
                if begins && ends {
                    break place..end;
                }
                at = place + piece.chars().next().map_or(1, char::len_utf8);
            };
            at = found.end;
            start.get_or_insert(found.start);
        }
        Some(start?..at)
    }

    fn is_in(&self, text: &str) -> bool {
        let lower: String = text.chars().map(lower).collect();
        lower.lines().any(|line| self.find(line, 0).is_some())
    }

    /// Every place in a text in lower case.
    fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut start = 0;
        text.split_inclusive('\n').flat_map(move |line| {
            let first = start;
            start += line.len();
            let mut at = 0;
            std::iter::from_fn(move || {
                let found = self.find(line, at)?;
                at = found.end;
                Some(first + found.start..first + found.end)
            })
        })
    }

    fn note(&self) -> Note {
        let name = self.name.as_str();
        match self.says.as_str() {
            "" => Note::new(code::AUDIT_OWN, [("name", name)]),
            says => Note::new(code::AUDIT_OWN_SAYS, [("name", name), ("says", says)]),
        }
    }
}

/// No word goes on over this place of a line.
fn is_edge(line: &str, at: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let behind = line.get(at..).and_then(|text| text.chars().next());
    !(is_word(before) && is_word(behind))
}

pub(super) fn judge(document: &Document, rules: &[OwnPattern], words: &Words, around: bool, found: &mut Findings<'_>) {
    for rule in rules {
        match rule.looks_at {
            LooksAt::Text => of_text(document, rule, words, around, found),
            LooksAt::Address | LooksAt::Words => of_links(document, rule, found),
        }
    }
}

fn of_links(document: &Document, rule: &OwnPattern, found: &mut Findings<'_>) {
    for link in document.links.iter().filter(|link| link.from != From::Listed) {
        let about = if rule.looks_at == LooksAt::Address { &link.target } else { &link.words };
        if rule.is_in(about) {
            let identity = format!("{}\n{}", rule.name, link.target);
            found.add(&rule.rule, &link.place, &link.target, &identity, rule.note(), None);
        }
    }
}

fn of_text(document: &Document, rule: &OwnPattern, words: &Words, around: bool, found: &mut Findings<'_>) {
    let mut stand = Stand { document, piece: 0, at: 0, line: 1, column: 1 };
    for at in rule.all(words.lower()) {
        let said = document.text.get(at.clone()).unwrap_or_default();
        let shown = said.get(..said.floor_char_boundary(SHOWN)).unwrap_or_default();
        let identity = format!("{}\n{shown}", rule.name);
        found.add(&rule.rule, &stand.of(at.start), shown, &identity, rule.note(), None);
        if around {
            found.around(Around::of(&document.text, at.start, said));
        }
    }
}

/// Goes along a text and counts its lines.
struct Stand<'d> {
    document: &'d Document,
    /// The piece that begins next.
    piece: usize,
    at: usize,
    line: u32,
    column: u32,
}

impl Stand<'_> {
    /// The place in the file of a byte of the text, behind the one that was asked for before.
    fn of(&mut self, at: usize) -> Place {
        let pieces = &self.document.pieces;
        while let Some((start, line, column)) = pieces.get(self.piece).filter(|(start, ..)| *start <= at) {
            (self.at, self.line, self.column) = (*start, *line, *column);
            self.piece += 1;
        }
        for c in self.document.text.get(self.at..at).unwrap_or_default().chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.at = at;
        Place { line: self.line, column: self.column, part: None, written: None }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;

    fn found(looks_at: LooksAt, pattern: &str, text: &str) -> Vec<String> {
        let rule = OwnRule { name: "x".into(), looks_at, pattern: pattern.into(), ..OwnRule::default() };
        let pattern = OwnPattern::of(&rule).unwrap();
        let words = Words::of(text);
        pattern.all(words.lower()).map(|at| text[at].to_owned()).collect()
    }

    #[test]
    fn words_are_whole_unless_a_star_says_otherwise() {
        let text = "Best price! The BEST PRICE, bestprice; best prices.\nbest\nprice, the best old price";
        assert_eq!(found(LooksAt::Text, "best price", text), ["Best price", "BEST PRICE"]);
        assert_eq!(found(LooksAt::Text, "best price*", text), ["Best price", "BEST PRICE", "best price"]);
        assert_eq!(found(LooksAt::Text, "the * price", text), ["The BEST PRICE", "the best old price"]);
        assert_eq!(found(LooksAt::Text, "ЛАМПА", "лампа, лампады"), ["лампа"]);
        assert_eq!(found(LooksAt::Text, "save10", "code SAVE10, SAVE100, _save10"), ["SAVE10"]);
        assert_eq!(found(LooksAt::Address, "go.old.example/*x", "https://go.old.example/a/x"), ["go.old.example/a/x"]);
    }

    #[test]
    fn many_beginnings_without_an_end_take_one_look_at_the_line() {
        let line = "ab".repeat(500_000);
        assert!(found(LooksAt::Text, "ab*cd*ef", &line).is_empty());
        assert_eq!(found(LooksAt::Text, "*ab*", &line).len(), 500_000);
    }
}
