//! Reports as the networks' interfaces answer them, as JSON: the Open Platform (`order.list`, `order.listbyindex`,
//! `order.get`, with or without the wrappers that `simplify` leaves out), Admitad (`statistics/actions`,
//! `statistics/sub_ids`), EPN (`transactions/user`) and Awin (`transactions`). One answer, several one after the other
//! or in a list. Which network an answer is of is known by the names of its rows' fields.

mod admitad;
mod aliexpress;
mod awin;
mod epn;
mod field;
mod records;

use affix_json::{Document, Json};

use super::{Each, Refused, Said};
use crate::text::message::{Note, code};
use records::{Found, Records};

/// Answers in lists inside of answers in lists; nobody writes more.
const DEEPEST: u8 = 4;

/// Answers that arrive in pieces. No more than one record is kept.
#[derive(Default)]
pub struct Answers {
    records: Records,
    seen: Seen,
}

/// What an answer was known by.
#[derive(Default)]
struct Seen {
    /// A row of a known network, or a number of AliExpress' answers.
    known: bool,
    /// The line of the first record that nobody knows.
    unknown: Option<u64>,
    /// What the platform said instead of rows.
    code: Option<(u64, String)>,
    message: String,
    refused: bool,
    /// A list that may be empty: it stands in answers that have no row.
    list: bool,
    /// Rows, lists, codes and records that nobody knows.
    finds: u64,
}

impl Answers {
    /// Hands over what this piece ends.
    pub fn take(&mut self, piece: &[u8], each: &mut Each<'_>) {
        let Self { records, seen } = self;
        records.take(piece, &mut |line, found| seen.read(line, found, 0, each));
    }

    /// The rest.
    pub fn end(self, each: &mut Each<'_>) {
        let Self { records, mut seen } = self;
        let ended = records.end(&mut |line, found| seen.read(line, found, 0, each));
        seen.tell_code(each);
        if let Err((line, why)) = ended {
            each(Said::Refused(Refused { line, why }));
            return;
        }
        match seen.unknown {
            Some(line) if !seen.refused => {
                each(Said::Refused(Refused { line, why: Note::plain(code::REPORT_UNKNOWN) }))
            }
            None if !(seen.known || seen.refused || seen.list) => {
                each(Said::Refused(Refused { line: 1, why: Note::plain(code::REPORT_UNKNOWN) }));
            }
            _ => {}
        }
    }
}

impl Seen {
    fn read(&mut self, line: u64, found: Found<'_>, depth: u8, each: &mut Each<'_>) {
        match found {
            Found::Record(text) => self.record(line, text, depth, each),
            Found::List(name, list) => {
                let known = ["order", "orders", "products"].contains(&name)
                    || list && ["results", "data", "transactions", ""].contains(&name);
                self.list |= known;
                self.finds += u64::from(known);
            }
            Found::Scalar(name, value) => self.scalar(line, name, value, each),
        }
    }

    fn record(&mut self, line: u64, text: &str, depth: u8, each: &mut Each<'_>) {
        if let Err(e) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
            let at = line + u64::try_from(e.line()).unwrap_or(1) - 1;
            let params = [("line", at.to_string()), ("column", e.column().to_string())];
            self.refused = true;
            each(Said::Refused(Refused { line, why: Note::new(code::FILE_NO_JSON, params) }));
            return;
        }
        let document = Document::of(text);
        match row(document.value()) {
            Some(Ok(said)) => {
                for (name, value) in admitad::PERSONAL.iter().zip(document.value().fields(&admitad::PERSONAL)) {
                    if value.is_some() {
                        each(Said::Personal(name));
                    }
                }
                self.known = true;
                self.finds += 1;
                each(said);
            }
            Some(Err(why)) => {
                self.known = true;
                self.finds += 1;
                each(Said::Refused(Refused { line, why }));
            }
            // A whole answer in a list of answers.
            None if depth < DEEPEST => {
                let before = self.finds;
                let mut inner = Records::default();
                inner.take(text.as_bytes(), &mut |at, found| self.read(line + at - 1, found, depth + 1, each));
                self.tell_code(each);
                if before == self.finds {
                    self.miss(line);
                }
            }
            None => self.miss(line),
        }
    }

    /// What stands beside the rows: how AliExpress says that there are none, or why.
    fn scalar(&mut self, line: u64, name: &str, value: Json<'_>, each: &mut Each<'_>) {
        match name {
            "resp_code" | "code" => {
                self.tell_code(each);
                self.code = Some((line, value.string())).filter(|(_, code)| !matches!(code.as_str(), "" | "0" | "200"));
                self.known |= value.string() == "200" || value.string() == "0";
            }
            "resp_msg" | "msg" | "sub_msg" | "message" | "error_description" => self.message = value.string(),
            _ => {}
        }
    }

    fn miss(&mut self, line: u64) {
        self.unknown.get_or_insert(line);
        self.finds += 1;
    }

    fn tell_code(&mut self, each: &mut Each<'_>) {
        let message = std::mem::take(&mut self.message);
        let Some((line, code)) = self.code.take() else { return };
        self.known = true;
        self.finds += 1;
        // "The result is empty" is an answer.
        if code != "405" {
            let why = Note::new(code::REPORT_ANSWER_REFUSED, [("code", &code), ("message", &message)]);
            self.refused = true;
            each(Said::Refused(Refused { line, why }));
        }
    }
}

/// What a record says, by whichever network it is of; none where nobody knows its fields.
fn row(record: Json<'_>) -> Option<Result<Said, Note>> {
    let order = |read: Result<super::OrderRow, Note>| Some(read.map(|row| Said::Order(Box::new(row))));
    if aliexpress::is_order(record) {
        order(aliexpress::order(record))
    } else if admitad::is_action(record) {
        order(admitad::action(record))
    } else if epn::transaction(record).is_object() {
        order(epn::order(epn::transaction(record)))
    } else if awin::is_transaction(record) {
        order(awin::order(record))
    } else if admitad::is_clicks(record) {
        Some(admitad::clicks(record).map(Said::Clicks))
    } else {
        None
    }
}
