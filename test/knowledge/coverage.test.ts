import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { dataFolder, loadDataFiles } from '../../src/knowledge/load.ts';
import { formCheck } from '../../src/knowledge-form.ts';

describe('the article', () => {
  const { files, texts } = loadDataFiles(dataFolder, formCheck.file);

  it('has no sentence that no record cites', () => {
    const [article] = coverageOf(files, texts);
    expect(article?.sentences).toBeGreaterThan(25);
    expect(article?.uncited).toEqual([]);
  });

  it('names the sentences that lose their last citation', () => {
    const facts = files.facts.records.filter(({ id }) => id !== 'limited-opportunities');
    const [article] = coverageOf({ ...files, facts: { records: facts } }, texts);
    expect(article?.uncited).toEqual([
      expect.stringMatching(/^Although bodies within the United Nations .* achieved\.$/),
    ]);
  });
});
