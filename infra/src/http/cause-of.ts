import type { Actor, Cause, Clock, Ids } from '@partneros/domain';
import type { Access, RouteRequest } from './route.ts';

/**
 * Why a request's command is carried out. With an `Idempotency-Key` the command id follows from the key, the caller and
 * the target, so that a repeat is found in the stream, and the body's fingerprint tells a repeat from a reuse.
 */
export const causeOf = (
  request: Pick<
    RouteRequest<Access, unknown, unknown, unknown>,
    'caller' | 'requestId' | 'idempotencyKey' | 'target' | 'body' | 'depth' | 'traceparent'
  >,
  { clock, ids }: { readonly clock: Pick<Clock, 'now'>; readonly ids: Ids },
): Cause => {
  const { caller, idempotencyKey: key, target, depth, traceparent } = request;
  const organizationId = caller !== undefined && 'organizationId' in caller ? caller.organizationId : 'public';
  const actor: Actor = caller === undefined ? { type: 'public', id: 'public' } : { type: 'user', id: caller.userId };
  const common = {
    correlationId: request.requestId,
    actor,
    occurredAt: clock.now(),
    depth,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
  if (key === undefined) return { commandId: ids.next(), ...common };
  return {
    commandId: ids.derive(organizationId, caller?.userId ?? 'public', target, key),
    ...common,
    requestHash: ids.derive(JSON.stringify(request.body ?? null)),
  };
};
