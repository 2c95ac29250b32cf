//! `affix vet FILE… [--profile FILE] [--orders FILE [--map FILE]] [--at T]`

use std::process::ExitCode;

use affix_core::map::Map;
use affix_core::page;
use affix_core::report::learn::{OwnOrders, by_product};
use affix_core::value::ProductId;
use affix_core::vet::{self, Limits};
use clap::Args as ClapArgs;
use serde_json::Value;

use crate::clock;
use crate::complaint::{complain, complain_of};
use crate::orders;
use crate::output::print;
use crate::read::{self, Line};
use crate::settings_file;

/// Pages to vet.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Saved product pages (.html, .mhtml, .js, .json); - is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The address that the page was saved from, where the file does not say it.
    #[arg(long)]
    url: Option<String>,
    /// Your settings with your own limits, as the extension's options export them.
    #[arg(long, value_name = "FILE")]
    profile: Option<String>,
    /// What your networks report, as for `affix orders`: how many of your own orders of a product came back is then known.
    #[arg(long, value_name = "FILE")]
    orders: Vec<String>,
    /// What the columns of these tables are, as for `affix orders`.
    #[arg(long, value_name = "FILE", requires = "orders")]
    map: Option<String>,
    /// The moment to count a store's age at, such as 2026-11-27T08:00:00Z; now unless given.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
}

/// The same with what each signal says as a sentence, its code beside it.
fn in_words(mut answer: Value) -> Value {
    let signals = answer.get_mut("signals").and_then(Value::as_array_mut);
    for signal in signals.into_iter().flatten().filter_map(Value::as_object_mut) {
        for (name, code) in [("reason", "reasonCode"), ("limitSource", "limitSourceCode")] {
            if let Some(Value::Object(mut note)) = signal.remove(name) {
                signal.insert(name.into(), note.remove("text").unwrap_or_default());
                signal.insert(code.into(), note.remove("code").unwrap_or_default());
            }
        }
    }
    answer
}

/// What became of the user's own orders, by product.
fn returns(args: &Args) -> Result<Map<ProductId, OwnOrders>, String> {
    if args.orders.is_empty() {
        return Ok(Map::default());
    }
    let all = orders::imported(&args.orders, args.map.as_deref())?;
    all.tell_refused();
    Ok(by_product(all.store().each()))
}

/// Prints one JSON object a file; exit code 2 when a file could not be read as text.
pub(crate) fn run(args: &Args) -> ExitCode {
    let now = match clock::of(args.at.as_deref()) {
        Ok(clock) => clock.now,
        Err(why) => {
            complain(why);
            return ExitCode::from(1);
        }
    };
    let limits = match args.profile.as_deref().map(|file| settings_file::load(file).map_err(|why| (file, why))) {
        None => Limits::default(),
        Some(Ok(settings)) => Limits::of(&settings.limits),
        Some(Err((file, why))) => {
            complain_of(file, why);
            return ExitCode::from(2);
        }
    };
    let own = match returns(args) {
        Ok(own) => own,
        Err(why) => {
            complain(why);
            return ExitCode::from(2);
        }
    };
    let mut failed = false;
    for file in &args.files {
        let page = match read::load(file, args.url.as_deref()) {
            Ok(page) => page,
            Err(why) => {
                complain_of(file, why);
                failed = true;
                continue;
            }
        };
        let page = page::read(&page);
        let returns = page.product.as_ref().and_then(|product| own.get(&product.id?)).copied();
        let vetted = vet::vet(&page, returns.map(Into::into), &limits, now);
        let Ok(answer) = serde_json::to_value(vetted).map(in_words) else { continue };
        let Ok(line) = serde_json::to_string(&Line { file, answer: &answer }) else { continue };
        let printed = print(line + "\n");
        if printed != ExitCode::SUCCESS {
            return printed;
        }
    }
    if failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
