import type { Language } from '../../language.ts';
import { type Section, sections } from '../subscription.ts';
import type { DigestAction } from './catalogue.ts';

/** What people write for the actions besides their names, in any language, folded. */
export const actionNames: Readonly<Record<string, DigestAction>> = {
  activer: 'on',
  activar: 'on',
  'turn on': 'on',
  'switch on': 'on',
  start: 'on',
  send: 'on',
  post: 'on',
  deliver: 'on',
  envoyer: 'on',
  envoie: 'on',
  envoyez: 'on',
  publier: 'on',
  enviar: 'on',
  envia: 'on',
  envie: 'on',
  mandar: 'on',
  manda: 'on',
  publicar: 'on',
  suivre: 'follow',
  seguir: 'follow',
  desactiver: 'off',
  desactivar: 'off',
  'turn off': 'off',
  'switch off': 'off',
  stop: 'off',
  end: 'off',
  cancel: 'off',
  unsubscribe: 'off',
  arreter: 'off',
  arretez: 'off',
  arrete: 'off',
  annuler: 'off',
  parar: 'off',
  cancelar: 'off',
  detener: 'off',
  suspendre: 'pause',
  suspender: 'pause',
  pausa: 'pause',
  pausar: 'pause',
  reprendre: 'resume',
  reanudar: 'resume',
  sauter: 'skip',
  saltar: 'skip',
  apercu: 'preview',
  vista: 'preview',
  etat: 'status',
  estado: 'status',
  calendrier: 'schedule',
  calendario: 'schedule',
  diagnostic: 'doctor',
  diagnostico: 'doctor',
  settings: 'form',
  setup: 'form',
  'set up': 'form',
  configure: 'form',
  formulaire: 'form',
  reglages: 'form',
  configurer: 'form',
  formulario: 'form',
  ajustes: 'form',
  configurar: 'form',
  aide: 'help',
  ayuda: 'help',
};

export const sectionNames: Readonly<Record<string, readonly Section[]>> = {
  all: sections,
  tout: sections,
  todo: sections,
  ...Object.fromEntries(sections.map((section) => [section, [section]])),
  'on this day': ['day'],
  records: ['record'],
  milestones: ['upcoming'],
  changements: ['changes'],
  cambios: ['changes'],
  jour: ['day'],
  dia: ['day'],
  fiche: ['record'],
  ficha: ['record'],
  'a venir': ['upcoming'],
  proximamente: ['upcoming'],
};

/** Whether it comes only when something changed, folded. */
export const whenNames: ReadonlyMap<string, boolean> = new Map([
  ...[
    'changed',
    'only changes',
    'changes only',
    'only news',
    'only when something changed',
    'only when something changes',
    'when something changed',
    'when something changes',
    'only if something changed',
    'only if something changes',
    'only when there is news',
    'seulement en cas de changement',
    'seulement quand quelque chose change',
    'seulement quand quelque chose a change',
    'seulement si quelque chose change',
    'seulement si quelque chose a change',
    'seulement s il y a du nouveau',
    'uniquement en cas de changement',
    'uniquement quand quelque chose change',
    'en cas de changement',
    'solo si algo cambia',
    'solo si algo cambio',
    'solo si algo ha cambiado',
    'solo cuando algo cambia',
    'solo cuando algo cambie',
    'solo cuando hay cambios',
    'solo cuando haya cambios',
    'solo si hay cambios',
    'solo cambios',
  ].map((name) => [name, true] as const),
  ...['always', 'toujours', 'siempre'].map((name) => [name, false] as const),
]);

export const languageNames: Readonly<Record<string, Language>> = {
  english: 'en',
  anglais: 'en',
  ingles: 'en',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
  spanish: 'es',
  espagnol: 'es',
  espanol: 'es',
};

/** Options by the names people give them, folded. */
export const optionNames: Readonly<Record<string, string>> = {
  at: 'time',
  heure: 'time',
  hora: 'time',
  zone: 'timezone',
  tz: 'timezone',
  fuseau: 'timezone',
  zona: 'timezone',
  huso: 'timezone',
  city: 'timezone',
  ville: 'timezone',
  ciudad: 'timezone',
  day: 'days',
  jours: 'days',
  dias: 'days',
  lang: 'language',
  langue: 'language',
  idioma: 'language',
  lengua: 'language',
  section: 'sections',
  rythme: 'days',
  ritmo: 'days',
  quand: 'when',
  cuando: 'when',
  parties: 'sections',
  secciones: 'sections',
  follows: 'follow',
  following: 'follow',
  suivre: 'follow',
  seguir: 'follow',
  sobre: 'follow',
  about: 'follow',
  jusquau: 'until',
  hasta: 'until',
  canal: 'channel',
  confirmer: 'confirm',
  confirmar: 'confirm',
};

/** Words that only join others: "at 9:30 in Madrid", "le lundi et le jeudi", "a las 9 en Lima". */
export const joining = new Set(
  (
    'at on in from every each the and time is for of a la el los las de en y cada para del ' +
    'du des le les l chaque tous toutes et dans pour only just seulement uniquement solo solamente unicamente'
  ).split(' '),
);

/** Words that are said to be polite, or that name what the whole line is about; they change nothing. */
export const courtesies = new Set(
  (
    'please|pls|plz|thanks|thank you|thx|cheers|it|this|the digest|digest|to us|to me|can you|could you|would you|' +
    'hi|hello|svp|stp|s il vous plait|s il te plait|merci|merci d avance|merci beaucoup|bonjour|le resume|resume|' +
    'le digest|nous|moi|por favor|porfa|porfavor|gracias|muchas gracias|hola|el resumen|resumen|lo|nos|me'
  ).split('|'),
);

/** The most words of a courtesy. */
export const longestCourtesy = 4;

/** Words that confirm a change, folded; without the name of an option they stand last. */
export const confirmations = new Set([
  'confirm',
  'confirmed',
  'confirmer',
  'confirme',
  'confirmar',
  'confirmo',
  'yes',
  'oui',
  'si',
]);
