import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { formatDate, formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import type { Definition } from './api';
import styles from './Catalogue.module.css';
import { Marks } from './Marks';

function Fact({ title, children }: { title: string; children: ReactNode }) {
  if (children === '' || children === false || children === null || children === undefined) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

const number = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);

/** What an indicator is, in full: formula in words and as a program, sources, choices, ground. */
export function Card({ definition }: { definition: Definition }) {
  const { zones, parameters, items, valid_from, valid_to } = definition;
  const terms = [valid_from && `с ${formatDate(valid_from)}`, valid_to && `по ${formatDate(valid_to)}`].filter(Boolean).join(' ');
  return (
    <>
      <Section title="Как считается">
        <dl className={styles.facts}>
          <Fact title="Формула">{definition.formula}</Fact>
          <Fact title="Программа">
            <div className={styles.program}>{definition.program_russian}</div>
            <Button mt={4} size="compact-xs" variant="subtle" component={Link} href={`/indicators/formula?${new URLSearchParams({ f: definition.program_russian }).toString()}`}>
              Открыть в редакторе формул
            </Button>
          </Fact>
          <Fact title="Параметры">{parameters.length > 0 && <ul style={{ margin: 0, paddingLeft: 18 }}>{parameters.map(({ name, title, value, note }) => <li key={name}>{title || name}: <b>{number(value)}</b>{note && <span className="v-quiet">. {note}</span>}</li>)}</ul>}</Fact>
          <Fact title="Чего нет">{definition.missing}</Fact>
          <Fact title="Наименьшее число работ">{definition.minimum > 1 ? `${definition.minimum}: при меньшем значение не показывается` : ''}</Fact>
          <Fact title="Интервал">{definition.interval}</Fact>
          <Fact title="Цвет без норматива">{zones && `зелёный — ${definition.direction === 'less_is_better' ? 'до' : 'от'} ${number(zones.green)}, жёлтый — ${definition.direction === 'less_is_better' ? 'до' : 'от'} ${number(zones.yellow)}, дальше красный. ${zones.source} (${zones.provenance_title})`}</Fact>
        </dl>
      </Section>
      {definition.cases.length > 0 && (
        <Section title="Проверочные случаи" aside={definition.own ? undefined : 'сходятся при каждой сборке программы'}>
          <dl className={styles.facts}>
            {definition.cases.map(({ title, how, expected, fault }) => (
              <Fact key={title} title={title}>
                {how && `${how} `}= <b>{expected}</b>
                {fault && <span style={{ color: 'var(--v-danger)' }}> — вышло иначе: {fault}</span>}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
      <Section title="Откуда данные">
        <dl className={styles.facts}>
          <Fact title="Для кого">{definition.level}</Fact>
          <Fact title="Источник">{definition.source}</Fact>
          <Fact title="Процедуры">{definition.procedures.join(', ')}</Fact>
          <Fact title="Сведения форм">{items.length > 0 && items.map(({ code, title }) => `${code} — ${title}`).join('; ')}</Fact>
          <Fact title="Метод сбора">{definition.collection}</Fact>
          <Fact title="Периодичность">{definition.periodicity}</Fact>
          <Fact title="Ответственный">{definition.responsible}</Fact>
        </dl>
      </Section>
      <Section title="На чём основано">
        <dl className={styles.facts}>
          <Fact title="Основание">{definition.basis}</Fact>
          <Fact title="Насколько твёрдо">
            <Marks of={definition} />
          </Fact>
          <Fact title="Замечание">{definition.note}</Fact>
          <Fact title="Действует">{terms}</Fact>
          <Fact title="Версия">{`${definition.version}${definition.own ? ', показатель муниципалитета' : ''}`}</Fact>
          <Fact title="Код">{definition.id}</Fact>
        </dl>
      </Section>
    </>
  );
}
