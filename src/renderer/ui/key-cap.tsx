/** A key as it is printed on the keyboard. */
export function KeyCap({ text }: { readonly text: string }) {
  return <kbd className="key-cap">{text}</kbd>;
}
