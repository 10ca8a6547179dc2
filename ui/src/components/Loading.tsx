import Spinner from '@cloudscape-design/components/spinner';

export function Loading() {
  return (
    <main style={{ padding: 48, textAlign: 'center' }}>
      <Spinner size="large" />
    </main>
  );
}
