//! Five wrappings of nearly the same figures, under one set of names. Field names are the site's
//! own, misspellings included.

use super::sku::{Amount, Bounds, Sku};
use crate::order::sorted;
use affix_json::Json;

/// The figures of a product state.
#[derive(Debug, Default)]
pub(crate) struct Figures<'a> {
    pub(crate) id: Json<'a>,
    pub(crate) title: Json<'a>,
    pub(crate) list: Bounds<'a>,
    pub(crate) sale: Bounds<'a>,
    pub(crate) currency: Json<'a>,
    pub(crate) skus: Vec<Sku<'a>>,
    /// The selected variant, for where nothing is said of the others' prices, and whether there are others.
    pub(crate) selected: Option<Sku<'a>>,
    pub(crate) has_others: bool,
    /// The number of the variant that is chosen.
    pub(crate) chosen: Json<'a>,
    /// Pieces that are sold together.
    pub(crate) lot: Json<'a>,
    /// A variant does not say whether it can be bought, in a format where those that cannot carry any price.
    pub(crate) stock_unknown: bool,
    /// Units of all variants; where a format does not give them, the sum of its variants'.
    pub(crate) stock: Json<'a>,
    pub(crate) sums_stock: bool,
    /// Rows of the specifications.
    pub(crate) attributes: Json<'a>,
    pub(crate) stars: Json<'a>,
    /// Ratings with five to one star.
    pub(crate) star_counts: [Json<'a>; 5],
    /// When the store opened: milliseconds, or a text.
    pub(crate) opened: Json<'a>,
    /// How often the store was rated.
    pub(crate) store_ratings: Json<'a>,
    pub(crate) reviews: Json<'a>,
    pub(crate) sold: Json<'a>,
    pub(crate) sold_unit: Json<'a>,
    pub(crate) store_id: Json<'a>,
    /// The store's address, which holds its public number.
    pub(crate) store_url: Json<'a>,
    pub(crate) store_name: Json<'a>,
    pub(crate) positive: Json<'a>,
    pub(crate) category: Json<'a>,
    /// First and second posting level, where the page states them.
    pub(crate) top: Json<'a>,
    pub(crate) second: Json<'a>,
    pub(crate) path: Json<'a>,
    pub(crate) crumbs: Json<'a>,
    pub(crate) images: Json<'a>,
    pub(crate) choice: Json<'a>,
    /// Types of the banners above the price; one of them tells new-buyer prices.
    pub(crate) banners: Vec<Json<'a>>,
    /// The way of delivery that is offered first.
    pub(crate) delivery: Json<'a>,
    /// What the page says of it in words.
    pub(crate) delivery_line: Json<'a>,
    /// The coupons that are shown, and every one with its terms.
    pub(crate) coupons: Json<'a>,
    pub(crate) coupon_terms: Json<'a>,
}

impl<'a> Figures<'a> {
    /// "Module" pages, 2019 to 2023.
    pub(crate) fn of_module(state: Json<'a>) -> Self {
        let [quantity, specs] = state.fields(&["quantityModule", "specsModule"]);
        let [action, common, cross, image, banner, price, sku, store, title, delivery, coupon] = state.fields(&[
            "actionModule",
            "commonModule",
            "crossLinkModule",
            "imageModule",
            "middleBannerModule",
            "priceModule",
            "skuModule",
            "storeModule",
            "titleModule",
            "shippingModule",
            "couponModule",
        ]);
        let mut all = Self::default();
        let [id, id_text, currency, choice] =
            common.fields(&["productId", "productIdStr", "currencyCode", "choiceProduct"]);
        (all.id, all.currency, all.choice) = (id_text.or(id), currency, choice);
        all.title(title);
        all.feedback(title.get("feedbackRating"));
        all.prices(price);
        all.skus(sku);
        all.store(store);
        let [category, top, stock] = action.fields(&["categoryId", "rootCategoryId", "totalAvailQuantity"]);
        (all.category, all.top) = (category, top);
        all.stock = quantity.get("totalAvailQuantity").or(stock);
        all.attributes = specs.get("props");
        all.crumbs = cross.get("breadCrumbPathList");
        all.images = image.get("imagePathList");
        all.banner(banner);
        all.delivery(delivery.get("generalFreightInfo"));
        all.coupons(coupon.get("webCouponInfo"));
        all
    }

