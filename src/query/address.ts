import { formOf, kinds, type Query } from './query.ts';

/** The longest address a Query may have: a button's id holds it, and Discord allows 100 characters there. */
export const addressLimit = 90;

/**
 * The Query as a short text: `city/chicago`, `commitment/3`, `endorsed/Boston+chicago`, `count/member?claimed=140`.
 * The same Query always has the same address, and `parseAddress` gives the Query back.
 */
export function addressOf(query: Query): string {
  const values: Readonly<Record<string, unknown>> = query;
  const { path, fields } = formOf(query.kind);
  const head =
    path === undefined || values[path] === undefined ? '' : `/${fields[path]?.write(values[path])}`;
  const rest = otherNames(query.kind)
    .filter((name) => values[name] !== undefined)
    .map((name) => `${name}=${fields[name]?.write(values[name])}`);
  return rest.length === 0 ? `${query.kind}${head}` : `${query.kind}${head}?${rest.join('&')}`;
}

const namesByKind = new Map<Query['kind'], readonly string[]>();

/** The fields that may stand behind the question mark, in their order there. */
function otherNames(kind: Query['kind']): readonly string[] {
  const { path, fields } = formOf(kind);
  const names =
    namesByKind.get(kind) ??
    Object.keys(fields)
      .filter((name) => name !== path)
      .sort();
  namesByKind.set(kind, names);
  return names;
}

/** The Query behind an address, or undefined where the text is not one (a button of another age, a forgery). */
export function parseAddress(address: string): Query | undefined {
  if (severalOfBefore.test(address)) return readSeveralOfBefore(address);
  const [head = '', search = ''] = address.split('?', 2);
  const [name = '', inPath] = head.split('/', 2);
  if (!Object.hasOwn(kinds, name)) return undefined;
  const kind = name as Query['kind'];
  const { path, fields, fits } = formOf(kind);
  const written = new Map<string, string>();
  if (inPath !== undefined && path !== undefined) written.set(path, inPath);
  for (const pair of search === '' ? [] : search.split('&')) {
    const [field = '', value = ''] = pair.split('=', 2);
    if (!otherNames(kind).includes(field)) return undefined;
    written.set(field, value);
  }
  const values: Record<string, unknown> = {};
  for (const [field, form] of Object.entries(fields)) {
    const given = written.get(field);
    const value = given === undefined ? undefined : form.read(given);
    if (value !== undefined) values[field] = value;
    else if (given !== undefined || !('optional' in form)) return undefined;
  }
  const query = { kind, ...values } as Query;
  return fits?.(values) !== false && addressOf(query) === address ? query : undefined;
}

/** The kind of the Query that an address stands for. */
export function kindOf(address: string): Query['kind'] {
  return (/^[^/?]*/.exec(address)?.[0] ?? '') as Query['kind'];
}

/** Buttons posted by versions before hold addresses percent-encoded in another; only there a slash is "%2F". */
const severalOfBefore = /^several\/[^?]*%2F/u;

function readSeveralOfBefore(address: string): Query | undefined {
  const of = address
    .slice('several/'.length)
    .split('+')
    .map((written) => {
      try {
        const query = parseAddress(decodeURIComponent(written));
        return query === undefined ? undefined : addressOf(query);
      } catch {
        return undefined;
      }
    });
  return of.length < 2 || !of.every((each) => each !== undefined) ? undefined : { kind: 'several', of };
}
