import type { ChildProcess } from 'node:child_process';

const children = new Map<ChildProcess, NodeJS.Signals>();

// One listener for all of them: more than ten would look like a leak.
process.once('exit', () => {
  for (const [child, signal] of children) child.kill(signal);
});

/** However this process ends, a child does not outlive it. */
export const endWithUs = (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void => {
  children.set(child, signal);
  child.once('exit', () => children.delete(child));
};
