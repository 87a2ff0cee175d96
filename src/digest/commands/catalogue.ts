import type { CommandOption } from '../../commands/define.ts';
import { languageOption } from '../../commands/language-option.ts';
import type { PlainKey } from '../../messages/keys.ts';

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
