//! The user's own rules for what they publish.

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::message::{FieldProblem, Note, code};
use crate::value::Severity;

/// Letters and digits that a pattern needs: with fewer it is found everywhere.
const LEAST: usize = 2;

/// Characters of the longest pattern.
const MOST: usize = 200;

/// What a rule of the user's own looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum LooksAt {
    /// Where links lead, any link of a document.
    #[default]
    Address,
    /// The words of links.
    Words,
    /// The text of a document as people read it.
    Text,
}

/// A rule of the user's own: what an audit is to say something of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnRule {
    /// What the user calls it.
    pub name: String,
    /// What it looks at.
    #[serde(deserialize_with = "or_usual")]
    pub looks_at: LooksAt,
    /// What is not to stand there, in letters of any case; `*` stands for anything within a line.
    pub pattern: String,
    /// How bad that is.
    #[serde(deserialize_with = "or_usual")]
    pub severity: Severity,
    /// What to do about it; empty where the name says enough.
    pub says: String,
}

/// What is not said is as usual.
fn or_usual<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

/// What is wrong with a rule while it is typed, by the fields `name` and `pattern`.
///
/// ```
/// use affix_core::settings::{OwnRule, check_rule};
/// let of = |name: &str, pattern: &str| {
///     let rule = OwnRule { name: name.into(), pattern: pattern.into(), ..OwnRule::default() };
///     check_rule(&rule).iter().map(|found| (found.field.clone(), found.problem.code)).collect::<Vec<_>>()
/// };
/// assert_eq!(of("Old shortener", "go.example/*"), []);
/// assert_eq!(of("", "*a*"), [("name".into(), "rule_name"), ("pattern".into(), "rule_pattern_short")]);
/// assert_eq!(of("x", &"a".repeat(201)), [("pattern".into(), "rule_pattern_long")]);
/// assert_eq!(of("x", "two\nlines"), [("pattern".into(), "rule_pattern_lines")]);
/// ```
pub fn check_rule(rule: &OwnRule) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut empty = |field: &str, text: &str, problem: Note| {
        let missing = text.trim().is_empty();
        found.push(if missing { FieldProblem::missing(field, problem) } else { FieldProblem::new(field, problem) });
    };
    if rule.name.trim().is_empty() {
        empty("name", &rule.name, Note::plain(code::RULE_NAME));
    }
    let pattern = rule.pattern.trim();
    let wrong = match () {
        () if pattern.contains(['\n', '\r']) => Some(Note::plain(code::RULE_PATTERN_LINES)),
        () if pattern.chars().count() > MOST => Some(Note::new(code::RULE_PATTERN_LONG, [("most", MOST.to_string())])),
        () if pattern.chars().filter(|c| c.is_alphanumeric()).nth(LEAST - 1).is_none() => {
            Some(Note::plain(code::RULE_PATTERN_SHORT))
        }
        () => None,
    };
    if let Some(problem) = wrong {
        empty("pattern", pattern, problem);
    }
    found
}
