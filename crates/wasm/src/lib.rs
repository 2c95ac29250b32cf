//! The core as a WebAssembly module. Each function converts its argument, calls core and converts
//! the answer; there is no logic here. The generated `affix.d.ts` is the only TypeScript definition
//! of the values.

mod answer;
mod call;
mod problem;
mod snapshot;
mod text;

use affix_core::batch;
use affix_core::campaign;
use affix_core::category;
use affix_core::commission;
use affix_core::compose::{self, Composed, Qr};
use affix_core::event;
use affix_core::forecast;
use affix_core::link;
use affix_core::log::{self, Erase};
use affix_core::money::TypedNumber;
use affix_core::open_platform::{self as platform, Pace, PlatformKey, ProductQuestion, ProductRates};
use affix_core::page::{self, PageSnapshot};
use affix_core::settings::{Campaign, EventEdit, ForecastInputs, Profile, RateOverride, Settings};
use affix_core::shortlist::{self, Clock, KeptProduct, ListingRequest, Order};
use affix_core::url;
use affix_core::view::{self, CompareRequest, LookRequest};
use problem::Problem;
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// Shows a panic's place in the console; to be called once after the module was loaded.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Everything to show for a page or a text.
#[wasm_bindgen(unchecked_return_type = "Look")]
pub fn look(#[wasm_bindgen(unchecked_param_type = "LookRequest")] request: JsValue) -> Result<JsValue, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(&request, &name.into()).unwrap_or_default();
    let snapshot = get("snapshot");
    let snapshot = (!snapshot.is_null() && !snapshot.is_undefined()).then(|| snapshot::read(&snapshot)).transpose()?;
    let settings = get("settings");
    let profiles = js_sys::Reflect::get(&settings, &"profiles".into()).unwrap_or_default();
    let (true, Some(text)) = (js_sys::Array::is_array(&profiles), get("text").as_string()) else {
        return Err(Problem::bad_request("it has no text, or settings without profiles").into());
    };
    answer::of(&view::look(&LookRequest {
        text,
        exact: get("exact").is_truthy(),
        snapshot,
        settings: stored(&settings)?,
        profile: get("profile").as_string(),
        campaign: get("campaign").as_string(),
        rates: ProductRates::from_json(&json(&get("rates"))),
        now: get("now").as_f64().unwrap_or_default(),
        ahead: ahead(&get("now")),
    }))
}

/// What each of two networks pays for the product of a page, and which pays more; `rates` is what the
/// Open Platform said about it, `now` in milliseconds since 1970-01-01 UTC. Throws where the page shows
/// no product.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    snapshot: Ts<PageSnapshot>,
    settings: Ts<Settings>,
    first: String,
    second: String,
    #[wasm_bindgen(unchecked_param_type = "ProductRates | null")] rates: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let request = CompareRequest {
        snapshot: snapshot::read(&snapshot.into())?,
        settings: stored(&settings.into())?,
        networks: [first, second],
        rates: ProductRates::from_json(&json(&rates)),
        now,
        ahead: ahead(&now.into()),
    };
    answer::of(&view::compare(&request).map_err(|why| Problem::of(&why))?)
}

/// What the products of the user's shortlist would earn, and their order.
#[wasm_bindgen(js_name = shortlist, unchecked_return_type = "ListingLook")]
pub fn kept(
    #[wasm_bindgen(unchecked_param_type = "KeptProduct[]")] kept: JsValue,
    settings: Ts<Settings>,
    #[wasm_bindgen(unchecked_param_type = "string | null")] profile: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Order | null")] by: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let settings = stored(&settings.into())?;
    let by = by.and_then(|name| Order::named(&name));
    let kept = KeptProduct::list(&json(&kept));
    answer::of(&shortlist::shortlist(
        &kept,
        &settings,
        profile.as_deref(),
        by,
        Clock { now: view::moment(now), ahead: ahead(&now.into()) },
    ))
}

