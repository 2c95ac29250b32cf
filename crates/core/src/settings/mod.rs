//! What the user has set: their networks and ids, who buys from them, and in which currency to
//! count. The extension stores exactly this as JSON; `affix estimate --profile FILE` reads it.

mod campaign;
mod check;
mod event;
mod file;
mod forecast;
mod profile;
mod rates;
mod version;

use std::collections::HashSet;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error};

use crate::map::Map;
use crate::record::Value;
use crate::text::message::{Note, code};
use file::PARTS;

pub use campaign::Campaign;
pub use check::{TypedPercents, TypedShare, check_conversions};
pub use event::EventEdit;
pub use file::{LeftOut, SettingsFile};
pub use forecast::ForecastInputs;
pub use profile::{Profile, ProfileColor};
pub use rates::{Buyers, ExchangeRate, PercentRange, PriceConversion, RateOverride};
pub use version::VERSION;

/// All settings. Missing keys take their default, so an older file reads as it is; one of a newer version is
/// refused. Every key is written, also where there is nothing to say, so that what replaces settings replaces all
/// of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Version of this shape; 1 today.
    pub version: u32,
    /// The user's affiliate profiles, in the order they arranged them.
    pub profiles: Vec<Profile>,
    /// [`Profile::id`] of the profile used unless another is chosen.
    pub default_profile: Option<String>,
    /// Who buys through the user's links.
    pub buyers: Buyers,
    /// ISO 4217 code to show estimates in; `None` keeps the page's currency.
    pub currency: Option<String>,
    /// The user's own exchange rates.
    pub exchange: Vec<ExchangeRate>,
    /// Rates the user knows better than any table.
    pub overrides: Vec<RateOverride>,
    /// Buyers among 100 clicks, lowest and highest, in percent as decimal text.
    pub conversion: Option<PercentRange>,
    /// Where dearer products convert otherwise: each holds from its price on.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub conversion_by_price: Vec<PriceConversion>,
    /// Country that most readers order to, ISO 3166 alpha-2 in capitals; `None` when unknown.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub market: Option<String>,
    /// The user's own sale events, and their changes to the known ones.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub events: Vec<EventEdit>,
    /// What the monthly forecast was last asked with.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub forecast: Option<ForecastInputs>,
    /// Patterns that fill sub-ids, in the order the user arranged them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaigns: Vec<Campaign>,
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

    /// The profile asked for by its id, else the default one, else the first.
    pub fn profile(&self, wanted: Option<&str>) -> Option<&Profile> {
        let by_id = |id: &str| self.profiles.iter().find(|p| p.id == id);
        let chosen = wanted.and_then(by_id).or_else(|| self.default_profile.as_deref().and_then(by_id));
        chosen.or_else(|| self.profiles.first())
    }

    /// Puts right what does not fit together: ids that are missing, and those of things that are not there.
    fn settle(&mut self) {
        self.currency = self.currency.take().map(|c| c.trim().to_ascii_uppercase());
        self.market = self.market.take().filter(|m| m.len() == 2 && m.bytes().all(|b| b.is_ascii_uppercase()));
        self.buyers.new_share = self.buyers.new_share.filter(|share| *share <= 100);
        self.name_profiles();
        profile::color_all(&mut self.profiles);
        name_all(self.campaigns.iter_mut().map(|c| &mut c.id), 'c');
        self.name_events();
        let campaigns: HashSet<&str> = self.campaigns.iter().map(|c| c.id.as_str()).collect();
        for profile in &mut self.profiles {
            profile.campaign = profile.campaign.take().filter(|id| campaigns.contains(id.as_str()));
        }
    }

    /// Gives an id to every event without one; two years of one event have one id.
    fn name_events(&mut self) {
        let taken: HashSet<String> = self.events.iter().map(|e| e.id.clone()).collect();
        let mut free = (1_u64..).map(|n| format!("e{n}")).filter(|id| !taken.contains(id));
        for event in self.events.iter_mut().filter(|e| e.id.is_empty()) {
            event.id = free.next().unwrap_or_default();
        }
    }

    /// Gives every profile an id of its own, and a default that exists.
    fn name_profiles(&mut self) {
        name_all(self.profiles.iter_mut().map(|p| &mut p.id), 'p');
        let known = self.default_profile.as_ref().is_some_and(|id| self.profiles.iter().any(|p| p.id == *id));
        if !known {
            self.default_profile = self.profiles.first().map(|p| p.id.clone());
        }
    }
}

