"""Makes the fixture of the architectures that transformers' BertModel lacks: one plain torch module of the block formula
y = N_post(r·x + a·F(N_pre(x))), run forward and back in many variants.

One file for all variants, in float64: shared weights `parameters.<name>` and inputs `inputs.<name>`, and of each variant
    <variant>/<activation>        under the engine's names
    <variant>/grad.<either>       the gradient of an activation or a parameter
    <variant>/skip.x              the gradient that reaches x when every branch is a constant
    <variant>/dropout.<n>         in training: the uniform draws of the n-th dropout; kept is what is at least p
The metadata holds the configurations, in the engine's words, and the order of each state_dict. Post-LN is checked here against
transformers' BertModel, pre-LN against RobertaPreLayerNormModel, bit for bit, and float32 against float64. See README.md.
"""

import json
import math
import zlib
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from transformers import BertConfig, BertModel, RobertaPreLayerNormConfig, RobertaPreLayerNormModel

FIXTURES = Path(__file__).resolve().parents[2] / "lib" / "engine" / "fixtures"

SIZES = dict(
    vocabSize=11,
    hiddenSize=12,
    numHiddenLayers=2,
    numAttentionHeads=3,
    intermediateSize=14,
    maxPositionEmbeddings=6,
    typeVocabSize=2,
    hiddenAct="gelu",
    # Large enough for a formula that forgets it to show.
    layerNormEps=1e-3,
    hiddenDropoutProb=0.2,
    attentionProbsDropoutProb=0.3,
    addPoolingLayer=False,
)
POST_LN = dict(
    normPosition="post",
    norm="layer",
    normAffine=True,
    normDetach="none",
    finalNorm=False,
    residual=1,
    branchScale="one",
    divisor="sqrt-dk",
    qkNorm="none",
)
PRE_LN = POST_LN | dict(normPosition="pre", finalNorm=True)
NO_NORM = POST_LN | dict(norm="none")

# (what differs in the configuration, architecture, whether it starts from ids, whether it trains)
VARIANTS = {
    "postLN": ({}, POST_LN),
    "preLN": (dict(addPoolingLayer=True), PRE_LN),
    "noNorm": (dict(hiddenAct="relu"), NO_NORM),
    "preRMS": (dict(hiddenAct="gelu_new"), PRE_LN | dict(norm="rms")),
    "postRMS": ({}, POST_LN | dict(norm="rms", normDetach="rstd")),
    "deepNorm": ({}, POST_LN | dict(residual=(2 * 2) ** 0.25)),
    "reZero": (dict(hiddenAct="gelu_pytorch_tanh"), NO_NORM | dict(branchScale="rezero")),
    "postLNWithoutResidual": ({}, POST_LN | dict(residual=0)),
    "neither": (dict(hiddenAct="identity"), NO_NORM | dict(residual=0)),
    "detachBoth": ({}, POST_LN | dict(normAffine=False, normDetach="both")),
    "detachMean": ({}, PRE_LN | dict(normDetach="mean")),
    "detachRstd": ({}, POST_LN | dict(normDetach="rstd")),
    "qkL2": ({}, PRE_LN | dict(qkNorm="l2")),
    "qkLayer": ({}, POST_LN | dict(qkNorm="layer", divisor="dk")),
    "qkRMS": ({}, POST_LN | dict(qkNorm="rms", divisor="sqrt-dmodel")),
    "training": (dict(addPoolingLayer=True), PRE_LN | dict(norm="rms", branchScale="rezero", residual=0.8, divisor=3)),
}

ACTIVATIONS = {
    "gelu": F.gelu,
    "gelu_new": lambda x: F.gelu(x, approximate="tanh"),
    "gelu_pytorch_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "relu": F.relu,
    "identity": lambda x: x,
}

INPUT_IDS = torch.tensor([[1, 7, 10, 2], [1, 5, 2, 0]])
TOKEN_TYPE_IDS = torch.tensor([[0, 0, 1, 1], [0, 1, 1, 0]])
ATTENTION_MASK = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])


class DetachedLayerNorm(nn.LayerNorm):
    """Xu et al. 2019: the mean, the deviation or both as constants on the way back."""

    detach = "none"

    def forward(self, x):
        mean, var = x.mean(-1, keepdim=True), x.var(-1, correction=0, keepdim=True)
        rstd = (var + self.eps).rsqrt()
        mean = mean.detach() if self.detach in ("mean", "both") else mean
        rstd = rstd.detach() if self.detach in ("rstd", "both") else rstd
        y = (x - mean) * rstd
        return y * self.weight + self.bias if self.elementwise_affine else y


class DetachedRMSNorm(nn.RMSNorm):
    detach = "rstd"

    def forward(self, x):
        return x * (x.pow(2).mean(-1, keepdim=True) + self.eps).rsqrt().detach() * self.weight


