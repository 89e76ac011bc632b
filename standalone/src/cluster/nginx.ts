import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../client/free-port.ts';
import { endWithUs } from './end-with-us.ts';
import type { Gateway, GatewayPorts } from './gateway.ts';
import { until } from './until.ts';

const TEMPLATE = fileURLToPath(new URL('../../../deploy/gateway.conf.template', import.meta.url));

/** Whether this machine has an nginx. */
export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/** Runs nginx with the template that is shipped, filled in as its container fills it in. What it needs lies in `folder`. */
export const openNginx = async (folder: string, ports: GatewayPorts): Promise<Gateway> => {
  const port = await freePort();
  const settings: Readonly<Record<string, string>> = {
    PARTNEROS_GATEWAY_PORT: `127.0.0.1:${port}`,
    PARTNEROS_GATEWAY_QUERY_API: `127.0.0.1:${ports.reads}`,
    PARTNEROS_GATEWAY_COMMAND_API: `127.0.0.1:${ports.writes}`,
    PARTNEROS_GATEWAY_ENGINE: `127.0.0.1:${ports.runs}`,
    PARTNEROS_GATEWAY_RESOLVER: '127.0.0.1',
  };
  const filled = (await readFile(TEMPLATE, 'utf8')).replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = settings[name];
    if (value === undefined) throw new Error(`nobody sets ${name}`);
    return value;
  });
  await mkdir(join(folder, 'nginx'));
  const file = join(folder, 'nginx', 'nginx.conf');
  await writeFile(file, configuration(filled, join(folder, 'nginx')));
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  endWithUs(child, 'SIGTERM');
  const said = listen(child);
  await until('nginx listens', async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said()}`);
    return (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) !== undefined;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const listen = (child: ChildProcess): (() => string) => {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
};

// Around the template what its container's own nginx.conf has around it; gzip as many have it, which must not hold events up.
const configuration = (template: string, folder: string): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/pid;
events { worker_connections 256; }
http {
  access_log off;
  gzip on;
  gzip_proxied any;
  gzip_types text/event-stream application/json;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${template}
}
`;
