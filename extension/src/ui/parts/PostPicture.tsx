import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { copyPicture, copyText } from "../../browser/clipboard.js";
import { Button } from "../controls/Button.js";

/** The picture of a post, and the way to take it along: itself where its server lets us have it, else its address. */
export function PostPicture({ src }: { src: string }) {
  const [gone, setGone] = useState(false);
  const [said, setSaid] = useState("");
  if (gone) return null;

  async function copy(): Promise<void> {
    try {
      await copyPicture(await pixels(src));
      setSaid(text("ui_picture_copied"));
    } catch {
      await copyText(src).then(
        () => setSaid(text("ui_picture_address_copied")),
        () => setSaid(text("ui_copy_failed")),
      );
    }
  }

  return (
    <figure>
      <img src={src} alt="" referrerpolicy="no-referrer" decoding="async" onError={() => setGone(true)} />
      <Button kind="quiet" drawing="image" onClick={() => void copy()}>
        {text("ui_picture_copy")}
      </Button>
      <span class="soft fine" role="status">
        {said}
      </span>
    </figure>
  );
}

/** The picture as PNG; throws where its server keeps its pixels to itself. */
async function pixels(src: string): Promise<Blob> {
  const image = new Image();
  image.crossOrigin = "anonymous";
  image.referrerPolicy = "no-referrer";
  image.src = src;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}