def norm_of(c, kind, size, affine=True, detach="none"):
    kinds = {
        ("layer", True): nn.LayerNorm,
        ("layer", False): DetachedLayerNorm,
        ("rms", True): nn.RMSNorm,
        ("rms", False): DetachedRMSNorm,
    }
    module = kinds[kind, detach == "none"](size, eps=c["layerNormEps"], elementwise_affine=affine)
    module.detach = detach
    return module


def block_norm(c, position):
    a = c["architecture"]
    if a["norm"] == "none" or (position != "final" and a["normPosition"] != position):
        return None
    return norm_of(c, a["norm"], c["hiddenSize"], a["normAffine"], a["normDetach"])


class Run:
    """What one passage leaves: activations under their names, each keeping its gradient, and the dropouts' draws."""

    def __init__(self, training=False, constant_branches=False):
        self.training, self.constant_branches = training, constant_branches
        self.activations, self.uniforms = {}, []

    def keep(self, name, x):
        if x.requires_grad:
            x.retain_grad()
        self.activations[name] = x
        return x

    def dropout(self, name, x, p):
        if not self.training:
            return x
        u = torch.rand(x.shape, dtype=torch.float64)
        self.uniforms.append(u)
        return self.keep(name, x * (u >= p) / (1 - p))


class SelfAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        d = c["hiddenSize"]
        self.c, self.head_dim = c, d // c["numAttentionHeads"]
        kind = c["architecture"]["qkNorm"]
        if kind == "l2":
            self.qk_scale = nn.Parameter(torch.zeros(()))
        self.query, self.key, self.value = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)
        if kind in ("layer", "rms"):
            self.q_norm, self.k_norm = norm_of(c, kind, self.head_dim), norm_of(c, kind, self.head_dim)

    def normed(self, name, x):
        kind = self.c["architecture"]["qkNorm"]
        return F.normalize(x, dim=-1, eps=self.c["layerNormEps"]) if kind == "l2" else getattr(self, name)(x)

    def forward(self, run, path, x, mask):
        heads = lambda y: y.view(*y.shape[:2], -1, self.head_dim).transpose(1, 2)
        q, k, v = (run.keep(f"{path}.{name}", getattr(self, name)(x)) for name in ("query", "key", "value"))
        q, k, v = heads(q), heads(k), heads(v)
        kind, divisor = self.c["architecture"]["qkNorm"], self.c["architecture"]["divisor"]
        if kind != "none":
            q = run.keep(f"{path}.q_norm", self.normed("q_norm", q))
            k = run.keep(f"{path}.k_norm", self.normed("k_norm", k))
        if kind == "l2":
            q, divisor = run.keep(f"{path}.q_scaled", self.qk_scale * q), "none"
        divisors = {
            "none": 1,
            "sqrt-dk": math.sqrt(self.head_dim),
            "dk": self.head_dim,
            "sqrt-dmodel": math.sqrt(self.c["hiddenSize"]),
        }
        unscaled = run.keep(f"{path}.scores_unscaled", q @ k.transpose(2, 3))
        scores = run.keep(f"{path}.scores", unscaled / divisors.get(divisor, divisor))
        probs = run.keep(f"{path}.probs", F.softmax(scores + mask, dim=-1))
        probs = run.dropout(f"{path}.dropout", probs, self.c["attentionProbsDropoutProb"])
        context = run.keep(f"{path}.context", probs @ v)
        return context.transpose(1, 2).flatten(2)


class BlockEnd(nn.Module):
    """BertSelfOutput and BertOutput: dense, dropout, N_post(r·x + a·F)."""

    def __init__(self, c, width):
        super().__init__()
        self.c = c
        if c["architecture"]["branchScale"] == "rezero":
            self.resweight = nn.Parameter(torch.zeros(()))
        self.dense = nn.Linear(width, c["hiddenSize"])
        if (norm := block_norm(c, "post")) is not None:
            self.LayerNorm = norm

    def forward(self, run, path, hidden, skip):
        dense = run.keep(f"{path}.dense", self.dense(hidden))
        branch = run.dropout(f"{path}.dropout", dense, self.c["hiddenDropoutProb"])
        branch = getattr(self, "resweight", 1) * branch
        if run.constant_branches:
            branch = branch.detach()
        y = run.keep(f"{path}.sum", branch + self.c["architecture"]["residual"] * skip)
        return run.keep(f"{path}.LayerNorm", self.LayerNorm(y)) if hasattr(self, "LayerNorm") else y


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.self = SelfAttention(c)
        self.output = BlockEnd(c, c["hiddenSize"])
        if (norm := block_norm(c, "pre")) is not None:
            self.LayerNorm = norm

    def forward(self, run, path, x, mask):
        normed = run.keep(f"{path}.LayerNorm", self.LayerNorm(x)) if hasattr(self, "LayerNorm") else x
        return self.output(run, f"{path}.output", self.self(run, f"{path}.self", normed, mask), x)


