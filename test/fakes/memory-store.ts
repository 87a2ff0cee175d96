import type { Installation, Installations, OnceMarks } from '../../src/ports.ts';

/** Marks in memory, shared by whatever instances a test starts. */
export function memoryMarks(): OnceMarks {
  const until = new Map<string, Date>();
  return {
    async first(key, end) {
      const known = until.get(key);
      if (known !== undefined && known > new Date()) return false;
      until.set(key, end);
      return true;
    },
  };
}

/** Installations in memory, with what is kept open to look at. */
export function memoryInstallations(): Installations & { readonly kept: Map<string, Installation> } {
  const kept = new Map<string, Installation>();
  return {
    kept,
    save: async (installation) => void kept.set(`${installation.platform}/${installation.id}`, installation),
    find: async (platform, id) => kept.get(`${platform}/${id}`),
    remove: async (platform, id) => void kept.delete(`${platform}/${id}`),
  };
}
