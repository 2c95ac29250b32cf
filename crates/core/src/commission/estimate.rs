//! The engine: from a product and the user's settings to a range with its reasons.

use super::conversion::per_100_clicks;
use super::exchange::{Base, base, exchange};
use super::overrides::{self, Case};
use super::percent::{Rates, share};
use super::rates::{self, Effect, Place, Programme, RELEVANT_MARKETS, Row};
use super::types::{Age, AmountRange, Basis, Confidence, Estimate, Excluded, Part, Tends};
use crate::calendar::day_at;
use crate::event::Occurrence;
use crate::link;
use crate::open_platform::ProductRates;
use crate::page::{self, Product};
use crate::settings::Settings;
use crate::text::message::{Code, Note, code};
use crate::value::{Currency, Decimal};

/// What an estimate is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Sale<'a> {
    /// The product as its page shows it.
    pub product: &'a Product,
    /// Network code that the link is made with.
    pub network: &'a str,
    /// The readers' country, ISO 3166 alpha-2 in capitals, where known; the settings' own otherwise.
    pub market: Option<&'a str>,
    /// What the Open Platform said about this product, where it was asked.
    pub rates: Option<&'a ProductRates>,
    /// The sale events that run.
    pub events: &'a [Occurrence],
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    pub ahead: i32,
}

impl<'a> Sale<'a> {
    /// The user's day, `YYYY-MM-DD`.
    pub(super) fn today(&self) -> String {
        day_at(self.now, self.ahead)
    }

    /// The readers' country, ISO 3166 alpha-2.
    pub(super) fn market<'m>(&self, settings: &'m Settings) -> Option<&'m str>
    where
        'a: 'm,
    {
        self.market.or(settings.market.as_deref()).map(country)
    }
}

/// A clock before the first release, or so far after it, is set wrong.
const CLOCK: std::ops::RangeInclusive<&str> = "2025-01-01"..="2099-12-31";

/// What one sale pays, as a range whose parts add up to it.
///
/// # Errors
/// The product has no price, a price of zero or beyond reason, or one without a currency.
pub fn estimate(sale: Sale<'_>, settings: &Settings) -> Result<Estimate, Note> {
    let mut notes = Vec::new();
    let base = base(sale.product, settings, &mut notes)?;
    let today = sale.today();
    if !CLOCK.contains(&today.as_str()) {
        notes.push(Note::new(code::NOTE_CLOCK, [("day", today.as_str())]));
    }
    let market = sale.market(settings);
    let asked = Asked {
        market,
        place: Place::of(sale.product),
        programme: rates::programme(sale.network, market),
        sale,
        today: &today,
    };
    let main = asked.main(settings, &mut notes);
    let basis = main.basis;
    let nothing = main.rates.high.is_zero();
    let top = main.rates.high;
    let cap = asked.cap(&base, settings);
    let mut parts = Vec::new();
    let new_buyers = buyers(settings, &mut notes).filter(|_| !nothing);
    let tendencies = if nothing { Vec::new() } else { asked.tendencies(&main, new_buyers.is_some()) };
    match new_buyers {
        Some((new_share, new_rates)) => {
            let old_share = u64::from(100_u8.saturating_sub(new_share));
            let (old, new) = (Decimal::whole(old_share), Decimal::whole(u64::from(new_share)));
            parts.push(main.part(&base, old, cap));
            parts.push(Reason::own(new_share, new_rates, &today).part(&base, new, cap));
        }
        None => parts.push(main.part(&base, Decimal::whole(100), cap)),
    }
    parts.extend(tendencies);
    let (low, high) = total(&parts, base.currency);
    let capped = cap.is_some_and(|cap| high >= cap);
    asked.remark(&base, basis, &mut notes);
    let per100_clicks = per_100_clicks(low, high, &base, settings, &mut notes);
    let category = sale.product.category.as_ref();
    Ok(Estimate {
        low: low.to_string(),
        high: high.to_string(),
        currency: base.currency.to_string(),
        base: base.range(),
        rate: combined(&parts, settings.buyers.new_share.unwrap_or(0)),
        category: category.and_then(page::Category::shown).map(Into::into),
        leaf_category: category.and_then(|c| c.leaf_name.clone()),
        basis,
        why_not_more: why_not_more(&parts, top, basis, (sale.network, sale.rates.is_some()), capped),
        parts,
        excluded: [code::EXCLUDED_SHIPPING, code::EXCLUDED_VIRTUAL, code::EXCLUDED_REFUNDS]
            .into_iter()
            .map(|c| Excluded { code: c.name(), label: c.template().to_owned() })
            .collect(),
        per100_clicks,
        notes,
    })
}

