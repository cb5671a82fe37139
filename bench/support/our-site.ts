import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site with one page, that of the README: whoever opens it can be called, and sees the call. */
export async function ourSite() {
  const http = createServer(({ url = '/' }, response) => {
    const { searchParams } = new URL(url, 'http://localhost');
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(searchParams));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    close: () => http.close(),
  };
}

const page = (asked: URLSearchParams): string => `<!doctype html>
<title>ours</title>
<script type="module" src="${asked.get('server')}/call-elements.js"></script>
<call-provider id="me" server="${asked.get('server')}" user="${asked.get('user')}" ${asked.get('attributes')}></call-provider>
<incoming-call></incoming-call>
<video-grid></video-grid>
<call-controls></call-controls>
<chat-panel></chat-panel>
<style>video-grid, chat-panel { height: 20rem }</style>
`;
