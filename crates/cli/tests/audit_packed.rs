//! `affix audit` over archives, spreadsheets and exports of any size.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod tool;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PROFILE: &str = r#"{"version":1,"profiles":[{"id":"p","name":"Blog","network":"aliexpress","ids":{"aff_short_key":"_xAmpL3k"},"subIds":{},"template":null}]}"#;

/// An address of a product with nobody's id.
fn item(number: u32) -> String {
    format!("https://www.aliexpress.com/item/100500600000{number:04}.html")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit-packed").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("profile.txt"), PROFILE).unwrap();
    folder
}

fn run(at: &Path, more: &[&str]) -> (String, String) {
    let args = [&["audit", "--at", "2026-11-27T00:00:00Z", "--profile", "profile.txt"], more].concat();
    let out = tool::command(&args).current_dir(at).output().unwrap();
    let errors = String::from_utf8(out.stderr).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
    (String::from_utf8(out.stdout).unwrap(), errors)
}

/// Rule, document and part of each finding.
fn found(at: &Path, path: &str) -> Vec<String> {
    let (answer, errors) = run(at, &["--format", "json", path]);
    let answer: Value = serde_json::from_str(&answer).expect(&errors);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |f: &Value| format!("{} {} {}", text(&f["rule"]), text(&f["document"]), text(&f["where"]));
    let mut all: Vec<String> =
        answer["findings"].as_array().unwrap().iter().map(|f| one(f).trim().to_owned()).collect();
    all.sort();
    all
}

fn export(posts: u32) -> String {
    let post = |n: u32| {
        format!(
            "<item><wp:post_id>{n}</wp:post_id><wp:status>publish</wp:status><content:encoded><![CDATA[<p>Ad</p><a href=\"{}\">lamp</a>]]></content:encoded></item>\n",
            item(n)
        )
    };
    format!("<rss><channel>\n{}</channel></rss>", (1..=posts).map(post).collect::<String>())
}

#[test]
fn an_archive_is_read_as_the_folder_that_it_was() {
    let at = folder("zip");
    let mut zip = ZipWriter::new(File::create(at.join("site.zip")).unwrap());
    let plain = SimpleFileOptions::default();
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, plain).unwrap();
        zip.write_all(bytes).unwrap();
    };
    add("posts/a.md", format!("Ad: [lamp]({})\n", item(1)).as_bytes());
    add("posts/fine.html", b"<p>nothing of the shop</p>");
    add("export.xml", export(2).as_bytes());
    add("__MACOSX/posts/._a.md", item(3).as_bytes());
    add("posts/photo.jpg", item(4).as_bytes());
    add("../out.md", item(5).as_bytes());
    add("bomb.html", &vec![b' '; 12 << 20]);
    zip.add_symlink("posts/link.md", "/etc/passwd", plain).unwrap();
    zip.finish().unwrap();
    assert_eq!(
        found(&at, "."),
        [
            "id-missing ./site.zip/export.xml post=1",
            "id-missing ./site.zip/export.xml post=2",
            "id-missing ./site.zip/posts/a.md",
            "unreadable ./site.zip/../out.md",
            "unreadable ./site.zip/bomb.html",
            "unreadable ./site.zip/posts/link.md",
        ]
    );
    let (said, _) = run(&at, &["--fix", "site.zip"]);
    assert!(said.starts_with("old,new\r\n") && said.contains(&item(1)), "{said}");

    fs::write(at.join("cut.zip"), &fs::read(at.join("site.zip")).unwrap()[..4000]).unwrap();
    assert_eq!(found(&at, "cut.zip"), ["unreadable cut.zip"]);
}

#[test]
fn a_packed_export_is_read_as_it_is_unpacked() {
    let at = folder("gz");
    let packed = |bytes: &[u8]| {
        let mut gz = GzEncoder::new(Vec::new(), Compression::default());
        gz.write_all(bytes).unwrap();
        gz.finish().unwrap()
    };
    fs::write(at.join("export.xml.gz"), packed(export(2).as_bytes())).unwrap();
    assert_eq!(found(&at, "."), ["id-missing ./export.xml.gz post=1", "id-missing ./export.xml.gz post=2"]);
    fs::write(at.join("bomb.html.gz"), packed(&vec![b' '; 12 << 20])).unwrap();
    assert_eq!(found(&at, "bomb.html.gz"), ["unreadable bomb.html.gz"]);
    fs::write(at.join("old.tar.gz"), packed(b"x")).unwrap();
    assert_eq!(found(&at, "old.tar.gz"), ["unreadable old.tar.gz"]);
    fs::write(at.join("half.xml.gz"), &packed(export(9).as_bytes())[..90]).unwrap();
    assert_eq!(found(&at, "half.xml.gz").iter().filter(|f| f.starts_with("unreadable")).count(), 1);
}

