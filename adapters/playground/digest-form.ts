import type { Core } from '../../src/core.ts';
import { type Form, type FormFilled, formFields } from '../../src/digest/commands/form.ts';
import { type Choice, type ChosenField, onlyChanged } from '../../src/digest/commands/form-choices.ts';
import type { Language } from '../../src/language.ts';
import type { PlainKey } from '../../src/messages/keys.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { type Html, html } from './html.ts';

/** The most values that are read of a field that is chosen from. */
const mostChosen = 400;

/** The digest of the page's channel: its form with the present values, and what can be done with it. */
export function digestForm(core: Core, language: Language, { values, choices }: Form): Html {
  const say = (key: PlainKey) => sayPlainly(core.messages, language, key);
  const label = (name: string) =>
    say(formFields.find((field) => field.name === name)?.label ?? 'digest.form-title');
  const action = (name: string, key: PlainKey) =>
    html`<button name="action" value="${name}">${say(key)}</button>`;
  const box = (name: ChosenField, type: 'checkbox' | 'radio') => (choice: Choice) =>
    html`<label><input type="${type}" name="${name}" value="${choice.value}"${choices[name].chosen.includes(choice.value) && html` checked`}> ${choice.label}</label>`;
  return html`<details class="digest"><summary>${say('playground.digest')}</summary>
<form method="post" action="/digest">
<label>${label('time')} <input type="time" name="time" value="${values.time}" required></label>
<label>${label('timezone')} <input name="timezone" value="${values.timezone}" list="zones" maxlength="80" required autocomplete="off" spellcheck="false"></label>
<datalist id="zones">${core.knowledge.zoneNames.zones.map((zone) => html`<option value="${zone}">`)}</datalist>
<fieldset><legend>${label('language')}</legend>${choices.language.groups.map((group) => group.choices.map(box('language', 'radio')))}</fieldset>
${daysOf(say, choices.days, box('days', 'checkbox'))}
<fieldset class="digest-follow" aria-describedby="follow-hint"><legend>${label('follow')}</legend>
<p id="follow-hint">${sayPlainly(core.messages, language, 'playground.digest-follow')}</p>
${choices.follow.groups.map((group) => followed(group, choices.follow.chosen, box('follow', 'checkbox')))}</fieldset>
<div class="digest-actions">${action('preview', 'playground.digest-preview')}${action('on', 'digest.button-save')}${action('status', 'playground.digest-status')}${action('off', 'playground.digest-off')}</div>
</form></details>`;
}

/** The days of the week, which of them in a month or a day of it, and whether it comes only after a change. */
function daysOf(
  say: (key: PlainKey) => string,
  { groups, chosen }: Form['choices']['days'],
  box: (choice: Choice) => Html,
): Html {
  const [week, month] = groups;
  const ofMonth = month?.choices.filter(({ value }) => value !== onlyChanged) ?? [];
  const option = ({ value, label }: Choice) =>
    html`<option value="${value}"${chosen.includes(value) && html` selected`}>${label}</option>`;
  return html`<fieldset><legend>${week?.label}</legend>${week?.choices.map(box)}
<label>${month?.label} <select name="days"><option value="">${say('playground.digest-weeks')}</option>${ofMonth.map(option)}</select></label>
${month?.choices.filter(({ value }) => value === onlyChanged).map(box)}</fieldset>`;
}

/** One kind of what can be followed, shut where nothing of it is: there are hundreds. */
function followed(
  { label, choices }: Form['choices']['follow']['groups'][number],
  chosen: readonly string[],
  box: (choice: Choice) => Html,
): Html {
  const isOpen = choices.some(({ value }) => chosen.includes(value));
  return html`<details${isOpen && html` open`}><summary>${label}</summary><div role="group" aria-label="${label}">${choices.map(box)}</div></details>`;
}

/** What the form was filled in with. */
export function filledIn(sent: URLSearchParams): FormFilled {
  const chosen = (name: ChosenField) =>
    sent
      .getAll(name)
      .filter((value) => value !== '')
      .slice(0, mostChosen);
  const typed = (name: 'time' | 'timezone') =>
    (sent.get(name) ?? '').slice(0, formFields.find((field) => field.name === name)?.limit);
  return {
    time: typed('time'),
    timezone: typed('timezone'),
    days: chosen('days'),
    language: chosen('language'),
    follow: chosen('follow'),
  };
}
