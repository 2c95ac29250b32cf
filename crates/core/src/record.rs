//! What the user wrote, kept or handed over, read strictly by serde: their settings, files of rates, log,
//! shortlist, and every request of the extension. A name that nobody knows, one that stands twice or a value of
//! another type than its name asks for is said by its name, never passed over: a rate for one store with its
//! store passed over would hold for every store.
//!
//! A text (through `serde_json`) or a value of JavaScript (through `serde-wasm-bindgen`) becomes one tree, and
//! derived types read that. The tree and its deserializer are here because no kept one does all of this:
//! `serde_json::Value` forgets a name that stands twice, its errors name no field, `serde_wasm_bindgen` passes
//! unknown names over, and what people type (`8.5` or `"8.5"`, `null` or nothing) is one value. That each
//! type is read in one way only also keeps the module small.
//!
//! Page states, which change from page to page, are read by [`affix_json`] instead.

use std::fmt::{self, Display};
use std::vec;

use serde::de::value::{StrDeserializer, StringDeserializer};
use serde::de::{self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess};
use serde::de::{SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::text::message::{Note, code};

/// A value with its fields in order, also those that stand twice, and its numbers as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or what is missing.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number as decimal text.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Names and values, as they stand.
    Fields(Vec<(String, Value)>),
}

impl Value {
    /// The value of a whole JSON text.
    ///
    /// # Errors
    /// It is no JSON, with the place where it goes wrong.
    pub(crate) fn parse(text: &str) -> Result<Self, Note> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|why| {
            Note::new(code::FILE_NO_JSON, [("line", why.line().to_string()), ("column", why.column().to_string())])
        })
    }

    /// The value as a record. A number where a text is asked for is its digits, a blank text where one
    /// may be missing is missing, and what is missing says nothing: an empty text or list, `false` or 0.
    ///
    /// # Errors
    /// What is wrong in it, by its name.
    ///
    /// ```
    /// use affix_core::record::Value;
    /// use affix_core::settings::PercentRange;
    /// let value: Value = serde_json::from_str(r#"{"low": 7, "most": "9"}"#).unwrap();
    /// let wrong = value.read::<PercentRange>().unwrap_err();
    /// assert_eq!(wrong.note().params["name"], "most");
    /// ```
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Wrong> {
        if matches!(self, Self::Fields(_)) { T::deserialize(self) } else { Err(Wrong::NoRecord) }
    }

    /// The value of the field `name`.
    ///
    /// # Errors
    /// What is wrong in it.
    pub(crate) fn read_field<T: DeserializeOwned>(self, name: &str) -> Result<T, Wrong> {
        T::deserialize(self).map_err(|wrong| wrong.within(name))
    }

    /// The elements of a list; none of anything else.
    pub(crate) fn into_list(self) -> Option<Vec<Self>> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The fields of an object; none of anything else.
    pub(crate) fn into_fields(self) -> Option<Vec<(String, Self)>> {
        match self {
            Self::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    /// A text that says something, or a number's digits.
    pub(crate) fn into_text(self) -> Option<String> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text).filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    // What follows is the same for all types, and stands once in the module.

    /// The fields of a record that may have these names; of nothing, none are there.
    #[inline(never)]
    fn into_names(self, names: &'static [&'static str]) -> Result<Names, Wrong> {
        match self {
            Self::Nothing => Ok(Names::of(Vec::new(), names)),
            Self::Fields(fields) => Ok(Names::of(fields, names)),
            _ => Err(Wrong::Value(String::new())),
        }
    }

    /// The elements of a list; none of nothing.
    #[inline(never)]
    fn into_elements(self) -> Result<Elements, Wrong> {
        match self {
            Self::Nothing => Ok(Elements(Vec::new().into_iter())),
            Self::List(list) => Ok(Elements(list.into_iter())),
            _ => Err(Wrong::Value(String::new())),
        }
    }

    /// A text, or a number's digits; an empty text of nothing.
    #[inline(never)]
    fn into_string(self) -> Result<String, Wrong> {
        match self {
            Self::Nothing => Ok(String::new()),
            Self::Number(text) | Self::Text(text) => Ok(text),
            _ => Err(Wrong::Value(String::new())),
        }
    }

    /// What is said where nothing may be said; a blank text says nothing.
    #[inline(never)]
    fn said(self) -> Option<Self> {
        match self {
            Self::Nothing => None,
            Self::Text(text) if text.trim().is_empty() => None,
            other => Some(other),
        }
    }

    /// A whole number; 0 where nothing is said.
    fn into_whole<N: std::str::FromStr + Default>(self) -> Result<N, Wrong> {
        match self {
            Self::Nothing => Ok(N::default()),
            Self::Number(digits) => digits.parse().map_err(|_| Wrong::Value(String::new())),
            _ => Err(Wrong::Value(String::new())),
        }
    }
}

