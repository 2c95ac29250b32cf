//! The engine: from a product and the user's settings to a range with its reasons.

use super::conversion::per_100_clicks;
use super::exchange::{Base, base, exchange};
use super::overrides::{self, Case, Matching};
use super::percent::{AmountRange, RateRange};
use super::rates::{self, Effect, Place, Programme, RELEVANT_MARKETS, Row};
use super::reason::{Origin, Reason, tendency};
use super::sale::{Sale, country};
use super::total::{combined, total, why_not_more};
use super::types::{Basis, Estimate, Excluded, Part, Tends};
use crate::event::Occurrence;
use crate::link;
use crate::page;
use crate::report::learn::LearnedRate;
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::{Country, Day, Decimal, NetworkCode, Percent};

/// A clock before the first release, or so far after it, is set wrong.
const CLOCK: std::ops::RangeInclusive<u16> = 2025..=2099;

/// What one sale pays, as a range whose parts add up to it.
///
/// # Errors
/// The product has no price, a price of zero or beyond reason, or one without a currency.
pub fn estimate(sale: Sale<'_>, settings: &Settings) -> Result<Estimate, Note> {
    let mut notes = Vec::new();
    let today = sale.today();
    let base = base(sale.product, settings, today, &mut notes)?;
    if !CLOCK.contains(&today.year()) {
        notes.push(Note::new(code::NOTE_CLOCK, [("day", today.to_string())]));
    }
    let market = sale.market(settings);
    let asked = Circumstances {
        market,
        place: Place::of(sale.product),
        programme: rates::programme(sale.network, market),
        sale,
        today,
    };
    let mut main = asked.main(settings, &mut notes);
    let narrow = main.rates;
    asked.widen(&mut main, &mut notes);
    let widened = main.rates != narrow;
    let basis = main.basis;
    let top = main.rates.high();
    let nothing = top.is_zero();
    let cap = asked.cap(&base, settings);
    let new_share = Percent::whole(settings.buyers.new_share.unwrap_or(0));
    let mut parts = Vec::new();
    let new_buyers = buyers(settings, &mut notes).filter(|_| !nothing);
    let tendencies = if nothing { Vec::new() } else { asked.tendencies(&main, new_buyers.is_some()) };
    match new_buyers {
        Some((new_share, new_rates)) => {
            parts.push(main.part(&base, new_share.rest(), cap));
            parts.push(Reason::own(new_share, new_rates, today).part(&base, new_share, cap));
        }
        None => parts.push(main.part(&base, Percent::ALL, cap)),
    }
    parts.extend(tendencies);
    let AmountRange { low, high } = total(&parts, base.currency);
    let capped = cap.is_some_and(|cap| high >= cap);
    asked.remark(&base, basis, &mut notes);
    let per100_clicks = per_100_clicks(low, high, &base, settings, &mut notes);
    let category = sale.product.category.as_ref();
    Ok(Estimate {
        low,
        high,
        currency: base.currency,
        base: base.range(),
        rate: combined(&parts, new_share),
        unwidened: widened.then(|| Box::new(combined(&with_main(&parts, narrow), new_share))),
        category: category.and_then(page::Category::shown).map(Into::into),
        leaf_category: category.and_then(|c| c.leaf_name.clone()),
        basis,
        why_not_more: why_not_more(&parts, top, basis, (sale.network, sale.rates.is_some()), (capped, widened)),
        parts,
        excluded: [code::EXCLUDED_SHIPPING, code::EXCLUDED_VIRTUAL, code::EXCLUDED_REFUNDS]
            .into_iter()
            .map(|c| Excluded { code: c.name(), label: c.template().to_owned() })
            .collect(),
        per100_clicks,
        exchange: base.asked.map(Box::new),
        notes,
    })
}

/// A sale with what is known around it.
struct Circumstances<'a> {
    sale: Sale<'a>,
    market: Option<Country>,
    place: Place<'a>,
    programme: Option<&'static Programme>,
    today: Day,
}

