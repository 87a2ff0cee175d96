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

/** Concepts that show by themselves that a question is on the subject. */
export const subjectConcepts: readonly string[] = [
  'commitment',
  'commit',
  'objective',
  'principle',
  'compact',
  'city',
  'member',
  'endorse',
  'endorser',
];
