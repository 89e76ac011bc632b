import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Supabase Storage as far as files need it, over a real socket. */
export interface SupabaseStorageDouble {
  readonly url: string;
  readonly buckets: ReadonlyMap<string, { readonly public: boolean }>;
  readonly objects: ReadonlyMap<string, { readonly type: string; readonly bytes: Buffer }>;
  /** Answers everything with this status from now on, or not at all with 0; `undefined`: as usual again. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

/** The key that the double takes. */
export const SERVICE_KEY = 'service-key-1';

const notFound = (error: string) => ({ status: 400, body: { statusCode: '404', error, message: error } });

/** Starts a double that knows no bucket yet. */
export const startSupabaseStorage = async (): Promise<SupabaseStorageDouble> => {
  const buckets = new Map<string, { public: boolean }>();
  const objects = new Map<string, { type: string; bytes: Buffer }>();
  let failing: number | undefined;

  const answer = (req: IncomingMessage, sent: Buffer) => {
    const path = decodeURIComponent(req.url ?? '');
    const open = /^\/storage\/v1\/object\/public\/([^/]+)\/(.+)$/.exec(path);
    const found = open && objects.get(`${open[1]}/${open[2]}`);
    if (open) return found && buckets.get(open[1] ?? '')?.public ? { status: 200, file: found } : notFound('not_found');
    if (req.headers.authorization !== `Bearer ${SERVICE_KEY}` || req.headers.apikey !== SERVICE_KEY)
      return { status: 403, body: { statusCode: '403', error: 'Unauthorized', message: 'signature' } };
    if (req.method === 'POST' && path === '/storage/v1/bucket') {
      const { id, public: isPublic } = JSON.parse(sent.toString()) as { id: string; public: boolean };
      if (buckets.has(id)) return { status: 400, body: { statusCode: '409', error: 'Duplicate', message: 'exists' } };
      buckets.set(id, { public: isPublic });
      return { status: 200, body: { name: id } };
    }
    const [, bucket = '', name = ''] = /^\/storage\/v1\/object\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (!buckets.has(bucket)) return notFound('Bucket not found');
    const key = `${bucket}/${name}`;
    if (req.method === 'POST') {
      if (objects.has(key) && req.headers['x-upsert'] !== 'true')
        return { status: 400, body: { statusCode: '409', error: 'Duplicate', message: 'exists' } };
      objects.set(key, { type: req.headers['content-type'] ?? '', bytes: sent });
      return { status: 200, body: { Key: key } };
    }
    const object = objects.get(key);
    return object ? { status: 200, file: object } : notFound('not_found');
  };

  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      if (failing === 0) return;
      if (failing !== undefined) return void res.writeHead(failing).end('{}');
      const { status, ...rest } = answer(req, Buffer.concat(chunks));
      if ('file' in rest) res.writeHead(status, { 'content-type': rest.file.type }).end(rest.file.bytes);
      else res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(rest.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    buckets,
    objects,
    fail: (status) => {
      failing = status;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
