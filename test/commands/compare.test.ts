import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { converse } from './dialogues.ts';

const core = await loadCore();
const compacts = 'compare/migration-compact+refugee-compact';

describe('compare', () => {
  converse(core, 'en', [
    [
      'compare gcm and gcr',
      compacts,
      'Side by side: migration compact and refugee compact',
      /Number of objectives\n- migration compact – 23/u,
    ],
    ['compare migration with refugees', compacts],
    ['compare GCM vs GCR', compacts],
    ['compare gcm, gcr', compacts],
    ['compare gcm gcr', compacts],
    ['compare gcm/gcr', compacts],
    ['compare first:gcm second:refugees', compacts],
    ['compare gcm second:gcr', compacts],
    ['compare the two compacts', compacts],
    ['compare richmond and san jose', 'compare/richmond+san-jose', 'Candidates only', 'State: California'],
    ['compare new york declaration and new urban agenda', 'compare/new-york-declaration+new-urban-agenda'],
    [
      'compare commitment 3 and objective 16',
      'compare/commitment-3+gcm-obj-16',
      '“Taking action on several fronts',
    ],
    [
      'compare A/RES/71/1 vs A/RES/73/195',
      'compare/a-res-71-1+a-res-73-195',
      '19 September 2016',
      '19 December 2018',
    ],
    ['compare Chcago and Buffalo', 'compare/chicago+buffalo', 'Understood “Chcago” as Chicago.'],
    ['compare gcm', 'help', 'To compare, name two things.'],
    ['compare', 'help', 'compare needs first.'],
    ['compare commitment 3 and objective 3', 'unknown/not-in-sources', 'Objective 3 of the refugee compact'],
    ['compare gcm and the moon', 'unknown/not-in-sources', 'Nothing matches “the moon” in compare.'],
    ['compare gcm and gcm', 'help', 'To compare, name two things.'],
    ['compare chicago and boston', 'unknown/not-in-sources', 'Nothing matches “boston” in compare.'],
  ]);
  converse(core, 'fr', [
    ['compare migrations et réfugiés', compacts, 'Côte à côte', 'un pacte mondial des Nations Unies'],
    ['comparer chicago avec richmond', 'compare/chicago+richmond', 'une ville de la liste des soutiens'],
    ['compare engagement 5 et objectif 16', 'compare/commitment-5+gcm-obj-16', /traduction/iu],
    ['compare gcm', 'help', 'Pour comparer, nommez deux choses.'],
  ]);
  converse(core, 'es', [
    ['compare migración y refugiados', compacts, 'Lado a lado', 'un pacto mundial de las Naciones Unidas'],
    ['comparar chicago con richmond', 'compare/chicago+richmond', 'una ciudad de la lista de apoyos'],
    ['compare gcm', 'help', 'Para comparar, nombre dos cosas.'],
  ]);

  it('shows a table with a column for each, and every cell has its sources', () => {
    const { blocks } = dispatchLine('compare gcm and gcr', { suggested: 'en' }, core);
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.header).toHaveLength(3);
    for (const row of table?.rows ?? []) expect(row).toHaveLength(3);
  });
});
