//! The catalogue holds no sentence that nothing says.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot read its own files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every text of a folder, put together.
fn texts(at: &Path, out: &mut String) {
    for entry in fs::read_dir(at).unwrap().flatten() {
        match fs::read_to_string(entry.path()) {
            Ok(text) => out.push_str(&text),
            Err(_) => texts(&entry.path(), out),
        }
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said = String::new();
    for table in fs::read_dir(core.join("data")).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        said.push_str(&fs::read_to_string(table.path()).unwrap());
    }
    texts(&core.join("src"), &mut said);
    texts(&core.join("../cli/src"), &mut said);
    texts(&core.join("../files/src"), &mut said);
    let folders = ["data/messages/en", "data/cli"].map(|folder| fs::read_dir(core.join(folder)).unwrap());
    for file in folders.into_iter().flatten().flatten() {
        let table: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(file.path()).unwrap()).unwrap();
        for code in table.keys() {
            // The command line's words for a code of the core are said where that code is.
            let core = code.strip_prefix("cli_").unwrap_or(code);
            let used = [code.as_str(), core].iter().any(|code| {
                said.contains(&format!("code::{}", code.to_uppercase())) || said.contains(&format!("\"{code}\""))
            });
            assert!(used, "{code} of {} is never used", file.path().display());
        }
    }
}

#[test]
fn every_word_of_posts_is_said_and_every_language_has_it() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said = String::new();
    texts(&core.join("src/draft"), &mut said);
    let words =
        |file: &Path| -> BTreeMap<String, String> { serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap() };
    let english = words(&core.join("data/readers/en.json"));
    for name in english.keys() {
        assert!(said.contains(&format!("\"{name}\"")), "{name} is never used");
    }
    for (_, rest) in ["say(\"", "fill(\""]
        .iter()
        .flat_map(|call| said.match_indices(call))
        .map(|(at, call)| (at, &said[at + call.len()..]))
    {
        let name = rest.split('"').next().unwrap();
        assert!(english.contains_key(name), "{name} is no word of readers/en.json");
    }
    for file in fs::read_dir(core.join("data/readers")).unwrap().flatten() {
        assert!(words(&file.path()).keys().eq(english.keys()), "{}", file.path().display());
    }
}
