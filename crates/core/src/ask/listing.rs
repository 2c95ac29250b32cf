//! What the products of a listing would earn.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::currency::{self, UnstatedCurrency};
use super::earner::{Earner, Listed};
use super::own::Own;
use super::ranking::{self, Order, Ranked};
use super::{Clock, network_of};
use crate::commission::{self, RateRange, Sale};
use crate::event;
use crate::kept::{Checked, KeptProduct};
use crate::map::Map;
use crate::open_platform::{FoundProduct, FoundProducts, ProductRates};
use crate::page::{Card, Category, PageKind, PageSnapshot, Product, Sold, Store};
use crate::price::SeenProduct;
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::ProductId;

/// Which listing to look at.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListingRequest {
    /// The page, or, where only cards that came later are asked for, its address, fields and those.
    pub snapshot: PageSnapshot,
    /// The user's settings.
    pub settings: Settings,
    /// The profile whose network counts; `None` for the default one.
    pub profile: Option<String>,
    /// What the user's own orders say, by the packs that an answer without them asked for.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub own: Vec<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub ahead: i32,
}

/// The answer to a [`ListingRequest`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ListingLook {
    /// What kind of page it is; only a listing has cards.
    pub kind: PageKind,
    /// Every product of the page once, in page order.
    pub cards: Vec<Earner>,
    /// The order to begin with.
    pub by: Order,
    /// Every order that a card has a figure for; the others come after those in it.
    pub orders: Vec<Ranked>,
    /// The rate of all estimates, where there are several and they have one.
    pub rate: Option<RateRange>,
    /// The packs that have what the user's own orders say of the products.
    pub own_packs: Vec<u32>,
    /// What to know of the amounts, to be said once.
    pub notes: Vec<Note>,
    /// That the page's prices are in no currency that it states.
    pub unstated_currency: Option<UnstatedCurrency>,
}

/// What each product of a listing would earn, and their orders.
pub fn listing(request: &ListingRequest) -> ListingLook {
    let (reading, unstated_currency) = currency::read(&request.snapshot, &request.settings);
    let mut known = HashSet::with_capacity(reading.cards.len());
    let products = reading.cards.into_iter().filter(|card| known.insert(card.id)).map(product_of).collect();
    let clock = Clock { now: request.now, ahead: request.ahead };
    let own = Own { packs: &request.own, settings: &request.settings };
    let look = estimated(products, own, request.profile.as_deref(), clock);
    ListingLook { kind: reading.kind, unstated_currency, ..look }
}

/// The same of the user's own shortlist: what they earn today, at the prices that were `seen` or that the Open Platform
/// named last. `kind` is that of a listing.
pub fn shortlist(
    kept: &[KeptProduct],
    seen: &[SeenProduct],
    checked: &[Checked],
    settings: &Settings,
    profile: Option<&str>,
    own: &[String],
    clock: Clock,
) -> ListingLook {
    let seen: Map<ProductId, &SeenProduct> = seen.iter().map(|product| (product.id, product)).collect();
    let checked: Map<ProductId, &Checked> = checked.iter().map(|product| (product.id, product)).collect();
    let known = |kept: &KeptProduct| {
        let (product, latest) = kept.latest(seen.get(&kept.id).copied(), checked.get(&kept.id).copied());
        Listed { product, ad: None, rates: None, latest: Some(latest) }
    };
    let products = kept.iter().map(known).collect();
    estimated(products, Own { packs: own, settings }, profile, clock)
}

/// The same of what the Open Platform found, at the rates that it says; each product once, also from several pages.
pub fn found(
    found: &FoundProducts,
    settings: &Settings,
    profile: Option<&str>,
    own: &[String],
    clock: Clock,
) -> ListingLook {
    let mut known = HashSet::with_capacity(found.products.len());
    let each = found.products.iter().filter(|product| product.id.is_some_and(|id| known.insert(id)));
    let products = each.map(|product| of_platform(product, &found.asked_at)).collect();
    let mut look = estimated(products, Own { packs: own, settings }, profile, clock);
    let unsure = found.unsure_currency.map(|currency| ("currency", currency.to_string()));
    look.notes.extend(unsure.map(|currency| Note::new(code::FIND_UNKNOWN_UNIT, [currency])));
    look
}

