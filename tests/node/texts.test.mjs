// Every word that is shown comes from the texts, and every text is asked for.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { english } from "./shell.mjs";

const EXTENSION = new URL("../../extension/", import.meta.url).pathname;
const SOURCE = join(EXTENSION, "src");
const ts = createRequire(join(EXTENSION, "package.json"))("typescript");

const trees = readdirSync(SOURCE, { recursive: true })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
  .map((file) => {
    const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const code = readFileSync(join(SOURCE, file), "utf8");
    return [file, ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind)];
  });

/** Every node of the source, with its file. */
function* nodes() {
  function* inside(node) {
    yield node;
    const children = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (const child of children) yield* inside(child);
  }
  for (const [file, tree] of trees) for (const node of inside(tree)) yield [file, node];
}

const isText = (node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

test("every code that the source names is a text", () => {
  const missing = [];
  for (const [file, node] of nodes()) {
    const { parent } = node;
    if (isText(node)) {
      const asked = ts.isCallExpression(parent) && parent.arguments[0] === node ? parent.expression.getText() : "";
      if (!/^ui_[a-z0-9_]+$/.test(node.text) && asked !== "text" && asked !== "count") continue;
      // The build's own.
      if (node.text.startsWith("catalogue_")) continue;
      const text = english[node.text];
      if (text === undefined || (asked === "count" && typeof text === "string")) missing.push(`${file}: ${node.text}`);
      if (text && asked === "text" && typeof text === "object") missing.push(`${file}: ${node.text} has forms`);
    } else if (ts.isTemplateExpression(node) && /^(ui|badge)_/.test(node.head.text)) {
      const [start, end] = [node.head.text, node.templateSpans.at(-1).literal.text];
      if (!Object.keys(english).some((code) => code.startsWith(start) && code.endsWith(end)))
        missing.push(`${file}: ${start}…${end}`);
    }
  }
  assert.deepEqual(missing, []);
});

test("every text of the extension is asked for", () => {
  const named = new Set();
  const patterns = [];
  for (const [, node] of nodes()) {
    if (isText(node)) named.add(node.text);
    else if (ts.isTemplateExpression(node))
      patterns.push([node.head.text, node.templateSpans.at(-1).literal.text].map((part) => part.match(/\w*$|^\w*/)[0]));
  }
  const manifest = readFileSync(join(EXTENSION, "manifest.json"), "utf8");
  const own = Object.keys(JSON.parse(readFileSync(join(EXTENSION, "texts/en.json"), "utf8")));
  const useless = own.filter(
    (code) =>
      !named.has(code) &&
      !manifest.includes(`__MSG_${code}__`) &&
      !patterns.some(([start, end]) => start.length + end.length > 6 && code.startsWith(start) && code.endsWith(end)),
  );
  assert.deepEqual(useless, []);
});

test("each value stands in braces, and no text is empty", () => {
  const all = Object.entries(english).flatMap(([code, text]) =>
    Object.values(Object(text) === text ? text : { text }).map((one) => [code, one]),
  );
  for (const [code, text] of all) {
    assert.ok(text.trim().length > 0, code);
    // Some speak of braces themselves.
    if (!/\bbrace\b/.test(text)) assert.equal(text.replace(/\{[a-zA-Z0-9_]+\}/g, "").match(/[{}]/), null, code);
  }
});

/** Where a string is for the console, the browser, the module or a machine, never for a user. */
function isForNobody(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at) || ts.isModuleDeclaration(at)) return true;
    if (ts.isPropertyAssignment(at) && at.name.getText() === "justification") return true;
    if (ts.isNewExpression(at) && /^(Error|Problem)$/.test(at.expression.getText())) return true;
    if (
      ts.isCallExpression(at) &&
      /\b(querySelector(All)?|closest|matches|supports|matchMedia)$/.test(at.expression.getText())
    )
      return true;
    if (ts.isJsxAttribute(at))
      return !/^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder|label|hint|said|wrong)$/.test(
        at.name.getText(),
      );
    if (ts.isJsxElement(at) || ts.isJsxFragment(at) || ts.isBlock(at)) return false;
  }
  return false;
}

/** Names and addresses, which no language has words for; styles, drawings, classes and values, which nobody sees. */
const NO_WORDS = /^(Affix$|network\.example$|\/\?to=https|<svg |:host \{|pill card|input code|with cards$|a \{ color)/;

test("no words stand in the source", () => {
  const words = [];
  for (const [file, node] of nodes()) {
    const said =
      ts.isJsxText(node) || isText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (!said || isForNobody(node)) continue;
    // One word may be a name or a code; two are English.
    const english = ts.isJsxText(node) ? /\p{L}{2}/u : /\p{Ll}{2,}[,.:]? \p{L}{2,}/u;
    if (english.test(node.text) && !NO_WORDS.test(node.text.trim()))
      words.push(`${file}: ${node.text.trim().slice(0, 80)}`);
  }
  assert.deepEqual(words, []);
});
