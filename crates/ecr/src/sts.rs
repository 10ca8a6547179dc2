//! STS's `GetCallerIdentity`: who signs. Any caller may ask it.

use tidewaiter_aws_api::sts::{Error, GetCallerIdentityRequest, GetCallerIdentityResponse, Sts};

use crate::Call;

/// AWS Security Token Service, to be handed to the dispatcher as `sts::Server(StsService)`.
pub struct StsService;

impl Sts for StsService {
    type Context = Call;

    async fn get_caller_identity(
        &self,
        call: &Call,
        _input: GetCallerIdentityRequest,
    ) -> Result<GetCallerIdentityResponse, Error> {
        Ok(GetCallerIdentityResponse {
            account: Some(call.caller.account.clone()),
            arn: Some(call.caller.arn.clone()),
            user_id: Some(call.caller.user_id.clone()),
        })
    }
}
