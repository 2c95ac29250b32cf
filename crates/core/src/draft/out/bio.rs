//! A page of links for the one address that a profile has: a file that stands by itself, without script.

use super::html::{Html, text};
use super::printer::Printer;
use crate::draft::block::{Block, Card, Page};

/// How it looks. Text and ground are 7:1 apart at least, in light and dark.
const STYLE: &str = "\
:root,:host{color-scheme:light dark;--ground:#f6f5f3;--card:#fff;--ink:#1d1b18;--soft:#4d4943;--line:#dcd8d2;--go:#9c1c15}\
*{box-sizing:border-box}body,:host{background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;margin:0}\
.pp{margin-inline:auto;max-width:36rem;overflow-wrap:anywhere;padding:1.5rem 1rem 3rem}.pp [dir]{text-align:-webkit-match-parent;text-align:match-parent}\
.pp-paid{color:var(--soft);font-size:.875rem;margin-block:0 1rem}\
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.125rem;margin-block:2rem .5rem}\
article{background:var(--card);border:1px solid var(--line);border-radius:14px;display:flow-root;margin-block:.75rem;padding:1rem}\
article h2,article h3{font-size:1.0625rem;line-height:1.3;margin:0 0 .25rem}article p{margin-block:.25rem}\
article img{aspect-ratio:1;background:#fff;border-radius:10px;float:inline-start;height:5.5rem;margin-inline-end:1rem;object-fit:contain;width:5.5rem}\
.pp-ribbon{border:1px solid var(--line);border-radius:99px;color:var(--soft);display:inline-block;font-size:.8125rem;margin-inline-end:.25rem;padding:.05rem .6rem}\
.pp-go{align-items:center;clear:both;display:flex;flex-wrap:wrap;gap:.25rem .75rem;padding-block-start:.5rem}\
.pp-go a{background:var(--go);border-radius:10px;color:#fff;flex:1 1 12rem;font-weight:600;padding:.7rem 1rem;text-align:center;text-decoration:none}\
.pp-go small,.pp-note{color:var(--soft);font-size:.8125rem}a{color:inherit}\
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}\
@media(prefers-color-scheme:dark){:root,:host{--ground:#161513;--card:#211f1c;--ink:#f3f0ea;--soft:#c4bfb6;--line:#3a3732}}";

/// The file.
pub(super) fn file(page: &Page, language: &str) -> String {
    let direction = if page.rtl { "rtl" } else { "ltr" };
    let mut out =
        format!("<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n");
    out += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n";
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';img-src https:\">\n<title>";
    text(&mut out, if page.title.is_empty() { &page.disclosure } else { &page.title });
    out += &format!("</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main class=\"pp\">\n");
    let grouped = page.blocks.iter().any(|block| matches!(block, Block::Heading(_)));
    let product = if grouped { 3 } else { 2 };
    let mut printer = Html { out, rtl: page.rtl, top: 1, product, label: Some(&page.label) };
    printer.element("p", " class=\"pp-paid\"", &page.disclosure);
    if let Some(title) = Some(&page.title).filter(|title| !title.is_empty()) {
        printer.element("h1", "", title);
    }
    let blocks: Vec<Block> = page.blocks.iter().map(brief).collect();
    printer.blocks(&blocks);
    if let Some(dated) = &page.dated {
        printer.fine(dated);
    }
    printer.out + "</main>\n</body>\n</html>\n"
}

/// Who comes from a post wants the link; what else is known stands behind it.
fn brief(block: &Block) -> Block {
    match block {
        Block::Card(card) => Block::Card(Box::new(Card { facts: Vec::new(), notes: Vec::new(), ..(**card).clone() })),
        block => block.clone(),
    }
}
