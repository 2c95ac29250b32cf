//! `affix link URL… --network NAME --id [KEY=]VALUE…`

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use affix_core::campaign;
use affix_core::compose::{Disclosure, Format, Post, PostItem, check_template, compose};
use affix_core::link::{self, default_id_key};
use affix_core::message::{Note, code};
use affix_core::settings::{Campaign, Profile};
use affix_core::url::{Own, UrlFacts, classify};
use clap::Args as ClapArgs;

use crate::parallel::Answer;
use crate::url::List;

/// Addresses and the account to make links with.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    list: List,
    /// Network: aliexpress, admitad, epn, awin, …, or template.
    #[arg(long)]
    network: String,
    /// Your own id: VALUE, or KEY=VALUE where the network needs several.
    #[arg(long = "id", value_name = "[KEY=]VALUE")]
    ids: Vec<String>,
    /// A sub-id; with --campaign it may hold {date} {channel} {productId} {campaign} {network}.
    #[arg(long = "sub", value_name = "KEY=VALUE")]
    subs: Vec<String>,
    /// The campaign that {campaign} stands for.
    #[arg(long, value_name = "NAME")]
    campaign: Option<String>,
    /// Where the links are posted: what {channel} stands for.
    #[arg(long, value_name = "NAME", requires = "campaign")]
    channel: Option<String>,
    /// The link template, for the network template: {url} is the encoded target, {rawurl} the target.
    #[arg(long, value_name = "URL")]
    template: Option<String>,
    /// plain, markdown, html, bbcode, telegram-html, telegram-md or x.
    #[arg(long, default_value = "plain")]
    format: String,
    /// The text around each link, with fields such as {link}, {productId} and {disclosure}.
    #[arg(long, value_name = "TEXT")]
    post: Option<String>,
    /// Put this market's disclosure in front: us uk de fr es it br ru pl.
    #[arg(long, value_name = "MARKET")]
    disclosure: Option<String>,
    /// Your own words of disclosure: for other markets, or after the market's label.
    #[arg(long, value_name = "WORDS")]
    disclosure_words: Option<String>,
}

/// How every link of this call is made.
struct Job {
    profile: Profile,
    own: Own,
    campaign: Option<Campaign>,
    post: Post,
}

/// Prints one record a line; an address that gives no link is one line on standard error, exit 1.
pub(crate) fn run(args: &Args) -> ExitCode {
    match job(args) {
        Ok(job) => args.list.answer(|text, answer| job.answer(text, answer)),
        Err(why) => {
            eprintln!("affix: {why}");
            ExitCode::from(1)
        }
    }
}

impl Job {
    fn answer(&self, text: &str, answer: &mut Answer) {
        // Writing to memory cannot fail.
        let _ = match self.record(text) {
            Ok(record) => writeln!(answer.out, "{}", record.replace('\n', "\\n")),
            Err(why) => {
                answer.failed = true;
                writeln!(answer.errors, "affix: {text}: {why}")
            }
        };
    }

    fn record(&self, text: &str) -> Result<String, Note> {
        let facts = classify(text, &self.own);
        let made = campaign::make(self.campaign.as_ref(), &self.profile, &facts, self.post.now)?;
        let title = Some(label(&facts));
        let item = PostItem { link: made.link, title, product_id: facts.product_id, ..PostItem::default() };
        let composed = compose(&Post { items: vec![item], ..self.post.clone() });
        composed.text.ok_or_else(|| composed.problem.unwrap_or_else(|| Note::plain(code::COMPOSE_NO_ITEM)))
    }
}

fn job(args: &Args) -> Result<Job, Note> {
    let mut profile = Profile { network: args.network.clone(), template: args.template.clone(), ..Profile::default() };
    for id in &args.ids {
        // An id may itself hold `=`; only a known key in front of the first one names it.
        let named = id.split_once('=').filter(|(key, _)| link::has_id_key(&args.network, key));
        let (key, value) = match (named, default_id_key(&args.network)) {
            (Some(pair), _) => pair,
            (None, Some(key)) => (key, id.as_str()),
            (None, None) => continue,
        };
        profile.ids.insert(key.to_owned(), value.to_owned());
    }
    let mut subs = Vec::new();
    for sub in &args.subs {
        subs.push(sub.split_once('=').ok_or_else(|| Note::new(code::CLI_SUB_FORM, [("text", sub.as_str())]))?);
    }
    let subs = subs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let campaign = match &args.campaign {
        Some(name) => {
            let channel = args.channel.clone().unwrap_or_default();
            Some(Campaign { id: String::new(), name: name.clone(), channel, sub_ids: subs })
        }
        None => {
            profile.sub_ids = subs;
            None
        }
    };
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let post = Post {
        format: Format::parse(&args.format)?,
        template: args.post.clone(),
        disclosure: Disclosure { market: args.disclosure.clone(), own: args.disclosure_words.clone() },
        now: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        ..Post::default()
    };
    if let Some(flaw) = args.post.as_deref().and_then(|text| check_template(text).flaws.into_iter().next()) {
        return Err(flaw.problem);
    }
    // A disclosure that cannot be written is told once, not for every address.
    let trial = PostItem { link: "https://example.com/".into(), ..PostItem::default() };
    if let Some(problem) = compose(&Post { items: vec![trial], ..post.clone() }).problem {
        return Err(problem);
    }
    let own = link::own(std::slice::from_ref(&profile));
    Ok(Job { profile, own, campaign, post })
}

/// What the link says where the format has a text of its own.
fn label(facts: &UrlFacts) -> String {
    match &facts.product_id {
        Some(id) => Note::new(code::COMPOSE_ITEM, [("id", id.as_str())]).text,
        None => Note::plain(code::COMPOSE_PAGE).text,
    }
}
