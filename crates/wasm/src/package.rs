//! For bots and sites: the core without a browser, over texts and files. `npm/` wraps it for Node, Deno, Bun, workers
//! and pages; its `index.d.ts` says what may be handed in: settings in part, a file as text or as bytes.

use affix_core::address::{self, Own, UrlFacts, What};
use affix_core::ask;
use affix_core::audit::{self, Asked};
use affix_core::batch::{self, InPlace, Row};
use affix_core::commission::{self, Estimate, Sale};
use affix_core::compose::{self, Composed, Post};
use affix_core::event;
use affix_core::link;
use affix_core::page::{self, PageReading};
use affix_core::settings::Settings;
use affix_core::text::message::{Note, code};
use affix_core::value::{Country, Day, NetworkCode};
use affix_files::{documents, saved, snapshot};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::value::{read, write, write_all};

/// How links are made.
#[derive(Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[tsify(missing_as_null)]
pub struct LinkOptions {
    /// The id of one of the settings' profiles; else the default one.
    #[tsify(optional)]
    pub profile: Option<String>,
    /// A campaign's id.
    #[tsify(optional)]
    pub campaign: Option<String>,
    /// The moment, for campaigns that write the date, in milliseconds since 1970-01-01 UTC; else the clock's.
    #[tsify(optional)]
    pub now: Option<f64>,
}

/// What is known of a sale.
#[derive(Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[tsify(missing_as_null)]
pub struct SaleOptions {
    /// The address that the page was saved from, where it does not say it.
    #[tsify(optional)]
    pub url: Option<String>,
    /// The network that pays, such as `admitad`; else AliExpress Portals.
    #[tsify(optional)]
    pub network: Option<String>,
    /// The readers' country in two letters; else the settings'.
    #[tsify(optional)]
    pub market: Option<String>,
    /// The moment, in milliseconds since 1970-01-01 UTC; else the clock's. Days begin and end by UTC.
    #[tsify(optional)]
    pub now: Option<f64>,
}

/// How a document is judged.
#[derive(Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[tsify(missing_as_null)]
pub struct AuditOptions {
    /// The readers' country in two letters; else what the document's language says.
    #[tsify(optional)]
    pub market: Option<String>,
    /// The day, as 2026-11-27; else today by UTC.
    #[tsify(optional)]
    pub day: Option<String>,
    /// It is a draft: what only a draft can mend is said, too.
    #[tsify(optional)]
    pub draft: bool,
}

/// An address in a text.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct FoundLink {
    /// Where it starts, as JavaScript counts (UTF-16 units from 0).
    pub at: u32,
    /// Its line, from 1.
    pub line: u32,
    /// What it is.
    pub facts: UrlFacts,
}

/// One thing that is wrong with a document; the keys of `affix audit`.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct AuditFinding {
    /// The rule's code.
    pub rule: String,
    /// `error`, `warn` or `info`.
    pub severity: String,
    /// The document's name.
    pub document: String,
    /// The line in it, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The post, message, part or row.
    pub r#where: Option<String>,
    /// The address or words that it is about.
    pub text: String,
    /// What is wrong and what to do.
    pub message: String,
    /// What would mend it without touching anything else.
    pub fix: Option<Replacement>,
    /// The same as long as the document, the rule and what it is about stay the same.
    pub fingerprint: String,
}

/// What to write instead.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Replacement {
    /// The text in the document.
    pub from: String,
    /// What to write instead.
    pub to: String,
    /// Where `from` starts, as JavaScript counts (UTF-16 units from 0); null in exports and tables, where it is replaced in
    /// the program that they came from.
    pub at: Option<u32>,
}

/// The error that stands for whatever a call ended in otherwise, for `npm/exports.js`.
#[wasm_bindgen]
pub fn panicked() -> JsValue {
    Problem::panicked().into()
}

/// What an address is; with settings, the user's own ids are own.
#[wasm_bindgen(js_name = readUrl)]
pub fn read_url(text: JsValue, settings: JsValue) -> Result<Ts<UrlFacts>, JsValue> {
    write(&address::classify(&given_text(&text)?, &own(settings)?))
}

