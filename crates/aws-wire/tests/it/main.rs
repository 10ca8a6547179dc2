//! SigV4 against what others wrote: AWS's published vectors, and botocore signing random requests.

mod botocore;
mod hostile;
mod published_vectors;

use http::Request;
use http::request::Parts;
use tidewaiter_aws_wire::sigv4::{Claim, Secret, SigV4Error};
use tidewaiter_types::Timestamp;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// A request's head from its parts; header names may repeat.
fn head<'a>(method: &str, uri: &str, headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Parts {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(name, value.as_bytes());
    }
    request.body(()).expect("a well-formed request").into_parts().0
}

fn verify(parts: &Parts, body: &[u8], now: Timestamp) -> Result<Claim, SigV4Error> {
    let claim = Claim::read(parts)?;
    claim.verify(parts, body, &Secret::new(SECRET), now)?;
    Ok(claim)
}
