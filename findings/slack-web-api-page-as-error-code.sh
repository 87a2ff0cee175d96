#!/usr/bin/env bash
# Expected: when something between an app and Slack answers a Web API call with a web page and status 200 (a proxy's
#   login page), @slack/web-api reports a request or HTTP error, as it does for a page with status 502.
# Happens: it takes the page for Slack's own answer. The promise is rejected with code "slack_webapi_platform_error",
#   and `error.data.error`, where an app looks for a code such as "channel_not_found", is the whole page. Whoever sorts
#   failures by that code treats a passing failure as Slack's word, and logs a page as if it were a code.
# @slack/web-api@8.2.0, seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund @slack/web-api@8.2.0
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';

const page = '<html><title>Sign in to the network</title></html>';
for (const status of [200, 502]) {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new WebClient('xoxb-not-a-token', {
    slackApiUrl: `http://127.0.0.1:${server.address().port}/api/`,
    retryConfig: { retries: 0 },
    logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} },
  });
  await client.chat.postMessage({ channel: 'C1', text: 'hello' }).then(
    () => console.log(status, 'resolved'),
    (error) => console.log(status, error.code, JSON.stringify(error.data?.error ?? null)),
  );
  server.close();
  server.closeAllConnections();
}
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
200 slack_webapi_platform_error "<html><title>Sign in to the network</title></html>"
502 slack_webapi_http_error null
TXT
diff expected.txt seen.txt
