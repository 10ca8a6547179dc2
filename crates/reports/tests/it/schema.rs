//! Documents against the schemas that the authors of their forms publish, by validators and libraries of others.
//!
//! Odd: GitLab publishes its schemas in its own repository alone, in no package, so its report is checked by the rules
//! of its documentation (`others.rs`).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tidewaiter_reports::asff::Place;
use tidewaiter_reports::{asff, cyclonedx, diff, html, json, junit, openvex, sarif, spdx};
use tidewaiter_testkit::data::project_root;

use crate::others::difference;
use crate::samples::Sample;
use crate::suppressing::suppressed;

/// Exits with an error, and says which, unless the document on standard input is valid.
const CYCLONEDX: &str = "
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(error and error.data.message[:2000])
";

/// The same for SARIF, by the schema in Microsoft's package of npm, whose place is the argument.
const SARIF: &str = "
import json, sys, jsonschema
with open(sys.argv[1]) as file:
    schema = json.load(file)
validator = jsonschema.validators.validator_for(schema)(schema)
for error in validator.iter_errors(json.load(sys.stdin)):
    sys.exit(str(error)[:2000])
";

/// The same for SPDX 2.3, by the tools of its authors.
const SPDX: &str = "
import json, sys
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
document = JsonLikeDictParser().parse(json.load(sys.stdin))
messages = validate_full_spdx_document(document)
sys.exit('\\n'.join(message.validation_message for message in messages)[:2000] or None)
";

/// The same for SPDX 3.0.1, by the model that its authors generate from the specification.
const SPDX_3: &str = "
import io, sys
from spdx_python_model import v3_0_1 as spdx
objects = spdx.SHACLObjectSet()
spdx.JSONLDDeserializer().read(io.BytesIO(sys.stdin.buffer.read()), objects)
missing = objects.link()
if missing:
    sys.exit('these are named and not there: ' + ', '.join(sorted(map(str, missing)))[:2000])
encoder = io.BytesIO()
spdx.JSONLDSerializer().write(objects, encoder)
print(len(list(objects.foreach_type(spdx.software_Package))), len(list(objects.foreach_type(spdx.security_Vulnerability))))
";

/// The same for findings of Security Hub, by botocore's model of BatchImportFindings, a hundred at a time as it takes
/// them.
const ASFF: &str = "
import json, sys, botocore.session
from botocore.validate import ParamValidator
model = botocore.session.get_session().get_service_model('securityhub')
shape = model.operation_model('BatchImportFindings').input_shape
findings = json.load(sys.stdin)
for begin in range(0, len(findings['Findings']), 100):
    batch = {'Findings': findings['Findings'][begin:begin + 100]}
    report = ParamValidator().validate(batch, shape)
    if report.has_errors():
        sys.exit(report.generate_report()[:2000])
def known(value, shape, path):
    if shape.type_name == 'structure':
        for name, member in value.items():
            if name not in shape.members:
                sys.exit('the model has no member ' + path + '.' + name)
            known(member, shape.members[name], path + '.' + name)
    elif shape.type_name == 'list':
        for member in value:
            known(member, shape.member, path)
known(findings, shape, '')
";

/// Prints how many tests, failures, errors and skipped ones a library of others reads.
const JUNIT: &str = "
import sys
from junitparser import JUnitXml
suites = JUnitXml.fromstring(sys.stdin.buffer.read())
cases = [case for suite in suites for case in suite]
kinds = [type(result).__name__ for case in cases for result in case.result]
print(len(cases), kinds.count('Failure'), kinds.count('Error'), kinds.count('Skipped'))
print(suites.tests, suites.failures, suites.errors, suites.skipped)
";

/// Exits with an error if tags do not close in order, or if the page would ask for anything.
const HTML: &str = "
import sys
from html.parser import HTMLParser
VOID = {'meta', 'br'}
class Page(HTMLParser):
    open = []
    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        names = {name for name, _ in attributes}
        if tag in {'script', 'link', 'img', 'iframe'} or names & {'src', 'style', 'onclick', 'onload'}:
            sys.exit('the page would ask for something: ' + tag)
        for name, value in attributes:
            if name == 'href' and not value.startswith(('https://', 'http://')):
                sys.exit('a link leads to ' + value)
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit('out of order: ' + tag)
page = Page(convert_charrefs=True)
page.feed(sys.stdin.read())
page.close()
sys.exit('still open: ' + ', '.join(page.open) if page.open else None)
";

