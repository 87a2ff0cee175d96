import { isFields, type Json } from './refusals.ts';
import type { Workspace } from './workspace.ts';

type Fields = { readonly [name: string]: Json };

/**
 * Takes the content of a file at the address that was given for it: https://docs.slack.dev/messaging/working-with-files.
 * It comes as it is, or as the one part of a form.
 */
export function takeUpload(
  { uploads }: Workspace,
  id: string,
  body: string,
): { readonly status: number; readonly body: string } {
  const upload = uploads.get(id);
  if (upload === undefined) return { status: 404, body: 'no such upload' };
  const [boundary] = /^--[^\r\n]+/u.exec(body) ?? [];
  const part = boundary === undefined ? body : (body.split(boundary)[1] ?? '');
  const content = boundary === undefined ? body : part.slice(part.indexOf('\r\n\r\n') + 4, -2);
  if (Buffer.byteLength(content) !== upload.length)
    return { status: 400, body: 'another length than was said' };
  upload.content = content;
  return { status: 200, body: `OK - ${upload.length}` };
}

/** Puts files whose content is there into a conversation: only where the bot is, whatever chat:write.public allows. */
export function completeUpload(args: Fields, workspace: Workspace): Fields {
  const { files, channel_id: channel, thread_ts: thread } = args;
  const wanted = typeof files === 'string' ? (JSON.parse(files) as Json) : files;
  if (!Array.isArray(wanted) || wanted.length === 0 || typeof channel !== 'string')
    return { ok: false, error: 'invalid_arguments' };
  const place = workspace.channels.get(channel);
  if (place === undefined ? !channel.startsWith('D') : place.botIsMember !== true)
    return { ok: false, error: 'not_in_channel' };
  for (const each of wanted) {
    const id = isFields(each) ? String(each['id']) : '';
    const upload = workspace.uploads.get(id);
    if (upload?.content === undefined) return { ok: false, error: 'file_not_found' };
    workspace.files.push({
      channel,
      thread: typeof thread === 'string' ? thread : undefined,
      name: upload.name,
      content: upload.content,
    });
    workspace.uploads.delete(id);
  }
  return { ok: true, files: wanted };
}
