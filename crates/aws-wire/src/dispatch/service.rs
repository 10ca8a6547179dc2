//! The seam between the dispatcher and generated code.

use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::ServiceError;
use crate::model::{Operation, ServiceModel};

/// A future on the heap, so that services can be held behind one trait.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The output of an operation, as JSON.
pub type Answer = Result<Vec<u8>, ServiceError>;

/// What an operation touches, as its input names it; the gatekeeper makes ARNs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// A repository of the caller's registry or of the one named.
    Repository {
        /// The account of the registry; none is the server's own.
        registry: Option<String>,
        /// The repository's name; `*` for an operation that lists them all.
        name: String,
    },
    /// Something that is named by its ARN already.
    Arn(String),
    /// The operation is about no particular resource.
    Any,
}

/// An operation with its input read and checked, ready to be called.
pub struct Prepared<'s, C> {
    /// What the caller must be allowed to touch; at least one.
    pub resources: Vec<Resource>,
    /// Runs the operation.
    pub call: Box<dyn FnOnce(C) -> BoxFuture<'s, Answer> + Send + 's>,
}

/// A service as the dispatcher sees it; generated for each model.
pub trait Service<C>: Send + Sync {
    /// The service's tables.
    fn model(&self) -> &'static ServiceModel;

    /// Reads the input of an operation, which has passed the check of its constraints.
    fn prepare(&self, operation: &'static Operation, input: Value) -> Result<Prepared<'_, C>, ServiceError>;
}

/// Makes a generated structure of an input.
///
/// It passed the check of its shape, so what can still fail is what shapes do not say: base64, number sizes.
pub fn typed<T: DeserializeOwned>(input: Value) -> Result<T, ServiceError> {
    serde_json::from_value(input)
        .map_err(|error| ServiceError::new("SerializationException", 400, error.to_string()))
}

/// Waits for an operation and writes its output as JSON.
pub async fn call<O: Serialize, E: Into<ServiceError>>(
    running: impl Future<Output = Result<O, E>> + Send,
) -> Answer {
    let output = running.await.map_err(Into::into)?;
    serde_json::to_vec(&output).map_err(ServiceError::internal)
}
