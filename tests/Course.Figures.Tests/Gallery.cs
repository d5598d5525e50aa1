using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures.Tests;

/// <summary>One figure of each kind, from made-up but plausible data that are the same in every run.</summary>
internal static class Gallery
{
    private static readonly int[] MoonLabels = [.. Enumerable.Range(0, 160).Select(n => n % 2)];
    private static readonly int[] BlobLabels = [.. Enumerable.Range(0, 150).Select(n => n % 3)];
    private static readonly Matrix<double> Moons = MakeMoons();
    private static readonly Matrix<double> Blobs = MakeBlobs();
    private static readonly Matrix<double> Features = MakeFeatures();

    internal static readonly IReadOnlyDictionary<string, Func<Figure>> Figures = new Dictionary<string, Func<Figure>>
    {
        ["learning-curves"] = LearningCurves,
        ["lines"] = () => Figure.Lines(Enumerable.Range(0, 41).Select(i => (i - 20) / 5.0), [.. new (string, Func<double, double>)[]
            {
                ("sigmoid", z => 1 / (1 + Math.Exp(-z))), ("tanh", Math.Tanh), ("ReLU", z => Math.Max(0, z)), ("leaky ReLU", z => z > 0 ? z : 0.1 * z),
            }.Select(f => (f.Item1, Enumerable.Range(0, 41).Select(i => f.Item2((i - 20) / 5.0)).ToArray()))])
            .WithTitle("Activation functions").WithAxes("z", "σ(z)").WithRange(-4, 4, -1.2, 3).WithCaption("Each line has its own colour and its own dash."),
        ["scatter"] = () => Figure.Scatter(Moons.Row(0).ToArray(), Moons.Row(1).ToArray(), MoonLabels, ["lower moon", "upper moon"]).WithTitle("Two moons").WithAxes("x₁", "x₂"),
        ["bars"] = () => Figure.Bars(["SGD", "Momentum", "RMSProp", "Adam"], [0.912, 0.951, 0.958, 0.965]).WithTitle("Accuracy on the test part").WithAxes("Optimiser", "Accuracy"),
        ["bars-with-long-names"] = () => Figure.Bars(["worst texture", "fractal dimension error", "radius error", "worst radius", "mean texture", "mean area", "compactness error", "worst fractal dimension"], [0.072, 0.0386, 0.0377, 0.0289, 0.0207, 0.0166, 0.0159, 0.0157])
            .WithTitle("What the network looks at").WithAxes("Feature, shuffled", "Growth of the loss").WithCaption("Long names are broken between words."),
        ["lines-with-a-long-legend"] = () => Figure.Lines([1, 2, 3, 4], [.. Enumerable.Range(1, 7).Select(i => ($"learning rate {i} of seven", new double[] { i, i - 0.5, i - 0.8, i - 1 }))])
            .WithTitle("A legend in several rows").WithAxes("Epoch", "Loss").WithCaption("The title and the legend keep apart."),
        ["histogram"] = () => Figure.Histogram(Normal(1, 2000)).WithTitle("2000 draws from N(0, 1)"),
        ["decision-boundary"] = () => Figure.DecisionBoundary(MoonClassifier(4), Moons, MoonLabels, classNames: ["lower moon", "upper moon"])
            .WithCaption("Inside the pale band around the line, the network is not sure: between 40 and 60 % for either class."),
        ["decision-boundary-3"] = () => Figure.DecisionBoundary(ThreeClasses, Blobs, BlobLabels, ["width (cm)", "length (cm)"], ["red kite", "buzzard", "harrier"]),
        ["boundary-over-epochs"] = BoundaryOverEpochs,
        ["loss-surface"] = () => Figure.LossSurface(Valley, (-2.5, 2.5), (-2, 2), Descent(0.1)).WithCaption("Gradient descent first falls down the steep wall, then creeps along the valley's floor."),
        ["loss-contours"] = () => Figure.LossContours(Valley, (-2.5, 2.5), (-2, 2), [("SGD, η = 0.1", Descent(0.1)), ("SGD, η = 0.24", Descent(0.24))])
            .WithCaption("With the larger step the path jumps from wall to wall; both end in the same minimum."),
        ["distributions"] = () => Figure.Distributions(Features, Standardized(Features), ["mean radius", "mean texture", "mean area", "mean smoothness", "mean concavity"])
            .WithCaption("Before scaling one feature drowns all others; after it, all have mean 0 and standard deviation 1."),
        ["layer-histograms"] = LayerHistograms,
        ["layer-histograms-deep"] = () => Figure.LayerHistograms("Activation", [.. new[] { ("too small", 0.4), ("1/m", 0.97) }.Select((init, i) =>
            (init.Item1, (IReadOnlyList<(string, IEnumerable<double>)>)[.. Enumerable.Range(1, 10).Select(layer =>
                ($"layer {layer}", Normal((10 * i) + layer, 500).Select(z => Math.Tanh(z * Math.Pow(init.Item2, layer)))))]))])
            .WithCaption("Ten layers: σ shrinks by the same factor in each, or hardly at all."),
        ["image-grid"] = () => Figure.Predictions(Digits(24), 8, 8, [.. Enumerable.Range(0, 24).Select(i => i % 9 == 5 ? 3 : i % 10)], [.. Enumerable.Range(0, 24).Select(i => i % 10)])
            .WithCaption("Wrong predictions are marked with ✗ and say what the digit is."),
        ["augmented-images"] = () => Figure.AugmentedImages(Ring(8, 0, 0), ("shifted", Ring(8, 1, 0)), ("flipped", Ring(8, 0, -1)), ("noise", Ring(8, 0.4, 0.7)), ("cropped", Ring(8, -1, 1))),
        ["weight-images"] = () => Figure.WeightImages(Matrix<double>.Build.DenseOfRowMajor(16, 64, Normal(7, 1024)), 8, 8).WithCaption("Blue pixels speak against the unit's pattern, vermilion ones for it."),
        ["network-diagram"] = () => Figure.NetworkDiagram([Random(8, 4, 3), Random(4, 8, 5), Random(1, 4, 6)], [Zero(8), Zero(4), Zero(1)], ["radius", "texture", "area", "smoothness"], ["malignant"])
            .WithCaption("Wide lines are large weights; solid vermilion ones are positive, dashed blue ones negative."),
        ["network-diagram-large"] = () => Figure.NetworkDiagram([Random(16, 30, 3), Random(1, 16, 5)]),
        ["confusion-matrix"] = () => Figure.ConfusionMatrix(new[,] { { 88, 2 }, { 4, 49 } }, ["benign", "malignant"]).WithCaption("Four malignant tumours of 53 were missed."),
        ["confusion-matrix-10"] = TenClasses,
        ["roc"] = () => Figure.RocCurve([0, 0, 0.02, 0.05, 0.2, 1], [0, 0.62, 0.85, 0.95, 0.99, 1], 0.978),
        ["precision-recall"] = () => Figure.PrecisionRecallCurve([0, 0.4, 0.7, 0.9, 0.96, 1], [1, 1, 0.99, 0.95, 0.8, 0.372], 0.372),
        ["calibration"] = () => Figure.Calibration([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95], [0.02, 0.12, 0.3, 0.55, 0.72, 0.9, 0.99], [320, 60, 25, 18, 22, 61, 290])
            .WithCaption("Above the diagonal the network is too timid, below it too sure; large marks stand for many samples."),
        ["computational-graph"] = ComputationalGraph,
        ["gradient-check"] = () => Figure.GradientCheck(["W₁[0,0]", "W₁[0,1]", "W₁[1,0]", "W₁[1,1]", "b₁[0]", "b₁[1]", "W₂[0,0]", "W₂[0,1]", "b₂[0]"], [0.12, -0.31, 0.05, 0.22, -0.08, 0.14, 0.41, -0.2, 0.09], [0.12, -0.31, 0.05, 0.22000001, -0.08, 0.14, 0.41, -0.2, 0.09])
            .WithCaption("Where both bars of a pair agree, backpropagation computes the slope that can be measured."),
        ["heatmap"] = () => Figure.Heatmap(Random(5, 8, 11), [.. Enumerable.Range(0, 5).Select(i => $"unit {i}")]).WithTitle("W₁").WithAxes("Input", ""),
        ["plotly-net"] = () => Figure.From(Plotly.NET.CSharp.Chart.Combine([
            Plotly.NET.CSharp.Chart.Line<double, double, string>(new double[] { 1, 2, 3, 4 }, new double[] { 1, 4, 9, 16 }, Name: "squares"),
            Plotly.NET.CSharp.Chart.Line<double, double, string>(new double[] { 1, 2, 3, 4 }, new double[] { 1, 3, 6, 10 }, Name: "sums"),
            Plotly.NET.CSharp.Chart.Point<double, double, string>(new double[] { 1, 2, 3, 4 }, new double[] { 2, 3, 5, 7 }, Name: "primes")])),
        ["logarithmic-decades"] = () => Figure.Lines([1, 10, 100, 1000, 10000], [("loss", [0.5, 0.02, 0.0004, 0.003, 2.0])])
            .WithTitle("Loss by epoch").WithAxes("Epoch", "Loss").WithLogarithmicX().WithLogarithmicY().WithCaption("Over several powers of ten, only these are named."),
        ["logarithmic-short"] = () => Figure.Lines([1, 20, 40, 60], [("loss", [0.9, 0.5, 0.3, 0.21])])
            .WithTitle("Loss").WithAxes("Epoch", "Loss").WithLogarithmicY().WithCaption("Within one power of ten, labels are full numbers."),
    };

