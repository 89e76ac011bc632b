import type { TestRequest } from '@partneros/infra/testing';
import type { ServedCommandApi } from '../testing/serve-command-api.ts';

/** What creates the welcome workflow. */
export const welcome = { name: 'Welcome', description: 'Says hello', stage: 'onboard' };

/** A workflow as an answer shows it, as far as tests look. */
export interface AnsweredWorkflow {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Sends a request and reads its answer. */
export const send = async (
  api: ServedCommandApi,
  method: string,
  path: string,
  json?: unknown,
  request: TestRequest = {},
) => {
  const response = await api.fetch(`/api/workflows${path}`, {
    ...request,
    method,
    ...(json !== undefined && { json }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as {
      readonly workflow: AnsweredWorkflow;
      readonly code?: string;
      readonly details?: readonly string[];
    },
  };
};

/** Creates the welcome workflow, or a variation of it. */
export const createWelcome = async (api: ServedCommandApi, over: object = {}): Promise<AnsweredWorkflow> =>
  (await send(api, 'POST', '', { ...welcome, ...over })).body.workflow;
