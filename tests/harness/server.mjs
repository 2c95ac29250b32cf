// A local stand-in for the whole internet: pages keep their true https://host/path address, and
// every request that anything in the browser makes is written down, whatever its host.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { extname } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
};
const NOT_FOUND = { status: 404, body: "<!doctype html><title>404</title>No such page here." };
const TLS_HANDSHAKE = 0x16;

// What Chromium asks on its own account, whatever is switched off, and the harness's own page.
const BROWSER =
  /^(update\.googleapis\.com\/service\/update2\/|accounts\.google\.com\/ListAccounts|clipboard\.affix\.test\/|[^/]+\/favicon\.ico$)/;

/**
 * `page(url, {status, headers, body})` answers that URL; `body` may be a function of the recorded
 * request that returns `{status, headers, body}`, or `{drop: true}` to hang up without an answer. A URL without a query answers any query.
 * `file(url, path, headers)` answers with a file, read anew each time. `otherwise(body)` adds a
 * function that may answer what no URL does, or return nothing. The rest is 404.
 * `requests`: `{method, url, host, path, headers, body}` in order; empty it with `forget()`.
 * The browser's own requests are in `browserRequests`.
 */
export async function startServer() {
  const routes = new Map();
  const fallbacks = [];
  const requests = [];
  const browserRequests = [];

  async function answer(request, response) {
    const url = new URL(`${request.socket.encrypted ? "https" : "http"}://${request.headers.host}${request.url}`);
    let sent = "";
    for await (const chunk of request) sent += chunk;
    const record = {
      method: request.method,
      url: url.href,
      host: url.hostname,
      path: url.pathname + url.search,
      headers: request.headers,
      body: sent,
    };
    const own = BROWSER.test(record.host + record.path);
    (own ? browserRequests : requests).push(record);
    const route = routes.get(url.host + url.pathname + url.search) ?? routes.get(url.host + url.pathname);
    const {
      status = 200,
      headers = {},
      body = "",
      drop = false,
    } = (await route?.(record)) ?? (await fallback(record)) ?? (own ? { status: 204 } : NOT_FOUND);
    if (drop) return request.socket.destroy();
    response.writeHead(status, { "content-type": TYPES[".html"], ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  async function fallback(record) {
    for (const body of fallbacks) {
      const reply = await body(record);
      if (reply) return reply;
    }
    return null;
  }

  function listener(request, response) {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  }

  const plain = http.createServer(listener);
  const secure = https.createServer(selfSigned(), listener);
  secure.on("tlsClientError", () => {});
  for (const server of [plain, secure]) {
    server.on("upgrade", (request, socket) => {
      requests.push({
        method: "UPGRADE",
        url: request.url,
        host: request.headers.host,
        path: request.url,
        headers: request.headers,
        body: "",
      });
      socket.destroy();
    });
  }

  // The browser sends every host and every port here, so one socket has to speak both.
  const sockets = new Set();
  const front = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise((resolve, reject) => front.once("error", reject).listen(0, "127.0.0.1", resolve));

  function page(url, reply) {
    const { host, pathname, search } = new URL(url);
    const { body = "" } = reply;
    routes.set(host + pathname + search, typeof body === "function" ? body : () => reply);
  }

  return {
    port: front.address().port,
    requests,
    browserRequests,
    page,
    file(url, path, headers = {}) {
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      page(url, { body: async () => ({ headers: { "content-type": type, ...headers }, body: await readFile(path) }) });
    },
    otherwise(body) {
      fallbacks.push(body);
    },
    forget() {
      requests.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}

/** Key and certificate in one PEM text, made in a few milliseconds and never written to disk. */
function selfSigned() {
  const pem = execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "30",
      "-subj",
      "/CN=affix.test",
      "-keyout",
      "-",
      "-out",
      "-",
    ],
    { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" },
  );
  return { key: pem, cert: pem };
}