    /// "Component" pages, 2023 to mid 2024. Their `minPrice`, `actMinPrice` and `skuCalPrice` are US
    /// dollars whatever is displayed, and are not read.
    pub(crate) fn of_component(state: Json<'a>) -> Self {
        let [info, price, feedback, trade, store] = state.fields(&[
            "productInfoComponent",
            "priceComponent",
            "feedbackComponent",
            "tradeComponent",
            "sellerComponent",
        ]);
        let [inventory, specs, levels] =
            state.fields(&["inventoryComponent", "productPropComponent", "categoryComponent"]);
        let [currency, store_feedback, crumbs, image, tag, banner, sku, delivery, coupon] = state.fields(&[
            "currencyComponent",
            "storeFeedbackComponent",
            "breadcrumbComponent",
            "imageComponent",
            "productTagComponent",
            "bannerComponent",
            "skuComponent",
            "webGeneralFreightCalculateComponent",
            "webCouponInfoComponent",
        ]);
        let mut all = Self::default();
        let [id, id_text, subject, category, path] =
            info.fields(&["id", "idStr", "subject", "categoryId", "categoryPaths"]);
        (all.id, all.title, all.category, all.path) = (id_text.or(id), subject, category, path);
        all.lot = info.get("numberPerLot");
        [all.top, all.second] = levels.fields(&["topCategoryId", "secondLevelCategoryId"]);
        let [orig, discount] = price.fields(&["origPrice", "discountPrice"]);
        all.prices(orig);
        all.prices(discount);
        all.skus(price);
        if all.skus.is_empty() {
            all.skus(sku);
        }
        all.feedback(feedback);
        [all.sold, all.sold_unit] = trade.fields(&["formatTradeCount", "tradeCountUnit"]);
        all.store(store);
        let [positive, total] = store_feedback.fields(&["sellerPositiveRate", "sellerTotalNum"]);
        (all.positive, all.store_ratings) = (positive.or(all.positive), total.or(all.store_ratings));
        all.currency = currency.get("currencyCode");
        all.crumbs = crumbs.get("pathList");
        all.images = image.get("imagePathList");
        all.choice = tag.get("choiceProduct");
        all.stock = inventory.get("totalAvailQuantity");
        all.attributes = specs.get("props");
        all.banner(banner);
        all.delivery(delivery);
        all.coupons(coupon);
        all
    }

    /// "Ultron" pages, end of 2022: a map of nodes whose numbers vary, so each is known by its type.
    pub(crate) fn of_ultron(nodes: Json<'a>) -> Self {
        let mut all = Self::default();
        for node in nodes.items() {
            let [kind, fields] = node.fields(&["type", "fields"]);
            match kind.raw() {
                "\"price\"" => {
                    all.prices(fields);
                    all.banner(fields.get("middleBanner"));
                }
                "\"sku\"" => all.skus(fields),
                "\"titleBanner\"" => {
                    all.title(fields);
                    if !all.reviews.is_some() {
                        all.feedback(fields.get("feedbackRating"));
                    }
                }
                "\"imageView\"" => all.images = fields.get("imagePathList"),
                "\"shareHeader\"" => all.sold = fields.get("formatTradeCount"),
                "\"actionButtons\"" => {
                    let [id, category, top, stock] =
                        fields.fields(&["productId", "categoryId", "rootCategoryId", "totalAvailQuantity"]);
                    (all.id, all.stock) = (all.id.or(id), all.stock.or(stock));
                    (all.category, all.top) = (category, top);
                }
                "\"quantity\"" => all.stock = fields.get("totalAvailQuantity").or(all.stock),
                "\"specsInfo\"" => all.attributes = fields.get("specs"),
                "\"shipping\"" => all.delivery(fields.get("generalFreightInfo")),
                "\"coupon\"" => all.coupons(fields),
                "\"seoTdk\"" => all.id = fields.get("productId").or(all.id),
                "\"headerInfo\"" => {
                    let [store, feedback] = fields.get("_for_header_info").fields(&["storeModule", "feedbackModule"]);
                    all.store(store);
                    all.feedback(feedback);
                }
                _ => {}
            }
        }
        all
    }

