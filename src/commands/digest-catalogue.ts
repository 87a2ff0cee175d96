import type { Language } from '../language.ts';
import type { PlainKey } from '../messages/keys.ts';
import type { CommandOption } from './define.ts';
import { languageOption } from './language-option.ts';

/** The name before every command of the digest. */
export const digestCommandName = 'compacts-digest';

/** What can be done with a channel's digest, in the order that help shows it. */
export const digestActions = [
  'on',
  'form',
  'follow',
  'off',
  'pause',
  'resume',
  'skip',
  'preview',
  'status',
  'schedule',
  'doctor',
  'help',
] as const;
export type DigestAction = (typeof digestActions)[number];

/** An option; `zone` is completed with time zones, `channel` is one of the place. */
export interface DigestOption extends Pick<CommandOption, 'name' | 'summary' | 'limit'> {
  readonly kind: 'text' | 'language' | 'zone' | 'channel' | 'section' | 'when' | 'follow' | 'confirm';
}

/** A command of the digest, declared once: parsing, help and what Discord registers come from it. */
export interface DigestCommand {
  readonly name: DigestAction;
  readonly summary: PlainKey;
  readonly options: readonly DigestOption[];
}

const channel: DigestOption = {
  name: 'channel',
  kind: 'channel',
  summary: 'digest.option-channel',
  limit: 60,
};

const confirm: DigestOption = {
  name: 'confirm',
  kind: 'confirm',
  summary: 'digest.option-confirm',
  limit: 10,
};

/** Every command of the digest. */
export const digestCommands: readonly DigestCommand[] = [
  {
    name: 'on',
    summary: 'digest.command-on',
    options: [
      { name: 'time', kind: 'text', summary: 'digest.option-time', limit: 20 },
      { name: 'timezone', kind: 'zone', summary: 'digest.option-timezone', limit: 60 },
      { name: 'days', kind: 'text', summary: 'digest.option-days', limit: 80 },
      { name: 'when', kind: 'when', summary: 'digest.option-when', limit: 60 },
      { name: languageOption.name, kind: 'language', summary: 'digest.option-language', limit: 20 },
      { name: 'sections', kind: 'section', summary: 'digest.option-sections', limit: 80 },
      { name: 'follow', kind: 'follow', summary: 'digest.option-follow', limit: 200 },
      channel,
      confirm,
    ],
  },
  { name: 'form', summary: 'digest.command-form', options: [] },
  {
    name: 'follow',
    summary: 'digest.command-follow',
    options: [
      { name: 'follow', kind: 'follow', summary: 'digest.option-follow', limit: 200 },
      channel,
      confirm,
    ],
  },
  { name: 'off', summary: 'digest.command-off', options: [channel] },
  {
    name: 'pause',
    summary: 'digest.command-pause',
    options: [{ name: 'until', kind: 'text', summary: 'digest.option-until', limit: 40 }, channel],
  },
  { name: 'resume', summary: 'digest.command-resume', options: [channel] },
  { name: 'skip', summary: 'digest.command-skip', options: [channel] },
  { name: 'preview', summary: 'digest.command-preview', options: [channel] },
  { name: 'status', summary: 'digest.command-status', options: [] },
  { name: 'schedule', summary: 'digest.command-schedule', options: [channel] },
  { name: 'doctor', summary: 'digest.command-doctor', options: [] },
  { name: 'help', summary: 'digest.command-help', options: [] },
];

/** A line of the digest that works, for help and for errors. */
export const digestExample = 'on 9:30 Europe/Madrid weekdays';

/** What the digest is called where help about it is asked for, folded, each with the language that it is a word of. */
export const digestNames: ReadonlyMap<string, Language | undefined> = new Map([
  ['digest', undefined],
  ['the digest', undefined],
  [digestCommandName.replace('-', ' '), undefined],
  ['le resume', 'fr'],
  ['resume', 'fr'],
  ['le digest', 'fr'],
  ['el resumen', 'es'],
  ['resumen', 'es'],
]);

/** Lines to learn from, in each language: how often and when, what it tells of, a break, and the end. */
export const digestLines: Readonly<Record<Language, Readonly<Record<DigestTopic, readonly string[]>>>> = {
  en: {
    when: [
      'on 9:30 Madrid weekdays',
      'on every day at 8am New York except weekends',
      'on monday and thursday noon Nairobi',
      'on weekly friday 17:00 Lima',
      'on the first monday of the month 9 Paris',
      'on the 15th 9 Delhi, in Spanish',
      'on 9 Tokyo when:changed',
    ],
    follow: ['follow Chicago and the migration compact', 'follow commitment 3, Brazil', 'follow all'],
    pause: ['skip', 'pause until 1 September', 'pause for two weeks', 'resume'],
    end: ['stop', 'on'],
  },
  fr: {
    when: [
      'on 9h30 Paris du lundi au vendredi',
      'on tous les jours à 8h Dakar sauf le week-end',
      'on le lundi et le jeudi à midi Tunis',
      'on une fois par semaine le vendredi 17h Bruxelles',
      'on le premier lundi du mois 9h Montréal',
      'on le 15 de chaque mois 9h Genève, en anglais',
      'on 9h Abidjan seulement si quelque chose change',
    ],
    follow: ['suivre Chicago et le pacte sur les migrations', 'suivre engagement 3, Brésil', 'suivre tout'],
    pause: ['skip', 'pause jusqu’au 1er septembre', 'pause pendant deux semaines', 'reprendre'],
    end: ['stop', 'on'],
  },
  es: {
    when: [
      'on 9:30 Madrid de lunes a viernes',
      'on todos los días a las 8 Bogotá menos los fines de semana',
      'on lunes y jueves a mediodía Quito',
      'on una vez por semana el viernes 17h Lima',
      'on el primer lunes del mes 9h Montevideo',
      'on el día 15 de cada mes 9h Caracas, en inglés',
      'on 9h La Habana solo si algo cambia',
    ],
    follow: ['seguir Chicago y el pacto sobre migración', 'seguir compromiso 3, Brasil', 'seguir todo'],
    pause: ['skip', 'pausa hasta el 1 de septiembre', 'pausa 2 semanas', 'reanudar'],
    end: ['parar', 'on'],
  },
};
export type DigestTopic = 'when' | 'follow' | 'pause' | 'end';
