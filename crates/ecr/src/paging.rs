//! Pages of lists: how many at most, where they begin, and the token that leads on.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tidewaiter_aws_wire::{PageScope, PageTokens};

use crate::errors::parameter;
use crate::{Call, Ecr, Result};

/// Items of a page where the client does not say (ECR's API reference); the model bounds what it may say.
const BY_DEFAULT: u32 = 100;

/// The paging of one request.
pub(crate) struct Paging<'a> {
    tokens: &'a PageTokens,
    scope: PageScope,
    limit: u32,
}

impl<'a> Paging<'a> {
    /// The paging of a request; `asked` is its `maxResults`.
    pub(crate) fn of(ecr: &'a Ecr, call: &Call, input: &impl Serialize, asked: Option<i32>) -> Self {
        Self {
            tokens: &ecr.config.pages,
            scope: PageScope::of(call.operation.name, ecr.account(), input),
            limit: asked
                .and_then(|asked| u32::try_from(asked).ok())
                .unwrap_or(BY_DEFAULT),
        }
    }

    /// Most items of this page.
    pub(crate) fn limit(&self) -> usize {
        self.limit as usize
    }

    /// One more than a page holds: whether there is a next page is known without a second query.
    pub(crate) fn one_more(&self) -> u32 {
        self.limit + 1
    }

    /// Where the page begins; none for the first.
    pub(crate) fn position<T: DeserializeOwned>(&self, token: Option<&str>) -> Result<Option<T>> {
        let opened = token.map(|token| self.tokens.open(&self.scope, token));
        opened
            .transpose()
            .map_err(|error| parameter("nextToken", &error.to_string()))
    }

    /// The token of a position.
    pub(crate) fn token(&self, position: &impl Serialize) -> String {
        self.tokens.seal(&self.scope, position)
    }

    /// Cuts a list that was asked for with [`Paging::one_more`] to a page; gives the token of the next, whose position
    /// is made of the page's last item.
    pub(crate) fn cut<T, P: Serialize>(
        &self,
        items: &mut Vec<T>,
        position: impl FnOnce(&T) -> P,
    ) -> Option<String> {
        if items.len() <= self.limit() {
            return None;
        }
        items.truncate(self.limit());
        items.last().map(|last| self.token(&position(last)))
    }
}