fn of_platform(found: &FoundProduct, asked_at: &str) -> Listed {
    let product = Product {
        id: found.id,
        site_id: found.id.map(Into::into),
        title: found.title.clone(),
        price: found.price,
        list_price: found.list_price.filter(|before| found.price.is_some_and(|now| now.min() < before.min())),
        sold: found.sold.map(|units| Sold { at_least: units, exact: true, text: units.to_string() }),
        images: found.image.iter().cloned().collect(),
        store: found.store.map(|id| Store { id: Some(id), ..Store::default() }),
        category: found.category.as_deref().map(Category::known_as),
        ..Product::default()
    };
    let rates = ProductRates {
        product_id: found.id.map(|id| id.to_string()).unwrap_or_default(),
        in_programme: true,
        rate: found.rate.clone(),
        hot_rate: found.hot_rate.clone(),
        relevant_market_rate: found.relevant_market_rate.clone(),
        asked_at: asked_at.to_owned(),
        ..ProductRates::default()
    };
    Listed { product, ad: None, rates: Some(rates), latest: None }
}

fn estimated(products: Vec<Listed>, own: Own<'_>, profile: Option<&str>, clock: Clock) -> ListingLook {
    let settings = own.settings;
    let network = network_of(settings.profile(profile));
    let events = event::running(&settings.events, clock.now);
    let widened = network.as_ref().map(|network| own.widened(*network)).unwrap_or_default();
    let earns = |Listed { product, rates, .. }: &Listed| {
        let network = network.clone()?;
        let settled = own.learned(product, network);
        let sale = Sale {
            product,
            network,
            market: None,
            rates: rates.as_ref(),
            settled: settled.as_ref(),
            widened: &widened,
            events: &events,
            now: clock.now,
            ahead: clock.ahead,
        };
        commission::estimate(sale, settings)
    };
    let mut own_packs = Vec::new();
    if let Ok(network) = &network {
        products.iter().for_each(|listed| own.ask(&listed.product, *network, &mut own_packs));
    }
    let cards: Vec<Earner> = products
        .into_iter()
        .filter_map(|listed| {
            let found = earns(&listed);
            let own = own.orders(listed.product.id);
            Earner::of(listed, found, own)
        })
        .collect();
    let orders = ranking::ranked(&cards);
    ListingLook {
        kind: PageKind::Listing,
        by: ranking::first(&orders),
        rate: one_rate(&cards),
        notes: notes(&cards, settings),
        own_packs,
        cards,
        orders,
        unstated_currency: None,
    }
}

/// The rate of all estimates, where they have one.
fn one_rate(cards: &[Earner]) -> Option<RateRange> {
    let mut rates = cards.iter().filter_map(|card| Some(card.outcome.made()?.rate));
    let (first, second) = (rates.next()?, rates.next()?);
    (first == second && rates.all(|rate| rate == first)).then_some(first)
}

fn notes(cards: &[Earner], settings: &Settings) -> Vec<Note> {
    let mut currencies: Vec<&str> = Vec::new();
    let mut clicks = false;
    for estimate in cards.iter().filter_map(|card| card.outcome.made()) {
        let code = estimate.currency.code();
        if !currencies.contains(&code) {
            currencies.push(code);
        }
        clicks |= estimate.per100_clicks.is_some();
    }
    let several =
        (currencies.len() > 1).then(|| Note::new(code::SHORTLIST_CURRENCIES, [("currencies", currencies.join(", "))]));
    let one = (clicks && settings.conversion_by_price.is_empty()).then(|| Note::plain(code::NOTE_ONE_CONVERSION));
    several.into_iter().chain(one).collect()
}

/// The product as far as its card tells.
fn product_of(card: Card) -> Listed {
    let product = Product {
        id: Some(card.id),
        site_id: Some(card.site_id),
        title: card.title,
        price: card.price,
        list_price: card.list_price,
        rating: card.rating,
        sold: card.sold,
        images: card.image.into_iter().collect(),
        store: card.store,
        category: card.category,
        choice: card.choice,
        new_user_price: card.new_user_price,
        ..Product::default()
    };
    Listed { product, ad: card.ad, rates: None, latest: None }
}
