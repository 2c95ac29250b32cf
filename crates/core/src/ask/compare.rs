//! Two networks for the product of a page.

use super::own::Own;
use crate::commission::{self, Comparison, Sale};
use crate::event;
use crate::open_platform::ProductRates;
use crate::page::{self, PageSnapshot};
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::NetworkCode;

/// Two networks for the product of a page.
#[derive(Clone, Debug)]
pub struct CompareRequest {
    /// The page.
    pub snapshot: PageSnapshot,
    /// The user's settings.
    pub settings: Settings,
    /// The two networks' codes.
    pub networks: [NetworkCode; 2],
    /// What the Open Platform said about the product.
    pub rates: Option<ProductRates>,
    /// What the user's own orders say.
    pub own: Vec<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Minutes that the user's clocks are ahead of UTC, below zero where they are behind: their days begin and
    /// end by them.
    pub ahead: i32,
}

/// What each of two networks pays for the product in view, and which pays more.
///
/// # Errors
/// The page shows no product.
pub fn compare(request: &CompareRequest) -> Result<Comparison, Note> {
    let page = page::read(&request.snapshot);
    let product = page.product.as_ref().ok_or_else(|| Note::plain(code::ESTIMATE_NO_PRODUCT))?;
    let rates = request.rates.as_ref();
    let now = request.now;
    let events = event::running(&request.settings.events, now);
    let [network, _] = request.networks;
    let own = Own { packs: &request.own, settings: &request.settings };
    let (settled, widened) = (own.learned(product, network), own.widened(network));
    let (settled, widened, ahead) = (settled.as_ref(), widened.as_slice(), request.ahead);
    let sale = Sale { product, network, market: None, rates, settled, widened, events: &events, now, ahead };
    Ok(commission::compare(sale, request.networks, &request.settings))
}
