//! What saved pages say.

use affix_core::page::{self, PageReading, Product};
use affix_core::value::PriceRange;
use affix_files::{saved, snapshot};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyArray;

use crate::column::{Batch, Column, Kind, flag, number, text};
use crate::guard::{NoAnswer, guarded};
use crate::texts::{self, Texts};

/// Bytes of the largest page that is read: a row of more holds up the rest of its partition.
pub(crate) const LARGEST: usize = 8 << 20;

/// Why a page has no answer.
pub(crate) enum Unread {
    Row(NoAnswer),
    /// It is no text, does not say in which encoding it is, or lacks what the answer needs.
    Without(&'static str),
}

impl Unread {
    /// Its stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Row(why) => why.code(),
            Self::Without(code) => code,
        }
    }
}

/// What `answer` says, or that it ended otherwise.
pub(crate) fn answered<T>(answer: impl FnOnce() -> Result<T, Unread>) -> Result<T, Unread> {
    guarded(answer).map_err(Unread::Row).flatten()
}

/// What a saved page says.
pub(crate) fn reading(bytes: &[u8], url: Option<&[u8]>) -> Result<PageReading, Unread> {
    if bytes.len() > LARGEST {
        return Err(Unread::Row(NoAnswer::TooLarge));
    }
    answered(|| {
        let file = saved::of_bytes(bytes.to_vec()).map_err(|why| Unread::Without(why.code))?;
        let given = url.map(|url| texts::text(url).0);
        let url = given.as_deref().or(file.url.as_deref()).unwrap_or_default();
        Ok(page::read(&snapshot::of_file(&file.text, url)))
    })
}

/// Pages, and the addresses that they were saved from.
pub(crate) struct Saved {
    html: Texts,
    urls: Option<Texts>,
}

impl Saved {
    /// # Errors
    /// They are no columns of text, or not as many.
    pub(crate) fn of(html: AnyArray, urls: Option<AnyArray>) -> PyResult<Self> {
        let html = Texts::of(html, "html")?;
        let urls = urls.map(|urls| Texts::of(urls, "urls")).transpose()?;
        if let Some(urls) = urls.as_ref().filter(|urls| urls.len() != html.len()) {
            let (pages, addresses) = (html.len(), urls.len());
            return Err(PyValueError::new_err(format!(
                "There are {pages} pages and {addresses} addresses; each page needs one, null where it is not known."
            )));
        }
        Ok(Self { html, urls })
    }

    /// What `answer` says of each page and its address, as a batch.
    pub(crate) fn answers<T>(
        &self,
        columns: &'static [Column<T>],
        answer: impl Fn(&[u8], Option<&[u8]>) -> T,
    ) -> PyResult<PyRecordBatch> {
        let mut batch = Batch::paired(columns);
        let mut urls = self.urls.as_ref().map(Texts::rows);
        for (row, bytes) in self.html.rows().enumerate() {
            let url = urls.as_mut().and_then(|all| all.next().flatten());
            batch.push(row, bytes.map(|bytes| answer(bytes, url)).as_ref());
        }
        batch.done()
    }
}

/// What a row says.
pub(crate) struct Page(Result<PageReading, Unread>);

impl Page {
    fn reading(&self) -> Option<&PageReading> {
        self.0.as_ref().ok()
    }

    fn product(&self) -> Option<&Product> {
        self.reading().and_then(|reading| reading.product.as_ref())
    }

    fn price(&self) -> Option<&PriceRange> {
        self.product().and_then(|product| product.price.as_ref())
    }

    fn list_price(&self) -> Option<&PriceRange> {
        self.product().and_then(|product| product.list_price.as_ref())
    }
}

/// Amounts are decimal text; `affix_json` is the whole answer of `affix read`.
pub(crate) const COLUMNS: &[Column<Page>] = &[
    Column {
        name: "affix_page",
        kind: Kind::Text,
        get: |page| {
            text(
                page.reading().and_then(|reading| serde_json::to_value(reading.kind).ok()?.as_str().map(str::to_owned)),
            )
        },
    },
    Column { name: "affix_product_id", kind: Kind::Text, get: |page| text(page.product().and_then(|p| p.id)) },
    Column { name: "affix_title", kind: Kind::Text, get: |page| text(page.product().and_then(|p| p.title.as_ref())) },
    Column { name: "affix_price_min", kind: Kind::Text, get: |page| text(page.price().map(|price| price.min())) },
    Column { name: "affix_price_max", kind: Kind::Text, get: |page| text(page.price().map(|price| price.max())) },
    Column {
        name: "affix_currency",
        kind: Kind::Text,
        get: |page| text(page.price().and_then(|price| price.currency())),
    },
    Column { name: "affix_list_price", kind: Kind::Text, get: |page| text(page.list_price().map(|price| price.max())) },
    Column { name: "affix_rating", kind: Kind::Text, get: |page| text(page.product().and_then(|p| p.rating)) },
    Column { name: "affix_ratings", kind: Kind::Number, get: |page| number(page.product().and_then(|p| p.reviews)) },
    Column {
        name: "affix_sold",
        kind: Kind::Number,
        get: |page| number(page.product().and_then(|p| p.sold.as_ref()).map(|sold| sold.at_least)),
    },
    Column {
        name: "affix_store_id",
        kind: Kind::Text,
        get: |page| text(page.product().and_then(|p| p.store.as_ref()).and_then(|store| store.id)),
    },
    Column {
        name: "affix_store",
        kind: Kind::Text,
        get: |page| text(page.product().and_then(|p| p.store.as_ref()).and_then(|store| store.name.as_ref())),
    },
    Column { name: "affix_stock", kind: Kind::Number, get: |page| number(page.product().and_then(|p| p.stock)) },
    Column {
        name: "affix_new_user_price",
        kind: Kind::Flag,
        get: |page| flag(page.product().and_then(|p| p.new_user_price)),
    },
    Column {
        name: "affix_cards",
        kind: Kind::Number,
        get: |page| number(page.reading().map(|reading| reading.cards.len())),
    },
    Column {
        name: "affix_json",
        kind: Kind::Text,
        get: |page| text(page.reading().and_then(|reading| serde_json::to_string(reading).ok())),
    },
    Column { name: "affix_reason", kind: Kind::Text, get: |page| text(page.0.as_ref().err().map(Unread::code)) },
];

/// What each saved page says: one row for each, in order. `urls` are the addresses that they were saved from, where
/// the pages do not say it.
#[pyfunction]
#[pyo3(signature = (html, urls=None))]
pub(crate) fn pages(py: Python<'_>, html: AnyArray, urls: Option<AnyArray>) -> PyResult<PyRecordBatch> {
    let saved = Saved::of(html, urls)?;
    py.detach(|| saved.answers(COLUMNS, |bytes, url| Page(reading(bytes, url))))
}

/// What one saved page says, as the JSON of `affix read`.
#[pyfunction]
#[pyo3(signature = (html, url=None))]
pub(crate) fn page_json(html: &[u8], url: Option<&str>) -> PyResult<String> {
    let file = saved::of_bytes(html.to_vec()).map_err(|why| PyValueError::new_err(why.text))?;
    let url = url.or(file.url.as_deref()).unwrap_or_default();
    serde_json::to_string(&page::read(&snapshot::of_file(&file.text, url)))
        .map_err(|e| PyValueError::new_err(e.to_string()))
}
