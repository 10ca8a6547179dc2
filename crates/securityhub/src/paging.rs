//! Pages of lists: how many at most, where they begin, and the token that leads on.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tidewaiter_aws_wire::PageScope;

use crate::errors::input;
use crate::{Call, Result, SecurityHub};

/// Items of a page where the client does not say; the model bounds what it may say.
const BY_DEFAULT: usize = 100;

/// The paging of one request.
pub(crate) struct Paging<'a> {
    hub: &'a SecurityHub,
    scope: PageScope,
    limit: usize,
}

impl<'a> Paging<'a> {
    /// The paging of a request; `asked` is its `MaxResults`.
    pub(crate) fn of(
        hub: &'a SecurityHub,
        call: &Call,
        request: &impl Serialize,
        asked: Option<i32>,
    ) -> Self {
        let operation = format!("securityhub:{}", call.operation.name);
        Self {
            hub,
            scope: PageScope::of(&operation, &hub.place().account, request),
            limit: asked
                .and_then(|asked| usize::try_from(asked).ok())
                .unwrap_or(BY_DEFAULT),
        }
    }

    /// Most items of this page.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Where the page begins; none for the first. The command line's examples send `NULL` for that.
    pub(crate) fn position<T: DeserializeOwned>(&self, token: Option<&str>) -> Result<Option<T>> {
        let token = token.filter(|token| !token.is_empty() && *token != "NULL");
        let opened = token.map(|token| self.hub.0.config.pages.open(&self.scope, token));
        opened
            .transpose()
            .map_err(|error| input(format!("Invalid parameter NextToken: {error}")))
    }

    /// The token of a position.
    pub(crate) fn token(&self, position: &impl Serialize) -> String {
        self.hub.0.config.pages.seal(&self.scope, position)
    }

    /// A page of a short list, and the token of the next.
    pub(crate) fn cut<T>(&self, all: Vec<T>, token: Option<&str>) -> Result<(Vec<T>, Option<String>)> {
        let start: usize = self.position(token)?.unwrap_or(0);
        let more = all.len() > start.saturating_add(self.limit);
        let page = all.into_iter().skip(start).take(self.limit).collect();
        Ok((page, more.then(|| self.token(&(start + self.limit)))))
    }
}
