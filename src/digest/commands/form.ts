import { list, note, paragraph, strong, text } from '../../answer/nodes.ts';
import { inRow } from '../../builders/draft.ts';
import { formatDate, formatDay } from '../../calendar.ts';
import type { Problem } from '../../commands/define.ts';
import { digestCommandName, digestCommands, digestExample } from '../../commands/digest-catalogue.ts';
import { labelColon, ownNames } from '../../language.ts';
import { actionButton, saveButton } from '../buttons.ts';
import { composeDigest } from '../compose.ts';
import { type DraftSettings, saidAs } from '../draft.ts';
import { nameOfFollowed } from '../follow.ts';
import { sayRhythm } from '../rhythm.ts';
import { localDate, nextRun } from '../schedule.ts';
import { newSettings, type Settings, subscriptionId } from '../subscription.ts';
import { findZoneOf } from '../zones.ts';
import {
  type DigestDesk,
  type DigestPresser,
  type DigestReply,
  digestAnswer,
  draftFor,
  sentenceOf,
} from './desk.ts';
import {
  type Choices,
  type ChosenField,
  choicesOf,
  type Filled,
  followedOf,
  rhythmWords,
} from './form-choices.ts';
import { readFree } from './phrases.ts';
import type { DigestWish } from './read-line.ts';
import { wantedOf } from './turn-on.ts';
import { readAs, type Values } from './values.ts';
import { nextOf, settingsOf, zoneName } from './wording.ts';
import { refuse, wrongValue } from './wrong.ts';

/** The fields of the form, in their order, each with the most characters it takes. */
export const formFields = [
  { name: 'time', label: 'digest.form-time', hint: 'digest.option-time', limit: 40 },
  { name: 'timezone', label: 'digest.form-timezone', hint: 'digest.option-timezone', limit: 80 },
  { name: 'days', label: 'digest.form-days', hint: 'digest.option-days', limit: 80 },
  { name: 'language', label: 'digest.form-language', hint: 'digest.option-language', limit: 20 },
  { name: 'follow', label: 'digest.form-follow', hint: 'digest.option-follow', limit: 1000 },
] as const;
export type FormField = (typeof formFields)[number]['name'];
export type FormValues = Readonly<Record<FormField, string>>;

/** What a form was filled in with: words, or the values of what was chosen. */
export type FormFilled = Readonly<Record<FormField, Filled>>;

/** The form as it opens: each field with its present value in words, and what is chosen from where it need not be typed. */
export interface Form {
  readonly values: FormValues;
  readonly choices: Readonly<Record<ChosenField, Choices>>;
}

/** What a form gives: what is wrong with its fields, or a preview with the button that saves it. */
export type FormRead =
  | { readonly wrong: Partial<Record<FormField, string>> }
  | { readonly preview: DigestReply; readonly draft: DraftSettings };

/** The form with the present values of the channel's digest, or those that a new one has. */
export async function formFor({ place, zone, language }: DigestPresser, desk: DigestDesk): Promise<Form> {
  const known = await desk.subscriptions.find(subscriptionId(place));
  const settings: Settings = known ?? {
    ...newSettings,
    zone: findZoneOf(zone, desk.core.knowledge) ?? '',
    language,
  };
  const draft = draftFor(desk, language);
  const names = (settings.follow ?? []).map((each) => [text(nameOfFollowed(draft, each))]);
  const isRare = settings.onlyChanges === true ? [draft.label('digest.when-changed')] : [];
  return {
    values: {
      time: settings.time,
      timezone: settings.zone === '' ? '' : zoneName(draft, settings.zone),
      days: [sayRhythm(draft, settings), ...isRare].join(', '),
      language: ownNames[settings.language],
      follow: names.length === 0 ? draft.label('digest.form-everything') : plainRow(inRow(draft, names)),
    },
    choices: choicesOf(desk.core, language, settings),
  };
}

/** The form where none can be opened: its fields with their present values, and the line that sets them. */
export async function showForm(presser: DigestPresser, desk: DigestDesk): Promise<DigestReply> {
  const { values } = await formFor(presser, desk);
  const draft = draftFor(desk, presser.language);
  const items = formFields.map(({ name, label }) => [
    strong(text(`${draft.label(label)}${labelColon[draft.language]}`)),
    text(values[name] === '' ? '–' : values[name]),
  ]);
  const example = `${digestCommandName} ${digestExample}`;
  const answer = digestAnswer(draft, [list(items), note(...draft.say('help.example', { example }))]);
  return { answer: { ...answer, buttons: [actionButton(desk.core, presser.language, 'form')] } };
}

