//! The tables in `data/url.json` and `data/networks.json`, and the types of their rows.

mod network;
mod page;

use super::facts::UrlKind;
use crate::value::NetworkCode;

pub(crate) use network::{Characters, Id, Key, Network, Place, Route, Step, SubId};
pub(crate) use page::{Bridge, Domain, Identity, Kept, On, Pages, Parameter, PathRule};

include!(concat!(env!("OUT_DIR"), "/url.rs"));

/// The table's row of a parameter name, which is compared as it is written.
pub(crate) fn parameter(name: &str) -> Option<&'static Parameter> {
    let start = |length: usize| PARAMETER_STARTS.get(length).map(|start| usize::from(*start));
    let rows = PARAMETERS.get(start(name.len())?..start(name.len() + 1)?)?;
    let i = rows.binary_search_by(|p| p.name.cmp(name)).ok()?;
    rows.get(i)
}

/// Whether some table names the parameter, exactly or by its beginning.
pub(crate) fn is_known(name: &str) -> bool {
    parameter(name).is_some() || DROPPED_PREFIXES.iter().any(|p| name.starts_with(p))
}
