import { monthFirst, type Reference } from './reference.ts';

/**
 * An entry as reference managers import it: https://en.wikipedia.org/wiki/RIS_(file_format). A resolution is a report with
 * its symbol as number, anything else a page of the web. A line is a tag, two spaces, a hyphen, a space and a value; lines end
 * in CR LF, and a value has no line break of its own.
 */
export function ris({ document, paragraph, seen }: Reference): string {
  const { publisher, title, symbol, date, address, language } = document;
  const [year, month = '', day = ''] = date?.split('-') ?? [];
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', symbol === undefined ? 'ELEC' : 'RPRT'],
    // A comma would part a family name from a first name; who has one stands as the publisher alone.
    ['AU', publisher.includes(',') ? undefined : publisher],
    ['TI', title],
    ['PB', publisher],
    ['PY', year],
    ['DA', year === undefined ? undefined : `${year}/${month}/${day}/`],
    ['M1', symbol],
    ['SP', paragraph === undefined ? undefined : `para. ${paragraph}`],
    ['UR', address],
    ['Y2', date === undefined ? `${seen.replaceAll('-', '/')}/` : undefined],
    ['N1', date === undefined ? `accessed ${monthFirst(seen)}` : undefined],
    ['LA', language],
    ['ER', ''],
  ];
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([tag, value = '']) => `${tag}  - ${value.replace(/\s+/gu, ' ').trim()}`)
    .join('\r\n');
}
