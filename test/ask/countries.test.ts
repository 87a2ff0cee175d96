import { describe, expect, it } from 'vitest';
import { pointOf } from '../../src/answer/point.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

/** The point of the answer to a question. */
function pointTo(question: string, language: Language): string {
  const answer = answerAsked(understand(question, core, language), core, language);
  return `${answer.status}: ${pointOf(answer)}`;
}

const against = /^answered: 5 states voted against the migration compact.*Czechia, Hungary, Israel, Poland/;
const abstainedBoth = /^answered: 12 .*3 /s;

/** What people ask about how states voted, and how the answer must begin. */
const questions: readonly (readonly [language: Language, question: string, point: RegExp])[] = [
  [
    'en',
    'did Poland vote for it',
    /^answered: No: Poland voted against the migration compact .* did not vote on the refugee compact/,
  ],
  [
    'en',
    'Did Poland vote for the refugee compact?',
    /^answered: No: Poland did not vote on the refugee compact on 17 December 2018/,
  ],
  [
    'en',
    'how did Canada vote',
    /^answered: Canada voted for the migration compact .* and the refugee compact/,
  ],
  [
    'en',
    'How did South Korea vote on the migration compact?',
    /^answered: South Korea .*voted for the migration compact/,
  ],
  ['en', 'what was the vote of Austria on the migration compact', /^answered: Austria abstained/],
  [
    'en',
    'Did the USA vote against the refugee compact?',
    /^answered: Yes: the United States voted against the refugee compact/,
  ],
  ['en', 'did the US vote', /^answered: (That depends|Yes): the United States voted against/],
  ['en', 'Did Hungary oppose the migration pact?', /^answered: Yes: Hungary voted against/],
  ['en', 'Did Germany abstain?', /^answered: No: Germany voted for/],
  ['en', 'Did Switzerland abstain on the migration compact?', /^answered: Yes: Switzerland abstained/],
  ['en', 'did Chile support the migration compact?', /^answered: No: Chile abstained/],
  ['en', 'did Georgia vote for the refugee compact', /^answered: Yes: Georgia voted for/],
  ['en', 'How did the Czech Republic vote on the migration compact?', /^answered: Czechia voted against/],
  ['en', 'Did Turkey vote for the migration compact?', /^answered: Yes: Türkiye voted for/],
  ['en', 'did Serbia vote in favour of the refugee compact?', /^answered: Yes: Serbia voted for/],
  ['en', 'Did Libya abstain on both compacts?', /^answered: Yes, on both compacts: Libya abstained/],
  ['en', 'Did Poland and Hungary vote against the migration compact?', /^answered: Yes, all 2/],
  ['en', 'did Austria, Italy and France abstain on the migration compact?', /^answered: No, only 2 of the 3/],
  ['en', 'Which states abstained?', abstainedBoth],
  [
    'en',
    'who abstained on the refugee compact',
    /^answered: 3 states abstained .*Dominican Republic, Eritrea and Libya/,
  ],
  ['en', 'who voted against the migration compact', against],
  ['en', 'Which countries voted no on the migration compact?', against],
  ['en', 'list the countries that opposed the migration compact', against],
  [
    'en',
    'Which countries did not vote on the refugee compact?',
    /^answered: 7 states did not vote .*Israel, Micronesia, Nauru/,
  ],
  ['en', 'how many countries voted for the migration compact?', /^answered: 152 states voted for/],
  [
    'en',
    'How many states were absent from the vote on the migration compact?',
    /^answered: 24 states did not vote/,
  ],
  ['en', 'who voted against both compacts', /^answered: 2 states voted .*: Hungary and United States/],
  ['en', 'did the Poles vote for it', /^answered: No: Poland voted against the migration compact/],
  ['en', 'did the New Zealanders vote for the migration compact?', /^answered: Yes: New Zealand voted for/],
  ['en', 'did the Dominicans abstain on the refugee compact', /^answered: Dominica voted for/],
  ['fr', 'Les Hongrois ont-ils voté pour le pacte ?', /^answered: Non : la Hongrie a voté contre/],
  ['fr', 'Les Suisses se sont-ils abstenus ?', /^answered: Cela dépend du pacte : la Suisse s’est abstenue/],
  ['es', '¿Los húngaros votaron a favor del pacto?', /^answered: No: Hungría votó en contra/],
  ['es', '¿Votaron los franceses en contra?', /^answered: No: Francia votó a favor/],
  ['en', 'Did Poland sign the migration compact?', /^answered: No source says that a state signed/],
  ['en', 'Is Austria a signatory of the migration compact?', /^answered: No source says that a state signed/],
  ['fr', 'La Pologne a-t-elle signé le pacte ?', /^answered: Aucune source ne dit qu’un État a signé/],
  [
    'es',
    '¿Firmó Hungría el pacto sobre migración?',
    /^answered: Ninguna fuente dice que un Estado haya firmado/,
  ],
  [
    'en',
    'Hungary vs Austria on the migration pact: same vote or different?',
    /^answered: No, they did not vote alike/,
  ],
  ['en', 'Türkiye and Greece, did they agree on the migration compact?', /^answered: Yes, they voted alike/],
  [
    'fr',
    'L’Allemagne et l’Autriche ont-elles voté pareil le 19/12/2018 ?',
    /^answered: Non, les votes n’ont pas/,
  ],
  ['es', '¿México y España votaron lo mismo sobre la resolución 73/195?', /^answered: Sí, votaron lo mismo/],
  ['en', 'Was Israel present for the refugee compact vote?', /^answered: No: Israel did not vote/],
  [
    'en',
    'Is Ukraine among the states that abstained on the migration compact?',
    /^answered: No: Ukraine did not/,
  ],
  [
    'fr',
    'Le Canada, pour ou contre le pacte sur les migrations ?',
    /^answered: (Oui : l|L)e Canada a voté pour/,
  ],
  [
    'fr',
    'Combien d’États se sont abstenus sur la résolution 73/195, et la Suisse en était-elle ?',
    /^answered: 12 États se sont abstenus/,
  ],
  [
    'en',
    'Why did Slovakia not vote on the migration compact on 19 December?',
    /^not_in_sources: The sources do not say why Slovakia did so;/,
  ],
  ['en', 'How many abstained, and who, on the refugee compact?', /^answered: 3 states abstained/],
  ['en', 'Which 12 countries abstained on the migration compact?', /^answered: 12 states abstained/],
  [
    'en',
    'did 10 countries abstain on the migration compact?',
    /^answered: The sources do not say 10; they say 12/,
  ],
  [
    'en',
    'Why did Hungary vote against the migration compact?',
    /^not_in_sources: The sources do not say why Hungary did so;/,
  ],
  ['en', 'Why did Canada vote against the migration compact?', /^answered: No: Canada voted for/],
  ['en', 'did the EU vote for it', /^answered: No, only 19 of the 28:/],
  ['en', 'Did Brazil vote for the migration compact?', /^answered: Yes: Brazil voted for/],
  ['en', 'how did DR Congo vote', /^answered: The Democratic Republic of the Congo voted for/],
  [
    'en',
    'Did Hungray vote against A/RES/73/195?',
    /^answered: Understood “Hungray” as Hungary. Yes: Hungary voted against/,
  ],
  [
    'fr',
    'La Pologne a-t-elle voté pour le pacte sur les réfugiés ?',
    /^answered: Non : la Pologne n’a pas pris part au vote sur le pacte sur les réfugiés/,
  ],
  [
    'fr',
    'Combien de pays se sont abstenus ?',
    /^answered: 12 abstentions .* migrations .* et 3 abstentions .* réfugiés/,
  ],
  ['fr', 'comment a voté le Canada ?', /^answered: Le Canada a voté pour/],
  [
    'fr',
    'Quels États ont voté contre le pacte sur les migrations ?',
    /^answered: 5 États ont voté contre .*Hongrie/,
  ],
  [
    'fr',
    'La Suisse s’est-elle abstenue sur le pacte migratoire ?',
    /^answered: Oui : la Suisse s’est abstenue/,
  ],
  [
    'fr',
    'Est-ce que les États-Unis ont voté contre le pacte sur les réfugiés ?',
    /^answered: Oui : les États-Unis ont voté contre/,
  ],
  ['fr', 'Qui n’a pas voté sur le pacte des réfugiés ?', /^answered: 7 États n’ont pas pris part/],
  [
    'fr',
    'Quels pays se sont abstenus sur le pacte sur les réfugiés ?',
    /^answered: 3 États se sont abstenus .*Érythrée, Libye et République dominicaine/,
  ],
  [
    'fr',
    'La France a-t-elle soutenu le pacte sur les migrations ?',
    /^answered: Oui : la France a voté pour/,
  ],
  ['fr', 'L’Italie a voté pour ?', /^answered: Cela dépend du pacte : l’Italie s’est abstenue/],
  [
    'fr',
    'Pourquoi Israël a-t-il voté contre le pacte sur les migrations ?',
    /^not_in_sources: .*pourquoi \(Israël\)/,
  ],
  ['fr', 'Combien d’États ont voté pour le pacte sur les migrations ?', /^answered: 152 États ont voté pour/],
  [
    'fr',
    'L’Algérie s’est-elle opposée au pacte sur les migrations ?',
    /^answered: Non : l’Algérie s’est abstenue/,
  ],
  ['fr', 'quel a été le vote du Maroc ?', /^answered: Le Maroc a voté pour/],
  [
    'fr',
    'La Tchéquie et la Hongrie ont-elles voté contre le pacte sur les migrations ?',
    /^answered: Oui, les 2/,
  ],
  ['es', '¿Cómo votó México?', /^answered: México votó a favor/],
  [
    'es',
    '¿Polonia votó a favor del pacto sobre los refugiados?',
    /^answered: No: Polonia no participó en la votación/,
  ],
  ['es', '¿Quién votó en contra del pacto migratorio?', /^answered: 5 Estados votaron en contra .*Chequia/],
  [
    'es',
    '¿Qué países se abstuvieron en el pacto sobre migración?',
    /^answered: 12 Estados se abstuvieron .*Argelia/,
  ],
  ['es', '¿Cuántos países no votaron el pacto sobre migración?', /^answered: 24 Estados no participaron/],
  ['es', '¿España votó a favor del pacto sobre migración?', /^answered: Sí: España votó a favor/],
  [
    'es',
    '¿Estados Unidos votó en contra del pacto de refugiados?',
    /^answered: Sí: los Estados Unidos votaron en contra/,
  ],
  ['es', '¿Chile se abstuvo?', /^answered: Depende del pacto: Chile se abstuvo/],
  ['es', '¿Apoyó Argentina el pacto sobre migración?', /^answered: Sí: Argentina votó a favor/],
  ['es', '¿Por qué votó Hungría en contra del pacto migratorio?', /^not_in_sources: .*por qué \(Hungría\)/],
  [
    'es',
    '¿Cuántos Estados se abstuvieron en el pacto sobre los refugiados?',
    /^answered: 3 Estados se abstuvieron/,
  ],
  ['es', '¿Italia y Austria se abstuvieron en el pacto sobre migración?', /^answered: Sí, los 2/],
  ['es', '¿Se opuso Israel al pacto sobre migración?', /^answered: Sí: Israel votó en contra/],
];