#[test]
fn links_of_spreadsheets_are_found_wherever_they_stand() {
    let at = folder("sheets");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "name").unwrap();
    sheet.write(1, 0, item(1)).unwrap();
    sheet
        .write_formula(2, 1, Formula::new(format!("=HYPERLINK(\"{}\",\"lamp\")", item(2))).set_result("lamp"))
        .unwrap();
    sheet.write_url_with_text(5, 0, item(3).as_str(), "lamp").unwrap();
    book.save(at.join("list.xlsx")).unwrap();
    let three = |file: &str| ["row=2", "row=3", "row=6"].map(|row| format!("id-missing {file} {row}"));
    assert_eq!(found(&at, "list.xlsx"), three("list.xlsx"));

    let content = format!(
        r#"<office:document-content><table:table><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1"><table:table-cell/><table:table-cell table:formula="of:=HYPERLINK(&quot;{}&quot;;&quot;lamp&quot;)"><text:p>lamp</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
        <table:table-row><table:table-cell><text:p><text:a xlink:href="{}">lamp</text:a></text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:document-content>"#,
        item(1),
        item(2),
        item(3)
    );
    let mut zip = ZipWriter::new(File::create(at.join("list.ods")).unwrap());
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap();
    assert_eq!(found(&at, "list.ods"), three("list.ods"));

    fs::write(at.join("half.xlsx"), &fs::read(at.join("list.xlsx")).unwrap()[..3000]).unwrap();
    assert_eq!(found(&at, "half.xlsx"), ["unreadable half.xlsx"]);
}

#[test]
fn what_is_changed_elsewhere_is_told_as_a_table() {
    let at = folder("elsewhere");
    fs::write(at.join("export.xml"), export(1)).unwrap();
    fs::write(at.join("list.csv"), format!("name,url\nlamp,{}\nagain,{}\n", item(2), item(2))).unwrap();
    let (said, errors) = run(&at, &["--fix", "export.xml", "list.csv"]);
    let link = |n: u32, and: &str| {
        let target = item(n).replace(':', "%3A").replace('/', "%2F");
        format!("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k{and}dl_target_url={target}")
    };
    let rows = format!("old,new\r\n{},\"{}\"\r\n{},{}\r\n", item(1), link(1, "&amp;"), item(2), link(2, "&"));
    assert_eq!(said, rows);
    assert!(errors.contains("as the table says"), "{errors}");
    assert_eq!(fs::read_to_string(at.join("export.xml")).unwrap(), export(1));
}

#[test]
fn a_broken_part_costs_no_other() {
    let at = folder("parts");
    let message = |id: u32, text: &str| format!(r#"{{"id":{id},"type":"message","text":{text}}}"#);
    let of = |n: u32| format!("\"{}\"", item(n));
    let messages = [message(1, &of(1)), message(2, "7e"), message(3, &of(3))];
    fs::write(at.join("cut.json"), format!("{{\"messages\":[{}]}}", messages.join(","))).unwrap();
    assert_eq!(found(&at, "cut.json"), ["id-missing cut.json message=1", "unreadable cut.json message=1, behind it"]);
    let messages = [message(1, &of(1)), r#"{"id":"x","type":"message"}"#.to_owned(), message(3, &of(3))];
    fs::write(at.join("odd.json"), format!("{{\"messages\":[{}]}}", messages.join(","))).unwrap();
    assert_eq!(
        found(&at, "odd.json"),
        ["id-missing odd.json message=1", "id-missing odd.json message=3", "unreadable odd.json message=1, behind it"]
    );
    let broken = export(2).replace("</channel>", "<item><title>x</tit <<<");
    fs::write(at.join("broken.xml"), broken).unwrap();
    assert_eq!(
        found(&at, "broken.xml"),
        ["id-missing broken.xml post=1", "id-missing broken.xml post=2", "unreadable broken.xml"]
    );
}

#[test]
fn a_long_list_is_judged_as_one() {
    let at = folder("long");
    let rows: String = (0..25_000).map(|n| format!("lamp,{}\n", item(n % 9_000))).collect();
    fs::write(at.join("list.csv"), format!("name,url\n{rows}")).unwrap();
    let (answer, _) = run(&at, &["--format", "json", "list.csv"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&answer["documents"], &answer["links"]), (&1.into(), &25_000.into()));
    let prints: std::collections::HashSet<&str> =
        answer["findings"].as_array().unwrap().iter().map(|f| f["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), answer["findings"].as_array().unwrap().len());
}

#[test]
fn every_encoding_is_read() {
    let at = folder("encodings");
    let page = format!(
        "<html lang=ru><meta charset=windows-1251><p>\u{1}</p><a href=\"https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&amp;dl_target_url={}\" rel=sponsored>x</a>",
        item(1).replace(':', "%3A").replace('/', "%2F")
    );
    let cyrillic: Vec<u8> =
        page.bytes().flat_map(|b| if b == 1 { b"\xd0\xe5\xea\xeb\xe0\xec\xe0".to_vec() } else { vec![b] }).collect();
    fs::write(at.join("ru.html"), cyrillic).unwrap();
    let wide: Vec<u8> =
        "\u{feff}Ad: ".encode_utf16().chain(item(2).encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(at.join("wide.txt"), &wide).unwrap();
    let wide: Vec<u8> =
        format!("\u{feff}name\turl\nlamp\t{}\n", item(3)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(at.join("wide.tsv"), &wide).unwrap();
    assert_eq!(found(&at, "."), ["id-missing ./wide.tsv row=2", "id-missing ./wide.txt"]);
}
