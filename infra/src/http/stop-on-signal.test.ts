import { deepStrictEqual } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { silent } from './http-app.examples.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const processLike = () => {
  const emitter = new EventEmitter();
  const exits: number[] = [];
  const target = Object.assign(emitter, {
    exit: (code: number) => {
      exits.push(code);
      emitter.emit('exited');
    },
  });
  return { target: target as never, emitter, exits };
};

describe('a signal', () => {
  it('stops in order and exits 0', async () => {
    const { target, emitter, exits } = processLike();
    const exited = new Promise((resolve) => emitter.once('exited', resolve));
    stopOnSignal({ stop: async () => undefined, log: silent, target });
    emitter.emit('SIGTERM', 'SIGTERM');
    await exited;
    deepStrictEqual(exits, [0]);
  });

  it('given twice exits at once', () => {
    const { target, emitter, exits } = processLike();
    stopOnSignal({ stop: () => new Promise(() => undefined), log: silent, target });
    emitter.emit('SIGINT', 'SIGINT');
    deepStrictEqual(exits, []);
    emitter.emit('SIGINT', 'SIGINT');
    deepStrictEqual(exits, [1]);
  });

  it('exits 1 when stopping fails, as does what nobody caught', async () => {
    const { target, emitter, exits } = processLike();
    const exited = new Promise((resolve) => emitter.once('exited', resolve));
    stopOnSignal({ stop: () => Promise.reject(new Error('stuck')), log: silent, target });
    emitter.emit('SIGTERM', 'SIGTERM');
    await exited;
    emitter.emit('unhandledRejection', new Error('forgotten'));
    deepStrictEqual(exits, [1, 1]);
  });
});
