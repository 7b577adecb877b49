"""Gradient and rank, layer by layer, in PyTorch: the code that a lesson shows. Run it to see its layers agree with
nn.TransformerEncoderLayer, and to print what five architectures do: python depth.py"""

import math

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, HEADS, TOKENS, EPS = 64, 4, 16, 1e-12


def norm(x):
    return F.layer_norm(x, x.shape[-1:], eps=EPS)


def identity(x):
    return x


class Layer:
    """Attention, then the feed-forward network. r: 1, or 0 without residual connections."""

    def __init__(self, std, r=1.0, before=identity, after=norm, feed_forward=True):
        hidden = HIDDEN
        self.r, self.before, self.after = r, before, after
        self.query, self.key, self.value, self.output = (std(hidden, hidden) for _ in range(4))
        self.first, self.second = std(4 * hidden, hidden), std(hidden, 4 * hidden)
        self.branches = [self.attention, self.feed_forward] if feed_forward else [self.attention]

    def attention(self, x):
        split = lambda y: y.unflatten(-1, (HEADS, -1)).transpose(-3, -2)
        query, key, value = (split(x @ w.T) for w in (self.query, self.key, self.value))
        probs = (query @ key.mT / math.sqrt(query.size(-1))).softmax(dim=-1)
        return (probs @ value).transpose(-3, -2).flatten(-2) @ self.output.T

    def feed_forward(self, x):
        return F.gelu(x @ self.first.T) @ self.second.T

    def __call__(self, x):
        r, before, after = self.r, self.before, self.after
        # region block
        for branch in self.branches:
            # post-LN: after is the norm
            # pre-LN: before is the norm
            total = branch(before(x)) + r * x
            x = after(total)
        # endregion
        return x


def profile(layers, x, top_gradient, final=identity):
    """Hidden states 0 … L and the norm of each one's gradient."""
    x.requires_grad_()
    x.retain_grad()
    # region profile
    states = [x]
    for layer in layers:
        x = layer(x)
        x.retain_grad()
        states.append(x)
    # the loss's gradient enters here
    final(x).backward(top_gradient)
    norms = [x.grad.norm() for x in states]
    # endregion
    return states, norms


# region residual
def relative_residual(x):
    # x: [token, hidden]
    mean = x.mean(dim=0)
    rest = x - mean
    return rest.norm() / x.norm()
# endregion


def bert(out, inner):
    return torch.randn(out, inner) * 0.02 * math.sqrt(768 / HIDDEN)


def literal(out, inner):
    return torch.randn(out, inner) * 0.02


def xavier(out, inner):
    return torch.randn(out, inner) * math.sqrt(2 / (out + inner))


def lecun(out, inner):
    return torch.randn(out, inner) / math.sqrt(inner)


def check_against_torch():
    """With the same weights, a layer is nn.TransformerEncoderLayer, norms after and before."""
    for norm_first in (False, True):
        placed = {"before": norm, "after": identity} if norm_first else {}
        ours = Layer(bert, **placed)
        theirs = nn.TransformerEncoderLayer(
            HIDDEN, HEADS, 4 * HIDDEN, dropout=0.0, activation="gelu", layer_norm_eps=EPS,
            batch_first=True, norm_first=norm_first,
        ).train()
        with torch.no_grad():
            for parameter in theirs.parameters():
                if parameter.dim() == 1:
                    parameter.zero_()
            theirs.norm1.weight.fill_(1), theirs.norm2.weight.fill_(1)
            theirs.self_attn.in_proj_weight.copy_(torch.cat([ours.query, ours.key, ours.value]))
            theirs.self_attn.out_proj.weight.copy_(ours.output)
            theirs.linear1.weight.copy_(ours.first), theirs.linear2.weight.copy_(ours.second)
        x = torch.randn(TOKENS, HIDDEN)
        torch.testing.assert_close(ours(x), theirs(x[None])[0], rtol=0, atol=1e-12)
    print("depth.py agrees with nn.TransformerEncoderLayer to 1e-12")


ARCHITECTURES = {
    "post-LN": {},
    "pre-LN": {"before": norm, "after": identity},
    "no LayerNorm": {"after": identity},
    "LayerNorm, no residual": {"r": 0.0},
    "neither": {"r": 0.0, "after": identity},
}


def print_table(depth=12, seeds=30):
    print(f"‖g₀‖/‖g_{depth}‖, d={HIDDEN}, T={TOKENS}, geometric mean and log sd of {seeds} seeds")
    for name, changes in ARCHITECTURES.items():
        final = norm if name == "pre-LN" else identity
        for std in (bert, literal, xavier):
            logs = []
            for seed in range(seeds):
                torch.manual_seed(seed)
                layers = [Layer(std, **changes) for _ in range(depth)]
                states, norms = profile(layers, torch.randn(TOKENS, HIDDEN), torch.randn(TOKENS, HIDDEN), final)
                logs.append(math.log(norms[0] / norms[-1]))
            logs = torch.tensor(logs)
            rest = relative_residual(states[-1].detach()).item()
            print(f"  {name:24s}{std.__name__:9s}{logs.mean().exp():10.3g}  {logs.std():5.2f}  residual {rest:.2g}")
    print("relative residual after 1, 2, 3 layers of attention alone")
    for std in (lecun, bert):
        sums = torch.zeros(3)
        for seed in range(seeds):
            torch.manual_seed(seed)
            x = torch.randn(TOKENS, HIDDEN)
            for i in range(3):
                x = Layer(std, r=0.0, after=identity, feed_forward=False)(x)
                sums[i] += relative_residual(x).log()
        print(f"  {std.__name__:9s}", *(f"{value:.3g}" for value in (sums / seeds).exp().tolist()))


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    check_against_torch()
    print_table()
