//! What is asked of a run over many files, and what is shown of it.

use serde::{Deserialize, Serialize};

use super::baseline::{AcceptedFinding, FindingState};
use super::finding::Around;
use super::rules::Severity;
use crate::text::message::Note;

/// Which findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum AuditShow {
    /// Those that were not there before.
    #[default]
    New,
    /// Those that were accepted.
    Accepted,
    /// All of them.
    All,
}

/// What is asked of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default)]
pub struct AuditQuestion {
    /// Which findings.
    pub show: AuditShow,
    /// Of this rule alone.
    pub rule: Option<String>,
    /// Of this file alone.
    pub file: Option<String>,
    /// With these words in the file's name, the part or what it is about.
    pub words: String,
}

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// Its number in the run.
    pub number: usize,
    /// The rule's code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// How it stands to what was accepted.
    pub state: FindingState,
    /// The file.
    pub file: String,
    /// The line in it, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The post, message, part or row: `post=101`.
    pub part: Option<String>,
    /// The address or words that it is about.
    pub text: String,
    /// What is wrong and what to do.
    pub note: Note,
    /// Where the rule comes from.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source: &'static str,
    /// The words around it.
    pub around: Option<Around>,
    /// The text to replace.
    pub from: Option<String>,
    /// What to write instead.
    pub to: Option<String>,
    /// It can be replaced in the file itself.
    pub in_file: bool,
    /// Since when it is accepted, and why.
    pub since: Option<String>,
    /// In the user's words.
    pub why: Option<String>,
}

/// Findings that have something in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct AuditGroup {
    /// The rule's code, or the file.
    pub key: String,
    /// How many there are.
    pub count: usize,
    /// How bad the worst of them is.
    pub severity: Severity,
}

/// What came of a run in short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct AuditFigures {
    /// Files that were read.
    pub files: usize,
    /// Documents in them: pages, posts, messages.
    pub documents: usize,
    /// Links that have to do with AliExpress.
    pub links: usize,
    /// Those of them that are the user's own, and whole.
    pub own: usize,
    /// Findings that were not there before.
    pub new: usize,
    /// Those of them that cost money or lead readers astray.
    pub errors: usize,
    /// Those of them that have a replacement.
    pub mendable: usize,
    /// Findings that were accepted before.
    pub accepted: usize,
    /// What was accepted in these files, and is no longer found.
    pub gone: usize,
}

/// What is shown of a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct AuditView {
    /// The whole run in short.
    pub figures: AuditFigures,
    /// The rules that found something of what is shown, the worst first, whatever rule is asked for.
    pub rules: Vec<AuditGroup>,
    /// The files in which something of it stands, the worst first, whatever file is asked for.
    pub files: Vec<AuditGroup>,
    /// How many files those are.
    pub all_files: usize,
    /// The worst first.
    pub rows: Vec<AuditRow>,
    /// How many there are.
    pub all: usize,
    /// What was accepted in these files, and is no longer found.
    pub gone: Vec<AcceptedFinding>,
}
