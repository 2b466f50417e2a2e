import { TextInput } from '@mantine/core';

import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

const isDay = (text: string | undefined) => /^\d{4}-\d\d-\d\d$/.test(text ?? '');

/** What was known on a day, and schools as they are arranged on a day; both stand in the address. */
export function ClockFilters() {
  const [address, change] = useAddress();
  const kind = isDay(address.structure) ? 'day' : (address.structure ?? 'then');
  const today = new Date().toISOString().slice(0, 10);
  const choose = (next: string | undefined) => change({ structure: next === 'day' ? today : next === 'then' ? undefined : next });
  return (
    <>
      <TextInput size="xs" type="date" label="Известно на день" w={140} value={address.known_on ?? ''} max={today} onChange={(event) => change({ known_on: event.currentTarget.value || undefined })} />
      <FilterSelect
        label="Состав школ"
        value={kind}
        width={150}
        choices={[
          { value: 'then', label: 'как при написании' },
          { value: 'today', label: 'как сегодня' },
          { value: 'day', label: 'как на день…' },
        ]}
        onChange={choose}
      />
      {kind === 'day' && <TextInput size="xs" type="date" label="Школы на день" w={140} value={address.structure ?? ''} onChange={(event) => change({ structure: event.currentTarget.value || undefined })} />}
    </>
  );
}
