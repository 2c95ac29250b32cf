//! The words of posts, by the language of their readers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, DirEntry};
use std::path::Path;

/// `READERS`: a language and its words by name.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let mut out = String::from("static READERS: &[(&str, &[(&str, &str)])] = &[\n");
    let mut files: Vec<_> = fs::read_dir(data.join("readers"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(DirEntry::file_name);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let language = name.trim_end_matches(".json");
        let words: BTreeMap<String, String> = super::load(data, &format!("readers/{name}"))?;
        let words: Vec<_> = words.iter().collect();
        writeln!(out, "    ({language:?}, &{words:?}),")?;
    }
    out.push_str("];\n");
    Ok(out)
}
