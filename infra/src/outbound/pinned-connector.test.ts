import { expect } from 'chai';
import type { buildConnector } from 'undici';
import { pinnedConnector, UnexpectedPeer } from './pinned-connector.ts';

const connectedTo = (remoteAddress: string) => {
  let destroyed = false;
  const socket = { remoteAddress, destroy: () => (destroyed = true) };
  const build = (() => (_options: unknown, callback: buildConnector.Callback) =>
    callback(null, socket as never)) as unknown as typeof buildConnector;
  const connect = pinnedConnector({ addresses: ['127.0.0.1', 'fd00::1'] }, 1000, build);
  return new Promise<{ error: Error | null; destroyed: boolean }>((resolve) =>
    connect({ hostname: 'a.example', protocol: 'http:', port: '80' }, (...[error]) => resolve({ error, destroyed })),
  );
};

describe('a pinned connection', () => {
  for (const peer of ['127.0.0.1', '::ffff:127.0.0.1', 'fd00:0:0::1']) {
    it(`goes on with the checked peer, seen as ${peer}`, async () =>
      expect(await connectedTo(peer)).to.deep.equal({ error: null, destroyed: false }));
  }

  for (const peer of ['127.0.0.2', '10.0.0.1', '']) {
    it(`ends at once with any other peer: ${JSON.stringify(peer)}`, async () => {
      const { error, destroyed } = await connectedTo(peer);
      expect(error).to.be.instanceOf(UnexpectedPeer);
      expect(destroyed).to.equal(true);
    });
  }
});
