namespace Course.Notebooks.Pictures;

/// <summary>
/// At most 256 colors for a picture: its commonest ones as they are, so that paper, ink and lines stay exact, and the many
/// in-between shades of smoothed edges and gradients by median cut.
/// </summary>
/// <remarks>P. Heckbert, <i>Color image quantization for frame buffer display</i>, SIGGRAPH 1982.</remarks>
internal sealed class ColorTable
{
    private const int MostColors = 256;
    private const int ExactColors = 64;

    // Where red, green and blue are in 0xRRGGBB.
    private static readonly int[] Shifts = [16, 8, 0];

    private readonly Dictionary<int, byte> places = [];
    private readonly List<int> colors = [];

    public ColorTable(Picture picture)
    {
        var counts = new Dictionary<int, int>();
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            int color = picture.ColorAt(i);
            counts[color] = counts.GetValueOrDefault(color) + 1;
        }
        (int Color, int Count)[] all = [.. counts.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key)];
        int exact = all.Length <= MostColors ? all.Length : ExactColors;
        foreach ((int color, int count) in all.Take(exact)) Add([(color, count)]);
        foreach (var box in MedianCut(all[exact..], MostColors - exact)) Add(box);
    }

    /// <summary>The colors, as <c>0xRRGGBB</c>.</summary>
    public IReadOnlyList<int> Colors => colors;

    /// <summary>The place in <see cref="Colors"/> of what stands for a color of the picture.</summary>
    public byte PlaceOf(int color) => places[color];

    private void Add(IReadOnlyList<(int Color, int Count)> box)
    {
        foreach ((int color, _) in box) places[color] = (byte)colors.Count;
        colors.Add((Mean(box, 16) << 16) | (Mean(box, 8) << 8) | Mean(box, 0));
    }

    // Cuts the box of colors that costs most in two at its middle pixel, again and again.
    private static List<(int Color, int Count)[]> MedianCut((int Color, int Count)[] colors, int boxes)
    {
        if (colors.Length == 0) return [];
        var cut = new PriorityQueue<(int Color, int Count)[], (double, int)>();
        int order = 0;
        Enqueue(colors);
        while (cut.Count < boxes && cut.Peek().Length > 1)
        {
            (int Color, int Count)[] box = cut.Dequeue();
            int shift = WidestChannel(box).Shift;
            (int Color, int Count)[] sorted = [.. box.OrderBy(entry => Channel(entry.Color, shift)).ThenBy(entry => entry.Color)];
            long half = sorted.Sum(entry => (long)entry.Count) / 2;
            int middle = 1;
            for (long sum = sorted[0].Count; middle < sorted.Length - 1 && sum < half; middle++) sum += sorted[middle].Count;
            Enqueue(sorted[..middle]);
            Enqueue(sorted[middle..]);
        }
        return [.. cut.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

        void Enqueue((int Color, int Count)[] box)
        {
            double cost = box.Length == 1 ? 0 : Math.Pow(WidestChannel(box).Width, 2) * Math.Sqrt(box.Sum(entry => (double)entry.Count));
            cut.Enqueue(box, (-cost, order++));
        }
    }

    private static (int Shift, int Width) WidestChannel((int Color, int Count)[] box) => Shifts
        .Select(shift => (shift, box.Max(entry => Channel(entry.Color, shift)) - box.Min(entry => Channel(entry.Color, shift))))
        .MaxBy(channel => channel.Item2);

    private static int Mean(IReadOnlyList<(int Color, int Count)> box, int shift)
    {
        long sum = box.Sum(entry => (long)entry.Count * Channel(entry.Color, shift));
        long count = box.Sum(entry => (long)entry.Count);
        return (int)((sum + (count / 2)) / count);
    }

    private static int Channel(int color, int shift) => (color >> shift) & 255;
}
