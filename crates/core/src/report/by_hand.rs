//! Clicks that the user wrote down by day and campaign, from wherever they are counted. They are held against the orders of
//! the same network, campaign and days alone: what nobody counted says nothing of conversion.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::clicks::Clicks;
use super::ledger::Ledger;
use super::row::OrderRow;
use super::sums::{AllClicks, Total, sums};
use crate::map::Map;
use crate::order::sorted;
use crate::text::message::{Note, code};
use crate::text::{capped, harmless};
use crate::value::{Day, NetworkCode};

/// The most clicks of a day that are believed.
const MOST: u64 = 1_000_000_000;

/// Clicks of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayClicks {
    /// Who pays.
    pub network: NetworkCode,
    /// The day.
    pub day: Day,
    /// The campaign, as reports name it; empty for all links of that day.
    pub campaign: String,
    /// How many.
    pub count: u64,
}

/// Clicks of a day as the user types them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedClicks {
    /// Who pays.
    pub network: String,
    /// `2026-11-28`.
    pub day: String,
    /// The campaign; empty for all links of that day.
    pub campaign: String,
    /// A whole number.
    pub count: String,
}

impl TypedClicks {
    /// What they are.
    ///
    /// # Errors
    /// What is missing or wrong and what to write.
    ///
    /// ```
    /// use affix_core::report::by_hand::TypedClicks;
    /// let typed = |count: &str| TypedClicks { network: "awin".into(), day: "2026-11-28".into(), campaign: "".into(), count: count.into() };
    /// assert_eq!(typed(" 120 ").read().map(|clicks| clicks.count), Ok(120));
    /// assert!(typed("1.5").read().is_err() && typed("").read().is_err());
    /// ```
    pub fn read(&self) -> Result<DayClicks, Note> {
        let network = self.network.parse().map_err(|_| Note::plain(code::REPORT_HAND_NETWORK))?;
        let day = self.day.trim().parse().map_err(|_| Note::plain(code::REPORT_HAND_DAY))?;
        let count = self.count.trim().parse().ok().filter(|count| *count <= MOST);
        let count = count.ok_or_else(|| Note::new(code::REPORT_CLICKS_TYPED, [("text", self.count.trim())]))?;
        let campaign = harmless(&capped(self.campaign.trim().to_owned()));
        Ok(DayClicks { network, day, campaign, count })
    }
}

/// What clicks of a campaign brought, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct CampaignClicks {
    /// Who pays.
    pub network: NetworkCode,
    /// The campaign; empty for all links.
    pub campaign: String,
    /// Days that have clicks.
    pub days: usize,
    /// The first and last of them.
    pub first: Day,
    /// The last one.
    pub last: Day,
    /// All of them.
    pub clicks: u64,
    /// What the orders of those days come to; none where there is no order.
    pub total: Option<Total>,
}

impl Ledger {
    /// What clicks written down by hand brought, by network and campaign; for each currency of its orders, one line.
    pub fn by_hand(&self, clicks: &[DayClicks]) -> Vec<CampaignClicks> {
        let mut groups: Map<(NetworkCode, &str), Vec<&DayClicks>> = Map::new();
        for one in clicks {
            groups.entry((one.network, &one.campaign)).or_default().push(one);
        }
        let groups =
            sorted(groups.into_iter().collect(), |((one, a), _): &((NetworkCode, &str), Vec<_>), ((other, b), _)| {
                (one.code(), a).cmp(&(other.code(), b))
            });
        groups.into_iter().flat_map(|((network, campaign), all)| self.campaign(network, campaign, &all)).collect()
    }

    fn campaign(&self, network: NetworkCode, campaign: &str, all: &[&DayClicks]) -> Vec<CampaignClicks> {
        let days: HashSet<Day> = all.iter().map(|one| one.day).collect();
        let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) else {
            return Vec::new();
        };
        let mut known = AllClicks::default();
        for one in all {
            known.add(Clicks {
                network,
                day: Some(one.day),
                sub_id: None,
                campaign: (!campaign.is_empty()).then(|| campaign.to_owned()),
                count: one.count,
            });
        }
        let fits = |row: &&OrderRow| {
            row.network == network
                && row.ordered_at.is_some_and(|when| days.contains(&when.day()))
                && (campaign.is_empty() || row.campaign.as_deref() == Some(campaign))
        };
        let clicks = known.each().map(|one| one.count).fold(0, u64::saturating_add);
        let line = |total: Option<Total>| CampaignClicks {
            network,
            campaign: campaign.to_owned(),
            days: days.len(),
            first,
            last,
            clicks,
            total,
        };
        let sums = sums(self.store.each().filter(fits), &known, &[]);
        if sums.totals.is_empty() { vec![line(None)] } else { sums.totals.into_iter().map(|t| line(Some(t))).collect() }
    }
}
