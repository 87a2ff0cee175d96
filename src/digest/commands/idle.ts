import type { Knowledge } from '../../knowledge/knowledge.ts';
import { indexSpellings } from '../../text/near-spelling.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { daysNamed } from '../days.ts';
import { withDigits } from '../numbers.ts';
import { isNearPlace, nearZones } from '../zones.ts';
import { languageNames, longestPhrase, optionOf } from './typed-words.ts';
import { fieldOf, readAs, type Values } from './values.ts';

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

/** What is nearly one of these is a slip, not a remark. */
const misspelt = indexSpellings([
  ...'monday tuesday wednesday thursday friday saturday sunday weekdays weekday weekends tomorrow'.split(' '),
  ...'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  ...'lunes martes miercoles jueves viernes sabado domingo laborables'.split(' '),
  ...'midnight midday afternoons mediodia medianoche'.split(' '),
  ...'except without unless morning evening afternoon fortnight monthly weekly'.split(' '),
  ...Object.keys(languageNames),
]);

/** The most words that lead to a place or a language and say nothing else: "all our members are in Nairobi". */
export const mostIdle = 4;
const preposition = /^(?:in|en|à|a)$/iu;
/** Behind these, unknown words say whom or what it is for, and that is not for a digest to leave out. */
const purpose = /^(?:for|to|of|pour|para|de|aux?|al?|only|just|seulement|uniquement|solo)$/iu;

/**
 * How many words say nothing of a digest and lead to the language or the place that it has: "write it in French",
 * "rédigé en anglais". None where one of them may change what is said, or where what they lead to is no such thing.
 */
export function idleBefore(
  words: readonly string[],
  before: string,
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): number {
  const length = words.findIndex((word) => preposition.test(word));
  const led = words.slice(length + 1);
  if (length < 1 || length > mostIdle || purpose.test(before)) return 0;
  const isLed = led.slice(0, longestPhrase).some((_, last) => {
    const phrase = led
      .slice(0, last + 1)
      .join(' ')
      .replace(/[,;:!?….]+$/u, '');
    return ['language', 'timezone'].some(
      (name) => names.includes(name) && !(fieldOf(name) in values) && readAs(name, phrase, {}, knowledge),
    );
  });
  const isIdleAll = words
    .slice(0, length)
    .every((word) => !/[,;:!?…]$/u.test(word) && isIdle(word, true, knowledge));
  return isLed && isIdleAll ? length : 0;
}

function isMonth(part: string, { lexicons }: Knowledge): boolean {
  return Object.values(lexicons).some(({ months }) =>
    Object.keys(months).some((name) => foldPhrase(name) === part),
  );
}

/** Words that say when nothing is wanted, folded: "closed on Friday" is no Friday. */
const absent = new Set(
  (
    'closed close shut off away busy out absent holiday holidays vacation leave meeting meetings call calls no ferme fermee ' +
    'fermes fermees absents absente conge conges vacances reunion reunions cerrado cerrada cerrados cerramos ausente ' +
    'ausentes vacaciones festivo libre libres reuniones llamada avoid evite evitez eviter evita evitar omite omitir'
  ).split(' '),
);

/** True for a word that may be left out before days and a time: it says no absence, and is no slip for a place. */
export function mayStandBefore(word: string, knowledge: Knowledge): boolean {
  return foldPhrase(word)
    .split(' ')
    .every((part) => !absent.has(part) && !isNearPlace(part, knowledge));
}

/** True for a word that says nothing of a digest, and nothing that would change what is said of it. */
export function isIdle(word: string, hasZone: boolean, knowledge: Knowledge): boolean {
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