/// What is wrong with a rate of the user's own while it is typed, by its fields; nothing when it can be
/// used.
#[wasm_bindgen(js_name = checkOverride, unchecked_return_type = "FieldProblem[]")]
pub fn check_override(
    #[wasm_bindgen(unchecked_param_type = "RateOverride")] rate: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&commission::check_override(&RateOverride::from_json(&json(&rate))))
}

/// What the products of a listing would earn, and their order.
#[wasm_bindgen(unchecked_return_type = "ListingLook")]
pub fn listing(#[wasm_bindgen(unchecked_param_type = "ListingRequest")] request: JsValue) -> Result<JsValue, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(&request, &name.into()).unwrap_or_default();
    answer::of(&shortlist::listing(&ListingRequest {
        snapshot: snapshot::read(&get("snapshot"))?,
        settings: stored(&get("settings"))?,
        profile: get("profile").as_string(),
        by: get("by").as_string().and_then(|name| Order::named(&name)),
        now: get("now").as_f64().unwrap_or_default(),
        ahead: ahead(&get("now")),
    }))
}

/// The pairs of the user's own rates that hold for the same on a common day.
#[wasm_bindgen(unchecked_return_type = "Overlap[]")]
pub fn overlaps(#[wasm_bindgen(unchecked_param_type = "RateOverride[]")] rates: JsValue) -> Result<JsValue, JsValue> {
    answer::of(&commission::overlaps(&RateOverride::list_from_json(&json(&rates))))
}

/// What a file of rates holds, against the user's own.
#[wasm_bindgen(js_name = readRates, unchecked_return_type = "RatesFile")]
pub fn read_rates(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "RateOverride[]")] have: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&commission::read_rates(text, &RateOverride::list_from_json(&json(&have))))
}

/// The numbers of product, store and category in an address.
#[wasm_bindgen(unchecked_return_type = "Pasted")]
pub fn pasted(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&commission::pasted(text))
}

/// AliExpress' first-level categories.
#[wasm_bindgen(unchecked_return_type = "FirstLevel[]")]
pub fn categories() -> Result<JsValue, JsValue> {
    answer::of(&category::first_levels())
}

/// What a page says.
#[wasm_bindgen(js_name = readPage, unchecked_return_type = "PageReading")]
pub fn read_page(snapshot: Ts<PageSnapshot>) -> Result<JsValue, JsValue> {
    answer::of(&page::read(&snapshot::read(&snapshot.into())?))
}

/// How a page is built, without anything that it says.
#[wasm_bindgen(js_name = layoutReport)]
pub fn layout_report(snapshot: Ts<PageSnapshot>) -> Result<String, JsValue> {
    let snapshot = snapshot::read(&snapshot.into())?;
    Ok(page::layout(&snapshot, &page::read(&snapshot)))
}

/// What an address is.
#[wasm_bindgen(js_name = readUrl, unchecked_return_type = "UrlFacts")]
pub fn read_url(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&url::classify(text, &url::Own::default()))
}

/// What each line of a list is.
#[wasm_bindgen(js_name = readUrls, unchecked_return_type = "UrlFacts[]")]
pub fn read_urls(lines: &str) -> Result<JsValue, JsValue> {
    answer::parsed(&url::classify_lines(lines, &url::Own::default()))
}

/// The networks, those that Affix can make links for first.
#[wasm_bindgen(unchecked_return_type = "NetworkInfo[]")]
pub fn networks() -> Result<JsValue, JsValue> {
    answer::of(&link::networks())
}

/// What is right and wrong with a profile while it is typed.
#[wasm_bindgen(js_name = checkProfile, unchecked_return_type = "ProfileCheck")]
pub fn check_profile(profile: Ts<Profile>) -> Result<JsValue, JsValue> {
    answer::of(&link::check(&Profile::from_json(&json(&profile.into()))))
}

