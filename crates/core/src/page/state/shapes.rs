//! The server-rendered page states, as far as they are read. Field names are the site's own,
//! misspellings included.
//!
//! "Module" (2019 to 2023), "Component" (2023 to mid 2024) and "ultron" (end of 2022) are three
//! wrappings of nearly the same figures; see `product.rs` for what they become.

use serde::Deserialize;

use super::leaf::{Leaf, List, Obj};

/// One price with its currency.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Amount<'a> {
    #[serde(borrow)]
    pub(crate) value: Leaf<'a>,
    pub(crate) currency: Leaf<'a>,
}

/// A variant.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Sku<'a> {
    #[serde(borrow)]
    pub(crate) sku_val: Obj<SkuVal<'a>>,
    pub(crate) salable: Leaf<'a>,
}

/// A variant's figures.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct SkuVal<'a> {
    #[serde(borrow)]
    pub(crate) sku_amount: Obj<Amount<'a>>,
    pub(crate) sku_activity_amount: Obj<Amount<'a>>,
    pub(crate) avail_quantity: Leaf<'a>,
}

/// The lowest and highest prices; `activity` is the promotion's.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct PriceBounds<'a> {
    #[serde(borrow)]
    pub(crate) min_amount: Obj<Amount<'a>>,
    pub(crate) max_amount: Obj<Amount<'a>>,
    pub(crate) min_activity_amount: Obj<Amount<'a>>,
    pub(crate) max_activity_amount: Obj<Amount<'a>>,
}

/// Stars and count of ratings.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Feedback<'a> {
    #[serde(borrow)]
    pub(crate) average_star: Leaf<'a>,
    pub(crate) evarage_star: Leaf<'a>,
    pub(crate) total_valid_num: Leaf<'a>,
}

/// The title and, on Module pages, the figures beneath it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Title<'a> {
    #[serde(borrow)]
    pub(crate) subject: Leaf<'a>,
    pub(crate) trade_count: Leaf<'a>,
    pub(crate) format_trade_count: Leaf<'a>,
    pub(crate) trade_count_unit: Leaf<'a>,
    pub(crate) feedback_rating: Obj<Feedback<'a>>,
}

/// The store.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Seller<'a> {
    #[serde(borrow)]
    pub(crate) store_name: Leaf<'a>,
    pub(crate) store_num: Leaf<'a>,
    pub(crate) positive_rate: Leaf<'a>,
}

/// A display category; id 0 is Home or All Categories.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DisplayCategory<'a> {
    #[serde(borrow)]
    pub(crate) cate_id: Leaf<'a>,
    pub(crate) name: Leaf<'a>,
}

/// Ids and flags of a Module page.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Common<'a> {
    #[serde(borrow)]
    pub(crate) product_id: Leaf<'a>,
    pub(crate) product_id_str: Leaf<'a>,
    pub(crate) currency_code: Leaf<'a>,
    pub(crate) choice_product: Leaf<'a>,
}

/// Pictures.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Images<'a> {
    #[serde(borrow)]
    pub(crate) image_path_list: List<Leaf<'a>>,
}

/// A banner above the price; its type tells new-buyer prices.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Banner<'a> {
    #[serde(borrow)]
    pub(crate) banner_type: Leaf<'a>,
    pub(crate) uniform_middle_banner: Obj<BannerType<'a>>,
    pub(crate) daily_banner_info: Obj<BannerType<'a>>,
    pub(crate) promotion_banner_info: Obj<BannerType<'a>>,
}

/// The type of an inner banner.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct BannerType<'a> {
    #[serde(borrow)]
    pub(crate) banner_type: Leaf<'a>,
}

/// The list of variants, under either format's name.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Skus<'a> {
    #[serde(borrow)]
    pub(crate) sku_price_list: List<Obj<Sku<'a>>>,
    pub(crate) sku_list: List<Obj<Sku<'a>>>,
}

macro_rules! shape {
    ($(#[$meta:meta])* $name:ident { $($field:ident : $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub(crate) struct $name<'a> {
            #[serde(borrow)]
            $(pub(crate) $field: $type),+
        }
    };
}

