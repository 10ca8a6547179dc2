//! Takes a request to its operation: route → authenticate → parse and validate → authorise → call → encode.
//!
//! The order is the same for all operations. Routing is by the service's name in the credential scope, since all
//! services share one port and some share paths; a request without credentials is answered in the protocol it
//! seems to be in. The web console comes in by [`Dispatcher::call`], with a session in place of a signature. Who callers are and what they may do is the [`Gatekeeper`]'s business, what an operation does
//! the [`Service`]'s.

mod as_of;
mod service;

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use serde_json::Value;
use tidewaiter_types::Timestamp;
use tracing::debug;

pub use service::{Answer, BoxFuture, Prepared, Resource, Service, call, typed};

use crate::ServiceError;
use crate::model::{Operation, Protocol, ServiceModel};
use crate::sigv4::{Claim, Secret, SigV4Error};
use crate::{constraints, protocol};

/// The largest body that an operation can need: a layer part of 20 MiB in base64, with room around it.
pub const MAX_BODY: usize = 32 * 1024 * 1024;

/// An access key, found by its id: its secret and whom it stands for.
pub struct Identity<C> {
    /// What requests are signed with.
    pub secret: Secret,
    /// Who signs with it.
    pub caller: C,
}

/// Knows access keys and what their owners may do.
#[async_trait]
pub trait Gatekeeper: Send + Sync {
    /// A caller, once known.
    type Caller: Send + Sync + 'static;

    /// Looks an access key up; none if it does not exist, is disabled, or the session token is not its own.
    async fn identity(
        &self,
        access_key_id: &str,
        session_token: Option<&str>,
    ) -> Result<Option<Identity<Self::Caller>>, ServiceError>;

    /// Whether the caller may do this to all of these; the error says in AWS's words who may not do what.
    fn authorize(&self, caller: &Self::Caller, action: &str, resources: &[Resource]) -> Result<(), String>;
}

/// What an operation knows of the request around its input.
#[derive(Debug)]
pub struct Context<C> {
    /// Who calls.
    pub caller: Arc<C>,
    /// The answer's request id, for logs.
    pub request_id: String,
    /// The region that the client signed for.
    pub region: String,
    /// The operation.
    pub operation: &'static Operation,
    /// When the request came.
    pub now: Timestamp,
    /// The instant that is asked about; `None` for now.
    pub as_of: Option<Timestamp>,
}

/// A service whose operations see the callers of a gatekeeper.
pub type Served<G> = dyn Service<Context<<G as Gatekeeper>::Caller>>;

/// All services behind one door.
pub struct Dispatcher<G: Gatekeeper> {
    gatekeeper: G,
    services: Vec<Box<Served<G>>>,
}

impl<G: Gatekeeper> Dispatcher<G> {
    /// A dispatcher for these services.
    pub fn new(gatekeeper: G, services: Vec<Box<Served<G>>>) -> Self {
        Self { gatekeeper, services }
    }

