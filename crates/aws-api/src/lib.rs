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
