"""Makes the fixtures of the single ops: inputs, outputs and gradients from torch.nn.functional, in both precisions.

A tensor is called <op>.<what>: the inputs by their names, `out`, `dOut`, and the gradients `dX`, `dWeight` ….
`erf.x` and `erf.y` come from mpmath with 40 digits: torch's own erf is a unit or two off in the last place.
"""

from pathlib import Path

import mpmath
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

FIXTURES = Path(__file__).resolve().parents[2] / "lib" / "engine" / "fixtures"


def draw(*shape: int, std: float = 1.0, mean: float = 0.0) -> torch.Tensor:
    return (mean + std * torch.randn(*shape, dtype=torch.float64)).requires_grad_()


def backward(op: str, out: torch.Tensor, inputs: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Runs back from a random dOut; what every op's part of the fixture holds."""
    d_out = torch.randn(*out.shape, dtype=torch.float64).to(out.dtype)
    leaves = {name: x for name, x in inputs.items() if x.requires_grad}
    gradients = torch.autograd.grad(out, list(leaves.values()), d_out)
    named = {"d" + name[0].upper() + name[1:]: g for name, g in zip(leaves, gradients)}
    return {f"{op}.{name}": x for name, x in {**inputs, "out": out, "dOut": d_out, **named}.items()}


def linear(to):
    x, weight, bias = to(draw(2, 7, 9)), to(draw(5, 9)), to(draw(5))
    return backward("linear", F.linear(x, weight, bias), dict(x=x, weight=weight, bias=bias))


def softmax(to):
    x = to(draw(3, 5, 7, std=4.0))
    return backward("softmax", F.softmax(x, dim=-1), dict(x=x))


def layer_norm(to):
    x, weight, bias = to(draw(2, 7, 9, std=3.0, mean=1.5)), to(draw(9, mean=1.0)), to(draw(9))
    return backward("layerNorm", F.layer_norm(x, (9,), weight, bias, eps=1e-3), dict(x=x, weight=weight, bias=bias))


def gelu(to):
    x = to(draw(11, 13, std=2.5))
    return backward("gelu", F.gelu(x), dict(x=x))


def dropout(to):
    """The kept entries are those whose uniform draw is at least p, as the engine's dropout decides."""
    x, u = to(draw(6, 7)), torch.rand(6, 7, dtype=torch.float64)
    return {**backward("dropout", x * (u >= 0.3) / (1 - 0.3), dict(x=x)), "dropout.uniform": u}


def embedding(to):
    """Ids repeat, so that gradients add up; row 0 is padding and gets none."""
    ids = torch.tensor([[3, 0, 5, 3, 1], [3, 5, 0, 0, 6]])
    table = to(draw(7, 4))
    return {**backward("embedding", F.embedding(ids, table, padding_idx=0), dict(table=table)), "embedding.ids": ids}


def attention(to):
    """With a padding mask, dropout p = .25 by given draws, and two divisors: the default and 7."""
    query, key, value = (to(draw(2, 3, 5, 7)) for _ in range(3))
    keep = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])
    u = torch.rand(2, 3, 5, 5, dtype=torch.float64)
    tensors = {"attention.mask": keep, "attention.uniform": u}
    mask = (1 - keep.to(query))[:, None, None, :] * torch.finfo(query.dtype).min
    for op, divisor in (("attention", 7**0.5), ("attention7", 7.0)):
        probs = F.softmax(query @ key.transpose(2, 3) / divisor + mask, dim=-1)
        out = (probs * (u >= 0.25) / (1 - 0.25)) @ value
        tensors |= {**backward(op, out, dict(query=query, key=key, value=value)), f"{op}.probs": probs}
    return tensors


def erf(_):
    mpmath.mp.dps = 40
    xs = [i / 64 for i in range(-420, 421)] + [1e-300, 1e-10, 1e-3, -2.3e-5, 5.9999999, 3.9374999, 30.0]
    return {
        "erf.x": torch.tensor(xs, dtype=torch.float64),
        "erf.y": torch.tensor([float(mpmath.erf(x)) for x in xs], dtype=torch.float64),
    }


def other_activations(to):
    """relu at 0 too, where torch's slope is 0."""
    ops = dict(gelu_new=lambda x: F.gelu(x, approximate="tanh"), relu=F.relu, tanh=torch.tanh)
    tensors = {}
    for name, op in ops.items():
        x = draw(5, 7, std=2.5).detach()
        x[0, :2] = torch.tensor([0.0, -0.0])
        x = to(x)
        tensors |= backward(name, op(x), dict(x=x))
    return tensors


def other_norms(to):
    """RMSNorm with a weight and without; LayerNorm without weight and bias; rows of length 1, one of them shorter than eps."""
    x, weight = to(draw(2, 3, 9, std=3.0, mean=1.5)), to(draw(9, mean=1.0))
    y = draw(2, 3, 5, std=3.0).detach()
    y[0, 1] *= 1e-3
    y = to(y)
    return {
        **backward("rmsNorm", F.rms_norm(x, (9,), weight, eps=1e-3), dict(x=x, weight=weight)),
        **backward("rmsNormPlain", F.rms_norm(x, (9,), eps=1e-3), dict(x=x)),
        **backward("layerNormPlain", F.layer_norm(x, (9,), eps=1e-3), dict(x=x)),
        **backward("l2Normalize", F.normalize(y, dim=-1, eps=0.1), dict(x=y)),
    }


def main() -> None:
    for dtype in (torch.float64, torch.float32):
        torch.manual_seed(22)
        tensors: dict[str, torch.Tensor] = {}
        for op in (linear, softmax, layer_norm, gelu, dropout, embedding, attention, erf, other_activations, other_norms):
            tensors |= op(lambda x: x.detach().to(dtype).requires_grad_())
        name = str(dtype).removeprefix("torch.")
        path = FIXTURES / f"ops.{name}.safetensors"
        save_file({name: x.detach().clone().contiguous() for name, x in tensors.items()}, path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
