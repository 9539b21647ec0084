import './connection-banner.css';
import { useConnectionState } from '../../bridge/queries.ts';

/** Attempts before the first connection that may fail without a word. */
const QUIET_ATTEMPTS = 2;

/** Says that the program cannot be reached, for as long as that is so. */
export function ConnectionBanner() {
  const { kind, failedAttempts } = useConnectionState();
  if (kind === 'lost') {
    return (
      <div className="connection-banner" role="status">
        Connection lost, reconnecting…
      </div>
    );
  }
  if (kind === 'connecting' && failedAttempts >= QUIET_ATTEMPTS) {
    return (
      <div className="connection-banner" role="status">
        The program cannot be reached. Check that it runs, and open this page by the link that it
        printed when it started.
      </div>
    );
  }
  return null;
}
