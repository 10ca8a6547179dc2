//! `GetAuthorizationToken`: the password for `docker login`.

use tidewaiter_aws_api::ecr::{
    AuthorizationData, GetAuthorizationTokenRequest, GetAuthorizationTokenResponse,
};

use crate::{Call, Ecr, Result};

/// One token for each registry that was named, or for our own; it is worth what the caller's access key is worth.
pub(crate) async fn token(
    ecr: &Ecr,
    call: &Call,
    input: GetAuthorizationTokenRequest,
) -> Result<GetAuthorizationTokenResponse> {
    let ids = input
        .registry_ids
        .unwrap_or_else(|| vec![ecr.account().to_owned()]);
    let data = ids.iter().map(|id| {
        ecr.check_registry(Some(id))?;
        Ok(issue(ecr, call))
    });
    Ok(GetAuthorizationTokenResponse {
        authorization_data: Some(data.collect::<Result<_>>()?),
    })
}

fn issue(ecr: &Ecr, call: &Call) -> AuthorizationData {
    let caller = &call.caller;
    let tokens = &ecr.config.tokens;
    let token = tokens.issue(&caller.access_key_id, &caller.account, None, call.now);
    AuthorizationData {
        authorization_token: Some(token.authorization()),
        expires_at: Some(token.expires_at.into()),
        proxy_endpoint: Some(ecr.config.url.clone()),
    }
}
