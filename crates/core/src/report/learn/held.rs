//! How well each source of an estimate held for each network, of what was said when links were copied. One that is off has
//! its range widened in every estimate from then on.

use serde::Serialize;

use super::calibration::{Calibration, Outcome, Spoken, calibration};
use super::said::{Pair, SaidRate, pairs};
use crate::map::Map;
use crate::order::sorted;
use crate::report::row::OrderRow;
use crate::value::{NetworkCode, Percent};

/// How well one source held for one network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct HeldSource {
    /// Who pays.
    pub network: NetworkCode,
    /// How well it held.
    pub held: Calibration,
}

/// A source whose range is wider than it says, because too few orders lay inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WidenedSource {
    /// The name of an estimate's basis.
    pub source: String,
    /// By so much at both ends, in percent of the sale.
    pub by: Percent,
    /// Orders that lay inside of what it says by itself.
    pub inside: u64,
    /// Of these.
    pub of: u64,
}

/// How well each source held for each network.
pub(in crate::report) fn sources(pairs: &[Pair<'_>]) -> Vec<HeldSource> {
    let mut by_network: Map<NetworkCode, Vec<(String, Spoken)>> = Map::new();
    for Pair { said, spoken, .. } in pairs {
        if let Some(spoken) = spoken {
            by_network.entry(said.network).or_default().push((said.source.clone(), *spoken));
        }
    }
    let by_network = sorted(by_network.into_iter().collect(), |(one, _): &(NetworkCode, Vec<_>), (other, _)| {
        one.code().cmp(other.code())
    });
    let of_network = |(network, spoken): (NetworkCode, Vec<_>)| {
        calibration(&spoken).into_iter().map(move |held| HeldSource { network, held })
    };
    by_network.into_iter().flat_map(of_network).collect()
}

/// The sources whose ranges are too narrow, with what they lack.
pub(super) fn widened<'a>(
    said: &'a [SaidRate],
    rows: impl Iterator<Item = &'a OrderRow>,
) -> Vec<(NetworkCode, WidenedSource)> {
    let off = sources(&pairs(said, rows)).into_iter().filter(|source| source.held.outcome == Outcome::Off);
    let of = |HeldSource { network, held }: HeldSource| {
        let by: Percent = held.widen.parse().ok()?;
        Some((network, WidenedSource { source: held.source, by, inside: held.inside, of: held.of }))
    };
    off.filter_map(of).collect()
}
