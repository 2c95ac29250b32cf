//! Amounts of money.

use serde::Serialize;

use super::{Currency, Decimal};

/// One amount, with all minor digits of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// So much of a currency.
    ///
    /// ```
    /// use affix_core::value::Money;
    /// let money = Money::new("5".parse().unwrap(), "USD".parse().unwrap());
    /// assert_eq!(money.amount().to_string(), "5.00");
    /// ```
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount: amount.at_least_scale(currency.minor_units()), currency }
    }

    /// How much it is.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// What it is counted in.
    pub fn currency(self) -> Currency {
        self.currency
    }
}
