"""Dot products of random vectors under every assumption, as the lesson on √d_k shows them. Run it to see them agree with theory."""

import math

import torch


def draw_pairs(n, d, mean=0.0, std=1.0, rho=0.0, c_q=0.0, c_k=0.0):
    """n pairs q, k: two coordinates of one vector have correlation c, q_i and k_i have ρ."""
    # region pairs
    x = share(c_q, torch.randn(n, 1), torch.randn(n, d))
    e = share(c_k, torch.randn(n, 1), torch.randn(n, d))
    y = rho * x + math.sqrt(1 - rho**2) * e
    q = mean + std * x
    k = mean + std * y
    # endregion
    return q, k


def share(c, a, z):
    return math.sqrt(c) * a + math.sqrt(1 - c) * z


def measure(scores):
    """Variance of the scores, and its standard error."""
    # region measure
    centred = scores - scores.mean()
    variance = scores.var()
    error = (centred**2).std() / math.sqrt(len(scores))
    # endregion
    return variance, error


def check(expected, divisor=lambda d: 1.0, n=20_000, d=64, **given):
    q, k = draw_pairs(n, d, **given)
    variance, error = measure((q * k).sum(-1) / divisor(d))
    off = abs(variance - expected) / error
    print(f"{str(given):50} {variance:10.4f} ± {2 * error:.4f}, expected {expected}")
    assert off < 4, f"{off} standard errors off"


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    check(64)
    check(1, divisor=math.sqrt)
    check(1 / 64, divisor=lambda d: d)
    for mean, expected in [(0.5, 96), (1, 192), (2, 576)]:
        check(expected, mean=mean)
    for rho, expected in [(0.5, 80), (1, 128)]:
        check(expected, rho=rho)
    check(426.88, c_q=0.3, c_k=0.3)
    check(64, c_q=0.3)
    check(64**2, c_q=1, c_k=1)
    check(96 + 64 * 63 * 0.25 * 0.3, c_q=0.3, mean=0.5)
    check(64 * 0.3072**2, std=math.sqrt(0.3072))
