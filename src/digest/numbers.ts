import { createBounded } from '../bounded.ts';
import { foldPhrase } from '../text/normalise.ts';

const units: Readonly<Record<'en' | 'fr' | 'es', readonly string[]>> = {
  en: (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  ).split(' '),
  fr: (
    'zero,une,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,seize,dix sept,' +
    'dix huit,dix neuf'
  ).split(','),
  es: (
    'cero,una,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciseis,' +
    'diecisiete,dieciocho,diecinueve'
  ).split(','),
};
const tens = {
  en: ['twenty', 'thirty', 'forty', 'fifty'],
  fr: ['vingt', 'trente', 'quarante', 'cinquante'],
  es: ['veinte', 'treinta', 'cuarenta', 'cincuenta'],
} as const;

/** Numbers from 0 to 59 in words, folded: what hours, minutes and days of a month need. */
const named: ReadonlyMap<string, number> = new Map(
  (['en', 'fr', 'es'] as const).flatMap((language) => [
    ...units[language].map((name, number) => [name, number] as const),
    ...tens[language].flatMap((ten, at) =>
      [...Array(10).keys()].flatMap((unit) => {
        const number = 20 + at * 10 + unit;
        if (unit === 0) return [[ten, number] as const];
        const name = units[language][unit] ?? '';
        const joined = language === 'es' && ten === 'veinte' ? [`veinti${name}`] : [];
        return [`${ten} ${name}`, `${ten} et ${name}`, `${ten} y ${name}`, ...joined].map(
          (each) => [each, number] as const,
        );
      }),
    ),
  ]),
);

/** "first" to "thirty-first", folded: days of a month. */
const ordinals: ReadonlyMap<string, number> = new Map(
  [
    ...(
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
      'sixteenth seventeenth eighteenth nineteenth'
    ).split(' '),
    'twentieth',
    ...'first second third fourth fifth sixth seventh eighth ninth'
      .split(' ')
      .map((unit) => `twenty ${unit}`),
    'thirtieth',
    'thirty first',
  ].map((name, at) => [name, at + 1]),
);

/** The day of a month that an ordinal in words says: "fifteenth"; undefined for any other text. */
export function ordinalIn(folded: string): number | undefined {
  return ordinals.get(folded) ?? frenchOrdinals.get(folded);
}

const frenchOrdinals: ReadonlyMap<string, number> = new Map([
  ['premier', 1],
  ['primero', 1],
  ['quinzieme', 15],
]);

const aliases: ReadonlyMap<string, number> = new Map([
  ['un', 1],
  ['uno', 1],
]);

/** The most words that a number has: "vingt et une". */
const longest = 3;

/** A text folded, with numbers in words (0 to 59, in English, French and Spanish) written in digits. */
export function withDigits(text: string): string {
  const before = written.get(text);
  if (before !== undefined) return before;
  const digits = inDigits(text);
  written.set(text, digits);
  return digits;
}

/** The phrases of a line are read in several ways. */
const written = createBounded<string>(500);

function inDigits(text: string): string {
  const words = foldPhrase(text).split(' ');
  const parts: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    let shown = words[at] ?? '';
    for (let length = longest; length > 0; length -= 1) {
      const phrase = words.slice(at, at + length).join(' ');
      const number = named.get(phrase) ?? aliases.get(phrase);
      if (number === undefined) continue;
      shown = String(number);
      taken = length;
      break;
    }
    parts.push(shown);
    at += taken;
  }
  return parts.join(' ');
}
