//! Any text as a file of own rates, JSON or a table: it is rates or a sentence, no entry is lost without a word,
//! what is read can be used, and an export of it is read again as it was.
#![no_main]

use std::collections::HashSet;

use affix_core::commission::{Standing, check_override, overlaps, read_rates};
use affix_core::settings::RateOverride;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let file = read_rates(&text, &[]);
    let nothing = file.rates.is_empty() && file.unread.is_empty();
    assert_eq!(file.problem.is_some(), nothing, "what is not read is said");
    if nothing {
        return;
    }
    assert!(file.unread.iter().all(|unread| !unread.problems.is_empty()));
    assert!(file.rates.iter().all(|each| check_override(&each.rate).is_empty()));
    let text = text.trim_start_matches('\u{feff}');
    let entries = file.rates.len() + file.unread.len();
    if file.table {
        // Without quotation marks each line that says something is an entry, but the first.
        if !text.contains('"') {
            let says = |line: &&str| line.contains(|c: char| !c.is_whitespace() && !",;\t\u{0}".contains(c));
            let lines = text.split(['\n', '\r']).filter(says).count();
            assert!(entries + 1 >= lines, "{entries} of {lines} lines");
        }
    } else {
        let judge: Value = serde_json::from_str(text).expect("what is read is JSON");
        assert_eq!(judge["overrides"].as_array().map(Vec::len), Some(entries));
    }
    let rates: Vec<RateOverride> = file.rates.into_iter().map(|each| each.rate).collect();
    let export = json!({"affix": "rates", "version": 1, "overrides": rates}).to_string();
    let again = read_rates(&export, &rates);
    assert!(again.unread.is_empty() && again.rates.iter().all(|each| each.standing != Standing::New));
    assert_eq!(again.rates.into_iter().map(|each| each.rate).collect::<Vec<_>>(), rates);
    let pairs = overlaps(&rates);
    let firsts: HashSet<u64> = pairs.iter().map(|pair| pair.first).collect();
    assert!(firsts.len() == pairs.len() && pairs.iter().all(|pair| pair.first < pair.second));
});
