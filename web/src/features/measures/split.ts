/** Numbers of the parts of a measure: «1.7» gives «1.7.1», «1.7.2»… */
export function partNumbers(number: string, count: number): string[] {
  const stem = number.trim().replace(/\.$/, '');
  return Array.from({ length: count }, (_, index) => (stem ? `${stem}.${index + 1}` : ''));
}
