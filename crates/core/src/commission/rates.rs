//! The rate table: programmes, categories and their sources.

use super::types::{Age, Confidence, FirstLevel};
use crate::message::{Code, code};
use crate::page::Product;

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

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
    /// How far the figure can be relied on in time, seen from `today` (`YYYY-MM-DD`).
    pub(crate) fn age(&self, today: &str) -> Age {
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
    categories: &'static [&'static str],
    /// Percent; empty where no figure is known.
    pub(crate) low: &'static str,
    pub(crate) high: &'static str,
    pub(crate) source: &'static Source,
}

impl Row {
    pub(crate) fn holds(&self, category: Option<&Category>) -> bool {
        (self.groups.is_empty() && self.categories.is_empty())
            || category.is_some_and(|c| self.groups.contains(&c.group) || self.categories.contains(&c.id))
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
    pub(crate) cap: Option<(&'static str, &'static str)>,
    pub(crate) rows: &'static [Row],
    pub(crate) terms: &'static [Term],
}

/// A network's programme in a market.
pub(crate) fn programme(network: &str, market: Option<&str>) -> Option<&'static Programme> {
    let fits = |p: &&Programme| {
        p.network == network && (p.markets.is_empty() || market.is_some_and(|m| p.markets.contains(&m)))
    };
    PROGRAMMES.iter().find(fits).filter(|_| !network.is_empty())
}

/// The rate that is published for a category: the programme's own, else the guide's.
pub(crate) fn published(programme: Option<&'static Programme>, category: Option<&Category>) -> (&'static Row, bool) {
    let main = |p: &'static Programme| p.rows.iter().find(|r| r.effect == Effect::Main && r.holds(category));
    let guide = PROGRAMMES.last().and_then(main).unwrap_or(&NOTHING);
    // Virtual goods earn nothing anywhere.
    match programme.and_then(main).filter(|_| category.is_none_or(|c| c.group != "virtual")) {
        Some(own) => (own, true),
        None => (guide, false),
    }
}

/// For a table without a guide, which the tests do not allow.
static NOTHING: Row = Row {
    part: code::BAND_UNKNOWN,
    effect: Effect::Main,
    groups: &[],
    categories: &[],
    low: "0",
    high: "0",
    source: &SOURCE_GUIDE,
};

/// A first-level category.
#[derive(Debug)]
pub(crate) struct Category {
    id: &'static str,
    pub(crate) name: &'static str,
    /// The group whose rates it has.
    group: &'static str,
    display_ids: &'static [&'static str],
    /// One a line, in any language.
    names: &'static str,
}

impl Category {
    /// Whether a number is this category's, the posting one or one of addresses and breadcrumbs.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id || self.display_ids.contains(&id)
    }
}

/// The first-level categories, by number.
pub fn first_level() -> Vec<FirstLevel> {
    CATEGORIES.iter().map(|c| FirstLevel { id: c.id.to_owned(), name: c.name.to_owned() }).collect()
}

/// That click country and delivery country should be one.
pub(crate) fn country_source() -> &'static Source {
    &SOURCE_COUNTRY
}

/// The programme guide.
pub(crate) fn guide_source() -> &'static Source {
    &SOURCE_GUIDE
}

/// The first-level category: by posting path, the head's id, the breadcrumb's id or name, the leaf.
pub(crate) fn category(product: &Product) -> Option<&'static Category> {
    let by_id = |id: &str| CATEGORIES.iter().find(|c| c.is(id));
    let by_name = |name: &str| {
        CATEGORIES
            .iter()
            .find(|c| c.name.eq_ignore_ascii_case(name) || c.names.lines().any(|n| n.eq_ignore_ascii_case(name)))
    };
    let place = product.category.as_ref();
    let crumb = place.and_then(|c| c.breadcrumb.first());
    place
        .and_then(|c| c.path.first())
        .and_then(|id| by_id(id))
        .or_else(|| product.top_category.as_deref().and_then(by_id))
        .or_else(|| crumb.and_then(|c| by_id(&c.id)))
        .or_else(|| crumb.and_then(|c| by_name(&c.name)))
        .or_else(|| place.and_then(|c| c.leaf_id.as_deref()).and_then(by_id))
}
