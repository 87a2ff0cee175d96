import { inLanguage, type Language, type Localised, languages } from '../language.ts';
import type { Event, Fact } from './schema.ts';

/** A fact with what follows it, as running text. */
export function wholeOf({ text, more }: Pick<Fact, 'text' | 'more'>, language: Language): string {
  const said = [text, ...(more === undefined ? [] : [more])];
  return said.map((each) => inLanguage(each, language).text).join(' ');
}

/** All that is said of a fact: itself with what follows it, what corrects it, adds to it or differs. */
export function wordingsOf(fact: Fact | Event): Localised[] {
  const { text, more, correction, addition, positions = [] } = fact;
  const itself = more === undefined ? text : whole(fact);
  const others = [correction?.text, addition?.text, ...positions.map((each) => each.text)];
  return [itself, ...others.filter((each) => each !== undefined)];
}

function whole(fact: Fact | Event): Localised {
  const said = languages.map((language) => [language, wholeOf(fact, language)]);
  return Object.fromEntries(said) as Record<Language, string>;
}
