import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiverOptions } from '@slack/bolt';
import type { Core } from '../../../src/core.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Clock, OnceMarks } from '../../../src/ports.ts';

/** How long a state is known as used, in milliseconds: longer than the SDK takes one, which is ten minutes. */
const knownFor = 60 * 60 * 1000;

/** Takes away the cookie that the SDK gives a browser with the state; it does so itself only where all went well. */
const withoutCookie = 'slack-app-oauth-state=deleted; Secure; HttpOnly; Path=/; Max-Age=0';

/** What went wrong in the SDK's words, where it was the visitor’s doing and not a failure of ours. */
const visitors = new Set([
  'slack_oauth_invalid_state',
  'slack_oauth_missing_state',
  'slack_oauth_missing_code',
]);
const cancelled = 'slack_oauth_installer_authorization_error';

/** What these visits work with. */
export interface VisitParts {
  readonly core: Core;
  readonly language: Language;
  readonly marks: OnceMarks;
  readonly clock: Clock;
}

/** What people see who come back from Slack’s page for installing the app. A state is good for one visit. */
export function visitsWith({ core, language, marks, clock }: VisitParts): Callbacks {
  const isFirst = ({ url = '/' }: IncomingMessage) => {
    const state = new URL(url, 'http://localhost').searchParams.get('state') ?? '';
    const key = `slack/install/${createHash('sha256').update(state).digest('hex')}`;
    return marks.first(key, new Date(clock.now().getTime() + knownFor));
  };
  const show = (response: ServerResponse, status: number, key: VisitKey) => {
    const sentence = sayPlainly(core.messages, language, key);
    response.setHeader('set-cookie', withoutCookie);
    response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="${language}"><title>compacts</title><p>${sentence}</p></html>`);
  };
  return {
    async beforeInstallation(_, request, response) {
      if (await isFirst(request as IncomingMessage)) return true;
      show(response as ServerResponse, 400, 'slack.install-used');
      return false;
    },
    async failureAsync({ code }, _, request, response) {
      const isCancelled = code === cancelled;
      if (isCancelled) await isFirst(request as IncomingMessage);
      if (isCancelled) show(response as ServerResponse, 200, 'slack.install-cancelled');
      else if (visitors.has(code)) show(response as ServerResponse, 400, 'slack.install-used');
      else show(response as ServerResponse, 502, 'slack.install-failed');
    },
  };
}

type Callbacks = NonNullable<NonNullable<HTTPReceiverOptions['installerOptions']>['callbackOptions']>;

type VisitKey = 'slack.install-cancelled' | 'slack.install-used' | 'slack.install-failed';
