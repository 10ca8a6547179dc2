//! The hub itself: enabled, described, set, disabled.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_aws_api::securityhub::{
    ControlFindingGenerator, DescribeHubRequest, DescribeHubResponse, DisableSecurityHubResponse,
    EnableSecurityHubRequest, EnableSecurityHubResponse, UpdateSecurityHubConfigurationRequest,
    UpdateSecurityHubConfigurationResponse,
};
use tidewaiter_scanning::ImageNews;
use tidewaiter_types::Timestamp;

use crate::errors::{access, conflict, internal, not_found};
use crate::{Call, Result, SecurityHub, arns, products, tags};

/// The setting that the hub is.
const SETTING: &str = "security-hub";

/// An enabled hub.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    subscribed_at: i64,
    auto_enable_controls: bool,
    control_finding_generator: String,
}

impl SecurityHub {
    /// The hub, if it is enabled.
    pub(crate) async fn state(&self) -> Result<Option<State>> {
        let kept = self.store().setting(SETTING).await.map_err(internal)?;
        let kept = kept.filter(|kept| !kept.is_null());
        kept.map(serde_json::from_value).transpose().map_err(internal)
    }

    /// Refuses what needs a hub where there is none.
    pub(crate) async fn enabled(&self) -> Result<State> {
        let account = &self.place().account;
        self.state()
            .await?
            .ok_or_else(|| access(format!("Account {account} is not subscribed to AWS Security Hub")))
    }

    async fn keep(&self, state: Option<&State>, now: Timestamp) -> Result<()> {
        // What is found already comes in as soon as there is a hub.
        let effects = state.map_or_else(Default::default, |_| ImageNews::All.effects(now));
        let kept = self
            .store()
            .put_setting_with(SETTING, &json!(state), now, &effects)
            .await;
        kept.map_err(internal)
    }
}

pub(crate) async fn enable(
    hub: &SecurityHub,
    call: &Call,
    request: EnableSecurityHubRequest,
) -> Result<EnableSecurityHubResponse> {
    if hub.state().await?.is_some() {
        return Err(conflict("Account is already subscribed to Security Hub"));
    }
    let generator = request.control_finding_generator;
    let generator = generator.unwrap_or(ControlFindingGenerator::SecurityControl);
    let state = State {
        subscribed_at: call.now.0,
        auto_enable_controls: true,
        control_finding_generator: generator.as_str().to_owned(),
    };
    tags::put(hub, &arns::hub(hub.place()), request.tags.unwrap_or_default()).await?;
    products::subscribe_scanner(hub, call.now).await?;
    hub.keep(Some(&state), call.now).await?;
    Ok(EnableSecurityHubResponse {})
}

pub(crate) async fn disable(hub: &SecurityHub, call: &Call) -> Result<DisableSecurityHubResponse> {
    hub.enabled().await?;
    hub.keep(None, call.now).await?;
    tags::remove_all(hub, &arns::hub(hub.place())).await?;
    hub.store().clear_hub().await.map_err(internal)?;
    Ok(DisableSecurityHubResponse {})
}

pub(crate) async fn describe(hub: &SecurityHub, request: DescribeHubRequest) -> Result<DescribeHubResponse> {
    let state = hub.enabled().await?;
    let arn = arns::hub(hub.place());
    if request.hub_arn.is_some_and(|asked| asked != arn) {
        return Err(not_found("The hub was not found: this account's is hub/default"));
    }
    Ok(DescribeHubResponse {
        auto_enable_controls: Some(state.auto_enable_controls),
        control_finding_generator: Some(state.control_finding_generator.as_str().into()),
        hub_arn: Some(arn),
        subscribed_at: Some(crate::times::precise(Timestamp(state.subscribed_at))),
    })
}

pub(crate) async fn update(
    hub: &SecurityHub,
    call: &Call,
    request: UpdateSecurityHubConfigurationRequest,
) -> Result<UpdateSecurityHubConfigurationResponse> {
    let mut state = hub.enabled().await?;
    if let Some(auto) = request.auto_enable_controls {
        state.auto_enable_controls = auto;
    }
    if let Some(generator) = request.control_finding_generator {
        state.control_finding_generator = generator.as_str().to_owned();
    }
    hub.keep(Some(&state), call.now).await?;
    Ok(UpdateSecurityHubConfigurationResponse {})
}
