import PDFDocument from 'pdfkit';
import type { Language } from '../../src/language.ts';

/** A text to be printed, as a resolution is written: a title, and paragraphs that are numbered and have points. */
export interface Printable {
  readonly language: Language;
  readonly title: string;
  /** What stands at the head of every page. */
  readonly head: string;
  readonly paragraphs: readonly { readonly number: string; readonly text: string }[];
  /** The footnotes; the marks are put behind the first paragraphs of as many pages. */
  readonly notes: readonly string[];
}

const openings: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'We reaffirm that',
    'We commit ourselves to see that',
    'It is further recognised that',
    'States agree that',
  ],
  fr: [
    'Nous réaffirmons que',
    'Nous veillerons à ce que',
    'Il est en outre constaté que',
    'Les États conviennent que',
  ],
  es: [
    'Reafirmamos que',
    'Nos comprometemos a que',
    'Se reconoce además que',
    'Los Estados convienen en que',
  ],
};
const subjects: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'local authorities',
    'displaced families',
    'long-term residents',
    'unaccompanied children',
    'host communities',
  ],
  fr: [
    'les autorités locales',
    'les familles déplacées',
    'les communautés d’accueil',
    'les enfants non accompagnés',
  ],
  es: [
    'las autoridades locales',
    'las familias desplazadas',
    'las comunidades de acogida',
    'los niños no acompañados',
  ],
};
const deeds: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'benefit from non-discriminatory administrative procedures',
    'participate meaningfully in the implementation of these responsibilities',
    'receive comprehensible documentation without unreasonable delay',
    'contribute to cross-border cooperation and to sustainable development',
  ],
  fr: [
    'bénéficient de procédures administratives non discriminatoires',
    'participent concrètement à l’accomplissement de ces responsabilités',
    'reçoivent une documentation compréhensible dans des délais raisonnables',
    'contribuent à la coopération transfrontalière et au développement durable',
  ],
  es: [
    'se beneficien de procedimientos administrativos no discriminatorios',
    'participen concretamente en el cumplimiento de estas responsabilidades',
    'reciban documentación comprensible sin demoras injustificadas',
    'contribuyan a la cooperación transfronteriza y al desarrollo sostenible',
  ],
};
const tails: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'in accordance with national law',
    'wherever they may be',
    'before the end of the decade',
    'at every stage',
  ],
  fr: [
    'conformément au droit national',
    'où qu’elles se trouvent',
    'avant la fin de la décennie',
    'à chaque étape',
  ],
  es: [
    'de conformidad con la legislación nacional',
    'dondequiera que estén',
    'antes de que acabe el decenio',
  ],
};

/** A text of as many paragraphs, all different, with points in each fifth; the same for the same seed. */
export function printable(language: Language, count: number, seed = 1): Printable {
  let state = seed * 2_654_435_761;
  const pick = <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const picked = from[(state >>> 8) % from.length];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  const clause = (number: number) =>
    `${pick(openings[language])} ${pick(subjects[language])} ${pick(deeds[language])} ${pick(tails[language])} (${seed}-${number})`;
  const paragraphs: { number: string; text: string }[] = [];
  for (let number = 1; number <= count; number += 1) {
    const sentences = Array.from({ length: 2 + (number % 3) }, () => `${clause(number)}.`);
    const isList = number % 5 === 0;
    paragraphs.push({
      number: `${number}`,
      text: `${number}. ${sentences.join(' ')}${isList ? ` ${clause(number)}:` : ''}`,
    });
    if (!isList) continue;
    for (const letter of ['a', 'b', 'c'])
      paragraphs.push({ number: `${number}(${letter})`, text: `(${letter}) ${clause(number)};` });
  }
  const titles = {
    en: 'Declaration of the Assembly',
    fr: 'Déclaration de l’Assemblée',
    es: 'Declaración de la Asamblea',
  };
  return {
    language,
    title: titles[language],
    head: `A/RES/99/${seed}`,
    paragraphs,
    notes: [
      `See resolution 217 A (III) ${seed}.`,
      `United Nations, Treaty Series, vol. 189, No. 2545 ${seed}.`,
    ],
  };
}

