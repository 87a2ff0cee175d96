import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { digestLines } from '../../src/commands/digest-catalogue.ts';
import { splitWords } from '../../src/commands/words.ts';
import { loadCore } from '../../src/core.ts';
import { answerDigest } from '../../src/digest/commands/answer.ts';
import { parseDigest } from '../../src/digest/commands/parse.ts';
import { forever, subscriptionId } from '../../src/digest/subscription.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { type Language, languages } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { foldPhrase } from '../../src/text/normalise.ts';
import { temporaryStore } from '../adapters/slack/running.ts';

const core = await loadCore();
const { store, remove } = await temporaryStore();
afterAll(remove);
const clock = { now: () => new Date('2026-11-29T06:00:00Z') };

interface Said {
  readonly id: string;
  readonly language: Language;
  readonly words: string;
  readonly means: {
    readonly action: 'on' | 'pause' | 'follow' | 'resume' | 'refuse';
    readonly time?: string;
    readonly days?: 'weekdays' | 'daily' | 'monthly' | readonly string[];
    readonly dayOfMonth?: number;
    readonly monthly?: 'first' | 'last';
    readonly zone?: string;
    readonly language?: Language;
    readonly until?: string;
    readonly follow?: string;
    readonly onlyChanges?: boolean;
  };
  readonly zoneAlso?: readonly string[];
  readonly untilAlso?: readonly string[];
  /** True where asking back is as right as reading it. */
  readonly mayRefuse?: boolean;
  /** True for a rhythm that no digest has. */
  readonly mustRefuse?: boolean;
}

