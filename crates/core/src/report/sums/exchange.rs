//! Amounts in one currency, by the user's own rates.

use crate::record::Value;
use crate::report::money::round;
use crate::report::row::OrderRow;
use crate::settings::ExchangeRate;
use crate::text::csv;
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal};

/// The user's table of rates: `1 from = rate to`, since a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates(Vec<Rate>);

#[derive(Clone, Debug, PartialEq)]
struct Rate {
    from: Currency,
    to: Currency,
    rate: Decimal,
    as_of: Option<String>,
}

impl Rates {
    /// Of a file: a list of `{from, to, rate, asOf}`, settings of Affix (their `exchange`), or a table (CSV) with these
    /// columns.
    ///
    /// ```
    /// use affix_core::report::sums::Rates;
    /// assert!(Rates::read("from,to,rate,asOf\nUSD,EUR,0.86,2026-11-20\n").is_ok());
    /// assert!(Rates::read(r#"[{"from": "USD", "to": "EUR", "rate": "none"}]"#).is_err());
    /// ```
    ///
    /// # Errors
    /// It is none of these, or a rate is no number above zero.
    pub fn read(text: &str) -> Result<Self, Note> {
        let text = text.trim_start_matches('\u{feff}');
        let rates = if text.trim_start().starts_with(['[', '{']) { of_json(text)? } else { of_table(text)? };
        rates.into_iter().map(Rate::read).collect::<Result<_, _>>().map(Self)
    }

    /// A row in another currency, each amount rounded half to even; none without a rate.
    pub fn converted(&self, row: &OrderRow, to: Currency) -> Option<OrderRow> {
        if row.currency == to {
            return Some(row.clone());
        }
        let rate =
            self.0.iter().find(|r| (r.from, r.to) == (row.currency, to) || (r.to, r.from) == (row.currency, to))?;
        let of = |amount: Option<i64>| match amount {
            Some(amount) => rate.of(amount, row.currency, to).map(Some),
            None => Some(None),
        };
        Some(OrderRow { sale: of(row.sale)?, commission: of(row.commission)?, currency: to, ..row.clone() })
    }

    /// The rates as they were used, for whoever reads the sums: `1 USD = 0.86 EUR (2026-11-20)`.
    pub fn said(&self) -> Vec<String> {
        let day = |rate: &Rate| rate.as_of.as_ref().map(|day| format!(" ({day})")).unwrap_or_default();
        self.0.iter().map(|rate| format!("1 {} = {} {}{}", rate.from, rate.rate, rate.to, day(rate))).collect()
    }
}

impl Rate {
    fn read(rate: ExchangeRate) -> Result<Self, Note> {
        let text = rate.rate.trim();
        let wrong = || Note::new(code::REPORT_RATE, [("from", &rate.from), ("to", &rate.to), ("rate", &rate.rate)]);
        let coin = |text: &str| text.trim().to_ascii_uppercase().parse::<Currency>().map_err(|_| wrong());
        let (from, to) = (coin(&rate.from)?, coin(&rate.to)?);
        let number: Decimal = text.parse().map_err(|_| wrong())?;
        if number.is_zero() || from == to {
            return Err(wrong());
        }
        Ok(Self { from, to, rate: number, as_of: rate.as_of.filter(|day| !day.trim().is_empty()) })
    }

    /// Minor units in the other currency; written in the other direction, the rate divides.
    fn of(&self, amount: i64, from: Currency, to: Currency) -> Option<i64> {
        let (top, bottom) = (i128::from(self.rate.units_at(9)?), 1_000_000_000);
        let (top, bottom) = if self.from == from { (top, bottom) } else { (bottom, top) };
        let power = |currency: Currency| 10_i128.pow(currency.minor_units().into());
        round(i128::from(amount).checked_mul(top)?.checked_mul(power(to))?, bottom.checked_mul(power(from))?)
    }
}

fn of_json(text: &str) -> Result<Vec<ExchangeRate>, Note> {
    let list = match Value::parse(text)? {
        Value::List(list) => Some(list),
        one => {
            one.into_fields().and_then(|fields| fields.into_iter().find(|(name, _)| name == "exchange")?.1.into_list())
        }
    };
    let list = list.ok_or_else(|| Note::plain(code::REPORT_RATES))?;
    list.into_iter().map(|value| value.read().map_err(|wrong| wrong.note())).collect()
}

fn of_table(text: &str) -> Result<Vec<ExchangeRate>, Note> {
    let mut rows = csv::table(text).rows.into_iter();
    let none = || Note::plain(code::REPORT_RATES);
    let header = rows.next().ok_or_else(none)?.cells;
    let name = |cell: &String| cell.trim().to_ascii_lowercase().replace([' ', '_'], "");
    let header: Vec<String> = header.iter().map(name).collect();
    let at = |name: &str| header.iter().position(|known| known == name);
    let (from, to, rate) = (at("from").ok_or_else(none)?, at("to").ok_or_else(none)?, at("rate").ok_or_else(none)?);
    let as_of = at("asof").or(at("date"));
    let rates = rows.map(|row| {
        let cell = |at: usize| row.cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        ExchangeRate { from: cell(from), to: cell(to), rate: cell(rate), as_of: as_of.map(cell) }
    });
    Ok(rates.collect())
}
