import type { Escape } from './template.ts';

/** For a text inside the quotes of a JSON document. */
export const inJson: Escape = (text) => JSON.stringify(text).slice(1, -1);

/** For one part of a path, or of a query, in a web address. Broken Unicode, which no address can hold, is replaced. */
export const inUrl: Escape = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));

/** For Slack, where `<!channel>` in a partner's name would call everybody. */
export const inSlack: Escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