/// What one of the user's own affiliate links tells about their account.
#[wasm_bindgen(unchecked_return_type = "Learned")]
pub fn learn(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&link::learn(text))
}

/// Valid settings of whatever was stored: older, damaged or nothing at all. Throws where a newer version
/// stored them: they are not to be saved over.
#[wasm_bindgen(js_name = normalizeSettings, unchecked_return_type = "Settings")]
pub fn normalize_settings(
    #[wasm_bindgen(unchecked_param_type = "unknown")] stored: JsValue,
) -> Result<JsValue, JsValue> {
    answer::of(&self::stored(&stored)?)
}

/// The settings of a file, and what of it cannot be used.
#[wasm_bindgen(js_name = openSettings, unchecked_return_type = "SettingsFile")]
pub fn open_settings(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&Settings::open(text))
}

/// What is right and wrong with a campaign while it is typed, against one of the user's profiles; `now`
/// in milliseconds since 1970-01-01 UTC.
#[wasm_bindgen(js_name = checkCampaign, unchecked_return_type = "CampaignCheck")]
pub fn check_campaign(campaign: Ts<Campaign>, profile: Ts<Profile>, now: f64) -> Result<JsValue, JsValue> {
    let profile = Profile::from_json(&json(&profile.into()));
    answer::of(&campaign::check(&Campaign::from_json(&json(&campaign.into())), &profile, view::moment(now)))
}

/// The log of copied links as CSV.
#[wasm_bindgen(js_name = logCsv)]
pub fn log_csv(#[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue) -> String {
    log::to_csv(&log::from_json(&json(&entries)))
}

/// The log of copied links as JSON text, its times as text.
#[wasm_bindgen(js_name = logJson)]
pub fn log_json(#[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue) -> String {
    log::to_json(&log::from_json(&json(&entries)))
}

/// The places of the entries that an erasure takes.
#[wasm_bindgen(js_name = eraseLog)]
pub fn erase_log(
    #[wasm_bindgen(unchecked_param_type = "LogEntry[]")] entries: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Erase")] what: JsValue,
) -> Vec<u32> {
    Erase::from_json(&json(&what)).map_or_else(Vec::new, |what| log::erased(&log::from_json(&json(&entries)), &what))
}

/// The text to post for one link or many.
#[wasm_bindgen(unchecked_return_type = "Composed")]
pub fn compose(#[wasm_bindgen(unchecked_param_type = "Post")] post: JsValue) -> Result<JsValue, JsValue> {
    answer::of(&compose::Post::from_json(&json(&post)).map_or_else(Composed::refused, |post| compose::compose(&post)))
}

/// What is right and wrong with a template while it is typed.
#[wasm_bindgen(js_name = checkTemplate, unchecked_return_type = "TemplateCheck")]
pub fn check_template(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&compose::check_template(text))
}

/// The fields that a template may hold.
#[wasm_bindgen(js_name = templateFields)]
pub fn template_fields() -> Vec<String> {
    compose::template_fields().map(Into::into).collect()
}

/// A number as the user typed it.
#[wasm_bindgen(js_name = typedNumber, unchecked_return_type = "TypedNumber")]
pub fn typed_number(text: &str) -> Result<JsValue, JsValue> {
    answer::of(&TypedNumber::of(text))
}

/// How much less a price is than the one before, both plain decimal numbers, in whole percent.
#[wasm_bindgen]
pub fn discount(price: &str, before: &str) -> Option<String> {
    compose::discount(price, before)
}

/// A row for every address and id in a pasted list or chat text, with the user's own link. `profile` and
/// `campaign` are chosen as in `look`; `now` in milliseconds since 1970-01-01 UTC. Without a profile that
/// can make links, or with a campaign that is gone, it throws the problem as `look` would tell it.
#[wasm_bindgen(js_name = batch, unchecked_return_type = "Row[]")]
pub fn batch_rows(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&rows(text, &settings.into(), profile.as_deref(), campaign.as_deref(), now)?)
}

