using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Changed copies of small grey images that keep their label: turned, scaled, cropped, shifted, flipped, with noise.
/// How much of each is said by the properties; every image draws its own amounts from the seed. For training images only.
/// </summary>
/// <example><code>var gentle = new ImageAugmentation(width: 8, height: 8) { Rotation = 15, Shift = 1 };
/// var more = train.Append(gentle.Apply(train, seed: 1));</code></example>
public sealed class ImageAugmentation
{
    /// <summary>For images of this size, stored row after row, one image a column.</summary>
    public ImageAugmentation(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height) = (width, height);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Turns by up to so many degrees, either way.</summary>
    public double Rotation { get; init => field = NotNegative(value); }

    /// <summary>Enlarges or shrinks by up to this part: 0.1 is from 90 % to 110 %.</summary>
    public double Scale { get; init => field = Part(value); }

    /// <summary>Cuts a window out, at a random place and up to this part smaller in each direction, and enlarges it to the full size.</summary>
    public double Crop { get; init => field = Part(value); }

    /// <summary>Moves by up to so many pixels in each direction.</summary>
    public double Shift { get; init => field = NotNegative(value); }

    /// <summary>The probability of a mirror image, left and right exchanged. Few kinds of images keep their label in the mirror; digits and letters do not.</summary>
    public double FlipHorizontally { get; init; }

    /// <summary>The probability of an image upside down.</summary>
    public double FlipVertically { get; init; }

    /// <summary>The standard deviation of what is added to each pixel.</summary>
    public double Noise { get; init => field = NotNegative(value); }

    /// <summary>One changed copy of each image of a data set, with the same targets.</summary>
    /// <param name="images">Features (Width·Height)×N.</param>
    /// <param name="seed">The same seed gives the same copies.</param>
    /// <exception cref="ArgumentException">The columns are not images of this size.</exception>
    public Dataset<T> Apply<T>(Dataset<T> images, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
        => images.WithFeatures(Apply(images.Features, seed));

    /// <summary>One changed copy of each image.</summary>
    /// <param name="images">(Width·Height)×N.</param>
    /// <param name="seed">The same seed gives the same copies.</param>
    /// <returns>(Width·Height)×N; pixels from outside of the image are 0, and none is darker or brighter than the originals' extremes.</returns>
    /// <exception cref="ArgumentException">The columns are not images of this size.</exception>
    public Matrix<T> Apply<T>(Matrix<T> images, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (images.RowCount != Width * Height)
        {
            throw new ArgumentException($"Images of {Width}×{Height} pixels are columns of {Width * Height} numbers, got {images.RowCount}×{images.ColumnCount}"
                + (images.ColumnCount == Width * Height ? "; did you mean images.Transpose()?" : "."));
        }

        var random = new SeededRandom(seed);
        var source = images.Values();
        var changed = new T[source.Length];
        var (darkest, brightest) = Extremes(source);
        for (int start = 0; start < source.Length; start += images.RowCount)
            Change(source.Slice(start, images.RowCount), changed.AsSpan(start, images.RowCount), random, darkest, brightest);
        return Matrix<T>.Build.Dense(images.RowCount, images.ColumnCount, changed);
    }

    // For every pixel of the copy: where in the original does it come from? (The way back, so that no pixel is left without a value.)
    private void Change<T>(ReadOnlySpan<T> image, Span<T> copy, SeededRandom random, double darkest, double brightest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double angle = Between(random, Rotation) * Math.PI / 180;
        double scale = 1 + Between(random, Scale), cut = Crop * random.NextDouble(), zoom = scale / (1 - cut);
        double right = Between(random, Shift), down = Between(random, Shift);
        double mirrorX = random.NextDouble() < FlipHorizontally ? -1 : 1, mirrorY = random.NextDouble() < FlipVertically ? -1 : 1;
        double centreX = (Width - 1) / 2.0, centreY = (Height - 1) / 2.0, windowX = centreX, windowY = centreY;
        if (cut > 0)
            (windowX, windowY) = (windowX + Between(random, cut * centreX), windowY + Between(random, cut * centreY));
        double cos = Math.Cos(angle) / zoom, sin = Math.Sin(angle) / zoom;
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double dx = (x - centreX - right) * mirrorX, dy = (y - centreY - down) * mirrorY;
                double value = Interpolate(image, windowX + (cos * dx) + (sin * dy), windowY - (sin * dx) + (cos * dy));
                if (Noise > 0)
                    value += Noise * random.NextGaussian();
                copy[(y * Width) + x] = T.CreateTruncating(Math.Clamp(value, darkest, brightest));
            }
        }
    }

    // Bilinear: the four pixels around the place, each weighted by how near it is.
    private double Interpolate<T>(ReadOnlySpan<T> image, double x, double y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double u = x - left, v = y - top;
        return ((1 - v) * (((1 - u) * Pixel(image, left, top)) + (u * Pixel(image, left + 1, top))))
            + (v * (((1 - u) * Pixel(image, left, top + 1)) + (u * Pixel(image, left + 1, top + 1))));
    }

    private double Pixel<T>(ReadOnlySpan<T> image, int x, int y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => (uint)x < (uint)Width && (uint)y < (uint)Height ? double.CreateTruncating(image[(y * Width) + x]) : 0;

    private static (double Darkest, double Brightest) Extremes<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (darkest, brightest) = (T.Zero, T.Zero);
        foreach (T value in values)
            (darkest, brightest) = (T.Min(darkest, value), T.Max(brightest, value));
        return (double.CreateTruncating(darkest), double.CreateTruncating(brightest));
    }

    private static double NotNegative(double amount) => amount is >= 0 and < double.PositiveInfinity
        ? amount
        : throw new ArgumentException($"An amount of change is a number from 0 up (it goes both ways by itself); got {amount}.");

    private static double Part(double part) => part is >= 0 and < 1
        ? part
        : throw new ArgumentException($"Expected a part of the image between 0 and 1, such as 0.1 for a tenth; got {part}.");

    private static double Between(SeededRandom random, double most) => most * ((2 * random.NextDouble()) - 1);
}
