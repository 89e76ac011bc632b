// Both are documented, word for word.
const AS_DOCUMENTED = ['Invalid email or password', 'No active organization.'];
const SENTENCE = /^\p{Lu}[^\n]{3,160}\.$/u;
// Names are whatever the caller has sent.
const ABOUT_A_FIELD = /^\S[^\n]*: ([^\n]+[^.])$/u;
// What only somebody who knows the source could read.
const INTERNALS =
  /undefined|\[object|\bNaN\b|\w+Error\b|\/\^|\bzod\b|\.[jt]s\b|expected (?:string|array|record)|>=|<=/i;

/** What a newcomer would not understand in a refusal; `undefined` when there is nothing of the kind. */
export const unfitFor = (refusal: {
  readonly error: string;
  readonly details?: readonly string[] | undefined;
}): string | undefined => {
  const { error, details = [] } = refusal;
  if (!SENTENCE.test(error) && !AS_DOCUMENTED.includes(error)) return `no whole sentence: ${error}`;
  if (/see details/.test(error) && details.length === 0) return `there are no details to see: ${error}`;
  const odd = details.find((detail) => !SENTENCE.test(detail) && !ABOUT_A_FIELD.test(detail));
  if (odd !== undefined) return `neither a sentence nor a field with what is wrong with it: ${odd}`;
  const said = details.map((detail) => ABOUT_A_FIELD.exec(detail)?.[1] ?? detail);
  const inner = [error, ...said].find((text) => INTERNALS.test(text));
  return inner === undefined ? undefined : `known to the source only: ${inner}`;
};
