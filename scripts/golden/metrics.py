"""Makes the fixture of the metrics, `metrics.float64.safetensors`: what numpy, scipy's formulas and torch say of seeded numbers.

A tensor is called <metric>.<what>. Jacobians are autograd's own, built and then measured; they are not our closed forms.
See README.md.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

FIXTURES = Path(__file__).resolve().parents[2] / "lib" / "engine" / "fixtures"
LEVELS = [0.0, 0.1, 0.25, 0.5, 0.9, 0.99, 1.0]


def statistics(rng: np.random.Generator) -> dict:
    """Skewed numbers: a normal law would not tell a wrong fourth moment from a right one."""
    x = rng.gamma(2.0, 3.0, 41) - 4
    centred = x - x.mean()
    counts, edges = np.histogram(x, bins=7, range=(-4.0, 10.0))
    return {
        "statistics.x": x,
        "statistics.mean": np.mean(x),
        "statistics.variance": np.var(x),
        "statistics.unbiased": np.var(x, ddof=1),
        "statistics.kurtosis": np.mean(centred**4) / np.mean(centred**2) ** 2,
        "statistics.rms": np.sqrt(np.mean(x**2)),
        "statistics.levels": np.array(LEVELS),
        "statistics.quantiles": np.quantile(x, LEVELS),
        "statistics.counts": counts.astype(np.float64),
        "statistics.edges": edges,
    }


def softmax(rng: np.random.Generator) -> dict:
    """Rows from nearly uniform to saturated; the Jacobian by autograd, its norms by torch.linalg."""
    scores = torch.tensor(rng.normal(size=(6, 9)) * np.array([[0.01], [1], [2], [4], [8], [16]]))
    probs = F.softmax(scores, dim=-1)
    jacobians = torch.stack([torch.autograd.functional.jacobian(lambda s: F.softmax(s, dim=-1), row) for row in scores])
    return {
        "softmax.probs": probs,
        "softmax.entropy": torch.special.entr(probs).sum(-1),
        "softmax.frobenius": torch.linalg.matrix_norm(jacobians),
        "softmax.spectral": torch.linalg.matrix_norm(jacobians, ord=2),
    }


def matrices(rng: np.random.Generator) -> dict:
    """Tall, wide, of rank 3, and one whose singular values fall from 1 to 1e-12."""
    q, _ = np.linalg.qr(rng.normal(size=(12, 9)))
    p, _ = np.linalg.qr(rng.normal(size=(9, 9)))
    given = {
        "tall": rng.normal(size=(13, 8)),
        "wide": rng.normal(size=(5, 11)),
        "low": rng.normal(size=(10, 3)) @ rng.normal(size=(3, 12)),
        "graded": q @ np.diag(10.0 ** -np.linspace(0, 12, 9)) @ p,
        "column": rng.normal(size=(7, 1)),
    }
    tensors = {}
    for name, x in given.items():
        tensors |= {
            f"{name}.x": x,
            f"{name}.singularValues": torch.linalg.svdvals(torch.tensor(x)),
            f"{name}.rank": np.float64(np.linalg.matrix_rank(x)),
            f"{name}.spectral": torch.linalg.matrix_norm(torch.tensor(x), ord=2),
            f"{name}.frobenius": torch.linalg.matrix_norm(torch.tensor(x)),
        }
    return tensors


def similarity(rng: np.random.Generator) -> dict:
    x = torch.tensor(rng.normal(size=(6, 10)) + 0.7)
    cosines = F.cosine_similarity(x[:, None], x[None], dim=-1)
    pairs = torch.triu_indices(6, 6, offset=1)
    rest = x - x.mean(0, keepdim=True)
    return {
        "similarity.x": x,
        "similarity.cosine": cosines[pairs[0], pairs[1]].mean(),
        "similarity.residual": torch.linalg.matrix_norm(rest) / torch.linalg.matrix_norm(x),
    }


def weight_gradient(rng: np.random.Generator) -> dict:
    """A wide layer over few rows, where the Gram trick pays, and a narrow one over many."""
    tensors = {}
    for name, (rows, n_in, n_out) in {"wide": (4, 24, 20), "narrow": (20, 4, 3)}.items():
        x, d_out = torch.tensor(rng.normal(size=(rows, n_in))), torch.tensor(rng.normal(size=(rows, n_out)))
        weight = torch.zeros(n_out, n_in, dtype=torch.float64, requires_grad=True)
        F.linear(x, weight).backward(d_out)
        tensors |= {f"gradient.{name}.x": x, f"gradient.{name}.dOut": d_out, f"gradient.{name}.norm": weight.grad.norm()}
    return tensors


def main() -> None:
    rng = np.random.default_rng(40)
    tensors: dict = {}
    for part in (statistics, softmax, matrices, similarity, weight_gradient):
        tensors |= part(rng)
    path = FIXTURES / "metrics.float64.safetensors"
    save_file({name: torch.as_tensor(x).detach().clone().contiguous() for name, x in tensors.items()}, path)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
