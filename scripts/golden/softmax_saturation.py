"""Softmax's Jacobian and the gradient of a query, checked by autograd: python softmax_saturation.py"""

import math

import torch


def jacobian(p):
    """[key] -> [key, key]"""
    # region jacobian
    # [key, key]
    J = torch.diag(p) - torch.outer(p, p)
    # endregion
    return J


def softmax_backward(p, g):
    # region backward
    # J g, without building J
    mean = (g * p).sum(-1, keepdim=True)
    d_scores = p * (g - mean)
    # endregion
    return d_scores


def query_gradient(query, key, g, c):
    """query [d], key [key, d], g [key]: the gradient of g · softmax(c K q) by q, and its size."""
    scores = c * key @ query
    p = scores.softmax(-1)
    # region query
    # c Kᵀ J g
    d_scores = softmax_backward(p, g)
    d_query = c * key.T @ d_scores
    size = d_query.square().mean().sqrt()
    # endregion
    return d_query, size


def check():
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    keys, d = 16, 64
    for c in (1.0, 1 / math.sqrt(d), 1 / d):
        query = torch.randn(d, requires_grad=True)
        key, g = torch.randn(keys, d), torch.randn(keys)
        scores = (c * key @ query).detach()
        p = scores.softmax(-1)
        J = torch.autograd.functional.jacobian(lambda s: s.softmax(-1), scores)
        torch.testing.assert_close(jacobian(p), J)
        torch.testing.assert_close(softmax_backward(p, g), J @ g)
        loss = g @ (c * key @ query).softmax(-1)
        (expected,) = torch.autograd.grad(loss, query)
        with torch.no_grad():
            torch.testing.assert_close(query_gradient(query, key, g, c)[0], expected)
    print("softmax's Jacobian, its backward and the query's gradient agree with autograd")


if __name__ == "__main__":
    check()
