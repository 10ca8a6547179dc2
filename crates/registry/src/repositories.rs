//! Repositories: looked up, made, changed, deleted.

use tidewaiter_store::{NewRepository, Repository, RepositoryId, RepositoryUpdate, StoreError};

use crate::error::RegistryError;
use crate::names::check_repository_name;
use crate::{Registry, Result};

impl Registry {
    /// The repository of this name.
    ///
    /// # Errors
    /// [`RegistryError::RepositoryNotFound`].
    pub async fn repository(&self, name: &str) -> Result<Repository> {
        let found = self.0.store.repository(name).await?;
        found.ok_or_else(|| RegistryError::RepositoryNotFound(name.to_owned()))
    }

    /// The repository that is pushed to; made now if it is missing and the settings say so.
    pub async fn repository_for_push(&self, name: &str) -> Result<Repository> {
        match self.repository(name).await {
            Err(RegistryError::RepositoryNotFound(_)) if self.0.config.create_on_push => {
                self.create_on_push(name).await
            }
            result => result,
        }
    }

    async fn create_on_push(&self, name: &str) -> Result<Repository> {
        match self.create_repository(&NewRepository::named(name)).await {
            // Another push was faster.
            Err(RegistryError::Store(StoreError::RepositoryExists(_))) => self.repository(name).await,
            result => result,
        }
    }

    /// Makes a repository.
    pub async fn create_repository(&self, new: &NewRepository) -> Result<Repository> {
        check_repository_name(&new.name)?;
        Ok(self.0.store.create_repository(new, self.now()).await?)
    }

    /// Changes a repository's settings.
    pub async fn update_repository(&self, name: &str, update: &RepositoryUpdate) -> Result<Repository> {
        Ok(self.0.store.update_repository(name, update).await?)
    }

    /// Deletes a repository, with `force` also one that holds images.
    pub async fn delete_repository(&self, name: &str, force: bool) -> Result<Repository> {
        let (now, observer) = (self.now(), &self.0.observer);
        let effects = |id: &RepositoryId| observer.effects_of_repository_deletion(id, now);
        let deleted = self
            .0
            .store
            .delete_repository_with(name, force, effects, now)
            .await?;
        self.0.cache.forget_repository(name);
        Ok(deleted)
    }

    /// Up to `limit` names after `after`, in byte order.
    pub async fn repository_names(&self, after: Option<&str>, limit: u32) -> Result<Vec<String>> {
        let page = self.0.store.repositories(after, limit).await?;
        Ok(page.into_iter().map(|repository| repository.name).collect())
    }
}
