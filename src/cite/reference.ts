import type { CalendarDate } from '../calendar.ts';
import type { SourceDocument } from '../knowledge/schema.ts';

/** What is cited: a document, and where in it. */
export interface Reference {
  readonly document: SourceDocument;
  /** The number of a paragraph, as the document counts: "8", "15(b)". */
  readonly paragraph?: string;
  /** When the data was last reviewed: stands in for the day a page without a date was seen. */
  readonly seen: CalendarDate;
}

/** A stretch of a reference; titles are set apart, in italics where a platform has them. */
export interface Stretch {
  readonly text: string;
  readonly title?: true;
}

/** The months as English names them. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The entry of a reference list after APA's Publication Manual, 7th edition, chapter 10: an organisation's page, or a
 * resolution with its symbol. A page without a date gets "n.d." and the day it was seen.
 */
export function apa({ document, seen }: Reference): Stretch[] {
  const { publisher, title, symbol, date, address } = document;
  const when = date === undefined ? 'n.d.' : yearFirst(date);
  const link = date === undefined ? `Retrieved ${monthFirst(seen)}, from ${address}` : address;
  return [
    { text: `${withStop(publisher)} (${when}). ` },
    { text: title, title: true },
    { text: symbol === undefined ? stopBehind(title) : ` (${symbol}).` },
    { text: address === undefined ? '' : ` ${link}` },
  ];
}

/** How APA points to a source in the text: "(Metropolis, 2017, para. 8)". */
export function apaInText({ document: { publisher, date }, paragraph }: Reference): string {
  const parts = [publisher, date?.slice(0, 4) ?? 'n.d.', paragraphOf(paragraph)];
  return `(${parts.filter((part) => part !== undefined).join(', ')})`;
}

/**
 * A note after the Chicago Manual of Style, 17th edition: 14.207 for a web page, 14.307 for a document of the United
 * Nations, whose resolutions are named by their number.
 */
export function chicago({ document, paragraph, seen }: Reference): Stretch[] {
  const { publisher, title, symbol, date, address } = document;
  const day = date === undefined ? undefined : monthFirst(date);
  const place = paragraphOf(paragraph);
  const resolution = /^A\/RES\/(.+)$/u.exec(symbol ?? '')?.[1];
  const tail = [place, date === undefined ? `accessed ${monthFirst(seen)}` : undefined, address];
  if (symbol !== undefined) {
    const head = resolution === undefined ? `${publisher}, ` : `${publisher}, Resolution ${resolution}, `;
    return [
      { text: head },
      { text: title, title: true },
      {
        text: `, ${[day === undefined ? symbol : `${symbol} (${day})`, ...tail].filter(isThere).join(', ')}.`,
      },
    ];
  }
  const quoted = /[?!]$/u.test(title) ? title : `${title.replace(/\.$/u, '')},`;
  return [{ text: `${publisher}, “${withinMarks(quoted)}” ${[day, ...tail].filter(isThere).join(', ')}.` }];
}

/** Where in a document: "para. 15(b)". */
export function paragraphOf(paragraph: string | undefined): string | undefined {
  return paragraph === undefined ? undefined : `para. ${paragraph}`;
}

/** "2017, December 8", "2018, December", "2018" */
function yearFirst(date: CalendarDate): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  return `${year}, ${[monthOf(month), day === undefined ? undefined : String(Number(day))].filter(isThere).join(' ')}`;
}

/** "December 8, 2017", "December 2018", "2018" */
export function monthFirst(date: CalendarDate): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  return day === undefined ? `${monthOf(month)} ${year}` : `${monthOf(month)} ${Number(day)}, ${year}`;
}

function monthOf(month: string): string {
  return months[Number(month) - 1] ?? month;
}

/** The stop that ends a title, where no mark of its own does. */
function stopBehind(title: string): string {
  return /[.?!…]["”’]?$/u.test(title) ? '' : '.';
}

/** Quotation marks in a title that stands in marks itself are single ones: Chicago Manual of Style, 17th edition, 13.30. */
function withinMarks(title: string): string {
  return title.replace(
    /“([^“”]*)”|"([^"]*)"/gu,
    (_, one?: string, other?: string) => `‘${one ?? other ?? ''}’`,
  );
}

function withStop(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

/** True for what is there. */
export function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
