/** Concepts whose words ask, whatever the question is about. */
export const askingConcepts: readonly string[] = [
  'who',
  'when',
  'where',
  'why',
  'how',
  'how-many',
  'how-much',
  'which',
];
