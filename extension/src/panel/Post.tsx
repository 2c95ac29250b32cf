export { PostSection as Post } from "./PostSection.js";