    /// Answers a request; the body must have been read under the limit [`MAX_BODY`].
    pub async fn handle(&self, request: Request<Bytes>, now: Timestamp) -> Response<Bytes> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let (parts, body) = request.into_parts();
        match self.route(&parts) {
            Ok((service, claim)) => {
                self.serve(service, claim, (&parts, &body), &request_id, now)
                    .await
            }
            Err((model, error)) => {
                debug!(%request_id, %error, "no service for a request");
                protocol::failure(model.0, model.1, &error, &request_id)
            }
        }
    }

    /// Finds the service by the credential scope; an error comes with the protocol and namespace to answer in.
    fn route(&self, parts: &Parts) -> Result<(&Served<G>, Claim), (Tongue, ServiceError)> {
        let claim = Claim::read(parts).map_err(|error| {
            let tongue = self.guess(parts);
            (tongue, error.for_protocol(tongue.0))
        })?;
        let named = self
            .services
            .iter()
            .find(|service| service.model().signing_name == claim.scope.service);
        let service = named.ok_or_else(|| {
            let tongue = self.guess(parts);
            (tongue, self.wrong_service().for_protocol(tongue.0))
        })?;
        Ok((service.as_ref(), claim))
    }

    fn wrong_service(&self) -> SigV4Error {
        let names: Vec<String> = self
            .services
            .iter()
            .map(|s| format!("'{}'", s.model().signing_name))
            .collect();
        SigV4Error::Invalid(format!(
            "Credential should be scoped to correct service: {}.",
            names.join(" or ")
        ))
    }

    /// The protocol that a request without usable credentials seems to be in.
    fn guess(&self, parts: &Parts) -> Tongue {
        let form = parts.headers.get(http::header::CONTENT_TYPE);
        let form =
            form.is_some_and(|value| value.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        let protocol = match () {
            () if parts.headers.contains_key("x-amz-target") => Protocol::Json,
            () if form || parts.uri.query().is_some_and(|query| query.contains("Action=")) => Protocol::Query,
            () => Protocol::RestJson,
        };
        let models = self.services.iter().map(|service| service.model());
        let namespace = models
            .filter(|model| model.protocol == protocol)
            .map(|model| model.xml_namespace)
            .next();
        (protocol, namespace.unwrap_or(""))
    }

    async fn serve(
        &self,
        service: &Served<G>,
        claim: Claim,
        request: (&Parts, &Bytes),
        request_id: &str,
        now: Timestamp,
    ) -> Response<Bytes> {
        let model = service.model();
        match self.run(service, claim, request, request_id, now).await {
            Ok((operation, output)) => protocol::answer(model, operation, output, request_id),
            Err(error) => {
                debug!(request_id, service = model.name, %error, "an operation was refused or failed");
                protocol::failure(model.protocol, model.xml_namespace, &error, request_id)
            }
        }
    }

    async fn run(
        &self,
        service: &Served<G>,
        claim: Claim,
        (parts, body): (&Parts, &Bytes),
        request_id: &str,
        now: Timestamp,
    ) -> Result<(&'static Operation, Vec<u8>), ServiceError> {
        let model = service.model();
        let earlier = as_of::split(parts, now)?;
        let inner = earlier.as_ref().map_or(parts, |(_, inner)| inner);
        let operation = protocol::operation(model, inner, body)?;
        let caller = self.authenticate(model, &claim, (parts, body), now).await?;
        let input = protocol::input(model.protocol, operation, inner, body)?;
        if earlier.is_some() {
            as_of::check(model.signing_name, operation.name)?;
        }
        let context = Context {
            as_of: earlier.map(|(at, _)| at),
            caller,
            request_id: request_id.to_owned(),
            region: claim.scope.region,
            operation,
            now,
        };
        Ok((operation, self.perform(service, input, context).await?))
    }

    /// Calls an operation by the names that models give, with its input as JSON, for a caller who is known without a
    /// signature. All that follows the signature is as it is for signed requests; the output is JSON.
    pub async fn call(
        &self,
        (service, operation): (&str, &str),
        input: &[u8],
        caller: Arc<G::Caller>,
        (region, now): (&str, Timestamp),
    ) -> Answer {
        let named = self.services.iter().find(|one| one.model().name == service);
        let found = named.and_then(|one| Some((one, one.model().operation(operation)?)));
        let (service, operation) = found.ok_or_else(|| {
            let words = format!(
                "There is no operation {}:{}.",
                service.escape_debug(),
                operation.escape_debug()
            );
            ServiceError::new("UnknownOperationException", 404, words)
        })?;
        let context = Context {
            caller,
            request_id: uuid::Uuid::new_v4().to_string(),
            region: region.to_owned(),
            operation,
            now,
            as_of: None,
        };
        let input = protocol::json_input(input)?;
        self.perform(service.as_ref(), input, context).await
    }

    /// Checks the input, asks whether the caller may, and calls.
    async fn perform(&self, service: &Served<G>, input: Value, context: Context<G::Caller>) -> Answer {
        let (model, operation) = (service.model(), context.operation);
        constraints::check(&input, operation.input, model.constraint_words)?;
        let prepared = service.prepare(operation, input)?;
        self.authorize(model, operation, &context.caller, &prepared.resources)?;
        (prepared.call)(context).await
    }

    async fn authenticate(
        &self,
        model: &ServiceModel,
        claim: &Claim,
        (parts, body): (&Parts, &Bytes),
        now: Timestamp,
    ) -> Result<Arc<G::Caller>, ServiceError> {
        let refuse = |error: SigV4Error| error.for_protocol(model.protocol);
        let identity = self
            .gatekeeper
            .identity(&claim.access_key_id, claim.session_token.as_deref())
            .await?;
        let identity = identity.ok_or_else(|| refuse(SigV4Error::UnknownKey))?;
        claim.verify(parts, body, &identity.secret, now).map_err(refuse)?;
        Ok(Arc::new(identity.caller))
    }

    fn authorize(
        &self,
        model: &ServiceModel,
        operation: &Operation,
        caller: &G::Caller,
        resources: &[Resource],
    ) -> Result<(), ServiceError> {
        let Some(action) = operation.action else {
            return Ok(());
        };
        self.gatekeeper
            .authorize(caller, action, resources)
            .map_err(|words| {
                let (code, status) = match model.protocol {
                    Protocol::Json => ("AccessDeniedException", 400),
                    Protocol::RestJson => ("AccessDeniedException", 403),
                    Protocol::Query => ("AccessDenied", 403),
                };
                ServiceError::new(code, status, words)
            })
    }
}

/// A protocol, and the namespace of its XML.
type Tongue = (Protocol, &'static str);

/// Whether a request that no other route took is one of an AWS client.
pub fn is_aws_request(parts: &Parts) -> bool {
    let authorization = parts.headers.get(http::header::AUTHORIZATION);
    let query = parts.uri.query().unwrap_or("");
    authorization.is_some_and(|value| value.as_bytes().starts_with(b"AWS4-"))
        || parts.headers.contains_key("x-amz-target")
        || ["X-Amz-Signature=", "X-Amz-Credential=", "Action="]
            .iter()
            .any(|name| query.contains(name))
}
