const SKIN_TONES_AND_SELECTORS = /[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]/gu;

/** An emoji without skin tone and presentation selectors: its variants carry one sentiment. */
export function foldEmoji(emoji: string): string {
  const folded = emoji.replace(SKIN_TONES_AND_SELECTORS, '');
  return folded === '' ? emoji : folded;
}

/** An emoticon without nose, in lower case, a repeated mouth once: `:-)))` as `:)`, `XDDD` as `xd`. */
export function foldEmoticon(emoticon: string): string {
  const plain = emoticon.toLowerCase().replace(/(.)\1+/gu, '$1');
  if (/^[<>]?[:;=].?[^\s]$|^[^\s].?[:;=][<>]?$/u.test(plain)) {
    return plain.replace(/(?<=[:;=])[-o'*^](?=.)|(?<=^.)[-o'*^](?=[:;=])/u, '').replace('=', ':');
  }
  return plain;
}

/** A run of punctuation by its make: `!`, `!!` for two or more, `?`, `??`, `!?` mixed, `...`. */
export function foldPunctuation(run: string): string {
  const exclaims = run.includes('!');
  const asks = run.includes('?');
  if (exclaims && asks) return '!?';
  if (exclaims) return run.length > 1 ? '!!' : '!';
  if (asks) return run.length > 1 ? '??' : '?';
  return run === '…' || run.length > 1 ? '...' : run;
}
