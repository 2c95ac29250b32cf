//! What publishers see: each format, templates, lists, disclosures and limits.
#![allow(clippy::indexing_slicing, reason = "a test that misses its own values has failed")]

use affix_core::compose::{
    Composed, Disclosure, Format, Post, PostItem, banner, banner_sizes, check_template, compose, template_fields,
};

const LINK: &str =
    "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x1&dl_target_url=https%3A%2F%2Fa.b%2Fi.html";

fn item() -> PostItem {
    let some = |text: &str| Some(text.to_owned());
    PostItem {
        link: LINK.into(),
        title: some("A [lamp] (new)_1"),
        price: some("12.99 USD"),
        list_price: some("19.99 USD"),
        discount: some("35%"),
        store: some("Lumen & Co"),
        ..PostItem::default()
    }
}

fn market(market: &str) -> Disclosure {
    Disclosure { market: Some(market.into()), own: None }
}

fn of(format: Format, disclosure: Disclosure) -> String {
    compose(&Post { items: vec![item()], format, disclosure, ..Post::default() }).text.unwrap_or_default()
}

fn templated(template: &str, format: Format, disclosure: Disclosure) -> Composed {
    let now = 1_795_305_600_000;
    compose(&Post { items: vec![item()], format, disclosure, template: Some(template.into()), now, ..Post::default() })
}

#[test]
fn every_format_is_its_own_syntax() {
    let us = || market("us");
    let html = LINK.replace('&', "&amp;");
    assert_eq!(of(Format::Link, us()), format!("#ad {LINK}"));
    assert_eq!(of(Format::X, us()), format!("#ad {LINK}"));
    assert_eq!(of(Format::Markdown, us()), format!(r"\#ad [A \[lamp\] (new)\_1]({LINK})"));
    assert_eq!(of(Format::Bbcode, us()), format!("#ad [url={LINK}]A (lamp) (new)_1[/url]"));
    assert_eq!(of(Format::TelegramMarkdownV2, us()), format!(r"\#ad [A \[lamp\] \(new\)\_1]({LINK})"));
    assert_eq!(of(Format::TelegramHtml, us()), format!("#ad <a href=\"{html}\">A [lamp] (new)_1</a>"));
    assert_eq!(
        of(Format::Html, us()),
        format!("#ad <a href=\"{html}\" rel=\"sponsored nofollow\">A [lamp] (new)_1</a>")
    );
}

#[test]
fn x_always_carries_its_tag() {
    assert!(of(Format::X, Disclosure::default()).starts_with("#ad "));
    assert!(of(Format::X, market("de")).starts_with("#ad Anzeige: "));
    assert_eq!(of(Format::X, market("us")).matches("#ad").count(), 1);
    assert!(templated("{title} {link}", Format::X, Disclosure::default()).text.is_some_and(|t| t.starts_with("#ad ")));
}

#[test]
fn a_market_without_a_source_takes_the_users_own_words() {
    let korea = |own: Option<&str>| {
        let disclosure = Disclosure { market: Some("kr".into()), own: own.map(Into::into) };
        compose(&Post { items: vec![item()], disclosure, ..Post::default() })
    };
    assert_eq!(korea(None).problem.map(|p| p.code), Some("compose_unknown_market"));
    assert_eq!(korea(Some("광고")).text, Some(format!("광고: {LINK}")));
    let russia = |own: Option<&str>| {
        let disclosure = Disclosure { market: Some("ru".into()), own: own.map(Into::into) };
        compose(&Post { items: vec![item()], disclosure, ..Post::default() })
    };
    assert_eq!(russia(None).notes[0].code, "compose_disclosure_more");
    let full = russia(Some("ООО Пример, erid: 2Vtz"));
    assert_eq!((full.text, full.notes.len()), (Some(format!("Реклама: ООО Пример, erid: 2Vtz: {LINK}")), 0));
}

#[test]
fn a_template_fills_its_fields_and_leaves_out_what_the_product_lacks() {
    let text =
        "{disclosure}\n{b}{title}{/b}\n{price} (was {listPrice}, -{discount})\n⭐ {rating}\n{store}, {date}\n→ {link}";
    let plain = templated(text, Format::Link, market("us"));
    let wanted = format!("#ad\nA [lamp] (new)_1\n12.99 USD (was 19.99 USD, -35%)\nLumen & Co, 2026-11-22\n→ {LINK}");
    assert_eq!(plain.text, Some(wanted));
    assert_eq!(plain.missing, ["rating"]);
    let html = templated(text, Format::Html, market("us")).text.unwrap_or_default();
    assert!(html.starts_with("#ad<br>\n<b>A [lamp] (new)_1</b><br>\n"), "{html}");
    assert!(html.contains("Lumen &amp; Co"), "{html}");
    // The link is never lost with a field that stands beside it.
    assert_eq!(templated("{rating} {link}", Format::Link, Disclosure::default()).text, Some(LINK.to_owned()));
    // A template without a place for it gets the disclosure in front.
    assert_eq!(templated("{link}", Format::Link, market("de")).text, Some(format!("Anzeige: {LINK}")));
    assert_eq!(templated("a\n{link}", Format::Link, market("de")).text, Some(format!("Anzeige\na\n{LINK}")));
    assert_eq!(templated("{link} {disclosure}", Format::Link, market("de")).notes[0].code, "template_disclosure_late");
}

