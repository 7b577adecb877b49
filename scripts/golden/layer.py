"""A whole BERT layer in PyTorch, and its parameters counted. Run it to see it agree with transformers: python layer.py"""

import math

import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, hidden_size, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.query = nn.Linear(hidden_size, hidden_size)
        self.key = nn.Linear(hidden_size, hidden_size)
        self.value = nn.Linear(hidden_size, hidden_size)

    def forward(self, x):
        heads = lambda each: each.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        scores = query @ key.transpose(-2, -1) / math.sqrt(query.size(-1))
        return (scores.softmax(dim=-1) @ value).transpose(1, 2).flatten(2)


class Output(nn.Module):
    """BertSelfOutput, and with another width BertOutput: the two are built alike."""

    def __init__(self, in_size, hidden_size, dropout=0.1, eps=1e-12):
        super().__init__()
        self.dense = nn.Linear(in_size, hidden_size)
        self.dropout = nn.Dropout(dropout)
        self.LayerNorm = nn.LayerNorm(hidden_size, eps=eps)

    # region output
    def forward(self, branch, trunk):
        # trunk and result: [batch, token, hidden]
        dense = self.dense(branch)
        dropped = self.dropout(dense)
        return self.LayerNorm(dropped + trunk)
    # endregion


class Intermediate(nn.Module):
    def __init__(self, hidden_size, intermediate_size):
        super().__init__()
        self.dense = nn.Linear(hidden_size, intermediate_size)

    def forward(self, x):
        return nn.functional.gelu(self.dense(x))


class Layer(nn.Module):
    def __init__(self, hidden_size=768, num_heads=12, intermediate_size=3072):
        super().__init__()
        self.self_attention = SelfAttention(hidden_size, num_heads)
        self.self_output = Output(hidden_size, hidden_size)
        self.intermediate = Intermediate(hidden_size, intermediate_size)
        self.output = Output(intermediate_size, hidden_size)

    def forward(self, x):
        # region layer
        context = self.self_attention(x)
        h = self.self_output(context, x)
        g = self.intermediate(h)
        return self.output(g, h)
        # endregion


def count(module):
    # region count
    entries = lambda parameters: sum(p.numel() for p in parameters)
    return entries(module.parameters())
    # endregion


def check_shapes():
    # region shapes
    layer = Layer()
    x = torch.randn(1, 16, 768)  # an activation
    g = layer.intermediate(x)
    weight = layer.intermediate.dense.weight  # a parameter
    assert g.shape == (1, 16, 3072)
    assert weight.shape == (3072, 768)
    # endregion
    assert count(layer.self_output) == 592_128
    assert count(layer.intermediate) == 2_362_368
    assert count(layer.output) == 2_361_600
    assert count(layer) == 7_087_872
    assert count(Layer(1024, 16, 4096)) == 12_596_224


def check_against_transformers():
    from transformers import BertConfig, BertModel
    from transformers.models.bert.modeling_bert import BertLayer

    torch.manual_seed(0)
    config = BertConfig(
        hidden_size=32, num_attention_heads=4, intermediate_size=96, attn_implementation="eager"
    )
    theirs, ours = BertLayer(config).double().eval(), Layer(32, 4, 96).double().eval()
    renamed = {"attention.self": "self_attention", "attention.output": "self_output"}
    weights = {}
    for name, weight in theirs.state_dict().items():
        for path, mine in renamed.items():
            name = name.replace(path, mine)
        weights[name] = weight
    ours.load_state_dict(weights)
    x = torch.randn(2, 7, 32, dtype=torch.float64)
    expected = theirs(x)
    expected = expected[0] if isinstance(expected, tuple) else expected
    torch.testing.assert_close(ours(x), expected, rtol=0, atol=1e-12)
    with torch.device("meta"):
        base, chinese = BertModel(BertConfig()), BertModel(BertConfig(vocab_size=21128))
    assert count(base.encoder) == 85_054_464
    assert count(base) == 109_482_240
    assert count(chinese) == 102_267_648
    print("layer.py agrees with transformers' BertLayer to 1e-12, and with BertModel's counts")


if __name__ == "__main__":
    check_shapes()
    check_against_transformers()
