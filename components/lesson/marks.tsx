/** The few signs of the lesson room, drawn in the text's colour. Words always stand beside them, so they are silent. */

export function Again() {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="2">
      <path d="M10.5 6A4.5 4.5 0 1 1 8.8 2.5M9 .5v2.4H6.6" />
    </svg>
  );
}

function Mark({ d }: { readonly d: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
    >
      <path d={d} />
    </svg>
  );
}

export const Cross = () => <Mark d="M2 2l8 8M10 2l-8 8" />;
export const Tick = () => <Mark d="M1.5 6.5l3 3 6-7" />;
/** Down with what came before. */
export const Falls = () => <Mark d="M2 1.5v5.5h7M6.2 3.8L9.6 7l-3.4 3.2" />;
export const Up = () => <Mark d="M1.5 8L6 3.5 10.5 8" />;
export const Down = () => <Mark d="M1.5 4L6 8.5 10.5 4" />;
