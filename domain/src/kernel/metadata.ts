/** Who did it. `id` is a user id, a workflow id, a policy's name, or `public` for an unauthenticated caller. */
export interface Actor {
  readonly type: 'user' | 'workflow' | 'policy' | 'system' | 'public';
  readonly id: string;
}

/** Where an event stands: its stream, and its revision there in decimal. */
export interface EventPointer {
  readonly stream: string;
  readonly revision: string;
}

/**
 * Why a command is carried out; copied into the metadata of every event it leads to.
 * A repeat of `commandId` on the same stream changes nothing and answers as the first time.
 */
export interface Cause {
  readonly commandId: string;
  /** One id for everything that follows from one request. */
  readonly correlationId: string;
  readonly actor: Actor;
  /** Business time, ISO 8601 UTC with milliseconds; an import may set it in the past. */
  readonly occurredAt: string;
  /** Automations between the human and this command: 0 for a request. */
  readonly depth: number;
  /** Id of the event that caused the command; absent for a request. */
  readonly causationId?: string;
  /** Where that event is, so that a chain can be walked without an index. */
  readonly causedBy?: EventPointer;
  /** `<workflowId>/<subjectId>` of each automation along the chain: what loop suppression looks at. */
  readonly via?: readonly string[];
  /** Set by silent imports: no workflow starts from such an event. */
  readonly silent?: true;
  /** Fingerprint of the request body: the same idempotency key with another body is refused. */
  readonly requestHash?: string;
  /** W3C Trace Context of what did it, for whoever follows a request through the system. Decides nothing. */
  readonly traceparent?: string;
}

/** What every event carries besides its data. */
export interface EventMetadata extends Cause {
  /** uuidv5(commandId, index): the same command yields the same ids. */
  readonly eventId: string;
  readonly organizationId: string;
  readonly schemaVersion: number;
}
