//! A file of settings, each of its parts read by itself.

use std::collections::HashSet;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::version::{VERSION, unusable};
use super::whole::Settings;
use crate::record::{Value, Wrong};
use crate::text::message::{Note, code};

/// What a file of settings holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SettingsFile {
    /// Why nothing of it was read.
    pub problem: Option<Note>,
    /// The settings: all of the file's, with the default where it says nothing.
    pub settings: Settings,
    /// What of the file could not be used.
    pub left_out: Vec<LeftOut>,
}

/// A part of a file of settings that is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The name of the part, for instance `overrides`.
    pub part: String,
    /// The entry of the part's list, from 1; `None` where the part is no list.
    pub place: Option<u64>,
    /// What is wrong with it.
    pub problem: Note,
}

impl Settings {
    /// The settings of a file: an export of the extension, or one written by hand. Every entry is read
    /// strictly; one that cannot be used is left out, said, and costs no other.
    ///
    /// ```
    /// use affix_core::settings::Settings;
    /// let file = Settings::open(r#"{"currency": "EUR", "overrides": [{"rate": {"low": "7"}, "shop": "1100001"}]}"#);
    /// assert_eq!(file.settings.currency.as_deref(), Some("EUR"));
    /// assert!(file.settings.overrides.is_empty());
    /// assert_eq!((file.left_out[0].part.as_str(), file.left_out[0].place), ("overrides", Some(1)));
    /// assert_eq!(Settings::open(r#"{"version": 7}"#).problem.map(|p| p.code), Some("settings_newer"));
    /// ```
    pub fn open(text: &str) -> SettingsFile {
        let refused = |problem| SettingsFile { problem: Some(problem), ..SettingsFile::default() };
        let known = |fields: &Vec<(String, Value)>| fields.iter().any(|(name, _)| PARTS.contains(&name.as_str()));
        match Value::parse(text).map(Value::into_fields) {
            Ok(Some(fields)) if known(&fields) => SettingsFile::of(fields),
            Ok(_) => refused(Note::plain(code::SETTINGS_UNKNOWN)),
            Err(why) => refused(why),
        }
    }

    /// The settings as Affix stored them; the default ones where there are none yet. An entry that cannot be
    /// used costs no other.
    ///
    /// # Errors
    /// They are of a newer version.
    pub fn stored(value: Value) -> Result<Self, Note> {
        let file = SettingsFile::of(value.into_fields().unwrap_or_default());
        match file.problem {
            Some(problem) => Err(problem),
            None => Ok(file.settings),
        }
    }

    /// The same of JSON text; the default ones of a text that is no JSON.
    ///
    /// # Errors
    /// They are of a newer version.
    pub fn read(text: &str) -> Result<Self, Note> {
        Self::stored(Value::parse(text).unwrap_or(Value::Nothing))
    }
}

/// As they are stored, entry by entry, wherever they stand in something else.
impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::stored(Value::deserialize(from)?).map_err(|why| D::Error::custom(why.code))
    }
}

impl SettingsFile {
    fn of(fields: Vec<(String, Value)>) -> Self {
        let mut file = Self { settings: Settings { version: VERSION, ..Settings::default() }, ..Self::default() };
        if let Some(problem) = fields.iter().find(|(name, _)| name == "version").and_then(|(_, v)| unusable(v)) {
            return Self { problem: Some(problem), ..file };
        }
        let mut seen = HashSet::new();
        for (name, value) in fields {
            if seen.insert(name.clone()) {
                file.take(name, value);
            } else {
                let wrong = Wrong::Twice(name.clone());
                file.leave_out(name, None, &wrong);
            }
        }
        file.settings.settle();
        file
    }

    fn take(&mut self, name: String, value: Value) {
        if value == Value::Nothing && PARTS.contains(&name.as_str()) {
            return;
        }
        let settings = &mut self.settings;
        let taken = match name.as_str() {
            "profiles" => return self.list(name, value, |s| &mut s.profiles),
            "exchange" => return self.list(name, value, |s| &mut s.exchange),
            "siteCurrencies" => return self.list(name, value, |s| &mut s.site_currencies),
            "overrides" => return self.list(name, value, |s| &mut s.overrides),
            "conversionByPrice" => return self.list(name, value, |s| &mut s.conversion_by_price),
            "events" => return self.list(name, value, |s| &mut s.events),
            "campaigns" => return self.list(name, value, |s| &mut s.campaigns),
            "limits" => return self.list(name, value, |s| &mut s.limits),
            "rules" => return self.list(name, value, |s| &mut s.rules),
            "defaultProfile" => put(&mut settings.default_profile, &name, value),
            "buyers" => put(&mut settings.buyers, &name, value),
            "currency" => put(&mut settings.currency, &name, value),
            "conversion" => put(&mut settings.conversion, &name, value),
            "market" => put(&mut settings.market, &name, value),
            "forecast" => put(&mut settings.forecast, &name, value),
            // The version was looked at before; the key of the Open Platform is no setting.
            "version" | "openPlatform" => Ok(()),
            _ => Err(Wrong::Name(name.clone())),
        };
        if let Err(wrong) = taken {
            self.leave_out(name, None, &wrong);
        }
    }

    /// Each entry of a list by itself, so that one that cannot be used costs no other.
    fn list<T: for<'a> Deserialize<'a>>(
        &mut self,
        name: String,
        value: Value,
        of: impl Fn(&mut Settings) -> &mut Vec<T>,
    ) {
        let Some(entries) = value.into_list() else {
            let wrong = Wrong::Value(name.clone());
            return self.leave_out(name, None, &wrong);
        };
        for (place, entry) in (1..).zip(entries) {
            match entry.read() {
                Ok(entry) => of(&mut self.settings).push(entry),
                Err(wrong) => self.leave_out(name.clone(), Some(place), &wrong),
            }
        }
    }

    fn leave_out(&mut self, part: String, place: Option<u64>, wrong: &Wrong) {
        self.left_out.push(LeftOut { part, place, problem: wrong.note() });
    }
}

/// Reads a part that is no list.
fn put<T: for<'a> Deserialize<'a>>(part: &mut T, name: &str, value: Value) -> Result<(), Wrong> {
    *part = value.read_field(name)?;
    Ok(())
}

/// The names in a file of settings.
const PARTS: [&str; 16] = [
    "version",
    "profiles",
    "defaultProfile",
    "buyers",
    "currency",
    "exchange",
    "siteCurrencies",
    "overrides",
    "conversion",
    "conversionByPrice",
    "market",
    "events",
    "forecast",
    "campaigns",
    "limits",
    "rules",
];
