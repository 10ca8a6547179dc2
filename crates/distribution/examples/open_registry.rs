//! An open registry on SQLite and local files, for trying the surface alone: `open_registry FOLDER ADDRESS`.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tidewaiter_blobs::LocalStore;
use tidewaiter_distribution::{Distribution, OpenGate, router};
use tidewaiter_events::Place;
use tidewaiter_registry::{NoGuard, NoObserver, Registry, RegistryConfig};
use tidewaiter_store::Store;
use tidewaiter_types::{Clock, Timestamp};

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(since.as_millis() as i64)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(address)) = (arguments.next(), arguments.next()) else {
        return Err("usage: open_registry FOLDER ADDRESS".into());
    };
    let folder = std::path::PathBuf::from(folder);
    let blobs = LocalStore::open(folder.join("blobs")).await?;
    let store = Store::open_sqlite(&folder.join("db.sqlite")).await?;
    let config = RegistryConfig {
        create_on_push: true,
        ..RegistryConfig::at(Place {
            account: "000000000000".to_owned(),
            region: "us-east-1".to_owned(),
        })
    };
    let clock = Arc::new(SystemClock);
    let registry = Registry::new(store, Arc::new(blobs), clock, config, Arc::new(NoObserver));
    let routes = router(Distribution {
        registry,
        gate: Arc::new(OpenGate),
        guard: Arc::new(NoGuard),
        host: address.clone(),
    });
    let listener = tokio::net::TcpListener::bind(&address).await?;
    Ok(axum::serve(listener, routes).await?)
}