    private static Figure LearningCurves()
    {
        double[] noise = Normal(2, 120);
        return Figure.LearningCurves(
                [.. Enumerable.Range(1, 60).Select(e => (0.62 * Math.Exp(-e / 12.0)) + 0.05 + (0.004 * noise[e]))],
                [.. Enumerable.Range(1, 60).Select(e => (0.6 * Math.Exp(-e / 11.0)) + 0.09 + (0.0011 * Math.Max(0, e - 30)) + (0.006 * noise[e + 59]))])
            .WithCaption("From the marked epoch on, the network learns the training data by heart: its loss falls on, but not the loss on data that it has not seen.");
    }

    private static Figure BoundaryOverEpochs()
    {
        var recorder = new BoundaryRecorder(Moons, MoonLabels, classNames: ["lower moon", "upper moon"]);
        for (int epoch = 0; epoch <= 50; epoch += 2) recorder.Record(epoch, MoonClassifier(epoch / 12.0));
        return Figure.BoundaryOverEpochs(recorder).WithCaption("Press play: the boundary starts as a straight line and bends around the moons.");
    }

    private static Figure LayerHistograms()
    {
        (string, double)[] initializers = [("N(0, 1)", 2.4), ("LeCun", 0.5), ("He", 1)];
        return Figure.LayerHistograms("Activation", [.. initializers.Select((init, i) =>
            (init.Item1, (IReadOnlyList<(string, IEnumerable<double>)>)[.. Enumerable.Range(1, 4).Select(layer =>
                ($"layer {layer}", Normal((10 * i) + layer, 1000).Select(z => Math.Tanh(z * Math.Pow(init.Item2, layer)))))]))])
            .WithCaption("Too large weights drive tanh into saturation, too small ones let the signal die; only one row keeps its spread.");
    }

