const PLACEHOLDER = /\{\{\?([^{}]{1,200})\}\}/;

/** Stands where somebody has to fill something in. No template holds it, and no id reads like it, so it never runs. */
export const placeholder = (what: string): string => `{{?${what}}}`;

/** What a text asks to be filled in; `undefined` when nothing. */
export const placeholderIn = (text: string): string | undefined => PLACEHOLDER.exec(text)?.[1];
