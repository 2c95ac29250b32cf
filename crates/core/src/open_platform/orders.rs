//! The user's orders, a page of one status and one window of days at a time.
//!
//! The platform has no wildcard for the status, so each is asked for. An order that goes on from one to the next
//! meanwhile is met again, since the earlier ones are asked for first. Nobody has shown in which time zone the platform
//! reads days: windows begin a day early and end a day late, and share a day with the next. The same row again changes
//! nothing where orders are kept.

use serde::{Deserialize, Serialize};

use super::answer::{Reply, elements, result};
use super::key::PlatformKey;
use super::request::signed_form;
use crate::text::message::{Note, code};
use crate::value::Day;

const METHOD: &str = "aliexpress.affiliate.order.list";

/// Rows of a page; the platform gives no more.
const PAGE: u32 = 50;

/// Days of a window, the first and the last with it; the platform refuses more.
const WINDOW: i64 = 90;

/// Pages of a window that are asked for: a platform that never ends a list is not asked for ever.
const MOST_PAGES: u32 = 2_000;

/// Windows that are asked for: more than the programme is old.
const MOST_WINDOWS: usize = 80;

/// Orders of which status, by the platform's words for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum OrdersOf {
    /// Paid by the buyer.
    #[default]
    Paid,
    /// The buyer has the goods.
    Received,
    /// The commission is in the balance.
    Settled,
    /// Refunded, or refused for another reason.
    Invalid,
}

/// From the earliest to the last.
const EACH: [OrdersOf; 4] = [OrdersOf::Paid, OrdersOf::Received, OrdersOf::Settled, OrdersOf::Invalid];

impl OrdersOf {
    fn name(self) -> &'static str {
        match self {
            Self::Paid => "Payment Completed",
            Self::Received => "Buyer Confirmed Receipt",
            Self::Settled => "Completed Settlement",
            Self::Invalid => "Invalid",
        }
    }
}

/// A page of orders to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrdersQuestion {
    /// Orders of this status.
    pub of: OrdersOf,
    /// The first day that they were paid on, as the platform counts days.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Page of the answer, from 1.
    pub page: u32,
}

/// A page of orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct OrdersPage {
    /// The answer as it came, to be read as a file of orders is; empty where there are none.
    pub answer: String,
    /// Rows in it.
    pub rows: u32,
    /// Pages of this status and window, where the platform says so.
    pub pages: Option<u32>,
    /// There may be more on the next page.
    pub more: bool,
}

/// What to ask, the latest days first: every status of each window, from its first page on.
///
/// ```
/// use affix_core::open_platform::orders_plan;
/// let plan = orders_plan("2026-06-02".parse().unwrap(), "2026-11-28".parse().unwrap());
/// let days: Vec<String> = plan.iter().step_by(4).map(|asked| format!("{} {}", asked.from, asked.to)).collect();
/// assert_eq!(days, ["2026-09-01 2026-11-29", "2026-06-04 2026-09-01", "2026-06-01 2026-06-04"]);
/// assert_eq!(plan.len(), 12);
/// ```
pub fn orders_plan(since: Day, today: Day) -> Vec<OrdersQuestion> {
    let first = since.min(today).days_after(-1);
    let mut to = today.days_after(1);
    let mut plan = Vec::new();
    for _ in 0..MOST_WINDOWS {
        let from = to.days_after(1 - WINDOW).max(first);
        plan.extend(EACH.map(|of| OrdersQuestion { of, from, to, page: 1 }));
        if from <= first {
            break;
        }
        to = from;
    }
    plan
}

/// The signed form of a question at `now`, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// The key cannot be one.
pub fn orders_request(key: &PlatformKey, question: &OrdersQuestion, now: i64) -> Result<String, Note> {
    key.check()?;
    let (from, to) = (format!("{} 00:00:00", question.from), format!("{} 23:59:59", question.to));
    let (page, size) = (question.page.max(1).to_string(), PAGE.to_string());
    let params = [
        ("start_time", from.as_str()),
        ("end_time", &to),
        ("status", question.of.name()),
        ("time_type", "Payment Completed Time"),
        ("page_no", &page),
        ("page_size", &size),
    ];
    Ok(signed_form(key, METHOD, now, &params))
}

/// The page that the platform answered with. That there are no orders is an answer.
///
/// # Errors
/// The platform refused, was not reached, or its answer has no list.
pub fn orders_page(reply: Reply<'_>, question: &OrdersQuestion) -> Result<OrdersPage, Note> {
    let (status, document) = reply.opened()?;
    let Some(answer) = result(status, document.value(), METHOD)? else { return Ok(OrdersPage::default()) };
    let [orders, count, pages] = answer.fields(&["orders", "current_record_count", "total_page_no"]);
    let rows = u32::try_from(elements(orders, "order").count()).unwrap_or(u32::MAX);
    if rows == 0 {
        return match count.whole() {
            None | Some(0) if orders.is_some() || count.whole() == Some(0) => Ok(OrdersPage::default()),
            _ => Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)),
        };
    }
    let page = question.page.max(1);
    let pages = pages.whole().and_then(|pages| u32::try_from(pages).ok());
    let more = page < MOST_PAGES && pages.map_or(rows >= PAGE, |pages| page < pages);
    Ok(OrdersPage { answer: reply.body().to_owned(), rows, pages, more })
}
