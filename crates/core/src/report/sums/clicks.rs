//! Clicks, and which of them belong to a group.

use super::key::Key;
use crate::map::Map;
use crate::report::clicks::Clicks;
use crate::report::days::ReportDays;
use crate::value::{Day, NetworkCode};

/// What clicks are known by: network, day, sub-id, campaign.
type By = (NetworkCode, Option<Day>, Option<String>, Option<String>);

/// Clicks, each count once. Of two counts of the same clicks the greater is the later: clicks are not taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AllClicks(Map<By, u64>);

/// What a group has of each key.
pub(super) type Values = Vec<Option<String>>;

/// How clicks are parted: by day, by sub-id, by campaign. Counts of different partings are of the same clicks and are
/// never added.
type Parting = (bool, bool, bool);

impl AllClicks {
    /// Adds a count.
    pub fn add(&mut self, clicks: Clicks) {
        let by = (clicks.network, clicks.day, clicks.sub_id, clicks.campaign);
        let known = self.0.entry(by).or_default();
        *known = (*known).max(clicks.count);
    }

    /// Nothing is known of clicks.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each count.
    pub fn each(&self) -> impl Iterator<Item = Clicks> {
        self.0.iter().map(|((network, day, sub_id, campaign), count)| Clicks {
            network: *network,
            day: *day,
            sub_id: sub_id.clone(),
            campaign: campaign.clone(),
            count: *count,
        })
    }

    /// Those of some days and of a network, or of all of them.
    #[must_use]
    pub fn within(&self, days: ReportDays, network: Option<NetworkCode>) -> Self {
        let fits = |(of, day, ..): &By| days.has(*day) && network.is_none_or(|network| network == *of);
        let chosen = self.0.iter().filter(|(by, _)| fits(by));
        Self(chosen.map(|(by, count)| (by.clone(), *count)).collect())
    }

    /// Every group of clicks by these keys, with its network's code and count; nothing where clicks are not parted so.
    pub(super) fn grouped(&self, keys: &[Key]) -> Map<(NetworkCode, Values), u64> {
        let mut by_parting: Map<(NetworkCode, Parting), Map<Values, u64>> = Map::new();
        for (by, count) in &self.0 {
            let Some(values) = values(by, keys) else { continue };
            let (network, day, sub_id, campaign) = by;
            let parting = (day.is_some(), sub_id.is_some(), campaign.is_some());
            let known = by_parting.entry((*network, parting)).or_default().entry(values).or_default();
            *known = known.saturating_add(*count);
        }
        let mut best: Map<NetworkCode, (u64, Parting)> = Map::new();
        for ((network, parting), groups) in &by_parting {
            let all = groups.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
            let known = best.entry(*network).or_insert((all, *parting));
            *known = (*known).max((all, *parting));
        }
        let mut out = Map::new();
        for ((network, parting), groups) in by_parting {
            if best.get(&network).is_some_and(|(_, chosen)| *chosen == parting) {
                out.extend(groups.into_iter().map(|(values, count)| ((network, values), count)));
            }
        }
        out
    }
}

/// What clicks have of each key; none where they are not known by one of them. No sub-id is no value.
fn values((network, day, sub_id, campaign): &By, keys: &[Key]) -> Option<Values> {
    let value = |key: &Key| {
        Some(match key {
            Key::Day | Key::Week | Key::Month => Some(key.of_day((*day)?)?),
            Key::Subid => Some(sub_id.clone()?).filter(|id| !id.is_empty()),
            Key::Campaign => Some(campaign.clone()?).filter(|name| !name.is_empty()),
            Key::Network => Some(network.to_string()),
            _ => return None,
        })
    };
    keys.iter().map(value).collect()
}
