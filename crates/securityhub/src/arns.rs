//! Names of Security Hub's things.

use tidewaiter_events::Place;

/// The path of the product that enhanced scanning is.
pub(crate) const INSPECTOR: &str = "aws/inspector";

fn arn(place: &Place, rest: &str) -> String {
    format!("arn:aws:securityhub:{}:{}:{rest}", place.region, place.account)
}

pub(crate) fn hub(place: &Place) -> String {
    arn(place, "hub/default")
}

/// The product of everybody's own findings.
pub(crate) fn default_product(place: &Place) -> String {
    arn(place, &format!("product/{}/default", place.account))
}

/// A product of AWS or of a partner, by its path.
pub(crate) fn product(place: &Place, path: &str) -> String {
    format!("arn:aws:securityhub:{}::product/{path}", place.region)
}

pub(crate) fn subscription(place: &Place, path: &str) -> String {
    arn(place, &format!("product-subscription/{path}"))
}

pub(crate) fn insight(place: &Place, id: &str) -> String {
    arn(place, &format!("insight/{}/custom/{id}", place.account))
}

pub(crate) fn rule(place: &Place, id: &str) -> String {
    arn(place, &format!("automation-rule/{id}"))
}

pub(crate) fn action(place: &Place, id: &str) -> String {
    arn(place, &format!("action/custom/{id}"))
}

/// The path of a product's ARN, whoever's region and account it has.
pub(crate) fn product_path(arn: &str) -> Option<&str> {
    arn.split_once(":product/")
        .map(|(_, path)| path)
        .filter(|path| !path.is_empty())
}
