"""The PyTorch code that the lesson on residual connections shows. Run, it checks itself: the paths against autograd, the skip-only gradient
against the product of Jacobians, and the lesson's figures against fresh draws."""

import math

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


class Block(nn.Module):
    """x + F(LN(x)) or LN(x + F(x))."""

    def __init__(self, branch: nn.Module, width: int, pre: bool):
        super().__init__()
        self.branch, self.pre = branch, pre
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x):
        # region block
        read = self.norm(x) if self.pre else x
        total = x + self.branch(read)
        return total if self.pre else self.norm(total)
        # endregion

    def past(self, x):
        # region skip
        read = self.norm(x) if self.pre else x
        total = x + self.branch(read).detach()  # a constant: nothing flows back
        return total if self.pre else self.norm(total)
        # endregion


def by_length(branches, top):
    """What the gradient of x_n becomes at x_0 in a chain of x + A x, apart by how many branches its paths take."""
    # region lengths
    parts = [top]
    for a in reversed(branches):
        past = parts + [torch.zeros_like(top)]
        through = [torch.zeros_like(top)] + [d @ a for d in parts]
        parts = [p + t for p, t in zip(past, through)]
    # endregion
    return parts


def check_paths(width=32, blocks=5):
    branches = [torch.randn(width, width) / math.sqrt(width) for _ in range(blocks)]
    x = torch.randn(width, requires_grad=True)
    top = torch.randn(width)
    out = x
    for a in branches:
        out = out + a @ out
    out.backward(top)
    torch.testing.assert_close(sum(by_length(branches, top)), x.grad, rtol=1e-10, atol=1e-10)


def check_skip(width=32, blocks=24):
    for pre in (True, False):
        chain = [Block(nn.Linear(width, width), width, pre) for _ in range(blocks)]
        x = torch.randn(width, requires_grad=True)
        top = torch.randn(width)
        out, bound, states = x, 1.0, []
        for block in chain:
            total = out + block.branch(block.norm(out) if pre else out)
            states.append(total.detach())
            bound /= math.sqrt(total.var(unbiased=False).item())
            out = block.past(out)
        out.backward(top)
        d = top
        for total in reversed(states):
            if not pre:
                d = torch.autograd.functional.vjp(lambda s: F.layer_norm(s, (width,), eps=1e-12), total, d)[1]
        torch.testing.assert_close(x.grad, d, rtol=1e-9, atol=1e-12)
        kept = (x.grad.norm() / top.norm()).item()
        print(f"skip-only gradient past {blocks} blocks, {'pre' if pre else 'post'}-LN: {kept:.4f}")
        assert kept == 1.0 if pre else kept < bound


def growth(scale, draws=200, width=32, blocks=24):
    squares = []
    for _ in range(draws):
        x = torch.eye(width)
        for _ in range(blocks):
            x = x + scale * torch.randn(width, width) / math.sqrt(width) @ x
        squares.append(x.square().sum() / width)
    return torch.stack(squares).mean().sqrt().item()


if __name__ == "__main__":
    check_paths()
    check_skip()
    print(f"24 random I + W: {growth(1):.0f}, theory {2 ** 12}")
    print(f"24 random I + W/√24: {growth(1 / math.sqrt(24)):.3f}, theory {(1 + 1 / 24) ** 12:.3f}")
    signs = torch.randint(0, 2, (200_000, 24)) - 0.5
    products = (1 + signs).prod(dim=1)
    print(f"24 factors 1 ± .5: median {products.median():.4f}, theory {0.75 ** 12:.4f}; RMS {products.square().mean().sqrt():.2f}, theory {1.25 ** 12:.2f}")