/// The same for a schema of our own, whose place is the argument. It knows no member that the schema does not describe.
const OWN: &str = "
import json, sys, jsonschema
def closed(schema):
    if isinstance(schema, dict):
        if 'properties' in schema:
            schema.setdefault('additionalProperties', False)
        for value in schema.values():
            closed(value)
    elif isinstance(schema, list):
        for value in schema:
            closed(value)
with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
closed(schema)
for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
    sys.exit(str(error)[:2000])
";

fn tools() -> PathBuf {
    project_root().join("target/tools")
}

fn python() -> PathBuf {
    let own = tools().join("python/bin/python");
    assert!(
        own.exists(),
        "{} is missing; `cargo xtask setup` installs it",
        own.display()
    );
    own
}

fn sarif_schema() -> PathBuf {
    tools().join("npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
}

/// Has a program read a document: what it prints, or what it says is wrong.
fn ask(command: &mut Command, document: &str) -> Result<String, String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A reader that gives up early is told of by its exit code.
    let _ = child.stdin.take().unwrap().write_all(document.as_bytes());
    let output = child.wait_with_output().unwrap();
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout).unwrap()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

fn validate(program: &str, document: &str) -> Result<String, String> {
    validate_by(program, &sarif_schema(), document)
}

fn validate_by(program: &str, schema: &Path, document: &str) -> Result<String, String> {
    let mut command = Command::new(python());
    command.args(["-c", program]).arg(schema);
    ask(&mut command, document)
}

/// Asks the Go libraries of those who define a form.
fn documents(form: &str, document: &str) -> Result<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/oracles/documents");
    ask(
        Command::new("go").args(["run", ".", form]).current_dir(folder),
        document,
    )
}

fn samples() -> [Sample; 4] {
    [
        Sample::debian(),
        Sample::unknown_system(),
        Sample::clean(),
        Sample::with_libraries(),
    ]
}

fn place() -> Place {
    Place {
        account: "123456789012".into(),
        region: "eu-central-1".into(),
    }
}

#[test]
fn our_own_json_is_as_its_schemas_say() {
    let schemas = project_root().join("docs/schema");
    let scan = |document: &str| validate_by(OWN, &schemas.join("scan-2.json"), document);
    for sample in samples() {
        scan(&sample.report(json::render)).unwrap();
    }
    let document = suppressed(json::render);
    scan(&document).unwrap();
    let wrong = document.replace("\"kind\": \"vex\"", "\"kind\": \"vox\"");
    assert!(scan(&wrong).unwrap_err().contains("vox"));
    let unknown = document.replace("\"cwes\"", "\"cwe\"");
    assert!(scan(&unknown).unwrap_err().contains("cwe"));
    let difference = difference(diff::json);
    validate_by(OWN, &schemas.join("diff-1.json"), &difference).unwrap();
}

#[test]
fn cyclonedx_documents_are_valid() {
    for sample in samples() {
        validate(CYCLONEDX, &sample.report(cyclonedx::render)).unwrap();
        validate(CYCLONEDX, &sample.report(cyclonedx::render_inventory)).unwrap();
    }
    validate(CYCLONEDX, &suppressed(cyclonedx::render)).unwrap();
}

#[test]
fn documents_of_the_older_version_are_valid_as_such() {
    let older = CYCLONEDX.replace("V1_6", "V1_4");
    for sample in samples() {
        validate(&older, &sample.report(cyclonedx::render_inventory_1_4)).unwrap();
        let newer = sample.report(cyclonedx::render_inventory);
        validate(&older, &newer).unwrap_err();
    }
}

#[test]
fn the_validator_of_cyclonedx_finds_what_is_wrong() {
    let document = Sample::debian().report(cyclonedx::render);
    let wrong = document.replace("\"type\": \"library\"", "\"type\": \"lib\"");
    let error = validate(CYCLONEDX, &wrong).unwrap_err();
    assert!(error.contains("'lib' is not one of"), "{error}");
}

#[test]
fn cyclonedx_is_read_by_its_authors_library_as_it_was_meant() {
    let document = Sample::with_libraries().report(cyclonedx::render);
    let read = documents("cyclonedx", &document).unwrap();
    let mut read: Vec<&str> = read.lines().collect();
    read.sort_unstable();
    assert_eq!(
        read,
        [
            "pkg:deb/debian/libc6@2.36-9%2Bdeb12u1?arch=amd64&distro=debian-12&source=glibc",
            "pkg:deb/debian/libc6@2.36-9%2Bdeb12u1?arch=i386&distro=debian-12&source=glibc",
            "pkg:deb/debian/linux-libc-dev@6.1.0-1?arch=amd64&distro=debian-12&source=linux",
            "pkg:deb/debian/python3-django@3:3.2.19-1%2Bdeb12u1?arch=all&distro=debian-12&source=python-django",
            "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12&source=zlib",
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
            "pkg:npm/lodash@4.17.20",
            "pkg:npm/minimist@1.2.5",
            "pkg:npm/nodemon@2.0.0",
        ]
    );
}

