//! A file of the user's own rates: Affix's own export, or a table from a spreadsheet.
//!
//! Whatever says for what a rate holds has to be understood, or the rate would hold for more than it
//! should: an entry with an unknown name in it, or with a value of another type, is left out with its
//! reason and costs no other entry.

use std::collections::HashSet;

use serde::Serialize;

use super::overrides::{Scope, check_override, filled, percents};
use super::pasted::{Pasted, pasted};
use super::percent::RateRange;
use crate::link;
use crate::record::{Value, Wrong};
use crate::settings::{PercentRange, RateOverride};
use crate::text::csv;
use crate::text::message::{Note, code};

/// What stands in a file of rates.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct RatesFile {
    /// Why nothing of it was read.
    pub problem: Option<Note>,
    /// The rates, in the file's order.
    pub rates: Vec<FileRate>,
    /// What was left out.
    pub unread: Vec<UnreadRate>,
    /// It is a table, so that [`UnreadRate::place`] counts its lines.
    pub table: bool,
}

/// A rate of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct FileRate {
    /// The rate, its numbers written plainly.
    pub rate: RateOverride,
    /// Whether it is there already.
    pub standing: Standing,
}

/// Whether a rate of the file is there already; another note makes no other rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// The user has no such rate.
    New,
    /// The user has it.
    Same,
    /// It stands in the file before.
    Double,
}

/// An entry of the file that is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnreadRate {
    /// Its number from 1: of the line in a table, of the entry otherwise.
    pub place: u64,
    /// Why, at least one reason.
    pub problems: Vec<Note>,
}

/// What is written beside a rate's percentages, under the same names in both kinds of file.
const FIELDS: [&str; 8] = ["network", "product", "store", "category", "event", "from", "until", "note"];

/// The version of the export.
const VERSION: u64 = 1;

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

impl RatesFile {
    fn refused(why: Note) -> Self {
        Self { problem: Some(why), ..Self::default() }
    }

    fn take(&mut self, place: u64, entry: Result<RateOverride, Note>) {
        let problems = match entry.map(tidy) {
            Ok(rate) => {
                let problems: Vec<Note> = check_override(&rate).into_iter().map(|found| found.problem).collect();
                if problems.is_empty() {
                    self.rates.push(FileRate { rate, standing: Standing::New });
                    return;
                }
                problems
            }
            Err(why) => vec![why],
        };
        self.unread.push(UnreadRate { place, problems });
    }
}

/// Of Affix's own export, or of exported settings.
fn of_json(text: &str) -> RatesFile {
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

/// Of a table whose first line names its columns, in any order.
fn of_table(text: &str) -> RatesFile {
    let table = csv::table(text);
    let unclosed = table.unclosed.map(|line| (line, Note::new(code::RATES_FILE_QUOTE, [("line", line.to_string())])));
    let Some((first, rows)) = table.rows.split_first() else {
        return RatesFile::refused(unclosed.map_or_else(|| Note::plain(code::RATES_FILE_EMPTY), |(_, why)| why));
    };
    let columns: Vec<String> = first.cells.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    if !columns.iter().any(|name| name == "low") {
        return RatesFile::refused(Note::plain(code::RATES_FILE_UNKNOWN));
    }
    let mut file = RatesFile { table: true, ..RatesFile::default() };
    for row in rows {
        file.take(row.line, of_cells(&columns, &row.cells));
    }
    file.unread.extend(unclosed.map(|(place, why)| UnreadRate { place, problems: vec![why] }));
    file
}

fn of_cells(columns: &[String], cells: &[String]) -> Result<RateOverride, Note> {
    let mut rate = RateOverride::default();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let name = columns.get(at).map(String::as_str).unwrap_or_default();
        match name {
            "low" => rate.rate.low.clone_from(cell),
            "high" => rate.rate.high.clone_from(cell),
            "" => return Err(Note::plain(code::RATES_FILE_CELLS)),
            _ => match field(&mut rate, name) {
                Some(field) => *field = Some(cell.clone()),
                None => return Err(Note::new(code::RATES_FILE_NAME, [("name", name)])),
            },
        }
    }
    Ok(rate)
}

fn field<'a>(rate: &'a mut RateOverride, name: &str) -> Option<&'a mut Option<String>> {
    let RateOverride { network, product, store, category, event, from, until, note, rate: _ } = rate;
    let all = [network, product, store, category, event, from, until, note];
    FIELDS.iter().zip(all).find(|(known, _)| **known == name).map(|(_, field)| field)
}

/// The same rate with its texts trimmed, numbers instead of addresses, the network's code instead of its
/// name, and plain percentages. What cannot be read so stays as it is, for the check to name.
fn tidy(mut rate: RateOverride) -> RateOverride {
    for name in FIELDS {
        if let Some(field) = field(&mut rate, name) {
            *field = filled(field).map(ToOwned::to_owned);
        }
    }
    let number = |field: &mut Option<String>, of: fn(Pasted) -> Option<String>| {
        if let Some(found) = field.as_deref().map(pasted).and_then(of) {
            *field = Some(found);
        }
    };
    number(&mut rate.product, |p| p.product.map(|id| id.to_string()));
    number(&mut rate.store, |p| p.store.map(|id| id.to_string()));
    number(&mut rate.category, |p| p.category);
    if let Some(name) = &mut rate.network
        && let Some(known) = link::networks().into_iter().find(|n| n.name.eq_ignore_ascii_case(name))
    {
        *name = known.code.to_string();
    }
    if let Some(rates) = percents(&rate.rate) {
        let shown = rates.short();
        rate.rate = PercentRange { low: shown.low().to_string(), high: shown.high().to_string() };
    }
    rate
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;
    use crate::settings::Settings;
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
