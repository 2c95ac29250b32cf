//! The user's own orders and clicks. They cross once, as text, and stay in the module: a question about a hundred
//! thousand of them costs no more of the boundary than one about ten. What is shown of them is JSON, which a browser
//! reads faster than it is handed objects.

use affix_core::kept::Posted;
use affix_core::kept::log::LogEntry;
use affix_core::open_platform::OrdersQuestion;
use affix_core::report::by_hand::{CampaignClicks, DayClicks, TypedClicks};
use affix_core::report::earned::{EarnedRows, PostEarned, PostedLinks};
use affix_core::report::file::Letters;
use affix_core::report::held::HeldView;
use affix_core::report::learn::{self, OwnOrders, OwnPack, SaidRate};
use affix_core::report::ledger::{ColumnChoice, FileSaid, Ledger};
use affix_core::report::rows::{Picked, ReportRows};
use affix_core::report::view::{ReportQuestion, ReportView};
use affix_core::report::{Pack, table};
use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::room::Room;
use crate::clock::day;
use crate::problem::Problem;
use crate::stored::{each, stored};
use crate::value::{read, write, write_all};

/// Orders and clicks, and files that are being read.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reports {
    ledger: Ledger,
    room: Room,
}

#[wasm_bindgen]
impl Reports {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts what a stored pack holds to the rest; how many of its lines nobody can read.
    pub fn load(&mut self, pack: &str) -> u32 {
        self.room.make();
        self.ledger.load(pack)
    }

    /// Begins to read a file of this name (without folder and ending), by its first bytes in UTF-8; throws where it is
    /// of a kind that is not read.
    pub fn open(&mut self, name: &str, start: &[u8], choices: Vec<Ts<ColumnChoice>>) -> Result<(), JsValue> {
        let choices: Vec<ColumnChoice> = each(choices).flatten().collect();
        self.ledger.open(name, start, &choices).map_err(|why| Problem::of(&why).into())
    }

    /// Takes the next piece of the file, in UTF-8.
    pub fn take(&mut self, piece: &[u8]) {
        self.room.make();
        self.ledger.take(piece);
    }

    /// The last piece was taken. What the file says; nothing where it is to be handed over once more.
    pub fn end(&mut self) -> Result<Option<Ts<FileSaid>>, JsValue> {
        self.ledger.end().as_ref().map(write).transpose()
    }

    /// Adds what the files said. The packs that changed, to be stored.
    pub fn keep(&mut self) -> Result<Vec<Ts<Pack>>, JsValue> {
        write_all(&self.ledger.keep())
    }

    /// What all orders say of each product, store, category, country and network, to be stored beside them; `log` is
    /// what was said before them, at copying time.
    pub fn own(&self, log: Vec<Ts<LogEntry>>) -> Result<Vec<Ts<OwnPack>>, JsValue> {
        write_all(&self.ledger.own(&said(log)))
    }

    /// What clicks written down by hand brought: a list of `CampaignClicks` as JSON.
    #[wasm_bindgen(js_name = byHand)]
    pub fn by_hand(&self, clicks: Vec<Ts<DayClicks>>) -> Result<String, JsValue> {
        let clicks: Vec<DayClicks> = each(clicks).flatten().collect();
        json::<Vec<CampaignClicks>>(&self.ledger.by_hand(&clicks))
    }

    /// What was said at copying time, held against what was paid: a `HeldView` as JSON.
    pub fn held(&self, log: Vec<Ts<LogEntry>>) -> Result<String, JsValue> {
        json::<HeldView>(&self.ledger.held(&said(log)))
    }

    /// All orders behind it as CSV.
    #[wasm_bindgen(js_name = heldCsv)]
    pub fn held_csv(&self, log: Vec<Ts<LogEntry>>) -> String {
        self.ledger.held_csv(&said(log))
    }

    /// What each of these posts brought, in their order: a list of `PostEarned` as JSON.
    pub fn earned(&self, posts: Vec<Ts<Posted>>) -> Result<String, JsValue> {
        json::<Vec<PostEarned>>(&self.ledger.earned(&links(posts)))
    }

