import { describe } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { converse } from './dialogues.ts';

const core = await loadCore();
const found = /^passage\/metropolis-article\?at=\d+\+\d+$/u;

describe('verify', () => {
  converse(core, 'en', [
    [
      'verify "strengthen intercity and network bonds"',
      found,
      'Yes, this appears word for word in the Metropolis article',
      'It is in paragraph 6.',
    ],
    ['verify strengthen intercity and network bonds', found],
    ['VERIFY “is expected to be adopted 2018”', found, 'It is in paragraph 2.'],
    [
      'verify Metropolis commits to the following: … Measuring cities’ progress',
      /aside=marks/u,
      'apart from: the style of quotation marks and apostrophes',
      'words are left out',
    ],
    ['verify "is expected to be adopted 2018', found],
    ['verify quotation:"peer review system in place" document:article', found],
    [
      'verify the 140 members of the network',
      /^verify\//u,
      'No, this does not appear word for word',
      'the quotation has “140”, the document has “136”',
    ],
    [
      'verify is expected to be adopted 2018 cities are still under-represented',
      /^verify\//u,
      'It joins passages from different places',
    ],
    [
      'verify the mayor of the moon eats cheese every day',
      /^verify\//u,
      'I found no passage close to this.',
      'Only texts that are in the data can be checked: the Metropolis article.',
    ],
    ['verify cities', 'verify/cities', 'This is too short to check: give at least 3 words in a row.'],
    [
      `verify ${'the cities of the world '.repeat(60)}`,
      /^verify\/.{700,}/u,
      'This is too long to check at once. Give at most 700 characters.',
    ],
    ['verify', 'verify/', 'This is too short to check'],
    [
      'verify all human beings document:A/RES/71/1',
      /^verify\//u,
      'is not in the data, so no quotation from it can be checked',
    ],
    [
      'verify all human beings document:nonsense',
      'unknown/not-in-sources',
      'Nothing matches “nonsense” in verify.',
    ],
  ]);
  converse(core, 'fr', [
    [
      'verify "strengthen intercity and network bonds"',
      found,
      'Oui, ce texte figure mot pour mot dans l’article de Metropolis',
      'Il figure au paragraphe 6.',
      'Les citations restent dans la langue du document (anglais).',
    ],
    [
      'verifier the 140 members of the network',
      /^verify\//u,
      'la citation dit « 140 », le document dit « 136 »',
    ],
    ['verify villes', 'verify/villes', 'C’est trop court'],
  ]);
  converse(core, 'es', [
    [
      'verify "strengthen intercity and network bonds"',
      found,
      'Sí, este texto aparece palabra por palabra en el artículo de Metropolis',
      'Está en el párrafo 6.',
    ],
    ['verificar the 140 members of the network', /^verify\//u, 'la cita dice «140», el documento dice «136»'],
    ['verify ciudades', 'verify/ciudades', 'Es demasiado corto'],
  ]);
});
