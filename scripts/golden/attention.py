"""The attention half of a BERT layer in PyTorch. Run it to see it agree with transformers: python attention.py"""

import math

import torch
from torch import nn


class Attention(nn.Module):
    """BertSelfAttention and BertSelfOutput, one step after another."""

    def __init__(self, hidden_size: int, num_heads: int, dropout: float = 0.1, eps: float = 1e-12):
        super().__init__()
        self.num_heads = num_heads
        self.query = nn.Linear(hidden_size, hidden_size)
        self.key = nn.Linear(hidden_size, hidden_size)
        self.value = nn.Linear(hidden_size, hidden_size)
        self.dense = nn.Linear(hidden_size, hidden_size)
        self.dropout = nn.Dropout(dropout)
        self.LayerNorm = nn.LayerNorm(hidden_size, eps=eps)

    # region heads
    def split_heads(self, x):
        # [batch, token, hidden]
        # -> [batch, head, token, headDim]
        heads = x.unflatten(-1, (self.num_heads, -1))
        return heads.transpose(1, 2)
    # endregion

    def forward(self, hidden_states, attention_mask):
        # region projections
        # each [batch, token, hidden]
        query = self.query(hidden_states)
        key = self.key(hidden_states)
        value = self.value(hidden_states)
        # endregion

        query, key, value = map(self.split_heads, (query, key, value))
        head_dim = query.size(-1)

        # region scores
        # [batch, head, query, key]
        scores = query @ key.transpose(-2, -1)
        scores = scores / math.sqrt(head_dim)
        # endregion

        # region mask
        # the same for every head and query
        padding = 1 - attention_mask.to(scores)
        padding = padding[:, None, None, :]
        lowest = torch.finfo(scores.dtype).min
        scores = scores + padding * lowest
        # endregion

        # region softmax
        # over the keys: every row sums to 1
        probs = scores.softmax(dim=-1)
        probs = self.dropout(probs)
        # endregion

        # region context
        # [batch, head, token, headDim], then
        # heads side by side: [batch, token, hidden]
        context = probs @ value
        context = context.transpose(1, 2).flatten(2)
        # endregion

        # region output
        # W_O mixes the heads
        dense = self.dense(context)
        dropped = self.dropout(dense)
        return self.LayerNorm(dropped + hidden_states)
        # endregion


def check_against_transformers():
    from transformers import BertConfig
    from transformers.models.bert.modeling_bert import BertAttention

    torch.manual_seed(0)
    config = BertConfig(hidden_size=30, num_attention_heads=3, attn_implementation="eager")
    theirs = BertAttention(config).double().eval()
    ours = Attention(30, 3).double().eval()
    ours.load_state_dict({name.split(".", 1)[1]: weight for name, weight in theirs.state_dict().items()})

    hidden_states = torch.randn(2, 7, 30, dtype=torch.float64)
    attention_mask = torch.tensor([[1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0, 0]])
    additive = (1 - attention_mask[:, None, None, :]).double() * torch.finfo(torch.float64).min
    expected, _ = theirs(hidden_states, additive)
    torch.testing.assert_close(ours(hidden_states, attention_mask), expected, rtol=0, atol=1e-12)
    print("attention.py agrees with transformers' BertAttention to 1e-12")


if __name__ == "__main__":
    check_against_transformers()
