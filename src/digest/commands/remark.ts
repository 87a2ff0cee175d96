import { digestActions } from '../../commands/digest-catalogue.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { indexSpellings } from '../../text/near-spelling.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { daysNamed } from '../days.ts';
import { withDigits } from '../numbers.ts';
import { findZones, nearZones } from '../zones.ts';
import { longestPhrase, optionOf } from './phrases.ts';
import { actionNames, languageNames, sectionNames } from './typed-words.ts';
import { readAs } from './values.ts';

/** Words that may change what stands before them, folded: none of them is ever passed over. */
const weighty = new Set(
  (
    'not no dont doesnt never nothing none neither nor cannot cant wont without except excluding but unless only just other ' +
    'another others different instead rather also too plus both same then after before from since starting start begin ' +
    'until till or if when whenever while while maybe perhaps later earlier sooner every each twice once times alternate ' +
    'today tomorrow tonight now next week weeks weekly weekend weekends month months monthly year years day days daily ' +
    'hour hours minute minutes morning afternoon evening night noon midnight holidays channel channels thread room ' +
    'quarter half am pm time timezone zone clock utc gmt dst language languages bilingual add remove change skip stop ' +
    'pas ne n non jamais rien aucun aucune sans sauf excepte hors hormis mais sinon seulement uniquement que autre autres ' +
    'plutot aussi egalement meme puis ensuite apres avant depuis partir des ou si quand lorsque peut etre tard tot chaque ' +
    'fois demain aujourdhui maintenant prochain prochaine semaine semaines mois an ans annee jour jours quotidien feries ' +
    'ferie heure heures minute matin midi soir nuit minuit canal salon fil langue langues fuseau ajoute ajouter change ' +
    'nunca nada nadie ningun ninguno ninguna sin excepto salvo menos pero sino solo solamente unicamente otro otra otros ' +
    'otras mejor tambien mismo misma luego despues antes desde partir hasta o cuando quiza quizas tarde temprano cada vez ' +
    'veces hoy manana ahora proximo proxima semana semanas mes meses ano anos dia dias diario feriados festivos hora horas ' +
    'minuto mediodia noche medianoche sala hilo idioma idiomas zona horario anade cambia quita jamas tampoco ni'
  ).split(' '),
);

/** Words before a place, which may be another channel. */
const leading = new Set('to into in inside at dans sur vers a au en al hacia'.split(' '));

/** What is nearly one of these is a slip, not a remark. */
const misspelt = indexSpellings(
  [
    ...'monday tuesday wednesday thursday friday saturday sunday weekdays weekday weekends tomorrow'.split(
      ' ',
    ),
    ...'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
    ...'lunes martes miercoles jueves viernes sabado domingo laborables'.split(' '),
    ...'except without unless morning evening afternoon fortnight monthly weekly'.split(' '),
    ...Object.keys(languageNames),
  ],
  2,
);

/** A mark behind a word after which something else may begin; and one that stands alone. */
export const endsWith = /[,;:!?…)]$|(?<=\p{L}{3})\.$/u;
const dash = /^[-–—(]+$/u;

/** What a reading takes for a remark: all words from `from` on. */
interface Remark {
  readonly from: number;
  readonly text: string;
}

/**
 * What is said behind a comma, a dash or the end of a sentence and is about nothing that a digest has: "moving offices",
 * "on est fermés". The first place from which nothing names a time, a day, a place, a language or anything else that is
 * read, and no word may change what stands before. `opens` is true where such a mark stands before the first word.
 */
export function remarkIn(
  words: readonly string[],
  names: readonly string[],
  opens: boolean,
  knowledge: Knowledge,
): Remark | undefined {
  for (let from = opens ? 0 : 1; from < words.length; from += 1) {
    const before = words[from - 1] ?? ',';
    const first = words[from] ?? '';
    const begins = endsWith.test(before) || dash.test(first) || /^\(/u.test(first);
    const tail = words.slice(from);
    if (begins && !dash.test(before) && isRemark(tail, names, true, knowledge))
      return { from, text: tail.filter((word) => !dash.test(word)).join(' ') };
  }
  return undefined;
}

/** True for words that say nothing of a digest, and nothing that would change what is said before them. */
export function isRemark(
  words: readonly string[],
  names: readonly string[],
  hasZone: boolean,
  knowledge: Knowledge,
): boolean {
  return words.every((_, at) => {
    for (let length = 1; length <= Math.min(longestPhrase, words.length - at); length += 1) {
      const phrase = words
        .slice(at, at + length)
        .join(' ')
        .replace(/[,;:!?…).]+$|^[(-]+/gu, '');
      if ((!isArticle(phrase, at, words) && isRead(phrase, names, knowledge)) || (at === 0 && leads(phrase)))
        return false;
      if (length === 1 && !isIdle(phrase, hasZone, knowledge)) return false;
    }
    return true;
  });
}

function isRead(phrase: string, names: readonly string[], knowledge: Knowledge): boolean {
  // "we're all on leave": everybody, not every day.
  if (foldPhrase(phrase) === 'all') return false;
  const isValue = [...names, 'time', 'part', 'days', 'when', 'language', 'sections'].some(
    (name) =>
      !['until', 'channel', 'timezone', 'follow'].includes(name) && readAs(name, phrase, {}, knowledge),
  );
  return isValue || foldPhrase(phrase) in sectionNames || isPlace(phrase, knowledge);
}

/** "en congé", "en obras": no English. */
function isArticle(phrase: string, at: number, words: readonly string[]): boolean {
  return phrase.toLowerCase() === 'en' && at < words.length - 1;
}

/** True for what begins something to do, or leads to another place: "stop", "to general", "dans le canal". */
function leads(phrase: string): boolean {
  const folded = foldPhrase(phrase);
  // "on est fermés", "on holiday".
  return (
    leading.has(folded) ||
    (folded !== 'on' && (folded in actionNames || digestActions.some((action) => action === folded)))
  );
}

/** French "est" and such are words as well as names of clocks: in small letters they are no place. */
function isPlace(phrase: string, knowledge: Knowledge): boolean {
  const meant = findZones(phrase, knowledge);
  if (meant === undefined) return false;
  return phrase.length > 3 || phrase !== phrase.toLowerCase();
}

function isMonth(part: string, { lexicons }: Knowledge): boolean {
  return Object.values(lexicons).some(({ months }) =>
    Object.keys(months).some((name) => foldPhrase(name) === part),
  );
}

function isIdle(word: string, hasZone: boolean, knowledge: Knowledge): boolean {
  const parts = foldPhrase(word).split(' ');
  const [whole = ''] = parts;
  const isOption = /^(?:follow|until|channel|sections)$/u.test(optionOf(word)) || /[#@:\d]/u.test(word);
  const isNumber = /\d/u.test(withDigits(word)) && !/^une?$/u.test(whole);
  const slip = whole.length < 5 ? [] : misspelt.find(whole, whole.length < 7 ? 1 : 2);
  const isNear = !hasZone && /^\p{Lu}/u.test(word) && nearZones(word, knowledge).length > 0;
  const namesDays = whole !== 'all' && daysNamed(word) !== undefined;
  const weighs = parts.some((part) => weighty.has(part) || isMonth(part, knowledge)) || /n['’]t$/u.test(word);
  return !(isOption || isNumber || weighs || slip.length > 0 || isNear || namesDays);
}
