import { foldText } from '../kernel/text.ts';

// Words that say nothing of what a text is about, folded, in the languages that are usual here.
const COMMON: ReadonlySet<string> = new Set(
  (
    'the and for are with that this from have has was were will can not but you your our their they them its who what ' +
    'which when where how why into out over than then also more most all any each about such only der die das und ist ' +
    'sind mit von für ein eine einer dem den des nicht auch auf les des une est pour avec dans sur que qui los las por con'
  ).split(' '),
);
// Long enough to tell words apart, short enough that their endings do not.
const STEM = 7;
const MOST = 400;

/** What a text is about, in words that can be compared: folded, without endings, each once. */
export const termsOf = (text: string): readonly string[] => [...new Set(wordsOf(text))].slice(0, MOST);

/** The words of a text that can be compared, in order, with repeats. */
export const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !COMMON.has(word))
    .map((word) => [...word].slice(0, STEM).join(''));
