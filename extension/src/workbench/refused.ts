export { Refused, whyNot } from "../ui/refused.js";
