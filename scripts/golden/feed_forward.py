"""BertIntermediate and BertOutput in PyTorch. Run it to see them agree with transformers and autograd: python feed_forward.py"""

import math

import torch
from torch import nn


# region intermediate
class BertIntermediate(nn.Module):
    def __init__(self, hidden_size, intermediate_size):
        super().__init__()
        self.dense = nn.Linear(hidden_size, intermediate_size)

    def forward(self, hidden_states):
        # [batch, token, hidden]
        # -> [batch, token, intermediate]
        dense = self.dense(hidden_states)
        return nn.functional.gelu(dense)
# endregion


# region output
class BertOutput(nn.Module):
    def __init__(self, hidden_size, intermediate_size, p=0.1, eps=1e-12):
        super().__init__()
        self.dense = nn.Linear(intermediate_size, hidden_size)
        self.dropout = nn.Dropout(p)
        self.LayerNorm = nn.LayerNorm(hidden_size, eps=eps)

    def forward(self, hidden_states, input_tensor):
        # input_tensor: what the intermediate read
        dense = self.dense(hidden_states)
        dropped = self.dropout(dense)
        return self.LayerNorm(dropped + input_tensor)
# endregion


# region gelu
def cdf(x):
    return 0.5 * (1 + torch.erf(x / math.sqrt(2)))


def pdf(x):
    return torch.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)


def gelu(x):
    return x * cdf(x)


def gelu_slope(x):
    return cdf(x) + x * pdf(x)
# endregion


def feed_forward_backward(d_sum, hidden, dense, activated, w1, w2):
    """d_sum: what the last LayerNorm hands back; everything [token, …]."""
    # region backward
    d_activated = d_sum @ w2
    d_w2 = d_sum.T @ activated
    # the slope at what went in, not at what came out
    d_dense = d_activated * gelu_slope(dense)
    d_w1 = d_dense.T @ hidden
    # the branch's share and the skip's
    d_hidden = d_dense @ w1 + d_sum
    # endregion
    return d_hidden, d_w1, d_w2


def check_backward():
    torch.manual_seed(0)
    intermediate, output = BertIntermediate(8, 32).double(), BertOutput(8, 32).double().eval()
    hidden = torch.randn(6, 8, dtype=torch.float64, requires_grad=True)
    dense = intermediate.dense(hidden)
    activated = nn.functional.gelu(dense)
    added = output.dense(activated) + hidden
    added.retain_grad()
    output.LayerNorm(added).backward(torch.randn(6, 8, dtype=torch.float64))
    w1, w2 = intermediate.dense.weight, output.dense.weight
    ours = feed_forward_backward(added.grad, hidden, dense, activated, w1, w2)
    for mine, autograd in zip(ours, (hidden.grad, w1.grad, w2.grad)):
        torch.testing.assert_close(mine, autograd, rtol=0, atol=1e-12)
    print("feed_forward.py's backward agrees with autograd to 1e-12")


def check_gelu():
    x = torch.linspace(-6, 6, 2401, dtype=torch.float64, requires_grad=True)
    torch.testing.assert_close(gelu(x), nn.functional.gelu(x), rtol=0, atol=1e-15)
    nn.functional.gelu(x).sum().backward()
    torch.testing.assert_close(gelu_slope(x), x.grad, rtol=0, atol=1e-14)
    y = nn.functional.gelu(x).detach()
    print("minimum", y.min().item(), "at", x[y.argmin()].item(), "steepest", x.grad.max().item())
    print("tanh form off by", (nn.functional.gelu(x, approximate="tanh") - y).abs().max().item())
    print("sigmoid form off by", (x * torch.sigmoid(1.702 * x) - y).abs().max().item())


def check_against_transformers():
    from transformers import BertConfig
    from transformers.models.bert import modeling_bert

    torch.manual_seed(0)
    config = BertConfig(hidden_size=32, intermediate_size=128, num_attention_heads=4)
    theirs = [modeling_bert.BertIntermediate(config).double(), modeling_bert.BertOutput(config).double().eval()]
    ours = [BertIntermediate(32, 128).double(), BertOutput(32, 128).double().eval()]
    for mine, module in zip(ours, theirs):
        mine.load_state_dict(module.state_dict())
    hidden = torch.randn(2, 7, 32, dtype=torch.float64)
    torch.testing.assert_close(ours[1](ours[0](hidden), hidden), theirs[1](theirs[0](hidden), hidden), rtol=0, atol=0)
    print("feed_forward.py's modules agree with transformers' BertIntermediate and BertOutput")


def measure_branches(networks=6):
    """RMS of what attention and the feed-forward net add at BERT's init, T = 16 independent tokens, before dropout."""
    for seed in range(networks):
        torch.manual_seed(seed)
        x = nn.functional.layer_norm(torch.randn(16, 768), (768,))
        w1, w2 = torch.randn(3072, 768) * 0.02, torch.randn(768, 3072) * 0.02
        ffn = (nn.functional.gelu(x @ w1.T) @ w2.T).square().mean().sqrt()
        q, k, v, o = torch.randn(4, 768, 768) * 0.02
        heads = [(x @ w.T).unflatten(-1, (12, 64)).transpose(0, 1) for w in (q, k, v)]
        context = nn.functional.scaled_dot_product_attention(*heads).transpose(0, 1).flatten(1)
        print("attention", (context @ o.T).square().mean().sqrt().item(), "feed-forward", ffn.item())


if __name__ == "__main__":
    check_backward()
    check_gelu()
    check_against_transformers()
    measure_branches()
