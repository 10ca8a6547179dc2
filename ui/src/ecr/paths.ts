// Addresses of the pages of repositories and images.

export function repositoryPath(name: string): string {
  return `/ecr/repositories/${encodeURIComponent(name)}`;
}

export function imagePath(repository: string, digest: string): string {
  return `${repositoryPath(repository)}/images/${encodeURIComponent(digest)}`;
}
