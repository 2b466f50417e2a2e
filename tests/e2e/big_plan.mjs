// A made-up plan of any size as CSV: the same for the same arguments, with every kind of term the plan page must draw.
const areas = ['Нормативное обеспечение', 'Оценка подготовки обучающихся', 'Объективность процедур', 'Работа со школами с низкими результатами', 'Поддержка одарённых детей', 'Профориентация', 'Развитие педагогов', 'Дошкольное образование', 'Воспитание', 'Управление качеством'];
const acts = ['Подготовить справку о ходе работы по направлению', 'Провести совещание с руководителями школ', 'Собрать и проверить сведения школ', 'Разобрать итоги диагностики на методическом совете', 'Обновить раздел сайта управления', 'Провести выборочную перепроверку работ', 'Утвердить график наблюдения за ходом процедур', 'Организовать консультации для заместителей директоров'];
const papers = ['справка', 'приказ', 'протокол', 'отчёт', 'график', 'программа', 'публикация', 'журнал'];
const terms = ['ежеквартально', 'ежегодно, ноябрь', 'март–апрель', 'ежеквартально', 'май 2026', 'до 15.12.2025', 'ежеквартально', 'в течение учебного года', 'постоянно', 'август', 'в течение 10 рабочих дней после получения результатов', 'ежегодно, сентябрь–октябрь', 'ежеквартально', '25.01.2027', 'январь, май'];

/** CSV of `measures` rows over ten sections, `executors` of them taking turns, for 2024–2028. */
export function bigPlan({ measures = 2000, executors = 50 } = {}) {
  const each = Math.ceil(measures / areas.length);
  const lines = ['План мероприятий по развитию оценки качества образования на 2024–2028 годы;;;;;', '№;Мероприятие;Срок;Ответственный;Вид документа;Ожидаемый результат'];
  for (let index = 0; index < measures; index += 1) {
    const [section, place] = [Math.floor(index / each), (index % each) + 1];
    if (place === 1) lines.push(`${section + 1}. ${areas[section]};;;;;`);
    const executor = `Исполнитель ${String((index * 7) % executors + 1).padStart(2, '0')}`;
    const paper = papers[index % papers.length];
    lines.push([`${section + 1}.${place}`, `${acts[index % acts.length]}: вопрос ${index + 1}`, terms[index % terms.length], executor, paper, `Подписан и размещён документ «${paper}»`].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
  }
  return `${lines.join('\r\n')}\r\n`;
}
