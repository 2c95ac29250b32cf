//! What the extension stored, on its way in: whatever is older, damaged or of nobody's making.

use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};

use crate::value::read;

/// Records that the extension stored. Each keeps its place; one that cannot be used is empty, which no check
/// lets through.
pub(crate) fn stored<T: Tsify + DeserializeOwned + Default>(values: Vec<Ts<T>>) -> Vec<T> {
    each(values).map(Option::unwrap_or_default).collect()
}

/// The same, none for one that cannot be used.
pub(crate) fn each<T: Tsify + DeserializeOwned>(values: Vec<Ts<T>>) -> impl Iterator<Item = Option<T>> {
    values.into_iter().map(|value| read(value).ok())
}
