"""Holds `npm run encode` to PyTorch: random checkpoints of awkward sizes, every activation and every gradient, both kernels.

    python scripts/golden/encode.py [--model DIR]

Each case is a model of transformers with its own sizes, activation function, file type and names; the command encodes ids, a hidden
state or a text, with or without a mask. With --model it does the same with a checkpoint that is already there (float32 within 1e-4).
Prints the worst difference |a − b| / max(1, max|b|) of every case; exits with 1 where one is over its tolerance. Writes nothing
that stays.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import transformers
from bert import record
from safetensors.torch import load_file, save_file
from transformers import AutoModel, AutoTokenizer
from transformers.models.bert import modeling_bert
from transformers.models.roberta import modeling_roberta

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = {"float64": 1e-10, "float32": 1e-5}

# model class, sizes (vocabulary, hidden, layers, heads, intermediate, positions, segments), act, type of file, names, tokens, input, mask
CASES = [
    ("BertModel", (40, 30, 2, 3, 52, 11, 2), "gelu", "F32", "plain", 7, "ids", True),
    ("BertModel", (17, 7, 1, 1, 5, 9, 1), "relu", "F32", "plain", 1, "ids", False),
    ("BertModel", (23, 12, 3, 4, 19, 40, 2), "gelu_new", "F16", "prefix", 13, "ids", True),
    ("BertModel", (31, 20, 2, 2, 33, 16, 3), "gelu_pytorch_tanh", "BF16", "gamma", 16, "ids", False),
    ("BertForMaskedLM", (29, 24, 2, 6, 40, 20, 2), "gelu", "F32", "plain", 5, "ids", True),
    ("BertForSequenceClassification", (50, 36, 2, 4, 37, 64, 2), "gelu", "F16", "plain", 33, "hidden", True),
    ("BertModel", (21, 16, 1, 16, 3, 8, 2), "gelu", "BF16", "prefix gamma", 8, "hidden", False),
    ("BertModel", (90, 66, 4, 11, 130, 70, 2), "gelu", "F32", "shards", 65, "ids", True),
    ("BertModel", (60, 128, 2, 2, 512, 130, 2), "gelu", "F32", "plain", 128, "ids", False),
    ("BertModel", (20, 15, 0, 3, 8, 9, 2), "gelu", "F32", "plain", 4, "ids", False),
    ("RobertaModel", (40, 18, 2, 3, 25, 20, 1), "gelu", "F32", "plain", 9, "ids", False),
    ("RobertaForMaskedLM", (40, 18, 2, 3, 25, 20, 1), "gelu", "F32", "plain", 9, "padded", True),
    ("ElectraModel", (40, 18, 2, 3, 25, 20, 2), "gelu", "F32", "plain", 9, "ids", True),
]


def make(folder: Path, case, seed: int):
    """Writes the checkpoint and gives the encoder of it that PyTorch reads back, in float64."""
    kind, (vocab, hidden, layers, heads, intermediate, positions, segments), act, dtype, names, *_ = case
    torch.manual_seed(seed)
    family = kind.split("For")[0].removesuffix("Model")
    sizes = dict(vocab_size=vocab, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, hidden_act=act)
    more = dict(intermediate_size=intermediate, max_position_embeddings=positions, type_vocab_size=segments)
    if family == "Electra":
        more["embedding_size"] = hidden
    config = getattr(transformers, f"{family}Config")(**sizes, **more)
    model = getattr(transformers, kind)(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            centre = 1.0 if name.endswith("LayerNorm.weight") else 0.0
            # Large, so that every term matters, but not past where scores of hundreds would leave float32 few digits.
            spread = min(0.3, 1.6 / parameter.shape[-1] ** 0.5) if name.endswith("weight") else 0.2
            parameter.copy_(centre + spread * torch.randn_like(parameter))
    wide = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}[dtype]
    model.to(wide).save_pretrained(folder, **({"max_shard_size": "20KB"} if names == "shards" else {}))
    assert names != "shards" or len(list(folder.glob("*.safetensors"))) > 1
    encoder = getattr(model, model.base_model_prefix, model).double()
    if names not in ("plain", "shards"):
        tensors = load_file(folder / "model.safetensors")
        if "gamma" in names:
            for new, old in (("LayerNorm.weight", "LayerNorm.gamma"), ("LayerNorm.bias", "LayerNorm.beta")):
                tensors = {name.replace(new, old): tensor for name, tensor in tensors.items()}
        if "prefix" in names:
            tensors = {f"bert.{name}": tensor for name, tensor in tensors.items()}
            tensors["cls.predictions.bias"] = torch.zeros(vocab)
            tensors["bert.embeddings.position_ids"] = torch.arange(positions)[None]
        save_file(tensors, folder / "model.safetensors")
    return encoder


@contextlib.contextmanager
def recorded(model):
    """Hooks on a model, and its attention step by step; every model class has an eager_attention_forward of its own."""
    modules = {sys.modules[type(module).__module__] for module in model.modules() if "transformers.models" in type(module).__module__}
    before = {module: module.eager_attention_forward for module in {*modules, modeling_bert} if hasattr(module, "eager_attention_forward")}
    activations = record(model)
    step_by_step = modeling_bert.eager_attention_forward

    def masked(module, query, key, value, attention_mask, **kwargs):
        """transformers leaves out a mask that masks nothing."""
        nothing = torch.zeros(1, dtype=query.dtype)
        return step_by_step(module, query, key, value, nothing if attention_mask is None else attention_mask, **kwargs)

    for module in before:
        module.eager_attention_forward = masked
    yield activations
    for module, original in before.items():
        module.eager_attention_forward = original


def pytorch(model, inputs: dict, hidden_states, mask, grad_output) -> dict[str, torch.Tensor]:
    """Activations, and gradients as grad.<name>, without batch axis."""
    model.config._attn_implementation = "eager"
    model.zero_grad()
    with recorded(model) as activations:
        if hidden_states is None:
            output = model(**inputs, **({} if mask is None else {"attention_mask": mask})).last_hidden_state
        else:
            hidden_states.requires_grad_(True)
            least = torch.finfo(hidden_states.dtype).min
            additive = torch.zeros(hidden_states.shape[1], dtype=hidden_states.dtype) if mask is None else (1 - mask[0]).to(hidden_states.dtype) * least
            output = model.encoder(hidden_states, attention_mask=additive[None, None, None]).last_hidden_state
            if getattr(model, "pooler", None) is not None:
                model.pooler(output)
        output.backward(grad_output)
    expected = {name: tensor.detach()[0] for name, tensor in activations.items()}
    expected |= {f"grad.{name}": tensor.grad[0] for name, tensor in activations.items() if tensor.grad is not None}
    expected |= {f"grad.{name}": tensor.grad for name, tensor in model.named_parameters() if tensor.grad is not None}
    if hidden_states is not None:
        expected["grad.hidden_states"] = hidden_states.grad[0]
    return expected


def encode(*arguments: str) -> None:
    done = subprocess.run(["npm", "run", "--silent", "encode", "--", *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"encode {' '.join(arguments)}\n{done.stderr}")


def compare(ours: dict, theirs: dict) -> tuple[float, str]:
    """The worst difference and where; what PyTorch has no gradient of must be zero."""
    worst = (0.0, "")
    missing = [name for name in theirs if name not in ours]
    assert not missing, f"not written: {missing}"
    for name, mine in ours.items():
        if name not in theirs:
            assert name.startswith("grad.pooler.") and not mine.any(), f"{name} is not PyTorch's"
            continue
        a, b = mine.double(), theirs[name].double()
        assert a.shape == b.shape, f"{name}: {list(a.shape)}, expected {list(b.shape)}"
        if name.endswith("scores_masked") and not name.startswith("grad."):
            assert torch.equal(a > -1e30, b > -1e30), name
            a, b = a.clamp(min=-1e30 if a.numel() == 0 else -1e3), b.clamp(min=-1e3)
        scale = max(1.0, b.abs().max().item())
        worst = max(worst, ((a - b).abs().max().item() / scale, name))
    return worst


def run(folder: Path, model, ids: list[int], source: str, mask, label: str, loose: bool = False, text: str | None = None) -> bool:
    tokens = len(ids)
    generator = torch.Generator().manual_seed(tokens)
    draw = lambda: torch.randn((1, tokens, model.config.hidden_size), generator=generator, dtype=torch.float64)
    hidden = draw() if source == "hidden" else None
    grad_output = draw()
    mask_tensor = None if mask is None else torch.tensor([mask])
    save_file({"grad_output": grad_output[0]}, folder / "dy.safetensors")
    arguments = ["--model", str(folder), "--grad-output", str(folder / "dy.safetensors"), "--out", str(folder / "out.safetensors")]
    if hidden is not None:
        save_file({"hidden_states": hidden}, folder / "x.safetensors")
        arguments += ["--hidden", str(folder / "x.safetensors")]
    elif text is not None:
        arguments += ["--text", text]
    else:
        arguments += ["--input-ids", ",".join(map(str, ids))]
    if mask is not None:
        arguments += ["--attention-mask", ",".join(map(str, mask))]
    good = True
    for dtype, kernels in (("float64", "reference"), ("float32", "reference"), ("float32", "wasm")):
        precision = getattr(torch, dtype)
        given = None if hidden is None else hidden.detach().to(precision)
        theirs = pytorch(model.to(precision), {"input_ids": torch.tensor([ids])}, given, mask_tensor, grad_output.to(precision))
        encode(*arguments, "--dtype", dtype, "--kernels", kernels)
        ours = load_file(folder / "out.safetensors")
        worst, name = compare(ours, theirs)
        tolerance = 1e-4 if loose and dtype == "float32" else TOLERANCE[dtype]
        good &= worst <= tolerance
        print(f"{'ok  ' if worst <= tolerance else 'FAIL'} {worst:.1e}  {label}, {dtype} {kernels}: {len(ours)} tensors, worst {name}")
        model.double()
    return good


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path)
    chosen = parser.parse_args().model
    good = True
    if chosen:
        model = AutoModel.from_pretrained(chosen, dtype=torch.float32, attn_implementation="eager").eval()
        tokenizer = AutoTokenizer.from_pretrained(chosen)
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            for file in chosen.iterdir():
                if file.is_file():
                    (folder / file.name).symlink_to(file.resolve())
            for text in ("The river bank was steep.", "Bank rates rose; the bánk by the river didn't 河岸.", ""):
                ids = tokenizer(text)["input_ids"]
                good &= run(folder, model, ids, "ids", None, f"{chosen.name} {text!r}", loose=True, text=text)
        return 0 if good else 1
    for seed, case in enumerate(CASES):
        kind, (vocab, *_), act, dtype, names, tokens, source, masked = case
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            model = make(folder, case, seed)
            ids = torch.randint(3, vocab, (tokens,), generator=torch.Generator().manual_seed(seed)).tolist()
            if source == "padded":
                ids[-2:] = [model.config.pad_token_id] * 2
            mask = [1] * (tokens - tokens // 4) + [0] * (tokens // 4) if masked else None
            good &= run(folder, model, ids, source, mask, f"{kind} {case[1]} {act} {dtype} {names}, {tokens} tokens, {source}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
