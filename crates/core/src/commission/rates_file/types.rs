//! What a file of rates holds.

use serde::Serialize;

use super::entry::tidy;
use crate::commission::overrides::check_override;
use crate::settings::RateOverride;
use crate::text::message::Note;

/// What stands in a file of rates.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct RatesFile {
    /// Why nothing of it was read.
    pub problem: Option<Note>,
    /// The rates, in the file's order.
    pub rates: Vec<FileRate>,
    /// What was left out.
    pub unread: Vec<UnreadRate>,
    /// It is a table, so that [`UnreadRate::place`] counts its lines.
    pub table: bool,
}

/// A rate of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct FileRate {
    /// The rate, its numbers written plainly.
    pub rate: RateOverride,
    /// Whether it is there already.
    pub standing: Standing,
}

/// Whether a rate of the file is there already; another note makes no other rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// The user has no such rate.
    New,
    /// The user has it.
    Same,
    /// It stands in the file before.
    Double,
}

/// An entry of the file that is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnreadRate {
    /// Its number from 1: of the line in a table, of the entry otherwise.
    pub place: u64,
    /// Why, at least one reason.
    pub problems: Vec<Note>,
}

impl RatesFile {
    pub(super) fn refused(why: Note) -> Self {
        Self { problem: Some(why), ..Self::default() }
    }

    pub(super) fn take(&mut self, place: u64, entry: Result<RateOverride, Note>) {
        let problems = match entry.map(tidy) {
            Ok(rate) => {
                let problems: Vec<Note> = check_override(&rate).into_iter().map(|found| found.problem).collect();
                if problems.is_empty() {
                    self.rates.push(FileRate { rate, standing: Standing::New });
                    return;
                }
                problems
            }
            Err(why) => vec![why],
        };
        self.unread.push(UnreadRate { place, problems });
    }
}
