/** Folds case and accents away, so that every store compares, sorts and searches text alike. */
export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

const MAX_SLUG = 48;

/** A text as part of an address: lower-case letters, digits and dashes, at most 48 of them; may come to nothing. */
export const slugOf = (text: string): string =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-|-$/g, '');

/** A slug for what was given none; a piece of its id makes it free, and a repeat comes to the same. */
export const slugWithId = (name: string, id: string): string => {
  const tail = id
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-8);
  return [slugOf(name), tail].filter((part) => part !== '').join('-');
};
