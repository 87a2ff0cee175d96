import { slackLimits } from './limits.ts';
import { isFields, type Json, refuseMessage } from './refusals.ts';
import type { Workspace } from './workspace.ts';

type Fields = { readonly [name: string]: Json };

/** What an interaction's answer address stands for. */
export interface ResponseAddress {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was pressed, and who sees it. */
  readonly origin?: { readonly ts: string; readonly visibleTo: string };
  readonly expires: number;
  uses: number;
}

/** What Slack answers to something sent to a response address: a status and a body. */
export function takeResponse(
  workspace: Workspace,
  address: ResponseAddress | undefined,
  body: Json,
  now: number,
): { status: number; body: string } {
  if (address === undefined) return { status: 404, body: 'no_response_url' };
  if (now > address.expires) return { status: 404, body: 'expired_url' };
  if (address.uses >= slackLimits.responseUrlUses) return { status: 404, body: 'used_url' };
  if (!isFields(body)) return { status: 400, body: 'invalid_payload' };
  const refusal = refuseMessage(body);
  if (refusal !== undefined)
    return { status: 400, body: JSON.stringify({ ok: false, error: refusal.error, detail: refusal.detail }) };
  address.uses += 1;
  place(workspace, address, body);
  return { status: 200, body: 'ok' };
}

function place(workspace: Workspace, { channel, user, origin }: ResponseAddress, sent: Fields): void {
  const thread = typeof sent['thread_ts'] === 'string' ? sent['thread_ts'] : undefined;
  if (sent['replace_original'] === true && origin !== undefined) {
    workspace.put({ channel, thread, visibleTo: origin.visibleTo, sent, ts: origin.ts });
    return;
  }
  const visibleTo = sent['response_type'] === 'in_channel' ? 'everyone' : user;
  workspace.put({ channel, thread, visibleTo, sent });
}
