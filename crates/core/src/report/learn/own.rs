//! What the user's own orders say of each product, store, category, country and network, as it is stored: a few lines
//! of text, so that what opens at a click needs neither the orders nor what adds them up.
//!
//! A line is of one group of one network: `aliexpress/store/1100001`, its settled orders, their first and last year, and
//! how many paid which rate at least, and at most (`300:12;450:2`, hundredths of a percent). Where a group has more than
//! four hundred different rates they are rounded outward, by half a percent at most: a range never gets narrower by it.
//! A line that begins with `orders/` is of one product, whoever paid: its orders, those decided, and those that were
//! void in the end. One that begins with `widened/` is of a network: the sources whose ranges its settled orders found too
//! narrow, each as `guide:1.50:12:30`, so many percent wider at both ends because 12 of 30 lay inside.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::expected::{About, main_currency};
use super::held::{self, WidenedSource};
use super::rates::{GROUPS, LearnedRate, Paid, Rates, mixed};
use super::said::SaidRate;
use crate::map::Map;
use crate::order::sorted;
use crate::page::Product;
use crate::report::packed::spread;
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::value::{Currency, Decimal, NetworkCode, Percent, ProductId};
use crate::vet::{LEAST_DECIDED, OwnReturns};

/// How the line of a product begins.
const ORDERS: &str = "orders/";

/// Packs of lines.
const PACKS: u32 = 64;

/// Different rates of a group that are kept apart, and the steps to round to, hundredths of a percent.
const RATES: usize = 400;
const STEPS: [u32; 6] = [1, 2, 5, 10, 25, 50];

/// Lines that are stored together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct OwnPack {
    /// Which one it is.
    pub id: u32,
    /// A line each.
    pub text: String,
}

/// What became of the user's own orders of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct OwnOrders {
    /// Orders.
    pub orders: u64,
    /// Rows of them that are decided: confirmed, paid or void.
    pub decided: u64,
    /// Rows that were void in the end.
    pub void: u64,
    /// These in percent of those, to the whole; `None` under thirty decided ones.
    pub returned: Option<Percent>,
}

impl OwnOrders {
    fn new(orders: u64, decided: u64, void: u64) -> Self {
        let returned = (decided >= LEAST_DECIDED && void <= decided).then(|| (void * 100 + decided / 2) / decided);
        let returned = returned.and_then(|whole| Decimal::new(whole, 0)).and_then(Percent::new);
        Self { orders, decided, void, returned }
    }
}

impl From<OwnOrders> for OwnReturns {
    fn from(OwnOrders { decided, void, .. }: OwnOrders) -> Self {
        Self { decided, void }
    }
}

/// Where a row is put to, and what of it.
#[derive(Default)]
struct Counted<'a> {
    orders: HashSet<&'a str>,
    decided: u64,
    void: u64,
}

/// Everything that orders say, and what they say of the ranges that were said before them, to be stored.
pub fn own_packs(rows: &[&OrderRow], said: &[SaidRate]) -> Vec<OwnPack> {
    let mut currencies: Map<NetworkCode, Option<Currency>> = Map::new();
    let mut groups: Map<String, Rates> = Map::new();
    for row in rows.iter().copied() {
        let currency =
            *currencies.entry(row.network).or_insert_with(|| main_currency(rows.iter().copied(), row.network));
        let Some(paid) = Paid::of(row).filter(|_| currency == Some(row.currency)) else { continue };
        for (group, value) in GROUPS.into_iter().zip(values(row)) {
            if let Some(value) = value {
                groups.entry(name(row.network, group, &value)).or_default().add(paid);
            }
        }
    }
    let mut packs: Vec<OwnPack> = (0..PACKS).map(|id| OwnPack { id, text: String::new() }).collect();
    let mut put = |name: &str, rest: &str| {
        if let Some(pack) = packs.get_mut(spread(name.bytes(), PACKS) as usize) {
            let _ = writeln!(pack.text, "{name}{rest}");
        }
    };
    // In order, so that the same orders are the same text.
    for (name, rates) in sorted(groups.into_iter().collect(), |(one, _): &(String, Rates), (other, _)| one.cmp(other)) {
        put(&name, &line(&rates));
    }
    let mut off: Map<NetworkCode, Vec<String>> = Map::new();
    for (network, WidenedSource { source, by, inside, of }) in held::widened(said, rows.iter().copied()) {
        off.entry(network).or_default().push(format!("{source}:{by}:{inside}:{of}"));
    }
    for (network, sources) in off {
        put(&of_network(network), &format!("\t{}", sources.join(";")));
    }
    let products = by_product(rows.iter().copied()).into_iter().map(|(id, own)| (of_product(id), own));
    for (name, own) in sorted(products.collect(), |(one, _): &(String, OwnOrders), (other, _)| one.cmp(other)) {
        put(&name, &format!("\t{}\t{}\t{}", own.orders, own.decided, own.void));
    }
    packs.into_iter().filter(|pack| !pack.text.is_empty()).collect()
}

