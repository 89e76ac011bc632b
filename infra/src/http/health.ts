import type { RequestHandler } from 'express';

/** Whether this process can do its work, and by which checks. */
export interface Readiness {
  readonly ready: boolean;
  /** Each check by name: true, or what is wrong. */
  readonly checks: Readonly<Record<string, true | string>>;
}

/** Looks at the stores, the subscriptions and their lag. Quick, and tolerant of one slow dependency. */
export type CheckReadiness = () => Promise<Readiness> | Readiness;

/**
 * Answers `/livez` (the process turns around; asks nothing else), `/startupz` (503 until it has caught up once, 200 from then
 * on) and `/readyz` (200 or 503). None is rate limited: a balancer shares its address with everybody behind it.
 */
export const answerHealth =
  (readiness: CheckReadiness, stopping: AbortSignal, hasStarted: () => boolean): RequestHandler =>
  async (req, res, next) => {
    switch (req.path) {
      case '/livez':
        res.json({ live: true });
        return;
      case '/startupz': {
        const started = hasStarted();
        res.status(started ? 200 : 503).json({ started });
        return;
      }
      case '/readyz': {
        const found = stopping.aborted ? STOPPING : await Promise.resolve(readiness()).catch(() => FAILED);
        res.status(found.ready ? 200 : 503).json(found);
        return;
      }
      default:
        next();
    }
  };

const STOPPING: Readiness = { ready: false, checks: { process: 'stopping' } };
const FAILED: Readiness = { ready: false, checks: { process: 'the check itself failed' } };
