"""The networks of bench/networks in PyTorch, one step for every line on standard input; answers milliseconds."""
import json
import math
import sys
import time

try:
    import torch
except ImportError as error:
    print(json.dumps({"error": str(error)}), flush=True)
    sys.exit(0)
import torch.nn as nn
import torch.nn.functional as F

spec = json.loads(sys.argv[1])
torch.set_num_threads(spec["threads"])
torch.manual_seed(1)
sizes = spec["sizes"]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.attend, self.feed = nn.LayerNorm(width), nn.LayerNorm(width)
        linear = lambda: nn.Linear(width, width, bias=False)
        self.query, self.key, self.value, self.first, self.second = (linear() for _ in range(5))

    def forward(self, x):
        q = self.attend(x)
        mixed = F.scaled_dot_product_attention(self.query(q), self.key(q), self.value(q), is_causal=True)
        x = x + F.dropout(mixed, 0.2, self.training)
        return x + F.dropout(self.second(F.relu(self.first(self.feed(x)))), 0.2, self.training)


class Sasrec(nn.Module):
    def __init__(self, items, length, width, batch, layers, negatives=None):
        super().__init__()
        self.items, self.negatives = nn.Embedding(items, width), negatives
        self.places = nn.Parameter(0.02 * torch.randn(length, width))
        nn.init.normal_(self.items.weight, std=0.02)
        self.blocks = nn.Sequential(*(Block(width) for _ in range(layers)))
        self.last = nn.LayerNorm(width)

    def forward(self, history, following, negative, expected):
        x = F.dropout(self.items(history) + self.places, 0.2, self.training)
        states = self.last(self.blocks(x)).flatten(0, 1)
        if self.negatives is None:
            return F.cross_entropy(states @ self.items.weight.T, following)
        hit = (states * self.items(following)).sum(1) - expected[following]
        missed = states @ self.items(negative).T - expected[negative]
        missed = missed.masked_fill(following[:, None] == negative[None], -60000)
        scores = torch.cat([hit[:, None], missed], 1)
        return F.cross_entropy(scores, torch.zeros(len(states), dtype=torch.long))


class TextCnn(nn.Module):
    def __init__(self, vocab, length, width, channels, classes, batch):
        super().__init__()
        self.tokens = nn.Embedding(vocab, width)
        self.kernel = nn.Conv1d(width, channels, 3, padding=1)
        self.out = nn.Linear(channels, classes)

    def forward(self, text, label):
        embedded = F.dropout(self.tokens(text), 0.2, self.training)
        pooled = F.relu(self.kernel(embedded.transpose(1, 2))).mean(2)
        return F.cross_entropy(self.out(F.dropout(pooled, 0.2, self.training)), label)


draw = lambda below, *shape: torch.randint(0, below, shape)
if spec["network"] == "text":
    model = TextCnn(**sizes)
    batch = (draw(sizes["vocab"], sizes["batch"], sizes["length"]), draw(sizes["classes"], sizes["batch"]))
else:
    model = Sasrec(**sizes)
    rows, items = sizes["batch"] * sizes["length"], sizes["items"]
    count = sizes.get("negatives") or 1
    batch = (
        draw(items, sizes["batch"], sizes["length"]),
        draw(items, rows),
        draw(items, count),
        torch.full((items,), math.log(count / items)),
    )
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
parameters = sum(p.numel() for p in model.parameters())
print(json.dumps({"version": torch.__version__, "parameters": parameters}), flush=True)

for _ in sys.stdin:
    started = time.perf_counter()
    optimizer.zero_grad()
    loss = model(*batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    value = loss.item()
    print(json.dumps({"ms": 1000 * (time.perf_counter() - started), "loss": value}), flush=True)