    /// Answers of `mtop.aliexpress.pdp.pc.query`, which client-rendered pages draw themselves from. The price
    /// that a buyer pays is a text; variants that cannot be bought carry prices that are none.
    pub(crate) fn of_mtop(result: Json<'a>) -> Self {
        let [global, title, price, sku, rating, shop, image] = result.fields(&[
            "GLOBAL_DATA",
            "PRODUCT_TITLE",
            "PRICE",
            "SKU",
            "PC_RATING",
            "SHOP_CARD_PC",
            "HEADER_IMAGE_PC",
        ]);
        let [delivery, specs, quantity] = result.fields(&["SHIPPING", "PRODUCT_PROP_PC", "QUANTITY_PC"]);
        let mut all = Self::default();
        let [id, subject, currency, category, path, store_id, store_name] = global.get("globalData").fields(&[
            "productId",
            "subject",
            "currencyCode",
            "categoryId",
            "categoryPath",
            "storeId",
            "storeName",
        ]);
        (all.id, all.title, all.currency) = (id, title.get("text").or(subject), currency);
        (all.category, all.path) = (category, path);
        let [stars, reviews, sold] = rating.fields(&["rating", "totalValidNum", "otherText"]);
        (all.stars, all.reviews, all.sold) = (stars, reviews, sold);
        let [name, positive, seller, total] =
            shop.fields(&["storeName", "sellerPositiveRate", "sellerInfo", "sellerTotalNum"]);
        (all.opened, all.store_ratings) = (seller.get("formatOpenTime"), total);
        (all.store_id, all.store_name, all.positive) = (store_id, name.or(store_name), positive);
        all.store_url = seller.get("storeURL");
        all.images = image.get("imagePathList");
        let [shown, whole] = specs.fields(&["showedProps", "props"]);
        all.attributes = shown.or(whole);
        (all.stock, all.sums_stock) = (quantity.get("totalAvailableInventory"), true);
        all.lot = result.get("LOT").get("numberPerLot");
        all.delivery(delivery);
        all.offers(price, sku);
        all
    }

