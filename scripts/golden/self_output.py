"""BertSelfOutput in PyTorch, forward and by hand backward. Run it to see it agree with transformers and autograd: python self_output.py"""

import torch
from torch import nn


# region module
class BertSelfOutput(nn.Module):
    def __init__(self, hidden_size, p=0.1, eps=1e-12):
        super().__init__()
        self.dense = nn.Linear(hidden_size, hidden_size)
        self.dropout = nn.Dropout(p)
        self.LayerNorm = nn.LayerNorm(hidden_size, eps=eps)

    def forward(self, hidden_states, input_tensor):
        # both [batch, token, hidden]
        dense = self.dense(hidden_states)
        dropped = self.dropout(dense)
        return self.LayerNorm(dropped + input_tensor)
# endregion


# region dropout
def dropout(x, p, training):
    if not training:
        return x, torch.ones_like(x)
    # 0 with probability p, else 1 / (1 - p)
    keep = torch.rand_like(x) >= p
    scale = keep.to(x) / (1 - p)
    return x * scale, scale
# endregion


def self_output_backward(d_sum, scale, hidden_states, weight):
    """d_sum: what LayerNorm hands back. All but weight: [token, hidden]."""
    # region backward
    # a sum hands its gradient to both
    d_input_tensor = d_sum
    d_dropped = d_sum
    # the same factors as on the way forward
    d_dense = d_dropped * scale
    # y = x Wᵀ + b
    d_weight = d_dense.T @ hidden_states
    d_bias = d_dense.sum(dim=0)
    d_hidden_states = d_dense @ weight
    # endregion
    return d_hidden_states, d_input_tensor, d_weight, d_bias


def check_backward():
    torch.manual_seed(0)
    module = BertSelfOutput(8).double()
    hidden_states = torch.randn(6, 8, dtype=torch.float64, requires_grad=True)
    input_tensor = torch.randn(6, 8, dtype=torch.float64, requires_grad=True)
    dropped, scale = dropout(module.dense(hidden_states), 0.1, training=True)
    added = dropped + input_tensor
    added.retain_grad()
    module.LayerNorm(added).backward(torch.randn(6, 8, dtype=torch.float64))
    ours = self_output_backward(added.grad, scale, hidden_states, module.dense.weight)
    theirs = hidden_states.grad, input_tensor.grad, module.dense.weight.grad, module.dense.bias.grad
    for mine, autograd in zip(ours, theirs):
        torch.testing.assert_close(mine, autograd, rtol=0, atol=1e-12)
    print("self_output.py's backward agrees with autograd to 1e-12")


def check_dropout():
    torch.manual_seed(0)
    ones = torch.ones(1_000_000, dtype=torch.float64)
    for p in (0.1, 0.5):
        _, scale = dropout(ones, p, training=True)
        assert abs(scale.mean() - 1) < 5e-3 and abs(scale.var() - p / (1 - p)) < 5e-3
        theirs = nn.functional.dropout(ones, p)
        assert set(theirs.unique().tolist()) == set(scale.unique().tolist())
    print("self_output.py's dropout has the values, mean and variance of torch's")


def check_against_transformers():
    from transformers import BertConfig
    from transformers.models.bert import modeling_bert

    torch.manual_seed(0)
    theirs = modeling_bert.BertSelfOutput(BertConfig(hidden_size=32, num_attention_heads=4)).double()
    ours = BertSelfOutput(32).double()
    ours.load_state_dict(theirs.state_dict())
    hidden_states, input_tensor = torch.randn(2, 2, 7, 32, dtype=torch.float64)
    for mode in (False, True):
        outputs = []
        for module in (theirs, ours):
            torch.manual_seed(1)
            outputs.append(module.train(mode)(hidden_states, input_tensor))
        torch.testing.assert_close(outputs[1], outputs[0], rtol=0, atol=0)
    print("self_output.py's module agrees with transformers' BertSelfOutput, in training and in evaluation")


if __name__ == "__main__":
    check_backward()
    check_dropout()
    check_against_transformers()