/** Reads a filled form: every field as a line of the command would be, and the digest that it would give. Saves nothing. */
export async function readForm(
  filled: FormFilled,
  presser: DigestPresser,
  desk: DigestDesk,
): Promise<FormRead> {
  const { language } = presser;
  const values: Values = {};
  const wrong: Partial<Record<FormField, string>> = {};
  for (const { name } of formFields) {
    const problem = readField(name, filled[name], values, desk);
    if (problem !== undefined) wrong[name] = sentenceOf(desk, language, problem);
  }
  const { time, part: _, ...others } = values;
  const known = await desk.subscriptions.find(subscriptionId(presser.place));
  const zone = values.zone ?? known?.zone;
  if (zone === undefined)
    wrong.timezone ??= sentenceOf(desk, language, { key: 'digest.error-no-zone', given: {} });
  if (Object.keys(wrong).length > 0 || zone === undefined) return { wrong };
  const typed = time === undefined ? {} : { time: `${pad(time.hour)}:${pad(time.minute)}` };
  const wish: DigestWish = { action: 'on', ...typed, ...others };
  const wanted = wantedOf(wish, { target: presser.place }, known, presser, desk, zone);
  const draft: DraftSettings = {
    time: wanted.time,
    zone,
    rhythm: { days: wanted.days, ...(wanted.monthly !== undefined && { monthly: wanted.monthly }) },
    language: wanted.language,
    follow: wanted.follow ?? [],
    onlyChanges: wanted.onlyChanges === true,
  };
  const button = saveButton(desk.core, language, draft);
  if (button === undefined)
    return { wrong: { follow: sentenceOf(desk, language, { key: 'digest.error-follow-many', given: {} }) } };
  const { answer } = previewOf(wanted, known, presser, desk);
  return { preview: { answer: { ...answer, buttons: [button] } }, draft };
}

/** The wish of a draft that was seen, which needs no other question. */
export function wishOfDraft({ rhythm, ...settings }: DraftSettings): DigestWish {
  return { action: 'on', isChange: true, ...settings, rhythm: saidAs(rhythm), confirm: true };
}

function readField(name: FormField, filled: Filled, values: Values, desk: DigestDesk): Problem | undefined {
  const { knowledge } = desk.core;
  if (name === 'follow' && typeof filled !== 'string') {
    const follow = followedOf(filled, desk.core);
    if (follow === undefined) return wrongValue('follow', filled.join(', '), knowledge).problem;
    values.follow = follow;
    return undefined;
  }
  const said =
    typeof filled === 'string' ? filled.trim() : name === 'days' ? rhythmWords(filled) : filled.join(' ');
  if (said === '') {
    if (name === 'follow') values.follow = [];
    return undefined;
  }
  if (name === 'days') {
    const [on] = digestCommands;
    if (on === undefined) return undefined;
    const options = on.options.filter((option) => option.name === 'days' || option.name === 'when');
    const misread = readFree({ ...on, options }, said.split(/\s+/u), values, knowledge);
    return misread === undefined
      ? undefined
      : wrongValue('days', said.replace(/ always$/u, ''), knowledge).problem;
  }
  if (readAs(name, said, values, knowledge)) return undefined;
  return name === 'time'
    ? refuse('digest.error-time', { value: said }).problem
    : wrongValue(name, said, knowledge).problem;
}

function previewOf(
  wanted: ReturnType<typeof wantedOf>,
  known:
    | {
        readonly state: string;
        readonly madeBy: string;
        readonly madeByName: string;
        readonly madeAt: number;
      }
    | undefined,
  { language, person }: DigestPresser,
  desk: DigestDesk,
): DigestReply {
  const now = desk.clock.now().getTime();
  const next = nextRun(wanted, now);
  const settings = { ...wanted, state: 'on' as const, ...(next !== undefined && { next }) };
  const date = next?.date ?? localDate(now, wanted.zone);
  const draft = draftFor(desk, language);
  const digest = composeDigest(desk.core, wanted, wanted.memory, { date });
  const isOthers = known !== undefined && known.state !== 'off' && known.madeBy !== person.id;
  const stands = isOthers
    ? draft.say('digest.stands', {
        who: known.madeByName,
        date: formatDate(localDate(known.madeAt, wanted.zone), language),
      })
    : draft.say('digest.form-unsaved');
  const blocks = [
    paragraph(...stands),
    paragraph(...settingsOf(draft, settings)),
    paragraph(...nextOf(draft, settings, now)),
    ...(digest === undefined
      ? [note(...draft.say('digest.preview-empty', { date: formatDay(date, language) }))]
      : digest.answer.blocks),
  ];
  const answer = digestAnswer(draft, blocks);
  return {
    answer:
      digest === undefined
        ? answer
        : { ...answer, citations: digest.answer.citations, sources: digest.answer.sources },
  };
}

function plainRow(row: ReturnType<typeof inRow>): string {
  return row.map((node) => (node.type === 'text' ? node.text : '')).join('');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
