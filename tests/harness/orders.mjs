// Made-up orders of the last thirteen weeks, as the Open Platform answers them and as a table of clicks.

const DAY_MS = 86_400_000;
const dayBefore = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const TITLES = [
  "LED bike light set",
  "Handlebar bag, waterproof",
  "Cycling glasses with three lenses",
  "Phone holder for handlebars",
  "Rain cover for helmets",
];
const TAGS = ["blog-lights", "tg-deals", "nl-weekly", "yt-desc", "bio-page"];

/** Orders, one every eight hours; the older ones are decided. */
export function openPlatformOrders(count = 270) {
  const order = Array.from({ length: count }, (_, n) => {
    const age = 1 + Math.floor(n / 3);
    const sale = 900 + ((n * 733) % 4200);
    const fate = n % 9 === 4 ? "void" : age > 60 ? "paid" : age > 30 ? "confirmed" : "pending";
    const tag = TAGS[[0, 1, 0, 2, 1, 3, 0, 4, 1, 0][n % 10]];
    const product = ((n * 7) % 11) % 5;
    return {
      order_id: 8200000000000000 + n,
      sub_order_id: String(8300000000000000 + n),
      order_status: {
        void: "Invalid",
        paid: "Completed Settlement",
        confirmed: "Buyer Confirmed Receipt",
        pending: "Payment Completed",
      }[fate],
      tracking_id: tag,
      product_id: 1005009000000001 + product,
      product_title: TITLES[product],
      category_id: [39, 1524, 18, 509, 18][product],
      paid_time: `${dayBefore(age)} ${String((n % 3) * 7 + 1).padStart(2, "0")}:20:00`,
      ...(fate === "pending" ? {} : { finished_time: `${dayBefore(Math.max(0, age - 18))} 03:00:00` }),
      settled_currency: "USD",
      ship_to_country: ["US", "DE", "PL"][n % 3],
      is_new_buyer: n % 4 === 0 ? "Y" : "N",
      paid_amount: sale,
      estimated_paid_commission: Math.floor((sale * [7, 9, 5, 7, 8][product]) / 100),
    };
  });
  return { resp_code: 200, result: { orders: { order } } };
}

/** Clicks by day and tag. */
export function clickTable() {
  const lines = Array.from({ length: 91 }, (_, age) =>
    TAGS.map((tag, at) => `${dayBefore(age + 1)},${tag},${[38, 70, 14, 44, 6][at]}`),
  );
  return `day,subid,clicks\n${lines.flat().join("\n")}\n`;
}

/** A table of a network that it does not name, with a status that nobody knows and a line that is cut off. */
export const OWN_TABLE = `Order id;Order date;Order amount;Commission EUR;Status
7100000000000001;2026-10-03;19,90;1,39;approved
7100000000000002;2026-10-04;9,90;0,69;approved
7100000000000003;2026-10-05;29,90;2,09;gone fishing
7100000000000004;2026-10-25;49,90
`;
