//! Security Hub with a million findings of another product: importing, pages of lists, insights.
//!
//! Odd: `TIDEWAITER_BENCH_FINDINGS` makes it smaller, for a look on a machine without the time for a million.

use std::time::{Duration, Instant};

use anyhow::Context;
use serde_json::{Value, json};

use super::aws::rest;
use super::client::Connection;
use super::median;
use super::registries::{Kind, Server};
use super::table::{Table, millis, seconds};

const FINDINGS: usize = 1_000_000;
/// Findings of a call, and of a page.
const BATCH: usize = 100;
/// Clients that import at once.
const CLIENTS: usize = 4;
/// The page whose time is told beside the first's.
const LATE: usize = 1_000;
const TIMES: usize = 7;
const PRODUCT: &str = "arn:aws:securityhub:us-east-1:000000000000:product/000000000000/default";

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let count = match std::env::var("TIDEWAITER_BENCH_FINDINGS") {
        Ok(count) => count.parse().context("TIDEWAITER_BENCH_FINDINGS is a number")?,
        Err(_) => FINDINGS,
    };
    let (server, _data) = Server::start(Kind::Tidewaiter)?;
    let mut connection = Connection::open(&server.address)?;
    rest(&mut connection, "securityhub", ("POST", "/accounts"), &json!({}))?;
    let imported = import(&server.address, count)?;
    let title = format!("Security Hub with {count} findings (aims: 5,000 a second, 200 ms, 200 ms, 2 s)");
    let mut table = Table::new(&title, &["what", "figure"]);
    let rate = count as f64 / imported.as_secs_f64();
    table.row(&[
        "findings imported a second, 100 a call, 4 clients",
        &format!("{rate:.0}"),
    ]);
    table.row(&["importing all of them", &seconds(imported)]);
    let (first, late, page) = pages(&mut connection)?;
    table.row(&[
        "GetFindings by severity and workflow, first page of 100",
        &millis(first),
    ]);
    table.row(&[&format!("the same, page {page}"), &millis(late)]);
    for attribute in ["ResourceId", "SeverityLabel", "Title", "GeneratorId"] {
        let counted = insight(&mut connection, attribute)?;
        table.row(&[&format!("an insight over all, by {attribute}"), &millis(counted)]);
    }
    table.print();
    Ok(())
}

fn import(address: &str, count: usize) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| scope.spawn(move || import_every(address, client, count)))
            .collect();
        clients
            .into_iter()
            .try_for_each(|client| client.join().expect("a client does not panic"))
    })?;
    Ok(begun.elapsed())
}

/// Imports the batches of one client.
fn import_every(address: &str, client: usize, count: usize) -> anyhow::Result<()> {
    let mut connection = Connection::open(address)?;
    for batch in (client..count / BATCH).step_by(CLIENTS) {
        let findings: Vec<Value> = (batch * BATCH..(batch + 1) * BATCH).map(finding).collect();
        let input = json!({"Findings": findings});
        let answer = rest(
            &mut connection,
            "securityhub",
            ("POST", "/findings/import"),
            &input,
        )?;
        anyhow::ensure!(answer["SuccessCount"] == BATCH, "not all were taken: {answer}");
    }
    Ok(())
}

/// A finding of about the size of Inspector's.
fn finding(number: usize) -> Value {
    let label = ["LOW", "MEDIUM", "MEDIUM", "HIGH", "HIGH", "CRITICAL"][number % 6];
    let (minute, second) = (number / 60 % 60, number % 60);
    let time = format!(
        "2026-01-{:02}T{:02}:{minute:02}:{second:02}Z",
        1 + number % 28,
        number / 3600 % 24
    );
    let (image, cve) = (number % 20_000, number % 7_001);
    json!({
        "SchemaVersion": "2018-10-08", "Id": format!("finding/{number:032x}"), "ProductArn": PRODUCT,
        "GeneratorId": format!("rule-{}", number % 50), "AwsAccountId": "000000000000",
        "Types": ["Software and Configuration Checks/Vulnerabilities/CVE"],
        "CreatedAt": time, "UpdatedAt": time, "Severity": {"Label": label},
        "Title": format!("CVE-2026-{cve} - package-{}", number % 300),
        "Description": "A flaw of some length. ".repeat(30),
        "Resources": [{
            "Type": "AwsEcrContainerImage", "Partition": "aws", "Region": "us-east-1",
            "Id": format!("arn:aws:ecr:us-east-1:000000000000:repository/app-{}/sha256:{image:064x}", image % 200),
            "Details": {"AwsEcrContainerImage": {"RegistryId": "000000000000", "Architecture": "amd64"}},
        }],
        "Vulnerabilities": [{
            "Id": format!("CVE-2026-{cve}"), "FixAvailable": "YES",
            "VulnerablePackages": [{"Name": format!("package-{}", number % 300), "Version": "1.0"}],
        }],
    })
}

/// Times of the first page and of a late one, and which that was.
fn pages(connection: &mut Connection) -> anyhow::Result<(Duration, Duration, usize)> {
    let equals = |value: &str| json!([{"Comparison": "EQUALS", "Value": value}]);
    let mut input = json!({
        "Filters": {"SeverityLabel": equals("HIGH"), "WorkflowStatus": equals("NEW")}, "MaxResults": BATCH,
    });
    let (first, mut answer) = timed(connection, "/findings", &input)?;
    let mut page = 1;
    let mut late = first;
    while page < LATE && answer["NextToken"].is_string() {
        input["NextToken"] = answer["NextToken"].take();
        if page + 1 == LATE {
            (late, answer) = timed(connection, "/findings", &input)?;
        } else {
            let begun = Instant::now();
            answer = rest(connection, "securityhub", ("POST", "/findings"), &input)?;
            late = begun.elapsed();
        }
        page += 1;
    }
    Ok((first, late, page))
}

fn timed(connection: &mut Connection, path: &str, input: &Value) -> anyhow::Result<(Duration, Value)> {
    let mut times = Vec::new();
    let mut answer = Value::Null;
    for _ in 0..TIMES {
        let begun = Instant::now();
        answer = rest(connection, "securityhub", ("POST", path), input)?;
        times.push(begun.elapsed());
    }
    Ok((median(times), answer))
}

fn insight(connection: &mut Connection, attribute: &str) -> anyhow::Result<Duration> {
    let input = json!({
        "Name": attribute, "GroupByAttribute": attribute,
        "Filters": {"RecordState": [{"Comparison": "EQUALS", "Value": "ACTIVE"}]},
    });
    let made = rest(connection, "securityhub", ("POST", "/insights"), &input)?;
    let arn = made["InsightArn"].as_str().context("an insight has an ARN")?;
    let path = format!("/insights/results/{}", arn.replace(':', "%3A"));
    let mut times = Vec::new();
    for _ in 0..3 {
        let begun = Instant::now();
        let answer = rest(connection, "securityhub", ("GET", &path), &json!({}))?;
        anyhow::ensure!(
            answer["InsightResults"]["ResultValues"][0]["Count"].is_u64(),
            "{answer}"
        );
        times.push(begun.elapsed());
    }
    Ok(median(times))
}
