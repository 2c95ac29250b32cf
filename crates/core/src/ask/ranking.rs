//! In which order the products of a listing stand.

use serde::{Deserialize, Serialize};

use super::earner::{CardEstimate, Earner};
use crate::order::sorted;
use crate::value::{Currency, Decimal};

/// By what the cards of a listing are put in order, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// What sells and pays: the least that a sale pays times how many were sold at least. A card that names no
    /// count has no such figure.
    Sells,
    /// The highest commission from 100 clicks.
    PerClicks,
    /// The highest commission of a sale.
    High,
    /// The lowest commission of a sale: what is earned even then.
    Low,
    /// The highest rate.
    Rate,
    /// The price.
    Price,
    /// By how many percent the price is below the one before.
    Discount,
    /// How many were sold, at least.
    Sold,
    /// Stars.
    Rating,
}

const ORDERS: [Order; 9] = [
    Order::Sells,
    Order::PerClicks,
    Order::High,
    Order::Low,
    Order::Rate,
    Order::Price,
    Order::Discount,
    Order::Sold,
    Order::Rating,
];

/// The cards that have a figure for an order, best first; those that are equal in page order. Amounts in different
/// currencies are not compared: each currency's cards stand together, in the order in which the page names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Ranked {
    /// The order.
    pub by: Order,
    /// Places in [`super::ListingLook::cards`], counted from 0.
    pub cards: Vec<u32>,
}

/// What counts of a card: its currency where it is an amount, the figure, and what decides between equal ones.
type Figure = (Option<Currency>, Decimal, Decimal);

impl Order {
    fn figure(self, card: &Earner) -> Option<Figure> {
        let estimate = || card.outcome.made();
        let amount = |e: &CardEstimate, first, second| (Some(e.currency), first, second);
        let plain = |number| (None, number, Decimal::ZERO);
        Some(match self {
            Self::Sells => {
                let (e, sold) = (estimate()?, Decimal::whole(card.sold.as_ref()?.at_least));
                // No currency has more minor digits, so that nothing is cut off.
                let times = |commission: Decimal| commission.times_floor(sold, 4);
                amount(e, times(e.low), times(e.high))
            }
            Self::PerClicks => {
                let e = estimate()?;
                let sum = e.per100_clicks?;
                amount(e, sum.high(), sum.low())
            }
            Self::High => estimate().map(|e| amount(e, e.high, e.low))?,
            Self::Low => estimate().map(|e| amount(e, e.low, e.high))?,
            Self::Rate => estimate().map(|e| (None, e.rate.high().number(), e.rate.low().number()))?,
            Self::Price => card.price.map(|price| (price.currency(), price.min(), price.max()))?,
            Self::Discount => plain(card.discount?.number()),
            Self::Sold => plain(Decimal::whole(card.sold.as_ref()?.at_least)),
            Self::Rating => plain(card.rating?),
        })
    }
}

/// The cards in every order that at least one of them has a figure for.
pub(super) fn ranked(cards: &[Earner]) -> Vec<Ranked> {
    ORDERS.into_iter().map(|by| Ranked { by, cards: places(cards, by) }).filter(|one| !one.cards.is_empty()).collect()
}

fn places(cards: &[Earner], by: Order) -> Vec<u32> {
    let mut currencies: Vec<Option<Currency>> = Vec::new();
    let mut figures: Vec<(usize, Decimal, Decimal, u32)> = Vec::new();
    for (place, card) in (0..).zip(cards) {
        let Some((currency, first, second)) = by.figure(card) else { continue };
        let group = currencies.iter().position(|known| *known == currency).unwrap_or_else(|| {
            currencies.push(currency);
            currencies.len() - 1
        });
        figures.push((group, first, second, place));
    }
    // Equals stay in page order.
    let figures = sorted(figures, |one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)).then(other.2.cmp(&one.2)));
    figures.into_iter().map(|(.., place)| place).collect()
}

/// The order to begin with: what sells and pays, or, where nothing says how much sells, what 100 clicks earn, or a
/// sale.
pub(super) fn first(ranked: &[Ranked]) -> Order {
    let has = |by: &Order| ranked.iter().any(|one| one.by == *by);
    [Order::Sells, Order::PerClicks].into_iter().find(has).unwrap_or(Order::High)
}
