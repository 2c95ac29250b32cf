// The languages of the catalogue, held against English: extension/languages.mjs and the files it reads.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  catalogueOf,
  localeFolder,
  messagesOf,
  pseudo,
  pseudoCatalogue,
  readLanguages,
  sentencesOf,
  untranslated,
} from "../../extension/languages.mjs";
import { english, shell, speak } from "./shell.mjs";

const ENGLISH = {
  hello: "Hello {name}",
  plain: "Save",
  hours: "within {hours} hours ({source})",
  links: { one: "{n} link of {all}", other: "{n} links of {all}" },
};
const fault = (language, texts) => {
  try {
    catalogueOf(language, texts, ENGLISH);
    return "";
  } catch (error) {
    return error.message;
  }
};

test("every language that is there makes a catalogue", async () => {
  const languages = await readLanguages();
  const english = languages.get("en");
  assert.ok(Object.keys(english).length > 600);
  for (const [language, texts] of languages) catalogueOf(language, texts, english);
});

/** The sentences of a text, its fields taken out. */
const wordsOf = (text) => sentencesOf(text).map((sentence) => sentence.replace(/\{\w+\}/g, ""));

/** Letters that a sentence of the language has, where its script is not the Latin one. */
const SCRIPTS = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
};
const translations = [...(await readLanguages())].filter(([language]) => language !== "en");

for (const [language, texts] of translations)
  test(`${language}: nothing invisible, no markup, nothing left in English, the words of its glossary`, async () => {
    const glossary = JSON.parse(await readFile(new URL(`../../extension/glossary/${language}.json`, import.meta.url)));
    const said = (text) => wordsOf(text).join(" ").toLocaleLowerCase(language);
    const wrong = [];
    for (const [code, text] of Object.entries(texts)) {
      const original = english[code];
      if (original === undefined) continue;
      const plain = JSON.stringify(original);
      if (sentencesOf(text).some((sentence) => sentence !== sentence.trim())) wrong.push(`${code}: a blank at an end`);
      for (const sentence of wordsOf(text)) {
        if (/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(sentence)) wrong.push(`${code}: an invisible sign`);
        if (/[<$]/.test(sentence) && !/[<$]/.test(plain)) wrong.push(`${code}: a sign of markup`);
        const latin = sentence.match(/[a-z]{3,}/gi) ?? [];
        if (SCRIPTS[language] && latin.length > 2 && !SCRIPTS[language].test(sentence))
          wrong.push(`${code}: in English`);
      }
      if (text === original && /[a-z]{3,} [a-z]{3,} [a-z]{3,}/.test(text)) wrong.push(`${code}: as in English`);
      for (const [term, { words: accepted, other = [] }] of Object.entries(glossary))
        if (
          new RegExp(`\\b${term}s?\\b`, "i").test(wordsOf(original).join(" ")) &&
          !other.includes(code) &&
          !accepted.some((word) => said(text).includes(word))
        )
          wrong.push(`${code}: ${term} is ${accepted.join(" or ")}`);
    }
    assert.deepEqual(wrong, []);
    // Chrome’s store cuts it there.
    assert.ok((texts.app_description ?? "").length <= 132);
    assert.match(texts.catalogue_read, /^(yes|no)$/);
  });

test("forms become a code each, what counts another, and what is left to English is named", () => {
  const german = {
    plain: "Speichern",
    hours: { by: "hours", one: "binnen einer Stunde ({source})", other: "binnen {hours} Stunden ({source})" },
  };
  assert.deepEqual(catalogueOf("de", german, ENGLISH), {
    catalogue_lang: "de",
    plain: "Speichern",
    hours_by: "hours",
    hours_one: "binnen einer Stunde ({source})",
    hours_other: "binnen {hours} Stunden ({source})",
    catalogue_english: "links",
  });
  assert.deepEqual(untranslated(german, ENGLISH), ["hello", "links"]);
});

for (const [name, language, texts, told] of [
  ["no tag of a language", "german", { plain: "Sichern" }, /no language’s tag/],
  ["a tag not as it is written", "PT-br", { plain: "Salvar" }, /no language’s tag/],
  ["a text that English has not", "de", { bye: "Tschüss" }, /bye: is no text in English/],
  ["a value lost", "de", { hello: "Hallo" }, /hello: lacks \{name\}/],
  ["a value that is none", "de", { hello: "Hallo {name}{nname}" }, /hello: \{nname\} is no field of it/],
  ["nothing said", "de", { plain: " " }, /plain: says nothing/],
  ["one form for all numbers", "de", { links: "{n} Links von {all}" }, /links: needs a form for each of one, other/],
  [
    "a form missing",
    "pl",
    { links: { one: "{n} {all}", other: "{n} {all}" } },
    /has the forms one, other; .*few, many/,
  ],
  ["a form too many", "ja", { links: { one: "{n} {all}", other: "{n} {all}" } }, /the language has other/],
  [
    "the number lost where it is not one",
    "de",
    { links: { one: "ein Link von {all}", other: "{all}" } },
    /lacks \{n\}/,
  ],
  ["forms by what is no field", "de", { plain: { by: "n", one: "a", other: "b" } }, /no field n that could count/],
])
  test(`a translation is refused: ${name}`, () => assert.match(fault(language, texts), told));

test("a number may be said in a word where it is one", () =>
  assert.equal(fault("de", { links: { one: "ein Link von {all}", other: "{n} Links von {all}" } }), ""));

