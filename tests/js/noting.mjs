// What tests of connections share: a protocol that tells, and a pair of them on a link.
import { createRavel } from '../../build/wasm/ravel/create.js';
import { linesOf } from './ravel.mjs';

/** The face of a world where nothing needs to run. */
export const { face } = await createRavel({ time: 'virtual' });
const { Factory, Protocol } = face.protocol;

/** A protocol that prints what it is told; `on` has functions that are called behind that. */
export class Noting extends Protocol {
  constructor(print, name, on = {}) {
    super();
    Object.assign(this, { print, name, on });
  }
  connectionMade() {
    this.print(`${this.name} made`);
    this.on.made?.(this);
  }
  dataReceived(data) {
    this.print(`${this.name} got ${data}`);
    this.on.data?.(this, data);
  }
  connectionLost(reason) {
    this.print(`${this.name} lost ${reason.value.name}`);
    this.on.lost?.(this);
  }
}

/** A server and a client on the link 'memory:a'; `script(parts)` is called once both are there, at 0.2. */
export function pair(script, { link, server: onServer, client: onClient } = {}) {
  return linesOf(({ endpoints, reactor }, print) => {
    const server = new Noting(print, 'server', onServer);
    const client = new Noting(print, 'client', onClient);
    endpoints.serverFromString(reactor, 'memory:a').listen(Factory.forProtocol(() => server));
    endpoints.connectProtocol(endpoints.clientFromString(reactor, 'memory:a'), client)
      .addCallback(() => script?.({ server, client, reactor, print }));
    reactor.run();
  }, { network: link ? { 'memory:a': link } : {} }).then((lines) => lines.filter((line) => !/ made$/.test(line)));
}