#[test]
fn every_mistake_in_a_template_has_a_place_and_a_sentence() {
    for (text, found) in [
        ("{title} {link}", vec![]),
        ("", vec![(0, 0, "template_no_link")]),
        ("{title}", vec![(7, 0, "template_no_link")]),
        ("👍 {titel} {link}", vec![(3, 7, "pattern_unknown_field_near")]),
        ("{link} {price", vec![(7, 6, "pattern_unclosed")]),
        ("{b}{link}", vec![(0, 3, "template_mark")]),
        (
            "{b}{i}{link}{/b}{/i}",
            vec![(0, 3, "template_mark"), (3, 3, "template_mark"), (12, 3, "template_mark"), (16, 3, "template_mark")],
        ),
        ("{b}x\n{/b}{link}", vec![(0, 3, "template_mark"), (5, 3, "template_mark")]),
    ] {
        let flaws = check_template(text).flaws;
        assert_eq!(flaws.iter().map(|f| (f.at, f.length, f.problem.code)).collect::<Vec<_>>(), found, "{text}");
        assert!(flaws.iter().all(|f| f.problem.text.ends_with(|c| ".}?".contains(c))), "{flaws:?}");
        assert_eq!(
            templated(text, Format::Link, Disclosure::default()).problem.is_none(),
            found.is_empty() || text.is_empty()
        );
    }
    assert!(template_fields().any(|name| name == "discount"));
}

#[test]
fn a_list_names_every_product_under_one_disclosure() {
    let items = vec![item(), PostItem { title: Some("Second".into()), price: None, ..item() }];
    let post = |format| {
        let heading = Some("Deals & more".into());
        let post = Post { items: items.clone(), format, disclosure: market("us"), heading, ..Post::default() };
        compose(&post).text.unwrap_or_default()
    };
    let html = LINK.replace('&', "&amp;");
    assert_eq!(
        post(Format::Link),
        format!("#ad\nDeals & more\n• A [lamp] (new)_1 — 12.99 USD\n{LINK}\n• Second\n{LINK}")
    );
    assert_eq!(
        post(Format::Markdown),
        format!("\\#ad  \n**Deals \\& more**  \n- [A \\[lamp\\] (new)\\_1]({LINK}) — 12.99 USD\n- [Second]({LINK})")
    );
    assert_eq!(
        post(Format::Html),
        format!(
            "#ad<br>\n<b>Deals &amp; more</b><br>\n<ul>\n<li><a href=\"{html}\" rel=\"sponsored nofollow\">A [lamp] (new)_1</a> — 12.99 USD</li>\n<li><a href=\"{html}\" rel=\"sponsored nofollow\">Second</a></li>\n</ul>"
        )
    );
    assert_eq!(
        post(Format::Bbcode),
        format!(
            "#ad\n[b]Deals & more[/b]\n[list]\n[*][url={LINK}]A (lamp) (new)_1[/url] — 12.99 USD\n[*][url={LINK}]Second[/url]\n[/list]"
        )
    );
    assert!(post(Format::TelegramMarkdownV2).contains("\n• [A \\[lamp\\] \\(new\\)\\_1]("));
}

#[test]
fn a_text_that_is_too_long_says_so_and_stays_whole() {
    let long = PostItem { title: Some("x".repeat(1025)), ..item() };
    let post = |caption| Post { items: vec![long.clone()], format: Format::TelegramHtml, caption, ..Post::default() };
    let caption = compose(&post(true));
    assert_eq!((caption.used, caption.limit, caption.notes[0].code), (Some(1025), Some(1024), "compose_too_long"));
    assert!(caption.text.is_some_and(|text| text.contains(&"x".repeat(1025))));
    assert_eq!(compose(&post(false)).notes, []);
    let x = templated(&format!("{} {{link}}", "y".repeat(260)), Format::X, Disclosure::default());
    assert_eq!((x.used, x.limit), (Some(4 + 260 + 1 + 23), Some(280)));
}

#[test]
fn only_web_addresses_are_posted() {
    for link in [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https:",
        "https:///x",
        " JAVASCRIPT:x",
        "ftp://a.b/",
    ] {
        for (name, format) in Format::NAMES {
            let post = Post { items: vec![PostItem { link: link.into(), ..item() }], format, ..Post::default() };
            assert_eq!(compose(&post).problem.map(|p| p.code), Some("compose_bad_link"), "{name}: {link}");
        }
    }
    assert_eq!(compose(&Post::default()).problem.map(|p| p.code), Some("compose_no_item"));
}

