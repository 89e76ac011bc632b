import type { Timestamp } from '../kernel/time.ts';

/** Somebody's signed-in time, as the server knows it. */
export interface Session {
  readonly sessionId: string;
  readonly userId: string;
  readonly activeOrganizationId: string | undefined;
  readonly createdAt: Timestamp;
  /** Moves on while the session is in use. */
  readonly expiresAt: Timestamp;
}

/** A session that was just opened. */
export interface OpenedSession {
  readonly sessionId: string;
  /** What the cookie holds: worth as much as the password while the session lasts. Answered once, never stored or logged. */
  readonly token: string;
  /** The `Set-Cookie` value. */
  readonly cookie: string;
}

/** Sessions. They live on the server, so that ending one bites at the very next request, whatever a cookie says. */
export interface Sessions {
  /**
   * Which generation of a person's sessions is good. Read it before checking the password and give it to `open`: a
   * sign-in with the old password then never outlives `closeAll`.
   */
  epochOf(userId: string): Promise<number>;
  open(session: {
    readonly userId: string;
    readonly activeOrganizationId: string | undefined;
    readonly epoch: number;
    /** False: the browser forgets the cookie when it closes. Default true. */
    readonly remember?: boolean | undefined;
  }): Promise<OpenedSession>;
  find(sessionId: string): Promise<Session | undefined>;
  /** Makes an organization the one that the session's requests are about. */
  activate(sessionId: string, organizationId: string): Promise<void>;
  /** Ends a session for good; answers the `Set-Cookie` value that clears its cookie. */
  close(sessionId: string): Promise<string>;
  /** Ends all sessions of a person. */
  closeAll(userId: string): Promise<void>;
}
