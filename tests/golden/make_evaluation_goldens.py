"""Makes evaluation.json: what scikit-learn (1.2.1) says about splits, scalers, metrics and curves.

Run with a Python that has scikit-learn, SciPy and NumPy:  python3 tests/golden/make_evaluation_goldens.py
"""
import json
import pathlib
import warnings

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.filterwarnings("ignore")
random = np.random.default_rng(20240229)


def flat(array):
    return np.asarray(array, dtype=float).ravel().tolist()


def splits():
    cases = []
    for counts, test in [((357, 212), 0.25), ((357, 212), 0.1), ((50, 31, 7), 0.3), ((178, 182, 177, 183, 181, 182, 181, 179, 174, 180), 0.2),
                         ((5, 4), 1 / 3), ((1000, 13), 0.15)]:
        labels = np.repeat(np.arange(len(counts)), counts)
        _, _, train, held = train_test_split(labels, labels, test_size=test, stratify=labels, random_state=0)
        folds = [np.bincount(labels[part], minlength=len(counts)).tolist()
                 for _, part in StratifiedKFold(4, shuffle=True, random_state=0).split(labels, labels)]
        cases.append(dict(counts=counts, test=test, train_counts=np.bincount(train).tolist(), test_counts=np.bincount(held).tolist(), folds=folds))
    return cases


def scalers():
    fitted = random.normal([0, 1e6, -3, 0.1], [1, 250, 1e-4, 0], size=(37, 4))     # samples are rows here
    other = random.normal([0, 1e6, -3, 0.1], [2, 500, 2e-4, 1], size=(5, 4))
    standard, unit, wide = StandardScaler().fit(fitted), MinMaxScaler().fit(fitted), MinMaxScaler((-1, 3)).fit(fitted)
    return dict(fitted=flat(fitted), other=flat(other), mean=flat(standard.mean_), scale=flat(standard.scale_),
                standard=flat(standard.transform(other)), minimum=flat(unit.data_min_), maximum=flat(unit.data_max_),
                unit=flat(unit.transform(other)), wide=flat(wide.transform(other)))


def binary():
    cases = []
    for name, n, scores in [
            ("without ties", 60, random.random(60)),
            ("many ties", 200, random.integers(0, 11, 200) / 10),
            ("all equal", 12, np.full(12, 0.5)),
            ("certain", 40, random.choice([0.0, 1.0, 0.3, 0.7], 40)),
            ("rare positives", 300, random.random(300) ** 3)]:
        labels = (random.random(n) < (0.05 if name.startswith("rare") else 0.2 + 0.6 * scores)).astype(int)
        labels[:2] = [0, 1]
        predicted = (scores >= 0.5).astype(int)
        fpr, tpr, thresholds = metrics.roc_curve(labels, scores, drop_intermediate=False)
        precision, recall, _ = metrics.precision_recall_curve(labels, scores)
        fraction, mean = calibration_curve(labels, scores, n_bins=10)
        bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], scores)
        sizes = np.bincount(bins, minlength=10)
        sizes = sizes[sizes > 0]
        cases.append(dict(
            name=name, scores=flat(scores), labels=labels.tolist(), predicted=predicted.tolist(),
            accuracy=metrics.accuracy_score(labels, predicted), precision=metrics.precision_score(labels, predicted, zero_division=0),
            recall=metrics.recall_score(labels, predicted), f1=metrics.f1_score(labels, predicted, zero_division=0),
            fpr=flat(fpr), tpr=flat(tpr), thresholds=flat(thresholds[1:]), auc=metrics.roc_auc_score(labels, scores),
            pr_precision=flat(precision[::-1]), pr_recall=flat(recall[::-1]), average_precision=metrics.average_precision_score(labels, scores),
            log_loss=metrics.log_loss(labels, scores), brier=metrics.brier_score_loss(labels, scores),
            calibration_fraction=flat(fraction), calibration_mean=flat(mean),
            ece=float(np.sum(sizes * np.abs(fraction - mean)) / len(scores))))
    return cases


def multiclass():
    cases = []
    for name, classes, n in [("three classes", 3, 50), ("ten classes", 10, 400), ("a class that never occurs", 5, 80), ("a class never predicted", 4, 60)]:
        labels, predicted = random.integers(0, classes, n), random.integers(0, classes, n)
        predicted = np.where(random.random(n) < 0.6, labels, predicted)
        if name == "a class that never occurs":
            labels[labels == 2], predicted[predicted == 2] = 0, 1
        if name == "a class never predicted":
            predicted[predicted == 1] = 0
        probabilities = random.dirichlet(np.ones(classes), n)
        scores = {f"{function}_{average}": getattr(metrics, f"{function}_score")(labels, predicted, average=average, zero_division=0)
                  for function in ("precision", "recall", "f1") for average in ("macro", "micro", "weighted")}
        each = metrics.precision_recall_fscore_support(labels, predicted, labels=range(classes), zero_division=0)
        cases.append(dict(
            name=name, classes=classes, labels=labels.tolist(), predicted=predicted.tolist(), probabilities=flat(probabilities),
            confusion=metrics.confusion_matrix(labels, predicted, labels=range(classes)).tolist(),
            accuracy=metrics.accuracy_score(labels, predicted), **scores,
            precision=flat(each[0]), recall=flat(each[1]), f1=flat(each[2]),
            log_loss=metrics.log_loss(labels, probabilities, labels=range(classes)),
            brier=float(np.mean(np.sum((probabilities - np.eye(classes)[labels]) ** 2, axis=1)))))
    return cases


def wilson():
    return [dict(successes=k, trials=n, confidence=c, interval=flat(binomtest(k, n).proportion_ci(c, method="wilson")))
            for k, n, c in [(95, 100, 0.95), (0, 10, 0.95), (10, 10, 0.99), (1, 3, 0.5), (431, 569, 0.9)]]


golden = dict(splits=splits(), scalers=scalers(), binary=binary(), multiclass=multiclass(), wilson=wilson())
pathlib.Path(__file__).with_name("evaluation.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
