//! The log of copied links: what an entry holds, and taking the log out or erasing it. Storing it is
//! the caller's; nothing here is ever sent anywhere.

use serde::{Deserialize, Serialize};

use crate::calendar::moment_of;
use crate::commission::RateRange;
use crate::report::learn::SaidRate;
use crate::text::csv;
use crate::value::Day;
use affix_json::push_string;

/// One link that the user copied. A name that is not known is passed over: what a newer version wrote down is still an
/// entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// Milliseconds since 1970-01-01 UTC, whole.
    pub at: u64,
    /// Global product id; `None` for another page.
    pub product_id: Option<String>,
    /// What the product is called, where that was known. Entries of before have none.
    #[serde(default)]
    pub title: Option<String>,
    /// The page that the link leads to.
    pub landing: String,
    /// The link as copied.
    pub link: String,
    /// Network code.
    pub network: String,
    /// The profile's name at the time.
    pub profile: String,
    /// The campaign's name at the time.
    pub campaign: Option<String>,
    /// The format it was copied in, for instance `markdown`.
    pub format: String,
    /// What was said of a sale, where that was known. Entries of before have none.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub said: Option<SaidEstimate>,
}

/// What Affix said of a sale when its link was copied. All of it is text: what cannot be read costs no entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct SaidEstimate {
    /// The least that it pays, decimal text.
    pub low: String,
    /// The most.
    pub high: String,
    /// Of both, ISO 4217.
    pub currency: String,
    /// The lowest rate by its source, percent, before own orders widened it.
    pub rate_low: String,
    /// The highest.
    pub rate_high: String,
    /// The name of the estimate's basis: `guide`, `network`, `settled`, `openPlatform` or `own`.
    pub source: String,
}

impl LogEntry {
    /// The rate that was said of its product, to be held against orders; `None` where none was, or it cannot be read.
    pub fn said_rate(&self) -> Option<SaidRate> {
        let said = self.said.as_ref()?;
        let (low, high) = (said.rate_low.parse().ok()?, said.rate_high.parse().ok()?);
        Some(SaidRate {
            day: Day::at(i64::try_from(self.at).ok()?, 0),
            product: self.product_id.as_ref()?.parse().ok()?,
            network: self.network.parse().ok()?,
            low: RateRange::new(low, high)?.low(),
            high,
            source: said.source.clone(),
        })
    }
}

/// Which entries of the log to erase: those that fit everything that is said. Nothing said is all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Erase {
    /// Copied before this moment, in milliseconds since 1970-01-01 UTC.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub before: Option<u64>,
    /// Of this product.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub product_id: Option<String>,
    /// Of this network.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub network: Option<String>,
    /// Of this campaign.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaign: Option<String>,
}

/// The places of the entries that go, from the first to the last.
///
/// ```
/// use affix_core::kept::log::{Erase, LogEntry, erased};
/// let log = [LogEntry { at: 1, ..LogEntry::default() }, LogEntry { at: 2, ..LogEntry::default() }];
/// assert_eq!(erased(&log, &Erase { before: Some(2), ..Erase::default() }), [0]);
/// assert_eq!(erased(&log, &Erase::default()), [0, 1]);
/// ```
pub fn erased(log: &[LogEntry], what: &Erase) -> Vec<u32> {
    let is = |wanted: &Option<String>, have: Option<&str>| wanted.is_none() || wanted.as_deref() == have;
    let goes = |entry: &LogEntry| {
        what.before.is_none_or(|before| entry.at < before)
            && is(&what.product_id, entry.product_id.as_deref())
            && is(&what.network, Some(&entry.network))
            && is(&what.campaign, entry.campaign.as_deref())
    };
    (0..).zip(log).filter(|(_, entry)| goes(entry)).map(|(at, _)| at).collect()
}

/// The columns of an export, in order.
const COLUMNS: [&str; 15] = [
    "at",
    "productId",
    "landing",
    "link",
    "network",
    "profile",
    "campaign",
    "format",
    "title",
    "saidLow",
    "saidHigh",
    "saidCurrency",
    "saidRateLow",
    "saidRateHigh",
    "saidSource",
];

impl LogEntry {
    /// Its values in the order of the columns.
    fn cells<'a>(&'a self, at: &'a str) -> [Option<&'a str>; 15] {
        let said = |of: fn(&SaidEstimate) -> &String| self.said.as_ref().map(|said| of(said).as_str());
        [
            Some(at),
            self.product_id.as_deref(),
            Some(&self.landing),
            Some(&self.link),
            Some(&self.network),
            Some(&self.profile),
            self.campaign.as_deref(),
            Some(&self.format),
            self.title.as_deref(),
            said(|said| &said.low),
            said(|said| &said.high),
            said(|said| &said.currency),
            said(|said| &said.rate_low),
            said(|said| &said.rate_high),
            said(|said| &said.source),
        ]
    }

    fn time(&self) -> String {
        moment_of(i64::try_from(self.at).unwrap_or(i64::MAX))
    }
}

