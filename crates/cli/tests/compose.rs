//! `affix compose`: what it prints, and what it says of a call that cannot be answered.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run the tool has failed")]

mod tool;

use serde_json::Value;

const DRAFT: &str = r#"{"version": 1, "kind": "review", "title": "Lamp", "market": "us",
    "products": [{"title": "Lamp", "link": "https://example.com/a?b=1&c=2", "cons": ["Short cable"]}]}"#;

fn compose(args: &[&str], draft: &str) -> (String, String, Option<i32>) {
    let args: Vec<&str> = ["compose"].iter().chain(args).copied().collect();
    tool::texts(tool::ran(&args, draft.as_bytes()))
}

#[test]
fn a_draft_is_printed_as_it_is_published() {
    let (out, err, code) = compose(&["-", "--as", "markdown"], DRAFT);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.starts_with("\\#ad ") && out.contains("(<https://example.com/a?b=1&c=2>)"), "{out}");

    let (out, _, code) = compose(&["-", "--as", "newsletter", "--json"], DRAFT);
    let all: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((all["parts"].as_array().unwrap().len(), code), (1, Some(0)));
    let (plain, _, _) = compose(&["-", "--as", "newsletter", "--plain"], DRAFT);
    assert_eq!(all["plain"], plain);

    let (out, err, code) = compose(&["-", "--as", "html"], &DRAFT.replace("Short cable", ""));
    assert!(out.starts_with("<section") && err.contains("no limitation") && code == Some(1), "{err}");
}

#[test]
fn a_call_that_cannot_be_answered_says_what_to_do() {
    for (args, code, says) in [
        (&[][..], 2, "telegram"),
        (&["-"], 2, "--as"),
        (&["-", "--as", "fax"], 2, "wordpress"),
        (&["-", "--as", "html", "--plain"], 2, "newsletter"),
        (&["no-such-draft.json", "--as", "html"], 2, "no such file"),
        (&["-", "--as", "html"], 2, "version"),
        (&["-", "--as", "HTML"], 2, "version"),
    ] {
        let (out, err, got) = compose(args, "{}");
        assert!(
            got == Some(code) && err.contains(says) && err.lines().count() == 1 && out.is_empty(),
            "{args:?}: {got:?} {err}"
        );
    }
}
