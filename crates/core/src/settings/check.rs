//! What is typed into the settings, looked at once for everything that reads it: the options' forms while it is
//! typed, a file of settings, and the estimate.

use std::collections::HashSet;

use serde::Serialize;

use super::{ExchangeRate, PercentRange, PriceConversion};
use crate::text::message::{Code, FieldProblem, Note, code};
use crate::text::outcome::outcome;
use crate::value::{Currency, Decimal, Percent};

/// Two percentages as they were typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct TypedPercents {
    /// As plain numbers, the form in which settings are kept; `None` where they cannot be used or nothing was
    /// typed.
    pub range: Option<PercentRange>,
    /// What is wrong, by the fields `low` and `high`.
    pub problems: Vec<FieldProblem>,
}

impl TypedPercents {
    /// Of a lower and a higher one.
    ///
    /// ```
    /// use affix_core::settings::{PercentRange, TypedPercents};
    /// let of = |low: &str, high: &str| TypedPercents::of(&PercentRange { low: low.into(), high: high.into() });
    /// assert_eq!(of(" 1,5 ", "3 %").range, Some(PercentRange { low: "1.5".into(), high: "3".into() }));
    /// assert_eq!(of("4", "3").problems[0].problem.code, "percent_order");
    /// assert_eq!(of("", ""), TypedPercents { range: None, problems: Vec::new() });
    /// ```
    pub fn of(typed: &PercentRange) -> Self {
        match typed.read() {
            Ok(read) => {
                let range = read.map(|(low, high)| PercentRange { low: low.to_string(), high: high.to_string() });
                Self { range, problems: Vec::new() }
            }
            Err(problems) => Self { range: None, problems },
        }
    }
}

impl PercentRange {
    /// The two percentages; none where neither is filled in.
    ///
    /// # Errors
    /// What is wrong with each, by the fields `low` and `high`.
    pub(crate) fn read(&self) -> Result<Option<(Percent, Percent)>, Vec<FieldProblem>> {
        let Self { low, high } = self;
        if low.trim().is_empty() && high.trim().is_empty() {
            return Ok(None);
        }
        match (percent(low), percent(high)) {
            (Ok(low), Ok(high)) if low <= high => Ok(Some((low, high))),
            (Ok(_), Ok(_)) => Err(vec![FieldProblem::new("high", Note::plain(code::PERCENT_ORDER))]),
            (low, high) => Err([("low", low), ("high", high)].into_iter().filter_map(of_field).collect()),
        }
    }
}

/// What is wrong with a field, and whether it is only empty.
fn of_field<T>((field, read): (&str, Result<T, Typed>)) -> Option<FieldProblem> {
    match read.err()? {
        Typed::Missing(problem) => Some(FieldProblem::missing(field, problem)),
        Typed::Wrong(problem) => Some(FieldProblem::new(field, problem)),
    }
}

/// Why a field gives no value.
enum Typed {
    /// It is empty.
    Missing(Note),
    /// Something else stands in it.
    Wrong(Note),
}

fn percent(typed: &str) -> Result<Percent, Typed> {
    if typed.trim().is_empty() {
        return Err(Typed::Missing(Note::plain(code::PERCENT_BOTH)));
    }
    let number = number(Percent::without_sign(typed), code::PERCENT_NUMBER).map_err(Typed::Wrong)?;
    Percent::new(number).ok_or_else(|| Typed::Wrong(Note::plain(code::PERCENT_MOST)))
}

/// A typed number; `asked` says what the field asks for, unless it is one that can be read in two ways.
fn number(typed: &str, asked: Code) -> Result<Decimal, Note> {
    Decimal::typed(typed).map_err(|why| why.note(typed).unwrap_or_else(|| Note::plain(asked)))
}

fn amount(typed: &str, asked: Code) -> Result<Decimal, Typed> {
    if typed.trim().is_empty() {
        Err(Typed::Missing(Note::plain(asked)))
    } else {
        number(typed, asked).map_err(Typed::Wrong)
    }
}

fn currency(typed: &str) -> Result<Currency, Typed> {
    typed.parse().map_err(|_| Typed::Wrong(Note::new(code::CURRENCY_UNKNOWN, [("code", typed)])))
}

impl ExchangeRate {
    /// What is wrong with it, by the fields `from`, `to` and `rate`.
    ///
    /// ```
    /// use affix_core::settings::ExchangeRate;
    /// let of = |from: &str, to: &str, rate: &str| {
    ///     let rate = ExchangeRate { from: from.into(), to: to.into(), rate: rate.into(), as_of: None };
    ///     rate.check().iter().map(|found| (found.field.clone(), found.problem.code, found.missing)).collect::<Vec<_>>()
    /// };
    /// assert_eq!(of("USD", "EUR", "0,92"), []);
    /// assert_eq!(of("USD", "USD", "1"), [("to".into(), "exchange_same", false)]);
    /// assert_eq!(of("USD", "EUR", "0"), [("rate".into(), "exchange_number", false)]);
    /// assert_eq!(of("USD", "EUR", ""), [("rate".into(), "exchange_number", true)]);
    /// assert_eq!(of("USD", "EUR", "1,350"), [("rate".into(), "number_ambiguous", false)]);
    /// assert_eq!(of("usd", "EUR", "1"), [("from".into(), "currency_unknown", false)]);
    /// ```
    pub fn check(&self) -> Vec<FieldProblem> {
        let (from, to) = (currency(&self.from), currency(&self.to));
        let same = matches!((&from, &to), (Ok(from), Ok(to)) if from == to);
        let to = if same { Err(Typed::Wrong(Note::plain(code::EXCHANGE_SAME))) } else { to };
        let fields = [("from", from.map(drop)), ("to", to.map(drop)), ("rate", self.worth().map(drop))];
        fields.into_iter().filter_map(of_field).collect()
    }

