//! Lists of any size through the tool itself: complete, in order, the same on any number of threads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run the tool has failed")]

mod tool;

use std::fmt::Write as _;
use std::process::Output;

/// Lines enough for hundreds of blocks at each of several threads.
const LINES: u64 = 200_000;

fn affix(args: &[&str], input: String) -> Output {
    tool::ran(args, input.as_bytes())
}

fn list(lines: u64) -> String {
    let mut text = String::new();
    for n in 0..lines {
        let id = 1_005_006_000_000_000 + n;
        match n % 5 {
            0 => writeln!(text, "https://www.aliexpress.com/item/{id}.html?spm=a2g0o.{n}&aff_fsk=_nObody{n}"),
            1 => writeln!(text, "{id}"),
            2 => writeln!(text, "https://es.aliexpress.com/w/wholesale-lamp-{n}.html?SearchText=lamp+{n}"),
            3 => writeln!(text, "no address in line {n}\r"),
            _ => writeln!(text),
        }
        .unwrap();
    }
    text
}

#[test]
fn a_long_list_of_addresses_keeps_its_order_on_any_number_of_threads() {
    let text = list(LINES);
    let one = affix(&["url", "-", "--jobs", "1"], text.clone());
    assert!(one.status.success());
    let answers = String::from_utf8(one.stdout.clone()).unwrap();
    let count = answers.lines().count();
    assert_eq!(count, usize::try_from(LINES).unwrap());
    for (answer, line) in answers.lines().zip(text.lines()) {
        assert!(answer.starts_with(&format!("{{\"input\":\"{line}\",")), "{line}: {answer}");
    }
    assert!(affix(&["url", "-", "--jobs", "3"], text).stdout == one.stdout, "three threads differ from one");
}

#[test]
fn a_long_list_of_links_keeps_its_order_and_tells_every_line_that_has_none() {
    let text = list(20_000);
    let run = |jobs| affix(&["link", "-", "--network", "aliexpress", "--id", "_oFixTur", "--jobs", jobs], text.clone());
    let one = run("1");
    assert_eq!(one.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&one.stdout).lines().count(), 12_000);
    assert_eq!(String::from_utf8_lossy(&one.stderr).lines().count(), 4_000);
    assert!(!String::from_utf8_lossy(&one.stdout).contains("nObody"));
    let three = run("3");
    assert!(three.stdout == one.stdout && three.stderr == one.stderr);
}

#[test]
fn a_campaign_and_a_template_fill_every_line() {
    let args = |sub| {
        [
            "link",
            "-",
            "--network",
            "aliexpress",
            "--id",
            "_oFixTur",
            "--campaign",
            "nov",
            "--channel",
            "blog",
            "--sub",
            sub,
            "--post",
            "{productId}: {link}",
        ]
    };
    let done = affix(
        &args("cn={campaign}-{channel}-{productId}"),
        "1005006000000001\nhttps://www.aliexpress.com/store/4493070\n".into(),
    );
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        "1005006000000001: https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_oFixTur&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000001.html&cn=nov-blog-1005006000000001\n: https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_oFixTur&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fstore%2F4493070&cn=nov-blog-\n"
    );
    let said = |sub| {
        let done = affix(&args(sub), "1005006000000001\n".into());
        assert_eq!(done.status.code(), Some(0), "{sub}");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        (text(done.stdout), text(done.stderr))
    };
    let (out, error) = said("cn={campaign} {channel}");
    assert!(out.ends_with("&cn=nov-blog\n"), "{out}");
    assert_eq!(error, "affix: “nov blog” is made fit for AliExpress Portals: nov-blog\n");
    let (out, error) = said("cn={day}");
    assert!(out.ends_with("1005006000000001.html\n"), "{out}");
    assert!(error.starts_with("affix: This link is made without the campaign nov.\naffix: There is no field {day}."));
}

#[test]
fn a_qr_code_on_disk_holds_the_link() {
    let folder = std::env::temp_dir().join(format!("affix-qr-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("code.png");
    let link = "https://go.example.net/?to=https%3A%2F%2Fa.example%2F1";
    let args = ["qr", link, "--out", file.to_str().unwrap(), "--scale", "5"];
    assert!(affix(&args, String::new()).status.success());
    let mut reader =
        png::Decoder::new(std::io::BufReader::new(std::fs::File::open(&file).unwrap())).read_info().unwrap();
    let mut rows = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rows).unwrap();
    let (side, line) = (info.width as usize, info.line_size);
    let light = |x: usize, y: usize| rows[y * line + x / 8] >> (7 - x % 8) & 1 == 1;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if light(x, y) { 255 } else { 0 });
    let read = picture.detect_grids().first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read.as_deref(), Some(link));
    assert_eq!(affix(&["qr", "javascript:x", "--out", "x.png"], String::new()).status.code(), Some(1));
}
