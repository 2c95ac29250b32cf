//! The files that paths name.

use std::fs;
use std::path::Path;

use affix_files::documents::is_document_or_archive;
use affix_files::saved::unreadable;

/// Folders that hold no documents of the site's own.
const PASSED: &[&str] = &["node_modules", "target", "vendor"];

/// Files as named, folders with all documents below them, in order. Links inside folders are not followed, so that
/// nothing outside of them is read or gone over twice.
pub(super) fn files(paths: &[String], trouble: &mut dyn FnMut(&str, String)) -> Vec<String> {
    let mut out = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => folder(path, &mut out, trouble),
            Ok(_) => out.push(path.clone()),
            Err(e) => trouble(path, unreadable(path, "page.html", &e).text),
        }
    }
    out
}

fn folder(path: &str, out: &mut Vec<String>, trouble: &mut dyn FnMut(&str, String)) {
    let mut left = vec![path.trim_end_matches('/').to_owned()];
    let start = out.len();
    while let Some(folder) = left.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) => {
                trouble(&folder, unreadable(&folder, "page.html", &e).text);
                continue;
            }
        };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            let Ok(kind) = entry.file_type() else { continue };
            let whole = Path::new(&folder).join(&name).to_string_lossy().into_owned();
            if kind.is_dir() {
                if !name.starts_with('.') && !PASSED.contains(&name.as_str()) {
                    left.push(whole);
                }
            } else if kind.is_file() && is_document_or_archive(&name) {
                out.push(whole);
            }
        }
    }
    if let Some(new) = out.get_mut(start..) {
        new.sort_unstable();
    }
}
