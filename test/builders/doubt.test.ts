import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();
const { knowledge } = core;
const languages = ['en', 'fr', 'es'] as const;
const say = (query: Query, language: (typeof languages)[number] = 'en') =>
  plainText(answer(query, core, language));

describe('what is not certain', () => {
  const doubted = knowledge.facts.filter(({ doubt }) => doubt !== undefined);

  it.each(doubted.map((fact) => [fact.id, fact] as const))(
    '%s is never said without its doubt',
    (id, fact) => {
      for (const language of languages) {
        const doubt = fact.doubt?.[language] ?? 'no doubt';
        expect(say({ kind: 'facts', ids: [id] }, language)).toContain(doubt);
        expect(say({ kind: 'choose', ids: [id] }, language)).toContain(doubt);
        if ('date' in fact) expect(say({ kind: 'timeline' }, language)).toContain(doubt);
        const record = say({ kind: 'record', id: fact.subject }, language);
        if (record.includes(fact.text[language])) expect(record).toContain(doubt);
      }
    },
  );

  it('is there at all', () => {
    expect(doubted.length).toBeGreaterThan(3);
  });
});

describe('what can change', () => {
  it('says up to when it is known', () => {
    expect(say({ kind: 'facts', ids: ['unhcr-head'] })).toMatch(
      /Barham Salih[\s\S]*since 1 January 2026[\s\S]*\(The sources say nothing later\.\)/,
    );
    expect(say({ kind: 'facts', ids: ['montreal-mayor'] }, 'fr')).toContain('13 novembre 2025');
  });
});

describe('where sources disagree', () => {
  const disputed = knowledge.facts.filter(({ positions }) => positions !== undefined);

  it.each(disputed.map((fact) => [fact.id, fact] as const))(
    '%s gives every position with its source',
    (id, fact) => {
      const given = answer({ kind: 'facts', ids: [id] }, core, 'en');
      for (const position of fact.positions ?? []) {
        expect(plainText(given)).toContain(position.text.en);
        for (const { document } of position.citations) {
          expect(given.citations.map((citation) => citation.document)).toContain(document);
        }
      }
    },
  );
});

describe('what no source says', () => {
  const open = knowledge.facts.filter(({ known }) => known !== undefined);

  it.each(open.map((fact) => [fact.id, fact] as const))(
    '%s says so, with what is known or with nothing',
    (id, fact) => {
      const given = answer({ kind: 'facts', ids: [id] }, core, 'en');
      const [first] = plainText(given).split('\n\n');
      expect(first).toBe(fact.text.en);
      const nearest = fact.known ?? [];
      expect(given.status).toBe(nearest.length > 0 ? 'answered' : 'not_in_sources');
      for (const each of knowledge.facts.filter((known) => nearest.includes(known.id))) {
        expect(plainText(given)).toContain(each.text.en);
      }
    },
  );

  it('is no fact about anybody', () => {
    expect(say({ kind: 'record', id: 'metropolis' })).not.toContain('Who leads Metropolis');
  });
});

describe('a record with much about it', () => {
  it('leads with what it is, when it was adopted and by what vote, then the article', () => {
    const said = say({ kind: 'record', id: 'migration-compact' });
    const order = [
      'is a non-binding framework, adopted on 10 December 2018',
      'endorsed it by 152 votes to 5',
      'The migration compact was adopted on 10 December 2018 in Marrakech',
      '24 states did not vote',
      'the article says',
    ];
    const places = order.map((words) => said.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(said).toContain('There is more to ask about:');
  });
});

describe('places in other languages', () => {
  it('have the names people use there', () => {
    expect(say({ kind: 'city', id: 'richmond' }, 'fr')).toContain('Virginie, Californie');
    expect(say({ kind: 'city', id: 'philadelphia' }, 'es')).toContain('Pensilvania');
    expect(say({ kind: 'cities', state: 'California' }, 'fr')).toContain('Californie');
    expect(say({ kind: 'endorsed', names: ['san-jose, United States'] }, 'fr')).not.toContain(
      'United States',
    );
  });
});

describe('the numbers of the article', () => {
  it('stand behind what is known today, and before what others add', () => {
    expect(say({ kind: 'count', of: 'member' })).toMatch(/in 2023[\s\S]*had 136 members[\s\S]*141 in 2021/);
    expect(say({ kind: 'count', of: 'member', in: 'article' })).toMatch(
      /^By the count[\s\S]*136 members[\s\S]*Note: [\s\S]*141 in 2021/,
    );
    expect(say({ kind: 'count', of: 'endorser' })).toMatch(
      /13 supporters[\s\S]*Note: Other sources count other US signers/,
    );
  });
});

describe('a number that another source gives', () => {
  it('is not denied, but set beside the article’s with its source', () => {
    for (const query of [
      { kind: 'count', of: 'endorser', claimed: 18 },
      { kind: 'cities', claimed: 18 },
    ] as const) {
      expect(say(query)).toMatch(/^The article says 13; another source says 18\./);
      expect(say(query)).toContain('Brookings');
    }
    expect(say({ kind: 'count', of: 'member', claimed: 141 })).toMatch(/^The article says 136; another/);
    expect(say({ kind: 'count', of: 'member', claimed: 300 })).toMatch(/^The article does not say 300/);
  });

  it('is cited in the order in which it is said', () => {
    expect(say({ kind: 'count', of: 'endorser' })).toMatch(
      /1 county\. \[1\] \[2\][\s\S]*later signers\. \[3\]/,
    );
  });
});

describe('the commitments in another language', () => {
  it('keep their wording, with our translation marked as such', () => {
    const said = say({ kind: 'commitment', number: 4 }, 'es');
    expect(said).toContain('Sharing experience gained through action');
    expect(said).toMatch(/Traducción nuestra, no oficial: Compartir la experiencia/);
    expect(say({ kind: 'commitments' }, 'fr')).toContain('Mesurer les progrès des villes');
    expect(say({ kind: 'commitment', number: 4 })).not.toContain('not official');
    expect(said).toMatch(/Compartir la experiencia.*Texto original:.*Sharing experience/su);
    expect(say({ kind: 'commitments' }, 'fr')).toMatch(
      /Mesurer les progrès.*Texte original\u202f:.*Measuring/su,
    );
  });
});
