namespace Course.Notebooks.Pictures;

/// <summary>
/// Whether two pictures show a reader the same: averages of small blocks are compared, so that letters which sit a hair's
/// breadth elsewhere make no difference, and a line that has gone does.
/// </summary>
public static class PictureComparison
{
    private const int BlockSize = 8;

    /// <summary>The difference of a block's average, out of 255, from which it counts as different.</summary>
    private const int Visible = 32;

    /// <summary>The part of the blocks that may differ.</summary>
    private const double Tolerance = 0.01;

    /// <summary>Whether the pictures look alike; pictures of different sizes do not.</summary>
    public static bool LookAlike(Picture one, Picture other) => Difference(one, other) <= Tolerance;

    /// <summary>The part of the blocks, from 0 to 1, that differ visibly; 1 for pictures of different sizes.</summary>
    public static double Difference(Picture one, Picture other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if ((one.Width, one.Height) != (other.Width, other.Height)) return 1;
        int[] a = BlockAverages(one), b = BlockAverages(other);
        int different = 0;
        for (int i = 0; i < a.Length; i += 3)
        {
            if (Math.Max(Math.Abs(a[i] - b[i]), Math.Max(Math.Abs(a[i + 1] - b[i + 1]), Math.Abs(a[i + 2] - b[i + 2]))) > Visible) different++;
        }
        return 3.0 * different / a.Length;
    }

    private static int[] BlockAverages(Picture picture)
    {
        int columns = (picture.Width + BlockSize - 1) / BlockSize, rows = (picture.Height + BlockSize - 1) / BlockSize;
        var sums = new int[3 * columns * rows];
        var counts = new int[columns * rows];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int block = (y / BlockSize * columns) + (x / BlockSize);
                counts[block]++;
                for (int c = 0; c < 3; c++) sums[(3 * block) + c] += picture.Pixels[(3 * ((y * picture.Width) + x)) + c];
            }
        }
        for (int i = 0; i < sums.Length; i++) sums[i] /= counts[i / 3];
        return sums;
    }
}