/// The log as CSV with a line of column names; times as `2026-11-22T12:00:00Z`.
pub fn to_csv(log: &[LogEntry]) -> String {
    let mut out = String::new();
    csv::line(&mut out, COLUMNS);
    for entry in log {
        csv::line(&mut out, entry.cells(&entry.time()).map(Option::unwrap_or_default));
    }
    out
}

/// The log as a JSON list of objects with the same columns; times as in [`to_csv`].
pub fn to_json(log: &[LogEntry]) -> String {
    let mut out = String::from("[");
    for (i, entry) in log.iter().enumerate() {
        out.push_str(if i > 0 { ",\n{" } else { "\n{" });
        for (j, (name, value)) in COLUMNS.iter().zip(entry.cells(&entry.time())).enumerate() {
            if j > 0 {
                out.push(',');
            }
            push_string(&mut out, name);
            out.push(':');
            match value {
                Some(value) => push_string(&mut out, value),
                None => out.push_str("null"),
            }
        }
        out.push('}');
    }
    out.push_str("\n]\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> LogEntry {
        LogEntry {
            at: 1_795_348_799_000,
            product_id: Some("1005006000000001".into()),
            title: Some("+1 lamp".into()),
            landing: "https://www.aliexpress.com/item/1005006000000001.html".into(),
            link: "https://go.example.net/?a=1,2".into(),
            network: "template".into(),
            profile: "=HYPERLINK(\"https://evil.example\")".into(),
            campaign: None,
            format: "plain".into(),
            said: None,
        }
    }

    fn said() -> SaidEstimate {
        let [low, high, rate_low, rate_high] = ["0.25", "0.76", "3", "9"].map(str::to_owned);
        SaidEstimate { low, high, currency: "USD".into(), rate_low, rate_high, source: "guide".into() }
    }

    #[test]
    fn an_export_holds_every_value_and_runs_nothing() {
        assert_eq!(
            to_csv(&[entry()]),
            "at,productId,landing,link,network,profile,campaign,format,title,saidLow,saidHigh,saidCurrency,saidRateLow,saidRateHigh,saidSource\r\n2026-11-22T11:59:59Z,1005006000000001,https://www.aliexpress.com/item/1005006000000001.html,\"https://go.example.net/?a=1,2\",template,\"'=HYPERLINK(\"\"https://evil.example\"\")\",,plain,'+1 lamp,,,,,,\r\n"
        );
        let json: serde_json::Value = serde_json::from_str(&to_json(&[entry(), entry()])).unwrap_or_default();
        assert_eq!(json.as_array().map(Vec::len), Some(2));
        assert_eq!(json.pointer("/1/profile"), Some(&entry().profile.into()));
        assert_eq!(json.pointer("/0/campaign"), Some(&serde_json::Value::Null));
        assert_eq!(serde_json::from_str::<Vec<u8>>(&to_json(&[])).ok(), Some(vec![]));
    }

    #[test]
    fn what_was_said_of_a_sale_is_kept_and_can_be_held_against_orders() {
        let entry = LogEntry { network: "aliexpress".into(), said: Some(said()), ..entry() };
        assert!(to_csv(std::slice::from_ref(&entry)).ends_with("'+1 lamp,0.25,0.76,USD,3,9,guide\r\n"));
        let rate = entry.said_rate();
        let shown = rate.map(|rate| format!("{} {}-{} {}", rate.day, rate.low, rate.high, rate.source));
        assert_eq!(shown.as_deref(), Some("2026-11-22 3-9 guide"));
        let turned = SaidEstimate { rate_low: "9".into(), rate_high: "3".into(), ..said() };
        assert_eq!(LogEntry { said: Some(turned), ..entry.clone() }.said_rate(), None);
        assert_eq!(LogEntry { product_id: None, ..entry.clone() }.said_rate(), None);
        assert_eq!(LogEntry { said: None, ..entry }.said_rate(), None);
    }

    #[test]
    fn a_name_that_is_not_known_costs_no_entry() {
        let read = crate::record::read::<LogEntry>(r#"{"at": 7, "network": "awin", "channel": {"of": "later"}}"#);
        assert_eq!(read.map(|entry| (entry.at, entry.network)), Ok((7, "awin".to_owned())));
    }

    #[test]
    fn erasing_takes_only_what_fits_everything_said() {
        let other = LogEntry { campaign: Some("nov".into()), network: "awin".into(), ..entry() };
        let log = [entry(), other];
        let of = |what: Erase| 2 - erased(&log, &what).len();
        assert_eq!(of(Erase { campaign: Some("nov".into()), ..Erase::default() }), 1);
        assert_eq!(of(Erase { campaign: Some("nov".into()), network: Some("template".into()), ..Erase::default() }), 2);
        assert_eq!(of(Erase { product_id: entry().product_id, ..Erase::default() }), 0);
    }
}
