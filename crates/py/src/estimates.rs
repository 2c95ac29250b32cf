//! What a sale of each saved page's product would pay.

use affix_core::commission::{Estimate, Sale, estimate};
use affix_core::event::{self, Occurrence};
use affix_core::link;
use affix_core::page::{self, Product};
use affix_core::settings::Settings;
use affix_core::text::message::{Note, code};
use affix_core::value::{Country, NetworkCode};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyArray;

use crate::column::{Column, Kind, text};
use crate::pages::{self, Saved, Unread};
use crate::settings::{country, opened};

/// Who would be paid, and when.
struct Asked {
    settings: Settings,
    network: NetworkCode,
    market: Option<Country>,
    events: Vec<Occurrence>,
    now: i64,
}

impl Asked {
    fn estimated(&self, product: &Product) -> Result<Estimate, Note> {
        let Self { settings, network, market, events, now } = self;
        let sale = Sale {
            product,
            network: *network,
            market: *market,
            rates: None,
            settled: None,
            widened: &[],
            events,
            now: *now,
            ahead: 0,
        };
        estimate(sale, settings)
    }
}

/// What a row says.
pub(crate) struct Paid {
    network: NetworkCode,
    product: Option<Product>,
    estimate: Result<Estimate, Unread>,
}

impl Paid {
    fn of(bytes: &[u8], url: Option<&[u8]>, asked: &Asked) -> Self {
        let network = asked.network;
        match pages::reading(bytes, url) {
            Err(why) => Self { network, product: None, estimate: Err(why) },
            Ok(reading) => {
                let estimate = match &reading.product {
                    None => Err(Unread::Without(Note::plain(code::ESTIMATE_NO_PRODUCT).code)),
                    Some(product) => {
                        pages::answered(|| asked.estimated(product).map_err(|why| Unread::Without(why.code)))
                    }
                };
                Self { network, product: reading.product, estimate }
            }
        }
    }

    fn category(&self) -> Option<&page::Category> {
        self.product.as_ref().and_then(|product| product.category.as_ref())
    }

    fn known(&self) -> Option<&Estimate> {
        self.estimate.as_ref().ok()
    }
}

/// Rates are percent and amounts decimal text, in the price's currency.
pub(crate) const COLUMNS: &[Column<Paid>] = &[
    Column {
        name: "affix_product_id",
        kind: Kind::Text,
        get: |paid| text(paid.product.as_ref().and_then(|product| product.id)),
    },
    Column {
        name: "affix_category_id",
        kind: Kind::Text,
        get: |paid| text(paid.category().and_then(|category| category.top_id.as_ref())),
    },
    Column {
        name: "affix_category",
        kind: Kind::Text,
        get: |paid| text(paid.category().and_then(|category| category.top_name.as_ref())),
    },
    Column { name: "affix_network", kind: Kind::Text, get: |paid| text(Some(paid.network)) },
    Column { name: "affix_rate_low", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.rate.low())) },
    Column { name: "affix_rate_high", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.rate.high())) },
    Column { name: "affix_commission_low", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.low)) },
    Column { name: "affix_commission_high", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.high)) },
    Column { name: "affix_currency", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.currency)) },
    Column { name: "affix_basis", kind: Kind::Text, get: |paid| text(paid.known().map(|e| e.basis.name())) },
    Column { name: "affix_reason", kind: Kind::Text, get: |paid| text(paid.estimate.as_ref().err().map(Unread::code)) },
];

/// What a sale of each page's product would pay: one row for each, in order. `settings` is the text of an exported
/// settings file, whose rates come first; `now` is in milliseconds since 1970-01-01 UTC.
#[pyfunction]
#[pyo3(signature = (html, now, network, urls=None, settings=None, market=None))]
pub(crate) fn estimates(
    py: Python<'_>,
    html: AnyArray,
    now: i64,
    network: &str,
    urls: Option<AnyArray>,
    settings: Option<&str>,
    market: Option<&str>,
) -> PyResult<PyRecordBatch> {
    let saved = Saved::of(html, urls)?;
    let known = || link::networks().iter().map(|network| network.code.code()).collect::<Vec<_>>().join(", ");
    let network = network
        .parse()
        .map_err(|_| PyValueError::new_err(format!("There is no network {network:?}; there are {}.", known())))?;
    let market = country(market)?;
    let settings = opened(settings)?;
    let asked = Asked { network, market, events: event::running(&settings.events, now), now, settings };
    py.detach(|| saved.answers(COLUMNS, |bytes, url| Paid::of(bytes, url, &asked)))
}
