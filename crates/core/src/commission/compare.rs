//! Networks side by side for one product.

use super::estimate::estimate;
use super::rates;
use super::sale::Sale;
use super::types::{Basis, Comparison, Estimate, Offered, Term};
use crate::link;
use crate::settings::Settings;
use crate::text::message::{Code, Note, code};
use crate::value::{Decimal, NetworkCode};

/// What each of two networks pays for a product, on which terms, and which pays more.
///
/// `sale.network` is not looked at. Where the ranges overlap the verdict says by how much either may be
/// ahead, and names no winner. A guide's band is no limit, so against one there is only a likely winner.
pub fn compare(sale: Sale<'_>, networks: [NetworkCode; 2], settings: &Settings) -> Comparison {
    let offers = networks.map(|network| {
        // Orders of one network say nothing of another.
        let settled = sale.settled.filter(|_| network == sale.network);
        let widened = if network == sale.network { sale.widened } else { &[] };
        offer(Sale { network, settled, widened, ..sale }, settings)
    });
    let [first, second] = &offers;
    let verdict = match (first.outcome.made(), second.outcome.made()) {
        (Some(one), Some(other)) => verdict((&first.name, one), (&second.name, other)),
        _ => Note::plain(code::COMPARE_UNKNOWN),
    };
    Comparison { offers: offers.into(), verdict }
}

fn offer(sale: Sale<'_>, settings: &Settings) -> Offered {
    let today = sale.today();
    let programme = rates::programme(sale.network, sale.market(settings));
    let terms = programme.map_or(&[] as &[rates::Term], |p| p.terms);
    Offered {
        network: sale.network,
        name: name_of(sale.network).to_owned(),
        outcome: estimate(sale, settings).into(),
        terms: terms
            .iter()
            .map(|rates::Term { term, value, source }| Term {
                label: Note::new(*term, [("value", *value)]),
                source_code: source.text.name(),
                source: source.text.template().to_owned(),
                as_of: source.as_of.to_owned(),
                age: source.age(today),
                confidence: source.confidence,
            })
            .collect(),
        needs: needs(sale.network, settings),
    }
}

/// What people call a network.
fn name_of(network: NetworkCode) -> &'static str {
    link::network_name(network.code()).unwrap_or(network.code())
}

/// What is missing before the network's links can be made.
fn needs(network: NetworkCode, settings: &Settings) -> Vec<Note> {
    let name = name_of(network);
    let mut profiles = settings.profiles.iter().filter(|p| p.network == network.code());
    let Some(profile) = profiles.next() else {
        return vec![Note::new(code::NEEDS_PROFILE, [("network", name)])];
    };
    // One that is ready is enough.
    let ready = std::iter::once(profile).chain(profiles).any(|p| link::check(p).problems.is_empty());
    if ready { Vec::new() } else { link::check(profile).problems.into_iter().map(|p| p.problem).collect() }
}

/// Which pays more, and how sure that is.
fn verdict((first, one): (&str, &Estimate), (second, other): (&str, &Estimate)) -> Note {
    let ((a_low, a_high), (b_low, b_high)) = ((one.low, one.high), (other.low, other.high));
    let scale = one.currency.minor_units();
    let apart = |one: Decimal, other: Decimal| one.apart(other).with_scale(scale).to_string();
    let ahead = |code: Code, winner: &str, loser: &str, least: String, most: String| {
        let params = [
            ("network", winner),
            ("other", loser),
            ("least", least.as_str()),
            ("most", most.as_str()),
            ("currency", one.currency.code()),
        ];
        Note::new(code, params)
    };
    if (a_low, a_high) == (b_low, b_high) {
        let same = [("network", first), ("other", second)];
        return Note::new(if a_low == a_high { code::COMPARE_SAME } else { code::COMPARE_SAME_RANGE }, same);
    }
    let guessed = one.basis == Basis::Guide || other.basis == Basis::Guide;
    let more = match a_low == b_high || b_low == a_high {
        _ if guessed => code::COMPARE_TYPICAL,
        true => code::COMPARE_NO_LESS,
        false => code::COMPARE_MORE,
    };
    if a_low >= b_high {
        return ahead(more, first, second, apart(a_low, b_high), apart(a_high, b_low));
    }
    if b_low >= a_high {
        return ahead(more, second, first, apart(b_low, a_high), apart(b_high, a_low));
    }
    ahead(code::COMPARE_OVERLAP, first, second, apart(b_high, a_low), apart(a_high, b_low))
}
