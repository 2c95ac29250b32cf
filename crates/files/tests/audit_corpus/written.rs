//! Documents in the formats that publishers have, with links put into them.

use encoding_rs::Encoding;

use crate::chance::Chance;
use crate::language::Language;
use crate::planted::{OTHERS, Planted};

/// What a document says, before it has a format.
pub(crate) struct Post<'l> {
    pub(crate) language: &'l Language,
    pub(crate) disclosed: Option<&'static str>,
    pub(crate) links: Vec<Planted>,
    pub(crate) number: usize,
}

/// A format's writer: the file's name and bytes. `marked`: links carry `rel`.
pub(crate) type Writer = fn(&Post<'_>, &mut Chance) -> (String, Vec<u8>);

pub(crate) const WRITERS: &[(&str, Writer)] = &[
    ("html", html),
    ("hugo", hugo),
    ("jekyll", jekyll),
    ("wxr", wxr),
    ("telegram", telegram),
    ("youtube", youtube),
    ("manager", manager),
    ("mail", mail),
    ("mailbox", mailbox),
    ("text", text),
    ("link page", link_page),
];

fn attribute(text: &str, chance: &mut Chance) -> String {
    let sign = chance.of_these(&["&amp;", "&#38;", "&#x26;"]);
    text.replace('&', sign).replace('"', "&quot;")
}

fn words(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The inside of a page, post or mail.
fn body(post: &Post<'_>, chance: &mut Chance) -> String {
    let mut out = String::new();
    if let Some(disclosed) = post.disclosed {
        out.push_str(&format!("<p class=\"note\"><em>{}</em></p>\n", words(disclosed)));
    }
    out.push_str("<!-- see https://www.aliexpress.com/item/1005006099999999.html -->\n");
    out.push_str("<pre><code>curl https://www.aliexpress.com/item/1005006099999998.html</code></pre>\n");
    for link in &post.links {
        let product = chance.of_these(post.language.products);
        let quote = chance.of_these(&["\"", "'"]);
        let href = format!("href={quote}{}{quote}", attribute(&link.target, chance));
        let rel = chance.of_these(&["rel=\"sponsored nofollow\"", "rel='nofollow noopener'", "REL=sponsored"]);
        let tag = if chance.one_in(2) { format!("<a {rel} {href}>") } else { format!("<a class=btn {href} {rel}>") };
        let (sentence, other) = (chance.of_these(post.language.sentences), chance.of_these(OTHERS));
        out.push_str(&format!(
            "<p>{} {tag}<b>{}</b></a>, <a href=\"{other}\">AliExpress</a>.\n{}</p>\n",
            words(sentence),
            words(product),
            post.language.price
        ));
    }
    out
}

fn encoded(text: &str, post: &Post<'_>, chance: &mut Chance) -> Vec<u8> {
    match chance.below(4) {
        0 => {
            let encoding = Encoding::for_label(post.language.old_encoding.as_bytes()).unwrap();
            let named = text.replace("charset=utf-8", &format!("charset={}", post.language.old_encoding));
            encoding.encode(&named).0.into_owned()
        }
        1 => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

fn html(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>{}</title><script>var u='https://www.aliexpress.com/item/1005006099999997.html'</script></head>\n<body>\n{}</body></html>\n",
        post.language.code,
        words(post.language.products[0]),
        body(post, chance)
    );
    (format!("{}.html", post.number), encoded(&page, post, chance))
}

fn markdown_links(post: &Post<'_>, chance: &mut Chance, kramdown: bool) -> String {
    let (mut out, mut below) = (String::new(), String::new());
    if let Some(disclosed) = post.disclosed {
        out.push_str(&format!("*{}*\n\n", disclosed.replace('#', "\\#")));
    }
    for (number, link) in post.links.iter().enumerate() {
        let product = chance.of_these(post.language.products).replace('<', "\\<");
        let sentence = chance.of_these(post.language.sentences);
        let target = link.target.replace("&amp;", "&amp;amp;");
        let closed = target.contains(')');
        let rel = if kramdown { "{:rel=\"sponsored nofollow\"}" } else { "" };
        let written = match chance.below(3) {
            0 if !kramdown => {
                below.push_str(&format!("[l{number}]: {target} \"{}\"\n", "title"));
                format!("[{product}][l{number}]")
            }
            1 if !kramdown && !closed => format!(
                "<a href=\"{}\" rel=\"sponsored\">{product}</a>",
                link.target.replace('&', "&amp;").replace('"', "&quot;")
            ),
            _ if closed => format!("[{product}](<{target}>){rel}"),
            _ => format!("[{product}]({target}){rel}"),
        };
        out.push_str(&format!(
            "{sentence} {written} [AliExpress]({}).\n{}\n\n",
            chance.of_these(OTHERS),
            post.language.price
        ));
    }
    out.push_str("```\nhttps://www.aliexpress.com/item/1005006099999996.html\n```\n\n");
    out + &below
}

fn hugo(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let (fence, is) = chance.of_these(&[("---", ":"), ("+++", " =")]);
    let front = format!(
        "{fence}\ntitle{is} \"{}\"\ndate{is} 2026-11-20T10:00:00Z\nlanguage{is} \"{}\"\n{fence}\n",
        post.language.products[0], post.language.code
    );
    (format!("{}.md", post.number), (front + &markdown_links(post, chance, false)).into_bytes())
}

fn jekyll(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let lines = if chance.one_in(3) { "\r\n" } else { "\n" };
    let text = format!(
        "---\nlayout: post\ntitle: {}\ndate: 2026-11-20\nlang: {}\n---\n{}",
        post.language.products[0],
        post.language.code,
        markdown_links(post, chance, true)
    );
    (format!("{}.markdown", post.number), text.replace('\n', lines).into_bytes())
}

fn wxr(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let draft = "<item><wp:post_id>8</wp:post_id><wp:status>draft</wp:status><content:encoded><![CDATA[<a href=\"https://www.aliexpress.com/item/1005006099999995.html\">x</a>]]></content:encoded></item>";
    let comment = "<wp:comment><wp:comment_content><![CDATA[https://s.click.aliexpress.com/e/_cOmMent]]></wp:comment_content></wp:comment>";
    let inside = body(post, chance);
    let content = if chance.one_in(3) {
        inside.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        format!("<![CDATA[{}]]>", inside.replace("]]>", "]]]]><![CDATA[>"))
    };
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss><channel>\n<language>{}</language>\n{draft}\n<item>\n<title><![CDATA[{}]]></title>\n<content:encoded>{content}</content:encoded>\n<wp:post_id>7</wp:post_id><wp:post_date>2026-11-20 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{comment}\n</item>\n</channel></rss>\n",
        post.language.code, post.language.products[0]
    );
    (format!("{}.xml", post.number), text.into_bytes())
}

/// Words with addresses in them as they are: only where nothing may be swallowed.
fn plain(post: &Post<'_>, chance: &mut Chance) -> String {
    let mut out = post.disclosed.map(|text| format!("{text}\n\n")).unwrap_or_default();
    for link in &post.links {
        let product = chance.of_these(post.language.products);
        out.push_str(&format!("{product} — {} \n{}\n", link.target, chance.of_these(post.language.sentences)));
    }
    out
}

fn telegram(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let mut parts = vec![serde_json::json!(post.disclosed.map(|text| format!("{text}\n")).unwrap_or_default())];
    for link in &post.links {
        let product = chance.of_these(post.language.products);
        parts.push(serde_json::json!({ "type": "text_link", "text": product, "href": link.target }));
        parts.push(serde_json::json!(format!(" {}\n", chance.of_these(post.language.sentences))));
    }
    let theirs = "https://www.aliexpress.com/item/1005006099999994.html";
    let export = serde_json::json!({ "name": "x", "type": "public_channel", "id": 1, "messages": [
        { "id": 1, "type": "service", "date": "2026-11-20T10:00:00", "action": "create_channel", "text": "" },
        { "id": 2, "type": "message", "date": "2026-11-20T10:00:00", "text": parts },
        { "id": 3, "type": "message", "date": "2026-11-20T10:00:00", "forwarded_from": "Somebody", "text": theirs } ] });
    let text = if chance.one_in(2) { export.to_string() } else { serde_json::to_string_pretty(&export).unwrap() };
    (format!("{}.json", post.number), text.into_bytes())
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn youtube(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let headings = chance.of_these(&[
        "Video ID,Video Description (Original),Privacy,Video Publish Timestamp",
        "Video-ID,Videobeschreibung (Original),Datenschutz,Zeitstempel",
        "ID видео,Описание видео,Доступ,Время публикации",
    ]);
    let row = format!("mAde{:04},{},Public,2026-11-20T12:00:00+00:00", post.number, quoted(&plain(post, chance)));
    (format!("{}.csv", post.number), format!("{headings}\n{row}\n").into_bytes())
}

fn manager(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let (sign, name) = chance.of_these(&[(",", "csv"), (";", "csv"), ("\t", "tsv")]);
    let mut out = ["name", "slug", "url", "redirect_type"].join(sign) + "\n";
    for (number, link) in post.links.iter().enumerate() {
        let target =
            if chance.one_in(2) || link.target.contains(sign) { quoted(&link.target) } else { link.target.clone() };
        out.push_str(&["lamp", &format!("lamp-{number}"), &target, "307"].join(sign));
        out.push('\n');
    }
    (format!("{}.{name}", post.number), out.into_bytes())
}

/// Quoted-printable with soft line ends.
fn printable(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for byte in text.bytes() {
        let one = match byte {
            b'\n' => {
                out.push_str("\r\n");
                column = 0;
                continue;
            }
            b if b.is_ascii_graphic() && b != b'=' || b == b' ' => char::from(b).to_string(),
            b => format!("={b:02X}"),
        };
        if column + one.len() > 72 {
            out.push_str("=\r\n");
            column = 0;
        }
        column += one.len();
        out.push_str(&one);
    }
    out
}

fn message(post: &Post<'_>, chance: &mut Chance) -> String {
    format!(
        "From: Ann <ann@blog.example>\r\nSubject: lamps\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nList-Unsubscribe: <https://www.aliexpress.com/item/1005006099999993.html>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"B=_1\"\r\n\r\n--B=_1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhello\r\n--B=_1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--B=_1--\r\n",
        printable(&format!("<html lang={}><body>{}</body></html>", post.language.code, body(post, chance)))
    )
}

fn mail(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    (format!("{}.eml", post.number), message(post, chance).into_bytes())
}

fn mailbox(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let other = "From a Mon Nov 16 10:00:00 2026\nSubject: x\n\n>From the shop: nothing\n\n";
    (
        format!("{}.mbox", post.number),
        format!("{other}From b Fri Nov 20 10:00:00 2026\n{}\n", message(post, chance)).into_bytes(),
    )
}

fn text(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    (format!("{}.txt", post.number), plain(post, chance).into_bytes())
}

fn link_page(post: &Post<'_>, chance: &mut Chance) -> (String, Vec<u8>) {
    let links: Vec<_> = (post.links.iter())
        .map(|link| serde_json::json!({ "type": "CLASSIC", "title": chance.of_these(post.language.products), "url": link.target }))
        .collect();
    let state = serde_json::json!({ "props": { "pageProps": { "username": "x", "links": links } } });
    let page = format!(
        "<!doctype html><html lang=\"{}\"><head><title>x | Linktree</title></head><body><p>{}</p><script id=\"__NEXT_DATA__\" type=\"application/json\" crossorigin=\"anonymous\">{state}</script></body></html>",
        post.language.code,
        words(post.disclosed.unwrap_or_default())
    );
    (format!("{}.html", post.number), page.into_bytes())
}
