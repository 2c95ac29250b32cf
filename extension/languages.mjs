// The languages of the catalogue: every folder of crates/core/data/messages and file of extension/texts.
//
// English is whole; the others are held against it. What one of them lacks is shown in English. A text is a
// sentence, or forms by the number in it: {"one": "{n} link", "other": "{n} links"}, one for each category
// that the language has (CLDR). A language may give forms to a sentence of the core, too, where it says which
// of its fields counts: {"by": "hours", "one": …, "other": …}. Whether a person has read a translation stands in it
// as `catalogue_read`, yes or no.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const CORE = join(HERE, "../crates/core/data/messages");
const OWN = join(HERE, "texts");
const ENGLISH = "en";
/** Not a text but about them. */
const READ = "catalogue_read";

/** Every language with its texts by code, from the files. */
export async function readLanguages(core = CORE, own = OWN) {
  const languages = new Map();
  for (const [folder, ending] of [
    [core, ""],
    [own, ".json"],
  ])
    for (const name of (await readdir(folder)).sort()) {
      if (!name.endsWith(ending)) throw new Error(`${folder}: ${name} is no language`);
      languages.set(name.slice(0, name.length - ending.length), {});
    }
  for (const [language, texts] of languages) {
    const folder = join(core, language);
    const names = await readdir(folder).catch(() => []);
    for (const path of [...names.sort().map((name) => join(folder, name)), join(own, `${language}.json`)])
      for (const [code, text] of Object.entries(await readTexts(path))) {
        if (code in texts) throw new Error(`${path}: ${code} is already taken`);
        texts[code] = text;
      }
  }
  return languages;
}

/** A translation may be of the core's sentences alone, or of the extension's. */
async function readTexts(path) {
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT" && !path.endsWith(`${ENGLISH}.json`)) return "{}";
    throw error;
  });
  return JSON.parse(text);
}

/** Which there are, and whether a person has read their texts. */
export const listed = (languages) =>
  [...languages].map(([tag, texts]) => ({ tag, read: tag === ENGLISH || texts[READ] === "yes" }));

/** A language's catalogue for the browser, by code; throws with all that is wrong. `english` are the English texts. */
export function catalogueOf(language, texts, english) {
  const wrong = faults(language, texts, english);
  if (wrong.length > 0) throw new Error(`${language}:\n${wrong.join("\n")}`);
  const catalogue = { catalogue_lang: language };
  for (const [code, text] of Object.entries(texts)) {
    if (code === READ) continue;
    if (typeof text === "string") catalogue[code] = text;
    else
      for (const [form, sentence] of Object.entries(text))
        if (form !== "by" || sentence !== "n") catalogue[`${code}_${form}`] = sentence;
  }
  // Where the browser falls back to English, so does the rule of its forms.
  const foreign = Object.keys(english).filter((code) => typeof english[code] !== "string" && !(code in texts));
  if (foreign.length > 0) catalogue.catalogue_english = foreign.join(" ");
  return Object.fromEntries(Object.entries(catalogue).map(([code, sentence]) => [code, percent(language, sentence)]));
}

/** A sentence whose percent signs stand off their figures as the language's numbers have them: 3% or 3 %. */
function percent(language, sentence) {
  if (!sentence.includes("%")) return sentence;
  const parts = new Intl.NumberFormat(language, { style: "unit", unit: "percent" }).formatToParts(3);
  if (parts.at(-1)?.value !== "%") return sentence;
  const gap = parts.at(-2)?.type === "literal" ? parts.at(-2).value : "";
  return sentence.replace(/(?<=[\d}])[ \u00a0\u202f]?%/g, `${gap}%`);
}

/** A catalogue with the English texts where it has none: the language that a user chose comes in one file. */
export const completed = (catalogue, english) => ({ ...english, ...catalogue });

/** As the browser reads it from `_locales`. */
export function messagesOf(catalogue) {
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, sentence]) => [code, { message: sentence.replaceAll("$", "$$$$") }]),
  );
}

/** The name of a language's folder in `_locales`. */
export const localeFolder = (language) => language.replaceAll("-", "_");

/** The codes that a language leaves to English. */
export const untranslated = (texts, english) => Object.keys(english).filter((code) => !(code in texts));

function faults(language, texts, english) {
  if (canonical(language) !== language || Intl.PluralRules.supportedLocalesOf(language).length === 0)
    return ["is no language’s tag, such as de or pt-BR"];
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wrong = [];
  for (const [code, text] of Object.entries(texts)) {
    const say = (what) => wrong.push(`${code}: ${what}`);
    if (code === READ) {
      if (!["yes", "no"].includes(text)) say("is yes or no");
      continue;
    }
    if (!/^[a-z0-9_]+$/.test(code)) say("is not a name of a-z, 0-9 and _");
    const original = english[code];
    if (original === undefined) {
      say("is no text in English");
      continue;
    }
    const counts = typeof original !== "string";
    if (typeof text === "string") {
      if (counts) say(`needs a form for each of ${categories.join(", ")}`);
      compareFields(text, fieldsOf(original), [], say);
      continue;
    }
    const { by = "n", ...forms } = text;
    if (!fieldsOf(original).includes(by)) say(`has no field ${by} that could count`);
    const [has, needs] = [Object.keys(forms).sort().join(", "), [...categories].sort().join(", ")];
    if (has !== needs) say(`has the forms ${has}; the language has ${needs}`);
    // One, two or none may be said in a word.
    for (const [form, sentence] of Object.entries(forms))
      compareFields(sentence, fieldsOf(original), /^(zero|one|two)$/.test(form) ? [by] : [], say);
  }
  return wrong;
}

function compareFields(sentence, wanted, spared, say) {
  if (typeof sentence !== "string" || sentence.trim() === "") return say("says nothing");
  const has = fieldsOf(sentence);
  for (const name of has) if (!wanted.includes(name)) say(`{${name}} is no field of it`);
  for (const name of wanted) if (!has.includes(name) && !spared.includes(name)) say(`lacks {${name}}`);
}

/** A text's sentence, or those of all its forms. */
export function sentencesOf(text) {
  const { by: _, ...forms } = typeof text === "string" ? { other: text } : text;
  return Object.values(forms);
}

/** The names of the fields of a sentence or of all its forms. */
function fieldsOf(text) {
  const all = sentencesOf(text).flatMap((sentence) => sentence.match(/\{[a-zA-Z0-9_]+\}/g) ?? []);
  return [...new Set(all.map((field) => field.slice(1, -1)))];
}

function canonical(language) {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return null;
  }
}

const ACCENTED = Object.fromEntries(
  [..."aáåbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž".matchAll(/([a-z])([^a-z]+)/g)].map(([, plain, signs]) => [
    plain,
    signs[0],
  ]),
);

/**
 * A text as no language writes it, for tests: in brackets, accented, and longer by about two fifths, as
 * German or Finnish are. Fields stay; so does what is written in capitals.
 */
export function pseudo(sentence) {
  const words = sentence
    .split(/(\{[a-zA-Z0-9_]+\})/)
    .map((part, at) => (at % 2 ? part : part.replace(/[aeiou]/g, "$&$&").replace(/[a-z]/g, (sign) => ACCENTED[sign])));
  return `⟦${words.join("")}⟧`;
}

/** A catalogue in that language. */
export const pseudoCatalogue = (catalogue) =>
  Object.fromEntries(
    Object.entries(catalogue).map(([code, sentence]) => [code, /^catalogue_/.test(code) ? sentence : pseudo(sentence)]),
  );
