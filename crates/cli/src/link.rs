//! `affix link URL… --network NAME --id [KEY=]VALUE…`

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use affix_core::address::{Own, UrlFacts, classify_exact};
use affix_core::batch;
use affix_core::campaign;
use affix_core::compose::{Disclosure, Format, Post, PostItem, check_template, compose};
use affix_core::link;
use affix_core::map::Map;
use affix_core::settings::{Campaign, Profile};
use affix_core::text::message::{Note, code};
use affix_core::value::ProductId;
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::complaint::{self, complain};
use crate::lines::Line;
use crate::list::List;
use crate::network::{self, Named};
use crate::parallel::Answer;

/// Addresses and the account to make links with.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    list: List,
    /// Your affiliate network, such as aliexpress, admitad, epn or awin; template for a link of your own;
    /// help lists them all with the ids that each needs.
    #[arg(long, value_name = "NAME")]
    network: Option<String>,
    /// Your own id, such as --id _xAmpL3k; where the network needs several, each with its name: --id
    /// awinaffid=1166692 --id awinmid=6378.
    #[arg(long = "id", value_name = "[KEY=]VALUE", allow_hyphen_values = true)]
    ids: Vec<String>,
    /// A sub-id that your network's reports show, such as --sub af=blog. With --campaign it may hold {date}
    /// {channel} {productId} {campaign} {network}, as in --sub 'cn={campaign}-{date}'.
    #[arg(long = "sub", value_name = "KEY=VALUE")]
    subs: Vec<String>,
    /// The campaign that {campaign} stands for, such as november.
    #[arg(long, value_name = "NAME")]
    campaign: Option<String>,
    /// Where the links are posted: what {channel} stands for, such as telegram.
    #[arg(long, value_name = "NAME", requires = "campaign")]
    channel: Option<String>,
    /// Your own link, for --network template: {url} is the encoded address, {rawurl} the address as it is,
    /// as in --template 'https://go.example.net/?to={url}'.
    #[arg(long, value_name = "URL")]
    template: Option<String>,
    /// How the links are written: link, markdown, bbcode, html, x, telegram_html, telegram_markdown_v2, json, or
    /// as a person pastes them: telegram, whatsapp, blog. plain, telegram-html and telegram-md mean the same as
    /// link, telegram_html and telegram_markdown_v2.
    #[arg(long, default_value = "plain")]
    format: String,
    /// The text around each link, with fields such as {link}, {productId} and {disclosure}, as in --post
    /// '{productId}: {link}'.
    #[arg(long, value_name = "TEXT")]
    post: Option<String>,
    /// Put this market's disclosure of advertising in front: us uk de fr es it br ru pl.
    #[arg(long, value_name = "MARKET")]
    disclosure: Option<String>,
    /// Your own words of disclosure: for other markets, or after the market's label.
    #[arg(long, value_name = "WORDS")]
    disclosure_words: Option<String>,
    /// One JSON object for each address, with the number of its line, for programs: {line, input, link} or
    /// {line, input, error}. A line without an address gives an error too.
    #[arg(long)]
    json: bool,
}

/// How every link of this call is made.
struct Job {
    profile: Profile,
    own: Own,
    campaign: Option<Campaign>,
    /// It was said of the whole call that the campaign is left out.
    left_out: bool,
    post: Post,
    /// The text around a link is more than the link.
    dressed: bool,
    json: bool,
}

/// A link and what is to be said of it.
struct Made {
    link: link::AffiliateLink,
    /// As it is to be posted.
    text: String,
    product_id: Option<ProductId>,
}

/// What became of an address, for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    line: u64,
    input: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    landing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Said<'a>>,
}

/// A sentence and its code.
#[derive(Serialize)]
struct Said<'a> {
    code: &'a str,
    text: &'a str,
}

impl<'a> Said<'a> {
    fn of(note: &'a Note) -> Self {
        Self { code: note.code, text: &note.text }
    }
}

/// Prints one record an address; one that gives no link is said, exit 1. What is wrong with the call is
/// said once, before anything is read.
pub(crate) fn run(args: &Args) -> ExitCode {
    let job = match network::named(args.network.as_deref()) {
        Ok(Named::Help) => return network::help(),
        Ok(Named::Network(network)) => job(args, &network),
        Err(why) => Err(why),
    };
    match job {
        Ok(job) => args.list.answer(|line, answer| job.answer(&line, answer)),
        Err(why) => {
            complain(why.on_command_line());
            ExitCode::from(1)
        }
    }
}

