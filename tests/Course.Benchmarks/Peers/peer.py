"""Measures NumPy, PyTorch or scikit-learn on the course's benchmark cases.

usage: peer.py numpy|pytorch|sklearn THREADS DATA_FOLDER

Speaks the protocol of WorkerLoop.cs: a first line that says who this is or what is missing, then a line of JSON for each line of JSON.
"""

import json
import math
import os
import sys
import time
import warnings

IMPLEMENTATION, THREADS, FOLDER = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(THREADS)  # read when the libraries load

WARM_UP_SECONDS = 0.2


def send(**answer):
    print(json.dumps(answer), flush=True)


def version():
    text = f"NumPy {numpy.__version__}"
    if IMPLEMENTATION == "pytorch":
        return f"PyTorch {torch.__version__}"
    if IMPLEMENTATION == "sklearn":
        return f"scikit-learn {sklearn.__version__}"
    try:
        maps = open("/proc/self/maps").read()
        text += ", OpenBLAS" if "openblas" in maps else ", reference BLAS: install libopenblas0-pthread"
    except OSError:
        pass
    return text


def load(case, name, columns, dtype):
    return numpy.fromfile(os.path.join(FOLDER, f"{case['name']}_{name}.f64")).reshape(-1, columns).astype(dtype)


def load_case(case, dtype):
    sizes = case["sizes"]
    data = load(case, "X", sizes[0], dtype), load(case, "Y", sizes[-1], dtype)
    return *data, [load(case, f"W{i}", sizes[i + 1], dtype) for i in range(len(sizes) - 1)]


def batches(case):
    return [slice(start, min(start + case["batchSize"], case["sampleCount"])) for start in range(0, case["sampleCount"], case["batchSize"])]


def numpy_product(case, dtype):
    rng = numpy.random.default_rng(0)
    m, k, n, form = case["rows"], case["depth"], case["columns"], case["form"]
    a = rng.standard_normal((k, m) if form == "LeftTransposed" else (m, k)).astype(dtype)
    b = rng.standard_normal((n, k) if form == "RightTransposed" else (k, n)).astype(dtype)
    result = numpy.empty((m, n), dtype)
    left, right = a.T if form == "LeftTransposed" else a, b.T if form == "RightTransposed" else b
    if IMPLEMENTATION == "numpy":
        return lambda: numpy.dot(left, right, out=result)
    left, right, result = (torch.from_numpy(x.T).t() if not x.flags.c_contiguous else torch.from_numpy(x) for x in (left, right, result))
    return lambda: torch.mm(left, right, out=result)


def numpy_training(case, dtype):
    X, Y, initial = load_case(case, dtype)
    name, rate, cuts = case["name"], dtype(case["learningRate"]), batches(case)

    def sigmoid(z):
        numpy.negative(z, out=z)
        numpy.exp(z, out=z)
        z += 1
        return numpy.reciprocal(z, out=z)

    def forward(x, W, b):
        activations, last = [x], len(W) - 1
        for layer in range(len(W)):
            z = activations[-1] @ W[layer]
            z += b[layer]
            if name == "a" or (name == "b" and layer == last):
                z = sigmoid(z)
            elif layer < last:
                numpy.maximum(z, 0, out=z)
            activations.append(z)
        return activations

    def loss_and_gradient(output, y):
        n = len(y)
        if name == "a":
            error = output - y
            return float((error * error).sum()), error * output * (1 - output) * dtype(2 / n)
        if name == "b":
            return -float((y * numpy.log(output) + (1 - y) * numpy.log(1 - output)).sum()), (output - y) / dtype(n)
        output -= output.max(1, keepdims=True)
        logs = output - numpy.log(numpy.exp(output).sum(1, keepdims=True))
        return -float((y * logs).sum()), (numpy.exp(logs) - y) / dtype(n)

    def backward(dZ, activations, W, b):
        for layer in range(len(W) - 1, -1, -1):
            a = activations[layer]
            dW, db = a.T @ dZ, dZ.sum(0)
            if layer > 0:
                dA = dZ @ W[layer].T
                dA *= a * (1 - a) if name == "a" else a > 0
                dZ = dA
            dW *= rate
            W[layer] -= dW
            db *= rate
            b[layer] -= db

    def run():
        W, b = [w.copy() for w in initial], [numpy.zeros(w.shape[1], dtype) for w in initial]
        for _ in range(case["epochs"]):
            total = 0.0
            for cut in cuts:
                activations = forward(X[cut], W, b)
                loss, dZ = loss_and_gradient(activations[-1], Y[cut])
                total += loss
                backward(dZ, activations, W, b)
        return total / len(X)

    return run


