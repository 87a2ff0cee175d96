import { stemmer } from '@orama/stemmers/english';
import { stringify } from 'csv-stringify/sync';
import { parse } from 'discord-markdown-parser';
import PDFDocument from 'pdfkit';
import stringWidth from 'string-width';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import wrapAnsi from 'wrap-ansi';

describe('@orama/stemmers', () => {
  it('stem-joins: two words of different meaning may have one stem', () => {
    expect(stemmer('internal')).toBe(stemmer('international'));
    expect(stemmer('general')).toBe(stemmer('generous'));
    expect(stemmer('experiment')).toBe(stemmer('experience'));
  });

  it('stem-parts: two words that share a beginning may have two stems', () => {
    expect(stemmer('factory')).not.toBe(stemmer('factors'));
  });

  it('stem-case: a word is not brought into lower case', () => {
    expect(stemmer('Cities')).toBe('Citi');
    expect(stemmer('cities')).toBe('citi');
  });
});

describe('discord-markdown-parser', () => {
  it('markdown-lists: a list is read as text with line breaks', () => {
    const read = parse('- one\n- two').map(({ type }) => type);
    expect(read).toEqual(['text', 'br', 'text']);
  });

  it('markdown-escapes: a mark behind a backslash is text of its own', () => {
    expect(parse('\\*a\\*').map(({ content }) => content)).toEqual(['*', 'a', '*']);
  });

  it('markdown-small-print: "-# " at the beginning of a line is small print', () => {
    expect(parse('-# small')[0]?.type).toBe('subtext');
  });
});

describe('wrap-ansi', () => {
  it('wrap-indent: an indented line loses its indent unless trim is off', () => {
    expect(wrapAnsi('  indented words', 12)).toBe('indented\nwords');
    expect(wrapAnsi('  indented words', 12, { trim: false })).toBe('  indented \nwords');
  });

  it('wrap-long: a word longer than the line stays whole', () => {
    expect(wrapAnsi('https://example.org/abcdefghijk', 12)).toBe('https://example.org/abcdefghijk');
  });
});

describe('Intl of Node', () => {
  it('french-first: the first of a month is no ordinal', () => {
    const form = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', timeZone: 'UTC' });
    expect(form.format(new Date('2017-12-01'))).toBe('1 décembre');
  });

  it('french-zero: zero and one and a half are singular in French, not in Spanish', () => {
    expect([0, 1.5].map((count) => new Intl.PluralRules('fr').select(count))).toEqual(['one', 'one']);
    expect([0, 1.5].map((count) => new Intl.PluralRules('es').select(count))).toEqual(['other', 'other']);
  });

  it('many: a million has a plural form of its own in French and Spanish', () => {
    expect(new Intl.PluralRules('fr').select(1e6)).toBe('many');
    expect(new Intl.PluralRules('es').select(1e6)).toBe('many');
    expect(new Intl.PluralRules('en').select(1e6)).toBe('other');
  });

  it('spanish-thousands: four digits are not grouped in Spanish, five are', () => {
    expect(new Intl.NumberFormat('es').format(1234)).toBe('1234');
    expect(new Intl.NumberFormat('es').format(12_345)).toBe('12.345');
  });

  it('french-thousands: digits are grouped by a narrow no-break space', () => {
    expect(new Intl.NumberFormat('fr').format(12_345)).toBe('12\u202f345');
  });

  it('spanish-and: the Spanish list knows that "y" is "e" before an i', () => {
    expect(new Intl.ListFormat('es').format(['a', 'iglesia'])).toBe('a e iglesia');
  });

  it('english-list: the English list has a comma before its last "and"', () => {
    expect(new Intl.ListFormat('en').format(['a', 'b', 'c'])).toBe('a, b, and c');
  });

  it('sentences: the segmenter ends a sentence behind "St." and "Mr."', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    expect([...segmenter.segment('St. Louis is listed.')].map(({ segment }) => segment)).toEqual([
      'St. ',
      'Louis is listed.',
    ]);
  });
});

describe('csv-stringify', () => {
  it('csv-formulas: a text that begins as a formula gets an apostrophe, a number does not', () => {
    expect(stringify([['=1+1', '-2', '+3', '@x', -5]], { escape_formulas: true })).toBe(
      "'=1+1,'-2,'+3,'@x,-5\n",
    );
  });

  it('csv-line-feed: with the line ends of Windows a line feed alone is not quoted', () => {
    expect(stringify([['a\nb', 'c']], { record_delimiter: 'windows' })).toBe('a\nb,c\r\n');
  });
});

describe('string-width', () => {
  it('width: marks that combine and escape sequences take no room, Chinese signs take two', () => {
    expect(stringWidth('e\u0301')).toBe(1);
    expect(stringWidth('\u001b[1mab\u001b[22m')).toBe(2);
    expect(stringWidth('日本')).toBe(4);
  });
});

describe('unpdf', () => {
  const print = async (options: object): Promise<Uint8Array> => {
    const document = new PDFDocument({ compress: false, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.once('end', resolve));
    document.fontSize(12).text('above', 72, 100).text('below', 72, 200);
    document.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  };

  it('pdf-position: the fifth and sixth number of a run are its place, counted from the bottom', async () => {
    const page = await (await getDocumentProxy(await print({}))).getPage(1);
    const { items } = await page.getTextContent();
    const places = items.flatMap((item) =>
      'str' in item && item.str !== '' ? [item.transform.slice(4)] : [],
    );
    expect(places.map(([x]) => x)).toEqual([72, 72]);
    expect(Number(places[0]?.[1])).toBeGreaterThan(Number(places[1]?.[1]));
  });

  it('pdf-password: a file with a password is refused by an error of a name of its own', async () => {
    const locked = await print({ userPassword: 'open', ownerPassword: 'own', pdfVersion: '1.7' });
    await expect(getDocumentProxy(locked, { verbosity: 0 })).rejects.toMatchObject({
      name: 'PasswordException',
    });
  });
});