const set = ['', '-2', '-3', '-4', '-5', '-6', '-7'].flatMap((number) =>
  readFileSync(new URL(`./sets/schedules${number}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said),
);

/** Says a line in a channel of its own, and gives what is answered and what is kept then. */
async function say(channel: string, line: string, language: Language) {
  const place = { platform: 'slack', workspace: 'T1', channel };
  const split = splitWords(line);
  const { answer } = await answerDigest(
    {
      words: 'words' in split ? split.words : [],
      place,
      person: { id: 'U1', name: 'ana' },
      mayManage: true,
      seesWorkspace: false,
      language,
    },
    {
      core,
      subscriptions: store.subscriptions,
      clock,
      access: async () => ({ ok: true }),
      examine: async () => [],
    },
  );
  return { text: plainText(answer), kept: await store.subscriptions.find(subscriptionId(place)) };
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The days of a digest; where none are said, a new one comes on weekdays, and one that is on keeps its own. */
function daysOf({ days, zone }: Said['means']): readonly number[] {
  if (days === 'weekdays' || (days === undefined && zone !== undefined)) return [1, 2, 3, 4, 5];
  if (days === 'daily' || days === 'monthly' || days === undefined) return [1, 2, 3, 4, 5, 6, 7];
  return days.map((day) => names.indexOf(day) + 1);
}

describe('a schedule as strangers say it', () => {
  it.each([
    ['on every day at 9 Madrid (Spain)', 'on every day at 9 Madrid, Spain'],
    ['on 9 Madrid only what concerns Chicago', 'on 9 Madrid about Chicago'],
    ['on 9h Paris, uniquement ce qui concerne Chicago', 'on 9h Paris au sujet de Chicago'],
    ['on 9 Madrid, solo lo que concierne a Chicago', 'on 9 Madrid sobre Chicago'],
    ['every weekday at 9 (Brussels)', 'every weekday at 9 Brussels'],
    [
      'activer tous les jours ouvrables à 9 h (Bruxelles), seulement s’il y a du nouveau',
      'activer tous les jours ouvrables à 9 h Bruxelles seulement s’il y a du nouveau',
    ],
    ['on 9 San José (Costa Rica) daily', 'on 9 San José Costa Rica daily'],
  ])('in brackets says as much as without: "%s"', (bracketed, bare) => {
    const read = (line: string) => {
      const split = splitWords(line);
      return parseDigest('words' in split ? split.words : [], core.knowledge);
    };
    expect(read(bracketed)).toMatchObject({ action: 'on', time: '09:00' });
    expect(read(bracketed)).toEqual(read(bare));
  });

  it.each(set.map((said) => [said.words, said] as const))('"%s"', async (words, said) => {
    const {
      means,
      language,
      zoneAlso = [],
      untilAlso = [],
      mayRefuse = false,
      mustRefuse = false,
      id,
    } = said;
    // What says no zone is said of a digest that is on.
    if (means.zone === undefined) await say(id, 'on 9:00 Europe/Paris daily', language);
    if (means.action === 'resume') await say(id, 'pause', language);
    if (means.action === 'pause') {
      const { text, kept } = await say(id, words, language);
      if (kept?.pausedUntil === undefined && mayRefuse) return;
      expect([means.until, ...untilAlso], text).toContain(kept?.pausedUntil);
      return;
    }
    const { text, kept } = await say(id, words, language);
    if (mustRefuse) {
      expect(kept).toMatchObject({ time: '09:00', zone: 'Europe/Paris', days: [1, 2, 3, 4, 5, 6, 7] });
      expect(text).toContain('“every other Tuesday” is a rhythm');
      return;
    }
    if (kept === undefined && (mayRefuse || means.action === 'refuse')) return;
    if (means.zone === 'asks back') {
      expect(kept).toBeUndefined();
      expect(text).toMatch(/\w+\/\w+.*;.*\w+\/\w+/u);
      return;
    }
    expect(kept, text).toMatchObject({
      state: 'on',
      time: means.time ?? '09:00',
      // On the first or another day of a month, whatever day of the week that is.
      ...(means.days !== 'monthly' && { days: daysOf(means) }),
      language: means.language ?? language,
    });
    expect(kept?.monthly).toBe(
      means.monthly ?? means.dayOfMonth ?? (means.days === 'monthly' ? 1 : undefined),
    );
    expect(kept?.onlyChanges ?? false).toBe(means.onlyChanges ?? false);
    expect(kept?.follow?.map((each) => foldPhrase(each.replace(/^place:/u, '')))).toEqual(
      means.follow === undefined ? undefined : [foldPhrase(means.follow)],
    );
    expect([means.zone ?? 'Europe/Paris', ...zoneAlso]).toContain(kept?.zone);
  });

  it.each([
    ['on 9h à La Réunion', { zone: 'Indian/Reunion' }],
    ['9h aux Comores', { zone: 'Indian/Comoro' }],
    ["on 9h à l'île Maurice", { zone: 'Indian/Mauritius' }],
    ["on 9h à l'île de La Réunion", { zone: 'Indian/Reunion' }],
    ['ON 9H LA GUYANE', { zone: 'America/Cayenne' }],
    ['on 9h La Martinique, lundi', { zone: 'America/Martinique', days: [1] }],
    ['on 9h heure de Nouvelle-Calédonie', { zone: 'Pacific/Noumea' }],
    ['on 9 Las Palmas', { zone: 'Atlantic/Canary' }],
    ['on 9 La Habana', { zone: 'America/Havana' }],
    ['on 9 El Salvador', { zone: 'America/El_Salvador' }],
    ['on 9 las Islas Galápagos', { zone: 'Pacific/Galapagos' }],
    ['on 9 La Martinica', { zone: 'America/Martinique' }],
    ['on 9 in the Seychelles', { zone: 'Indian/Mahe' }],
    ['on 9 the Azores', { zone: 'Atlantic/Azores' }],
    ['on 9 LA weekdays', { zone: 'America/Los_Angeles' }],
    ['on 9am la, mondays', { zone: 'America/Los_Angeles', days: [1] }],
    ['on 9 Tel Aviv', { zone: 'Asia/Jerusalem' }],
    ['on 9 NY daily', { zone: 'America/New_York' }],
    ['a las 9 me lo puedes dar en Lima', { zone: 'America/Lima' }],
    ['on a las 9 los lunes como siempre en Lima', { zone: 'America/Lima', days: [1] }],
    ["we'd like it at 9 in Madrid", { time: '09:00', days: [1, 2, 3, 4, 5] }],
    ['daily at 9 Rome except weekends', { days: [1, 2, 3, 4, 5] }],
    ['9 Rome except Friday', { days: [1, 2, 3, 4] }],
    ['every morning at 8 Nairobi', { time: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['every morning at 8 from monday to thursday Nairobi', { days: [1, 2, 3, 4] }],
    ['tous les soirs à 7h sauf le week-end Dakar', { time: '19:00', days: [1, 2, 3, 4, 5] }],
    ['cada mañana a las 7 menos los domingos, Lima', { time: '07:00', days: [1, 2, 3, 4, 5, 6] }],
    ['las nueve menos cuarto, San José de Costa Rica', { time: '08:45', zone: 'America/Costa_Rica' }],
    ['envíanoslo los martes a las 10 Quito', { time: '10:00', days: [2] }],
    ['only on mondays 9 Lima', { days: [1] }],
    ['9 Lima only when something changed', { onlyChanges: true }],
    ['abonnez-nous le mardi 10h Lyon', { time: '10:00', days: [2] }],
    ['7p ET daily', { time: '19:00', zone: 'America/New_York' }],
    ['9am et fridays', { zone: 'America/New_York', days: [5] }],
    ['lundi 8h et mardi Paris', { zone: 'Europe/Paris', days: [1, 2] }],
    ['0800 hours Nairobi', { time: '08:00' }],
    ['730pm Boston', { time: '19:30' }],
    ['lunes a las 7 a Madrid', { time: '07:00', zone: 'Europe/Madrid' }],
    ['half seven in the evening London', { time: '19:30' }],
    ['5pm Central time', { zone: 'America/Chicago' }],
    ['9 hora de Europa central', { zone: 'Europe/Berlin' }],
    ['todos los días hábiles 9 Lima', { days: [1, 2, 3, 4, 5] }],
    ['MWF 9 Rome', { days: [1, 3, 5] }],
    ['L M M J V 9h Lyon', { days: [1, 2, 3, 4, 5] }],
    ['9 Madrid daily, no weekends', { days: [1, 2, 3, 4, 5] }],
    ['envíame un resumen diario a las 9 Madrid', { time: '09:00' }],
    ['de L a V 9 Lima', { days: [1, 2, 3, 4, 5] }],
    ['M to F 9 Rome', { days: [1, 2, 3, 4, 5] }],
    ['18 hora chilena', { zone: 'America/Santiago' }],
    ['9h heure du Sénégal', { zone: 'Africa/Dakar' }],
    ["9h à l'heure d'Alger", { zone: 'Africa/Algiers' }],
    ['9am Kenyan time', { zone: 'Africa/Nairobi' }],
    ['9 Miami, usa', { zone: 'America/New_York' }],
    ['9am Ontario time', { zone: 'America/Toronto' }],
    ['9am Mali', { zone: 'Africa/Bamako' }],
    [
      'please send our digest each weekday at a quarter to nine, Berlin',
      { time: '08:45', zone: 'Europe/Berlin' },
    ],
    ['hi there! daily 7:15 a.m. Accra time works best for us', { time: '07:15', zone: 'Africa/Accra' }],
    ['Saturdays 10 o clock in Auckland thanks a bunch', { days: [6] }],
    ['gracias lima 9', { zone: 'America/Lima' }],
    ['merci lundi 9h Paris', { days: [1] }],
    ['hello bot friends, 9 Lima', { time: '09:00' }],
    ['weekdays @ 0900hrs EAT', { zone: 'Africa/Dar_es_Salaam' }],
    ['could you post daily at 9 Dublin', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['all our members are in Nairobi, 9am weekdays', { days: [1, 2, 3, 4, 5], zone: 'Africa/Nairobi' }],
    ['nous sommes une ONG, 9h Dakar', { time: '09:00', zone: 'Africa/Dakar' }],
    ['weekdays 9am, greetings everyone, Lisbon time', { zone: 'Europe/Lisbon' }],
    ['send it every single day at 7 Lima', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['once a day at 7 Lima', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['9am seven days a week Lima', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['une fois par jour à 8h Dakar', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['7j/7 à 8h Dakar', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['a diario a las 8 Lima', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['una vez al día a las 8 Lima', { days: [1, 2, 3, 4, 5, 6, 7] }],
    ['1x par semaine 8h Lyon', { days: [1] }],
    ['1 vez al mes a las 8 Lima', { monthly: 1 }],
    ['on one time per month 9 Lima', { monthly: 1 }],
    ['hebdo jeudi 8h Lyon', { days: [4] }],
    ["don't send anything unless there is news, 9 Lima", { onlyChanges: true, time: '09:00' }],
    ['9 Lima, only post if something is new', { onlyChanges: true }],
    ['skip it if nothing has changed, 9 Lima', { onlyChanges: true }],
    ['n’envoyez rien sauf en cas de changement, 9h Lyon', { onlyChanges: true }],
    ['ne publiez que s’il y a du nouveau, 9h Lyon', { onlyChanges: true }],
    ['uniquement lorsque quelque chose bouge, 9h Lyon', { onlyChanges: true }],
    ['no publiques nada a menos que haya cambios, 9 Lima', { onlyChanges: true }],
    ['solo si hay alguna novedad, 9 Lima', { onlyChanges: true }],
    ['avisa solo cuando haya algo nuevo, 9 Lima', { onlyChanges: true }],
    ['friday afternoon at 4 Lima', { time: '16:00', days: [5] }],
    ['le lundi soir à 8 h Lyon', { time: '20:00', days: [1] }],
    ['los jueves por la tarde a las 4 Lima', { time: '16:00', days: [4] }],
    ['por la mañana a las 8 los lunes Lima', { time: '08:00', days: [1] }],
    ['9am Gatineau', { zone: 'America/Toronto' }],
    ['9am Mississauga weekdays', { zone: 'America/Toronto' }],
    ['9h Longueuil', { zone: 'America/Toronto' }],
    ['9 Badalona', { zone: 'Europe/Madrid' }],
    ['9am Thane, India', { zone: 'Asia/Kolkata' }],
    ['9h, heure de France métropolitaine', { zone: 'Europe/Paris' }],
    ['9am mainland Spain time', { zone: 'Europe/Madrid' }],
    ['9 hora insular canaria', { zone: 'Atlantic/Canary' }],
    ['kindly change the schedule to 10, Lima', { time: '10:00' }],
    ['on envíalo a las 8 los martes Lima', { time: '08:00', days: [2] }],
    ['on cámbialo a las 8 Lima', { time: '08:00' }],
    ['on passez à 10h Lyon', { time: '10:00' }],
    ['9 Madrid, frydays', { days: [5] }],
    ['on 9am Phoenix AZ', { zone: 'America/Phoenix' }],
    ['9am Portland, ME weekdays', { zone: 'America/New_York' }],
    ['9h Laval QC', { zone: 'America/Toronto' }],
    ['9am Geneva in French', { zone: 'Europe/Zurich', language: 'fr' }],
    ['miercloes 9h Lima', { days: [3] }],
    ['sobre las 9 en Lima', { time: '09:00' }],
    ['uniquement au sujet de Montréal, ts les lundis 14h, Paris', { follow: ['montreal'], days: [1] }],
    ['9h Lima acerca de Chicago', { follow: ['chicago'] }],
    ['on 10:00 UTC+3 weekdays', { zone: 'Etc/GMT-3', days: [1, 2, 3, 4, 5] }],
    ['10am GMT-5 mondays', { zone: 'Etc/GMT+5' }],
    ['UTC -5 9 am diario', { zone: 'Etc/GMT+5', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['9h UTC−3 en semaine', { zone: 'Etc/GMT+3' }],
    ['9am UTC+5:30 daily', { zone: 'Asia/Kolkata' }],
    ['Monday thru Friday 8 a.m. Eastern (New York)', { zone: 'America/New_York', days: [1, 2, 3, 4, 5] }],
    ['9 Lima between monday and thursday', { days: [1, 2, 3, 4] }],
    ['9h Lyon entre lundi et jeudi', { days: [1, 2, 3, 4] }],
    ['desde el lunes hasta el jueves 9 Lima', { days: [1, 2, 3, 4] }],
    ['12 noon daily Paris', { time: '12:00' }],
    ['a las doce del mediodía, diario, Lima', { time: '12:00' }],
    ['weekdays, nine thirty am, Oslo', { time: '09:30' }],
    ['six thirty pm Accra tues', { time: '18:30' }],
    ['twice a week, monday and thursday, 9 Rome', { days: [1, 4] }],
    ['deux fois par semaine, lundi et jeudi, 9h Lyon', { days: [1, 4] }],
    ['tous les quinze du mois 9h Lille', { monthly: 15 }],
    ['cada día quince del mes 9 Lima', { monthly: 15 }],
    ['la fin de semaine à 10h, Québec', { days: [6, 7] }],
    ['los findes a las 10 Lima', { days: [6, 7] }],
    ['version anglaise, 8h, Lomé', { language: 'en' }],
    ['en langue espagnole, 8h, Lomé', { language: 'es' }],
    ['por las mañanas a las 8, Madrid', { time: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['prográmalo a las 9 los lunes en Madrid', { time: '09:00', days: [1] }],
    ['on follow the refugee compact, 8am Lima', { time: '08:00', follow: ['refugee-compact'] }],
    ['rien s’il n’y a rien de neuf, 9h Lyon', { onlyChanges: true }],
    ['si no hay novedades no mandes nada, 9h Lima', { onlyChanges: true }],
    ['9am Kigali but only if there’s something new', { onlyChanges: true }],
  ])('"%s" is read whole', async (line, meant) => {
    expect((await say(line, line, 'en')).kept).toMatchObject(meant);
  });

  it.each([
    ['langue:en', 'In which time zone?'],
    ['on lunchtime daily Paris', '“lunchtime”'],
    ['twice a week, monday tuesday and thursday, 9 Rome', '“twice a week”'],
    ['9h septante Lyon', '“septante”'],
    ['5pm Central', 'America/Chicago, America/Mexico_City, Europe/Berlin'],
    ['5pm est', 'America/New_York, America/Jamaica'],
    ['9AM ET TUESDAY', '“ET”'],
    ['L, M y V 9 Lima', '“M”'],
    ['T-F 9 Rome', '“T-F”'],
    ['9am USA', 'Los Angeles'],
    ['9am Georgia', 'Tbilisi'],
    ['closed on friday, 9am Lima', '“closed”'],
    ['could we have it at 8 in Lima rather than 9', '“than”'],
    ['9 instead of 8 Lima', '“8”'],
    ['9am daily, meetings are not in Nairobi', '“meetings”'],
    ['9 Madrid daily, not in French', '“not”'],
    ['9 Madrid daily, only for managers', '“managers”'],
    ['9 Madrid daily, in the other channel', '“other”'],
    ['9 Madrid daily, to general', '“general”'],
    ['9 Madrid daily, jamais le midi', '“jamais”'],
    ['9 Madrid, frydayz', '“frydayz”'],
    ['9 daily, Torronto', '“Torronto”'],
    ['9 Madrid, moving offices, tuesday', '“moving”'],
    ['2x par semaine 9h Lyon', '“2x par semaine”'],
    ["don't post when something has changed, 9 Lima", '“don'],
    ['9 Lima unless it rains', '“unless”'],
    ['9am Cambridge', 'Europe/London'],
    ['on 9 Rome except every day', '“except”'],
    ['on friday 9 Rome except friday', 'doesn’t name days'],
    ['on 9 Rome monday the 15th', 'doesn’t name days'],
    ['on 9 Rome the 1st and the 15th', '“15th”'],
    ['on 9 Rome first monday last friday of the month', '“last”'],
  ])('"%s" keeps nothing and says why', async (line, why) => {
    const { text, kept } = await say(`no ${line}`, line, 'en');
    expect(kept).toBeUndefined();
    expect(text).toContain(why);
  });

  it.each([
    ['only what concerns Chicago', { follow: ['chicago'] }],
    ['uniquement ce qui touche au pacte sur les réfugiés', { follow: ['refugee-compact'] }],
    ['solo sobre Filadelfia', { follow: ['philadelphia'] }],
    ['every week', { days: [1] }],
    ['in french', { language: 'fr' }],
    ['change the time to 10', { time: '10:00' }],
    ['switch to french', { language: 'fr' }],
    ['change la langue pour l’espagnol', { language: 'es' }],
    ['push it back to 10am', { time: '10:00' }],
    ['adelántalo a las 8', { time: '08:00' }],
    ['on décale à 10h', { time: '10:00' }],
    ['one time per month is enough', { monthly: 1 }],
    ['make it 10am instead', { time: '10:00' }],
    ['passez à 10h', { time: '10:00' }],
    ['ponlo a las 7 de la mañana', { time: '07:00' }],
    ['cambia la hora a las 7 de la tarde', { time: '19:00' }],
    ['set the language to Spanish', { language: 'es' }],
    ['only when something changes', { onlyChanges: true }],
  ])('"%s" changes just that', async (line, changed) => {
    await say(line, 'on 9:00 Europe/Paris daily', 'en');
    const before = (await say(line, 'status', 'en')).kept;
    const { kept } = await say(line, line, 'en');
    expect(kept).toMatchObject(changed);
    const named = new Set([...Object.keys(changed), 'revision', 'next', 'changed', 'memory']);
    for (const [name, value] of Object.entries(before ?? {}))
      if (!named.has(name)) expect(kept, name).toHaveProperty(name, value);
  });

  it('never leaves out what may change the rest: a remark with such a word in it keeps nothing', async () => {
    const weighty =
      'not only except other without tomorrow chicago spanish 10 weekends pas seulement sauf autre jamais demain sin otro nunca solo tampoco julio'.split(
        ' ',
      );
    const idle = ['moving', 'offices', 'fermés', 'obras', 'team', 'glad'];
    const line = fc.record({
      words: fc.array(fc.constantFrom(...idle), { minLength: 1, maxLength: 3 }),
      word: fc.constantFrom(...weighty),
      at: fc.integer({ min: 1, max: 3 }),
      mark: fc.constantFrom(',', ' -', ' —', '.', '!'),
    });
    let channel = 0;
    await fc.assert(
      fc.asyncProperty(line, async ({ words, word, at, mark }) => {
        const said = `on 9 Madrid weekdays${mark} ${words.toSpliced(at, 0, word).join(' ')}`;
        channel += 1;
        expect((await say(`weighty${channel}`, said, 'en')).kept, said).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it.each(
    'not except other without tomorrow pas sauf autre jamais demain sin otro nunca tampoco julio closed fermés frydayz torronto'.split(
      ' ',
    ),
  )('keeps nothing where "%s" stands among unknown words before a schedule', async (word) => {
    for (const head of [`${word} drop`, `drop ${word}`, `drop the thing ${word}`]) {
      const said = `on ${head} mondays 9 Madrid`;
      expect((await say(`head ${head}`, said, 'en')).kept, said).toBeUndefined();
    }
  });

  it.each([
    ['on drop mondays 9 Madrid', 'drop'],
    ['on have the thing dropped every monday 9 Madrid', 'have the thing dropped'],
    ['on balance ça tous les lundis 9h Madrid', 'balance'],
    ['on suéltalo los lunes a las 9 Madrid', 'suéltalo'],
    ['9 Madrid daily, moving offices', 'moving offices'],
    ['9h Paris tous les jours — on est fermés en août', undefined],
    ['9h Paris le lundi — on est contents', 'on est contents'],
    ['9 Madrid diario (somos pocos)', '(somos pocos)'],
    ['9 Madrid! you are the best', 'you are the best'],
    ['on 17:45 UTC daily, in French thoroughly', 'thoroughly'],
    ['9h Lyon en semaine bisous', 'bisous'],
    ['daily at 9 for our whole crew in Lima', 'whole crew'],
  ])('"%s" leaves a remark out, and says so', async (line, remark) => {
    const { text, kept } = await say(line, line, 'en');
    if (remark === undefined) expect(kept).toBeUndefined();
    else expect(text).toContain(`I left out: “${remark}”`);
  });

  it.each([
    ['nothing until 7 January', '2027-01-07'],
    ['nothing for two weeks', '2026-12-13'],
    ['no digests till 7 Jan, we’re off', '2027-01-07'],
    ['moving offices, pause until Monday 7 Dec', '2026-12-07'],
    ['rien jusqu’à lundi', '2026-11-30'],
    ['pas de résumé pendant deux semaines', '2026-12-13'],
    ['nada hasta el 7 de enero', '2027-01-07'],
    ['mets ça sur pause jusqu’au 7 janvier', '2027-01-07'],
    ['put the digest on hold until 7 January', '2027-01-07'],
    ['déjalo en pausa hasta el 7 de enero', '2027-01-07'],
    ['pause for a fortnight', '2026-12-13'],
    ['pause a week', '2026-12-06'],
    ['pause please', forever],
    ['pause pour l’instant', forever],
    ['pause until the end of the month', '2026-12-01'],
    ['pause jusqu’à la semaine prochaine', '2026-11-30'],
    ['pausa hasta enero', '2027-01-01'],
    ['plus rien avant le 4 janvier', '2027-01-04'],
    ['ne poste plus rien jusqu’au 4 janvier stp', '2027-01-04'],
    ['no envíen nada hasta el 11 de enero', '2027-01-11'],
    ['pause no digests for us till 1 Feb 2027, budget season', '2027-02-01'],
    ['pause, we’re all away', forever],
    ['pausa, estamos de mudanza', forever],
    ['pause the week of 7 December', undefined],
    ['pause everything except Chicago until monday', undefined],
    ['resume on Monday', undefined],
    ['nothing on Fridays', undefined],
    ['no more digests', undefined],
    ['pause every friday', undefined],
    ['pause fridays', undefined],
    ['pause on 20 December', undefined],
    ['stop until Tuesday 7 December', undefined],
    ['pause until monday, only on weekdays', undefined],
    ['stop, not now', undefined],
  ])('"%s" pauses until the day it names, and else changes nothing', async (line, until) => {
    await say(line, 'on 9:00 Europe/Paris daily', 'en');
    const { text, kept } = await say(line, line, 'en');
    expect(kept, text).toMatchObject({ state: 'on', days: [1, 2, 3, 4, 5, 6, 7] });
    expect(kept?.pausedUntil, text).toBe(until);
  });

  it.each([
    'resume pls, whole team’s back from leave',
    'reprendre svp, on est rentrés',
    'reanuda, ya volvimos',
  ])('"%s" resumes, and names the reason', async (line) => {
    await say(line, 'on 9:00 Europe/Paris daily', 'en');
    await say(line, 'pause', 'en');
    const { text, kept } = await say(line, line, 'en');
    expect(kept?.pausedUntil).toBeUndefined();
    expect(text).toContain('I left out');
  });

  it.each(['resume, but only on mondays', 'resume not yet', 'reprendre sauf le lundi'])(
    '"%s" resumes nothing',
    async (line) => {
      await say(line, 'on 9:00 Europe/Paris daily', 'en');
      await say(line, 'pause', 'en');
      expect((await say(line, line, 'en')).kept?.pausedUntil).toBe(forever);
    },
  );

  it.each(['resume on Monday', 'reprends lundi', 'reanuda el lunes', 'start again on monday please'])(
    '"%s" ends the pause that it has on that day',
    async (line) => {
      await say(line, 'on 9:00 Europe/Paris daily', 'en');
      await say(line, 'pause', 'en');
      expect((await say(line, line, 'en')).kept).toMatchObject({ state: 'on', pausedUntil: '2026-11-30' });
    },
  );

  it.each([
    ['every other Monday 9 Rome', 'on 09:00 Europe/Rome Monday'],
    ['twice a week 9 Rome', 'on 09:00 Europe/Rome Monday,Thursday'],
    ['every 2 weeks 9 Rome', 'on 09:00 Europe/Rome weekly'],
    ['second monday of the month 9 Rome', 'on 09:00 Europe/Rome first Monday of the month'],
    ['un lundi sur deux 9h Lyon', 'on 09:00 Europe/Paris Monday'],
    ['tous les 15 jours Lyon', 'on 9:30 Europe/Paris weekly'],
    ['deux fois par semaine 9h Lyon', 'on 09:00 Europe/Paris Monday,Thursday'],
    ['cada 3 días Lima', 'on 9:30 America/Lima Monday,Wednesday,Friday'],
    ['un lunes sí y otro no 9 Lima', 'on 09:00 America/Lima Monday'],
  ])('"%s" is a rhythm that none has, with the nearest one', async (line, nearest) => {
    const { text, kept } = await say(`rhythm ${line}`, line, 'en');
    expect(kept).toBeUndefined();
    expect(text).toContain('is a rhythm that no digest has');
    expect(text).toContain(nearest);
  });

  it('ends it for a while where it says until when, and for good where it does not', async () => {
    await say('S1', 'on 9:00 Europe/Paris daily', 'en');
    expect((await say('S1', 'stop until 7 January', 'en')).kept).toMatchObject({
      state: 'on',
      pausedUntil: '2027-01-07',
    });
    expect((await say('S1', 'páralo', 'es')).kept?.state).toBe('off');
    await say('S1', 'timezone: Madrid', 'en');
    expect((await say('S1', 'langue:fr', 'en')).kept).toMatchObject({
      zone: 'Europe/Madrid',
      language: 'fr',
    });
  });

  it.each(languages)(
    'has a line to learn from in the help, each of which is understood, in %s',
    async (language) => {
      const lines = Object.values(digestLines[language]).flat();
      for (const [at, line] of lines.entries()) {
        const channel = `help ${language} ${at}`;
        await say(channel, 'on 9:00 Europe/Paris daily', language);
        const { text } = await say(channel, line, language);
        expect(text, line).not.toContain(
          sayPlainly(core.messages, language, 'digest.nearest', { line: '' }).trim(),
        );
        const split = splitWords(line);
        expect(parseDigest('words' in split ? split.words : [], core.knowledge), line).not.toHaveProperty(
          'problem',
        );
      }
      for (const asked of ['help digest', 'help compacts-digest', 'aide résumé', 'ayuda el resumen']) {
        const shown = plainText(dispatchLine(asked, { suggested: language }, core));
        expect(shown, asked).toContain(
          digestLines[asked.startsWith('aide') ? 'fr' : asked.startsWith('ayuda') ? 'es' : language].when[0],
        );
      }
    },
  );

  it.each(['leave', 'stop', 'quittez', 'désabonnez-nous', 'salir', 'darse de baja', 'please turn it off'])(
    'ends it for good with "%s"',
    async (line) => {
      await say(line, 'on 9:00 Europe/Paris daily', 'en');
      expect((await say(line, line, 'en')).kept?.state).toBe('off');
    },
  );

  it('means the same in any order of its pieces', async () => {
    const pieces: Record<Language, readonly (readonly string[])[]> = {
      en: [
        ['at 8:15', '8.15am'],
        ['weekdays', 'Mon-Fri'],
        ['in Lima', 'Peru time'],
        ['in Spanish'],
        ['please'],
      ],
      fr: [
        ['à 8h15', '8 h 15'],
        ['en semaine', 'du lundi au vendredi'],
        ['à Lima', 'heure du Pérou'],
        ['en espagnol'],
        ['svp'],
      ],
      es: [
        ['a las 8:15', '8.15h'],
        ['de lunes a viernes', 'L-V'],
        ['en Lima', 'hora peruana'],
        ['en español'],
        ['por favor'],
      ],
    };
    const meant = { time: '08:15', days: [1, 2, 3, 4, 5], zone: 'America/Lima', language: 'es' };
    const line = fc.constantFrom(...languages).chain((language) =>
      fc
        .tuple(...pieces[language].map((each) => fc.constantFrom(...each)))
        .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
        .chain((chosen) =>
          fc.record({
            words: fc.constantFrom(chosen.join(' '), chosen.join(', ')),
            language: fc.constant(language),
          }),
        ),
    );
    let channel = 0;
    await fc.assert(
      fc.asyncProperty(line, async ({ words, language }) => {
        channel += 1;
        const { text, kept } = await say(`order${channel}`, `on ${words}`, language);
        expect(kept, `${words}: ${text}`).toMatchObject(meant);
      }),
      { numRuns: 150 },
    );
  });

  it('is never dropped in part: a word that nothing can be made of is named, or said to be left out', async () => {
    const times = ['9:30', '8am', 'quarter past seven', 'midi et demi', 'las siete y media'];
    const zones = ['Madrid', 'in New York', 'heure de Paris', 'Asia/Kolkata'];
    const days = ['weekdays', 'every Tuesday', 'le 15 de chaque mois', 'L-V', ''];
    const odd = fc.stringMatching(/^[b-df-hj-np-tv-z]{4,9}$/u);
    const parts = fc.record({
      time: fc.constantFrom(...times),
      zone: fc.constantFrom(...zones),
      days: fc.constantFrom(...days),
      odd,
      at: fc.integer({ min: 0, max: 3 }),
    });
    let channel = 0;
    await fc.assert(
      fc.asyncProperty(parts, async ({ time, zone, days: rhythm, odd: word, at }) => {
        const line = [time, zone, rhythm].toSpliced(at, 0, word).filter((part) => part !== '');
        channel += 1;
        const { text, kept } = await say(`odd${channel}`, `on ${line.join(' ')}`, 'en');
        expect(text).toContain(word);
        if (kept === undefined) return;
        // Before all else, at the end, or before a place: never before days or a time.
        const next = line[line.indexOf(word) + 1];
        expect(line[0] === word || next === undefined || zones.includes(next)).toBe(true);
        expect(text).toContain(`I left out: “${word}”`);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['on 8am Torronto weekdays', '“Torronto”', 'compacts-digest on 08:00 America/Toronto weekdays'],
    ['9:30 Madrid every fortnight', '“every fortnight”', 'compacts-digest on 09:30 Europe/Madrid'],
    ['statsu', '“statsu”', 'compacts-digest status'],
    ['on monday morning Paris', 'morning', 'compacts-digest on 9:30 Europe/Paris Monday'],
    ['on 9h La Réunionn', '“Réunionn”', 'compacts-digest on 09:00 Indian/Reunion'],
    ['ON 9H LA RÉUNIONN LUNDI', '“RÉUNIONN”', 'compacts-digest on 09:00 Indian/Reunion Monday'],
    ['on 9 Guadalupe', '“Guadalupe”', 'compacts-digest on 09:00 America/Guadeloupe'],
    ['on 8 San José L-V', 'San José', 'compacts-digest on 08:00 America/Los_Angeles weekdays'],
  ])('that is not understood, "%s", names the word and the nearest line', async (line, word, nearest) => {
    const { text } = await say('C9', line, 'en');
    expect(text).toContain(word);
    expect(text).toContain(nearest);
    const shown = /compacts-digest (.*)$/u.exec(text)?.[1] ?? '';
    const again = await say('C9', shown, 'en');
    expect(again.text, shown).not.toContain(
      sayPlainly(core.messages, 'en', 'digest.nearest', { line: '' }).trim(),
    );
  });

  it('pauses by what is understood, and tells what it took nothing from', async () => {
    await say('P1', 'on 9:00 Europe/Paris daily', 'en');
    const { text, kept } = await say('P1', 'please pause it till Feb 15th 2027, we are on leave', 'en');
    expect(kept?.pausedUntil).toBe('2027-02-15');
    expect(text).toContain('“we are on leave”');
    expect((await say('P1', 'pause for two weeks', 'en')).kept?.pausedUntil).toBe('2026-12-13');
    expect((await say('P1', 'pause for 3 months', 'en')).kept?.pausedUntil).toBe('2027-02-28');
    const either = await say('P1', 'pause until 01/02/2027', 'en');
    expect(either.text).toContain('1 February 2027 or 2 January 2027');
    const more = await say('P1', 'pause until monday, not tuesday', 'en');
    expect(more.text).toContain(
      sayPlainly(core.messages, 'en', 'digest.error-until', { value: 'until monday, not tuesday' }),
    );
    expect(more.kept?.pausedUntil).toBe('2027-02-28');
  });
});