/** How a page is set. */
export interface Setting {
  readonly columns: 1 | 2;
  readonly hyphenated: boolean;
}

/** Prints a text as PDF with pdfkit: running heads, page numbers, footnotes with raised marks, one or two columns. */
export function printWithPdfkit(text: Printable, { columns, hyphenated }: Setting): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  const [left, top, bottom, gap, size] = [72, 90, 690, 24, 10];
  const width = (451 - gap * (columns - 1)) / columns;
  let [page, column, y] = [0, 0, top];
  const openPage = () => {
    pdf.addPage();
    page += 1;
    column = 0;
    y = top;
    pdf.font('Times-Roman').fontSize(9);
    pdf.text(text.head, left, 50, { lineBreak: false });
    pdf.text(`${page}/99`, left, 780, { lineBreak: false });
    const note = text.notes[page - 1];
    if (note !== undefined) {
      pdf.fontSize(5).text(String(page), left, 716, { lineBreak: false });
      pdf.fontSize(8).text(note, left + 6, 716, { lineBreak: false });
    }
    pdf.fontSize(size);
  };
  openPage();
  pdf.font('Times-Bold').fontSize(14).text(text.title, left, y, { lineBreak: false });
  y += 30;
  pdf.font('Times-Roman').fontSize(size);
  let marked = 0;
  for (const { text: paragraph } of text.paragraphs) {
    const isMarked = marked < page && text.notes[page - 1] !== undefined;
    for (const [index, line] of breakLines(pdf, paragraph, width, hyphenated).entries()) {
      if (y + 12 > bottom) {
        column += 1;
        y = top;
        if (column === columns) openPage();
      }
      const x = left + column * (width + gap);
      pdf.fontSize(size).text(line, x, y, { lineBreak: false });
      if (index === 0 && isMarked) {
        const end = x + pdf.widthOfString(line);
        pdf.fontSize(6).text(String(page), end, y - 1, { lineBreak: false });
        pdf.fontSize(size);
        marked = page;
      }
      y += 12;
    }
    y += 6;
  }
  pdf.end();
  return done;
}

/** Breaks a text into lines of a width; a word that does not fit is parted where it has a hyphen or in its middle. */
function breakLines(pdf: PDFKit.PDFDocument, text: string, width: number, hyphenated: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (pdf.widthOfString(longer) <= width - 6) {
      line = longer;
      continue;
    }
    const parts = hyphenated ? partsOf(word) : undefined;
    if (parts !== undefined && pdf.widthOfString(`${line} ${parts[0]}`) <= width - 6) {
      lines.push(`${line} ${parts[0]}`);
      line = parts[1];
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function partsOf(word: string): [string, string] | undefined {
  const hyphen = word.indexOf('-');
  if (hyphen > 2 && /^\p{L}+-\p{L}+/u.test(word)) return [word.slice(0, hyphen + 1), word.slice(hyphen + 1)];
  if (!/^\p{L}{9,}$/u.test(word)) return undefined;
  const middle = Math.floor(word.length / 2);
  return [`${word.slice(0, middle)}-`, word.slice(middle)];
}

/** Prints two texts side by side, one in each column, over as many pages as they take. */
export function printSideBySide(left: Printable, right: Printable): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  const width = 213;
  pdf.font('Times-Roman').fontSize(10);
  const [ofLeft, ofRight] = [left, right].map(({ paragraphs }) =>
    paragraphs.flatMap(({ text }) => [
      ...breakLines(pdf.font('Times-Roman').fontSize(10), text, width, true),
      '',
    ]),
  );
  const rows = 48;
  for (let at = 0; at < Math.max(ofLeft?.length ?? 0, ofRight?.length ?? 0); at += rows) {
    pdf.addPage();
    pdf.fontSize(9).text(left.head, 72, 50, { lineBreak: false });
    pdf.text(String(1 + at / rows), 300, 780, { lineBreak: false });
    pdf.fontSize(10);
    for (const [side, lines] of [ofLeft, ofRight].entries()) {
      for (const [row, line] of (lines ?? []).slice(at, at + rows).entries())
        if (line !== '') pdf.text(line, 72 + side * (width + 24), 90 + row * 12, { lineBreak: false });
    }
  }
  pdf.end();
  return done;
}
