//! The engine: from a product and the user's settings to a range with its reasons.

use super::exchange::{Base, base};
use super::overrides;
use super::percent::{Rates, share};
use super::rates;
use super::types::{AmountRange, Estimate, Excluded, Part, Tends};
use crate::calendar::day_of;
use crate::link;
use crate::message::{Code, Note, code};
use crate::money::{Currency, Decimal};
use crate::open_platform::ProductRates;
use crate::page::Product;
use crate::settings::Settings;

/// What an estimate is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Sale<'a> {
    /// The product as its page shows it.
    pub product: &'a Product,
    /// Network code that the link is made with.
    pub network: &'a str,
    /// The readers' country, ISO 3166 alpha-2 in capitals, where known.
    pub market: Option<&'a str>,
    /// What the Open Platform said about this product, where it was asked.
    pub rates: Option<&'a ProductRates>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
}

/// Markets where goods outside the programme earn nothing (Portals rules of September 2020).
static RELEVANT_MARKETS: &[&str] = &["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UZ"];

/// What one sale pays, as a range whose parts add up to it.
///
/// # Errors
/// The product has no price, a price of zero, or one without a currency.
pub fn estimate(sale: Sale<'_>, settings: &Settings) -> Result<Estimate, Note> {
    let mut notes = Vec::new();
    let base = base(sale.product, settings, &mut notes)?;
    let today = day_of(sale.now);
    let (band_code, band, category) = rates::band(sale.product);
    let mut parts = Vec::new();

    // The user's own rate replaces the guide's band: a better source, not one more.
    let own = overrides::best(sale.product, sale.network, &today, &settings.overrides, &mut notes);
    let main = match own {
        Some(own) => {
            let label = match own.note.as_deref().filter(|n| !n.trim().is_empty()) {
                Some(note) => Note::new(code::OWN_RATE, [("note", note)]),
                None => Note::plain(code::OWN_RATE_PLAIN),
            };
            Reason {
                label,
                rates: own.rates,
                source: code::SOURCE_OWN,
                as_of: own.from.unwrap_or_else(|| today.clone()),
            }
        }
        None => {
            notes.push(Note::plain(code::NOTE_BANDS));
            notes.push(Note::plain(code::NOTE_SAMPLE));
            Reason {
                label: Note::plain(band_code),
                rates: Rates::parse(band.low, band.high).unwrap_or(Rates { low: Decimal::ZERO, high: Decimal::ZERO }),
                source: band.source.text,
                as_of: band.source.as_of.into(),
            }
        }
    };
    let nothing = main.rates.high.is_zero();
    match buyers(settings, &mut notes).filter(|_| !nothing) {
        Some((new_share, new_rates)) => {
            let old_share = u64::from(100_u8.saturating_sub(new_share));
            let (old, new) = (Decimal::whole(old_share), Decimal::whole(u64::from(new_share)));
            parts.push(main.part(&base, old));
            parts.push(
                Reason {
                    label: Note::new(code::NEW_BUYERS_OWN, [("share", new_share.to_string())]),
                    rates: new_rates,
                    source: code::SOURCE_OWN,
                    as_of: today,
                }
                .part(&base, new),
            );
        }
        None => {
            parts.push(main.part(&base, Decimal::whole(100)));
            if !nothing {
                parts.push(tendency(code::NEW_BUYERS, Tends::Up, rates::guide_source()));
            }
        }
    }
    if !nothing {
        parts.push(tendency(code::DELIVERY_COUNTRY, Tends::Down, rates::country_source()));
        parts.push(tendency(code::NOT_IN_PROGRAMME, Tends::Down, rates::affiliate_goods_source()));
    }

    let (low, high) = total(&parts, base.currency);
    notes.insert(0, Note::new(code::NOTE_BASE, [("base", base.shown())]));
    if sale.product.new_user_price == Some(true) {
        notes.push(Note::plain(code::NOTE_NEW_USER_PRICE));
    }
    if sale.network != "aliexpress" {
        let name = link::network_name(sale.network).unwrap_or(sale.network);
        notes.push(Note::new(code::NOTE_NETWORK, [("network", name)]));
    }
    if let Some(market) = sale.market.filter(|m| RELEVANT_MARKETS.contains(m)) {
        notes.push(Note::new(code::NOTE_MARKET, [("market", market)]));
    }
    let per100_clicks = per_100_clicks(low, high, settings, base.currency, &mut notes);
    Ok(Estimate {
        low: low.to_string(),
        high: high.to_string(),
        currency: base.currency.to_string(),
        base: base.range(),
        rate: combined(&parts, settings.buyers.new_share.unwrap_or(0)),
        category,
        parts,
        excluded: [code::EXCLUDED_SHIPPING, code::EXCLUDED_VIRTUAL, code::EXCLUDED_REFUNDS]
            .into_iter()
            .map(|c| Excluded { code: c.name(), label: c.template().to_owned() })
            .collect(),
        per100_clicks,
        notes,
    })
}

