import { type EmbedEvent, messageType, messageVersion, readCommand, type SetCommand } from './protocol';

type Told = EmbedEvent extends infer E ? (E extends unknown ? Omit<E, 'type' | 'v'> : never) : never;

/** Tells the page around us; where there is none, nobody. The host's origin is unknown, and nothing said here is secret. */
export function tellHost(event: Told): void {
  if (window.parent === window) return;
  window.parent.postMessage({ type: messageType, v: messageVersion, ...event }, '*');
}

/** Hears the page around us, and nobody else. Returns how to stop. */
export function hearHost(obey: (command: SetCommand) => void): () => void {
  const hear = ({ source, data }: MessageEvent<unknown>) => {
    const command = source === window.parent && source !== window ? readCommand(data) : undefined;
    if (command) obey(command);
  };
  addEventListener('message', hear);
  return () => removeEventListener('message', hear);
}