#[test]
fn sarif_logs_are_valid() {
    for sample in samples() {
        validate(SARIF, &sample.report(sarif::render)).unwrap();
    }
    let log = suppressed(sarif::render);
    validate(SARIF, &log).unwrap();
    let wrong = log.replace("\"level\": \"error\"", "\"level\": \"dreadful\"");
    assert!(validate(SARIF, &wrong).unwrap_err().contains("dreadful"));
}

#[test]
fn spdx_documents_are_valid() {
    for sample in samples() {
        validate(SPDX, &sample.report(spdx::v2::render)).unwrap();
    }
    let document = Sample::debian().report(spdx::v2::render);
    let wrong = document.replace("SPDXRef-Image", "SPDXRef_Image");
    assert!(validate(SPDX, &wrong).unwrap_err().contains("SPDXRef_Image"));
}

#[test]
fn spdx_3_documents_are_of_the_model() {
    for sample in samples() {
        validate(SPDX_3, &sample.report(spdx::v3::render)).unwrap();
    }
    let document = suppressed(spdx::v3::render);
    assert_eq!(validate(SPDX_3, &document).unwrap(), "11 9\n");
    let wrong = document.replace("security_actionStatement", "security_actionWords");
    validate(SPDX_3, &wrong).unwrap_err();
    let wrong = document.replace("#Package-0\"", "#Package-x\"");
    let renamed = wrong.replacen("#Package-x\"", "#Package-y\"", 1);
    assert!(
        validate(SPDX_3, &renamed)
            .unwrap_err()
            .contains("named and not there")
    );
}

#[test]
fn asff_findings_are_of_the_model() {
    let render = |report: &tidewaiter_reports::Report<'_>| asff::render(report, &place());
    for sample in samples() {
        validate(ASFF, &sample.report(render)).unwrap();
    }
    let findings = suppressed(render);
    validate(ASFF, &findings).unwrap();
    let wrong = findings.replace("\"FixAvailable\"", "\"FixThere\"");
    assert!(validate(ASFF, &wrong).unwrap_err().contains("FixThere"));
    let read: Value = serde_json::from_str(&findings).unwrap();
    assert_eq!(
        read["Findings"][0]["ProductArn"],
        "arn:aws:securityhub:eu-central-1:123456789012:product/123456789012/default"
    );
}

#[test]
fn openvex_is_read_by_its_authors_library() {
    let read = documents("openvex", &suppressed(openvex::render)).unwrap();
    let product = format!("pkg:oci/app@sha256%3A{}", "aa".repeat(32));
    let statuses: Vec<(&str, &str)> = read
        .lines()
        .map(|line| {
            let mut words = line.split(' ');
            (words.next().unwrap(), words.next().unwrap())
        })
        .collect();
    assert!(statuses.contains(&("not_affected", "CVE-2023-45853")), "{read}");
    assert!(statuses.contains(&("affected", "CVE-2021-44228")), "{read}");
    assert!(
        statuses.contains(&("affected", "CVE-2021-23337")),
        "an exception is no statement: {read}"
    );
    assert!(read.replace("sha256:", "sha256%3A").contains(&product), "{read}");
    let wrong = suppressed(openvex::render).replace("\"affected\"", "\"touched\"");
    documents("openvex", &wrong).unwrap_err();
}

#[test]
fn junit_is_read_as_it_was_meant() {
    let read = |document: String| validate(JUNIT, &document).unwrap();
    assert_eq!(read(Sample::debian().report(junit::render)), "3 3 0 0\n3 3 0 0\n");
    assert_eq!(read(Sample::clean().report(junit::render)), "1 0 0 0\n1 0 0 0\n");
    assert_eq!(
        read(Sample::unknown_system().report(junit::render)),
        "3 0 3 0\n3 0 3 0\n"
    );
    let lines = read(suppressed(junit::render));
    let (cases, counts) = lines.split_once('\n').unwrap();
    assert_eq!(cases, counts.trim_end());
    assert!(cases.ends_with(" 2"), "two are skipped: {cases}");
}

#[test]
fn html_stands_by_itself() {
    for sample in samples() {
        validate(HTML, &sample.report(html::render)).unwrap();
    }
    let page = suppressed(html::render);
    validate(HTML, &page).unwrap();
    assert!(page.contains("<h2>Suppressed</h2>"), "{page}");
}
