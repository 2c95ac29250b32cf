//! One variant's figures, and amounts.

use affix_json::Json;

/// One price with its currency.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Amount<'a> {
    pub(crate) value: Json<'a>,
    pub(crate) currency: Json<'a>,
    /// The amount as the page words it, where no figure is given.
    pub(crate) shown: Json<'a>,
}

impl<'a> Amount<'a> {
    pub(crate) fn of(json: Json<'a>) -> Self {
        let [value, currency] = json.fields(&["value", "currency"]);
        Self { value, currency, shown: Json::default() }
    }

    /// It says anything.
    pub(crate) fn is_some(&self) -> bool {
        self.value.is_some() || self.shown.is_some()
    }
}

/// The lowest and the highest of a price.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounds<'a> {
    pub(crate) min: Amount<'a>,
    pub(crate) max: Amount<'a>,
}

/// A variant's prices and whether it can be bought.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sku<'a> {
    pub(crate) id: Json<'a>,
    /// What its values are called, beside their numbers: `14:173#Silver;5:361386`.
    pub(crate) values: Json<'a>,
    pub(crate) list: Amount<'a>,
    pub(crate) sale: Amount<'a>,
    pub(crate) stock: Json<'a>,
    pub(crate) salable: Json<'a>,
}

impl<'a> Sku<'a> {
    /// Of an answer of the site's interface: `$4.62`, or `$4.62|4|62`. The list price alone is no price.
    pub(crate) fn of_mtop(price: Json<'a>, stock: Json<'a>, salable: Json<'a>) -> Self {
        let [sale, local, original] = price.fields(&["salePriceString", "salePriceLocal", "originalPrice"]);
        let [value, currency, formatted] = original.fields(&["value", "currency", "formatedAmount"]);
        let shown = sale.or(local);
        let sale = Amount { shown, ..Amount::default() };
        let list = if shown.is_some() { Amount { value, currency, shown: formatted } } else { Amount::default() };
        Self { list, sale, stock, salable, ..Self::default() }
    }

    /// It can be bought: nothing says that it is sold out or not for sale.
    pub(crate) fn is_buyable(&self) -> bool {
        self.stock.whole().is_none_or(|n| n > 0) && self.salable.flag() != Some(false)
    }
}
