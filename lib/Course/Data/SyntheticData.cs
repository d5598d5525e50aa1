using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Small made-up data sets with known answers, all drawn from a seed. Those with two features can be drawn in a plane.
/// </summary>
public static class SyntheticData
{
    /// <summary>
    /// Classes made of Gaussian clouds, each around a corner of a hypercube drawn at random: the behaviour of scikit-learn's
    /// <c>make_classification</c>. The informative features come first, then the redundant ones, then noise.
    /// </summary>
    /// <param name="samples">N.</param>
    /// <param name="features">m; those that are neither informative nor redundant are noise.</param>
    /// <param name="informative">The dimensions of the hypercube: how many features know about the class.</param>
    /// <param name="redundant">How many features are random combinations of the informative ones.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="separation">Half the length of the hypercube's edges: how far apart the clouds are.</param>
    /// <param name="labelNoise">The share of labels that are drawn anew at random.</param>
    /// <param name="seed">The same seed gives the same data.</param>
    /// <param name="clustersPerClass">How many clouds a class has; with two, a line may no longer divide the classes.</param>
    /// <exception cref="ArgumentException">The features do not add up, or they give too few corners for the clouds.</exception>
    public static Dataset<double> Classification(int samples = 100, int features = 2, int informative = 2, int redundant = 0, int classes = 2,
        double separation = 1, double labelNoise = 0.01, int seed = 0, int clustersPerClass = 1)
        => Classification<double>(samples, features, informative, redundant, classes, separation, labelNoise, seed, clustersPerClass);

    /// <inheritdoc cref="Classification(int, int, int, int, int, double, double, int, int)"/>
    public static Dataset<T> Classification<T>(int samples = 100, int features = 2, int informative = 2, int redundant = 0, int classes = 2,
        double separation = 1, double labelNoise = 0.01, int seed = 0, int clustersPerClass = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int clusters = classes * clustersPerClass;
        RequireSamples(samples, classes, clusters);
        if (informative < 1 || redundant < 0 || informative + redundant > features)
        {
            throw new ArgumentException($"features: {features} has no room for {informative} informative and {redundant} redundant features. "
                + (informative > features ? $"Say informative: {features}, or raise features." : "Raise features, or lower redundant; at least one must be informative."));
        }

        if (informative < 31 && clusters > 1 << informative)
        {
            throw new ArgumentException($"{classes} classes of {clustersPerClass} cluster(s) need {clusters} corners of a hypercube, but informative: {informative} gives it {1 << informative}. "
                + $"At least {Math.Ceiling(Math.Log2(clusters))} informative features are needed.");
        }

        var random = new SeededRandom(seed);
        int[] corners = Corners(random, clusters, informative);
        var shapes = Enumerable.Range(0, clusters).Select(_ => Uniform(random, informative, informative)).ToArray();
        var mixing = Uniform(random, redundant + 1, informative);      // one row more than is used: a matrix cannot have none
        var labels = new int[samples];
        var x = Matrix<double>.Build.Dense(features, samples);
        for (int j = 0; j < samples; j++)
        {
            int cluster = (int)((long)j * clusters / samples);
            labels[j] = random.NextDouble() < labelNoise ? random.NextInt(classes) : cluster % classes;
            var cloud = shapes[cluster] * Gaussian(random, informative);
            for (int i = 0; i < informative; i++)
                x[i, j] = cloud[i] + (((corners[cluster] >> (i % 31)) & 1) == 1 ? separation : -separation);
            var mixed = mixing * x.Column(j, 0, informative);
            for (int i = informative; i < features; i++)
                x[i, j] = i < informative + redundant ? mixed[i - informative] : random.NextGaussian();
        }

        string[] names = [.. Enumerable.Range(1, features).Select(i =>
            i <= informative ? $"informative {i}" : i <= informative + redundant ? $"redundant {i - informative}" : $"noise {i - informative - redundant}")];
        return Make<T>("Synthetic classification", x, labels, classes, random, names);
    }

    /// <summary>Round Gaussian clouds, one for each class, their centres drawn between −<paramref name="extent"/> and <paramref name="extent"/>.</summary>
    /// <param name="samples">N.</param>
    /// <param name="classes">How many clouds.</param>
    /// <param name="spread">The standard deviation of a cloud.</param>
    /// <param name="extent">How far out the centres may lie.</param>
    /// <param name="seed">The same seed gives the same data.</param>
    public static Dataset<double> Blobs(int samples = 100, int classes = 3, double spread = 1, double extent = 10, int seed = 0)
        => Blobs<double>(samples, classes, spread, extent, seed);

    /// <inheritdoc cref="Blobs(int, int, double, double, int)"/>
    public static Dataset<T> Blobs<T>(int samples = 100, int classes = 3, double spread = 1, double extent = 10, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSamples(samples, classes, classes);
        var random = new SeededRandom(seed);
        var centres = Matrix<double>.Build.Dense(2, classes, (_, _) => extent * ((2 * random.NextDouble()) - 1));
        return Plane<T>("Blobs", samples, classes, spread, random, (label, _) => (centres[0, label], centres[1, label]));
    }

