//! `affix audit PATH…` and `affix lint FILE…`

mod baseline;
mod flagged;
mod gather;
mod mend;
mod online;
mod output;
mod page;
mod report;
mod walk;

use std::collections::HashSet;
use std::fs;
use std::process::ExitCode;

use affix_core::address::{Own, Tag, What, find_all};
use affix_core::ask;
use affix_core::audit::{Asked, Report, Severity, places_with_rules};
use affix_core::settings::{OwnRule, Settings};
use affix_core::text::message::{Note, code};
use affix_core::value::{Day, NetworkCode};
use affix_files::saved::{self, unreadable};
use clap::{Args as ClapArgs, ValueEnum};

use crate::clock;
use crate::complaint::complain;
use crate::list::{jobs, threads};
use crate::output::print;
use crate::settings_file;

use baseline::{Accept, Baseline};
use gather::{Gathered, Progress, gathered};
use online::Online;
use output::{Format, text_of};
use walk::Ignored;

/// Published documents.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Files, folders, patterns such as "content/**/*.md" and sitemaps, whose pages are read: pages, Markdown, exports of WordPress (.xml), Telegram (.json) and YouTube (.csv), mails
    /// (.eml, .mbox), tables and lists of links.
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Pass over in folders what is like this: the name of a file or folder, or a path from here, such as
    /// "public/tags/**".
    #[arg(long, value_name = "PATTERN")]
    ignore: Vec<String>,
    /// Your exported settings: whose links are yours, and what makes the ones to put instead.
    #[arg(long, value_name = "FILE")]
    profile: Option<String>,
    /// Your log of copied links (exported CSV or JSON), which says whose short links are.
    #[arg(long, value_name = "FILE")]
    links: Vec<String>,
    /// What affix vet wrote of saved product pages: links to products with a bad signal are said.
    #[arg(long, value_name = "FILE")]
    vet: Vec<String>,
    /// Rules of your own, as JSON: "rules" with name, pattern and, where wanted, looksAt (address, words or text),
    /// severity and says. Those of the settings count as well.
    #[arg(long, value_name = "FILE")]
    rules: Vec<String>,
    /// Where the texts are posted, such as pinterest, x or instagram: the place's own rules are asked, too.
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// An id of yours that is no longer used, as NETWORK:ID.
    #[arg(long, value_name = "NETWORK:ID")]
    retired: Vec<String>,
    /// Where your readers are, such as DE; else what each document's language says.
    #[arg(long, value_name = "CC")]
    market: Option<String>,
    /// The moment to judge at, such as 2026-11-27T08:00:00Z; now unless given.
    #[arg(long, value_name = "RFC3339")]
    at: Option<String>,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print every finding, not one line a document and rule (human form).
    #[arg(long)]
    all: bool,
    /// A file of what was found before and accepted; only what is new counts.
    #[arg(long, value_name = "FILE")]
    baseline: Option<String>,
    /// Write what is found by a rule into the baseline, with the reason, as RULE=WHY; RULE may be all.
    #[arg(long, value_name = "RULE=WHY", requires = "baseline")]
    accept: Vec<String>,
    /// From which severity on something new makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Threads that read files; as many as the machine has unless given, 64 at most.
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<usize>,
    /// Say on standard error how far the work is, also where that is no terminal.
    #[arg(long)]
    progress: bool,
    /// Ask AliExpress' Open Platform about the products that are linked: whether they are still in the programme for
    /// your readers' country (--market), at which rate, and what they cost. FILE keeps the answers from day to day. Your
    /// own key is read from AFFIX_APP_KEY and AFFIX_APP_SECRET, else from the settings of --profile.
    #[arg(long, value_name = "FILE")]
    online: Option<String>,
    /// Replace addresses in Markdown and HTML where a finding says with what; the file as it was stays beside it, with
    /// .bak behind its name.
    #[arg(long)]
    fix: bool,
    /// With --fix: say what would be replaced, and write nothing.
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

/// From which severity on something counts.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warn,
    Info,
    Never,
}

