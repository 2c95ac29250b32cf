//! What a hundred clicks earn: a mid-priced product that sells can beat a dear one that does not.

use crate::order::sorted;
use std::collections::HashMap;

use super::exchange::{Base, Exchange, exchange};
use super::percent::{AmountRange, RateRange, ambiguous};
use crate::settings::{PercentRange, PriceConversion, Settings};
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal};

/// Commission times buyers among 100 clicks; none as long as the user has given no conversion band.
///
/// A range of prices that lies in several bands takes the lowest conversion of them for its low end
/// and the highest for its high end.
pub(crate) fn per_100_clicks(
    low: Decimal,
    high: Decimal,
    base: &Base,
    settings: &Settings,
    notes: &mut Vec<Note>,
) -> Option<AmountRange> {
    let mut known = HashMap::new();
    let steps = settings.conversion_by_price.iter();
    let steps: Vec<_> = steps.filter_map(|step| usable(step, base.currency, settings, &mut known, notes)).collect();
    let steps = sorted(steps, |(one, _), (other, _)| one.cmp(other));
    // Without a conversion for the lowest price, what a part of the range converts to is not known.
    let lowest = band(base.low, &steps).or_else(|| general(settings.conversion.as_ref()?, notes))?;
    let within = steps.iter().filter(|(from, _)| base.low < *from && *from <= base.high);
    let band = within.filter_map(|(from, _)| band(*from, &steps)).fold(lowest, RateRange::with);
    if settings.conversion_by_price.is_empty() {
        notes.push(Note::plain(code::NOTE_ONE_CONVERSION));
    }
    let scale = base.currency.minor_units();
    Some(AmountRange {
        low: low.times_floor(band.low().number(), scale),
        high: high.times_floor(band.high().number(), scale),
    })
}

/// The conversion of the dearest of the sorted steps that the price reaches; of two from the same price the
/// later one.
fn band(price: Decimal, steps: &[(Decimal, RateRange)]) -> Option<RateRange> {
    let reached = steps.partition_point(|(from, _)| *from <= price);
    steps.get(reached.checked_sub(1)?).map(|(_, rates)| *rates)
}

fn general(conversion: &PercentRange, notes: &mut Vec<Note>) -> Option<RateRange> {
    let rates = RateRange::typed(conversion);
    if rates.is_none() {
        say(notes, ambiguous(conversion).unwrap_or_else(|| Note::plain(code::NOTE_BAD_CONVERSION)));
    }
    rates
}

/// A step's price in the estimate's currency, and its conversion.
fn usable(
    step: &PriceConversion,
    currency: Currency,
    settings: &Settings,
    known: &mut HashMap<Currency, Option<Exchange>>,
    notes: &mut Vec<Note>,
) -> Option<(Decimal, RateRange)> {
    let (from, of, rates) = match step.read() {
        Ok((from, of, (low, high))) => (from, of, RateRange::new(low, high)?),
        Err(problems) => {
            let two_ways = problems.into_iter().map(|found| found.problem).find(Note::is_two_ways);
            say(notes, two_ways.unwrap_or_else(|| Note::plain(code::NOTE_BAD_CONVERSION)));
            return None;
        }
    };
    if of == currency {
        return Some((from, rates));
    }
    match *known
        .entry(of)
        .or_insert_with(|| exchange(settings, of, currency, &mut Vec::new()).map(|(exchange, _)| exchange))
    {
        Some(exchange) => Some((exchange.of(from), rates)),
        None => {
            say(
                notes,
                Note::new(code::NOTE_CONVERSION_CURRENCY, [("from", of.to_string()), ("to", currency.to_string())]),
            );
            None
        }
    }
}

/// Once is enough, whatever the values in it; each currency once.
fn say(notes: &mut Vec<Note>, note: Note) {
    if !notes.iter().any(|said| said.code == note.code && said.params.get("from") == note.params.get("from")) {
        notes.push(note);
    }
}
