//! What tells for and against a product, and the question before a link is copied.

use affix_core::ask;
use affix_core::page::{self, PageSnapshot};
use affix_core::report::learn::all_own_orders;
use affix_core::settings::{LimitEdit, Settings};
use affix_core::vet::{self, Answered, Asked, Limits, Question, VetFacts, Vetting};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::settings::settings_of;
use super::snapshot;
use crate::stored::{each, stored};
use crate::value::{write, write_all};

/// The signals of a page, without the user's own orders; `now` in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = vetPage)]
pub fn vet_page(snapshot: Ts<PageSnapshot>, settings: Ts<Settings>, now: f64) -> Result<Ts<Vetting>, JsValue> {
    let settings = settings_of(settings)?;
    let page = page::read(&snapshot::read(&snapshot.into())?);
    write(&vet::vet(&page, None, &Limits::of(&settings.limits), ask::moment(now)))
}

/// What was read of products, judged by the limits of today and by what packs say of the user's own orders of them; in
/// the same order.
#[wasm_bindgen(js_name = vetAgain)]
pub fn vet_again(
    products: Vec<String>,
    facts: Vec<Ts<VetFacts>>,
    own: Vec<String>,
    edits: Vec<Ts<LimitEdit>>,
    now: f64,
) -> Result<Vec<Ts<Vetting>>, JsValue> {
    let limits = Limits::of(&stored(edits));
    let now = ask::moment(now);
    let own = all_own_orders(&own);
    let judged = products.iter().zip(stored(facts)).map(|(product, facts)| {
        let id = product.parse().ok();
        let orders = id.and_then(|id| own.get(&id)).copied();
        vet::judged(id, facts, orders.map(Into::into), &limits, now)
    });
    write_all(&judged.collect::<Vec<Vetting>>())
}

/// What is to be asked before links of these products are copied. An answer that cannot be used is as none.
#[wasm_bindgen(js_name = vetQuestions)]
pub fn vet_questions(asked: Vec<Ts<Asked>>, answers: Vec<Ts<Answered>>) -> Result<Vec<Ts<Question>>, JsValue> {
    let answers: Vec<Answered> = each(answers).flatten().collect();
    write_all(&vet::questions(&stored(asked), &answers))
}
