import { type Draft, startDraft } from '../../builders/draft.ts';
import type { Core } from '../../core.ts';
import { type Language, languages, ownNames } from '../../language.ts';
import type { PlainKey } from '../../messages/keys.ts';
import { formatDays } from '../days.ts';
import { allFollowed, type Followed, mainFollowed, nameOfFollowed } from '../follow.ts';
import { sayRhythm } from '../rhythm.ts';
import { type Settings, weekdays } from '../subscription.ts';

/** Something to choose in a form: what is sent, and what is read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a field offers to choose from, in groups that have names, and what is chosen now. */
export interface Choices {
  readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly chosen: readonly string[];
  readonly takesSeveral: boolean;
}

/** What is chosen in a form, by its values; or what was typed where a field is typed. */
export type Filled = string | readonly string[];

/** The fields of the form that are chosen from. */
export type ChosenField = 'days' | 'language' | 'follow';

/** Days of a month that are offered besides those of the week. */
const daysOfMonth = [1, 15, 31];

/** English names of the weekdays: the values of what is chosen are words of the command's own line. */
const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const edge = {
  first: 'first of these days in every month',
  last: 'last of these days in every month',
} as const;
/** Chosen where it comes only after a change of the data. */
export const onlyChanged = 'changed';

/** What each field that is not typed offers, with the present settings chosen. */
export function choicesOf(
  core: Core,
  language: Language,
  settings: Pick<Settings, 'days' | 'monthly' | 'onlyChanges' | 'language' | 'follow'>,
): Readonly<Record<ChosenField, Choices>> {
  const draft = startDraft(core, language);
  return {
    days: rhythmChoices(draft, settings),
    language: {
      groups: [
        {
          label: draft.label('digest.form-language'),
          choices: languages.map((each) => ({ value: each, label: ownNames[each] })),
        },
      ],
      chosen: [settings.language],
      takesSeveral: false,
    },
    follow: followChoices(draft, settings.follow ?? []),
  };
}

/** The words of the command's line that mean what was chosen as how often; nothing chosen says nothing. */
export function rhythmWords(chosen: readonly string[]): string {
  // A day of the month goes over the days of the week that were chosen before.
  const isDated = chosen.some((each) => each.endsWith(' of the month'));
  const said = isDated ? chosen.filter((each) => !names.includes(each)) : chosen;
  return [...said, ...(chosen.includes(onlyChanged) ? [] : ['always'])].join(' ');
}

/** What was chosen to follow; undefined where something of it is not there to follow. */
export function followedOf(chosen: readonly string[], { knowledge }: Core): readonly Followed[] | undefined {
  const all = new Set(allFollowed(knowledge));
  return chosen.every((each) => all.has(each)) ? chosen : undefined;
}

function rhythmChoices(
  draft: Draft,
  { days, monthly, onlyChanges }: Pick<Settings, 'days' | 'monthly' | 'onlyChanges'>,
): Choices {
  const dates = new Set([...daysOfMonth, ...(typeof monthly === 'number' ? [monthly] : [])]);
  const ofMonth = [...dates]
    .sort((one, other) => one - other)
    .map((date) => ({ value: dateWords(date), label: sayRhythm(draft, { days: weekdays, monthly: date }) }));
  return {
    groups: [
      {
        label: draft.label('digest.form-days'),
        choices: weekdays.map((day) => ({
          value: names[day - 1] ?? '',
          label: capitalised(draft, formatDays([day], draft.language)),
        })),
      },
      {
        label: draft.label('digest.choice-month'),
        choices: [
          { value: edge.first, label: capitalised(draft, draft.label('digest.choice-first')) },
          { value: edge.last, label: capitalised(draft, draft.label('digest.choice-last')) },
          ...ofMonth.map(({ value, label }) => ({ value, label: capitalised(draft, label) })),
          { value: onlyChanged, label: capitalised(draft, draft.label('digest.when-changed')) },
        ],
      },
    ],
    chosen: [
      ...(typeof monthly === 'number' ? [dateWords(monthly)] : days.map((day) => names[day - 1] ?? '')),
      ...(monthly === 'first' || monthly === 'last' ? [edge[monthly]] : []),
      ...(onlyChanges === true ? [onlyChanged] : []),
    ],
    takesSeveral: true,
  };
}

function dateWords(date: number): string {
  return date === 31 ? 'last day of the month' : `day ${date} of the month`;
}

const groupLabels = {
  instruments: 'digest.choice-instruments',
  cities: 'digest.choice-cities',
  commitments: 'digest.choice-commitments',
  organisations: 'digest.choice-organisations',
  objectives: 'digest.choice-objectives',
  countries: 'digest.choice-countries',
} as const satisfies Record<ReturnType<typeof mainFollowed>[number]['kind'], PlainKey>;

/** What is followed now first, then what is followed most. */
function followChoices(draft: Draft, followed: readonly Followed[]): Choices {
  const { language } = draft;
  const choice = (each: Followed): Choice => ({
    value: each,
    label: capitalised(draft, nameOfFollowed(draft, each)),
  });
  const groups = mainFollowed(draft.knowledge).map(({ kind, all }) => {
    const choices = all.filter((each) => !followed.includes(each)).map(choice);
    // The data has countries in the order of their English names.
    const byName = (one: Choice, other: Choice) => one.label.localeCompare(other.label, language);
    return {
      label: draft.label(groupLabels[kind]),
      choices: kind === 'countries' ? choices.toSorted(byName) : choices,
    };
  });
  const now = { label: draft.label('digest.choice-now'), choices: followed.map(choice) };
  return {
    groups: [now, ...groups].filter(({ choices }) => choices.length > 0),
    chosen: followed,
    takesSeveral: true,
  };
}

function capitalised({ language }: Draft, label: string): string {
  return label.slice(0, 1).toLocaleUpperCase(language) + label.slice(1);
}