    /// <summary>Two interleaved half circles.</summary>
    /// <param name="samples">N.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="seed">The same seed gives the same data.</param>
    public static Dataset<double> Moons(int samples = 100, double noise = 0.1, int seed = 0) => Moons<double>(samples, noise, seed);

    /// <inheritdoc cref="Moons(int, double, int)"/>
    public static Dataset<T> Moons<T>(int samples = 100, double noise = 0.1, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSamples(samples, 2, 2);
        return Plane<T>("Moons", samples, 2, noise, new SeededRandom(seed), (label, along) => label == 0
            ? (Math.Cos(Math.PI * along), Math.Sin(Math.PI * along))
            : (1 - Math.Cos(Math.PI * along), 0.5 - Math.Sin(Math.PI * along)));
    }

    /// <summary>A circle inside another.</summary>
    /// <param name="samples">N.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="factor">The inner radius as a part of the outer one, which is 1.</param>
    /// <param name="seed">The same seed gives the same data.</param>
    public static Dataset<double> Circles(int samples = 100, double noise = 0.1, double factor = 0.5, int seed = 0) => Circles<double>(samples, noise, factor, seed);

    /// <inheritdoc cref="Circles(int, double, double, int)"/>
    public static Dataset<T> Circles<T>(int samples = 100, double noise = 0.1, double factor = 0.5, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSamples(samples, 2, 2);
        if (factor is not (> 0 and < 1))
            throw new ArgumentException($"The inner radius must be a part of the outer one, between 0 and 1; got {factor}.");
        return Plane<T>("Circles", samples, 2, noise, new SeededRandom(seed), (label, along) =>
            ((label == 0 ? 1 : factor) * Math.Cos(2 * Math.PI * along), (label == 0 ? 1 : factor) * Math.Sin(2 * Math.PI * along)), closed: true);
    }

    /// <summary>Arms of a spiral, wound around each other.</summary>
    /// <param name="samples">N.</param>
    /// <param name="classes">How many arms.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates; the arms reach out to 1.</param>
    /// <param name="turns">How often an arm goes around.</param>
    /// <param name="seed">The same seed gives the same data.</param>
    public static Dataset<double> Spirals(int samples = 100, int classes = 2, double noise = 0.02, double turns = 1, int seed = 0)
        => Spirals<double>(samples, classes, noise, turns, seed);

    /// <inheritdoc cref="Spirals(int, int, double, double, int)"/>
    public static Dataset<T> Spirals<T>(int samples = 100, int classes = 2, double noise = 0.02, double turns = 1, int seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireSamples(samples, classes, classes);
        return Plane<T>("Spirals", samples, classes, noise, new SeededRandom(seed), (label, along) =>
        {
            double radius = 0.1 + (0.9 * along), angle = 2 * Math.PI * ((turns * along) + ((double)label / classes));
            return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        });
    }

    // Points along a curve for each class, evenly spaced from 0 to 1, with noise. A closed curve ends where it starts, so 1 is left out.
    private static Dataset<T> Plane<T>(string name, int samples, int classes, double noise, SeededRandom random,
        Func<int, double, (double X, double Y)> curve, bool closed = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var labels = Labels(samples, classes);
        var seen = new int[classes];
        int[] counts = [.. Enumerable.Range(0, classes).Select(c => labels.Count(label => label == c))];
        var x = Matrix<double>.Build.Dense(2, samples);
        for (int j = 0; j < samples; j++)
        {
            int label = labels[j];
            var (first, second) = curve(label, seen[label]++ / (double)Math.Max(1, closed ? counts[label] : counts[label] - 1));
            (x[0, j], x[1, j]) = (first + (noise * random.NextGaussian()), second + (noise * random.NextGaussian()));
        }

        return Make<T>(name, x, labels, classes, random);
    }

    private static Dataset<T> Make<T>(string name, Matrix<double> x, int[] labels, int classes, SeededRandom random, string[]? names = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var features = Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => T.CreateTruncating(x[i, j]));
        var targets = classes == 2
            ? Matrix<T>.Build.Dense(1, labels.Length, (_, j) => labels[j] == 1 ? T.One : T.Zero)
            : OneHot.Encode<T>(labels, classes);
        return new Dataset<T>(features, targets, names, name: name).Select(random.Permutation(labels.Length));
    }

    private static int[] Labels(int samples, int classes) => [.. Enumerable.Range(0, samples).Select(j => j * classes / samples)];

    // As many different corners as there are clusters; the bits of a number say on which side of 0 each coordinate lies.
    private static int[] Corners(SeededRandom random, int clusters, int dimensions)
    {
        var corners = new HashSet<int>();
        while (corners.Count < clusters)
            corners.Add(random.NextInt(dimensions < 31 ? 1 << dimensions : int.MaxValue));
        return [.. corners];
    }

    private static Matrix<double> Uniform(SeededRandom random, int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => (2 * random.NextDouble()) - 1);

    private static MathNet.Numerics.LinearAlgebra.Vector<double> Gaussian(SeededRandom random, int count) =>
        MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(count, _ => random.NextGaussian());

    private static void RequireSamples(int samples, int classes, int clusters)
    {
        if (classes < 2 || clusters < classes || samples < clusters)
            throw new ArgumentException($"Expected at least two classes and a sample for each cluster; got {samples} samples, {classes} classes and {clusters} clusters.");
    }
}
