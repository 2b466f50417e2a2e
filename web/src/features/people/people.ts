/** A person work may be given to. */
export interface Person {
  id: number;
  name: string;
  role_title: string;
  node: { id: number; name: string };
}

/** «Иванова А. П., контролёр»: told apart by role where names repeat. */
export function personChoices(people: Person[]): { value: string; label: string }[] {
  return people.map((person) => ({ value: String(person.id), label: `${person.name}, ${person.role_title.toLocaleLowerCase('ru')}` })).sort((a, b) => a.label.localeCompare(b.label, 'ru'));
}
