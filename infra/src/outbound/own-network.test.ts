import { deepStrictEqual } from 'node:assert/strict';
import { isOwnNetwork } from './own-network.ts';

describe('one’s own network', () => {
  it('has private addresses, names without a dot, and names that the internet does not have', () => {
    const own = ['127.0.0.1', '10.1.2.3', '192.168.0.9', '[fd00::1]', '::1', 'mongodb', 'db.svc', 'db.prod.internal'];
    const others = ['8.8.8.8', '[2001:4860::1]', 'db.example.com', 'cluster0.mongodb.net', 'internal.example.com'];
    deepStrictEqual([own.filter(isOwnNetwork), others.filter(isOwnNetwork)], [own, []]);
  });
});
