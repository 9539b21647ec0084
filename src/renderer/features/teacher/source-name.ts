/** A name for what comes from a folder or a hub: its last part, with dashes for what a name cannot hold. */
export function nameOfSource(source: string): string {
  const last = source.split(/[\\/]/).findLast((part) => part.trim() !== '') ?? '';
  const name = last
    .replace(/[^a-z0-9._-]+/gi, '-')
    .replace(/^[^a-z0-9]+/i, '')
    .replace(/-+$/, '')
    .slice(0, 56);
  return name === '' ? 'transformer' : name;
}
