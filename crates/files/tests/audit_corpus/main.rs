//! Four hundred made-up documents of all formats, markets and encodings, with faults planted in some: what an audit finds
//! of them, and that it finds nothing else that is called an error.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod chance;
mod language;
mod planted;
mod written;

use std::collections::BTreeMap;

use affix_core::address::{Own, Tag};
use affix_core::audit::{Asked, Finding, Severity};
use affix_core::settings::Settings;
use affix_files::documents;

use chance::Chance;
use language::LANGUAGES;
use planted::{OWN, OWN_ADMITAD, RETIRED, clean, faulty};
use written::{Post, WRITERS};

/// Documents of each format.
const EACH: usize = 40;

fn asked() -> Asked {
    let settings = format!(
        r#"{{"profiles": [{{"id": "p", "name": "Blog", "network": "aliexpress", "ids": {{"aff_short_key": "{OWN}"}}}},
            {{"id": "q", "name": "Other", "network": "admitad", "ids": {{"hash": "{OWN_ADMITAD}"}}}}]}}"#
    );
    let retired: Own =
        [Tag { network: "aliexpress".parse().unwrap(), key: Some(RETIRED.into()) }].into_iter().collect();
    Asked::new(&Settings::read(&settings).unwrap(), "2026-11-27".parse().unwrap()).retired(retired)
}

/// A document of a format; every third one has nothing wrong about it.
fn post(format: &str, number: usize, chance: &mut Chance) -> Post<'static> {
    let language = &LANGUAGES[chance.below(LANGUAGES.len())];
    let count = 1 + chance.below(4);
    let bare = matches!(format, "text" | "youtube");
    let mut links = Vec::new();
    while links.len() < count {
        let at = number * 10 + links.len();
        let link = if number.is_multiple_of(3) || chance.one_in(2) {
            clean(chance, language, at)
        } else {
            faulty(chance, language, at)
        };
        // What stands in a text as it is ends where the text goes on: nobody can swallow its end.
        if !bare || !link.target.ends_with([')', '.', '…']) {
            links.push(link);
        }
    }
    let disclosed =
        (!number.is_multiple_of(5) || number.is_multiple_of(3)).then(|| chance.of_these(language.disclosed));
    Post { language, disclosed, links, number }
}

#[test]
fn what_is_planted_is_found_and_nothing_else_is_an_error() {
    let asked = asked();
    let mut chance = Chance::of(16);
    let (mut planted, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for (format, writer) in WRITERS {
        for number in 0..EACH {
            let post = post(format, number, &mut chance);
            let (name, bytes) = writer(&post, &mut chance);
            let found = documents::audit(&name, &bytes, &asked).findings;
            let shown = |f: &Finding| format!("{format} {name} {}: {} {}", post.language.code, f.rule, f.text);
            for link in &post.links {
                for rule in &link.rules {
                    planted += 1;
                    *rules.entry(rule).or_default() += 1;
                    let is = |f: &&Finding| f.rule == *rule && f.text == link.target;
                    if !found.iter().any(|f| is(&f)) {
                        missed.push(format!("{format} {name} {}: {rule} {}", post.language.code, link.target));
                    }
                }
            }
            let says_text = !matches!(*format, "manager" | "link page");
            if says_text && post.disclosed.is_none() && post.links.iter().any(|link| link.paid) {
                planted += 1;
                *rules.entry("disclosure-missing").or_default() += 1;
                if !found.iter().any(|f| f.rule == "disclosure-missing") {
                    missed.push(format!("{format} {name} {}: disclosure-missing", post.language.code));
                }
            }
            for f in found.iter().filter(|f| f.severity == Severity::Error || f.rule == "unreadable") {
                let is_planted = post.links.iter().any(|link| link.rules.contains(&f.rule) && link.target == f.text);
                if !is_planted {
                    wrong.push(shown(f));
                }
            }
            // A document without a fault is quiet.
            if number.is_multiple_of(3) {
                wrong.extend(found.iter().filter(|f| f.severity >= Severity::Warn).map(shown));
            }
        }
    }
    assert!(planted >= 300 && rules.len() >= 9, "{planted} faults of {rules:?}");
    assert_eq!(wrong, Vec::<String>::new(), "found where nothing is wrong");
    assert!(missed.len() * 100 <= planted, "{} of {planted} were missed:\n{}", missed.len(), missed.join("\n"));
}
