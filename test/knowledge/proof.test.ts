import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { DataError } from '../../src/knowledge/problem.ts';
import { formCheck } from '../../src/knowledge-form.ts';
import { copyOfData, editRecord, replaceIn } from './data-folder.ts';

/** What the program says of a data folder: its problems, one a line. */
function problemsOf(folder: string): string {
  try {
    loadKnowledge(folder, formCheck.file);
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
  return '';
}

describe('the data as it is', () => {
  it('has no problem', () => {
    expect(problemsOf(copyOfData())).toBe('');
  });
});

describe('a mistake in the data is named with its file, its record and its field', () => {
  it('a quotation that differs from the article by one letter', () => {
    const folder = copyOfData();
    replaceIn(folder, 'facts.json', 'Mr. Filippo Grandi, 11th United', 'Mr. Filippo Grande, 11th United');
    const said = problemsOf(folder);
    expect(said).toContain('facts.json, record "paper-sent", field citations[0].quote');
    expect(said).toContain('letter for letter in "metropolis-article"');
    expect(said).toContain('the document goes on “i, 11th United');
  });

  it('a commitment or a printed name that is not the article’s', () => {
    const folder = copyOfData();
    editRecord(folder, 'commitments.json', 'commitment-2', (record) => {
      record['wording'] = String(record['wording']).replace('joint solutions', 'join solutions');
    });
    editRecord(folder, 'endorsers.json', 'pittsburgh', (record) => {
      record['printed'] = 'Pittsburgh';
    });
    const said = problemsOf(folder);
    expect(said).toContain('commitments.json, record "commitment-2", field wording.quote');
    expect(said).toContain('endorsers.json, record "pittsburgh", field printed.quote');
  });

  it('a letter changed in the article itself: every record that quotes it', () => {
    const folder = copyOfData();
    replaceIn(
      folder,
      'documents/metropolis-2017-12-08.txt',
      'stocktaking meeting that Ms.',
      'stocktaking meeting that Mrs.',
    );
    expect(problemsOf(folder)).toContain('record "paper-presented"');
  });

  it('a field that is missing, unknown or of the wrong kind', () => {
    const folder = copyOfData();
    editRecord(folder, 'people.json', 'valerie-plante', (record) => {
      delete record['name'];
      record['nam'] = 'Valérie Plante';
    });
    editRecord(folder, 'events.json', 'stocktaking-meeting', (record) => {
      record['date'] = '2017-02-30';
    });
    const said = problemsOf(folder);
    expect(said).toContain('people.json, record "valerie-plante", field name');
    expect(said).toContain('"nam"');
    expect(said).toContain(
      'events.json, record "stocktaking-meeting", field date: expected a date that exists',
    );
  });

  it('a reference to a record, a document or a word that does not exist', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'paper-sent', (record) => {
      record['subject'] = 'position-papr';
      record['correction'] = { text: { en: 'x', fr: 'x', es: 'x' }, citations: [{ document: 'nowhere' }] };
    });
    const said = problemsOf(folder);
    expect(said).toContain('field subject: no record has the id "position-papr"');
    expect(said).toContain('field correction.citations[0]: "nowhere" is not a document');
  });

  it('a word that is no concept', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'paper-sent', (record) => {
      record['says'] = ['sendd'];
    });
    expect(problemsOf(folder)).toContain('field says[0]: "sendd" is not in the lexicon');
  });

  it('an id used twice', () => {
    const folder = copyOfData();
    editRecord(folder, 'people.json', 'filippo-grandi', (record) => {
      record['id'] = 'unhcr';
    });
    expect(problemsOf(folder)).toContain('expected an id of its own');
  });

  it('a claim from the article without a quotation', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'gcm-expected', (record) => {
      record['citations'] = [{ document: 'metropolis-article', locator: 'somewhere' }];
    });
    expect(problemsOf(folder)).toContain(
      'record "gcm-expected", field citations[0].quote: expected a quotation',
    );
  });

  it('a claim without a source', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'gcm-expected', (record) => {
      record['citations'] = [];
    });
    expect(problemsOf(folder)).toContain(
      'record "gcm-expected", field citations: expected at least one source',
    );
  });

  it('a state for a place that is unknown', () => {
    const folder = copyOfData();
    editRecord(folder, 'endorsers.json', 'richmond', (record) => {
      record['place'] = { ...(record['place'] as object), state: 'Virginia' };
    });
    expect(problemsOf(folder)).toContain('record "richmond", field place.state: expected none');
  });

  it('an objective without its number, of no compact, or without a source', () => {
    const folder = copyOfData();
    editRecord(folder, 'objectives.json', 'gcm-obj-7', (record) => {
      record['number'] = 8;
    });
    editRecord(folder, 'objectives.json', 'gcr-obj-1', (record) => {
      record['of'] = 'position-paper';
      record['citations'] = [{ document: 'nowhere' }];
    });
    const said = problemsOf(folder);
    expect(said).toContain('objectives.json, record "gcm-obj-7", field number: expected 7');
    expect(said).toContain('record "gcr-obj-1", field of: "position-paper" is no compact');
    expect(said).toContain('record "gcr-obj-1", field citations[0]: "nowhere" is not a document');
  });

  it('a sentence that is missing in one language', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'gcm-vote', (record) => {
      record['text'] = { en: 'The vote', fr: 'Le vote' };
    });
    editRecord(folder, 'objectives.json', 'gcm-obj-1', (record) => {
      record['unofficialTranslation'] = { es: 'Datos' };
    });
    const said = problemsOf(folder);
    expect(said).toContain('record "gcm-vote", field text.es: expected the text in Spanish too');
    expect(said).toContain('record "gcm-obj-1", field unofficialTranslation.fr');
  });

  it('a disagreement of one, or with a source that does not exist', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'us-signers', (record) => {
      const [first] = record['positions'] as object[];
      record['positions'] = [first];
    });
    expect(problemsOf(folder)).toContain('record "us-signers", field positions: expected two positions');
    editRecord(folder, 'facts.json', 'us-signers', (record) => {
      const [first] = record['positions'] as object[];
      record['positions'] = [first, { ...first, citations: [{ document: 'nowhere' }] }];
    });
    expect(problemsOf(folder)).toContain('field positions[1].citations[0]: "nowhere" is not a document');
  });

  it('an open question whose nearest fact does not exist', () => {
    const folder = copyOfData();
    editRecord(folder, 'unknowns.json', 'sg-next', (record) => {
      record['known'] = ['guterres-trm'];
      record['subject'] = 'united-nation';
    });
    const said = problemsOf(folder);
    expect(said).toContain('record "sg-next", field known: no fact or event has the id "guterres-trm"');
    expect(said).toContain('record "sg-next", field subject: no record has the id "united-nation"');
  });

  it('a source that nothing cites, and a person whom nothing names', () => {
    const folder = copyOfData();
    editRecord(folder, 'facts.json', 'montgomery-md', (record) => {
      record['citations'] = [{ document: 'us-counties-list' }];
    });
    editRecord(folder, 'facts.json', 'mmc-2025', (record) => {
      record['roles'] = { when: ['2025'] };
      record['involves'] = [];
    });
    const said = problemsOf(folder);
    expect(said).toContain(
      'documents.json, record "ereference-county", field id: expected a record that cites',
    );
    expect(said).toContain(
      'people.json, record "mike-johnston", field id: expected a record that cites or names',
    );
  });

  it('broken JSON, and a file that is missing', () => {
    const folder = copyOfData();
    writeFileSync(join(folder, 'people.json'), '{ "records": [ }');
    rmSync(join(folder, 'places.json'));
    const said = problemsOf(folder);
    expect(said).toContain('people.json: not valid JSON');
    expect(said).toContain('places.json: the file is missing');
  });
});

