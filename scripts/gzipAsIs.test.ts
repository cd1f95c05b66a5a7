import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { sendAsIs } from './gzipAsIs.ts';

/** Says of everything that it is encoded, as Vite's servers do of a file that ends in `.gz`. */
const encoded: RequestListener = (request, response) => {
  sendAsIs(request, response, () => {
    response.setHeader('Content-Encoding', 'gzip');
    response.writeHead(200, { 'content-encoding': 'gzip', 'Content-Length': 3 });
    response.end('abc');
  });
};

it.each([
  ['/data/mnist/train-images-idx3-ubyte.gz', null],
  ['/netloom/data/mnist/train-images-idx3-ubyte.gz?x=1', null],
  ['/assets/index.js.gz', 'gzip'],
  ['/data/mnist/train-images-idx3-ubyte', 'gzip'],
])('the encoding that is named for %s is %s', async (address, encoding) => {
  const server = createServer(encoded);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  try {
    const { headers } = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${address}`);
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('content-length')).toBe('3');
  } finally {
    server.close();
  }
});
