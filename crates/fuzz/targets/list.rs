//! Any text as a pasted list: each address of it is a row with a link or with a reason.
#![no_main]

use affix_core::batch::{RowStatus, of_settings, to_csv};
use affix_core::settings::Settings;
use libfuzzer_sys::fuzz_target;

const MINE: &str = r#"{"profiles": [{"id": "p1", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}"#;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mine = Settings::read(MINE).expect("settings of this version");
    let rows = of_settings(&text, &mine, None, None, 0).expect("a profile that makes links");
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(row.link.is_some(), row.problem.is_none(), "{row:?}");
        assert_eq!(row.link.is_some(), row.status != RowStatus::Refused, "{row:?}");
        assert!(row.link.as_ref().is_none_or(|link| link.starts_with("https://")), "{row:?}");
        assert_eq!(row.duplicate_of.is_some(), row.status == RowStatus::Duplicate, "{row:?}");
        assert!(row.duplicate_of.is_none_or(|earlier| (earlier as usize) < place), "{row:?}");
    }
    assert!(to_csv(&rows).lines().count() > rows.len());
});
