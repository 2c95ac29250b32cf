//! The first rows of a table, to be shown beside what is taken of its columns.

use serde::Serialize;

use super::names::named_field;

/// Rows that are shown.
const ROWS: usize = 3;

/// Letters of a cell that are shown.
const LONGEST: usize = 60;

/// A row as it was kept: its line, and its cells.
pub(super) type Kept = (u64, Vec<(String, bool)>);

/// The names of a table's columns and what stands below them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Sample {
    /// The line of the names, from 1.
    pub line: u64,
    /// The columns' names, as they stand there.
    pub names: Vec<String>,
    /// What each column may be of by its name; empty for what no name tells.
    pub guessed: Vec<String>,
    /// The first rows below.
    pub rows: Vec<Vec<String>>,
}

impl Sample {
    /// Of a table whose header is in this line.
    pub(super) fn below(line: u64, kept: &[Kept]) -> Option<Self> {
        let at = kept.iter().position(|(known, _)| *known == line)?;
        let shown = |cells: &Vec<(String, bool)>| -> Vec<String> {
            cells.iter().map(|(text, _)| text.chars().take(LONGEST).collect()).collect()
        };
        let mut rows = kept.iter().skip(at).map(|(_, cells)| cells);
        let header = rows.next()?;
        let names: Vec<String> = header.iter().map(|(text, _)| text.clone()).collect();
        let guessed = names.iter().map(|name| named_field(name).unwrap_or_default().to_owned()).collect();
        Some(Self { line, names, guessed, rows: rows.take(ROWS).map(shown).collect() })
    }

    /// Of a table whose header is not known: the first row with as many cells as any.
    pub(super) fn of(kept: &[Kept]) -> Option<Self> {
        let filled = |cells: &[(String, bool)]| cells.iter().filter(|(text, _)| !text.is_empty()).count();
        let most = kept.iter().map(|(_, cells)| filled(cells)).max()?;
        let (line, _) = kept.iter().find(|(_, cells)| filled(cells) == most)?;
        Self::below(*line, kept)
    }
}
