import type { Press } from '../../src/chat/press.ts';
import type { Core } from '../../src/core.ts';
import type { Form } from '../../src/digest/commands/form.ts';
import { type Language, languages, ownNames } from '../../src/language.ts';
import type { PlainKey } from '../../src/messages/keys.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { reportLimits } from '../../src/report/report.ts';
import { type Conversation, type Entry, type PlatformName, personIn, platformNames } from './conversation.ts';
import { digestForm } from './digest-form.ts';
import { channelName } from './digests.ts';
import { discordView } from './discord-view.ts';
import { type Html, html } from './html.ts';
import { slackView } from './slack-view.ts';
import type { PressableButton, Shown, View } from './view.ts';

/** The longest line that can be typed, in UTF-16 code units; what is too long for a question is answered as such. */
export const longestLine = 1000;

const views: Readonly<Record<PlatformName, View>> = { slack: slackView, discord: discordView };
const platformTitles: Readonly<Record<PlatformName, string>> = { slack: 'Slack', discord: 'Discord' };
const themes: readonly (readonly [theme: string, label: PlainKey])[] = [
  ['auto', 'playground.theme-auto'],
  ['light', 'playground.theme-light'],
  ['dark', 'playground.theme-dark'],
];

/** Questions to press, of the kinds that people come with; the first is answered before anybody asks. */
const tries: readonly PlainKey[] = [
  'playground.try-compact',
  'playground.try-city',
  'playground.try-vote',
  'playground.try-commitment',
  'playground.try-compare',
  'playground.try-date',
];

/** What the page is drawn from. */
export interface PageParts {
  readonly core: Core;
  readonly conversation: Conversation;
  /** The digest's form with its present values. */
  readonly digest: Form;
}

type Say = (key: PlainKey) => string;

/** Pages as they were drawn last: most visits find a conversation in which nothing is new. */
const drawn = new WeakMap<Conversation, { readonly of: readonly unknown[]; readonly page: string }>();

/** The whole page with the conversation so far. It works without its script too. */
export function renderPage(parts: PageParts): string {
  const { conversation } = parts;
  // What is said makes new lists of entries; it never changes those that were there.
  const entries = platformNames.map((platform) => conversation.entries(platform));
  const { values, choices } = parts.digest;
  const chosen = Object.values(choices).map((each) => each.chosen);
  const of = [conversation.language, JSON.stringify([values, chosen]), ...entries];
  const known = drawn.get(conversation);
  if (known?.of.every((each, at) => each === of[at])) return known.page;
  const page = drawPage(parts);
  drawn.set(conversation, { of, page });
  return page;
}

