import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './job.ts';
import { mediaJobs } from './media-jobs.ts';

// A thread beside the work, so that it can look at the memory while the work is at it: what libraries in C take, and
// buffers, no limit of V8's covers. Text, because threads do not run sources.
const WATCH = `
  const { workerData: maxBytes } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > maxBytes) process.kill(process.pid, 'SIGKILL');
  }, 10);
`;

const carryOut = mediaJobs as unknown as Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;
const work = async ({ id, name, given }: Job): Promise<JobResult> => {
  try {
    const value = await carryOut[name]?.(...given);
    return { id, value, peakBytes: process.resourceUsage().maxRSS * 1024 };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
};

new Worker(WATCH, { eval: true, execArgv: [], workerData: Number(process.argv[2]) });
process.on('disconnect', () => process.exit());
process.on('message', async (job: Job) => process.send?.(await work(job)));
process.send?.('ready');
