import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();

/** Questions on what other sources say since the article, in three languages, and the Query of all three. */
const questions: readonly (readonly [english: string, french: string, spanish: string, address: string])[] = [
  [
    'When does the article date from?',
    'De quand date l’article ?',
    '¿De cuándo es el artículo?',
    'facts/article-published',
  ],
  [
    'When does Metropolis date from?',
    'De quand date Metropolis ?',
    '¿De cuándo data Metropolis?',
    'facts/met-founded',
  ],
  [
    'Which countries voted against the Global Compact for Migration?',
    'Quels pays ont voté contre le pacte mondial sur les migrations ?',
    '¿Qué países votaron en contra del pacto mundial para la migración?',
    'votes/against?of=migration-compact',
  ],
  [
    'Did Hungary vote against the migration compact?',
    'La Hongrie a-t-elle voté contre le pacte sur les migrations ?',
    '¿Hungría votó en contra del pacto sobre migración?',
    'country/hungary?of=migration-compact&stance=against',
  ],
  [
    'Who abstained on the refugee compact?',
    'Qui s’est abstenu sur le pacte sur les réfugiés ?',
    '¿Quién se abstuvo en el pacto sobre los refugiados?',
    'votes/abstained?of=refugee-compact',
  ],
  [
    'Is the migration compact legally binding?',
    'Le pacte sur les migrations est-il juridiquement contraignant ?',
    '¿Es jurídicamente vinculante el pacto sobre migración?',
    'facts/gcm-binding?denied=refuted',
  ],
  [
    'When was the migration compact signed?',
    'Quand le pacte sur les migrations a-t-il été signé ?',
    '¿Cuándo se firmó el pacto sobre migración?',
    'facts/gcm-signed',
  ],
  [
    'Who signed the refugee compact?',
    'Qui a signé le pacte sur les réfugiés ?',
    '¿Quién firmó el pacto sobre los refugiados?',
    'facts/gcr-signed',
  ],
  [
    'Which resolution endorsed the migration compact?',
    'Quelle résolution a approuvé le pacte sur les migrations ?',
    '¿Qué resolución hizo suyo el pacto sobre migración?',
    'facts/gcm-resolution',
  ],
  [
    'What is the IMRF?',
    'Qu’est-ce que le Forum d’examen des migrations internationales ?',
    '¿Qué es el Foro de Examen de la Migración Internacional?',
    'record/imrf',
  ],
  [
    'When was the first International Migration Review Forum?',
    'Quand a eu lieu le premier Forum d’examen des migrations internationales ?',
    '¿Cuándo fue el primer Foro de Examen de la Migración Internacional?',
    'facts/imrf-2022',
  ],
  [
    'When is the second review forum?',
    'Quand est prévu le deuxième forum d’examen ?',
    '¿Cuándo está previsto el segundo foro de examen?',
    'facts/imrf-2026',
  ],
  [
    'What was the result of the second review forum?',
    'Quel est le résultat du deuxième forum d’examen ?',
    '¿Cuál fue el resultado del segundo foro de examen?',
    'facts/imrf-2026-outcome',
  ],
  [
    'When was the refugee compact affirmed?',
    'Quand le pacte sur les réfugiés a-t-il été affirmé ?',
    '¿Cuándo se afirmó el pacto sobre los refugiados?',
    'facts/gcr-affirmed',
  ],
  [
    'What are the four objectives of the refugee compact?',
    'Quels sont les quatre objectifs du pacte sur les réfugiés ?',
    '¿Cuáles son los cuatro objetivos del pacto sobre los refugiados?',
    'objectives/refugee-compact?claimed=4',
  ],
  [
    'When was the first Global Refugee Forum?',
    'Quand a eu lieu le premier Forum mondial sur les réfugiés ?',
    '¿Cuándo fue el primer Foro Mundial sobre los Refugiados?',
    'facts/grf-2019',
  ],
  [
    'When is the next Global Refugee Forum?',
    'Quand aura lieu le prochain Forum mondial sur les réfugiés ?',
    '¿Cuándo será el próximo Foro Mundial sobre los Refugiados?',
    'facts/grf-2027',
  ],
  [
    'What annexes does the New York Declaration have?',
    'Quelles annexes a la Déclaration de New York ?',
    '¿Qué anexos tiene la Declaración de Nueva York?',
    'facts/nyd-annexes',
  ],
  [
    'What does paragraph 28 of the New Urban Agenda say?',
    'Que dit le paragraphe 28 du Nouveau Programme pour les villes ?',
    '¿Qué dice el párrafo 28 de la Nueva Agenda Urbana?',
    'facts/nua-para-28',
  ],
  ['What is target 10.7?', 'Quelle est la cible 10.7 ?', '¿Cuál es la meta 10.7?', 'facts/sdg-10-7'],
  [
    'How many states took part in the Puerto Vallarta meeting?',
    'Combien d’États ont participé à la réunion de Puerto Vallarta ?',
    '¿Cuántos Estados participaron en la reunión de Puerto Vallarta?',
    'facts/pv-states',
  ],
  [
    'When did the United States withdraw from the migration compact?',
    'Quand les États-Unis se sont-ils retirés du pacte sur les migrations ?',
    '¿Cuándo se retiraron los Estados Unidos del pacto sobre migración?',
    'facts/us-left',
  ],
  [
    'Who is the current mayor of Montréal?',
    'Qui est la mairesse actuelle de Montréal ?',
    '¿Quién es la actual alcaldesa de Montreal?',
    'facts/montreal-mayor',
  ],
  [
    'When was Valérie Plante elected?',
    'Quand Valérie Plante a-t-elle été élue ?',
    '¿Cuándo fue elegida Valérie Plante?',
    'facts/plante-elected',
  ],
  [
    'Who is the current High Commissioner?',
    'Qui est l’actuel Haut-Commissaire ?',
    '¿Quién es el actual Alto Comisionado?',
    'facts/unhcr-head',
  ],
  ['Who is Barham Salih?', 'Qui est Barham Salih ?', '¿Quién es Barham Salih?', 'record/barham-salih'],
  [
    'Who is the current Secretary-General of the UN?',
    'Qui est le secrétaire général actuel de l’ONU ?',
    '¿Quién es el actual secretario general de la ONU?',
    'facts/un-head',
  ],
  [
    'Who will be the next Secretary-General?',
    'Qui sera le prochain secrétaire général ?',
    '¿Quién será el próximo secretario general?',
    'facts/sg-next',
  ],
  [
    'When was Metropolis founded?',
    'Quand Metropolis a-t-elle été fondée ?',
    '¿Cuándo se fundó Metropolis?',
    'facts/met-founded',
  ],
  [
    'Where is the headquarters of Metropolis?',
    'Où est le siège de Metropolis ?',
    '¿Dónde está la sede de Metropolis?',
    'facts/met-seat',
  ],
  ['Who leads Metropolis?', 'Qui dirige Metropolis ?', '¿Quién dirige Metropolis?', 'facts/met-leader'],
  [
    'Who is the mayor of Chicago?',
    'Qui est le maire de Chicago ?',
    '¿Quién es el alcalde de Chicago?',
    'facts/endorser-mayors',
  ],
  [
    'When was the Marrakech Mayors Declaration adopted?',
    'Quand la Déclaration des maires de Marrakech a-t-elle été adoptée ?',
    '¿Cuándo se adoptó la Declaración de Alcaldes de Marrakech?',
    'facts/mmd-adopted',
  ],
  [
    'How many cities signed the Marrakech Mayors Declaration?',
    'Combien de villes ont signé la Déclaration des maires de Marrakech ?',
    '¿Cuántas ciudades firmaron la Declaración de Alcaldes de Marrakech?',
    'facts/mmd-signers',
  ],
  [
    'What is the Mayors Mechanism?',
    'Qu’est-ce que le Mécanisme des maires ?',
    '¿Qué es el Mecanismo de Alcaldes?',
    'record/mayors-mechanism',
  ],
  [
    'What is the Call to Local Action?',
    'Qu’est-ce que l’Appel à l’action locale ?',
    '¿Qué es el Llamado a la Acción Local?',
    'record/call-to-local-action',
  ],
  ['What does IOM stand for?', 'Que signifie OIM ?', '¿Qué significa OIM?', 'record/iom'],
];

describe('what has happened since the article can be asked in three languages', () => {
  it.each(questions)('%j, %j, %j: %s', (english, french, spanish, address) => {
    const asked = [english, french, spanish].map((question) =>
      addressOf(understand(question, core, 'en').query),
    );
    expect(asked).toEqual([address, address, address]);
  });
});

describe('what the article says is still answered from the article', () => {
  it.each([
    ['When is the migration compact supposed to be adopted?', 'gcm-expected'],
    ['When was the New York Declaration adopted?', 'nyd-adopted'],
    ['Who presented the position paper?', 'paper-presented'],
    ['What is the resolution number of the New York Declaration?', 'nyd-symbol'],
    ['To whom was the paper sent?', 'paper-sent'],
  ])('%s', (question, first) => {
    const { query } = understand(question, core, 'en');
    expect(query.kind === 'facts' ? query.ids[0] : query.kind).toBe(first);
  });
});
