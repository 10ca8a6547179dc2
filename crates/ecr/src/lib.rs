//! Amazon ECR's operations, and the one of STS that clients ask first, on the registry and its scanning.
//!
//! [`Ecr`] and [`StsService`] implement the generated traits of `tidewaiter-aws-api`; an operation is a function in
//! the file of its resource. Texts of errors are those that AWS gives where they are known, since scripts match
//! them. Odd: there is one registry per server, so a `registryId` other than its own account finds nothing; and
//! scan status and summary are filled in by every list, although AWS stopped to do so.

mod authorization;
mod enhanced;
mod errors;
mod findings;
mod images;
mod layers;
mod lifecycle;
mod mutability;
mod paging;
mod policies;
mod referrers;
mod registry;
mod repositories;
mod scan_status;
mod scanning;
mod service;
mod sts;
mod tags;

use std::sync::Arc;

use tidewaiter_access::{DownloadKey, Principal, Tokens};
use tidewaiter_aws_api::ecr::{self as api, Error};
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::Context;
use tidewaiter_registry::{PullGuard, Registry};
use tidewaiter_scanning::Scanning;

pub use sts::StsService;

use errors::{About, parameter};

/// What an operation knows of the request around its input.
type Call = Context<Principal>;

type Result<T> = std::result::Result<T, Error>;

/// What the operations of ECR need beside the registry.
pub struct EcrConfig {
    /// Where clients reach the registry, with its scheme and without a path: `https://registry.example.com:5000`.
    pub url: String,
    /// Makes the passwords that `GetAuthorizationToken` gives out; the registry's own side checks them.
    pub tokens: Arc<Tokens>,
    /// Signs the URLs that `GetDownloadUrlForLayer` gives out; the registry's own side checks them.
    pub downloads: DownloadKey,
    /// Seals page tokens.
    pub pages: PageTokens,
    /// Says which images may be pulled.
    pub guard: Arc<dyn PullGuard>,
}

/// Amazon ECR, to be handed to the dispatcher as `ecr::Server(ecr)`.
pub struct Ecr {
    config: EcrConfig,
    registry: Registry,
    scanning: Scanning,
}

impl Ecr {
    /// ECR's operations on a registry; account and region are the registry's.
    pub fn new(config: EcrConfig, registry: Registry, scanning: Scanning) -> Self {
        Self {
            config,
            registry,
            scanning,
        }
    }

    /// The registry's id: its account.
    fn account(&self) -> &str {
        &self.registry.config().place.account
    }

    /// The registry's host and port, in front of repository names.
    fn host(&self) -> &str {
        let url = self.config.url.as_str();
        url.split_once("://").map_or(url, |(_, host)| host)
    }

    /// The repository that a request is about. One of another registry does not exist, as far as anybody here knows.
    fn about<'a>(&'a self, repository: &'a str, registry: &'a Option<String>) -> Result<About<'a>> {
        let account = self.account();
        match registry.as_deref() {
            Some(other) if other != account => Err(About {
                account: other,
                repository,
            }
            .no_repository()),
            _ => Ok(About { account, repository }),
        }
    }

    /// Refuses the id of another registry, for operations that are about no repository that exists.
    fn check_registry(&self, registry: Option<&String>) -> Result<()> {
        let account = self.account();
        match registry {
            Some(other) if other != account => Err(parameter(
                "registryId",
                &format!("must be '{account}', the only registry of this server"),
            )),
            _ => Ok(()),
        }
    }
}

/// A word of the API's enumerations from the same word elsewhere.
fn word<T: for<'a> From<&'a str>>(word: &str) -> Option<T> {
    Some(T::from(word))
}

/// A number of the API, whose model has no unsigned ones.
fn number(count: u64) -> Option<i64> {
    Some(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The id of an image in the API: tag, digest or both.
type ImageId = api::ImageIdentifier;
