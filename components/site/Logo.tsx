/** The residual stream as a trunk; a branch leaves it and returns at a station. */
export function Logo() {
  return (
    <svg viewBox="0 0 22 26" width="22" height="26" fill="none" aria-hidden="true">
      <path d="M6 0v26" stroke="var(--t-x)" strokeWidth="3.5" />
      <path d="M6 4c10 0 11 3 11 6.5S15 18 8 18" stroke="var(--accent)" strokeWidth="2.25" />
      <circle cx="6" cy="18" r="4" fill="var(--page)" stroke="var(--accent)" strokeWidth="2.25" />
    </svg>
  );
}
