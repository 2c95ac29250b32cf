//! A fixture's snapshot, edited, or one made from nothing. Where the edits only take away, no value
//! may become another one. The pages of AFFIX_CORPUS, where it is set, are edited like the fixtures.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use affix_files::snapshot::of_file;
use affix_core::page::{PageSnapshot, read};
use affix_fuzz::{contradiction, lawful};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A snapshot and its edits.
#[derive(Arbitrary, Debug)]
struct Edited {
    fixture: u8,
    edits: Vec<Edit>,
}

/// Numbers choose among what is there.
#[derive(Arbitrary, Debug)]
enum Edit {
    DropField(u8),
    DropMeta(u8),
    DropJsonLd(u8),
    DropScript(u8),
    /// Cuts a script off at so many parts of 65536.
    CutScript(u8, u16),
    Field(u8, Vec<String>),
    Meta(u8, String),
    Script(String),
    JsonLd(String),
    /// Writes a text over a script, from so many parts of 65536 on.
    Overwrite(u8, u16, String),
    Url(String),
    Title(String),
}

/// What the pages are, and what they say undamaged.
static FIXTURES: LazyLock<Vec<(PageSnapshot, Value)>> = LazyLock::new(|| {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages")];
    if let Some(corpus) = std::env::var_os("AFFIX_CORPUS") {
        folders.extend(["pages", "field-pages"].map(|set| Path::new(&corpus).join(set)));
    }
    let mut files = Vec::new();
    // A corpus keeps each kind of page in a folder of its own.
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the pages are there").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let text = |file| String::from_utf8_lossy(&std::fs::read(file).expect("a page can be read")).into_owned();
    std::iter::once(PageSnapshot::default())
        .chain(files.iter().map(|file| of_file(&text(file), "")))
        .map(|page| (page.clone(), read(&page)))
        // Where two products stand on a page, the other one is right when the first is cut away.
        .filter(|(_, whole)| whole.findings.iter().all(|finding| finding.disagrees.is_empty()))
        .map(|(page, whole)| (page, serde_json::to_value(whole).expect("a reading is JSON")))
        .collect()
});

/// Names that the selector table and the reader know.
const FIELDS: [&str; 12] = [
    "canonical",
    "title",
    "price",
    "priceBlock",
    "priceOriginal",
    "rating",
    "reviews",
    "sold",
    "storeHref",
    "storeFigures",
    "headerCurrency",
    "skuItems",
    "skuRows",
    "skuChosen",
    "skuNames",
];
const META: [&str; 5] = ["og:title", "og:url", "og:image", "al:android:url", "al:iphone:url"];

fn pick<T>(list: &mut [T], n: u8) -> Option<&mut T> {
    let len = list.len();
    list.get_mut(usize::from(n).checked_rem(len)?)
}

/// The place of so many parts of 65536, between characters.
fn place(text: &str, part: u16) -> usize {
    text.floor_char_boundary(text.len() * usize::from(part) / 65536)
}

/// Makes the edit; whether it only took away.
fn apply(page: &mut PageSnapshot, edit: &Edit) -> bool {
    let nth = |names: Vec<String>, n: u8| names.get(usize::from(n) % names.len().max(1)).cloned();
    match edit {
        Edit::DropField(n) => {
            let name = nth(page.fields.keys().cloned().collect(), *n);
            page.fields.retain(|key, _| Some(key) != name.as_ref());
        }
        Edit::DropMeta(n) => {
            let name = nth(page.meta.keys().cloned().collect(), *n);
            page.meta.retain(|key, _| Some(key) != name.as_ref());
        }
        Edit::DropJsonLd(n) => {
            let len = page.json_ld.len();
            (len > 0).then(|| page.json_ld.remove(usize::from(*n) % len));
        }
        Edit::DropScript(n) => {
            let len = page.scripts.len();
            (len > 0).then(|| page.scripts.remove(usize::from(*n) % len));
        }
        Edit::CutScript(n, part) => {
            if let Some(script) = pick(&mut page.scripts, *n) {
                script.truncate(place(script, *part));
            }
        }
        Edit::Overwrite(n, part, text) => {
            if let Some(script) = pick(&mut page.scripts, *n) {
                let from = place(script, *part);
                let to = script.ceil_char_boundary(from + text.len());
                script.replace_range(from..to, text);
            }
            return false;
        }
        Edit::Field(n, texts) => {
            page.fields.insert(FIELDS[usize::from(*n) % FIELDS.len()].into(), texts.clone());
            return false;
        }
        Edit::Meta(n, text) => {
            page.meta.insert(META[usize::from(*n) % META.len()].into(), text.clone());
            return false;
        }
        Edit::Script(text) => {
            page.scripts.push(text.clone());
            return false;
        }
        Edit::JsonLd(text) => {
            page.json_ld.push(text.clone());
            return false;
        }
        Edit::Url(text) => {
            page.url.clone_from(text);
            return false;
        }
        Edit::Title(text) => {
            page.title.clone_from(text);
            return false;
        }
    }
    true
}

fuzz_target!(|input: Edited| {
    let (page, whole) = &FIXTURES[usize::from(input.fixture) % FIXTURES.len()];
    let mut page = page.clone();
    let mut only_less = true;
    for edit in input.edits.iter().take(20) {
        only_less &= apply(&mut page, edit);
    }
    let reading = lawful(&page);
    if only_less {
        let got = serde_json::to_value(&reading).expect("a reading is JSON");
        let wrong = contradiction(whole, &got);
        assert!(wrong.is_empty(), "{wrong:?}");
    }
});
