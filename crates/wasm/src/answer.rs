//! Answers on their way to JavaScript: written as JSON text and parsed there in one go. One writer
//! for all types is a tenth of the module smaller than a value of JavaScript for every field, and
//! faster.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Serialize};
use wasm_bindgen::JsValue;

use crate::problem::Problem;

/// The value as JavaScript has it.
pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let mut json = Json(String::with_capacity(1024));
    value.serialize(&mut json).map_err(|e| JsValue::from(Problem::bad_answer(e.0)))?;
    parsed(&json.0)
}

/// The value of a JSON text.
pub(crate) fn parsed(json: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(json).map_err(|_| Problem::bad_answer("it is no JSON").into())
}

/// A JSON text that grows.
struct Json(String);

/// Why a value has no JSON; none of core's has a reason.
#[derive(Debug)]
struct NotJson(&'static str);

impl Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: Display>(_: T) -> Self {
        Self("a type refused")
    }
}

type Done = Result<(), NotJson>;

impl Json {
    fn number(&mut self, number: u64) -> Done {
        write!(self.0, "{number}").map_err(|_| NotJson("no room"))
    }

    /// What stands before an element: a comma, unless it is the first.
    fn next(&mut self) {
        if !self.0.ends_with(['[', '{']) {
            self.0.push(',');
        }
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Done {
        self.next();
        affix_core::push_json_string(&mut self.0, name);
        self.0.push(':');
        value.serialize(self)
    }
}

impl<'a> ser::Serializer for &'a mut Json {
    type Ok = ();
    type Error = NotJson;
    type SerializeSeq = Elements<'a>;
    type SerializeTuple = ser::Impossible<(), NotJson>;
    type SerializeTupleStruct = ser::Impossible<(), NotJson>;
    type SerializeTupleVariant = ser::Impossible<(), NotJson>;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = ser::Impossible<(), NotJson>;

    fn serialize_bool(self, value: bool) -> Done {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_u8(self, value: u8) -> Done {
        self.number(value.into())
    }
    fn serialize_u16(self, value: u16) -> Done {
        self.number(value.into())
    }
    fn serialize_u32(self, value: u32) -> Done {
        self.number(value.into())
    }
    fn serialize_u64(self, value: u64) -> Done {
        self.number(value)
    }
    fn serialize_str(self, text: &str) -> Done {
        affix_core::push_json_string(&mut self.0, text);
        Ok(())
    }
    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        self.0.push_str("null");
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'a>, NotJson> {
        self.0.push('[');
        Ok(Elements(self))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, NotJson> {
        self.0.push('{');
        Ok(Fields(self))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, NotJson> {
        self.serialize_map(None)
    }

    // No value of core has one of these.
    fn serialize_i8(self, _: i8) -> Done {
        Err(NotJson("a signed number"))
    }
    fn serialize_i16(self, _: i16) -> Done {
        Err(NotJson("a signed number"))
    }
    fn serialize_i32(self, _: i32) -> Done {
        Err(NotJson("a signed number"))
    }
    fn serialize_i64(self, _: i64) -> Done {
        Err(NotJson("a signed number"))
    }
    fn serialize_f32(self, _: f32) -> Done {
        Err(NotJson("a fraction"))
    }
    fn serialize_f64(self, _: f64) -> Done {
        Err(NotJson("a fraction"))
    }
    fn serialize_char(self, _: char) -> Done {
        Err(NotJson("a character"))
    }
    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(NotJson("bytes"))
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Err(NotJson("nothing"))
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(NotJson("a variant with a value"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotJson> {
        Err(NotJson("a tuple"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NotJson> {
        Err(NotJson("a tuple"))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotJson> {
        Err(NotJson("a tuple"))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotJson> {
        Err(NotJson("a variant with fields"))
    }
}

/// A list that is open.
struct Elements<'a>(&'a mut Json);

impl ser::SerializeSeq for Elements<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.0.next();
        value.serialize(&mut *self.0)
    }
    fn end(self) -> Done {
        self.0.0.push(']');
        Ok(())
    }
}

/// An object that is open.
struct Fields<'a>(&'a mut Json);

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.0.field(name, value)
    }
    fn end(self) -> Done {
        self.0.0.push('}');
        Ok(())
    }
}

impl ser::SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.0.next();
        key.serialize(&mut *self.0)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.0.0.push(':');
        value.serialize(&mut *self.0)
    }
    fn end(self) -> Done {
        self.0.0.push('}');
        Ok(())
    }
}
