import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { line } from './report.js';
import { takeTurns } from './rounds.js';
import { startServer } from './server-process.js';
import { inTemporaryFolder } from './temporary-folder.js';

const CONNECTIONS = 64;
const PAGE = 20;
const BODY = {
  kind: 'call',
  summary: 'Talked about the spring campaign, who pays for the booth, and when the certificates run out.',
};

/** A command through everything between the socket and the disk, beside an express that only parses and answers. */
export const http = ({ rounds, turns, scale, check }) =>
  inTemporaryFolder(async (folder) => {
    const bare = await startServer('serve-express.js');
    const ours = await startServer('serve-partneros.js', folder, {
      partners: Math.ceil(50_000 * scale),
      eventsEach: 2,
    });
    const { partnerIds, cookie } = ours;
    let next = 0;
    let refused = 0;
    const load = async (port, request, pace = { connections: CONNECTIONS }) => {
      const result = await autocannon({
        url: `http://127.0.0.1:${port}`,
        duration: Math.max(0.5, scale),
        requests: [request],
        ...pace,
      });
      refused += result.non2xx + result.errors;
      return { count: result['2xx'], millis: result.duration * 1_000, p99: result.latency.p99 };
    };
    // The same request for both, so that making it costs the client the same.
    const command = {
      method: 'POST',
      body: JSON.stringify(BODY),
      setupRequest: (request) => {
        next += 1;
        return {
          ...request,
          path: `/api/partners/${partnerIds[next % partnerIds.length]}/activities`,
          headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() },
        };
      },
    };
    const list = {
      method: 'GET',
      path: '/api/partners?stage=onboard&type=reseller&sort=-updatedAt&limit=20',
      headers: { cookie },
    };
    const everybody = { ...list, path: `/api/partners?sort=-updatedAt&limit=${PAGE}` };
    const deep = Math.min(500, Math.floor(partnerIds.length / PAGE));
    const [first, last] = [everybody, await pageAt(ours.port, everybody, deep)];
    // The first query of its kind makes the indexes.
    await load(ours.port, list);

    const p99 = [];
    const figures = await takeTurns(rounds, Math.ceil(turns / 10), {
      bare: () => load(bare.port, command),
      command: () => load(ours.port, command),
      list: () => load(ours.port, list),
      first: () => load(ours.port, first),
      last: () => load(ours.port, last),
    });
    for (let round = 0; round < rounds; round += 1)
      p99.push((await load(ours.port, list, { connections: 8, overallRate: 1_000 })).p99);
    check('W5: every request was answered with 2xx', refused === 0);
    await bare.stop();
    await ours.stop();
    return [
      line({
        what: 'W5 commands over HTTP, 64 connections, beside bare express 5',
        unit: '/s',
        ours: figures.command,
        base: figures.bare,
        bar: '0.65 × express',
      }),
      line({
        what: `W5 lists of 20 out of ${partnerIds.length.toLocaleString('en')} partners, filtered and sorted`,
        unit: '/s',
        ours: figures.list,
        bar: '1,000 /s',
      }),
      line({
        what: `W5 page ${deep} of all partners, beside page 1`,
        unit: '/s',
        ours: figures.last,
        base: figures.first,
        bar: 'the same',
      }),
      line({ what: 'W5 the same list at 1,000 requests a second: p99', unit: 'ms', ours: p99, bar: '10 ms' }),
    ];
  });

// The request for a page, by walking there.
const pageAt = async (port, request, page) => {
  let path = request.path;
  for (let at = 1; at < page; at += 1) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: request.headers });
    const { nextCursor } = await response.json();
    if (nextCursor === null) throw new Error(`there is no page ${page}`);
    path = `${request.path}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return { ...request, path };
};
