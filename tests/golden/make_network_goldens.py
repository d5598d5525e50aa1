#!/usr/bin/env python3
"""Makes network.json: what PyTorch computes, in float64, for the layers, losses, optimisers and schedules of the course.

usage: python3 make_network_goldens.py > network.json      (made with PyTorch 1.13)

Matrices are flattened column after column with samples as columns, as the course stores them; PyTorch's are rows.
"""
import json
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def samples(tensor):
    """N×m, one sample a row: column-major m×N is the same sequence of numbers."""
    return tensor.detach().contiguous().flatten().tolist()


def parameter(tensor):
    """A weight n×m as it is, a vector as a column."""
    return (tensor.detach().t() if tensor.dim() == 2 else tensor.detach()).contiguous().flatten().tolist()


LAYERS = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "leaky-relu": lambda: nn.LeakyReLU(0.1),
    "gelu": nn.GELU, "gelu-tanh": lambda: nn.GELU(approximate="tanh"), "softmax": lambda: nn.Softmax(dim=1),
}


def build(layers):
    modules = []
    for layer in layers:
        if isinstance(layer, list):
            modules.append(nn.Linear(*layer))
        elif isinstance(layer, int):
            batch_norm = nn.BatchNorm1d(layer)
            nn.init.normal_(batch_norm.weight, 1, 0.2)
            nn.init.normal_(batch_norm.bias, 0, 0.2)
            modules.append(batch_norm)
        else:
            modules.append(LAYERS[layer]())
    return nn.Sequential(*modules)


def binary(outputs, targets, weights=None):
    each = F.binary_cross_entropy_with_logits(outputs, targets, reduction="none")
    if weights is None:
        return each.sum() / outputs.shape[0]
    weight = weights[0] * (1 - targets) + weights[1] * targets
    return (weight * each).sum() / (weight.sum() / outputs.shape[1])


def categorical(outputs, targets, weights=None):
    if weights is None:
        return F.cross_entropy(outputs, targets)
    return F.cross_entropy(outputs, targets.argmax(1), weight=torch.tensor(weights))


LOSSES = {
    "binary": binary,
    "categorical": categorical,
    "squared": lambda outputs, targets: F.mse_loss(outputs, targets),
    "probabilities": lambda outputs, targets: F.binary_cross_entropy(outputs, targets, reduction="sum") / outputs.shape[0],
}

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.005),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
}

# name, layers ([inputs, outputs] is dense, a number is batch normalisation), loss, samples, L1, L2
CASES = [
    ("1-5-1 sigmoid, squared error", [[1, 5], "sigmoid", [5, 1], "sigmoid"], "squared", 40, 0, 0),
    ("30-16-1 ReLU, binary", [[30, 16], "relu", [16, 1]], "binary", 32, 0, 0),
    ("8-12-10-4 tanh and leaky ReLU, categorical", [[8, 12], "tanh", [12, 10], "leaky-relu", [10, 4]], "categorical", 24, 0, 0),
    ("2-9-2 GELU, binary with two outputs, L2", [[2, 9], "gelu", [9, 2]], "binary", 17, 0, 0.01),
    ("5-7-6-3 batch normalisation and GELU by tanh, squared error, L1", [[5, 7], "gelu-tanh", 7, [7, 6], "tanh", 6, [6, 3]], "squared", 19, 0.002, 0),
    ("3-6-3 softmax layer, squared error", [[3, 6], "sigmoid", [6, 3], "softmax"], "squared", 11, 0, 0),
    ("4-3-1 article's form: sigmoid and its loss on probabilities", [[4, 3], "sigmoid", [3, 1], "sigmoid"], "probabilities", 13, 0, 0),
    ("6-1 one sample, no hidden layer", [[6, 1]], "binary", 1, 0, 0),
]


def total(model, loss, x, t, l1, l2):
    weights = [m.weight for m in model if isinstance(m, nn.Linear)]
    penalty = l1 * sum(w.abs().sum() for w in weights) + l2 / 2 * sum((w * w).sum() for w in weights)
    return LOSSES[loss](model(x), t) + penalty


def targets_for(loss, outputs, count):
    if loss == "categorical":
        return F.one_hot(torch.randint(outputs, (count,)), outputs).double()
    return torch.randint(2, (count, outputs)).double()


