//! What the user's own files hold, read strictly: their settings, rates, log and shortlist. A name that
//! nobody knows, one that stands twice or a value of another type than its name asks for is said, never
//! passed over: a rate for one store with its store passed over would hold for every store.
//!
//! Page states, which change from page to page, are read by [`affix_json`] instead.

use std::fmt::{self, Display};

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::text::message::{Note, code};

/// A JSON value with its fields in order, also those that stand twice, and its numbers as text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Flag(bool),
    Number(String),
    Text(String),
    List(Vec<Value>),
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

    /// The same, nothing for a text that is no JSON: what Affix stored itself is JSON or missing.
    pub(crate) fn stored(text: &str) -> Self {
        Self::parse(text).unwrap_or(Self::Nothing)
    }

    /// The value as a record. A number where a text is asked for is its digits, a blank text where one
    /// may be missing is missing.
    ///
    /// # Errors
    /// What is wrong in it.
    pub(crate) fn read<T: for<'a> Deserialize<'a>>(self) -> Result<T, Wrong> {
        if matches!(self, Self::Fields(_)) { T::deserialize(self) } else { Err(Wrong::NoRecord) }
    }

    /// The value of the field `name`.
    ///
    /// # Errors
    /// What is wrong in it.
    pub(crate) fn read_field<T: for<'a> Deserialize<'a>>(self, name: &str) -> Result<T, Wrong> {
        T::deserialize(Field(name.to_owned(), self))
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
}

/// The record of a JSON text that Affix wrote; an empty one, which no check lets through, where it cannot be
/// used.
pub(crate) fn read<T: for<'a> Deserialize<'a> + Default>(text: &str) -> T {
    Value::stored(text).read().unwrap_or_default()
}

/// The record of a JSON text; none where it is not understood.
pub(crate) fn understood<T: for<'a> Deserialize<'a>>(text: &str) -> Option<T> {
    Value::stored(text).read().ok()
}

/// The records of a JSON list that Affix wrote. Each keeps its place; one that cannot be used is empty.
pub(crate) fn list<T: for<'a> Deserialize<'a> + Default>(text: &str) -> Vec<T> {
    let list = Value::stored(text).into_list().unwrap_or_default();
    list.into_iter().map(|entry| entry.read().unwrap_or_default()).collect()
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
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
    pub(crate) fn note(&self) -> Note {
        match self {
            Self::NoRecord => Note::plain(code::FILE_NO_RECORD),
            Self::Name(name) => Note::new(code::FILE_NAME, [("name", name)]),
            Self::Twice(field) => Note::new(code::FILE_TWICE, [("field", field)]),
            Self::Value(field) => Note::new(code::FILE_VALUE, [("field", field)]),
        }
    }

    /// Of a field: what has no place yet happened there.
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

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::Name(name.to_owned())
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::Twice(name.to_owned())
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The value of a field, which says where it went wrong.
struct Field(String, Value);

/// What a field's value is asked for, with the field's name in what goes wrong.
macro_rules! named {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.1.$method(visitor).map_err(|wrong| wrong.within(&self.0))
        }
    )*};
}

impl<'de> Deserializer<'de> for Field {
    type Error = Wrong;

    named! {
        deserialize_any deserialize_bool deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_option deserialize_unit deserialize_seq deserialize_map deserialize_identifier
        deserialize_ignored_any
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.1.deserialize_struct(name, names, visitor).map_err(|wrong| wrong.within(&self.0))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_seq(visitor)
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Field {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
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
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            Self::Fields(fields) => visitor.visit_map(MapDeserializer::new(
                fields.into_iter().map(|(name, value)| (name.clone(), Field(name, value))),
            )),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_string(String::new()),
            Self::Number(text) => visitor.visit_string(text),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_none(),
            Self::Text(text) if text.trim().is_empty() => visitor.visit_none(),
            other => visitor.visit_some(other),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_bool(false),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_u64(0),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => Self::Fields(Vec::new()).deserialize_any(visitor),
            other => other.deserialize_any(visitor),
        }
    }

    /// What is missing is there and says nothing.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let mut fields = match self {
            Self::Nothing => Vec::new(),
            Self::Fields(fields) => fields,
            other => return other.deserialize_any(visitor),
        };
        for name in names {
            if !fields.iter().any(|(known, _)| known == name) {
                fields.push(((*name).to_owned(), Self::Nothing));
            }
        }
        Self::Fields(fields).deserialize_any(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        u8 u16 u32 i8 i16 i32 i64 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct enum identifier
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