test("the same code in two files of a language is refused; a folder or a file alone is a language", async () => {
  const folder = await mkdtemp(join(tmpdir(), "affix-languages-"));
  try {
    const write = async (path, texts) => {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), JSON.stringify(texts));
    };
    await write("messages/en/link.json", { hello: "Hello" });
    await write("texts/en.json", { plain: "Save" });
    await write("messages/de/link.json", { hello: "Hallo" });
    await write("texts/fr.json", { plain: "Enregistrer" });
    const read = () => readLanguages(join(folder, "messages"), join(folder, "texts"));
    assert.deepEqual(Object.fromEntries(await read()), {
      en: { hello: "Hello", plain: "Save" },
      de: { hello: "Hallo" },
      fr: { plain: "Enregistrer" },
    });
    await write("texts/de.json", { hello: "Hallo" });
    await assert.rejects(read, /de\.json: hello is already taken/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a percent sign stands off its figure as the language’s numbers have it, in sentences as in figures", () => {
  const english = { rate: "Pays {rate} % of it, 5 % at most", share: "{share}% of all" };
  const of = (language) => Object.values(catalogueOf(language, english, english)).slice(1, 3);
  assert.deepEqual(of("en"), ["Pays {rate}% of it, 5% at most", "{share}% of all"]);
  assert.deepEqual(of("es"), ["Pays {rate}\u00a0% of it, 5\u00a0% at most", "{share}\u00a0% of all"]);
});

test("the browser gets its own marks, folders and all of the text", () => {
  assert.deepEqual(messagesOf({ price: "$5" }), { price: { message: "$$5" } });
  assert.equal(localeFolder("pt-BR"), "pt_BR");
});

test("the made-up language is longer, accented, in brackets, and keeps its fields", () => {
  assert.equal(pseudo("Copy {n} links"), "⟦Cööþý {n} ļîîñķš⟧");
  const sentence = "The price could not be read for certain.";
  assert.ok(pseudo(sentence).length > sentence.length * 1.25);
  assert.deepEqual(pseudoCatalogue({ catalogue_lang: "en", a: "b" }), { catalogue_lang: "en", a: "⟦ƀ⟧" });
});

// What a user sees of all this.

const POLISH = {
  ui_list_made: { one: "{n} link", few: "{n} linki", many: "{n} linków", other: "{n} linku" },
  worth_window: {
    by: "hours",
    one: "{hours} godzina ({source}, {asOf})",
    few: "{hours} godziny ({source}, {asOf})",
    many: "{hours} godzin ({source}, {asOf})",
    other: "{hours} godziny ({source}, {asOf})",
  },
};

test("a count takes its language’s form, a sentence of the core too", async () => {
  speak("pl", POLISH);
  const { count, sentence } = await shell("words/sentences.ts");
  assert.deepEqual(
    [1, 2, 5, 22, 112, 1.5].map((n) => count("ui_list_made", n)),
    ["1 link", "2 linki", "5 linków", "22 linki", "112 linków", "1,5 linku"],
  );
  const window = (hours) => sentence({ code: "worth_window", params: { hours, source: "A", asOf: "B" } });
  assert.deepEqual(["1", "72", "120"].map(window), ["1 godzina (A, B)", "72 godziny (A, B)", "120 godzin (A, B)"]);
});

test("every number has its form in every text of every language", async () => {
  for (const [language, texts] of translations) {
    speak(language, texts);
    const { count } = await shell("words/sentences.ts");
    for (const [code, text] of Object.entries(english)) {
      if (typeof text === "string") continue;
      const fields = Object.fromEntries(
        [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "x"]),
      );
      for (const n of [0, 1, 1.5, 2, 3, 5, 11, 21, 22, 100, 101, 1_000_000]) {
        const said = count(code, n, fields);
        assert.ok(said && !said.startsWith(code) && !/[{}]/.test(said), `${language} ${code} ${n}: ${said}`);
      }
    }
  }
});

test("what is not translated is in English, with English forms", async () => {
  speak("fr", { ui_saved: "Enregistré" });
  const { count } = await shell("words/sentences.ts");
  const { text } = await shell("browser/catalogue.ts");
  assert.equal(text("ui_saved"), "Enregistré");
  assert.equal(text("ui_cancel"), "Cancel");
  // French has its singular for none.
  assert.equal(count("ui_list_made", 0), "0 links");
  assert.equal(count("ui_list_made", 1), "1 link");
});

test("numbers and days are written as in the user’s region where it speaks the catalogue’s language", async () => {
  const { textLanguage, uiLocale } = await shell("browser/catalogue.ts");
  const said = [];
  for (const [catalogue, ui] of [
    ["en", "en-GB"],
    ["en", "de-AT"],
    ["he", "he-IL"],
  ]) {
    speak(catalogue, {}, ui);
    said.push([uiLocale(), textLanguage().dir]);
  }
  assert.deepEqual(said, [
    ["en-GB", "ltr"],
    ["en", "ltr"],
    ["he-IL", "rtl"],
  ]);
});

test("amounts keep their order in a page from right to left, and copied ones have no invisible signs", async () => {
  speak("ar", {}, "ar");
  const { money, moneyRange, percentRange, withoutIsolates } = await shell("words/money.ts");
  const range = { low: "0.25", high: "0.76" };
  assert.deepEqual(
    [money("8.46", "USD"), moneyRange(range, "USD"), percentRange({ low: "3", high: "9" })],
    ["\u20668.46\u00a0US$\u2069", "\u20660.25–0.76\u00a0US$\u2069", "\u20663–9%\u2069"],
  );
  assert.equal(withoutIsolates(money("8.46", "USD")), "8.46 US$");
});

test("the manifest’s texts are in the catalogue", async () => {
  const manifest = await readFile(new URL("../../extension/manifest.json", import.meta.url), "utf8");
  const english = (await readLanguages()).get("en");
  for (const [, code] of manifest.matchAll(/__MSG_(\w+)__/g)) assert.ok(english[code], code);
});
