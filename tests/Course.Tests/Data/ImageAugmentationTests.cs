using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

public sealed class ImageAugmentationTests
{
    private static readonly Matrix<double> Numbered = Matrix<double>.Build.Dense(12, 1, (i, _) => i + 1);     // 4 wide, 3 high

    private static double[] Pixels(ImageAugmentation augmentation, Matrix<double> images, int seed = 1) => augmentation.Apply(images, seed).ToColumnMajorArray();

    [Fact]
    public void Without_a_change_the_copies_are_the_originals()
    {
        var digits = Datasets.Digits();
        Assert.Equal(digits.Features, new ImageAugmentation(8, 8).Apply(digits, seed: 1).Features);
    }

    [Fact]
    public void A_mirror_image_exchanges_left_and_right_or_top_and_bottom()
    {
        Assert.Equal([4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9.0], Pixels(new(4, 3) { FlipHorizontally = 1 }, Numbered));
        Assert.Equal([9, 10, 11, 12, 5, 6, 7, 8, 1, 2, 3, 4.0], Pixels(new(4, 3) { FlipVertically = 1 }, Numbered));
    }

    [Fact]
    public void The_middle_of_a_symmetric_image_stays_under_rotation_and_a_shift_moves_the_centre_of_mass_by_so_many_pixels()
    {
        var dot = Matrix<double>.Build.Dense(81, 1, (i, _) => i == 40 ? 1 : 0);
        Assert.Equal(1, Pixels(new(9, 9) { Rotation = 180 }, dot)[40], 1e-12);

        for (int seed = 0; seed < 50; seed++)
        {
            double[] moved = Pixels(new(9, 9) { Shift = 2 }, dot, seed);
            Assert.Equal(1, moved.Sum(), 1e-12);
            Assert.InRange(moved.Select((value, i) => value * (i % 9)).Sum(), 2, 6);
            Assert.InRange(moved.Select((value, i) => value * (i / 9)).Sum(), 2, 6);
        }
    }

    [Fact]
    public void A_crop_shows_a_window_from_inside_the_image()
    {
        var ramp = Matrix<double>.Build.Dense(400, 200, (i, _) => 1 + (i % 20));                     // brighter to the right
        var cropped = new ImageAugmentation(20, 20) { Crop = 0.5 }.Apply(ramp, seed: 3);
        double[] means = [.. cropped.EnumerateColumns().Select(image => image.Average())];
        Assert.True(means.Min() < 8.5 && means.Max() > 12.5, "the windows lie at different places");
        Assert.All(cropped.EnumerateColumns(), image => Assert.All(Enumerable.Range(1, 18), x => Assert.InRange(image[200 + x + 1] - image[200 + x], 0.49, 1.01)));
    }

    [Fact]
    public void Pixels_stay_within_the_originals_range_and_targets_with_their_images()
    {
        var digits = Datasets.Digits<float>().Split(test: 0.9, seed: 1).Train;
        var wild = new ImageAugmentation(8, 8) { Rotation = 30, Scale = 0.3, Crop = 0.3, Shift = 2, FlipHorizontally = 0.5, FlipVertically = 0.5, Noise = 4 };
        var changed = wild.Apply(digits, seed: 7);

        Assert.InRange(changed.Features.Enumerate().Min(), 0, 0);
        Assert.InRange(changed.Features.Enumerate().Max(), 16, 16);
        Assert.Equal(digits.Targets, changed.Targets);
        Assert.Equal(changed.Features, wild.Apply(digits, seed: 7).Features);
        Assert.NotEqual(changed.Features, wild.Apply(digits, seed: 8).Features);
        Assert.Equal(2 * digits.SampleCount, digits.Append(changed).SampleCount);
    }

    [Fact]
    public void Other_shapes_and_impossible_amounts_are_refused()
    {
        Assert.Contains("columns of 12 numbers, got 8×3", Assert.Throws<ArgumentException>(() => new ImageAugmentation(4, 3).Apply(Matrix<double>.Build.Dense(8, 3), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentException>(() => new ImageAugmentation(4, 3) { Crop = 1 }).Message, StringComparison.Ordinal);
        Assert.Contains("from 0 up", Assert.Throws<ArgumentException>(() => new ImageAugmentation(4, 3) { Rotation = double.NaN }).Message, StringComparison.Ordinal);
    }
}
