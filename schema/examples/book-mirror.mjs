// Keeps a copy of a market's order book for a minute, proves every change by the server's checksum, and prints the top of
// the book once a second. Survives a restart of the server.
//   npm install @agent-market/schema graphql graphql-ws
//   node book-mirror.mjs ws://127.0.0.1:4000/graphql AAPL/BTC 60
import { bookFeed, FeedSession } from '@agent-market/schema';
import { createFeedSocket, socketTransport } from '@agent-market/schema/graphql-ws';

const [url = 'ws://127.0.0.1:4000/graphql', market = 'AAPL/BTC', seconds = '60'] = process.argv.slice(2);
const DEPTH = 25;

let verified = 0;
let restarts = 0;

const socket = createFeedSocket({ url });
const feed = bookFeed(DEPTH);
const session = new FeedSession(socketTransport(socket), feed, {
  // A book that fails its checksum never gets here: the session asks for a new one.
  onEvent: (event) => {
    if (event.__typename === 'BookSnapshot' || event.__typename === 'BookDelta') verified += 1;
  },
  onBroken: (why) => {
    restarts += 1;
    console.log(`the copy starts anew: ${why}`);
  },
});
session.open(feed.variables(market));

const level = (one) => (one === undefined ? 'nothing' : `${one.quantity} lots at ${one.price} sats`);

const printing = setInterval(() => {
  const { data, cursor, catchingUp } = session.state;
  if (cursor === null) return console.log('waiting for the server');
  const [bid] = data.bids;
  const [ask] = data.asks;
  const note = catchingUp ? ' (catching up)' : '';
  console.log(`${market} seq ${cursor.seq}: bid ${level(bid)}, ask ${level(ask)}${note}`);
}, 1_000);

setTimeout(() => {
  clearInterval(printing);
  session.close();
  void socket.dispose();
  console.log(`${verified} changes verified, ${session.breachCount} breaches, ${restarts} new starts`);
  process.exitCode = verified > 0 && session.breachCount === 0 ? 0 : 1;
}, Number(seconds) * 1_000);
