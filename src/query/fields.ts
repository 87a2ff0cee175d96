/** One field of a Query: how its value is written in an address and read back. */
export interface Field<Value> {
  write(value: Value): string;
  /** The value; undefined where the text is none that the field may have: it is of another age, or forged. */
  read(written: string): Value | undefined;
}

/** A field that a Query may be without. */
export interface OptionalField<Value> extends Field<Value> {
  readonly optional: true;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

type OptionalName<Of extends Fields> = {
  [Name in keyof Of]: Of[Name] extends OptionalField<unknown> ? Name : never;
}[keyof Of];
type ValueOf<Of> = Of extends Field<infer Value> ? Value : never;

/** The values of such fields. */
export type ValuesOf<Of extends Fields> = {
  readonly [Name in Exclude<keyof Of, OptionalName<Of>>]: ValueOf<Of[Name]>;
} & { readonly [Name in OptionalName<Of>]?: ValueOf<Of[Name]> };

/** Any text. Only what would be read as the address's own marks is escaped, so that names in any script stay short. */
export const text: Field<string> = {
  write: (value) =>
    value.replace(/[%/+?=&_]/g, (mark) => encodeURIComponent(mark).replace('_', '%5F')).replaceAll(' ', '_'),
  read: (written) => {
    try {
      return decodeURIComponent(written.replaceAll('_', ' '));
    } catch {
      return undefined;
    }
  },
};

/** A text that is not empty: the id of a record, words to look for. */
export const filled = where(text, (value) => value !== '');

/** A whole number of at most nine digits. */
export const number: Field<number> = {
  write: (value) => text.write(String(value)),
  read: (written) => (/^-?\d{1,9}$/.test(written) ? Number(written) : undefined),
};

/** One of a list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Field<Word> {
  return { write: text.write, read: (written) => words.find((word) => text.write(word) === written) };
}

/** Several values, at least so many of them. */
export function listOf<Value>(item: Field<Value>, atLeast = 0): Field<readonly Value[]> {
  return {
    write: (values) => values.map((value) => item.write(value)).join('+'),
    read: (written) => {
      const values = written === '' && atLeast === 0 ? [] : written.split('+').map(item.read);
      return values.length < atLeast || !values.every((value) => value !== undefined) ? undefined : values;
    },
  };
}

/** A field whose value must hold something more. */
export function where<Value>(field: Field<Value>, holds: (value: Value) => boolean): Field<Value> {
  return {
    write: field.write,
    read: (written) => {
      const value = field.read(written);
      return value === undefined || !holds(value) ? undefined : value;
    },
  };
}

export function optional<Value>(field: Field<Value>): OptionalField<Value> {
  return { ...field, optional: true };
}

/** What the marks of an address are written as in another address: one letter for each, so that several fit a button. */
const marks: Readonly<Record<string, string>> = { '/': '!', '?': ';', '=': ':', '+': ',', '&': '*' };
const marksBack = Object.fromEntries(Object.entries(marks).map(([mark, as]) => [as, mark]));

/** The address of another Query. */
export const address: Field<string> = {
  write: (value) =>
    value
      .replace(/[%!;:,*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/[/?=+&]/g, (mark) => marks[mark] ?? mark),
  read: (written) =>
    written
      .replace(/[!;:,*]/g, (letter) => marksBack[letter] ?? letter)
      .replace(/%(25|21|3B|3A|2C|2A)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
};
