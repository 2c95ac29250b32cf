import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { qrModules, qrSvg } from "../../core/post.js";
import { Button } from "../controls/Button.js";
import { Notice } from "../controls/Notice.js";
import { troubleText } from "../page.js";
import { saveBlob, saveText } from "../save.js";

/** Pixels of a module in the saved picture: sharp in print up to some 8 cm. */
const PNG_SCALE = 16;
const NAME = "affix-qr";

/** A link's QR code, and the ways to take it along. */
export function QrCode({ link, onSaved }: { link: string; onSaved: () => void }) {
  const [modules, setModules] = useState<Uint8Array | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    let over = false;
    qrModules(link).then(
      (found) => {
        if (over) return;
        setTrouble(null);
        setModules(found);
      },
      (why: unknown) => !over && setTrouble(why),
    );
    return () => {
      over = true;
    };
  }, [link]);

  if (trouble !== null) return <Notice tone="warn">{troubleText(trouble)}</Notice>;
  if (!modules) return null;
  const side = Math.sqrt(modules.length);

  async function savePng(dark: Uint8Array): Promise<void> {
    const canvas = new OffscreenCanvas(side * PNG_SCALE, side * PNG_SCALE);
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    dark.forEach((on, at) => {
      if (on) pen.fillRect((at % side) * PNG_SCALE, Math.floor(at / side) * PNG_SCALE, PNG_SCALE, PNG_SCALE);
    });
    saveBlob(NAME, "png", await canvas.convertToBlob({ type: "image/png" }));
    onSaved();
  }

  async function saveSvg(): Promise<void> {
    saveText(NAME, "svg", await qrSvg(link));
    onSaved();
  }

  const path = [...modules].map((on, at) => (on ? `M${at % side} ${Math.floor(at / side)}h1v1h-1z` : "")).join("");
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={text("ui_qr_name")} shape-rendering="crispEdges">
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <div class="stack">
        <p class="soft fine">{text("ui_qr_hint")}</p>
        <div class="row">
          <Button onClick={() => void saveSvg().catch(setTrouble)}>{text("ui_save_svg")}</Button>
          <Button onClick={() => void savePng(modules).catch(setTrouble)}>{text("ui_save_png")}</Button>
        </div>
      </div>
    </div>
  );
}
