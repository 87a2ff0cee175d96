import fc from 'fast-check';
import type { Language } from '../../src/language.ts';

/** What a composed line means, in the fields of a subscription. */
export interface Meant {
  readonly time?: string;
  readonly days?: readonly number[];
  readonly monthly?: number | 'first' | 'last';
  readonly zone?: string;
  readonly language?: Language;
  readonly onlyChanges?: true;
}

/** A way to say a part of a schedule, with what it means. */
type Way = readonly [words: string, meant: Meant];

interface Ways {
  readonly opens: readonly string[];
  readonly times: readonly Way[];
  readonly days: readonly Way[];
  readonly zones: readonly Way[];
  readonly languages: readonly Way[];
  readonly changes: readonly Way[];
  readonly closes: readonly string[];
}

const at = (time: string, ...ways: readonly string[]) => ways.map((words): Way => [words, { time }]);
const on = (days: readonly number[], ...ways: readonly string[]) =>
  ways.map((words): Way => [words, { days }]);
const each = (
  monthly: number | 'first' | 'last',
  days: readonly number[] | undefined,
  ...ways: readonly string[]
) => ways.map((words): Way => [words, { monthly, ...(days !== undefined && { days }) }]);
const inZone = (zone: string, ...ways: readonly string[]) => ways.map((words): Way => [words, { zone }]);
const inLanguage = (language: Language, ...ways: readonly string[]) =>
  ways.map((words): Way => [words, { language }]);
const onChanges = (...ways: readonly string[]) => ways.map((words): Way => [words, { onlyChanges: true }]);

const workdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekend = [6, 7];
const iana = [
  ...inZone('Africa/Nairobi', 'Africa/Nairobi'),
  ...inZone('America/Lima', 'America/Lima'),
  ...inZone('Etc/GMT-3', 'UTC+3', 'GMT+3'),
];

