"""Makes the fixtures of training: the loss, the optimisers alone, and whole training runs of a two-layer network.

`training-ops.<precision>.safetensors`: `crossEntropy.*`, `clip.*`, and for each optimiser `<optimizer>.theta` after every step from one
start and one series of gradients.
`training.float64.safetensors`: `input_ids` and `targets` of every step, `initial.<parameter>`, and for each run
`<run>.after.<parameter>`, Adam's moments, the losses and the gradients' norms; the metadata's `training` holds what was run.
Names are Hugging Face's: the encoder (transformers.BertModel, or the plain module of architectures.py) under `encoder…` and
`embeddings…`, a decoder under `cls.predictions.decoder`.
See README.md.
"""

import json
import zlib
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from transformers import BertConfig, BertModel

from architectures import PRE_LN, Encoder, Run

FIXTURES = Path(__file__).resolve().parents[2] / "lib" / "engine" / "fixtures"
IGNORED = -100


def cross_entropy(dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Some targets ignored, and logits so far apart that a probability rounds to 0 while its logarithm does not."""
    logits = (3 * torch.randn(2, 5, 7, dtype=torch.float64)).to(dtype)
    logits[1, 2, 3] += 900
    logits.requires_grad_()
    targets = torch.tensor([[3, IGNORED, 0, 6, 6], [IGNORED, IGNORED, 5, 1, 3]])
    loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=IGNORED)
    loss.backward()
    tensors = dict(logits=logits, targets=targets, loss=loss, dLogits=logits.grad)
    return {f"crossEntropy.{name}": x for name, x in tensors.items()}


def clip(dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Two gradients, clipped together to a norm of 1.5."""
    gradients = [torch.randn(3, 4, dtype=torch.float64).to(dtype), torch.randn(5, dtype=torch.float64).to(dtype)]
    parameters = [nn.Parameter(torch.zeros_like(g)) for g in gradients]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient.clone()
    norm = nn.utils.clip_grad_norm_(parameters, 1.5)
    tensors = {f"before{i}": g for i, g in enumerate(gradients)} | {f"after{i}": p.grad for i, p in enumerate(parameters)}
    return {f"clip.{name}": x for name, x in (tensors | {"norm": norm}).items()}


OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgdDecay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.3),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.3),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-3),
    "adamDecay": lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.3),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.3),
}


def optimizers(dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Four steps of each optimiser along the same gradients; theta is [step, entry], row 0 the start."""
    start = torch.randn(11, dtype=torch.float64).to(dtype)
    gradients = torch.randn(4, 11, dtype=torch.float64).to(dtype)
    tensors = {"optimizers.gradients": gradients}
    for name, make in OPTIMIZERS.items():
        parameter = nn.Parameter(start.clone())
        optimizer = make([parameter])
        path = [start]
        for gradient in gradients:
            parameter.grad = gradient.clone()
            optimizer.step()
            path.append(parameter.detach().clone())
        tensors[f"{name}.theta"] = torch.stack(path)
    return tensors


CONFIG = dict(
    vocab_size=11,
    hidden_size=12,
    num_hidden_layers=2,
    num_attention_heads=3,
    intermediate_size=14,
    max_position_embeddings=6,
    type_vocab_size=2,
    layer_norm_eps=1e-12,
    hidden_act="gelu",
    pad_token_id=0,
)
BATCH, TOKENS, STEPS = 3, 5, 10


class Bert(nn.Module):
    """transformers.BertModel, without dropout and pooler."""

    def __init__(self, _):
        super().__init__()
        self.model = BertModel(BertConfig(**CONFIG, attn_implementation="eager"), add_pooling_layer=False).eval()

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids).last_hidden_state


class Variant(nn.Module):
    """The encoder of architectures.py, with the sizes of CONFIG."""

    def __init__(self, architecture: dict):
        super().__init__()
        camel = {"".join(w.title() if i else w for i, w in enumerate(key.split("_"))): x for key, x in CONFIG.items()}
        no_dropout = dict(hiddenDropoutProb=0.0, attentionProbsDropoutProb=0.0, addPoolingLayer=False)
        self.model = Encoder(camel | no_dropout | dict(architecture=architecture))

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        run = Run()
        return self.model(run, self.model.embeddings(run, input_ids, torch.zeros_like(input_ids)), torch.zeros(()))[0]


class Predictor(nn.Module):
    """An encoder and a plain decoder, whose weight may be the word table's."""

    def __init__(self, run: dict):
        super().__init__()
        self.encoder = (Variant if "architecture" in run else Bert)(run.get("architecture"))
        self.decoder = nn.Linear(CONFIG["hidden_size"], CONFIG["vocab_size"])
        if run.get("tied", False):
            self.decoder.weight = self.encoder.model.embeddings.word_embeddings.weight

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.decoder(self.encoder(input_ids))

    def named(self) -> dict[str, nn.Parameter]:
        prefixes = {"encoder.model.": "", "decoder.": "cls.predictions.decoder."}
        return {
            prefixes[prefix] + name.removeprefix(prefix): parameter
            for name, parameter in self.named_parameters()
            for prefix in prefixes
            if name.startswith(prefix)
        }


def seeded(model: nn.Module) -> nn.Module:
    """float64 weights far enough from 0 and 1 for every gradient to matter; a parameter's draws depend on its name alone."""
    model = model.double()
    with torch.no_grad():
        for name, parameter in model.named().items():
            generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))
            centre = 1.0 if name.endswith("LayerNorm.weight") else 0.0
            parameter.copy_(centre + 0.25 * torch.randn(parameter.shape, generator=generator, dtype=torch.float64))
    return model


