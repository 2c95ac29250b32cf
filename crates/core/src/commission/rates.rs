//! The rate table: programmes and their sources.

use super::percent::RateRange;
use super::types::{Age, Confidence};
use crate::category::{First, PostingId};
use crate::page::{Category, Product};
use crate::text::message::{Code, code};
use crate::value::{Country, Currency, Day, Decimal, NetworkCode, Percent};

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

/// It is one of the markets where a product has a rate of its own.
pub(crate) fn is_relevant(market: Country) -> bool {
    RELEVANT_MARKETS.contains(&market.code())
}

/// Markets where a product has a rate of its own, and one outside the programme earns nothing (Portals
/// rules of September 2020).
pub(crate) static RELEVANT_MARKETS: &[&str] = &["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UZ"];

/// Where a figure was read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) text: Code,
    /// A date, a month or a year.
    pub(crate) as_of: &'static str,
    /// The source itself bears that date; otherwise it is the year it was read in.
    pub(crate) dated: bool,
    pub(crate) confidence: Confidence,
}

/// Years after which a dated figure counts as old.
const OLD_AFTER_YEARS: u32 = 2;

impl Source {
    /// How far the figure can be relied on in time, seen from `today`.
    pub(crate) fn age(&self, today: Day) -> Age {
        let today = &today.to_string();
        let year = |day: &str| day.get(..4).and_then(|y| y.parse::<u32>().ok()).unwrap_or_default();
        if !self.dated {
            return Age::Undated;
        }
        let turned = year(self.as_of) + OLD_AFTER_YEARS;
        // The same day of the year: everything after the year sorts as text.
        let later = today.get(4..).unwrap_or_default() > self.as_of.get(4..).unwrap_or_default();
        if year(today) > turned || (year(today) == turned && later) { Age::Old } else { Age::Current }
    }
}

/// How far what is of a year can be relied on in time.
pub(crate) fn age_of_year(year: u16, today: Day) -> Age {
    if u32::from(today.year()) > u32::from(year) + OLD_AFTER_YEARS { Age::Old } else { Age::Current }
}

/// What a row of the table does to an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It is the rate.
    Main,
    /// It may be higher.
    Up,
    /// It may be lower.
    Down,
}

/// One figure, or a reason without one.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) part: Code,
    pub(crate) effect: Effect,
    /// Groups of categories it holds for; with `categories` empty too: for all.
    groups: &'static [&'static str],
    categories: &'static [PostingId],
    /// Its figure, where one is known.
    pub(crate) rates: Option<RateRange>,
    pub(crate) source: &'static Source,
}

impl Row {
    /// Its figure; zero where it has none.
    fn pays(&self) -> RateRange {
        self.rates.unwrap_or(RateRange::NOTHING)
    }

    /// It is for goods of every kind.
    pub(crate) fn is_general(&self) -> bool {
        self.groups.is_empty() && self.categories.is_empty()
    }

    /// It is for goods of a first level.
    pub(crate) fn holds(&self, first: &First) -> bool {
        self.is_general() || self.groups.contains(&first.group) || self.categories.contains(&first.id)
    }
}

impl Programme {
    /// The rates that may hold for a place; none where one for some of its goods is missing.
    fn rows_for(&self, place: Place<'_>) -> Vec<&'static Row> {
        let main = || self.rows.iter().filter(|row| row.effect == Effect::Main);
        if matches!(place, Place::In(..)) {
            // The first that holds: the narrower stand before the general one.
            let each = place.candidates().map(|first| main().find(|row| row.holds(first)));
            return each.collect::<Option<_>>().unwrap_or_default();
        }
        // That virtual goods earn nothing is said beside every estimate.
        let all: Vec<_> = main().filter(|row| row.groups != ["virtual"]).collect();
        if all.iter().any(|row| row.is_general()) { all } else { Vec::new() }
    }
}

/// A term of a programme, such as its cookie window.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) term: Code,
    pub(crate) value: &'static str,
    pub(crate) source: &'static Source,
}

