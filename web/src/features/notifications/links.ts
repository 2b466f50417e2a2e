/** Messages name their place; one about a task opens its panel over the list, others open the page they name. */
export function hrefOf(link: string): string {
  const task = /^\/tasks\/(\d+)$/.exec(link);
  return task ? `/notifications?task=${task[1]}` : link || '/notifications';
}
