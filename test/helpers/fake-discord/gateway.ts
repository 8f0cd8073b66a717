import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export interface GatewayOptions {
  token(): string;
  /** The data of READY, given the address to resume at. */
  ready(): Record<string, unknown>;
  /** Dispatched right after READY. */
  afterReady(): { t: string; d: unknown }[];
  violation(fault: string): void;
}

interface Frame {
  op: number;
  d?: unknown;
  t?: string;
  s?: number;
}

/** Discord's gateway: one session at a time, with resume. */
export function createGateway(options: GatewayOptions) {
  const server = new WebSocketServer({ noServer: true });
  const sent: Frame[] = [];
  let session: string | null = null;
  let sessions = 0;
  let resumes = 0;
  let socket: WebSocket | null = null;
  let sequence = 0;
  let refusal: number | null = null;
  const frozen = new WeakSet<WebSocket>();

  function write(to: WebSocket, frame: Frame): void {
    to.send(JSON.stringify({ op: frame.op, d: frame.d ?? null, t: frame.t ?? null, s: frame.s ?? null }));
  }
  function dispatch(t: string, d: unknown): void {
    sequence += 1;
    const frame = { op: 0, t, d, s: sequence };
    sent.push(frame);
    if (socket !== null && !frozen.has(socket)) write(socket, frame);
  }
  function identify(from: WebSocket, data: { token?: string; intents?: number }): void {
    if (data.token !== options.token()) {
      from.close(4004, 'Authentication failed.');
      return;
    }
    if (refusal !== null) {
      from.close(refusal);
      return;
    }
    // Guilds (1 << 0) and Guild Message Reactions (1 << 10).
    if (data.intents !== 1025)
      options.violation(`intents ${data.intents}: Guilds and reactions are all that is needed`);
    socket = from;
    sessions += 1;
    session = `session-${sessions}`;
    sequence = 0;
    sent.length = 0;
    dispatch('READY', { ...options.ready(), session_id: session });
    for (const { t, d } of options.afterReady()) dispatch(t, d);
  }
  function resume(from: WebSocket, data: { token?: string; session_id?: string; seq?: number }): void {
    if (data.token !== options.token()) {
      from.close(4004, 'Authentication failed.');
      return;
    }
    if (session === null || data.session_id !== session) {
      write(from, { op: 9, d: false });
      return;
    }
    socket = from;
    resumes += 1;
    for (const frame of sent.filter(frame => (frame.s ?? 0) > (data.seq ?? 0))) write(from, frame);
    dispatch('RESUMED', {});
  }
  server.on('connection', (connection: WebSocket) => {
    write(connection, { op: 10, d: { heartbeat_interval: 41_250 } });
    connection.on('message', raw => {
      if (frozen.has(connection)) return;
      const text = String(raw);
      if (text.length > 4096) options.violation('a gateway payload over 4096 bytes');
      const frame = JSON.parse(text) as Frame;
      if (frame.op === 1) write(connection, { op: 11 });
      if (frame.op === 2) identify(connection, frame.d as object);
      if (frame.op === 6) resume(connection, frame.d as object);
    });
    connection.on('close', () => {
      if (socket === connection) socket = null;
    });
    connection.on('error', () => undefined);
  });

  return {
    dispatch,
    upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) =>
      server.handleUpgrade(request, stream, head, connection =>
        server.emit('connection', connection, request),
      ),
    /** Cuts the line without a word. */
    drop: () => socket?.terminate(),
    /** Leaves the line open and deaf: nothing is answered or told on it any more. */
    freeze: () => {
      if (socket !== null) frozen.add(socket);
    },
    /** Closes with a code, e.g. 4004 for a token that is no longer valid. */
    close: (code: number) => socket?.close(code),
    /** Refuses every identification from now on with this close code. */
    refuseWith: (code: number) => {
      refusal = code;
    },
    forgetSession: () => {
      session = null;
    },
    connected: () => socket !== null,
    counts: () => ({ sessions, resumes }),
    stop: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
