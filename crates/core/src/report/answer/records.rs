//! The records of a JSON text that may be longer than the memory: each object that stands in a list, and what stands
//! beside the lists.

use std::str;

use affix_json::{Document, Json};

use crate::text::message::{Note, code};

/// What was found.
pub(super) enum Found<'a> {
    /// An object in a list, or one alone where a list of orders may stand: its text.
    Record(&'a str),
    /// A list, or an object where one may stand for a list, under this name.
    List(&'a str, bool),
    /// A text or number outside of records, under its name.
    Scalar(&'a str, Json<'a>),
}

/// Bytes of the longest record; one of a network has 2,000.
const LONGEST: usize = 64 * 1024 * 1024;

/// Bytes that are kept of a name, and of a value outside of records.
const KEPT: usize = 400;

/// Names under which one object may stand for a list of one.
const ALONE: [&str; 1] = ["order"];

/// Cuts a text that arrives in pieces.
#[derive(Default)]
pub(super) struct Records {
    /// What is open: a list, or not.
    open: Vec<bool>,
    /// Inside of a string, and after a backslash in it.
    string: bool,
    escaped: bool,
    /// A string or word outside of records, as far as it has come.
    scalar: Vec<u8>,
    /// The last name outside of records.
    name: String,
    /// A name has come and its value has not.
    named: bool,
    /// The record at hand, and how many brackets are open in it.
    record: Vec<u8>,
    depth: usize,
    record_line: u64,
    lines: u64,
    wrong: Option<(u64, Note)>,
    any: bool,
}

type Take<'a> = dyn FnMut(u64, Found<'_>) + 'a;

impl Records {
    pub(super) fn take(&mut self, piece: &[u8], each: &mut Take<'_>) {
        let mut start = (self.depth > 0).then_some(0);
        for (at, byte) in piece.iter().enumerate() {
            if self.wrong.is_some() {
                return;
            }
            let before = self.depth;
            self.byte(*byte, each);
            if before == 0 && self.depth > 0 {
                start = Some(at);
            } else if before > 0 && self.depth == 0 {
                self.record.extend_from_slice(piece.get(start.take().unwrap_or(at)..=at).unwrap_or_default());
                self.hand_over(each);
            }
            self.lines += u64::from(*byte == b'\n');
        }
        if let Some(start) = start {
            self.record.extend_from_slice(piece.get(start..).unwrap_or_default());
            if self.record.len() > LONGEST {
                self.fail(code::REPORT_RECORD_LONG);
            }
        }
    }

    /// What is wrong with the whole, and in which line.
    pub(super) fn end(mut self, each: &mut Take<'_>) -> Result<(), (u64, Note)> {
        self.value(each);
        if self.wrong.is_none() && (self.depth > 0 || self.string || !self.open.is_empty()) {
            self.fail(code::REPORT_CUT);
        }
        if self.wrong.is_none() && !self.any {
            self.fail(code::REPORT_EMPTY);
        }
        self.wrong.map_or(Ok(()), Err)
    }

    fn fail(&mut self, why: crate::text::message::Code) {
        let line = self.lines + 1;
        self.wrong = Some((line, Note::new(why, [("line", line.to_string())])));
    }

    fn hand_over(&mut self, each: &mut Take<'_>) {
        let record = std::mem::take(&mut self.record);
        match str::from_utf8(&record) {
            Ok(text) => each(self.record_line, Found::Record(text)),
            Err(_) => self.fail(code::REPORT_NO_UTF8),
        }
        self.record = record;
        self.record.clear();
        self.named = false;
    }

    fn byte(&mut self, byte: u8, each: &mut Take<'_>) {
        if self.string {
            self.in_string(byte);
            return;
        }
        if self.depth > 0 {
            match byte {
                b'"' => self.string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth -= 1,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => {
                self.string = true;
                self.scalar.clear();
                self.scalar.push(byte);
            }
            b'{' | b'[' => self.opens(byte, each),
            b'}' | b']' => {
                self.value(each);
                if self.open.pop() != Some(byte == b']') {
                    self.fail(code::REPORT_BRACKET);
                }
                self.named = false;
            }
            b':' if self.open.last() == Some(&false) => {
                let name = str::from_utf8(&self.scalar).unwrap_or_default();
                name.trim_matches('"').clone_into(&mut self.name);
                self.scalar.clear();
                self.named = true;
            }
            b',' => self.value(each),
            b' ' | b'\n' | b'\r' | b'\t' => {}
            _ if self.open.is_empty() => self.fail(code::REPORT_BRACKET),
            _ => self.push(byte),
        }
    }

    fn in_string(&mut self, byte: u8) {
        if self.depth == 0 {
            self.push(byte);
        }
        if self.escaped {
            self.escaped = false;
        } else if byte == b'\\' {
            self.escaped = true;
        } else if byte == b'"' {
            self.string = false;
        }
    }

    fn push(&mut self, byte: u8) {
        if self.scalar.len() < KEPT {
            self.scalar.push(byte);
        }
    }

    fn opens(&mut self, byte: u8, each: &mut Take<'_>) {
        self.any = true;
        let in_list = self.open.last() == Some(&true);
        let alone = self.named && ALONE.contains(&self.name.as_str());
        if byte == b'{' && (in_list || alone) {
            self.depth = 1;
            self.record_line = self.lines + 1;
            return;
        }
        // A name whose object has no list inside: `"orders": {}`.
        let name = if self.named { self.name.as_str() } else { "" };
        if byte == b'[' || self.named {
            each(self.lines + 1, Found::List(name, byte == b'['));
        }
        if self.open.len() >= 1000 {
            self.fail(code::REPORT_BRACKET);
        }
        self.open.push(byte == b'[');
        self.named = false;
        self.scalar.clear();
    }

    /// The value that has come outside of records.
    fn value(&mut self, each: &mut Take<'_>) {
        if self.named && !self.scalar.is_empty() {
            if self.scalar.first() == Some(&b'"') && self.scalar.len() >= KEPT {
                self.scalar.push(b'"');
            }
            let text = String::from_utf8_lossy(&self.scalar).into_owned();
            each(self.lines + 1, Found::Scalar(&self.name, Document::of(&text).value()));
        }
        self.scalar.clear();
        self.named = false;
    }
}
