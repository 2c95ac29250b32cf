//! What the user has set: their networks and ids, who buys from them, and in which currency to
//! count. The extension stores exactly this as JSON; `affix estimate --profile FILE` reads it.

use crate::map::Map;

use serde::{Deserialize, Serialize};

use crate::json::{Document, Json};

/// All settings. Missing keys take their default, so an older file reads as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// Rates the user knows better than any table.
    pub overrides: Vec<RateOverride>,
    /// Buyers among 100 clicks, lowest and highest, in percent as decimal text.
    pub conversion: Option<PercentRange>,
    /// Where dearer products convert otherwise: each holds from its price on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub conversion_by_price: Vec<PriceConversion>,
    /// Country that most readers order to, ISO 3166 alpha-2 in capitals; `None` when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub market: Option<String>,
    /// The user's own sale events, and their changes to the known ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub events: Vec<EventEdit>,
    /// What the monthly forecast was last asked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub forecast: Option<ForecastInputs>,
    /// Patterns that fill sub-ids, in the order the user arranged them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaigns: Vec<Campaign>,
}

/// A named set of patterns for sub-ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it; patterns write it as `{campaign}`.
    pub name: String,
    /// Where its links are posted; patterns write it as `{channel}`.
    pub channel: String,
    /// Patterns such as `{date}-{channel}` by the network's own parameter, for instance `af`; those of
    /// several networks may stand side by side.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
}

/// One affiliate account: a network and the ids it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it, for instance a channel's name.
    pub name: String,
    /// Network code, for instance `aliexpress`, `admitad` or `template`.
    pub network: String,
    /// The user's ids by the network's own key, for instance `aff_short_key`.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub ids: Map<String, String>,
    /// Sub-ids by the network's own parameter, for instance `af`.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
    /// The link template, for network `template` only: `{url}` is the encoded target, `{rawurl}` the
    /// target as it is.
    pub template: Option<String>,
    /// [`Campaign::id`] of the campaign last used with this profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaign: Option<String>,
    /// Which of AliExpress' language sites links land on: `keep` for that of the page, or one of
    /// [`crate::link::landings`]; `None` leaves the choice to AliExpress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub landing: Option<String>,
}

/// The mix of buyers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Buyers {
    /// How many of 100 buyers are new to AliExpress, 0 to 100; `None` when the user does not know.
    pub new_share: Option<u8>,
    /// What new buyers pay the user, if their network told them: percent as decimal text.
    pub new_rate: Option<PercentRange>,
}

/// Two percentages as decimal text, `low` not above `high`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PercentRange {
    /// The lower percentage, for instance `"5"`.
    pub low: String,
    /// The higher percentage, for instance `"8.5"`.
    pub high: String,
}

/// `1 from = rate to`, as the user wrote it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ExchangeRate {
    /// ISO 4217 code of the one unit.
    pub from: String,
    /// ISO 4217 code it is worth.
    pub to: String,
    /// Decimal text above zero.
    pub rate: String,
    /// The day the user wrote it, `YYYY-MM-DD`.
    pub as_of: Option<String>,
}

/// A commission rate that the user states for some products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct RateOverride {
    /// Only for this network; `None` for all.
    pub network: Option<String>,
    /// Only for this product (global id).
    pub product: Option<String>,
    /// Only for this store (public store number).
    pub store: Option<String>,
    /// Only for this category (any id on the product's path).
    pub category: Option<String>,
    /// Only while this sale event runs (its id in the calendar).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub event: Option<String>,
    /// The rate; an empty `high` is the same as `low`.
    pub rate: PercentRange,
    /// First day it holds, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day it holds, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Where the user has it from.
    pub note: Option<String>,
}

/// How many click-throughs buy, for products from a price on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PriceConversion {
    /// The price, decimal text.
    pub from: String,
    /// ISO 4217 code of `from`.
    pub currency: String,
    /// Buyers among 100 clicks, in percent.
    pub conversion: PercentRange,
}

