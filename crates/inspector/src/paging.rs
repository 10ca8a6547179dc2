//! Pages of lists: `nextToken` and `maxResults`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tidewaiter_aws_wire::{PageScope, PageTokens};

use crate::errors::invalid;
use crate::{Call, Inspector, Result};

/// The paging of one request.
pub(crate) struct Paging<'a> {
    tokens: &'a PageTokens,
    scope: PageScope,
    limit: usize,
}

impl<'a> Paging<'a> {
    /// The paging of a request; `asked` is its `maxResults`, `by_default` the items of a page where it says none.
    pub(crate) fn of(
        inspector: &'a Inspector,
        call: &Call,
        input: &impl Serialize,
        asked: Option<i32>,
        by_default: usize,
    ) -> Self {
        Self {
            tokens: &inspector.config.pages,
            scope: PageScope::of(call.operation.name, inspector.account(), input),
            limit: asked
                .and_then(|asked| usize::try_from(asked).ok())
                .filter(|asked| *asked > 0)
                .unwrap_or(by_default),
        }
    }

    /// Most items of this page.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Where the page begins; none for the first.
    pub(crate) fn position<T: DeserializeOwned>(&self, token: Option<&str>) -> Result<Option<T>> {
        let opened = token.map(|token| self.tokens.open(&self.scope, token));
        opened
            .transpose()
            .map_err(|error| invalid("nextToken", error.to_string()))
    }

    /// The token of a position.
    pub(crate) fn token(&self, position: &impl Serialize) -> String {
        self.tokens.seal(&self.scope, position)
    }
}
