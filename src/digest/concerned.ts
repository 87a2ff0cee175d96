import type { Event, Fact } from '../knowledge/schema.ts';

/** What a fact concerns: its subject and what else it names. */
export function concerned({ subject, involves = [], roles }: Fact | Event): string[] {
  return [...new Set([subject, ...involves, ...Object.values(roles).flat()])].map(String);
}
