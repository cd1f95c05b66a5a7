/** Netloom's mark: three threads through two bars of a loom. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden>
      <path d="M7 3v18M17 3v18" opacity="0.45" />
      <path d="M2.5 7h6c5 0 2 10 7 10h6" stroke="var(--accent)" />
      <path d="M2.5 12h19" />
      <path d="M2.5 17h6c5 0 2-10 7-10h6" />
    </svg>
  );
}
