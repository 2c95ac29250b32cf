//! What rows are put together by.

use crate::calendar::{date_of, days_to};
use crate::category::PostingId;
use crate::report::row::OrderRow;
use crate::value::Day;

/// What rows are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The day on the report's clock.
    Day,
    /// Its week, from Monday on, as ISO 8601 counts them: `2026-W31`.
    Week,
    /// `2026-08`.
    Month,
    /// The global product id.
    Product,
    /// The store.
    Store,
    /// The first level of the posting tree, where the table knows it; else the category that the report names.
    Category,
    /// The campaign.
    Campaign,
    /// The first tag of the network: tracking id, subid, sub1, clickRef, epi1.
    Subid,
    /// Who pays.
    Network,
    /// Where it is sent to, or the click came from.
    Country,
    /// `new` or `returning`.
    Buyer,
    /// pending, confirmed, paid, void.
    Status,
}

impl Key {
    /// Each with its name.
    pub const ALL: [(&str, Self); 12] = [
        ("day", Self::Day),
        ("week", Self::Week),
        ("month", Self::Month),
        ("product", Self::Product),
        ("store", Self::Store),
        ("category", Self::Category),
        ("campaign", Self::Campaign),
        ("subid", Self::Subid),
        ("network", Self::Network),
        ("country", Self::Country),
        ("buyer", Self::Buyer),
        ("status", Self::Status),
    ];

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, key)| key)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, key)| *key == self).map_or("", |(name, _)| name)
    }

    /// What a row has of it; none where the report does not say.
    pub fn of(self, row: &OrderRow) -> Option<String> {
        let day = || row.ordered_at.map(crate::report::When::day);
        match self {
            Self::Day | Self::Week | Self::Month => self.of_day(day()?),
            Self::Product => row.product_id.map(|id| id.to_string()),
            Self::Store => row.store.clone(),
            Self::Category => row.category.as_deref().map(category),
            Self::Campaign => row.campaign.clone(),
            Self::Subid => row.sub_id().map(str::to_owned),
            Self::Network => Some(row.network.to_string()),
            Self::Country => row.country.clone(),
            Self::Buyer => row.new_buyer.map(|new| if new { "new" } else { "returning" }.to_owned()),
            Self::Status => Some(row.status.name().to_owned()),
        }
    }

    /// Of a day; none for what is no time.
    pub(in crate::report) fn of_day(self, day: Day) -> Option<String> {
        let text = day.to_string();
        match self {
            Self::Day => Some(text),
            Self::Month => text.get(..7).map(str::to_owned),
            Self::Week => week(day),
            _ => None,
        }
    }
}

/// The first level of a category.
fn category(text: &str) -> String {
    let first = PostingId::of(text).and_then(PostingId::standing).map(|standing| standing.first.id.to_string());
    first.unwrap_or_else(|| text.to_owned())
}

/// A week belongs to the year of its Thursday.
fn week(day: Day) -> Option<String> {
    let days = day.days_since("1970-01-01".parse().ok()?);
    let thursday = days - (days + 3).rem_euclid(7) + 3;
    let (year, _, _) = date_of(thursday);
    let number = (thursday - days_to(year, 1, 1)?) / 7 + 1;
    Some(format!("{year}-W{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        for (day, name) in [
            ("2026-01-01", "2026-W01"),
            ("2025-12-29", "2026-W01"),
            ("2025-12-28", "2025-W52"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
            ("2026-08-03", "2026-W32"),
        ] {
            assert_eq!(week(day.parse().unwrap()).as_deref(), Some(name), "{day}");
        }
    }
}
