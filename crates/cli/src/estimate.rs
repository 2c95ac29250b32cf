//! `affix estimate FILE`

use std::io::Write as _;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use affix_cli::snapshot;
use affix_core::commission::{Sale, estimate};
use affix_core::event;
use affix_core::link;
use affix_core::message::{Note, code};
use affix_core::page;
use affix_core::settings::Settings;
use clap::Args as ClapArgs;

use crate::read;

/// A saved product page and what is known of the sale.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// A saved product page; `-` is standard input.
    file: String,
    /// The address that the page was saved from.
    #[arg(long, default_value = "")]
    url: String,
    /// The network that pays.
    #[arg(long, default_value = "aliexpress")]
    network: String,
    /// The readers' country, two letters.
    #[arg(long, value_name = "CC")]
    market: Option<String>,
    /// Your settings, as the extension's options export them.
    #[arg(long, value_name = "FILE")]
    profile: Option<String>,
    /// The moment to estimate for, such as 2026-11-27T08:00:00Z; now unless given.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
}

/// Prints the estimate as JSON; a page without a product or price is a sentence and exit 1.
pub(crate) fn run(args: &Args) -> ExitCode {
    match estimated(args) {
        Ok(json) => {
            // A reader that has closed the pipe has all it wanted.
            let _ = writeln!(std::io::stdout().lock(), "{json}");
            ExitCode::SUCCESS
        }
        Err((code, why)) => {
            eprintln!("affix: {why}");
            ExitCode::from(code)
        }
    }
}

fn estimated(args: &Args) -> Result<String, (u8, String)> {
    let load = |file: &str| read::load(file).map_err(|why| (2, format!("{file}: {why}")));
    let refuse = |note: Note| (1, note.text);
    if link::network_name(&args.network).is_none() {
        return Err((1, Note::new(code::CLI_UNKNOWN_NETWORK, [("name", args.network.as_str())]).text));
    }
    let settings = match &args.profile {
        Some(file) => settings(&load(file)?).map_err(|why| (2, format!("{file}: {why}")))?,
        None => Settings::default(),
    };
    let now = match &args.at {
        Some(text) => text
            .parse::<jiff::Timestamp>()
            .map_err(|_| (1, Note::new(code::CLI_BAD_TIME, [("text", text.as_str())]).text))?
            .as_millisecond(),
        None => {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        }
    };
    let market = args.market.as_deref().map(str::to_ascii_uppercase);
    if let Some(market) = market.as_deref().filter(|m| m.len() != 2 || !m.bytes().all(|b| b.is_ascii_uppercase())) {
        return Err((1, Note::new(code::CLI_BAD_MARKET, [("text", market)]).text));
    }
    let text = load(&args.file)?;
    let reading = page::read(&snapshot::of_file(&text, &args.url));
    let product = reading.product.ok_or_else(|| refuse(Note::plain(code::ESTIMATE_NO_PRODUCT)))?;
    let events = event::running(&settings.events, now);
    let sale = Sale {
        product: &product,
        network: &args.network,
        market: market.as_deref(),
        rates: None,
        events: &events,
        now,
    };
    let answer = estimate(sale, &settings).map_err(refuse)?;
    serde_json::to_string(&answer).map_err(|e| (2, e.to_string()))
}

/// The settings of an exported file; a file that is no JSON object is refused rather than ignored.
fn settings(text: &str) -> Result<Settings, String> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(_)) => Ok(Settings::from_json(text)),
        Ok(_) => Err("it holds no settings; export them from the extension's options".into()),
        Err(e) => Err(format!("it is no JSON: {e}")),
    }
}
