//! Looks whether the console was built: its absence is no error unless `TIDEWAITER_REQUIRE_CONSOLE` is set, as it is
//! where programs are built for others.

use std::path::Path;

const DIST: &str = "../../ui/dist";

fn main() {
    println!("cargo::rerun-if-env-changed=TIDEWAITER_REQUIRE_CONSOLE");
    println!("cargo::rerun-if-changed={DIST}");
    let required = std::env::var_os("TIDEWAITER_REQUIRE_CONSOLE").is_some_and(|value| !value.is_empty());
    if required && !Path::new(DIST).join("index.html.gz").exists() {
        println!("cargo::error=the web console is not built; run `cargo xtask console` first");
    }
}
