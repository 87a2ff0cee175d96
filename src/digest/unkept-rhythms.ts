import { withDigits } from './numbers.ts';
import type { RhythmSaid } from './rhythm.ts';

/** Names of the days in the words of a line, with their plurals. */
const day =
  '(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lundis?|mardis?|mercredis?|jeudis?|' +
  'vendredis?|samedis?|dimanches?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)';
const unit =
  '(?:days?|weekdays?|weeks?|months?|hours?|years?|jours?|semaines?|mois|heures?|ans?|dias?|semanas?|mes(?:es)?|' +
  'horas?|anos?|mananas?|matins?|mornings?|evenings?|soirs?)';
const what = `(?<what>${day}|${unit})`;

/** Rhythms that no digest has, with the one that comes nearest: days of the week, or what the named day says. */
const patterns: readonly (readonly [RegExp, RhythmSaid | 'named'])[] = (
  [
    [`(?:every |each )?(?:other|second|alternate|alternating) ${what}`, 'named'],
    [`on alternate ${what}`, 'named'],
    [`every (?:2nd|few|couple of|\\d+) ${what}`, 'named'],
    [`(?:1 |un |une )?${what} sur \\d+`, 'named'],
    [`(?:tous les|toutes les|chaque) (?:\\d+|quelques|deuxiemes?) ${what}`, 'named'],
    [`(?:1 |un |una )?${what} (?:si y (?:otr[oa]|1|el otro) no|por medio|de cada \\d+)`, 'named'],
    [`cada (?:otr[oa]|\\d+|segund[oa]|tantos) ${what}`, 'named'],
    [`(?:a |en )?${what} (?:alternos|alternas)`, 'named'],
    [
      '(?:every |each |cada |toutes les )?(?:fortnight|fortnightly|biweekly|bi weekly|quincenas?|quinzaines?|bimensuel|quincenal|quincenalmente|bisemanal)',
      { every: 'week' },
    ],
    [
      '(?:\\d+ times|twice|thrice|\\d+ ?x|\\d+ days|\\d+ fois|\\d+ jours|\\d+ veces|\\d+ dias) (?:(?:a|per|every|each|in a|par|chaque|por|al?|a la|cada) )?(?:week|semaine|semana)',
      { days: [1, 4] },
    ],
    ['bihebdomadaire|bisemanal', { days: [1, 4] }],
    [
      '(?:\\d+ times|twice|thrice|\\d+ ?x|\\d+ fois|\\d+ veces) (?:(?:a|per|every|each|in a|par|chaque|por|al?|cada) )?(?:month|mois|mes)',
      { every: 'month' },
    ],
    [
      '(?:\\d+ times|twice|thrice|\\d+ ?x|\\d+ fois|\\d+ veces) (?:(?:a|per|every|each|in a|par|chaque|por|al?|cada) )?(?:day|jour|dia)',
      { days: [1, 2, 3, 4, 5, 6, 7] },
    ],
    [
      'hourly|every hour|each hour|toutes les heures|chaque heure|cada hora|todas las horas',
      { days: [1, 2, 3, 4, 5, 6, 7] },
    ],
    [
      'bimonthly|quarterly|yearly|annually|every year|every quarter|once a year|trimestriel|annuel|une fois par an|chaque annee|' +
        'tous les ans|bimensual|bimestral|bimestriel|trimestral|anual|una vez al ano|cada ano|todos los anos',
      { every: 'month' },
    ],
  ] as const
).map(([source, near]) => [new RegExp(`^(?:${source})$`, 'u'), near]);

/**
 * What comes nearest to a rhythm that people ask for and no digest has: "every other Monday" is near to every Monday,
 * "twice a week" to Monday and Thursday. Undefined for any other text. The days that it names are read by `parse`.
 */
export function nearUnkept(
  text: string,
  parse: (day: string) => RhythmSaid | undefined,
): RhythmSaid | undefined {
  const folded = withDigits(text);
  for (const [pattern, near] of patterns) {
    const found = pattern.exec(folded);
    if (found === null) continue;
    // "tous les 15 jours" is nearer to every week than to every other day.
    if (near === 'named' && /\b(?:[5-9]|\d\d)\b/u.test(folded)) return { every: 'week' };
    return near === 'named' ? nearNamed(found.groups?.['what'] ?? '', parse) : near;
  }
  return undefined;
}

/** How many days a week a phrase says, without saying which: "twice a week", "deux fois par semaine". */
export function timesAWeek(text: string): number | undefined {
  const { count } = countedWeek.exec(withDigits(text))?.groups ?? {};
  if (count === undefined) return undefined;
  return count === 'twice' ? 2 : count === 'thrice' ? 3 : Number(count);
}

const countedWeek =
  /^(?<count>\d|twice|thrice)(?: ?x)?(?: (?:times|days|fois|jours|veces|dias))?(?: (?:a|per|every|each|in a|par|chaque|por|al?|a la|cada))? (?:week|weekly|semaine|semana)$/u;

function nearNamed(what: string, parse: (day: string) => RhythmSaid | undefined): RhythmSaid {
  if (/^(?:month|mois|mes)/u.test(what)) return { every: 'month' };
  if (/^(?:week(?!d)|semain|seman)/u.test(what)) return { every: 'week' };
  return parse(what) ?? { days: [1, 3, 5] };
}
