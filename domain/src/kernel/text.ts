/** Folds case and accents away, so that every store compares, sorts and searches text alike. */
export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
