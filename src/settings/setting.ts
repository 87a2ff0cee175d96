import { z } from 'zod';

/** An empty setting is one that is not there, and white space around a value is a slip of copying. */
export const setting = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => {
    const trimmed = typeof value === 'string' ? value.trim() : value;
    return trimmed === '' ? undefined : trimmed;
  }, schema);