describe('the roll calls', () => {
  const { countries, rollCalls } = loadKnowledge(dataFolder, undefined);
  const counted = (of: string) =>
    ['for', 'against', 'abstained', 'absent'].map(
      (vote) => countries.filter(({ votes }) => votes[of] === vote).length,
    );

  it('have the official results, of 193 members each', () => {
    expect(countries).toHaveLength(193);
    expect(rollCalls.members).toBe(193);
    expect(counted('migration-compact')).toEqual([152, 5, 12, 24]);
    expect(counted('refugee-compact')).toEqual([181, 2, 3, 7]);
  });

  it('are refused where a vote is changed, missing or on something else, or a member is', () => {
    const folder = copyOfData();
    editRecord(folder, 'countries.json', 'poland', (record) => {
      record['votes'] = { 'migration-compact': 'for', 'new-urban-agenda': 'for' };
    });
    const said = problemsOf(folder);
    expect(said).toContain('countries.json, field rollCalls, migration-compact: expected 152 that are "for"');
    expect(said).toContain('record "poland", field votes: expected a vote on "refugee-compact"');
    expect(said).toContain('"new-urban-agenda" is in no roll call of this file');
    const fewer = copyOfData();
    replaceIn(fewer, 'countries.json', '"members": 193', '"members": 194');
    expect(problemsOf(fewer)).toContain('expected 194 Member States; there are 193');
  });
});
