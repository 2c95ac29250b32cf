//! `affix estimate FILE`

use std::process::ExitCode;

use affix_core::ask::Clock;
use affix_core::commission::{Estimate, Sale, estimate};
use affix_core::event;
use affix_core::page;
use affix_core::report::learn::{About, LearnedRate, learn, main_currency};
use affix_core::settings::Settings;
use affix_core::text::message::{Note, code, words};
use affix_core::value::{Country, NetworkCode, NotACountry};
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::clock;
use crate::complaint::complain;
use crate::network::{self, Named};
use crate::orders;
use crate::output::print;
use crate::read;
use crate::settings_file;

/// A saved product page and what is known of the sale.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// A saved product page (.html, .mhtml, .js, .json); - is standard input.
    file: Option<String>,
    /// The address that the page was saved from, where the file does not say it.
    #[arg(long)]
    url: Option<String>,
    /// The network that pays, such as admitad; help lists them all.
    #[arg(long, value_name = "NAME", default_value = "aliexpress")]
    network: String,
    /// The readers' country in two letters, such as DE.
    #[arg(long, value_name = "CC")]
    market: Option<String>,
    /// Your settings, as the extension's options export them.
    #[arg(long, value_name = "FILE")]
    profile: Option<String>,
    /// What your networks report, as for `affix orders`: your own settled orders of the network then say the rate, where
    /// no rate of your own holds.
    #[arg(long, value_name = "FILE")]
    orders: Vec<String>,
    /// What the columns of these tables are, as for `affix orders`.
    #[arg(long, value_name = "FILE", requires = "orders")]
    map: Option<String>,
    /// The moment to estimate for, such as 2026-11-27T08:00:00Z; now unless given.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
}

/// Prints the estimate as JSON; a page without a product or price is a sentence and exit 1.
pub(crate) fn run(args: &Args) -> ExitCode {
    let network = match network::named(Some(&args.network)) {
        Ok(Named::Help) => return network::help(),
        Ok(Named::Network(network)) => network.code,
        Err(why) => {
            complain(why);
            return ExitCode::from(1);
        }
    };
    match estimated(args, network) {
        Ok(json) => print(json + "\n"),
        Err((code, why)) => {
            complain(why);
            ExitCode::from(code)
        }
    }
}

fn estimated(args: &Args, network: NetworkCode) -> Result<String, (u8, String)> {
    let file = args.file.as_deref().ok_or_else(|| (2, Note::plain(code::CLI_NO_FILE).text))?;
    let of_file = |file: &str, why: Note| (2, format!("{file}: {why}"));
    let refuse = |note: Note| (1, note.on_command_line().text);
    let settings = match &args.profile {
        Some(file) => settings_file::load(file).map_err(|why| of_file(file, why))?,
        None => Settings::default(),
    };
    let Clock { now, ahead } = clock::of(args.at.as_deref()).map_err(|why| (1, why.text))?;
    let market = args.market.as_deref().map(str::to_ascii_uppercase);
    let country = |text: &str| {
        text.parse::<Country>().map_err(|NotACountry| (1, Note::new(code::CLI_BAD_MARKET, [("text", text)]).text))
    };
    let market = market.as_deref().map(country).transpose()?;
    let reading = page::read(&read::load(file, args.url.as_deref()).map_err(|why| of_file(file, why))?);
    let product = reading.product.ok_or_else(|| refuse(Note::plain(code::ESTIMATE_NO_PRODUCT)))?;
    let events = event::running(&settings.events, now);
    let (rates, settled, widened, events) = (None, None, [].as_slice(), events.as_slice());
    let sale = Sale { product: &product, network, market, rates, settled, widened, events, now, ahead };
    let mut learned = None;
    if !args.orders.is_empty() {
        let all = orders::imported(&args.orders, args.map.as_deref()).map_err(|why| (2, why))?;
        all.tell_refused();
        let country = market.map(|market| market.to_string()).or_else(|| settings.market.clone());
        let currency = main_currency(all.store().each(), network);
        learned = learn(all.store().each(), &About { currency, ..About::next(&product, network, country) });
    }
    let sale = Sale { settled: learned.as_ref(), ..sale };
    let mut answer = in_own_words(estimate(sale, &settings).map_err(refuse)?);
    if !args.orders.is_empty() && learned.is_none() {
        answer.notes.push(Note::plain(code::CLI_ORDERS_LEARNED_FEW));
    }
    serde_json::to_string(&Answer { estimate: &answer, learned }).map_err(|e| (2, e.to_string()))
}

/// An estimate, and what it learnt of the user's own orders.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    estimate: &'a Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    learned: Option<LearnedRate>,
}

/// The estimate as the command line says it: of files and flags, not of the extension's options.
fn in_own_words(mut answer: Estimate) -> Estimate {
    for note in answer.notes.iter_mut().chain(&mut answer.why_not_more) {
        *note = note.clone().on_command_line();
    }
    for part in &mut answer.parts {
        if let Some(source) = words(&format!("cli_{}", part.source_code)) {
            part.source = source.to_owned();
        }
    }
    answer
}
