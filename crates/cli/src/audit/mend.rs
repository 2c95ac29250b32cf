//! Replacing addresses in files.

use std::collections::BTreeMap;
use std::fs;

use affix_core::audit::{Finding, Fix};
use affix_core::text::message::{Note, code};
use affix_files::documents::can_be_mended;

use crate::complaint::complain_of;
use crate::output::print;

/// Replaces what has a replacement in Markdown and HTML; 2 where a file could not be written.
pub(super) fn mend(findings: &[Finding], dry: bool) -> u8 {
    let mut files: BTreeMap<&str, Vec<(&Finding, &Fix)>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| can_be_mended(&finding.document)) {
        if let Some(fix) = &finding.fix {
            files.entry(&finding.document).or_default().push((finding, fix));
        }
    }
    let mut code = 0;
    let mut said = String::new();
    for (file, mut fixes) in files {
        fixes.sort_by_key(|(_, fix)| fix.bytes.start);
        fixes.dedup_by(|(_, later), (_, first)| later.bytes.start < first.bytes.end);
        for (finding, fix) in &fixes {
            said.push_str(&format!("{file}:{}:{}: {} → {}\n", finding.line, finding.column, fix.from, fix.to));
        }
        if dry {
            continue;
        }
        if let Err(why) = written(file, &fixes.iter().map(|(_, fix)| *fix).collect::<Vec<_>>()) {
            complain_of(file, why);
            code = 2;
        }
    }
    print(&said);
    code
}

/// The file with these replacements, in one step: killed before it, nothing is changed.
fn written(file: &str, fixes: &[&Fix]) -> Result<(), String> {
    let problem = |e: std::io::Error| Note::new(code::CLI_OUTPUT, [("problem", e.to_string())]).text;
    let old = fs::read(file).map_err(problem)?;
    let mut new = Vec::with_capacity(old.len());
    let mut at = 0;
    for fix in fixes {
        if old.get(fix.bytes.clone()) != Some(fix.from.as_bytes()) {
            return Err(Note::plain(code::CLI_AUDIT_CHANGED).text);
        }
        new.extend_from_slice(old.get(at..fix.bytes.start).unwrap_or_default());
        new.extend_from_slice(fix.to.as_bytes());
        at = fix.bytes.end;
    }
    new.extend_from_slice(old.get(at..).unwrap_or_default());
    fs::copy(file, format!("{file}.bak")).map_err(problem)?;
    let beside = format!("{file}.affix-new");
    fs::write(&beside, new).map_err(problem)?;
    let rights = fs::metadata(file).map_err(problem)?.permissions();
    fs::set_permissions(&beside, rights).map_err(problem)?;
    fs::rename(&beside, file).map_err(problem)
}
