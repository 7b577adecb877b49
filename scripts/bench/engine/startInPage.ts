import { coldStart } from './coldStart';

declare global {
  interface Window {
    coldStart: typeof coldStart;
  }
}

window.coldStart = coldStart;
