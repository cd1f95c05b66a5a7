/**
 * Vite's servers say of a file that ends in `.gz` that its content is encoded, so that the browser unzips it on the way: MNIST would come to the page five
 * times as large, three times as slowly, and be kept so. These files are sent as what they are, as GitHub Pages does.
 */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';

const ENCODING = 'content-encoding';

export function gzipAsIs(): Plugin {
  return {
    name: 'netloom:gzip-as-is',
    configureServer: ({ middlewares }) => void middlewares.use(sendAsIs),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(sendAsIs),
  };
}

/** Takes the encoding out of what the servers' own middleware is about to say of a zipped data file. */
export function sendAsIs({ url = '' }: Connect.IncomingMessage, response: ServerResponse, next: Connect.NextFunction): void {
  if (/\/data\/[^?]*\.gz(\?|$)/.test(url)) {
    const writeHead = response.writeHead.bind(response);
    const without = (status: number, headers: OutgoingHttpHeaders = {}) => {
      response.removeHeader(ENCODING);
      const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== ENCODING);
      return writeHead(status, { ...Object.fromEntries(others), 'Content-Type': 'application/gzip' });
    };
    response.writeHead = without as typeof response.writeHead;
  }
  next();
}
