// Addresses to measure with.

/** Addresses of the shapes that people paste, every id and key made up. */
export function madeUp(count = 2000) {
  const hosts = [
    "www.aliexpress.com",
    "es.aliexpress.com",
    "he.aliexpress.com",
    "pt.aliexpress.com",
    "www.aliexpress.us",
    "m.aliexpress.com",
    "aliexpress.ru",
  ];
  const trace = (i) => `0123456789abcdef0123456789abcdef-${1700000000000 + i}-0${1000 + (i % 9000)}-_mAde${i}`;
  const item = (i) => `https://${hosts[i % hosts.length]}/item/${1005006000000000 + i * 7919}.html`;
  const shapes = [
    (i) =>
      `${item(i)}?spm=a2g0o.productlist.0.0.${i}&algo_pvid=0f0f-${i}&algo_exp_id=0f0f-${i}-1&pdp_npi=4%40dis%21USD%21${i}.18%212.54%21%21%21155.51%2117.78%21%402101${i}%2112000030000${100000 + i}%21sea%21US%210%21ABX&curPageLogUid=x${i}&utparam-url=scene%3Asearch`,
    (i) =>
      `${item(i)}?aff_fcid=${trace(i)}&aff_fsk=_mAde${i}&aff_platform=portals-tool&sk=_mAde${i}&aff_trace_key=${trace(i)}&terminal_id=0123456789abcdef0123456789abcdef&afSmartRedirect=y`,
    (i) => `${item(i)}?sku_id=12000030000${100000 + i}&spm=a2g2w.${i}&gatewayAdapt=glo2usa4itemAdapt&_randl_shipto=US`,
    (i) =>
      `https://www.aliexpress.com/w/wholesale-lamp-${i}.html?SearchText=lamp+${i}&catId=0&initiative_id=SB_${i}&spm=a2g0o.home.1000002.0&g=y&page=${i % 9}`,
    (i) =>
      `https://www.aliexpress.com/category/${200000000 + i}/lamps.html?spm=a2g0o.home.104.1&trafficChannel=main&SortType=total_tranpro_desc`,
    (i) => `https://www.aliexpress.com/store/${1100000000 + i}?spm=a2g0o.detail.0.0.${i}&pdp_npi=x`,
    (i) =>
      `https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_mAde${i}&dl_target_url=${encodeURIComponent(`${item(i)}?spm=x${i}`)}`,
    (i) =>
      `https://star.aliexpress.com/share/share.htm?platform=AE&businessType=ProductDetail&redirectUrl=${encodeURIComponent(`${item(i)}?srcSns=sns_Copy&shareId=${i}`)}`,
    (i) =>
      `https://www.aliexpress.com/ssr/300000512/BundleDeals2?disableNav=YES&pha_manifest=ssr&_immersiveMode=true&productIds=${1005006000000000 + i}%3A12000030000${100000 + i}`,
    (i) => `https://s.click.aliexpress.com/e/_mAde${i}`,
  ];
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length](i));
}
