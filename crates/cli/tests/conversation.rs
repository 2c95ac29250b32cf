//! The tool as a program talks to it: a line is written, its answer awaited, the next one written. Nothing
//! here waits for a time: an answer that does not come would hang the test.
#![allow(clippy::unwrap_used, reason = "a test that cannot run the tool has failed")]

mod tool;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};

/// The running tool and the ends of its streams.
struct Talk {
    tool: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    errors: BufReader<ChildStderr>,
}

impl Talk {
    fn start(args: &[&str]) -> Self {
        let mut tool = tool::command(args).spawn().unwrap();
        let (to, from) = (tool.stdin.take().unwrap(), BufReader::new(tool.stdout.take().unwrap()));
        let errors = BufReader::new(tool.stderr.take().unwrap());
        Self { tool, to, from, errors }
    }

    fn say(&mut self, bytes: &[u8]) {
        self.to.write_all(bytes).unwrap();
        self.to.flush().unwrap();
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        line
    }

    fn hear_error(&mut self) -> String {
        let mut line = String::new();
        self.errors.read_line(&mut line).unwrap();
        line
    }

    /// Ends the input; the rest of the output, of the errors, and the exit code.
    fn end(mut self) -> (String, String, Option<i32>) {
        drop(self.to);
        let (mut out, mut errors) = (String::new(), String::new());
        self.from.read_to_string(&mut out).unwrap();
        self.errors.read_to_string(&mut errors).unwrap();
        (out, errors, self.tool.wait().unwrap().code())
    }
}

#[test]
fn every_line_is_answered_at_once() {
    for jobs in ["1", "2", "64", "5000"] {
        let mut talk = Talk::start(&["url", "-", "--jobs", jobs]);
        for n in 0..200 {
            let id = 1_005_006_000_000_000_u64 + n;
            // Every end that a line can have.
            let end = ["\n", "\r\n", "\r"][usize::try_from(n % 3).unwrap()];
            talk.say(format!("https://www.aliexpress.com/item/{id}.html?spm=x{end}").as_bytes());
            assert!(talk.hear().contains(&format!("\"productId\":\"{id}\"")), "{jobs} jobs, line {n}");
        }
        assert_eq!(talk.end(), (String::new(), String::new(), Some(0)));
    }
}

#[test]
fn half_a_line_waits_for_its_other_half() {
    let mut talk = Talk::start(&["url", "-"]);
    talk.say(b"\xef\xbb");
    talk.say(b"\xbfhttps://www.aliexpress.com/item/10050060");
    talk.say(b"00000001.html\nhttps://www.aliexpress.com/store/4493070\nlast");
    assert!(talk.hear().starts_with("{\"input\":\"https://www.aliexpress.com/item/1005006000000001.html\","));
    assert!(talk.hear().contains("\"kind\":\"store\""));
    let (rest, ..) = talk.end();
    assert!(rest.starts_with("{\"input\":\"last\",") && rest.lines().count() == 1, "{rest}");
}

#[test]
fn a_bot_gets_a_link_or_the_reason_line_by_line() {
    let mut talk = Talk::start(&["link", "-", "--network", "Portals", "--id", "_oFixTur"]);
    talk.say(b"1005006000000001\n");
    assert!(talk.hear().contains("aff_short_key=_oFixTur"));
    talk.say(b"\nhttps://example.com/\n");
    let error = talk.hear_error();
    assert!(error.starts_with("affix: line 3: https://example.com/: "), "{error}");
    talk.say(b"3256805813685249\n");
    assert!(talk.hear().contains("1005006000000001.html"));
    assert_eq!(talk.end(), (String::new(), String::new(), Some(1)));
}

#[test]
fn a_line_that_is_no_text_is_said_with_its_number_and_the_next_is_answered() {
    let mut talk = Talk::start(&["url", "-"]);
    talk.say(b"1005006000000001\n\xff\xfe\n");
    assert!(talk.hear().contains("\"product\""));
    assert!(talk.hear().contains("\"kind\":\"invalid\""));
    let error = talk.hear_error();
    assert!(error.starts_with("affix: line 2: ") && error.contains("UTF-8"), "{error}");
    talk.say(b"1\0\n1005006000000001\n");
    assert!(talk.hear().contains("cli_nul"));
    assert!(talk.hear().contains("\"product\""));
    assert_eq!(talk.end().2, Some(1));
}

#[test]
fn utf_16_with_its_mark_is_read() {
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let mut talk = Talk::start(&["link", "-", "--network", "admitad", "--id", "hash=0a1b2c3d"]);
        let text = "\u{feff}🎁 https://www.aliexpress.com/item/1005006000000001.html\r\n\r\n";
        talk.say(&text.encode_utf16().flat_map(bytes).collect::<Vec<_>>());
        assert!(talk.hear().contains("/g/0a1b2c3d/?ulp="));
        assert_eq!(talk.end(), (String::new(), String::new(), Some(0)));
    }
}

#[test]
fn what_is_wrong_with_the_call_is_said_once_and_before_anything_is_read() {
    for (args, says) in [
        (&["--network", "admitad"][..], "--id hash=VALUE"),
        (&["--network", "nosuch", "--id", "1"], "Use one of: aliexpress, admitad,"),
        (&["--network", "template", "--template", "http://a.example/{url}"], "must start with https://"),
        (&["--network", "awin", "--id", "1166692"], "--id awinmid=VALUE"),
    ] {
        // The input stays open: who waited for it would never answer.
        let mut talk = Talk::start(&[&["link", "-"], args].concat());
        let error = talk.hear_error();
        assert!(error.contains(says), "{args:?}: {error}");
        assert_eq!(talk.tool.wait().unwrap().code(), Some(1));
        assert_eq!(talk.hear_error(), "");
    }
}
