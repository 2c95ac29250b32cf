//! The second time over a table: its rows.

use super::amount::{Amount, NoAmount};
use super::cell::Cell;
use super::columns::product;
use super::names::{bare, new_buyer};
use super::plan::Plan;
use crate::report::clicks::Clicks;
use crate::report::id::{cut, id};
use crate::report::money::{Exact, amount};
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::report::when::{Printed, When};
use crate::report::{Each, Refused, Said};
use crate::text::harmless;
use crate::text::message::{Note, code};
use crate::value::Currency;

/// What the amounts of a row have in common.
struct Amounts {
    currency: Option<Currency>,
    rounded: bool,
}

impl Plan {
    /// What a row says; nothing above the header and of sums.
    pub fn row(&self, line: u64, cells: &[Cell<'_>], each: &mut Each<'_>) {
        if line <= self.header_line || self.is_total(cells) {
            return;
        }
        let said = if cells.len() != self.width {
            let beyond = cells.iter().skip(self.width).any(|cell| !cell.is_blank());
            match (cells.len() < self.width, beyond) {
                (true, _) => Err(Note::plain(code::REPORT_ROW_SHORT)),
                (false, true) => Err(Note::plain(code::REPORT_ROW_LONG)),
                (false, false) => self.read(cells),
            }
        } else {
            self.read(cells)
        };
        each(said.unwrap_or_else(|why| Said::Refused(Refused { line, why })));
    }

    fn read(&self, cells: &[Cell<'_>]) -> Result<Said, Note> {
        if self.is_clicks() {
            self.clicks(cells).map(Said::Clicks)
        } else {
            self.order(cells).map(|row| Said::Order(Box::new(row)))
        }
    }

    fn order(&self, cells: &[Cell<'_>]) -> Result<OrderRow, Note> {
        let cell = |field: &str| self.columns.cell(field, cells);
        let [key, order, lead] = ["key", "order", "lead"].map(cell).map(|cell| numbered(cell));
        let (key, order, lead) = (key?, order?, lead?);
        let ordered_at = self.moment(cell("orderedAt"))?;
        let changed_at = self.moment(cell("changedAt"))?;
        let product_id = product(cell("product").text);
        let mut own = key.or(order.clone()).or(lead).ok_or_else(|| Note::plain(code::REPORT_NO_KEY))?;
        match (ordered_at, product_id) {
            (Some(when), _) if self.key_with_time => {
                let printed = When { ahead: None, ..when };
                own = format!("{own} {}", printed.rfc3339(0).trim_end_matches('Z'));
            }
            // An order without a number of its parts has as many rows as products.
            (_, Some(product)) if !self.columns.has("key") => own = format!("{own}/{product}"),
            _ => {}
        }
        let raw = harmless(cell("status").text);
        let mut status = self.standing(&raw)?;
        if status == OrderStatus::Confirmed && matches!(cell("paid").text, "1" | "true" | "TRUE" | "yes" | "Yes") {
            status = OrderStatus::Paid;
        }
        let said = cell("currency").text.to_ascii_uppercase();
        let mut amounts = Amounts { currency: None, rounded: false };
        if !said.is_empty() {
            let unknown = || Note::new(code::REPORT_CURRENCY, [("text", cut(&said))]);
            amounts.currency = Some(said.parse().map_err(|_| unknown())?);
        }
        for field in ["sale", "finishedSale", "commission", "finishedCommission", "bonus"] {
            self.currency(cell(field), &mut amounts)?;
        }
        let currency = amounts.currency.or(self.currency).ok_or_else(|| Note::plain(code::REPORT_NO_CURRENCY))?;
        let mut money = |field: &str| self.money(cell(field), currency, &mut amounts.rounded);
        let sale = money("finishedSale")?.or(money("sale")?);
        let commission = money("finishedCommission")?.or(money("commission")?);
        let bonus = money("bonus")?;
        let mut row = OrderRow::new(self.network, own, currency, status);
        row.order = order;
        row.raw_status = raw;
        row.ordered_at = ordered_at;
        row.changed_at = changed_at;
        row.sale = sale;
        row.commission = match (commission, bonus) {
            (None, None) => None,
            (commission, bonus) => Some(commission.unwrap_or(0).saturating_add(bonus.unwrap_or(0))),
        };
        if status == OrderStatus::Void {
            (row.sale, row.commission) = (row.sale.map(i64::abs), row.commission.map(i64::abs));
        }
        let text = |field: &str| Some(harmless(cell(field).text)).filter(|text| !text.is_empty());
        row.product_id = product_id;
        row.title = text("title");
        row.store = text("store");
        row.category = text("category");
        row.country =
            text("country").map(|country| if country.len() == 2 { country.to_ascii_uppercase() } else { country });
        row.new_buyer = new_buyer(cell("buyer").text);
        row.tags = self.tags(cells);
        row.campaign =
            text("campaign").or_else(|| row.tags.iter().find(|(name, _)| name == "cn").map(|(_, v)| v.clone()));
        row.rounded = amounts.rounded;
        Ok(row)
    }

    fn clicks(&self, cells: &[Cell<'_>]) -> Result<Clicks, Note> {
        let cell = |field: &str| self.columns.cell(field, cells);
        let count = cell("clicks").text;
        let number = || Note::new(code::REPORT_CLICKS, [("text", cut(count))]);
        let exact =
            Amount::of(cell("clicks")).and_then(|amount| amount.exact(self.decimal).ok()).filter(|n| n.scale == 0);
        let day = self.moment(cell("day"))?.or(self.moment(cell("orderedAt"))?);
        let tagged = self.columns.tags.first().map(|(_, at)| cells.get(*at).map_or("", |cell| cell.text).to_owned());
        Ok(Clicks {
            network: self.network,
            day: day.map(When::day),
            sub_id: tagged,
            campaign: Some(harmless(cell("campaign").text)).filter(|text| !text.is_empty()),
            count: exact.and_then(|n: Exact| u64::try_from(n.units).ok()).ok_or_else(number)?,
        })
    }

    fn moment(&self, cell: Cell<'_>) -> Result<Option<When>, Note> {
        if cell.text.is_empty() {
            return Ok(None);
        }
        let when = Printed::of(cell.text).and_then(|printed| printed.resolve(self.dates));
        when.map(Some).ok_or_else(|| Note::new(code::REPORT_DATE, [("text", cut(cell.text))]))
    }

    fn standing(&self, raw: &str) -> Result<OrderStatus, Note> {
        let name = bare(raw);
        let own = self.statuses.iter().find(|(word, _)| *word == name).map(|(_, status)| *status);
        let known = own.or_else(|| OrderStatus::said(raw)).or(self.status.filter(|_| name.is_empty()));
        known.ok_or_else(|| Note::new(code::REPORT_STATUS, [("text", cut(raw))]))
    }

    /// What the cell says of its currency.
    fn currency(&self, cell: Cell<'_>, amounts: &mut Amounts) -> Result<(), Note> {
        let Some(codes) = Amount::of(cell).map(|amount| amount.codes).filter(|codes| !codes.is_empty()) else {
            return Ok(());
        };
        let fits = |currency: &Currency| codes.split(' ').any(|code| code == currency.code());
        // A sign of several currencies is of the one that is known otherwise.
        let known = amounts.currency.or(self.currency).filter(fits);
        let sign = || Note::new(code::REPORT_SIGN, [("text", cut(cell.text)), ("known", codes.to_owned())]);
        let own = known.map_or_else(|| codes.parse().map_err(|_| sign()), Ok)?;
        if amounts.currency.is_some_and(|known| known != own) {
            return Err(Note::plain(code::REPORT_TWO_CURRENCIES));
        }
        amounts.currency = Some(own);
        Ok(())
    }

    fn money(&self, cell: Cell<'_>, currency: Currency, rounded: &mut bool) -> Result<Option<i64>, Note> {
        if cell.text.is_empty() {
            return Ok(None);
        }
        let parts = Amount::of(cell).ok_or_else(|| amount(cell.text))?;
        let exact = parts.exact(self.decimal).map_err(|why| match why {
            NoAmount::NoNumber => amount(cell.text),
            NoAmount::TwoWays => Note::new(code::REPORT_AMOUNT_TWO_WAYS, [("text", cut(cell.text))]),
        })?;
        if self.minor == Some(true) {
            return if exact.scale == 0 { Ok(Some(exact.units)) } else { Err(amount(cell.text)) };
        }
        let (minor, finer) = exact.minor(currency).ok_or_else(|| amount(cell.text))?;
        *rounded |= finer;
        Ok(Some(minor))
    }
}

/// The number of an order; a spreadsheet's number above 2^53 has lost its last digits.
fn numbered(cell: Cell<'_>) -> Result<Option<String>, Note> {
    let large = cell.number && cell.text.bytes().filter(u8::is_ascii_digit).count() > 15;
    if large { Err(Note::new(code::REPORT_ID_ROUNDED, [("text", cell.text)])) } else { id(cell.text) }
}