impl FailOn {
    fn counts(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warn => severity >= Severity::Warn,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

/// What documents are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum As {
    Published,
    Draft,
}

/// Exit code 0 where nothing new counts, 1 where something does, 2 where something could not be read or written.
pub(crate) fn run(args: &Args, what: As) -> ExitCode {
    match audited(args, what) {
        Ok(code) => ExitCode::from(code),
        Err(why) => {
            complain(why);
            ExitCode::from(2)
        }
    }
}

fn audited(args: &Args, what: As) -> Result<u8, String> {
    if args.paths.is_empty() {
        let why = if what == As::Draft { code::CLI_LINT_NO_PATH } else { code::CLI_AUDIT_NO_PATH };
        return Err(Note::plain(why).text);
    }
    let today = Day::of(clock::of(args.at.as_deref()).map_err(|why| why.text)?.now);
    let mut asked = asked(args, today)?;
    if what == As::Draft {
        asked = asked.as_draft();
    }
    let mut before = match &args.baseline {
        Some(file) => Baseline::read(file, !args.accept.is_empty())?,
        None => Baseline::default(),
    };
    let accept = args.accept.iter().map(|text| Accept::of(text)).collect::<Result<Vec<_>, _>>()?;
    let progress = if args.progress { Progress::Always } else { Progress::Terminal };
    let ignored = Ignored::of(&args.ignore)?;
    let online = args.online.as_deref().map(|file| online(args, file)).transpose()?;
    if online.is_some() {
        asked = asked.naming_products();
    }
    let mut found = gathered(&args.paths, &ignored, &asked, threads(args.jobs), progress);
    if let Some(online) = online {
        let (record, problem) = online.ask(&found.products, today, args.progress);
        if let Some(why) = problem {
            complain(why);
            found.code = 2;
        }
        // What cannot be read was said the first time.
        let again = gathered(&args.paths, &ignored, &asked.online(record), threads(args.jobs), Progress::Again);
        found = Gathered { code: found.code.max(again.code), ..again };
    }
    if args.fix {
        return Ok(mend::mend(&found.findings, args.dry_run).max(found.code));
    }
    if !accept.is_empty() {
        before.accept(&found.findings, &accept, today);
        before.write(args.baseline.as_deref().unwrap_or_default())?;
    }
    let report = Report::of(found.findings, found.documents, found.links, &before.accepted(), today);
    let printed = print(text_of(&report, args.format, args.all, args.baseline.is_none()));
    if printed != ExitCode::SUCCESS {
        return Ok(2);
    }
    let fails = report.unseen().any(|finding| args.fail_on.counts(finding.severity));
    Ok(found.code.max(u8::from(fails)))
}

fn asked(args: &Args, today: Day) -> Result<Asked, String> {
    let settings = match &args.profile {
        Some(file) => settings_file::load(file).map_err(|why| format!("{file}: {why}"))?,
        None => Settings::default(),
    };
    let market = args.market.as_deref();
    if let Some(text) = market.filter(|text| text.len() != 2 || !text.bytes().all(|b| b.is_ascii_alphabetic())) {
        return Err(Note::new(code::CLI_BAD_MARKET, [("text", text)]).text);
    }
    let mut known = HashSet::new();
    for file in &args.links {
        let text = fs::read_to_string(file).map_err(|e| format!("{file}: {}", unreadable(file, "links.csv", &e)))?;
        known.extend(
            find_all(&text.replace("\\/", "/"))
                .filter(|found| found.what == What::Address)
                .map(|found| found.text.to_owned()),
        );
    }
    let retired = args.retired.iter().map(|text| {
        let wrong = || Note::new(code::CLI_BAD_RETIRED, [("text", text.as_str())]).text;
        let (network, key) = text.split_once(':').ok_or_else(wrong)?;
        let network: NetworkCode = network.parse().map_err(|_| wrong())?;
        Ok(Tag { network, key: Some(key.to_owned()) })
    });
    let retired: Own = retired.collect::<Result<Vec<_>, String>>()?.into_iter().collect();
    let mut flagged = Vec::new();
    for file in &args.vet {
        flagged.extend(flagged::read(file)?);
    }
    let mut rules = Vec::new();
    for file in &args.rules {
        rules.extend(rules_of(file).map_err(|why| format!("{file}: {why}"))?);
    }
    let place = args.place.as_deref().map(str::to_ascii_lowercase);
    if let Some(text) = place.as_deref().filter(|text| places_with_rules().all(|known| known != *text)) {
        let names = places_with_rules().collect::<Vec<_>>().join(", ");
        return Err(Note::new(code::CLI_AUDIT_PLACE, [("text", text), ("names", &names)]).text);
    }
    let asked = Asked::new(&settings, today).market(market).knowing(known).retired(retired);
    Ok(asked.flagged(flagged).also(&rules).posted_at(place.as_deref()))
}

/// Whom to ask, for the readers that the call or else the settings name.
fn online(args: &Args, file: &str) -> Result<Online, String> {
    let settings = match &args.profile {
        Some(file) => Settings::open(&saved::load(file).map_err(|why| why.text)?.text).settings,
        None => Settings::default(),
    };
    let market = args.market.as_deref().or(settings.market.as_deref());
    Online::of(file, args.profile.as_deref(), market, settings.currency.as_deref())
}

/// The rules of a file, all or nothing: what is not looked for would be taken for not there.
fn rules_of(file: &str) -> Result<Vec<OwnRule>, String> {
    let text = saved::load(file).map_err(|why| why.text)?.text;
    let rules = ask::whole(&text).map_err(|why| why.to_string())?.rules;
    if rules.is_empty() { Err(Note::plain(code::CLI_AUDIT_NO_RULES).text) } else { Ok(rules) }
}
