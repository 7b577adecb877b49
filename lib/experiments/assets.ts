import type { AssetId, Assets } from './contract';

/** Where each asset comes from: a generated module that is a script chunk, because in a sandboxed frame nothing can be fetched. */
export const assetModules: { readonly [Id in AssetId]: () => Promise<Assets[Id]> } = {
  'bert-base-uncased-vocab': async () => (await import('@/lib/tokenizer/generated/vocabulary')).vocabulary,
};
