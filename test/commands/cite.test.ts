import { describe } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { converse } from './dialogues.ts';

const core = await loadCore();

describe('cite', () => {
  converse(core, 'en', [
    [
      'cite commitment 3',
      'cite/commitment-3',
      'How to cite “Commitment 3”:',
      '(Metropolis, 2017, para. 8)',
      '@misc{metropolis-article,',
    ],
    ['cite article', 'cite/metropolis-article', 'In the text: (Metropolis, 2017)'],
    [
      'cite gcm apa',
      'cite/migration-compact?style=apa',
      'APA: United Nations General Assembly. (2018, December 19).',
    ],
    ['cite commitment 3 in APA', 'cite/commitment-3?style=apa'],
    ['cite A/RES/71/1 as bibtex', 'cite/a-res-71-1?style=bibtex', 'note = {A/RES/71/1}'],
    ['cite chicago', 'cite/chicago', 'para. 12'],
    ['cite chicago chicago', 'cite/chicago?style=chicago'],
    [
      'cite what:"new york declaration" style:press',
      'cite/new-york-declaration?style=press',
      'In a news text: United Nations',
    ],
    ['cite objective 13', 'cite/gcm-obj-13', 'para. 29'],
    ['cite objective 3', 'unknown/not-in-sources', 'Objective 3 of the refugee compact'],
    ['cite the moon', 'unknown/not-in-sources', 'Nothing matches “the moon” in cite.'],
    [
      'cite article style:mla',
      'help',
      '“mla” isn’t a choice of style. It takes: apa, chicago, bibtex, ris, press.',
    ],
    ['cite', 'help', 'cite needs what.'],
  ]);
  converse(core, 'fr', [
    [
      'cite engagement 3',
      'cite/commitment-3',
      'Comment citer « Engagement 3 » :',
      'Dans un texte de presse : Metropolis, « Contribution',
      '8 décembre 2017, paragraphe 8',
    ],
    ['citer pacte sur les migrations en apa', 'cite/migration-compact?style=apa', 'APA :'],
    ['cite article style:mla', 'help', '« mla » n’est pas un choix de style.'],
  ]);
  converse(core, 'es', [
    [
      'cite compromiso 3',
      'cite/commitment-3',
      'Cómo citar «Compromiso 3»:',
      'En un texto de prensa: Metropolis, «Contribution',
    ],
    ['citar pacto sobre los refugiados en bibtex', 'cite/refugee-compact?style=bibtex', '@misc{a-73-12,'],
    ['cite article style:mla', 'help', '«mla» no es una opción de style.'],
  ]);
});
