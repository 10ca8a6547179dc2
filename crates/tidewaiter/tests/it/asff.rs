//! Findings of real images in Security Hub, those of enhanced and those of basic scanning: each is one by AWS's own model.

use std::collections::BTreeMap;
use std::path::Path;

use tidewaiter_testkit::clients::{program as client, run, skopeo_push};
use tidewaiter_testkit::data::built_images;
use tidewaiter_testkit::server::{ACCESS_KEY_ID, SECRET_ACCESS_KEY, Server};

use crate::audited::{ACCOUNT, continuously, set, until};
use crate::images::{layout, program, tagged};

const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/asff.py");

/// The quickstart's image, and some of the test data's, if they are there.
fn sources(quickstart: &Path) -> Vec<String> {
    let mut sources = vec![tagged(quickstart)];
    if let Some(images) = built_images() {
        let names = ["debian12-python", "debian13-ruby", "go-scratch"];
        sources.extend(names.map(|name| images.join("oci").join(name).display().to_string()));
    }
    sources
}

/// How many findings there are by product and state, all of which are right.
fn findings(server: &Server) -> BTreeMap<String, usize> {
    let mut python = client("python3");
    python.args([CHECKER, &server.url(), ACCESS_KEY_ID, SECRET_ACCESS_KEY]);
    serde_json::from_str(run(&mut python).expect_success()).unwrap()
}

#[test]
fn every_finding_is_one_by_the_model() {
    let server = Server::start(
        program(),
        &[
            "--account-id",
            ACCOUNT,
            "--create-on-push",
            "--basic-findings-to-hub",
        ],
    );
    set(&server, &["securityhub", "enable-security-hub"]);
    let everything = r#"[{"filter":"*","filterType":"WILDCARD"}]"#;
    let on_push = format!(r#"[{{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":{everything}}}]"#);
    let configure = |scan_type: &str, rules: &str| {
        let words = [
            "ecr",
            "put-registry-scanning-configuration",
            "--scan-type",
            scan_type,
        ];
        set(&server, &[&words[..], &["--rules", rules]].concat());
    };
    configure("BASIC", &on_push);
    let folder = layout();
    for (number, source) in sources(folder.path()).iter().enumerate() {
        skopeo_push(
            &server,
            &format!("oci:{source}"),
            &format!("image{number}:latest"),
        )
        .expect_success();
    }
    let basic = settled(&server, "Basic scanning ACTIVE");
    configure("ENHANCED", &continuously("*"));
    let enhanced = settled(&server, "Inspector ACTIVE");
    assert_eq!(
        enhanced["Basic scanning ARCHIVED"], basic["Basic scanning ACTIVE"],
        "Inspector's take their place: {enhanced:?}"
    );
    assert!(!enhanced.contains_key("Basic scanning ACTIVE"), "{enhanced:?}");
}

/// The counts, when there are such findings and nothing changes any more for some seconds.
fn settled(server: &Server, wanted: &str) -> BTreeMap<String, usize> {
    let mut before = BTreeMap::new();
    until(wanted, || {
        std::thread::sleep(std::time::Duration::from_secs(3));
        let now = findings(server);
        let is_settled = now.contains_key(wanted) && now == before;
        before = now;
        is_settled
    });
    before
}
