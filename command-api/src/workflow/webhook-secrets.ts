import { type DefinitionNode, WEBHOOK_SECRETS, type WebhookSecret, webhookSecretKey } from '@partneros/domain';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';

type SecretDeps = Pick<CommandDeps, 'keyValues' | 'ids'>;

const Secret = z.string().min(8).max(200);

/** What is wrong with the secrets that callers send along with nodes: the index of the node, and a sentence. */
export const secretProblems = (nodes: readonly DefinitionNode[]): readonly { index: number; message: string }[] =>
  nodes.flatMap(({ type, data }, index) => {
    if (data.secret === undefined) return [];
    // Anywhere else it would be saved as it is, and shown.
    if (type !== 'webhook') return [{ index, message: 'only a webhook has a secret' }];
    return Secret.safeParse(data.secret).success ? [] : [{ index, message: 'expected text of 8 to 200 characters' }];
  });

/** The nodes with nothing of a secret left but that there is one. */
export const withoutSecrets = (nodes: readonly DefinitionNode[]): readonly DefinitionNode[] =>
  nodes.map((node) => (node.data.secret === undefined ? node : { ...node, data: { ...node.data, secret: '' } }));

/** Nodes that name their secrets instead of holding them. */
export interface KeptSecrets {
  readonly nodes: readonly DefinitionNode[];
  /** Indexes of the nodes that name a secret this organization does not have. */
  readonly unknown: readonly number[];
  /** Takes back what was kept, for a command that came to nothing. */
  discard(): Promise<void>;
}

/** Keeps each new secret under an id of its own, which follows from the command: a repeat finds it in place. */
export const keepSecrets = async (
  { keyValues, ids }: SecretDeps,
  organizationId: string,
  commandId: string,
  nodes: readonly DefinitionNode[],
): Promise<KeptSecrets> => {
  const kept: string[] = [];
  const unknown: number[] = [];

  const named = await Promise.all(
    nodes.map(async (node, index) => {
      const { secret, ...data } = node.data;
      if (typeof secret === 'string') {
        const secretId = ids.derive(commandId, 'webhook-secret', node.id);
        const key = webhookSecretKey(organizationId, secretId);
        if (await keyValues.put<WebhookSecret>(WEBHOOK_SECRETS, key, { secret }, { ifAbsent: true })) kept.push(key);
        return { ...node, data: { ...data, secretId } };
      }
      if (node.type === 'webhook' && typeof data.secretId === 'string') {
        const found = await keyValues.get(WEBHOOK_SECRETS, webhookSecretKey(organizationId, data.secretId));
        if (found === undefined) unknown.push(index);
      }
      return node;
    }),
  );
  return {
    nodes: named,
    unknown: unknown.sort((a, b) => a - b),
    discard: async () => {
      await Promise.all(kept.map((key) => keyValues.delete(WEBHOOK_SECRETS, key)));
    },
  };
};
