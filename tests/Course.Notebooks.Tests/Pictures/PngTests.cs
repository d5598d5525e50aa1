using Course.Notebooks.Pictures;

namespace Course.Notebooks.Tests.Pictures;

/// <summary>Pictures written, read and compared.</summary>
public sealed class PngTests
{
    [Fact]
    public void A_picture_of_few_colors_comes_back_as_it_was()
    {
        Picture picture = Draw(90, 40, (x, y) => (x / 9 * 25, y * 6, x == y ? 255 : 0));

        Picture back = PngReader.Read(PngWriter.Write(picture));

        Assert.Equal((90, 40), (back.Width, back.Height));
        Assert.True(picture.Width * picture.Height > 256);
        Picture few = Draw(90, 40, (x, y) => (x / 9 * 25, y / 10 * 60, 0));
        Assert.Equal(few.Pixels, PngReader.Read(PngWriter.Write(few)).Pixels);
    }

    [Fact]
    public void Paper_and_ink_stay_exact_and_a_gradient_hardly_changes()
    {
        // White paper, a black line, and a gradient of far more than 256 colors.
        Picture picture = Draw(300, 200, (x, y) => y < 60 ? (255, 255, 255) : y < 64 ? (0, 0, 0) : (x * 255 / 299, y, 255 - (x * 200 / 299)));

        Picture back = PngReader.Read(PngWriter.Write(picture));

        Assert.Equal(picture.Pixels[..(3 * 300 * 64)], back.Pixels[..(3 * 300 * 64)]);
        int worst = picture.Pixels.Zip(back.Pixels, (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(worst, 1, 24);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes()
    {
        Assert.Equal(PngWriter.Write(Draw(50, 50, (x, y) => (x * 5, y * 5, x * y % 256))), PngWriter.Write(Draw(50, 50, (x, y) => (x * 5, y * 5, x * y % 256))));
    }

    [Fact]
    public void A_line_that_has_gone_is_seen_and_one_pixel_is_not()
    {
        Picture chart = Draw(320, 240, (x, y) => Math.Abs(x - y) < 2 ? (0, 114, 178) : (255, 255, 255));
        Picture dotted = chart with { Pixels = [.. chart.Pixels.Select((value, i) => i == 3 * 1000 ? (byte)0 : value)] };
        Picture empty = Draw(320, 240, (_, _) => (255, 255, 255));

        Assert.True(PictureComparison.LookAlike(chart, dotted));
        Assert.False(PictureComparison.LookAlike(chart, empty));
        Assert.False(PictureComparison.LookAlike(chart, Draw(321, 240, (_, _) => (255, 255, 255))));
    }

    [Fact]
    public void What_is_not_a_PNG_file_is_called_that()
    {
        Assert.Contains("not a PNG file", Assert.Throws<InvalidDataException>(() => PngReader.Read("GIF89a"u8)).Message, StringComparison.Ordinal);
    }

    private static Picture Draw(int width, int height, Func<int, int, (int Red, int Green, int Blue)> color)
    {
        var pixels = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            (int red, int green, int blue) = color(i % width, i / width);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = ((byte)red, (byte)green, (byte)blue);
        }
        return new Picture(width, height, pixels);
    }
}
