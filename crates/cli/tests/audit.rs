//! `affix audit` and `affix lint` as they are used: files in a folder, answers as JSON.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    file: String,
    text: String,
    found: Vec<String>,
    to: Option<String>,
    market: Option<String>,
    retired: Option<String>,
    links: Option<String>,
    place: Option<String>,
    vet: Option<String>,
    rules: Option<Value>,
    #[serde(default = "yes")]
    profile: bool,
    #[serde(default)]
    lint: bool,
}

fn yes() -> bool {
    true
}

const PROFILE: &str = r#"{"version":1,"profiles":[{"id":"p","name":"Blog","network":"aliexpress","ids":{"aff_short_key":"_xAmpL3k"},"subIds":{},"template":null}]}"#;

/// A new folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// Standard output and the exit code.
fn affix(at: &Path, args: &[&str]) -> (String, i32) {
    let out = tool::command(args).current_dir(at).output().unwrap();
    let errors = String::from_utf8_lossy(&out.stderr);
    assert!(!errors.contains("panicked"), "{errors}");
    (String::from_utf8(out.stdout).unwrap() + &errors, out.status.code().unwrap())
}

fn args(case: &Case) -> Vec<String> {
    let mut args = vec![if case.lint { "lint" } else { "audit" }.to_owned(), case.file.clone()];
    let mut add = |name: &str, value: &str| args.extend([name.to_owned(), value.to_owned()]);
    add("--at", "2026-11-27T12:00:00Z");
    if case.profile {
        add("--profile", "profile.txt");
    }
    for (name, value) in [("--market", &case.market), ("--retired", &case.retired), ("--place", &case.place)] {
        if let Some(value) = value {
            add(name, value);
        }
    }
    if case.vet.is_some() {
        add("--vet", "vetted.json");
    }
    if case.rules.is_some() {
        add("--rules", "rules.json");
    }
    if case.links.is_some() {
        add("--links", "log.txt");
    }
    args
}

fn said(answer: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(answer).expect(answer);
    let text = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let findings = answer["findings"].as_array().unwrap();
    let of = |f: &Value| format!("{} {} {}", text(&f["rule"]), f["line"], text(&f["where"])).trim().to_owned();
    findings.iter().map(of).collect()
}

