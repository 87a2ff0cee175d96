/**
 * What this adapter keeps to, in UTF-16 code units after escaping: Slack's limits, or less where Slack was seen to
 * cut or refuse earlier. https://docs.slack.dev/reference/block-kit/blocks/
 */
export const budgets = {
  /** Slack takes 50. */
  messageBlocks: 45,
  /** Slack was seen to refuse all blocks of a message together from about 13,200 on (slackapi/bolt-js#2509). */
  blocksTogether: 12_000,
  /** Slack was seen to split a text of 4,041. */
  text: 3_900,
  headerText: 150,
  contextText: 2_900,
  contextElements: 10,
  /** Slack takes 75 and shows about 30. */
  buttonText: 75,
  linkAddress: 2_900,
  /** Slack takes one table a message, of 100 rows with 20 cells and 10,000 characters. */
  tableRows: 50,
  tableColumns: 8,
  tableText: 9_000,
  /** Seconds after which an answer that is not ready is announced as coming; Slack gives up after 3. */
  acknowledgeSeconds: 0.6,
} as const;