def case(name, layers, loss, count, l1, l2):
    model = build(layers)
    x = torch.randn(count, layers[0][0] if isinstance(layers[0], list) else layers[0], requires_grad=True)
    t = targets_for(loss, [layer for layer in layers if isinstance(layer, list)][-1][1], count)
    start = {key: value.clone() for key, value in model.state_dict().items()}

    activations, a = [], x
    for module in model:
        a = module(a)
        activations.append(samples(a))
    model.load_state_dict(start)
    value = total(model, loss, x, t, l1, l2)
    value.backward()
    result = {
        "name": name, "layers": layers, "loss": loss, "l1": l1, "l2": l2, "samples": count,
        "x": samples(x), "t": samples(t), "parameters": [parameter(p) for p in start_parameters(model, start)],
        "activations": activations, "value": value.item(),
        "gradients": [parameter(p.grad) for p in model.parameters()], "inputGradient": samples(x.grad), "optimizers": {},
    }
    x = x.detach()
    for optimizer, make in OPTIMIZERS.items():
        model.load_state_dict(start)
        rule, after = make(list(model.parameters())), {}
        for step in range(1, 101):
            rule.zero_grad()
            total(model, loss, x, t, l1, l2).backward()
            rule.step()
            if step in (1, 10, 100):
                after[step] = [parameter(p) for p in model.parameters()]
        result["optimizers"][optimizer] = after
    if any(isinstance(m, nn.BatchNorm1d) for m in model):
        result["runningStatistics"] = [parameter(s) for m in model if isinstance(m, nn.BatchNorm1d) for s in (m.running_mean, m.running_var)]
        model.eval()
        result["inference"] = samples(model(x))
    return result


def start_parameters(model, start):
    return [start[name] for name, _ in model.named_parameters()]


def loss_case(name, loss, outputs, targets, weights=None):
    outputs = torch.tensor(outputs, requires_grad=True)
    targets = torch.tensor(targets)
    value = LOSSES[loss](outputs, targets, weights) if weights else LOSSES[loss](outputs, targets)
    value.backward()
    if loss == "binary" and not weights:  # PyTorch's own value loses what is small beside 1
        value = (outputs.clamp(min=0) - outputs * targets + torch.log1p(torch.exp(-outputs.abs()))).sum() / outputs.shape[0]
    return {"name": name, "loss": loss, "rows": outputs.shape[1], "outputs": samples(outputs), "targets": samples(targets),
            "weights": weights, "value": value.item(), "gradient": samples(outputs.grad)}


def function(name):
    z = torch.cat([torch.linspace(-40, 40, 81), torch.linspace(-3, 3, 61), torch.tensor([1e-9, -1e-9, 0.5])]).requires_grad_()
    a = LAYERS[name]()(z)
    a.sum().backward()
    return {"name": name, "z": z.tolist(), "a": a.tolist(), "slope": z.grad.tolist()}


def schedule(make):
    rule = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    steps, factors = make(rule), []
    for _ in range(12):
        factors.append(rule.param_groups[0]["lr"])
        rule.step()
        steps.step()
    return factors


def clipped(clip):
    parts = [torch.zeros(3, requires_grad=True), torch.zeros(2, requires_grad=True)]
    parts[0].grad, parts[1].grad = torch.tensor([3.0, -0.2, 0.1]), torch.tensor([-4.0, 0.7])
    clip(parts)
    return [p.grad.tolist() for p in parts]


torch.manual_seed(20)
json.dump({
    "pytorch": torch.__version__,
    "cases": [case(*one) for one in CASES],
    "losses": [
        loss_case("binary, extreme logits", "binary", [[1e4], [-1e4], [1e4], [-1e4], [0.0]], [[1.0], [0.0], [0.0], [1.0], [1.0]]),
        loss_case("binary, sure and right", "binary", [[40.0], [-40.0], [25.0]], [[1.0], [0.0], [1.0]]),
        loss_case("binary, soft targets, two outputs", "binary", [[0.3, -2.0], [1.5, 4.0]], [[0.25, 0.9], [1.0, 0.5]]),
        loss_case("binary, class weights", "binary", [[0.3], [-2.0], [1.5]], [[1.0], [0.0], [0.0]], [0.5, 3.0]),
        loss_case("categorical, extreme logits", "categorical", [[1e4, -1e4, 0.0], [-1e4, 1e4, 0.0]], [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
        loss_case("categorical, soft targets", "categorical", [[0.1, 0.7, -1.0], [2.0, 1.0, 0.0]], [[0.2, 0.5, 0.3], [0.0, 0.1, 0.9]]),
        loss_case("categorical, class weights", "categorical", [[0.1, 0.7, -1.0], [2.0, 1.0, 0.0], [0.3, 0.3, 0.4]], [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]], [0.5, 2.0, 1.5]),
        loss_case("squared, three outputs", "squared", [[0.1, 0.7, -1.0], [2.0, 1.0, 0.0]], [[0.0, 1.0, 0.5], [0.0, 0.0, 1.0]]),
        loss_case("probabilities", "probabilities", [[0.1, 0.7], [0.99, 1e-6]], [[0.0, 1.0], [1.0, 0.25]]),
    ],
    "functions": [function(name) for name in LAYERS if name != "softmax"],
    "schedules": {
        "step": schedule(lambda rule: torch.optim.lr_scheduler.StepLR(rule, 3, 0.5)),
        "cosine": schedule(lambda rule: torch.optim.lr_scheduler.CosineAnnealingLR(rule, 12, 0.1)),
    },
    "clipping": {
        "norm": clipped(lambda parts: nn.utils.clip_grad_norm_(parts, 1.5)),
        "value": clipped(lambda parts: nn.utils.clip_grad_value_(parts, 0.5)),
    },
}, sys.stdout)