    /// Variants in one list, their prices in another by the variant's number. Only what is known to be in stock has
    /// a price; where the prices of the others are missing, the selected variant's stands alone.
    fn offers(&mut self, price: Json<'a>, sku: Json<'a>) {
        let [by_text, by_id, target, selected] =
            price.fields(&["skuIdStrPriceInfoMap", "skuPriceInfoMap", "targetSkuPriceInfo", "selectedSkuId"]);
        let [paths, selected_too] = sku.fields(&["skuPaths", "selectedSkuIdStr"]);
        let id = |json: Json<'a>| json.raw().trim_matches('"');
        self.chosen = selected.or(selected_too);
        let selected = id(self.chosen);
        let prices: Vec<(&str, Json<'a>)> = by_text.or(by_id).entries().collect();
        let prices = sorted(prices, |(one, _), (other, _)| one.cmp(other));
        let mut target_is_sold = None;
        for variant in paths.items().filter(|variant| variant.is_object()) {
            let [text, number, stock, salable] = variant.fields(&["skuIdStr", "skuId", "skuStock", "salable"]);
            let own = id(text.or(number));
            let at = prices.partition_point(|(other, _)| *other < own);
            let price = prices.get(at).filter(|(other, _)| *other == own).map(|(_, price)| *price);
            let sku = Sku {
                id: text.or(number),
                values: variant.get("skuAttr"),
                ..Sku::of_mtop(price.unwrap_or_default(), stock, salable)
            };
            if own == selected {
                target_is_sold = Some(stock.is_some() && sku.is_buyable());
            }
            self.stock_unknown |= !stock.is_some() && salable.flag() != Some(false);
            self.skus.push(sku);
        }
        self.has_others = self.skus.len().max(prices.len()) > 1;
        let only = || prices.first().filter(|_| prices.len() == 1).map(|(_, price)| *price);
        let target = Some(target).filter(|target| target.is_some()).or_else(only);
        let counts = target_is_sold.unwrap_or(!self.has_others);
        self.selected = target
            .filter(|_| counts)
            .map(|price| Sku { id: self.chosen, ..Sku::of_mtop(price, Json::default(), Json::default()) });
    }

    /// Product pages of aliexpress.ru, since 2021: the properties of one of its widgets.
    pub(crate) fn of_ru(product: Json<'a>) -> Self {
        let mut all = Self::default();
        let [id, name, gallery, price, rating, trade, reviews, skus, store] = product.fields(&[
            "id",
            "name",
            "gallery",
            "price",
            "rating",
            "tradeInfo",
            "reviews",
            "skuInfo",
            "storeUrl",
        ]);
        (all.id, all.title, all.images, all.reviews, all.store_url) = (id, name, gallery, reviews, store);
        all.stars = rating.get("middle");
        let [formatted, count, unit] = trade.fields(&["formatTradeCount", "tradeCount", "tradeCountUnit"]);
        (all.sold, all.sold_unit) = (formatted.or(count), unit);
        all.prices(price);
        all.sums_stock = true;
        for sku in skus.get("priceList").items().filter(|sku| sku.is_object()) {
            let [list, sale, stock, id, values] =
                sku.fields(&["amount", "activityAmount", "availQuantity", "skuId", "skuAttr"]);
            all.stock_unknown |= !stock.is_some();
            let (list, sale) = (Amount::of(list), Amount::of(sale));
            all.skus.push(Sku { id, values, list, sale, stock, salable: Json::default() });
        }
        all
    }

    fn title(&mut self, json: Json<'a>) {
        let [subject, count, formatted, unit] =
            json.fields(&["subject", "tradeCount", "formatTradeCount", "tradeCountUnit"]);
        self.title = subject;
        (self.sold, self.sold_unit) = (formatted.or(count).or(self.sold), unit.or(self.sold_unit));
    }

    fn feedback(&mut self, json: Json<'a>) {
        let [stars, misspelt, reviews] = json.fields(&["averageStar", "evarageStar", "totalValidNum"]);
        (self.stars, self.reviews) = (stars.or(misspelt), reviews);
        self.star_counts = json.fields(&["fiveStarNum", "fourStarNum", "threeStarNum", "twoStarNum", "oneStarNum"]);
    }

    fn store(&mut self, json: Json<'a>) {
        [self.store_name, self.store_id, self.positive, self.opened, self.store_ratings] =
            json.fields(&["storeName", "storeNum", "positiveRate", "openTime", "positiveNum"]);
    }

    /// The product's bounds; those of a promotion stand beside the usual ones or in an object of
    /// their own.
    fn prices(&mut self, json: Json<'a>) {
        let [min, max, min_sale, max_sale] =
            json.fields(&["minAmount", "maxAmount", "minActivityAmount", "maxActivityAmount"]);
        if min.is_some() {
            self.list = Bounds { min: Amount::of(min), max: Amount::of(max) };
        }
        if min_sale.is_some() {
            self.sale = Bounds { min: Amount::of(min_sale), max: Amount::of(max_sale) };
        }
        self.lot = json.get("numberPerLot").or(self.lot);
    }

    fn skus(&mut self, json: Json<'a>) {
        let [list, other] = json.fields(&["skuPriceList", "skuList"]);
        self.skus.clear();
        for sku in list.or(other).items().filter(|sku| sku.is_object()) {
            let [figures, salable, text, number, values] =
                sku.fields(&["skuVal", "salable", "skuIdStr", "skuId", "skuAttr"]);
            let [amount, sale, stock] = figures.fields(&["skuAmount", "skuActivityAmount", "availQuantity"]);
            let (list, sale) = (Amount::of(amount), Amount::of(sale));
            self.skus.push(Sku { id: text.or(number), values, list, sale, stock, salable });
        }
    }

    fn delivery(&mut self, json: Json<'a>) {
        let [ways, line] = json.fields(&["originalLayoutResultList", "shippingFeeText"]);
        (self.delivery, self.delivery_line) = (ways.items().next().unwrap_or_default().get("bizData"), line);
    }

    fn coupons(&mut self, json: Json<'a>) {
        [self.coupons, self.coupon_terms] = json.fields(&["couponList", "promotionPanelDTO"]);
    }

    fn banner(&mut self, json: Json<'a>) {
        let [own, uniform, daily, promotion] =
            json.fields(&["bannerType", "uniformMiddleBanner", "dailyBannerInfo", "promotionBannerInfo"]);
        self.banners = vec![own];
        self.banners.extend([uniform, daily, promotion].map(|b| b.get("bannerType")));
    }
}
