//! Signed results: who makes them, and where their key is published; and whose VEX documents are taken.
//!
//! The key is derived from the registry's secret, which all servers of a registry share, so that any of them may sign. Odd:
//! whoever turns signing on has all images looked at once, and never again for that.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use serde_json::json;
use tidewaiter_access::ServerSecret;
use tidewaiter_attestation::{Attestor, ResultsKey};
use tidewaiter_scanning::{ImageNews, VexKey, VexTrust};

use super::Parts;
use crate::config::Settings;

/// Where the key's public half is.
const KEY_PATH: &str = "/.well-known/tidewaiter/results.pem";
/// The setting with the key by which all images have results.
const SIGNED_BY: &str = "signed-results/key";

/// Who signs results, if the settings say so.
pub async fn attestor(
    settings: &Settings,
    parts: &Parts,
    secret: &ServerSecret,
    host: &str,
) -> anyhow::Result<Option<Attestor>> {
    if !settings.signed_results {
        return Ok(None);
    }
    let key = ResultsKey::from_seed(&secret.derive("signed results"));
    let (store, now) = (&parts.store, parts.scanning.now());
    let hint = json!(key.hint());
    if store.setting(SIGNED_BY).await?.as_ref() != Some(&hint) {
        store.enqueue(&ImageNews::All.job(now), now).await?;
        store.put_setting(SIGNED_BY, &hint, now).await?;
    }
    Ok(Some(Attestor::new(
        parts.registry.clone(),
        parts.scanning.clone(),
        key,
        host.to_owned(),
    )))
}

/// Whose VEX documents are taken, by the settings.
pub fn vex_trust(settings: &Settings) -> anyhow::Result<Option<VexTrust>> {
    let key = |path: &PathBuf| {
        let named = || format!("the key {} of VEX documents cannot be used", path.display());
        let text = fs::read_to_string(path).with_context(named)?;
        VexKey::from_pem(&text).with_context(named)
    };
    let trust = |keys: &Vec<PathBuf>| {
        let keys = keys.iter().map(key).collect::<anyhow::Result<_>>()?;
        Ok(VexTrust { keys })
    };
    settings.vex.as_ref().map(trust).transpose()
}

/// The route of the key, where results are signed.
pub fn router(attestor: Option<&Attestor>) -> Router {
    let Some(attestor) = attestor else {
        return Router::new();
    };
    let pem = attestor.key().public_pem();
    let answer = move || {
        let pem = pem.clone();
        async move { ([(CONTENT_TYPE, "application/x-pem-file")], pem) }
    };
    Router::new().route(KEY_PATH, get(answer))
}
