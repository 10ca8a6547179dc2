//! The way to the provider: no redirects, ten seconds, a mebibyte.

use std::time::Duration;

use futures::StreamExt;
use openidconnect::{HttpRequest, HttpResponse};
use reqwest::Client;
use reqwest::redirect::Policy;

const PATIENCE: Duration = Duration::from_secs(10);
const MOST: usize = 1024 * 1024;

/// Why the provider did not answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// It could not be reached.
    #[error(transparent)]
    Client(#[from] reqwest::Error),
    /// It answers too much.
    #[error("the answer has more than {MOST} bytes")]
    TooLong,
    /// The answer is none.
    #[error(transparent)]
    Answer(#[from] axum::http::Error),
}

/// A client of these bounds.
pub fn client() -> reqwest::Result<Client> {
    Client::builder()
        .timeout(PATIENCE)
        .redirect(Policy::none())
        .build()
}

/// Sends a request of the library.
pub async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    let response = client.execute(request.try_into()?).await?;
    let mut answer = axum::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    let (mut body, mut stream) = (Vec::new(), response.bytes_stream());
    while let Some(chunk) = stream.next().await {
        body.extend_from_slice(&chunk?);
        if body.len() > MOST {
            return Err(HttpError::TooLong);
        }
    }
    Ok(answer.body(body)?)
}
