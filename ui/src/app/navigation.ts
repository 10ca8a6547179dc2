// The areas and their pages, as the side shows them.

import type { Say } from '../i18n/Messages';
import type { Key } from '../i18n/languages';

/** Addresses below each area, with the message that names the page. */
export const PAGES: [Key, [string, Key][]][] = [
  ['area.ecr', [
    ['/ecr/repositories', 'ecr.repositories'],
    ['/ecr/scanning', 'ecr.scanning'],
    ['/ecr/pull-through', 'ecr.pullThrough'],
    ['/ecr/replication', 'ecr.replication'],
  ]],
  ['area.inspector', [
    ['/inspector/dashboard', 'inspector.dashboard'],
    ['/inspector/findings', 'inspector.findings'],
    ['/inspector/suppression', 'inspector.suppression'],
    ['/inspector/coverage', 'inspector.coverage'],
    ['/inspector/usage', 'inspector.usage'],
    ['/inspector/vulnerabilities', 'inspector.vulnerabilities'],
    ['/inspector/settings', 'inspector.settings'],
  ]],
  ['area.securityhub', [
    ['/securityhub/summary', 'hub.summary'],
    ['/securityhub/findings', 'hub.findings'],
    ['/securityhub/insights', 'hub.insights'],
    ['/securityhub/sources', 'hub.sources'],
  ]],
];

interface Section {
  type: 'section';
  text: string;
  items: { type: 'link'; text: string; href: string }[];
}

export function areas(say: Say, base: string): Section[] {
  return PAGES.map(([area, pages]) => ({
    type: 'section',
    text: say(area),
    items: pages.map(([path, key]) => ({ type: 'link', text: say(key), href: base + path })),
  }));
}