shape!(
    /// Category id of a Module page.
    Action { category_id: Leaf<'a> });
shape!(
    /// Breadcrumb of a Module page.
    CrossLink { bread_crumb_path_list: List<Obj<DisplayCategory<'a>>> });
shape!(
    /// Breadcrumb of a Component page.
    Breadcrumb { path_list: List<Obj<DisplayCategory<'a>>> });
shape!(
    /// Ids and title of a Component page.
    ProductInfo { id: Leaf<'a>, id_str: Leaf<'a>, subject: Leaf<'a>, category_id: Leaf<'a>, category_paths: Leaf<'a> });
shape!(
    /// Prices of a Component page. Its `minPrice`, `actMinPrice` and `skuCalPrice` are US dollars
    /// whatever is displayed, and are not read.
    ComponentPrice {
        orig_price: Obj<PriceBounds<'a>>,
        discount_price: Obj<PriceBounds<'a>>,
        sku_price_list: List<Obj<Sku<'a>>>,
    });
shape!(
    /// Sold count of a Component page.
    Trade { format_trade_count: Leaf<'a>, trade_count_unit: Leaf<'a> });
shape!(
    /// The store's feedback on a Component page.
    StoreFeedback { seller_positive_rate: Leaf<'a> });
shape!(
    /// Choice flag of a Component page.
    ProductTag { choice_product: Leaf<'a> });
shape!(
    /// Currency of a Component page.
    CurrencyInfo { currency_code: Leaf<'a> });

shape!(
    /// A product state of any server-rendered format: only one format's fields are filled.
    PageState {
        action_module: Obj<Action<'a>>,
        common_module: Obj<Common<'a>>,
        cross_link_module: Obj<CrossLink<'a>>,
        image_module: Obj<Images<'a>>,
        middle_banner_module: Obj<Banner<'a>>,
        price_module: Obj<PriceBounds<'a>>,
        sku_module: Obj<Skus<'a>>,
        store_module: Obj<Seller<'a>>,
        title_module: Obj<Title<'a>>,
        banner_component: Obj<Banner<'a>>,
        breadcrumb_component: Obj<Breadcrumb<'a>>,
        currency_component: Obj<CurrencyInfo<'a>>,
        feedback_component: Obj<Feedback<'a>>,
        image_component: Obj<Images<'a>>,
        price_component: Obj<ComponentPrice<'a>>,
        product_info_component: Obj<ProductInfo<'a>>,
        product_tag_component: Obj<ProductTag<'a>>,
        seller_component: Obj<Seller<'a>>,
        sku_component: Obj<Skus<'a>>,
        store_feedback_component: Obj<StoreFeedback<'a>>,
        trade_component: Obj<Trade<'a>>,
        hierarchy: Obj<Nothing>,
        data: Leaf<'a>,
        root: Obj<ResultRoot<'a>>,
        mods: Obj<ResultMods<'a>>,
        item_list: Obj<ItemList<'a>>,
        content: List<Obj<Item<'a>>>,
        image_path_list: List<Leaf<'a>>,
    });

/// An object of which nothing is read.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Nothing {}

shape!(
    /// A node of the ultron format.
    Node { r#type: Leaf<'a>, fields: Leaf<'a> });
shape!(
    /// What is read of an ultron node, whichever its type.
    NodeFields {
        product_id: Leaf<'a>,
        category_id: Leaf<'a>,
        format_trade_count: Leaf<'a>,
        subject: Leaf<'a>,
    });
/// The ultron header.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HeaderInfo<'a> {
    #[serde(borrow, rename = "_for_header_info")]
    pub(crate) header: Obj<HeaderStore<'a>>,
}
shape!(
    /// The store inside the ultron header.
    HeaderStore { store_module: Obj<Seller<'a>>, feedback_module: Obj<Feedback<'a>> });

shape!(
    /// Root of a search result.
    ResultRoot { fields: Obj<ResultFields<'a>> });
shape!(
    /// Fields of a search result.
    ResultFields { mods: Obj<ResultMods<'a>> });
shape!(
    /// Blocks of a search result.
    ResultMods { item_list: Obj<ItemList<'a>> });
shape!(
    /// The list of cards.
    ItemList { content: List<Obj<Item<'a>>> });
shape!(
    /// A card of a search result.
    Item {
        product_id: Leaf<'a>,
        product_type: Leaf<'a>,
        title: Obj<ItemTitle<'a>>,
        prices: Obj<ItemPrices<'a>>,
        evaluation: Obj<Evaluation<'a>>,
        trade: Obj<ItemTrade<'a>>,
        store: Obj<ItemStore<'a>>,
    });
shape!(
    /// A card's title.
    ItemTitle { display_title: Leaf<'a>, seo_title: Leaf<'a> });
shape!(
    /// A card's prices.
    ItemPrices { sale_price: Obj<ItemPrice<'a>>, original_price: Obj<ItemPrice<'a>> });
shape!(
    /// One price of a card.
    ItemPrice { min_price: Leaf<'a>, formatted_price: Leaf<'a>, currency_code: Leaf<'a> });
shape!(
    /// A card's stars.
    Evaluation { star_rating: Leaf<'a> });
shape!(
    /// A card's sold count.
    ItemTrade { trade_desc: Leaf<'a> });
shape!(
    /// A card's store.
    ItemStore { store_name: Leaf<'a>, store_id: Leaf<'a> });
