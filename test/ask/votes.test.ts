import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { allPhrases } from '../../src/knowledge/knowledge.ts';
import { namesOfCountry } from '../../src/knowledge/roll-calls.ts';
import type { Country, Vote } from '../../src/knowledge/schema.ts';
import { inLanguage, type Language, languages } from '../../src/language.ts';

const core = await loadCore();
const { countries, rollCalls } = core.knowledge;

const asked = (question: string, language: Language) => understand(question, core, language).query;
const said = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language));

const compacts = ['migration-compact', 'refugee-compact'] as const;
type Compact = (typeof compacts)[number];

const calledSo: Record<Language, Record<Compact, string>> = {
  en: { 'migration-compact': 'the migration compact', 'refugee-compact': 'the refugee compact' },
  fr: { 'migration-compact': 'le pacte sur les migrations', 'refugee-compact': 'le pacte sur les réfugiés' },
  es: { 'migration-compact': 'el pacto migratorio', 'refugee-compact': 'el pacto de refugiados' },
};

/** Ways to ask how a state voted, by the words that nobody wrote with an engine in mind. */
const ways: Record<Language, readonly ((name: string, of: string) => string)[]> = {
  en: [
    (name, of) => `${name} on ${of}, yes, no or abstain?`,
    (name, of) => `so what did ${name} do in the vote on ${of}?`,
    (name, of) => `${name}: for or against ${of}?`,
  ],
  fr: [
    (name, of) => `${name}, pour ou contre ${of} ?`,
    (name, of) => `quelle a été la position de ${name} lors du vote sur ${of} ?`,
  ],
  es: [
    (name, of) => `${name}, ¿a favor o en contra de ${of}?`,
    (name, of) => `¿cómo quedó ${name} en la votación sobre ${of}?`,
  ],
};

const anyCountry = fc.constantFrom(...countries);
const anyLanguage = fc.constantFrom(...languages);
const anyCompact = fc.constantFrom(...compacts);

/** What an answer says of a state that did this, in English. */
const words: Record<Vote, RegExp> = {
  for: /voted for/,
  against: /voted against/,
  abstained: /abstained/,
  absent: /did not vote/,
};

