//! Affix's own export of rates, or exported settings.

use super::types::RatesFile;
use crate::record::{Value, Wrong};
use crate::text::message::{Note, code};

/// The version of the export.
const VERSION: u64 = 1;

/// Of Affix's own export, or of exported settings.
pub(super) fn of_json(text: &str) -> RatesFile {
    let fields = match Value::parse(text).map(Value::into_fields) {
        Ok(Some(fields)) => fields,
        Ok(None) => return RatesFile::refused(Note::plain(code::RATES_FILE_UNKNOWN)),
        Err(why) => return RatesFile::refused(why),
    };
    let (mut affix, mut version, mut overrides) = (None, None, None);
    for (name, value) in fields {
        let place = match name.as_str() {
            "affix" => &mut affix,
            "version" => &mut version,
            "overrides" => &mut overrides,
            _ => continue,
        };
        if place.replace(value).is_some() {
            return RatesFile::refused(Wrong::Twice(name).note());
        }
    }
    if affix.is_some_and(|kind| kind != Value::Text("rates".into())) {
        return RatesFile::refused(Note::plain(code::RATES_FILE_UNKNOWN));
    }
    let version = version.and_then(Value::into_text).map(|version| version.parse());
    if version.is_some_and(|version| !version.is_ok_and(|version: u64| version <= VERSION)) {
        return RatesFile::refused(Note::plain(code::RATES_FILE_NEWER));
    }
    let Some(overrides) = overrides.and_then(Value::into_list) else {
        return RatesFile::refused(Note::plain(code::RATES_FILE_UNKNOWN));
    };
    let mut file = RatesFile::default();
    for (place, entry) in (1..).zip(overrides) {
        file.take(place, entry.read().map_err(|wrong| said(&wrong)));
    }
    file
}

/// What is wrong with an entry, in the words of rates.
fn said(wrong: &Wrong) -> Note {
    match wrong {
        Wrong::NoRecord => Note::plain(code::RATES_FILE_NO_RATE),
        Wrong::Name(name) => Note::new(code::RATES_FILE_NAME, [("name", name)]),
        Wrong::Value(field) => Note::new(code::RATES_FILE_VALUE, [("field", field)]),
        Wrong::Twice(_) => wrong.note(),
    }
}
