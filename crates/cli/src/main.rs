//! `affix`: the product's core on the command line.

mod audit;
mod calibrate;
mod clock;
mod complaint;
mod compose;
mod estimate;
mod lines;
mod link;
mod list;
mod manual;
mod network;
mod orders;
mod output;
mod parallel;
mod price;
mod qr;
mod read;
mod settings_file;
mod url;
mod vet;

use std::process::ExitCode;

use affix_core::TABLES_AS_OF;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

/// AliExpress pages, links and commission estimates.
///
/// Nothing is ever sent or opened: everything is known from the text alone. Answers go to standard output,
/// what could not be answered to standard error, one line each.
#[derive(Parser)]
#[command(name = "affix")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read saved pages into JSON.
    Read(read::Args),
    /// Say what addresses are and clean them.
    Url(url::Args),
    /// Make affiliate links with your own ids.
    Link(link::Args),
    /// List the affiliate networks, what each needs and how its links look, as JSON.
    Networks,
    /// Write a link's QR code as a picture.
    Qr(qr::Args),
    /// Estimate the commission for a saved product page.
    Estimate(estimate::Args),
    /// Say of observed prices whether a discount holds.
    Price(price::Args),
    /// Say what a saved page tells for and against a product and its store.
    Vet(vet::Args),
    /// Say which published links do not pay, do not lead where they should, or are not disclosed.
    Audit(audit::Args),
    /// Say what is wrong with a text before it is published: all that audit says, and what only a draft can mend.
    Lint(audit::Args),
    /// Write a draft as it is published: a comparison, guide, roundup, review or the like.
    Compose(compose::Args),
    /// Add up what networks report of your orders and clicks.
    Orders(orders::Args),
    /// Say how well what was said of rates held for what was paid.
    Calibrate(calibrate::Args),
    /// Print what makes your shell complete this tool's commands and flags.
    Completions(manual::Completions),
    /// Print the manual page, or write one for each command.
    Man(manual::Man),
    /// Print what the collector would take from saved pages (for tests).
    #[command(hide = true)]
    Snapshot(read::Args),
}

/// The command with its version, which says how old the tables are.
fn command() -> clap::Command {
    Cli::command().version(format!("{} (tables of {TABLES_AS_OF})", env!("CARGO_PKG_VERSION")))
}

fn main() -> ExitCode {
    let matches = command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    match cli.command {
        Command::Read(args) => read::run(&args),
        Command::Url(args) => url::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Networks => network::run(),
        Command::Qr(args) => qr::run(&args),
        Command::Estimate(args) => estimate::run(&args),
        Command::Price(args) => price::run(&args),
        Command::Vet(args) => vet::run(&args),
        Command::Audit(args) => audit::run(&args, audit::As::Published),
        Command::Lint(args) => audit::run(&args, audit::As::Draft),
        Command::Compose(args) => compose::run(&args),
        Command::Orders(args) => orders::run(&args),
        Command::Calibrate(args) => calibrate::run(&args),
        Command::Completions(args) => manual::completions(&args, command()),
        Command::Man(args) => manual::man(&args, command()),
        Command::Snapshot(args) => read::snapshots(&args),
    }
}
