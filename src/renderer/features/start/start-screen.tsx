import './start-screen.css';
import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useWorkspaceActions } from '../../bridge/queries.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { BrowseFolderButton } from '../../ui/browse-folder-button.tsx';
import { Panel } from '../../ui/panel.tsx';

const STEPS = ['Collect', 'Clean', 'Label', 'Select', 'Train', 'Evaluate', 'Export'];

/** What one sees while no workspace is open. */
export function StartScreen() {
  return (
    <div className="start">
      <div className="start-inner">
        <div className="start-about">
          <h1>
            <BrandMark side={32} />
            T4SA Studio
          </h1>
          <p>
            Make an image-sentiment classifier for your own domain from posts, with almost no
            labelling by hand. The studio reads the sentiment of each post’s text, passes it on to
            the post’s images, cleans and balances them, and fine-tunes a network that you can
            evaluate and export.
          </p>
          <ol className="start-flow" aria-label="The steps">
            {STEPS.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <div className="stack">
          <OpenPanel />
          <RecentPanel />
        </div>
      </div>
    </div>
  );
}

function OpenPanel() {
  const { choosePaths } = useBridge();
  const { open } = useWorkspaceActions();
  const [folder, setFolder] = useState('');
  const path = folder.trim();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (path !== '') open.mutate({ folder: path, create: false });
  };
  return (
    <Panel title="Open a workspace">
      <form className="stack" onSubmit={submit}>
        <TextInput
          label="Workspace folder"
          description="The folder that holds posts, images, datasets and runs of one project."
          placeholder="/home/me/my-project"
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" disabled={path === ''} loading={open.isPending}>
            Open workspace
          </Button>
          <Button
            variant="default"
            disabled={path === '' || open.isPending}
            onClick={() => open.mutate({ folder: path, create: true })}
          >
            Create workspace
          </Button>
          <BrowseFolderButton choosePaths={choosePaths} onChoose={setFolder} />
        </Group>
      </form>
    </Panel>
  );
}

function RecentPanel() {
  const { api } = useBridge();
  const { open } = useWorkspaceActions();
  const recent = useQuery(api.workspace.recent.queryOptions()).data ?? [];
  if (recent.length === 0) return null;
  return (
    <Panel title="Recent workspaces" flush>
      {recent.map((folder) => (
        <button
          key={folder}
          type="button"
          className="start-recent clip"
          title={folder}
          disabled={open.isPending}
          onClick={() => open.mutate({ folder, create: false })}
        >
          {folder}
        </button>
      ))}
    </Panel>
  );
}