function drawPage(parts: PageParts): string {
  const { conversation, core } = parts;
  const { language } = conversation;
  const say: Say = (key) => sayPlainly(core.messages, language, key);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>compacts-bot · ${say('playground.title')}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/messages.css">
<link rel="stylesheet" href="/composer.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<a class="skip" href="#line">${say('playground.skip')}</a>
<header>
<h1>compacts-bot <span>${say('playground.title')}</span></h1>
<p>${say('playground.about')}</p>
<div class="choices">${languageChoice(language, say)}${themeChoice(say)}${platformChoice(say)}</div>
</header>
<main>
${platformNames.map((platform) => column(platform, parts, say))}
</main>
<p id="status" role="status" class="unseen" lang="${language}">${spokenOf(parts)}</p>
${composer(parts, say)}
</body>
</html>
`.markup;
}

function languageChoice(language: Language, say: Say): Html {
  return html`<form method="post" action="/language" class="language"><fieldset><legend>${say('playground.language')}</legend>
${languages.map(
  (each) =>
    html`<button name="language" value="${each}" lang="${each}" aria-pressed="${each === language ? 'true' : 'false'}">${ownNames[each]}</button>`,
)}</fieldset></form>`;
}

function themeChoice(say: Say): Html {
  return html`<fieldset><legend>${say('playground.theme')}</legend>${themes.map(
    ([theme, label]) =>
      html`<label><input type="radio" name="theme" id="theme-${theme}" value="${theme}"${theme === 'auto' && checked}>${say(label)}</label>`,
  )}</fieldset>`;
}

const checked = html` checked`;

/** On a narrow screen one platform at a time is shown. */
function platformChoice(say: Say): Html {
  return html`<fieldset class="narrow-only"><legend>${say('playground.shown')}</legend>${platformNames.map(
    (platform, index) =>
      html`<label><input type="radio" name="shown" id="shown-${platform}" value="${platform}"${index === 0 && checked}>${platformTitles[platform]}</label>`,
  )}</fieldset>`;
}

function column(platform: PlatformName, parts: PageParts, say: Say): Html {
  const entries = parts.conversation.entries(platform);
  const title = platformTitles[platform];
  return html`<section class="platform ${platform}" aria-labelledby="${platform}-title">
<h2 id="${platform}-title">${title} <span># ${channelName}</span></h2>
<div class="log" id="${platform}-log" role="region" aria-label="${title}: ${say('playground.messages')}" tabindex="0">
${entries.map((entry) => shownEntry(entry, platform, parts, say))}
</div>
</section>`;
}

function shownEntry(entry: Entry, platform: PlatformName, parts: PageParts, say: Say): Html {
  if ('said' in entry) return saidLine(entry, parts);
  return 'form' in entry ? reportForm(entry, platform, parts) : botMessage(entry, platform, parts, say);
}

/** The form that a platform opens in front of the channel stands in it here. */
function reportForm(
  { id, form }: Entry & { form: Press },
  platform: PlatformName,
  { core }: PageParts,
): Html {
  const say: Say = (key) => sayPlainly(core.messages, form.language, key);
  return html`<article class="message" id="${id}" tabindex="-1" lang="${form.language}">
<span class="avatar bot" aria-hidden="true"></span>
<form method="post" action="/report" class="words report" aria-labelledby="${id}-title">
<h3 id="${id}-title">${say('report.button')}</h3>
<input type="hidden" name="platform" value="${platform}"><input type="hidden" name="form" value="${id}">
<label>${say('report.what')} <textarea name="said" rows="3" maxlength="${reportLimits.said}"></textarea></label>
<label>${say('report.source')} <input name="source" maxlength="${reportLimits.source}"></label>
<label>${say('report.name')} <input name="name" maxlength="${reportLimits.name}" autocomplete="name"></label>
<p class="small">${say('report.kept-of-it')}</p>
<div class="buttons"><button name="do" value="send">${say('report.send')}</button><button name="do" value="cancel">${say('report.cancel')}</button></div>
</form></article>`;
}

function saidLine({ id, at, said }: Entry & { said: string }, { core, conversation }: PageParts): Html {
  return html`<article class="message" id="${id}">
<span class="avatar person" aria-hidden="true"></span>
<div class="words"><p class="author"><b>${personIn(core, conversation.language)}</b> ${timeOf(at, conversation.language)}</p>
<p class="line">${said}</p></div>
</article>`;
}

function botMessage(
  { id, at, payload }: Entry & { payload: unknown },
  platform: PlatformName,
  { conversation }: PageParts,
  say: Say,
): Html {
  const { language } = conversation;
  const buttons = (given: readonly PressableButton[]) => buttonRow(given, platform, id);
  const shown = views[platform].show(payload, { language, buttons });
  const note = shown.isPrivate && html`<p class="only-you">${say('playground.only-you')}</p>`;
  return html`<article class="message" id="${id}" tabindex="-1">
<span class="avatar bot" aria-hidden="true"></span>
<div class="words">${platform === 'slack' && note}<p class="author"><b>Compacts</b> <span class="badge">APP</span> ${timeOf(at, language)}</p>
${shown.body}${platform === 'discord' && note}
<details class="payload"><summary>${say('playground.payload')}</summary><pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre></details></div>
</article>`;
}

function buttonRow(buttons: readonly PressableButton[], platform: PlatformName, message: string): Html {
  return html`<form method="post" action="/press" class="buttons"><input type="hidden" name="platform" value="${platform}"><input type="hidden" name="message" value="${message}">${buttons.map(
    ({ label, id }) => html`<button name="press" value="${id}">${label}</button>`,
  )}</form>`;
}

function timeOf(at: Date, language: Language): Html {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  return html`<time datetime="${at.toISOString()}">${time}</time>`;
}

/** What a screen reader says when the newest message arrives: the linear form that Slack sends for it. */
function spokenOf({ conversation }: PageParts): string {
  const newest = conversation.entries('slack').findLast((entry) => 'payload' in entry);
  if (newest === undefined || !('payload' in newest)) return '';
  const nothing = () => html``;
  const shown: Shown = slackView.show(newest.payload, { language: conversation.language, buttons: nothing });
  return shown.spoken ?? '';
}

function composer(parts: PageParts, say: Say): Html {
  const questions = tries.slice(1).map((key) => say(key));
  return html`<footer aria-label="${say('playground.ask')}">
<form method="post" action="/say" class="examples"><p id="examples">${say('playground.examples')}</p><div role="group" aria-labelledby="examples" tabindex="0">${questions.map((line) => html`<button name="line" value="${line}">${line}</button>`)}</div></form>
<form method="post" action="/say" id="composer" autocomplete="off">
<label for="line">${say('playground.line')}</label>
<div class="field"><span class="slash" aria-hidden="true">/compacts</span>
<input id="line" name="line" maxlength="${longestLine}" autofocus spellcheck="false" autocapitalize="off" placeholder="${say('playground.placeholder')}">
<ul id="offers" role="listbox" aria-label="${say('playground.offers')}" hidden></ul>
<button class="primary">${say('playground.send')}</button></div>
</form>
${digestForm(parts.core, parts.conversation.language, parts.digest)}
</footer>`;
}
