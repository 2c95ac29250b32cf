//! What the user has set: their networks and ids, who buys from them, and in which currency to
//! count. The extension stores exactly this as JSON; `affix estimate --profile FILE` reads it.

mod campaign;
mod check;
mod event;
mod file;
mod forecast;
mod limit;
mod profile;
mod rates;
mod rule;
mod texts;
mod version;
mod whole;

pub use campaign::Campaign;
pub use check::{TypedPercents, TypedShare, check_conversions};
pub use event::EventEdit;
pub use file::{LeftOut, SettingsFile};
pub use forecast::ForecastInputs;
pub use limit::LimitEdit;
pub use profile::{Profile, ProfileColor};
pub use rates::{Buyers, ExchangeRate, PercentRange, PriceConversion, RateOverride, SiteCurrency};
pub use rule::{LooksAt, OwnRule, check_rule};
pub use version::VERSION;
pub use whole::Settings;

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
        let text = r#"{"version":1,"profiles":[{"id":"p1","name":"Blog","network":"admitad","ids":{"hash":"x"},"subIds":{"subid":"a"},"template":null,"campaign":"c1","landing":"keep","color":"pink"}],"defaultProfile":"p1","buyers":{"newShare":20,"newRate":{"low":"5","high":"9"}},"currency":"EUR","exchange":[{"from":"USD","to":"EUR","rate":"0.9","asOf":"2026-11-01"}],"siteCurrencies":[{"site":"www.aliexpress.us","currency":"USD"}],"overrides":[],"conversion":null,"conversionByPrice":[],"market":null,"events":[],"forecast":null,"campaigns":[{"id":"c1","name":"nov","channel":"blog","subIds":{"subid":"{date}"}}],"limits":[{"signal":"store_age","good":"24","bad":null}],"rules":[{"name":"Old shortener","looksAt":"address","pattern":"go.example/*","severity":"error","says":""}]}"#;
        let settings = read(text);
        assert_eq!(serde_json::to_string(&settings).unwrap_or_default(), text);
    }
}
