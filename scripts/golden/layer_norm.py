"""LayerNorm forward and backward in PyTorch, and what others call by that name. Run it: python layer_norm.py"""

import torch
from torch import nn
from torch.nn import functional as F


class LayerNorm(nn.Module):
    """nn.LayerNorm, one step after another."""

    def __init__(self, hidden_size: int, eps: float = 1e-12):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(hidden_size))
        self.bias = nn.Parameter(torch.zeros(hidden_size))
        self.eps = eps

    def forward(self, x):
        # region forward
        # over the features of each token
        mean = x.mean(-1, keepdim=True)
        centred = x - mean
        var = (centred ** 2).mean(-1, keepdim=True)
        rstd = 1 / (var + self.eps).sqrt()
        normalized = centred * rstd
        return normalized * self.weight + self.bias
        # endregion


def backward(d_out, weight, normalized, rstd):
    # region backward
    g = d_out * weight
    mean_g = g.mean(-1, keepdim=True)
    mean_gx = (g * normalized).mean(-1, keepdim=True)
    d_x = (g - mean_g - normalized * mean_gx) * rstd
    d_weight = (d_out * normalized).sum(0)
    d_bias = d_out.sum(0)
    # endregion
    return d_x, d_weight, d_bias


def annotated_norm(x, eps=1e-6):
    # region annotated
    mean = x.mean(-1, keepdim=True)
    std = x.std(-1, keepdim=True)
    return (x - mean) / (std + eps)
    # endregion


def check_against_torch():
    torch.manual_seed(0)
    x = torch.randn(3, 30, dtype=torch.float64, requires_grad=True)
    d_out = torch.randn(3, 30, dtype=torch.float64)
    ours = LayerNorm(30).double()
    with torch.no_grad():
        ours.weight.normal_()
        ours.bias.normal_()
    expected = F.layer_norm(x, (30,), ours.weight, ours.bias, 1e-12)
    torch.testing.assert_close(ours(x), expected, rtol=0, atol=1e-12)

    autograd = torch.autograd.grad(expected, (x, ours.weight, ours.bias), d_out)
    with torch.no_grad():
        rstd = 1 / (x.var(-1, unbiased=False, keepdim=True) + 1e-12).sqrt()
        normalized = (x - x.mean(-1, keepdim=True)) * rstd
        by_hand = backward(d_out, ours.weight, normalized, rstd)
    for mine, theirs in zip(by_hand, autograd):
        torch.testing.assert_close(mine, theirs, rtol=0, atol=1e-12)
    print("layer_norm.py agrees with torch's layer_norm and autograd to 1e-12")


def print_figures():
    """What the lesson says of J, of ε and of float16, by autograd."""
    x = torch.randn(64, dtype=torch.float64)
    for eps in (0, 1e-12, 1e-5):
        jacobian = torch.autograd.functional.jacobian(lambda v: F.layer_norm(v, (64,), eps=eps), x)
        s = (x.var(unbiased=False) + eps).sqrt()
        rank = torch.linalg.matrix_rank(jacobian).item()
        print(f"eps {eps}: rank {rank}, s times its Frobenius norm {(s * torch.linalg.matrix_norm(jacobian)).item():.6f}")
    unit = (x - x.mean()) / x.std(unbiased=False)
    for std, eps in ((1e-6, 1e-12), (1e-3, 1e-5)):
        out = F.layer_norm(unit * std, (64,), eps=eps).std(unbiased=False).item()
        print(f"input std {std}, eps {eps}: output std {out:.6f}")
    for eps in (1e-12, 1e-5):
        print(f"float16 holds {eps} as {torch.tensor(eps, dtype=torch.float16).double().item()}")
    constant = torch.full((4,), 3.0, dtype=torch.float16)
    centred = constant - constant.mean()
    print("by hand in float16, a constant vector:", centred / (centred.pow(2).mean() + 1e-12).sqrt())
    print("F.layer_norm in float16, the same:", F.layer_norm(constant, (4,), eps=1e-12))


if __name__ == "__main__":
    check_against_torch()
    print_figures()
