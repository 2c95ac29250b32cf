//! The walls of the Rust crates: between the rooms of core arrows point one way, no files use each other in a
//! circle, and no file is longer than a reader likes.
//!
//! What a file uses is read from its syntax, `use` and paths with `crate`, `super` or `self`, and followed
//! through re-exports to the file that has it. Tests inside a file are not looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// The rooms of core, each of which uses only those before it.
const ORDER: &[&str] = &[
    "map",
    "order",
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
    "price",
    "vet",
    "report",
    "commission",
    "compose",
    "draft",
    "kept",
    "ask",
    "audit",
];

/// The longest that a file may be, unless it says why near its top: "N lines because".
const LONGEST: usize = 400;

/// Circles that are still to be cut. No other may come; a line goes with its circle.
const CIRCLES: &[&str] = &[];

/// Files that are still to be split. No other may come; a line goes with its file's length.
const LONG: &[&str] = &["files/src/skim.rs", "core/src/record.rs"];

/// A module's place in its crate: `["address", "find", "line"]`.
type Module = Vec<String>;

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(at: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(at) else { return };
    for entry in entries.flatten().map(|entry| entry.path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

fn module(file: &Path) -> Module {
    let mut names: Module = file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    names.pop_if(|name| matches!(name.as_str(), "mod" | "lib" | "main"));
    names
}

/// What one file says of others.
#[derive(Default)]
struct File {
    /// Paths that it uses, from the crate's root.
    uses: Vec<Module>,
    /// Names that it passes on, and the paths they are of.
    passes: Vec<(String, Module)>,
}

/// Goes over a file's syntax.
struct Reader<'a> {
    /// The module at hand, inline modules included.
    at: Module,
    modules: &'a BTreeSet<Module>,
    file: File,
}

impl Reader<'_> {
    /// A path from the crate's root; `None` for another crate's and for local names.
    fn whole(&self, path: &[String]) -> Option<Module> {
        let mut at = self.at.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = rest.get(1..)?;
            }
            "self" => rest = rest.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    at.pop()?;
                    rest = rest.get(1..)?;
                }
            }
            child => {
                let mut module = at.clone();
                module.push(child.to_owned());
                if !self.modules.contains(&module) {
                    return None;
                }
            }
        }
        at.extend_from_slice(rest);
        Some(at)
    }

    fn tree(&mut self, tree: &syn::UseTree, mut path: Module, passed: bool) {
        match tree {
            syn::UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.tree(&part.tree, path, passed);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, path.clone(), passed)),
            syn::UseTree::Glob(_) => self.used(&path),
            syn::UseTree::Name(name) => {
                let name = name.ident.to_string();
                let called = if name == "self" { path.last().cloned().unwrap_or_default() } else { name.clone() };
                if name != "self" {
                    path.push(name);
                }
                self.named(&path, called, passed);
            }
            syn::UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                self.named(&path, name.rename.to_string(), passed);
            }
        }
    }

    fn named(&mut self, path: &[String], called: String, passed: bool) {
        match self.whole(path) {
            Some(whole) if passed => self.file.passes.push((called, whole)),
            Some(whole) => self.file.uses.push(whole),
            None => {}
        }
    }

    fn used(&mut self, path: &[String]) {
        self.file.uses.extend(self.whole(path));
    }
}

fn of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let mut test = false;
        let _ = attribute.path().is_ident("cfg").then(|| {
            attribute.parse_nested_meta(|meta| {
                test |= meta.path.is_ident("test");
                Ok(())
            })
        });
        test
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !of_tests(&item.attrs) {
            self.tree(&item.tree, Vec::new(), !matches!(item.vis, syn::Visibility::Inherited));
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !of_tests(&item.attrs) && item.content.is_some() {
            self.at.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.at.pop();
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Module = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if matches!(names.first().map(String::as_str), Some("crate" | "super" | "self")) && names.len() > 1 {
            self.used(&names);
        }
        visit::visit_path(self, path);
    }
}

