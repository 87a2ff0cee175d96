import type { ReportIncident } from '../../src/builders/incident.ts';
import type { Config } from '../../src/settings/config.ts';
import type { Streams } from './streams.ts';

/** Logs bugs to the errors. The log is only loaded when there is one: a command without a bug starts faster. */
export function reportTo(streams: Streams, config: Config): ReportIncident {
  return (incident, error) => {
    import('../../src/service/log.ts')
      .then(({ createLog }) =>
        createLog(config, streams.errors).error({ incident, err: error }, 'a bug prevented an answer'),
      )
      .catch((failure: unknown) => {
        streams.errors.write(
          `incident ${incident} could not be logged: ${String(failure)}; it was: ${String(error)}\n`,
        );
      });
  };
}