/// A sale with what is known around it.
struct Asked<'a> {
    sale: Sale<'a>,
    market: Option<&'a str>,
    place: Place<'a>,
    programme: Option<&'static Programme>,
    today: &'a str,
}

impl<'a> Asked<'a> {
    /// The rate from the best source there is.
    fn main(&self, settings: &Settings, notes: &mut Vec<Note>) -> Reason {
        let case = Case {
            product: self.sale.product,
            network: self.sale.network,
            today: self.today,
            events: self.sale.events,
        };
        let mut of_own = Vec::new();
        let own = overrides::best(case, &settings.overrides, &mut of_own);
        if let Some(answered) = self.answered(notes) {
            // What is wrong among the user's own does not matter here.
            if let Some(own) = own {
                notes.push(Note::new(code::NOTE_OWN_SET_ASIDE, [("rate", own.rates.text())]));
            }
            return answered;
        }
        notes.append(&mut of_own);
        if let Some(own) = own {
            let label = match own.note.as_deref().filter(|n| !n.trim().is_empty()) {
                Some(note) => Note::new(code::OWN_RATE, [("note", note)]),
                None => Note::plain(code::OWN_RATE_PLAIN),
            };
            let as_of = own.from.unwrap_or_else(|| self.today.to_owned());
            return Reason { label, rates: own.rates, basis: Basis::Own, origin: Origin::own(as_of), event: own.event };
        }
        let band = rates::published(self.programme, self.place);
        let (row, rates, of_network) = (band.row, band.rates, band.of_network);
        let shown = self.sale.product.category.as_ref().and_then(page::Category::shown);
        let label = match (self.place, of_network, band.several) {
            (Place::In(first, Some(other)), _, true) => {
                Note::new(code::BAND_EITHER, [("category", first.name), ("other", other.name)])
            }
            (Place::Unread, true, true) => Note::plain(code::BAND_ANY),
            (_, true, false) => Note::plain(row.part),
            (Place::In(first, _), ..) => Note::new(row.part, [("category", shown.unwrap_or(first.name))]),
            (Place::New(id), ..) => Note::new(code::BAND_NEW, [("category", shown.unwrap_or(id))]),
            (Place::Unread, ..) => Note::plain(code::BAND_UNKNOWN),
        };
        if !of_network && !rates.high.is_zero() {
            notes.push(Note::plain(code::NOTE_BANDS));
            notes.push(Note::plain(code::NOTE_SAMPLE));
        }
        let basis = if of_network { Basis::Network } else { Basis::Guide };
        Reason { label, rates, basis, origin: Origin::of(row.source, self.today), event: None }
    }

    /// What the Open Platform says of this product; it speaks for AliExpress' own programme only.
    fn answered(&self, notes: &mut Vec<Note>) -> Option<Reason> {
        let found = self.sale.rates.filter(|r| {
            self.sale.network == "aliexpress" && self.sale.product.id.as_deref() == Some(r.product_id.as_str())
        })?;
        let origin = Origin::answered(found);
        let reason = |label, rates| {
            Some(Reason { label, rates, basis: Basis::OpenPlatform, origin: origin.clone(), event: None })
        };
        if !found.in_programme {
            let none = Rates { low: Decimal::ZERO, high: Decimal::ZERO };
            return reason(Note::plain(code::OUTSIDE_PROGRAMME), none);
        }
        let normal = one(&found.rate);
        if let Some(market) = self.market.filter(|m| RELEVANT_MARKETS.contains(m))
            && let Some(relevant) = one(&found.relevant_market_rate)
        {
            let params = [("rate", relevant.text()), ("market", market.to_owned())];
            return reason(Note::new(code::PRODUCT_RATE_MARKET, params), relevant);
        }
        let Some(normal) = normal else {
            notes.push(Note::plain(code::NOTE_NO_PRODUCT_RATE));
            return None;
        };
        match one(&found.hot_rate).filter(|hot| hot.high > normal.high) {
            Some(hot) => {
                let params = [("rate", normal.text()), ("hot", hot.text())];
                let rates = Rates { low: normal.low, high: hot.high };
                reason(Note::new(code::PRODUCT_RATE_HOT, params), rates)
            }
            None => reason(Note::new(code::PRODUCT_RATE, [("rate", normal.text())]), normal),
        }
    }

