/**
 * What an embed and the page around it say to each other, by window.postMessage. The host's origin is unknown and a sandboxed
 * embed has none, so both sides know each other by their windows: the host compares `event.source` with the frame's window, the
 * embed with `window.parent`. Nothing that the reader typed is ever sent.
 *
 * A host that follows the height:
 *   addEventListener('message', event => {
 *     if (event.source === frame.contentWindow && event.data.type === 'inside-the-encoder' && event.data.event === 'resize')
 *       frame.height = event.data.height;
 *   });
 * A host that sets a parameter:
 *   frame.contentWindow.postMessage({ type: 'inside-the-encoder', v: 1, command: 'set', params: { heads: 2 } }, '*');
 */
export const messageType = 'inside-the-encoder';
export const messageVersion = 1;

interface Envelope {
  readonly type: typeof messageType;
  readonly v: typeof messageVersion;
}

/** From an embed to its host; `id` is the widget's. */
export type EmbedEvent = Envelope & { readonly id: string } & (
    | { readonly event: 'ready' }
    /** The height, in CSS pixels, at which nothing scrolls. */
    | { readonly event: 'resize'; readonly height: number }
    /**
     * What the address asks with `check=probs.max:0.99..` was judged: once, and again whenever the verdict is another. `check` is as
     * the address has it.
     */
    | { readonly event: 'graded'; readonly check: string; readonly passed: boolean }
  );

/** From the host to its embed: parameters to change (those not mentioned stay), the theme. */
export interface SetCommand {
  readonly command: 'set';
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  readonly theme?: Theme;
}

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function isTheme(value: unknown): value is Theme {
  return (themes as readonly unknown[]).includes(value);
}

/** A host's message, if it is one of ours and nothing in it is amiss; all else is not for us and is let pass. */
export function readCommand(data: unknown): SetCommand | undefined {
  if (!isRecord(data) || data.type !== messageType || data.v !== messageVersion || data.command !== 'set')
    return undefined;
  const { params, theme } = data;
  if (
    params !== undefined &&
    !(isRecord(params) && Object.keys(params).length <= 64 && Object.values(params).every(isValue))
  )
    return undefined;
  if (theme !== undefined && !isTheme(theme)) return undefined;
  return {
    command: 'set',
    // Copied into a record without a prototype: what a host calls `__proto__` is a name like any other.
    ...(params !== undefined && { params: Object.assign(Object.create(null), params) as SetCommand['params'] }),
    ...(theme !== undefined && { theme }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): boolean {
  return (
    typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 10_000)
  );
}