/// The addresses that stand in a text, in order.
#[wasm_bindgen(js_name = findLinks)]
pub fn find_links(text: JsValue, settings: JsValue) -> Result<Vec<Ts<FoundLink>>, JsValue> {
    let text = given_text(&text)?;
    let own = own(settings)?;
    let mut units = Units::of(&text);
    let found = address::find_all(&text).filter(|found| found.what == What::Address).map(|found| FoundLink {
        at: units.until(found.start),
        line: found.line,
        facts: address::classify_found(&found, &own),
    });
    write_all(&found.collect::<Vec<_>>())
}

/// The user's own link for every address and product id in a text, a row for each, and one for each line without any.
#[wasm_bindgen(js_name = makeLinks)]
pub fn make_links(text: JsValue, settings: JsValue, options: Option<Ts<LinkOptions>>) -> Result<Vec<Ts<Row>>, JsValue> {
    let text = given_text(&text)?;
    let (settings, asked) = account(settings, options)?;
    let rows =
        batch::of_settings(&text, &settings, asked.profile.as_deref(), asked.campaign.as_deref(), moment(asked.now));
    write_all(&rows.map_err(|why| Problem::of(&why))?)
}

/// The text itself with the user's own links where AliExpress' addresses and ids stand in it.
#[wasm_bindgen(js_name = replaceLinks)]
pub fn replace_links(
    text: JsValue,
    settings: JsValue,
    options: Option<Ts<LinkOptions>>,
) -> Result<Ts<InPlace>, JsValue> {
    let text = given_text(&text)?;
    let (settings, asked) = account(settings, options)?;
    let made =
        batch::in_place(&text, &settings, asked.profile.as_deref(), asked.campaign.as_deref(), moment(asked.now));
    write(&made.map_err(|why| Problem::of(&why))?)
}

/// What a saved page says: its HTML as text, or the bytes of a file (.html, .mhtml, .js, .json) in any encoding that it
/// names.
#[wasm_bindgen(js_name = readPage)]
pub fn read_page(html: JsValue, url: JsValue) -> Result<Ts<PageReading>, JsValue> {
    let url = if url.is_null() || url.is_undefined() { None } else { Some(given_text(&url)?) };
    write(&reading(&html, url.as_deref())?)
}

/// What a sale of the product on a saved page earns, as a range with its reasons.
#[wasm_bindgen]
pub fn estimate(html: JsValue, settings: JsValue, options: Option<Ts<SaleOptions>>) -> Result<Ts<Estimate>, JsValue> {
    let (settings, asked) = (opened(settings)?, given(options)?);
    let network = asked.network.as_deref().unwrap_or("aliexpress");
    let network: NetworkCode =
        network.parse().map_err(|_| Problem::bad_request("it names a network that nobody knows"))?;
    let market = market(asked.market.as_deref())?;
    let now = moment(asked.now);
    let product = reading(&html, asked.url.as_deref())?.product;
    let product = product.ok_or_else(|| Problem::of(&Note::plain(code::ESTIMATE_NO_PRODUCT)))?;
    let events = event::running(&settings.events, now);
    let (rates, settled, widened, events) = (None, None, [].as_slice(), events.as_slice());
    let sale = Sale { product: &product, network, market, rates, settled, widened, events, now, ahead: 0 };
    write(&commission::estimate(sale, &settings).map_err(|why| Problem::of(&why))?)
}

/// The text to post for one link or many.
#[wasm_bindgen]
pub fn compose(post: Ts<Post>) -> Result<Ts<Composed>, JsValue> {
    write(&compose::compose(&read(post)?))
}

/// What is wrong with a published document or a draft; `name` is a file name, by whose ending it is read.
#[wasm_bindgen]
pub fn audit(
    name: JsValue,
    content: JsValue,
    settings: JsValue,
    options: Option<Ts<AuditOptions>>,
) -> Result<Vec<Ts<AuditFinding>>, JsValue> {
    let name = given_text(&name)?;
    let (settings, asked): (_, AuditOptions) = (opened(settings)?, given(options)?);
    let day = match &asked.day {
        Some(day) => day.parse().map_err(|_| Problem::bad_request("its day is none; write it as 2026-11-27"))?,
        None => Day::of(moment(None)),
    };
    let market = market(asked.market.as_deref())?;
    let mut rules = Asked::new(&settings, day).market(market.as_ref().map(Country::code));
    if asked.draft {
        rules = rules.as_draft();
    }
    let bytes = bytes(&content)?;
    let found = documents::audit(&name, &bytes, &rules).findings;
    let text = String::from_utf8_lossy(&bytes);
    write_all(&found.into_iter().map(|finding| AuditFinding::of(finding, &text)).collect::<Vec<_>>())
}

