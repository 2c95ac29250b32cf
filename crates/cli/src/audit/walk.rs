//! The files that paths name.

use std::fs;
use std::path::Path;

use affix_core::text::message::{Note, code};
use affix_files::documents::{is_document_or_archive, sitemap};
use affix_files::saved::unreadable;
use glob::{MatchOptions, Pattern};

/// Folders that hold no documents of the site's own.
const PASSED: &[&str] = &["node_modules", "target", "vendor"];

/// A star stays within a folder, two of them go through all below.
const MATCH: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// What is passed over in folders.
pub(super) struct Ignored(Vec<(Pattern, Of)>);

/// What a pattern is held against.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// The name of each file and folder.
    Name,
    /// The whole path.
    Path,
}

impl Ignored {
    pub(super) fn of(patterns: &[String]) -> Result<Self, String> {
        let each = patterns.iter().map(|text| {
            let of = if text.trim_end_matches('/').contains('/') { Of::Path } else { Of::Name };
            Ok((pattern(text.trim_end_matches('/'))?, of))
        });
        each.collect::<Result<_, String>>().map(Self)
    }

    fn holds(&self, path: &str, name: &str) -> bool {
        self.0.iter().any(|(pattern, of)| pattern.matches_with(if *of == Of::Name { name } else { plain(path) }, MATCH))
    }
}

fn pattern(text: &str) -> Result<Pattern, String> {
    Pattern::new(plain(text))
        .map_err(|why| Note::new(code::CLI_AUDIT_PATTERN, [("text", text), ("problem", why.msg)]).text)
}

fn plain(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

/// Files as named, folders with all documents below them, in order; what a pattern is like; the pages of a sitemap.
/// Links inside folders are not followed, so that nothing outside of them is read or gone over twice.
pub(super) fn files(paths: &[String], ignored: &Ignored, trouble: &mut dyn FnMut(&str, String)) -> Vec<String> {
    let mut out = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => folder(path, ignored, &mut out, trouble),
            Ok(_) => named(path, &mut out, trouble),
            Err(_) if path.contains(['*', '?', '[']) => like(path, ignored, &mut out, trouble),
            Err(e) => trouble(path, unreadable(path, "page.html", &e).text),
        }
    }
    out
}

/// A file, or the pages that it lists.
fn named(path: &str, out: &mut Vec<String>, trouble: &mut dyn FnMut(&str, String)) {
    match sitemap(path) {
        Ok(None) => out.push(path.to_owned()),
        Ok(Some(site)) => {
            if let Some(first) = site.missing.first() {
                let values = [("count", site.missing.len().to_string()), ("first", first.clone())];
                trouble(path, Note::new(code::CLI_AUDIT_SITEMAP, values).text);
            }
            out.extend(site.files);
        }
        Err(e) => trouble(path, unreadable(path, "sitemap.xml", &e).text),
    }
}

/// What is like a pattern, below the folder that it begins with.
fn like(text: &str, ignored: &Ignored, out: &mut Vec<String>, trouble: &mut dyn FnMut(&str, String)) {
    let wanted = match pattern(text) {
        Ok(wanted) => wanted,
        Err(why) => return trouble(text, why),
    };
    let fixed = text.find(['*', '?', '[']).and_then(|at| text.get(..at)).unwrap_or_default();
    let start = match fixed.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => ".",
    };
    let mut all = Vec::new();
    folder(start, ignored, &mut all, trouble);
    all.retain(|file| wanted.matches_with(plain(file), MATCH));
    if all.is_empty() {
        trouble(text, Note::plain(code::CLI_AUDIT_NONE_LIKE).text);
    }
    out.extend(all.into_iter().map(|file| if start == "." { plain(&file).to_owned() } else { file }));
}

fn folder(path: &str, ignored: &Ignored, out: &mut Vec<String>, trouble: &mut dyn FnMut(&str, String)) {
    let top = path.trim_end_matches('/');
    let mut left = vec![if top.is_empty() { "/" } else { top }.to_owned()];
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
            if ignored.holds(&whole, &name) {
                continue;
            }
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
