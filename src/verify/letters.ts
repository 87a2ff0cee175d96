/** Letters that a typesetter joins into one sign: https://www.unicode.org/charts/PDF/UFB00.pdf */
const ligature = /[\uFB00-\uFB06]/u;
/** Vowels that French prints as one letter and many keyboards cannot write. */
const joined: Readonly<Record<string, readonly [string, string]>> = {
  œ: ['o', 'e'],
  Œ: ['O', 'E'],
  æ: ['a', 'e'],
  Æ: ['A', 'E'],
};
/** Full-width letters, and the alphabets of mathematics that chats without bold type write bold and italics with. */
const styled = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/u;

/** The letters that a character is made of: more than one of a ligature, the plain one of a styled. */
export function lettersIn(raw: string): readonly string[] {
  if (ligature.test(raw)) return [...raw.normalize('NFKC')];
  if (styled.test(raw)) return [raw.normalize('NFKC')];
  return joined[raw] ?? [raw];
}

/** True for several letters that are printed as one sign. */
export function isJoined(raw: string): boolean {
  return ligature.test(raw) || joined[raw] !== undefined;
}

/** True for a letter of an alphabet that stands for bold or wide type. */
export function isStyled(raw: string): boolean {
  return styled.test(raw);
}

/** A letter without its accents, in lower case. The Spanish ñ is a letter of its own. */
export function baseOf(letter: string): string {
  const lower = letter.toLowerCase();
  return lower <= '\u007F' || lower === 'ñ' ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
}