    /// What one unit is worth; none where no number above zero was typed.
    pub(crate) fn rate(&self) -> Result<Decimal, Note> {
        self.worth().map_err(|(Typed::Missing(why) | Typed::Wrong(why))| why)
    }

    fn worth(&self) -> Result<Decimal, Typed> {
        let rate = amount(&self.rate, code::EXCHANGE_NUMBER)?;
        if rate.is_zero() { Err(Typed::Wrong(Note::plain(code::EXCHANGE_NUMBER))) } else { Ok(rate) }
    }
}

impl PriceConversion {
    /// The price, its currency, and the buyers among 100 clicks from there on, lowest and highest.
    ///
    /// # Errors
    /// What is wrong, by the fields `from`, `currency`, `conversion.low` and `conversion.high`.
    pub(crate) fn read(&self) -> Result<(Decimal, Currency, (Percent, Percent)), Vec<FieldProblem>> {
        let (from, of) = (amount(&self.from, code::CONVERSION_PRICE), currency(&self.currency));
        let conversion = self.conversion.read().and_then(|both| {
            both.ok_or_else(|| {
                ["low", "high"].map(|field| FieldProblem::missing(field, Note::plain(code::PERCENT_BOTH))).into()
            })
        });
        match (from, of, conversion) {
            (Ok(from), Ok(of), Ok(conversion)) => Ok((from, of, conversion)),
            (from, of, conversion) => {
                let within =
                    |found: FieldProblem| FieldProblem { field: ["conversion.", &found.field].concat(), ..found };
                let first = [("from", from.map(drop)), ("currency", of.map(drop))].into_iter().filter_map(of_field);
                Err(first.chain(conversion.err().into_iter().flatten().map(within)).collect())
            }
        }
    }
}

/// What is wrong with conversions by price, by place in the list from 0 and field: `2.from`,
/// `0.conversion.high`. Of two from the same price the later one counts.
///
/// ```
/// use affix_core::settings::{PercentRange, PriceConversion, check_conversions};
/// let from = |price: &str, low: &str| {
///     let conversion = PercentRange { low: low.into(), high: "2".into() };
///     PriceConversion { from: price.into(), currency: "USD".into(), conversion }
/// };
/// let found = check_conversions(&[from("50", "1"), from("dear", "3"), from("50.00", "1")]);
/// let found: Vec<_> = found.iter().map(|f| (f.field.as_str(), f.problem.code)).collect();
/// let expected =
///     [("0.from", "conversion_twin"), ("1.from", "conversion_price"), ("1.conversion.high", "percent_order")];
/// assert_eq!(found, expected);
/// ```
pub fn check_conversions(steps: &[PriceConversion]) -> Vec<FieldProblem> {
    let mut later = HashSet::new();
    let mut of_steps: Vec<Vec<FieldProblem>> = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let mut problems = step.read().err().unwrap_or_default();
        if let (Ok(from), Ok(of)) = (amount(&step.from, code::CONVERSION_PRICE), currency(&step.currency))
            && !later.insert((of, from.at_least_scale(0).to_string()))
        {
            problems.push(FieldProblem::new("from", Note::plain(code::CONVERSION_TWIN)));
        }
        of_steps.push(problems);
    }
    let at = |(place, found): (usize, FieldProblem)| {
        let field = [&place.to_string(), ".", &found.field].concat();
        FieldProblem { field, ..found }
    };
    let of_steps = of_steps.into_iter().rev().enumerate();
    of_steps.flat_map(|(place, problems)| problems.into_iter().map(move |found| (place, found))).map(at).collect()
}

outcome! {
    /// The share of new buyers as it was typed: a whole number, or nothing; or why it is none.
    pub enum TypedShare { share: Option<u8>, problem }
}

impl TypedShare {
    /// Of a text.
    ///
    /// ```
    /// use affix_core::settings::TypedShare;
    /// assert_eq!(TypedShare::of(" 20 ").made(), Some(&Some(20)));
    /// assert_eq!(TypedShare::of("").made(), Some(&None));
    /// for text in ["20x", "20,5", "101", "-1"] {
    ///     assert_eq!(TypedShare::of(text).problem().map(|why| why.code), Some("share_whole"), "{text}");
    /// }
    /// ```
    pub fn of(typed: &str) -> Self {
        if typed.trim().is_empty() {
            return Ok(None).into();
        }
        let whole = |percent: Percent| percent.number().units_at(0).and_then(|n| u8::try_from(n).ok());
        let share = Percent::typed(typed).ok().and_then(whole);
        share.map(Some).ok_or_else(|| Note::plain(code::SHARE_WHOLE)).into()
    }
}
