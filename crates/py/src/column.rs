//! Answers as columns: each kind of answer is a table of its columns, from which its schema and its batches follow.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;

/// The names of all answers.
pub(crate) const ANSWERS: &str = "urls, find_links, make_links, pages, estimates, audit";

/// Where an answer of several rows a row says which one it belongs to, counted from 0.
const ROW: &str = "row";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Flag,
    Texts,
}

/// One value.
pub(crate) enum Cell {
    Null,
    Text(String),
    Number(i64),
    Flag(bool),
    Texts(Vec<String>),
}

/// A column of answers of one kind.
pub(crate) struct Column<T> {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) get: fn(&T) -> Cell,
}

/// A text that may be absent.
pub(crate) fn text(value: Option<impl ToString>) -> Cell {
    value.map_or(Cell::Null, |value| Cell::Text(value.to_string()))
}

/// A count that may be absent; one that no column holds is absent.
pub(crate) fn number(value: Option<impl TryInto<i64>>) -> Cell {
    value.and_then(|value| value.try_into().ok()).map_or(Cell::Null, Cell::Number)
}

/// A yes or no that may be absent.
pub(crate) fn flag(value: Option<bool>) -> Cell {
    value.map_or(Cell::Null, Cell::Flag)
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Number => DataType::Int64,
        Kind::Flag => DataType::Boolean,
        Kind::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
    }
}

/// The schema of answers; of answers that are several rows a row, with the row first.
pub(crate) fn schema<T>(columns: &[Column<T>], pointing: bool) -> SchemaRef {
    let row = pointing.then(|| Field::new(ROW, DataType::Int64, false));
    let fields = columns.iter().map(|column| Field::new(column.name, data_type(column.kind), true));
    Arc::new(Schema::new(row.into_iter().chain(fields).collect::<Vec<_>>()))
}

enum Builder {
    Text(StringBuilder),
    Number(Int64Builder),
    Flag(BooleanBuilder),
    Texts(ListBuilder<StringBuilder>),
}

impl Builder {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Number => Self::Number(Int64Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
            Kind::Texts => Self::Texts(ListBuilder::new(StringBuilder::new())),
        }
    }

    /// A value of another kind than the column's is absent.
    fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Text(builder), Cell::Text(value)) => builder.append_value(value),
            (Self::Text(builder), _) => builder.append_null(),
            (Self::Number(builder), Cell::Number(value)) => builder.append_value(value),
            (Self::Number(builder), _) => builder.append_null(),
            (Self::Flag(builder), Cell::Flag(value)) => builder.append_value(value),
            (Self::Flag(builder), _) => builder.append_null(),
            (Self::Texts(builder), Cell::Texts(values)) => {
                for value in values {
                    builder.values().append_value(value);
                }
                builder.append(true);
            }
            (Self::Texts(builder), _) => builder.append(false),
        }
    }

    fn done(self) -> ArrayRef {
        match self {
            Self::Text(mut builder) => Arc::new(builder.finish()),
            Self::Number(mut builder) => Arc::new(builder.finish()),
            Self::Flag(mut builder) => Arc::new(builder.finish()),
            Self::Texts(mut builder) => Arc::new(builder.finish()),
        }
    }
}

/// Answers on their way to a batch.
pub(crate) struct Batch<T: 'static> {
    columns: &'static [Column<T>],
    builders: Vec<Builder>,
    /// The row of each answer, where there are several a row.
    rows: Option<Int64Builder>,
}

impl<T> Batch<T> {
    /// Of answers that are one row a row.
    pub(crate) fn paired(columns: &'static [Column<T>]) -> Self {
        Self { columns, builders: columns.iter().map(|column| Builder::of(column.kind)).collect(), rows: None }
    }

    /// Of answers that point to their row.
    pub(crate) fn pointing(columns: &'static [Column<T>]) -> Self {
        Self { rows: Some(Int64Builder::new()), ..Self::paired(columns) }
    }

    /// The answer to a row; `None` for a null.
    pub(crate) fn push(&mut self, row: usize, answer: Option<&T>) {
        if let Some(rows) = &mut self.rows {
            rows.append_value(i64::try_from(row).unwrap_or(i64::MAX));
        }
        for (column, builder) in self.columns.iter().zip(&mut self.builders) {
            builder.push(answer.map_or(Cell::Null, column.get));
        }
    }

    /// # Errors
    /// None that a table of columns can cause: all of them have a value for every answer.
    pub(crate) fn done(self) -> PyResult<PyRecordBatch> {
        let schema = schema(self.columns, self.rows.is_some());
        let row = self.rows.map(|mut rows| Arc::new(rows.finish()) as ArrayRef);
        let arrays = row.into_iter().chain(self.builders.into_iter().map(Builder::done)).collect();
        let batch = RecordBatch::try_new(schema, arrays).map_err(|e| PyValueError::new_err(e.to_string()))?;
        Ok(PyRecordBatch::new(batch))
    }
}
