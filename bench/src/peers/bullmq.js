import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, locate, spawnServer } from './spawn-server.js';

const CONCURRENCY = 256;

/**
 * BullMQ on a Redis of its own that syncs its append-only file before it answers. A run is one job that records every
 * step it has taken, as BullMQ's guide has it for jobs of several steps. Answers undefined when Redis is not installed.
 */
export const openBullMq = async (folder, { steps }) => {
  const server = locate('redis-server');
  if (server === undefined) return undefined;
  const port = await freePort();
  const dir = join(folder, 'redis');
  mkdirSync(dir);
  const args = ['--port', port, '--bind', '127.0.0.1', '--dir', dir, '--save', ''].map(String);
  const stop = await spawnServer(server, [...args, '--appendonly', 'yes', '--appendfsync', 'always'], {
    ready: /Ready to accept connections/,
    stopWith: 'SIGTERM',
  });
  const { Queue, Worker } = await import('bullmq');
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
  const queue = new Queue('welcome', { connection });
  const worker = new Worker(
    'welcome',
    async (job) => {
      for (let step = job.data.taken; step < steps; step += 1) await job.updateData({ ...job.data, taken: step + 1 });
    },
    { connection, concurrency: CONCURRENCY },
  );
  await worker.waitUntilReady();
  const waiting = new Map();
  worker.on('completed', (job) => {
    waiting.get(job.data.partnerId)?.();
    waiting.delete(job.data.partnerId);
  });
  return {
    bar: '2 ×',
    run: async (partnerIds) => {
      const completed = partnerIds.map((id) => new Promise((resolve) => waiting.set(id, resolve)));
      await Promise.all(partnerIds.map((partnerId) => queue.add('welcome', { partnerId, taken: 0 })));
      await Promise.all(completed);
    },
    close: async () => {
      await worker.close();
      await queue.close();
      await stop();
    },
  };
};
