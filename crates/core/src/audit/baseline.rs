//! What was found before and accepted.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::finding::Finding;
use crate::value::Day;

/// A finding that was accepted: it stays quiet until what it is about changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct AcceptedFinding {
    /// [`Finding::fingerprint`].
    pub fingerprint: String,
    /// The rule's code.
    pub rule: String,
    /// The document, with its part behind a `#`.
    pub r#where: String,
    /// The day on which it was accepted, `2026-11-27`.
    pub since: String,
    /// The last day on which it stays quiet.
    pub until: Option<String>,
    /// Why, in the user's words; what has no reason is known, not accepted.
    pub why: Option<String>,
}

/// How a finding stands to what was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum FindingState {
    /// It was not there.
    New,
    /// It was there, without a reason.
    Known,
    /// It was accepted.
    Accepted,
}

impl FindingState {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Accepted => "accepted",
        }
    }
}

impl AcceptedFinding {
    /// How what it stands for is to be taken today.
    pub fn state(&self, today: Day) -> FindingState {
        let over = self.until.as_deref().and_then(|until| until.parse::<Day>().ok()).is_some_and(|until| until < today);
        match (&self.why, over) {
            (_, true) => FindingState::New,
            (Some(_), false) => FindingState::Accepted,
            (None, false) => FindingState::Known,
        }
    }

    /// A finding that is accepted today.
    pub fn of(finding: &Finding, why: &str, today: Day) -> Self {
        Self {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.to_owned(),
            r#where: finding.name(),
            since: today.to_string(),
            until: None,
            why: Some(why.to_owned()),
        }
    }

    /// It is of one of these files.
    pub(super) fn is_of(&self, files: &HashSet<String>) -> bool {
        // A file's name may have the sign in it.
        let mut ends = self.r#where.match_indices('#').map(|(at, _)| at).chain([self.r#where.len()]);
        ends.any(|end| self.r#where.get(..end).is_some_and(|file| files.contains(file)))
    }
}

/// How each finding stands, and those of the accepted that were not found any more.
pub fn states<'a>(
    findings: &[Finding],
    accepted: &'a [AcceptedFinding],
    today: Day,
) -> (Vec<FindingState>, Vec<&'a AcceptedFinding>) {
    let mut entries: HashMap<&str, (&AcceptedFinding, bool)> =
        accepted.iter().map(|entry| (entry.fingerprint.as_str(), (entry, false))).collect();
    let states = findings
        .iter()
        .map(|finding| match entries.get_mut(finding.fingerprint.as_str()) {
            Some((entry, seen)) => {
                *seen = true;
                entry.state(today)
            }
            None => FindingState::New,
        })
        .collect();
    let gone = accepted.iter().filter(|entry| entries.get(entry.fingerprint.as_str()).is_some_and(|(_, seen)| !seen));
    (states, gone.collect())
}

/// How many of each rule.
pub(super) fn by_rule<'a>(accepted: impl IntoIterator<Item = &'a AcceptedFinding>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for entry in accepted {
        *counts.entry(entry.rule.as_str()).or_default() += 1;
    }
    counts
}
