namespace Course.Notebooks.Formatting;

/// <summary>Values of libraries that the engine does not reference, recognised by the names of their types.</summary>
internal static class LibraryView
{
    private static readonly string[] Homes = ["MathNet.Numerics.LinearAlgebra", "Microsoft.Data.Analysis", "SkiaSharp", "SixLabors.ImageSharp"];

    /// <summary>Whether values of the type have a form here, whatever else they can do.</summary>
    public static bool Knows(Type type) => type.Namespace is { } home && Homes.Any(known => home.StartsWith(known, StringComparison.Ordinal));

    /// <summary>The value's own form, or null if its type is not one of those.</summary>
    public static MimeBundle? TryRender(object value) => BaseNames(value.GetType()).Select(name => name switch
    {
        "MathNet.Numerics.LinearAlgebra.Matrix`1" => LinearAlgebraView.Matrix(value),
        "MathNet.Numerics.LinearAlgebra.Vector`1" => LinearAlgebraView.Vector(value),
        "Microsoft.Data.Analysis.DataFrame" => DataFrameView.Render(value),
        "SkiaSharp.SKBitmap" or "SkiaSharp.SKImage" or "SkiaSharp.SKPixmap" => ImageView.OfSkia(value),
        "SixLabors.ImageSharp.Image" => ImageView.OfImageSharp(value),
        "System.Drawing.Image" => ImageView.OfSystemDrawing(value),
        _ => null,
    }).FirstOrDefault(view => view is not null);

    /// <summary>The value in one line, or null if its type is not one of those.</summary>
    public static string? Describe(object value) => BaseNames(value.GetType()).Select(name => name switch
    {
        "MathNet.Numerics.LinearAlgebra.Matrix`1" => LinearAlgebraView.DescribeMatrix(value),
        "MathNet.Numerics.LinearAlgebra.Vector`1" => LinearAlgebraView.DescribeVector(value),
        "Microsoft.Data.Analysis.DataFrame" => DataFrameView.Describe(value),
        _ => null,
    }).FirstOrDefault(text => text is not null);

    private static IEnumerable<string> BaseNames(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            var definition = current.IsGenericType ? current.GetGenericTypeDefinition() : current;
            yield return definition.FullName ?? definition.Name;
        }
    }
}
