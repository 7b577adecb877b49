import { growth } from './growth';
import { race } from './race';

declare global {
  interface Window {
    engine: typeof engine;
  }
}

const engine = { race, growth };
window.engine = engine;
