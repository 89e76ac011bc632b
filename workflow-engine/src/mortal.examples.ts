import type { Effects, EventStore, RowStore } from '@partneros/domain';

/** Where a process dies: at its n-th write to the log or to its rows, which then was or was not done. */
export interface Death {
  readonly at: number;
  readonly done: boolean;
}

/** Ports of a process that is killed at some point: from then on no call ever ends, and nothing reaches anybody. */
export const mortal = (
  { store, rows, effects }: { readonly store: EventStore; readonly rows: RowStore; readonly effects: Effects },
  death: Death,
) => {
  let writes = 0;
  let dead = false;
  let markDead: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    markDead = resolve;
  });
  const forEver = <Result>(): Promise<Result> => {
    dead = true;
    markDead();
    return new Promise<Result>(() => undefined);
  };
  const alive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (dead) return forEver();
    const result = await work();
    return dead ? forEver() : result;
  };
  const write = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (dead) return forEver();
    writes += 1;
    if (writes < death.at) return alive(work);
    if (death.done) await work();
    return forEver();
  };

  return {
    died,
    writes: () => writes,
    ports: {
      store: {
        read: (stream, options) => alive(() => store.read(stream, options)),
        append: (stream, expected, events) => write(() => store.append(stream, expected, events)),
      } satisfies EventStore,
      rows: { ...rows, write: (writing) => write(() => rows.write(writing)) } satisfies RowStore,
      effects: {
        sendEmail: (email) => alive(() => effects.sendEmail(email)),
        postSlackMessage: (message) => alive(() => effects.postSlackMessage(message)),
        callWebhook: (webhook) => alive(() => effects.callWebhook(webhook)),
      } satisfies Effects,
    },
  };
};
