import './navigation.css';
import { Menu } from '@mantine/core';
import {
  IconChalkboardTeacher,
  IconChartBar,
  IconChecklist,
  IconChevronDown,
  IconCloudDownload,
  IconCopy,
  IconDatabase,
  IconFilter,
  IconLibraryPhoto,
  IconLogout,
  IconPackageExport,
  IconPhotoScan,
  IconSchool,
} from '@tabler/icons-react';
import type { WorkspaceInfo } from '../../../shared/contract/studio-info.ts';
import {
  useDatasets,
  useEvaluations,
  useFunnel,
  useRuns,
  useSystemInfo,
  useWorkspaceActions,
} from '../../bridge/queries.ts';
import { addressHash, type ScreenName } from '../../stores/address.ts';
import { useAddress } from '../../stores-context.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { countText } from '../../ui/number-text.ts';
import { SchemeSwitch } from './scheme-switch.tsx';

const LINKS: readonly {
  readonly screen: ScreenName;
  readonly name: string;
  readonly Icon: typeof IconFilter;
}[] = [
  { screen: 'overview', name: 'Overview', Icon: IconFilter },
  { screen: 'collect', name: 'Collect', Icon: IconCloudDownload },
  { screen: 'teacher', name: 'Teacher', Icon: IconChalkboardTeacher },
  { screen: 'gallery', name: 'Gallery', Icon: IconLibraryPhoto },
  { screen: 'review', name: 'Review', Icon: IconChecklist },
  { screen: 'near-duplicates', name: 'Near-duplicates', Icon: IconCopy },
  { screen: 'dataset', name: 'Dataset', Icon: IconDatabase },
  { screen: 'train', name: 'Train', Icon: IconSchool },
  { screen: 'evaluate', name: 'Evaluate', Icon: IconChartBar },
  { screen: 'predict', name: 'Predict', Icon: IconPhotoScan },
  { screen: 'export', name: 'Export', Icon: IconPackageExport },
];

/** The steps of the flow, one link each, and the workspace that is open. */
export function Navigation({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { screen } = useAddress();
  const counts = useCounts();
  const version = useSystemInfo().data?.appVersion;
  return (
    <nav className="navigation" aria-label="Steps">
      <WorkspaceMenu workspace={workspace} />
      <ul>
        {LINKS.map(({ screen: to, name, Icon }) => (
          <li key={to}>
            <a
              className="navigation-link"
              href={addressHash({ screen: to, item: null, query: '' })}
              aria-current={to === screen ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.75} aria-hidden />
              {name}
              <Count value={counts[to]} />
            </a>
          </li>
        ))}
      </ul>
      <div className="navigation-foot">
        <SchemeSwitch />
        {version !== undefined && <span>{version}</span>}
      </div>
    </nav>
  );
}

function Count({ value }: { readonly value: number | undefined }) {
  if (value === undefined || value === 0) return null;
  return (
    <span className="navigation-count" aria-hidden>
      {countText(value)}
    </span>
  );
}

/** How much there is behind each link. */
function useCounts(): Partial<Record<ScreenName, number>> {
  const funnel = useFunnel().data;
  const datasets = useDatasets().data?.length ?? 0;
  const runs = useRuns().data?.length ?? 0;
  const evaluations = useEvaluations().data?.length ?? 0;
  const { NEG = 0, NEU = 0, POS = 0 } = funnel?.labelledMedia ?? {};
  return { gallery: NEG + NEU + POS, dataset: datasets, train: runs, evaluate: evaluations };
}

function WorkspaceMenu({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { close } = useWorkspaceActions();
  return (
    <Menu position="bottom-start" width={240} shadow="md">
      <Menu.Target>
        <button
          type="button"
          className="navigation-workspace"
          aria-label={`Workspace ${workspace.name}`}
        >
          <BrandMark />
          <strong className="clip">{workspace.name}</strong>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="break-anywhere">{workspace.folder}</Menu.Label>
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => close.mutate(undefined)}>
          Close workspace
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
