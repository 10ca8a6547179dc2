//! Prowler and Cloud Custodian, which audit accounts of AWS, each in a Python environment of its own: they want other versions of
//! the same packages than the `aws` command line does.
//!
//! Odd: Prowler audits twenty clouds, and requires the libraries of all of them: more than a gigabyte. Here are those that
//! `prowler aws` loads, in the versions that Prowler pins; it says itself what it leaves out for want of the others. Some of
//! what it loads is Alibaba's, a few files of which come as sources only.

use std::path::Path;
use std::process::Command;

use crate::run;
use crate::tools::once;

const CUSTODIAN: &[&str] = &["c7n==0.9.53"];

const PROWLER: &str = "prowler==5.46.0";

/// What `prowler aws` loads.
const LOADED: &[&str] = &[
    "PyYAML==6.0.3",
    "alive-progress==3.3.0",
    "boto3==1.40.61",
    "botocore==1.40.61",
    "colorama==0.4.6",
    "cryptography==50.0.0",
    "jsonschema==4.23.0",
    "kingfisher-bin==1.104.0",
    "markdown==3.10.2",
    "markupsafe==3.0.4",
    "packaging==26.4",
    "py-iam-expand==0.3.0",
    "py-ocsf-models==0.10.0",
    "pydantic==2.12.5",
    "python-dateutil==2.9.0.post0",
    "pytz==2025.1",
    "requests==2.34.2",
    "slack-sdk==3.39.0",
    "tabulate==0.9.0",
    "tzlocal==5.3.1",
    "uuid6==2024.7.10",
    "zstandard==0.25.0",
    // Of other clouds, and loaded all the same.
    "alibabacloud-actiontrail20200706==2.4.1",
    "alibabacloud-credentials==1.0.3",
    "alibabacloud-cs20151215==6.1.0",
    "alibabacloud-ecs20140526==7.2.5",
    "alibabacloud-oss20190517==1.0.6",
    "alibabacloud-ram20150501==1.2.0",
    "alibabacloud-rds20140815==12.0.0",
    "alibabacloud-sas20181203==6.1.0",
    "alibabacloud-sls20201230==5.9.0",
    "alibabacloud-tea-openapi==0.4.6",
    "alibabacloud-vpc20160428==6.13.0",
    "google-auth==2.63.0",
    "kubernetes==32.0.1",
];

/// There is no wheel of these.
const SOURCES: &[&str] = &[
    "alibabacloud-darabonba-array",
    "alibabacloud-darabonba-map",
    "alibabacloud-darabonba-signature-util",
    "alibabacloud-darabonba-string",
    "alibabacloud-darabonba-time",
    "alibabacloud-endpoint-util",
    "alibabacloud-oss-util",
    "alibabacloud-tea-xml",
];

/// Installs what is missing: `custodian/bin/custodian` and `prowler/bin/prowler` below a folder.
pub fn set_up(folder: &Path) -> anyhow::Result<()> {
    let custodian = folder.join("custodian");
    once(&custodian, CUSTODIAN, || {
        environment(&custodian)?;
        run(install(&custodian).args(CUSTODIAN))
    })?;
    let prowler = folder.join("prowler");
    once(&prowler, &[LOADED, &[PROWLER]].concat(), || {
        environment(&prowler)?;
        let sources = format!("--no-binary={}", SOURCES.join(","));
        run(install(&prowler).arg(sources).args(LOADED))?;
        run(install(&prowler).args(["--no-deps", PROWLER]))
    })
}

fn environment(folder: &Path) -> anyhow::Result<()> {
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))
}

/// `pip install` of wheels. What is compiled is what is loaded, later.
fn install(folder: &Path) -> Command {
    let mut command = Command::new(folder.join("bin/pip"));
    command.args(["install", "--quiet", "--no-compile", "--only-binary=:all:"]);
    command
}
