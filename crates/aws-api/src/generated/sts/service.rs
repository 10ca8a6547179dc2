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
pub trait Sts: Send + Sync {
    /// What an operation knows of its request.
    type Context: Send + Sync;

    /// `AssumeRole`
    fn assume_role(
        &self,
        context: &Self::Context,
        input: AssumeRoleRequest,
    ) -> impl Future<Output = Result<AssumeRoleResponse, Error>> + Send {
        unimplemented(context, input, "AssumeRole")
    }

    /// `AssumeRoleWithSAML`
    fn assume_role_with_saml(
        &self,
        context: &Self::Context,
        input: AssumeRoleWithSamlRequest,
    ) -> impl Future<Output = Result<AssumeRoleWithSamlResponse, Error>> + Send {
        unimplemented(context, input, "AssumeRoleWithSAML")
    }

    /// `AssumeRoleWithWebIdentity`
    fn assume_role_with_web_identity(
        &self,
        context: &Self::Context,
        input: AssumeRoleWithWebIdentityRequest,
    ) -> impl Future<Output = Result<AssumeRoleWithWebIdentityResponse, Error>> + Send {
        unimplemented(context, input, "AssumeRoleWithWebIdentity")
    }

    /// `AssumeRoot`
    fn assume_root(
        &self,
        context: &Self::Context,
        input: AssumeRootRequest,
    ) -> impl Future<Output = Result<AssumeRootResponse, Error>> + Send {
        unimplemented(context, input, "AssumeRoot")
    }

    /// `DecodeAuthorizationMessage`
    fn decode_authorization_message(
        &self,
        context: &Self::Context,
        input: DecodeAuthorizationMessageRequest,
    ) -> impl Future<Output = Result<DecodeAuthorizationMessageResponse, Error>> + Send {
        unimplemented(context, input, "DecodeAuthorizationMessage")
    }

    /// `GetAccessKeyInfo`
    fn get_access_key_info(
        &self,
        context: &Self::Context,
        input: GetAccessKeyInfoRequest,
    ) -> impl Future<Output = Result<GetAccessKeyInfoResponse, Error>> + Send {
        unimplemented(context, input, "GetAccessKeyInfo")
    }

    /// `GetCallerIdentity`
    fn get_caller_identity(
        &self,
        context: &Self::Context,
        input: GetCallerIdentityRequest,
    ) -> impl Future<Output = Result<GetCallerIdentityResponse, Error>> + Send {
        unimplemented(context, input, "GetCallerIdentity")
    }

    /// `GetDelegatedAccessToken`
    fn get_delegated_access_token(
        &self,
        context: &Self::Context,
        input: GetDelegatedAccessTokenRequest,
    ) -> impl Future<Output = Result<GetDelegatedAccessTokenResponse, Error>> + Send {
        unimplemented(context, input, "GetDelegatedAccessToken")
    }

    /// `GetFederationToken`
    fn get_federation_token(
        &self,
        context: &Self::Context,
        input: GetFederationTokenRequest,
    ) -> impl Future<Output = Result<GetFederationTokenResponse, Error>> + Send {
        unimplemented(context, input, "GetFederationToken")
    }

    /// `GetSessionToken`
    fn get_session_token(
        &self,
        context: &Self::Context,
        input: GetSessionTokenRequest,
    ) -> impl Future<Output = Result<GetSessionTokenResponse, Error>> + Send {
        unimplemented(context, input, "GetSessionToken")
    }

    /// `GetWebIdentityToken`
    fn get_web_identity_token(
        &self,
        context: &Self::Context,
        input: GetWebIdentityTokenRequest,
    ) -> impl Future<Output = Result<GetWebIdentityTokenResponse, Error>> + Send {
        unimplemented(context, input, "GetWebIdentityToken")
    }
}

fn unimplemented<C, I, O>(_: &C, _: I, operation: &str) -> Ready<Result<O, Error>> {
    ready(Err(Error::not_implemented(operation)))
}

/// An implementation, as the dispatcher wants it.
pub struct Server<S>(pub S);

impl<S: Sts> Service<S::Context> for Server<S> {
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
            "AssumeRole" => prepared!(service, resources, input, assume_role: AssumeRoleRequest),
            "AssumeRoleWithSAML" => {
                prepared!(service, resources, input, assume_role_with_saml: AssumeRoleWithSamlRequest)
            }
            "AssumeRoleWithWebIdentity" => {
                prepared!(service, resources, input, assume_role_with_web_identity: AssumeRoleWithWebIdentityRequest)
            }
            "AssumeRoot" => prepared!(service, resources, input, assume_root: AssumeRootRequest),
            "DecodeAuthorizationMessage" => {
                prepared!(service, resources, input, decode_authorization_message: DecodeAuthorizationMessageRequest)
            }
            "GetAccessKeyInfo" => {
                prepared!(service, resources, input, get_access_key_info: GetAccessKeyInfoRequest)
            }
            "GetCallerIdentity" => {
                prepared!(service, resources, input, get_caller_identity: GetCallerIdentityRequest)
            }
            "GetDelegatedAccessToken" => {
                prepared!(service, resources, input, get_delegated_access_token: GetDelegatedAccessTokenRequest)
            }
            "GetFederationToken" => {
                prepared!(service, resources, input, get_federation_token: GetFederationTokenRequest)
            }
            "GetSessionToken" => {
                prepared!(service, resources, input, get_session_token: GetSessionTokenRequest)
            }
            "GetWebIdentityToken" => {
                prepared!(service, resources, input, get_web_identity_token: GetWebIdentityTokenRequest)
            }
            _ => return Err(ServiceError::not_implemented(MODEL.name, operation.name)),
        })
    }
}
