import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Installations } from '../../../src/ports.ts';
import type { Sealing } from './sealing.ts';

/** The name under which the store keeps this platform's things. */
export const platform = 'slack';

/** Keeps installations as Slack's SDK wants them, with their tokens sealed. */
export function createInstallationStore(installations: Installations, sealing: Sealing): InstallationStore {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation');
      const sealed = sealing.seal(JSON.stringify(needed(installation as Installation)), `${platform}/${id}`);
      await installations.save({ platform, id, sealed });
    },
    async fetchInstallation(query) {
      const id = idOf(query);
      const found = await installations.find(platform, id);
      if (found === undefined) throw new Error(`workspace ${id} has not installed the app`);
      try {
        return JSON.parse(sealing.open(found.sealed, `${platform}/${id}`)) as Installation<'v2', boolean>;
      } catch (cause) {
        throw new Error(
          `the installation of workspace ${id} does not open: SLACK_INSTALLATION_KEY is not the key it was sealed with, or it was changed`,
          { cause },
        );
      }
    },
    async deleteInstallation(query) {
      await installations.remove(platform, idOf(query));
    },
  };
}

/** What is kept of an installation: who may call, and with what. Names of people are not. */
function needed({ team, enterprise, user, bot, ...rest }: Installation): object {
  return {
    team: team && { id: team.id },
    enterprise: enterprise && { id: enterprise.id },
    user: { id: user.id },
    bot,
    isEnterpriseInstall: rest.isEnterpriseInstall,
    appId: rest.appId,
    authVersion: rest.authVersion,
    tokenType: rest.tokenType,
  };
}

function idOf(query: InstallationQuery<boolean>): string {
  return (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
}
