/**
 * What may differ between a quotation and its document without a letter being different: white space; the style of
 * quotation marks or dashes; a closing mark that the quotation adds; an editor's [sic]; signs that nobody sees;
 * letters joined into one sign; a word parted at the end of a line; the number of a footnote; what a quoting writer
 * changed in brackets; the case of its first letter; a chat's markup. `various` stands for too many to name.
 */
export const asides = [
  'space',
  'marks',
  'dashes',
  'end',
  'sic',
  'unseen',
  'ligature',
  'hyphen',
  'note',
  'edit',
  'case',
  'markup',
  'various',
] as const;
export type Aside = (typeof asides)[number];
