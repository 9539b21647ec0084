import './bridge/zod-without-eval.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import './ui/polarity-look.css';
import './ui/verdict.css';
import './ui/panel.css';
import './ui/job-row.css';
import './ui/line-chart.css';
import './ui/list-table.css';
import './ui/note.css';
import './ui/state-mark.css';
import './ui/fields.css';
import './ui/figures.css';
import './ui/confusion-table.css';
import './ui/reliability-diagram.css';
import './ui/split-table.css';
import './app.css';
import { notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBridge } from './bridge/bridge-context.ts';
import { createConnection } from './bridge/connection.ts';
import { hashAddress } from './bridge/hash-address.ts';
import { messagePortTransport } from './bridge/message-port-transport.ts';
import { preferenceStorage } from './bridge/preference-storage.ts';
import { createQueryClient } from './bridge/query-client.ts';
import { shellBridge } from './bridge/shell-bridge.ts';
import { websocketTransport } from './bridge/websocket-transport.ts';
import { createAddressStore } from './stores/address-store.ts';
import { createPreferencesStore } from './stores/preferences-store.ts';
import { createRevealedStore } from './stores/revealed-store.ts';

const FAILURE_SHOWN_MS = 12_000;

const shell = shellBridge();
const connection = createConnection(
  shell === undefined ? websocketTransport(window.location) : messagePortTransport(shell),
  (task, delayMs) => window.setTimeout(task, delayMs),
);
const queryClient = createQueryClient(connection, ({ message, advice }) =>
  notifications.show({
    color: 'red',
    title: message,
    message: advice,
    autoClose: FAILURE_SHOWN_MS,
    role: 'alert',
  }),
);
const stores = {
  address: createAddressStore(hashAddress()),
  preferences: createPreferencesStore(preferenceStorage()),
  revealed: createRevealedStore(),
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App
      bridge={createBridge(connection, shell?.choosePaths ?? null, shell?.pathOf ?? null)}
      queryClient={queryClient}
      stores={stores}
    />
  </StrictMode>,
);
