//! A run over many files: what is shown of it, accepted, mended and taken along.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use affix_core::audit::{
    Asked, AuditQuestion, AuditRun, AuditShow, Audited, Document, FindingState, From, Kind, Link, Place, Severity,
    Written, audit,
};
use affix_core::settings::Settings;
use affix_core::value::Day;

const LAMP: &str = "https://www.aliexpress.com/item/1005006000000001.html";
const FOREIGN: &str = "https://www.aliexpress.com/item/1005006000000002.html?aff_fsk=_nObody1";

fn today() -> Day {
    "2026-11-27".parse().unwrap()
}

fn asked() -> Asked {
    let settings = r#"{"version":1,"profiles":[{"id":"p","name":"Blog","network":"aliexpress",
        "ids":{"aff_short_key":"_AffixDemo"}}],"defaultProfile":"p"}"#;
    let settings: Settings = affix_core::ask::whole(settings).ok().unwrap();
    Asked::new(&settings, today()).with_text_around()
}

/// A post with a link in a sentence.
fn post(file: &str, target: &str) -> Document {
    let mut page = Document::new(file, Kind::Markdown);
    page.text = "Ad: for the tent I took this lamp, which is bright enough to read.".into();
    page.links.push(Link {
        target: target.into(),
        at: page.text.find("this lamp"),
        words: "this lamp".into(),
        from: From::Words,
        rel: None,
        place: Place {
            line: 1,
            column: 25,
            part: None,
            written: Some(Written { text: target.into(), bytes: Some(10..10 + target.len()) }),
        },
    });
    page
}

fn run(accepted: Vec<affix_core::audit::AcceptedFinding>) -> AuditRun {
    let mut run = AuditRun::new(accepted, today());
    for (file, target) in [("a.md", LAMP), ("b#1.md", LAMP), ("b#1.md", FOREIGN)] {
        let found = audit(&post(file, target), &asked());
        run.take(file, 1, found);
    }
    run
}

fn all() -> AuditQuestion {
    AuditQuestion::default()
}

#[test]
fn what_is_found_is_counted_grouped_and_narrowed() {
    let run = run(Vec::new());
    let view = run.view(&all());
    assert_eq!((view.figures.files, view.figures.documents, view.figures.links), (2, 3, 3));
    assert_eq!(view.figures.own, 0);
    assert_eq!((view.figures.new, view.figures.errors, view.figures.mendable), (3, 3, 3));
    let groups: Vec<_> = view.rules.iter().map(|group| (group.key.as_str(), group.count, group.severity)).collect();
    assert_eq!(groups, [("id-missing", 2, Severity::Error), ("id-foreign", 1, Severity::Error)]);
    let files: Vec<_> = view.files.iter().map(|group| (group.key.as_str(), group.count)).collect();
    assert_eq!(files, [("b#1.md", 2), ("a.md", 1)]);
    let around = view.rows[0].around.clone().unwrap();
    assert_eq!((around.before.as_str(), around.words.as_str()), ("Ad: for the tent I took ", "this lamp"));
    assert_eq!(around.after, ", which is bright enough to read.");

    // The rules of a file, and the files of a rule: each list says what the others would find.
    let of_rule = run.view(&AuditQuestion { rule: Some("id-foreign".into()), ..all() });
    assert_eq!((of_rule.all, of_rule.rules.len(), of_rule.files.len()), (1, 2, 1));
    let of_words = run.view(&AuditQuestion { words: "A.MD tent".into(), ..all() });
    assert_eq!(of_words.all, 0, "words of the text around are not searched");
    let of_words = run.view(&AuditQuestion { words: "a.MD LAMP".into(), ..all() });
    assert_eq!(of_words.all, 1);
}

#[test]
fn what_was_accepted_stays_quiet_until_it_is_gone() {
    let first = run(Vec::new());
    let accepted = first.accepting(&AuditQuestion { file: Some("b#1.md".into()), ..all() }, None, "as it was");
    assert_eq!(accepted.len(), 2);
    let again = run(accepted.clone());
    let view = again.view(&all());
    assert_eq!((view.figures.new, view.figures.accepted, view.figures.gone), (1, 2, 0));
    let shown = again.view(&AuditQuestion { show: AuditShow::Accepted, ..all() });
    assert!(
        shown.rows.iter().all(|row| row.state == FindingState::Accepted && row.why.as_deref() == Some("as it was"))
    );

    // Of a file that was not read nothing is known; of one that was, what is missing is gone.
    let mut other = AuditRun::new(accepted, today());
    other.take("a.md", 1, Audited::default());
    assert_eq!(other.view(&all()).figures.gone, 0);
    other.take("b#1.md", 1, Audited::default());
    assert_eq!(other.view(&all()).gone.len(), 2);
}

#[test]
fn a_mended_file_differs_in_its_links_alone() {
    let run = run(Vec::new());
    let file = format!("Look: [x]({LAMP}) and more");
    let mended = run.mended("a.md", file.as_bytes(), &all(), None).unwrap();
    let mended = String::from_utf8(mended).unwrap();
    assert!(mended.starts_with("Look: [x](https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_AffixDemo"));
    assert!(mended.ends_with(") and more"));
    assert_eq!(run.mendable(&all(), Some(&[0])), ["a.md"]);
    let other = run.mended("a.md", b"something else", &all(), None).unwrap_err();
    assert_eq!(other.code, "audit_changed");
    assert_eq!(run.old_to_new(&all(), None), None);
}

#[test]
fn a_report_has_the_callers_words() {
    let run = run(Vec::new());
    let words: Vec<String> = run.notes().iter().map(|note| format!("said: {}", note.code)).collect();
    assert_eq!(words.len(), 2);
    let json: serde_json::Value = serde_json::from_str(&run.report(&words).json()).unwrap();
    assert_eq!(json["findings"][2]["message"], "said: audit_id_foreign");
    assert!(run.report(&words).csv().contains("said: audit_id_missing"));
}