impl AuditFinding {
    fn of(finding: audit::Finding, text: &str) -> Self {
        let fix = finding.fix.map(|fix| Replacement {
            at: fix.bytes.map(|bytes| Units::of(text).until(bytes.start)),
            from: fix.from,
            to: fix.to,
        });
        Self {
            rule: finding.rule.to_owned(),
            severity: finding.severity.name().to_owned(),
            document: finding.document,
            line: finding.line,
            column: finding.column,
            r#where: finding.r#where,
            text: finding.text,
            message: finding.message,
            fix,
            fingerprint: finding.fingerprint,
        }
    }
}

/// Places of a text as JavaScript counts them, asked for in order.
struct Units<'t> {
    left: &'t str,
    bytes: usize,
    units: usize,
}

impl<'t> Units<'t> {
    fn of(text: &'t str) -> Self {
        Self { left: text, bytes: 0, units: 0 }
    }

    fn until(&mut self, byte: usize) -> u32 {
        if let Some((before, after)) = self.left.split_at_checked(byte.saturating_sub(self.bytes)) {
            self.units += before.encode_utf16().count();
            self.bytes += before.len();
            self.left = after;
        }
        u32::try_from(self.units).unwrap_or(u32::MAX)
    }
}

fn reading(html: &JsValue, url: Option<&str>) -> Result<PageReading, JsValue> {
    let file = saved::of_bytes(bytes(html)?).map_err(|why| Problem::of(&why))?;
    let url = url.or(file.url.as_deref()).unwrap_or_default();
    Ok(page::read(&snapshot::of_file(&file.text, url)))
}

fn bytes(content: &JsValue) -> Result<Vec<u8>, JsValue> {
    if let Some(text) = content.as_string() {
        return Ok(text.into_bytes());
    }
    let array = content.dyn_ref::<js_sys::Uint8Array>();
    array
        .map(js_sys::Uint8Array::to_vec)
        .ok_or_else(|| Problem::bad_request("its content is neither text nor bytes").into())
}

fn own(settings: JsValue) -> Result<Own, JsValue> {
    Ok(link::own(&opened(settings)?.profiles))
}

/// Settings in the shape of the extension's exported file, all or nothing.
fn opened(settings: JsValue) -> Result<Settings, JsValue> {
    if settings.is_null() || settings.is_undefined() {
        return Ok(Settings::default());
    }
    // What has no JSON, such as a function, becomes nothing at all.
    let text = js_sys::JSON::stringify(&settings).ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| Problem::bad_request("its settings are no JSON"))?;
    ask::whole(&text).map_err(|why| Problem::of(why.problem()).into())
}

fn given<T: Tsify + serde::de::DeserializeOwned + Default>(options: Option<Ts<T>>) -> Result<T, JsValue> {
    options.map_or_else(|| Ok(T::default()), read)
}

/// Settings and how links are made with them. A profile that is not there is no other one.
fn account(settings: JsValue, options: Option<Ts<LinkOptions>>) -> Result<(Settings, LinkOptions), JsValue> {
    let (settings, asked): (_, LinkOptions) = (opened(settings)?, given(options)?);
    settings.has_profile(asked.profile.as_deref()).map_err(|why| Problem::of(&why))?;
    Ok((settings, asked))
}

fn market(text: Option<&str>) -> Result<Option<Country>, JsValue> {
    let country = text.map(|text| text.to_ascii_uppercase().parse()).transpose();
    country.map_err(|_| Problem::bad_request("its market is no country in two letters").into())
}

/// A text that is one: callers without types hand in what they have.
fn given_text(text: &JsValue) -> Result<String, JsValue> {
    text.as_string().ok_or_else(|| Problem::bad_request("where a text has to be, there is none").into())
}

fn moment(now: Option<f64>) -> i64 {
    ask::moment(now.unwrap_or_else(js_sys::Date::now))
}
