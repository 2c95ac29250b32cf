//! The words of posts, by the language of their readers. A language may lack some, which then stand in English; it has none
//! that English lacks, nor other fields in one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, DirEntry};
use std::path::Path;

/// `READERS`: a language and its words by name.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let mut out = String::from("static READERS: &[(&str, &[(&str, &str)])] = &[\n");
    let usual: BTreeMap<String, String> = super::load(data, "readers/en.json")?;
    let mut files: Vec<_> = fs::read_dir(data.join("readers"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(DirEntry::file_name);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let language = name.trim_end_matches(".json");
        let words: BTreeMap<String, String> = super::load(data, &format!("readers/{name}"))?;
        for (code, text) in &words {
            let known = usual.get(code).ok_or_else(|| format!("readers/{name}: English has no {code}"))?;
            if fields(text) != fields(known) {
                return Err(format!("readers/{name}: {code} has other fields than in English").into());
            }
        }
        let words: Vec<_> = words.iter().collect();
        writeln!(out, "    ({language:?}, &{words:?}),")?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// The names in braces.
fn fields(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
