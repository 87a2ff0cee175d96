/** Something wrong in the data: where it is, and what was expected instead. */
export interface DataProblem {
  /** The file, from the data folder: `facts.json`. */
  readonly file: string;
  /** The record's id, or its place in the file ("entry 3") while it has none. */
  readonly record?: string;
  /** The field inside the record: `citations[0].quote`. */
  readonly field?: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** One line for people: `facts.json, record "x", field citations[0].quote: …`. */
export function describeProblem(problem: DataProblem): string {
  const where = [
    problem.file,
    problem.record === undefined ? undefined : `record "${problem.record}"`,
    problem.field === undefined || problem.field === '' ? undefined : `field ${problem.field}`,
  ];
  return `${where.filter((part) => part !== undefined).join(', ')}: ${problem.message}`;
}

/** Thrown when the data cannot be trusted; it carries every problem found, not only the first. */
export class DataError extends Error {
  readonly problems: readonly DataProblem[];

  constructor(problems: readonly DataProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'DataError';
    this.problems = problems;
  }
}
