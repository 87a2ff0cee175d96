import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/settings/config.ts';
import { checkSettings } from '../../src/settings/settings.ts';
import { run } from '../adapters/console/program.ts';

const good = {
  SLACK_BOT_TOKEN: 'xoxb-1-a',
  SLACK_APP_TOKEN: 'xapp-1-a',
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client',
  SLACK_STATE_SECRET: 'sixteen letters!',
  SLACK_INSTALLATION_KEY: 'ab'.repeat(32),
  SLACK_PUBLIC_URL: 'https://compacts.example',
};
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = good;
const problemsOf = (environment: Record<string, string>): string => {
  try {
    checkSettings(environment);
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
};

describe('the settings of Slack', () => {
  it('are none where nothing says that the bot should run there', () => {
    expect(checkSettings({ LOG_LEVEL: 'info' }).slack).toBeUndefined();
  });

  it('are Socket Mode with two tokens, whatever white space came along', () => {
    const { slack } = checkSettings({
      SLACK_BOT_TOKEN: ` ${SLACK_BOT_TOKEN}\n`,
      SLACK_APP_TOKEN: `${SLACK_APP_TOKEN}\r\n`,
    });
    expect(slack).toMatchObject({
      mode: 'socket',
      appToken: SLACK_APP_TOKEN,
      workspaces: { botToken: SLACK_BOT_TOKEN },
    });
  });

  it('are HTTP with a signing secret, for one workspace or for many', () => {
    const { slack } = checkSettings({
      SLACK_MODE: 'http',
      SLACK_BOT_TOKEN,
      SLACK_SIGNING_SECRET,
      SLACK_PORT: '8080',
    });
    expect(slack).toMatchObject({ mode: 'http', port: 8080, signingSecret: SLACK_SIGNING_SECRET });
    const many = checkSettings({ ...good, SLACK_MODE: 'http' }).slack;
    expect(many).toMatchObject({ workspaces: { clientId: '1.2', installationKey: Buffer.alloc(32, 0xab) } });
  });

  it.each([
    [{ SLACK_BOT_TOKEN }, ['SLACK_APP_TOKEN']],
    [{ SLACK_MODE: 'socket' }, ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']],
    [{ SLACK_MODE: 'http' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [
      { SLACK_MODE: 'http', SLACK_CLIENT_ID: '1.2' },
      [
        'SLACK_CLIENT_SECRET',
        'SLACK_STATE_SECRET',
        'SLACK_INSTALLATION_KEY',
        'SLACK_PUBLIC_URL',
        'SLACK_SIGNING_SECRET',
      ],
    ],
  ])('%o lack %s, all said at once', (environment, names) => {
    const { slack } = checkSettings(environment);
    const lacks = slack !== undefined && 'lacks' in slack ? slack.lacks : [];
    expect(lacks.map((line) => line.split(' ')[0])).toEqual(names);
    for (const line of lacks)
      expect(line).toMatch(/Basic Information|OAuth & Permissions|own|openssl|digits|address/u);
  });

  it('that are wrong are said together with those that lack', () => {
    const problems = problemsOf({ SLACK_MODE: 'http', SLACK_BOT_TOKEN: 'abc' });
    expect(problems).toContain('SLACK_BOT_TOKEN: expected a bot token');
    expect(problems).toContain('SLACK_SIGNING_SECRET is missing');
    expect(problems).not.toContain('SLACK_BOT_TOKEN is missing');
  });

  it('never show what is wrong with a secret by showing the secret', () => {
    for (const name of Object.keys(good)) {
      const problems = problemsOf({ [name]: '?canary' });
      expect(problems).not.toContain('canary');
      if (!['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'].includes(name)) expect(problems).toContain(name);
    }
  });
});

describe('"npm start" with settings that lack something', () => {
  it('says all of it, where to find it, and does not start', async () => {
    const { code, out, err } = await run(['start'], { env: { SLACK_MODE: 'http', SLACK_BOT_TOKEN } });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('SLACK_SIGNING_SECRET is missing');
    expect(err).toContain('Basic Information > App Credentials');
  });

  it('does not keep the console from answering', async () => {
    const { code, out } = await run(['city', 'chicago'], { env: { SLACK_BOT_TOKEN } });
    expect([code, out.includes('Chicago')]).toEqual([0, true]);
  });
});
