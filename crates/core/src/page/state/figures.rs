//! Three wrappings of nearly the same figures, under one set of names. Field names are the site's
//! own, misspellings included.

use crate::json::Json;

/// One price with its currency.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Amount<'a> {
    pub(crate) value: Json<'a>,
    pub(crate) currency: Json<'a>,
}

impl<'a> Amount<'a> {
    fn of(json: Json<'a>) -> Self {
        let [value, currency] = json.fields(&["value", "currency"]);
        Self { value, currency }
    }
}

/// The lowest and the highest of a price.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounds<'a> {
    pub(crate) min: Amount<'a>,
    pub(crate) max: Amount<'a>,
}

/// A variant's prices and whether it can be bought.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sku<'a> {
    pub(crate) list: Amount<'a>,
    pub(crate) sale: Amount<'a>,
    pub(crate) stock: Json<'a>,
    pub(crate) salable: Json<'a>,
}

/// The figures of a product state.
#[derive(Debug, Default)]
pub(crate) struct Figures<'a> {
    pub(crate) id: Json<'a>,
    pub(crate) title: Json<'a>,
    pub(crate) list: Bounds<'a>,
    pub(crate) sale: Bounds<'a>,
    pub(crate) currency: Json<'a>,
    pub(crate) skus: Vec<Sku<'a>>,
    pub(crate) stars: Json<'a>,
    pub(crate) reviews: Json<'a>,
    pub(crate) sold: Json<'a>,
    pub(crate) sold_unit: Json<'a>,
    pub(crate) store_id: Json<'a>,
    pub(crate) store_name: Json<'a>,
    pub(crate) positive: Json<'a>,
    pub(crate) category: Json<'a>,
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
        all.category = action.get("categoryId");
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
        all.positive = store_feedback.get("sellerPositiveRate").or(all.positive);
        all.currency = currency.get("currencyCode");
        all.crumbs = crumbs.get("pathList");
        all.images = image.get("imagePathList");
        all.choice = tag.get("choiceProduct");
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
                    let [id, category] = fields.fields(&["productId", "categoryId"]);
                    (all.id, all.category) = (all.id.or(id), category);
                }
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

    fn title(&mut self, json: Json<'a>) {
        let [subject, count, formatted, unit] =
            json.fields(&["subject", "tradeCount", "formatTradeCount", "tradeCountUnit"]);
        self.title = subject;
        (self.sold, self.sold_unit) = (formatted.or(count).or(self.sold), unit.or(self.sold_unit));
    }

    fn feedback(&mut self, json: Json<'a>) {
        let [stars, misspelt, reviews] = json.fields(&["averageStar", "evarageStar", "totalValidNum"]);
        (self.stars, self.reviews) = (stars.or(misspelt), reviews);
    }

    fn store(&mut self, json: Json<'a>) {
        [self.store_name, self.store_id, self.positive] = json.fields(&["storeName", "storeNum", "positiveRate"]);
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
    }

    fn skus(&mut self, json: Json<'a>) {
        let [list, other] = json.fields(&["skuPriceList", "skuList"]);
        self.skus.clear();
        for sku in list.or(other).items().filter(|sku| sku.is_object()) {
            let [figures, salable] = sku.fields(&["skuVal", "salable"]);
            let [amount, sale, stock] = figures.fields(&["skuAmount", "skuActivityAmount", "availQuantity"]);
            self.skus.push(Sku { list: Amount::of(amount), sale: Amount::of(sale), stock, salable });
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
