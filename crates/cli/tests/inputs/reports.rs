//! What reads reports.

use std::hint::black_box;

use affix_core::report::answer::Answers;
use affix_core::report::sums::{AllClicks, Key, sums};
use affix_core::report::table::{Cell, Cut, Look, parting_of};
use affix_core::report::{Said, Store};

/// An answer of a network's interface, with what its orders come to.
pub(super) fn orders(text: &str) {
    let (mut store, mut answers) = (Store::default(), Answers::default());
    let mut take = |said| match said {
        Said::Order(row) => drop(store.add(*row)),
        other => drop(black_box(other)),
    };
    answers.take(text.as_bytes(), &mut take);
    answers.end(&mut take);
    black_box(sums(store.each(), &AllClicks::default(), &[Key::Subid, Key::Day]));
}

/// One order that is told apart by its number.
pub(super) fn order(n: usize) -> String {
    format!(
        r#"{{"sub_order_id": {n}, "order_status": "Invalid", "paid_amount": 5, "settled_currency": "USD", "tracking_id": "{n}"}}"#
    )
}

/// A table of orders.
pub(super) fn orders_table(text: &str) {
    let (mut look, sign) =
        (Look::new("orders", &[]), parting_of(text.as_bytes().get(..65_536).unwrap_or(text.as_bytes())));
    let each = |row: &mut dyn FnMut(u64, &[Cell<'_>])| {
        let mut cut = Cut::by(sign);
        cut.take(text.as_bytes(), row);
        black_box(cut.end(row));
    };
    each(&mut |line, cells| look.row(line, cells));
    if let Ok(plan) = black_box(look.end()) {
        each(&mut |line, cells| plan.row(line, cells, &mut |said| drop(black_box(said))));
    }
}
