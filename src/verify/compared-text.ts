/** A text as quotations are compared with it: white space, quotation marks and dashes are all of one style. */
export interface ComparedText {
  readonly compared: string;
  /** For every UTF-16 unit of `compared`, where it stands in the text it comes from; one more for the end. */
  readonly offsets: readonly number[];
}

const plain = /[A-Za-z0-9,.]/;
const space = /[\s\p{Cf}\p{Cc}]/u;
const mark = /["'“”„‟«»‹›‘’‚‛ʼ`´′″]/u;
const dash = /[-‐‑‒–—―−]/u;

/** Brings a text into the form that is compared. Letters, digits, case and accents stay as they are. */
export function comparedText(text: string): ComparedText {
  let compared = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const form = comparedCharacter(character);
    const isRepeated = form === ' ' && (compared === '' || compared.endsWith(' '));
    if (!isRepeated) {
      compared += form;
      for (let unit = 0; unit < form.length; unit += 1)
        offsets.push(at + Math.min(unit, character.length - 1));
    }
    at += character.length;
  }
  offsets.push(text.length);
  return { compared, offsets };
}

function comparedCharacter(character: string): string {
  if (plain.test(character)) return character;
  if (space.test(character)) return ' ';
  if (mark.test(character)) return "'";
  return dash.test(character) ? '-' : character;
}