#[test]
fn each_document_is_found_to_be_what_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/audit.json");
    let cases: Cases = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (number, case) in cases.cases.iter().enumerate() {
        let links = case.links.as_deref().unwrap_or_default();
        let vet = case.vet.as_deref().unwrap_or_default();
        let rules = serde_json::json!({ "rules": case.rules }).to_string();
        let files = [
            (case.file.as_str(), case.text.as_str()),
            ("profile.txt", PROFILE),
            ("log.txt", links),
            ("vetted.json", vet),
            ("rules.json", rules.as_str()),
        ];
        let at = folder(&format!("case-{number}"), &files);
        let args = args(case);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let (answer, _) = affix(&at, &[&args[..], &["--format", "json"]].concat());
        let (mut found, mut wanted) = (said(&answer), case.found.clone());
        found.sort();
        wanted.sort();
        if found != wanted {
            wrong.push(format!("{}: found {found:?}, wanted {wanted:?}", case.name));
        }
        let Some(to) = &case.to else { continue };
        let file = at.join(&case.file);
        let (_, code) = affix(&at, &[&args[..], &["--fix"]].concat());
        let once = fs::read_to_string(&file).unwrap();
        affix(&at, &[&args[..], &["--fix"]].concat());
        let twice = fs::read_to_string(&file).unwrap();
        if (&once, &twice, code) != (to, to, 0) {
            wrong.push(format!("{}: --fix wrote\n{once}\nthen\n{twice}", case.name));
        }
        assert_eq!(fs::read_to_string(at.join(format!("{}.bak", case.file))).unwrap(), case.text, "{}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const BARE: &str = "Ad: [lamp](https://www.aliexpress.com/item/1005006000000001.html)\n";

/// A publisher's things of every kind that is read; `tests/cases/published.tsv` says what is to be found: file, line, part, rule.
#[test]
fn a_publishers_site_gives_exactly_what_is_wrong_with_it() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/published");
    let profile = folder("published", &[("profile.txt", PROFILE)]).join("profile.txt");
    let at = "2026-11-27T12:00:00Z";
    let (said, code) =
        affix(&site, &["audit", ".", "--at", at, "--profile", profile.to_str().unwrap(), "--format", "json"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let line = |finding: &Value| {
        let file = text(finding, "document").trim_start_matches("./").to_owned();
        format!("{file}\t{}\t{}\t{}", finding["line"], text(finding, "where"), text(finding, "rule"))
    };
    let mut found: Vec<String> = said["findings"].as_array().unwrap().iter().map(line).collect();
    found.sort();
    let expected = fs::read_to_string(site.join("../../cases/published.tsv")).unwrap();
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
    assert_eq!((code, said["documents"].as_u64()), (1, Some(15)));
}

#[test]
fn what_was_accepted_is_quiet_until_it_is_gone() {
    let at = folder("baseline", &[("a.md", BARE)]);
    let run = |more: &[&str]| {
        affix(
            &at,
            &[&["audit", "a.md", "--at", "2026-11-27T00:00:00Z", "--baseline", "b.json", "--format", "json"], more]
                .concat(),
        )
    };
    let state = |answer: &str, at: &str| serde_json::from_str::<Value>(answer).unwrap().pointer(at).cloned();
    let (answer, code) = run(&[]);
    assert!(answer.contains("b.json") && code == 2, "{answer}");
    let (answer, code) = run(&["--accept", "id-missing=I mean it"]);
    assert_eq!((state(&answer, "/findings/0/state"), code), (Some("accepted".into()), 0));
    // Lines may move.
    fs::write(at.join("a.md"), format!("\n\nMore.\n\n{BARE}")).unwrap();
    let (answer, code) = run(&[]);
    assert_eq!((state(&answer, "/findings/0/state"), code), (Some("accepted".into()), 0));
    fs::write(at.join("a.md"), format!("{BARE}\n[fan](https://www.aliexpress.com/item/1005006000000002.html)\n"))
        .unwrap();
    let (answer, code) = run(&[]);
    assert_eq!(
        (state(&answer, "/summary/0/new"), state(&answer, "/summary/0/accepted"), code),
        (Some(1.into()), Some(1.into()), 1)
    );
    fs::write(at.join("a.md"), "Nothing.\n").unwrap();
    let (answer, code) = run(&[]);
    assert_eq!((state(&answer, "/summary/0/gone"), code), (Some(1.into()), 0));
    let (said, code) = run(&["--accept", "id-mising=x"]);
    assert!(said.contains("id-missing") && code == 2, "{said}");
    fs::write(at.join("b.json"), "{\"version\": 9, \"accepted\": []}").unwrap();
    let (said, code) = run(&[]);
    assert!(said.contains("newer version") && code == 2, "{said}");
}

#[test]
fn every_form_says_the_same() {
    let at = folder("forms", &[("a b.md", BARE)]);
    let run = |format: &str| affix(&at, &["audit", ".", "--at", "2026-11-27T00:00:00Z", "--format", format]).0;
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(
        (&sarif["version"], &result["ruleId"], &result["level"]),
        (&"2.1.0".into(), &"id-missing".into(), &"error".into())
    );
    assert_eq!(result.pointer("/locations/0/physicalLocation/artifactLocation/uri"), Some(&"./a%20b.md".into()));
    assert_eq!(result.pointer("/locations/0/physicalLocation/region/startColumn"), Some(&12.into()));
    assert!(run("github").starts_with("::error file=./a b.md,line=1,col=12,title=id-missing::"));
    assert!(run("junit").contains("failures=\"1\""));
    assert!(run("csv").lines().nth(1).unwrap().starts_with("id-missing,error,new,./a b.md,1,12,,"));
    let page = run("html");
    assert!(page.starts_with("<!doctype html>") && !page.contains("<script"), "{page}");
    let page = scraper::Html::parse_document(&page);
    let all = |what: &str| {
        let what = scraper::Selector::parse(what).unwrap();
        page.select(&what).map(|e| e.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(all("main > h1"), ["Published links"]);
    assert_eq!(all("section > h2"), ["./a b.md"]);
    assert_eq!(all("section tbody td:first-child b"), ["1:12"]);
    assert_eq!(all("section tbody code"), ["https://www.aliexpress.com/item/1005006000000001.html"]);
    assert_eq!(all("tbody th"), ["id-missing"]);
    assert!(run("human").ends_with("1 documents, 1 links: 1 new, 0 accepted before, 0 no longer there\n"));
}

#[test]
fn what_cannot_be_read_stops_nothing() {
    let broken = "<rss><channel><item><title>x</wrong <<<";
    let deep = "<div>".repeat(40_000) + "https://www.aliexpress.com/item/1005006000000001.html";
    let at = folder(
        "bad",
        &[("a.md", BARE), ("broken.xml", broken), ("deep.html", &deep), ("half.json", "{\"messages\": [")],
    );
    fs::write(
        at.join("bytes.html"),
        b"\xfe\x00\xffaliexpress.com<a href=\"https://www.aliexpress.com/item/1005006000000002.html\">",
    )
    .unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/", at.join("out")).unwrap();
    let (answer, code) = affix(&at, &["audit", ".", "gone.md", "--at", "2026-11-27T00:00:00Z", "--format", "json"]);
    assert!(code == 2 && answer.contains("gone.md"), "{answer}");
    let found = said(answer.lines().next().unwrap());
    assert_eq!(found.iter().filter(|f| f.starts_with("id-missing")).count(), 3, "{found:?}");
}

#[test]
fn any_number_of_threads_says_the_same() {
    let texts: Vec<(String, String)> = (0..40)
        .map(|n| {
            (format!("{n:02}.md"), format!("Ad: [lamp](https://www.aliexpress.com/item/10050060000{n:05}.html)\n"))
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let at = folder("jobs", &files);
    let run =
        |jobs: &str| affix(&at, &["audit", ".", "--at", "2026-11-27T00:00:00Z", "--jobs", jobs, "--format", "json"]);
    let one = run("1");
    assert_eq!(said(&one.0).len(), 40);
    for jobs in ["2", "7", "64"] {
        assert_eq!(run(jobs), one, "{jobs} jobs");
    }
}

#[test]
fn a_long_work_says_how_far_it_is() {
    let at = folder("progress", &[("a.md", BARE), ("b.md", BARE)]);
    let (said, _) = affix(&at, &["audit", ".", "--at", "2026-11-27T00:00:00Z", "--format", "csv", "--progress"]);
    assert!(said.ends_with("affix: 2 of 2 files\n"), "{said}");
}

#[test]
fn the_first_run_offers_to_accept_what_is_there() {
    let many: String =
        (1..9).map(|n| format!("[lamp {n}](https://www.aliexpress.com/item/100500600000000{n}.html)\n")).collect();
    let at = folder("first", &[("a.md", &many)]);
    let run = |more: &[&str]| affix(&at, &[&["audit", "a.md", "--at", "2026-11-27T00:00:00Z"], more].concat()).0;
    assert!(run(&[]).contains("--accept all=WHY"));
    run(&["--baseline", "b.json", "--accept", "all=as it was"]);
    let quiet = run(&["--baseline", "b.json"]);
    assert_eq!(quiet, "1 documents, 8 links: 0 new, 8 accepted before, 0 no longer there\n");
}

#[test]
fn what_names_no_place_or_no_answer_is_said() {
    let at = folder("unknown", &[("a.md", BARE), ("v.json", "{\"signals\":[]}\n\nx\n")]);
    let (said, code) = affix(&at, &["audit", "a.md", "--place", "myspace"]);
    assert!(said.contains("pinterest, x, instagram") && code == 2, "{said}");
    for (rules, wanted) in [
        (r#"{"rules":[]}"#, "r.json: There are no rules in it."),
        (
            r#"{"rules":[{"name":"a","pattern":"ab"},{"name":"b","pattern":"*"}]}"#,
            "r.json: rules 2: Not used: write at",
        ),
        (r#"{"rules":[{"name":"a","pattern":"ab","looksAt":"title"}]}"#, "r.json: rules 1: "),
        (r#"{"rules":[{"name":"a","pattern":"ab","color":"red"}]}"#, "r.json: rules 1: "),
        ("[]", "r.json: "),
    ] {
        fs::write(at.join("r.json"), rules).unwrap();
        let (said, code) = affix(&at, &["audit", "a.md", "--rules", "r.json"]);
        assert!(said.contains(wanted) && code == 2, "{said}");
    }
    let (said, code) = affix(&at, &["audit", "a.md", "--vet", "v.json"]);
    assert!(said.contains("Line 3 ") && code == 2, "{said}");
}
