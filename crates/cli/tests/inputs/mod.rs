//! Inputs that go on and on, each with what reads it.

mod drafts;
mod published;
mod reports;

use std::hint::black_box;

use affix_core::address::{Own, classify};
use affix_core::ask::{self, ListingRequest};
use affix_core::commission::{Sale, check_override, estimate, overlaps, read_rates};
use affix_core::compose::{Disclosure, Format, Post, PostItem, banner, check_template, compose};
use affix_core::event;
use affix_core::kept::KeptProduct;
use affix_core::kept::log;
use affix_core::link;
use affix_core::open_platform::{ProductQuestion, Reply, product_rates};
use affix_core::page::{self, PageSnapshot, PriceRange, Product};
use affix_core::settings::{Profile, RateOverride, Settings};
use affix_core::value::{Decimal, NetworkCode};
use affix_core::{batch, campaign, record};
use affix_files::snapshot::of_file;
use reports::{order, orders, orders_table};

/// 22 November 2026.
const NOW: i64 = 1_795_305_600_000;

/// An input that goes on, by its name, and what reads it.
pub(crate) type Input = (&'static str, fn(usize));

/// The records of a JSON list, as the module reads them; none for one that cannot be read.
fn each<T: serde::de::DeserializeOwned>(list: &str) -> impl Iterator<Item = Option<T>> {
    let list: Vec<record::Value> = serde_json::from_str(list).unwrap_or_default();
    list.into_iter().map(|value| value.read().ok())
}

/// A text that a piece is repeated in.
fn repeated(before: &str, piece: &str, after: &str, size: usize) -> String {
    [before, &piece.repeat(size / piece.len() + 1), after].concat()
}

/// Pieces that are told apart by their numbers.
fn numbered(before: &str, piece: impl Fn(usize) -> String, between: &str, after: &str, size: usize) -> String {
    let mut pieces = Vec::new();
    let mut length = 0;
    while length < size {
        let next = piece(pieces.len());
        length += next.len() + between.len();
        pieces.push(next);
    }
    [before, &pieces.join(between), after].concat()
}

fn script(text: String) {
    let page = PageSnapshot { scripts: vec![text], ..PageSnapshot::default() };
    black_box(page::read(&page));
}

/// A page whose state names a title.
fn subject(title: &str) {
    script(format!(r#"window.runParams = {{data: {{"titleModule":{{"subject":"{title}"}}}}}};"#));
}

fn html(text: &str) {
    black_box(page::read(&of_file(text, "https://www.aliexpress.com/item/1005006000000001.html")));
}

fn address(text: &str) {
    black_box(classify(text, &Own::default()));
}

fn settings(text: &str) -> Settings {
    black_box(Settings::open(text)).settings
}

fn paste(text: &str) {
    let mine =
        settings(r#"{"profiles": [{"id": "p1", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}"#);
    black_box(batch::of_settings(text, &mine, None, None, NOW).map(|rows| batch::to_csv(&rows))).ok();
}

fn rates(text: &str) {
    let file = black_box(read_rates(text, &[]));
    let have: Vec<RateOverride> = file.rates.into_iter().map(|each| each.rate).collect();
    black_box(read_rates(text, &have));
    black_box(overlaps(&have));
}

/// Own rates without a file.
fn own(entry: impl Fn(usize) -> String, size: usize) {
    let rates = settings(&numbered(r#"{"overrides": ["#, entry, ",", "]}", size)).overrides;
    black_box(overlaps(&rates));
    black_box(rates.iter().map(check_override).count());
}

fn post(text: &str) {
    let item = PostItem {
        link: "https://s.click.aliexpress.com/e/_x".into(),
        title: Some(text.into()),
        store: Some(text.into()),
        ..PostItem::default()
    };
    let disclosure = Disclosure { market: Some("us".into()), own: None };
    for (_, format) in Format::NAMES {
        let post = Post {
            items: vec![item.clone()],
            format,
            template: Some("{b}{title}{/b} {store} {link}".into()),
            disclosure: disclosure.clone(),
            ..Post::default()
        };
        black_box(compose(&post));
    }
    black_box(banner(&item, "box", &disclosure)).ok();
}

fn product() -> Product {
    Product {
        id: "1005006000000001".parse().ok(),
        price: PriceRange::new(Decimal::whole(1), Decimal::whole(900_000), "USD".parse().ok()),
        ..Product::default()
    }
}

/// An estimate by these settings.
fn estimated(text: &str) {
    let (settings, product) = (settings(text), product());
    let events = event::running(&settings.events, NOW);
    let sale = Sale {
        product: &product,
        network: NetworkCode::ALIEXPRESS,
        market: None,
        rates: None,
        settled: None,
        widened: &[],
        events: &events,
        now: NOW,
        ahead: 0,
    };
    black_box(estimate(sale, &settings)).ok();
}

fn answer(body: &str) {
    let question = ProductQuestion { product_id: "1005006000000001".into(), ..ProductQuestion::default() };
    black_box(product_rates(Reply::Answer { status: 200, body }, &question, NOW)).ok();
}

fn cards(piece: impl Fn(usize) -> String, size: usize) {
    let state = numbered(
        r#"window._dida_config_ = {"_init_data_": {"data": {"data": {"root": {"fields": {"mods": {"itemList": {"content": ["#,
        piece,
        ",",
        "]}}}}}}}};",
        size,
    );
    let snapshot = PageSnapshot {
        url: "https://www.aliexpress.com/w/wholesale-lamp.html".into(),
        scripts: vec![state],
        ..PageSnapshot::default()
    };
    let settings = Settings::default();
    black_box(ask::listing(&ListingRequest { snapshot, settings, profile: None, own: Vec::new(), now: 0, ahead: 0 }));
}

fn card(n: usize) -> String {
    format!(
        r#"{{"productId": "{}", "title": {{"displayTitle": "Lamp {n}"}}, "prices": {{"salePrice": {{"minPrice": {n}.5, "currencyCode": "USD"}}}}}}"#,
        1_005_006_000_000_001 + n as u64
    )
}

/// All of them.
pub(crate) fn inputs() -> impl Iterator<Item = &'static Input> {
    INPUTS.iter().chain(drafts::INPUTS).chain(published::INPUTS)
}

const INPUTS: &[Input] = &[
    // Page states.
    ("state_ampersands", |n| subject(&"&".repeat(n))),
    ("state_references", |n| subject(&repeated("", "&#3", "", n))),
    ("state_backslashes", |n| subject(&repeated("", "\\\\", "", n))),
    ("state_surrogates", |n| subject(&repeated("", "\\ud83d", "", n))),
    ("state_invisible", |n| subject(&repeated("", "\u{200d}\u{202e}", "", n))),
    ("state_open_braces", |n| script(repeated("window.runParams = {data: ", "{\"a\":", "", n))),
    ("state_open_brackets", |n| script(repeated("window.runParams = {data: ", "[", "", n))),
    ("state_open_quotes", |n| script(repeated("window.runParams = {data: {", "\"", "", n))),
    ("state_markers", |n| script(repeated("", "window.runParams = {", "", n))),
    ("state_other_markers", |n| script(repeated("", "window._dida_config_ = {\"_init_data_\": {", "", n))),
    ("state_data_keys", |n| script(repeated("window.runParams = ", "{\"data\":", "", n))),
    ("state_keys", |n| {
        script(numbered("window.runParams = {data: {", |n| format!("\"key{n}\": {n}"), ",", "}};", n));
    }),
    ("state_same_keys", |n| script(repeated("window.runParams = {data: {", "\"titleModule\":{},", "\"a\":1}};", n))),
    ("state_digits", |n| subject(&"1".repeat(n))),
    ("cards", |n| cards(card, n)),
    ("cards_same", |n| cards(|_| card(0), n)),
    ("json_ld_open", |n| {
        let page = PageSnapshot { json_ld: vec![repeated("", "[{\"@graph\":", "", n)], ..PageSnapshot::default() };
        black_box(page::read(&page));
    }),
    ("meta_ampersands", |n| {
        let mut page = PageSnapshot::default();
        page.meta.insert("og:title".into(), "&".repeat(n));
        black_box(page::read(&page));
    }),
    ("title_separators", |n| {
        black_box(page::read(&PageSnapshot { title: repeated("", " - ", "", n), ..PageSnapshot::default() }));
    }),
    ("figures", |n| {
        let mut page = PageSnapshot::default();
        for name in ["price", "priceBlock", "rating", "reviews", "sold", "storeFigures", "headerCurrency"] {
            page.fields.insert(name.into(), vec![repeated("", "1,1.", "", n)]);
        }
        black_box(page::read(&page));
    }),
    ("figures_blank", |n| {
        let mut page = PageSnapshot::default();
        for name in ["title", "price", "rating", "reviews", "sold"] {
            page.fields.insert(name.into(), vec![repeated("US $", " ", "", n)]);
        }
        black_box(page::read(&page));
    }),
    ("snapshot_keys", |n| {
        let text = numbered("{\"fields\": {", |n| format!("\"key{n}\": [\"{n}\"]"), ",", "}}", n);
        let _ = black_box(record::read::<PageSnapshot>(&text));
    }),
    // HTML, as files are read.
    ("html_open_tags", |n| html(&repeated("", "<a ", "", n))),
    ("html_open_comments", |n| html(&repeated("", "<!--", "", n))),
    ("html_open_scripts", |n| html(&repeated("", "<script>", "", n))),
    ("html_attributes", |n| html(&numbered("<a ", |n| format!("x{n}=1"), " ", ">", n))),
    ("html_attributes_hit", |n| html(&numbered("<a class=\"search-card-item\" ", |n| format!("x{n}=1"), " ", ">", n))),
    ("html_nested", |n| html(&repeated("", "<div>", "", n))),
    ("html_metas", |n| html(&numbered("", |n| format!("<meta name=\"k{n}\" content=\"{n}\">"), "", "", n))),
    ("html_states", |n| html(&repeated("", "<script>window.runParams = {data: {</script>", "", n))),
    // Addresses.
    ("address_schemes", |n| address(&repeated("", "https://", "", n))),
    ("address_hosts", |n| address(&repeated("", "www.aliexpress.com/", "", n))),
    ("address_dots", |n| address(&repeated("https://www.aliexpress.com/item/", "../", "", n))),
    ("address_percents", |n| address(&repeated("https://www.aliexpress.com/item/", "%25", ".html", n))),
    ("address_parameters", |n| {
        address(&numbered(
            "https://www.aliexpress.com/item/1005006000000001.html?",
            |n| format!("k{n}={n}"),
            "&",
            "",
            n,
        ));
    }),
    ("address_wrapped", |n| {
        address(&repeated("", "https://s.click.aliexpress.com/deep_link.htm?dl_target_url=", "", n));
    }),
    ("address_digits", |n| address(&repeated("https://www.aliexpress.com/item/", "1", ".html", n))),
    ("address_slashes", |n| address(&repeated("https://www.aliexpress.com", "/", "", n))),
    ("learn_parameters", |n| {
        let text = numbered("https://s.click.aliexpress.com/deep_link.htm?", |n| format!("k{n}={n}"), "&", "", n);
        black_box(link::learn(&text));
    }),
    // Pastes and lists.
    ("paste_ids", |n| paste(&numbered("", |n| (1_005_006_000_000_001 + n as u64).to_string(), "\n", "", n))),
    ("paste_same", |n| paste(&repeated("", "https://www.aliexpress.com/item/1005006000000001.html\n", "", n))),
    ("paste_brackets", |n| paste(&repeated("", "(https://", "", n))),
    ("paste_digits", |n| paste(&"1".repeat(n))),
    ("paste_words", |n| paste(&repeated("", "lamp ", "", n))),
    // Settings.
    ("settings_open", |n| drop(settings(&repeated("{\"profiles\": ", "[", "", n)))),
    ("settings_ids", |n| {
        drop(settings(&numbered("{\"profiles\": [{\"ids\": {", |n| format!("\"k{n}\": \"{n}\""), ",", "}}]}", n)));
    }),
    ("settings_profiles", |n| {
        let text = repeated("{\"profiles\": [{\"id\": \"p9\"}", ",{\"id\": \"p9\", \"campaign\": \"c9\"}", "]}", n);
        drop(settings(&text));
    }),
    ("settings_campaigns", |n| drop(settings(&repeated("{\"campaigns\": [{}", ",{\"name\": \"x\"}", "]}", n)))),
    ("settings_numbered_last", |n| {
        let later = n / 24;
        let named = numbered("{\"campaigns\": [", |n| format!("{{\"id\": \"c{}\"}}", later + n), ",", "", n / 2);
        drop(settings(&repeated(&named, ",{}", "]}", n / 2)));
    }),
    ("settings_parts", |n| drop(settings(&numbered("{", |n| format!("\"k{n}\": {n}"), ",", ",\"version\": 1}", n)))),
    ("settings_conversions", |n| {
        let step = |n: usize| {
            let currency = if n % 2 == 0 { "USD" } else { "EUR" };
            format!(r#"{{"from": "{n}", "currency": "{currency}", "conversion": {{"low": "1", "high": "3"}}}}"#)
        };
        estimated(&numbered("{\"conversionByPrice\": [", step, ",", "]}", n));
    }),
    ("settings_exchange", |n| {
        let rate = r#"{"from": "EUR", "to": "GBP", "rate": "1,350"},"#;
        estimated(&repeated("{\"currency\": \"GBP\", \"exchange\": [", rate, "{}]}", n));
    }),
    ("events", |n| {
        let mine = settings(&repeated(
            "{\"events\": [",
            r#"{"name": "Own", "starts": "2026-12-01T00:00", "ends": "2026-12-02T00:00"},"#,
            "{}]}",
            n,
        ));
        black_box(event::plans(&mine.events, &[], NOW));
    }),
    ("events_hidden", |n| {
        let mine =
            settings(&numbered("{\"events\": [", |n| format!(r#"{{"id": "e{n}", "hidden": true}}"#), ",", "]}", n));
        black_box(event::plans(&mine.events, &[], NOW));
    }),
    ("campaign_patterns", |n| {
        let mut sale = affix_core::settings::Campaign { name: "x".into(), ..Default::default() };
        sale.sub_ids.insert("af".into(), repeated("", "{date}{", "", n));
        black_box(campaign::check(&sale, &Default::default(), &[], NOW));
    }),
    ("campaign_name", |n| {
        let profile = Profile { network: "aliexpress".into(), ..Default::default() };
        let mut sale = affix_core::settings::Campaign { name: repeated("", "Зима ", "", n), ..Default::default() };
        sale.sub_ids.insert("cn".into(), "{campaign}-{date}".into());
        black_box(campaign::check(&sale, &profile, &[], NOW));
    }),
    ("campaign_twins", |n| {
        let profile = Profile { network: "aliexpress".into(), ..Default::default() };
        let text = numbered(
            "{\"campaigns\": [",
            |n| format!(r#"{{"name": "Sale {n}", "subIds": {{"cn": "{{campaign}}"}}}}"#),
            ",",
            "]}",
            n,
        );
        let all = settings(&text).campaigns;
        let sale = affix_core::settings::Campaign { id: "new".into(), ..all.first().cloned().unwrap_or_default() };
        black_box(campaign::check(&sale, &profile, all.get(1..).unwrap_or_default(), NOW));
    }),
    // Own rates and their files.
    ("rates_same", |n| own(|_| r#"{"rate": {"low": "7"}, "store": "1100001"}"#.into(), n)),
    ("rates_days", |n| {
        let day = |n: usize| format!("{:04}-{:02}-{:02}", 2000 + n / 336 % 90, n / 28 % 12 + 1, n % 28 + 1);
        own(|n| format!(r#"{{"rate": {{"low": "7"}}, "from": "{0}", "until": "{0}"}}"#, day(n)), n);
    }),
    ("rates_of_products", |n| {
        let rate =
            |n: usize| format!(r#"{{"rate": {{"low": "7"}}, "product": "{}"}}"#, 1_005_006_000_000_001 + n as u64);
        rates(&numbered("{\"overrides\": [", rate, ",", "]}", n));
    }),
    ("rates_used", |n| {
        estimated(&repeated("{\"overrides\": [", r#"{"rate": {"low": "x"}}, {"rate": {"low": "7"}},"#, "{}]}", n));
    }),
    ("rates_open", |n| rates(&repeated("{\"overrides\": ", "[", "", n))),
    ("table_rows", |n| rates(&numbered("low,store\n", |n| format!("7,{n}"), "\n", "", n))),
    ("table_open_quote", |n| rates(&repeated("low,note\n7,\"", "x\n", "", n))),
    ("table_quotes", |n| rates(&repeated("low,note\n", "\"", "", n))),
    ("table_cells", |n| rates(&repeated("low,store\n7", ",", "\n", n))),
    ("table_columns", |n| rates(&numbered("low", |n| format!("c{n}"), ",", "\n7,1\n", n))),
    ("table_line_ends", |n| rates(&repeated("low,store\n", "\r", "7,1\n", n))),
    // The log and the shortlist.
    ("log", |n| {
        let text = repeated("[{\"at\": 1}", r#",{"at": 1, "link": "=1\"", "profile": "\\"}"#, "]", n);
        let entries: Vec<log::LogEntry> = each(&text).map(Option::unwrap_or_default).collect();
        black_box((log::to_csv(&entries), log::to_json(&entries)));
        black_box(log::erased(&entries, &log::Erase::default()));
    }),
    ("shortlist", |n| {
        let product = |n: usize| {
            let price = format!(r#"{{"min": "{n}", "max": "{n}", "currency": "USD"}}"#);
            format!(r#"{{"id": "{}", "address": "x", "price": {price}}}"#, 1_005_006_000_000_001 + n as u64)
        };
        let kept = KeptProduct::usable(each(&numbered("[", product, ",", "]", n)).flatten().collect());
        black_box(ask::shortlist(&kept, &[], &[], &Settings::default(), None, &[], Default::default()));
    }),
    // Posts.
    ("post_ampersands", |n| post(&"&".repeat(n))),
    ("post_hashes", |n| post(&repeated("", "#1", "", n))),
    ("post_hash_and_digits", |n| post(&repeated("#", "1", "", n))),
    ("post_schemes", |n| post(&repeated("", "https://", "", n))),
    ("post_dots", |n| post(&repeated("", "a.bc", "", n))),
    ("post_digits", |n| post(&"1".repeat(n))),
    ("post_blanks", |n| post(&repeated("x", " ", "x", n))),
    ("post_joiners", |n| post(&repeated("", "👍\u{200d}", "", n))),
    ("template_marks", |n| drop(black_box(check_template(&repeated("{link}", "{b}", "", n))))),
    ("template_open", |n| drop(black_box(check_template(&repeated("{link}", "{", "", n))))),
    ("template_lines", |n| drop(black_box(check_template(&repeated("{link}", "\n{title}", "", n))))),
    // The Open Platform's answers.
    ("answer_open", |n| answer(&repeated("", "{\"resp_result\":", "", n))),
    // Reports.
    ("orders_rows", |n| orders(&numbered("[", order, ",\n", "]", n))),
    ("orders_same_row", |n| orders(&numbered("[", |k| order(1).replace('5', &k.to_string()), ",", "]", n))),
    ("orders_lists", |n| orders(&repeated("", "{\"orders\":[", "", n))),
    ("orders_blanks", |n| orders(&repeated("{\"a\":", " ", "1}", n))),
    ("orders_long_text", |n| orders(&repeated("{\"msg\":\"", "\\\"", "\"}", n))),
    ("orders_table_rows", |n| {
        let row = |k| format!("{k},Pending,1.50,0.10,2026-01-02");
        orders_table(&numbered("Order ID,Status,Amount (USD),Commission (USD),Date\n", row, "\n", "", n));
    }),
    ("orders_table_columns", |n| {
        orders_table(&numbered("Order ID,Status,Commission,", |k| format!("date {k}"), ",", "\n1,Paid,1.5", n))
    }),
    ("orders_table_titles", |n| orders_table(&repeated("", "title\n", "", n))),
    ("orders_table_digits", |n| orders_table(&repeated("Order ID,Status,Commission (USD)\n1,Paid,", "1,", "1", n))),
    ("answer_wrappers", |n| answer(&numbered("{", |n| format!("\"k{n}\": {{}}"), ",", "}", n))),
];
