using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>Images: samples with their predictions, augmented variants, and weights seen as images.</summary>
public sealed partial class Figure
{
    private const int GapBetweenImages = 1;

    /// <summary>Grey images side by side, each with a caption.</summary>
    /// <param name="images">The images, rows×columns of intensities; all of one size.</param>
    /// <param name="captions">A line under each image; or null.</param>
    /// <param name="marked">True for an image whose caption is to stand out (a wrong prediction); or null.</param>
    /// <param name="columns">Images in a row.</param>
    public static Figure ImageGrid(IReadOnlyList<Matrix<double>> images, IReadOnlyList<string>? captions = null, IReadOnlyList<bool>? marked = null, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0) throw new ArgumentException("expected at least one image, got none", nameof(images));
        if (captions is not null) RequireOnePerImage(images.Count, captions.Count, nameof(captions), "captions");
        if (marked is not null) RequireOnePerImage(images.Count, marked.Count, nameof(marked), "marks");

        (JsonObject trace, JsonObject layout, double[] x, double[] y) = Tiles(images, columns, captions is not null);
        trace["colorscale"] = FigureJson.ColorScale(Palette.Grays);
        trace["showscale"] = false;
        var traces = new JsonArray(trace);
        if (captions is not null)
        {
            traces.Add((JsonNode)CaptionTrace(x, y, captions, Enumerable.Range(0, images.Count).Where(i => marked?[i] != true), Palette.Ink, "images"));
            if (marked?.Contains(true) == true)
            {
                traces.Add((JsonNode)CaptionTrace(x, y, captions, Enumerable.Range(0, images.Count).Where(i => marked[i]), Palette.Vermilion, "marked images"));
            }
        }
        return new Figure("Images", traces, layout) { CaptionOffset = 10 };
    }

    /// <summary>Samples stored as columns, shown as images, with what was predicted; wrong predictions stand out.</summary>
    /// <param name="pixels">The samples, (height·width)×N, each image row by row.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="predicted">The predicted class of each sample.</param>
    /// <param name="actual">The true class of each sample.</param>
    /// <param name="columns">Images in a row.</param>
    public static Figure Predictions(Matrix<double> pixels, int height, int width, IReadOnlyList<int> predicted, IReadOnlyList<int> actual, int columns = 8)
    {
        Matrix<double>[] images = Images(pixels, height, width);
        RequireOnePerImage(images.Length, predicted.Count, nameof(predicted), "predictions");
        RequireOnePerImage(images.Length, actual.Count, nameof(actual), "true classes");
        bool[] wrong = [.. predicted.Zip(actual, (p, a) => p != a)];
        string[] captions = [.. predicted.Zip(actual, (p, a) => p == a ? $"{p}" : $"✗ {p}, is {a}")];
        return ImageGrid(images, captions, wrong, columns).WithTitle($"Predictions: {wrong.Count(w => !w)} of {wrong.Length} right");
    }

    /// <summary>An image beside its augmented variants.</summary>
    /// <param name="original">The image, rows×columns.</param>
    /// <param name="variants">For each variant what was done to it, and the result.</param>
    public static Figure AugmentedImages(Matrix<double> original, params (string Name, Matrix<double> Image)[] variants) =>
        ImageGrid([original, .. variants.Select(variant => variant.Image)], ["original", .. variants.Select(variant => variant.Name)], columns: Math.Min(6, variants.Length + 1))
            .WithTitle("One image, augmented");

    /// <summary>Each row of a layer's weights as an image: what a unit of the layer looks for.</summary>
    /// <param name="weights">The weights, n×(height·width).</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="columns">Images in a row.</param>
    public static Figure WeightImages(Matrix<double> weights, int height, int width, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (JsonObject trace, JsonObject layout, _, _) = Tiles(Images(weights.Transpose(), height, width), columns, captions: false);
        double most = Math.Max(1e-12, weights.Enumerate().Max(Math.Abs));
        trace["colorscale"] = FigureJson.ColorScale(Palette.Diverging);
        trace["zmin"] = FigureJson.Number(-most, 3);
        trace["zmax"] = FigureJson.Number(most, 3);
        trace["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = "Weight", ["side"] = "top" } };
        return new Figure("Weight images", [trace], layout) { CaptionOffset = 10 }.WithTitle("What each unit looks for");
    }

    private static Matrix<double>[] Images(Matrix<double> pixels, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.RowCount != height * width) throw new ArgumentException($"expected {height * width} rows ({height}×{width} pixels, samples are columns), got {pixels.RowCount}×{pixels.ColumnCount}", nameof(pixels));
        return [.. Enumerable.Range(0, pixels.ColumnCount).Select(n => Matrix<double>.Build.Dense(height, width, (i, j) => pixels[(i * width) + j, n]))];
    }

    /// <summary>All images as one heat map with gaps between them, and where their captions stand.</summary>
    private static (JsonObject Trace, JsonObject Layout, double[] X, double[] Y) Tiles(IReadOnlyList<Matrix<double>> images, int columns, bool captions)
    {
        (int height, int width) = (images[0].RowCount, images[0].ColumnCount);
        if (images.FirstOrDefault(image => image.RowCount != height || image.ColumnCount != width) is { } other)
        {
            throw new ArgumentException($"expected images of one size, {height}×{width} like the first; got {other.RowCount}×{other.ColumnCount}", nameof(images));
        }
        columns = Math.Min(columns, images.Count);
        int rows = (images.Count + columns - 1) / columns;
        int below = GapBetweenImages + (captions ? Math.Max(1, (int)Math.Round(0.26 * height)) : 0);
        int stepX = width + GapBetweenImages;
        int stepY = height + below;
        int gridWidth = (columns * stepX) - GapBetweenImages;
        int gridHeight = rows * stepY;

        double Pixel(int i, int j)
        {
            int image = (i / stepY * columns) + (j / stepX);
            return image < images.Count && i % stepY < height && j % stepX < width ? images[image][i % stepY, j % stepX] : double.NaN;
        }

        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["z"] = FigureJson.Grid(gridHeight, gridWidth, Pixel, 3),
            ["hovertemplate"] = "%{z}<extra></extra>",
            ["hoverongaps"] = false,
        };
        int pixels = (int)Math.Min(90.0 * gridHeight / stepX, 640.0 * gridHeight / gridWidth);
        var layout = new JsonObject
        {
            ["showlegend"] = false,
            ["height"] = pixels + 70,
            ["margin"] = new JsonObject { ["t"] = 52, ["b"] = 12, ["l"] = 16, ["r"] = 16 },
            ["xaxis"] = new JsonObject { ["visible"] = false, ["constrain"] = "domain", ["range"] = FigureJson.Numbers([-0.5, gridWidth - 0.5]) },
            ["yaxis"] = new JsonObject { ["visible"] = false, ["scaleanchor"] = "x", ["constrain"] = "domain", ["constraintoward"] = "top", ["range"] = FigureJson.Numbers([gridHeight - 0.5, -0.5]) },
        };
        double[] x = [.. images.Select((_, i) => (i % columns * stepX) + ((width - 1) / 2.0))];
        double[] y = [.. images.Select((_, i) => (i / columns * stepY) + height - 0.5 + (0.04 * height))];
        return (trace, layout, x, y);
    }

    private static JsonObject CaptionTrace(double[] x, double[] y, IReadOnlyList<string> captions, IEnumerable<int> members, string color, string name)
    {
        int[] shown = [.. members];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "text",
            ["name"] = name,
            ["x"] = FigureJson.Numbers(shown.Select(i => x[i])),
            ["y"] = FigureJson.Numbers(shown.Select(i => y[i])),
            ["text"] = FigureJson.Texts(shown.Select(i => color == Palette.Vermilion ? $"<b>{captions[i]}</b>" : captions[i])),
            ["textposition"] = "bottom center",
            ["textfont"] = new JsonObject { ["size"] = 12, ["color"] = color },
            ["hoverinfo"] = "skip",
        };
    }

    private static void RequireOnePerImage(int expected, int actual, string parameter, string what)
    {
        if (expected != actual) throw new ArgumentException($"expected {expected} {what}, one for each image; got {actual}", parameter);
    }
}
