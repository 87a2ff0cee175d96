import { formatDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Phrases } from '../knowledge/schema.ts';
import { inLanguage, languages } from '../language.ts';

/**
 * What an event of a series is called besides its own name: the series with its year, or its month and year, as each language
 * joins them: "the forum of May 2026". The series is the organisation that the event names first.
 */
export function occasionsOf(knowledge: Knowledge, { name, date, involves }: Event): string[] {
  const series = knowledge.entities.get(involves?.[0] ?? '');
  if (name === undefined || series?.kind !== 'organisation') return [];
  return languages.flatMap((language) => {
    const { occasions } = knowledge.lexicons[language];
    const { acronym, acronyms, short, aliases } = series;
    const own = [
      inLanguage(series.name, language).text,
      ...(short === undefined ? [] : [inLanguage(short, language).text]),
      ...((aliases as Phrases)[language] ?? []),
    ];
    const called = [...own, acronym, language === 'en' ? undefined : acronyms?.[language]].filter(
      (each) => each !== undefined,
    );
    const when = [date.slice(0, 4), formatDate(date.slice(0, 7), language)];
    return called.flatMap((each) =>
      when.flatMap((day) => occasions.map((form) => form.replace('{series}', each).replace('{when}', day))),
    );
  });
}