impl<'a> Circumstances<'a> {
    /// The rate from the best source there is.
    fn main(&self, settings: &Settings, notes: &mut Vec<Note>) -> Reason {
        let case = Case {
            product: self.sale.product,
            network: self.sale.network,
            today: self.today,
            events: self.sale.events,
        };
        let own = overrides::best(case, &settings.overrides, notes);
        let answered = self.answered(notes);
        match (own, answered) {
            // That a product is not in the programme is no rate: a rate for goods of its kind says nothing against it.
            (Some(own), Some(answered)) if !own.of_product && answered.label.code == code::OUTSIDE_PROGRAMME.name() => {
                notes.push(Note::new(code::NOTE_OWN_SET_ASIDE, [("rate", own.rates.text())]));
                return answered;
            }
            (Some(own), answered) => {
                if let Some(answered) = answered.filter(|answered| answered.rates != own.rates) {
                    notes.push(Note::new(code::NOTE_ANSWER_SET_ASIDE, [("rate", answered.rates.text())]));
                }
                return self.own(own);
            }
            (None, Some(answered)) => return answered,
            (None, None) => {}
        }
        if let Some(settled) = self.sale.settled {
            return self.settled(settled);
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
        if !of_network && !rates.high().is_zero() {
            notes.push(Note::plain(code::NOTE_BANDS));
            notes.push(Note::plain(code::NOTE_SAMPLE));
        }
        let basis = if of_network { Basis::Network } else { Basis::Guide };
        Reason { label, rates, basis, origin: Origin::of(row.source, self.today), event: None }
    }

    /// Makes a range as wide as the user's settled orders found that its source needs. The user's own word stays, and so
    /// does that nothing is paid.
    fn widen(&self, main: &mut Reason, notes: &mut Vec<Note>) {
        let name = main.basis.name();
        let Some(found) = self.sale.widened.iter().find(|widened| widened.source == name) else { return };
        if main.basis == Basis::Own || main.rates.high().is_zero() {
            return;
        }
        main.rates = main.rates.wider(found.by);
        let count = [("inside", found.inside), ("of", found.of)].map(|(name, n)| (name, n.to_string()));
        let [inside, of] = count;
        notes.push(Note::new(code::NOTE_WIDENED, [inside, of, ("by", found.by.short().to_string())]));
    }

    /// The user's own rate.
    fn own(&self, own: Matching) -> Reason {
        let label = match own.note.as_deref().filter(|n| !n.trim().is_empty()) {
            Some(note) => Note::new(code::OWN_RATE, [("note", note)]),
            None => Note::plain(code::OWN_RATE_PLAIN),
        };
        let as_of = own.from.unwrap_or(self.today);
        Reason { label, rates: own.rates, basis: Basis::Own, origin: Origin::own(as_of), event: own.event }
    }

    /// What the user's own settled orders say, as they say it best: of the nearest group that has any.
    fn settled(&self, settled: &LearnedRate) -> Reason {
        let count = settled.orders.to_string();
        let label = match settled.years {
            None => Note::new(code::SETTLED_UNDATED, [("count", count)]),
            Some((first, last)) => {
                let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
                let of_group = match settled.group {
                    "product" => code::SETTLED_PRODUCT,
                    "store" => code::SETTLED_STORE,
                    "category" => code::SETTLED_CATEGORY,
                    "country" => code::SETTLED_COUNTRY,
                    "buyer" => code::SETTLED_BUYER,
                    _ => code::SETTLED_NETWORK,
                };
                Note::new(of_group, [("count", count), ("years", years)])
            }
        };
        let rates = RateRange::known(settled.low, settled.high);
        let origin = Origin::settled(settled.years.map(|(_, last)| last), self.today);
        Reason { label, rates, basis: Basis::Settled, origin, event: None }
    }

    /// What the Open Platform says of this product; it speaks for AliExpress' own programme only.
    fn answered(&self, notes: &mut Vec<Note>) -> Option<Reason> {
        let found = self.sale.rates.filter(|r| {
            self.sale.network == NetworkCode::ALIEXPRESS
                && self.sale.product.id.is_some()
                && self.sale.product.id == r.product_id.parse().ok()
        })?;
        let origin = Origin::answered(found);
        let reason = |label, rates| {
            Some(Reason { label, rates, basis: Basis::OpenPlatform, origin: origin.clone(), event: None })
        };
        if !found.in_programme {
            return reason(Note::plain(code::OUTSIDE_PROGRAMME), RateRange::NOTHING);
        }
        let normal = one(&found.rate);
        if let Some(market) = self.market.filter(|m| rates::is_relevant(*m))
            && let Some(relevant) = one(&found.relevant_market_rate)
        {
            let params = [("rate", relevant.text()), ("market", market.to_string())];
            return reason(Note::new(code::PRODUCT_RATE_MARKET, params), relevant);
        }
        let Some(normal) = normal else {
            notes.push(Note::plain(code::NOTE_NO_PRODUCT_RATE));
            return None;
        };
        match one(&found.hot_rate).filter(|hot| hot.high() > normal.high()) {
            Some(hot) => {
                let params = [("rate", normal.text()), ("hot", hot.text())];
                reason(Note::new(code::PRODUCT_RATE_HOT, params), normal.with(hot))
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
            let label = match row.rates {
                Some(figure) => Note::new(row.part, [("rate", figure.text())]),
                None => Note::plain(row.part),
            };
            parts.push(tendency(label, tends, &Origin::of(row.source, self.today)));
        }
        if let (Basis::OpenPlatform, None, Some(rates)) = (basis, self.market, self.sale.rates)
            && let Some(relevant) = one(&rates.relevant_market_rate)
        {
            let params = [("rate", relevant.text()), ("markets", RELEVANT_MARKETS.join(", "))];
            let tends = if relevant.high() > main.rates.high() { Tends::Up } else { Tends::Down };
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
        let (amount, of) = self.programme?.cap?;
        if of == base.currency {
            return Some(amount);
        }
        exchange(settings, of, base.currency, &mut Vec::new()).map(|(exchange, _)| exchange.of(amount))
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
        if basis == Basis::Guide && self.sale.network != NetworkCode::ALIEXPRESS {
            let network = self.sale.network.code();
            let name = link::network_name(network).unwrap_or(network);
            notes.push(Note::new(code::NOTE_NETWORK, [("network", name)]));
        }
        if let Some(market) = self.market.filter(|m| rates::is_relevant(*m)) {
            notes.push(Note::new(code::NOTE_MARKET, [("market", market.code())]));
        }
        let to = self.sale.product.delivery.as_ref().and_then(|s| s.to).map(country);
        if let (Some(to), Some(market)) = (to, self.market)
            && to != market
        {
            notes.push(Note::new(code::NOTE_OTHER_COUNTRY, [("to", to.code()), ("market", market.code())]));
        }
    }
}

/// The parts with another rate of the main one.
fn with_main(parts: &[Part], rates: RateRange) -> Vec<Part> {
    let mut parts = parts.to_vec();
    if let Some(main) = parts.first_mut() {
        main.rate = Some(rates.short());
    }
    parts
}

/// A single rate of the Open Platform's.
fn one(rate: &Option<String>) -> Option<RateRange> {
    Percent::typed(rate.as_deref()?).ok().map(RateRange::one)
}

/// The share of new buyers and what they pay, when the user gave both.
fn buyers(settings: &Settings, notes: &mut Vec<Note>) -> Option<(Percent, RateRange)> {
    let share = settings.buyers.new_share.filter(|s| *s > 0)?;
    let rate = settings.buyers.new_rate.as_ref()?;
    match RateRange::typed(rate).filter(|_| share <= 100) {
        Some(rates) => Some((Percent::whole(share), rates)),
        None => {
            notes.push(Note::plain(code::NOTE_BAD_BUYERS));
            None
        }
    }
}