/// The same rows as CSV.
#[wasm_bindgen(js_name = batchCsv)]
pub fn batch_csv(
    text: &str,
    settings: Ts<Settings>,
    profile: Option<String>,
    campaign: Option<String>,
    now: f64,
) -> Result<String, JsValue> {
    Ok(batch::to_csv(&rows(text, &settings.into(), profile.as_deref(), campaign.as_deref(), now)?))
}

fn rows(
    text: &str,
    settings: &JsValue,
    profile: Option<&str>,
    campaign: Option<&str>,
    now: f64,
) -> Result<Vec<batch::Row>, JsValue> {
    let settings = stored(settings)?;
    batch::of_settings(text, &settings, profile, campaign, view::moment(now)).map_err(|why| Problem::of(&why).into())
}

/// What a link to an address is worth, and what would be worth more; `selected` is a product that the
/// user has in view. Nothing for an address that has no link.
#[wasm_bindgen(js_name = linkWorth, unchecked_return_type = "Worth | null")]
pub fn link_worth(text: &str, selected: Option<String>) -> Result<JsValue, JsValue> {
    let facts = url::classify(text, &url::Own::default());
    answer::of(&link::worth(&facts, selected.as_deref()))
}

/// The unofficial offer pages of a product.
#[wasm_bindgen(unchecked_return_type = "Offer[]")]
pub fn offers(product_id: &str) -> Result<JsValue, JsValue> {
    answer::of(&link::offers(product_id))
}

/// AliExpress' language sites that a profile may land its links on.
#[wasm_bindgen]
pub fn landings() -> Vec<String> {
    link::landings().iter().map(|host| (*host).to_owned()).collect()
}

/// The places where publishers post, with the formats that they take.
#[wasm_bindgen(unchecked_return_type = "Platform[]")]
pub fn platforms() -> Result<JsValue, JsValue> {
    answer::of(&compose::platforms())
}

/// What to know before a link is posted at a place.
#[wasm_bindgen(unchecked_return_type = "Hint[]")]
pub fn hints(platform: &str, link: &str) -> Result<JsValue, JsValue> {
    answer::of(&compose::hints(platform, link))
}

/// The sizes that a banner can have.
#[wasm_bindgen(js_name = bannerSizes)]
pub fn banner_sizes() -> Vec<String> {
    compose::banner_sizes().collect()
}

/// A banner or box for the first item of a post, with the post's disclosure in it.
#[wasm_bindgen(unchecked_return_type = "Composed")]
pub fn banner(#[wasm_bindgen(unchecked_param_type = "Post")] post: JsValue, size: &str) -> Result<JsValue, JsValue> {
    answer::of(
        &compose::Post::from_json(&json(&post)).and_then(|post| post.banner(size)).unwrap_or_else(Composed::refused),
    )
}

/// Sale events around `now`, in milliseconds since 1970-01-01 UTC, with what is to do: those that run, those
/// of some 13 months, and those just over.
#[wasm_bindgen(unchecked_return_type = "Plan[]")]
pub fn events(
    #[wasm_bindgen(unchecked_param_type = "EventEdit[]")] edits: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&event::plans(&EventEdit::list_from_json(&json(&edits)), view::moment(now)))
}

/// What is wrong with an event of the user's while it is typed.
#[wasm_bindgen(js_name = checkEvent, unchecked_return_type = "WrongField[]")]
pub fn check_event(edit: Ts<EventEdit>) -> Result<JsValue, JsValue> {
    answer::of(&event::check(&EventEdit::from_json(&json(&edit.into()))))
}

/// The zones that an event's clock times may be meant in, AliExpress' own first.
#[wasm_bindgen(unchecked_return_type = "ZoneInfo[]")]
pub fn zones() -> Result<JsValue, JsValue> {
    answer::of(&event::zones())
}

