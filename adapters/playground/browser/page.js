/**
 * What the page does beyond its forms: sends them without leaving, offers what a line could become, and shows what
 * arrives by itself. Everything it shows was drawn by the server; text is only ever set as text.
 */

const logs = () => [...document.querySelectorAll('.log')];

/**
 * Puts the new page's messages where they differ, so that what is read or pressed stays where it is.
 * @param {Document} fresh
 */
function show(fresh) {
  for (const log of logs()) {
    const wanted = fresh.getElementById(log.id);
    if (wanted === null) continue;
    const before = new Map([...log.children].map((child) => [child.id, child]));
    const children = [...wanted.children].map((child) => {
      const known = child.id === '' ? undefined : before.get(child.id);
      return known !== undefined && known.outerHTML === child.outerHTML ? known : document.adoptNode(child);
    });
    const active = document.activeElement?.closest('.message')?.id;
    const first = children.find((child) => !before.has(child.id));
    const changed = children.find((child) => before.has(child.id) && before.get(child.id) !== child);
    if (first === undefined && changed === undefined && children.length === log.children.length) continue;
    log.replaceChildren(...children);
    // A message that changed under the finger keeps the focus, though its button may be gone.
    const turned = active === undefined ? null : document.getElementById(active);
    if (turned !== null && document.activeElement === document.body) turned.focus({ preventScroll: true });
    const target = first ?? changed;
    if (target instanceof HTMLElement) log.scrollTop = target.offsetTop - 8;
  }
  const status = document.getElementById('status');
  const spoken = fresh.getElementById('status')?.textContent ?? '';
  if (status !== null && status.textContent !== spoken) status.textContent = spoken;
}

let asked = 0;

/**
 * Asks the server and shows what it gives, unless something newer was asked meanwhile.
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function load(address, options) {
  asked += 1;
  const mine = asked;
  const response = await fetch(address, options);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (mine === asked && response.ok) show(fresh);
}

const line = /** @type {HTMLInputElement} */ (document.getElementById('line'));
const offers = /** @type {HTMLUListElement} */ (document.getElementById('offers'));

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  // A field may be called "action", so the form's property of that name may be the field.
  const path = form.getAttribute('action') ?? '/';
  // Another language changes every word of the page.
  if (path === '/language') return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  closeOffers();
  if (form.id === 'composer') {
    remember(line.value);
    line.value = '';
  }
  load(path, { method: 'POST', body }).catch(sayGone);
});

function sayGone() {
  document.body.classList.add('gone');
}

/* What was typed before, with the arrow keys, as in a terminal. */

/** @type {string[]} */
const typed = [];
let back = 0;

/** @param {string} value */
function remember(value) {
  if (value.trim() !== '' && typed.at(-1) !== value) typed.push(value);
  back = 0;
}

/** @param {number} by */
function recall(by) {
  back = Math.min(Math.max(back + by, 0), typed.length);
  line.value = back === 0 ? '' : (typed.at(-back) ?? '');
}

/* Offers: a combobox with a list, as in https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */

line.setAttribute('role', 'combobox');
line.setAttribute('aria-autocomplete', 'list');
line.setAttribute('aria-expanded', 'false');
line.setAttribute('aria-controls', offers.id);

let chosen = -1;
let wanted = 0;

function closeOffers() {
  wanted += 1;
  chosen = -1;
  offers.hidden = true;
  offers.replaceChildren();
  line.setAttribute('aria-expanded', 'false');
  line.removeAttribute('aria-activedescendant');
}

/** @param {string[]} lines */
function openOffers(lines) {
  const kept = offers.children[chosen]?.textContent ?? '';
  closeOffers();
  if (lines.length === 0 || (lines.length === 1 && lines[0] === line.value)) return;
  offers.replaceChildren(
    ...lines.map((text, index) => {
      const option = document.createElement('li');
      option.id = `offer-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = text;
      return option;
    }),
  );
  offers.hidden = false;
  line.setAttribute('aria-expanded', 'true');
  // What was chosen while this list was on its way stays chosen.
  if (lines.includes(kept)) choose(lines.indexOf(kept));
}

/** @param {number} index */
function choose(index) {
  const options = [...offers.children];
  chosen = (index + options.length) % options.length;
  for (const [at, option] of options.entries()) {
    option.setAttribute('aria-selected', String(at === chosen));
    if (at === chosen) option.scrollIntoView({ block: 'nearest' });
  }
  line.setAttribute('aria-activedescendant', `offer-${chosen}`);
}

/** @param {Element | undefined} option */
function take(option) {
  if (option === undefined) return;
  const text = option.textContent ?? '';
  line.value = text.includes(' ') ? text : `${text} `;
  closeOffers();
  line.focus();
  if (!text.includes(' ')) void offer();
}

async function offer() {
  const value = line.value;
  if (value.trim() === '') return closeOffers();
  wanted += 1;
  const mine = wanted;
  const response = await fetch(`/complete?line=${encodeURIComponent(value)}`);
  const lines = response.ok ? /** @type {string[]} */ (await response.json()) : [];
  if (mine === wanted && line.value === value) openOffers(lines);
}

line.addEventListener('input', () => void offer().catch(closeOffers));
line.addEventListener('blur', closeOffers);
offers.addEventListener('pointerdown', (event) => {
  event.preventDefault();
  take(/** @type {Element} */ (event.target).closest('li') ?? undefined);
});
line.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const open = !offers.hidden;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const down = event.key === 'ArrowDown';
    if (open) choose(down ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    else recall(down ? -1 : 1);
  } else if (event.key === 'Escape' && open) {
    event.preventDefault();
    closeOffers();
  } else if (event.key === 'Enter' && open && chosen >= 0) {
    event.preventDefault();
    take(offers.children[chosen]);
  } else if (event.key === 'Tab' && open && !event.shiftKey) {
    event.preventDefault();
    take(offers.children[Math.max(chosen, 0)]);
  }
});

/* The theme and the platform that are shown stay as they were chosen. */

for (const name of ['theme', 'shown']) {
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll(`input[name="${name}"]`)
  );
  const kept = sessionStorage.getItem(name);
  for (const radio of radios) {
    if (kept !== null) radio.checked = radio.value === kept;
    radio.addEventListener('change', () => {
      sessionStorage.setItem(name, radio.value);
      if (name === 'shown') showNewest();
    });
  }
}

/* What arrives by itself, such as a digest. */

const changes = new EventSource('/changes');
changes.addEventListener('message', () => void load('/').catch(sayGone));
changes.addEventListener('open', () => document.body.classList.remove('gone'));
changes.addEventListener('error', sayGone);

/** Scrolls to what was said last, so that its answer is read from its beginning. */
function showNewest() {
  for (const log of logs()) {
    const newest = [...log.querySelectorAll('.message:has(.line)')].at(-1);
    if (newest instanceof HTMLElement) log.scrollTop = newest.offsetTop - 8;
  }
}

showNewest();