describe('how states voted', () => {
  it.each(questions)('%s: %s', (language, question, point) => {
    expect(pointTo(question, language)).toMatch(point);
  });

  it('says the vote of every member by each of its names in each language', () => {
    for (const { id, name } of core.knowledge.countries) {
      for (const [language, question] of [
        ['en', `how did ${name.en} vote?`],
        ['fr', `comment a voté ${name.fr ?? name.en} ?`],
        ['es', `¿cómo votó ${name.es ?? name.en}?`],
      ] as const) {
        const { query } = understand(question, core, language);
        expect(query.kind === 'country' && query.names, question).toContain(id);
      }
    }
  });

  it('is asked of a vote only: support for the paper stays a question about the list', () => {
    for (const question of ['did Poland endorse the paper?', 'Is Canada on the list?']) {
      expect(understand(question, core, 'en').query.kind).toBe('endorsed');
    }
  });
});

describe('what a country’s people are called', () => {
  it.each(['en', 'fr', 'es'] as const)('stands for the country in %s, in the plural too', (language) => {
    const missed = core.knowledge.countries.flatMap(({ id, people = {} }) =>
      (people[language] ?? []).flatMap((one) => {
        const question = {
          en: `How did the ${one} vote?`,
          fr: `Comment ont voté les ${one} ?`,
          es: `¿Cómo votaron los ${one}?`,
        };
        const { query } = understand(question[language], core, language);
        return query.kind === 'country' && query.names.includes(id) ? [] : [`${one}: ${id}`];
      }),
    );
    expect(missed).toEqual([]);
  });
});
