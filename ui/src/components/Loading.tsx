import Spinner from '@cloudscape-design/components/spinner';

export function Loading() {
  return (
    <div data-loading style={{ padding: 48, textAlign: 'center' }}>
      <Spinner size="large" />
    </div>
  );
}