def warmup_linear(warmup: int, total: int):
    """The factor of step n = 1, 2, …: n / warmup, then a line that reaches 0 at `total`."""
    return lambda s: (s + 1) / warmup if s + 1 <= warmup else max(0.0, (total - s - 1) / (total - warmup))


def warmup_inverse_sqrt(warmup: int):
    return lambda s: (s + 1) / warmup if s + 1 <= warmup else (warmup / (s + 1)) ** 0.5


# Each run as the engine's createTrainer takes it; torch's own words are made of these.
RUNS = {
    "adam": dict(optimizer=dict(kind="adam", learningRate=0.01), steps=10),
    # Pre-LN, and a learnable scale on every branch.
    "adamVariant": dict(
        architecture=PRE_LN | dict(branchScale="rezero"), optimizer=dict(kind="adam", learningRate=0.01), steps=10
    ),
    "adamw": dict(
        optimizer=dict(kind="adamw", learningRate=0.02, weightDecay=0.1),
        schedule=dict(kind="warmup-linear", warmup=3, total=8),
        maxNorm=0.8,
        tied=True,
        steps=6,
    ),
    "sgd": dict(optimizer=dict(kind="sgd", learningRate=0.1), steps=4),
    "momentum": dict(
        optimizer=dict(kind="sgd", learningRate=0.1, momentum=0.9),
        schedule=dict(kind="warmup-inverse-sqrt", warmup=2),
        steps=5,
    ),
}
MAKERS = {
    "adam": lambda p, o: torch.optim.Adam(p, lr=o["learningRate"]),
    "adamw": lambda p, o: torch.optim.AdamW(p, lr=o["learningRate"], weight_decay=o["weightDecay"]),
    "sgd": lambda p, o: torch.optim.SGD(p, lr=o["learningRate"], momentum=o.get("momentum", 0.0)),
}
SCHEDULES = {
    "constant": lambda _: lambda _: 1.0,
    "warmup-linear": lambda s: warmup_linear(s["warmup"], s["total"]),
    "warmup-inverse-sqrt": lambda s: warmup_inverse_sqrt(s["warmup"]),
}


def train(run: dict, model: nn.Module, input_ids: torch.Tensor, targets: torch.Tensor) -> dict[str, torch.Tensor]:
    named = model.named()
    tensors = {}
    optimizer = MAKERS[run["optimizer"]["kind"]](list(named.values()), run["optimizer"])
    factor = SCHEDULES[run.get("schedule", {"kind": "constant"})["kind"]](run.get("schedule"))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    losses, norms = [], []
    for step in range(run["steps"]):
        optimizer.zero_grad()
        logits = model(input_ids[step])
        loss = F.cross_entropy(logits.flatten(0, 1), targets[step].flatten(), ignore_index=IGNORED)
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(named.values(), run.get("maxNorm", float("inf"))))
        optimizer.step()
        schedule.step()
        losses.append(loss.detach())
    for name, parameter in named.items():
        tensors[f"after.{name}"] = parameter
        for moment in ("exp_avg", "exp_avg_sq"):
            if moment in optimizer.state[parameter] and run is RUNS["adam"]:
                tensors[f"{moment}.{name}"] = optimizer.state[parameter][moment]
    return tensors | {"losses": torch.stack(losses), "norms": torch.stack(norms)}


def save(name: str, tensors: dict[str, torch.Tensor], metadata: dict[str, str] | None = None) -> None:
    path = FIXTURES / f"{name}.safetensors"
    save_file({key: x.detach().clone().contiguous() for key, x in tensors.items()}, path, metadata=metadata)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    for dtype in (torch.float64, torch.float32):
        torch.manual_seed(31)
        name = str(dtype).removeprefix("torch.")
        save(f"training-ops.{name}", cross_entropy(dtype) | clip(dtype) | optimizers(dtype))

    generator = torch.Generator().manual_seed(32)
    input_ids = torch.randint(0, CONFIG["vocab_size"], (STEPS, BATCH, TOKENS), generator=generator)
    targets = torch.randint(0, CONFIG["vocab_size"], (STEPS, BATCH, TOKENS), generator=generator)
    targets[torch.rand(targets.shape, generator=generator) < 0.3] = IGNORED
    tensors = {"input_ids": input_ids.flatten(0, 1), "targets": targets.flatten(0, 1)}
    for name, run in RUNS.items():
        model = seeded(Predictor(run))
        # A parameter of one name starts alike in every run.
        tensors |= {f"initial.{key}": parameter.detach().clone() for key, parameter in model.named().items()}
        tensors |= {f"{name}.{key}": x for key, x in train(run, model, input_ids, targets).items()}
    # One entry: safetensors writes several in any order, and the file should be the same every time.
    save("training.float64", tensors, {"training": json.dumps({"config": CONFIG, "runs": RUNS})})


if __name__ == "__main__":
    main()