/// What became of the orders of each product.
pub fn by_product<'a>(rows: impl Iterator<Item = &'a OrderRow>) -> Map<ProductId, OwnOrders> {
    let mut products: Map<ProductId, Counted<'_>> = Map::new();
    for row in rows {
        let Some(product) = row.product_id else { continue };
        let counted = products.entry(product).or_default();
        counted.orders.insert(row.counts_for());
        counted.decided += u64::from(row.status != OrderStatus::Pending);
        counted.void += u64::from(row.status == OrderStatus::Void);
    }
    let of = |Counted { orders, decided, void }: Counted<'_>| OwnOrders::new(orders.len() as u64, decided, void);
    products.into_iter().map(|(id, counted)| (id, of(counted))).collect()
}

/// The packs that have what is said of the next order.
pub fn packs_of(about: &About) -> impl Iterator<Item = u32> + use<> {
    let widened = of_network(about.network);
    names(about).into_iter().flatten().chain([widened]).map(|name| spread(name.bytes(), PACKS))
}

/// The pack that has what became of a product's orders.
pub fn pack_of_product(product: ProductId) -> u32 {
    spread(of_product(product).bytes(), PACKS)
}

/// The rate to expect, by the packs that have what is said of it. What another currency than the user's own says of the
/// network is in none of them.
pub fn learned(packs: &[String], about: &About) -> Option<LearnedRate> {
    let groups = names(about).map(|name| name.and_then(|name| rates(found(packs, &name)?)).unwrap_or_default());
    mixed(&groups)
}

/// A rate that is said of a product of which only its number is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SettledRate {
    /// Global product id.
    pub id: ProductId,
    /// 5 of 100 orders pay less.
    pub low: Percent,
    /// 5 of 100 orders pay more.
    pub high: Percent,
    /// The nearest group that has orders.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub group: &'static str,
    /// Settled orders in it.
    pub orders: u64,
}

/// What own orders say of several products of which only the numbers are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettledRates {
    /// Of those that the packs say anything of.
    pub rates: Vec<SettledRate>,
    /// The packs that have what is said of them.
    pub own_packs: Vec<u32>,
}

/// The packs that have what [`settled_rates`] says of these products, each once.
pub fn settled_packs(products: &[ProductId], network: NetworkCode, country: Option<&str>) -> Vec<u32> {
    let mut once = Vec::new();
    for pack in products.iter().flat_map(|id| packs_of(&by_number(*id, network, country))) {
        if !once.contains(&pack) {
            once.push(pack);
        }
    }
    once
}

/// The next order of a product of which only its number is known.
fn by_number(id: ProductId, network: NetworkCode, country: Option<&str>) -> About {
    let product = Product { id: Some(id), ..Product::default() };
    About::next(&product, network, country.map(str::to_owned))
}

/// The rates to expect of products by a network, sent to a country: those that packs say anything of, each once. The
/// packs are gone over once.
pub fn settled_rates(
    packs: &[String],
    products: &[ProductId],
    network: NetworkCode,
    country: Option<&str>,
) -> Vec<SettledRate> {
    let lines = packs.iter().flat_map(|pack| pack.lines());
    let by_name: Map<&str, &str> = lines.filter_map(|line| line.split_once('\t')).collect();
    let mut seen = HashSet::new();
    let each = products.iter().copied().filter(|product| seen.insert(*product));
    each.filter_map(|id| {
        let about = by_number(id, network, country);
        let of = |name: Option<String>| rates(by_name.get(name?.as_str())?);
        let LearnedRate { low, high, group, orders, .. } =
            mixed(&names(&about).map(|name| of(name).unwrap_or_default()))?;
        Some(SettledRate { id, low, high, group, orders })
    })
    .collect()
}