/// What one programme publishes; the last one, of no network, is the guide.
#[derive(Debug)]
pub(crate) struct Programme {
    network: &'static str,
    /// Countries it is for; empty for all.
    markets: &'static [&'static str],
    /// The most that one order pays, and in which currency.
    pub(crate) cap: Option<(Decimal, Currency)>,
    pub(crate) rows: &'static [Row],
    pub(crate) terms: &'static [Term],
}

/// A network's programme in a market.
pub(crate) fn programme(network: NetworkCode, market: Option<Country>) -> Option<&'static Programme> {
    let fits = |p: &&Programme| {
        p.network == network.code() && (p.markets.is_empty() || market.is_some_and(|m| p.markets.contains(&m.code())))
    };
    PROGRAMMES.iter().find(fits)
}

/// The rate that is published for goods, and of what.
#[derive(Debug)]
pub(crate) struct Band {
    /// The row that says so, of several the most trusted or the general one.
    pub(crate) row: &'static Row,
    pub(crate) rates: RateRange,
    /// The network's own, not the guide's.
    pub(crate) of_network: bool,
    /// Others that may hold reach further, and so do the rates.
    pub(crate) several: bool,
}

/// The rate that is published for a place in the catalogue: the programme's own, else the guide's. Where
/// the place is not known, or one of two, every rate that may hold is in it.
pub(crate) fn published(programme: Option<&'static Programme>, place: Place<'_>) -> Band {
    // Virtual goods earn nothing anywhere.
    let virtual_goods = matches!(place, Place::In(first, None) if first.group == "virtual");
    let own = programme.filter(|_| !virtual_goods).map(|p| p.rows_for(place)).filter(|rows| !rows.is_empty());
    let of_network = own.is_some();
    let rows = own.or_else(|| Some(PROGRAMMES.last()?.rows_for(place))).unwrap_or_default();
    let general = || rows.iter().find(|row| row.is_general());
    let row = if matches!(place, Place::In(..)) { rows.first() } else { general() }.copied().unwrap_or(&NOTHING);
    let rates = rows.iter().fold(row.pays(), |rates, other| rates.with(other.pays()));
    let several = rates != row.pays();
    Band { row, rates, of_network, several }
}

/// For a table without a guide, which the tests do not allow.
static NOTHING: Row = Row {
    part: code::BAND_UNKNOWN,
    effect: Effect::Main,
    groups: &[],
    categories: &[],
    rates: Some(RateRange::NOTHING),
    source: &SOURCE_GUIDE,
};

/// That click country and delivery country should be one.
pub(crate) fn country_source() -> &'static Source {
    &SOURCE_COUNTRY
}

/// The programme guide.
pub(crate) fn guide_source() -> &'static Source {
    &SOURCE_GUIDE
}

/// What is known of the first-level category, as far as rates depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    /// Nothing.
    Unread,
    /// It is one of these; mostly there is one.
    In(&'static First, Option<&'static First>),
    /// Its number, which the table does not know.
    New(&'a str),
}

impl<'a> Place<'a> {
    pub(crate) fn of(product: &'a Product) -> Self {
        let first = |id: &str| PostingId::of(id)?.first();
        match product.category.as_ref() {
            Some(Category { top_id: Some(id), other_top_id, .. }) => match first(id) {
                Some(known) => Self::In(known, other_top_id.as_deref().and_then(first)),
                None => Self::New(id),
            },
            _ => Self::Unread,
        }
    }

    /// It may be one of these.
    fn candidates(self) -> impl Iterator<Item = &'static First> {
        let (first, other) = match self {
            Self::In(first, other) => (Some(first), other),
            Self::Unread | Self::New(_) => (None, None),
        };
        first.into_iter().chain(other)
    }

    /// A row is about these goods, or about all.
    pub(crate) fn concerns(self, row: &Row) -> bool {
        row.is_general() || self.candidates().any(|first| row.holds(first))
    }
}
