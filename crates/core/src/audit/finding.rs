//! What is wrong, where, and what would mend it.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::document::{Document, Place};
use super::rules::{Rule, Severity};
use crate::text::message::Note;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule's code.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// [`Document::file`].
    pub document: String,
    /// The line in the file, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The post, message, part or row: `post=101`.
    pub r#where: Option<String>,
    /// The address or words that it is about.
    pub text: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The same with its values.
    #[serde(skip)]
    pub note: Note,
    /// What would mend it without touching anything else.
    pub fix: Option<Fix>,
    /// The words around it, where they were asked for and it stands in a text.
    #[serde(skip)]
    pub around: Option<Around>,
    /// The same as long as the document, the rule and what it is about stay the same; lines may move.
    pub fingerprint: String,
}

/// The words around a link, as people read them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Around {
    /// What stands before the link, with the space between.
    pub before: String,
    /// Its own words.
    pub words: String,
    /// What stands behind it.
    pub after: String,
}

/// A text on one line. At its ends a space stays where there was any, for what it is a part of.
fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let space = c.is_whitespace();
        match (space, gap) {
            (true, true) => {}
            (true, false) => out.push(' '),
            (false, _) => out.push(c),
        }
        gap = space;
    }
    out
}

/// Bytes of the text before and behind a link that are shown.
const AROUND: usize = 90;

impl Around {
    pub(super) fn of(text: &str, at: usize, words: &str) -> Option<Self> {
        let end = at.checked_add(words.len())?;
        let (start, last) =
            (text.ceil_char_boundary(at.saturating_sub(AROUND)), text.floor_char_boundary(end + AROUND));
        let (before, after) = (text.get(start..at)?, text.get(end..last)?);
        // A word that was cut in two is left out.
        let before =
            if start > 0 { before.split_once(char::is_whitespace).map_or(before, |(_, rest)| rest) } else { before };
        let after = if last < text.len() {
            after.rsplit_once(char::is_whitespace).map_or(after, |(rest, _)| rest)
        } else {
            after
        };
        Some(Self { before: on_one_line(before), words: on_one_line(text.get(at..end)?), after: on_one_line(after) })
    }
}

/// A replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The text in the file.
    pub from: String,
    /// What to write instead.
    pub to: String,
    /// The bytes of `from` in the file; `None` where it is replaced in the program that the file came from.
    #[serde(skip)]
    pub bytes: Option<std::ops::Range<usize>>,
}

impl Finding {
    /// What its document is known by, with the part.
    pub fn name(&self) -> String {
        match &self.r#where {
            Some(part) => format!("{}#{part}", self.document),
            None => self.document.clone(),
        }
    }
}

/// How often what was found before in a document: equal findings are told apart by their number.
#[derive(Debug, Default)]
pub struct Before(HashMap<(&'static str, String), u32>);

/// The findings of one document.
pub(super) struct Findings<'d> {
    document: &'d Document,
    found: Vec<Finding>,
}

impl<'d> Findings<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, found: Vec::new() }
    }

    /// `identity` is what it is about: a product's id, else an address, else words.
    pub(super) fn add(&mut self, rule: &Rule, place: &Place, text: &str, identity: &str, why: Note, to: Option<&str>) {
        let fix = to.zip(place.written.as_ref()).filter(|(to, written)| *to != written.text);
        self.found.push(Finding {
            rule: rule.code,
            severity: rule.severity,
            document: self.document.file.clone(),
            line: place.line,
            column: place.column,
            r#where: place.part.clone().or_else(|| self.document.part.clone()),
            text: text.to_owned(),
            message: why.text.clone(),
            note: why,
            fix: fix.map(|(to, written)| Fix {
                from: written.text.clone(),
                to: to.to_owned(),
                bytes: written.bytes.clone(),
            }),
            around: None,
            fingerprint: identity.to_owned(),
        });
    }

    /// What stands around the finding that was added last.
    pub(super) fn around(&mut self, around: Option<Around>) {
        if let Some(finding) = self.found.last_mut() {
            finding.around = around;
        }
    }

    /// Says of each finding what stands around the link that it is about.
    fn look_around(&mut self) {
        let wanted: HashSet<(u32, u32)> = self.found.iter().map(|finding| (finding.line, finding.column)).collect();
        let mut found: HashMap<(u32, u32), Around> = HashMap::new();
        for link in &self.document.links {
            let place = (link.place.line, link.place.column);
            if let Some(at) = link.at.filter(|_| wanted.contains(&place)) {
                let words = if link.words.is_empty() { &link.target } else { &link.words };
                let around = Around::of(&self.document.text, at, words);
                found.extend(around.map(|around| (place, around)));
            }
        }
        for finding in self.found.iter_mut().filter(|finding| finding.around.is_none()) {
            finding.around = found.get(&(finding.line, finding.column)).cloned();
        }
    }

    /// All of them, in the file's order, each with its fingerprint.
    pub(super) fn all(mut self, before: &mut Before, around: bool) -> Vec<Finding> {
        if around {
            self.look_around();
        }
        let name = self.document.name();
        for finding in &mut self.found {
            let count = before.0.entry((finding.rule, finding.fingerprint.clone())).or_default();
            finding.fingerprint = fingerprint(finding.rule, &name, &finding.fingerprint, *count);
            *count += 1;
        }
        self.found.sort_by_key(|finding| (finding.line, finding.column));
        self.found
    }
}

/// Sixteen hexadecimal digits.
fn fingerprint(rule: &str, document: &str, identity: &str, ordinal: u32) -> String {
    let mut hash = Sha256::new();
    for part in [rule, document, identity, &ordinal.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