/// The sources whose ranges are wider than they say, for a network.
pub fn widened(packs: &[String], network: NetworkCode) -> Vec<WidenedSource> {
    let of = |text: &str| {
        let mut parts = text.split(':');
        let (source, by) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        Some(WidenedSource { source, by, inside: parts.next()?.parse().ok()?, of: parts.next()?.parse().ok()? })
    };
    found(packs, &of_network(network)).into_iter().flat_map(|cells| cells.split(';')).filter_map(of).collect()
}

/// What became of a product's orders; none where there are none.
pub fn own_orders(packs: &[String], product: ProductId) -> Option<OwnOrders> {
    counted(found(packs, &of_product(product))?)
}

/// The same of all products that packs have, gone over once.
pub fn all_own_orders(packs: &[String]) -> Map<ProductId, OwnOrders> {
    let lines = packs.iter().flat_map(|pack| pack.lines());
    let of = |line: &str| {
        let (product, cells) = line.strip_prefix(ORDERS)?.split_once('\t')?;
        Some((product.parse().ok()?, counted(cells)?))
    };
    lines.filter_map(of).collect()
}

fn counted(cells: &str) -> Option<OwnOrders> {
    let mut numbers = cells.split('\t').map(str::parse::<u64>);
    let mut next = || numbers.next()?.ok();
    Some(OwnOrders::new(next()?, next()?, next()?))
}

/// What a row has of each group. Buyers are not told apart: nobody knows the next one.
fn values(row: &OrderRow) -> [Option<String>; GROUPS.len()] {
    About { new_buyer: None, ..About::of(row) }.values()
}

fn names(about: &About) -> [Option<String>; GROUPS.len()] {
    let mut groups = GROUPS.into_iter();
    about.values().map(|value| Some(name(about.network, groups.next()?, &value?)))
}

/// What parts lines and cells stands in no name.
fn name(network: NetworkCode, group: &str, value: &str) -> String {
    format!("{network}/{group}/{}", value.replace(['\t', '\n', '\r'], " "))
}

fn of_network(network: NetworkCode) -> String {
    format!("widened/{network}")
}

fn of_product(product: ProductId) -> String {
    format!("{ORDERS}{product}")
}

/// The cells behind a name.
fn found<'a>(packs: &'a [String], name: &str) -> Option<&'a str> {
    packs.iter().flat_map(|pack| pack.lines()).find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))
}

fn line(rates: &Rates) -> String {
    let (first, last) = rates.years.map_or((0, 0), |years| years);
    format!("\t{}\t{first}\t{last}\t{}\t{}", rates.orders, counts(&rates.low, false), counts(&rates.high, true))
}

fn counts(of: &[(u32, u64)], up: bool) -> String {
    let rounded = |step: u32| {
        let mut out: Map<u32, u64> = Map::new();
        for (rate, orders) in of {
            let rate = if up { rate.div_ceil(step) } else { rate / step } * step;
            *out.entry(rate).or_default() += orders;
        }
        out
    };
    let few = STEPS.into_iter().map(rounded).find(|counts| counts.len() <= RATES).unwrap_or_default();
    let each = sorted(few.into_iter().collect(), |(one, _): &(u32, u64), (other, _)| one.cmp(other));
    let each: Vec<String> = each.into_iter().map(|(rate, orders)| format!("{rate}:{orders}")).collect();
    each.join(";")
}

fn rates(cells: &str) -> Option<Rates> {
    let mut cells = cells.split('\t');
    let orders = cells.next()?.parse().ok()?;
    let (first, last): (u16, u16) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let mut counts = || -> Option<Vec<(u32, u64)>> {
        let one = |pair: &str| {
            let (rate, orders) = pair.split_once(':')?;
            Some((rate.parse().ok()?, orders.parse().ok()?))
        };
        cells.next()?.split(';').map(one).collect()
    };
    Some(Rates { orders, low: counts()?, high: counts()?, years: (first > 0).then_some((first, last)) })
}
