//! Drafts: kept, judged and as they are published; and what was posted.

use affix_core::ask::moment;
use affix_core::audit::{Asked, DraftFinding, FlaggedProduct, lint};
use affix_core::draft::{Draft, DraftKind, DraftProduct, Output, Written, written};
use affix_core::kept::{self, DraftLine, DraftSource, KeptDraft, Posted, Similar};
use affix_core::price::SeenProduct;
use affix_core::settings::Settings;
use affix_core::text::message::Note;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::clock::day;
use crate::problem::Problem;
use crate::stored::{each, stored};
use crate::value::{read, tree, write, write_all};

/// The draft of a stored text or of a file; throws where it is none, or one of a newer version.
#[wasm_bindgen(js_name = openDraft)]
pub fn open_draft(text: &str) -> Result<Ts<Draft>, JsValue> {
    write(&Draft::open(text).map_err(|why| Problem::of(&why))?)
}

/// What a draft, as its text, becomes at the place of a name; throws where there are no words for its readers.
#[wasm_bindgen(js_name = writtenDraft)]
pub fn written_draft(text: &str, output: &str) -> Result<Ts<Written>, JsValue> {
    let all = Output::named(output).and_then(|output| written(&Draft::open(text)?, output));
    write(&all.map_err(|why| Problem::of(&why))?)
}

/// What is wrong with a draft by the rules for what is published, the worst first; `flagged` is what speaks against
/// its products.
#[wasm_bindgen(js_name = lintDraft)]
pub fn lint_draft(
    text: &str,
    settings: Ts<Settings>,
    flagged: Vec<Ts<FlaggedProduct>>,
    now: f64,
) -> Result<Vec<Ts<DraftFinding>>, JsValue> {
    let settings = Settings::stored(tree(settings.into())?).map_err(|why| Problem::of(&why))?;
    let flagged = each(flagged).flatten().map(|product: FlaggedProduct| (product.product_id, product.why));
    let asked = Asked::new(&settings, day(now)).flagged(flagged);
    let found = Draft::open(text).and_then(|draft| lint(&draft, &asked));
    write_all(&found.map_err(|why| Problem::of(&why))?)
}

/// What a draft may become, in the order to offer it.
#[wasm_bindgen(js_name = draftKinds)]
pub fn draft_kinds() -> Result<Vec<Ts<DraftKind>>, JsValue> {
    write_all(&DraftKind::NAMES.map(|(_, kind)| kind))
}

/// The places where a draft may be published, in the order to offer them.
#[wasm_bindgen(js_name = draftOutputs)]
pub fn draft_outputs() -> Result<Vec<Ts<Output>>, JsValue> {
    write_all(&Output::NAMES.map(|(_, output)| output))
}

/// A draft that begins, for readers of a market.
#[wasm_bindgen(js_name = newDraft)]
pub fn new_draft(kind: Ts<DraftKind>, market: Option<String>) -> Result<Ts<Draft>, JsValue> {
    let kind = String::try_from(JsValue::from(kind)).unwrap_or_default();
    let kind = DraftKind::NAMES.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind).unwrap_or_default();
    write(&kept::new_draft(kind, market))
}

/// A draft, as its text, as a template for others.
#[wasm_bindgen(js_name = draftTemplate)]
pub fn draft_template(text: &str) -> Result<Ts<Draft>, JsValue> {
    write(&kept::draft_template(Draft::open(text).map_err(|why| Problem::of(&why))?))
}

/// Products that were seen and may be the same thing as one of a draft, as its text, of another seller.
#[wasm_bindgen(js_name = similarProducts)]
pub fn similar_products(text: &str, seen: Vec<Ts<SeenProduct>>) -> Result<Vec<Ts<Similar>>, JsValue> {
    let draft = Draft::open(text).map_err(|why| Problem::of(&why))?;
    write_all(&kept::similar(&draft.products, &each(seen).flatten().collect::<Vec<_>>()))
}

/// Products of a draft with what is known of each now, by their places; one that the draft does not have yet begins.
#[wasm_bindgen(js_name = draftProducts)]
pub fn draft_products(
    before: Vec<Ts<DraftProduct>>,
    sources: Vec<Ts<DraftSource>>,
) -> Result<Vec<Ts<DraftProduct>>, JsValue> {
    let mut before = stored(before).into_iter();
    let known = stored(sources).into_iter();
    let known = known.map(|source| kept::draft_product(before.next().unwrap_or_default(), source));
    write_all(&known.collect::<Vec<_>>())
}

/// A kept draft with another text, what it was among its versions.
#[wasm_bindgen(js_name = savedDraft)]
pub fn saved_draft(kept: Ts<KeptDraft>, draft: &str, now: f64) -> Result<Ts<KeptDraft>, JsValue> {
    write(&read(kept)?.saved(draft, moment(now)))
}

/// The drafts that are kept, the newest first.
#[wasm_bindgen(js_name = draftLines)]
pub fn draft_lines(kept: Vec<Ts<KeptDraft>>) -> Result<Vec<Ts<DraftLine>>, JsValue> {
    write_all(&kept::draft_lines(&stored(kept)))
}

/// What of a post stood at the same place within so many days before it.
#[wasm_bindgen(js_name = postedAgain)]
pub fn posted_again(before: Vec<Ts<Posted>>, post: Ts<Posted>, days: u16) -> Result<Vec<Ts<Note>>, JsValue> {
    write_all(&kept::repeated(&stored(before), &read(post)?, days))
}

/// What was posted, as CSV.
#[wasm_bindgen(js_name = postedCsv)]
pub fn posted_csv(posts: Vec<Ts<Posted>>) -> String {
    kept::posted_csv(&stored(posts))
}
