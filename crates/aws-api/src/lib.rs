//! The AWS surface: structures, constraints, errors and operations, generated from AWS's own service models.
//!
//! Each service is a module with a trait (`ecr::Ecr`): a method for each operation, whose default answers that
//! it is not implemented. `ecr::Server(implementation)` is what the dispatcher of `tidewaiter-aws-wire` serves.
//! Only [`resources`] is written by hand: the models do not say what an operation touches.

mod resources;
mod server;

/// Amazon Elastic Container Registry.
#[allow(missing_docs)]
#[path = "generated/ecr/mod.rs"]
pub mod ecr;

/// AWS Security Token Service.
#[allow(missing_docs)]
#[path = "generated/sts/mod.rs"]
pub mod sts;

/// Amazon Inspector.
#[allow(missing_docs)]
#[path = "generated/inspector2/mod.rs"]
pub mod inspector2;

/// Amazon Inspector's scan of a bill of materials.
#[allow(missing_docs)]
#[path = "generated/inspector-scan/mod.rs"]
pub mod inspector_scan;

/// AWS Security Hub.
#[allow(missing_docs)]
#[path = "generated/securityhub/mod.rs"]
pub mod securityhub;
