/**
 * What Slack refuses, as numbers: its documented limits, and those that were measured. Sizes in UTF-16 code units.
 * https://docs.slack.dev/reference/block-kit/blocks/
 */
export const slackLimits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** All blocks of a message together; not documented (slackapi/bolt-js#2509). */
  blocksTogether: 13_172,
  /** Longer texts are cut or split by Slack, so a reader misses some of it. */
  text: 4_000,
  headerText: 150,
  textObject: 3_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  accessibilityLabel: 75,
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block */
  tables: 1,
  tableRows: 100,
  tableCells: 20,
  tableText: 10_000,
  responseUrlUses: 5,
  responseUrlMinutes: 30,
  signatureSeconds: 300,
  acknowledgeSeconds: 3,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  prompts: 4,
} as const;
