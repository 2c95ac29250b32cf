//! `affix link URL… --network NAME --id [KEY=]VALUE…`

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use affix_core::compose::{Disclosure, Format, Post, PostItem, compose, disclosure};
use affix_core::link::{self, default_id_key, make};
use affix_core::message::{Note, code};
use affix_core::settings::Profile;
use affix_core::url::{UrlFacts, classify};
use clap::Args as ClapArgs;

use crate::url::{each_line, finished};

/// Addresses and the account to make links with.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Addresses, ids or texts that hold one; `-` reads one a line from standard input.
    #[arg(required = true)]
    urls: Vec<String>,
    /// Network: aliexpress, admitad, epn, awin, …, or template.
    #[arg(long)]
    network: String,
    /// Your own id: VALUE, or KEY=VALUE where the network needs several.
    #[arg(long = "id", value_name = "[KEY=]VALUE")]
    ids: Vec<String>,
    /// A sub-id.
    #[arg(long = "sub", value_name = "KEY=VALUE")]
    subs: Vec<String>,
    /// The link template, for the network template: {url} is the encoded target, {rawurl} the target.
    #[arg(long, value_name = "URL")]
    template: Option<String>,
    /// plain, markdown, html, bbcode, telegram-html, telegram-md or x.
    #[arg(long, default_value = "plain")]
    format: String,
    /// Put this market's disclosure in front: us uk de fr es it br ru pl.
    #[arg(long, value_name = "MARKET")]
    disclosure: Option<String>,
}

/// How every link of this call is made.
struct Job {
    profile: Profile,
    post: Post,
}

/// Prints one record a line; an address that gives no link is one line on standard error, exit 1.
pub(crate) fn run(args: &Args) -> ExitCode {
    let job = match job(args) {
        Ok(job) => job,
        Err(why) => {
            eprintln!("affix: {why}");
            return ExitCode::from(1);
        }
    };
    let own = link::own(std::slice::from_ref(&job.profile));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut failed = false;
    let done = each_line(&args.urls, |text| {
        let facts = classify(text, &own);
        match make(&facts, &job.profile) {
            Ok(made) => {
                let item = PostItem { link: made.link, title: Some(label(&facts)), ..PostItem::default() };
                let record = compose(&Post { items: vec![item], ..job.post.clone() }).text.unwrap_or_default();
                writeln!(out, "{}", record.replace('\n', "\\n"))
            }
            Err(why) => {
                failed = true;
                eprintln!("affix: {text}: {why}");
                Ok(())
            }
        }
    });
    finished(done.and_then(|()| out.flush()), if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
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
    for sub in &args.subs {
        let (key, value) =
            sub.split_once('=').ok_or_else(|| Note::new(code::CLI_SUB_FORM, [("text", sub.as_str())]))?;
        profile.sub_ids.insert(key.to_owned(), value.to_owned());
    }
    args.disclosure.as_deref().map(disclosure).transpose()?;
    let disclosure = Disclosure { market: args.disclosure.clone(), own: None };
    Ok(Job { profile, post: Post { format: Format::parse(&args.format)?, disclosure, ..Post::default() } })
}

/// What the link says where the format has a text of its own.
fn label(facts: &UrlFacts) -> String {
    match &facts.product_id {
        Some(id) => Note::new(code::COMPOSE_ITEM, [("id", id.as_str())]).text,
        None => Note::plain(code::COMPOSE_PAGE).text,
    }
}