class Intermediate(nn.Module):
    def __init__(self, c):
        super().__init__()
        if (norm := block_norm(c, "pre")) is not None:
            self.LayerNorm = norm
        self.dense = nn.Linear(c["hiddenSize"], c["intermediateSize"])
        self.act = ACTIVATIONS[c["hiddenAct"]]

    def forward(self, run, path, x):
        normed = run.keep(f"{path}.LayerNorm", self.LayerNorm(x)) if hasattr(self, "LayerNorm") else x
        dense = run.keep(f"{path}.dense", self.dense(normed))
        # The identity's output would be the same tensor, with the same gradient.
        return run.keep(f"{path}.intermediate_act_fn", self.act(dense) * 1)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.attention = Attention(c)
        self.intermediate = Intermediate(c)
        self.output = BlockEnd(c, c["intermediateSize"])

    def forward(self, run, path, x, mask):
        h = self.attention(run, f"{path}.attention", x, mask)
        return self.output(run, f"{path}.output", self.intermediate(run, f"{path}.intermediate", h), h)


class Embeddings(nn.Module):
    def __init__(self, c):
        super().__init__()
        d = c["hiddenSize"]
        self.c = c
        self.word_embeddings = nn.Embedding(c["vocabSize"], d, padding_idx=0)
        self.position_embeddings = nn.Embedding(c["maxPositionEmbeddings"], d)
        self.token_type_embeddings = nn.Embedding(c["typeVocabSize"], d)
        self.LayerNorm = nn.LayerNorm(d, eps=c["layerNormEps"])

    def forward(self, run, ids, types):
        total = self.word_embeddings(ids) + self.token_type_embeddings(types)
        total = run.keep("embeddings.sum", total + self.position_embeddings(torch.arange(ids.shape[1])))
        normed = run.keep("embeddings.LayerNorm", self.LayerNorm(total))
        return run.dropout("embeddings.dropout", normed, self.c["hiddenDropoutProb"])


class Encoder(nn.Module):
    """The whole model; its state_dict has the engine's names, in the engine's order."""

    def __init__(self, c):
        super().__init__()
        self.embeddings = Embeddings(c)
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList(Layer(c) for _ in range(c["numHiddenLayers"]))
        if c["architecture"]["finalNorm"]:
            self.LayerNorm = block_norm(c, "final")
        if c["addPoolingLayer"]:
            self.pooler = nn.Module()
            self.pooler.dense = nn.Linear(c["hiddenSize"], c["hiddenSize"])

    def forward(self, run, x, mask):
        for i, layer in enumerate(self.encoder.layer):
            x = layer(run, f"encoder.layer.{i}", x, mask)
        if hasattr(self, "LayerNorm"):
            x = run.keep("LayerNorm", self.LayerNorm(x))
        if not hasattr(self, "pooler"):
            return x, None
        return x, run.keep("pooler.activation", torch.tanh(run.keep("pooler.dense", self.pooler.dense(x[:, 0]))))


def drawn(name, parameter):
    """A parameter's values depend on its name and shape alone, so that variants share them."""
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))
    centre = 1.0 if name.endswith("orm.weight") else 0.7 if name.endswith("resweight") else 0.0
    if name.endswith("qk_scale"):
        centre = 4.0
    spread = 0.3 if name.endswith("weight") else 0.2
    return centre + spread * torch.randn(parameter.shape, generator=generator, dtype=torch.float64)


def inputs_of(dtype):
    generator = torch.Generator().manual_seed(23)
    draw = lambda *shape: torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)
    return dict(x=draw(2, 4, 12), grad_output=draw(2, 4, 12), grad_pooled=draw(2, 12))


def additive_mask(dtype):
    return (1 - ATTENTION_MASK.to(dtype))[:, None, None, :] * torch.finfo(dtype).min