#[test]
fn a_banner_has_its_size_its_picture_and_its_disclosure() {
    let item = PostItem { image: Some("https://ae01.alicdn.com/kf/lamp.jpg".into()), ..item() };
    let sizes: Vec<_> = banner_sizes().collect();
    assert_eq!(sizes, ["300x250", "728x90", "160x600", "320x50", "336x280", "970x250", "box"]);
    for size in &sizes {
        let out = banner(&item, size, &market("us")).unwrap_or_default();
        if let Some((width, height)) = size.split_once('x').filter(|_| size != "box") {
            assert!(out.contains(&format!("width:{width}px;height:{height}px;")), "{out}");
        }
        assert!(out.contains("rel=\"sponsored nofollow\"") && out.contains(">#ad</span>"), "{out}");
        assert!(out.contains("alt=\"A [lamp] (new)_1\"") && out.contains(">12.99 USD</span>"), "{out}");
    }
    let code = |item: &PostItem, size, disclosure| banner(item, size, &disclosure).map_err(|why| why.code);
    assert_eq!(code(&item, "1x1", market("us")), Err("banner_size"));
    assert_eq!(code(&item, "300x250", Disclosure::default()), Err("banner_no_disclosure"));
    assert_eq!(code(&PostItem { title: None, ..item.clone() }, "box", market("us")), Err("banner_no_title"));
    // A picture of any other place is left out.
    for (image, shown) in [
        ("https://ae01.alicdn.com/kf/x.jpg", true),
        ("https://ae-pic-a1.aliexpress-media.com/kf/x.jpg?a=b", true),
        ("HTTPS://ae01.alicdn.com/kf/x.jpg", false),
        ("http://ae01.alicdn.com/kf/x.jpg", false),
        ("javascript:alert(1)", false),
        ("https://evil.example/ae01.alicdn.com/x.jpg", false),
        ("https://ae01.alicdn.com.evil.example/x.jpg", false),
        ("https://ae01.alicdn.com@evil.example/x.jpg", false),
        ("https://evil.example\\@ae01.alicdn.com/x.jpg", false),
        ("https://evil.example#.alicdn.com", false),
        ("https://evilalicdn.com/x.jpg", false),
    ] {
        let item = PostItem { image: Some(image.into()), ..item.clone() };
        let out = banner(&item, "300x250", &market("us")).unwrap_or_default();
        assert_eq!(out.contains("<img"), shown, "{image}");
    }
}

#[test]
fn nothing_of_a_shops_words_comes_to_life() {
    let of = |title: &str, format| {
        let item = PostItem { title: Some(title.into()), store: Some(title.into()), ..item() };
        let post =
            Post { items: vec![item], format, template: Some("{title}|{store}|{link}".into()), ..Post::default() };
        compose(&post).text.unwrap_or_default()
    };
    for (title, plain) in [
        ("Lamp @shop #sale", "Lamp @ shop # sale"),
        ("Lamp ＠shop ＃sale", "Lamp ＠ shop ＃ sale"),
        ("see https://evil.example/x", "see https: // evil. example/x"),
        ("see evil.example or t.me/shop", "see evil. example or t. me/shop"),
        ("mail me@evil.example", "mail me@ evil. example"),
        ("$TSLA /start", "$ TSLA / start"),
        ("#日本 сайт.рф", "# 日本 сайт. рф"),
        ("la\u{200b}mp \u{202e}x\u{202c}", "lamp x"),
        ("5.5 in, 2.4GHz, #1, US$5, w/o, 3.5mm 50/60Hz", "5.5 in, 2.4GHz, #1, US$5, w/o, 3.5mm 50/60Hz"),
    ] {
        for format in [Format::Link, Format::X] {
            let out = of(title, format);
            assert!(out.ends_with(&format!("{plain}|{plain}|{LINK}")), "{out}");
        }
        for format in [Format::TelegramHtml, Format::TelegramMarkdownV2] {
            let words = of(title, format).replace('\\', "");
            assert!(words.contains(&format!("{plain}|{plain}|")), "{words}");
        }
    }
    // The user's own words stay as they are.
    let post = Post {
        items: vec![item()],
        template: Some("@mine #ours https://mine.example {link}".into()),
        disclosure: market("us"),
        heading: Some("#deals".into()),
        ..Post::default()
    };
    let text = compose(&post).text.unwrap_or_default();
    assert!(text.starts_with("#ad\n#deals\n@mine #ours https://mine.example "), "{text}");
}

#[test]
fn a_draft_has_no_link_in_any_format_and_says_where_it_will_be() {
    for name in ["link", "telegram", "whatsapp", "blog", "markdown", "bbcode", "x", "html", "telegram_html", "json"] {
        for template in [None, Some("{title}: {link}"), Some("[see it]({link}) {titleLink}")] {
            let post = Post {
                items: vec![item()],
                format: Format::parse(name).unwrap(),
                template: template.map(str::to_owned),
                draft: Some("(your link)".into()),
                ..Post::default()
            };
            let Composed { text, html, problem, .. } = compose(&post);
            assert_eq!(problem, None, "{name} {template:?}");
            for text in [text, html].into_iter().flatten() {
                assert!(!text.contains("http") && !text.contains("href"), "{name} {template:?}: {text}");
            }
        }
    }
    let post = Post {
        items: vec![item()],
        template: Some("{title}: {link}".into()),
        draft: Some("(your link)".into()),
        ..Post::default()
    };
    assert!(compose(&post).text.unwrap().ends_with(": (your link)"));
}
