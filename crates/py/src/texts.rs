//! A column of text as bytes, whatever library it comes from.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;

/// The chunks of a column.
pub(crate) struct Texts(Vec<Chunk>);

enum Chunk {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    Null(usize),
}

impl Texts {
    /// # Errors
    /// It holds no text.
    pub(crate) fn of(column: AnyArray, name: &str) -> PyResult<Self> {
        let (chunks, _) = column.into_chunked_array()?.into_inner();
        chunks.iter().map(|chunk| Chunk::of(chunk, name)).collect::<PyResult<_>>().map(Self)
    }

    /// Its rows, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Option<&[u8]>> {
        self.0.iter().flat_map(|chunk| (0..chunk.len()).map(move |row| chunk.get(row)))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(Chunk::len).sum()
    }
}

impl Chunk {
    /// The bytes of a string array are never looked at as a `str`: whoever sent them may not have checked them.
    fn of(array: &ArrayRef, name: &str) -> PyResult<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => {
                let (offsets, bytes, nulls) = array.as_string::<i32>().clone().into_parts();
                Self::Small(BinaryArray::new(offsets, bytes, nulls))
            }
            DataType::LargeUtf8 => {
                let (offsets, bytes, nulls) = array.as_string::<i64>().clone().into_parts();
                Self::Large(LargeBinaryArray::new(offsets, bytes, nulls))
            }
            DataType::Utf8View => Self::View(array.as_string_view().clone().to_binary_view()),
            DataType::Binary => Self::Small(array.as_binary::<i32>().clone()),
            DataType::LargeBinary => Self::Large(array.as_binary::<i64>().clone()),
            DataType::BinaryView => Self::View(array.as_binary_view().clone()),
            DataType::Dictionary(_, _) => {
                let plain = array.as_any_dictionary();
                let taken = Arc::clone(plain.values());
                return Self::spread(&taken, &plain.normalized_keys(), array, name);
            }
            DataType::Null => Self::Null(array.len()),
            other => {
                return Err(PyTypeError::new_err(format!(
                    "The column {name} holds {other}; it has to hold text (utf8) or bytes (binary)."
                )));
            }
        })
    }

    /// A dictionary's values, one a row.
    fn spread(values: &ArrayRef, keys: &[usize], rows: &ArrayRef, name: &str) -> PyResult<Self> {
        let values = Self::of(values, name)?;
        let each = keys.iter().enumerate().map(|(row, key)| if rows.is_valid(row) { values.get(*key) } else { None });
        Ok(Self::Large(each.collect()))
    }

    fn len(&self) -> usize {
        match self {
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
            Self::Null(len) => *len,
        }
    }

    fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Small(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Null(_) => None,
        }
    }
}

/// Bytes as text, and whether something of them was none and is U+FFFD now.
pub(crate) fn text(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let text = String::from_utf8_lossy(bytes);
    let lossy = matches!(text, Cow::Owned(_));
    (text, lossy)
}
