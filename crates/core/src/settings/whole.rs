//! All settings, and what makes them fit together.

use std::collections::HashSet;

use serde::Serialize;

use super::campaign::Campaign;
use super::event::EventEdit;
use super::forecast::ForecastInputs;
use super::limit::LimitEdit;
use super::profile::{self, Profile};
use super::rates::{Buyers, ExchangeRate, PercentRange, PriceConversion, RateOverride, SiteCurrency};
use super::rule::OwnRule;
use crate::text::message::{Note, code};

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
    /// Which currency sites count in whose pages do not say so; the last word for a site counts.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub site_currencies: Vec<SiteCurrency>,
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
    /// The user's own limits for vetting; of two for one signal the later counts.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limits: Vec<LimitEdit>,
    /// The user's own rules for what they publish, in the order they arranged them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub rules: Vec<OwnRule>,
}

impl Settings {
    /// The profile asked for by its id, else the default one, else the first.
    pub fn profile(&self, wanted: Option<&str>) -> Option<&Profile> {
        let by_id = |id: &str| self.profiles.iter().find(|p| p.id == id);
        let chosen = wanted.and_then(by_id).or_else(|| self.default_profile.as_deref().and_then(by_id));
        chosen.or_else(|| self.profiles.first())
    }

    /// Whether the profile asked for by its id is there, for whom [`Self::profile`] would take another one.
    ///
    /// # Errors
    /// It is not, with the ids of those that are; where there are none, that is what has to be said.
    pub fn has_profile(&self, wanted: Option<&str>) -> Result<(), Note> {
        match wanted.filter(|id| self.profiles.iter().all(|p| p.id != *id)) {
            Some(name) if !self.profiles.is_empty() => {
                let names = self.profiles.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
                Err(Note::new(code::PROFILE_NOT_THERE, [("name", name), ("names", &names)]))
            }
            _ => Ok(()),
        }
    }

    /// Puts right what does not fit together: ids that are missing, and those of things that are not there.
    pub(super) fn settle(&mut self) {
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