/// Which files of a crate use which.
fn arrows(name: &str) -> BTreeMap<Module, BTreeSet<Module>> {
    let root = crates().join(name).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let inside = |path: &PathBuf| path.strip_prefix(&root).map(module).unwrap_or_default();
    let modules: BTreeSet<Module> = paths.iter().map(inside).collect();
    assert!(modules.len() > 3, "{name}: no sources");
    let mut files = BTreeMap::<Module, File>::new();
    for path in &paths {
        let at = inside(path);
        let text = fs::read_to_string(path).unwrap_or_default();
        let parsed = syn::parse_file(&text);
        assert!(parsed.is_ok(), "{}: {:?}", path.display(), parsed.err());
        let Ok(syntax) = parsed else { continue };
        let mut reader = Reader { at: at.clone(), modules: &modules, file: File::default() };
        reader.visit_file(&syntax);
        let file = files.entry(at).or_default();
        file.uses.extend(reader.file.uses);
        file.passes.extend(reader.file.passes);
    }
    let found = |file: &File, from: &Module| {
        let ends = file.uses.iter().map(|path| end(path, &modules, &files, 0));
        ends.filter(|end| end != from).collect()
    };
    files.iter().map(|(from, file)| (from.clone(), found(file, from))).collect()
}

/// The file that has what a path names, through whatever passes it on.
fn end(path: &[String], modules: &BTreeSet<Module>, files: &BTreeMap<Module, File>, depth: usize) -> Module {
    let length = (0..=path.len()).rev().find(|length| path.get(..*length).is_some_and(|m| modules.contains(m)));
    let (module, rest) = path.split_at(length.unwrap_or(0));
    let passed = rest.first().filter(|_| depth < 8).and_then(|name| {
        let (_, whole) = files.get(module)?.passes.iter().find(|(called, _)| called == name)?;
        Some(end(whole, modules, files, depth + 1))
    });
    passed.unwrap_or_else(|| module.to_vec())
}

fn shown(module: &Module) -> String {
    if module.is_empty() { "the root".into() } else { module.join("/") }
}

/// Whatever can be reached from a file.
fn reached(from: &Module, arrows: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        for to in arrows.get(at).into_iter().flatten() {
            if reached.insert(to.clone()) {
                next.push(to);
            }
        }
    }
    reached
}

#[test]
fn arrows_between_the_rooms_of_core_point_one_way() {
    let room = |module: &Module| module.first().and_then(|room| ORDER.iter().position(|known| known == room));
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (from, uses) in arrows("core") {
        if from.is_empty() {
            continue;
        }
        let Some(place) = room(&from) else {
            wrong.push(format!("{} has no place in the order", shown(&from)));
            continue;
        };
        seen.insert(place);
        let beyond = uses.iter().filter(|to| room(to).is_some_and(|other| other > place));
        wrong.extend(beyond.map(|to| format!("{} uses {}", shown(&from), shown(to))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen.len(), ORDER.len(), "a room of the order is gone");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut circles = BTreeSet::new();
    for name in ["core", "files", "wasm", "cli"] {
        let arrows = arrows(name);
        let reach: BTreeMap<_, _> = arrows.keys().map(|from| (from, reached(from, &arrows))).collect();
        for (from, to) in &reach {
            let circle: Vec<_> =
                to.iter().filter(|other| reach.get(other).is_some_and(|back| back.contains(*from))).collect();
            if to.contains(*from) {
                circles.insert(format!("{name}: {}", circle.into_iter().map(shown).collect::<Vec<_>>().join(", ")));
            }
        }
    }
    are_those_that_wait(circles, CIRCLES);
}

#[test]
fn no_file_is_longer_than_a_reader_likes() {
    let mut paths = Vec::new();
    for entry in fs::read_dir(crates()).expect("the crates' folder").flatten() {
        for folder in ["src", "build", "tests", "benches", "targets"] {
            sources(&entry.path().join(folder), &mut paths);
        }
    }
    let long = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let lines = text.lines().count();
        let said = text.lines().take(20).any(|line| line.contains("lines because"));
        let file = path.strip_prefix(crates()).unwrap_or(path);
        (lines > LONGEST && !said).then(|| file.display().to_string())
    };
    let long: BTreeSet<_> = paths.iter().filter_map(long).collect();
    assert!(paths.len() > 100, "no sources");
    are_those_that_wait(long, LONG);
}

/// What was found is what still waits: nothing new, and no line of the list is done.
fn are_those_that_wait(found: BTreeSet<String>, waiting: &[&str]) {
    let done: Vec<_> = waiting.iter().filter(|waits| !found.contains(**waits)).collect();
    assert!(done.is_empty(), "take out of the list: {done:#?}");
    let new: Vec<_> = found.iter().filter(|found| !waiting.contains(&found.as_str())).collect();
    assert!(new.is_empty(), "{new:#?}");
}