impl Job {
    fn answer(&self, line: &Line<'_>, answer: &mut Answer) {
        let text = match &line.text {
            Ok(text) => *text,
            Err(bad) => return self.refuse(line, &bad.start, &bad.why, answer),
        };
        if text.trim().is_empty() {
            // An empty line asks for nothing; only a program that counts lines is told.
            if self.json {
                self.entry(line, text, &Err(Note::plain(code::URL_NOTHING)), answer);
            } else if line.argument {
                self.refuse(line, text, &Note::plain(code::URL_NOTHING), answer);
            }
            return;
        }
        let found = self.addresses(line, text);
        if found.is_empty() {
            self.refuse(line, text, &Note::plain(code::URL_NOTHING), answer);
        }
        for facts in found {
            self.one(line, facts, answer);
        }
    }

    /// Every address of a line. An argument that is one address is taken as it is.
    fn addresses(&self, line: &Line<'_>, text: &str) -> Vec<UrlFacts> {
        let found = batch::each(text, &self.own);
        if line.argument && found.len() <= 1 {
            return vec![classify_exact(text, &self.own)];
        }
        found.into_iter().map(|(_, facts)| facts).collect()
    }

    fn one(&self, line: &Line<'_>, facts: UrlFacts, answer: &mut Answer) {
        let text = &facts.input.clone();
        match self.made(facts) {
            Err(why) => self.refuse(line, text, &why, answer),
            made if self.json => self.entry(line, text, &made, answer),
            Ok(made) => {
                // Writing to memory cannot fail.
                let _ = writeln!(answer.out, "{}", made.text.replace('\n', "\\n"));
                let unknown = made.link.notes.iter().filter(|n| n.code == code::LINK_UNKNOWN_PARAMETERS.name());
                let left_out = left_out(&made.link).into_iter().filter(|_| !self.left_out).flatten();
                for note in unknown.chain(left_out) {
                    complaint::of_line(&mut answer.errors, line, text, note);
                }
            }
        }
    }

    /// Says why an address has no link.
    fn refuse(&self, line: &Line<'_>, text: &str, why: &Note, answer: &mut Answer) {
        answer.failed = true;
        if self.json {
            self.entry(line, text, &Err(why.clone()), answer);
        } else {
            complaint::of_line(&mut answer.errors, line, text, why);
        }
    }

    fn entry(&self, line: &Line<'_>, input: &str, made: &Result<Made, Note>, answer: &mut Answer) {
        let made = made.as_ref();
        let entry = Entry {
            line: line.number,
            input,
            link: made.ok().map(|m| m.link.link.as_str()),
            text: made.ok().filter(|_| self.dressed).map(|m| m.text.as_str()),
            landing: made.ok().map(|m| m.link.landing.as_str()),
            product_id: made.ok().and_then(|m| m.product_id),
            notes: made.map(|m| said(&m.link).map(Said::of).collect()).unwrap_or_default(),
            error: made.err().map(Said::of),
        };
        if let Ok(json) = serde_json::to_string(&entry) {
            answer.out.push_str(&json);
            answer.out.push('\n');
        }
    }

    fn made(&self, facts: UrlFacts) -> Result<Made, Note> {
        let link = campaign::make(self.campaign.as_ref(), &self.profile, &facts, self.post.now)?;
        let title = Some(label(&facts));
        let product_id = facts.product_id;
        let item = PostItem {
            link: link.link.clone(),
            title,
            product_id: product_id.map(|id| id.to_string()),
            ..PostItem::default()
        };
        let composed = compose(&Post { items: vec![item], ..self.post.clone() });
        let text =
            composed.text.ok_or_else(|| composed.problem.unwrap_or_else(|| Note::plain(code::COMPOSE_NO_ITEM)))?;
        Ok(Made { link, text, product_id })
    }
}

