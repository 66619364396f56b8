// A server on loopback that stands for a search engine or a hub which is told of changes.
import http from 'node:http';
import https from 'node:https';

// Notes what comes, and answers as told: a list of [status, headers], the last for all others.
export class Receiver {
  asked = [];
  answers = [[200, {}]];
  constructor(options) {
    const take = (request, answer) => {
      let body = '';
      request.on('data', (part) => { body += part; });
      request.on('end', () => {
        this.asked.push({ method: request.method, path: request.url, headers: request.headers, body });
        const [status, headers] = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
        answer.writeHead(status, headers).end('x'.repeat(1000));
      });
    };
    this.server = options ? https.createServer(options, take) : http.createServer(take);
    this.scheme = options ? 'https' : 'http';
  }
  async start() {
    await new Promise((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    this.url = `${this.scheme}://127.0.0.1:${this.server.address().port}`;
  }
  stop() { this.server.closeAllConnections(); this.server.close(); }
  // What came since the last call.
  take() { const all = this.asked; this.asked = []; return all; }
  stories() { return this.take().filter(({ path }) => path === '/indexnow').map(({ body }) => JSON.parse(body).urlList); }
  feeds() { return this.take().filter(({ path }) => path === '/hub').map(({ body }) => new URLSearchParams(body).get('hub.url')).sort(); }
}