def passage(variant, dtype):
    """Forward and back. → the variant's part of the fixture, its module, and the run."""
    changes, architecture = VARIANTS[variant]
    config = SIZES | changes | dict(architecture=architecture)
    module = Encoder(config).to(dtype)
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            parameter.copy_(drawn(name, parameter))
    given, mask = inputs_of(dtype), additive_mask(dtype)
    torch.manual_seed(24)
    from_ids = config["addPoolingLayer"]

    run = Run(training=variant == "training")
    x = given["x"].clone().requires_grad_()
    start = module.embeddings(run, INPUT_IDS, TOKEN_TYPE_IDS) if from_ids else x
    output, pooled = module(run, start, mask)
    loss = (output * given["grad_output"]).sum()
    if pooled is not None:
        loss = loss + (pooled * given["grad_pooled"]).sum()
    loss.backward()

    tensors = dict(run.activations)
    gradients = {name: p for name, p in module.named_parameters() if p.grad is not None} | tensors
    tensors |= {f"grad.{name}": y.grad for name, y in gradients.items()}
    if not from_ids:
        tensors["grad.x"] = x.grad
    if not run.training:
        skipped = given["x"].clone().requires_grad_()
        if from_ids:
            skipped = start.detach().clone().requires_grad_()
        output, _ = module(Run(constant_branches=True), skipped, mask)
        if output.requires_grad:
            tensors["skip.x"] = torch.autograd.grad(output, skipped, given["grad_output"])[0]
    tensors |= {f"dropout.{n}": u for n, u in enumerate(run.uniforms)}
    return tensors, module, run, config


def check_against_transformers():
    """Post-LN is BertModel, pre-LN RobertaPreLayerNormModel (whose positions start behind its padding id)."""
    sizes = dict(
        vocab_size=11,
        hidden_size=12,
        num_hidden_layers=2,
        num_attention_heads=3,
        intermediate_size=14,
        type_vocab_size=2,
        layer_norm_eps=1e-3,
        attn_implementation="eager",
        pad_token_id=0,
    )
    peers = {
        "postLN": BertModel(BertConfig(**sizes, max_position_embeddings=6), add_pooling_layer=False),
        "preLN": RobertaPreLayerNormModel(RobertaPreLayerNormConfig(**sizes, max_position_embeddings=7)),
    }
    for variant, peer in peers.items():
        tensors, module, _, _ = passage(variant, torch.float64)
        weights = {name: p.detach() for name, p in module.named_parameters()}
        if variant == "preLN":
            positions = weights["embeddings.position_embeddings.weight"]
            weights["embeddings.position_embeddings.weight"] = torch.cat([torch.zeros(1, 12), positions]).double()
        peer = peer.double().eval()
        missing, unexpected = peer.load_state_dict(weights, strict=False)
        assert not unexpected and not [name for name in missing if not name.endswith("_ids")], (missing, unexpected)
        given = inputs_of(torch.float64)
        ids = dict(input_ids=INPUT_IDS, token_type_ids=TOKEN_TYPE_IDS, attention_mask=ATTENTION_MASK)
        if variant == "preLN":
            # Its own numbering would give padding no position.
            ids["position_ids"] = torch.arange(1, 5).expand(2, 4)
            output = peer(**ids)
            loss = (output.last_hidden_state * given["grad_output"]).sum()
            loss = loss + (output.pooler_output * given["grad_pooled"]).sum()
            expected = tensors["LayerNorm"]
        else:
            x = given["x"].clone().requires_grad_()
            hidden = peer.encoder(x, attention_mask=additive_mask(torch.float64)).last_hidden_state
            loss = (hidden * given["grad_output"]).sum()
            expected = tensors["encoder.layer.1.output.LayerNorm"]
        ours = output.last_hidden_state if variant == "preLN" else hidden
        assert (ours - expected).abs().max() < 1e-13, variant
        loss.backward()
        for name, parameter in peer.named_parameters():
            if parameter.grad is None:
                continue
            mine, theirs = tensors[f"grad.{name}"], parameter.grad
            if name == "embeddings.position_embeddings.weight":
                theirs = theirs[1:]
            assert (mine - theirs).abs().max() < 1e-12, f"{variant}: {name}"


def main() -> None:
    check_against_transformers()
    packed, configs, orders, shared = {}, {}, {}, {}
    for variant in VARIANTS:
        tensors, module, run, config = passage(variant, torch.float64)
        single, *_ = passage(variant, torch.float32)
        for name, exact in tensors.items():
            gap = (single[name].double() - exact).abs().max() / exact.abs().max().clamp(min=1)
            assert gap < 1e-5, f"{variant}: {name} differs by {gap} in float32"
        packed |= {f"{variant}/{name}": x for name, x in tensors.items()}
        configs[variant], orders[variant] = config, list(module.state_dict())
        shared |= {f"parameters.{name}": p for name, p in module.named_parameters()}
    packed |= shared | {f"inputs.{name}": x for name, x in inputs_of(torch.float64).items()}
    packed |= {"inputs.input_ids": INPUT_IDS, "inputs.token_type_ids": TOKEN_TYPE_IDS, "inputs.attention_mask": ATTENTION_MASK}
    path = FIXTURES / "architectures.float64.safetensors"
    # One entry: safetensors writes several in an order of its own each time.
    metadata = {"variants": json.dumps({"configs": configs, "parameters": orders})}
    save_file({name: x.detach().clone().contiguous() for name, x in packed.items()}, path, metadata=metadata)
    print(f"{path.name}: {len(packed)} tensors, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
