import { describe, expect, test } from 'vitest';
import { bertConfig } from '../bert/config';
import { CheckpointError } from './CheckpointError';
import { families, positionIds } from './families';
import { parseHuggingFaceConfig } from './huggingFaceConfig';

const parse = (fields: object) => parseHuggingFaceConfig('config.json', JSON.stringify(fields)).config;

test('what config.json does not say is as in BertConfig', () => {
  expect(parse({})).toEqual(bertConfig());
  expect(parse({ hidden_size: null, position_embedding_type: 'absolute', is_decoder: false })).toEqual(bertConfig());
});

test('what it says counts, under the names of the engine', () => {
  const given = {
    vocab_size: 40,
    hidden_size: 30,
    num_hidden_layers: 2,
    num_attention_heads: 3,
    intermediate_size: 52,
  };
  expect(
    parse({ ...given, hidden_act: 'gelu_new', layer_norm_eps: 1e-5, max_position_embeddings: 11, type_vocab_size: 1 }),
  ).toEqual(
    bertConfig({
      ...{ vocabSize: 40, hiddenSize: 30, numHiddenLayers: 2, numAttentionHeads: 3, intermediateSize: 52 },
      ...{ hiddenAct: 'gelu_new', layerNormEps: 1e-5, maxPositionEmbeddings: 11, typeVocabSize: 1 },
    }),
  );
  expect(parse({ pad_token_id: null }).padTokenId).toBe(-1);
});

test("another family has its own class's defaults", () => {
  expect(parse({ model_type: 'roberta' })).toMatchObject({ vocabSize: 50265, padTokenId: 1 });
  expect(parse({ model_type: 'electra', embedding_size: 256 })).toMatchObject({
    hiddenSize: 256,
    numAttentionHeads: 4,
  });
});

test('RoBERTa counts positions from its padding word on, and leaves padding out', () => {
  expect(positionIds(families.get('bert')!, [5, 1, 1], 1)).toEqual([0, 1, 2]);
  expect(positionIds(families.get('roberta')!, [0, 7, 1, 8, 2, 1], 1)).toEqual([2, 3, 1, 4, 5, 1]);
});

describe('is refused, the key named', () => {
  test.each([
    [{ model_type: 'gpt2' }, 'model_type is "gpt2", expected one of bert, '],
    [{ model_type: 5 }, 'model_type is 5'],
    [{ is_decoder: true }, 'is_decoder is true, expected false: an encoder'],
    [{ add_cross_attention: true }, 'add_cross_attention is true'],
    [{ position_embedding_type: 'relative_key' }, 'position_embedding_type is "relative_key", expected "absolute"'],
    [{ hidden_act: 'silu' }, 'hidden_act is "silu", expected one of gelu, gelu_new, gelu_pytorch_tanh, relu'],
    [{ hidden_act: 'constructor' }, 'hidden_act is "constructor"'],
    [{ hidden_size: '768' }, 'hidden_size is "768", expected a whole number from 1'],
    [{ hidden_size: 0 }, 'hidden_size is 0, expected a whole number from 1'],
    [{ num_hidden_layers: 1.5 }, 'num_hidden_layers is 1.5, expected a whole number from 0'],
    [{ num_attention_heads: 5 }, 'num_attention_heads is 5, expected a divisor of hidden_size 768'],
    [{ layer_norm_eps: -1 }, 'layer_norm_eps is -1, expected a number from 0'],
    [{ hidden_dropout_prob: 2 }, 'hidden_dropout_prob is 2, expected a number from 0 to 1'],
    [{ pad_token_id: 40000 }, 'pad_token_id is 40000, expected a row of the vocabulary, 0…30521'],
    [{ model_type: 'electra' }, 'embedding_size is 128, expected hidden_size 256'],
    [{ model_type: 'roberta', pad_token_id: null }, 'pad_token_id is null, expected a number'],
  ])('%j', (fields, message) => {
    expect(() => parse(fields)).toThrow(CheckpointError);
    expect(() => parse(fields)).toThrow(`config.json: ${message}`);
  });

  test.each(['', '[]', '{"hidden_size": NaN}', '{"a":1', '{"a":1}}'])('%j', text => {
    expect(() => parseHuggingFaceConfig('config.json', text)).toThrow(/^config\.json: (is no JSON|is a list)/);
  });
});
