import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../api/Session';
import { Command } from '../components/Copy';
import { useSay } from '../i18n/Messages';
import { pushCommands } from './commands';

/** The commands that push an image to this server. */
export function PushCommands({ repository, create = false }: { repository: string; create?: boolean }) {
  const say = useSay();
  const { registry, region } = useSession();
  const place = { registry, region, endpoint: window.location.origin };
  return (
    <SpaceBetween size="s">
      {pushCommands(place, repository, create).map(({ step, command }) => (
        <FormField key={step} label={say(`push.${step}`)}>
          <Command text={command} />
        </FormField>
      ))}
    </SpaceBetween>
  );
}
