//! Products that send findings, and the account's subscriptions to them.
//!
//! Odd: on AWS a partner's findings come from the partner's account. Here whoever may import findings may import those of any
//! product of the catalogue that the account has subscribed to, but for the scanner's own.

use serde_json::json;
use tidewaiter_aws_api::securityhub::{
    DescribeProductsRequest, DescribeProductsResponse, DisableImportFindingsForProductRequest,
    DisableImportFindingsForProductResponse, EnableImportFindingsForProductRequest,
    EnableImportFindingsForProductResponse, IntegrationType, ListEnabledProductsForImportRequest,
    ListEnabledProductsForImportResponse, Product,
};
use tidewaiter_scanning::ImageNews;
use tidewaiter_store::{HubItem, ScanType};
use tidewaiter_types::Timestamp;

use crate::errors::{conflict, input, internal, not_found};
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub, arns};

const KIND: &str = "subscription";
const MOST: u32 = 1_000;

/// A product of the catalogue.
pub(crate) struct Known {
    /// What its ARN ends with.
    pub(crate) path: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Whose it is.
    pub(crate) company: &'static str,
    about: &'static str,
    category: &'static str,
}

/// What an account's own product is called where its findings do not say.
pub(crate) const DEFAULT: Known = Known {
    path: "default",
    name: "Default",
    company: "Personal",
    about: "",
    category: "",
};

/// Products that findings of images come from.
pub(crate) const CATALOGUE: &[Known] = &[
    Known {
        path: arns::INSPECTOR,
        name: "Inspector",
        company: "Amazon",
        about: "Enhanced scanning of this registry's images.",
        category: "Vulnerability Management",
    },
    Known {
        path: "aquasecurity/aquasecurity",
        name: "Aqua Security",
        company: "Aqua Security",
        about: "Findings of Aqua's scanners, Trivy among them.",
        category: "Vulnerability Management",
    },
    Known {
        path: "cloud-custodian/cloud-custodian",
        name: "Cloud Custodian",
        company: "Cloud Custodian",
        about: "Findings of Cloud Custodian's policies.",
        category: "Policy Management",
    },
    Known {
        path: "prowler/prowler",
        name: "Prowler",
        company: "Prowler",
        about: "Findings of Prowler's checks.",
        category: "Configuration Management",
    },
];

impl SecurityHub {
    /// The product of the catalogue that an ARN names.
    pub(crate) fn known_product(&self, arn: &str) -> Option<&'static Known> {
        let path = arns::product_path(arn)?;
        let region = format!(":securityhub:{}:", self.place().region);
        CATALOGUE
            .iter()
            .find(|known| known.path == path && arn.contains(&region))
    }

    /// Whether the account has subscribed to a product of the catalogue.
    pub(crate) async fn subscribes_to(&self, path: &str) -> Result<bool> {
        let arn = arns::subscription(self.place(), path);
        let found = self.store().hub_item(KIND, &arn).await.map_err(internal)?;
        Ok(found.is_some())
    }

    async fn scans_enhanced(&self) -> Result<bool> {
        let configuration = self.scanning().configuration().await.map_err(internal)?;
        Ok(configuration.scan_type == ScanType::Enhanced)
    }
}

/// The scanner is subscribed to from the beginning, and listed once it scans.
pub(crate) async fn subscribe_scanner(hub: &SecurityHub, now: Timestamp) -> Result<()> {
    add(hub, arns::INSPECTOR, now).await.map(drop)
}

async fn add(hub: &SecurityHub, path: &str, now: Timestamp) -> Result<Option<String>> {
    let item = HubItem {
        arn: arns::subscription(hub.place(), path),
        created_at: now,
        content: json!({}),
    };
    let added = hub.store().add_hub_item(KIND, &item, MOST).await;
    Ok(added.map_err(internal)?.then_some(item.arn))
}

pub(crate) async fn describe(
    hub: &SecurityHub,
    call: &Call,
    request: DescribeProductsRequest,
) -> Result<DescribeProductsResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let all: Vec<Product> = match &request.product_arn {
        Some(arn) => hub.known_product(arn).into_iter().collect::<Vec<_>>(),
        None => CATALOGUE.iter().collect(),
    }
    .into_iter()
    .map(|known| product(hub, known))
    .collect();
    let (products, next_token) = paging.cut(all, request.next_token.as_deref())?;
    Ok(DescribeProductsResponse { next_token, products })
}

fn product(hub: &SecurityHub, known: &Known) -> Product {
    Product {
        activation_url: None,
        categories: Some(vec![known.category.to_owned()]),
        company_name: Some(known.company.to_owned()),
        description: Some(known.about.to_owned()),
        integration_types: Some(vec![IntegrationType::SendFindingsToSecurityHub]),
        marketplace_url: None,
        product_arn: arns::product(hub.place(), known.path),
        product_name: Some(known.name.to_owned()),
        product_subscription_resource_policy: None,
    }
}

pub(crate) async fn subscribe(
    hub: &SecurityHub,
    call: &Call,
    request: EnableImportFindingsForProductRequest,
) -> Result<EnableImportFindingsForProductResponse> {
    hub.enabled().await?;
    let arn = &request.product_arn;
    let known = hub.known_product(arn).ok_or_else(|| {
        input(format!(
            "Invalid parameter ProductArn: {arn} is no product of DescribeProducts"
        ))
    })?;
    let added = add(hub, known.path, call.now).await?;
    let added = added.ok_or_else(|| conflict(format!("The product {arn} is subscribed to already")))?;
    if known.path == arns::INSPECTOR {
        let queued = hub.store().enqueue(&ImageNews::All.job(call.now), call.now).await;
        queued.map_err(internal)?;
    }
    Ok(EnableImportFindingsForProductResponse {
        product_subscription_arn: Some(added),
    })
}

pub(crate) async fn unsubscribe(
    hub: &SecurityHub,
    request: DisableImportFindingsForProductRequest,
) -> Result<DisableImportFindingsForProductResponse> {
    hub.enabled().await?;
    let arn = &request.product_subscription_arn;
    match hub.store().remove_hub_item(KIND, arn).await.map_err(internal)? {
        true => Ok(DisableImportFindingsForProductResponse {}),
        false => Err(not_found(format!("The subscription {arn} was not found"))),
    }
}

pub(crate) async fn subscriptions(
    hub: &SecurityHub,
    call: &Call,
    request: ListEnabledProductsForImportRequest,
) -> Result<ListEnabledProductsForImportResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let items = hub.store().hub_items(KIND).await.map_err(internal)?;
    let mut all: Vec<String> = items.into_iter().map(|item| item.arn).collect();
    if !hub.scans_enhanced().await? {
        all.retain(|arn| !arn.ends_with(arns::INSPECTOR));
    }
    let (page, next_token) = paging.cut(all, request.next_token.as_deref())?;
    Ok(ListEnabledProductsForImportResponse {
        next_token,
        product_subscriptions: Some(page),
    })
}
