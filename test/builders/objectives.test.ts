import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { addressOf, parseAddress } from '../../src/query/address.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();
const say = (query: Query, language: 'en' | 'fr' | 'es' = 'en') => plainText(answer(query, core, language));

describe('the objectives of the compacts', () => {
  it('are 23 and 4, and a wrong number is corrected', () => {
    const all = say({ kind: 'objectives' });
    expect(all).toContain('The 23 objectives of the migration compact:');
    expect(all).toContain('The 4 objectives of the refugee compact:');
    expect(say({ kind: 'objectives', of: 'migration-compact', claimed: 20 })).toMatch(
      /^The sources do not say 20; they say 23\./,
    );
    expect(say({ kind: 'objectives', claimed: 4 })).not.toContain('do not say');
  });

  it('have a number, a title and a paragraph', () => {
    const said = say({ kind: 'objective', number: 15 });
    expect(said).toContain('Objective 15 of 23 of the migration compact, in paragraph 31: Provide access');
    expect(said).toMatch(/A\/RES\/73\/195.*paragraph 31/s);
  });

  it('of both compacts are given where a number is of both, and of one where that is asked', () => {
    expect(say({ kind: 'objective', number: 2 })).toMatch(/migration compact[\s\S]*refugee compact/);
    expect(say({ kind: 'objective', number: 2, of: 'refugee-compact' })).not.toContain('migration compact:');
  });

  it('that do not exist are refused with the number there is', () => {
    expect(say({ kind: 'objective', number: 24 })).toContain('it has 23');
    expect(parseAddress('objective/24?of=position-paper')).toBeDefined();
    expect(answer({ kind: 'objective', number: 1, of: 'position-paper' }, core, 'en').status).toBe(
      'not_in_sources',
    );
  });

  it('are translated in French and Spanish, marked as not official, with the English title', () => {
    const french = say({ kind: 'objective', number: 11 }, 'fr');
    expect(french).toContain('Gérer les frontières');
    expect(french).toContain('non officielle');
    expect(french).toContain('Manage borders in an integrated, secure and coordinated manner');
    const spanish = say({ kind: 'objectives', of: 'refugee-compact' }, 'es');
    expect(spanish).toContain('Aumentar la autosuficiencia de los refugiados');
    expect(spanish).toContain('no es oficial');
    expect(say({ kind: 'objective', number: 11 })).not.toContain('not official');
  });

  it.each<Query>([
    { kind: 'objectives' },
    { kind: 'objectives', of: 'refugee-compact', claimed: 5 },
    { kind: 'objective', number: 3, of: 'refugee-compact' },
    { kind: 'objectives-on', ids: ['gcm-obj-21', 'gcr-obj-4'] },
    { kind: 'principles', claimed: 12 },
  ])('have an address that leads back: %j', (query) => {
    expect(parseAddress(addressOf(query))).toEqual(query);
  });
});

describe('the guiding principles', () => {
  it('are ten, in their order', () => {
    expect(say({ kind: 'principles' })).toMatch(/1\. People-centred[\s\S]*10\. Whole-of-society approach/);
  });

  it('say what the compact asks for where the data has it', () => {
    expect(say({ kind: 'record', id: 'gcm-principle-10' })).toContain(
      'local communities, not local authorities',
    );
  });
});