/// A sale event of the user's own, or their change to a known one. Absent keys leave a known event as
/// it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct EventEdit {
    /// Id of a known event, or one of its own.
    pub id: String,
    /// What the user calls it.
    pub name: Option<String>,
    /// First minute, `YYYY-MM-DDTHH:MM` on the clocks of `zone`.
    pub starts: Option<String>,
    /// The minute it is over, written as `starts`.
    pub ends: Option<String>,
    /// Zone of the calendar that the clock times are meant in; `None` for AliExpress' own.
    pub zone: Option<String>,
    /// The user does not want to see it.
    pub hidden: bool,
}

/// The figures of a monthly forecast, as the user typed them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ForecastInputs {
    /// Clicks a month, a whole number.
    pub clicks: String,
    /// Buyers among 100 clicks.
    pub conversion: PercentRange,
    /// What one order is worth, decimal text.
    pub basket: String,
    /// ISO 4217 code of `basket` and `threshold`.
    pub currency: String,
    /// Commission rate.
    pub rate: PercentRange,
    /// Orders that are refunded or refused, of 100.
    pub reversal: PercentRange,
    /// The amount from which a payout is made, decimal text.
    pub threshold: String,
}

/// The version of this shape.
pub const VERSION: u32 = 1;

impl Settings {
    /// Settings of JSON text, key by key: a key of the wrong type takes its default and costs no
    /// other key, so that a damaged or newer file loses as little as possible.
    ///
    /// ```
    /// use affix_core::settings::Settings;
    /// let settings = Settings::from_json(r#"{"profiles": "broken", "currency": "EUR"}"#);
    /// assert_eq!(settings.currency.as_deref(), Some("EUR"));
    /// assert!(settings.profiles.is_empty());
    /// ```
    pub fn from_json(text: &str) -> Self {
        let document = Document::of(text);
        let json = document.value();
        let [profiles, default_profile, buyers, currency, exchange, overrides, conversion, campaigns] = json.fields(&[
            "profiles",
            "defaultProfile",
            "buyers",
            "currency",
            "exchange",
            "overrides",
            "conversion",
            "campaigns",
        ]);
        let [by_price, market, events, forecast] = json.fields(&["conversionByPrice", "market", "events", "forecast"]);
        let [new_share, new_rate] = buyers.fields(&["newShare", "newRate"]);
        let mut settings = Self {
            version: VERSION,
            profiles: profiles.items().filter(|o| o.is_object()).map(Profile::of).collect(),
            default_profile: default_profile.owned(),
            buyers: Buyers {
                new_share: new_share.whole().and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 100),
                new_rate: PercentRange::of(new_rate),
            },
            currency: currency.owned().map(|c| c.trim().to_ascii_uppercase()),
            exchange: exchange.items().filter(|o| o.is_object()).map(ExchangeRate::of).collect(),
            overrides: overrides.items().filter(|o| o.is_object()).map(RateOverride::of).collect(),
            conversion: PercentRange::of(conversion),
            conversion_by_price: by_price.items().filter(|o| o.is_object()).map(PriceConversion::of).collect(),
            market: market.owned().filter(|m| m.len() == 2 && m.bytes().all(|b| b.is_ascii_uppercase())),
            events: events.items().filter(|o| o.is_object()).map(EventEdit::of).collect(),
            forecast: forecast.is_object().then(|| ForecastInputs::of(forecast)),
            campaigns: campaigns.items().filter(|o| o.is_object()).map(Campaign::of).collect(),
        };
        settings.name_profiles();
        name_all(settings.campaigns.iter_mut().map(|c| &mut c.id), 'c');
        settings.name_events();
        for profile in &mut settings.profiles {
            profile.campaign = profile.campaign.take().filter(|id| settings.campaigns.iter().any(|c| c.id == *id));
        }
        settings
    }

    /// The profile asked for by its id, else the default one, else the first.
    pub fn profile(&self, wanted: Option<&str>) -> Option<&Profile> {
        let by_id = |id: &str| self.profiles.iter().find(|p| p.id == id);
        let chosen = wanted.and_then(by_id).or_else(|| self.default_profile.as_deref().and_then(by_id));
        chosen.or_else(|| self.profiles.first())
    }

    /// Gives an id to every event without one; two years of one event have one id.
    fn name_events(&mut self) {
        for at in 0..self.events.len() {
            let free = (1..).map(|n| format!("e{n}")).find(|id| !self.events.iter().any(|e| e.id == *id));
            if let (Some(event), Some(free)) = (self.events.get_mut(at).filter(|e| e.id.is_empty()), free) {
                event.id = free;
            }
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
    let mut seen: Vec<String> = Vec::new();
    for (i, id) in ids.enumerate() {
        if id.is_empty() || seen.contains(id) {
            *id = (i + 1..).map(|n| format!("{letter}{n}")).find(|id| !seen.contains(id)).unwrap_or_default();
        }
        seen.push(id.clone());
    }
}

/// The texts of an object.
fn texts(json: Json<'_>) -> Map<String, String> {
    let mut map = Map::new();
    for (key, value) in json.entries() {
        if let Some(value) = value.owned() {
            map.insert(key.to_owned(), value);
        }
    }
    map
}

impl Profile {
    /// A profile of JSON text, read as leniently as [`Settings::from_json`] reads.
    pub fn from_json(text: &str) -> Self {
        Self::of(Document::of(text).value())
    }

    fn of(json: Json<'_>) -> Self {
        let [id, name, network, ids, sub_ids, template, campaign, landing] =
            json.fields(&["id", "name", "network", "ids", "subIds", "template", "campaign", "landing"]);
        Self {
            id: id.string(),
            name: name.string(),
            network: network.string(),
            ids: texts(ids),
            sub_ids: texts(sub_ids),
            template: template.owned(),
            campaign: campaign.owned(),
            landing: landing.owned(),
        }
    }
}

impl Campaign {
    /// A campaign of JSON text, read as leniently as [`Settings::from_json`] reads.
    pub fn from_json(text: &str) -> Self {
        Self::of(Document::of(text).value())
    }

    fn of(json: Json<'_>) -> Self {
        let [id, name, channel, sub_ids] = json.fields(&["id", "name", "channel", "subIds"]);
        Self { id: id.string(), name: name.string(), channel: channel.string(), sub_ids: texts(sub_ids) }
    }
}

impl PercentRange {
    fn of(json: Json<'_>) -> Option<Self> {
        let [low, high] = json.fields(&["low", "high"]);
        json.is_object().then(|| Self { low: low.string(), high: high.string() })
    }
}

impl ExchangeRate {
    fn of(json: Json<'_>) -> Self {
        let [from, to, rate, as_of] = json.fields(&["from", "to", "rate", "asOf"]);
        Self { from: from.string(), to: to.string(), rate: rate.string(), as_of: as_of.owned() }
    }
}

impl PriceConversion {
    fn of(json: Json<'_>) -> Self {
        let [from, currency, conversion] = json.fields(&["from", "currency", "conversion"]);
        Self {
            from: from.string(),
            currency: currency.string(),
            conversion: PercentRange::of(conversion).unwrap_or_default(),
        }
    }
}

impl EventEdit {
    /// The events of a JSON array, read as leniently as [`Settings::from_json`] reads.
    pub fn list_from_json(text: &str) -> Vec<Self> {
        Document::of(text).value().items().filter(|o| o.is_object()).map(Self::of).collect()
    }

    /// An event of JSON text, read as leniently as [`Settings::from_json`] reads.
    pub fn from_json(text: &str) -> Self {
        Self::of(Document::of(text).value())
    }

    fn of(json: Json<'_>) -> Self {
        let [id, name, starts, ends, zone, hidden] = json.fields(&["id", "name", "starts", "ends", "zone", "hidden"]);
        Self {
            id: id.string(),
            name: name.owned(),
            starts: starts.owned(),
            ends: ends.owned(),
            zone: zone.owned(),
            hidden: hidden.flag() == Some(true),
        }
    }
}

impl ForecastInputs {
    /// Inputs of JSON text, read as leniently as [`Settings::from_json`] reads.
    pub fn from_json(text: &str) -> Self {
        Self::of(Document::of(text).value())
    }

    fn of(json: Json<'_>) -> Self {
        let [clicks, basket, currency, threshold] = json.fields(&["clicks", "basket", "currency", "threshold"]);
        let [conversion, rate, reversal] = json.fields(&["conversion", "rate", "reversal"]);
        let range = |json| PercentRange::of(json).unwrap_or_default();
        Self {
            clicks: clicks.string(),
            conversion: range(conversion),
            basket: basket.string(),
            currency: currency.string(),
            rate: range(rate),
            reversal: range(reversal),
            threshold: threshold.string(),
        }
    }
}

impl RateOverride {
    /// An override of JSON text, read as leniently as [`Settings::from_json`] reads.
    pub fn from_json(text: &str) -> Self {
        Self::of(Document::of(text).value())
    }

    /// Overrides of a JSON list, read as leniently.
    pub fn list_from_json(text: &str) -> Vec<Self> {
        Document::of(text).value().items().filter(|o| o.is_object()).map(Self::of).collect()
    }

    pub(crate) fn of(json: Json<'_>) -> Self {
        let [network, product, store, category, event, rate, from, until, note] =
            json.fields(&["network", "product", "store", "category", "event", "rate", "from", "until", "note"]);
        Self {
            network: network.owned(),
            product: product.owned(),
            store: store.owned(),
            category: category.owned(),
            event: event.owned(),
            rate: PercentRange::of(rate).unwrap_or_default(),
            from: from.owned(),
            until: until.owned(),
            note: note.owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_loses_only_what_is_damaged() {
        let settings = Settings::from_json(
            r#"{"version":1,"profiles":[{"name":"a"},7,{"id":"x","name":"b"},{"id":"x"}],"defaultProfile":"gone","buyers":{"newShare":300},"conversion":{"low":"1","high":"3"}}"#,
        );
        let ids: Vec<_> = settings.profiles.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["p1", "x", "p3"]);
        assert_eq!(settings.default_profile.as_deref(), Some("p1"));
        assert_eq!(settings.buyers, Buyers::default());
        assert!(settings.conversion.is_some());
    }

    #[test]
    fn a_campaign_that_is_gone_is_forgotten() {
        let settings = Settings::from_json(
            r#"{"profiles":[{"id":"a","campaign":"c1"},{"id":"b","campaign":"gone","landing":7}],"campaigns":[{"name":"x"},null,{"id":"c1","subIds":{"af":"{date}","cn":3}}]}"#,
        );
        let of = |i: usize| settings.profiles.get(i).and_then(|p| p.campaign.as_deref());
        assert_eq!((of(0), of(1)), (Some("c1"), None));
        let ids: Vec<_> = settings.campaigns.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["c1", "c2"]);
    }

    #[test]
    fn two_years_of_one_event_are_kept_apart() {
        let settings = Settings::from_json(
            r#"{"events":[{"id":"11_11","starts":"2026-11-10T00:00"},{"id":"11_11","starts":"2027-11-09T00:00"},{"name":"Own"},{"id":"e1"}]}"#,
        );
        let ids: Vec<_> = settings.events.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(ids, ["11_11", "11_11", "e2", "e1"]);
    }

    #[test]
    fn anything_is_settings() {
        for text in ["", "null", "[]", "7", "{", "\"x\""] {
            assert_eq!(Settings::from_json(text).version, VERSION, "{text}");
        }
    }

    #[test]
    fn settings_survive_a_round_trip() {
        let text = r#"{"version":1,"profiles":[{"id":"p1","name":"Blog","network":"admitad","ids":{"hash":"x"},"subIds":{"subid":"a"},"template":null,"campaign":"c1","landing":"keep"}],"defaultProfile":"p1","buyers":{"newShare":20,"newRate":{"low":"5","high":"9"}},"currency":"EUR","exchange":[{"from":"USD","to":"EUR","rate":"0.9","asOf":"2026-11-01"}],"overrides":[],"conversion":null,"campaigns":[{"id":"c1","name":"nov","channel":"blog","subIds":{"subid":"{date}"}}]}"#;
        let settings = Settings::from_json(text);
        assert_eq!(serde_json::to_string(&settings).unwrap_or_default(), text);
    }
}
