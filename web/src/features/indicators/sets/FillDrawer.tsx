import { Button, Drawer, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { tellDone, tellFailure } from '@/ui/undo';

import { definitionsQuery } from '../catalogue/api';
import { useFill, useUndoFill, type IndicatorSet, type Place } from './api';

interface FillFormProps {
  set: IndicatorSet;
  place: Place;
  onClose: () => void;
}

function FillForm({ set, place, onClose }: FillFormProps) {
  const definitions = useQuery(definitionsQuery);
  const [indicator, setIndicator] = useState(place.indicator ?? '');
  const [weight, setWeight] = useState<number | string>(place.weight);
  const [ground, setGround] = useState('');
  const fill = useFill(set.id);
  const undo = useUndoFill(set.id);
  const groups = (definitions.data?.groups ?? []).map((group) => ({ group, items: (definitions.data?.items ?? []).filter((item) => item.group === group).map(({ id, name }) => ({ value: id, label: name })) }));
  const put = (next: string) => {
    fill.mutateAsync({ slot: place.code, indicator: next, weight: Number(weight), ground: ground.trim() }).then(
      ({ id }) => {
        tellDone(next ? `Место ${place.code} заполнено` : `Место ${place.code} освобождено`, () => undo.mutateAsync(id));
        onClose();
      },
      (error: Error) => tellFailure('Место не изменено', error),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put(indicator);
  };
  return (
    <form onSubmit={submit}>
      <p>{[place.block, place.title].filter(Boolean).join(': ') || 'Официального текста места нет.'}</p>
      {place.note && <p className="v-quiet">{place.note}</p>}
      <Select data-autofocus label="Показатель" placeholder="Начните писать название" searchable data={groups} value={indicator || null} onChange={(value) => setIndicator(value ?? '')} mb="sm" limit={200} />
      <NumberInput label="Вес" description="Нужен там, где набор сводится с весами" min={0} decimalScale={4} decimalSeparator="," value={weight} onChange={setWeight} mb="sm" />
      <TextInput label="Основание" description="Акт или пояснение, почему именно этот показатель" value={ground} onChange={(event) => setGround(event.currentTarget.value)} mb="md" />
      <Group gap="sm">
        <Button type="submit" loading={fill.isPending} disabled={!indicator}>
          Записать
        </Button>
        {place.indicator && (
          <Button variant="default" onClick={() => put('')}>
            Освободить место
          </Button>
        )}
      </Group>
    </form>
  );
}

/** A slot is given its indicator, weight and ground; the change can be taken back at once. */
export function FillDrawer({ set, place, onClose }: { set: IndicatorSet; place: Place | null; onClose: () => void }) {
  return (
    <Drawer opened={place !== null} onClose={onClose} title={place ? `Место ${place.code}` : ''}>
      {place && <FillForm key={place.code} set={set} place={place} onClose={onClose} />}
    </Drawer>
  );
}
