/** Texts, banners and QR codes to post. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

export const compose = asked((post: core.Post) => core.compose({ ...post, now: Date.now() }));
export const banner = asked(core.banner);
export const bannerSizes = asked(core.bannerSizes);
export const checkTemplate = asked(core.checkTemplate);
export const presets = asked(core.presets);
export const templateFields = asked(core.templateFields);
export const platforms = asked(core.platforms);
export const hints = asked(core.hints);
export const qrSvg = asked(core.qrSvg);
export const qrModules = asked(core.qrModules);
