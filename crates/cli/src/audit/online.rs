//! What AliExpress' Open Platform says of the products that are linked, asked with the user's own key. Nothing else is
//! asked of anybody.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, thread};

use affix_core::audit::OnlineRecord;
use affix_core::open_platform::{
    DetailsQuestion, ENDPOINT, MOST_AT_ONCE, Pace, PlatformKey, ProductDetails, Reply, details, details_request,
};
use affix_core::text::message::{Note, code};
use affix_core::value::{Country, Currency, Day, ProductId};
use affix_files::saved::{self, unreadable};
use ureq::Agent;

use crate::output::put;

/// How long an answer is waited for.
const SECONDS: u32 = 30;

/// How long a refusal for asking too often is sat out; behind it the work is left to another day.
const MOST_WAIT: u64 = 60_000;

/// How often one question is asked again after such a refusal.
const AGAIN: u32 = 3;

/// Bytes of an answer that are read.
const MOST_BYTES: u64 = 16 << 20;

/// Whom to ask, for whom, and where it is kept.
pub(super) struct Online {
    key: PlatformKey,
    country: Country,
    currency: Option<Currency>,
    file: String,
    record: OnlineRecord,
    agent: Agent,
    endpoint: String,
}

impl Online {
    /// With the key of the environment, else of the settings in `profile`.
    pub(super) fn of(
        file: &str,
        profile: Option<&str>,
        market: Option<&str>,
        currency: Option<&str>,
    ) -> Result<Self, String> {
        let country = market.and_then(|market| market.to_ascii_uppercase().parse().ok());
        let country: Country = country.ok_or_else(|| Note::plain(code::CLI_AUDIT_ONLINE_MARKET).text)?;
        let key = key(profile)?;
        let record = match fs::read_to_string(file) {
            Ok(text) => OnlineRecord::read(&text, country).map_err(|why| format!("{file}: {why}"))?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => OnlineRecord::new(country),
            Err(e) => return Err(format!("{file}: {}", unreadable(file, "answers.json", &e))),
        };
        let endpoint = endpoint();
        let agent = Agent::config_builder()
            .https_only(endpoint == ENDPOINT)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(SECONDS.into())))
            .user_agent(concat!("affix/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        let currency = currency.and_then(|currency| currency.parse().ok());
        Ok(Self { key, country, currency, file: file.to_owned(), record, agent, endpoint })
    }

    /// Asks about these products, as far as they were not asked about today. What was answered is kept as it comes;
    /// the problem that ended it, where one did. `tell`: said how far it is.
    pub(super) fn ask(
        mut self,
        products: &BTreeSet<ProductId>,
        today: Day,
        tell: bool,
    ) -> (OnlineRecord, Option<String>) {
        let due = self.record.due(products, today);
        let mut pace = Pace::default();
        let mut done = 0;
        for ids in due.chunks(MOST_AT_ONCE) {
            let question =
                DetailsQuestion { product_ids: ids.to_vec(), country: Some(self.country), currency: self.currency };
            let problem = match self.answered(&question, &mut pace) {
                Ok(answers) => {
                    self.record.take(&answers, today);
                    self.keep().err()
                }
                // Something is known of none of these, and may be of the next.
                Err(why) if why.code == code::OPEN_PLATFORM_OTHER_PRODUCT.name() => None,
                Err(why) => Some(why.text),
            };
            if let Some(problem) = problem {
                let values = [("problem", problem), ("done", done.to_string()), ("all", due.len().to_string())];
                return (self.record, Some(Note::new(code::CLI_AUDIT_ONLINE_STOPPED, values).text));
            }
            done += ids.len();
            if tell || io::stderr().is_terminal() {
                let values = [("done", done.to_string()), ("all", due.len().to_string())];
                let text = Note::new(code::CLI_AUDIT_ONLINE_PROGRESS, values).text;
                // Nobody reads what cannot be written.
                let _ = writeln!(io::stderr(), "affix: {text}");
            }
        }
        (self.record, None)
    }

    /// One answer, in its turn, asked again where it was too early.
    fn answered(&self, question: &DetailsQuestion, pace: &mut Pace) -> Result<Vec<ProductDetails>, Note> {
        let mut again = 0;
        loop {
            let turn = pace.turn(now());
            *pace = turn.pace;
            if turn.wait > 0 {
                thread::sleep(Duration::from_millis(turn.wait));
                continue;
            }
            let sent = now();
            let form = details_request(&self.key, question, i64::try_from(sent).unwrap_or(i64::MAX))?;
            let (status, body) = match self.send(&form) {
                Ok(answer) => answer,
                Err(ureq::Error::Timeout(_)) => {
                    return details(Reply::TimedOut { seconds: SECONDS }, question);
                }
                Err(_) => return details(Reply::Unreachable, question),
            };
            let answer = details(Reply::Answer { status, body: &body }, question);
            let seconds = |why: &Note| why.params.get("seconds").and_then(|text| text.parse().ok());
            let why = answer.as_ref().err();
            let refusals = pace.refusals;
            *pace = pace.after(why.map(|why| why.code), why.and_then(seconds), now());
            let too_often = pace.refusals > refusals;
            if !too_often || again == AGAIN || pace.turn(now()).wait > MOST_WAIT {
                return answer;
            }
            again += 1;
        }
    }

    fn send(&self, form: &str) -> Result<(u16, String), ureq::Error> {
        let kind = "application/x-www-form-urlencoded;charset=utf-8";
        let mut answer = self.agent.post(&self.endpoint).content_type(kind).send(form)?;
        let status = answer.status().as_u16();
        Ok((status, answer.body_mut().with_config().limit(MOST_BYTES).read_to_string()?))
    }

    fn keep(&self) -> Result<(), String> {
        put(&self.file, self.record.text())
            .map_err(|e| format!("{}: {}", self.file, Note::new(code::CLI_OUTPUT, [("problem", e.to_string())])))
    }
}

/// Milliseconds since 1970-01-01 UTC.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Where to ask. The tests of a build for debugging have a server of their own.
fn endpoint() -> String {
    if cfg!(debug_assertions)
        && let Ok(local) = env::var("AFFIX_TEST_ENDPOINT")
    {
        return local;
    }
    ENDPOINT.to_owned()
}

/// The user's own key. It is no argument: those are seen by everybody on the machine.
fn key(profile: Option<&str>) -> Result<PlatformKey, String> {
    let of = |name| env::var(name).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if let (Some(app_key), Some(secret)) = (of("AFFIX_APP_KEY"), of("AFFIX_APP_SECRET")) {
        return Ok(PlatformKey { app_key, secret, tracking_id: of("AFFIX_TRACKING_ID").unwrap_or_default() });
    }
    let text = profile.map(saved::load).transpose().map_err(|why| why.text)?.map(|file| file.text);
    let key = text.and_then(|text| PlatformKey::in_settings(&text));
    key.ok_or_else(|| Note::plain(code::CLI_AUDIT_ONLINE_KEY).text)
}
