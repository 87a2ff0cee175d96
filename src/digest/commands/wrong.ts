import type { Problem } from '../../commands/define.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { echo } from '../../text/echo.ts';
import { parseFollow } from '../follow.ts';
import { nearZones } from '../near-zones.ts';
import { sections } from '../subscription.ts';
import { findZones } from '../zones.ts';
import type { Values } from './values.ts';

/** A word that nothing can be made of: what looks like a time is a wrong time, what else could be a zone is none. */
export function wrongWord(word: string, names: readonly string[], values: Values, knowledge: Knowledge) {
  if (names.includes('time') && /^[\d-]/u.test(word)) return wrongValue('time', word, knowledge);
  if (names.includes('timezone') && values.zone === undefined) return wrongValue('timezone', word, knowledge);
  return refuse('digest.error-word', { value: echo(word) });
}

/** What is wrong with a text that is no value of an option. */
export function wrongValue(name: string, text: string, knowledge: Knowledge): { problem: Problem } {
  const value = echo(text);
  switch (name) {
    case 'time':
      return refuse('digest.error-time', { value });
    case 'timezone': {
      const meant = findZones(text, knowledge);
      if (meant !== undefined && 'several' in meant)
        return refuse('digest.error-zone-several', { value, places: meant.several });
      if (meant !== undefined && 'calledSo' in meant)
        return refuse('digest.error-zone-short', { value, zones: meant.calledSo.join(', ') });
      const near = nearZones(text, knowledge).map(({ label }) => label);
      return near.length > 0
        ? refuse('digest.error-zone-near', { value, near: near.join(', ') })
        : refuse('digest.error-zone', { value });
    }
    case 'days':
      return refuse('digest.error-days', { value });
    case 'rhythm':
      return refuse('digest.error-rhythm', { value });
    case 'follow': {
      const meant = parseFollow(text, knowledge);
      const word = echo('unknown' in meant ? meant.unknown : text);
      const near = 'near' in meant ? meant.near : [];
      return near.length > 0
        ? refuse('digest.error-follow-near', { value: word, near: near.join(', ') })
        : refuse('digest.error-follow', { value: word });
    }
    case 'when':
      return refuse('digest.error-when', { value });
    case 'language':
      return refuse('error.option-language', { value });
    case 'sections':
      return refuse('digest.error-section', { value, sections: sections.join(', ') });
    default:
      return refuse('digest.error-word', { value });
  }
}

/** A refusal with its sentence. */
export function refuse(key: Problem['key'], given: Problem['given']): { problem: Problem } {
  return { problem: { key, given } };
}
