import { Alert, Button, Group } from '@mantine/core';

interface FormEndProps {
  error: Error | null;
  pending: boolean;
  submit: string;
  disabled?: boolean;
  onClose: () => void;
}

/** The end of a form about a measure: what was refused, the deed, the way out. */
export function FormEnd({ error, pending, submit, disabled, onClose }: FormEndProps) {
  return (
    <>
      {error && (
        <Alert color="red" variant="light" role="alert">
          {error.message}
        </Alert>
      )}
      <Group gap="sm">
        <Button type="submit" loading={pending} disabled={disabled}>
          {submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          Отмена
        </Button>
      </Group>
    </>
  );
}