fn job(args: &Args, network: &link::NetworkInfo) -> Result<Job, Note> {
    let template = args.template.clone();
    if template.is_some() && !network.ids.is_empty() {
        return Err(Note::new(code::CLI_TEMPLATE_NETWORK, [("network", network.name.as_str())]));
    }
    let subs = subs(&args.subs)?;
    let ids = network::ids(network, &args.ids)?;
    let mut profile = Profile { network: network.code.to_string(), template, ids, ..Profile::default() };
    network::complete(network, &profile)?;
    first_problem(&Profile { sub_ids: subs.clone(), ..profile.clone() }, args.campaign.is_some())?;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    let campaign = match &args.campaign {
        Some(name) => {
            let channel = args.channel.clone().unwrap_or_default();
            let campaign = Campaign { id: String::new(), name: name.clone(), channel, sub_ids: subs };
            Some(campaign)
        }
        None => {
            profile.sub_ids = subs;
            None
        }
    };
    let post = Post {
        format: Format::parse(&args.format)?,
        template: args.post.clone(),
        disclosure: Disclosure { market: args.disclosure.clone(), own: args.disclosure_words.clone() },
        now,
        ..Post::default()
    };
    if let Some(flaw) = args.post.as_deref().and_then(|text| check_template(text).flaws.into_iter().next()) {
        return Err(flaw.problem);
    }
    // A disclosure that cannot be written is told once, not for every address.
    let trial = PostItem { link: "https://example.com/".into(), ..PostItem::default() };
    let dressed = match compose(&Post { items: vec![trial.clone()], ..post.clone() }) {
        composed if composed.text.as_deref() == Some(&trial.link) => false,
        composed => composed.problem.map_or(Ok(true), Err)?,
    };
    let left_out = campaign.as_ref().map_or(Ok(false), |campaign| usable(campaign, &profile, now))?;
    let own = link::own(std::slice::from_ref(&profile));
    Ok(Job { profile, own, campaign, left_out, post, dressed, json: args.json })
}

/// Whether links are made without the campaign, which is said: one whose pattern is wrong costs no link. So is a value
/// that was made fit.
fn usable(campaign: &Campaign, profile: &Profile, now: i64) -> Result<bool, Note> {
    let checked = campaign::check(campaign, profile, &[], now);
    let (patterns, call): (Vec<_>, Vec<_>) =
        checked.problems.into_iter().partition(|problem| problem.field.starts_with("subIds."));
    if let Some(first) = call.into_iter().next() {
        return Err(first.flaw.problem);
    }
    if let Some(first) = patterns.first() {
        complain(Note::new(code::CAMPAIGN_LEFT_OUT, [("campaign", campaign.name.as_str())]));
        complain(&first.flaw.problem);
    }
    for said in &checked.notes {
        complain(&said.note);
    }
    Ok(!patterns.is_empty())
}

/// That a link is made without its campaign, and why.
fn left_out(link: &link::AffiliateLink) -> Option<[&Note; 2]> {
    link.campaign_left_out.as_ref().map(|left_out| [&left_out.note, &left_out.why])
}

/// All that is to be said of a link.
fn said(link: &link::AffiliateLink) -> impl Iterator<Item = &Note> {
    left_out(link).into_iter().flatten().chain(&link.notes)
}

/// The pairs of `--sub KEY=VALUE`.
fn subs(given: &[String]) -> Result<Map<String, String>, Note> {
    let mut subs = Map::new();
    for text in given {
        let (key, value) = text
            .split_once('=')
            .filter(|(key, _)| !key.is_empty())
            .ok_or_else(|| Note::new(code::CLI_SUB_FORM, [("text", text.as_str())]))?;
        if value.is_empty() {
            return Err(Note::new(code::CLI_SUB_EMPTY, [("key", key)]));
        }
        if subs.contains_key(key) {
            return Err(Note::new(code::CLI_SUB_TWICE, [("key", key)]));
        }
        subs.insert(key.to_owned(), value.to_owned());
    }
    Ok(subs)
}

/// What is wrong with the account; of patterns that a campaign fills only whether their sub-ids exist.
fn first_problem(profile: &Profile, patterns: bool) -> Result<(), Note> {
    let names =
        |note: &Note| [code::LINK_SUB_ID_UNKNOWN, code::LINK_NO_SUB_IDS_HERE].iter().any(|c| c.name() == note.code);
    let counts = |field: &str, note: &Note| !patterns || !field.starts_with("subIds.") || names(note);
    let problems = link::check(profile).problems;
    problems.into_iter().find(|p| counts(&p.field, &p.problem)).map_or(Ok(()), |p| Err(p.problem))
}

/// What the link says where the format has a text of its own.
fn label(facts: &UrlFacts) -> String {
    match &facts.product_id {
        Some(id) => Note::new(code::COMPOSE_ITEM, [("id", id.to_string())]).text,
        None => Note::plain(code::COMPOSE_PAGE).text,
    }
}
