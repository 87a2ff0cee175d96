import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isLanguage, type Language } from '../../language.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { type Followed, parseFollow } from '../follow.ts';
import { joinSaid, parseRhythm, type RhythmSaid } from '../rhythm.ts';
import { type Section, sections } from '../subscription.ts';
import { inPart, type PartOfDay, parsePartOfDay, readTime, type TimeSaid } from '../times.ts';
import { parseZone } from '../zones.ts';
import { parseOnlyChanges } from './only-changes.ts';
import { confirmations, languageNames, sectionNames } from './typed-words.ts';

/** What the words of a line say, each read as one of the options; what is left out was not said. */
export interface Values {
  time?: TimeSaid;
  /** A part of the day that is said apart from the hour: "Sunday evening at 8". */
  part?: PartOfDay;
  /** True where that part is of every day: "every morning". */
  isEveryDay?: boolean;
  zone?: string;
  rhythm?: RhythmSaid;
  /** How many days a week were said, which have to be named as well: "twice a week, Monday and Thursday". */
  timesAWeek?: { readonly times: number; readonly said: string };
  onlyChanges?: boolean;
  language?: Language;
  sections?: readonly Section[];
  /** As it was typed: what it means depends on the zone's today. */
  until?: string;
  channel?: string;
  /** What to follow; nothing in it follows everything. */
  follow?: readonly Followed[];
  /** Words behind a comma that say nothing of a digest. */
  leftOut?: string;
  /** True where another's digest may be changed: it was shown before. */
  confirm?: boolean;
}

const everyPart = /^(?:every|each|chaque|tous les|toutes les|cada|todas las|todos los) /iu;

/** Reads a text as the value of an option; false where it is none. */
export function readAs(name: string, text: string, values: Values, knowledge: Knowledge): boolean {
  const set = <Field extends keyof Values>(field: Field, value: Values[Field] | undefined): boolean => {
    if (value === undefined) return false;
    values[field] = value;
    return true;
  };
  switch (name) {
    case 'time': {
      const said = readTime(text);
      const { part } = values;
      return set('time', said === undefined || part === undefined ? said : inPart(said, part));
    }
    case 'part': {
      const of = text.replace(everyPart, '');
      const part = parsePartOfDay(of);
      if (part === undefined) return false;
      const { time } = values;
      if (time !== undefined && !set('time', inPart(time, part))) return false;
      // "por las mañanas", "mornings": whenever there is one.
      if (of !== text || /(?:s|es)$/u.test(foldPhrase(of))) values.isEveryDay = true;
      return set('part', part);
    }
    case 'timezone':
      return set('zone', parseZone(text.replace(/^.* \(([\w/+-]+)\)$/u, '$1'), knowledge));
    case 'days': {
      const said = parseRhythm(text);
      return set('rhythm', said && joinSaid(values.rhythm ?? {}, said));
    }
    case 'when':
      return set('onlyChanges', parseOnlyChanges(text));
    case 'language': {
      // "l’espagnol", "the English version".
      const folded = foldPhrase(text).replace(/^(?:l|la|le|el|the) (?=\p{L}{3})/u, '');
      return set('language', isLanguage(folded) ? folded : languageNames[folded]);
    }
    case 'sections':
      return set('sections', parseSections(text));
    case 'follow': {
      const meant = parseFollow(text, knowledge);
      return set('follow', 'follow' in meant ? meant.follow : undefined);
    }
    case 'until':
      return set('until', text);
    case 'channel':
      return set('channel', text);
    case 'confirm':
      return set('confirm', confirmations.has(foldPhrase(text)) || undefined);
    default:
      return false;
  }
}

function parseSections(text: string): readonly Section[] | undefined {
  const named = text.split(/[,;+&]/u).map((part) => sectionNames[foldPhrase(part)]);
  if (named.some((each) => each === undefined)) return undefined;
  const wanted = new Set(named.flatMap((each) => each ?? []));
  return sections.filter((section) => wanted.has(section));
}

/** Notes words that say nothing of a digest, so that the answer tells of them. */
export function leaveOut(values: Values, words: readonly string[]): void {
  values.leftOut = [values.leftOut, words.join(' … ')].filter((each) => each !== undefined).join(' … ');
}

/** What an option is called in the values, where that has another name. */
export function fieldOf(name: string): string {
  return fields[name] ?? name;
}

const fields: Readonly<Record<string, string>> = { timezone: 'zone', days: 'rhythm', when: 'onlyChanges' };
