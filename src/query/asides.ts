/**
 * What may differ between a quotation and its document without a letter being different: white space; the style of
 * quotation marks or dashes; a closing mark that the quotation adds; an editor's [sic]; signs that nobody sees;
 * letters joined into one sign, or of an alphabet that stands for bold type; a word parted at the end of a line; a space
 * lost or added inside a word; hyphens; the number of a footnote; what a quoting writer changed in brackets; the case of
 * its first letter, capitals throughout, capitals without their accents; a chat's markup; a reference or a link beside
 * the quotation; what stands outside its quotation marks. `various` stands for too many to name.
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
  'styled',
  'parted',
  'hyphens',
  'accents',
  'capitals',
  'reference',
  'outside',
  'various',
] as const;
export type Aside = (typeof asides)[number];
