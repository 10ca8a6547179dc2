//! botocore signs random requests, in the header and in the query; all of them are accepted, none when changed.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use tidewaiter_types::Timestamp;

use crate::{head, verify};

const SIGN: &str = r#"
import base64, json, random, string
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from urllib.parse import quote, urlencode
R = random.Random(4)
def text(least, most, letters):
    return ''.join(R.choice(letters) for _ in range(R.randint(least, most)))
any_letters = string.ascii_letters + string.digits + ' -_.~/:+&=%*,;@!éñ漢'
for n in range(400):
    token = text(20, 60, string.ascii_letters) if n % 3 == 0 else None
    keys = Credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', token)
    service = R.choice(['ecr', 'sts', 'inspector2', 'securityhub'])
    path = '/' + '/'.join(quote(text(1, 12, any_letters.replace('.', '')), safe='') for _ in range(R.randint(0, 4)))
    query = urlencode([(text(1, 8, any_letters), text(0, 12, any_letters)) for _ in range(R.randint(0, 4))], quote_via=quote, safe='')
    body = text(0, 200, any_letters).encode()
    headers = {'X-Amz-Target': text(1, 20, string.ascii_letters), 'Content-Type': 'application/x-amz-json-1.1'}
    headers.update({'X-' + text(1, 9, string.ascii_letters): text(0, 20, string.ascii_letters + '   ') for _ in range(R.randint(0, 3))})
    presigned = n % 2 == 1
    if presigned:
        body, headers = b'', {}
    url = f'http://localhost:5000{path}' + ('?' + query if query else '')
    request = AWSRequest(method='GET' if presigned else 'POST', url=url, data=body, headers=headers)
    (SigV4QueryAuth if presigned else SigV4Auth)(keys, service, 'eu-central-1').add_auth(request)
    sent = request.prepare()
    print(json.dumps({'method': sent.method, 'url': sent.url, 'body': base64.b64encode(body).decode(), 'service': service,
        'token': token, 'headers': [[k, v.decode() if isinstance(v, bytes) else v] for k, v in sent.headers.items()]}))
"#;

#[derive(Deserialize)]
struct Signed {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: tidewaiter_aws_wire::Blob,
    service: String,
    token: Option<String>,
}

impl Signed {
    /// The head as a server sees it: the path alone in the request line, the authority in `Host`.
    fn head(&self, url: &str) -> http::request::Parts {
        let path = url
            .strip_prefix("http://localhost:5000")
            .expect("the script signs for localhost:5000");
        let headers = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        head(&self.method, path, headers.chain([("host", "localhost:5000")]))
    }
}

/// The interpreter that `cargo xtask test` prepares, else the system's.
fn python() -> Command {
    let prepared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/python/bin/python3");
    Command::new(if prepared.exists() {
        prepared
    } else {
        "python3".into()
    })
}

fn signed() -> Vec<Signed> {
    let output = python().args(["-c", SIGN]).output().expect("python3 runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "botocore is installed by the set-up step of `cargo xtask test`: {errors}"
    );
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of the script"))
        .collect()
}

fn now() -> Timestamp {
    let since = std::time::UNIX_EPOCH.elapsed().expect("the clock is after 1970");
    Timestamp(i64::try_from(since.as_millis()).expect("the clock is before the year 292,000,000"))
}

#[test]
fn what_botocore_signs_is_accepted_and_nothing_else() {
    let requests = signed();
    assert_eq!(requests.len(), 400);
    for request in &requests {
        let claim = verify(&request.head(&request.url), &request.body.0, now())
            .unwrap_or_else(|error| panic!("{}: {error}", request.url));
        assert_eq!(
            (&claim.scope.service, &claim.session_token),
            (&request.service, &request.token)
        );
        let mut body = request.body.0.clone();
        body.push(b'x');
        assert!(verify(&request.head(&request.url), &body, now()).is_err());
        let url = request.url.replacen(":5000/", ":5000/more", 1);
        assert!(verify(&request.head(&url), &request.body.0, now()).is_err());
    }
}
