import { Agent, request } from 'node:http';

/** Sends JSON over connections that are kept, as one signed-in person. */
export const createClient = ({ port, cookie }) => {
  const agent = new Agent({ keepAlive: true });

  const send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        cookie,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      request({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          received += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(received) }));
        response.on('error', reject);
      })
        .on('error', reject)
        .end(text);
    });

  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    close: () => agent.destroy(),
  };
};