/// The record of a JSON text.
///
/// # Errors
/// It is no JSON, or what is wrong in it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Note> {
    Value::parse(text)?.read().map_err(|wrong: Wrong| wrong.note())
}

/// A text as it was said, where an empty one is not the same as none.
pub(crate) fn as_said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(from)? {
        Value::Nothing => Ok(None),
        Value::Text(text) => Ok(Some(text)),
        _ => Err(de::Error::custom("")),
    }
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is something else.
    NoRecord,
    /// It has a field of a name that nobody knows.
    Name(String),
    /// A field stands in it twice.
    Twice(String),
    /// A field's value is of another type.
    Value(String),
}

impl Wrong {
    /// The sentence for it.
    pub fn note(&self) -> Note {
        match self {
            Self::NoRecord => Note::plain(code::FILE_NO_RECORD),
            Self::Name(name) => Note::new(code::FILE_NAME, [("name", name)]),
            Self::Twice(field) => Note::new(code::FILE_TWICE, [("field", field)]),
            Self::Value(field) => Note::new(code::FILE_VALUE, [("field", field)]),
        }
    }

    /// Of a field: what has no place yet happened there.
    #[inline(never)]
    fn within(self, field: &str) -> Self {
        match self {
            Self::NoRecord => Self::Value(field.to_owned()),
            Self::Value(inner) if inner.is_empty() => Self::Value(field.to_owned()),
            wrong => wrong,
        }
    }
}

