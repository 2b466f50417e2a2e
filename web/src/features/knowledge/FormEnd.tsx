import { Alert, Button, Group, TextInput } from '@mantine/core';

interface FormEndProps {
  source: string;
  onSource: (source: string) => void;
  error: Error | null;
  pending: boolean;
  onClose: () => void;
}

/** Where it is taken from, what was refused, and the buttons. */
export function FormEnd({ source, onSource, error, pending, onClose }: FormEndProps) {
  return (
    <>
      <TextInput required mt="sm" label="Откуда взято" description="Документ: название, номер, дата" value={source} onChange={(event) => onSource(event.currentTarget.value)} />
      {error && (
        <Alert mt="sm" color="red" variant="light" role="alert">
          {error.message}
        </Alert>
      )}
      <Group mt="md" gap="sm">
        <Button type="submit" loading={pending}>
          Записать новую версию
        </Button>
        <Button variant="default" onClick={onClose}>
          Отмена
        </Button>
      </Group>
    </>
  );
}
