//! Replacing addresses in files.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use affix_core::audit::{Finding, Fix, mended};
use affix_core::text::message::{Note, code};
use affix_core::text::sheet;
use affix_files::documents::can_be_mended;

use crate::complaint::{complain, complain_of};
use crate::output::{print, put};

/// Replaces what has a replacement in Markdown and HTML, and says for exports and tables, which are changed in the
/// program that they came from, what to put for what; 2 where a file could not be written.
pub(super) fn mend(findings: &[Finding], dry: bool) -> u8 {
    let mut files: BTreeMap<&str, Vec<Mend<'_>>> = BTreeMap::new();
    let mut elsewhere: Vec<(&str, &str)> = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        match &fix.bytes {
            Some(bytes) if can_be_mended(&finding.document) => {
                files.entry(&finding.document).or_default().push(Mend { finding, fix, bytes: bytes.clone() });
            }
            _ => elsewhere.push((&fix.from, &fix.to)),
        }
    }
    let mut failed = 0;
    let mut said = String::new();
    for (file, mut mends) in files {
        mends.sort_by_key(|mend| mend.bytes.start);
        mends.dedup_by(|later, first| later.bytes.start < first.bytes.end);
        for Mend { finding, fix, .. } in &mends {
            said.push_str(&format!("{file}:{}:{}: {} → {}\n", finding.line, finding.column, fix.from, fix.to));
        }
        if dry {
            continue;
        }
        if let Err(why) = written(file, &mends) {
            complain_of(file, why);
            failed = 2;
        }
    }
    elsewhere.sort_unstable();
    elsewhere.dedup();
    if !elsewhere.is_empty() {
        let cells: Vec<String> = [("old", "new")]
            .iter()
            .chain(&elsewhere)
            .flat_map(|(old, new)| [(*old).to_owned(), (*new).to_owned()])
            .collect();
        said.push_str(&sheet(&cells, 2));
        complain(Note::plain(code::CLI_AUDIT_ELSEWHERE));
    }
    print(&said);
    failed
}

/// A replacement in a file.
struct Mend<'f> {
    finding: &'f Finding,
    fix: &'f Fix,
    bytes: Range<usize>,
}

/// The file with these replacements, in one step: killed before it, nothing is changed.
fn written(file: &str, mends: &[Mend<'_>]) -> Result<(), String> {
    let problem = |e: std::io::Error| Note::new(code::CLI_OUTPUT, [("problem", e.to_string())]).text;
    let old = fs::read(file).map_err(problem)?;
    let new = mended(&old, mends.iter().map(|mend| mend.finding)).map_err(|why| why.text)?;
    fs::copy(file, format!("{file}.bak")).map_err(problem)?;
    put(file, new).map_err(problem)
}
