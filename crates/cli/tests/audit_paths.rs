//! Which files `affix audit` looks at: patterns, what is ignored, sitemaps.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "<a href=\"https://www.aliexpress.com/item/1005006000000001.html\">lamp</a>";

/// A new folder with these files, each of them a page with a link, or what is given.
fn folder(name: &str, files: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit-paths").join(name);
    let _ = fs::remove_dir_all(&folder);
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, PAGE).unwrap();
    }
    folder
}

/// The documents with findings, what was complained of, and the exit code.
fn audited(at: &Path, args: &[&str]) -> (Vec<String>, String, i32) {
    let out = tool::command(&[&["audit", "--format", "json"], args].concat()).current_dir(at).output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap_or_default();
    let mut files: Vec<String> = Vec::new();
    for finding in answer["findings"].as_array().into_iter().flatten() {
        let file = finding["document"].as_str().unwrap().to_owned();
        if finding["rule"] == "id-missing" && !files.contains(&file) {
            files.push(file);
        }
    }
    (files, String::from_utf8(out.stderr).unwrap(), out.status.code().unwrap())
}

#[test]
fn a_pattern_names_what_is_like_it() {
    let at = folder("like", &["a.html", "posts/b.md", "posts/de/c.md", "posts/d.html", "node_modules/e.md"]);
    for (pattern, wanted) in [
        ("**/*.md", vec!["posts/b.md", "posts/de/c.md"]),
        ("posts/*.md", vec!["posts/b.md"]),
        ("./posts/*", vec!["./posts/b.md", "./posts/d.html"]),
        ("posts/??/*.md", vec!["posts/de/c.md"]),
        ("*.html", vec!["a.html"]),
    ] {
        let (files, said, code) = audited(&at, &[pattern]);
        assert_eq!((files, said.as_str(), code), (wanted.into_iter().map(str::to_owned).collect(), "", 1), "{pattern}");
    }
    let (files, said, code) = audited(&at, &["posts/*.xml", "a.html"]);
    assert_eq!((files, code), (vec!["a.html".to_owned()], 2));
    assert!(said.contains("posts/*.xml: No document is like this."), "{said}");
    let (_, said, code) = audited(&at, &["posts/***"]);
    assert!(said.contains("is no pattern") && code == 2, "{said}");
    // A file of that name is that file.
    fs::write(at.join("posts/[b].md"), "[lamp](https://www.aliexpress.com/item/1005006000000001.html)").unwrap();
    assert_eq!(audited(&at, &["posts/[b].md"]).0, ["posts/[b].md"]);
}

#[test]
fn what_is_ignored_is_passed_over_in_folders() {
    let at = folder("ignored", &["a.html", "tags/b.html", "posts/tags/c.html", "posts/d.html", "posts/e.draft.html"]);
    for (patterns, wanted) in [
        (&["tags"][..], &["a.html", "posts/d.html", "posts/e.draft.html"][..]),
        (&["tags/"], &["a.html", "posts/d.html", "posts/e.draft.html"]),
        (&["posts/tags"], &["a.html", "posts/d.html", "posts/e.draft.html", "tags/b.html"]),
        (&["*.draft.html", "posts/tags/**"], &["a.html", "posts/d.html", "tags/b.html"]),
    ] {
        let args: Vec<&str> = ["."].into_iter().chain(patterns.iter().flat_map(|p| ["--ignore", p])).collect();
        let (files, said, _) = audited(&at, &args);
        let files: Vec<&str> = files.iter().map(|file| file.trim_start_matches("./")).collect();
        assert_eq!((files.as_slice(), said.as_str()), (wanted, ""), "{patterns:?}");
    }
    // What is named is read.
    assert_eq!(audited(&at, &["tags/b.html", "--ignore", "tags"]).0, ["tags/b.html"]);
    let (_, said, code) = audited(&at, &[".", "--ignore", "[a"]);
    assert!(said.contains("“[a” is no pattern") && code == 2, "{said}");
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn urls(addresses: &[&str]) -> String {
    let urls: String =
        addresses.iter().map(|a| format!("<url>\n<loc> {a} </loc><lastmod>2026-11-01</lastmod></url>")).collect();
    format!("{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>")
}

#[test]
fn of_a_sitemap_the_pages_are_read_that_it_lists() {
    let at = folder(
        "sitemap",
        &["index.html", "a/index.html", "b.html", "draft.html", "größe & mehr/index.html", "404.html"],
    );
    let listed = [
        "https://blog.example/",
        "https://blog.example/a/",
        "https://blog.example/b",
        "https://blog.example/gr%C3%B6%C3%9Fe%20&amp;%20mehr/?x=1",
    ];
    fs::write(at.join("sitemap.xml"), urls(&listed)).unwrap();
    let wanted = ["index.html", "a/index.html", "b.html", "größe & mehr/index.html"];
    let (files, said, code) = audited(&at, &["sitemap.xml"]);
    assert_eq!((files.as_slice(), said.as_str(), code), (wanted.map(str::to_owned).as_slice(), "", 1));
    let above = at.parent().unwrap();
    assert_eq!(audited(above, &["sitemap/sitemap.xml"]).0[1], "sitemap/a/index.html");
    // A site below a path of its host.
    fs::write(at.join("sitemap.xml"), urls(&["https://me.example/my/blog/a/", "https://me.example/my/blog/b.html"]))
        .unwrap();
    assert_eq!(audited(&at, &["sitemap.xml"]).0, ["a/index.html", "b.html"]);
    // An index, packed.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, urls(&["https://blog.example/b"]).as_bytes()).unwrap();
    fs::write(at.join("pages.xml.gz"), packed.finish().unwrap()).unwrap();
    let index =
        format!("{HEAD}<sitemapindex><sitemap><loc>https://blog.example/pages.xml.gz</loc></sitemap></sitemapindex>");
    fs::write(at.join("index.xml"), index).unwrap();
    assert_eq!(audited(&at, &["index.xml"]).0, ["b.html"]);
}

#[test]
fn a_sitemap_leads_nowhere_else_and_says_what_is_missing() {
    let at = folder("outside", &["site/a.html", "b.html"]);
    std::os::unix::fs::symlink("../b.html", at.join("site/linked.html")).unwrap();
    let listed = [
        "https://x.example/a",
        "https://x.example/../b.html",
        "https://x.example/%2e%2e/b.html",
        "https://x.example/linked",
        "https://x.example/gone",
        "no address",
    ];
    fs::write(at.join("site/sitemap.xml"), urls(&listed)).unwrap();
    let (files, said, code) = audited(&at, &["site/sitemap.xml"]);
    assert_eq!((files, code), (vec!["site/a.html".to_owned()], 2));
    assert!(said.contains("without a file beside it: 5, the first https://x.example/../b.html"), "{said}");
    fs::write(at.join("site/cut.xml"), urls(&listed).replace("</urlset>", "<url><loc")).unwrap();
    let (_, said, code) = audited(&at, &["site/cut.xml"]);
    assert!(said.contains("it ends in the middle") && code == 2, "{said}");
    // What is no sitemap is what it was.
    fs::write(at.join("site/feed.xml"), "<rss><channel><item><title>x</title></item></channel></rss>").unwrap();
    assert_eq!(audited(&at, &["site/feed.xml"]).2, 0);
}
