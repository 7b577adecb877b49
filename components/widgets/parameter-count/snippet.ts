import type { Frame } from '@/lib/experiments/contract';
import type { ParameterCountParams } from '@/lib/experiments/parameter-count/params';
import { beginnings } from './lines';

/** Hugging Face's model of these sizes, without numbers in it, and its parameters counted: it prints what the table shows. */
export function snippetOf(params: ParameterCountParams, { scalars }: Frame): string {
  const { hidden, heads, ratio, layers, vocabulary, pooler, module } = params;
  const lines = [
    ...(module === 'none' ? [] : [count(pathOf(module), scalars[module], layers > 0 || !inLayer(module))]),
    count('encoder.layer.0.', scalars.layer, layers > 0),
    count('', scalars.total, true),
  ];
  return [
    'import torch',
    'from transformers import BertConfig, BertModel',
    '',
    'config = BertConfig(',
    `    hidden_size=${hidden}, intermediate_size=${ratio * Number(hidden)}, num_attention_heads=${heads},`,
    `    num_hidden_layers=${layers}, vocab_size=${vocabulary},`,
    ')',
    'with torch.device("meta"):  # shapes without numbers',
    `    model = BertModel(config, add_pooling_layer=${pooler ? 'True' : 'False'})`,
    '',
    'def count(path):',
    `    return sum(p.numel() for name, p in model.named_parameters() if name.startswith(path)${leftOut(params)})`,
    '',
    ...lines.filter(line => line !== ''),
  ].join('\n');
}

const inLayer = (module: keyof typeof beginnings): boolean => module !== 'embeddings' && module !== 'pooler';

const pathOf = (module: keyof typeof beginnings): string =>
  `${inLayer(module) ? 'encoder.layer.0.' : ''}${beginnings[module]}`;

const count = (path: string, expected: number | undefined, there: boolean): string =>
  there ? `print(count("${path}"))  # the figure shows ${expected}` : '';

/** What the switches leave out, by the parameters' names. */
function leftOut({ biases, norms }: ParameterCountParams): string {
  const norm = norms ? '' : ' and "LayerNorm" not in name';
  const bias = biases ? '' : ' and ("LayerNorm" in name or not name.endswith(".bias"))';
  return norm || bias ? `\n               ${`${norm}${bias}`.trimStart()}` : '';
}
