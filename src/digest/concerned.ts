import { holding } from '../holding.ts';
import type { Event, Fact } from '../knowledge/schema.ts';

/** What a fact concerns: its subject and what else it names. */
export const concerned = holding(({ subject, involves = [], roles }: Fact | Event): readonly string[] =>
  [...new Set([subject, ...involves, ...Object.values(roles).flat()])].map(String),
);