    /// What may move the commission without a figure that could be counted.
    fn tendencies(&self, main: &Reason, new_buyers_counted: bool) -> Vec<Part> {
        let basis = main.basis;
        let mut parts = Vec::new();
        let guide = Origin::of(rates::guide_source(), self.today);
        let country = Origin::of(rates::country_source(), self.today);
        if !new_buyers_counted {
            parts.push(tendency(Note::plain(code::NEW_BUYERS), Tends::Up, &guide));
        }
        // The user's own rate for an event has the event in it, and so has what AliExpress answers now.
        let counted = |event: &Occurrence| basis == Basis::OpenPlatform || main.event.as_ref() == Some(&event.id);
        for event in self.sale.events.iter().filter(|event| !counted(event)) {
            let until = event.ends.get(..10).unwrap_or(&event.ends);
            // A known event has its name in the catalogue, the user's own has it as a value.
            let label = match event.name.params.values().next() {
                Some(own) => Note::new(code::EVENT_RUNS_OWN, [("event", own.as_str()), ("until", until)]),
                None => {
                    let runs = if event.usual { code::EVENT_RUNS_USUAL } else { code::EVENT_RUNS };
                    Note::new(runs, [("label", event.name.code), ("until", until)])
                }
            };
            parts.push(tendency(label, Tends::Up, &guide));
        }
        parts.push(tendency(Note::plain(code::DELIVERY_COUNTRY), Tends::Down, &country));
        for row in self.rows(basis) {
            let tends = if row.effect == Effect::Up { Tends::Up } else { Tends::Down };
            let label = match Rates::parse(row.low, row.high) {
                Some(figure) => Note::new(row.part, [("rate", figure.text())]),
                None => Note::plain(row.part),
            };
            parts.push(tendency(label, tends, &Origin::of(row.source, self.today)));
        }
        if let (Basis::OpenPlatform, None, Some(rates)) = (basis, self.market, self.sale.rates)
            && let Some(relevant) = one(&rates.relevant_market_rate)
        {
            let params = [("rate", relevant.text()), ("markets", RELEVANT_MARKETS.join(", "))];
            let tends = if relevant.high > main.rates.high { Tends::Up } else { Tends::Down };
            parts.push(tendency(Note::new(code::RELEVANT_MARKETS_EARN, params), tends, &Origin::answered(rates)));
        }
        parts
    }

    /// The programme's rows besides its rate: what the Open Platform's answer has settled is left out.
    fn rows(&self, basis: Basis) -> impl Iterator<Item = &'static Row> {
        let rows = self.programme.map_or(&[] as &[Row], |p| p.rows);
        let place = self.place;
        rows.iter().filter(move |row| row.effect != Effect::Main && basis != Basis::OpenPlatform && place.concerns(row))
    }

    /// The most that one order pays, where the user's exchange rates tell it in the estimate's currency.
    fn cap(&self, base: &Base, settings: &Settings) -> Option<Decimal> {
        let (amount, currency) = self.programme?.cap?;
        let (amount, of) = (amount.parse().ok()?, currency.parse::<Currency>().ok()?);
        if of == base.currency {
            return Some(amount);
        }
        exchange(settings, of, base.currency, &mut Vec::new()).map(|exchange| exchange.of(amount))
    }

    /// What else to know, the base first.
    fn remark(&self, base: &Base, basis: Basis, notes: &mut Vec<Note>) {
        notes.insert(0, Note::new(code::NOTE_BASE, [("base", base.shown())]));
        if self.sale.product.new_user_price == Some(true) {
            notes.push(Note::plain(code::NOTE_NEW_USER_PRICE));
        }
        if self.sale.product.choice == Some(true) && basis != Basis::OpenPlatform {
            notes.push(Note::plain(code::NOTE_CHOICE));
        }
        if basis == Basis::Guide && self.sale.network != "aliexpress" {
            let name = link::network_name(self.sale.network).unwrap_or(self.sale.network);
            notes.push(Note::new(code::NOTE_NETWORK, [("network", name)]));
        }
        if let Some(market) = self.market.filter(|m| RELEVANT_MARKETS.contains(m)) {
            notes.push(Note::new(code::NOTE_MARKET, [("market", market)]));
        }
        let to = self.sale.product.delivery.as_ref().and_then(|s| s.to.as_deref()).map(country);
        if let (Some(to), Some(market)) = (to, self.market)
            && to != market
        {
            notes.push(Note::new(code::NOTE_OTHER_COUNTRY, [("to", to), ("market", market)]));
        }
    }
}

