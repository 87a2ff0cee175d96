import { isThere, monthFirst, months, paragraphOf, type Reference } from './reference.ts';

/**
 * A BibTeX entry of type `misc`, which every bibliography style knows. The classic styles print neither `url` nor `day`
 * (https://ctan.org/pkg/bibtex, btxdoc): the address is in `howpublished`, the day behind the month. biblatex takes
 * the day from `date`.
 */
export function bibtex({ document, paragraph, seen }: Reference): string {
  const { id, publisher, title, symbol, date, address } = document;
  const [year, month, day] = date?.split('-') ?? [];
  const monthName = month === undefined ? undefined : months[Number(month) - 1]?.slice(0, 3).toLowerCase();
  const remarks = [
    symbol === undefined ? undefined : texText(symbol),
    paragraphOf(paragraph),
    date === undefined ? `accessed ${monthFirst(seen)}` : undefined,
  ].filter(isThere);
  const fields: [string, string | undefined][] = [
    ['author', `{{${texText(publisher)}}}`],
    ['title', `{{${texText(title)}}}`],
    ['howpublished', address === undefined ? undefined : `{\\url{${texAddress(address)}}}`],
    ['year', year === undefined ? undefined : `{${year}}`],
    ['month', day === undefined ? monthName : `${monthName} # "~${Number(day)}"`],
    ['date', day === undefined ? undefined : `{${date}}`],
    ['note', remarks.length === 0 ? undefined : `{${remarks.join(', ')}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@misc{${id},\n${lines.join(',\n')}\n}`;
}

const texMarks: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text as TeX prints it: its ten marks are escaped, and line breaks are spaces. */
function texText(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\~^]|[#$%&_{}]/gu, (mark) => texMarks[mark] ?? `\\${mark}`);
}

/** An address for `\url`, which takes all marks but those that would end the field. */
function texAddress(address: string): string {
  return address.replace(/[{}\\\s]/gu, (mark) => encodeURIComponent(mark));
}
