// A MySQL server that is not one: it greets, asks for a log-in as it is told, and keeps what it hears.
import net from 'node:net';
import { duplexPair } from 'node:stream';
import tls from 'node:tls';

const flags = { longPassword: 1, foundRows: 2, withDatabase: 8, protocol41: 0x200, transactions: 0x2000,
  secure: 0x8000, results: 0x20000, plugins: 0x80000 };
const modern = Object.values(flags).reduce((all, flag) => all | flag, 0);
export const ancient = modern & ~flags.secure & ~flags.plugins;
const startsTls = 0x800;
const salt = Buffer.from('abcdefghijklmnopqrst');

const packet = (number, body) => {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = number;
  return Buffer.concat([head, body]);
};

function greeting(plugin, capabilities) {
  const low = Buffer.from([capabilities & 255, (capabilities >> 8) & 255]);
  const high = Buffer.from([(capabilities >> 16) & 255, capabilities >>> 24]);
  return Buffer.concat([Buffer.from([10]), Buffer.from('8.4.99\0'), Buffer.from([7, 0, 0, 0]), salt.subarray(0, 8),
    Buffer.from([0]), low, Buffer.from([45, 2, 0]), high, Buffer.from([21]), Buffer.alloc(10), salt.subarray(8),
    Buffer.from(`\0${plugin}\0`)]);
}

// The packets of the protocol that the tests send.
export const switchTo = (plugin, nonce = salt) => Buffer.concat([Buffer.from([254]), Buffer.from(`${plugin}\0`), nonce, Buffer.from([0])]);
export const oldSwitch = Buffer.from([254]);
export const more = (...bytes) => Buffer.from([1, ...bytes]);

// Sends `answers` one after the other, each when a packet has come; `heard` has those packets. With `secure`, the options
// of tls.createSecureContext, it can speak TLS, too.
export async function falseServer(answers, { plugin = 'mysql_native_password', capabilities = modern, secure } = {}) {
  const heard = [];
  const server = net.createServer((open) => {
    let left = [...answers], bytes = Buffer.alloc(0), socket = open;
    open.on('error', () => {});
    open.write(packet(0, greeting(plugin, capabilities | (secure ? startsTls : 0))));
    const hear = (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUIntLE(0, 3)) {
        const size = 4 + bytes.readUIntLE(0, 3), number = bytes[3];
        if (secure && socket === open && bytes.readUInt16LE(4) & startsTls) {
          // The client's TLS may have begun in the same piece.
          const [inside, outside] = duplexPair();
          socket = new tls.TLSSocket(inside, { isServer: true, secureContext: tls.createSecureContext(secure) });
          socket.on('error', () => open.destroy());
          socket.on('data', hear);
          open.off('data', hear);
          outside.write(bytes.subarray(size));
          outside.pipe(open).pipe(outside);
          bytes = Buffer.alloc(0);
          return;
        }
        heard.push(bytes.subarray(4, size));
        bytes = bytes.subarray(size);
        const answer = left.shift();
        if (answer) socket.write(packet((number + 1) & 255, answer));
        else socket.end();
      }
    };
    open.on('data', hear);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: server.address().port, heard, close: () => new Promise((done) => server.close(done)) };
}
