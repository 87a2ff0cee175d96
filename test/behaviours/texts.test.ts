import { stemmer } from '@orama/stemmers/english';
import { parse } from 'discord-markdown-parser';
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
