/** Accents that stand alone beside their letter, as copies from some PDFs have them, and the mark that goes on it. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¨': '\u0308',
  '¸': '\u0327',
};
const alone = '[`´ˆ˜¨¸]';
const before = new RegExp(`(${alone})([A-Za-zı])`, 'gu');
const behind = new RegExp(`([A-Za-zı])(${alone})`, 'gu');

/** The characters of Windows' code page 1252 from 0x80 on: https://encoding.spec.whatwg.org/#windows-1252 */
const upperHalf = new Map(
  [
    ...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128)),
  ].map((character, index) => [character, index + 128]),
);
/** Strokes that are laid over letters, for chats that cannot strike through or underline. */
const overlay = /[\u0332-\u0338]/gu;
const misread = /[\u00C2-\u00F4][\u0080-\uFFFF]{1,3}/gu;

/**
 * A text with its letters written as they should be: accents that stand beside their letter put on it, and UTF-8 that was
 * read as Windows' code page ("Ã©") read again. None where it has no such.
 */
export function rewritten(text: string): string[] {
  const compose = (letter: string, accent: string) =>
    `${letter === 'ı' ? 'i' : letter}${accents[accent] ?? ''}`.normalize('NFC');
  const anew = text.replace(overlay, '').replace(misread, readAnew);
  return [
    anew.replace(behind, (_, letter: string, accent: string) => compose(letter, accent)),
    anew.replace(before, (_, accent: string, letter: string) => compose(letter, accent)),
    anew,
  ].filter((each) => each !== text);
}

/** Runs of characters that are bytes of UTF-8, as far as they are. */
function readAnew(run: string): string {
  for (let end = run.length; end > 1; end -= 1) {
    const bytes = [...run.slice(0, end)].map(
      (character) => upperHalf.get(character) ?? character.codePointAt(0) ?? 0,
    );
    if (bytes.some((byte) => byte > 255)) continue;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)) + run.slice(end);
    } catch {
      // Not UTF-8 up to here: a shorter run may be.
    }
  }
  return run;
}