    private static Figure ComputationalGraph()
    {
        const double x = 2, w1 = 0.5, b1 = 0.1, w2 = -1.2, b2 = 0.3, t = 1;
        double z1 = (w1 * x) + b1, a1 = Math.Max(0, z1), z2 = (w2 * a1) + b2, y = 1 / (1 + Math.Exp(-z2)), loss = -Math.Log(y);
        double d2 = y - t, d1 = w2 * d2;
        return Figure.ComputationalGraph(
            new GraphNode("x", x),
            new GraphNode("w₁", w1, d1 * x),
            new GraphNode("w₁x", w1 * x, d1, "×", "x", "w₁"),
            new GraphNode("b₁", b1, d1),
            new GraphNode("z₁", z1, d1, "+", "w₁x", "b₁"),
            new GraphNode("a₁", a1, d1, "ReLU", "z₁"),
            new GraphNode("w₂", w2, d2 * a1),
            new GraphNode("w₂a₁", w2 * a1, d2, "×", "a₁", "w₂"),
            new GraphNode("b₂", b2, d2),
            new GraphNode("z₂", z2, d2, "+", "w₂a₁", "b₂"),
            new GraphNode("ŷ", y, -1 / y, "σ", "z₂"),
            new GraphNode("t", t),
            new GraphNode("L", loss, 1, "loss", "ŷ", "t"))
            .WithCaption("Blue values flow from left to right; vermilion gradients flow back, each the product of the local slopes on its way.");
    }

