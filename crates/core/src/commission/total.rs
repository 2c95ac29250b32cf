//! What the parts of an estimate come to, and why it is not more.

use super::percent::{AmountRange, RateRange};
use super::types::{Basis, Part, Tends};
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal, NetworkCode, Percent};

/// What sets the top of the range, and what would raise it.
pub(super) fn why_not_more(
    parts: &[Part],
    top: Percent,
    basis: Basis,
    (network, asked): (NetworkCode, bool),
    (capped, widened): (bool, bool),
) -> Vec<Note> {
    let said = |part: &Part| Note { code: part.code, params: part.params.clone(), text: part.label.clone() };
    let ceiling = match basis {
        _ if top.is_zero() => return vec![Note::plain(code::CEILING_NOTHING)],
        // A higher rate would not raise it.
        _ if capped => return parts.iter().filter(|p| p.code == code::CAP_PER_ORDER.name()).map(said).collect(),
        _ if widened => code::CEILING_WIDENED,
        Basis::OpenPlatform => code::CEILING_OPEN_PLATFORM,
        Basis::Own => code::CEILING_OWN,
        Basis::Settled => code::CEILING_SETTLED,
        Basis::Network => code::CEILING_NETWORK,
        Basis::Guide => code::CEILING_GUIDE,
    };
    let mut why = vec![Note::new(ceiling, [("rate", top.short().to_string())])];
    let up = parts.iter().filter(|p| p.tends == Some(Tends::Up));
    why.extend(up.map(said));
    if network == NetworkCode::ALIEXPRESS && basis > Basis::OpenPlatform && !asked {
        why.push(Note::plain(code::LEVER_OPEN_PLATFORM));
    }
    why
}

/// The sum of the parts' amounts.
pub(super) fn total(parts: &[Part], currency: Currency) -> AmountRange {
    let zero = Decimal::ZERO.with_scale(currency.minor_units());
    let sum = |sum: AmountRange, part: AmountRange| AmountRange {
        low: sum.low.plus(part.low),
        high: sum.high.plus(part.high),
    };
    parts.iter().filter_map(|part| part.amount).fold(AmountRange { low: zero, high: zero }, sum)
}

/// The one rate that the parts amount to: their rates weighed by the share of buyers.
pub(super) fn combined(parts: &[Part], new_share: Percent) -> RateRange {
    let rates: Vec<RateRange> = parts.iter().filter_map(|part| part.rate).collect();
    match *rates.as_slice() {
        [one] => one.short(),
        [old, new] => {
            let weigh = |old: Percent, new: Percent| {
                new_share.rest().of_percent(old, 4).plus(new_share.of_percent(new, 4)).short()
            };
            RateRange::known(weigh(old.low(), new.low()), weigh(old.high(), new.high()))
        }
        _ => RateRange::NOTHING,
    }
}
