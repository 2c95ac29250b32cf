// A Telegram bot's handler: every AliExpress link of a message comes back as the bot's own, the message whole.
// `send(chat, text)` is the bot's; `settings` is what Affix' options export, or just its profiles.
import { replaceLinks } from "@affix/core";

const settings = {
  profiles: [{ id: "bot", name: "Bot", network: "aliexpress", ids: { aff_short_key: process.env.AFFIX_KEY ?? "" } }],
};

export async function onMessage({ message }, send) {
  const text = message?.text ?? message?.caption;
  if (!text) return;
  let answer;
  try {
    answer = replaceLinks(text, settings);
  } catch (why) {
    // The bot's own account is not set up: nobody's link is passed on.
    console.error(why.code, why.message);
    return;
  }
  const { text: mine, made, open } = answer;
  if (made === 0) return;
  const note = open > 0 ? `\n\n(${open} of the links could not be made.)` : "";
  await send(message.chat.id, `Ad\n${mine}${note}`);
}
