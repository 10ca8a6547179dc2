//! Settings of Security Hub's way out: another hub, and addresses that findings are posted to. They are tables of the file.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;

/// `[forward]`: the hub that findings are sent on to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Forward {
    /// Its region.
    pub region: String,
    /// The account whose hub it is.
    pub account: String,
    /// Its address [default: AWS's in the region]
    pub url: Option<String>,
    /// What calls are signed with.
    pub access_key_id: String,
    /// Its secret.
    pub secret_access_key: String,
    /// Of temporary credentials.
    pub session_token: Option<String>,
    /// Calls in a second, at most [default: 5]
    pub calls_per_second: Option<f64>,
}

impl Forward {
    /// As the forwarder takes it.
    pub fn config(&self) -> anyhow::Result<tidewaiter_securityhub::ForwardConfig> {
        let url = || format!("https://securityhub.{}.amazonaws.com", self.region);
        let calls_per_second = self.calls_per_second.unwrap_or(5.0);
        anyhow::ensure!(
            calls_per_second.is_finite() && (0.01..=1_000.0).contains(&calls_per_second),
            "calls-per-second of [forward] is between 0.01 and 1000"
        );
        Ok(tidewaiter_securityhub::ForwardConfig {
            url: self.url.clone().unwrap_or_else(url),
            region: self.region.clone(),
            account: self.account.clone(),
            key: tidewaiter_securityhub::ForwardKey {
                id: self.access_key_id.clone(),
                secret: self.secret_access_key.clone(),
                session_token: self.session_token.clone(),
            },
            calls_per_second,
            first_pause: Duration::from_secs(1),
        })
    }
}

/// `[[finding-webhook]]`: an address that findings are posted to, one by one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FindingWebhook {
    /// The address.
    pub url: String,
    /// The events whose findings are posted [default: Security Hub Findings - Custom Action]
    pub event: Option<String>,
    /// Further headers.
    #[serde(default)]
    pub headers: std::collections::BTreeMap<String, String>,
    /// A file of JSON with `{{finding.Title}}` and the like in it; without one, findings are posted in OCSF.
    pub template: Option<PathBuf>,
}

impl FindingWebhook {
    /// The sink that posts.
    pub fn sink(&self) -> anyhow::Result<tidewaiter_events::sinks::Findings> {
        let render: tidewaiter_events::sinks::Render = match &self.template {
            None => Box::new(|_, finding| tidewaiter_reports::ocsf::event(finding)),
            Some(file) => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("the template {} cannot be read", file.display()))?;
                let template: Value = serde_json::from_str(&text)
                    .with_context(|| format!("the template {} is no JSON", file.display()))?;
                Box::new(move |event, finding| tidewaiter_events::sinks::filled(&template, event, finding))
            }
        };
        let event = self
            .event
            .as_deref()
            .unwrap_or("Security Hub Findings - Custom Action");
        let headers = self.headers.clone().into_iter().collect();
        Ok(tidewaiter_events::sinks::Findings::new(
            self.url.as_str(),
            event,
            headers,
            render,
        )?)
    }
}