    /// The orders that one of them brought: `EarnedRows` as JSON.
    #[wasm_bindgen(js_name = earnedRows)]
    pub fn earned_rows(&self, posts: Vec<Ts<Posted>>, at: usize) -> Result<String, JsValue> {
        json::<EarnedRows>(&self.ledger.earned_rows(&links(posts), at))
    }

    /// Forgets what the files said.
    pub fn forget(&mut self) {
        self.ledger.forget();
    }

    /// What the rows come to at `now`, in milliseconds since 1970-01-01 UTC: a `ReportView` as JSON.
    pub fn view(&self, question: Ts<ReportQuestion>, now: f64) -> Result<String, JsValue> {
        json::<ReportView>(&self.ledger.view(&read(question)?, day(now)))
    }

    /// The rows behind a figure: `ReportRows` as JSON.
    pub fn rows(&self, question: Ts<ReportQuestion>, now: f64, picked: Vec<Ts<Picked>>) -> Result<String, JsValue> {
        let picked: Vec<Picked> = each(picked).flatten().collect();
        json::<ReportRows>(&self.ledger.rows_of(&read(question)?, day(now), &picked))
    }

    /// All of them as CSV.
    #[wasm_bindgen(js_name = rowsCsv)]
    pub fn rows_csv(&self, question: Ts<ReportQuestion>, now: f64, picked: Vec<Ts<Picked>>) -> Result<String, JsValue> {
        let picked: Vec<Picked> = each(picked).flatten().collect();
        Ok(self.ledger.rows_csv(&read(question)?, day(now), &picked))
    }
}

/// What to ask the Open Platform for all orders of so many days up to today, by the browser's clocks at `now`.
#[wasm_bindgen(js_name = ordersPlan)]
pub fn orders_plan(days: u32, now: f64) -> Result<Vec<Ts<OrdersQuestion>>, JsValue> {
    let today = day(now);
    write_all(&affix_core::open_platform::orders_plan(today.days_after(-i64::from(days)), today))
}

/// The pack that has what became of the user's own orders of a product; nothing for what is no product's number.
#[wasm_bindgen(js_name = ownPack)]
pub fn own_pack(product: &str) -> Option<u32> {
    product.parse().ok().map(learn::pack_of_product)
}

/// What became of them, by that pack; nothing where there are none.
#[wasm_bindgen(js_name = ownOrders)]
pub fn own_orders(product: &str, pack: String) -> Result<Option<Ts<OwnOrders>>, JsValue> {
    let own = product.parse().ok().and_then(|id| learn::own_orders(&[pack], id));
    own.as_ref().map(write).transpose()
}

/// Clicks of a day as they are typed; throws with what is wrong.
#[wasm_bindgen(js_name = typedClicks)]
pub fn typed_clicks(typed: Ts<TypedClicks>) -> Result<Ts<DayClicks>, JsValue> {
    let typed: TypedClicks = read(typed)?;
    write(&typed.read().map_err(|why| JsValue::from(Problem::of(&why)))?)
}

/// How a file's bytes are to be decoded, by the first of them.
#[wasm_bindgen]
pub fn letters(start: &[u8]) -> Result<Ts<Letters>, JsValue> {
    write(&Letters::of(start))
}

/// The fields that a column may be of, besides tags.
#[wasm_bindgen(js_name = reportFields)]
pub fn report_fields() -> Vec<String> {
    table::FIELDS.iter().map(|field| (*field).to_owned()).collect()
}

/// The tags that one may be of.
#[wasm_bindgen(js_name = reportTags)]
pub fn report_tags() -> Vec<String> {
    table::tag_names().map(str::to_owned).collect()
}

/// What was said of rates in a log; what says none is passed over.
fn said(log: Vec<Ts<LogEntry>>) -> Vec<SaidRate> {
    each(log).flatten().filter_map(|entry: LogEntry| entry.said_rate()).collect()
}

fn links(posts: Vec<Ts<Posted>>) -> Vec<PostedLinks> {
    stored(posts).iter().map(Posted::links).collect()
}

fn json<T: Serialize>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|_| Problem::bad_answer().into())
}
