//! What publishers of a market write.

/// A market's words.
pub(crate) struct Language {
    /// As a document names it.
    pub(crate) code: &'static str,
    /// A disclosure that its authority takes.
    pub(crate) disclosed: &'static [&'static str],
    /// Sentences around links, some of which only look like disclosures or faults.
    pub(crate) sentences: &'static [&'static str],
    /// Names of products.
    pub(crate) products: &'static [&'static str],
    /// A price with the day on which it was seen.
    pub(crate) price: &'static str,
    /// AliExpress' site in this language.
    pub(crate) host: &'static str,
    /// An encoding of before UTF-8.
    pub(crate) old_encoding: &'static str,
}

pub(crate) const LANGUAGES: &[Language] = &[
    Language {
        code: "en",
        disclosed: &["Ad: I earn a commission if you buy through my links.", "#ad", "(paid link)"],
        sentences: &[
            "I have used this one for two years & would buy it again.",
            "An ad-free review, bought with my own money – “honest” as ever.",
            "Shipping took 12 days; the box was fine (mostly).",
            "Version 2.0 weighs 350 g, costs nothing to run and is rated 4.8.",
        ],
        products: &["the clip-on lamp", "USB-C hub (7-in-1)", "soldering iron TS101", "this <3 mouse"],
        price: "It was $12.99 on 2 November 2026.",
        host: "www.aliexpress.com",
        old_encoding: "windows-1252",
    },
    Language {
        code: "en-GB",
        disclosed: &["Ad – some links earn me money.", "#ad"],
        sentences: &["Colour me impressed; it arrived within a fortnight.", "Mind the plug: it’s a type C, not G."],
        products: &["kettle with a gauge", "bike light set"],
        price: "Seen at £8.40 on 20 November 2026.",
        host: "www.aliexpress.com",
        old_encoding: "windows-1252",
    },
    Language {
        code: "de",
        disclosed: &["Anzeige: Wer über die Links kauft, unterstützt den Blog.", "Werbung"],
        sentences: &[
            "Größe und Gewicht überzeugen, nur das Kabel ist kürzer als gedacht.",
            "Kein Werbegeschenk, selbst gekauft – für „Bastler“ genau richtig.",
        ],
        products: &["die Schreibtischlampe", "Lötkolben für Anfänger"],
        price: "Am 3. November 2026 kostete sie 12,99 €.",
        host: "de.aliexpress.com",
        old_encoding: "iso-8859-1",
    },
    Language {
        code: "fr",
        disclosed: &["Publicité : je touche une commission.", "Collaboration commerciale"],
        sentences: &["L’écran est très lumineux, même à l’extérieur ; ça marche.", "Déjà testé l’été dernier."],
        products: &["la lampe de bureau", "clé à chocs"],
        price: "Vu à 15,49 € le 5 novembre 2026.",
        host: "fr.aliexpress.com",
        old_encoding: "windows-1252",
    },
    Language {
        code: "es",
        disclosed: &["Publicidad: si compras, gano una comisión.", "Contenido patrocinado"],
        sentences: &["¿Merece la pena? Sí, después de un año sigue como el primer día.", "Envío rápido y sin daños."],
        products: &["la lámpara de escritorio", "cargador pequeño"],
        price: "El 4 de noviembre de 2026 costaba 9,99 €.",
        host: "es.aliexpress.com",
        old_encoding: "iso-8859-15",
    },
    Language {
        code: "it",
        disclosed: &["Pubblicità", "#adv"],
        sentences: &["È più piccola di quanto pensassi, però funziona.", "Arrivata in 10 giorni."],
        products: &["la lampada da scrivania", "cacciavite elettrico"],
        price: "Il 6 novembre 2026 costava 11,20 €.",
        host: "it.aliexpress.com",
        old_encoding: "windows-1252",
    },
    Language {
        code: "pt-BR",
        disclosed: &["#publi", "Publicidade: recebo comissão."],
        sentences: &["A instalação é fácil; não precisa de ferramentas.", "Chegou em três semanas."],
        products: &["a luminária de mesa", "fone sem fio"],
        price: "Em 7 de novembro de 2026 custava R$ 49,90.",
        host: "pt.aliexpress.com",
        old_encoding: "iso-8859-1",
    },
    Language {
        code: "ru",
        disclosed: &["Реклама. ООО «Пример», ИНН 0000000000, erid: 2Vfnx00000", "Реклама"],
        sentences: &["Пришло быстро, упаковано хорошо; работает уже год.", "Рекламация не понадобилась, всё цело."],
        products: &["настольная лампа", "паяльник с дисплеем"],
        price: "8 ноября 2026 стоила 990 ₽.",
        host: "aliexpress.ru",
        old_encoding: "windows-1251",
    },
    Language {
        code: "pl",
        disclosed: &["Materiał reklamowy", "#reklama"],
        sentences: &["Działa bez zarzutu, choć instrukcja jest żadna.", "Przesyłka szła 14 dni."],
        products: &["lampka na biurko", "zasilacz 65 W"],
        price: "9 listopada 2026 kosztowała 39,99 zł.",
        host: "pl.aliexpress.com",
        old_encoding: "iso-8859-2",
    },
];
