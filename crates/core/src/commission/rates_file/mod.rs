//! A file of the user's own rates: Affix's own export, or a table from a spreadsheet.
//!
//! Whatever says for what a rate holds has to be understood, or the rate would hold for more than it
//! should: an entry with an unknown name in it, or with a value of another type, is left out with its
//! reason and costs no other entry.

mod entry;
mod export;
mod table;
mod types;

use std::collections::HashSet;

use super::overrides::{Scope, filled, percents};
use super::percent::RateRange;
use crate::settings::RateOverride;
use crate::text::message::{Note, code};
use export::of_json;
use table::of_table;

pub use types::{FileRate, RatesFile, Standing, UnreadRate};

/// The rates of a file, held against those that the user has.
///
/// ```
/// use affix_core::commission::{Standing, read_rates};
/// let file = read_rates("store;low;high;note\n1100001;7,5;9;Campaign mail\nmy shop;7;;", &[]);
/// assert_eq!(file.rates[0].rate.rate.low, "7.5");
/// assert_eq!(file.rates[0].standing, Standing::New);
/// assert_eq!((file.unread[0].place, file.unread[0].problems[0].code), (3, "override_bad_id"));
/// ```
pub fn read_rates(text: &str, have: &[RateOverride]) -> RatesFile {
    let text = text.trim_start_matches('\u{feff}');
    let mut file = if text.trim_start().starts_with(['{', '[']) { of_json(text) } else { of_table(text) };
    let have: HashSet<Sameness<'_>> = have.iter().map(sameness).collect();
    let mut before = HashSet::with_capacity(file.rates.len());
    let standings: Vec<Standing> = file
        .rates
        .iter()
        .map(|FileRate { rate, .. }| match sameness(rate) {
            same if !before.insert(same.clone()) => Standing::Double,
            same if have.contains(&same) => Standing::Same,
            _ => Standing::New,
        })
        .collect();
    for (rate, standing) in file.rates.iter_mut().zip(standings) {
        rate.standing = standing;
    }
    if file.problem.is_none() && file.rates.is_empty() && file.unread.is_empty() {
        file.problem = Some(Note::plain(code::RATES_FILE_EMPTY));
    }
    file
}

