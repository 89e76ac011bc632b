import type { TestRequest } from '@partneros/infra/testing';
import type { ServedEverything } from './serve-everything.ts';

/** A JSON object as a test looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
export type Looked = any;

/** A node of a definition without its place on the canvas. */
export interface DrawnNode {
  readonly id?: string;
  readonly type: string;
  readonly data: object;
}

/** A definition: a trigger and nodes one after the other, called `n1`, `n2` and so on unless they have an id. */
export const chain = (trigger: object, ...nodes: readonly DrawnNode[]) => {
  const drawn = [{ id: 'trigger', type: 'trigger', data: trigger }, ...nodes].map((node, index) => ({
    id: `n${index}`,
    ...node,
    position: { x: 0, y: index * 100 },
  }));
  return {
    nodes: drawn,
    edges: drawn.slice(1).map(({ id }, index) => ({ id: `e${index}`, source: drawn[index]?.id, target: id })),
  };
};

/** Asks like a client that knows what it wants: anything but success fails the test. */
export const asks = (served: ServedEverything) => {
  const ask = async (path: string, request: TestRequest = {}): Promise<Looked> => {
    const response = await served.fetch(path, request);
    const body: Looked = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status} ${JSON.stringify(body)}`);
    return body;
  };
  const post = (path: string, json: object = {}) => ask(path, { json });

  return {
    read: (path: string) => ask(path),
    post,
    put: (path: string, json: object) => ask(path, { method: 'PUT', json }),
    patch: (path: string, json: object) => ask(path, { method: 'PATCH', json }),
    remove: (path: string) => ask(path, { method: 'DELETE' }),
    /** Draws a workflow and switches it on; answers its id. */
    activate: async (definition: object): Promise<string> => {
      const { workflow } = await post('/api/workflows', { name: 'Under test', stage: 'onboard' });
      await ask(`/api/workflows/${workflow.id}/definition`, { method: 'PUT', json: definition });
      await post(`/api/workflows/${workflow.id}/status`, { status: 'active' });
      return workflow.id;
    },
    /** The runs of a workflow with their steps, newest first, once nothing is in hand. */
    runsOf: async (workflowId: string): Promise<readonly Looked[]> => {
      await served.settled();
      const { runs } = await ask(`/api/workflows/${workflowId}/runs`);
      return Promise.all(runs.map(async ({ id }: { id: string }) => (await ask(`/api/workflow-runs/${id}`)).run));
    },
  };
};