/// A single rate of the Open Platform's.
fn one(rate: &Option<String>) -> Option<Rates> {
    rate.as_deref().and_then(|rate| Rates::parse(rate, rate))
}

/// AliExpress writes the United Kingdom as `UK`.
fn country(of_site: &str) -> &str {
    if of_site == "UK" { "GB" } else { of_site }
}

/// Where a reason comes from.
#[derive(Clone)]
struct Origin {
    source: Code,
    as_of: String,
    age: Age,
    confidence: Confidence,
}

impl Origin {
    fn of(source: &'static rates::Source, today: &str) -> Self {
        Self { source: source.text, as_of: source.as_of.into(), age: source.age(today), confidence: source.confidence }
    }

    fn answered(found: &ProductRates) -> Self {
        Self {
            source: code::SOURCE_OPEN_PLATFORM,
            as_of: found.asked_at.get(..10).unwrap_or(&found.asked_at).to_owned(),
            age: Age::Current,
            confidence: Confidence::High,
        }
    }

    fn own(as_of: String) -> Self {
        Self { source: code::SOURCE_OWN, as_of, age: Age::Current, confidence: Confidence::High }
    }

    /// A reason from here, without a figure.
    fn part(&self, label: Note) -> Part {
        Part {
            code: label.code,
            params: label.params,
            label: label.text,
            rate: None,
            amount: None,
            tends: None,
            source_code: self.source.name(),
            source: self.source.template().to_owned(),
            as_of: self.as_of.clone(),
            age: self.age,
            confidence: self.confidence,
        }
    }
}

/// A reason with a rate.
struct Reason {
    label: Note,
    rates: Rates,
    basis: Basis,
    origin: Origin,
    /// The sale event that the rate is for.
    event: Option<String>,
}

impl Reason {
    /// What new buyers bring, by the user's own figures.
    fn own(share: u8, rates: Rates, today: &str) -> Self {
        Self {
            label: Note::new(code::NEW_BUYERS_OWN, [("share", share.to_string())]),
            rates,
            basis: Basis::Own,
            origin: Origin::own(today.to_owned()),
            event: None,
        }
    }

    /// What it pays for one sale when `buyers` of 100 bring it; cut off at the minor unit, and at `cap`.
    fn part(self, base: &Base, buyers: Decimal, cap: Option<Decimal>) -> Part {
        let scale = base.currency.minor_units();
        let amount = |price: Decimal, rate: Decimal| {
            let whole = share(price, share(rate, buyers, 9), scale);
            cap.map_or(whole, |cap| whole.min(share(cap, buyers, scale))).to_string()
        };
        Part {
            rate: Some(self.rates.shown()),
            amount: Some(AmountRange {
                low: amount(base.low, self.rates.low),
                high: amount(base.high, self.rates.high),
            }),
            ..self.origin.part(self.label)
        }
    }
}

/// A reason that cannot be counted.
fn tendency(label: Note, tends: Tends, origin: &Origin) -> Part {
    Part { tends: Some(tends), ..origin.part(label) }
}

/// What sets the top of the range, and what would raise it.
fn why_not_more(parts: &[Part], top: Decimal, basis: Basis, (network, asked): (&str, bool), capped: bool) -> Vec<Note> {
    let said = |part: &Part| Note { code: part.code, params: part.params.clone(), text: part.label.clone() };
    let ceiling = match basis {
        _ if top.is_zero() => return vec![Note::plain(code::CEILING_NOTHING)],
        // A higher rate would not raise it.
        _ if capped => return parts.iter().filter(|p| p.code == code::CAP_PER_ORDER.name()).map(said).collect(),
        Basis::OpenPlatform => code::CEILING_OPEN_PLATFORM,
        Basis::Own => code::CEILING_OWN,
        Basis::Network => code::CEILING_NETWORK,
        Basis::Guide => code::CEILING_GUIDE,
    };
    let mut why = vec![Note::new(ceiling, [("rate", top.at_least_scale(0).to_string())])];
    let up = parts.iter().filter(|p| p.tends == Some(Tends::Up));
    why.extend(up.map(said));
    if network == "aliexpress" && basis > Basis::OpenPlatform && !asked {
        why.push(Note::plain(code::LEVER_OPEN_PLATFORM));
    }
    why
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
