//! What is kept: the user's shortlist and the log of copied links.

use affix_core::ask::{self, Clock, ListingLook};
use affix_core::kept::{self, Alert, CheckPlan, Checked, Checking, KeptProduct, Told};
use affix_core::open_platform::ProductDetails;
use affix_core::price::SeenProduct;
use affix_core::settings::Settings;
use affix_core::value::ProductId;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use crate::clock::ahead_at;
use crate::stored::each;
use crate::value::{read, write, write_all};

/// What the products of the user's shortlist would earn, and their order, at the prices that were seen and said last;
/// `own` is what their own orders say.
#[wasm_bindgen]
pub fn shortlist(
    kept: Vec<Ts<KeptProduct>>,
    seen: Vec<Ts<SeenProduct>>,
    checked: Vec<Ts<Checked>>,
    settings: Ts<Settings>,
    profile: Option<String>,
    own: Vec<String>,
    now: f64,
) -> Result<Ts<ListingLook>, JsValue> {
    let settings = settings_of(settings)?;
    let now = ask::moment(now);
    write(&ask::shortlist(
        &KeptProduct::usable(each(kept).flatten().collect()),
        &each(seen).flatten().collect::<Vec<_>>(),
        &each(checked).flatten().collect::<Vec<_>>(),
        &settings,
        profile.as_deref(),
        &own,
        Clock { now, ahead: ahead_at(now) },
    ))
}

/// What there is to tell of the products on the user's shortlist, by what was seen and said of them. `told` is what
/// there was before.
#[wasm_bindgen(js_name = watchAlerts)]
pub fn watch_alerts(
    kept: Vec<Ts<KeptProduct>>,
    seen: Vec<Ts<SeenProduct>>,
    checked: Vec<Ts<Checked>>,
    told: Vec<Ts<Told>>,
) -> Result<Vec<Ts<Alert>>, JsValue> {
    let kept = KeptProduct::usable(each(kept).flatten().collect());
    let seen: Vec<SeenProduct> = each(seen).flatten().collect();
    let checked: Vec<Checked> = each(checked).flatten().collect();
    let told: Vec<Told> = each(told).flatten().collect();
    write_all(&kept::alerts(&kept, &seen, &checked, &told))
}

/// Which products the Open Platform is to be asked about by itself, and when to look again.
#[wasm_bindgen(js_name = watchPlan)]
pub fn watch_plan(
    checking: Ts<Checking>,
    kept: Vec<Ts<KeptProduct>>,
    checked: Vec<Ts<Checked>>,
    now: f64,
) -> Result<Ts<CheckPlan>, JsValue> {
    let kept: Vec<KeptProduct> = each(kept).flatten().collect();
    let checked: Vec<Checked> = each(checked).flatten().collect();
    let now = ask::moment(now);
    write(&read(checking)?.plan(&kept, &checked, now, ahead_at(now)))
}

/// What a question became: `problem` is the code that it ended in, if it did.
#[wasm_bindgen(js_name = watchAfter)]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands it over")]
pub fn watch_after(checking: Ts<Checking>, problem: Option<String>, now: f64) -> Result<Ts<Checking>, JsValue> {
    let now = ask::moment(now);
    write(&read(checking)?.after(problem.as_deref(), now, ahead_at(now)))
}

/// The records that change where what was answered now is put to those stored of the same products.
#[wasm_bindgen(js_name = watchChecked)]
pub fn watch_checked(
    stored: Vec<Ts<Checked>>,
    asked: Vec<String>,
    answers: Vec<Ts<ProductDetails>>,
    country: Option<String>,
    now: f64,
) -> Result<Vec<Ts<Checked>>, JsValue> {
    let stored: Vec<Checked> = each(stored).flatten().collect();
    let answers: Vec<ProductDetails> = each(answers).flatten().collect();
    let country = country.and_then(|country| country.parse().ok());
    let asked: Vec<ProductId> = asked.iter().filter_map(|id| id.parse().ok()).collect();
    write_all(&kept::checked(&stored, &asked, &answers, country, ask::moment(now)))
}

/// A table as CSV: its cells one after another, the headings first, `width` in each line.
#[wasm_bindgen(js_name = tableCsv)]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands it over")]
pub fn table_csv(cells: Vec<String>, width: usize) -> String {
    affix_core::text::sheet(&cells, width)
}
