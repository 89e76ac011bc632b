import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createLog, type Log } from './log.ts';

const logged = (write: (log: Log) => void): readonly Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createLog({ level: 'info', destination: { write: (line) => lines.push(line) } }));
  return lines.map((line) => {
    const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
    strictEqual(typeof time, 'string');
    return rest;
  });
};

describe('the log', () => {
  it('keeps the fields it knows and drops all others', () => {
    const fields = { requestId: 'r', position: 7n, password: 'hunter2', headers: { cookie: 'secret' } };
    deepStrictEqual(
      logged((log) => log.info('hello', fields)),
      [{ level: 30, requestId: 'r', position: '7', msg: 'hello' }],
    );
  });

  it('keeps name, message and stack of what was thrown', () => {
    const thrown = Object.assign(new TypeError('broken'), { config: { token: 'secret' }, stack: 'here' });
    deepStrictEqual(
      logged((log) => log.error('failed', thrown)),
      [{ level: 50, error: { name: 'TypeError', message: 'broken', stack: 'here' }, msg: 'failed' }],
    );
    deepStrictEqual(
      logged((log) => log.error('failed', { token: 'secret' })),
      [{ level: 50, error: { message: 'a thrown object' }, msg: 'failed' }],
    );
  });

  it('is quiet below its level, and one line per call', () => {
    strictEqual(logged((log) => log.debug('noise')).length, 0);
    strictEqual(logged((log) => log.warn('a\n{"level":60}')).length, 1);
  });
});
