/** The command line that shows a run's event files, which stand in its folder. */
export function tensorboardCommand(workspaceFolder: string, run: string): string {
  const separator = workspaceFolder.includes('\\') ? '\\' : '/';
  const folder = [workspaceFolder, 'runs', run, 'tensorboard'].join(separator);
  return `tensorboard --logdir "${folder}"`;
}
