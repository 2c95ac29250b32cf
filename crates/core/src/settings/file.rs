//! A file of settings, each of its parts read by itself.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::Settings;
use super::version::{VERSION, unusable};
use crate::record::{Value, Wrong};
use crate::text::message::Note;

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

impl SettingsFile {
    pub(super) fn of(fields: Vec<(String, Value)>) -> Self {
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
            "overrides" => return self.list(name, value, |s| &mut s.overrides),
            "conversionByPrice" => return self.list(name, value, |s| &mut s.conversion_by_price),
            "events" => return self.list(name, value, |s| &mut s.events),
            "campaigns" => return self.list(name, value, |s| &mut s.campaigns),
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
pub(super) const PARTS: [&str; 13] = [
    "version",
    "profiles",
    "defaultProfile",
    "buyers",
    "currency",
    "exchange",
    "overrides",
    "conversion",
    "conversionByPrice",
    "market",
    "events",
    "forecast",
    "campaigns",
];