def pytorch_training(case, dtype):
    from torch import nn

    X, Y, initial = load_case(case, dtype)
    name, cuts = case["name"], batches(case)
    x, y = torch.from_numpy(X), torch.from_numpy(Y.argmax(1) if name == "c" else Y)

    def network():
        layers = []
        for i, w in enumerate(initial):
            linear = nn.Linear(*w.shape, dtype=x.dtype)
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(w.T.copy()))
                linear.bias.zero_()
            layers.append(linear)
            if name == "a":
                layers.append(nn.Sigmoid())
            elif i < len(initial) - 1:
                layers.append(nn.ReLU())
        return nn.Sequential(*layers)

    def run():
        model = network()
        optimizer = torch.optim.SGD(model.parameters(), lr=case["learningRate"])
        criterion = {"a": nn.MSELoss(), "b": nn.BCEWithLogitsLoss(), "c": nn.CrossEntropyLoss()}[name]
        for _ in range(case["epochs"]):
            total = 0.0
            for cut in cuts:
                optimizer.zero_grad()
                loss = criterion(model(x[cut]), y[cut])
                loss.backward()
                optimizer.step()
                total = total + loss.detach() * (cut.stop - cut.start)
        return float(total) / len(X)

    return run


def sklearn_training(case, dtype):
    """scikit-learn has no squared error on a sigmoid output, so case a runs on a linear one: the same work, another loss."""
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    X, Y, initial = load_case(case, dtype)
    name, sizes = case["name"], case["sizes"]
    target = Y.argmax(1) if name == "c" else Y[:, 0]
    settings = dict(hidden_layer_sizes=sizes[1:-1], activation="logistic" if name == "a" else "relu", solver="sgd", alpha=0,
                    batch_size=case["batchSize"], learning_rate_init=case["learningRate"], momentum=0, nesterovs_momentum=False,
                    shuffle=False, tol=0, n_iter_no_change=10**9, warm_start=True, random_state=0)
    model = (MLPRegressor if name == "a" else MLPClassifier)(max_iter=1, **settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(X, target)
    model.set_params(max_iter=case["epochs"])

    def run():
        model.coefs_ = [w.copy() for w in initial]
        model.intercepts_ = [numpy.zeros(w.shape[1], dtype) for w in initial]
        model.n_iter_, model.t_, model.loss_curve_ = 0, 0, []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(X, target)
        return None if name == "a" else float(model.loss_)

    return run


def prepare(request):
    dtype = numpy.float32 if request["dtype"] == "f32" else numpy.float64
    if "product" in request:
        return None if IMPLEMENTATION == "sklearn" else numpy_product(request["product"], dtype)
    training = {"numpy": numpy_training, "pytorch": pytorch_training, "sklearn": sklearn_training}[IMPLEMENTATION]
    return training(request["training"], dtype)


def measure(work, samples, least):
    seconds = []
    for _ in range(samples):
        runs, start = 0, time.perf_counter()
        while True:
            loss = work()
            runs += 1
            if time.perf_counter() - start >= least:
                break
        seconds.append((time.perf_counter() - start) / runs)
    loss = loss if isinstance(loss, float) else None
    return seconds, loss if loss is None or math.isfinite(loss) else "NaN"


def main():
    prepared = {}
    for line in sys.stdin:
        request = json.loads(line)
        key = request["case"], request["dtype"]
        if key not in prepared:
            prepared[key] = work = prepare(request)
            if work is not None:
                measure(work, 1, WARM_UP_SECONDS)
        if prepared[key] is None:
            send(missing="not among the things that it can do")
            continue
        seconds, loss = measure(prepared[key], request["samples"], request["seconds"])
        send(seconds=seconds, loss=loss)


try:
    import numpy

    if IMPLEMENTATION == "pytorch":
        import torch

        torch.set_num_threads(THREADS)
    elif IMPLEMENTATION == "sklearn":
        import sklearn.neural_network
except ImportError as error:
    send(missing=f"not installed ({error}); Debian: apt-get install python3-numpy libopenblas0-pthread python3-sklearn python3-torch")
else:
    send(version=version())
    main()
