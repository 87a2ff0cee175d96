import type { DigestAction } from '../../commands/digest-catalogue.ts';
import type { Language } from '../../language.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { type Section, sections } from '../subscription.ts';

/** Verbs that have a digest sent, folded: they begin a line, or stand in it and change nothing. */
export const sendingWords = new Set(
  (
    'send post deliver subscribe abonner abonnez abonne envoyer envoie envoyez publier ' +
    'enviar envia envie mandar manda mande publicar suscribir suscribe'
  ).split(' '),
);

/** What people write for the actions besides their names, in any language, folded. */
export const actionNames: Readonly<Record<string, DigestAction>> = {
  activer: 'on',
  activar: 'on',
  'turn on': 'on',
  'turn it on': 'on',
  ...Object.fromEntries([...sendingWords].map((verb) => [verb, 'on' as const])),
  'turn the digest on': 'on',
  'switch it on': 'on',
  'switch on': 'on',
  start: 'on',
  change: 'on',
  'switch to': 'on',
  'switch it to': 'on',
  'move to': 'on',
  'move it to': 'on',
  'make it': 'on',
  passer: 'on',
  passez: 'on',
  passe: 'on',
  mettez: 'on',
  mets: 'on',
  changez: 'on',
  pon: 'on',
  ponga: 'on',
  pongan: 'on',
  pasa: 'on',
  pasar: 'on',
  cambie: 'on',
  set: 'on',
  changer: 'on',
  modifier: 'on',
  cambiar: 'on',
  cambia: 'on',
  modificar: 'on',
  activez: 'on',
  active: 'on',
  activa: 'on',
  'only what': 'follow',
  'only about': 'follow',
  'only news': 'follow',
  'just what': 'follow',
  'just about': 'follow',
  'just news': 'follow',
  'seulement ce': 'follow',
  'seulement sur': 'follow',
  'uniquement ce': 'follow',
  'uniquement sur': 'follow',
  'solo lo': 'follow',
  'solo sobre': 'follow',
  'solamente lo': 'follow',
  'solamente sobre': 'follow',
  suivre: 'follow',
  seguir: 'follow',
  desactiver: 'off',
  desactivar: 'off',
  'turn off': 'off',
  'turn it off': 'off',
  'turn the digest off': 'off',
  'switch it off': 'off',
  'switch off': 'off',
  stop: 'off',
  end: 'off',
  leave: 'off',
  quit: 'off',
  exit: 'off',
  remove: 'off',
  quitter: 'off',
  quittez: 'off',
  desabonner: 'off',
  desabonnez: 'off',
  'se desabonner': 'off',
  salir: 'off',
  baja: 'off',
  'darse de baja': 'off',
  abandonar: 'off',
  cancel: 'off',
  unsubscribe: 'off',
  arreter: 'off',
  arretez: 'off',
  arrete: 'off',
  annuler: 'off',
  parar: 'off',
  para: 'off',
  pare: 'off',
  cancelar: 'off',
  cancela: 'off',
  detener: 'off',
  deten: 'off',
  'hold off': 'pause',
  hold: 'pause',
  mute: 'pause',
  'mute it': 'pause',
  snooze: 'pause',
  'snooze it': 'pause',
  silencia: 'pause',
  suspendre: 'pause',
  suspendez: 'pause',
  suspends: 'pause',
  suspender: 'pause',
  pausa: 'pause',
  pausar: 'pause',
  suspende: 'pause',
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

/** What puts a digest on hold, folded: "mets ça sur pause", "put the digest on hold", "ponlo en pausa". */
const holds =
  /^(?:mets|mettez|met|mettre|passe|passez|put|place|set|pon|ponga|pongan|poner|deja|dejar)(?:l[oa]|nosl[oa])?(?: (?:le|la|les|ca|cela|tout|it|this|that|the|lo|el|esto|eso|todo|digest|resume|resumen|everything)){0,3} (?:en|sur|on|in) (?:pause|pausa|hold|standby|veille|attente|espera)$/u;

/** The action that a phrase, folded, is a name of. */
export function actionNamed(phrase: string): DigestAction | undefined {
  return holds.test(phrase) ? 'pause' : actionNames[phrase];
}

/** Verbs that change a digest, folded: behind "on" and among its options they say nothing more. */
export const changingWords = new Set(
  Object.keys(actionNames).filter(
    (name) => actionNames[name] === 'on' && !['start', 'active', 'set'].includes(name),
  ),
);

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

/** The option that a word names. */
export function optionOf(typed: string): string {
  const folded = foldPhrase(typed);
  return optionNames[folded] ?? folded;
}

/** Words that only join others: "at 9:30 in Madrid", "le lundi et le jeudi", "a las 9 en Lima". */
export const joining = new Set(
  (
    'at on in from every each the and time is for of a la el los las de en y cada para del ' +
    'du des le les l chaque tous toutes et dans pour only just seulement uniquement solo solamente unicamente ' +
    'todo todos todas on un une una uno one to'
  ).split(' '),
);

/**
 * Words that are said to be polite, or that name what the whole line is about; they change nothing. Folded, those of one
 * language together.
 */
export const courtesies = new Set(
  [
    // Around the line.
    'whats|whats the|show|show me|show the|show me the|montre|montrez moi|muestra|muestrame|please|pls|plz|kindly|thanks|thank you|thx|ta|cheers|many thanks|thanks a lot|hi|hello|hey|good morning|if possible|if you can',
    'svp|stp|s il vous plait|s il te plait|merci|merci d avance|merci beaucoup|bonjour|bonsoir|salut|si possible',
    'por favor|porfa|porfavor|x favor|x fa|xfa|xfavor|gracias|muchas gracias|hola|buenas|buenos dias|buenas tardes|' +
      'si es posible|si puede ser',
    // Who wants it, and that it is wanted.
    'it|this|that|the digest|digest|the timing|timing|timings|the timings|the schedule|schedule it|the time|us|me|to us|to me|can you|could you|would you|will you|can we|could we|may we|we|i|' +
      'wed|id|ill|we would|i would|like|want|need|to get|get|to receive|receive|to have|have|make it|come|arrive|' +
      'were|we are|im|i am|we live|based|our team|our office|office|here',
    'ca|cela|le resume|resume|le digest|l horaire|nous|moi|je|on voudrait|nous voudrions|je voudrais|voudrait|voudrais|voudrions|' +
      'veut|veux|voulons|souhaite|souhaitons|souhaiterais|aimerait|aimerais|aimerions|recevoir|avoir|' +
      'nous sommes|sommes|je suis|suis|est|base|bases|basee|basees|pouvez vous|peux tu|peut on|que ca arrive|que ca tombe|qu il arrive',
    'el resumen|resumen|el horario|eso|esto|lo|nos|me|quiero|queremos|quisiera|quisieramos|querria|querriamos|recibir|recibirlo|tener|' +
      'estamos|estoy|somos|puedes|podeis|pueden|podemos|que llegue|que venga|que salga|que me llegue|que nos llegue|que sea|que se envie|que se mande|' +
      'haz que llegue',
    // Whose it is, and how it suits.
    'our|my|notre|mon|nos|nuestro|nuestra|mi|instead|rather|plutot|mejor|works|works best|works for us|works best for us|' +
      'suits us|is fine|is best|is perfect|would be great|would be perfect|would be ideal|would be best|sounds good|' +
      'nous convient|nous irait|nous va bien|ca nous va|serait parfait|serait ideal|ce serait parfait|ce serait bien|' +
      'nos viene bien|nos va bien|me viene bien|estaria bien|seria perfecto|seria ideal|seria genial',
    // Around a time and a zone.
    'sharp|on the dot|oclock|o clock|around|time zone|local time|local|pile|precises|vers|environ|horaire|locale|en punto|' +
      'horaria|horario|local|mas o menos',
  ]
    .join('|')
    .split('|'),
);

/** Courtesies that a word or two more may follow: "hi there", "thanks a bunch", "gracias de corazón". */
export const greetings = new Set(
  'hi|hello|hey|thanks|thank you|many thanks|cheers|bonjour|bonsoir|salut|merci|hola|buenas|gracias|muchas gracias'.split(
    '|',
  ),
);

/** What people say for a pause where they say until when, folded; alone, or before something else, it is none. */
export const quiet = new Set(
  (
    'nothing|nothing more|no digest|no digests|no more digest|no more digests|no news|no more|' +
    'send nothing|dont send|don t send|dont send anything|don t send anything|do not send anything|' +
    'dont post|don t post anything|dont post anything|no posts|no messages|no more messages|' +
    'stop sending|stop posting|stop it|take a break|hold it|stay quiet|keep quiet|be quiet|quiet|' +
    'silence|' +
    'plus de resume|plus de resumes|pas de resume|pas de resumes|aucun resume|plus de digest|' +
    'pas de digest|plus rien|rien|n envoyez rien|n envoie rien|n envoyez plus rien|' +
    'n envoie plus rien|n envoyez plus|n envoie plus|ne rien envoyer|ne plus rien envoyer|' +
    'ne publiez rien|pas de message|pas de messages|plus de message|plus de messages|pas d envoi|' +
    'plus d envoi|faites une pause|fais une pause|on fait une pause|silence|' +
    'no mandes nada|no mande nada|no manden nada|no envies nada|no envie nada|no envien nada|' +
    'no nos mandes nada|no nos envies nada|no me mandes nada|no mandes mas|no envies mas|nada|' +
    'nada de resumenes|ningun resumen|sin resumen|sin resumenes|no mas resumenes|no publiques nada|' +
    'no queremos nada|no enviar nada|no mandar nada|deja de mandar|deja de enviar|deja de enviarlo|' +
    'silencio|haz una pausa|hacer una pausa|no lo mandes|no lo envies'
  ).split('|'),
);

/** Words behind a verb that ends something which make it a pause: "stop until Monday". */
export const untilWords = new Set('until till til jusqu jusque jusqua jusquau jusquen hasta'.split(' '));

/** The most words that belong together without quotation marks: "do not send us anything unless something has changed". */
export const longestPhrase = 10;

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
