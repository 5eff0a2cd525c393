/** What the agent should know although the action was done; the text comes from _i18n by the code. */
export interface Notice {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}