describe('a question that names a state and a vote', () => {
  it.each(languages)('is told how it voted, by each of its names and seats, in %s', (language) => {
    const missed: string[] = [];
    for (const country of countries) {
      const names = [
        ...namesOfCountry(country),
        ...(country.seats?.en ?? []),
        ...(country.seats?.[language] ?? []),
      ];
      for (const name of new Set(names)) {
        for (const of of compacts) {
          const question =
            ways[language][name.length % ways[language].length]?.(name, calledSo[language][of]) ?? '';
          const query = asked(question, language);
          const isTold = query.kind === 'country' && query.names.includes(country.id) && query.of === of;
          if (!isTold && !isOfAnother(name, country)) missed.push(question);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('opens with yes or no, and is right, for every state, vote and supposition', () => {
    const verbs: Record<Vote, string> = {
      for: 'vote for',
      against: 'vote against',
      abstained: 'abstain on',
      absent: 'skip the vote on',
    };
    fc.assert(
      fc.property(
        anyCountry,
        anyCompact,
        fc.constantFrom<Vote>('for', 'against', 'abstained', 'absent'),
        ({ id, name, votes }, of, supposed) => {
          // "Congo" is two states.
          fc.pre(asked(`How did ${name.en} vote?`, 'en').kind === 'country' && id !== 'congo');
          const text = said(`Did ${name.en} ${verbs[supposed]} ${calledSo.en[of]}?`, 'en');
          expect(text).toMatch(votes[of] === supposed ? /^Yes: / : /^No: /);
          expect(text).toMatch(words[votes[of] ?? 'for']);
        },
      ),
    );
  });

  it('is told of both, where it names two', () => {
    fc.assert(
      fc.property(anyCountry, anyCountry, anyLanguage, anyCompact, (one, other, language, of) => {
        fc.pre(one.id !== other.id);
        const [a, b] = [one, other].map(({ name }) => inLanguage(name, language).text);
        const compact = calledSo[language][of];
        const question = {
          en: `${a} and ${b} on ${compact}: same vote?`,
          fr: `${a} et ${b} sur ${compact} : même vote ?`,
          es: `${a} y ${b} en ${compact}: ¿mismo voto?`,
        }[language];
        const query = asked(question, language);
        expect(query).toMatchObject({ kind: 'country', of, tone: 'alike' });
        expect(query.kind === 'country' && query.names).toEqual(expect.arrayContaining([one.id, other.id]));
        expect(said(question, 'en').length).toBeGreaterThan(0);
      }),
    );
  });

  it('checks what it supposes of each compact, one by one', () => {
    const did: Record<Vote, string> = {
      for: 'backed',
      against: 'opposed',
      abstained: 'abstained on',
      absent: 'skipped',
    };
    const vote = fc.constantFrom<Vote>('for', 'against', 'abstained', 'absent');
    fc.assert(
      fc.property(anyCountry, vote, vote, (country, one, other) => {
        const { name, votes } = country;
        // "Congo" may be either of two states: both are told.
        fc.pre(one !== other && !isOfAnother(name.en, country));
        const text = said(
          `Is it true that ${name.en} ${did[one]} the migration compact but ${did[other]} the refugee compact?`,
          'en',
        );
        const right = [votes['migration-compact'] === one, votes['refugee-compact'] === other];
        const opens = right.every(Boolean) ? /^Yes: / : right.some(Boolean) ? /^Only in part: / : /^No: /;
        expect(text).toMatch(opens);
      }),
    );
  });

  it.each([
    ['en', 'What did Hungary say in its explanation of vote?'],
    ['fr', 'Qu’a dit la Hongrie dans son explication de vote ?'],
    ['es', '¿Qué dijo Hungría en su explicación de voto?'],
  ] as const)(
    'in %s is not told its vote where it asks for the explanation of it: %s',
    (language, question) => {
      expect(understand(question, core, language).query.kind).toBe('unknown');
    },
  );

  it('answers for the state that somebody says something of, and not for whoever says it', () => {
    const asks: Record<Language, readonly ((name: string, of: string) => string)[]> = {
      en: [
        (name, of) => `At the hairdresser's somebody said that ${name} voted against ${of}. Can you confirm?`,
        (name, of) => `Everywhere one reads that ${name} rejected ${of}. Did it really vote against?`,
      ],
      fr: [
        (name, of) => `Un chauffeur de taxi affirme que ${name} a voté contre ${of}. Vous confirmez ?`,
        (name, of) => `On lit partout que ${name} a rejeté ${of}. Est-ce vrai, ce vote contre ?`,
      ],
      es: [
        (name, of) => `En una tertulia han dicho que ${name} votó en contra, ${of}. ¿Me lo confirmas?`,
        (name, of) => `Se lee por todas partes que ${name} rechazó ${of}. ¿De verdad votó en contra?`,
      ],
    };
    fc.assert(
      fc.property(anyCountry, anyLanguage, fc.nat(1), anyCompact, (country, language, which, of) => {
        // "Congo" is two states.
        fc.pre(country.id !== 'congo');
        const name = inLanguage(country.name, language).text;
        const question = asks[language][which]?.(name, calledSo[language][of]) ?? '';
        expect(asked(question, language), question).toEqual({
          kind: 'country',
          names: [country.id],
          of,
          stance: 'against',
        });
      }),
    );
  });

  it('reads an aside that tells two states apart, and "for" without a vote', () => {
    for (const [language, question, names] of [
      ['fr', 'La RDC (Kinshasa, pas Brazzaville) était-elle pour le pacte de Marrakech ?', ['dr-congo']],
      ['en', 'Was Congo (Brazzaville, not Kinshasa) for the migration compact?', ['congo']],
      ['es', '¿La RDC (Kinshasa, no Brazzaville) estuvo a favor del pacto de Marrakech?', ['dr-congo']],
      ['en', 'Was Kenya for the migration compact?', ['kenya']],
    ] as const) {
      expect(asked(question, language), question).toEqual({
        kind: 'country',
        names,
        of: 'migration-compact',
        stance: 'for',
      });
    }
  });

  it('is not answered by what another state did, nor by votes where a text is asked about', () => {
    const asks: Record<Language, (name: string) => string> = {
      en: (name) => `Which minister of ${name} resigned over the compact?`,
      fr: (name) => `Quel ministre a démissionné à cause du pacte, ${name} ?`,
      es: (name) => `¿Qué ministro dimitió por el pacto, ${name}?`,
    };
    fc.assert(
      fc.property(anyCountry, anyLanguage, ({ id, name }, language) => {
        fc.pre(id !== 'belgium');
        expect(said(asks[language](inLanguage(name, language).text), language)).not.toMatch(/Michel/);
      }),
    );
    for (const [language, question] of [
      ['en', 'Is there something in the text that says the opposite?'],
      ['fr', 'Y a-t-il dans le texte quelque chose qui dit le contraire ?'],
      ['es', '¿Hay algo en el texto que diga lo contrario?'],
    ] as const) {
      expect(asked(question, language).kind, question).not.toMatch(/^(country|votes|poll)$/);
    }
  });

  it('is not taken for a vote where something else is asked', () => {
    for (const question of [
      'Which states voted against the Paris Agreement?',
      'Is Berlin a member of Metropolis?',
      'Did Mexico City endorse the paper?',
      'How many refugees does Poland host?',
      'Who is the mayor of Paris?',
    ]) {
      expect(asked(question, 'en').kind, question).not.toMatch(/^(country|votes|poll)$/);
    }
  });
});

describe('a question for the states that did something', () => {
  const does: Record<Language, Record<Vote, string>> = {
    en: { for: 'backed', against: 'said no to', abstained: 'sat on the fence on', absent: 'skipped' },
    fr: {
      for: 'ont dit oui pour',
      against: 'se sont opposés, sur',
      abstained: 'se sont abstenus sur',
      absent: 'ont séché',
    },
    es: {
      for: 'dijeron sí en',
      against: 'dijeron no en',
      abstained: 'se abstuvieron en',
      absent: 'se saltaron',
    },
  };
  const asks: Record<Language, (did: string, of: string, where: string) => string> = {
    en: (did, of, where) => `Which states ${where} ${did} ${of}?`,
    fr: (did, of, where) => `Quels pays ${where} ${did} ${of} ?`,
    es: (did, of, where) => `¿Qué países ${where} ${did} ${of}?`,
  };
  const vote = fc.constantFrom<Vote>('for', 'against', 'abstained', 'absent');

  it('lists them, in every part of the world, in each language', () => {
    fc.assert(
      fc.property(
        anyLanguage,
        vote,
        anyCompact,
        fc.constantFrom(...rollCalls.groups),
        (language, way, of, group) => {
          const question = asks[language](
            does[language][way],
            calledSo[language][of],
            inLanguage(group.where, language).text,
          );
          const query = asked(question, language);
          expect(query, question).toMatchObject({ kind: 'poll', of: [`${way}.${of}`], group: [group.id] });
          const right = countries.filter(
            ({ votes, groups }) => votes[of] === way && groups.includes(group.id),
          );
          const text = said(question, language);
          for (const { name } of right) expect(text).toContain(inLanguage(name, language).text);
        },
      ),
    );
  });

  it('lists those that did so both times', () => {
    const both = { en: 'both compacts', fr: 'les deux pactes', es: 'los dos pactos' };
    fc.assert(
      fc.property(anyLanguage, vote, (language, way) => {
        const question = asks[language](does[language][way], both[language], '');
        expect(asked(question, language), question).toEqual({ kind: 'poll', of: [way], as: 'list' });
        const right = countries.filter(({ votes }) => compacts.every((of) => votes[of] === way));
        for (const { name } of right)
          expect(said(question, language)).toContain(inLanguage(name, language).text);
      }),
    );
  });
});

describe('a question on what states did, said otherwise', () => {
  it.each([
    ['en', 'Which European states abstained?'],
    ['fr', 'Quels pays européens se sont abstenus ?'],
    ['es', '¿Qué países europeos se abstuvieron?'],
  ] as const)('in %s tells each compact in its turn where none is named', (language, question) => {
    expect(asked(question, language)).toMatchObject({ kind: 'poll', as: 'each', group: ['europe'] });
    expect(said(question, language)).toMatch(/^[^.]*Liechtenstein/u);
  });

  const of = { abstained: 'abstained.migration-compact', for: 'for.refugee-compact' };
  it.each([
    [
      'en',
      'Which states abstained on migration but then were fine with refugees?',
      { kind: 'poll', of: [of.abstained, of.for] },
    ],
    [
      'fr',
      "Quels États se sont abstenus sur les migrations mais étaient d'accord avec celui sur les réfugiés ?",
      { kind: 'poll', of: [of.abstained, of.for] },
    ],
    [
      'en',
      'How much bigger was the yes vote for the refugee compact than for the migration one?',
      { kind: 'poll', of: ['for'], as: 'more' },
    ],
    [
      'es',
      '¿Cuánto mayor fue el sí al pacto de refugiados que al de migración?',
      { kind: 'poll', of: ['for'], as: 'more' },
    ],
    [
      'en',
      'What did South Korea do in each vote? And North Korea?',
      { names: ['south-korea', 'north-korea'] },
    ],
    ['fr', "Comment a voté l'Italie sur le pacte migrations ? Et le Chili ?", { names: ['italy', 'chile'] }],
    [
      'es',
      'Afganistán y Somalia: ¿votaron el pacto migratorio? ¿y el de refugiados?',
      { names: ['afghanistan', 'somalia'], stance: 'voted' },
    ],
    ['en', 'Did Italy abstain on the migration compact? Is Rome on the list?', { kind: 'several' }],
    ['en', 'How many no votes did each compact get?', { kind: 'votes', stance: 'against' }],
    ['fr', 'combien de voix contre a eu chaque pacte ?', { kind: 'votes', stance: 'against' }],
    ['es', 'cuantos votos en contra tuvo cada pacto', { kind: 'votes', stance: 'against' }],
    ['en', "Compare Israel's behaviour on the 17th and on the 19th of December 2018", { names: ['israel'] }],
    ['fr', "Comparez le vote d'Israël le 17 et le 19 décembre 2018", { names: ['israel'] }],
    ['es', 'Compara el voto de Israel del 17 y del 19 de diciembre de 2018', { names: ['israel'] }],
    ['fr', "la Dominique, l'île, elle a fait quoi pour les deux pactes ?", { names: ['dominica'] }],
    [
      'es',
      'qué hizo Corea del Norte en cada votación? y la del sur?',
      { names: ['north-korea', 'south-korea'] },
    ],
    [
      'en',
      'How did North Korea vote on both compacts, and the South?',
      { names: ['north-korea', 'south-korea'] },
    ],
    [
      'fr',
      'Comment ont voté la Corée du Nord et celle du Sud sur les deux pactes ?',
      { names: ['north-korea', 'south-korea'] },
    ],
    [
      'fr',
      'birmanie ? swaziland ? cap-vert ? leurs votes sur le pacte migrations',
      { names: ['myanmar', 'eswatini', 'cabo-verde'], of: 'migration-compact' },
    ],
    ['en', 'Twelve states abstained. Was Italy one of them?', { names: ['italy'], stance: 'abstained' }],
    [
      'en',
      'Belgium’s coalition fell apart over the pact, so presumably Brussels abstained in the Assembly?',
      { names: ['belgium'], stance: 'abstained' },
    ],
    [
      'es',
      'Suiza cofacilitó las negociaciones, así que al final lo habrá firmado, ¿no?',
      { names: ['switzerland'], tone: 'signed' },
    ],
    ['fr', 'Italie, migrations puis réfugiés ?', { kind: 'country', names: ['italy'] }],
    ['es', 'Singapur y Japón, coincidieron en migración?', { names: ['singapore', 'japan'], tone: 'alike' }],
    [
      'en',
      'Which five countries voted no when the General Assembly endorsed the migration compact',
      { kind: 'votes', stance: 'against' },
    ],
    [
      'fr',
      'Si on additionne pour, contre et abstentions sur le texte migrations, ça fait combien de votants ?',
      { kind: 'poll', as: 'sum' },
    ],
    [
      'en',
      'quick one for a panel tmrw: the Visegrad four, who did what on the migration resolution?',
      { kind: 'poll', group: ['visegrad'], as: 'each' },
    ],
  ] as const)('is read (%s): %s', (language, question, query) => {
    expect(asked(question, language)).toMatchObject(query);
  });

  it('is of those that border a state, where its neighbours are asked about', () => {
    const bordered = core.knowledge.countries.filter(({ borders }) => borders !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...bordered), ({ id, subject, name, borders = [] }) => {
        const called = (subject ?? name).en;
        // Two states are called so: nothing is answered without asking which.
        fc.pre(called !== 'the Congo');
        const query = asked(`Which neighbours of ${called} voted for the migration compact?`, 'en');
        expect(query).toMatchObject({ kind: 'poll', group: [id] });
        const text = said(`Which neighbours of ${called} voted for the migration compact?`, 'en');
        const so = core.knowledge.countries.filter(
          (each) => borders.includes(each.id) && each.votes['migration-compact'] === 'for',
        );
        if (so.length === 0) expect(text).toMatch(/^None among the neighbours of /);
        else expect(text).toContain(`; ${so.length} of them`);
        for (const each of so) expect(text).toContain(each.name.en);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['en', 'Did more than 150 countries vote for the migration compact?'],
    ['en', 'Did fewer than 200 states vote for the migration compact?'],
    ['fr', 'Plus de 150 pays ont-ils voté pour le pacte sur les migrations ?'],
    ['fr', 'Au moins 100 États ont-ils voté pour le pacte sur les migrations ?'],
    ['es', '¿Al menos 100 países votaron a favor del pacto sobre migración?'],
  ] as const)('in %s takes a bound that holds for no other number: %s', (language, question) => {
    expect(asked(question, language)).toEqual({ kind: 'votes', stance: 'for', of: 'migration-compact' });
  });

  it('says the number where a bound does not hold', () => {
    expect(said('Did more than 160 countries vote for the migration compact?', 'en')).toMatch(/160.*152/u);
  });

  it('is not passed over where two states have the name', () => {
    expect(asked('Which neighbours of the Congo voted for the migration compact?', 'en').kind).toBe(
      'unknown',
    );
  });

  it('tells whether a group of states voted alike, and first who did not', () => {
    expect(said('Did all of the EU vote the same on the migration compact?', 'en')).toMatch(
      /^No, they did not vote alike:\s+1 state not voting, 3 votes against[\s\S]*Slovakia did not vote on/,
    );
    expect(said('¿Votaron lo mismo los países nórdicos en el pacto migratorio?', 'es')).toMatch(/^Sí/);
  });

  it.each([
    ['en', 'Did Czechia oppose both compacts?', /^No, not both: Czechia voted against the migration/],
    ['fr', 'La Hongrie s’est-elle opposée aux deux pactes ?', /^Oui/],
    [
      'en',
      '12 abstentions incl. Italy, Singapore and Slovakia - correct?',
      /No, only 2 of the 3:\s+Slovakia/,
    ],
    [
      'en',
      'How did Yugoslavia vote on the migration compact?',
      /^Serbia voted for .*Serbia as “Yugoslavia”/s,
    ],
    [
      'fr',
      'pays baltes et pacte migrations, le vote de chacun svp',
      /^La Lettonie s’est abstenue .* ont voté pour/,
    ],
  ] as const)('opens with the answer (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });

  it.each([
    ['fr', 'par combien de voix le Parlement européen a-t-il approuvé le pacte de Marrakech ?'],
    ['en', 'Did the German parliament vote for the migration compact?'],
    ['es', '¿Chile se sumó más tarde al pacto migratorio, después de abstenerse en 2018?'],
    ['fr', 'Quel ambassadeur a levé la main pour le Canada le jour du vote ?'],
    ['en', 'The Mark of Anarchy was written to protest against what?'],
  ] as const)(
    'is not answered with the Assembly’s vote where it is about another (%s): %s',
    (language, question) => {
      expect(['country', 'poll', 'votes']).not.toContain(asked(question, language).kind);
    },
  );

  it('gives the numbers of both compacts before long lists of names', () => {
    expect(said("nombre d'absents au vote réfugiés vs au vote migrations ?", 'fr').slice(0, 220)).toMatch(
      /24 États .* 7 États/,
    );
  });
});

/** A name that another state has, too, or that is read as more than one. */
function isOfAnother(name: string, { id }: Country): boolean {
  return countries.some(
    (other) => other.id !== id && [...namesOfCountry(other), ...allPhrases(other.seats)].includes(name),
  );
}

describe('several states or both compacts, in few words', () => {
  it.each<[Language, string, RegExp]>([
    ['es', '¿España apoyó los dos pactos en la ONU?', /^Sí, en ambos pactos/],
    ['fr', "L'Érythrée a-t-elle eu la même position sur les deux textes ?", /^Non, positions différentes/],
    ['en', 'compare germany france uk and italy on the two resolutions', /Italy [^.]*abstained/],
    ['fr', 'Mexique, Guatemala, Honduras, Salvador : tous pour le pacte migrations ?', /^Oui, les 4/],
    ['en', 'Kenya, Ghana and Togo: all for the refugee compact?', /^(Yes, all 3|No, )/],
    ['es', 'México, Guatemala y Honduras, ¿todos a favor del pacto de migración?', /^Sí, los 3/],
    [
      'en',
      'Greece, Malta, Cyprus, Spain, Portugal, Italy: which one of these held back on the migration compact?',
      /1 of the 6:\s+Italy abstained/,
    ],
    ['es', '¿Cuál de los dos pactos recibió más votos a favor en la Asamblea General?', /181/],
    ['es', '¿Qué pacto obtuvo más apoyo?', /181/],
    ['en', 'Which compact received the most support?', /181/],
    ['fr', 'Lequel des deux pactes a recueilli le plus de votes pour ?', /181/],
    ['en', "what did Belgium's delegation vote on 19 December 2018?", /^Belgium voted for/],
  ])('are told (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });
});

describe('who else', () => {
  it.each<[Language, string, RegExp]>([
    ['es', 'República Checa, Polonia e Israel votaron no al pacto migratorio; ¿quién más?', /Hungría/],
    ['es', '¿Quién más votó en contra del pacto de migración, además de Polonia?', /Hungría/],
    ['en', 'Who else besides Hungary voted against the refugee compact?', /United States/],
    ['fr', 'Qui d’autre que la Hongrie a voté contre le pacte sur les réfugiés ?', /États-Unis/],
  ])('is told of all that did so (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });
});

describe('why a state voted so', () => {
  it.each([
    ['en', 'Why did Austria abstain?', /^The sources do not say why Austria did so/],
    ['fr', "Pourquoi l'Autriche s'est-elle abstenue ?", /^Les sources ne disent pas pourquoi/],
    ['es', '¿Por qué se abstuvo Chile?', /^Las fuentes no dicen por qué/],
    [
      'en',
      'What did Hungary’s representative say to explain the no on the refugee compact?',
      /^The sources do not/,
    ],
    ['en', 'Why did France vote against the migration compact?', /^No: France voted for/],
  ] as const)(
    'is in no source, where it did so on one of the compacts, in %s: %s',
    (language, question, opens) => {
      expect(plainText(answerAsked(understand(question, core, language), core, language))).toMatch(opens);
    },
  );

  it('is apart from that it voted on one and not on the other', () => {
    const text = plainText(
      answerAsked(
        understand('Timor-Leste voted on refugees but not on migration, correct?', core, 'en'),
        core,
        'en',
      ),
    );
    expect(text).toMatch(
      /^Yes: Timor-Leste did not vote on the migration compact.*and voted for the refugee/,
    );
  });
});
