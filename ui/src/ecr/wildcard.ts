/** Whether a repository's name matches a scanning filter: `*` stands for any text, and the whole name counts. */
export function matchesFilter(filter: string, name: string): boolean {
  const parts = filter.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
