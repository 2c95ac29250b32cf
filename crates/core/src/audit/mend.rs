//! Replacing addresses.

use super::finding::{Finding, Fix};
use crate::text::message::{Note, code};
use crate::text::sheet;

/// A file with the addresses replaced that these findings of it say, and nothing else of it changed; of two that
/// overlap the first counts.
///
/// # Errors
/// The file is another one than the findings are of.
pub fn mended<'f>(old: &[u8], findings: impl IntoIterator<Item = &'f Finding>) -> Result<Vec<u8>, Note> {
    let mut new = Vec::with_capacity(old.len());
    let mut at = 0;
    for (bytes, Fix { from, to, .. }) in in_file(findings) {
        if old.get(bytes.clone()) != Some(from.as_bytes()) {
            return Err(Note::plain(code::AUDIT_CHANGED));
        }
        new.extend_from_slice(old.get(at..bytes.start).unwrap_or_default());
        new.extend_from_slice(to.as_bytes());
        at = bytes.end;
    }
    new.extend_from_slice(old.get(at..).unwrap_or_default());
    Ok(new)
}

fn in_file<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<(std::ops::Range<usize>, &'f Fix)> {
    let fixes = findings.into_iter().filter_map(|finding| finding.fix.as_ref());
    let mut found: Vec<_> = fixes.filter_map(|fix| Some((fix.bytes.clone()?, fix))).collect();
    found.sort_by_key(|(bytes, _)| bytes.start);
    found.dedup_by(|(later, _), (first, _)| later.start < first.end);
    found
}

/// What is to be put for what in the program that a file came from, as a table; `None` where there is nothing.
pub fn old_to_new<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Option<String> {
    let fixes = findings.into_iter().filter_map(|finding| finding.fix.as_ref());
    let mut pairs: Vec<(&str, &str)> = fixes.map(|fix| (fix.from.as_str(), fix.to.as_str())).collect();
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.is_empty() {
        return None;
    }
    let cells: Vec<&str> = [("old", "new")].into_iter().chain(pairs).flat_map(|(old, new)| [old, new]).collect();
    Some(sheet(&cells, 2))
}