/// A reason with a rate.
struct Reason {
    label: Note,
    rates: Rates,
    source: Code,
    as_of: String,
}

impl Reason {
    /// What it pays for one sale when `buyers` of 100 bring it; cut off at the minor unit.
    fn part(self, base: &Base, buyers: Decimal) -> Part {
        let scale = base.currency.minor_units();
        let amount = |price: Decimal, rate: Decimal| share(price, share(rate, buyers, 9), scale).to_string();
        Part {
            code: self.label.code,
            params: self.label.params,
            label: self.label.text,
            rate: Some(self.rates.shown()),
            amount: Some(AmountRange {
                low: amount(base.low, self.rates.low),
                high: amount(base.high, self.rates.high),
            }),
            tends: None,
            source_code: self.source.name(),
            source: self.source.template().to_owned(),
            as_of: self.as_of,
        }
    }
}

/// A reason for which no sourced figure exists.
fn tendency(label: Code, tends: Tends, source: &rates::Source) -> Part {
    let label = Note::plain(label);
    Part {
        code: label.code,
        params: label.params,
        label: label.text,
        rate: None,
        amount: None,
        tends: Some(tends),
        source_code: source.text.name(),
        source: source.text.template().to_owned(),
        as_of: source.as_of.into(),
    }
}

/// The sum of the parts' amounts.
fn total(parts: &[Part], currency: Currency) -> (Decimal, Decimal) {
    let zero = Decimal::ZERO.with_scale(currency.minor_units());
    parts.iter().filter_map(|p| p.amount.as_ref()).fold((zero, zero), |(low, high), a| {
        let number = |t: &str| t.parse::<Decimal>().unwrap_or(Decimal::ZERO);
        (low.plus(number(&a.low)), high.plus(number(&a.high)))
    })
}

/// The one rate that the parts amount to: their rates weighed by the share of buyers.
fn combined(parts: &[Part], new_share: u8) -> AmountRange {
    let rates: Vec<Rates> =
        parts.iter().filter_map(|p| p.rate.as_ref()).filter_map(|r| Rates::parse(&r.low, &r.high)).collect();
    match *rates.as_slice() {
        [one] => one.shown(),
        [old, new] => {
            let weigh = |old: Decimal, new: Decimal| {
                let part = |rate: Decimal, of: u8| share(rate, Decimal::whole(u64::from(of)), 4);
                part(old, 100_u8.saturating_sub(new_share)).plus(part(new, new_share))
            };
            let (low, high) = (weigh(old.low, new.low), weigh(old.high, new.high));
            AmountRange { low: low.at_least_scale(0).to_string(), high: high.at_least_scale(0).to_string() }
        }
        _ => AmountRange { low: "0".into(), high: "0".into() },
    }
}

/// The share of new buyers and what they pay, when the user gave both.
fn buyers(settings: &Settings, notes: &mut Vec<Note>) -> Option<(u8, Rates)> {
    let share = settings.buyers.new_share.filter(|s| *s > 0)?;
    let rate = settings.buyers.new_rate.as_ref()?;
    match Rates::of(rate).filter(|_| share <= 100) {
        Some(rates) => Some((share, rates)),
        None => {
            notes.push(Note::plain(code::NOTE_BAD_BUYERS));
            None
        }
    }
}

/// Commission times buyers among 100 clicks.
fn per_100_clicks(
    low: Decimal,
    high: Decimal,
    settings: &Settings,
    currency: Currency,
    notes: &mut Vec<Note>,
) -> Option<AmountRange> {
    let band = settings.conversion.as_ref()?;
    let Some(buyers) = Rates::of(band) else {
        notes.push(Note::plain(code::NOTE_BAD_CONVERSION));
        return None;
    };
    let scale = currency.minor_units();
    Some(AmountRange {
        low: low.times_floor(buyers.low, scale).to_string(),
        high: high.times_floor(buyers.high, scale).to_string(),
    })
}
