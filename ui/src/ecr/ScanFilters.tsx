import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { useSay } from '../i18n/Messages';
import { matchesFilter } from './wildcard';

interface Parts {
  label: string;
  filters: string[];
  setFilters: (filters: string[]) => void;
  /** Names of all repositories. */
  names: string[];
  readOnly: boolean;
}

/** Filters of repositories' names, with the repositories that they match now. */
export function ScanFilters({ label, filters, setFilters, names, readOnly }: Parts) {
  const say = useSay();
  const [draft, setDraft] = useState('');
  const considered = draft.trim() === '' ? filters : [...filters, draft.trim()];
  const matching = names.filter((name) => considered.some((filter) => matchesFilter(filter, name)));
  const add = () => {
    setFilters([...new Set(considered)]);
    setDraft('');
  };
  return (
    <SpaceBetween size="xs">
      <FormField label={label} description={say('scanning.filterHelp')}>
        {!readOnly && (
          <SpaceBetween direction="horizontal" size="xs">
            <Input
              value={draft}
              ariaLabel={say('scanning.filterFor', { name: label })}
              placeholder="prod/*"
              onChange={({ detail }) => setDraft(detail.value)}
              onKeyDown={({ detail }) => detail.key === 'Enter' && draft.trim() !== '' && add()}
            />
            <Button disabled={draft.trim() === ''} onClick={add}>
              {say('scanning.addFilter')}
            </Button>
          </SpaceBetween>
        )}
      </FormField>
      <TokenGroup
        readOnly={readOnly}
        items={filters.map((filter) => ({ label: filter, dismissLabel: say('scanning.removeFilter', { filter }) }))}
        onDismiss={({ detail }) => setFilters(filters.filter((_, at) => at !== detail.itemIndex))}
      />
      <ExpandableSection headerText={say('scanning.preview', { count: matching.length, all: names.length })}>
        {matching.slice(0, 200).map((name) => (
          <Box key={name}>{name}</Box>
        ))}
      </ExpandableSection>
    </SpaceBetween>
  );
}
