import type { ReadModel } from '@partneros/domain';

/** What a workflow sent, or tried to send, to the outside. */
export interface DeliveryRow {
  /** The step's idempotency key. */
  readonly id: string;
  readonly kind: 'email' | 'slack' | 'webhook';
  readonly workflowId: string;
  readonly runId: string;
  readonly stepId: string;
  readonly key: string;
  readonly to: readonly string[];
  readonly subject: string | null;
  /** `sending`: the intent is recorded, and no result yet. `retrying`: another attempt will come. */
  readonly status: 'sending' | 'retrying' | 'sent' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly at: string;
}

/** What went out, to whom? One row per step that reaches outside. */
export const deliveriesModel: ReadModel<DeliveryRow> = {
  name: 'deliveries',
  version: 1,
  fields: {
    kind: { kind: 'exact', of: (row) => row.kind },
    status: { kind: 'exact', of: (row) => row.status },
    runId: { kind: 'exact', of: (row) => row.runId },
    workflowId: { kind: 'exact', of: (row) => row.workflowId },
    at: { kind: 'exact', of: (row) => row.at },
  },
  search: (row) => [row.subject, ...row.to],
};
