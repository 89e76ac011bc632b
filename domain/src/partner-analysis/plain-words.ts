// What a reader would follow, or a page would load by itself.
const PICTURE = /!\[[^\]]*\]\([^)]*\)/g;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const TAG = /<[^>]*>?/g;
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|javascript:|data:)\S*/gi;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** What a model wrote, as words alone: no link, no picture, no markup, nothing that nobody sees. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(HIDDEN, '')
    .replace(PICTURE, '')
    .replace(LINK, '$1')
    // Of one that was cut in two.
    .replaceAll('![', '')
    .replace(TAG, '')
    .replace(ADDRESS, '')
    .replace(/\s+/g, ' ')
    .trim();
