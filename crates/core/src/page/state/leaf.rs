//! Values inside a page's state that may be of any type. A page whose figures changed type loses
//! those figures, never the whole page.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::money::Decimal;

/// A scalar, kept as the page wrote it: ids above 2^53 and prices lose nothing.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct Leaf<'a>(#[serde(borrow)] Option<&'a RawValue>);

impl<'a> Leaf<'a> {
    /// The JSON text.
    pub(crate) fn raw(self) -> Option<&'a str> {
        self.0.map(RawValue::get)
    }

    /// A text or a number as text; empty texts are none.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let raw = self.raw()?;
        let text = match raw.as_bytes().first()? {
            b'"' => match raw.get(1..raw.len() - 1) {
                Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
                _ => Cow::Owned(serde_json::from_str(raw).ok()?),
            },
            b'0'..=b'9' | b'-' => Cow::Borrowed(raw),
            _ => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// A number that is not negative, written as number or text.
    pub(crate) fn decimal(self) -> Option<Decimal> {
        self.text()?.trim().parse().ok()
    }

    /// A whole number; `5.0` is one.
    pub(crate) fn whole(self) -> Option<u64> {
        let number = self.decimal()?;
        let whole = number.with_scale(0);
        (whole == number).then(|| whole.to_string().parse().ok()).flatten()
    }

    /// Digits only, as text: an id.
    pub(crate) fn id(self) -> Option<String> {
        self.whole().filter(|n| *n > 0).map(|n| n.to_string())
    }

    /// `true` or `false`, also as text.
    pub(crate) fn flag(self) -> Option<bool> {
        match self.raw()?.trim_matches('"') {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// It has a value other than `null`.
    pub(crate) fn is_some(self) -> bool {
        self.0.is_some()
    }

    /// The first of two that has a value.
    pub(crate) fn or(self, other: Self) -> Self {
        if self.is_some() { self } else { other }
    }
}

/// An object; anything else in its place is none.
#[derive(Clone, Debug)]
pub(crate) struct Obj<T>(pub(crate) Option<T>);

impl<T> Default for Obj<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Default> Obj<T> {
    /// The object, or an empty one.
    pub(crate) fn get(self) -> T {
        self.0.unwrap_or_default()
    }
}

/// The elements of an array, or the values of an object in its order: copies of page states turn
/// arrays into `{"0": …}`. Anything else is an empty list.
#[derive(Clone, Debug)]
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// An element that has to be read from any type.
struct Lenient<T>(PhantomData<T>);

macro_rules! scalars_are {
    ($none:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("any value")
        }
    };
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Lenient<Obj<T>> {
    type Value = Obj<T>;
    scalars_are!(Obj(None));

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Obj<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|v| Obj(Some(v)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Obj<T>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Obj(None))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Lenient<List<T>> {
    type Value = List<T>;
    scalars_are!(List(Vec::new()));

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<List<T>, A::Error> {
        let mut list = Vec::new();
        while let Some((_, value)) = map.next_entry::<IgnoredAny, T>()? {
            list.push(value);
        }
        Ok(List(list))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(List(list))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Obj<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lenient(PhantomData::<Self>))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lenient(PhantomData::<Self>))
    }
}
