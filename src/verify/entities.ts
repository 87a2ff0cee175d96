const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: '\u00A0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsquo: '’',
  shy: '\u00AD',
  AElig: 'Æ',
  aelig: 'æ',
  OElig: 'Œ',
  oelig: 'œ',
};
/** How a letter with an accent is named: "eacute" is e with an acute one. */
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
};

/**
 * The characters that a page's source writes as "&eacute;" or "&#233;", as far as texts in the three languages have them:
 * https://html.spec.whatwg.org/multipage/named-characters.html
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu, (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/&([a-z\p{Cf}]{2,12});/giu, (whole, written: string) => {
      const name = written.replace(/\p{Cf}/gu, '');
      const [, letter = '', accent = ''] = /^([a-z])(grave|acute|circ|tilde|uml|cedil)$/iu.exec(name) ?? [];
      return (
        named[name] ??
        named[name.toLowerCase()] ??
        (letter === '' ? whole : (letter + accents[accent]).normalize('NFC'))
      );
    });
}
