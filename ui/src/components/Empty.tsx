import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** What stands where a list would be: why there is nothing, and what to do next. */
export function Empty({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <Box textAlign="center" padding="m">
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        {children && <Box variant="p">{children}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}
