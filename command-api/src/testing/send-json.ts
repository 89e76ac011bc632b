import type { TestRequest } from '@partneros/infra/testing';
import type { ServedCommandApi } from './serve-command-api.ts';

/** A resource as an answer shows it, as far as tests look. */
export interface AnsweredResource {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** An answer with a resource of this name, or with what is wrong. */
export type Answered<Name extends string> = { readonly [Key in Name]: AnsweredResource } & {
  readonly code?: string;
  readonly details?: readonly string[];
};

/** Sends JSON, by POST unless another method is named, and reads the answer. */
export const sendJson = async <Name extends string>(
  api: ServedCommandApi,
  path: string,
  json: unknown = {},
  request: TestRequest = {},
) => {
  const response = await api.fetch(path, { method: 'POST', ...request, json });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answered<Name>,
  };
};
