//! The trait that an implementation has, and the server that holds one.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::future::{Ready, ready};

use serde_json::Value;
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_aws_wire::dispatch::{Prepared, Service};
use tidewaiter_aws_wire::model::{Operation, ServiceModel};

use super::{Error, MODEL, requests::*, responses::*};
use crate::resources::resources;
use crate::server::prepared;

/// The operations of the service; one that is not overridden answers that it is not implemented.
pub trait InspectorScan: Send + Sync {
    /// What an operation knows of its request.
    type Context: Send + Sync;

    /// `ScanSbom`
    fn scan_sbom(
        &self,
        context: &Self::Context,
        input: ScanSbomRequest,
    ) -> impl Future<Output = Result<ScanSbomResponse, Error>> + Send {
        unimplemented(context, input, "ScanSbom")
    }
}

fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {
    ready(Err(Error::not_implemented(operation)))
}

/// An implementation, as the dispatcher wants it.
pub struct Server<S>(pub S);

impl<S: InspectorScan> Service<S::Context> for Server<S> {
    fn model(&self) -> &'static ServiceModel {
        &MODEL
    }

    fn prepare(
        &self,
        operation: &'static Operation,
        input: Value,
    ) -> Result<Prepared<'_, S::Context>, ServiceError> {
        let service = &self.0;
        let resources = resources(operation, &input);
        Ok(match operation.name {
            "ScanSbom" => prepared!(service, resources, input, scan_sbom: ScanSbomRequest),
            _ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),
        })
    }
}
