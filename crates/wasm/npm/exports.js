export { audit, compose, estimate, findLinks, makeLinks, readPage, readUrl, replaceLinks } from "./core.js";
