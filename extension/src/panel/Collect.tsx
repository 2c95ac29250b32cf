export { ListSection as Collect } from "./ListSection.js";
