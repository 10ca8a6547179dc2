//! The web console, wired to the same dispatcher that signed requests go to.

use std::sync::Arc;

use axum::Router;
use tidewaiter_access::{Gate, Home, ServerSecret, StoredKeys};
use tidewaiter_aws_wire::dispatch::Dispatcher;
use tidewaiter_console::{Advisories, Changes, Console, ConsoleConfig};
use tidewaiter_scanning::Scanning;
use tidewaiter_types::Clock;

use super::Parts;
use crate::config::{Oidc, Settings};

/// The console's routes.
pub fn router(
    (settings, parts, clock, secret): (&Settings, &Parts, &Arc<dyn Clock>, &ServerSecret),
    (home, host): (Home, &str),
    dispatcher: Arc<Dispatcher<Gate<StoredKeys>>>,
    changes: Changes,
) -> anyhow::Result<Router> {
    let scanning = parts.scanning.clone();
    let config = ConsoleConfig {
        home,
        registry_host: host.to_owned(),
        secure: settings.tls.is_some(),
        version: env!("CARGO_PKG_VERSION"),
        csrf_key: secret.derive("tokens against forged console requests"),
        prices: parts.prices,
        oidc: settings.oidc.as_ref().map(Oidc::provider).transpose()?,
        advisories: Box::new(move || advisories(&scanning)),
    };
    let (store, hub) = (parts.store.clone(), parts.hub.clone());
    Ok(Console::new(config, store, dispatcher, Arc::clone(clock), changes, hub).router())
}

fn advisories(scanning: &Scanning) -> Advisories {
    let info = scanning.database().info();
    Advisories {
        revision: info.revision.to_string(),
        created: info.created.0 / 1000,
        vulnerabilities: u64::from(info.vulnerabilities),
        facts_only: info.facts_only,
    }
}
