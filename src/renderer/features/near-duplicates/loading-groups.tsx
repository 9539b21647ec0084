import { Skeleton } from '@mantine/core';

/** Stands where the first groups will be. */
export function LoadingGroups() {
  return (
    <div className="copy-waiting" role="status" aria-label="Loading groups">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={150} />
      ))}
    </div>
  );
}
