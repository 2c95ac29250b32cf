//! From a page state of any server-rendered format to what it says of the product.

use serde::Deserialize;

use super::leaf::{Leaf, List, Obj};
use super::shapes::{
    Amount, Banner, DisplayCategory, HeaderInfo, Node, NodeFields, PageState, PriceBounds, Seller, Sku, Skus, Images,
};
use crate::id::ProductId;
use crate::message::{Note, code};
use crate::money::{Currency, Decimal};
use crate::page::number;
use crate::page::reading::{Category, Crumb, PriceRange, Product, Sold, Store};
use crate::page::source::Source;
use crate::page::text::{clean, picture};

/// The figures of a product state under one set of names.
#[derive(Default)]
struct Figures<'a> {
    id: Leaf<'a>,
    title: Leaf<'a>,
    bounds: PriceBounds<'a>,
    discount: PriceBounds<'a>,
    currency: Leaf<'a>,
    skus: Vec<Sku<'a>>,
    stars: Leaf<'a>,
    reviews: Leaf<'a>,
    sold: Leaf<'a>,
    sold_unit: Leaf<'a>,
    store_id: Leaf<'a>,
    store_name: Leaf<'a>,
    positive: Leaf<'a>,
    category: Leaf<'a>,
    path: Leaf<'a>,
    crumbs: Option<Vec<DisplayCategory<'a>>>,
    images: List<Leaf<'a>>,
    choice: Leaf<'a>,
    banner: Banner<'a>,
}

/// Module pages, 2019 to 2023.
pub(crate) fn from_module(state: PageState<'_>) -> Source {
    let common = state.common_module.get();
    let title = state.title_module.get();
    let feedback = title.feedback_rating.get();
    let store = state.store_module.get();
    interpret(Figures {
        id: common.product_id_str.or(common.product_id),
        title: title.subject,
        bounds: state.price_module.get(),
        currency: common.currency_code,
        skus: variants(state.sku_module),
        stars: feedback.average_star.or(feedback.evarage_star),
        reviews: feedback.total_valid_num,
        sold: title.format_trade_count.or(title.trade_count),
        sold_unit: title.trade_count_unit,
        store_id: store.store_num,
        store_name: store.store_name,
        positive: store.positive_rate,
        category: state.action_module.get().category_id,
        crumbs: state.cross_link_module.0.map(|c| present(c.bread_crumb_path_list)),
        images: state.image_module.get().image_path_list,
        choice: common.choice_product,
        banner: state.middle_banner_module.get(),
        ..Figures::default()
    })
}

/// Component pages, 2023 to mid 2024.
pub(crate) fn from_component(state: PageState<'_>) -> Source {
    let info = state.product_info_component.get();
    let price = state.price_component.get();
    let feedback = state.feedback_component.get();
    let trade = state.trade_component.get();
    let store = state.seller_component.get();
    let mut skus = present(price.sku_price_list);
    if skus.is_empty() {
        skus = variants(state.sku_component);
    }
    interpret(Figures {
        id: info.id_str.or(info.id),
        title: info.subject,
        bounds: price.orig_price.get(),
        discount: price.discount_price.get(),
        currency: state.currency_component.get().currency_code,
        skus,
        stars: feedback.evarage_star.or(feedback.average_star),
        reviews: feedback.total_valid_num,
        sold: trade.format_trade_count,
        sold_unit: trade.trade_count_unit,
        store_id: store.store_num,
        store_name: store.store_name,
        positive: state.store_feedback_component.get().seller_positive_rate,
        category: info.category_id,
        path: info.category_paths,
        crumbs: state.breadcrumb_component.0.map(|b| present(b.path_list)),
        images: state.image_component.get().image_path_list,
        choice: state.product_tag_component.get().choice_product,
        banner: state.banner_component.get(),
    })
}

