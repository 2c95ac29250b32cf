//! What is sold, through whom and when.

use crate::event::Occurrence;
use crate::open_platform::ProductRates;
use crate::page::Product;
use crate::report::learn::{LearnedRate, WidenedSource};
use crate::settings::Settings;
use crate::value::{Country, Day, NetworkCode};

/// What an estimate is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Sale<'a> {
    /// The product as its page shows it.
    pub product: &'a Product,
    /// The network that the link is made with.
    pub network: NetworkCode,
    /// The readers' country, where known; the settings' own otherwise.
    pub market: Option<Country>,
    /// What the Open Platform said about this product, where it was asked.
    pub rates: Option<&'a ProductRates>,
    /// What the user's own settled orders of the network say of the next one.
    pub settled: Option<&'a LearnedRate>,
    /// Sources whose ranges the user's settled orders of the network found too narrow.
    pub widened: &'a [WidenedSource],
    /// The sale events that run.
    pub events: &'a [Occurrence],
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    pub ahead: i32,
}

impl Sale<'_> {
    /// The user's day.
    pub(super) fn today(&self) -> Day {
        Day::at(self.now, self.ahead)
    }

    /// The readers' country.
    pub(super) fn market(&self, settings: &Settings) -> Option<Country> {
        self.market.or_else(|| settings.market.as_deref()?.parse().ok()).map(country)
    }
}

/// AliExpress writes the United Kingdom as `UK`.
pub(super) fn country(of_site: Country) -> Country {
    if of_site == Country::UK { Country::GB } else { of_site }
}
