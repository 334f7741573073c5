"""Write what transformers makes of the shipped weights, for the tests of our own tokeniser and encoder.

    python training/reference.py

Question and sentence go through the layers of a `BertModel` as one sequence with a mask: the question does not see the
sentence. Above the lower layers the small words are taken out of it.
"""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel, BertTokenizer

from net import HEADS, WIDTH
from twominute.files.weights import BUNDLED, WEIGHTS

TARGET = Path(__file__).parents[1] / "tests" / "unit" / "scoring" / "reference.json"
QUESTION = "How would you release a new fraud model without harming customers?"
SENTENCES = (
    "The old one keeps serving until the new one has run a day at 5 % of the traffic",
    "We page the on-call when the weekly PSI passes 0.2",
    "MLflow, Argo CD (GitOps) & Prometheus",
    "Café owners' naïve résumés: don't trust un-labelled data!",
    "ok",
)


def main() -> None:
    """Write the reference file."""
    with np.load(BUNDLED / WEIGHTS) as arrays:
        weights = dict(arrays)
    about = json.loads(weights["about"].tobytes())
    tokenizer = _tokenizer(about["vocabulary"])
    model = _model(weights, len(about["vocabulary"]))
    lower, small = int(weights["lower"]), torch.tensor(weights["small"])
    asked = tokenizer.encode(QUESTION)
    cases = []
    for sentence in SENTENCES:
        said = tokenizer.encode(sentence)
        ids = torch.tensor([asked + said])
        roles = torch.tensor([[0] * len(asked) + [1] * len(said)])
        hidden = torch.zeros(1, 1, ids.shape[1], ids.shape[1])
        hidden[:, :, : len(asked), len(asked) :] = -1e4
        stay = ~torch.isin(ids[0], small)
        with torch.no_grad():
            states = model.embeddings(ids, token_type_ids=roles)
            for number, layer in enumerate(model.encoder.layer):
                if number == lower:
                    states, roles, hidden = states[:, stay], roles[:, stay], hidden[:, :, stay][..., stay]
                states = layer(states, attention_mask=hidden)
                states = states[0] if isinstance(states, tuple) else states
        vector = states[roles == 1].mean(0)
        cases.append({"sentence": sentence, "pieces": said[1:-1], "vector": [round(x, 5) for x in vector.tolist()]})
    found = {"scorer": about["name"], "question": QUESTION, "pieces": asked[1:-1], "sentences": cases}
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _tokenizer(vocabulary: list[str]) -> BertTokenizer:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(vocabulary))
        file.flush()
        return BertTokenizer(file.name)


def _model(weights: dict[str, np.ndarray], size: int) -> BertModel:
    count = sum(name.endswith(".attend") for name in weights)
    config = BertConfig(
        vocab_size=size, hidden_size=WIDTH, num_hidden_layers=count, num_attention_heads=HEADS,
        intermediate_size=len(weights["layer0.widen"]),
        hidden_act="gelu_new", max_position_embeddings=len(weights["places"]), attn_implementation="eager",
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False).eval()
    found = {
        "embeddings.word_embeddings.weight": _matrix(weights, "words"),
        "embeddings.position_embeddings.weight": weights["places"],
        "embeddings.token_type_embeddings.weight": weights["roles"],
        "embeddings.LayerNorm.weight": weights["scale"],
        "embeddings.LayerNorm.bias": weights["shift"],
    }
    for number in range(count):
        ours, theirs = f"layer{number}", f"encoder.layer.{number}"
        parts = zip(
            ("query", "key", "value"),
            np.split(_matrix(weights, f"{ours}.attend"), 3),
            np.split(weights[f"{ours}.attend.bias"], 3),
            strict=True,
        )
        for part, matrix, bias in parts:
            found[f"{theirs}.attention.self.{part}.weight"] = _padded(matrix)
            found[f"{theirs}.attention.self.{part}.bias"] = _padded(bias)
        for name, path in (("out", "attention.output"), ("widen", "intermediate"), ("narrow", "output")):
            matrix = _matrix(weights, f"{ours}.{name}")
            found[f"{theirs}.{path}.dense.weight"] = _padded(matrix.T).T if name == "out" else matrix
            found[f"{theirs}.{path}.dense.bias"] = weights[f"{ours}.{name}.bias"]
            if name != "widen":
                found[f"{theirs}.{path}.LayerNorm.weight"] = weights[f"{ours}.{name}.scale"]
                found[f"{theirs}.{path}.LayerNorm.bias"] = weights[f"{ours}.{name}.shift"]
    tensors = {name: torch.tensor(np.asarray(value, dtype=np.float32)) for name, value in found.items()}
    left = model.load_state_dict(tensors, strict=False)
    if left.unexpected_keys or any("weight" in name or "bias" in name for name in left.missing_keys):
        raise SystemExit(f"the weights do not fit: {left}")
    return model


def _matrix(weights: dict[str, np.ndarray], name: str) -> np.ndarray:
    return weights[name].astype(np.float32) * weights[f"{name}.scales"][:, None]


def _padded(rows: np.ndarray) -> np.ndarray:
    """Return the rows of the heads that a design keeps, then zeros for the others, whose outputs nothing weighs."""
    return np.concatenate([rows, np.zeros((WIDTH - len(rows), *rows.shape[1:]), dtype=rows.dtype)])


if __name__ == "__main__":
    main()