/// Ultron pages, end of 2022: a map of nodes whose numbers vary, so each is known by its type.
pub(crate) fn from_ultron(nodes: &str) -> Option<Source> {
    let List(nodes) = serde_json::from_str::<List<Obj<Node<'_>>>>(nodes).ok()?;
    let mut all = Figures::default();
    for node in nodes.into_iter().filter_map(|n| n.0) {
        let (Some(kind), Some(raw)) = (node.r#type.text(), node.fields.raw()) else { continue };
        let fields: NodeFields<'_> = read(raw);
        match kind.as_ref() {
            "price" => all.bounds = read(raw),
            "sku" => all.skus = variants(Obj(Some(read(raw)))),
            "titleBanner" => all.title = fields.subject,
            "imageView" => all.images = read::<Images<'_>>(raw).image_path_list,
            "shareHeader" => all.sold = fields.format_trade_count,
            "actionButtons" => all.category = fields.category_id,
            "seoTdk" => all.id = fields.product_id,
            "headerInfo" => {
                let header = read::<HeaderInfo<'_>>(raw).header.get();
                let store: Seller<'_> = header.store_module.get();
                let feedback = header.feedback_module.get();
                (all.store_id, all.store_name, all.positive) = (store.store_num, store.store_name, store.positive_rate);
                (all.stars, all.reviews) = (feedback.average_star.or(feedback.evarage_star), feedback.total_valid_num);
            }
            _ => {}
        }
    }
    Some(interpret(all))
}

/// A node's fields as `T`; an empty `T` when they are something else.
fn read<'a, T: Deserialize<'a> + Default>(raw: &'a str) -> T {
    serde_json::from_str::<Obj<T>>(raw).map(Obj::get).unwrap_or_default()
}

fn present<T>(list: List<Obj<T>>) -> Vec<T> {
    list.0.into_iter().filter_map(|o| o.0).collect()
}

fn variants(skus: Obj<Skus<'_>>) -> Vec<Sku<'_>> {
    let skus = skus.get();
    let list = present(skus.sku_price_list);
    if list.is_empty() { present(skus.sku_list) } else { list }
}

fn interpret(figures: Figures<'_>) -> Source {
    let mut source = Source::new("state");
    let variants = u32::try_from(figures.skus.len()).ok().filter(|n| *n > 0);
    let prices = prices(&figures, &mut source);
    let reviews = figures.reviews.whole();
    let sold = figures.sold.text().and_then(|text| {
        let (at_least, exact) = number::count(&text)?;
        let unit = figures.sold_unit.text().map(|u| format!(" {u}")).unwrap_or_default();
        Some(Sold { at_least, exact, text: clean(&format!("{text}{unit}")) })
    });
    let store = Store {
        id: figures.store_id.id(),
        name: figures.store_name.text().map(|t| clean(&t)),
        positive_rate: figures.positive.text().and_then(|t| percent(&t)),
    };
    let banner = figures.banner;
    let banner_types = [
        banner.banner_type,
        banner.uniform_middle_banner.get().banner_type,
        banner.daily_banner_info.get().banner_type,
        banner.promotion_banner_info.get().banner_type,
    ];
    // `store_newer` is new to this store only, and a price of 0.01 alone is no sign.
    let new_user = banner_types.iter().any(|t| t.text().is_some_and(|t| t == "platform_newer"));
    if new_user {
        source.notes.push(("price", Note::plain(code::PRICE_NEW_USER)));
    }
    let site_id = figures.id.id();
    source.product = Product {
        id: site_id.as_deref().and_then(|t| t.parse::<ProductId>().ok()).map(|id| id.to_string()),
        site_id,
        title: figures.title.text().map(|t| clean(&t)).filter(|t| !t.is_empty()),
        price: prices.as_ref().map(|p| p.0.clone()),
        list_price: prices.and_then(|p| p.1),
        rating: figures.stars.decimal().filter(|_| reviews != Some(0)).and_then(stars),
        reviews,
        sold,
        store: (store != Store::default()).then_some(store),
        category: category(figures.category, figures.path, figures.crumbs),
        images: figures.images.0.iter().filter_map(|i| picture(&i.text()?)).collect(),
        variants,
        choice: figures.choice.flag(),
        new_user_price: new_user.then_some(true),
        ..Product::default()
    };
    source
}

/// Stars between 0 and 5; zero stars mean that nobody has rated.
pub(crate) fn stars(value: Decimal) -> Option<String> {
    let five = Decimal::new(5, 0)?;
    (!value.is_zero() && value <= five).then(|| value.at_least_scale(1).to_string())
}

/// `94.6%` without its sign, when it is a share of a hundred. Zero is what templates show before
/// their data came.
pub(crate) fn percent(text: &str) -> Option<String> {
    let value = number::plain(text)?;
    let hundred = Decimal::new(100, 0)?;
    (!value.is_zero() && value <= hundred).then(|| value.at_least_scale(1).to_string())
}

fn category(leaf: Leaf<'_>, path: Leaf<'_>, crumbs: Option<Vec<DisplayCategory<'_>>>) -> Option<Category> {
    let path = path.text().map(|p| p.split('/').map(str::trim).map(str::to_owned).collect::<Vec<_>>());
    let category = Category {
        leaf_id: leaf.id(),
        path: path.filter(|p| p.iter().all(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))).unwrap_or_default(),
        // Home and All Categories have id 0.
        breadcrumb: crumbs
            .unwrap_or_default()
            .iter()
            .filter_map(|c| Some(Crumb { id: c.cate_id.id()?, name: clean(&c.name.text()?) }))
            .collect(),
    };
    (category != Category::default()).then_some(category)
}

/// One variant's prices.
struct Variant {
    sale: Decimal,
    list: Decimal,
    buyable: bool,
}

/// What a buyer pays and the struck-through price, over the variants that can be bought.
fn prices(figures: &Figures<'_>, source: &mut Source) -> Option<(PriceRange, Option<PriceRange>)> {
    let stated = stated(figures);
    let mut currencies = Vec::new();
    let list: Option<Vec<Variant>> = figures.skus.iter().map(|sku| variant(sku, &mut currencies)).collect();
    let list = list.filter(|l| !l.is_empty());
    let page_currency = figures.currency.text().and_then(|t| t.parse::<Currency>().ok());
    if let Some(s) = &stated {
        currencies.extend(s.currencies.iter().copied());
    }
    currencies.sort_unstable();
    currencies.dedup();
    let currency = match *currencies.as_slice() {
        [one] => Some(one),
        [] => page_currency,
        // Helper figures in US dollars beside the displayed currency: only the page's own decides.
        _ => {
            source.notes.push(("price", Note::plain(code::PRICE_MIXED_CURRENCIES)));
            return None;
        }
    };
    let bounds = |low: Decimal, high: Decimal| {
        let scale = currency.map_or(2, Currency::minor_units);
        PriceRange {
            min: low.at_least_scale(scale).to_string(),
            max: high.at_least_scale(scale).to_string(),
            currency: currency.map(|c| c.to_string()),
        }
    };
    let (sale, list) = match list {
        Some(variants) => {
            let can = |v: &&Variant| v.buyable;
            let mut chosen: Vec<&Variant> = variants.iter().filter(can).collect();
            if chosen.is_empty() {
                source.notes.push(("price", Note::plain(code::PRICE_SOLD_OUT)));
                chosen = variants.iter().collect();
            }
            (range(chosen.iter().map(|v| v.sale))?, Some(range(chosen.iter().map(|v| v.list))?))
        }
        None => {
            let stated = stated?;
            (stated.sale, stated.list)
        }
    };
    let list = list.filter(|l| *l != sale);
    Some((bounds(sale.0, sale.1), list.map(|l| bounds(l.0, l.1))))
}

fn range(values: impl Iterator<Item = Decimal> + Clone) -> Option<(Decimal, Decimal)> {
    Some((values.clone().min()?, values.max()?))
}

/// A variant's figures; none when it has no price, so that the page's own bounds are used.
fn variant(sku: &Sku<'_>, currencies: &mut Vec<Currency>) -> Option<Variant> {
    let val = sku.sku_val.0.as_ref()?;
    let mut amount = |a: &Obj<Amount<'_>>| {
        let a = a.0.as_ref()?;
        currencies.extend(a.currency.text().and_then(|t| t.parse::<Currency>().ok()));
        a.value.decimal()
    };
    let list = amount(&val.sku_amount);
    let sale = amount(&val.sku_activity_amount).or(list)?;
    let in_stock = val.avail_quantity.whole().is_none_or(|n| n > 0);
    Some(Variant { sale, list: list.unwrap_or(sale), buyable: in_stock && sku.salable.flag() != Some(false) })
}

/// The bounds that the state gives for the product as a whole.
struct Stated {
    sale: (Decimal, Decimal),
    list: Option<(Decimal, Decimal)>,
    currencies: Vec<Currency>,
}

fn stated(figures: &Figures<'_>) -> Option<Stated> {
    let mut currencies = Vec::new();
    let mut pair = |low: &Obj<Amount<'_>>, high: &Obj<Amount<'_>>| {
        let mut one = |a: &Obj<Amount<'_>>| {
            let a = a.0.as_ref()?;
            let value = a.value.decimal()?;
            currencies.extend(a.currency.text().and_then(|t| t.parse::<Currency>().ok()));
            Some(value)
        };
        let low = one(low)?;
        let high = one(high).unwrap_or(low);
        (low <= high).then_some((low, high))
    };
    let list = pair(&figures.bounds.min_amount, &figures.bounds.max_amount);
    let sale = pair(&figures.bounds.min_activity_amount, &figures.bounds.max_activity_amount)
        .or_else(|| pair(&figures.discount.min_activity_amount, &figures.discount.max_activity_amount));
    Some(Stated { sale: sale.or(list)?, list, currencies })
}
