import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { z } from 'zod';

/** What a page is told that reads a stream through `useObject`. */
export interface ReadObject {
  readonly object?: unknown;
  readonly error?: unknown;
}

interface UseObjectOptions {
  readonly api: string;
  readonly schema: z.ZodType;
  readonly fetch: typeof fetch;
  readonly onFinish: (end: ReadObject) => void;
  readonly onError: (error: Error) => void;
}

/** `experimental_useObject` of whichever major of the AI SDK. */
export type UseObject = (options: UseObjectOptions) => { readonly submit: (input: unknown) => unknown };

/**
 * Submits to a path through the real client and answers what a page would be told: `onFinish` and `onError`, whichever
 * come. The hook runs in a component that is rendered once; what it returns works without a browser.
 */
export const readWith = async (
  useObject: UseObject,
  about: Pick<UseObjectOptions, 'api' | 'schema' | 'fetch'>,
  input: unknown,
): Promise<{ readonly finished?: ReadObject; readonly failed?: Error }> => {
  const told: { finished?: ReadObject; failed?: Error } = {};
  let submit: ReturnType<UseObject>['submit'] | undefined;
  const Page = () => {
    submit = useObject({
      ...about,
      onFinish: ({ object, error }) => {
        told.finished = { ...(object !== undefined && { object }), ...(error !== undefined && { error }) };
      },
      onError: (error) => {
        told.failed = error;
      },
    }).submit;
    return null;
  };
  renderToString(createElement(Page));
  await submit?.(input);
  // The first of these clients does not wait for its stream to end.
  for (let turns = 0; turns < 20_000 && told.finished === undefined && told.failed === undefined; turns += 1)
    await new Promise((resolve) => setImmediate(resolve));
  return told;
};
