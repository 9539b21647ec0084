import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useBridge } from '../../bridge/bridge-context.ts';
import type { ImageSource } from './judged-images.ts';

const KEPT_MS = 60_000;

/** An address of an image, as a small picture where it is on the program's machine; null until it is there, or where it cannot be shown. */
export function usePicture(source: ImageSource, side: number): string | null {
  const { client } = useBridge();
  const path = source.kind === 'path' ? source.path : null;
  const fetched = useQuery({
    queryKey: ['predicted-picture', path, side] as const,
    queryFn:
      path === null
        ? skipToken
        : ({ signal }) => client.predict.picture({ path, side }, { signal }),
    gcTime: KEPT_MS,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
  const file = source.kind === 'file' ? source.file : fetched;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [file]);
  return address;
}
