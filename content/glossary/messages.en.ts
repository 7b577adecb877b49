import type { TermId, TermWords } from './terms';

export const messages: Readonly<Record<TermId, TermWords>> = {
  token: {
    term: 'token',
    also: ['tokens'],
    meaning: 'A piece of text that the model reads as one unit: a word, part of a word, or a sign.',
  },
  wordpiece: {
    term: 'WordPiece',
    avoid: ['Wordpiece', 'word piece'],
    meaning: 'BERT’s way to cut text into tokens: the longest piece that is in its vocabulary, from left to right.',
  },
  embedding: {
    term: 'embedding',
    also: ['embeddings'],
    meaning: 'The vector of numbers that stands for a token; looked up in a table that training fills.',
  },
  'position-embedding': {
    term: 'position embedding',
    also: ['position embeddings'],
    avoid: ['positional embedding'],
    meaning: 'A vector for the place in the text, added to the token’s own.',
  },
  'segment-embedding': {
    term: 'segment embedding',
    also: ['segment embeddings', 'segment row'],
    meaning: 'A vector that says to which of two texts a token belongs, added to its own.',
  },
  'hidden-size': {
    term: 'hidden size',
    also: ['width'],
    meaning: 'How many numbers a token is between layers: 768 in BERT-base.',
  },
  'intermediate-size': {
    term: 'intermediate size',
    meaning: 'How many numbers a token is inside the feed-forward network: 3,072 in BERT-base.',
  },
  layer: {
    term: 'layer',
    also: ['layers'],
    meaning: 'One attention block and one feed-forward block, each followed by add and norm; BERT-base stacks twelve.',
  },
  encoder: {
    term: 'encoder',
    also: ['encoders'],
    meaning: 'A stack of layers in which every token may look at every other, before and after it.',
  },
  parameter: {
    term: 'parameter',
    also: ['parameters'],
    meaning: 'A number of the model that training changes: an entry of a weight, a bias, γ or β.',
  },
  activation: {
    term: 'activation',
    also: ['activations'],
    meaning: 'A number that the model computes from the text at hand; it is gone with the next text.',
  },
  pooler: {
    term: 'pooler',
    meaning: 'A dense layer with tanh on the first token’s last vector, used for whole-text tasks.',
  },
  logit: { term: 'logit', also: ['logits'], meaning: 'A number that goes into a softmax.' },
  attention: {
    term: 'attention',
    also: ['self-attention'],
    meaning: 'Each token takes a weighted mean of all tokens’ values; the weights are computed from the text itself.',
  },
  'scaled-dot-product-attention': {
    term: 'scaled dot-product attention',
    meaning: 'Softmax of query–key dot products divided by √d_k, times the values.',
  },
  query: {
    term: 'query',
    also: ['queries'],
    meaning: 'What a token looks for: the vector that is compared with every key.',
  },
  key: {
    term: 'key',
    also: ['keys'],
    meaning: 'What a token can be found by: the vector that queries are compared with.',
  },
  value: { term: 'value', also: ['values'], meaning: 'What a token hands over to those that attend to it.' },
  score: { term: 'score', also: ['scores'], meaning: 'The dot product of a query and a key, divided by √d_k.' },
  softmax: {
    term: 'softmax',
    avoid: ['soft-max', 'Soft-max'],
    meaning: 'Turns scores into positive shares that sum to 1: the exponential of each, divided by their total.',
  },
  mask: {
    term: 'mask',
    also: ['masks', 'masked', 'padding mask'],
    meaning: 'Minus infinity added to the score of a key that must not be seen, so that its share is exactly 0.',
  },
  context: {
    term: 'context',
    also: ['contexts', 'context vector'],
    meaning: 'What attention gives a token: the mean of all values, weighted by its row of shares.',
  },
  head: {
    term: 'head',
    also: ['heads', 'attention head'],
    meaning: 'One of several attentions side by side, each with its own part of query, key and value.',
  },
  'head-size': {
    term: 'head size',
    also: ['head width', 'width of a head'],
    meaning: 'How many numbers a query or key of one head is: 64 in BERT.',
  },
  'output-projection': {
    term: 'output projection',
    meaning: 'The matrix that mixes the heads’ contexts; PyTorch calls it attention.output.dense.',
  },
  saturation: {
    term: 'saturation',
    also: ['saturated', 'saturate', 'saturates'],
    meaning: 'Softmax gives nearly everything to one key, so that small changes of the scores hardly change it.',
  },
  entropy: {
    term: 'entropy',
    meaning:
      'How spread a row of shares is: 0 when one key takes all, the logarithm of their number when they are even.',
  },
  'residual-connection': {
    term: 'residual connection',
    also: ['residual connections', 'residual', 'residuals'],
    avoid: ['shortcut connection', 'skip-connection'],
    meaning: 'A block’s input is added to its output, so that the block only writes a change.',
  },
  'residual-stream': {
    term: 'residual stream',
    also: ['trunk'],
    meaning: 'The running sum that passes from block to block; every branch reads from it and writes into it.',
  },
  branch: {
    term: 'branch',
    also: ['branches'],
    meaning: 'What a block computes before it is added to the trunk: attention or the feed-forward network.',
  },
  'skip-path': {
    term: 'skip path',
    also: ['skip', 'skip-only'],
    meaning: 'The way through a block that goes around its branch.',
  },
  'layer-norm': {
    term: 'LayerNorm',
    also: ['LN'],
    avoid: ['Layer Normalization', 'layer normalization', 'layer normalisation', 'Layernorm', 'layernorm'],
    meaning: 'Shifts and scales each token’s vector to mean 0 and variance 1, then applies a learned scale and shift.',
  },
  'batch-norm': {
    term: 'BatchNorm',
    also: ['batch normalisation'],
    meaning:
      'Brings each feature to mean 0 and variance 1 over the tokens of a batch, not over the features of a token.',
  },
  'rms-norm': { term: 'RMSNorm', meaning: 'Divides a token’s vector by its root mean square; no mean is taken off.' },
  epsilon: {
    term: 'epsilon',
    also: ['ε'],
    meaning: 'A small number added to the variance under the root, so that a constant vector does not divide by zero.',
  },
  'post-ln': {
    term: 'post-LN',
    avoid: ['Post-LN', 'postnorm', 'post-norm'],
    meaning: 'LayerNorm after the addition, on the trunk itself: BERT and the original Transformer.',
  },
  'pre-ln': {
    term: 'pre-LN',
    avoid: ['Pre-LN', 'prenorm', 'pre-norm'],
    meaning: 'LayerNorm at the entrance of each branch; the trunk stays as it is, until a final norm.',
  },
  deepnorm: {
    term: 'DeepNorm',
    meaning:
      'Post-LN with the skip multiplied by a constant above 1 and smaller initial weights, for very deep stacks.',
  },
  rezero: {
    term: 'ReZero',
    meaning:
      'Each branch is multiplied by a learned number that starts at 0, so that every block begins as the identity.',
  },
  dropout: {
    term: 'dropout',
    meaning: 'In training, entries are set to 0 at random and the rest divided by the share that remains.',
  },
  'feed-forward-network': {
    term: 'feed-forward network',
    also: ['feed-forward net', 'FFN'],
    avoid: ['feedforward', 'feed forward network'],
    meaning: 'Two linear layers with an activation function between them, applied to each token alone.',
  },
  'activation-function': {
    term: 'activation function',
    also: ['activation functions', 'nonlinearity'],
    meaning: 'A function applied to every number, without which two linear layers would be one.',
  },
  gelu: {
    term: 'GELU',
    avoid: ['GeLU'],
    meaning: 'x times the probability that a standard normal number lies below x: a smooth ReLU that dips below 0.',
  },
  relu: { term: 'ReLU', meaning: 'x where it is positive, else 0.' },
  preactivation: {
    term: 'preactivation',
    also: ['preactivations'],
    avoid: ['pre-activation'],
    meaning: 'A number before the activation function is applied.',
  },
  expectation: { term: 'expectation', also: ['expected value'], meaning: 'The mean over all that chance may bring.' },
  variance: { term: 'variance', also: ['variances'], meaning: 'The expected squared distance from the mean.' },
  covariance: {
    term: 'covariance',
    also: ['covariances'],
    meaning: 'The expected product of two numbers’ distances from their means; 0 where they are uncorrelated.',
  },
  'standard-deviation': {
    term: 'standard deviation',
    also: ['standard deviations'],
    meaning: 'The root of the variance: a typical distance from the mean.',
  },
  'standard-error': {
    term: 'standard error',
    also: ['standard errors'],
    meaning: 'How far an estimate from this many draws typically lies from the truth.',
  },
  independent: {
    term: 'independent',
    also: ['independence', 'independently'],
    meaning: 'Knowing one number tells nothing about the other; more than uncorrelated.',
  },
  'monte-carlo': {
    term: 'Monte Carlo estimate',
    also: ['Monte Carlo'],
    meaning: 'A mean over many random draws in place of an expectation.',
  },
  'heavy-tailed': {
    term: 'heavy-tailed',
    also: ['heavy tails'],
    meaning: 'Far values are more common than under a normal law of the same variance.',
  },
  quantile: {
    term: 'quantile',
    also: ['quantiles'],
    meaning: 'The value below which a given share of the draws lies; with half of them, the median.',
  },
  'root-mean-square': {
    term: 'root mean square',
    also: ['RMS'],
    meaning: 'The root of the mean of squares: the typical size of a vector’s entries.',
  },
  gradient: {
    term: 'gradient',
    also: ['gradients'],
    meaning: 'How much the loss changes for a small change of each number of a tensor.',
  },
  backward: {
    term: 'backward pass',
    also: ['backward', 'backpropagation'],
    meaning:
      'The chain rule from the loss back to every number: each operation turns the gradient of its output into that of its inputs.',
  },
  jacobian: { term: 'Jacobian', also: ['Jacobians'], meaning: 'The matrix of all derivatives of outputs by inputs.' },
  projection: {
    term: 'projection',
    meaning:
      'A map that takes some directions out of a vector and leaves the others as they are; done twice, it changes nothing more.',
  },
  'finite-differences': {
    term: 'finite differences',
    also: ['finite difference'],
    meaning: 'A derivative measured: move the input a little, see how far the output moves, divide.',
  },
  'frobenius-norm': { term: 'Frobenius norm', meaning: 'The root of the sum of a matrix’s squared entries.' },
  'spectral-norm': {
    term: 'spectral norm',
    meaning: 'The most by which a matrix can stretch a vector: its largest singular value.',
  },
  'vanishing-gradient': {
    term: 'vanishing gradient',
    also: ['vanishing gradients', 'gradients vanish', 'vanishing', 'vanish'],
    meaning: 'Layer by layer the gradient gets smaller, until early layers hardly learn.',
  },
  'exploding-gradient': {
    term: 'exploding gradient',
    also: ['exploding gradients', 'gradients explode', 'exploding', 'explode'],
    meaning: 'Layer by layer the gradient gets larger, until a step of training throws the weights away.',
  },
  rank: {
    term: 'rank',
    also: ['numerical rank'],
    meaning:
      'How many independent directions a matrix has; numerically, how many singular values stand above rounding.',
  },
  'rank-collapse': {
    term: 'rank collapse',
    meaning: 'All tokens become the same vector, so that attention has nothing left to tell apart.',
  },
  'cosine-similarity': {
    term: 'cosine',
    also: ['cosines', 'cosine similarity'],
    meaning: 'The cosine of the angle between two vectors: 1 for the same direction, 0 for a right angle.',
  },
  'relative-residual': {
    term: 'relative residual',
    meaning: 'How far tokens are from their mean, as a share of their size: 0 when all are the same.',
  },
  initialisation: {
    term: 'initialisation',
    also: ['init', 'initial weights'],
    avoid: ['initialization'],
    meaning: 'How weights are drawn before training.',
  },
  'xavier-initialisation': {
    term: 'Xavier initialisation',
    also: ['Xavier'],
    avoid: ['Glorot'],
    meaning: 'Weights of variance 2 / (inputs + outputs), a compromise between the forward and the backward pass.',
  },
};
