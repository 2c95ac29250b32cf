//! Any text as a file of settings: it is settings or a sentence, no entry is lost without a word, and what is
//! written is read again as it was.
#![no_main]

use affix_core::settings::{Settings, VERSION};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

const LISTS: [&str; 6] = ["profiles", "exchange", "overrides", "conversionByPrice", "events", "campaigns"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let file = Settings::open(&text);
    let stored = Settings::read(&text);
    if let Some(problem) = &file.problem {
        assert!(!problem.text.is_empty());
        assert!(problem.code != "settings_newer" || stored.is_err(), "a newer version is refused everywhere");
        return;
    }
    let settings = file.settings;
    assert_eq!(Ok(&settings), stored.as_ref(), "a file is read as what is stored");
    assert_eq!(settings.version, VERSION);
    let written = serde_json::to_string(&settings).expect("settings are JSON");
    let again = Settings::open(&written);
    assert!(again.problem.is_none() && again.left_out.is_empty(), "{:?}", again.left_out);
    assert_eq!(again.settings, settings);
    // Where a name stands twice, the judge sees only the last.
    if file.left_out.iter().any(|left| left.problem.code == "file_twice") {
        return;
    }
    let judge: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("what is read is JSON");
    let kept = serde_json::to_value(&settings).expect("settings are JSON");
    for list in LISTS {
        let count = |value: &Value| value[list].as_array().map_or(0, Vec::len);
        let left = file.left_out.iter().filter(|left| left.part == list && left.place.is_some()).count();
        assert_eq!(count(&judge), count(&kept) + left, "{list}");
    }
});
