import { type BertConfig, bertConfig, type ConfigChanges } from '../bert/config';
import { type ActivationId, activations } from '../functional/activations';
import { CheckpointError, quoted } from './CheckpointError';
import { type Family, families } from './families';
import { type Json, parseStrictJson } from './strictJson';

export interface CheckpointConfig {
  readonly config: BertConfig;
  readonly family: Family;
}

/** What a value must be: undefined where it is that, else the words for what was expected. */
type Kind = (value: Json) => string | undefined;

const whole =
  (least: number): Kind =>
  value =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? undefined
      : `a whole number from ${least}`;
const from = (least: number, below: number): Kind => {
  const words = below === Infinity ? `a number from ${least}` : `a number from ${least} to ${below}`;
  return value =>
    typeof value === 'number' && value >= least && value <= below && value < Infinity ? undefined : words;
};

/** The fields of BertConfig that are numbers. Where one is absent, the family's default counts, then that of bert-base-uncased. */
const fields = {
  vocabSize: ['vocab_size', whole(1)],
  hiddenSize: ['hidden_size', whole(1)],
  numHiddenLayers: ['num_hidden_layers', whole(0)],
  numAttentionHeads: ['num_attention_heads', whole(1)],
  intermediateSize: ['intermediate_size', whole(1)],
  hiddenDropoutProb: ['hidden_dropout_prob', from(0, 1)],
  attentionProbsDropoutProb: ['attention_probs_dropout_prob', from(0, 1)],
  maxPositionEmbeddings: ['max_position_embeddings', whole(1)],
  typeVocabSize: ['type_vocab_size', whole(1)],
  initializerRange: ['initializer_range', from(0, Infinity)],
  layerNormEps: ['layer_norm_eps', from(0, Infinity)],
} as const satisfies Partial<Record<keyof BertConfig, readonly [string, Kind]>>;

/** What would make another model of it, and the values under which it does not. */
const plainOnly: readonly (readonly [key: string, fine: (value: Json) => boolean, expected: string])[] = [
  ['is_decoder', value => value === false, 'false: an encoder'],
  ['add_cross_attention', value => value === false, 'false: an encoder'],
  ['is_encoder_decoder', value => value === false, 'false: an encoder'],
  ['position_embedding_type', value => value === 'absolute', '"absolute"'],
  ['use_task_id', value => value === false, 'false: no table of tasks'],
  ['pruned_heads', value => value instanceof Map && value.size === 0, 'no pruned heads'],
];

/** Names in `hidden_act` for one and the same function. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['gelu_python', 'gelu'],
  ['gelu_fast', 'gelu_new'],
  ['linear', 'identity'],
]);

/**
 * Reads a config.json of Hugging Face's `transformers` for a BERT-like encoder. What is absent has the default of the model's own
 * configuration class. Throws CheckpointError where a value is of the wrong kind, sizes don't fit, or the model is another one.
 */
export function parseHuggingFaceConfig(file: string, text: string): CheckpointConfig {
  const json = parsed(file, text);
  const wrong = (key: string, value: Json, expected: string) =>
    new CheckpointError(file, `${key} is ${quoted(value)}, expected ${expected}`);
  const modelType = json.get('model_type') ?? 'bert';
  const family = typeof modelType === 'string' ? families.get(modelType) : undefined;
  if (!family) throw wrong('model_type', modelType, `one of ${[...families.keys()].join(', ')}`);
  for (const [key, fine, expected] of plainOnly) {
    const value = json.get(key);
    if (value !== undefined && value !== null && !fine(value)) throw wrong(key, value, expected);
  }

  const given = (key: string): Json | undefined => json.get(key) ?? family.defaults[key];
  const changes: { -readonly [K in keyof typeof fields]?: number } = {};
  for (const name of Object.keys(fields) as (keyof typeof fields)[]) {
    const [key, kind] = fields[name];
    const value = given(key);
    if (value === undefined) continue;
    const expected = kind(value);
    if (expected !== undefined || typeof value !== 'number') throw wrong(key, value, expected ?? 'a number');
    changes[name] = value;
  }
  const { hiddenSize: hidden = 768, numAttentionHeads: heads = 12 } = changes;
  if (hidden % heads !== 0) throw wrong('num_attention_heads', heads, `a divisor of hidden_size ${hidden}`);
  const config = checked(file, { ...changes, hiddenAct: hiddenAct(file, json), padTokenId: -1 });

  const { hiddenSize, vocabSize } = config;
  const embeddingSize = given('embedding_size') ?? hiddenSize;
  if (embeddingSize !== hiddenSize)
    throw wrong('embedding_size', embeddingSize, `hidden_size ${hiddenSize}: there is no projection between them`);
  // null means that no word is padding; PyTorch has no row of that number then, and the engine none of −1.
  const padTokenId = json.get('pad_token_id') === null ? -1 : (given('pad_token_id') ?? 0);
  const isRow =
    typeof padTokenId === 'number' && Number.isSafeInteger(padTokenId) && padTokenId >= -1 && padTokenId < vocabSize;
  if (!isRow) throw wrong('pad_token_id', padTokenId, `a row of the vocabulary, 0…${vocabSize - 1}`);
  if (padTokenId < 0 && family.positions === 'afterPadding')
    throw wrong('pad_token_id', json.get('pad_token_id') ?? null, 'a number: positions begin after it');
  return { config: { ...config, padTokenId }, family };
}

function parsed(file: string, text: string): ReadonlyMap<string, Json> {
  let json: Json;
  try {
    json = parseStrictJson(text);
  } catch (error) {
    throw new CheckpointError(file, error instanceof Error ? error.message : String(error), { cause: error });
  }
  if (!(json instanceof Map)) throw new CheckpointError(file, `is ${quoted(json)}, expected an object`);
  return json;
}

function checked(file: string, changes: ConfigChanges): BertConfig {
  try {
    return bertConfig(changes);
  } catch (error) {
    throw new CheckpointError(file, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function hiddenAct(file: string, json: ReadonlyMap<string, Json>): ActivationId {
  const given = json.get('hidden_act') ?? 'gelu';
  const name = typeof given === 'string' ? (synonyms.get(given) ?? given) : '';
  if (!isActivation(name)) {
    const known = Object.keys(activations).join(', ');
    throw new CheckpointError(file, `hidden_act is ${quoted(given)}, expected one of ${known}`);
  }
  return name;
}

const isActivation = (name: string): name is ActivationId => Object.hasOwn(activations, name);
