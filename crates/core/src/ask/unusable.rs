//! What of a file of settings cannot be used, in the words that the options say beside the field.

use crate::commission::check_override;
use crate::event;
use crate::settings::{LeftOut, PercentRange, Settings, TypedPercents, check_conversions, check_rule};
use crate::text::message::{FieldProblem, Note, WrongField};
use crate::vet::check_limit;

/// Why settings cannot be used as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum NotWhole {
    /// The file holds no settings.
    File(Note),
    /// The first part of it that cannot be used.
    Part(LeftOut),
}

impl NotWhole {
    /// What is wrong.
    pub fn problem(&self) -> &Note {
        match self {
            Self::File(problem) | Self::Part(LeftOut { problem, .. }) => problem,
        }
    }
}

/// In the words of the command line, with the part that it is about.
#[cfg(feature = "sentences")]
impl std::fmt::Display for NotWhole {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(problem) => write!(out, "{}", problem.clone().on_command_line()),
            Self::Part(LeftOut { part, place: Some(place), problem }) => write!(out, "{part} {place}: {problem}"),
            Self::Part(LeftOut { part, place: None, problem }) => write!(out, "{part}: {problem}"),
        }
    }
}

/// The settings of a file's text, all or nothing: many links made with half of them would be wrong without a word.
///
/// ```
/// use affix_core::ask::whole;
/// let why = whole(r#"{"exchange": [{"from": "USD", "to": "EUR", "rate": "1,350"}]}"#).unwrap_err();
/// assert!(why.to_string().starts_with("exchange 1: "));
/// assert_eq!(why.problem().code, "number_ambiguous");
/// ```
///
/// # Errors
/// It holds no settings, or something in them cannot be used.
pub fn whole(text: &str) -> Result<Settings, NotWhole> {
    let file = Settings::open(text);
    if let Some(problem) = file.problem {
        return Err(NotWhole::File(problem));
    }
    let unusable = unusable(&file.settings);
    match file.left_out.into_iter().chain(unusable).next() {
        Some(left_out) => Err(NotWhole::Part(left_out)),
        None => Ok(file.settings),
    }
}

/// What was typed into settings and cannot be used as it is; it stays there for the user to put right.
///
/// ```
/// use affix_core::{ask::unusable, settings::Settings};
/// let settings = Settings::read(r#"{"exchange": [{"from": "USD", "to": "EUR", "rate": "1,350"}],
///     "overrides": [{"rate": {"low": "7"}}, {"rate": {"low": "x"}}], "conversion": {"low": "3", "high": "1"},
///     "limits": [{"signal": "store_age", "good": 24}, {"signal": "store_age", "good": 3}]}"#);
/// let found = unusable(&settings.unwrap());
/// let found: Vec<_> = found.iter().map(|at| (at.part.as_str(), at.place, at.problem.code)).collect();
/// assert_eq!(found, [
///     ("exchange", Some(1), "number_ambiguous"),
///     ("overrides", Some(2), "override_bad_percent"),
///     ("conversion", None, "percent_order"),
///     ("limits", Some(2), "vet_limit_order"),
/// ]);
/// ```
pub fn unusable(settings: &Settings) -> Vec<LeftOut> {
    let mut found = Found::default();
    found.percents("buyers", settings.buyers.new_rate.as_ref());
    for (place, rate) in (1..).zip(&settings.exchange) {
        found.fields("exchange", place, rate.check());
    }
    for (place, rate) in (1..).zip(&settings.overrides) {
        found.fields("overrides", place, check_override(rate));
    }
    found.percents("conversion", settings.conversion.as_ref());
    for FieldProblem { field, problem, .. } in check_conversions(&settings.conversion_by_price) {
        let place = field.split('.').next().and_then(|place| place.parse::<u64>().ok());
        found.add("conversionByPrice", place.map(|place| place + 1), problem);
    }
    for (place, edit) in (1..).zip(&settings.events) {
        for WrongField { problem, .. } in event::check(edit) {
            found.add("events", Some(place), problem);
        }
    }
    for (place, edit) in (1..).zip(&settings.limits) {
        found.fields("limits", place, check_limit(edit));
    }
    for (place, rule) in (1..).zip(&settings.rules) {
        found.fields("rules", place, check_rule(rule));
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<LeftOut>);

impl Found {
    fn add(&mut self, part: &str, place: Option<u64>, problem: Note) {
        // Two fields of one entry may lack the same.
        let said =
            self.0.last().is_some_and(|last| last.part == part && last.place == place && last.problem == problem);
        if !said {
            self.0.push(LeftOut { part: part.to_owned(), place, problem });
        }
    }

    fn fields(&mut self, part: &str, place: u64, problems: Vec<FieldProblem>) {
        problems.into_iter().for_each(|found| self.add(part, Some(place), found.problem));
    }

    fn percents(&mut self, part: &str, range: Option<&PercentRange>) {
        let problems = range.map(|range| TypedPercents::of(range).problems).unwrap_or_default();
        problems.into_iter().for_each(|found| self.add(part, None, found.problem));
    }
}