/// Gives each thing an id of its own, `p1`, `p2`… where it has none.
fn name_all<'a>(ids: impl Iterator<Item = &'a mut String>, letter: char) {
    let mut seen: HashSet<String> = HashSet::new();
    // All numbers below the next one are taken.
    let mut next = 1;
    for (i, id) in ids.enumerate() {
        if id.is_empty() || seen.contains(id.as_str()) {
            next = next.max(i + 1);
            while seen.contains(&format!("{letter}{next}")) {
                next += 1;
            }
            *id = format!("{letter}{next}");
        }
        seen.insert(id.clone());
    }
}

/// The texts of an object that say something.
fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, String>, D::Error> {
    let all: Option<Map<String, String>> = Option::deserialize(from)?;
    let mut all = all.unwrap_or_default();
    all.retain(|_, text| !text.trim().is_empty());
    Ok(all)
}

/// As they are stored, entry by entry, wherever they stand in something else.
impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::stored(Value::deserialize(from)?).map_err(|why| D::Error::custom(why.code))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;

    fn read(text: &str) -> Settings {
        Settings::read(text).unwrap()
    }

    #[test]
    fn a_damaged_file_loses_only_what_is_damaged() {
        let settings = read(
            r#"{"version":1,"profiles":[{"name":"a"},7,{"id":"x","name":"b"},{"id":"x"}],"defaultProfile":"gone","buyers":{"newShare":300},"conversion":{"low":"1","high":"3"}}"#,
        );
        let ids: Vec<_> = settings.profiles.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["p1", "x", "p3"]);
        assert_eq!(settings.default_profile.as_deref(), Some("p1"));
        assert_eq!(settings.buyers, Buyers::default());
        assert!(settings.conversion.is_some());
    }

    #[test]
    fn a_campaign_that_is_gone_is_forgotten() {
        let settings = read(
            r#"{"profiles":[{"id":"a","campaign":"c1"},{"id":"b","campaign":"gone","landing":7}],"campaigns":[{"name":"x"},null,{"id":"c1","subIds":{"af":"{date}","cn":3}}]}"#,
        );
        let of = |i: usize| settings.profiles.get(i).and_then(|p| p.campaign.as_deref());
        assert_eq!((of(0), of(1)), (Some("c1"), None));
        let ids: Vec<_> = settings.campaigns.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["c1", "c2"]);
    }

    #[test]
    fn every_profile_has_a_colour_of_its_own() {
        let colors = |text: &str| -> Vec<_> { read(text).profiles.iter().map(|p| p.color.unwrap()).collect() };
        use ProfileColor::{Blue, Green, Orange, Pink, Violet};
        let text = r#"{"profiles":[{"name":"a"},{"name":"b","color":"violet"},{"name":"c","color":"ultramarine"},{}]}"#;
        assert_eq!(colors(text), [Orange, Violet, Blue, Pink]);
        assert_eq!(
            colors(r#"{"profiles":[{"name":"a","color":7},{"color":null},{"color":"green"}]}"#),
            [Violet, Orange, Green]
        );
        let many = format!(r#"{{"profiles":[{}]}}"#, vec!["{}"; 20].join(","));
        let all = colors(&many);
        assert_eq!((all.len(), all[..8].to_vec(), all[8]), (20, ProfileColor::ALL.to_vec(), Violet));
    }

    #[test]
    fn two_years_of_one_event_are_kept_apart() {
        let settings = read(
            r#"{"events":[{"id":"11_11","starts":"2026-11-10T00:00"},{"id":"11_11","starts":"2027-11-09T00:00"},{"name":"Own"},{"id":"e1"}]}"#,
        );
        let ids: Vec<_> = settings.events.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(ids, ["11_11", "11_11", "e2", "e1"]);
    }

    #[test]
    fn whatever_was_stored_is_settings_unless_it_is_newer() {
        for text in ["", "null", "[]", "7", "{", "\"x\"", "{}", "{\"version\": 1}", "{\"version\": \"1\"}"] {
            assert_eq!(read(text).version, VERSION, "{text}");
        }
        for text in ["{\"version\": 7}", "{\"version\": \"2\"}", "{\"version\": 99999999999999999999}"] {
            assert_eq!(Settings::read(text).map_err(|why| why.code), Err("settings_newer"), "{text}");
            assert_eq!(Settings::open(text).problem.map(|why| why.code), Some("settings_newer"), "{text}");
        }
        let odd = r#"{"version": {"major": 1}, "profiles": []}"#;
        assert_eq!(Settings::open(odd).problem.map(|why| why.code), Some("settings_unknown"));
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        for (text, code) in [
            ("", "file_no_json"),
            ("{\"profiles\": [}", "file_no_json"),
            ("{'profiles': []}", "file_no_json"),
            ("{\"profiles\": []} // mine", "file_no_json"),
            ("[]", "settings_unknown"),
            ("{}", "settings_unknown"),
            ("{\"overrides\"", "file_no_json"),
            ("{\"name\": \"other\"}", "settings_unknown"),
        ] {
            assert_eq!(Settings::open(text).problem.map(|why| why.code), Some(code), "{text}");
        }
    }

    #[test]
    fn an_entry_that_is_not_understood_is_left_out_and_said() {
        let file = Settings::open(
            r#"{"profiles": [{"name": "a"}, 7], "colour": 1, "market": 7, "buyers": {"newShare": 300}, "currency": ["EUR"],
                "exchange": {}, "currency": "USD", "overrides": [
                {"rate": {"low": "7"}, "shop": "1100001"}, {"rate": {"low": "7"}, "store": true},
                {"rate": {"low": 7}, "store": 1100001}, {"rate": {"low": "7"}, "store": "1", "store": null},
                {"rate": {"low": "7", "most": 9}}]}"#,
        );
        let left: Vec<_> = file.left_out.iter().map(|l| (l.part.as_str(), l.place, l.problem.code)).collect();
        assert_eq!(
            left,
            [
                ("profiles", Some(2), "file_no_record"),
                ("colour", None, "file_name"),
                ("buyers", None, "file_value"),
                ("currency", None, "file_value"),
                ("exchange", None, "file_value"),
                ("currency", None, "file_twice"),
                ("overrides", Some(1), "file_name"),
                ("overrides", Some(2), "file_value"),
                ("overrides", Some(4), "file_twice"),
                ("overrides", Some(5), "file_name"),
            ]
        );
        assert_eq!(file.problem, None);
        let stores: Vec<_> = file.settings.overrides.iter().map(|o| o.store.as_deref()).collect();
        assert_eq!(stores, [Some("1100001")]);
    }

    #[test]
    fn what_is_stored_is_what_is_stored_again() {
        let odd = r#"{"profiles": [{"id": "p1", "ids": {"a\\b\"c": "x"}}]}"#;
        let once = read(odd);
        let again = read(&serde_json::to_string(&once).unwrap());
        assert_eq!(again.profiles[0].ids.get("a\\b\"c").map(String::as_str), Some("x"));
        assert_eq!(again, once);
    }

    #[test]
    fn settings_survive_a_round_trip() {
        let text = r#"{"version":1,"profiles":[{"id":"p1","name":"Blog","network":"admitad","ids":{"hash":"x"},"subIds":{"subid":"a"},"template":null,"campaign":"c1","landing":"keep","color":"pink"}],"defaultProfile":"p1","buyers":{"newShare":20,"newRate":{"low":"5","high":"9"}},"currency":"EUR","exchange":[{"from":"USD","to":"EUR","rate":"0.9","asOf":"2026-11-01"}],"overrides":[],"conversion":null,"conversionByPrice":[],"market":null,"events":[],"forecast":null,"campaigns":[{"id":"c1","name":"nov","channel":"blog","subIds":{"subid":"{date}"}}]}"#;
        let settings = read(text);
        assert_eq!(serde_json::to_string(&settings).unwrap_or_default(), text);
    }
}
