import { expect, it } from 'vitest';
import { discordCaps, renderReply } from '../../../adapters/discord/draw/render.ts';
import { answer } from '../../../src/builders/answer.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { loadCore } from '../../../src/core.ts';
import { languages } from '../../../src/language.ts';
import { everyQuery } from '../../builders/every-query.ts';

const core = await loadCore();

it.each(languages)('every line of the sources is small print, on every page, in %s', (language) => {
  for (const query of everyQuery(core.knowledge)) {
    const given = answer(query, core, language);
    const { pages } = replyWith(given, core, discordCaps, 1, 'asker');
    for (let page = 1; page <= pages; page += 1) {
      const reply = replyWith(given, core, discordCaps, page, 'asker');
      if (reply.sources.length === 0) continue;
      const drawn = JSON.stringify(renderReply(reply, 'ephemeral').components);
      const contents = [...drawn.matchAll(/"content":("(?:[^"\\]|\\.)*")/gu)].map(([, json = '""']) =>
        String(JSON.parse(json)),
      );
      const lines = contents.at(-1)?.split('\n') ?? [];
      expect(lines.filter((line) => !line.startsWith('-# '))).toEqual([]);
      expect(contents.join('').length).toBeLessThanOrEqual(4_000);
    }
  }
});