impl Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.note().text)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: Display>(_: T) -> Self {
        Self::Value(String::new())
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::Value(String::new())
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::Value(String::new())
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::Value(String::new())
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Value(name.to_owned())
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::Name(name.to_owned())
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::Twice(name.to_owned())
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Number(digits) => match digits.parse() {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => Err(Wrong::Value(String::new())),
            },
            Self::Text(text) => visitor.visit_string(text),
            Self::List(list) => visitor.visit_seq(&mut Elements(list.into_iter())),
            Self::Fields(fields) => visitor.visit_map(&mut Names::of(fields, &[])),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.into_string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.said() {
            None => visitor.visit_none(),
            Some(value) => visitor.visit_some(value),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_bool(false),
            Self::Flag(flag) => visitor.visit_bool(flag),
            _ => Err(Wrong::Value(String::new())),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u64(self.into_whole()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_i64(self.into_whole()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_seq(&mut self.into_elements()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_struct("", &[], visitor)
    }

    /// What is missing is there and says nothing.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_map(&mut self.into_names(names)?)
    }

    /// A name of one of a type's values.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match self {
            Self::Text(name) => visitor.visit_enum(StringDeserializer::new(name)),
            _ => Err(Wrong::Value(String::new())),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        u8 u16 i8 i16 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The elements of a list that are still to be read.
struct Elements(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for &mut Elements {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
}

/// The fields of a record that are still to be read: first those that are there, then those that are missing.
struct Names {
    fields: vec::IntoIter<(String, Value)>,
    missing: vec::IntoIter<&'static str>,
    /// The field whose name was read last.
    open: (String, Value),
}

impl Names {
    #[inline(never)]
    fn of(fields: Vec<(String, Value)>, names: &'static [&'static str]) -> Self {
        let there = |name: &str| fields.iter().any(|(field, _)| field == name);
        let missing: Vec<&str> = names.iter().copied().filter(|name| !there(name)).collect();
        Self { fields: fields.into_iter(), missing: missing.into_iter(), open: (String::new(), Value::Nothing) }
    }

    /// Opens the next field and gives its name.
    #[inline(never)]
    fn open_next(&mut self) -> Option<&str> {
        let next = self.fields.next().or_else(|| Some((self.missing.next()?.to_owned(), Value::Nothing)));
        self.open = next?;
        Some(&self.open.0)
    }

    /// The open field, which is closed by that.
    #[inline(never)]
    fn close(&mut self) -> (String, Value) {
        std::mem::replace(&mut self.open, (String::new(), Value::Nothing))
    }
}

impl<'de> MapAccess<'de> for &mut Names {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        self.open_next().map(|name| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    // One of it for each type of field, not one for each field.
    #[inline(never)]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let (name, value) = self.close();
        seed.deserialize(value).map_err(|wrong| wrong.within(&name))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

/// Builds a value of what `serde_json` sees.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = from.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Fields(fields))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shop {
        store: Option<String>,
        name: String,
        open: bool,
        share: Option<u8>,
        inner: Option<Box<Shop>>,
    }

    fn read(text: &str) -> Result<Shop, Wrong> {
        Value::parse(text).map_or(Err(Wrong::NoRecord), Value::read)
    }

    #[test]
    fn a_record_is_what_it_says() {
        let shop = read(r#"{"store": 1100001, "name": "\u0041 \\ \"b\"", "open": true, "share": 20}"#);
        let right =
            Shop { store: Some("1100001".into()), name: "A \\ \"b\"".into(), open: true, share: Some(20), inner: None };
        assert_eq!(shop, Ok(right));
        assert_eq!(read(r#"{"store": " ", "name": null, "open": null, "share": null}"#), Ok(Shop::default()));
        assert_eq!(read(r#"{"name": 8.5}"#).map(|shop| shop.name), Ok("8.5".into()));
    }

    #[test]
    fn what_is_not_understood_is_said_by_its_field() {
        for (text, wrong) in [
            (r#"{"shop": 1}"#, Wrong::Name("shop".into())),
            (r#"{"store": 1, "store": null}"#, Wrong::Twice("store".into())),
            (r#"{"store": true}"#, Wrong::Value("store".into())),
            (r#"{"store": [1]}"#, Wrong::Value("store".into())),
            (r#"{"store": {"id": 1}}"#, Wrong::Value("store".into())),
            (r#"{"share": 300}"#, Wrong::Value("share".into())),
            (r#"{"share": -1}"#, Wrong::Value("share".into())),
            (r#"{"open": "yes"}"#, Wrong::Value("open".into())),
            (r#"{"inner": "x"}"#, Wrong::Value("inner".into())),
            (r#"{"inner": {"share": "x"}}"#, Wrong::Value("share".into())),
            (r#"{"inner": {"shop": 7}}"#, Wrong::Name("shop".into())),
            ("[]", Wrong::NoRecord),
            ("7", Wrong::NoRecord),
        ] {
            assert_eq!(read(text), Err(wrong), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for text in ["", "{", "{'a': 1}", "{\"a\": 1;}", "{\"a\": None}", "{a: 1}", "{\"a\": 1} // x", "{} {}", "\u{0}"]
        {
            assert_eq!(Value::parse(text).map_err(|why| why.code), Err("file_no_json"), "{text}");
        }
        let endless = "[".repeat(1_000_000);
        assert_eq!(Value::parse(&endless).map_err(|why| why.code), Err("file_no_json"));
        let why = Value::parse("{\n \"a\": x}").unwrap_err();
        assert_eq!((why.params.get("line").map(String::as_str), why.code), (Some("2"), "file_no_json"));
    }
}
