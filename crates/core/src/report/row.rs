//! One order, as every network's report says it.

use serde::Serialize;

use super::status::OrderStatus;
use super::when::When;
use crate::value::{Currency, NetworkCode, ProductId};

/// A name and what a link carried under it, such as `af` and `blog`.
pub type Tag = (String, String);

/// A sub-order, or a network's action. Money is in minor units of the currency: 1999 for 19.99.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The network's own number of it: the sub-order's, the action's, the transaction's.
    pub key: String,
    /// The order it is part of, where the network says so.
    pub order: Option<String>,
    /// Who pays.
    pub network: NetworkCode,
    /// When it was paid for, else made.
    pub ordered_at: Option<When>,
    /// When its status changed last.
    pub changed_at: Option<When>,
    /// What the buyer paid for the goods: what remained of it where that is known.
    pub sale: Option<i64>,
    /// What the publisher gets, bonus included; of a void row what they would have got.
    pub commission: Option<i64>,
    /// Of both.
    pub currency: Currency,
    /// Where it stands.
    pub status: OrderStatus,
    /// The network's own word for that.
    pub raw_status: String,
    /// Global product id.
    pub product_id: Option<ProductId>,
    /// What the product is called.
    pub title: Option<String>,
    /// The store, as the network names it.
    pub store: Option<String>,
    /// The category's number in the posting tree.
    pub category: Option<String>,
    /// What the link carried, by the network's names, in the order of the table of tags.
    pub tags: Vec<Tag>,
    /// The campaign, where the network has one beside its tags.
    pub campaign: Option<String>,
    /// Where it is sent to, or the click came from: two letters, as the network writes them.
    pub country: Option<String>,
    /// The buyer is new.
    pub new_buyer: Option<bool>,
    /// An amount was finer than the smallest unit, and rounded to it (half to even).
    pub rounded: bool,
}

impl OrderRow {
    /// One of which nothing more is known.
    pub fn new(network: NetworkCode, key: String, currency: Currency, status: OrderStatus) -> Self {
        Self {
            key,
            order: None,
            network,
            ordered_at: None,
            changed_at: None,
            sale: None,
            commission: None,
            currency,
            status,
            raw_status: String::new(),
            product_id: None,
            title: None,
            store: None,
            category: None,
            tags: Vec::new(),
            campaign: None,
            country: None,
            new_buyer: None,
            rounded: false,
        }
    }

    /// The order that it counts for: its own number where no order is named.
    pub fn counts_for(&self) -> &str {
        self.order.as_deref().unwrap_or(&self.key)
    }

    /// The sub-id that a report is ordered by: the first tag of its network.
    pub fn sub_id(&self) -> Option<&str> {
        self.tags.first().map(|(_, value)| value.as_str())
    }

    /// The row as it is handed on, amounts as decimal text, times with the zone `ahead` (minutes) where the report
    /// prints none.
    pub fn shown(&self, ahead: i16) -> Shown<'_> {
        let money = |minor: Option<i64>| minor.map(|minor| super::money::shown(minor, self.currency));
        Shown {
            key: &self.key,
            order: self.order.as_deref(),
            network: self.network,
            ordered_at: self.ordered_at.map(|when| when.rfc3339(ahead)),
            changed_at: self.changed_at.map(|when| when.rfc3339(ahead)),
            zone_stated: self.ordered_at.map(|when| when.ahead.is_some()),
            sale: money(self.sale),
            commission: money(self.commission),
            currency: self.currency,
            status: self.status,
            raw_status: &self.raw_status,
            product_id: self.product_id,
            title: self.title.as_deref(),
            store: self.store.as_deref(),
            category: self.category.as_deref(),
            tag: Tags(&self.tags),
            campaign: self.campaign.as_deref(),
            country: self.country.as_deref(),
            new_buyer: self.new_buyer,
        }
    }
}

/// Tags in the order of the table, blank ones left out.
pub(super) fn ordered(tags: Vec<Tag>) -> Vec<Tag> {
    let place = |name: &str| super::table::tag_names().position(|known| known == name).unwrap_or(usize::MAX);
    let said: Vec<Tag> = tags.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
    crate::order::sorted(said, |(one, _), (other, _)| (place(one), one).cmp(&(place(other), other)))
}

/// A row as it is handed on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown<'a> {
    key: &'a str,
    order: Option<&'a str>,
    network: NetworkCode,
    ordered_at: Option<String>,
    changed_at: Option<String>,
    /// The report prints the zone of `orderedAt`; else it is the one that was asked for.
    zone_stated: Option<bool>,
    sale: Option<String>,
    commission: Option<String>,
    currency: Currency,
    status: OrderStatus,
    raw_status: &'a str,
    product_id: Option<ProductId>,
    title: Option<&'a str>,
    store: Option<&'a str>,
    category: Option<&'a str>,
    tag: Tags<'a>,
    campaign: Option<&'a str>,
    country: Option<&'a str>,
    new_buyer: Option<bool>,
}

/// Tags as one object.
struct Tags<'a>(&'a [Tag]);

impl Serialize for Tags<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
