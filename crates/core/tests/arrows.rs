//! Arrows between the modules point one way: each uses only those that stand before it here.

use std::fs;
use std::path::{Path, PathBuf};

const ORDER: &[&str] = &[
    "map",
    "text",
    "calendar",
    "value",
    "record",
    "settings",
    "event",
    "forecast",
    "address",
    "link",
    "open_platform",
    "campaign",
    "batch",
    "category",
    "page",
    "commission",
    "compose",
    "kept",
    "ask",
];

fn sources(at: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(at) else { return out.push(at.to_owned()) };
    for entry in entries.flatten() {
        sources(&entry.path(), out);
    }
}

#[test]
fn arrows_point_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for file in files {
        let Ok(inside) = file.strip_prefix(&root) else { continue };
        let Some(module) = inside.iter().next().and_then(|m| m.to_str()).map(|m| m.trim_end_matches(".rs")) else {
            continue;
        };
        if module == "lib" {
            continue;
        }
        let Some(place) = ORDER.iter().position(|m| *m == module) else {
            wrong.push(format!("{module} has no place in the order"));
            continue;
        };
        seen.push(module.to_owned());
        let text = fs::read_to_string(&file).unwrap_or_default();
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for line in code {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                if let Some(other) = ORDER.iter().position(|m| *m == used)
                    && other > place
                {
                    wrong.push(format!("{} uses {used}", inside.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(ORDER.iter().all(|m| seen.iter().any(|s| s == m)), "a module of the order is gone");
}