/** Parts of a schedule as people say them, by language; any of each kind, in any order, makes a line. */
export const ways: Readonly<Record<Language, Ways>> = {
  en: {
    opens: [
      '',
      'please',
      'can you send it',
      'could you post it',
      "I'd like it",
      "we'd like the digest",
      'hi, send it',
      'post it',
      'send',
      'kindly send us',
      'move it to',
      'make it',
      'we want it',
      'would it be possible to get it',
      'ping us',
      "let's have it",
      'schedule it',
    ],
    times: [
      ...at(
        '08:30',
        'half eight',
        '8:30am',
        'at 8.30 am',
        'at half past eight',
        '0830',
        '0830h',
        'at 8:30 in the morning',
        'half past 8 in the morning',
        'at eight thirty',
        '8:30 a.m.',
      ),
      ...at('12:00', 'at noon', 'noon', 'at midday', '12pm', '12 noon'),
      ...at(
        '18:00',
        '6pm',
        'at 6 pm',
        '18:00',
        '1800hrs',
        "at six o'clock in the evening",
        'at 6 p.m.',
        '6 in the evening',
      ),
      ...at('00:00', 'at midnight', '12am'),
      ...at('08:45', 'quarter to nine', 'at a quarter to 9', '8:45'),
    ],
    days: [
      ...on(
        workdays,
        'weekdays',
        'every weekday',
        'each weekday',
        'Mon-Fri',
        'Monday to Friday',
        'from Monday through Friday',
        'on working days',
        'Mon thru Fri',
        'M-F',
      ),
      ...on(everyDay, 'daily', 'every day', 'each day', 'seven days a week', 'every single day'),
      ...on(
        [1, 3, 5],
        'M/W/F',
        'Mon, Wed & Fri',
        'mon wed fri',
        'on Monday, Wednesday and Friday',
        'Mon/Wed/Fri',
      ),
      ...on([2, 4], 'every Tuesday and Thursday', 'Tue & Thu', 'tuesdays and thursdays', 'Tues/Thurs'),
      ...on(
        [1],
        'every Monday',
        'Mondays',
        'on Mondays',
        'weekly on Monday',
        'Mondays only',
        'once a week',
        'each Monday',
      ),
      ...on([1, 2, 3], 'Mon-Wed', 'Monday till Wednesday', 'between Monday and Wednesday'),
      ...on(weekend, 'weekends', 'Sat & Sun', 'on Saturdays and Sundays', 'on the weekend'),
      ...each(
        1,
        undefined,
        'on the 1st of the month',
        'on the 1st of every month',
        '1st of each month',
        'once a month',
        'monthly',
        'on the first of the month',
      ),
      ...each(
        15,
        undefined,
        'on the 15th',
        '15th of the month',
        'on day 15 of the month',
        'the fifteenth of each month',
      ),
      ...each('first', [1], 'first Monday of the month', 'on the first Monday of every month'),
      ...each('last', [5], 'last Friday of the month', 'on the last Friday of each month'),
      ...on([1, 2, 3, 4, 5, 6], 'every day except Sunday', 'daily but not on Sundays'),
    ],
    zones: [
      ...inZone(
        'Europe/Dublin',
        'Dublin',
        'in Dublin',
        'Dublin time',
        'our office is in Dublin',
        'time zone Dublin',
        'Irish time',
      ),
      ...inZone('America/New_York', 'New York', 'NYC time', 'Eastern time', 'in Boston'),
      ...inZone('Africa/Lagos', 'Nigeria time', 'Lagos, Nigeria'),
      ...inZone('America/Phoenix', 'Phoenix AZ'),
      ...iana,
    ],
    languages: [
      ...inLanguage(
        'fr',
        'in French',
        'in French please',
        'French version',
        'language: French',
        'write it in French',
      ),
      ...inLanguage('es', 'in Spanish', 'in Spanish thanks', 'Spanish edition'),
      ...inLanguage('en', 'in English'),
    ],
    changes: onChanges(
      'only when something changed',
      'only if there is something new',
      'changes only',
      'only changes',
      "don't send anything unless something changed",
      'just when there is news',
      'but only if anything has changed',
      'if nothing changed send nothing',
    ),
    closes: [
      '',
      'please',
      'thanks',
      'thank you',
      'cheers',
      'thx!',
      'pls',
      'that would be great',
      'many thanks',
      'if possible',
      'ta',
    ],
  },
  fr: {
    opens: [
      '',
      'svp',
      'peux-tu l’envoyer',
      'pouvez-vous le poster',
      'j’aimerais le recevoir',
      'on voudrait le résumé',
      'bonjour, envoie-le',
      'publie-le',
      'envoyez-nous le résumé',
      'merci de l’envoyer',
      'mets-le',
      'passe à',
      'nous aimerions l’avoir',
      'serait-il possible de le recevoir',
      'programme-le',
      'je préfère',
    ],
    times: [
      ...at(
        '08:30',
        '8h30',
        'à 8 h 30',
        'à huit heures et demie',
        '8:30',
        'à 8h30 du matin',
        '0830',
        'huit heures trente',
        'à 8 heures et demie du matin',
      ),
      ...at('12:00', 'à midi', 'midi', '12h', '12 h 00'),
      ...at('18:30', '18h30', 'à 18 h 30', 'dix-huit heures trente', 'à 6h30 du soir', 'à 18:30'),
      ...at('00:00', 'à minuit', '0h'),
      ...at('08:45', 'à neuf heures moins le quart', '8h45', 'à 9 heures moins quart'),
    ],
    days: [
      ...on(
        workdays,
        'en semaine',
        'les jours ouvrables',
        'chaque jour ouvrable',
        'du lundi au vendredi',
        'lun-ven',
        'L-V',
        'tous les jours ouvrés',
        'de lundi à vendredi',
        'du lun. au ven.',
      ),
      ...on(
        everyDay,
        'tous les jours',
        'chaque jour',
        'quotidien',
        'quotidiennement',
        '7j/7',
        'une fois par jour',
      ),
      ...on(
        [1, 3, 5],
        'lun, mer et ven',
        'lundi, mercredi et vendredi',
        'le lundi, le mercredi et le vendredi',
        'lun/mer/ven',
        'les lundis, mercredis et vendredis',
      ),
      ...on([2, 4], 'mar et jeu', 'le mardi et le jeudi', 'les mardis et jeudis', 'mardi et jeudi'),
      ...on(
        [1],
        'chaque lundi',
        'le lundi',
        'tous les lundis',
        'les lundis',
        'une fois par semaine, le lundi',
        'hebdo lundi',
        'toutes les semaines',
        'le lundi seulement',
      ),
      ...on([1, 2, 3], 'du lundi au mercredi', 'lun-mer', 'entre lundi et mercredi'),
      ...on(weekend, 'le week-end', 'la fin de semaine', 'samedi et dimanche', 'les fins de semaine'),
      ...each(
        1,
        undefined,
        'le 1er du mois',
        'le 1er de chaque mois',
        'le premier du mois',
        'une fois par mois',
        'tous les mois',
        'mensuel',
      ),
      ...each(
        15,
        undefined,
        'le 15 du mois',
        'le 15 de chaque mois',
        'tous les 15 du mois',
        'le quinze du mois',
      ),
      ...each(
        'first',
        [1],
        'le premier lundi du mois',
        'chaque premier lundi du mois',
        'le 1er lundi du mois',
      ),
      ...each('last', [5], 'le dernier vendredi du mois', 'le dernier vendredi de chaque mois'),
      ...on([1, 2, 3, 4, 5, 6], 'tous les jours sauf le dimanche', 'chaque jour sauf dimanche'),
    ],
    zones: [
      ...inZone(
        'America/Toronto',
        'Montréal',
        'à Montréal',
        'heure de Montréal',
        'à l’heure de Québec',
        'heure du Québec',
        'nous sommes à Montréal',
        'Laval QC',
      ),
      ...inZone(
        'Europe/Brussels',
        'Bruxelles',
        'heure de Bruxelles',
        'heure belge',
        'à Liège',
        'heure de Belgique',
      ),
      ...inZone('Africa/Dakar', 'Dakar', 'heure du Sénégal', 'à Dakar'),
      ...inZone('Europe/Paris', 'heure de Paris', 'heure française', 'fuseau Europe/Paris'),
      ...iana,
    ],
    languages: [
      ...inLanguage(
        'en',
        'en anglais',
        'en anglais svp',
        'rédigé en anglais',
        'version anglaise',
        'langue : anglais',
      ),
      ...inLanguage('es', 'en espagnol', 'le résumé en espagnol'),
      ...inLanguage('fr', 'en français'),
    ],
    changes: onChanges(
      'seulement si quelque chose a changé',
      's’il y a du nouveau',
      'uniquement en cas de changement',
      'seulement s’il y a du nouveau',
      'que quand ça change',
      'rien s’il n’y a rien de nouveau',
      'juste les changements',
      'n’envoie rien sauf s’il y a du changement',
    ),
    closes: [
      '',
      'svp',
      'merci',
      'merci beaucoup',
      'stp',
      'merci d’avance',
      'si possible',
      'ce serait parfait',
      's’il vous plaît',
      'bonne journée',
    ],
  },
  es: {
    opens: [
      '',
      'por favor',
      '¿puedes enviarlo',
      'si puedes, mándalo',
      'quiero recibirlo',
      'queremos el resumen',
      'hola, envíalo',
      'publícalo',
      'ponme el resumen',
      'mándalo',
      'envíanoslo',
      'nos gustaría recibirlo',
      'me gustaría',
      'podrían mandarlo',
      'pásalo a',
      'ponlo',
      'prográmalo',
      'favor de enviarlo',
    ],
    times: [
      ...at(
        '08:30',
        'a las 8:30',
        '8 y media',
        'a las ocho y media',
        '8.30 h',
        'a las 8:30 de la mañana',
        'a las ocho y media de la mañana',
        '8:30 am',
        '0830',
        'a las 8 y media de la mañana',
      ),
      ...at('12:00', 'a mediodía', 'al mediodía', 'a las 12', 'a las doce del mediodía'),
      ...at(
        '18:00',
        'a las 18 hs',
        '18h',
        'a las 6 de la tarde',
        'a las seis de la tarde',
        '6 pm',
        'a las 18:00 hrs',
      ),
      ...at('00:00', 'a medianoche', 'a las 12 de la noche'),
      ...at('08:45', 'a las nueve menos cuarto', 'a las 8:45', '8.45 h'),
    ],
    days: [
      ...on(
        workdays,
        'de lunes a viernes',
        'entre semana',
        'días hábiles',
        'los días laborables',
        'L-V',
        'lun-vie',
        'de L a V',
        'lunes a viernes',
        'cada día laborable',
      ),
      ...on(everyDay, 'todos los días', 'cada día', 'diario', 'a diario', 'diariamente', 'todos los dias'),
      ...on(
        [1, 3, 5],
        'lun, mié y vie',
        'lunes, miércoles y viernes',
        'los lunes, miércoles y viernes',
        'L, X, V',
        'lun/mié/vie',
      ),
      ...on([2, 4], 'martes y jueves', 'los martes y jueves', 'mar y jue', 'los martes y los jueves'),
      ...on(
        [1],
        'cada lunes',
        'los lunes',
        'todos los lunes',
        'una vez por semana los lunes',
        'una vez a la semana',
        'semanal',
        'solo los lunes',
        'el lunes',
      ),
      ...on([1, 2, 3], 'de lunes a miércoles', 'lun-mié', 'entre lunes y miércoles'),
      ...on(weekend, 'los fines de semana', 'sábados y domingos', 'el finde', 'sáb y dom'),
      ...each(
        1,
        undefined,
        'el día 1 de cada mes',
        'el primero de cada mes',
        'una vez al mes',
        'mensual',
        'cada mes',
      ),
      ...each(
        15,
        undefined,
        'el día 15 de cada mes',
        'el 15 de cada mes',
        'los días 15 de cada mes',
        'el quince de cada mes',
      ),
      ...each(
        'first',
        [1],
        'el primer lunes del mes',
        'el primer lunes de cada mes',
        'cada primer lunes de mes',
      ),
      ...each('last', [5], 'el último viernes del mes', 'el último viernes de cada mes'),
      ...on([1, 2, 3, 4, 5, 6], 'todos los días menos los domingos', 'todos los días excepto domingo'),
    ],
    zones: [
      ...inZone(
        'Europe/Madrid',
        'Madrid',
        'en Madrid',
        'hora de Madrid',
        'hora peninsular',
        'estamos en Madrid',
        'zona horaria de Madrid',
      ),
      ...inZone('America/Mexico_City', 'CDMX', 'hora de CDMX', 'en Ciudad de México'),
      ...inZone('America/Bogota', 'Bogotá', 'hora colombiana', 'hora de Colombia', 'Bogota'),
      ...inZone('America/Argentina/Buenos_Aires', 'hora argentina', 'Buenos Aires'),
      ...iana,
    ],
    languages: [
      ...inLanguage(
        'en',
        'en inglés',
        'en inglés por favor',
        'versión en inglés',
        'el resumen en inglés',
        'idioma: inglés',
      ),
      ...inLanguage('fr', 'en francés', 'escrito en francés'),
      ...inLanguage('es', 'en español', 'en castellano'),
    ],
    changes: onChanges(
      'solo si algo cambia',
      'solo cuando haya cambios',
      'únicamente si hay novedades',
      'solo los cambios',
      'no mandes nada si no hay cambios',
      'solo si hay algo nuevo',
      'cuando cambie algo',
      'nomás cuando haya novedades',
    ),
    closes: [
      '',
      'por favor',
      'gracias',
      'muchas gracias',
      'porfa',
      'si es posible',
      'gracias!',
      'estaría genial',
      'de antemano gracias',
      'saludos',
    ],
  },
};

/** A line and what it means: some of its parts in any order, with courtesies around them. */
export const composedLine = (language: Language) => {
  const { opens, times, days, zones, languages, changes, closes } = ways[language];
  const maybe = (all: readonly Way[], weight: number) =>
    fc.option(fc.constantFrom(...all), { freq: weight, nil: undefined });
  return fc
    .record({
      open: fc.constantFrom(...opens),
      close: fc.constantFrom(...closes),
      parts: fc
        .tuple(
          fc.constantFrom(...times),
          fc.constantFrom(...zones),
          maybe(days, 4),
          maybe(languages, 1),
          maybe(changes, 1),
        )
        .chain((chosen) => {
          const said = chosen.filter((each) => each !== undefined);
          return fc.shuffledSubarray(said, { minLength: said.length });
        }),
      comma: fc.boolean(),
    })
    .map(({ open, close, parts, comma }) => ({
      words: [open, parts.map(([words]) => words).join(comma ? ', ' : ' '), close]
        .filter((each) => each !== '')
        .join(' '),
      meant: Object.assign({}, ...parts.map(([, meant]) => meant)) as Meant,
    }));
};
