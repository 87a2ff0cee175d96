/** The environment variables for operators. `src/settings/operations.ts` says what each may hold. */
export const operationsSettingNames = ['OPERATIONS_PORT', 'OPERATIONS_HOST'] as const;

/** Where health and metrics are served. */
export interface OperationsSetup {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}