/// What makes a rate the same as another: what it holds for, its days, its percentages.
type Sameness<'a> = (Result<Scope, [Option<&'a str>; 5]>, [Option<&'a str>; 2], Option<String>);

fn sameness(rate: &RateOverride) -> Sameness<'_> {
    let written = [&rate.product, &rate.store, &rate.category, &rate.network, &rate.event].map(filled);
    (
        Scope::of(rate).ok_or(written),
        [filled(&rate.from), filled(&rate.until)],
        percents(&rate.rate).map(RateRange::text),
    )
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;
    use crate::commission::overrides::check_override;
    use crate::settings::{PercentRange, Settings};
    use proptest::prelude::*;

    const EXPORT: &str = r#"{"affix": "rates", "version": 1, "overrides": [
        {"network": "admitad", "product": null, "store": "1100001", "category": null, "rate": {"low": "9", "high": "9"},
         "from": "2026-11-01", "until": "2026-11-30", "note": "Campaign mail"},
        {"rate": {"low": "3", "high": "5"}, "category": 44}]}"#;

    fn have(overrides: &str) -> Vec<RateOverride> {
        Settings::read(&format!(r#"{{"overrides": {overrides}}}"#)).unwrap().overrides
    }

    fn standings(file: &RatesFile) -> Vec<Standing> {
        file.rates.iter().map(|r| r.standing).collect()
    }

    fn codes(file: &RatesFile) -> Vec<(u64, &'static str)> {
        file.unread.iter().flat_map(|u| u.problems.iter().map(|p| (u.place, p.code))).collect()
    }

    #[test]
    fn an_export_comes_back_and_is_known_again() {
        let file = read_rates(EXPORT, &[]);
        assert_eq!((file.problem.clone(), file.unread.len(), file.table), (None, 0, false));
        assert_eq!(standings(&file), [Standing::New, Standing::New]);
        let rates: Vec<RateOverride> = file.rates.into_iter().map(|r| r.rate).collect();
        assert_eq!(rates[0].store.as_deref(), Some("1100001"));
        assert_eq!(rates[1].category.as_deref(), Some("44"));
        assert_eq!(standings(&read_rates(EXPORT, &rates)), [Standing::Same, Standing::Same]);
    }

    #[test]
    fn exported_settings_are_a_file_of_rates_too() {
        let text = r#"{"version": 1, "profiles": [], "overrides": [{"rate": {"low": "7", "high": "7"}}]}"#;
        assert_eq!(read_rates(text, &[]).rates.len(), 1);
    }

    #[test]
    fn another_note_or_another_way_to_write_it_makes_no_other_rate() {
        let have = have(r#"[{"rate": {"low": "7.0", "high": ""}, "store": " 1100001 ", "note": "mine"}]"#);
        let file = read_rates(
            r#"{"overrides": [
                {"rate": {"low": "7", "high": "7"}, "store": "1100001"},
                {"rate": {"low": 7}, "store": "1100001", "note": "again"}]}"#,
            &have,
        );
        assert_eq!(standings(&file), [Standing::Same, Standing::Double]);
    }

    #[test]
    fn what_might_widen_a_rate_leaves_it_out_and_costs_no_other() {
        let file = read_rates(
            r#"{"overrides": [
                {"rate": {"low": "7", "high": "7"}, "shop": "1100001"},
                {"rate": {"low": "7", "high": "7"}, "product": {"id": "1005006000000001"}},
                {"rate": {"low": "7", "high": "7"}, "product": [1005006000000001]},
                {"rate": {"low": "7", "high": "7"}, "store": true},
                {"rate": "7"}, {"rate": {"low": "7", "most": "9"}}, {"store": "1100001"}, null, 7,
                {"rate": {"low": "9", "high": "8"}, "store": "shop", "until": "30.11.2026"},
                {"rate": {"low": "9"}, "store": "1100001", "store": ""},
                {"rate": {"low": "8", "high": "9"}}]}"#,
            &[],
        );
        assert_eq!(file.rates.len(), 1);
        assert_eq!(
            codes(&file),
            [
                (1, "rates_file_name"),
                (2, "rates_file_value"),
                (3, "rates_file_value"),
                (4, "rates_file_value"),
                (5, "rates_file_value"),
                (6, "rates_file_name"),
                (7, "override_no_rate"),
                (8, "rates_file_no_rate"),
                (9, "rates_file_no_rate"),
                (10, "override_order"),
                (10, "override_bad_id"),
                (10, "override_bad_day"),
                (11, "file_twice"),
            ]
        );
    }

    #[test]
    fn a_table_has_its_columns_in_any_order_and_its_cells_as_people_write_them() {
        let file = read_rates(
            "\u{feff}Note;LOW;High;Product;Store;Network;Until\r\n\
             \"Mail; May\";7,5 %;9;https://www.aliexpress.com/item/1005006000000001.html;;ADMITAD;2026-11-30\r\n\
             ;5;;;https://www.aliexpress.com/store/1100001;Awin;\r\n\
             ;5;;;1100001;nobody;\r\n",
            &[],
        );
        assert_eq!((&file.problem, file.table), (&None, true));
        let of = |at: usize| &file.rates[at].rate;
        assert_eq!(of(0).note.as_deref(), Some("Mail; May"));
        assert_eq!(of(0).rate, PercentRange { low: "7.5".into(), high: "9".into() });
        assert_eq!(of(0).product.as_deref(), Some("1005006000000001"));
        assert_eq!(of(0).network.as_deref(), Some("admitad"));
        assert_eq!(of(0).until.as_deref(), Some("2026-11-30"));
        assert_eq!(of(1).rate, PercentRange { low: "5".into(), high: "5".into() });
        assert_eq!((of(1).store.as_deref(), of(1).network.as_deref()), (Some("1100001"), Some("awin")));
        assert_eq!(codes(&file), [(4, "override_unknown_network")]);
    }

    #[test]
    fn a_cell_that_no_column_names_leaves_its_line_out() {
        let file = read_rates("low,comment\n7,\n8,mine\n,\n9,,x\n", &[]);
        assert_eq!(file.rates.len(), 1);
        assert_eq!(codes(&file), [(3, "rates_file_name"), (5, "rates_file_cells")]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_said_with_its_line() {
        let file = read_rates("low,note\n7,mine\n8,\"two\n9,three\n", &[]);
        assert_eq!((file.rates.len(), codes(&file)), (1, vec![(3, "rates_file_quote")]));
        assert_eq!(read_rates("low,\"note\n7,mine\n", &[]).problem.map(|why| why.code), Some("rates_file_quote"));
    }

    #[test]
    fn a_file_of_something_else_says_so() {
        for (text, code) in [
            ("", "rates_file_empty"),
            ("low,high\n", "rates_file_empty"),
            (r#"{"affix": "rates", "version": 1, "overrides": []}"#, "rates_file_empty"),
            (r#"{"affix": "rates", "version": 2, "overrides": []}"#, "rates_file_newer"),
            (r#"{"affix": "report", "version": 1, "overrides": []}"#, "rates_file_unknown"),
            (r#"{"affix": "rates", "version": "x", "overrides": []}"#, "rates_file_newer"),
            (r#"{"affix": "rates", "version": 1, "overrides": [{"rate""#, "file_no_json"),
            (r#"{"overrides":[{"rate":{"low":"7"}, store:"1100001"}]}"#, "file_no_json"),
            (r#"{"overrides":[{"rate":{"low":"7"}, 'store':"1100001"}]}"#, "file_no_json"),
            (r#"{"overrides":[{"rate":{"low":"7"}; "store":"1100001"}]}"#, "file_no_json"),
            (r#"{"overrides":[{"rate":{"low":"7"}, "store": None}]}"#, "file_no_json"),
            ("{\"overrides\":[{\"rate\":{\"low\":\"7\"}, // mine\n\"store\":\"1100001\"}]}", "file_no_json"),
            (r#"{"overrides": [], "overrides": [{"rate": {"low": "7"}}]}"#, "file_twice"),
            (r#"{"Overrides": [{"rate": {"low": "7"}}]}"#, "rates_file_unknown"),
            (r#"{"name": "other"}"#, "rates_file_unknown"),
            ("[1, 2]", "rates_file_unknown"),
            ("Dear diary", "rates_file_unknown"),
            ("\u{0}\u{1}", "rates_file_unknown"),
        ] {
            let file = read_rates(text, &[]);
            assert_eq!(file.problem.map(|p| p.code), Some(code), "{text}");
            assert!(file.rates.is_empty() && file.unread.is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_rate_that_is_read_can_be_used(
            start in prop_oneof![Just(""), Just("low,high,store\n"), Just("{\"overrides\": [{\"rate\": {\"low\": 7")],
            text in "[\\[\\]{}\",:;0-9a-z%\n ]{0,120}",
        ) {
            let file = read_rates(&format!("{start}{text}"), &[]);
            prop_assert!(file.rates.iter().all(|r| check_override(&r.rate).is_empty()));
            prop_assert!(file.unread.iter().all(|u| !u.problems.is_empty()));
            prop_assert_eq!(file.problem.is_some(), file.rates.is_empty() && file.unread.is_empty());
        }
    }
}
