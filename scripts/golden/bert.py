"""Makes the engine's golden fixture: every activation and gradient of a small transformers.BertModel, in both precisions.

One safetensors file a precision, in lib/engine/fixtures. A tensor is called
    <parameter>                 a weight, by its state-dict key
    <activation>                what a forward hook on the module of that name records, or a declared extra
    grad.<either>               its gradient, for grad_output as the gradient of the last hidden state
    input_ids, token_type_ids, attention_mask, grad_output
and the file's metadata holds the configuration. See README.md.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel
from transformers.models.bert import modeling_bert

FIXTURES = Path(__file__).resolve().parents[2] / "lib" / "engine" / "fixtures"

# Uneven on purpose: headDim 10 is no multiple of 8, 7 tokens none of 4, and nothing is a power of two.
CONFIG = dict(
    vocab_size=40,
    hidden_size=30,
    num_hidden_layers=2,
    num_attention_heads=3,
    intermediate_size=52,
    max_position_embeddings=11,
    type_vocab_size=2,
    layer_norm_eps=1e-12,
    hidden_act="gelu",
)
INPUT_IDS = torch.tensor([[1, 17, 5, 39, 5, 8, 2], [1, 22, 17, 2, 0, 0, 0]])
TOKEN_TYPE_IDS = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 0, 0, 0]])
ATTENTION_MASK = torch.tensor([[1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0, 0]])


def seeded_model() -> BertModel:
    """A float64 model whose weights are large enough for every term to matter: at BERT's std .02 a wrong one could hide."""
    torch.manual_seed(20)
    config = BertConfig(**CONFIG, attn_implementation="eager")
    model = BertModel(config, add_pooling_layer=False).double().eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            centre = 1.0 if name.endswith("LayerNorm.weight") else 0.0
            spread = 0.3 if name.endswith("weight") else 0.2
            parameter.copy_(centre + spread * torch.randn_like(parameter))
    return model


def record(model: BertModel) -> dict[str, torch.Tensor]:
    """Hooks that fill the returned dictionary as the model runs, each tensor keeping its gradient."""
    activations: dict[str, torch.Tensor] = {}

    def keep(name, tensor):
        tensor.retain_grad()
        activations[name] = tensor

    for name, module in model.named_modules():
        if not list(module.children()):
            module.register_forward_hook(lambda _, __, output, name=name: keep(name, output))
        if name.endswith("LayerNorm"):
            extra = name.removesuffix("LayerNorm") + "sum"
            module.register_forward_pre_hook(lambda _, inputs, extra=extra: keep(extra, inputs[0]))

    paths = {module: name for name, module in model.named_modules()}
    eager = modeling_bert.eager_attention_forward

    def named_eager(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **kwargs):
        """eager_attention_forward with a name for every step; checked, bit for bit, against the original."""
        path = paths[module]
        unscaled = torch.matmul(query, key.transpose(2, 3))
        scores = unscaled * scaling
        masked = scores + attention_mask
        probs = torch.nn.functional.softmax(masked, dim=-1)
        context = torch.matmul(probs, value)
        steps = dict(scores_unscaled=unscaled, scores=scores, scores_masked=masked, probs=probs, context=context)
        for step, tensor in steps.items():
            keep(f"{path}.{step}", tensor)
        output = context.transpose(1, 2).contiguous()
        expected, expected_probs = eager(module, query, key, value, attention_mask, scaling=scaling, dropout=dropout)
        assert torch.equal(output, expected) and torch.equal(probs, expected_probs)
        return output, probs

    modeling_bert.eager_attention_forward = named_eager
    return activations


def golden(dtype: torch.dtype) -> dict[str, torch.Tensor]:
    model = seeded_model().to(dtype)
    inputs = dict(input_ids=INPUT_IDS, token_type_ids=TOKEN_TYPE_IDS, attention_mask=ATTENTION_MASK)
    original = modeling_bert.eager_attention_forward
    expected = model(**inputs).last_hidden_state
    activations = record(model)
    output = model(**inputs).last_hidden_state
    modeling_bert.eager_attention_forward = original
    assert torch.equal(output, expected)

    grad_output = torch.randn(output.shape, generator=torch.Generator().manual_seed(21), dtype=torch.float64).to(dtype)
    output.backward(grad_output)
    parameters = dict(model.named_parameters())
    tensors = {**inputs, "grad_output": grad_output, **parameters, **activations}
    for name, tensor in {**parameters, **activations}.items():
        tensors[f"grad.{name}"] = tensor.grad
    return {name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}


def main() -> None:
    FIXTURES.mkdir(parents=True, exist_ok=True)
    for dtype in (torch.float64, torch.float32):
        name = str(dtype).removeprefix("torch.")
        path = FIXTURES / f"bert-small.{name}.safetensors"
        save_file(golden(dtype), path, metadata={"config": json.dumps(CONFIG)})
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