    private static Figure TenClasses()
    {
        double[] noise = Normal(9, 100);
        var counts = new int[10, 10];
        for (int i = 0; i < 10; i++)
        {
            for (int j = 0; j < 10; j++) counts[i, j] = i == j ? 40 + (int)(3 * noise[i]) : noise[(10 * i) + j] > 1.4 ? 1 + (i * j % 3) : 0;
        }
        return Figure.ConfusionMatrix(counts);
    }

    private static double Valley(double a, double b) => (0.25 * a * a) + (2 * b * b) + (0.4 * a * b) + 0.1;

    private static (double, double)[] Descent(double rate)
    {
        var path = new List<(double A, double B)> { (-2.2, 1.6) };
        for (int step = 0; step < 25; step++)
        {
            (double a, double b) = path[^1];
            path.Add((a - (rate * ((0.5 * a) + (0.4 * b))), b - (rate * ((4 * b) + (0.4 * a)))));
        }
        return [.. path];
    }

    private static Func<Matrix<double>, Matrix<double>> MoonClassifier(double bend) => points => Matrix<double>.Build.Dense(1, points.ColumnCount, (_, n) =>
        1 / (1 + Math.Exp(-2.2 * Math.Max(0.15, Math.Min(1.6, bend)) * ((2.6 * (points[1, n] - 0.25)) + (Math.Min(1, bend / 3) * 1.9 * Math.Sin(2.6 * (points[0, n] - 0.5)))))));

    private static Matrix<double> ThreeClasses(Matrix<double> points) => Matrix<double>.Build.Dense(3, points.ColumnCount, (k, n) =>
        Math.Exp(-Math.Pow(points[0, n] - BlobCenter(k).X, 2) - Math.Pow(points[1, n] - BlobCenter(k).Y, 2)));

    private static (double X, double Y) BlobCenter(int k) => k switch { 0 => (0, 0), 1 => (3, 0.5), _ => (1.2, 2.8) };

    private static Matrix<double> MakeMoons()
    {
        double[] noise = Normal(4, 320);
        return Matrix<double>.Build.Dense(2, 160, (i, n) =>
        {
            double angle = Math.PI * (n / 2) / 79;
            bool upper = n % 2 == 1;
            double value = i == 0 ? (upper ? Math.Cos(angle) : 1 - Math.Cos(angle)) : upper ? Math.Sin(angle) : 0.5 - Math.Sin(angle);
            return value + (0.12 * noise[(2 * n) + i]);
        });
    }

    private static Matrix<double> MakeBlobs()
    {
        double[] noise = Normal(5, 300);
        return Matrix<double>.Build.Dense(2, 150, (i, n) => (i == 0 ? BlobCenter(n % 3).X : BlobCenter(n % 3).Y) + (0.6 * noise[(2 * n) + i]));
    }

    private static Matrix<double> MakeFeatures()
    {
        (double Mean, double Deviation)[] scales = [(14.1, 3.5), (19.3, 4.3), (655, 352), (0.096, 0.014), (0.089, 0.08)];
        double[] noise = Normal(6, 1000);
        return Matrix<double>.Build.Dense(5, 200, (i, n) => scales[i].Mean + (scales[i].Deviation * noise[(5 * n) + i]));
    }

    private static Matrix<double> Standardized(Matrix<double> features) => Matrix<double>.Build.DenseOfRowVectors(features.EnumerateRows().Select(row =>
    {
        double mean = row.Average();
        return (row - mean) / Math.Sqrt(row.Average(value => (value - mean) * (value - mean)));
    }));

    private static Matrix<double> Ring(int size, double dx, double dy) => Matrix<double>.Build.Dense(size, size, (i, j) =>
        Math.Max(0, 16 - (7 * Math.Abs(Math.Sqrt(Math.Pow(i - 3.5 - dy, 2) + (1.8 * Math.Pow(j - 3.5 - dx, 2))) - 2.8))));

    private static Matrix<double> Digits(int count) => Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(0, count).Select(n =>
        Vector<double>.Build.DenseOfEnumerable(Ring(8, (n % 3) - 1, (n % 4 / 2.0) - 1).Transpose().Enumerate())));

    private static Matrix<double> Random(int rows, int columns, int seed) => Matrix<double>.Build.DenseOfRowMajor(rows, columns, Normal(seed, rows * columns));

    private static Vector<double> Zero(int size) => Vector<double>.Build.Dense(size);

    private static double[] Normal(int seed, int count)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }
}
