import { Loader, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { assertNever } from '../shared/assert-never.ts';
import type { WorkspaceInfo } from '../shared/contract/studio-info.ts';
import { type Bridge, BridgeContext } from './bridge/bridge-context.ts';
import { failureText } from './bridge/failure-text.ts';
import { useFollowWorkspace, useWorkspace } from './bridge/queries.ts';
import { CollectScreen } from './features/collect/collect-screen.tsx';
import { ConnectionBanner } from './features/connection/connection-banner.tsx';
import { DatasetScreen } from './features/dataset/dataset-screen.tsx';
import { EvaluateScreen } from './features/evaluate/evaluate-screen.tsx';
import { ExportScreen } from './features/export/export-screen.tsx';
import { GalleryScreen } from './features/gallery/gallery-screen.tsx';
import { JobsTray } from './features/jobs-tray/jobs-tray.tsx';
import { Navigation } from './features/navigation/navigation.tsx';
import { NearDuplicatesScreen } from './features/near-duplicates/near-duplicates-screen.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { PredictScreen } from './features/predict/predict-screen.tsx';
import { ReviewScreen } from './features/review/review-screen.tsx';
import { StartScreen } from './features/start/start-screen.tsx';
import { TeacherScreen } from './features/teacher/teacher-screen.tsx';
import { TrainScreen } from './features/train/train-screen.tsx';
import type { ScreenName } from './stores/address.ts';
import { type Stores, StoresContext, useAddress } from './stores-context.ts';
import { FailureAlert } from './ui/failure-alert.tsx';
import { theme } from './ui/theme.ts';

type AppProps = {
  readonly bridge: Bridge;
  readonly queryClient: QueryClient;
  readonly stores: Stores;
};

/** The whole interface. */
export function App({ bridge, queryClient, stores }: AppProps) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <BridgeContext value={bridge}>
          <StoresContext value={stores}>
            <Notifications position="bottom-right" limit={4} />
            <Window />
          </StoresContext>
        </BridgeContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Window() {
  const workspace = useWorkspace();
  if (workspace.isError) {
    return (
      <div className="app-waiting">
        <FailureAlert failure={failureText(workspace.error)} />
      </div>
    );
  }
  if (workspace.data === undefined) {
    return (
      <div className="app-main">
        <ConnectionBanner />
        <div className="app-waiting">
          <Loader aria-label="Connecting" />
        </div>
      </div>
    );
  }
  if (workspace.data === null) {
    return (
      <div className="app-main">
        <ConnectionBanner />
        <main>
          <StartScreen />
        </main>
      </div>
    );
  }
  return <OpenWorkspace workspace={workspace.data} />;
}

function OpenWorkspace({ workspace }: { readonly workspace: WorkspaceInfo }) {
  useFollowWorkspace();
  return (
    <div className="app">
      <Navigation workspace={workspace} />
      <div className="app-main">
        <ConnectionBanner />
        <main>
          <CurrentScreen />
        </main>
        <JobsTray />
      </div>
    </div>
  );
}

function CurrentScreen() {
  return screenOf(useAddress().screen);
}

function screenOf(screen: ScreenName) {
  switch (screen) {
    case 'overview':
      return <OverviewScreen />;
    case 'collect':
      return <CollectScreen />;
    case 'teacher':
      return <TeacherScreen />;
    case 'gallery':
      return <GalleryScreen />;
    case 'review':
      return <ReviewScreen />;
    case 'near-duplicates':
      return <NearDuplicatesScreen />;
    case 'dataset':
      return <DatasetScreen />;
    case 'train':
      return <TrainScreen />;
    case 'evaluate':
      return <EvaluateScreen />;
    case 'predict':
      return <PredictScreen />;
    case 'export':
      return <ExportScreen />;
    default:
      return assertNever(screen);
  }
}
