import { describe } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { converse } from './dialogues.ts';

const core = await loadCore();

describe('objective', () => {
  converse(core, 'en', [
    [
      'objective',
      'objectives',
      'The 23 objectives of the migration compact',
      'The 4 objectives of the refugee compact',
    ],
    ['objective 7', 'objective/7', 'Objective 7 of 23', 'Address and reduce vulnerabilities in migration'],
    ['objective 3', 'objective/3', 'Objective 3 of 23', 'Objective 3 of 4'],
    ['objective 3 compact:refugees', 'objective/3?of=refugee-compact', /^Objective 3 of 4/],
    ['objective 24', 'objective/24', 'There is no objective 24 of the migration compact: it has 23.'],
    ['objective compact:refugees', 'objectives/refugee-compact', /^The 4 objectives/],
    ['objective gcm', 'objectives/migration-compact', /^The 23 objectives/],
    ['objective remittances', 'objectives-on/gcm-obj-20', 'remittances'],
    ['objective return compact:refugees', /^objectives-on\/gcr-obj-4|unknown/],
    ['objective last compact:refugees', 'objective/4?of=refugee-compact'],
    [
      'objective fishing',
      'unknown/not-in-sources',
      'Nothing matches “fishing” in objective.',
      'All objectives',
    ],
    ['objective compact:ocean', 'help', '“ocean” isn’t a choice of compact. It takes: migration, refugees.'],
  ]);
  converse(core, 'fr', [
    ['objectif 7', 'objective/7', 'Objectif 7 sur 23', 'Address and reduce vulnerabilities in migration'],
    ['objective détention', 'objectives-on/gcm-obj-13'],
    ['objectif compact:migration', 'objectives/migration-compact', '23'],
    ['objective pêche', 'unknown/not-in-sources', 'Rien ne correspond à « pêche »', 'Tous les objectifs'],
  ]);
  converse(core, 'es', [
    ['objetivo 7', 'objective/7', 'Objetivo 7'],
    ['objective detención', 'objectives-on/gcm-obj-13'],
    ['objetivo pesca', 'unknown/not-in-sources', 'Nada coincide con «pesca»', 'Todos los objetivos'],
  ]);
});
