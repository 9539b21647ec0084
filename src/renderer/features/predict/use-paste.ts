import { useEffect } from 'react';
import type { Dropped } from './dropped-images.ts';

/** Takes images that are pasted anywhere on the screen; pasted text is left to the fields. */
export function usePaste(take: (images: Dropped) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      const time = new Date().toLocaleTimeString('en-GB');
      const files = pasted.map((file, index) => {
        const isNamed = file.name !== '' && file.name !== 'image.png';
        const ending = file.type.split('/').at(1) ?? 'png';
        const nth = pasted.length === 1 ? '' : ` ${index + 1}`;
        return { name: isNamed ? file.name : `pasted ${time}${nth}.${ending}`, file };
      });
      take({ paths: [], files });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);
}
