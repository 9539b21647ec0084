/** The program's sign: a funnel. */
export function BrandMark({ side = 20 }: { readonly side?: number }) {
  return (
    <svg width={side} height={side} viewBox="0 0 16 16" aria-hidden style={{ flex: 'none' }}>
      <rect width="16" height="16" rx="4" fill="#5b5bd6" />
      <path d="M3.5 5h9M5 8h6M6.5 11h3" stroke="white" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
