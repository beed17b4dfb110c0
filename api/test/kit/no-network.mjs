// Loaded into a process that must need nobody (`node --import`): any connection, datagram or name look-up, the machine's
// own included, is told on standard error and refused.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(what) {
  return () => {
    writeSync(2, `network used: ${what}\n`);
    throw new Error(`network used: ${what}`);
  };
}

net.Socket.prototype.connect = refuse('connect');
dgram.Socket.prototype.connect = refuse('connect');
dgram.Socket.prototype.send = refuse('send');
for (const owner of [dns, dns.promises]) owner.lookup = refuse('lookup');
globalThis.fetch = refuse('fetch');
syncBuiltinESMExports();