/// What a month earns, or what has to be put right first.
#[wasm_bindgen(unchecked_return_type = "ForecastAnswer")]
pub fn forecast(inputs: Ts<ForecastInputs>) -> Result<JsValue, JsValue> {
    answer::of(&forecast::answer(&ForecastInputs::from_json(&json(&inputs.into()))))
}

/// A link's QR code as an SVG picture; throws the reason when there is none.
#[wasm_bindgen(js_name = qrSvg)]
pub fn qr_svg(link: &str) -> Result<String, JsValue> {
    Ok(Qr::of(link).map_err(|why| Problem::of(&why))?.svg())
}

/// A link's QR code as rows of modules, 1 for dark, the quiet zone included: as many rows as columns.
#[wasm_bindgen(js_name = qrModules)]
pub fn qr_modules(link: &str) -> Result<Vec<u8>, JsValue> {
    Ok(Qr::of(link).map_err(|why| Problem::of(&why))?.modules().iter().map(|dark| u8::from(*dark)).collect())
}

/// Asks AliExpress's Open Platform with the user's own key: to be called from the service worker, when
/// [`open_platform_turn`] says so. `now` in milliseconds since 1970-01-01 UTC, `timeout` in milliseconds.
/// The answer is [`ProductRates`] to a question about a product and the short link to one for a page; it
/// throws what the platform refused, with the values of the sentence in `params`.
#[wasm_bindgen(js_name = openPlatform, unchecked_return_type = "ProductRates | string")]
pub async fn open_platform(
    key: Ts<PlatformKey>,
    #[wasm_bindgen(unchecked_param_type = "ProductQuestion | string")] question: JsValue,
    now: f64,
    timeout: u32,
) -> Result<JsValue, JsValue> {
    let key = PlatformKey::from_json(&json(&key.into()));
    let now = view::moment(now);
    let page = question.as_string();
    let product = ProductQuestion::from_json(&json(&question));
    let form = match &page {
        Some(page) => platform::link_request(&key, page, now),
        None => platform::product_request(&key, &product, now),
    };
    let heard = call::send(form, timeout).await?;
    match page {
        Some(page) => Ok(heard.read(|reply| platform::short_link(reply, &page))?.into()),
        None => answer::of(&heard.read(|reply| platform::product_rates(reply, &product, now))?),
    }
}

/// Whether it may be asked now, by the pace that was kept.
#[wasm_bindgen(js_name = openPlatformTurn, unchecked_return_type = "Turn")]
pub fn open_platform_turn(
    #[wasm_bindgen(unchecked_param_type = "unknown")] pace: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    answer::of(&Pace::from_json(&json(&pace)).turn(view::moment(now).unsigned_abs()))
}

/// The pace to keep after a call: `problem` is the code that it ended in, if it did, and `seconds` the
/// value of that name in its sentence.
#[wasm_bindgen(js_name = openPlatformAfter, unchecked_return_type = "Pace")]
pub fn open_platform_after(
    pace: Ts<Pace>,
    problem: Option<String>,
    seconds: Option<String>,
    now: f64,
) -> Result<JsValue, JsValue> {
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let pace = Pace::from_json(&json(&pace.into()));
    answer::of(&pace.after(problem.as_deref(), seconds, view::moment(now).unsigned_abs()))
}

/// Minutes that the browser's clocks are ahead of UTC at a moment.
#[expect(clippy::cast_possible_truncation, reason = "no clock is more than a day off")]
fn ahead(now: &JsValue) -> i32 {
    -js_sys::Date::new(now).get_timezone_offset() as i32
}

/// The user's settings as they are stored.
fn stored(value: &JsValue) -> Result<Settings, JsValue> {
    Settings::from_json(&json(value)).map_err(|why| Problem::of(&why).into())
}

/// A value as JSON text, which core reads; the module holds one reader for all of them.
fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).ok().and_then(|t| t.as_string()).unwrap_or_default()
}
